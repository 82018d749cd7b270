//! What was just done, in the address of the page after it: the page says so, and being loaded again it does nothing twice.

use axum::http::Uri;

use web::request::parameter;

const DONE: &str = "gedaan";

/// A page, with what was done.
pub(super) fn address(page: &str, done: &str) -> String {
    format!("{page}?{DONE}={done}")
}

/// The message key of what an address says was done. What is not in the list is not said.
pub(super) fn said(uri: &Uri, known: &[(&str, &'static str)]) -> Option<&'static str> {
    let done = parameter(uri, DONE);
    let mut known = known.iter();
    known
        .find(|(word, _)| *word == done)
        .map(|(_, message)| *message)
}
