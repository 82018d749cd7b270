//! What was just done, with the button that undoes it; and the reasons for declining something.

use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use serde::Serialize;
use tera::Context;

use super::{LANG, SubmissionPage, View};
use crate::decline::{LONGEST_EXPLANATION, name_key, reasons, sentence_key};
use crate::forms::Draft;
use crate::workflow::Move;
use forms::Kind;
use forms::label::Label;
use store::{AuditEntry, Entry, Submission};

/// A move after which somebody came back to the queue.
pub(crate) struct DoneInQueue {
    pub(crate) entry: Entry,
    /// None if it has none, or our keys do not open it.
    pub(crate) label: Option<Label>,
    pub(crate) change: AuditEntry,
    /// Whether it can be undone now.
    pub(crate) undo: bool,
    /// From when on the sender reads of it.
    pub(crate) told: Option<Timestamp>,
}

#[derive(Serialize)]
pub(super) struct DoneView {
    id: String,
    version: u64,
    words: String,
    text: String,
    /// When the sender reads of it.
    told: Option<String>,
    undo: bool,
}

/// A reason for declining, with the sentence that the sender reads.
#[derive(Serialize)]
struct ReasonView {
    value: &'static str,
    name: String,
    sentence: String,
    chosen: bool,
}

/// Whether a change can be the one that made its version. Notes, ticks and seals leave the version, and the record of a broker
/// counts its own.
fn is_move(change: &AuditEntry) -> bool {
    let what = &*change.what;
    !matches!(what, "noted" | "checked" | "resealed") && !what.starts_with("broker-")
}

impl View<'_> {
    pub(super) fn done_in_queue(&self, done: &DoneInQueue) -> DoneView {
        let mut args = FluentArgs::new();
        args.set("event", self.event_in_words(&done.change));
        DoneView {
            id: done.entry.id.to_string(),
            version: done.entry.version,
            words: self.called(&done.entry, done.label.as_ref()),
            text: self.views.strings.get(LANG, "done-text", &args),
            told: done.told.map(|told| self.told(told)),
            undo: done.undo,
        }
    }

    /// The last move, for whoever made it, and for everybody while its sender was not told of it.
    pub(super) fn insert_last_move(&self, context: &mut Context, page: &SubmissionPage<'_>) {
        let submission = page.submission;
        let version = submission.last_move();
        let mut changes = page.history.changes.iter();
        let last = changes.find(|change| Some(change.version) == version && is_move(change));
        let mine = last.is_some_and(|last| self.who.is_some_and(|who| last.author.is(who)));
        let told = submission.told_at();
        let shown = submission.may_be_undone(self.now) && (mine || told.is_some());
        let text = last.map(|last| self.event_in_words(last));
        context.insert("last_move", &text.filter(|_| shown));
        context.insert("told", &told.map(|told| self.told(told)));
        let undo = self.button_of_move(Move::Undo, submission);
        context.insert("undo", &undo);
    }

    fn told(&self, at: Timestamp) -> String {
        let mut args = FluentArgs::new();
        args.set("time", self.time(at));
        self.views.strings.get(LANG, "move-told", &args)
    }

    /// The reasons for declining, and what was chosen and typed.
    pub(super) fn insert_reasons(
        &self,
        context: &mut Context,
        submission: &Submission,
        draft: &Draft<'_>,
    ) {
        let kind = submission.entry.kind;
        let views = reasons(kind).iter().map(|reason| ReasonView {
            value: reason,
            name: self.views.message(&name_key(kind, reason)),
            sentence: self.decline_sentence(kind, reason, None),
            chosen: draft.reason == *reason,
        });
        let why = match kind {
            Kind::Signup => "decline-why-sign-up",
            Kind::Question | Kind::Contribution => "decline-why",
        };
        context.insert("why", &self.views.message(why));
        context.insert("reasons", &views.collect::<Vec<_>>());
        context.insert("explanation", draft.explanation);
        context.insert("longest_explanation", &LONGEST_EXPLANATION);
        let notice = draft.notice.as_ref().map(|notice| notice.key);
        let wrong = matches!(notice, Some("reason" | "explanation-long"));
        let typed = !draft.reason.is_empty() || !draft.explanation.trim().is_empty();
        context.insert("declining", &(wrong || typed));
    }

    /// What the sender reads when something is declined for this reason, in their language.
    pub(crate) fn decline_sentence(&self, kind: Kind, reason: &str, lang: Option<&str>) -> String {
        let lang = self.assets.facts.language(lang.or(Some(LANG)));
        let strings = &self.views.visitor_strings;
        strings.plain(lang, &sentence_key(kind, reason))
    }
}
