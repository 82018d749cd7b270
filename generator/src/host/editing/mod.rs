//! The editor of the site on a host: whoever has the role for it reads and saves pages in the browser, and each save is a commit in
//! their name, sent back to the repository.
//!
//! The script of the editor speaks the language of a Gitea server, of which the few questions that it asks are answered here. A
//! commit that cannot be sent is kept and sent again, also after a restart.

mod answers;
mod changes;
mod collecting;
mod copy;
mod lines;

use std::path::PathBuf;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, Method, Response, StatusCode, header};
use axum::response::IntoResponse;
use desk::{Editor, SiteEditor};
use diagnostics::Reporter;
use futures_util::future::BoxFuture;
use serde_json::{Value as Json, json};
use tokio::sync::Notify;

use super::attempts::Attempts;
use super::files::Files;
use super::notice::Notices;
use lines::Lines;

pub(super) use collecting::IntoRepository;

/// Where the editor is.
pub(super) const PAGE: &str = "/beheer";
/// Where its script asks.
const API: &str = "/beheer/api/v1/";
const CONFIGURATION: &str = "/beheer/config.json";
/// What a repository is called there: there is one.
const REPOSITORY: &str = "host/site";
/// The configuration of a site whose editor saves on the machine itself.
const LOCAL: &str = "lokaal/";
/// Some pages and photos at once.
const LARGEST: usize = 32 * 1024 * 1024;

/// Where a host keeps what its editors save, and what it says about it.
pub(super) struct Editing {
    lines: Lines,
    attempts: Arc<Attempts>,
    reporter: Arc<Reporter>,
}

/// From where to where.
pub(super) struct Settings {
    /// The folder of the copy.
    pub(super) folder: PathBuf,
    /// The repository.
    pub(super) address: String,
    pub(super) branch: Option<String>,
    /// Whether somebody looks at it before it is on the site.
    pub(super) review: bool,
    /// What becomes of what was sent there.
    pub(super) attempts: Arc<Attempts>,
    /// Told when something was sent to the branch of the site.
    pub(super) sent: Arc<Notify>,
    pub(super) notices: Notices,
}

impl Editing {
    pub(super) fn new(settings: Settings) -> Self {
        let reporter = Arc::clone(&settings.notices.reporter);
        Self {
            attempts: Arc::clone(&settings.attempts),
            lines: Lines::new(settings),
            reporter,
        }
    }

    /// Sends again what could not be sent, for as long as this runs.
    pub(super) async fn keep_sending(self: Arc<Self>) {
        self.lines.keep_sending().await;
    }
}

/// The editor of one built site.
pub(super) struct OfSite {
    pub(super) editing: Arc<Editing>,
    pub(super) files: Arc<Files>,
    /// Where the site is served from.
    pub(super) site: PathBuf,
}

/// Whether the editor of this built site saves where a host can do that: it was not given a server of its own.
pub(super) fn is_ours(configuration: &[u8]) -> bool {
    let read: Json = serde_json::from_slice(configuration).unwrap_or_default();
    let repository = read["backend"]["repo"].as_str();
    repository.is_some_and(|repository| repository.starts_with(LOCAL))
}

impl SiteEditor for OfSite {
    fn answer(&self, editor: Editor, request: Request) -> BoxFuture<'static, Response<Body>> {
        let (editing, files) = (Arc::clone(&self.editing), Arc::clone(&self.files));
        let configuration = self.site.join("beheer/config.json");
        Box::pin(async move {
            let path = request.uri().path().to_owned();
            match path.strip_prefix(API) {
                Some(question) => editing.script(&editor, question, request).await,
                None if path == CONFIGURATION => configured(&configuration),
                // Nothing of a page is sent anywhere.
                None => {
                    let (parts, _) = request.into_parts();
                    files
                        .answer(Request::from_parts(parts, Body::empty()))
                        .await
                }
            }
        })
    }
}

/// The configuration of the editor, which saves here.
fn configured(path: &std::path::Path) -> Response<Body> {
    let read = std::fs::read(path).unwrap_or_default();
    let Ok(mut configuration) = serde_json::from_slice::<Json>(&read) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    configuration["backend"] = json!({
        "name": "gitea",
        "repo": REPOSITORY,
        "auth_methods": ["token"],
    });
    configuration["logout_redirect_url"] = "/desk".into();
    answer(StatusCode::OK, &configuration)
}

/// An answer for the script.
fn answer(status: StatusCode, body: &Json) -> Response<Body> {
    respond(status, "application/json", body.to_string())
}

/// Nothing that comes from the repository runs here.
fn respond(status: StatusCode, kind: &str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let pairs = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox; frame-ancestors 'none'",
        ),
    ];
    for (name, value) in pairs {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// Whether a request may be answered with what is in its body.
fn is_post(request: &Request) -> bool {
    request.method() == Method::POST
}
