//! What a change does to a submission: which attributes it sets and removes, and where the submission is listed afterwards.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::before::Undoing;
use super::item::{self, attr, number, text};
use super::sort_key::{HolderMark, SortKey};
use super::update::Parts;
use super::{
    Attribution, AuthorSays, Before, Entry, NewPage, Outgoing, PersonId, QueuePart, Status,
    StoreError, Submission, Turn, Urgency,
};
use forms::publication::PageHash;
use sealing::Sealed;

/// When something happens that waits for somebody: in the year 9987.
const AT_NO_TIME: i64 = 253_000_000_000;

pub(super) fn at_no_time() -> Timestamp {
    Timestamp::from_second(AT_NO_TIME).unwrap_or(Timestamp::MAX)
}

/// A change of an optional attribute.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a, T: ?Sized> {
    Keep,
    Set(&'a T),
    Drop,
}

impl<T: ?Sized> Part<'_, T> {
    fn is_there_after(&self, is_there: bool) -> bool {
        match self {
            Self::Keep => is_there,
            Self::Set(_) => true,
            Self::Drop => false,
        }
    }
}

/// A change, as a whole.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said of it by itself"
)]
pub(super) struct Change<'a> {
    pub(super) next: Status,
    /// As the audit calls it.
    pub(super) what: &'a str,
    pub(super) answer: Option<&'a Outgoing>,
    /// Whether `answer` asks something back.
    pub(super) asks: bool,
    /// Whether `answer` says why there is no answer.
    pub(super) declines: bool,
    /// Whether the message that did not leave yet is called back.
    pub(super) recalls: bool,
    pub(super) publication: Part<'a, NewPage<'a>>,
    pub(super) author: AuthorPart,
    pub(super) page_eyes: PageEyesPart,
    /// The files that were made of it.
    pub(super) placed: Option<&'a Sealed>,
    /// Whether these are on the site only after somebody else took them over.
    pub(super) in_review: bool,
    pub(super) assignee: Part<'a, PersonId>,
    pub(super) urgency: Option<Urgency>,
    pub(super) label: Option<&'a Sealed>,
    /// By when the assignee looks at it.
    pub(super) due: Option<Timestamp>,
    pub(super) undoing: Undoing<'a>,
    pub(super) waiting: Waiting<'a>,
    /// Whether what is written needs a second pair of eyes, whatever its form says.
    pub(super) wants_eyes: bool,
    /// Whether it reached whoever it is for.
    pub(super) passed_on: bool,
}

/// What the author of a page says of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum AuthorPart {
    /// Nothing new.
    Keep,
    /// It may be on the site as it is.
    Agrees(PageHash),
    /// It may not be on the site.
    Declines,
}

/// What a second pair of eyes says of a page.
#[derive(Debug, Clone, Copy)]
pub(super) enum PageEyesPart {
    /// Nothing new.
    Keep,
    /// It is good. Its author reads it from that time on.
    Seen(Timestamp),
    /// Something is to be different.
    Back,
}

/// What becomes of a message that waits for a second pair of eyes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Waiting<'a> {
    /// It waits as before. A message that takes its place does not.
    AsBefore,
    /// The message of this change waits, and this person wrote it.
    For(&'a PersonId),
    /// It leaves at that time.
    Until(Timestamp),
}

impl<'a> Change<'a> {
    pub(super) fn to(next: Status, seen: &Submission) -> Self {
        Self {
            next,
            urgency: seen.entry.urgency,
            label: None,
            what: next.as_str(),
            answer: None,
            asks: false,
            declines: false,
            recalls: false,
            due: None,
            undoing: Undoing::Clear,
            waiting: Waiting::AsBefore,
            wants_eyes: seen.wants_eyes,
            passed_on: seen.passed_on,
            // Once there is nothing more to come, no page comes of it either.
            publication: if keeps_publication(next) {
                Part::Keep
            } else {
                Part::Drop
            },
            author: AuthorPart::Keep,
            page_eyes: PageEyesPart::Keep,
            placed: None,
            in_review: false,
            // The assignee has finished.
            assignee: Part::Drop,
        }
    }

