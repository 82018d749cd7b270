//! Cookies of the desk.

use axum::body::Body;
use axum::http::header::{COOKIE, HOST, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Response};

use people::{SESSION, SessionCookie};

/// Browsers take a cookie with this prefix only from the host itself, over TLS.
const SESSION_COOKIE: &str = "__Host-desk";
/// Without TLS, on this machine.
const LOCAL_COOKIE: &str = "desk";

pub(super) fn set(response: &mut Response<Body>, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

/// Gives a browser its session.
pub(super) fn begin(response: &mut Response<Body>, headers: &HeaderMap, session: &SessionCookie) {
    set(
        response,
        &cookie(headers, &session.reveal(), SESSION.as_secs()),
    );
}

/// Takes a session out of a browser.
pub(super) fn end(response: &mut Response<Body>, headers: &HeaderMap) {
    set(response, &cookie(headers, "", 0));
    // The back button must not show what was on the screen.
    let cache = HeaderValue::from_static("\"cache\"");
    response.headers_mut().insert("clear-site-data", cache);
}

fn cookie(headers: &HeaderMap, value: &str, max_age: i64) -> String {
    let (name, secure) = if is_on_loopback(headers) {
        (LOCAL_COOKIE, "")
    } else {
        (SESSION_COOKIE, "; Secure")
    };
    format!("{name}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Strict{secure}")
}

/// The session that a browser brings.
pub(super) fn session(headers: &HeaderMap) -> Option<SessionCookie> {
    // Elsewhere, a neighbouring host could have set the cookie without the prefix.
    let name = if is_on_loopback(headers) {
        LOCAL_COOKIE
    } else {
        SESSION_COOKIE
    };
    SessionCookie::parse(find(headers, name)?)
}

pub(super) fn find<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == wanted).then_some(value))
}

pub(super) fn host(headers: &HeaderMap) -> &str {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    host.unwrap_or_default()
}

pub(super) fn is_on_loopback(headers: &HeaderMap) -> bool {
    loopback::is_loopback(host(headers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_is_found_among_other_cookies() {
        let value = format!("{}.{}", "0a".repeat(16), "0b".repeat(32));
        let found = |host: &str, cookies: String| {
            let headers = HeaderMap::from_iter([
                (HOST, HeaderValue::from_str(host).unwrap()),
                (COOKIE, HeaderValue::from_str(&cookies).unwrap()),
            ]);
            session(&headers).is_some()
        };
        let (here, elsewhere) = ("localhost:8080", "balie.example");
        assert!(found(here, format!("a=b; desk={value}; c=d")));
        assert!(found(elsewhere, format!("a=b; __Host-desk={value}")));
        assert!(!found(elsewhere, format!("desk={value}")));
        assert!(!found(here, format!("xdesk={value}; desk2=1; desk=")));
    }
}
