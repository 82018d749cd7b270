//! The routes of the desk: they check who asks, read and change the store, and choose a page.

mod actions;
mod auth;
mod csrf;
mod maintenance;
mod outcome;
mod publish;
mod queue;
mod reseal;
mod submission;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, Response, StatusCode};
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::{any, get, post};

use crate::Desk;
use web::audience::respond;
use web::headers::{Referrer, protect};

const STYLE: &str = include_str!("../../../templates/desk/desk.css");

pub(crate) fn router(desk: Desk) -> Router {
    let inside = Router::new()
        .route("/desk", get(queue::show))
        .route("/desk/export", get(maintenance::export))
        .route("/desk/reseal", get(reseal::ask).post(reseal::reseal))
        .route("/desk/{id}", get(submission::show))
        .merge(actions())
        .route("/desk/leave", post(auth::leave).get(queue::redirect_here))
        .route("/desk/invite", post(auth::invite).get(queue::redirect_here))
        .route("/desk/", get(queue::redirect_here))
        .route("/desk/{id}/{*rest}", any(not_found))
        .method_not_allowed_fallback(method_not_allowed)
        .layer(from_fn_with_state(desk.clone(), auth::require_session));
    Router::new()
        .route("/desk/enter", get(auth::enter_page).post(auth::enter))
        .route("/desk/desk.css", get(style))
        .method_not_allowed_fallback(method_not_allowed)
        .merge(inside)
        .layer(from_fn_with_state(desk.clone(), csrf::require_same_origin))
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(map_response(async |response| {
            protect(response, Referrer::SameOrigin)
        }))
        .with_state(desk)
}

fn actions() -> Router<Desk> {
    actions::routes().fold(Router::new(), |router, (route, handlers)| {
        router.route(&format!("/desk/{{id}}/{route}"), handlers)
    })
}

async fn style(State(_): State<Desk>) -> Response<Body> {
    respond(
        StatusCode::OK,
        HeaderValue::from_static("text/css; charset=utf-8"),
        STYLE,
    )
}

async fn not_found(State(desk): State<Desk>) -> Response<Body> {
    desk.view().message(StatusCode::NOT_FOUND, "not-found")
}

async fn method_not_allowed(State(desk): State<Desk>) -> Response<Body> {
    desk.view()
        .message(StatusCode::METHOD_NOT_ALLOWED, "not-found")
}
