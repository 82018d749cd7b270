//! Who answers a request: the site, the intake, or the desk.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use desk::OwnHost;
use pages::assets::Assets;
use pages::teams::Destination;
use serde_json::json;
use tokio::sync::watch;
use tower::ServiceExt;

use super::editing;
use super::files::Files;
use super::webhook::{self, Webhook};

type Receiver = watch::Receiver<Arc<Current>>;

/// What young people and brokers send.
const API: &str = "/api";
/// Where moderators work.
const DESK: &str = "/desk";
/// Whether the process answers.
const ALIVE: &str = "/health";
/// Whether it can store what somebody sends.
const READY: &str = "/health/ready";
const STORE: &str = "/api/health";

/// What is being served.
pub(super) struct Current {
    files: Arc<Files>,
    /// None on a site without forms.
    function: Option<Arc<Function>>,
    state: SiteState,
}

/// What may be known of the site that is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SiteState {
    /// Whether this is what was tried last.
    pub(super) is_latest: bool,
    /// The commit that it was made from.
    pub(super) commit: Option<String>,
    /// Whether its repository can be reached.
    pub(super) is_reachable: Option<bool>,
}

/// Forms, answers and the desk.
pub(super) struct Function {
    pub(super) api: Router,
    pub(super) desk: DeskPart,
    pub(super) assets: Arc<Assets>,
}

/// The hosted desk.
pub(super) struct DeskPart {
    pub(super) router: Router,
    pub(super) url: String,
    /// Its host, where that is not the site's.
    pub(super) apart: Option<OwnHost>,
    /// Where editors work, when the site is edited here.
    pub(super) editor: Option<String>,
}

impl Current {
    pub(super) fn new(files: Arc<Files>, function: Option<Arc<Function>>) -> Self {
        Self {
            files,
            function,
            state: SiteState {
                is_latest: true,
                commit: None,
                is_reachable: None,
            },
        }
    }

    /// The same, with what is known of it by now.
    pub(super) fn with(&self, state: SiteState) -> Self {
        Self {
            files: Arc::clone(&self.files),
            function: self.function.clone(),
            state,
        }
    }

    pub(super) fn function(&self) -> Option<&Function> {
        self.function.as_deref()
    }

    /// To whom everything is sealed.
    pub(super) fn teams(&self) -> Vec<Destination> {
        let function = self.function.iter();
        function
            .flat_map(|function| function.assets.teams.all().cloned())
            .collect()
    }

    /// Where visitors find the site.
    pub(super) fn site(&self) -> Option<&str> {
        self.function()
            .map(|function| function.assets.facts.base_url.as_str())
    }

    /// Where moderators find the desk.
    pub(super) fn desk_url(&self) -> Option<String> {
        self.function().map(|function| function.desk.url.clone())
    }

    fn health(&self) -> Response {
        let state = &self.state;
        let site = if state.is_latest { "latest" } else { "earlier" };
        let mut body = json!({ "status": "ok", "site": site });
        if let Some(commit) = &state.commit {
            body["commit"] = commit.as_str().into();
        }
        if let Some(is_reachable) = state.is_reachable {
            let repository = if is_reachable {
                "reachable"
            } else {
                "unreachable"
            };
            body["repository"] = repository.into();
        }
        let headers = [
            (header::CONTENT_TYPE, "application/json"),
            (header::CACHE_CONTROL, "no-store"),
        ];
        (headers, body.to_string()).into_response()
    }

    /// Where the editor is, for who looks for it at the site while the desk is apart.
    fn editor_elsewhere(&self, path: &str) -> Option<&str> {
        let desk = &self.function()?.desk;
        let editor = desk.editor.as_deref()?;
        (desk.apart.is_some() && is_below(path, editing::PAGE)).then_some(editor)
    }

    /// The part that is asked, where it is neither the site nor about health.
    fn part(&self, request: &Request) -> Option<Router> {
        let function = self.function()?;
        let path = request.uri().path();
        let desk = &function.desk;
        let at_desk = if let Some(host) = &desk.apart {
            host.is_asked(request.headers())
        } else {
            let is_editor = desk.editor.is_some() && is_below(path, editing::PAGE);
            is_editor || is_below(path, DESK)
        };
        if at_desk {
            return Some(desk.router.clone());
        }
        is_below(path, API).then(|| function.api.clone())
    }
}

/// Everything that a host answers.
pub(super) fn router(current: Receiver, hook: Option<Arc<Webhook>>) -> Router {
    // No routes with parameters here: those would be handed on to the parts, which have parameters of their own.
    let router = Router::new().fallback(dispatch);
    router.with_state((current, hook))
}

async fn dispatch(
    State((current, hook)): State<(Receiver, Option<Arc<Webhook>>)>,
    mut request: Request,
) -> Response {
    let current = Arc::clone(&current.borrow());
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        match request.uri().path() {
            ALIVE => return current.health(),
            READY => return ready(&current).await,
            _ => {}
        }
    }
    if let Some(part) = current.part(&request) {
        return part.oneshot(request).await.into_response();
    }
    if let Some(hook) = hook
        && request.method() == Method::POST
        && request.uri().path() == webhook::PATH
    {
        return hook.answer(request).await;
    }
    if let Some(editor) = current.editor_elsewhere(request.uri().path()) {
        return Redirect::temporary(editor).into_response();
    }
    // Nothing of a page is sent anywhere.
    *request.body_mut() = Body::empty();
    current.files.answer(request).await
}

/// Ready is who can store what somebody sends; a site without forms is ready when it answers.
async fn ready(current: &Current) -> Response {
    let Some(function) = current.function() else {
        return current.health();
    };
    match Request::get(STORE).body(Body::empty()) {
        Ok(request) => function.api.clone().oneshot(request).await.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
