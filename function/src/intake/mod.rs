//! The public routes: what a young person or a broker sends, and what a receipt leads to.
//!
//! Nothing here can open what was sent. The one thing that opens anything is a receipt that somebody brings.

mod danger;
mod follow_up;
mod receipts;
mod score;
mod submit;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::middleware::map_response;
use axum::routing::{MethodRouter, any, get, post};
use serde_json::json;

use crate::assets::Assets;
use crate::audience::{self, Audience};
use crate::clock::Clock;
use crate::guard::Guard;
use crate::headers::{Referrer, protect};
use crate::pages::Pages;
use crate::problem::{Given, Problem, What};
use crate::request::Id;
use crate::seal::Spare;
use crate::store::Store;

/// What the public routes work with, built at the edge.
#[derive(Clone)]
pub struct IntakeState {
    /// The site.
    pub assets: Arc<Assets>,
    /// The pages, with the templates of the site's theme.
    pub pages: Arc<Pages>,
    /// Where submissions go.
    pub store: Store,
    /// Counts and compares. Keep the same one when the routes are built again.
    pub guard: Guard,
    /// What time it is.
    pub clock: Clock,
}

/// What the handlers share.
#[derive(Clone)]
struct Intake {
    state: IntakeState,
    /// For the recipients of this state: routes that are built again begin without.
    spare: Arc<Spare>,
}

/// The routes under `/api`, with answers for every address and method under it.
pub fn router(state: IntakeState) -> Router {
    Router::new()
        .route("/api/health", get(health).fallback(wrong_method))
        .route(
            "/api/forms/{id}",
            posts(post(submit::submit)).fallback(form_instead),
        )
        .route(
            "/api/receipts",
            posts(post(receipts::look_up)).fallback(lookup_instead),
        )
        .route(
            "/api/receipts/withdraw",
            posts(post(receipts::withdraw)).fallback(lookup_instead),
        )
        .route(
            "/api/receipts/follow-up",
            posts(post(follow_up::follow_up)).fallback(lookup_instead),
        )
        .route("/api/token", get(token).fallback(wrong_method))
        .route("/api/challenge", get(challenge).fallback(wrong_method))
        .route("/api/weg", get(leave).fallback(wrong_method))
        .route("/api", any(not_found))
        .route("/api/", any(not_found))
        .route("/api/{*rest}", any(not_found))
        .layer(map_response(async |response| {
            protect(response, Referrer::None)
        }))
        .with_state(Intake::new(state))
}

/// The same with a page for every other address, for where nothing else answers (Lambda).
pub fn service(state: IntakeState) -> Router {
    let elsewhere = Router::new()
        .fallback(not_found)
        .layer(map_response(async |response| {
            protect(response, Referrer::None)
        }))
        .with_state(Intake::new(state.clone()));
    router(state).merge(elsewhere)
}

/// Handlers read bodies themselves, because what is too large is still given back.
fn posts(route: MethodRouter<Intake>) -> MethodRouter<Intake> {
    route.layer(axum::extract::DefaultBodyLimit::disable())
}

impl Intake {
    fn new(state: IntakeState) -> Self {
        Self {
            state,
            spare: Arc::default(),
        }
    }

    fn audience(&self, headers: &HeaderMap) -> Audience {
        let mut audience = Audience::of(&self.state.assets, &self.state.pages, headers);
        // Without one, a page is recognised by what is filled in.
        audience.token = self.state.guard.token().unwrap_or_default();
        audience
    }
}

/// `GET /api/token`: the small script of a static page asks for it when somebody begins to type.
async fn token(State(intake): State<Intake>) -> Response<Body> {
    match intake.state.guard.token() {
        Ok(token) => audience::json(StatusCode::OK, &json!({ "token": token })),
        Err(error) => {
            tracing::error!(%error, "no token can be made");
            Problem::from(What::Internal).answer(&intake.audience(&HeaderMap::new()))
        }
    }
}

/// `GET /api/challenge`: a little work for a browser, where the site asks for it.
async fn challenge(State(intake): State<Intake>, headers: HeaderMap) -> Response<Body> {
    if !intake.state.assets.facts.proof_of_work {
        return not_found(State(intake), headers).await;
    }
    let made = intake.state.guard.challenge().map(|made| json!(made));
    match made {
        Ok(made) => audience::json(StatusCode::OK, &made),
        Err(error) => {
            tracing::error!(%error, "no challenge can be made");
            Problem::from(What::Internal).answer(&intake.audience(&HeaderMap::new()))
        }
    }
}

/// `GET /api/weg`: away from here, to a site that nobody asks questions about. The browser forgets what it kept of this
/// one. Cookies are left alone: visitors have none, and a moderator on the same machine stays at the desk.
async fn leave() -> Response<Body> {
    let mut response = audience::respond(StatusCode::SEE_OTHER, audience::HTML, Body::empty());
    let location = HeaderValue::from_static(crate::facts::EXIT);
    response.headers_mut().insert(header::LOCATION, location);
    forget(response)
}

/// Makes the browser forget what it kept of this site, so that the button "back" shows nothing.
fn forget(mut response: Response<Body>) -> Response<Body> {
    let what = HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert("clear-site-data", what);
    response
}

async fn health(State(intake): State<Intake>) -> Response<Body> {
    match intake.state.store.ping().await {
        Ok(()) => audience::json(StatusCode::OK, &json!({ "status": "ok" })),
        Err(error) => {
            tracing::error!(%error, "the store does not answer");
            audience::json(
                StatusCode::SERVICE_UNAVAILABLE,
                &json!({ "status": "unavailable" }),
            )
        }
    }
}

async fn not_found(State(intake): State<Intake>, headers: HeaderMap) -> Response<Body> {
    Problem::from(What::NotFound).answer(&intake.audience(&headers))
}

async fn wrong_method(State(intake): State<Intake>, headers: HeaderMap) -> Response<Body> {
    Problem::from(What::MethodNotAllowed).answer(&intake.audience(&headers))
}

/// Somebody opens the address of a form, such as a restored tab after sending: here is the form itself.
async fn form_instead(
    State(intake): State<Intake>,
    Id(id): Id,
    headers: HeaderMap,
) -> Response<Body> {
    let what = if intake.state.assets.forms.contains_key(&id) {
        What::MethodNotAllowed
    } else {
        What::NotFound
    };
    what.given(Given::Blank(id))
        .answer(&intake.audience(&headers))
}

async fn lookup_instead(State(intake): State<Intake>, headers: HeaderMap) -> Response<Body> {
    What::MethodNotAllowed
        .given(Given::Code(String::new()))
        .answer(&intake.audience(&headers))
}
