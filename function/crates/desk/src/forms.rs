//! What the pages of the desk send. Typed text survives whatever happens to the request.

mod broker;
mod kept_form;
mod publication;
mod shift_note;

use ::forms::draft::Draft as Kept;
use axum::extract::Request;

use crate::crisis::Steps;
use crate::queue_view::QueueView;
use crate::workflow::{Action, Move, Step};
use pages::assets::Assets;
use people::Name;
use store::AuditEntry;
use web::error_response::ErrorKind;
use web::request;

pub(crate) use broker::{BrokerForm, BrokerStep, LONGEST_REMARKS, MeetingForm};
pub(crate) use kept_form::KeptForm;
pub(crate) use publication::{
    InvalidField, LONGEST_QUESTION, LONGEST_TITLE, PublicationForm, age_group,
};
pub(crate) use shift_note::{SHIFT, ShiftNoteForm};

/// The field with the answer.
pub(crate) const ANSWER: &str = "antwoord";
/// The field with the version that the page showed.
const VERSION: &str = "versie";
/// The field with the step towards a page for the site.
const STEP: &str = "stap";
/// The field with the name of a colleague.
pub(crate) const COLLEAGUE: &str = "collega";
/// The field with a note for colleagues.
pub(crate) const NOTE: &str = "notitie";
/// The field with the day by which a colleague looks at it.
pub(crate) const DUE: &str = "uiterlijk";
/// The field with the edition of the draft that the page showed.
const EDITION: &str = "concept";
/// The field with the words for lists.
pub(crate) const LABEL: &str = "opschrift";
/// The field with the text module that is to be put into the answer.
const MODULE: &str = "bouwsteen";
/// The field with what was done of the list for acute ones, once for each step.
pub(crate) const DONE_STEPS: &str = "stappen";
/// The field with what was done of it when the page was shown.
pub(crate) const HAS_STEPS: &str = "met-lijst";
/// The field with the reason why it is declined.
pub(crate) const REASON: &str = "reden";
/// The field with what a moderator adds to the reason.
pub(crate) const EXPLANATION: &str = "toelichting";
/// The field with what is to be different on a page for the site, as whoever looks at it says it.
pub(crate) const PAGE_NOTE: &str = "wat-anders";
/// Somebody is sure.
pub(crate) const SURE: &str = "zeker";
/// The field with whom the answer was made.
pub(crate) const WITH: &str = "met";
/// The field with the view of the queue that the moderator came from.
pub(crate) const QUEUE: &str = "wachtrij";
/// The longest question, two longest answers and a note fit, however they are encoded: 16,000 characters of twelve bytes.
const LIMIT: usize = 256 * 1024;

/// A submitted form about one submission.
pub(crate) struct ActionForm {
    pub(crate) me: Name,
    pub(crate) action: Action,
    /// The version that the page showed, for optimistic locking.
    pub(crate) version: Option<u64>,
    /// The answer to the asker.
    pub(crate) text: String,
    /// The page for the site, if the form had its fields.
    pub(crate) page: Option<PublicationForm>,
    /// The colleague to assign it to.
    pub(crate) colleague: String,
    /// A note for colleagues.
    pub(crate) note: String,
    /// The day by which the colleague looks at it, as it was typed.
    pub(crate) due: String,
    /// The edition of the draft that the page showed, if it showed one.
    pub(crate) edition: Option<u64>,
    /// The words for lists.
    pub(crate) label: String,
    /// The text module that is to be put into the answer.
    pub(crate) module: String,
    /// What was done of the list for acute ones, if the page had it.
    pub(crate) steps: Option<Steps>,
    /// Why it is declined.
    pub(crate) reason: String,
    /// What is added to the reason.
    pub(crate) explanation: String,
    /// What is to be different on a page for the site.
    pub(crate) page_note: String,
    /// With whom the answer was made, if somebody said it.
    pub(crate) with: String,
    /// Somebody is sure, although something they typed says otherwise.
    pub(crate) sure: bool,
    pub(crate) view: QueueView,
    /// Why the request could not be read completely.
    pub(crate) refused: Option<ErrorKind>,
}

impl ActionForm {
    /// Reads a form that was sent to one of the routes of [`Action`].
    pub(crate) async fn read(
        request: Request,
        route: &str,
        me: Name,
        assets: &Assets,
    ) -> Option<Self> {
        let (parts, body) = request.into_parts();
        let sent = request::read_up_to(LIMIT, &parts.headers, body).await;
        let field = |name: &str| sent.fields.get(name).unwrap_or_default().to_owned();
        Some(Self {
            me,
            action: Action::find(route, &field(STEP))?,
            version: field(VERSION).parse().ok(),
            text: field(ANSWER),
            page: PublicationForm::read(&sent.fields),
            colleague: field(COLLEAGUE),
            note: field(NOTE),
            due: field(DUE),
            edition: field(EDITION).parse().ok(),
            label: field(LABEL),
            module: field(MODULE),
            steps: sent.fields.get(HAS_STEPS).map(|shown| {
                let done = sent.fields.all(DONE_STEPS);
                Steps::parse(shown, done.map(str::to_owned))
            }),
            reason: field(REASON),
            explanation: field(EXPLANATION),
            page_note: field(PAGE_NOTE),
            with: field(WITH),
            sure: field(SURE) == "ja",
            view: QueueView::parse(&field(QUEUE), assets),
            refused: sent.refused,
        })
    }

