//! The data in the store, without types of the SDK. All typed text is sealed.

use std::fmt;

use jiff::Timestamp;

use clock::Hour;
use forms::Kind;
use forms::team::TeamId;
use sealing::receipt::LookupId;
use sealing::{AnswerRecipient, Sealed};

use super::{
    Actor, Author, Before, HolderMark, Looks, PageAuthor, PageEyes, Place, Status, Turn, Urgency,
    With,
};

/// Identifies a request in the audit, so that a repeated request (a lost response, a double click) is recognised as
/// done. It must be keyed with a secret that is not in the store: otherwise somebody with the store could guess typed
/// text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(pub [u8; 16]);

/// Why the store did not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed it since it was read.
    #[error("it was changed by somebody else")]
    Conflict,
    /// It is not there (any more).
    #[error("it is not there")]
    NotFound,
    /// Its sender withdrew it. Only a sender who resends it learns this; for everybody else it does not exist.
    #[error("it was withdrawn")]
    Withdrawn,
    /// From this state it cannot go to that one.
    #[error("a submission that is {from:?} cannot become {to:?}")]
    NotAllowed {
        /// Its state.
        from: Status,
        /// The requested state.
        to: Status,
    },
    /// An attribute of a stored item cannot be read.
    #[error("a stored submission has no usable `{0}`")]
    Unreadable(&'static str),
    /// With this it would be larger than an item can be (400 KiB). Trying again does not help.
    #[error("it would be too large for the store")]
    TooLarge,
    /// The engine answers, but has no such table.
    #[error("the table does not exist")]
    NoTable,
    /// The engine cannot be reached, is too busy or refuses. The cause is for the log, never for a page.
    #[error("the store does not answer: {0}")]
    Unavailable(String),
}

/// A submission to be stored. Everything but `sealed` is unencrypted.
#[derive(Debug, Clone)]
pub struct NewSubmission {
    /// Its id.
    pub id: LookupId,
    /// The id of the form.
    pub form: String,
    /// The kind of its form.
    pub kind: Kind,
    /// The municipality it is for.
    pub municipality: Option<String>,
    /// The team that it is sealed to.
    pub team: TeamId,
    /// The hour in which it arrived.
    pub received: Hour,
    /// New, or spam when there is reason to think so.
    pub status: Status,
    /// How urgent it is, if it is a question.
    pub urgency: Option<Urgency>,
    /// When it expires. Derived from the hour of arrival alone, or it would reveal the second.
    pub expires: Timestamp,
    /// To whom an answer is sealed.
    pub recipient: AnswerRecipient,
    /// The typed text.
    pub sealed: Sealed,
    /// The words of its sender, sealed to the receipt, where a conversation can come of it.
    pub own: Option<Sealed>,
}

/// An entry of the queue: only unencrypted fields.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said of it by itself"
)]
pub struct Entry {
    /// Its id.
    pub id: LookupId,
    /// The id of the form.
    pub form: String,
    /// The kind of its form.
    pub kind: Kind,
    /// The municipality it is for.
    pub municipality: Option<String>,
    /// The team that it is sealed to.
    pub team: TeamId,
    /// The hour in which it arrived.
    pub received: Hour,
    /// Its state.
    pub status: Status,
    /// The hour of the last question in it: a follow-up waits from its own.
    pub asked: Hour,
    /// How urgent it is.
    pub urgency: Option<Urgency>,
    /// Whether its sender wrote more than once.
    pub follow_up: bool,
    /// Who has it, as far as the index knows.
    pub holder: Option<HolderMark>,
    /// When it is gone.
    pub expires: Timestamp,
    /// Counts its changes; the first is 1.
    pub version: u64,
    /// It is answered, and a page made of it waits to be collected.
    pub approved: bool,
    /// It is answered, and a page made of it waits until its author agrees.
    pub waits_for_author: bool,
    /// It is answered, and a page made of it waits for a second pair of eyes.
    pub page_for_eyes: bool,
    /// For which keys all of it was sealed when it was sealed again last, as [`super::Readers::mark`] says it.
    pub sealed_for: Option<String>,
}