    /// One that leaves it where it is, with whom it is.
    pub(super) fn within(seen: &Submission) -> Self {
        Self {
            assignee: Part::Keep,
            publication: Part::Keep,
            undoing: Undoing::Keep,
            ..Self::to(seen.entry.status, seen)
        }
    }

    /// One that can be undone, and of which the sender reads at that time. So it drops nothing.
    pub(super) fn undoable(self, told: Option<Timestamp>) -> Self {
        Self {
            publication: Part::Keep,
            undoing: Undoing::Record(told),
            ..self
        }
    }

    pub(super) fn called(self, what: &'a str) -> Self {
        Self { what, ..self }
    }
}

/// While something may still be answered, the page that was to be made of it is kept.
fn keeps_publication(status: Status) -> bool {
    matches!(
        status,
        Status::New | Status::Claimed | Status::Escalated | Status::Answered
    )
}

/// What a change does to the submission.
pub(super) fn parts(seen: &Submission, change: &Change<'_>, by: &Attribution<'_>) -> Parts {
    let mut parts = Parts::default();
    if let Some(answer) = change.answer {
        parts.set(attr::ANSWER, item::bytes(answer.sealed.as_bytes()));
        let from = answer.leaves.as_second();
        parts.set(attr::VISIBLE_FROM, number(from));
        parts.set(attr::ASKS, AttributeValue::Bool(change.asks));
        if change.declines {
            parts.set(attr::DECLINES, AttributeValue::Bool(true));
        } else if seen.declines {
            parts.removes.push(attr::DECLINES);
        }
        // What was said before stays, and cannot be changed any more.
        parts.turn = seen.answer.as_ref().map(|before| Turn {
            answer: Some(before.clone()),
            asks: seen.asks,
            declines: seen.declines,
            ..Turn::default()
        });
    }
    if change.recalls {
        let leaving = [attr::ANSWER, attr::VISIBLE_FROM, attr::ASKS];
        parts.removes.extend(leaving);
        if change.answer.is_none() && seen.declines {
            parts.removes.push(attr::DECLINES);
        }
        parts.before_leaving = Some(by.at);
    }
    if let Some(label) = change.label {
        parts.set(attr::LABEL, item::bytes(label.as_bytes()));
    }
    if let Some(placed) = change.placed {
        parts.set(attr::PLACED, item::bytes(placed.as_bytes()));
        if change.in_review {
            parts.set(attr::IN_REVIEW, AttributeValue::Bool(true));
        } else {
            parts.removes.push(attr::IN_REVIEW);
        }
    }
    let publishes = matches!(change.publication, Part::Set(_)) || change.placed.is_some();
    if change.answer.is_some() || change.label.is_some() || publishes {
        // Another desk may seal to other keys.
        parts.removes.push(attr::SEALED_FOR);
    }
    publish(&mut parts, seen, change);
    second_eyes(&mut parts, seen, (change, by));
    assign(&mut parts, seen, (change, by));
    remember(&mut parts, seen, change);
    mark(&mut parts, seen, change);
    let after = entry_after(seen, change);
    parts.set(attr::URGENT, AttributeValue::Bool(after.is_urgent()));
    match change.urgency {
        Some(urgency) => parts.set(attr::URGENCY, text(urgency.as_str())),
        None => parts.removes.push(attr::URGENCY),
    }
    // Every change renews the sort key, so that old formats disappear.
    let sort_key = SortKey::of(&after);
    parts.set(attr::QUEUE_SORT, text(sort_key.to_string()));
    parts.set(attr::STATUS, text(change.next.as_str()));
    let part = QueuePart::new(&seen.entry.team, change.next);
    parts.set(attr::QUEUE, text(part.to_string()));
    parts.set(attr::VERSION, number(seen.entry.version + 1));
    parts
}

