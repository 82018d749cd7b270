//! Changes of a submission: each one conditional write on the version that was read, with its audit entry.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::TransactWriteItem;
use jiff::Timestamp;

use super::alteration::{Change, Part, allow, not_allowed, parts};
use super::ask;
use super::sort_key::Place;
use super::{
    Attribution, Entry, NewPage, PersonId, QueuePart, Status, Store, StoreError, Submission,
    Urgency, queue,
};
use forms::Kind;
use forms::team::TeamId;
use sealing::Sealed;

/// To whom a submission goes.
#[derive(Debug, Clone, Copy)]
pub struct Handover<'a> {
    /// The colleague.
    pub colleague: &'a PersonId,
    /// By when they look at it.
    pub due: Option<Timestamp>,
    /// From when on the sender reads that somebody else looks at it, where that is new to them.
    pub told: Option<Timestamp>,
    /// What they should know, sealed to the team.
    pub note: Option<&'a Sealed>,
}

impl Store {
    /// Brings a submission into another state, if nobody changed it since it was read.
    pub async fn set_status(
        &self,
        seen: &Submission,
        next: Status,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        self.step(seen, (next, None), by).await
    }

    /// Makes somebody the one who works on it: it was free, or a colleague had it.
    pub async fn claim(&self, seen: &Submission, by: &Attribution<'_>) -> Result<(), StoreError> {
        let taken = seen.entry.status == Status::Claimed;
        let Some(me) = by.actor.person().filter(|me| !taken || !seen.is_with(me)) else {
            return Err(not_allowed(seen, Status::Claimed));
        };
        let change = Change {
            assignee: Part::Set(me),
            ..Change::to(Status::Claimed, seen)
        };
        let change = change.undoable(None);
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
        if !seen.may_be_handed_over() || seen.is_with(to.colleague) {
            return Err(not_allowed(seen, Status::Claimed));
        }
        let change = Change::to(Status::Claimed, seen).undoable(None);
        let change = change.called("handed-over");
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
        let change = Change::to(Status::Escalated, seen).undoable(to.told);
        let change = change.called("escalated-to");
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
        let mut writes = self.counted_update(seen, &change, by)?;
        if let Some(note) = to.note {
            writes.changes.push(self.noting(&seen.entry, note, by)?);
        }
        self.with_audit(writes, &seen.entry, change.what, by).await
    }

    /// Makes a submission free again whose assignee was silent.
    pub async fn free(&self, seen: &Submission, by: &Attribution<'_>) -> Result<(), StoreError> {
        if seen.entry.status != Status::Claimed {
            return Err(not_allowed(seen, Status::New));
        }
        let change = Change::to(Status::New, seen).called("freed");
        self.change(seen, &change, by).await
    }

