//! The pages of the desk, made from view models. Nothing here reads the store or opens a seal.
//!
//! The templates are the desk's own: the theme of a site cannot change them.

mod aids;
mod assigned;
mod audit;
mod broker;
mod collect;
mod done;
mod doors;
mod fields;
mod figures;
mod figures_file;
mod hints;
mod history;
mod interruption;
mod kept_form;
mod kept_texts;
mod keys;
mod marks;
mod moved;
mod people;
mod publication;
mod queue;
mod register;
mod reseal;
mod shift;
mod sign_up;
mod site;
mod submission;
mod titles;
mod work;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tera::{Context, Tera};

use clock::{Hour, dutch};
use forms::team::TeamId;
use pages::assets::Assets;
use pages::translate;
use store::{Author, PersonId, StoreError};
use strings::{Strings, StringsError};
use web::audience::{HTML, respond};

pub(crate) use assigned::{Assigned, due_soon};
pub(crate) use audit::AuditPage;
pub(crate) use broker::BrokerPage;
pub(crate) use collect::CollectPage;
pub(crate) use done::DoneInQueue;
pub(crate) use doors::{AcceptPage, RecoveryNext, entry_error, name_error};
pub(crate) use figures::FiguresPage;
pub(crate) use interruption::Interruption;
pub(crate) use moved::Moved;
pub(crate) use people::{AccountPage, Invited, PeoplePage, RightsPage};
pub(crate) use publication::PublicationPage;
pub(crate) use queue::{News, QueuePage, Row};
pub(crate) use register::{RegisterPage, RegisterRow};
pub(crate) use reseal::{Progress, ResealView, Resealed};
pub(crate) use shift::{ShiftNoteText, ShiftPage};
pub(crate) use submission::{Message, SubmissionPage};
pub(crate) use work::{DraftState, NoteText, OtherText, WorkPage};

/// The language of moderators.
const LANG: &str = "nl";

