//! Changes of a submission: each one conditional write on the version that was read, with its audit entry.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{AttributeValue, KeysAndAttributes};
use jiff::Timestamp;

use super::item::{self, attr, number, text};
use super::sort_key::{Place, SortKey};
use super::update::Parts;
use super::{
    Attribution, Entry, Outgoing, QueuePart, Status, Store, StoreError, Submission, Turn, client,
    queue,
};
use forms::Kind;
use forms::team::TeamId;
use sealing::Sealed;
use sealing::receipt::LookupId;

/// How many items one read by key may ask for.
const BATCH: usize = 100;

/// To whom a submission goes.
#[derive(Debug, Clone, Copy)]
pub struct Handover<'a> {
    /// The name of the colleague.
    pub colleague: &'a str,
    /// By when they look at it.
    pub due: Option<Timestamp>,
    /// What they should know, sealed to the team.
    pub note: Option<&'a Sealed>,
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
pub(super) struct Change<'a> {
    pub(super) next: Status,
    /// As the audit calls it.
    pub(super) what: &'a str,
    pub(super) answer: Option<&'a Outgoing>,
    /// Whether `answer` asks something back.
    pub(super) asks: bool,
    /// Whether the message that did not leave yet is called back.
    pub(super) recalls: bool,
    pub(super) publication: Part<'a, Sealed>,
    pub(super) assignee: Part<'a, str>,
    /// By when the assignee looks at it.
    pub(super) due: Option<Timestamp>,
}

impl<'a> Change<'a> {
    pub(super) fn to(next: Status) -> Self {
        Self {
            next,
            what: next.as_str(),
            answer: None,
            asks: false,
            recalls: false,
            due: None,
            // Once there is nothing more to come, no page comes of it either.
            publication: if keeps_publication(next) {
                Part::Keep
            } else {
                Part::Drop
            },
            // The assignee has finished.
            assignee: Part::Drop,
        }
    }

    pub(super) fn called(self, what: &'a str) -> Self {
        Self { what, ..self }
    }
}

impl Store {
    /// Brings a submission into another state, if nobody changed it since it was read.
    pub async fn set_status(
        &self,
        seen: &Submission,
        next: Status,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        allow(seen, next)?;
        self.change(seen, &Change::to(next), by).await
    }

    /// Makes somebody the one who works on it: it was free, or a colleague had it.
    pub async fn claim(&self, seen: &Submission, by: &Attribution<'_>) -> Result<(), StoreError> {
        let taken = seen.entry.status == Status::Claimed;
        let Some(me) = by
            .actor
            .person()
            .filter(|me| !taken || seen.assignee.as_deref() != Some(me))
        else {
            return Err(not_allowed(seen, Status::Claimed));
        };
        let change = Change {
            assignee: Part::Set(me),
            ..Change::to(Status::Claimed)
        };
        if taken {
            return self.change(seen, &change.called("taken-over"), by).await;
        }
        allow(seen, Status::Claimed)?;
        self.change(seen, &change, by).await
    }

    /// Makes a colleague the one who works on it, with a note where there is one.
    pub async fn hand_over(
        &self,
        seen: &Submission,
        to: &Handover<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if !seen.may_be_handed_over() || seen.assignee.as_deref() == Some(to.colleague) {
            return Err(not_allowed(seen, Status::Claimed));
        }
        let change = Change::to(Status::Claimed).called("handed-over");
        self.assign_to(seen, (change, to), by).await
    }

    /// Asks a colleague by name to look at it.
    pub async fn escalate_to(
        &self,
        seen: &Submission,
        to: &Handover<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        allow(seen, Status::Escalated)?;
        let change = Change::to(Status::Escalated).called("escalated-to");
        self.assign_to(seen, (change, to), by).await
    }

    async fn assign_to(
        &self,
        seen: &Submission,
        (change, to): (Change<'_>, &Handover<'_>),
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let change = Change {
            assignee: Part::Set(to.colleague),
            due: to.due,
            ..change
        };
        let mut changes = vec![parts(seen, &change, by).of(self, &seen.entry)?];
        if let Some(note) = to.note {
            changes.push(self.noting(&seen.entry, note, by)?);
        }
        self.with_audit(changes, &seen.entry, change.what, by).await
    }

    /// Makes a submission free again whose assignee was silent.
    pub async fn free(&self, seen: &Submission, by: &Attribution<'_>) -> Result<(), StoreError> {
        if seen.entry.status != Status::Claimed {
            return Err(not_allowed(seen, Status::New));
        }
        let change = Change::to(Status::New).called("freed");
        self.change(seen, &change, by).await
    }

    /// Keeps the page that may be made of an answered question; it takes the place of an earlier one.
    pub async fn approve(
        &self,
        seen: &Submission,
        publication: &Sealed,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if !seen.may_be_approved() {
            return Err(not_allowed(seen, Status::Published));
        }
        let change = Change {
            publication: Part::Set(publication),
            ..Change::to(Status::Answered)
        };
        self.change(seen, &change.called("approved"), by).await
    }

    /// Drops the page that was to be made of it.
    pub async fn unapprove(
        &self,
        seen: &Submission,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let change = Change {
            publication: Part::Drop,
            assignee: Part::Keep,
            ..Change::to(seen.entry.status)
        };
        self.without_publication(seen, &change.called("unapproved"), by)
            .await
    }

