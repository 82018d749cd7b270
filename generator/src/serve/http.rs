//! The addresses of `serve`: the site from memory, the function's routes, and
//! what makes the browser reload.

use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State as Extract};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::Stream;
use futures_util::stream;
use tokio::sync::watch;
use tower::ServiceExt;

use super::current::{Current, State};
use content::decode;
use diagnostics::Diagnostic;
use render::headers::{Headers, content_type};
use render::{Job, Snapshot};

type Receiver = watch::Receiver<Arc<Current>>;

const RELOAD_SCRIPT: &str = include_str!("reload.js");
const RELOAD_WORKER: &str = include_str!("reload-worker.js");
const ERROR_STYLE: &str = include_str!("error.css");
/// The editor in the browser.
const EDITOR: &str = "/beheer";
/// What young people and brokers send.
const API: &str = "/api";
/// Where moderators work.
const DESK: &str = "/desk";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// Everything that `serve` answers.
pub(super) fn router(current: Receiver) -> Router {
    Router::new()
        .route(
            "/__brokers/reload.js",
            get(async || text(SCRIPT, RELOAD_SCRIPT)),
        )
        .route(
            "/__brokers/reload-worker.js",
            get(async || text(SCRIPT, RELOAD_WORKER)),
        )
        .route(
            "/__brokers/error.css",
            get(async || text("text/css; charset=utf-8", ERROR_STYLE)),
        )
        .route("/__brokers/events", get(events))
        .route("/__brokers/news", get(news))
        // No routes with parameters here: those would be handed on to the
        // function's own routers, which have parameters of their own.
        .fallback(dispatch)
        .with_state(current)
}

/// Resolves when the person at the terminal stops the server.
pub(super) async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without a signal there is no other way to be stopped but being killed.
        std::future::pending::<()>().await;
    }
}

fn text(kind: &'static str, body: &'static str) -> impl IntoResponse {
    (
        [
            (header::CONTENT_TYPE, kind),
            (header::CACHE_CONTROL, "no-cache"),
        ],
        body,
    )
}

/// What there is now, for browsers that cannot share a stream between tabs.
async fn news(Extract(current): Extract<Receiver>) -> impl IntoResponse {
    let news = current.borrow().news();
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, news)
}

