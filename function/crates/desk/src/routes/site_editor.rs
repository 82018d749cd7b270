//! The editor of the site, where a host offers one. Who may use it is decided here; what it reads and saves is elsewhere.

use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{Response, StatusCode};
use axum::middleware::Next;
use axum::routing::{MethodRouter, get};
use futures_util::future::BoxFuture;
use serde_json::json;

use crate::{AtDesk, Desk};
use people::{People, PeopleError};
use store::PersonId;
use web::audience;

/// What the script of the editor asks, as JSON.
const API: &str = "/beheer/api/";

/// Answers for the editor of the site.
pub trait SiteEditor: Send + Sync {
    /// The answer to a request of somebody who may edit the site. It brings its own headers.
    fn answer(&self, editor: Editor, request: Request) -> BoxFuture<'static, Response<Body>>;
}

/// Somebody who may edit the site.
#[derive(Debug, Clone)]
pub struct Editor {
    /// Who it is.
    pub id: PersonId,
    /// As colleagues know them.
    pub name: String,
    people: People,
}

impl Editor {
    /// Records that they save this commit. Until this returns `Ok`, it is not saved.
    pub async fn record(&self, commit: &str) -> Result<(), PeopleError> {
        self.people.record_saved_page(&self.id, commit).await
    }
}

/// An answer with headers of its own.
#[derive(Clone, Copy)]
pub(super) struct OwnHeaders;

/// The routes; each needs a row in the table of rights.
pub(super) fn routes() -> Vec<(String, MethodRouter<Desk>)> {
    let routes = [
        ("/beheer", get(answer)),
        ("/beheer/", get(answer)),
        ("/beheer/{*path}", get(answer).post(save)),
    ];
    routes
        .map(|(route, handlers)| (route.to_owned(), handlers))
        .into()
}

async fn answer(Extension(at): Extension<AtDesk>, request: Request) -> Response<Body> {
    let Some(site) = at.desk.editor.as_ref().map(Arc::clone) else {
        return at.desk.view().message(StatusCode::NOT_FOUND, "not-found");
    };
    let editor = editor(&at);
    // The keys of the session go no further.
    let (parts, body) = request.into_parts();
    let mut request = Request::new(body);
    *request.method_mut() = parts.method;
    *request.uri_mut() = parts.uri;
    *request.headers_mut() = parts.headers;
    let mut response = site.answer(editor, request).await;
    response.extensions_mut().insert(OwnHeaders);
    response
}

/// Whoever has this session.
pub(super) fn editor(at: &AtDesk) -> Editor {
    Editor {
        id: at.inside.person.id.clone(),
        name: at.me.as_str().to_owned(),
        people: at.desk.people.clone(),
    }
}

/// Like any change it comes from a page of this origin; and with a header that no form can send.
async fn save(at: Extension<AtDesk>, request: Request) -> Response<Body> {
    if request.headers().contains_key(AUTHORIZATION) {
        answer(at, request).await
    } else {
        // Of this origin, or it was not let through; so it is a mistake, and no matter of rights.
        at.desk.view().message(StatusCode::BAD_REQUEST, "foreign")
    }
}

/// The script of the editor reads no pages: what keeps somebody out is told as JSON.
pub(super) async fn tell_as_json(
    State(desk): State<Desk>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let is_script = request.uri().path().starts_with(API);
    let response = next.run(request).await;
    if !is_script || response.extensions().get::<OwnHeaders>().is_some() {
        return response;
    }
    let status = response.status();
    let key = match status {
        StatusCode::UNAUTHORIZED => "site-editor-outside",
        StatusCode::FORBIDDEN => "site-editor-forbidden",
        _ => "site-editor-trouble",
    };
    let message = desk.views.message(key);
    audience::json(status, &json!({ "message": message }))
}