const TEMPLATES: [(&str, &str); 56] = [
    (
        "desk/passkey-name.html",
        include_str!("../../../templates/desk/passkey-name.html"),
    ),
    (
        "desk/site-page.html",
        include_str!("../../../templates/desk/site-page.html"),
    ),
    (
        "desk/page-eyes.html",
        include_str!("../../../templates/desk/page-eyes.html"),
    ),
    (
        "desk/history.html",
        include_str!("../../../templates/desk/history.html"),
    ),
    (
        "desk/eyes.html",
        include_str!("../../../templates/desk/eyes.html"),
    ),
    (
        "desk/crisis.html",
        include_str!("../../../templates/desk/crisis.html"),
    ),
    (
        "desk/modules.html",
        include_str!("../../../templates/desk/modules.html"),
    ),
    (
        "desk/assigned.html",
        include_str!("../../../templates/desk/assigned.html"),
    ),
    (
        "desk/hints.html",
        include_str!("../../../templates/desk/hints.html"),
    ),
    (
        "desk/done.html",
        include_str!("../../../templates/desk/done.html"),
    ),
    (
        "desk/reasons.html",
        include_str!("../../../templates/desk/reasons.html"),
    ),
    (
        "desk/keys.html",
        include_str!("../../../templates/desk/keys.html"),
    ),
    (
        "desk/shift.html",
        include_str!("../../../templates/desk/shift.html"),
    ),
    (
        "desk/kept-form.html",
        include_str!("../../../templates/desk/kept-form.html"),
    ),
    (
        "desk/shift-kept.html",
        include_str!("../../../templates/desk/shift-kept.html"),
    ),
    (
        "desk/figures.html",
        include_str!("../../../templates/desk/figures.html"),
    ),
    (
        "desk/welcome.html",
        include_str!("../../../templates/desk/welcome.html"),
    ),
    (
        "desk/register.html",
        include_str!("../../../templates/desk/register.html"),
    ),
    (
        "desk/broker.html",
        include_str!("../../../templates/desk/broker.html"),
    ),
    (
        "desk/broker-fields.html",
        include_str!("../../../templates/desk/broker-fields.html"),
    ),
    (
        "desk/broker-meeting.html",
        include_str!("../../../templates/desk/broker-meeting.html"),
    ),
    (
        "desk/broker-steps.html",
        include_str!("../../../templates/desk/broker-steps.html"),
    ),
    (
        "desk/broker-kept.html",
        include_str!("../../../templates/desk/broker-kept.html"),
    ),
    (
        "desk/sign-up.html",
        include_str!("../../../templates/desk/sign-up.html"),
    ),
    (
        "desk/audit.html",
        include_str!("../../../templates/desk/audit.html"),
    ),
    (
        "desk/accept.html",
        include_str!("../../../templates/desk/accept.html"),
    ),
    (
        "desk/account.html",
        include_str!("../../../templates/desk/account.html"),
    ),
    (
        "desk/come-in.html",
        include_str!("../../../templates/desk/come-in.html"),
    ),
    (
        "desk/passkey-fields.html",
        include_str!("../../../templates/desk/passkey-fields.html"),
    ),
    (
        "desk/passphrase-new.html",
        include_str!("../../../templates/desk/passphrase-new.html"),
    ),
    (
        "desk/people.html",
        include_str!("../../../templates/desk/people.html"),
    ),
    (
        "desk/recover.html",
        include_str!("../../../templates/desk/recover.html"),
    ),
    (
        "desk/recovery.html",
        include_str!("../../../templates/desk/recovery.html"),
    ),
    (
        "desk/rights.html",
        include_str!("../../../templates/desk/rights.html"),
    ),
    (
        "desk/sign-in.html",
        include_str!("../../../templates/desk/sign-in.html"),
    ),
    (
        "desk/stolen.html",
        include_str!("../../../templates/desk/stolen.html"),
    ),
    (
        "desk/waiting.html",
        include_str!("../../../templates/desk/waiting.html"),
    ),
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
        "desk/identifying.html",
        include_str!("../../../templates/desk/identifying.html"),
    ),
    (
        "desk/message.html",
        include_str!("../../../templates/desk/message.html"),
    ),
    (
        "desk/collect.html",
        include_str!("../../../templates/desk/collect.html"),
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
        "desk/entry.html",
        include_str!("../../../templates/desk/entry.html"),
    ),
    (
        "desk/moved.html",
        include_str!("../../../templates/desk/moved.html"),
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
        "desk/interruption.html",
        include_str!("../../../templates/desk/interruption.html"),
    ),
    (
        "desk/submission.html",
        include_str!("../../../templates/desk/submission.html"),
    ),
];

/// The messages for whoever has no session, or may have none.
const OUTSIDE: [&str; 8] = [
    "outside",
    "used",
    "left",
    "foreign",
    "invitation-used",
    "no-passkeys",
    "too-many",
    "person-not-now",
];

/// The page when no page can be made.
const LAST_RESORT: &str = "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Er ging iets mis</title></head>\
<body><h1>Er ging iets mis</h1><p>Ga terug met de terugknop en probeer het nog eens.</p></body></html>\n";

