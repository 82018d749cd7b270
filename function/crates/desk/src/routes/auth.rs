//! Who asks, and whether they may: the middleware in front of every page that needs a session.

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use axum::middleware::Next;

use super::place::ReturnAddress;
use super::{broker_form, cookies};
use crate::forms::{ActionForm, KeptForm, SHIFT, ShiftNoteForm};
use crate::views::Interruption;
use crate::workflow::Action;
use crate::{AtDesk, Desk};
use people::{Entrance, Name, PeopleError, rights};
use store::{Role, Standing, StoreError};

/// Pages ask this by themselves.
const NEWS: &str = "/desk/new";

/// Lets a request through only with a session, and only where the table of rights allows it.
pub(super) async fn require_session(
    State(desk): State<Desk>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let (kept, mut request) = KeptForm::of(request).await;
    let Some(cookie) = cookies::session(request.headers()) else {
        return outside(&desk, request).await;
    };
    let entrance = if request.uri().path() == NEWS {
        desk.people.glance(&cookie).await
    } else {
        desk.people.entrance(&cookie).await
    };
    let inside = match entrance {
        Ok(Entrance::Open(inside)) => *inside,
        Ok(Entrance::Locked(name)) => {
            return locked(&desk, request, &name.unwrap_or_default()).await;
        }
        Ok(Entrance::Outside) => return outside(&desk, request).await,
        Err(error) => return unknown(&desk, request, &error).await,
    };
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("", MatchedPath::as_str);
    let Some(audience) = rights::audience(request.method().as_str(), route) else {
        let known = rights::RULES.iter().any(|rule| rule.route == route);
        return desk.view().message(
            if known {
                StatusCode::METHOD_NOT_ALLOWED
            } else {
                StatusCode::NOT_FOUND
            },
            "not-found",
        );
    };
    if !rights::allows(audience, &inside.person.roles, inside.person.standing) {
        let waits = inside.person.standing == Standing::Waiting;
        let key = if waits { "waiting" } else { "forbidden" };
        return desk.view().message(StatusCode::FORBIDDEN, key);
    }
    request.extensions_mut().insert(desk.used_by(inside));
    let response = next.run(request).await;
    match kept {
        Some(kept) if kept.is_wanted_after(&response) => {
            desk.view().kept_form(Interruption::Unknown, &kept)
        }
        _ => response,
    }
}

/// The page without a session. A form that was sent after the session ended comes back, to be sent again.
async fn outside(desk: &Desk, request: Request) -> Response<Body> {
    if request.uri().path() == NEWS {
        return desk.view().news_outside();
    }
    let back = ReturnAddress::of(desk, request.uri());
    if came_from_elsewhere(request.method(), request.headers()) {
        let to = back.map_or_else(|| "/desk".to_owned(), |ReturnAddress(to)| to);
        return desk.view().come_in(&to);
    }
    let request = match given_back(desk, request, Interruption::Outside).await {
        Ok(response) => return returning(response, back),
        Err(request) => request,
    };
    let sent = sent_text(desk, request).await;
    let back = sent.as_ref().and_then(ReturnAddress::of_sent).or(back);
    let mut response = match sent {
        Some((id, sent)) => desk.view().interruption(Interruption::Outside, &id, &sent),
        None => desk.view().message(StatusCode::UNAUTHORIZED, "outside"),
    };
    if let Some(back) = back {
        cookies::set(&mut response, &back.cookie());
    }
    response
}

/// Browsers send a strict cookie only from page to page of the same site. Who follows a link in a mail is taken over the
/// threshold by a page of the desk itself.
fn came_from_elsewhere(method: &Method, headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    method == Method::GET && matches!(site, Some(b"cross-site" | b"same-site"))
}

/// The page of a session that was not used for a while.
async fn locked(desk: &Desk, request: Request, name: &str) -> Response<Body> {
    if request.uri().path() == NEWS {
        return desk.view().news_outside();
    }
    let back = ReturnAddress::of(desk, request.uri());
    let request = match given_back(desk, request, Interruption::Locked).await {
        Ok(response) => return returning(response, back),
        Err(request) => request,
    };
    let sent = sent_text(desk, request).await;
    let back = sent.as_ref().and_then(ReturnAddress::of_sent).or(back);
    let mut response = match sent {
        Some((id, sent)) => desk.view().interruption(Interruption::Locked, &id, &sent),
        None => desk
            .view()
            .sign_in(StatusCode::UNAUTHORIZED, name, Some("sign-in-locked")),
    };
    if let Some(back) = back {
        cookies::set(&mut response, &back.cookie());
    }
    response
}