/// Where it is listed afterwards.
fn entry_after(seen: &Submission, change: &Change<'_>) -> Entry {
    let waits = change.next == Status::Answered
        && change
            .publication
            .is_there_after(seen.publication.is_some());
    let waits_for_author = match (change.publication, change.author) {
        (Part::Set(page), _) => page.author_reads.is_some(),
        (_, AuthorPart::Agrees(_)) => false,
        _ => seen.waits_for_author(),
    };
    let for_eyes = match (change.publication, change.page_eyes) {
        (Part::Set(page), _) => page.needs_eyes,
        (_, PageEyesPart::Seen(_)) => false,
        _ => seen.waiting_page_eyes().is_some(),
    };
    Entry {
        approved: waits && !waits_for_author && !for_eyes,
        waits_for_author: waits && waits_for_author && !for_eyes,
        page_for_eyes: waits && for_eyes,
        holder: holder(seen, change),
        urgency: change.urgency,
        ..seen.entry.clone()
    }
}

/// The page that is to be made of it, and what its author says of it. Another page asks its author again.
fn publish(parts: &mut Parts, seen: &Submission, change: &Change<'_>) {
    let of_author = [attr::AUTHOR, attr::AUTHOR_READS, attr::AGREED];
    match change.publication {
        Part::Set(page) => {
            parts.set(attr::PUBLICATION, item::bytes(page.sealed.as_bytes()));
            if let Some(from) = page.author_reads {
                parts.set(attr::AUTHOR, text(AuthorSays::Nothing.as_str()));
                // A second pair of eyes comes first.
                let from = if page.needs_eyes { at_no_time() } else { from };
                parts.set(attr::AUTHOR_READS, number(from.as_second()));
                parts.removes.push(attr::AGREED);
            } else {
                parts.removes.extend(of_author);
            }
        }
        Part::Drop if seen.publication.is_some() => {
            parts.removes.push(attr::PUBLICATION);
            if matches!(change.author, AuthorPart::Keep) {
                parts.removes.extend(of_author);
            }
        }
        Part::Drop | Part::Keep => {}
    }
    match change.author {
        AuthorPart::Keep => {}
        AuthorPart::Agrees(page) => {
            parts.set(attr::AUTHOR, text(AuthorSays::Agreed.as_str()));
            parts.set(attr::AGREED, item::bytes(page.as_bytes()));
        }
        AuthorPart::Declines => {
            parts.set(attr::AUTHOR, text(AuthorSays::Declined.as_str()));
            parts.removes.extend([attr::AUTHOR_READS, attr::AGREED]);
        }
    }
}

/// Whether the page waits for a second pair of eyes. Another page waits for its own.
fn second_eyes(
    parts: &mut Parts,
    seen: &Submission,
    (change, by): (&Change<'_>, &Attribution<'_>),
) {
    let both = [attr::PAGE_EYES, attr::PAGE_BACK];
    match (change.publication, change.page_eyes) {
        (Part::Set(page), _) if page.needs_eyes => {
            parts.set(attr::PAGE_EYES, text(by.actor.as_str()));
            parts.removes.push(attr::PAGE_BACK);
        }
        (Part::Set(_) | Part::Drop, _) => parts.removes.extend(both),
        (Part::Keep, PageEyesPart::Keep) => {}
        (Part::Keep, PageEyesPart::Seen(reads)) => {
            parts.removes.extend(both);
            if seen.author.is_some() {
                parts.set(attr::AUTHOR_READS, number(reads.as_second()));
            }
        }
        (Part::Keep, PageEyesPart::Back) => {
            parts.set(attr::PAGE_BACK, AttributeValue::Bool(true));
        }
    }
}

/// What the sort key says of who works on it from then on.
fn holder(seen: &Submission, change: &Change<'_>) -> Option<HolderMark> {
    match change.assignee {
        Part::Set(id) => Some(HolderMark::of(id.as_str())),
        Part::Keep => seen.entry.holder.clone(),
        Part::Drop => None,
    }
}

