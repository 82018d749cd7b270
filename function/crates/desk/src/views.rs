//! The pages of the desk. Its templates are its own: the theme of a site cannot change them.

mod history;
mod publication;
mod queue;
mod submission;
mod trouble;

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Response, StatusCode};
use jiff::tz::TimeZone;
use tera::{Context, Tera};

use super::Desk;
use super::name::{BadName, LONGEST_NAME, NAMELESS, SHORTEST_NAME};
use clock::{Hour, dutch};
use pages::translate;
use store::StoreError;
use strings::{Strings, StringsError};
use web::audience::{HTML, respond};

pub(super) use submission::{Draft, Notice};
pub(super) use trouble::Trouble;

/// The language of moderators.
const LANG: &str = "nl";

const TEMPLATES: [(&str, &str); 16] = [
    (
        "desk/base.html",
        include_str!("../../../templates/desk/base.html"),
    ),
    (
        "desk/enter.html",
        include_str!("../../../templates/desk/enter.html"),
    ),
    (
        "desk/kept.html",
        include_str!("../../../templates/desk/kept.html"),
    ),
    (
        "desk/rows.html",
        include_str!("../../../templates/desk/rows.html"),
    ),
    (
        "desk/telling.html",
        include_str!("../../../templates/desk/telling.html"),
    ),
    (
        "desk/message.html",
        include_str!("../../../templates/desk/message.html"),
    ),
    (
        "desk/preview.html",
        include_str!("../../../templates/desk/preview.html"),
    ),
    (
        "desk/publication.html",
        include_str!("../../../templates/desk/publication.html"),
    ),
    (
        "desk/queue.html",
        include_str!("../../../templates/desk/queue.html"),
    ),
    (
        "desk/invited.html",
        include_str!("../../../templates/desk/invited.html"),
    ),
    (
        "desk/readers.html",
        include_str!("../../../templates/desk/readers.html"),
    ),
    (
        "desk/reseal.html",
        include_str!("../../../templates/desk/reseal.html"),
    ),
    (
        "desk/resealed.html",
        include_str!("../../../templates/desk/resealed.html"),
    ),
    (
        "desk/button.html",
        include_str!("../../../templates/desk/button.html"),
    ),
    (
        "desk/trouble.html",
        include_str!("../../../templates/desk/trouble.html"),
    ),
    (
        "desk/submission.html",
        include_str!("../../../templates/desk/submission.html"),
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
        let mut context = Context::new();
        let inside = !matches!(key, "outside" | "used" | "left" | "foreign");
        context.insert("title", &self.views.word(&format!("{key}-title")));
        context.insert("text", &self.views.word(&format!("{key}-text")));
        context.insert("inside", &inside);
        self.views.render(status, "desk/message.html", context)
    }

    /// The button behind a link, with the name that somebody filled in and what is wrong with it.
    pub(super) fn enter_page(
        &self,
        token: &str,
        name: &str,
        wrong: Option<BadName>,
    ) -> Response<Body> {
        let (status, key) = match wrong {
            None => (StatusCode::OK, None),
            Some(BadName::Length) => (StatusCode::UNPROCESSABLE_ENTITY, Some("enter-name-wrong")),
            Some(BadName::Signs) => (StatusCode::UNPROCESSABLE_ENTITY, Some("enter-name-signs")),
            Some(BadName::Reserved) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                Some("enter-name-reserved"),
            ),
            Some(BadName::Taken) => (StatusCode::CONFLICT, Some("enter-name-taken")),
        };
        let mut context = Context::new();
        context.insert("token", token);
        context.insert("wrong", &key);
        context.insert("name", name);
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

    /// What sealing again would change for whom.
    pub(super) fn reseal_page(&self, status: StatusCode, mut context: Context) -> Response<Body> {
        context.insert("title", &self.views.word("reseal-title"));
        context.insert("inside", &true);
        self.views.render(status, "desk/reseal.html", context)
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
