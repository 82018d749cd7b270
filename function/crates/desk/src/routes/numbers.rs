//! How many there are in each overview.
//!
//! Of every status that waits, the first entries are read once: all numbers that need them follow from those, and they are exact
//! as long as a team has no more than [`HEAD`] in one status. Beyond that, places of the queue are counted, up to [`COUNTED`].

use futures_util::future::{try_join, try_join_all};
use std::collections::BTreeMap;

use super::queue::Look;
use crate::Desk;
use crate::overview::{Overview, WAITING_PAGES};
use store::{
    Counted, Cursor, Entry, Order, Queue, QueueFilter, QueuePart, Status, StoreError, Urgency,
};

/// How many entries of a status are read.
const HEAD: usize = 300;
/// How far a place is counted.
const COUNTED: usize = 1000;
/// The statuses of which the first entries are read.
const READ: [Status; 6] = [
    Status::New,
    Status::Claimed,
    Status::Escalated,
    Status::Intake,
    Status::Training,
    Status::Spam,
];

/// What a list says about the other lists.
pub(super) struct Numbers {
    pub(super) counted: BTreeMap<Overview, Counted>,
    /// The most urgent in the spam: nobody may overlook that.
    pub(super) urgent_spam: Option<Urgency>,
    /// What is with who looks, as far as it was read.
    pub(super) mine: Vec<Entry>,
}

impl Desk {
    pub(super) async fn numbers(&self, look: &Look<'_>) -> Result<Numbers, StoreError> {
        let now = self.clock.now();
        let parts: Vec<_> = look
            .teams
            .iter()
            .flat_map(|team| READ.map(|status| QueuePart::new(team, status)))
            .collect();
        let head = async |part: &QueuePart<'_>| {
            let order = Order::OldestFirst;
            self.store.queue(*part, order, now, HEAD).await
        };
        let heads = try_join_all(parts.iter().map(head));
        let (heads, pages) = try_join(heads, self.waiting_pages(look)).await?;
        let heads: Vec<_> = parts.into_iter().zip(heads).chain(pages).collect();
        let count = async |overview: Overview| {
            let counted = self.number(look, overview, &heads).await?;
            Ok::<_, StoreError>((overview, counted))
        };
        let counted = try_join_all(Overview::ALL.map(count)).await?;
        let held = [Status::Claimed, Status::Escalated, Status::Answered];
        let held = heads.iter().filter(|(part, _)| held.contains(&part.status));
        let mine = held.flat_map(|(_, head)| &head.entries);
        let mine = mine.filter(|entry| look.is_mine(entry)).cloned().collect();
        // Urgent ones sort first.
        let spam = heads.iter().filter(|(part, _)| part.status == Status::Spam);
        let spam = spam.filter_map(|(_, head)| head.entries.first()?.urgency);
        Ok(Numbers {
            counted: counted.into_iter().collect(),
            mine,
            urgent_spam: spam.max(),
        })
    }

    /// Of what is answered only the pages that wait for somebody are read.
    async fn waiting_pages<'a>(
        &self,
        look: &Look<'a>,
    ) -> Result<Vec<(QueuePart<'a>, Queue)>, StoreError> {
        let filter = QueueFilter {
            answered: Some(WAITING_PAGES),
            ..QueueFilter::default()
        };
        let order = (Order::OldestFirst, self.clock.now(), HEAD);
        let read = look.teams.iter().map(async |team| {
            let part = QueuePart::new(team, Status::Answered);
            let start = Cursor::default();
            let page = self
                .store
                .queue_page(&[part], filter, order, &start)
                .await?;
            Ok::<_, StoreError>((part, page))
        });
        try_join_all(read).await
    }

    async fn number(
        &self,
        look: &Look<'_>,
        overview: Overview,
        heads: &[(QueuePart<'_>, Queue)],
    ) -> Result<Counted, StoreError> {
        let filter = look.filter(overview);
        let mut all = Counted::default();
        for part in look.parts(overview) {
            let is_read = part.status != Status::Answered || filter.answered.is_some();
            let head = heads.iter().find(|(known, _)| is_read && *known == part);
            let read = head.map(|(_, head)| Counted {
                count: head.entries.iter().filter(|e| filter.holds(e)).count(),
                more: head.more,
            });
            let counted = match read {
                // Only the entries themselves say whose they are.
                Some(read) if !read.more || filter.held.is_some() || filter.follow_ups => read,
                _ => {
                    let bounds = (self.clock.now(), COUNTED);
                    self.store.counted(part, filter, bounds).await?
                }
            };
            all = all.and(counted);
        }
        Ok(all)
    }
}
