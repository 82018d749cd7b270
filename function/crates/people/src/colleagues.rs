//! Who can be asked for what.

use std::collections::BTreeSet;

use forms::team::TeamId;
use store::{Mark, Person, PersonId, Standing, Write};

use crate::{Inside, Name, People, PeopleError, rights};

impl People {
    /// Somebody of this name who reads what this team is sent.
    pub async fn colleague(
        &self,
        name: &Name,
        team: &TeamId,
    ) -> Result<Option<PersonId>, PeopleError> {
        let Some(id) = self.owner_of(name).await? else {
            return Ok(None);
        };
        let found = self.store.people_by_id(&BTreeSet::from([id])).await?;
        let mut found = found.into_values();
        let reads = found.find(|person| reads_for(person, team));
        Ok(reads.map(|person| person.id))
    }

    /// The youth professionals of a team, to whom what is escalated comes by name.
    pub async fn professionals(&self, team: &TeamId) -> Result<Vec<Person>, PeopleError> {
        self.marked(team, Mark::Professional).await
    }

    /// Who of a team has duty now.
    pub async fn on_duty(&self, team: &TeamId) -> Result<Vec<Person>, PeopleError> {
        self.marked(team, Mark::OnDuty).await
    }

    async fn marked(&self, team: &TeamId, mark: Mark) -> Result<Vec<Person>, PeopleError> {
        let everybody = self.store.people().await?;
        let marked = everybody
            .into_iter()
            .filter(|person| reads_for(person, team) && person.marks.contains(&mark));
        Ok(marked.collect())
    }

    /// Begins or ends one's own duty.
    pub async fn change_duty(&self, me: &Inside, on_duty: bool) -> Result<(), PeopleError> {
        let mut next = me.person.clone();
        let changed = if on_duty {
            next.marks.insert(Mark::OnDuty)
        } else {
            next.marks.remove(&Mark::OnDuty)
        };
        if !changed {
            return Ok(());
        }
        let what = if on_duty { "duty-begun" } else { "duty-ended" };
        let event = self.event(Some(&next.id), &next.id, what, "");
        let writes = [Write::Person(&next)];
        Ok(self.store.change_people(&writes, &event).await?)
    }
}

/// Whether somebody reads what a team is sent.
fn reads_for(person: &Person, team: &TeamId) -> bool {
    person.standing == Standing::Active
        && rights::reads(&person.roles)
        && person.teams.contains(team)
}
