//! The last move of a submission, as long as it can be undone. What its sender reads about a move leaves as messages do: some
//! minutes later, so that until then nobody was told anything.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::alteration::{Change, Part, allow, not_allowed};
use super::item::{self, Item, attr, number, text};
use super::{
    Attribution, Author, Outgoing, PersonId, RECALL_MARGIN, Status, Store, StoreError, Submission,
};
use forms::Kind;

/// A submission before its last move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// Its state.
    pub status: Status,
    /// The state that its sender reads until they read of the move.
    pub reads: Status,
    /// Who worked on it.
    pub assignee: Option<Author>,
    /// The colleague who had handed it to them.
    pub handed_by: Option<Author>,
    /// By when they would look at it.
    pub due: Option<Timestamp>,
    /// Whether it had been reopened.
    pub reopened: bool,
    /// From when on the sender reads of the move; none if there is nothing new to read.
    pub told: Option<Timestamp>,
}

/// What becomes of the possibility to undo.
#[derive(Debug, Clone, Copy)]
pub(super) enum Undoing<'a> {
    /// It stays: this change is about something else.
    Keep,
    /// There is none from then on.
    Clear,
    /// This change can be undone. The sender reads of it from that time on, if at all.
    Record(Option<Timestamp>),
    /// This change can be undone, and takes it up again. The sender reads of it from that time on.
    Reopen(Timestamp),
    /// This change undoes the last one.
    Restore(&'a Before),
}

impl Before {
    pub(super) fn of(seen: &Submission, told: Option<Timestamp>) -> Self {
        Self {
            status: seen.entry.status,
            reads: seen.read_status(),
            assignee: seen.assignee.clone(),
            handed_by: seen.handed_by.clone(),
            due: seen.due,
            reopened: seen.reopened,
            told,
        }
    }

    /// Whether its move can be undone: nobody was told of it, and nobody will be while it is undone.
    fn is_untold(&self, now: Timestamp) -> bool {
        self.told
            .is_none_or(|told| told.duration_since(now) > RECALL_MARGIN)
    }

    pub(super) fn to_attribute(&self) -> AttributeValue {
        let mut item = Item::from([
            (attr::STATUS.to_owned(), text(self.status.as_str())),
            (attr::STATE.to_owned(), text(self.reads.as_str())),
            (
                attr::REOPENED.to_owned(),
                AttributeValue::Bool(self.reopened),
            ),
        ]);
        let people = [
            (attr::ASSIGNEE, &self.assignee),
            (attr::HANDED_BY, &self.handed_by),
        ];
        for (name, author) in people {
            if let Some(author) = author {
                item.insert(name.to_owned(), text(author.as_str()));
            }
        }
        for (name, moment) in [(attr::DUE, self.due), (attr::TOLD, self.told)] {
            if let Some(moment) = moment {
                item.insert(name.to_owned(), number(moment.as_second()));
            }
        }
        AttributeValue::M(item)
    }

    /// What an item says of it. What cannot be read cannot be undone.
    pub(super) fn read(item: &HashMap<String, AttributeValue>) -> Option<Self> {
        let before = item.get(attr::UNDO)?.as_m().ok()?;
        let status = |name| item::read(before, name).ok()?.parse().ok();
        let author = |name| item::read(before, name).ok().map(Author::person_or_name);
        Some(Self {
            status: status(attr::STATUS)?,
            reads: status(attr::STATE)?,
            assignee: author(attr::ASSIGNEE),
            handed_by: author(attr::HANDED_BY),
            due: item::moment(before, attr::DUE).ok(),
            reopened: item::flag(before, attr::REOPENED).unwrap_or_default(),
            told: item::moment(before, attr::TOLD).ok(),
        })
    }

    /// Who works on it again.
    fn person(&self) -> Option<&PersonId> {
        match &self.assignee {
            Some(Author::Person(id)) => Some(id),
            _ => None,
        }
    }
}

impl Store {
    /// Brings a submission into another state, if nobody changed it since it was read. It can be undone. Its sender reads of
    /// it at the time that is given; without one, at once.
    pub async fn step(
        &self,
        seen: &Submission,
        (next, told): (Status, Option<Timestamp>),
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        allow(seen, next)?;
        let change = Change::to(next, seen).undoable(seen, told);
        self.change(seen, &change, by).await
    }

    /// Rejects a submission with a message that says why. It can be undone until the message leaves.
    pub async fn reject(
        &self,
        seen: &Submission,
        message: &Outgoing,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        allow(seen, Status::Rejected)?;
        let change = Change {
            answer: Some(message),
            ..Change::to(Status::Rejected, seen)
        };
        let change = change.undoable(seen, Some(message.leaves));
        self.change(seen, &change, by).await
    }

    /// Takes a submission up again that was closed or rejected. For its sender that is a new step.
    pub async fn reopen(
        &self,
        seen: &Submission,
        told: Timestamp,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let Some(next) = seen.reopens_as() else {
            return Err(not_allowed(seen, Status::New));
        };
        let change = Change::to(next, seen).undoable(seen, Some(told));
        let change = if next == Status::New {
            Change {
                undoing: Undoing::Reopen(told),
                ..change
            }
        } else {
            change
        };
        self.change(seen, &change.called("reopened"), by).await
    }

    /// Undoes the last move, if its sender was not told of it. A message that goes with it is kept for the team.
    pub async fn undo(&self, seen: &Submission, by: &Attribution<'_>) -> Result<(), StoreError> {
        let before = seen.before.as_ref();
        let Some(before) = before.filter(|before| before.is_untold(by.at)) else {
            return Err(not_allowed(seen, seen.entry.status));
        };
        let message = seen.leaving.as_ref().filter(|_| seen.leaves_with_move());
        let change = Change {
            recalls: message.is_some(),
            assignee: before.person().map_or(Part::Drop, Part::Set),
            publication: Part::Keep,
            undoing: Undoing::Restore(before),
            ..Change::to(before.status, seen)
        };
        let mut writes = self.counted_update(seen, &change, by)?;
        if let Some(message) = message {
            let held_back = self.holding_back(&seen.entry, &message.sealed)?;
            writes.changes.push(held_back);
        }
        self.with_audit(writes, &seen.entry, "undone", by).await
    }
}

impl Submission {
    /// Whether the last move can be undone: nobody changed anything since, and its sender was not told of it.
    pub fn may_be_undone(&self, now: Timestamp) -> bool {
        self.before
            .as_ref()
            .is_some_and(|before| before.is_untold(now))
    }

    /// From when on its sender reads of the last move, while they do not yet.
    pub fn told_at(&self) -> Option<Timestamp> {
        self.before.as_ref().and_then(|before| before.told)
    }

    /// Whether the message that has not left yet belongs to the last move: then only both are called back.
    pub fn leaves_with_move(&self) -> bool {
        let leaves = self.leaving.as_ref().map(|leaving| leaving.at);
        leaves.is_some() && leaves == self.told_at()
    }

    /// The state that it comes back to when it is taken up again; none if it was not finished. What was answered is answered
    /// again, and everything else waits.
    pub fn reopens_as(&self) -> Option<Status> {
        let is_told = self.told_at().is_none() && self.entry.kind != Kind::Signup;
        let was_answered = self.said().is_some_and(|said| !said.asks);
        match self.entry.status {
            Status::Closed if is_told && was_answered => Some(Status::Answered),
            Status::Closed | Status::Rejected if is_told => Some(Status::New),
            _ => None,
        }
    }
}
