//! What stands before every page of the desk: a session, and for every change the proof that it comes from the desk.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri};
use axum::middleware::Next;

use super::Desk;
use super::doors::{Name, NoEntry, SessionToken};
use super::posted::Posted;
use super::views::Trouble;
use super::workflow::Action;
use sealing::receipt::LookupId;
use web::audience::{HTML, respond};
use web::request::{self, parameter};

const COOKIE_NAME: &str = "desk";
/// Where somebody was.
const PLACE_COOKIE: &str = "desk-plek";

/// Lets nobody through without a session.
pub(super) async fn guard(
    State(desk): State<Desk>,
    mut request: Request,
    next: Next,
) -> Response<Body> {
    let inside = session(request.headers()).and_then(|session| desk.doors.admits(session));
    let Some(name) = inside else {
        return outside(&desk, request).await;
    };
    request.extensions_mut().insert(name);
    next.run(request).await
}

/// Who is not inside sees nothing of the desk. What somebody sent there after their session ended, they get back, to send
/// it once more.
async fn outside(desk: &Desk, request: Request) -> Response<Body> {
    let place = Place::of(desk, request.uri());
    let mut response = outside_page(desk, request).await;
    if let Some(place) = place {
        set_cookie(&mut response, &place.cookie());
    }
    response
}

async fn outside_page(desk: &Desk, request: Request) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let mut parts = path.trim_start_matches("/desk/").split('/');
    let (id, route) = (parts.next(), parts.next());
    if let (&Method::POST, Some(id), Some(route)) = (request.method(), id, route)
        && let Some(sent) = desk.posted(request, route, Name::team()).await
    {
        let asks = sent.version.is_some() && matches!(sent.action, Action::Move(_));
        if sent.is_typed() || asks {
            return desk.trouble(Trouble::Outside, id, &sent);
        }
    }
    desk.message(StatusCode::UNAUTHORIZED, "outside")
}

/// Where somebody was when they had to come in again. It is remembered in their browser until they are inside.
struct Place(String);

impl Place {
    /// The submission or the part of the queue that an address shows. The queue as it always begins needs no remembering.
    fn of(desk: &Desk, uri: &Uri) -> Option<Self> {
        let filter = desk.filter_of(uri);
        let mut parts = uri.path().trim_matches('/').split('/').skip(1);
        let path = match parts.next() {
            None => "/desk".to_owned(),
            Some(id) => format!("/desk/{}", LookupId::parse(id)?),
        };
        let place = filter.behind(&path);
        (place != "/desk").then_some(Self(place))
    }

    /// The one that a browser remembers. Nobody is led anywhere but to a page of the desk.
    fn remembered(desk: &Desk, headers: &HeaderMap) -> Option<Self> {
        Self::of(desk, &cookie_of(headers, PLACE_COOKIE)?.parse().ok()?)
    }

    fn cookie(&self) -> String {
        let Self(place) = self;
        format!(
            "{PLACE_COOKIE}={place}; Path=/desk; Max-Age={}; HttpOnly; SameSite=Strict",
            SessionToken::max_age()
        )
    }

    /// What makes a browser forget it.
    fn forget() -> String {
        format!("{PLACE_COOKIE}=; Path=/desk; Max-Age=0; HttpOnly; SameSite=Strict")
    }
}

/// `POST /desk/invite`: a link for a colleague.
pub(super) async fn invite(State(desk): State<Desk>, headers: HeaderMap) -> Response<Body> {
    match desk.doors.invite() {
        Ok(invitation) => {
            let scheme = if on_this_machine(&headers) {
                "http"
            } else {
                "https"
            };
            let host = headers.get(HOST).and_then(|host| host.to_str().ok());
            let host = host.unwrap_or_default();
            desk.invited_page(&format!("{scheme}://{host}{}", invitation.path()))
        }
        Err(error) => {
            tracing::error!(%error, "nobody can be invited to the desk");
            desk.message(StatusCode::INTERNAL_SERVER_ERROR, "internal")
        }
    }
}

/// The desk with a slash behind it, as people type it; and what only forms are sent to, when it is loaded again.
pub(super) async fn to_queue() -> Response<Body> {
    redirect("/desk", None)
}

/// Lets no change through that another site makes a browser send.
pub(super) async fn same_origin(
    State(desk): State<Desk>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads || from_here(request.headers()) {
        next.run(request).await
    } else {
        desk.message(StatusCode::FORBIDDEN, "foreign")
    }
}

/// Browsers say where a request comes from in `Sec-Fetch-Site`, older ones in `Origin`. What sends neither is no
/// browser, and nobody can be tricked into using it.
fn from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(ORIGIN.as_str()) else {
        return true;
    };
    let host = text(HOST.as_str()).unwrap_or_default();
    let from = origin.split_once("://").map(|(_, host)| host);
    !host.is_empty() && from == Some(host)
}

/// `GET /desk/enter?token=…`: only a button, so that a program that previews links does not use this one up.
pub(super) async fn door(State(desk): State<Desk>, uri: Uri) -> Response<Body> {
    desk.enter_page(&parameter(&uri, "token"), "", None)
}

