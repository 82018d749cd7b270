//! The page with the audit of the submissions of a team.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde::Serialize;
use tera::Context;

use super::View;
use forms::team::TeamId;
use people::Name;
use store::{BrokenChain, LOOKED_AT_BROKER, TrailEntry, TrailPlace};

/// A part of the audit of a team.
pub(crate) struct AuditPage<'a> {
    pub(crate) me: &'a Name,
    pub(crate) team: &'a TeamId,
    /// Newest first.
    pub(crate) entries: &'a [TrailEntry],
    /// Where these go on, if they do.
    pub(crate) earlier: Option<TrailPlace>,
    /// Whether these are the newest.
    pub(crate) newest: bool,
    /// The month that was typed and is none.
    pub(crate) wrong_month: Option<&'a str>,
}

#[derive(Serialize)]
struct EventView<'a> {
    what: String,
    when: String,
    id: &'a str,
    /// It is about somebody in the register.
    broker: bool,
}

#[derive(Serialize)]
struct TeamView<'a> {
    id: &'a str,
    name: String,
    chosen: bool,
}

impl View<'_> {
    pub(crate) fn audit(&self, page: &AuditPage<'_>) -> Response<Body> {
        let events = page.entries.iter().map(|entry| {
            let (what, when) = self.happened(&entry.author, &entry.what, entry.at);
            EventView {
                what,
                when,
                id: entry.submission.as_str(),
                broker: entry.what == LOOKED_AT_BROKER || entry.what.starts_with("broker-"),
            }
        });
        let teams = self.held.iter().map(|team| TeamView {
            id: team.as_str(),
            name: self.name_of(team),
            chosen: team == page.team,
        });
        let teams: Vec<_> = teams.filter(|_| self.held.len() > 1).collect();
        let broken = store::verify_part(page.entries).err();
        let month = self.now.to_zoned(self.views.zone.clone());
        let month = month.strftime("%Y-%m").to_string();
        let mut context = Context::new();
        context.insert("title", &self.views.message("audit-title"));
        context.insert("inside", &true);
        context.insert("me", page.me.as_str());
        context.insert("events", &events.collect::<Vec<_>>());
        context.insert("teams", &teams);
        context.insert("team", page.team.as_str());
        let earlier = page.earlier.map(|place| place.to_string());
        context.insert("earlier", &earlier);
        context.insert("newest", &page.newest);
        context.insert("broken", &broken.map(|BrokenChain(number)| number));
        context.insert("month", page.wrong_month.unwrap_or(&month));
        context.insert("invalid", &page.wrong_month.is_some());
        let status = match page.wrong_month {
            None => StatusCode::OK,
            Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        };
        self.views.render(status, "desk/audit.html", context)
    }
}
