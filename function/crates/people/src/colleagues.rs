//! Who is there: the names of people, and who can be asked for what.

use std::collections::{BTreeMap, BTreeSet};

use forms::team::TeamId;
use store::{PersonId, Standing};

use crate::{Name, People, PeopleError, rights};

impl People {
    /// The names of these people.
    pub async fn names(
        &self,
        ids: &BTreeSet<PersonId>,
    ) -> Result<BTreeMap<PersonId, String>, PeopleError> {
        let found = self.store.people_by_id(ids).await?;
        let names = found.into_iter().map(|(id, person)| (id, person.name));
        Ok(names.collect())
    }

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
        let reads = found.find(|person| {
            person.standing == Standing::Active
                && rights::reads(&person.roles)
                && person.teams.contains(team)
        });
        Ok(reads.map(|person| person.id))
    }
}
