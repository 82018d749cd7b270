//! The list of the register of brokers.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use form_urlencoded::Serializer;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;
use tera::Context;

use super::{LANG, View};
use crate::register::{self, Due, Part};
use people::Name;
use store::BrokerEntry;

/// What the list shows.
pub(crate) struct RegisterPage<'a> {
    pub(crate) me: &'a Name,
    pub(crate) part: Part,
    /// The name that was typed.
    pub(crate) name: String,
    /// The municipality that was chosen; empty for all.
    pub(crate) municipality: String,
    /// Those of whom there is somebody.
    pub(crate) municipalities: Vec<String>,
    /// How many there are of each part.
    pub(crate) counts: Vec<(Part, usize)>,
    pub(crate) rows: Vec<RegisterRow>,
    /// Whether there are more than these.
    pub(crate) more: bool,
}

/// Somebody in the list.
pub(crate) struct RegisterRow {
    /// None if our keys do not open it.
    pub(crate) name: Option<String>,
    pub(crate) entry: BrokerEntry,
}

#[derive(Serialize)]
struct PartView {
    label: String,
    href: String,
    count: usize,
    current: bool,
}

#[derive(Serialize)]
struct PlaceView<'a> {
    slug: &'a str,
    name: String,
    chosen: bool,
}

#[derive(Serialize)]
struct RowView<'a> {
    id: &'a str,
    name: String,
    place: Option<String>,
    team: Option<String>,
    state: &'static str,
    status: String,
    when: String,
    due: bool,
}

impl View<'_> {
    pub(crate) fn register(&self, page: &RegisterPage<'_>) -> Response<Body> {
        let parts = page.counts.iter().map(|(part, count)| PartView {
            label: self.views.message(&format!("register-{}", part.as_str())),
            href: address(*part, page),
            count: *count,
            current: *part == page.part,
        });
        let places = page.municipalities.iter().map(|slug| PlaceView {
            slug,
            name: self.place(slug),
            chosen: *slug == page.municipality,
        });
        let mut context = Context::new();
        context.insert("title", &self.views.message("register-title"));
        context.insert("inside", &true);
        context.insert("me", page.me.as_str());
        context.insert("parts", &parts.collect::<Vec<_>>());
        context.insert("part", page.part.as_str());
        context.insert("name", &page.name);
        context.insert("places", &places.collect::<Vec<_>>());
        let filtered = !page.name.trim().is_empty() || !page.municipality.is_empty();
        context.insert("filtered", &filtered);
        let rows = page.rows.iter().map(|row| self.register_row(row));
        context.insert("rows", &rows.collect::<Vec<_>>());
        context.insert("more", &page.more);
        context.insert("grace", &register::GRACE);
        self.views
            .render(StatusCode::OK, "desk/register.html", context)
    }

    fn register_row<'r>(&self, row: &'r RegisterRow) -> RowView<'r> {
        let entry = &row.entry;
        let due = Due::of(entry, register::today(self.now)) != Due::Later;
        RowView {
            id: entry.id.as_str(),
            name: self.broker_name(row.name.as_deref()),
            place: entry.municipality.as_deref().map(|slug| self.place(slug)),
            team: self.team_name(&entry.team),
            state: entry.state.as_str(),
            status: self
                .views
                .message(&format!("broker-state-{}", entry.state.as_str())),
            when: self.broker_when(entry),
            due,
        }
    }

    pub(super) fn broker_name(&self, name: Option<&str>) -> String {
        let name = name.filter(|name| !name.trim().is_empty());
        name.map_or_else(|| self.views.message("broker-nameless"), str::to_owned)
    }

    /// The name of a municipality.
    pub(super) fn place(&self, slug: &str) -> String {
        let known = self.assets.facts.municipality(slug);
        known.map_or_else(
            || self.views.strings.plain(LANG, "broker-elsewhere"),
            str::to_owned,
        )
    }

    /// What happens when: "Vraag vóór 21 november 2027 of die nog meedoet".
    pub(super) fn broker_when(&self, entry: &BrokerEntry) -> String {
        let key = match Due::of(entry, register::today(self.now)) {
            Due::Late => "broker-when-late",
            Due::Soon => "broker-when-soon",
            Due::Later if entry.state.takes_part() => "broker-when-later",
            Due::Later => "broker-when-gone",
        };
        let mut args = FluentArgs::new();
        args.set("day", self.day(entry.day));
        args.set("gone", self.views.strings.date(LANG, entry.expires));
        self.views.strings.get(LANG, key, &args)
    }

    /// "21 november 2027"
    pub(super) fn day(&self, day: Date) -> String {
        let start = day.to_zoned(TimeZone::UTC).map(|start| start.timestamp());
        start.map_or_else(
            |_| day.to_string(),
            |start| self.views.strings.date(LANG, start),
        )
    }
}

/// Another part of the register, with the same filters.
fn address(part: Part, page: &RegisterPage<'_>) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("lijst", part.as_str());
    let filters = [("naam", &page.name), ("gemeente", &page.municipality)];
    for (name, value) in filters {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    format!("/desk/brokers?{}", query.finish())
}