    /// Whether it holds text that could get lost.
    pub(crate) fn has_text(&self) -> bool {
        !self.draft().is_empty()
    }

    /// Everything that was typed, for a page that shows it again.
    pub(crate) fn draft(&self) -> Draft<'_> {
        Draft {
            text: &self.text,
            page: self.page.as_ref(),
            colleague: &self.colleague,
            note: &self.note,
            due: &self.due,
            edition: self.edition,
            label: &self.label,
            steps: self.steps.as_ref(),
            reason: &self.reason,
            explanation: &self.explanation,
            page_note: &self.page_note,
            with: &self.with,
            view: self.view.clone(),
            ..Draft::default()
        }
    }

    /// The typed text that this action does not store.
    pub(crate) fn left_over(&self) -> Draft<'_> {
        let mut left = self.draft();
        match self.action {
            Action::Answer | Action::Ask => {
                left.text = "";
                left.with = "";
            }
            Action::Note => left.note = "",
            Action::Label => left.label = "",
            Action::Check => left.steps = None,
            Action::Move(Move::Reject | Move::Decline) => {
                left.reason = "";
                left.explanation = "";
            }
            Action::HandOver | Action::Move(Move::Escalate) => {
                left.colleague = "";
                left.note = "";
                left.due = "";
            }
            Action::Move(Move::PageBack) => left.page_note = "",
            Action::Page(Step::Place) => {
                left.page = None;
                left.text = "";
                left.with = "";
            }
            Action::Page(Step::PlaceAlone) => left.page = None,
            _ => {}
        }
        left
    }

    /// What was typed beside the answer and is stored by this action.
    pub(crate) fn stored_beside(&self) -> Vec<(&'static str, String)> {
        let left: Vec<_> = self.left_over().beside().collect();
        let all = self.draft().beside();
        all.filter(|field| !left.contains(field)).collect()
    }

    /// Hidden fields that repeat this form. The answer, the colleague and the note are left out: the page shows them.
    pub(crate) fn hidden(&self) -> Vec<(&'static str, String)> {
        let version = self.version.map(|version| version.to_string());
        let mut fields = vec![
            (VERSION, version.unwrap_or_default()),
            (QUEUE, self.view.query()),
            (DUE, self.due.clone()),
        ];
        fields.extend(self.edition.map(|edition| (EDITION, edition.to_string())));
        let others = [
            (LABEL, &self.label),
            (REASON, &self.reason),
            (EXPLANATION, &self.explanation),
            (PAGE_NOTE, &self.page_note),
            (MODULE, &self.module),
            (WITH, &self.with),
        ];
        let others = others.into_iter().filter(|(_, value)| !value.is_empty());
        fields.extend(others.map(|(name, value)| (name, value.clone())));
        fields.extend(step_fields(self.steps.as_ref()));
        fields.extend(self.action.step().map(|step| (STEP, step.to_owned())));
        fields.extend(owned_fields(self.page.as_ref()));
        fields
    }
}

/// Typed text that a page shows, and what to say about it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft<'a> {
    /// The answer to the asker.
    pub(crate) text: &'a str,
    /// The page for the site.
    pub(crate) page: Option<&'a PublicationForm>,
    /// The colleague to assign it to.
    pub(crate) colleague: &'a str,
    /// A note for colleagues.
    pub(crate) note: &'a str,
    /// The day by which the colleague looks at it.
    pub(crate) due: &'a str,
    /// The edition of the draft that the page showed; none when the page is opened.
    pub(crate) edition: Option<u64>,
    /// The words for lists.
    pub(crate) label: &'a str,
    /// What was done of the list for acute ones, as it was ticked on the page.
    pub(crate) steps: Option<&'a Steps>,
    /// Why it is declined.
    pub(crate) reason: &'a str,
    /// What is added to the reason.
    pub(crate) explanation: &'a str,
    /// What is to be different on a page for the site.
    pub(crate) page_note: &'a str,
    /// With whom the answer was made, if somebody said it.
    pub(crate) with: &'a str,
    /// After `error-`, the message key of what is invalid in the answer.
    pub(crate) error: Option<&'static str>,
    pub(crate) notice: Option<Notice>,
    pub(crate) view: QueueView,
}

impl<'a> Draft<'a> {
    /// Whether no text could get lost.
    pub(crate) fn is_empty(&self) -> bool {
        let texts = [
            self.text,
            self.colleague,
            self.note,
            self.label,
            self.explanation,
            self.page_note,
        ];
        self.page.is_none()
            && self.steps.is_none_or(|steps| steps.changes().is_empty())
            && texts.iter().all(|text| text.trim().is_empty())
    }

