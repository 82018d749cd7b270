//! The pages of the desk. Its templates are its own: the theme of a site cannot change them.

mod history;
mod publication;
mod queue;
mod submission;

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Response, StatusCode};
use jiff::tz::TimeZone;
use tera::{Context, Tera};

use super::Desk;
use super::doors::{LONGEST_NAME, NAMELESS, SHORTEST_NAME};
use super::posted::Posted;
use super::typed::Typed;
use crate::audience::{HTML, respond};
use crate::clock::{Hour, dutch};
use crate::pages::translate;
use crate::receipt::LookupId;
use crate::store::StoreError;
use crate::strings::{Strings, StringsError};

pub(super) use submission::Draft;

/// The language of moderators.
const LANG: &str = "nl";

const TEMPLATES: [(&str, &str); 12] = [
    (
        "desk/base.html",
        include_str!("../../templates/desk/base.html"),
    ),
    (
        "desk/enter.html",
        include_str!("../../templates/desk/enter.html"),
    ),
    (
        "desk/kept.html",
        include_str!("../../templates/desk/kept.html"),
    ),
    (
        "desk/rows.html",
        include_str!("../../templates/desk/rows.html"),
    ),
    (
        "desk/telling.html",
        include_str!("../../templates/desk/telling.html"),
    ),
    (
        "desk/message.html",
        include_str!("../../templates/desk/message.html"),
    ),
    (
        "desk/preview.html",
        include_str!("../../templates/desk/preview.html"),
    ),
    (
        "desk/publication.html",
        include_str!("../../templates/desk/publication.html"),
    ),
    (
        "desk/queue.html",
        include_str!("../../templates/desk/queue.html"),
    ),
    (
        "desk/invited.html",
        include_str!("../../templates/desk/invited.html"),
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

/// Templates and words.
pub(super) struct Views {
    tera: Tera,
    strings: Arc<Strings>,
    /// What whoever sent something reads, to show it before it is so.
    told: Strings,
    zone: TimeZone,
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
            told: Strings::visitor()?,
            zone: dutch(),
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
        let inside = !matches!(key, "outside" | "expired" | "used" | "left" | "foreign");
        context.insert("title", &self.views.word(&format!("{key}-title")));
        context.insert("text", &self.views.word(&format!("{key}-text")));
        context.insert("inside", &inside);
        self.views.render(status, "desk/message.html", context)
    }

    /// The button behind a link; `wrong` is a name that is too short or too long.
    pub(super) fn enter_page(
        &self,
        status: StatusCode,
        token: &str,
        wrong: Option<&str>,
    ) -> Response<Body> {
        let mut context = Context::new();
        context.insert("token", token);
        context.insert("wrong", &wrong.is_some());
        context.insert("name", wrong.unwrap_or_default());
        context.insert("nameless", NAMELESS);
        context.insert("shortest", &SHORTEST_NAME);
        context.insert("longest", &LONGEST_NAME);
        context.insert("title", &self.views.word("enter-title"));
        context.insert("inside", &false);
        self.views.render(status, "desk/enter.html", context)
    }

    /// A link for a colleague.
    pub(super) fn invited_page(&self, url: &str) -> Response<Body> {
        let mut context = Context::new();
        context.insert("url", url);
        context.insert("title", &self.views.word("invited-title"));
        context.insert("inside", &true);
        self.views
            .render(StatusCode::OK, "desk/invited.html", context)
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

    /// The same, with everything that somebody typed and a button to send it again.
    pub(super) fn kept(&self, error: &StoreError, id: &str, sent: &Posted) -> Response<Body> {
        let (status, key) = meaning(error);
        let again = matches!(error, StoreError::Unavailable(_) | StoreError::TooLarge);
        self.kept_page((status, key, again), id, sent)
    }

    /// The session ended while somebody wrote. Once inside again, in another tab, they can send it from here.
    pub(super) fn expired(&self, id: &str, sent: &Posted) -> Response<Body> {
        self.kept_page((StatusCode::UNAUTHORIZED, "expired", true), id, sent)
    }

    fn kept_page(
        &self,
        (status, key, again): (StatusCode, &str, bool),
        id: &str,
        sent: &Posted,
    ) -> Response<Body> {
        let mut context = Context::new();
        context.insert("draft", &sent.text);
        context.insert("page", &sent.page);
        let fields = sent.page.as_ref().map(Typed::fields);
        context.insert("fields", &fields.unwrap_or_default());
        context.insert("step", &sent.step);
        // Only an id that is one goes back into an address.
        context.insert("id", &LookupId::parse(id).map(|id| id.to_string()));
        context.insert("version", &sent.version);
        context.insert("again", &again);
        self.message_page(status, key, context)
    }

    fn form_title<'a>(&'a self, form: &'a str) -> &'a str {
        self.assets
            .forms
            .get(form)
            .map_or(form, |known| known.title.get(LANG))
    }
}

fn meaning(error: &StoreError) -> (StatusCode, &'static str) {
    match error {
        StoreError::NotFound | StoreError::Withdrawn => (StatusCode::NOT_FOUND, "gone"),
        StoreError::Conflict | StoreError::NotAllowed { .. } => (StatusCode::CONFLICT, "conflict"),
        StoreError::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "full"),
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