/// A stored submission.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said of it by itself"
)]
pub struct Submission {
    /// The unencrypted fields.
    pub entry: Entry,
    /// To whom an answer is sealed.
    pub recipient: AnswerRecipient,
    /// The first message.
    pub sealed: Sealed,
    /// The words of the first message, sealed to the receipt. Old submissions have none.
    pub own: Option<Sealed>,
    /// What the team wrote last, sealed to the receipt and to the team; old ones to the receipt only. None while it has
    /// not left yet.
    pub answer: Option<Sealed>,
    /// Whether `answer` asks something back.
    pub asks: bool,
    /// Whether what the team wrote last says why there is no answer.
    pub declines: bool,
    /// What the team wrote last, while it can still be called back.
    pub leaving: Option<Leaving>,
    /// The turns between the first message and that.
    pub thread: Vec<Turn>,
    /// As stored: from when on the asker reads the answer.
    pub(super) visible_from: Option<Timestamp>,
    /// The moderator who works on it.
    pub assignee: Option<Author>,
    /// Since when. Old submissions do not say it.
    pub held_since: Option<Timestamp>,
    /// The colleague who handed it to the assignee.
    pub handed_by: Option<Author>,
    /// By when the assignee looks at it, where somebody asked for that.
    pub due: Option<Timestamp>,
    /// How it was before its last move, while that can be undone.
    pub before: Option<Before>,
    /// Whether it was finished before, and taken up again.
    pub reopened: bool,
    /// Who wrote the message that does not leave before a second person looked at it.
    pub waits_for_eyes: Option<Author>,
    /// Whether a moderator wants that of what is written here.
    pub wants_eyes: bool,
    /// Whether it reached whoever it is for, as somebody of the team says.
    pub passed_on: bool,
    /// The page that is to be made of it, sealed to the moderators; to the receipt as well where its author reads it first.
    pub publication: Option<Sealed>,
    /// The files of the site that were made of it, sealed to the moderators.
    pub placed: Option<Sealed>,
    /// The part of its author in that page, where they asked to read it first.
    pub author: Option<PageAuthor>,
    /// The second pair of eyes that this page waits for.
    pub page_eyes: Option<PageEyes>,
    /// Whether the file that was made of it is on the site only after somebody else took it over.
    pub in_review: bool,
    /// A few words by which it can be told apart in a list, sealed to the moderators.
    pub label: Option<Sealed>,
    /// How much of it the counters know.
    pub(super) counted: u8,
    /// What figures want to know of its answer.
    pub answered: Answered,
}

/// What is remembered of an answer for the figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answered {
    /// With whom it was made, where a moderator said it.
    pub with: Option<With>,
    /// Whether its asker said if it helped.
    pub is_rated: bool,
}

/// A message of the team to the asker.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Sealed to the receipt and to the team.
    pub sealed: Sealed,
    /// From when on the asker reads it.
    pub leaves: Timestamp,
}

/// A message of the team that leaves later.
#[derive(Debug, Clone)]
pub struct Leaving {
    /// The message.
    pub sealed: Sealed,
    /// Whether it asks something back.
    pub asks: bool,
    /// From when on the asker reads it.
    pub at: Timestamp,
}

impl Submission {
    /// As it is at a moment: what leaves later is no answer yet. Only the clock of whoever reads decides, so nothing has to
    /// run when the moment comes.
    pub(super) fn at(mut self, now: Timestamp) -> Self {
        if let Some(at) = self.visible_from.filter(|at| *at > now)
            && let Some(sealed) = self.answer.take()
        {
            let asks = std::mem::take(&mut self.asks);
            self.leaving = Some(Leaving { sealed, asks, at });
        }
        if let Some(author) = &mut self.author {
            author.is_time = author.from <= now;
        }
        // What its sender was told is done.
        self.before = self
            .before
            .filter(|before| before.told.is_none_or(|told| told > now));
        self
    }
}

/// What one team has in one status: a partition of the queue's index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueuePart<'a> {
    /// The team.
    pub team: &'a TeamId,
    /// The status.
    pub status: Status,
}

impl<'a> QueuePart<'a> {
    /// What one team has in one status.
    pub fn new(team: &'a TeamId, status: Status) -> Self {
        Self { team, status }
    }

    /// The team in the partition of an entry.
    pub(super) fn team_in(partition: &str) -> Option<TeamId> {
        partition.split_once('#')?.0.parse().ok()
    }
}

impl fmt::Display for QueuePart<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.team, self.status.as_str())
    }
}

/// In which order the queue comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// For work that is to be done: urgent ones lead, the newest of them on top, and then who waits longest.
    OldestFirst,
    /// For work that is done, urgent or not.
    NewestFirst,
}