    /// What a colleague can go on with; none if there is nothing.
    pub(crate) fn to_keep(&self) -> Option<Kept> {
        let page = owned_fields(self.page).map(|(name, value)| (name.to_owned(), value));
        let beside = self.beside().map(|(name, value)| (name.to_owned(), value));
        let kept = Kept::new(self.text, page.collect()).with_beside(beside.collect());
        (!kept.is_empty()).then_some(kept)
    }

    /// Names and values of what is typed and chosen beside the answer.
    pub(crate) fn beside(&self) -> impl Iterator<Item = (&'static str, String)> + use<> {
        let typed = [
            (COLLEAGUE, self.colleague),
            (NOTE, self.note),
            (DUE, self.due),
            (LABEL, self.label),
            (REASON, self.reason),
            (EXPLANATION, self.explanation),
            (PAGE_NOTE, self.page_note),
            (WITH, self.with),
        ];
        let typed = typed.map(|(name, value)| (name, value.to_owned()));
        let typed = typed
            .into_iter()
            .filter(|(_, value)| !value.trim().is_empty());
        let ticked = self.steps.filter(|steps| !steps.changes().is_empty());
        let ticked: Vec<_> = step_fields(ticked).collect();
        typed.chain(ticked)
    }

    /// With what was kept beside the answer, where nothing else was typed.
    pub(crate) fn or_kept(&self, kept: &'a Kept) -> Self {
        let or = |typed: &'a str, name: &str| match typed {
            "" => kept.field(name),
            typed => typed,
        };
        Self {
            colleague: or(self.colleague, COLLEAGUE),
            note: or(self.note, NOTE),
            due: or(self.due, DUE),
            label: or(self.label, LABEL),
            reason: or(self.reason, REASON),
            explanation: or(self.explanation, EXPLANATION),
            page_note: or(self.page_note, PAGE_NOTE),
            with: or(self.with, WITH),
            ..self.clone()
        }
    }

    pub(crate) fn with(self, notice: Notice) -> Self {
        Self {
            notice: Some(notice),
            ..self
        }
    }

    /// Hidden fields for the text that a page has no visible `fields` for.
    pub(crate) fn carried(&self, fields: &[&'static str]) -> Vec<(&'static str, String)> {
        let edition = self.edition.map(|edition| edition.to_string());
        let others = [
            (QUEUE, self.view.query()),
            (ANSWER, self.text.to_owned()),
            (COLLEAGUE, self.colleague.to_owned()),
            (NOTE, self.note.to_owned()),
            (DUE, self.due.to_owned()),
            (EDITION, edition.unwrap_or_default()),
            (LABEL, self.label.to_owned()),
            (REASON, self.reason.to_owned()),
            (EXPLANATION, self.explanation.to_owned()),
            (PAGE_NOTE, self.page_note.to_owned()),
            (WITH, self.with.to_owned()),
        ];
        let others = others.into_iter().filter(|(_, value)| !value.is_empty());
        others
            .chain(step_fields(self.steps))
            .chain(owned_fields(self.page))
            .filter(|(name, _)| !fields.contains(name))
            .collect()
    }
}

/// Something to say above a page.
#[derive(Debug, Clone)]
pub(crate) struct Notice {
    /// Before `-text`, the key of the message.
    pub(crate) key: &'static str,
    /// The change that it is about.
    pub(crate) change: Option<AuditEntry>,
}

impl Notice {
    pub(crate) fn new(key: &'static str) -> Self {
        Self { key, change: None }
    }

    pub(crate) fn about(key: &'static str, change: &AuditEntry) -> Self {
        Self {
            key,
            change: Some(change.clone()),
        }
    }
}

/// The ticks that were kept with a draft.
pub(crate) fn kept_steps(kept: &Kept) -> Option<Steps> {
    let mut fields = kept.beside.iter();
    let (_, shown) = fields.find(|(name, _)| name == HAS_STEPS)?;
    let done = kept.beside.iter().filter(|(name, _)| name == DONE_STEPS);
    Some(Steps::parse(shown, done.map(|(_, step)| step.clone())))
}

/// The ticks of a page that had the list for acute ones.
fn step_fields(steps: Option<&Steps>) -> impl Iterator<Item = (&'static str, String)> + use<> {
    let shown = steps.map(|steps| (HAS_STEPS, steps.shown_field()));
    let done = steps.into_iter().flat_map(|steps| &steps.done);
    let done: Vec<_> = done.map(|step| (DONE_STEPS, step.clone())).collect();
    shown.into_iter().chain(done)
}

fn owned_fields(
    page: Option<&PublicationForm>,
) -> impl Iterator<Item = (&'static str, String)> + use<> {
    let fields = page.map(PublicationForm::fields).unwrap_or_default();
    let owned: Vec<_> = fields
        .into_iter()
        .map(|(name, value)| (name, value.to_owned()))
        .collect();
    owned.into_iter()
}