/// The page when nobody can say who this is.
async fn unknown(desk: &Desk, request: Request, error: &PeopleError) -> Response<Body> {
    let PeopleError::Store(error) = error else {
        tracing::error!(%error, "a session cannot be opened");
        return desk
            .view()
            .message(StatusCode::INTERNAL_SERVER_ERROR, "internal");
    };
    let interruption = Interruption::of(error, Action::Note);
    let request = match given_back(desk, request, interruption).await {
        Ok(response) => return response,
        Err(request) => request,
    };
    match sent_text(desk, request).await {
        Some((id, sent)) => {
            let interruption = Interruption::of(error, sent.action);
            desk.view().interruption(interruption, &id, &sent)
        }
        None => desk.view().store_error(error),
    }
}

/// With the cookie that leads back to where somebody was.
fn returning(mut response: Response<Body>, back: Option<ReturnAddress>) -> Response<Body> {
    if let Some(back) = back {
        cookies::set(&mut response, &back.cookie());
    }
    response
}

/// The page that gives a form back which is not about a submission. Any other request is given back itself.
async fn given_back(
    desk: &Desk,
    request: Request,
    interruption: Interruption,
) -> Result<Response<Body>, Request> {
    if let Some(kept) = request.extensions().get::<KeptForm>() {
        return Ok(desk.view().kept_form(interruption, kept));
    }
    let request = match broker_form::interrupted(desk, request, interruption).await {
        Ok(response) => return Ok(response),
        Err(request) => request,
    };
    if request.method() != Method::POST || request.uri().path() != SHIFT {
        return Err(request);
    }
    let ShiftNoteForm { team, text, seen } = ShiftNoteForm::read(request).await;
    let status = interruption.status();
    Ok(desk.view().shift_note_kept(status, &team, &text, seen))
}

/// The form about a submission, with its id, if a page of the desk sent it or it holds text. Leaving loses nothing else.
async fn sent_text(desk: &Desk, request: Request) -> Option<(String, ActionForm)> {
    let path = request.uri().path().to_owned();
    let mut parts = path.trim_start_matches("/desk/").split('/');
    let (&Method::POST, Some(id), Some(route)) = (request.method(), parts.next(), parts.next())
    else {
        return None;
    };
    let sent = ActionForm::read(request, route, Name::team(), &desk.assets).await?;
    let can_be_repeated = sent.version.is_some() && sent.action != Action::Leave;
    (sent.has_text() || can_be_repeated).then(|| (id.to_owned(), sent))
}

/// `POST /desk/leave`
pub(super) async fn leave(State(desk): State<Desk>, headers: HeaderMap) -> Response<Body> {
    end_session(&desk, &headers).await
}

/// `POST /desk/{id}/leave`: asks first if typed text would be lost.
pub(super) async fn leave_submission(
    desk: &Desk,
    headers: &HeaderMap,
    id: &str,
    sent: &ActionForm,
) -> Response<Body> {
    let loses_text = match desk.find(id).await {
        Ok(seen) => !desk.unkept(&seen.entry, sent).await.is_empty(),
        Err(_) => sent.has_text(),
    };
    if loses_text {
        desk.view().interruption(Interruption::Leaving, id, sent)
    } else {
        end_session(desk, headers).await
    }
}

pub(super) async fn end_session(desk: &Desk, headers: &HeaderMap) -> Response<Body> {
    if let Some(session) = cookies::session(headers)
        && let Err(error) = desk.people.leave(&session).await
    {
        return desk.view().people_error(&error);
    }
    let mut response = desk.view().message(StatusCode::OK, "left");
    cookies::end(&mut response, headers);
    response
}

impl AtDesk {
    /// The page of whoever does not read.
    pub(super) fn home(&self) -> &'static str {
        if self.inside.person.roles.contains(&Role::Administrator) {
            "/desk/people"
        } else {
            "/desk/welcome"
        }
    }

    /// Whether somebody has still to be confirmed, or lacks the key of their team.
    pub(super) fn is_kept_waiting(&self) -> bool {
        self.inside.person.standing == Standing::Waiting
            || (rights::reads(&self.inside.person.roles) && self.inside.keys.is_empty())
    }
}

/// An error about people where text could get lost: only the store matters there.
pub(super) fn store_error(error: PeopleError) -> StoreError {
    match error {
        PeopleError::Store(error) => error,
        other => StoreError::Unavailable(other.to_string()),
    }
}

/// For pages about people: whether an error of the store means that the other one does not exist.
pub(super) fn is_missing(error: &PeopleError) -> bool {
    matches!(error, PeopleError::Store(StoreError::NotFound))
}
