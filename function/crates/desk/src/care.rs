//! Looking after what is held: a list without content for whoever answers for it.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, Response, StatusCode, header};

use super::{Desk, held};
use web::audience::respond;

/// `GET /desk/export`: what is held, as a table (CSV), without anything that somebody typed.
pub(super) async fn export(State(desk): State<Desk>) -> Response<Body> {
    let entries = match held::all(&desk.store, desk.clock.now()).await {
        Ok(entries) => entries,
        Err(error) => return desk.store_failed(&error),
    };
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    let mut response = respond(StatusCode::OK, kind, held::table(&entries));
    response.headers_mut().insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"bewaard.csv\""),
    );
    response
}
