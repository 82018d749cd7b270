//! Redirects after a form (303 See Other).

use axum::body::Body;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, Response, StatusCode};

use crate::audience::{HTML, respond};

/// Sends the browser to another page with `GET`. Every address here consists of visible ASCII characters.
pub fn redirect(to: &str) -> Response<Body> {
    let mut response = respond(StatusCode::SEE_OTHER, HTML, Body::empty());
    let to = HeaderValue::from_str(to).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(LOCATION, to);
    response
}
