//! Login, logout and invitations, and the session cookie that every other page of the desk requires.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{COOKIE, HOST, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri};
use axum::middleware::Next;

use crate::Desk;
use crate::forms::ActionForm;
use crate::name::Name;
use crate::queue_view::QueueView;
use crate::sessions::{NoEntry, SessionToken};
use crate::views::Interruption;
use crate::workflow::Action;
use sealing::receipt::LookupId;
use web::redirect::redirect;
use web::request::{self, parameter};

const SESSION_COOKIE: &str = "desk";
/// Remembers where a moderator was before the login.
const RETURN_COOKIE: &str = "desk-plek";

/// Lets a request through only with a session.
pub(super) async fn require_session(
    State(desk): State<Desk>,
    mut request: Request,
    next: Next,
) -> Response<Body> {
    let session = session(request.headers());
    let Some(name) = session.and_then(|session| desk.sessions.name_of(session)) else {
        let back = ReturnAddress::of(&desk, request.uri());
        let mut response = outside(&desk, request).await;
        if let Some(back) = back {
            set_cookie(&mut response, &back.cookie());
        }
        return response;
    };
    request.extensions_mut().insert(name);
    next.run(request).await
}

/// The page without a session. A form that was sent after the session ended comes back, to be sent again.
async fn outside(desk: &Desk, request: Request) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let mut parts = path.trim_start_matches("/desk/").split('/');
    if let (&Method::POST, Some(id), Some(route)) = (request.method(), parts.next(), parts.next())
        && let Some(sent) = ActionForm::read(request, route, Name::team(), &desk.assets).await
    {
        let moves = sent.version.is_some() && matches!(sent.action, Action::Move(_));
        if sent.has_text() || moves {
            return desk.view().interruption(Interruption::Outside, id, &sent);
        }
    }
    desk.view().message(StatusCode::UNAUTHORIZED, "outside")
}

/// The page to return to after the login.
struct ReturnAddress(String);

impl ReturnAddress {
    /// A submission or a view of the queue; none for the default view.
    fn of(desk: &Desk, uri: &Uri) -> Option<Self> {
        let view = QueueView::parse(uri.query().unwrap_or_default(), &desk.assets);
        let mut parts = uri.path().trim_matches('/').split('/').skip(1);
        let path = match parts.next() {
            None => "/desk".to_owned(),
            Some(id) => format!("/desk/{}", LookupId::parse(id)?),
        };
        let address = view.append_to(&path);
        (address != "/desk").then_some(Self(address))
    }

    /// The address in the cookie. Parsing it again allows nothing but pages of the desk.
    fn remembered(desk: &Desk, headers: &HeaderMap) -> Option<Self> {
        Self::of(desk, &cookie_of(headers, RETURN_COOKIE)?.parse().ok()?)
    }

    fn cookie(&self) -> String {
        let Self(address) = self;
        format!(
            "{RETURN_COOKIE}={address}; Path=/desk; Max-Age={}; HttpOnly; SameSite=Strict",
            SessionToken::max_age()
        )
    }

    fn removal() -> String {
        format!("{RETURN_COOKIE}=; Path=/desk; Max-Age=0; HttpOnly; SameSite=Strict")
    }
}

/// `POST /desk/invite`: a link for a colleague.
pub(super) async fn invite(State(desk): State<Desk>, headers: HeaderMap) -> Response<Body> {
    match desk.sessions.invite() {
        Ok(invitation) => {
            let scheme = if is_on_loopback(&headers) {
                "http"
            } else {
                "https"
            };
            let url = format!("{scheme}://{}{}", host(&headers), invitation.path());
            desk.view().invited(&url)
        }
        Err(error) => {
            tracing::error!(%error, "nobody can be invited to the desk");
            desk.view()
                .message(StatusCode::INTERNAL_SERVER_ERROR, "internal")
        }
    }
}

/// `GET /desk/enter?token=…`: a button only, so that a program that previews links does not use the invitation.
pub(super) async fn enter_page(State(desk): State<Desk>, uri: Uri) -> Response<Body> {
    desk.view().enter(&parameter(&uri, "token"), "", None)
}

/// `POST /desk/enter`
pub(super) async fn enter(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let sent = request::read(&parts.headers, body).await;
    let field = |name: &str| sent.fields.get(name).unwrap_or_default();
    let token = field("token");
    let entered = Name::parse(field("naam"))
        .map_err(NoEntry::Name)
        .and_then(|name| desk.sessions.enter(token, name));
    match entered {
        Ok(session) => {
            let back = ReturnAddress::remembered(&desk, &parts.headers);
            let max_age = SessionToken::max_age();
            let session = session_cookie(&parts.headers, session.reveal(), max_age);
            let mut response = redirect(back.as_ref().map_or("/desk", |ReturnAddress(back)| back));
            set_cookie(&mut response, &session);
            if back.is_some() {
                set_cookie(&mut response, &ReturnAddress::removal());
            }
            response
        }
        // The invitation stays usable.
        Err(NoEntry::Name(error)) => desk.view().enter(token, field("naam"), Some(error)),
        Err(NoEntry::Used) => desk.view().message(StatusCode::UNAUTHORIZED, "used"),
        Err(NoEntry::Randomness(error)) => {
            tracing::error!(%error, "nobody can enter the desk");
            desk.view()
                .message(StatusCode::INTERNAL_SERVER_ERROR, "internal")
        }
    }
}

/// `POST /desk/leave`
pub(super) async fn leave(State(desk): State<Desk>, headers: HeaderMap) -> Response<Body> {
    end_session(&desk, &headers)
}

/// `POST /desk/{id}/leave`: asks first if typed text would be lost.
pub(super) fn leave_submission(
    desk: &Desk,
    headers: &HeaderMap,
    id: &str,
    sent: &ActionForm,
) -> Response<Body> {
    if sent.has_text() {
        desk.view().interruption(Interruption::Leaving, id, sent)
    } else {
        end_session(desk, headers)
    }
}

fn end_session(desk: &Desk, headers: &HeaderMap) -> Response<Body> {
    if let Some(session) = session(headers) {
        desk.sessions.end(session);
    }
    let mut response = desk.view().message(StatusCode::OK, "left");
    set_cookie(&mut response, &session_cookie(headers, "", 0));
    // The back button must not show what was on the screen.
    response
        .headers_mut()
        .insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    response
}

fn set_cookie(response: &mut Response<Body>, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

fn session_cookie(headers: &HeaderMap, value: &str, max_age: i64) -> String {
    // Without TLS, some browsers do not keep a secure cookie.
    let secure = if is_on_loopback(headers) {
        ""
    } else {
        "; Secure"
    };
    // Lax, so that the link in a notification works. Changes need more: see `csrf`.
    format!(
        "{SESSION_COOKIE}={value}; Path=/desk; Max-Age={max_age}; HttpOnly; SameSite=Lax{secure}"
    )
}

fn host(headers: &HeaderMap) -> &str {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    host.unwrap_or_default()
}

fn is_on_loopback(headers: &HeaderMap) -> bool {
    loopback::is_loopback(host(headers))
}

fn session(headers: &HeaderMap) -> Option<&str> {
    cookie_of(headers, SESSION_COOKIE)
}

fn cookie_of<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == wanted).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_is_found_among_other_cookies() {
        let session = |cookies: &'static str| {
            let headers = HeaderMap::from_iter([(COOKIE, HeaderValue::from_static(cookies))]);
            session(&headers).map(str::to_owned)
        };
        assert_eq!(session("a=b; desk=12; c=d").as_deref(), Some("12"));
        assert_eq!(session("xdesk=12; desk2=1"), None);
    }
}
