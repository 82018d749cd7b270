//! The page that lists the shortcuts.

use axum::Extension;
use axum::body::Body;
use axum::http::Response;

use crate::AtDesk;

/// `GET /desk/keys`
pub(super) async fn show(Extension(at): Extension<AtDesk>) -> Response<Body> {
    at.desk.view().keys(&at.me)
}
