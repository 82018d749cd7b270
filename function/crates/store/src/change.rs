//! Changes of a submission: each one conditional write on the version that was read, with its audit entry.

use std::collections::{BTreeSet, HashMap};

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem, Update};
use jiff::Timestamp;

use super::item::{self, attr, number, text};
use super::sort_key::{HolderMark, Place, SortKey};
use super::{
    Attribution, Entry, PersonId, QueuePart, Status, Store, StoreError, Submission, Urgency,
    client, queue,
};
use forms::Kind;
use forms::team::TeamId;
use sealing::Sealed;

/// A change of an optional attribute.
#[derive(Debug, Clone, Copy)]
enum Part<'a, T: ?Sized> {
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
struct Change<'a> {
    next: Status,
    /// As the audit calls it.
    what: &'a str,
    answer: Option<&'a Sealed>,
    publication: Part<'a, Sealed>,
    assignee: Part<'a, PersonId>,
    urgency: Option<Urgency>,
    label: Option<&'a Sealed>,
}

impl<'a> Change<'a> {
    fn to(next: Status, seen: &Submission) -> Self {
        Self {
            next,
            urgency: seen.entry.urgency,
            label: None,
            what: next.as_str(),
            answer: None,
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

    /// One that leaves it where it is, with whom it is.
    fn within(seen: &Submission) -> Self {
        Self {
            assignee: Part::Keep,
            publication: Part::Keep,
            ..Self::to(seen.entry.status, seen)
        }
    }

    fn called(self, what: &'a str) -> Self {
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
        self.change(seen, &Change::to(next, seen), by).await
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
        if taken {
            return self.change(seen, &change.called("taken-over"), by).await;
        }
        allow(seen, Status::Claimed)?;
        self.change(seen, &change, by).await
    }

    /// Makes a colleague the one who works on it.
    pub async fn hand_over(
        &self,
        seen: &Submission,
        colleague: &PersonId,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        if !seen.may_be_handed_over() || seen.is_with(colleague) {
            return Err(not_allowed(seen, Status::Claimed));
        }
        let change = Change {
            assignee: Part::Set(colleague),
            ..Change::to(Status::Claimed, seen)
        };
        self.change(seen, &change.called("handed-over"), by).await
    }

    /// Gives a submission its answer, if nobody changed it since it was read.
    pub async fn answer(
        &self,
        seen: &Submission,
        answer: &Sealed,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        allow(seen, Status::Answered)?;
        let change = Change {
            answer: Some(answer),
            ..Change::to(Status::Answered, seen)
        };
        self.change(seen, &change, by).await
    }

    /// Gives a question its answer together with the page that may be made of both: both are kept or neither.
    pub async fn answer_and_approve(
        &self,
        seen: &Submission,
        (answer, publication): (&Sealed, &Sealed),
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        allow(seen, Status::Answered)?;
        let change = Change {
            answer: Some(answer),
            publication: Part::Set(publication),
            ..Change::to(Status::Answered, seen)
        };
        self.change(seen, &change.called("answered-approved"), by)
            .await
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
            ..Change::to(Status::Answered, seen)
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
            ..Change::to(seen.entry.status, seen)
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
            ..Change::to(next, seen)
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

    async fn change(
        &self,
        seen: &Submission,
        change: &Change<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let update = self.update_to(seen, change)?;
        self.with_audit(update, &seen.entry, change.what, by).await
    }

    /// What makes something available to everybody again, in a larger transaction: the change and its audit.
    pub(crate) fn freed(
        &self,
        seen: &Submission,
        by: &Attribution<'_>,
    ) -> Result<[TransactWriteItem; 2], StoreError> {
        let change = Change::to(Status::New, seen);
        let audit = self.audit_put(&seen.entry, change.what, by)?;
        Ok([self.update_to(seen, &change)?, audit])
    }

    fn update_to(
        &self,
        seen: &Submission,
        change: &Change<'_>,
    ) -> Result<TransactWriteItem, StoreError> {
        let entry = &seen.entry;
        let (mut sets, removes) = parts(seen, change);
        sets.push((attr::STATUS, text(change.next.as_str())));
        let part = QueuePart::new(&entry.team, change.next);
        sets.push((attr::QUEUE, text(part.to_string())));
        sets.push((attr::VERSION, number(entry.version + 1)));
        let names: Vec<_> = sets.iter().map(|(name, _)| *name).collect();
        let assigned: Vec<_> = names
            .iter()
            .map(|name| format!("#{name} = :{name}"))
            .collect();
        let removed: Vec<_> = removes.iter().map(|name| format!("#{name}")).collect();
        let mut expression = format!("SET {}", assigned.join(", "));
        if !removed.is_empty() {
            expression = format!("{expression} REMOVE {}", removed.join(", "));
        }
        let mut values: HashMap<_, _> = sets
            .into_iter()
            .map(|(name, value)| (format!(":{name}"), value))
            .collect();
        values.insert(":seen".to_owned(), number(entry.version));
        let update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&entry.id)))
            .update_expression(expression)
            .condition_expression("#version = :seen")
            .set_expression_attribute_names(Some(item::names(&[names, removes].concat())))
            .set_expression_attribute_values(Some(values))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
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
            for (id, details) in self.details(&ids).await? {
                if !details.assignee.is_some_and(|who| who.is(person)) {
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
        queue::every(&item::placed(ask, Place::Approved)).await
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

impl Submission {
    /// Whether this person works on it.
    pub fn is_with(&self, person: &PersonId) -> bool {
        self.assignee.as_ref().is_some_and(|who| who.is(person))
    }

    /// Whether it can be urgent: an open question.
    pub fn may_be_urgent(&self) -> bool {
        self.entry.kind == Kind::Question && self.entry.status.is_open()
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

/// While something may still be answered, the page that was to be made of it is kept.
fn keeps_publication(status: Status) -> bool {
    matches!(
        status,
        Status::New | Status::Claimed | Status::Escalated | Status::Answered
    )
}

/// The attributes that a change sets and removes, besides status and version.
fn parts(
    seen: &Submission,
    change: &Change<'_>,
) -> (Vec<(&'static str, AttributeValue)>, Vec<&'static str>) {
    let (mut sets, mut removes) = (Vec::new(), Vec::new());
    if let Some(answer) = change.answer {
        sets.push((attr::ANSWER, item::bytes(answer.as_bytes())));
    }
    if let Some(label) = change.label {
        sets.push((attr::LABEL, item::bytes(label.as_bytes())));
    }
    if change.label.is_some() || matches!(change.publication, Part::Set(_)) {
        // Another desk may seal to other keys.
        removes.push(attr::SEALED_FOR);
    }
    match change.publication {
        Part::Set(sealed) => sets.push((attr::PUBLICATION, item::bytes(sealed.as_bytes()))),
        Part::Drop if seen.publication.is_some() => removes.push(attr::PUBLICATION),
        Part::Drop | Part::Keep => {}
    }
    match change.assignee {
        Part::Set(id) => sets.push((attr::ASSIGNEE, text(id.as_str()))),
        Part::Drop if seen.assignee.is_some() => removes.push(attr::ASSIGNEE),
        Part::Drop | Part::Keep => {}
    }
    let approved = change.next == Status::Answered
        && change
            .publication
            .is_there_after(seen.publication.is_some());
    let holder = match change.assignee {
        Part::Set(id) => Some(HolderMark::of(id.as_str())),
        Part::Keep => seen.entry.holder.clone(),
        Part::Drop => None,
    };
    let after = Entry {
        holder,
        urgency: change.urgency,
        ..seen.entry.clone()
    };
    sets.push((attr::URGENT, AttributeValue::Bool(after.is_urgent())));
    match change.urgency {
        Some(urgency) => sets.push((attr::URGENCY, text(urgency.as_str()))),
        None => removes.push(attr::URGENCY),
    }
    // Every change renews the sort key, so that old formats disappear.
    let sort_key = SortKey::of(&after, approved);
    sets.push((attr::QUEUE_SORT, text(sort_key.to_string())));
    (sets, removes)
}

fn allow(seen: &Submission, next: Status) -> Result<(), StoreError> {
    if seen.entry.status.may_become(next, seen.entry.kind) {
        Ok(())
    } else {
        Err(not_allowed(seen, next))
    }
}

fn not_allowed(seen: &Submission, to: Status) -> StoreError {
    StoreError::NotAllowed {
        from: seen.entry.status,
        to,
    }
}
