//! The pages of the desk. Its templates are its own: the theme of a site cannot change them.

mod submission;

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Response, StatusCode};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde::Serialize;
use tera::{Context, Tera};

use super::Desk;
use super::read::{COUNTED, List, Part};
use crate::audience::{HTML, respond};
use crate::clock::Hour;
use crate::pages::translate;
use crate::receipt::LookupId;
use crate::store::{Entry, Status, StoreError};
use crate::strings::{Strings, StringsError};

pub(super) use submission::Draft;

/// The language of moderators.
const LANG: &str = "nl";
/// Where moderators are; their clocks show this time.
const ZONE: &str = "Europe/Amsterdam";

const TEMPLATES: [(&str, &str); 6] = [
    (
        "desk/base.html",
        include_str!("../../templates/desk/base.html"),
    ),
    (
        "desk/enter.html",
        include_str!("../../templates/desk/enter.html"),
    ),
    (
        "desk/message.html",
        include_str!("../../templates/desk/message.html"),
    ),
    (
        "desk/queue.html",
        include_str!("../../templates/desk/queue.html"),
    ),
    (
        "desk/resealed.html",
        include_str!("../../templates/desk/resealed.html"),
    ),
    (
        "desk/submission.html",
        include_str!("../../templates/desk/submission.html"),
    ),
];

/// What a page of the desk says when it cannot be made.
const LAST_RESORT: &str = "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Er ging iets mis</title></head>\
<body><h1>Er ging iets mis</h1><p>Ga terug met de terugknop en probeer het nog eens.</p></body></html>\n";

/// Why there is no desk.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// A template does not work.
    #[error("a template of the desk does not work: {0}")]
    Template(#[from] tera::Error),
    /// The words cannot be read.
    #[error(transparent)]
    Strings(#[from] StringsError),
}

/// How long before its end a submission that still waits is pointed out: long enough to answer, and for its sender to
/// read the answer.
const WARNING: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Templates and words.
pub(super) struct Views {
    tera: Tera,
    strings: Arc<Strings>,
    zone: TimeZone,
}

#[derive(Serialize)]
struct EntryView<'a> {
    id: &'a str,
    title: &'a str,
    municipality: Option<&'a str>,
    received: String,
    status: String,
    urgent: bool,
    expires: String,
    version: u64,
    /// It is about to be deleted, and somebody still waits for something.
    expires_soon: bool,
}

#[derive(Serialize)]
struct ListView {
    name: &'static str,
    label: String,
    /// How many wait there, where that matters.
    count: Option<String>,
    current: bool,
}

impl Views {
    pub(super) fn new() -> Result<Self, DeskError> {
        let strings = Arc::new(Strings::desk()?);
        let mut tera = Tera::new();
        tera.register_function("t", translate(Arc::clone(&strings)));
        tera.add_raw_templates(TEMPLATES)?;
        Ok(Self {
            tera,
            strings,
            zone: TimeZone::get(ZONE).unwrap_or(TimeZone::UTC),
        })
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.strings.plain(LANG, key)
    }

    /// The hour of an arrival: "21 november 2026, tussen 14 en 15 uur".
    fn hour(&self, hour: Hour) -> String {
        let local = hour.start().to_zoned(self.zone.clone());
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("day", i64::from(local.day()));
        args.set("month", self.word(&format!("month-{}", local.month())));
        args.set("year", local.year().to_string());
        args.set("from", i64::from(local.hour()));
        args.set("to", i64::from(local.hour()) + 1);
        self.strings.get(LANG, "hour", &args)
    }

    fn render(&self, status: StatusCode, template: &str, mut context: Context) -> Response<Body> {
        context.insert("lang", LANG);
        match self.tera.render(template, &context) {
            Ok(html) => respond(status, HTML, html),
            Err(error) => {
                tracing::error!(%error, "a page of the desk could not be made");
                respond(StatusCode::INTERNAL_SERVER_ERROR, HTML, LAST_RESORT)
            }
        }
    }
}

impl Desk {
    /// A page with one message and nothing else (`desk-<key>-title`, `desk-<key>-text`).
    pub(super) fn message(&self, status: StatusCode, key: &str) -> Response<Body> {
        self.message_page(status, key, Context::new())
    }

    fn message_page(&self, status: StatusCode, key: &str, mut context: Context) -> Response<Body> {
        let inside = !matches!(key, "outside" | "used" | "left" | "foreign");
        context.insert("title", &self.views.word(&format!("{key}-title")));
        context.insert("text", &self.views.word(&format!("{key}-text")));
        context.insert("inside", &inside);
        self.views.render(status, "desk/message.html", context)
    }

