//! Messages of the team to the asker. They leave some minutes after the button and can be called back until then; what has
//! left is never changed, only followed by another message.

use jiff::{SignedDuration, Timestamp};

use super::alteration::{Change, Part, allow, not_allowed};
use super::{Attribution, Entry, NewPage, Outgoing, Status, Store, StoreError, Submission};
use forms::Kind;

/// So long before a message leaves it cannot be called back any more: the write has to arrive while nobody can read it, and
/// the clocks of two machines differ a little.
pub const RECALL_MARGIN: SignedDuration = SignedDuration::from_secs(15);

impl Store {
    /// Sends an answer, if nobody changed the submission since it was read. After an answer it is a second message, and
    /// nothing else changes.
    pub async fn answer(
        &self,
        seen: &Submission,
        answer: &Outgoing,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if seen.takes_second_message() {
            let change = Change {
                answer: Some(answer),
                publication: Part::Keep,
                assignee: Part::Keep,
                ..Change::to(seen.entry.status, seen)
            };
            return self.change(seen, &change.called("added"), by).await;
        }
        allow(seen, Status::Answered)?;
        let change = Change {
            answer: Some(answer),
            ..Change::to(Status::Answered, seen)
        };
        self.change(seen, &change, by).await
    }

    /// Asks the asker something back. Whoever asks works on it from then on.
    pub async fn ask(
        &self,
        seen: &Submission,
        question: &Outgoing,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if !seen.may_be_asked() {
            return Err(not_allowed(seen, Status::Claimed));
        }
        let change = Change {
            answer: Some(question),
            asks: true,
            assignee: by.actor.person().map_or(Part::Keep, Part::Set),
            ..Change::to(Status::Claimed, seen)
        };
        self.change(seen, &change.called("asked"), by).await
    }

    /// Calls a message back that has not left yet. It is kept for the team, and whoever called it back works on it.
    pub async fn recall(&self, seen: &Submission, by: &Attribution<'_>) -> Result<(), StoreError> {
        let waits = |at: Timestamp| at.duration_since(by.at) > RECALL_MARGIN;
        let alone = seen.leaving.as_ref().filter(|_| !seen.leaves_with_move());
        let Some(leaving) = alone.filter(|one| waits(one.at)) else {
            return Err(not_allowed(seen, seen.entry.status));
        };
        let is_answered = seen.said().is_some_and(|said| said.is_answer());
        let was_first = seen.entry.status == Status::Answered && !is_answered;
        let next = if was_first {
            Status::Claimed
        } else {
            seen.entry.status
        };
        let change = Change {
            recalls: true,
            assignee: match by.actor.person() {
                Some(me) if was_first => Part::Set(me),
                _ => Part::Keep,
            },
            publication: Part::Keep,
            ..Change::to(next, seen)
        };
        let mut writes = self.counted_update(seen, &change, by)?;
        let held_back = self.holding_back(&seen.entry, &leaving.sealed)?;
        writes.changes.push(held_back);
        self.with_audit(writes, &seen.entry, "recalled", by).await
    }

    /// Gives a question its answer together with the page that may be made of both: both are kept or neither.
    pub async fn answer_and_approve(
        &self,
        seen: &Submission,
        (answer, publication): (&Outgoing, &NewPage<'_>),
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        allow(seen, Status::Answered)?;
        let change = Change {
            answer: Some(answer),
            ..Change::with_page(publication, seen, by)?
        };
        let what = publication.called([
            "answered-approved",
            "answered-page-author",
            "answered-page-eyes",
        ]);
        self.change(seen, &change.called(what), by).await
    }
}

impl Submission {
    /// Whether the team can write another message after the one that its sender reads: that one stays.
    pub fn takes_second_message(&self) -> bool {
        let settled = [Status::Answered, Status::Published, Status::Closed];
        let is_said = self.said().is_some_and(|said| !said.declines);
        settled.contains(&self.entry.status) && is_said && self.leaving.is_none()
    }

    /// Whether the team can ask its sender something: it waits for an answer, and nothing is on its way already.
    pub fn may_be_asked(&self) -> bool {
        let Entry { status, kind, .. } = &self.entry;
        let waits = [Status::New, Status::Claimed, Status::Escalated];
        *kind == Kind::Question
            && waits.contains(status)
            && self.leaving.is_none()
            && self.has_room(false)
    }
}
