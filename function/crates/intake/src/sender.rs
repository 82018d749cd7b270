//! The sender of a submission, as far as it is known for the duration of the request.

use axum::http::header::{ACCEPT_LANGUAGE, HeaderName, USER_AGENT};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};

use crate::guard::{Guard, PageToken, SourceKey};

/// Nothing of it is stored.
pub(super) struct Sender {
    pub(super) source: Option<SourceKey>,
    pub(super) browser: Option<Vec<u8>>,
    pub(super) page: Option<PageToken>,
}

impl Sender {
    pub(super) fn of(guard: &Guard, parts: &Parts, page: Option<PageToken>) -> Self {
        Self {
            source: guard.source(parts),
            browser: browser(&parts.headers),
            page,
        }
    }
}

/// The headers that identify a browser; none where it does not say what it is. They go into a digest in memory and
/// nowhere else.
fn browser(headers: &HeaderMap) -> Option<Vec<u8>> {
    let said = |name: HeaderName| headers.get(name).map_or(&b""[..], HeaderValue::as_bytes);
    let name = said(USER_AGENT);
    (!name.is_empty()).then(|| [name, b"\n", said(ACCEPT_LANGUAGE)].concat())
}