/// Restricts the queue.
#[derive(Debug, Clone, Copy, Default)]
pub struct QueueFilter<'a> {
    /// Of this municipality.
    pub municipality: Option<&'a str>,
    /// Of this form.
    pub form: Option<&'a str>,
    /// In these places; without them, in all.
    pub places: Option<&'a [Place]>,
    /// Of what is answered, only in these places.
    pub answered: Option<&'a [Place]>,
    /// Asked before an hour of its team. Without any, at any hour.
    pub asked_before: &'a [(TeamId, Hour)],
    /// Somebody's, or everybody else's.
    pub held: Option<Held<'a>>,
    /// Whose sender wrote more than once.
    pub follow_ups: bool,
}

/// Whose a submission is.
#[derive(Debug, Clone, Copy)]
pub enum Held<'a> {
    /// Of this person.
    By(&'a HolderMark),
    /// Of somebody else.
    ByOthers(&'a HolderMark),
}

impl QueueFilter<'_> {
    /// Whether an entry that was read belongs to it, as far as the engine cannot say.
    pub(super) fn admits(&self, entry: &Entry) -> bool {
        let is_held = match self.held {
            None => true,
            Some(Held::By(mark)) => entry.holder.as_ref() == Some(mark),
            Some(Held::ByOthers(mark)) => entry.holder.as_ref() != Some(mark),
        };
        is_held
            && (!self.follow_ups || entry.follow_up)
            && self
                .before(&entry.team)
                .is_none_or(|hour| entry.asked < hour)
    }

    /// Whether it has this place of a status.
    pub(super) fn places_of(&self, status: Status, place: Place) -> bool {
        let of_answered = self.answered.filter(|_| status == Status::Answered);
        self.places.is_none_or(|places| places.contains(&place))
            && of_answered.is_none_or(|places| places.contains(&place))
    }

    /// The hour before which it was asked, in a team.
    pub(super) fn before(&self, team: &TeamId) -> Option<Hour> {
        let mut hours = self.asked_before.iter();
        let found = hours.find(|(known, _)| known == team);
        found.map(|(_, hour)| *hour)
    }

    /// Whether an entry of any place and hour belongs to it.
    pub fn holds(&self, entry: &Entry) -> bool {
        let place = super::sort_key::SortKey::of(entry).place();
        self.admits(entry)
            && self.places_of(entry.status, place)
            && self.form.is_none_or(|form| entry.form == form)
            && (self.municipality.is_none() || entry.municipality.as_deref() == self.municipality)
    }
}

impl Entry {
    /// Whether somebody should look at it before others.
    pub fn is_urgent(&self) -> bool {
        self.urgency.is_some()
    }
}

/// The author and time of a change, for the audit.
#[derive(Debug, Clone, Copy)]
pub struct Attribution<'a> {
    /// For the audit.
    pub actor: Actor<'a>,
    /// When, for the audit.
    pub at: Timestamp,
}

/// The names of changes that are not named after a new status.
pub const EVENTS: [&str; 39] = [
    "taken-over",
    "handed-over",
    "escalated-to",
    "freed",
    "asked",
    "added",
    "recalled",
    "proposed",
    "proposed-page",
    "released",
    "released-alone",
    "eyes-wanted",
    "eyes-waived",
    "passed-on",
    "not-passed-on",
    "undone",
    "reopened",
    "noted",
    "checked",
    "answered-approved",
    "approved",
    "unapproved",
    "answered-page-author",
    "page-author",
    "answered-page-eyes",
    "page-eyes",
    "page-seen",
    "page-seen-alone",
    "page-back",
    "sent-for-review",
    "page-agreed",
    "page-declined",
    "follow-up",
    "raised",
    "attended",
    "lowered",
    "relabelled",
    "resealed",
    "withdrawn",
];

/// One thing that happened to a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Who did it.
    pub author: Author,
    /// The new status, or one of [`EVENTS`].
    pub what: String,
    /// When.
    pub at: Timestamp,
    /// The version that came of it.
    pub version: u64,
    /// The request that asked for it, where that is remembered.
    pub request: Option<Fingerprint>,
}

/// What happened to a submission, as it keeps it itself.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Its changes, oldest first.
    pub changes: Vec<AuditEntry>,
    /// Who looked at it.
    pub looks: Vec<Looks>,
}