    /// Marks the page as published. If the asker has followed up since, the question still waits for an answer.
    pub async fn collected(
        &self,
        seen: &Submission,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let next = match seen.entry.status {
            Status::Answered => Status::Published,
            other => other,
        };
        let change = Change {
            publication: Part::Drop,
            assignee: Part::Keep,
            ..Change::to(next)
        };
        let change = change.called(Status::Published.as_str());
        self.without_publication(seen, &change, by).await
    }

    async fn without_publication(
        &self,
        seen: &Submission,
        change: &Change<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if seen.publication.is_none() {
            return Err(not_allowed(seen, change.next));
        }
        self.change(seen, change, by).await
    }

    pub(super) async fn change(
        &self,
        seen: &Submission,
        change: &Change<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if change.answer.is_some() && seen.leaving.is_some() {
            return Err(not_allowed(seen, change.next));
        }
        let update = parts(seen, change, by).of(self, &seen.entry)?;
        self.with_audit(vec![update], &seen.entry, change.what, by)
            .await
    }

    /// The answered questions of a team of which a page waits to be collected.
    pub async fn approved(&self, team: &TeamId, now: Timestamp) -> Result<Vec<Entry>, StoreError> {
        let ask = self.query(QueuePart::new(team, Status::Answered), now);
        queue::every(&item::placed(ask, Place::Approved)).await
    }

    /// The assignees of these submissions. Best effort: what is busy is left out.
    pub async fn assignees(
        &self,
        ids: &[LookupId],
    ) -> Result<HashMap<LookupId, String>, StoreError> {
        let mut assignees = HashMap::new();
        for ids in ids.chunks(BATCH) {
            let keys = ids.iter().map(item::submission_key).collect();
            let wanted = KeysAndAttributes::builder()
                .set_keys(Some(keys))
                .projection_expression("pk, #holder")
                .expression_attribute_names("#holder", attr::ASSIGNEE)
                .build()
                .map_err(client::not_built)?;
            let ask = self
                .client
                .batch_get_item()
                .request_items(&self.table, wanted);
            let read = ask.send().await.map_err(client::failure)?;
            let items = read.responses.unwrap_or_default().into_values().flatten();
            assignees
                .extend(items.filter_map(|item| Some((item::id(&item)?, item::assignee(&item)?))));
        }
        Ok(assignees)
    }
}

impl Submission {
    /// Whether somebody can work on it.
    pub fn may_be_handed_over(&self) -> bool {
        let Entry { status, kind, .. } = &self.entry;
        *status == Status::Claimed || status.may_become(Status::Claimed, *kind)
    }

    /// Whether a page can be made of it now: an answered question.
    pub fn may_be_approved(&self) -> bool {
        self.entry.status == Status::Answered && self.entry.kind == Kind::Question
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
        // Another desk may seal to other keys.
        parts.removes.push(attr::SEALED_FOR);
        // What was said before stays, and cannot be changed any more.
        parts.turn = seen.answer.as_ref().map(|before| Turn {
            answer: Some(before.clone()),
            asks: seen.asks,
            ..Turn::default()
        });
    }
    if change.recalls {
        let leaving = [attr::ANSWER, attr::VISIBLE_FROM, attr::ASKS];
        parts.removes.extend(leaving);
        parts.before_leaving = Some(by.at);
    }
    match change.publication {
        Part::Set(sealed) => {
            parts.set(attr::PUBLICATION, item::bytes(sealed.as_bytes()));
            if change.answer.is_none() {
                parts.removes.push(attr::SEALED_FOR);
            }
        }
        Part::Drop if seen.publication.is_some() => parts.removes.push(attr::PUBLICATION),
        Part::Drop | Part::Keep => {}
    }
    assign(&mut parts, seen, (change, by));
    let approved = change.next == Status::Answered
        && change
            .publication
            .is_there_after(seen.publication.is_some());
    // Every change renews the sort key, so that old formats disappear.
    let sort_key = SortKey::of(&seen.entry, approved);
    parts.set(attr::QUEUE_SORT, text(sort_key.to_string()));
    parts.set(attr::STATUS, text(change.next.as_str()));
    let part = QueuePart::new(&seen.entry.team, change.next);
    parts.set(attr::QUEUE, text(part.to_string()));
    parts.set(attr::VERSION, number(seen.entry.version + 1));
    parts
}

/// Who works on it from then on, since when, and who gave it to them.
fn assign(parts: &mut Parts, seen: &Submission, (change, by): (&Change<'_>, &Attribution<'_>)) {
    let name = match change.assignee {
        Part::Keep => return,
        Part::Set(name) => Some(name),
        Part::Drop => None,
    };
    let given_by = by.actor.person().filter(|me| Some(*me) != name);
    let wanted = [
        (attr::ASSIGNEE, name.map(text), seen.assignee.is_some()),
        (
            attr::HELD_SINCE,
            name.map(|_| number(by.at.as_second())),
            seen.held_since.is_some(),
        ),
        (
            attr::HANDED_BY,
            name.and(given_by).map(text),
            seen.handed_by.is_some(),
        ),
        (
            attr::DUE,
            change.due.map(|due| number(due.as_second())),
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
