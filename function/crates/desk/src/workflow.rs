//! Which actions exist at the desk, which of them a submission allows, and their limits. Pure: no request, page or store.
//!
//! Routes, buttons and the page after an interruption are all made from this one list of actions, so they cannot disagree.

mod moves;

use forms::letter::Letter;
use forms::publication::{self, Consent};
use forms::{Form, Kind};
use jiff::{SignedDuration, Timestamp};
use store::{Status, Submission, Work};

pub use moves::Move;

/// In characters. The same limit as the longest field of a form, so that every encoding of it fits in 64 KiB.
pub(crate) const LONGEST_ANSWER: usize = 5000;

/// In characters.
pub(crate) const LONGEST_NOTE: usize = 2000;
/// A message leaves this long after the button, and can be called back until then: the ten minutes of promise 9 of the
/// contract about people and keys.
const LEAVES_AFTER: SignedDuration = SignedDuration::from_mins(10);
/// A claim falls free after this long without a sign of whoever has it: a day's work is not lost over a lunch, and nobody
/// waits for somebody who is ill.
pub(crate) const SILENCE: SignedDuration = SignedDuration::from_hours(24);

/// When a message leaves that is sent now: on a whole minute, as the page says it.
pub(crate) fn leaves_at(now: Timestamp) -> Timestamp {
    let minute = SignedDuration::from_mins(1).as_secs();
    let seconds = now.as_second() + LEAVES_AFTER.as_secs();
    let whole = seconds + (minute - seconds.rem_euclid(minute)).rem_euclid(minute);
    Timestamp::from_second(whole).unwrap_or(Timestamp::MAX)
}

/// What the audit calls keeping a page: for the site, its author or a second pair of eyes.
const PLACED: [&str; 3] = ["approved", "page-author", "page-eyes"];
/// The same together with an answer.
const PLACED_WITH_ANSWER: [&str; 3] = [
    "answered-approved",
    "answered-page-author",
    "answered-page-eyes",
];

/// Something that a moderator can ask for on the page of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Send the answer to the asker; after an answer, a second message.
    Answer,
    /// Ask the asker something back.
    Ask,
    /// Keep a note for colleagues.
    Note,
    /// Take a step towards a page for the site.
    Page(Step),
    /// Assign it to a colleague.
    HandOver,
    /// Change the words by which lists show it.
    Label,
    /// Keep what was typed as the draft, and go (back) to the submission.
    Draft,
    /// Put a text module into the answer.
    Insert,
    /// Keep what was done of the list for acute ones.
    Check,
    /// Leave the desk.
    Leave,
    /// Change its state with one button.
    Move(Move),
}

/// A step towards a page for the site. All steps share one route; a field says which one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Open the form of the page.
    Make,
    /// Preview the page.
    Preview,
    /// Go back to the form of the page.
    Change,
    /// Keep the page, and send the answer with it.
    Place,
    /// Keep the page. The answer was sent before.
    PlaceAlone,
}