/// Why the desk cannot start.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// A template does not work.
    #[error("a template of the desk does not work: {0}")]
    Template(#[from] tera::Error),
    /// The messages cannot be read.
    #[error(transparent)]
    Strings(#[from] StringsError),
    /// The store did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Templates and messages, loaded once.
pub(crate) struct Views {
    tera: Tera,
    strings: Arc<Strings>,
    /// The messages of the sender, to preview them.
    visitor_strings: Strings,
    zone: TimeZone,
}

impl Views {
    pub(crate) fn new() -> Result<Self, DeskError> {
        let strings = Arc::new(Strings::desk()?);
        let mut tera = Tera::new();
        tera.register_function("t", translate(Arc::clone(&strings)));
        tera.add_raw_templates(TEMPLATES)?;
        Ok(Self {
            tera,
            strings,
            visitor_strings: Strings::visitor()?,
            zone: dutch(),
        })
    }

    pub(crate) fn message(&self, key: &str) -> String {
        self.strings.plain(LANG, key)
    }

    /// The hour of an arrival: "21 november 2026, tussen 14 en 15 uur".
    fn hour(&self, hour: Hour) -> String {
        let local = hour.start().to_zoned(self.zone.clone());
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("day", i64::from(local.day()));
        args.set("month", self.message(&format!("month-{}", local.month())));
        args.set("year", local.year().to_string());
        args.set("from", i64::from(local.hour()));
        args.set("to", i64::from(local.hour()) + 1);
        self.strings.get(LANG, "hour", &args)
    }

    /// A part of a page; nothing if it cannot be made.
    fn part(&self, template: &str, mut context: Context) -> String {
        context.insert("lang", LANG);
        let made = self.tera.render(template, &context);
        let made = made.inspect_err(|error| {
            tracing::error!(%error, "a part of a page could not be made");
        });
        made.unwrap_or_default().trim().to_owned()
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

/// Makes pages of the desk for one site, at one moment.
pub(crate) struct View<'a> {
    pub(crate) views: &'a Views,
    pub(crate) assets: &'a Assets,
    /// The teams that this desk reads for.
    pub(crate) held: &'a [TeamId],
    /// Who looks at the page.
    pub(crate) who: Option<&'a PersonId>,
    /// The names of those whom the page is about.
    pub(crate) names: &'a BTreeMap<PersonId, String>,
    pub(crate) now: Timestamp,
}

impl View<'_> {
    /// A page with one message (`<key>-title`, `<key>-text`).
    pub(crate) fn message(&self, status: StatusCode, key: &str) -> Response<Body> {
        let mut context = Context::new();
        let inside = !OUTSIDE.contains(&key);
        context.insert("title", &self.views.message(&format!("{key}-title")));
        context.insert("text", &self.views.message(&format!("{key}-text")));
        context.insert("inside", &inside);
        // Whoever was shown out finds the way in again.
        context.insert("enter", &matches!(key, "outside" | "used" | "left"));
        self.views.render(status, "desk/message.html", context)
    }

    /// The page after an error of the store, where no text could get lost.
    pub(crate) fn store_error(&self, error: &StoreError) -> Response<Body> {
        let (status, key) = match error {
            StoreError::NotFound | StoreError::Withdrawn => (StatusCode::NOT_FOUND, "gone"),
            StoreError::Conflict | StoreError::NotAllowed { .. } => {
                (StatusCode::CONFLICT, "conflict")
            }
            StoreError::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "full"),
            StoreError::Unavailable(_) | StoreError::NoTable => {
                tracing::error!(%error, "the store failed");
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable")
            }
            StoreError::Unreadable(_) => {
                tracing::error!(%error, "the store holds something unexpected");
                (StatusCode::INTERNAL_SERVER_ERROR, "internal")
            }
        };
        self.message(status, key)
    }

    /// Who did something, in words.
    pub(crate) fn author(&self, author: &Author) -> String {
        match author {
            Author::Person(id) => self.person(id),
            Author::Machine(machine) => self.views.message(&format!("who-{}", machine.as_str())),
            Author::Named(name) => name.clone(),
        }
    }

    fn person(&self, id: &PersonId) -> String {
        let name = self.names.get(id);
        name.map_or_else(|| self.views.message("who-somebody"), String::clone)
    }

    /// In the place of a name that nothing here opens.
    pub(crate) fn nameless(&self) -> String {
        self.views.message("name-locked")
    }

    /// The name of a team, for a desk that reads for several.
    fn team_name(&self, team: &TeamId) -> Option<String> {
        (self.held.len() > 1).then(|| self.name_of(team))
    }

    fn name_of(&self, team: &TeamId) -> String {
        let mut teams = self.assets.facts.teams.iter();
        let named = teams.find(|known| known.id == *team);
        named.map_or_else(
            || self.views.message("team-national"),
            |team| team.name.clone(),
        )
    }

    fn form_title<'s>(&'s self, form: &'s str) -> &'s str {
        self.assets
            .forms
            .get(form)
            .map_or(form, |known| known.title.get(LANG))
    }
}