    /// The button behind a link.
    pub(super) fn enter_page(&self, token: &str) -> Response<Body> {
        let mut context = Context::new();
        context.insert("token", token);
        context.insert("title", &self.views.word("enter-title"));
        context.insert("inside", &false);
        self.views
            .render(StatusCode::OK, "desk/enter.html", context)
    }

    /// What came of sealing again.
    pub(super) fn resealed_page(&self, mut context: Context) -> Response<Body> {
        context.insert("title", &self.views.word("resealed-title"));
        context.insert("inside", &true);
        self.views
            .render(StatusCode::OK, "desk/resealed.html", context)
    }

    /// The store did not do it.
    pub(super) fn store_failed(&self, error: &StoreError) -> Response<Body> {
        let (status, key) = meaning(error);
        self.message(status, key)
    }

    /// The same, with the answer that somebody typed and a button to send it again.
    pub(super) fn kept(
        &self,
        error: &StoreError,
        id: &str,
        (version, text): (Option<u64>, &str),
    ) -> Response<Body> {
        let (status, key) = meaning(error);
        let mut context = Context::new();
        context.insert("draft", text);
        // Only an id that is one goes back into an address.
        context.insert("id", &LookupId::parse(id).map(|id| id.to_string()));
        context.insert("version", &version);
        context.insert("again", &(status == StatusCode::SERVICE_UNAVAILABLE));
        self.message_page(status, key, context)
    }

    /// The queue.
    pub(super) fn queue_page(&self, part: &Part) -> Response<Body> {
        let list = part.list;
        let lists = List::ALL.map(|each| ListView {
            name: each.as_str(),
            label: self.views.word(&format!("list-{}", each.as_str())),
            count: waiting(part, each),
            current: each == list,
        });
        let entries: Vec<_> = part.entries.iter().map(|e| self.entry_view(e)).collect();
        let mut context = Context::new();
        context.insert(
            "title",
            &self.views.word(&format!("list-{}", list.as_str())),
        );
        context.insert("inside", &true);
        context.insert("lists", &lists);
        context.insert("entries", &entries);
        context.insert("list", list.as_str());
        context.insert("page", &part.page);
        context.insert("next", &part.next);
        context.insert("can_restore", &(list == List::Spam));
        self.views
            .render(StatusCode::OK, "desk/queue.html", context)
    }

    fn entry_view<'a>(&'a self, entry: &'a Entry) -> EntryView<'a> {
        EntryView {
            id: entry.id.as_str(),
            title: self.form_title(&entry.form),
            municipality: entry
                .municipality
                .as_deref()
                .map(|slug| self.assets.facts.municipality(slug).unwrap_or(slug)),
            received: self.views.hour(entry.received),
            status: self
                .views
                .word(&format!("status-{}", entry.status.as_str())),
            urgent: entry.urgent,
            version: entry.version,
            expires: self.views.strings.date(LANG, entry.expires),
            expires_soon: entry.status.is_open()
                && entry.status != Status::Spam
                && entry.expires.duration_since(self.clock.now()) < WARNING,
        }
    }

    fn form_title<'a>(&'a self, form: &'a str) -> &'a str {
        self.assets
            .forms
            .get(form)
            .map_or(form, |known| known.title.get(LANG))
    }
}

/// How many wait in a list: "12", or "1000+".
fn waiting(part: &Part, list: List) -> Option<String> {
    let (_, count) = part.waiting.iter().find(|(known, _)| *known == list)?;
    match *count {
        0 => None,
        count if count >= COUNTED => Some(format!("{COUNTED}+")),
        count => Some(count.to_string()),
    }
}

fn meaning(error: &StoreError) -> (StatusCode, &'static str) {
    match error {
        StoreError::NotFound => (StatusCode::NOT_FOUND, "gone"),
        StoreError::Conflict | StoreError::NotAllowed { .. } => (StatusCode::CONFLICT, "conflict"),
        StoreError::Unavailable(_) => {
            tracing::error!(%error, "the store failed");
            (StatusCode::SERVICE_UNAVAILABLE, "unavailable")
        }
        StoreError::Unreadable(_) => {
            tracing::error!(%error, "the store holds something unexpected");
            (StatusCode::INTERNAL_SERVER_ERROR, "internal")
        }
    }
}
