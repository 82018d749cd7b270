//! What somebody took up and then left alone: after a day without a sign of them it is free again. Whoever looks at it first makes
//! it so, or at a list that it belongs to: nobody has to open it to learn that it waits.

use store::{
    Attribution, Cursor, Entry, Machine, Order, QueueFilter, QueuePart, Status, Submission, Work,
};

use super::queue::Look;
use crate::Desk;
use crate::workflow::{SILENCE, is_silent};

/// How many claims are looked at for one list. The urgent ones come first, and then those that wait longest.
const LOOKED_AT: usize = 100;
/// How many of them are freed for one list. The next list frees more.
const FREED: usize = 20;

impl Desk {
    /// Frees what is silent among the claims of the teams of a list. A list is shown whether this succeeds or not.
    pub(super) async fn free_what_is_silent(&self, look: &Look<'_>) {
        let teams = look.teams.iter();
        let parts: Vec<_> = teams
            .map(|team| QueuePart::new(team, Status::Claimed))
            .collect();
        let order = (Order::OldestFirst, self.clock.now(), LOOKED_AT);
        let everything = QueueFilter::default();
        let start = Cursor::default();
        let claims = self.store.queue_page(&parts, everything, order, &start);
        let claims = match claims.await {
            Ok(claims) => claims.entries,
            Err(error) => return tracing::error!(%error, "silent claims are left as they are"),
        };
        for entry in self.held_for_long(claims).await.into_iter().take(FREED) {
            if let Ok(found) = self.find(entry.id.as_str()).await {
                self.freed_if_silent(found).await;
            }
        }
    }

    /// Those that somebody has for longer than they may be silent.
    async fn held_for_long(&self, claims: Vec<Entry>) -> Vec<Entry> {
        if claims.is_empty() {
            return claims;
        }
        let ids: Vec<_> = claims.iter().map(|entry| entry.id.clone()).collect();
        let details = self.store.details(&ids).await.unwrap_or_default();
        let now = self.clock.now();
        let is_long = |entry: &Entry| {
            let since = details.get(&entry.id).and_then(|one| one.held_since);
            since.is_some_and(|since| now.duration_since(since) > SILENCE)
        };
        claims.into_iter().filter(is_long).collect()
    }

    /// A submission whose assignee was silent for too long is free again. Who looks at it first makes it so.
    pub(super) async fn freed_if_silent(&self, seen: Submission) -> Submission {
        let now = self.clock.now();
        // Most need no look at drafts and notes.
        if !is_silent(&seen, &Work::default(), now) {
            return seen;
        }
        match self.store.work(&seen.entry.id).await {
            Ok(work) if is_silent(&seen, &work, now) => {}
            _ => return seen,
        }
        let by = Attribution {
            actor: Machine::Desk.into(),
            at: now,
        };
        let freed = self.store.free(&seen, &by).await;
        match self.find(seen.entry.id.as_str()).await {
            Ok(found) if freed.is_ok() => found,
            _ => seen,
        }
    }
}