/// Who works on it from then on, since when, and who gave it to them.
fn assign(parts: &mut Parts, seen: &Submission, (change, by): (&Change<'_>, &Attribution<'_>)) {
    let who = match change.assignee {
        Part::Keep => return,
        Part::Set(id) => Some(id),
        Part::Drop => None,
    };
    let id = |id: &PersonId| text(id.as_str());
    let (given_by, due) = if let Undoing::Restore(before) = change.undoing {
        let given_by = before.handed_by.as_ref();
        (given_by.map(|by| text(by.as_str())), before.due)
    } else {
        let given_by = by.actor.person().filter(|me| Some(*me) != who);
        (who.and(given_by).map(id), change.due)
    };
    let wanted = [
        (attr::ASSIGNEE, who.map(id), seen.assignee.is_some()),
        (
            attr::HELD_SINCE,
            who.map(|_| number(by.at.as_second())),
            seen.held_since.is_some(),
        ),
        (attr::HANDED_BY, given_by, seen.handed_by.is_some()),
        (
            attr::DUE,
            due.map(|due| number(due.as_second())),
            seen.due.is_some(),
        ),
    ];
    for (attribute, value, is_there) in wanted {
        match value {
            Some(value) => parts.set(attribute, value),
            None if is_there => parts.removes.push(attribute),
            None => {}
        }
    }
}

/// How it was before, for whoever undoes the change; and whether it was taken up again.
fn remember(parts: &mut Parts, seen: &Submission, change: &Change<'_>) {
    match change.undoing {
        Undoing::Keep => {}
        Undoing::Clear | Undoing::Restore(_) => parts.removes.push(attr::UNDO),
        Undoing::Record(told) => {
            parts.set(attr::UNDO, Before::of(seen, told).to_attribute());
        }
        Undoing::Reopen(told) => {
            parts.set(attr::UNDO, Before::of(seen, Some(told)).to_attribute());
        }
    }
    let waits = matches!(
        change.next,
        Status::New | Status::Claimed | Status::Escalated
    );
    let reopened = match change.undoing {
        Undoing::Restore(before) => before.reopened,
        Undoing::Reopen(_) => true,
        _ => seen.reopened && waits,
    };
    if reopened {
        parts.set(attr::REOPENED, AttributeValue::Bool(true));
    } else if seen.reopened {
        parts.removes.push(attr::REOPENED);
    }
}

/// Whether a message waits for a second pair of eyes, and what moderators say of it: whether the next one is to wait, and whether
/// it was passed on.
fn mark(parts: &mut Parts, seen: &Submission, change: &Change<'_>) {
    match change.waiting {
        Waiting::For(me) => parts.set(attr::EYES, text(me.as_str())),
        Waiting::Until(leaves) => {
            parts.set(attr::VISIBLE_FROM, number(leaves.as_second()));
            parts.removes.push(attr::EYES);
        }
        Waiting::AsBefore if change.answer.is_some() || change.recalls => {
            parts.removes.push(attr::EYES);
        }
        Waiting::AsBefore => {}
    }
    if change.wants_eyes {
        parts.set(attr::WANTS_EYES, AttributeValue::Bool(true));
    } else if seen.wants_eyes {
        parts.removes.push(attr::WANTS_EYES);
    }
    if change.passed_on {
        parts.set(attr::PASSED_ON, AttributeValue::Bool(true));
    } else if seen.passed_on {
        parts.removes.push(attr::PASSED_ON);
    }
}

pub(super) fn allow(seen: &Submission, next: Status) -> Result<(), StoreError> {
    if seen.entry.status.may_become(next, seen.entry.kind) {
        Ok(())
    } else {
        Err(not_allowed(seen, next))
    }
}

pub(super) fn not_allowed(seen: &Submission, to: Status) -> StoreError {
    StoreError::NotAllowed {
        from: seen.entry.status,
        to,
    }
}
