//! The export of the inventory: everything that is stored, without content.

use axum::Extension;
use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};

use crate::{AtDesk, inventory};
use people::rights;
use web::audience::respond;

/// `GET /desk/export`: the inventory as CSV.
pub(super) async fn export(
    Extension(AtDesk { desk, inside, .. }): Extension<AtDesk>,
) -> Response<Body> {
    // Whoever reads nothing holds no key, and may count all the same what there is for their teams.
    let teams: Vec<_> = if rights::reads(&inside.person.roles) {
        desk.held.to_vec()
    } else {
        inside.person.teams.iter().cloned().collect()
    };
    let entries = match inventory::of_teams(&desk.store, &teams, desk.clock.now()).await {
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
