//! What a list says to one person above its rows: what a colleague gave them and they did not open yet, what they were asked to
//! look at by a day that has come, and the notes of shifts that nobody has read.

use futures_util::future::{join_all, try_join_all};
use jiff::Timestamp;

use crate::Desk;
use crate::views::{Assigned, due_soon};
use forms::team::TeamId;
use store::{Author, Details, Entry, PersonId, StoreError};

/// Of how many somebody is told at a time: the oldest. The others are in their list.
const MOST: usize = 10;
/// Of how many teams notes are looked for.
const TEAMS: usize = 8;

/// What was given to somebody.
struct Given {
    entry: Entry,
    details: Details,
    /// Whether they did not open it since.
    unopened: bool,
    note: Option<String>,
}

impl Desk {
    /// Of what is with somebody, that which they should know of before they look for it.
    pub(super) async fn assigned(&self, mine: Vec<Entry>) -> Result<Vec<Assigned>, StoreError> {
        let Some(who) = self.who.as_ref().filter(|_| !mine.is_empty()) else {
            return Ok(Vec::new());
        };
        let ids: Vec<_> = mine.iter().map(|entry| entry.id.clone()).collect();
        let mut details = self.store.details(&ids).await?;
        let given = mine.into_iter().filter_map(|entry| {
            let details = details.remove(&entry.id)?;
            let is_mine = details.assignee.as_ref().is_some_and(|it| it.is(who));
            let counts = details.handed_by.is_some() || details.due.is_some();
            (is_mine && counts).then_some((entry, details))
        });
        let now = self.clock.now();
        let looked = given.map(|given| self.given(given, who));
        let given = join_all(looked).await.into_iter();
        let given = given.filter(|one| one.unopened || due_soon(one.details.due, now));
        let given: Vec<Given> = given.take(MOST).collect();
        let by = given
            .iter()
            .filter_map(|one| one.details.handed_by.as_ref());
        let named = self.naming(by).await;
        let told = given.into_iter().map(|one| {
            let by = one.details.handed_by.filter(|_| one.unopened);
            let label = one.details.label.as_ref();
            Assigned {
                label: label.and_then(|label| self.open_label(label)),
                by: by.map(|by| named.view().author(&by)),
                note: one.note,
                due: one.details.due,
                entry: one.entry,
            }
        });
        Ok(told.collect())
    }

    /// Whether somebody opened it since it is theirs, and the note that came with it. What cannot be read is not told.
    async fn given(&self, (entry, details): (Entry, Details), who: &PersonId) -> Given {
        let mut given = Given {
            unopened: false,
            note: None,
            entry,
            details,
        };
        let (Some(by), Some(since)) = (&given.details.handed_by, given.details.held_since) else {
            return given;
        };
        let Ok(history) = self.store.history(&given.entry.id).await else {
            return given;
        };
        let mut looks = history.looks.iter();
        let opened = looks.any(|look| look.person == *who && look.last >= since);
        if !opened {
            given.note = self.note_with(&given.entry, (by, since)).await;
            given.unopened = true;
        }
        given
    }

    /// The note that somebody wrote when they handed it over.
    async fn note_with(&self, entry: &Entry, (by, since): (&Author, Timestamp)) -> Option<String> {
        let work = self.store.work(&entry.id).await.ok()?;
        let mut notes = work.notes.iter().rev();
        let note = notes.find(|note| note.by == *by && note.at == since)?;
        self.open_message(&note.sealed)
    }

    /// Whose notes for whoever comes next nobody has read, with their teams.
    pub(super) async fn unread_notes(
        &self,
        teams: &[&TeamId],
    ) -> Result<Vec<(TeamId, String)>, StoreError> {
        let now = self.clock.now();
        let read = teams.iter().take(TEAMS).map(async |team| {
            let note = self.store.shift_note(team, now).await?;
            Ok::<_, StoreError>(note.map(|note| ((*team).clone(), note)))
        });
        let notes: Vec<_> = try_join_all(read).await?.into_iter().flatten().collect();
        let is_mine = |by: &Author| self.who.as_ref().is_some_and(|who| by.is(who));
        let unread = notes
            .iter()
            .filter(|(_, note)| note.read.is_none() && !is_mine(&note.by));
        let named = self.naming(unread.clone().map(|(_, note)| &note.by)).await;
        let told = unread.map(|(team, note)| (team.clone(), named.view().author(&note.by)));
        Ok(told.collect())
    }
}
