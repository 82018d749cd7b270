//! The audit: who read and did what with the submissions of a team, and lists of it to download.

use axum::Extension;
use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, Uri, header};
use jiff::civil::Date;
use serde_json::Value;

use crate::export::Shape;
use crate::views::AuditPage;
use crate::{AtDesk, Desk};
use forms::team::TeamId;
use store::{Author, RightsEntry, TrailEntry, TrailPlace};
use web::audience::respond;
use web::request::parameter;

/// Entries on a page.
const ENTRIES: i32 = 100;

/// `GET /desk/audit`: who read and did what, newest first.
pub(super) async fn show(
    Extension(AtDesk { desk, me, .. }): Extension<AtDesk>,
    uri: Uri,
) -> Response<Body> {
    let Some(team) = desk.team_of(&uri) else {
        return desk.view().message(StatusCode::NOT_FOUND, "not-found");
    };
    let before = parameter(&uri, "voor").parse().ok();
    match desk.store.trail(team, before, ENTRIES).await {
        Ok(entries) => {
            let page = AuditPage {
                me: &me,
                team,
                entries: &entries,
                earlier: goes_on(&entries),
                newest: before.is_none(),
                wrong_month: None,
            };
            let authors = entries.iter().map(|entry| &entry.author);
            desk.naming(authors).await.view().audit(&page)
        }
        Err(error) => desk.view().store_error(&error),
    }
}

/// `GET /desk/audit/export`: a month of it.
pub(super) async fn export(
    Extension(AtDesk { desk, me, .. }): Extension<AtDesk>,
    uri: Uri,
) -> Response<Body> {
    let Some(team) = desk.team_of(&uri) else {
        return desk.view().message(StatusCode::NOT_FOUND, "not-found");
    };
    let typed = parameter(&uri, "maand");
    let Some(days) = month(&typed) else {
        return desk.view().audit(&AuditPage {
            me: &me,
            team,
            entries: &[],
            earlier: None,
            newest: false,
            wrong_month: Some(&typed),
        });
    };
    match desk.store.trail_of_days(team, days).await {
        Ok(entries) => {
            let named = desk.naming(entries.iter().map(|each| &each.author)).await;
            let shape = Shape::parse(&parameter(&uri, "vorm"));
            let rows = entries.iter().map(|entry| named.row(entry));
            let name = format!("logboek-{team}-{}", typed.trim());
            download(&name, shape, shape.write(COLUMNS, rows))
        }
        Err(error) => desk.view().store_error(&error),
    }
}

/// `GET /desk/rights/export`: the audit of rights.
pub(super) async fn export_rights(
    Extension(AtDesk { desk, .. }): Extension<AtDesk>,
    uri: Uri,
) -> Response<Body> {
    let entries = match desk.store.rights().await {
        Ok(entries) => entries,
        Err(error) => return desk.view().store_error(&error),
    };
    let people = entries.iter().flat_map(|entry| {
        let by = entry.by.iter().cloned();
        by.chain([entry.person.clone()])
    });
    let people: Vec<_> = people.map(Author::Person).collect();
    let named = desk.naming(&people).await;
    let shape = Shape::parse(&parameter(&uri, "vorm"));
    let rows = entries.iter().map(|entry| named.row_of_rights(entry));
    download("rechten", shape, shape.write(RIGHTS_COLUMNS, rows))
}

const COLUMNS: [&str; 10] = [
    "number",
    "at",
    "actor",
    "machine",
    "name",
    "what",
    "submission",
    "version",
    "before",
    "hash",
];
const RIGHTS_COLUMNS: [&str; 10] = [
    "number",
    "at",
    "by",
    "by_name",
    "person",
    "person_name",
    "what",
    "about",
    "before",
    "hash",
];

impl Desk {
    /// The team that an address names, if this desk reads for it; without one, the first.
    fn team_of(&self, uri: &Uri) -> Option<&TeamId> {
        match parameter(uri, "team").as_str() {
            "" => self.held.first(),
            named => self.held.iter().find(|team| team.as_str() == named),
        }
    }

    fn row(&self, entry: &TrailEntry) -> [Value; 10] {
        let machine = entry.author.machine().is_some();
        let name = if machine {
            Value::Null
        } else {
            self.view().author(&entry.author).into()
        };
        [
            entry.number.into(),
            entry.at.to_string().into(),
            entry.author.as_str().into(),
            machine.into(),
            name,
            entry.what.as_str().into(),
            entry.submission.as_str().into(),
            entry.version.into(),
            entry.before.as_str().into(),
            entry.hash.as_str().into(),
        ]
    }

    fn row_of_rights(&self, entry: &RightsEntry) -> [Value; 10] {
        let by = entry.by.clone().map(Author::Person);
        let person = Author::Person(entry.person.clone());
        [
            entry.number.into(),
            entry.at.to_string().into(),
            by.as_ref().map(Author::as_str).into(),
            by.as_ref().map(|by| self.view().author(by)).into(),
            person.as_str().into(),
            self.view().author(&person).into(),
            entry.what.as_str().into(),
            entry.about.as_str().into(),
            entry.before.as_str().into(),
            entry.hash.as_str().into(),
        ]
    }
}

/// The first and the last day of a month such as "2026-11".
fn month(typed: &str) -> Option<(Date, Date)> {
    let first: Date = format!("{}-01", typed.trim()).parse().ok()?;
    Some((first, first.last_of_month()))
}

/// Where the entries before these are.
fn goes_on(entries: &[TrailEntry]) -> Option<TrailPlace> {
    let last = entries.last()?;
    (last.number > 1).then(|| last.found_at())
}

fn download(name: &str, shape: Shape, body: String) -> Response<Body> {
    let kind = HeaderValue::from_static(shape.content_type());
    let mut response = respond(StatusCode::OK, kind, body);
    let disposition = format!("attachment; filename=\"{name}.{}\"", shape.extension());
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_a_year_and_a_month() {
        let days = month(" 2026-02 ").unwrap();
        assert_eq!(days.0.to_string(), "2026-02-01");
        assert_eq!(days.1.to_string(), "2026-02-28");
        for wrong in ["", "2026", "2026-13", "november", "2026-11-21"] {
            assert!(month(wrong).is_none(), "{wrong}");
        }
    }
}
