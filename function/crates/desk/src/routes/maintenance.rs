//! The export of the inventory: everything that is stored, without content.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, Response, StatusCode, header};

use crate::{Desk, inventory};
use web::audience::respond;

/// `GET /desk/export`: the inventory as CSV.
pub(super) async fn export(State(desk): State<Desk>) -> Response<Body> {
    let entries = match inventory::of_teams(&desk.store, &desk.held, desk.clock.now()).await {
        Ok(entries) => entries,
        Err(error) => return desk.view().store_error(&error),
    };
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    let mut response = respond(StatusCode::OK, kind, inventory::table(&entries));
    response.headers_mut().insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"bewaard.csv\""),
    );
    response
}