impl Action {
    /// Every action.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = [
            Self::Answer,
            Self::Ask,
            Self::Note,
            Self::HandOver,
            Self::Label,
            Self::Draft,
            Self::Insert,
            Self::Check,
            Self::Leave,
        ];
        let steps = Step::ALL.map(Self::Page);
        let moves = Move::ALL.map(Self::Move);
        others.into_iter().chain(steps).chain(moves)
    }

    /// The last segment of its address.
    pub fn route(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Ask => "ask",
            Self::Note => "note",
            Self::Page(_) => "publication",
            Self::HandOver => "hand-over",
            Self::Label => "label",
            Self::Draft => "draft",
            Self::Insert => "insert",
            Self::Check => "check",
            Self::Leave => "leave",
            Self::Move(pressed) => pressed.as_str(),
        }
    }

    /// The value of the field `stap`, where the route alone does not identify the action.
    pub fn step(self) -> Option<&'static str> {
        match self {
            Self::Page(step) => step.as_str(),
            _ => None,
        }
    }

    /// The action that a form asks for. An unknown step means the first one.
    pub(crate) fn find(route: &str, step: &str) -> Option<Self> {
        let mut of_route = Self::all().filter(|action| action.route() == route);
        let first = of_route.next()?;
        let named = of_route.find(|action| action.step() == Some(step));
        Some(named.unwrap_or(first))
    }

    /// The message key of its button, where the state of the submission is unknown.
    pub(crate) fn label_key(self) -> String {
        match self {
            Self::Answer => "answer-submit",
            Self::Ask => "ask-submit",
            Self::Note => "note-submit",
            Self::Page(step) => step.label_key(),
            Self::HandOver => "hand-over-submit",
            Self::Label => "label-submit",
            Self::Draft => "draft-save",
            Self::Insert => "insert-submit",
            Self::Check => "check-submit",
            Self::Leave => "desk-leave",
            Self::Move(Move::Close) => "action-close-answered",
            Self::Move(pressed) => return format!("action-{}", pressed.as_str()),
        }
        .to_owned()
    }

    /// Whether the audit records it under this name.
    pub(crate) fn is_recorded_as(self, what: &str) -> bool {
        match self {
            Self::Answer => matches!(what, "answered" | "added" | "proposed"),
            Self::Ask => matches!(what, "asked" | "proposed"),
            Self::Note => what == "noted",
            Self::Check => what == "checked",
            Self::Page(Step::Place) => {
                what == "proposed-page"
                    || PLACED.contains(&what)
                    || PLACED_WITH_ANSWER.contains(&what)
            }
            Self::Page(Step::PlaceAlone) => PLACED.contains(&what),
            Self::HandOver => what == "handed-over",
            Self::Move(Move::Recall) => what == "recalled",
            Self::Move(Move::Escalate) => matches!(what, "escalated" | "escalated-to"),
            Self::Label => what == "relabelled",
            Self::Page(_) | Self::Draft | Self::Insert | Self::Leave => false,
            Self::Move(Move::Claim) => matches!(what, "claimed" | "taken-over"),
            Self::Move(Move::Unpublish) => what == "unapproved",
            Self::Move(Move::Undo) => what == "undone",
            Self::Move(Move::Release) => what.starts_with("released"),
            Self::Move(Move::PageSeen) => what.starts_with("page-seen"),
            Self::Move(Move::PageBack) => what == "page-back",
            Self::Move(Move::Eyes) => what == "eyes-wanted",
            Self::Move(Move::NoEyes) => what == "eyes-waived",
            Self::Move(Move::PassOn) => what == "passed-on",
            Self::Move(Move::NotPassedOn) => what == "not-passed-on",
            Self::Move(Move::Reopen) => what == "reopened",
            Self::Move(Move::Acute) => what == "raised",
            Self::Move(Move::Attention) => what == "attended",
            Self::Move(Move::Calm) => what == "lowered",
            Self::Move(pressed) => pressed.next().is_some_and(|next| next.as_str() == what),
        }
    }

    /// Whether it stores typed text: then the same action with another text is a different change.
    pub(crate) fn stores_text(self) -> bool {
        matches!(
            self,
            Self::Answer
                | Self::Ask
                | Self::Note
                | Self::Check
                | Self::HandOver
                | Self::Label
                | Self::Move(Move::Reject | Move::Decline | Move::PageBack)
                | Self::Page(Step::Place | Step::PlaceAlone)
        )
    }

    /// Whether it sends the answer that was typed.
    pub(crate) fn sends(self) -> bool {
        matches!(self, Self::Answer | Self::Ask | Self::Page(Step::Place))
    }

    /// Whether it changes anything in the store.
    pub(crate) fn changes(self) -> bool {
        self.stores_text() || matches!(self, Self::Move(_))
    }
}

impl Step {
    /// All of them, the first one first.
    pub const ALL: [Self; 5] = [
        Self::Make,
        Self::Preview,
        Self::Change,
        Self::Place,
        Self::PlaceAlone,
    ];

    fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Make => None,
            Self::Preview => Some("bekijk"),
            Self::Change => Some("wijzig"),
            Self::Place => Some("plaats"),
            Self::PlaceAlone => Some("plaats-later"),
        }
    }

    fn label_key(self) -> &'static str {
        match self {
            Self::Make => "site-make",
            Self::Preview => "page-look",
            Self::Change => "preview-change",
            // What becomes of the page is decided when it is kept: ready, to a colleague, or to its author.
            Self::Place => "page-place",
            Self::PlaceAlone => "page-place-alone",
        }
    }
}

