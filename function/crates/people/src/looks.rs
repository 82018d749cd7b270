//! Looks at submissions: each is in the audit before anything is shown, and whoever is shown unusually many raises an alarm.

use store::{PersonId, Sight, Write};

use crate::{People, PeopleError};

/// After this many different submissions in an hour, an alarm is raised, and again after each further so many. One a minute for a
/// whole hour is more than anybody reads with care, and less than somebody needs who wants to take everything along. It
/// stops nobody: after a flood, a colleague who sorts spam reads that fast.
pub const MANY_IN_AN_HOUR: u32 = 60;

impl People {
    /// Records that somebody is shown a submission or a broker. Until this returns `Ok`, they are shown nothing.
    pub async fn look(&self, id: &PersonId, seen: impl Into<Sight<'_>>) -> Result<(), PeopleError> {
        let now = self.clock.now();
        if !self.store.look(seen, id, now).await? {
            // It was on their screen in this hour already.
            return Ok(());
        }
        let count = self.store.count_reading(id, now).await?;
        if count.is_multiple_of(MANY_IN_AN_HOUR) {
            tracing::warn!(person = %id, count, "somebody was shown unusually many submissions in an hour");
            let about = count.to_string();
            let event = self.event(Some(id), id, "read-much", &about);
            self.store.change_people(&[Write::Alarm], &event).await?;
        }
        Ok(())
    }

    /// Records that somebody saves a change of the site: which commit, never the text.
    pub async fn record_saved_page(&self, id: &PersonId, commit: &str) -> Result<(), PeopleError> {
        let event = self.event(Some(id), id, "page-saved", commit);
        Ok(self.store.change_people(&[], &event).await?)
    }
}
