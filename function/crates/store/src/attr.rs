//! The names of attributes.

pub(crate) const PARTITION: &str = "pk";
pub(crate) const SORT: &str = "sk";
pub(crate) const FORM: &str = "form";
pub(crate) const KIND: &str = "kind";
pub(crate) const MUNICIPALITY: &str = "municipality";
/// The team that it is sealed to. What was stored before there were teams has none, and belongs to the national one.
pub(crate) const TEAM: &str = "team";
/// The partition of the queue: `team#status`.
pub(crate) const QUEUE: &str = "queue";
pub(crate) const RECEIVED: &str = "received";
pub(crate) const STATUS: &str = "status";
/// Whether it is urgent at all.
pub(crate) const URGENT: &str = "urgent";
/// How urgent it is, where it is.
pub(crate) const URGENCY: &str = "urgency";
/// A few words for a list, sealed.
pub(crate) const LABEL: &str = "label";
pub(crate) const EXPIRES: &str = "expires";
pub(crate) const VERSION: &str = "version";
pub(crate) const RECIPIENT: &str = "recipient";
pub(crate) const SEALED: &str = "sealed";
pub(crate) const ANSWER: &str = "answer";
/// Answers that were given and the questions that followed them.
pub(crate) const THREAD: &str = "thread";
/// Inside a turn of the thread.
pub(crate) const QUESTION: &str = "question";
/// Inside a turn: whether the receipt opens the question as well.
pub(crate) const SHARED: &str = "shared";
/// The words of the first message, sealed to the receipt.
pub(crate) const OWN: &str = "own";
/// From when on the asker reads the answer.
pub(crate) const VISIBLE_FROM: &str = "visible_from";
/// Whether the answer asks something back.
pub(crate) const ASKS: &str = "asks";
/// Whether the answer says why there is none.
pub(crate) const DECLINES: &str = "declines";
/// Since when the assignee has it.
pub(crate) const HELD_SINCE: &str = "held_since";
/// Who handed it to the assignee.
pub(crate) const HANDED_BY: &str = "handed_by";
/// By when somebody who was asked by name looks at it.
pub(crate) const DUE: &str = "due";
/// How it was before its last move; see [`super::undo`].
pub(crate) const UNDO: &str = "undo";
/// Inside: from when on its sender reads of the move.
pub(crate) const TOLD: &str = "told";
/// Whether it was taken up again after it had been finished.
pub(crate) const REOPENED: &str = "reopened";
/// Who proposed a message that waits for a second pair of eyes; see [`super::eyes`].
pub(crate) const EYES: &str = "eyes";
/// Whether a moderator wants a second pair of eyes.
pub(crate) const WANTS_EYES: &str = "wants_eyes";
/// Whether a thank-you was passed on; see [`super::passed_on`].
pub(crate) const PASSED_ON: &str = "passed_on";
/// Of a record in the register: appointment and trainings, sealed to the receipt and to the team.
pub(crate) const DATES: &str = "dates";
/// Of what a team keeps for itself; see [`super::work`].
pub(crate) const DRAFT: &str = "draft";
pub(crate) const DRAFT_BY: &str = "draft_by";
pub(crate) const DRAFT_AT: &str = "draft_at";
pub(crate) const EDITION: &str = "edition";
pub(crate) const HELD_BACK: &str = "held_back";
pub(crate) const NOTES: &str = "notes";
/// What was done of the list for acute ones; inside, which step of it, and whether it is done.
pub(crate) const TICKS: &str = "ticks";
pub(crate) const STEP: &str = "step";
pub(crate) const DONE: &str = "done";
/// Identifies the question when it is sent again.
pub(crate) const TAG: &str = "tag";
/// The id of the assignee; earlier versions kept the name.
pub(crate) const ASSIGNEE: &str = "holder";
/// The page that is to be made of it.
pub(crate) const PUBLICATION: &str = "publication";
/// The files of the site that were made of it, sealed to the team; see [`super::taken_back`].
pub(crate) const PLACED: &str = "placed";
/// What its author said of it, where they asked to read it first; see [`super::author`].
pub(crate) const AUTHOR: &str = "author";
/// From when on its author reads it.
pub(crate) const AUTHOR_READS: &str = "author_reads";
/// Who made a page that waits for a second pair of eyes; see [`super::page_eyes`].
pub(crate) const PAGE_EYES: &str = "page_eyes";
/// Whether whoever looked at it gave it back.
pub(crate) const PAGE_BACK: &str = "page_back";
/// Whether the file that was made of it is on the site only after somebody else took it over.
pub(crate) const IN_REVIEW: &str = "in_review";
/// The hash of the page that its author agreed to.
pub(crate) const AGREED: &str = "agreed";
/// Sorts the queue; see [`super::sort_key`].
pub(crate) const QUEUE_SORT: &str = "rank";
/// For which keys all of it was sealed when it was sealed again last.
pub(crate) const SEALED_FOR: &str = "sealed_for";
pub(crate) const ACTOR: &str = "actor";
/// Whether the actor is a machine.
pub(crate) const MACHINE: &str = "machine";
pub(crate) const WHAT: &str = "what";
pub(crate) const AT: &str = "at";
/// Of an audit entry: the fingerprint of the request that asked for the change.
pub(crate) const REQUEST: &str = "request";
/// Attributes of the notification state; see [`super::notification_state`].
pub(crate) const SINCE: &str = "since";
pub(crate) const MENTIONED: &str = "mentioned";
pub(crate) const PERIOD: &str = "period";
pub(crate) const MESSAGES: &str = "messages";
pub(crate) const BUSY: &str = "busy";
/// Of who can read; see [`super::readers`].
pub(crate) const KEYS: &str = "keys";
pub(crate) const REVOKED: &str = "revoked";
/// Whether not everything was sealed to the keys of now yet.
pub(crate) const UNFINISHED: &str = "unfinished";
/// Of people and what they hold; see [`super::people`].
pub(crate) const NAME: &str = "name";
/// Whether somebody can open the names of all others.
pub(crate) const KNOWS_NAMES: &str = "knows_names";
pub(crate) const ROLES: &str = "roles";
pub(crate) const TEAMS: &str = "teams";
pub(crate) const MARKS: &str = "marks";
pub(crate) const STANDING: &str = "standing";
pub(crate) const KEY: &str = "key";
pub(crate) const INVITED_BY: &str = "invited_by";
/// Of somebody who was invited: the hash of the token, and until when it works.
pub(crate) const INVITATION: &str = "invitation";
pub(crate) const INVITED_UNTIL: &str = "invited_until";
/// Of a session: what it was begun with, and the device, sealed.
pub(crate) const ENTERED_BY: &str = "entered_by";
pub(crate) const DEVICE: &str = "device";
pub(crate) const PERSON: &str = "person";
pub(crate) const SALT: &str = "salt";
pub(crate) const PUBLIC: &str = "public";
pub(crate) const STATE: &str = "state";
/// How much of it the counters know; see [`super::counters`].
pub(crate) const COUNTED: &str = "counted";
/// With whom the answer was made, where a moderator said it.
pub(crate) const WITH: &str = "with";
/// Whether its sender said if the answer helped; see [`super::helped`].
pub(crate) const RATED: &str = "rated";
pub(crate) const SEEN: &str = "seen";
/// Who ticked a note as read; see [`super::shift`].
pub(crate) const READ_BY: &str = "read_by";
pub(crate) const COUNT: &str = "count";
/// Of the audit of rights.
pub(crate) const ABOUT: &str = "about";
pub(crate) const NUMBER: &str = "number";
pub(crate) const BEFORE: &str = "before";
pub(crate) const HASH: &str = "hash";
/// Of the audit of submissions: which one it is about; see [`super::trail`].
pub(crate) const SUBMISSION: &str = "submission";