    /// Keeps the page that may be made of an answered question; it takes the place of an earlier one.
    pub async fn approve(
        &self,
        seen: &Submission,
        publication: &NewPage<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if !seen.may_be_approved() {
            return Err(not_allowed(seen, Status::Published));
        }
        let change = Change::with_page(publication, seen, by)?;
        let what = publication.called(["approved", "page-author", "page-eyes"]);
        self.change(seen, &change.called(what), by).await
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
            ..Change::to(seen.entry.status, seen)
        };
        may_lose_publication(seen, change.next)?;
        self.change(seen, &change.called("unapproved"), by).await
    }

    /// Marks the page as published, remembers which files are made of it, and counts it. If the asker has followed up since, the
    /// question still waits for an answer.
    pub async fn collected(
        &self,
        seen: &Submission,
        placed: &Sealed,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        self.placed(seen, (placed, false), by).await
    }

    /// The same for files that are on the site only after somebody else took them over: its asker reads that.
    pub async fn collected_for_review(
        &self,
        seen: &Submission,
        placed: &Sealed,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        self.placed(seen, (placed, true), by).await
    }

    async fn placed(
        &self,
        seen: &Submission,
        (placed, in_review): (&Sealed, bool),
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if seen.waits_for_author() || seen.waiting_page_eyes().is_some() {
            return Err(not_allowed(seen, Status::Published));
        }
        let next = match seen.entry.status {
            Status::Answered => Status::Published,
            other => other,
        };
        let change = Change {
            publication: Part::Drop,
            placed: Some(placed),
            in_review,
            assignee: Part::Keep,
            ..Change::to(next, seen)
        };
        let change = change.called(if in_review {
            "sent-for-review"
        } else {
            Status::Published.as_str()
        });
        may_lose_publication(seen, change.next)?;
        let mut writes = self.counted_update(seen, &change, by)?;
        let published = self.count_published(&seen.entry, by.at)?;
        writes.counted.push(published);
        self.with_audit(writes, &seen.entry, change.what, by).await
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
        let writes = self.counted_update(seen, change, by)?;
        self.with_audit(writes, &seen.entry, change.what, by).await
    }

    /// What makes something available to everybody again, in a larger transaction: the change and its audit.
    pub(crate) fn freed(
        &self,
        seen: &Submission,
        by: &Attribution<'_>,
    ) -> Result<[TransactWriteItem; 2], StoreError> {
        let change = Change::to(Status::New, seen);
        let audit = self.audit_put(&seen.entry, change.what, by)?;
        let update = parts(seen, &change, by).of(self, &seen.entry)?;
        Ok([update, audit])
    }

    /// What somebody works on, of these teams.
    pub async fn claims_of(
        &self,
        person: &PersonId,
        teams: &BTreeSet<TeamId>,
        now: Timestamp,
    ) -> Result<Vec<Submission>, StoreError> {
        let mut claims = Vec::new();
        for team in teams {
            let claimed = self.all(QueuePart::new(team, Status::Claimed), now).await?;
            let ids: Vec<_> = claimed.into_iter().map(|entry| entry.id).collect();
            for (id, found) in self.details(&ids).await? {
                if !found.assignee.is_some_and(|who| who.is(person)) {
                    continue;
                }
                match self.find(&id, now).await {
                    Ok(seen) if seen.is_with(person) => claims.push(seen),
                    Ok(_) | Err(StoreError::NotFound) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(claims)
    }

    /// The answered questions of a team of which a page waits to be collected.
    pub async fn approved(&self, team: &TeamId, now: Timestamp) -> Result<Vec<Entry>, StoreError> {
        let ask = self.query(QueuePart::new(team, Status::Answered), now);
        queue::every(&ask::placed(ask, Place::Approved)).await
    }

    /// Says how urgent a question is, if nobody changed it since it was read.
    pub async fn set_urgency(
        &self,
        seen: &Submission,
        urgency: Option<Urgency>,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let status = seen.entry.status;
        if !seen.may_be_urgent() || seen.entry.urgency == urgency {
            return Err(not_allowed(seen, status));
        }
        let what = match urgency {
            Some(Urgency::Acute) => "raised",
            Some(Urgency::Attention) => "attended",
            None => "lowered",
        };
        let change = Change {
            urgency,
            ..Change::within(seen)
        };
        self.change(seen, &change.called(what), by).await
    }

    /// Changes the label, if nobody changed the submission since it was read.
    pub async fn set_label(
        &self,
        seen: &Submission,
        label: &Sealed,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let change = Change {
            label: Some(label),
            ..Change::within(seen)
        };
        self.change(seen, &change.called("relabelled"), by).await
    }
}

/// There is a page to drop.
fn may_lose_publication(seen: &Submission, next: Status) -> Result<(), StoreError> {
    match seen.publication {
        Some(_) => Ok(()),
        None => Err(not_allowed(seen, next)),
    }
}

impl Submission {
    /// Whether it can be urgent: an open question.
    pub fn may_be_urgent(&self) -> bool {
        self.entry.kind == Kind::Question && self.entry.status.is_open()
    }

    /// Whether this person works on it.
    pub fn is_with(&self, person: &PersonId) -> bool {
        self.assignee.as_ref().is_some_and(|who| who.is(person))
    }

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
