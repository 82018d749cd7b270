//! Security headers of every response.

use axum::body::Body;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderValue, Response};
use pages::csp;

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
    if let Ok(csp) = HeaderValue::try_from(csp::policy(&[])) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, csp);
    }
    let pairs: [(HeaderName, &'static str); 4] = [
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
