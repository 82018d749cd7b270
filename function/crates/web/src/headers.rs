//! Security headers of every response.

use axum::body::Body;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, Response};

/// Nothing from elsewhere, nothing inline, no frames. The site has one origin for pages, styles and this function.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The referrer policy of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Referrer {
    /// None, not even to ourselves.
    None,
    /// Only to ourselves. With none at all, browsers also hide where a form was posted from, which the desk checks.
    SameOrigin,
}

/// Puts the headers on an answer.
pub fn protect(mut response: Response<Body>, referrer: Referrer) -> Response<Body> {
    let policy = match referrer {
        Referrer::None => "no-referrer",
        Referrer::SameOrigin => "same-origin",
    };
    let pairs: [(HeaderName, &'static str); 5] = [
        (CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (REFERRER_POLICY, policy),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in pairs {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}
