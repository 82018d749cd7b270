//! What is around the desk where it has an address of its own.

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode};
use axum::middleware::map_response;
use axum::routing::get;
use serde_json::json;

use super::{method_not_allowed, not_found};
use crate::Desk;
use web::audience;
use web::headers::{Referrer, protect};
use web::redirect::redirect;

/// The desk, and what leads to it.
pub(crate) fn router(desk: Desk) -> Router {
    let around = Router::new()
        .route("/", get(async || redirect("/desk")))
        .route("/health", get(health))
        .fallback(not_found)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(map_response(async |response| {
            protect(response, Referrer::SameOrigin)
        }))
        .with_state(desk.clone());
    super::router(desk).merge(around)
}

/// `GET /health`: whether the store answers.
async fn health(State(desk): State<Desk>) -> Response<Body> {
    match desk.store.ping().await {
        Ok(()) => audience::json(StatusCode::OK, &json!({ "status": "ok" })),
        Err(error) => {
            tracing::error!(%error, "the store does not answer");
            let status = StatusCode::SERVICE_UNAVAILABLE;
            audience::json(status, &json!({ "status": "unavailable" }))
        }
    }
}
