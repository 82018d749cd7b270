//! Undoes the last move of a submission, as long as that can be. What its sender reads about a move leaves as messages do: some
//! minutes later, so that until then nobody was told anything.

use jiff::Timestamp;

use super::alteration::{Change, Part, allow, not_allowed};
use super::before::Undoing;
use super::{
    Attribution, BrokerChange, BrokerEntry, Outgoing, Status, Store, StoreError, Submission,
};
use forms::Kind;

/// What undoing a step of a sign-up does to the record of its sender.
#[derive(Debug, Clone, Copy)]
pub enum RecordBack<'a> {
    /// It is as it was before.
    Changed(BrokerChange<'a>),
    /// The step had made it, so it goes.
    Removed(&'a BrokerEntry),
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
        let change = Change::to(next, seen).undoable(told);
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
            declines: true,
            ..Change::to(Status::Rejected, seen)
        };
        let change = change.undoable(Some(message.leaves));
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
        let change = Change::to(next, seen).undoable(Some(told));
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
        self.undo_with_broker(seen, None, by).await
    }

    /// Undoes the last step of a sign-up, together with what it changed of the record of its sender.
    pub async fn undo_with_broker(
        &self,
        seen: &Submission,
        record: Option<RecordBack<'_>>,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
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
        match record {
            Some(RecordBack::Changed(record)) => writes.changes.push(self.put_broker(record)?),
            Some(RecordBack::Removed(entry)) => writes.changes.push(self.unmake_broker(entry)?),
            None => {}
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

    /// The version that the last move made, while it is remembered how it was before. Notes, labels and urgency are no moves.
    pub fn last_move(&self) -> Option<u64> {
        let before = self.before.as_ref()?;
        Some(before.version.unwrap_or(self.entry.version))
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
        let was_answered = self.said().is_some_and(|said| said.is_answer());
        match self.entry.status {
            Status::Closed if is_told && was_answered => Some(Status::Answered),
            Status::Closed | Status::Rejected if is_told => Some(Status::New),
            _ => None,
        }
    }
}
