//! The public routes: submissions, and everything that a receipt gives access to.
//!
//! Nothing here can open a submission. Only a receipt opens anything.

pub mod guard;

mod danger;
mod follow_up;
mod health;
mod helped;
mod opened;
mod read_page;
mod receipts;
mod sender;
mod sign_up;
mod site_page;
mod spam_score;
mod submit;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use axum::middleware::map_response;
use axum::routing::{MethodRouter, any, get, post};
use serde_json::json;

use crate::guard::Guard;
use clock::Clock;
use forms::team::TeamId;
use forms::{LANGUAGE_FIELD, Submitted};
use health::Health;
use pages::Pages;
use pages::assets::Assets;
use pages::teams::Destination;
use sealing::{Envelope, SealError, Spare};
use store::Store;
use web::audience::{self, Audience};
use web::error_response::{EchoedInput, ErrorKind, ErrorResponse};
use web::headers::{Referrer, protect};
use web::redirect::redirect;
use web::request::{Budget, Id};

/// The field with the code of a receipt.
const CODE: &str = "code";

/// Everything that the public routes need.
#[derive(Clone)]
pub struct IntakeState {
    /// The site.
    pub assets: Arc<Assets>,
    /// The pages, with the templates of the site's theme.
    pub pages: Arc<Pages>,
    /// Where submissions go.
    pub store: Store,
    /// Rate limits and spam detection. Keep it when the routes are built again.
    pub guard: Guard,
    /// Tells the time.
    pub clock: Clock,
}

/// The state of the handlers.
#[derive(Clone)]
struct Intake {
    state: IntakeState,
    /// For the teams of this state: routes that are built again begin without.
    spares: Arc<BTreeMap<TeamId, Spare>>,
    /// Bounds the memory for request bodies.
    budget: Budget,
    health: Arc<Health>,
}

/// The routes under `/api`, with answers for every address and method under it. A slash behind an address changes nothing:
/// somebody who copied it so must not lose what they typed.
pub fn router(state: IntakeState) -> Router {
    let routes = [
        ("/api/health", get(health).fallback(wrong_method)),
        (
            "/api/forms/{id}",
            posts(post(submit::submit)).fallback(form_instead),
        ),
        (
            "/api/receipts",
            posts(post(receipts::look_up)).fallback(lookup_instead),
        ),
        (
            "/api/receipts/withdraw",
            posts(post(receipts::withdraw)).fallback(lookup_instead),
        ),
        (
            "/api/receipts/follow-up",
            posts(post(follow_up::follow_up)).fallback(lookup_instead),
        ),
        (
            "/api/receipts/page",
            posts(post(site_page::say)).fallback(lookup_instead),
        ),
        (
            "/api/receipts/helped",
            posts(post(helped::rate_answer)).fallback(lookup_instead),
        ),
        (
            "/api/helped",
            posts(post(helped::rate_page)).fallback(helped::page_instead),
        ),
        ("/api/token", get(token).fallback(wrong_method)),
        ("/api/challenge", get(challenge).fallback(wrong_method)),
        ("/api/weg", get(leave).fallback(wrong_method)),
        ("/api", any(not_found)),
    ];
    let router = routes
        .into_iter()
        .fold(Router::new(), |router, (path, route)| {
            router
                .route(path, route.clone())
                .route(&format!("{path}/"), route)
        });
    router
        .route("/api/{*rest}", any(not_found))
        .layer(map_response(async |response| {
            protect(response, Referrer::None)
        }))
        .with_state(Intake::new(state))
}

/// Like [`router`], with a page for every other address, for deployments where nothing else answers (Lambda).
pub fn service(state: IntakeState) -> Router {
    let elsewhere = Router::new()
        .fallback(not_found)
        .layer(map_response(async |response| {
            protect(response, Referrer::None)
        }))
        .with_state(Intake::new(state.clone()));
    router(state).merge(elsewhere)
}

/// Handlers read bodies themselves, because a body that is too large is still given back.
fn posts(route: MethodRouter<Intake>) -> MethodRouter<Intake> {
    route.layer(axum::extract::DefaultBodyLimit::disable())
}

impl Intake {
    fn new(state: IntakeState) -> Self {
        let teams = state.assets.teams.all();
        let spares = teams.map(|to| (to.team.clone(), Spare::new(to.recipients.clone())));
        Self {
            spares: Arc::new(spares.collect()),
            state,
            budget: Budget::default(),
            health: Arc::default(),
        }
    }

    /// An envelope that the team opens.
    fn envelope(&self, to: &Destination) -> Result<Envelope, SealError> {
        match self.spares.get(&to.team) {
            Some(spare) => spare.take(),
            None => to.recipients.envelope(),
        }
    }

    /// Prepares the envelope of the next submission to the same team.
    fn prepare_next(&self, team: &TeamId) {
        if let Some(spare) = self.spares.get(team) {
            spare.restock();
        }
    }

    fn audience(&self, headers: &HeaderMap) -> Audience {
        let mut audience = Audience::of(&self.state.assets, &self.state.pages, headers);
        // Without a token, a page is identified by its fields.
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
            ErrorResponse::from(ErrorKind::Internal).answer(&intake.audience(&HeaderMap::new()))
        }
    }
}