/// `POST /desk/enter`
pub(super) async fn enter(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let sent = request::read(&parts.headers, body).await;
    let field = |name: &str| sent.fields.get(name).unwrap_or_default();
    let token = field("token");
    let entered = Name::parse(field("naam"))
        .map_err(NoEntry::Name)
        .and_then(|name| desk.doors.enter(token, name));
    match entered {
        Ok(session) => {
            let place = Place::remembered(&desk, &parts.headers);
            let to = place.map_or_else(|| "/desk".to_owned(), |Place(place)| place);
            let until = SessionToken::max_age();
            let session = cookie(&parts.headers, session.reveal(), until);
            let mut response = redirect(&to, Some(session));
            if to != "/desk" {
                set_cookie(&mut response, &Place::forget());
            }
            response
        }
        // The link is not used up by it.
        Err(NoEntry::Name(wrong)) => desk.enter_page(token, field("naam"), Some(wrong)),
        Err(NoEntry::Used) => desk.message(StatusCode::UNAUTHORIZED, "used"),
        Err(NoEntry::Randomness(error)) => {
            tracing::error!(%error, "nobody can enter the desk");
            desk.message(StatusCode::INTERNAL_SERVER_ERROR, "internal")
        }
    }
}

/// `POST /desk/leave`
pub(super) async fn leave(State(desk): State<Desk>, headers: HeaderMap) -> Response<Body> {
    end_session(&desk, &headers)
}

/// `POST /desk/{id}/leave`: whoever has typed something is asked first, because it would be gone.
pub(super) fn leave_with(
    desk: &Desk,
    headers: &HeaderMap,
    id: &str,
    sent: &Posted,
) -> Response<Body> {
    if sent.is_typed() {
        desk.trouble(Trouble::Leaving, id, sent)
    } else {
        end_session(desk, headers)
    }
}

fn end_session(desk: &Desk, headers: &HeaderMap) -> Response<Body> {
    if let Some(session) = session(headers) {
        desk.doors.leave(session);
    }
    let mut response = desk.message(StatusCode::OK, "left");
    set_cookie(&mut response, &cookie(headers, "", 0));
    // The back button must not show what was on the screen.
    response
        .headers_mut()
        .insert("clear-site-data", HeaderValue::from_static("\"cache\""));
    response
}

/// Go and get that page.
pub(super) fn redirect(to: &str, cookie: Option<String>) -> Response<Body> {
    let mut response = respond(StatusCode::SEE_OTHER, HTML, Body::empty());
    // Every address here is made of ASCII letters, digits and slashes.
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/desk"));
    response.headers_mut().insert(LOCATION, to);
    if let Some(cookie) = cookie {
        set_cookie(&mut response, &cookie);
    }
    response
}

fn set_cookie(response: &mut Response<Body>, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

fn cookie(headers: &HeaderMap, value: &str, max_age: i64) -> String {
    let secure = if on_this_machine(headers) {
        ""
    } else {
        "; Secure"
    };
    // Lax, so that the link in a mail that tells of new questions leads inside. Changes ask for more: see `same_origin`.
    format!("{COOKIE_NAME}={value}; Path=/desk; Max-Age={max_age}; HttpOnly; SameSite=Lax{secure}")
}

/// On this machine there is no TLS, and some browsers then refuse to keep a secure cookie.
fn on_this_machine(headers: &HeaderMap) -> bool {
    let host = headers
        .get(HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if let Some(bracketed) = host.strip_prefix('[') {
        return bracketed.split(']').next() == Some("::1");
    }
    let name = host.split(':').next().unwrap_or_default();
    name == "localhost"
        || name.ends_with(".localhost")
        || name
            .parse::<std::net::Ipv4Addr>()
            .is_ok_and(|address| address.is_loopback())
}

fn session(headers: &HeaderMap) -> Option<&str> {
    cookie_of(headers, COOKIE_NAME)
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

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (
                axum::http::HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn a_change_comes_from_the_desk_itself() {
        let host = ("host", "127.0.0.1:8080");
        for (pairs, expected) in [
            (vec![host, ("sec-fetch-site", "same-origin")], true),
            (vec![host, ("sec-fetch-site", "none")], true),
            (vec![host, ("sec-fetch-site", "same-site")], false),
            (
                vec![
                    host,
                    ("sec-fetch-site", "cross-site"),
                    ("origin", "http://127.0.0.1:8080"),
                ],
                false,
            ),
            (vec![host, ("origin", "http://127.0.0.1:8080")], true),
            (vec![host, ("origin", "http://127.0.0.1:9090")], false),
            (vec![host, ("origin", "https://elders.example")], false),
            (vec![host, ("origin", "null")], false),
            (vec![("origin", "http://127.0.0.1:8080")], false),
            (vec![host], true),
        ] {
            assert_eq!(from_here(&headers(&pairs)), expected, "{pairs:?}");
        }
    }

    #[test]
    fn only_on_this_machine_a_cookie_travels_without_tls() {
        for (host, expected) in [
            ("127.0.0.1:8080", true),
            ("127.9.9.9", true),
            ("localhost:8080", true),
            ("desk.localhost", true),
            ("[::1]:8080", true),
            ("desk.example", false),
            ("127.0.0.1.example", false),
            ("localhost.example", false),
            ("192.168.1.2", false),
            ("[2001:db8::1]", false),
        ] {
            assert_eq!(
                on_this_machine(&headers(&[("host", host)])),
                expected,
                "{host}"
            );
        }
        assert!(!on_this_machine(&HeaderMap::new()));
    }

    #[test]
    fn the_session_is_found_among_other_cookies() {
        assert_eq!(
            session(&headers(&[("cookie", "a=b; desk=12; c=d")])),
            Some("12")
        );
        assert_eq!(session(&headers(&[("cookie", "xdesk=12; desk2=1")])), None);
    }
}