/// Sends what there is now, and again whenever it changes.
async fn events(
    Extract(current): Extract<Receiver>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stream = stream::unfold((current, true), |(mut current, first)| async move {
        if !first {
            current.changed().await.ok()?;
        }
        let news = current.borrow_and_update().news();
        Some((Ok(Event::default().data(news)), (current, false)))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

/// Intake and desk answer below `/api` and `/desk`, the site everywhere else.
async fn dispatch(Extract(current): Extract<Receiver>, request: Request) -> Response {
    let current = current.borrow().clone();
    let path = request.uri().path();
    let root = current.last().map(|built| &built.snapshot.site.base_url);
    let within = root.map_or(Some(path), |root| root.within(path));
    let whole = match &current.state {
        State::Whole(whole) => whole,
        // A slip on a page is no reason for forms and desk to stop; and who made it in the editor can mend it there.
        State::Broken {
            before: Some(before),
            ..
        } if [API, DESK].iter().any(|own| is_below(path, own))
            || within.is_some_and(|path| is_below(path, EDITOR)) =>
        {
            &before.whole
        }
        State::Broken { page, .. } => return broken(page.clone(), current.version()),
    };
    let version = current.version();
    if is_below(path, API) || is_below(path, DESK) {
        return whole
            .function
            .clone()
            .oneshot(request)
            .await
            .into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let status = StatusCode::METHOD_NOT_ALLOWED;
        let mut refused = no_such_page(status, &whole.built.snapshot, version)
            .unwrap_or_else(|found| broken(current.problem_page(&found), version));
        let allowed = HeaderValue::from_static("GET, HEAD");
        refused.headers_mut().insert(header::ALLOW, allowed);
        return refused;
    }
    let Some(within) = within else {
        return elsewhere(path, &whole.built.snapshot, version)
            .unwrap_or_else(|found| broken(current.problem_page(&found), version));
    };
    if search::is_address(within) {
        let path = within.to_owned();
        return search_answer(current, path).await;
    }
    answer(&whole.built.snapshot, within, version)
        .unwrap_or_else(|found| broken(current.problem_page(&found), version))
}

/// A file of the search index. Making the index takes longer than a thread that
/// answers others may be kept.
async fn search_answer(current: Arc<Current>, path: String) -> Response {
    let made = tokio::task::spawn_blocking(move || {
        let State::Whole(whole) = &current.state else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let file = format!("site{path}");
        match whole.search_file(&file) {
            Some(bytes) => {
                let headers = Headers::new(&whole.built.snapshot.site.config);
                file_response(&file, Cow::Borrowed(bytes), &headers, current.version())
            }
            None => StatusCode::NOT_FOUND.into_response(),
        }
    });
    made.await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn broken(page: String, version: &str) -> Response {
    page_response(
        StatusCode::INTERNAL_SERVER_ERROR,
        with_reload(page.into_bytes(), version),
    )
}

/// What is at an address of the host that is not of the site: from its root, somebody who types the host alone is led on.
fn elsewhere(path: &str, snapshot: &Snapshot, version: &str) -> Result<Response, Vec<Diagnostic>> {
    let root = snapshot.site.base_url.url("/");
    if path == "/" || format!("{path}/") == root {
        return Ok(moved(StatusCode::TEMPORARY_REDIRECT, &root));
    }
    no_such_page(StatusCode::NOT_FOUND, snapshot, version)
}

/// The file at an address within the site, the way static hosts do it: `/tips/` is
/// `tips/index.html`, and `/tips` leads there.
fn answer(snapshot: &Snapshot, path: &str, version: &str) -> Result<Response, Vec<Diagnostic>> {
    let decoded = decode(path);
    let file = if decoded.ends_with('/') {
        format!("site{decoded}index.html")
    } else {
        format!("site{decoded}")
    };
    // Hosts know an old address from `_redirects`, and lead on before they look for a file.
    let folder = format!("{file}/index.html");
    let old = [&file, &folder]
        .into_iter()
        .find_map(|file| snapshot.plan.get(file));
    if let Some(Job::Redirect(id)) = old {
        return Ok(moved(
            StatusCode::MOVED_PERMANENTLY,
            &snapshot.site.pages[*id].url,
        ));
    }
    if let Some(bytes) = snapshot.file(&file) {
        let headers = Headers::new(&snapshot.site.config);
        return Ok(file_response(&file, bytes?, &headers, version));
    }
    if !decoded.ends_with('/') && snapshot.plan.get(&folder).is_some() {
        let folder = snapshot.site.base_url.url(&format!("{path}/"));
        return Ok(moved(StatusCode::PERMANENT_REDIRECT, &folder));
    }
    no_such_page(StatusCode::NOT_FOUND, snapshot, version)
}

/// The page for addresses that lead nowhere.
fn no_such_page(
    status: StatusCode,
    snapshot: &Snapshot,
    version: &str,
) -> Result<Response, Vec<Diagnostic>> {
    match snapshot.file("site/404.html") {
        Some(page) => Ok(page_response(
            status,
            with_reload(page?.into_owned(), version),
        )),
        None => Ok((status, status.as_str().to_owned()).into_response()),
    }
}

fn moved(status: StatusCode, to: &str) -> Response {
    // Only a path can follow: two slashes would name another host.
    let to = format!("/{}", to.trim_start_matches('/'));
    match HeaderValue::from_str(&to) {
        Ok(location) => (status, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn file_response(file: &str, bytes: Cow<'_, [u8]>, headers: &Headers, version: &str) -> Response {
    let path = file.trim_start_matches("site");
    // The editor has text that is not saved yet, so it is never reloaded.
    let body = if path.ends_with(".html") && !is_below(path, EDITOR) {
        with_reload(bytes.into_owned(), version)
    } else {
        bytes.into_owned()
    };
    protected(StatusCode::OK, path.trim_start_matches('/'), body, headers)
}

fn page_response(status: StatusCode, body: Vec<u8>) -> Response {
    protected(status, "index.html", body, &Headers::default())
}

/// An answer with the headers that the file will have on its host, too.
fn protected(status: StatusCode, path: &str, body: Vec<u8>, headers: &Headers) -> Response {
    let mut response = (status, body).into_response();
    let kind = ("content-type", content_type(path));
    for (name, value) in headers.of(path).into_iter().chain([kind]) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response
                .headers_mut()
                .insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// Adds the script that reloads, with the version that this page was made from: what changes before the script hears
/// anything is then seen, too. The built files stay as they are.
fn with_reload(mut page: Vec<u8>, version: &str) -> Vec<u8> {
    const END: &[u8] = b"</body>";
    let tag = format!(
        "<script type=\"module\" src=\"/__brokers/reload.js\" data-version=\"{version}\"></script>"
    );
    if let Some(at) = page.windows(END.len()).rposition(|window| window == END) {
        page.splice(at..at, tag.bytes());
    }
    page
}
