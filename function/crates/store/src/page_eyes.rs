//! A second pair of eyes for a page: somebody else of the team looks at exactly what is to be on the site, before its author reads
//! it and before it can be collected. They say that they saw it, or give it back with a note. Another page in its place waits again.

use jiff::Timestamp;

use super::alteration::{Change, PageEyesPart, Part, not_allowed};
use super::item::{self, Item, attr};
use super::{Attribution, Author, Status, Store, StoreError, Submission};
use sealing::Sealed;

/// The second pair of eyes that a page waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageEyes {
    /// Who made the page.
    pub by: Author,
    /// Whether whoever looked at it gave it back. Then it waits for another page, and not for somebody to look.
    pub given_back: bool,
}

impl PageEyes {
    pub(super) fn read(item: &Item) -> Option<Self> {
        Some(Self {
            by: Author::person_or_name(item::read(item, attr::PAGE_EYES).ok()?),
            given_back: item::flag(item, attr::PAGE_BACK).unwrap_or_default(),
        })
    }
}

impl Store {
    /// Says that somebody looked at the page. Its author reads it from that time on, if they asked to. Whoever made it may say so
    /// only where there is nobody else, and the audit says that.
    pub async fn page_is_seen(
        &self,
        seen: &Submission,
        (reads, alone): (Timestamp, bool),
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let Some(eyes) = seen.page_to_look_at() else {
            return Err(not_allowed(seen, Status::Published));
        };
        let is_own = by.actor.person().is_none_or(|me| eyes.by.is(me));
        if is_own && !alone {
            return Err(not_allowed(seen, Status::Published));
        }
        let is_settled = seen.entry.status == Status::Answered;
        let change = Change {
            page_eyes: PageEyesPart::Seen(reads),
            assignee: if is_settled { Part::Drop } else { Part::Keep },
            ..Change::within(seen)
        };
        let what = if is_own {
            "page-seen-alone"
        } else {
            "page-seen"
        };
        self.change(seen, &change.called(what), by).await
    }

    /// Gives the page back to whoever made it, with a note that says why.
    pub async fn give_page_back(
        &self,
        seen: &Submission,
        note: &Sealed,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let Some(eyes) = seen.page_to_look_at() else {
            return Err(not_allowed(seen, seen.entry.status));
        };
        if by.actor.person().is_none_or(|me| eyes.by.is(me)) {
            return Err(not_allowed(seen, seen.entry.status));
        }
        let is_settled = seen.entry.status == Status::Answered;
        let change = Change {
            page_eyes: PageEyesPart::Back,
            // They are told, as of whatever a colleague gives them.
            assignee: match &eyes.by {
                Author::Person(maker) if is_settled => Part::Set(maker),
                _ => Part::Keep,
            },
            ..Change::within(seen)
        };
        let change = change.called("page-back");
        let mut writes = self.counted_update(seen, &change, by)?;
        writes.changes.push(self.noting(&seen.entry, note, by)?);
        self.with_audit(writes, &seen.entry, change.what, by).await
    }
}

impl Submission {
    /// The second pair of eyes that its page waits for.
    pub fn waiting_page_eyes(&self) -> Option<&PageEyes> {
        let has_page = self.publication.is_some();
        self.page_eyes.as_ref().filter(|_| has_page)
    }

    /// The same, while somebody can look.
    pub fn page_to_look_at(&self) -> Option<&PageEyes> {
        self.waiting_page_eyes().filter(|eyes| !eyes.given_back)
    }
}
