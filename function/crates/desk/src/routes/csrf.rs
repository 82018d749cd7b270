//! CSRF protection: changes are accepted only from pages of the desk itself.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method, Response, StatusCode};
use axum::middleware::Next;

use crate::Desk;

/// Refuses a change that another site makes a browser send.
pub(super) async fn require_same_origin(
    State(desk): State<Desk>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if reads || is_same_origin(request.headers()) {
        next.run(request).await
    } else {
        desk.view().message(StatusCode::FORBIDDEN, "foreign")
    }
}

/// Browsers send `Sec-Fetch-Site`, older ones `Origin`. A client that sends neither is no browser, and cannot be tricked
/// by another site.
fn is_same_origin(headers: &HeaderMap) -> bool {
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

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

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
            let headers = pairs.iter().map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            });
            assert_eq!(is_same_origin(&headers.collect()), expected, "{pairs:?}");
        }
    }
}
