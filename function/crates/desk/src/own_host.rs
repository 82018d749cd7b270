//! A hosted desk answers at its own address only.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{HOST, HeaderName, STRICT_TRANSPORT_SECURITY};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use axum::middleware::{Next, from_fn_with_state};

use web::audience::respond;
use web::headers::{Referrer, protect};

/// What asks for it does so from this machine.
const HEALTH: &str = "/health";
/// Two years.
const TLS_ONLY: HeaderValue = HeaderValue::from_static("max-age=63072000");
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");
const NO_ROBOTS: HeaderValue = HeaderValue::from_static("noindex, nofollow");

/// Where people reach a desk: an origin, in its two halves.
#[derive(Debug, Clone)]
pub struct OwnHost {
    host: Arc<str>,
    is_secure: bool,
}

impl OwnHost {
    /// That of an origin such as `https://balie.example`.
    pub fn of(origin: &str) -> Self {
        let (scheme, host) = origin.split_once("://").unwrap_or(("https", origin));
        Self {
            host: host.into(),
            is_secure: scheme == "https",
        }
    }

    /// Whether a request asks for this host.
    pub fn is_asked(&self, headers: &HeaderMap) -> bool {
        let asked = headers.get(HOST).map(HeaderValue::as_bytes);
        asked.is_some_and(|asked| self.is(asked))
    }

    /// The router, for nobody who asks for another host. Whether a cookie is for TLS only, where a form may come from and
    /// what a passkey is bound to all follow from the host, so a proxy that does not pass it on must not go unnoticed.
    pub fn only(&self, router: Router) -> Router {
        router.layer(from_fn_with_state(self.clone(), check))
    }

    fn is(&self, asked: &[u8]) -> bool {
        let default: &[u8] = if self.is_secure { b":443" } else { b":80" };
        let asked = asked.strip_suffix(default).unwrap_or(asked);
        let own = self.host.as_bytes();
        asked.eq_ignore_ascii_case(own.strip_suffix(default).unwrap_or(own))
    }

    fn misdirected(&self) -> Response<Body> {
        let text = format!(
            "De balie heeft een ander adres: {}.\nStaat er een proxy voor? Laat die de Host-header van de bezoeker doorgeven.\n",
            self.host
        );
        let kind = HeaderValue::from_static("text/plain; charset=utf-8");
        let response = respond(StatusCode::MISDIRECTED_REQUEST, kind, text);
        protect(response, Referrer::SameOrigin)
    }
}

async fn check(State(address): State<OwnHost>, request: Request, next: Next) -> Response<Body> {
    let is_meant = address.is_asked(request.headers()) || request.uri().path() == HEALTH;
    let mut response = if is_meant {
        next.run(request).await
    } else {
        address.misdirected()
    };
    let headers = response.headers_mut();
    headers.insert(ROBOTS, NO_ROBOTS);
    if address.is_secure {
        headers.insert(STRICT_TRANSPORT_SECURITY, TLS_ONLY);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_the_same_in_capitals_and_with_the_port_of_its_scheme() {
        for (host, is_secure, asked, expected) in [
            ("balie.example", true, "balie.example", true),
            ("balie.example", true, "Balie.Example:443", true),
            ("balie.example:443", true, "balie.example", true),
            ("balie.example", true, "balie.example:8443", false),
            ("balie.example", true, "www.balie.example", false),
            ("balie.example", true, "127.0.0.1:8090", false),
            ("balie.example", true, "", false),
            ("localhost:8090", false, "localhost:8090", true),
            ("localhost:8090", false, "localhost", false),
            ("localhost", false, "localhost:80", true),
        ] {
            let address = OwnHost {
                host: host.into(),
                is_secure,
            };
            assert_eq!(address.is(asked.as_bytes()), expected, "{host} {asked}");
        }
    }
}
