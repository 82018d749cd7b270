//! How a submission was before its last move, as long as that can be undone.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::item::{self, Item, attr, number, text};
use super::{Author, PersonId, RECALL_MARGIN, Status, Submission};

/// A submission before its last move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// The version that its last move made. Old ones do not say it.
    pub version: Option<u64>,
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
            version: Some(seen.entry.version + 1),
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
    pub(super) fn is_untold(&self, now: Timestamp) -> bool {
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
        if let Some(version) = self.version {
            item.insert(attr::VERSION.to_owned(), number(version));
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
            version: item::counted(before, attr::VERSION).ok(),
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
    pub(super) fn person(&self) -> Option<&PersonId> {
        match &self.assignee {
            Some(Author::Person(id)) => Some(id),
            _ => None,
        }
    }
}