/// `GET /api/challenge`: a little work for a browser, where the site asks for it.
async fn challenge(State(intake): State<Intake>, request: Request) -> Response<Body> {
    if !intake.state.assets.facts.proof_of_work {
        return not_found(State(intake), request).await;
    }
    let made = intake.state.guard.challenge().map(|made| json!(made));
    match made {
        Ok(made) => audience::json(StatusCode::OK, &made),
        Err(error) => {
            tracing::error!(%error, "no challenge can be made");
            ErrorResponse::from(ErrorKind::Internal).answer(&intake.audience(&HeaderMap::new()))
        }
    }
}

/// `GET /api/weg` (quick exit): redirects to a harmless site, and makes the browser forget this one. Cookies stay:
/// visitors have none, and a moderator on the same machine stays logged in.
async fn leave() -> Response<Body> {
    forget(redirect(forms::facts::EXIT))
}

/// Makes the browser forget what it kept of this site, so that the button "back" shows nothing.
fn forget(mut response: Response<Body>) -> Response<Body> {
    let what = HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert("clear-site-data", what);
    response
}

/// `GET /api/health`: whether a question could be stored now.
async fn health(State(intake): State<Intake>) -> Response<Body> {
    if intake.health.is_good(&intake.state.store).await {
        audience::json(StatusCode::OK, &json!({ "status": "ok" }))
    } else {
        audience::json(
            StatusCode::SERVICE_UNAVAILABLE,
            &json!({ "status": "unavailable" }),
        )
    }
}

/// An unknown address shows what was sent to it, so that it can be copied.
async fn not_found(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let stray = MisroutedRequest::read(&intake, request).await;
    let input = stray.loose();
    ErrorKind::NotFound.echoing(input).answer(&stray.audience)
}

async fn wrong_method(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let stray = MisroutedRequest::read(&intake, request).await;
    let input = stray.loose();
    let response = ErrorKind::MethodNotAllowed
        .echoing(input)
        .answer(&stray.audience);
    allowing(response, "GET, HEAD")
}

/// Somebody opens the address of a form, such as a restored tab after sending: here is the form itself.
async fn form_instead(
    State(intake): State<Intake>,
    Id(id): Id,
    request: Request,
) -> Response<Body> {
    let mut stray = MisroutedRequest::read(&intake, request).await;
    let form = intake.state.assets.forms.get(&id);
    let known = form.is_some();
    let language = submit::language_of(form, &stray.fields);
    stray.audience = stray.audience.speaking(language);
    let (kind, input) = match (known, stray.fields.is_empty() || stray.fields.is_unnamed()) {
        (true, false) => (
            ErrorKind::MethodNotAllowed,
            EchoedInput::Form(id, stray.fields.clone()),
        ),
        (true, true) if stray.fields.is_empty() => {
            (ErrorKind::MethodNotAllowed, EchoedInput::Blank(id))
        }
        (true, true) => (ErrorKind::MethodNotAllowed, stray.loose()),
        (false, _) => (ErrorKind::NotFound, stray.loose()),
    };
    allowing(kind.echoing(input).answer(&stray.audience), "POST")
}

async fn lookup_instead(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let stray = MisroutedRequest::read(&intake, request).await;
    let field = |name: &str| stray.fields.get(name).unwrap_or_default().to_owned();
    let input = match (stray.fields.is_unnamed(), field(receipts::QUESTION)) {
        (true, _) => stray.loose(),
        (false, question) if question.trim().is_empty() => EchoedInput::Code(field(CODE)),
        (false, question) => EchoedInput::FollowUp(
            field(CODE),
            question,
            read_page::is_about_page(&stray.fields),
        ),
    };
    let response = ErrorKind::MethodNotAllowed
        .echoing(input)
        .answer(&stray.audience);
    allowing(response, "POST")
}

/// A request to a wrong address or method, with its fields.
struct MisroutedRequest {
    audience: Audience,
    fields: Submitted,
}

impl MisroutedRequest {
    async fn read(intake: &Intake, request: Request) -> Self {
        let (parts, body) = request.into_parts();
        let fields = if matches!(parts.method, Method::GET | Method::HEAD) {
            Submitted::default()
        } else {
            let sent = intake.budget.read_form(&[], &parts.headers, body);
            sent.await.fields
        };
        let language = fields.get(LANGUAGE_FIELD);
        let mut audience = intake.audience(&parts.headers).speaking(language);
        let urgency = danger::urgency_of(&intake.state.assets.signals, None, &fields);
        audience.in_danger = urgency.is_some();
        Self { audience, fields }
    }

    fn loose(&self) -> EchoedInput {
        if self.fields.is_empty() {
            EchoedInput::Nothing
        } else {
            EchoedInput::Loose(self.fields.clone())
        }
    }
}

/// Says which methods the address has, where it does not have the one that came (RFC 9110, 15.5.6).
fn allowing(mut response: Response<Body>, methods: &'static str) -> Response<Body> {
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        let methods = HeaderValue::from_static(methods);
        response.headers_mut().insert(header::ALLOW, methods);
    }
    response
}
