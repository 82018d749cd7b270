//! The desk: where moderators read and answer. It shares only the store, the seals and the labels of forms with the
//! public side, and it is the only place that holds keys that open submissions.

mod access;
mod actions;
mod care;
mod doors;
mod filter;
mod gate;
pub mod held;
mod name;
mod outcome;
mod posted;
mod publish;
mod read;
mod reseal;
mod typed;
mod views;
mod workflow;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, Response};
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::{any, get, post};

use clock::Clock;
use pages::assets::Assets;
use store::Store;
use unsealing::Identity;
use web::audience::respond;
use web::headers::{Referrer, protect};

pub use doors::{Doors, Invitation, NoRandomness};
pub use views::DeskError;
pub use workflow::{Action, Move, Step};

use outcome::Fingerprints;
use views::Views;

const STYLE: &str = include_str!("../../../templates/desk/desk.css");

/// What the desk works with, built at the edge.
#[derive(Clone)]
pub struct DeskState {
    /// Where submissions are.
    pub store: Store,
    /// The site, for the labels of its forms.
    pub assets: Arc<Assets>,
    /// The keys that open submissions.
    pub identities: Vec<Identity>,
    /// Who gets in. Keep the same doors when the desk is built again, and nobody has to enter again.
    pub doors: Doors,
    /// What time it is.
    pub clock: Clock,
}

/// What the handlers share.
#[derive(Clone)]
struct Desk {
    store: Store,
    assets: Arc<Assets>,
    identities: Arc<[Identity]>,
    doors: Doors,
    clock: Clock,
    views: Arc<Views>,
    fingerprints: Fingerprints,
}

/// The routes under `/desk`. Without a session there is nothing to see but the way in.
pub fn router(state: DeskState) -> Result<Router, DeskError> {
    let desk = Desk {
        store: state.store,
        assets: state.assets,
        fingerprints: Fingerprints::of(&state.identities),
        identities: state.identities.into(),
        doors: state.doors,
        clock: state.clock,
        views: Arc::new(Views::new()?),
    };
    let inside = Router::new()
        .route("/desk", get(read::queue))
        .route("/desk/export", get(care::export))
        .route("/desk/reseal", get(reseal::ask).post(reseal::reseal))
        .route("/desk/{id}", get(read::submission))
        .merge(actions())
        .route("/desk/leave", post(gate::leave).get(gate::to_queue))
        .route("/desk/invite", post(gate::invite).get(gate::to_queue))
        .route("/desk/", get(gate::to_queue))
        .route("/desk/{id}/{*rest}", any(read::not_found))
        .method_not_allowed_fallback(read::wrong_method)
        .layer(from_fn_with_state(desk.clone(), gate::guard));
    Ok(Router::new()
        .route("/desk/enter", get(gate::door).post(gate::enter))
        .route("/desk/desk.css", get(style))
        .method_not_allowed_fallback(read::wrong_method)
        .merge(inside)
        .layer(from_fn_with_state(desk.clone(), gate::same_origin))
        .layer(axum::extract::DefaultBodyLimit::disable())
        .layer(map_response(async |response| {
            protect(response, Referrer::SameOrigin)
        }))
        .with_state(desk))
}

/// The routes of everything that can be done with a submission.
fn actions() -> Router<Desk> {
    actions::routes().fold(Router::new(), |router, (route, answers)| {
        router.route(&format!("/desk/{{id}}/{route}"), answers)
    })
}

async fn style(State(_): State<Desk>) -> Response<Body> {
    respond(
        axum::http::StatusCode::OK,
        HeaderValue::from_static("text/css; charset=utf-8"),
        STYLE,
    )
}