/// Whether a step of a sign-up leads back to where it was.
pub(crate) fn is_way_back(pressed: Move, from: Status) -> bool {
    matches!(
        (pressed, from),
        (Move::GiveBack, Status::Intake)
            | (
                Move::Intake,
                Status::Training | Status::Declined | Status::Closed
            )
            | (Move::Training, Status::Active)
    )
}

/// Whether it is the primary action for a submission.
pub(crate) fn leads(pressed: Move, seen: &Submission) -> bool {
    pressed.is_primary() && !is_way_back(pressed, seen.entry.status)
}

/// Whether an answer makes sense. Sign-ups are answered in person.
pub(crate) fn can_be_answered(submission: &Submission) -> bool {
    let entry = &submission.entry;
    entry.kind != Kind::Signup
        && submission.leaving.is_none()
        && entry.status.may_become(Status::Answered, entry.kind)
}

/// Whether anything can be written to the asker now: an answer, or a message after it.
pub(crate) fn can_be_written_to(submission: &Submission) -> bool {
    let kind = submission.entry.kind;
    can_be_answered(submission) || (kind != Kind::Signup && submission.takes_second_message())
}

/// Whether what is written to its sender leaves only after a second person looked at it.
pub(crate) fn needs_eyes(submission: &Submission, form: Option<&Form>) -> bool {
    submission.wants_eyes || form.is_some_and(|form| form.second_eyes)
}

/// Whether a page that is made of it waits until a second person looked at it. An answer to somebody in danger should not wait; a
/// page that everybody reads can.
pub(crate) fn page_needs_eyes(submission: &Submission, form: Option<&Form>) -> bool {
    needs_eyes(submission, form) || submission.entry.is_urgent()
}

/// Whether whoever has it gave no sign for so long that it is free again.
pub(crate) fn is_silent(submission: &Submission, work: &Work, now: Timestamp) -> bool {
    let touched = submission.last_touched(work);
    submission.entry.status == Status::Claimed
        && touched.is_some_and(|touched| now.duration_since(touched) > SILENCE)
}

/// Why no page for the site can be made of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotPublishable {
    /// None of our keys opens it.
    Sealed,
    /// The asker did not agree.
    NoConsent,
    /// The asker read a page of it, and wants none.
    Declined,
    /// Its state does not allow it.
    NotNow,
}

/// Whether a page for the site may be made of a submission, opened as `letter`, and whether its author reads it first.
pub(crate) fn may_publish(
    seen: &Submission,
    letter: Option<&Letter>,
) -> Result<Consent, NotPublishable> {
    let letter = letter.ok_or(NotPublishable::Sealed)?;
    let consent = publication::consent(seen.entry.kind, letter);
    let consent = consent.ok_or(NotPublishable::NoConsent)?;
    if seen.is_declined_by_author() {
        Err(NotPublishable::Declined)
    } else if can_be_answered(seen) || seen.may_be_approved() {
        Ok(consent)
    } else {
        Err(NotPublishable::NotNow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_leaves_on_a_whole_minute_ten_minutes_later_at_least() {
        for (sent, leaves) in [
            ("2026-11-21T14:35:12Z", "2026-11-21T14:46:00Z"),
            ("2026-11-21T14:35:00Z", "2026-11-21T14:45:00Z"),
            ("2026-12-31T23:59:59Z", "2027-01-01T00:10:00Z"),
        ] {
            let leaves: Timestamp = leaves.parse().unwrap();
            assert_eq!(leaves_at(sent.parse().unwrap()), leaves);
        }
    }

    #[test]
    fn every_action_is_found_again_by_what_a_page_sends() {
        for action in Action::all() {
            let step = action.step().unwrap_or_default();
            assert_eq!(Action::find(action.route(), step), Some(action));
        }
        assert_eq!(Action::find("onzin", ""), None);
        let unknown = Action::find("publication", "onzin");
        assert_eq!(unknown, Some(Action::Page(Step::Make)));
    }
}
