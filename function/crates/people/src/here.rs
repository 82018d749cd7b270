//! The machine that holds a key file: whoever can start the desk there reads everything with that file, and comes in with a
//! link that the desk prints. The file opens their own key, so they need no passkey.

use std::collections::BTreeSet;

use forms::team::TeamId;
use store::{Belongings, Lock, Person, PersonId, Role, Standing, StoreError, Wrap, Write};
use unsealing::Identity;

use crate::entrance::SessionCookie;
use crate::token::random;
use crate::{BadName, Colleague, Name, People, PeopleError, TeamKey, locks, names};

impl People {
    /// Who came in before at this machine, by name.
    pub async fn known_here(&self) -> Result<Vec<Colleague>, PeopleError> {
        let mut known = Vec::new();
        for person in self.listed_here().await? {
            let found = self.store.belongings(&person.id, self.clock.now()).await?;
            if let Some(own) = self.opened_here(&found) {
                let name = names::opened(&person.name, &own);
                known.push(Colleague { person, name });
            }
        }
        known.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(known)
    }

    pub(crate) async fn listed_here(&self) -> Result<Vec<Person>, PeopleError> {
        let publics = self.machine.iter().map(|key| key.public.as_str());
        let known = self.store.people_of_key_files(publics).await?;
        let inside = |person: &Person| person.standing == Standing::Active;
        Ok(known.into_iter().filter(inside).collect())
    }

    /// Lets somebody in whom the key file of this machine knows.
    pub async fn enter_again_here(&self, id: &PersonId) -> Result<SessionCookie, PeopleError> {
        let found = match self.store.belongings(id, self.clock.now()).await {
            Ok(found) if found.person.standing == Standing::Active => found,
            Ok(_) | Err(StoreError::NotFound) => return Err(PeopleError::Wrong),
            Err(error) => return Err(error.into()),
        };
        let own = self.opened_here(&found).ok_or(PeopleError::Wrong)?;
        self.enter(&found.person, &own, "keyfile").await
    }

    /// The person's own key, if the key file of this machine opens it.
    pub(crate) fn opened_here(&self, found: &Belongings) -> Option<Identity> {
        found.wraps.iter().find_map(|wrap| self.opened_with(wrap))
    }

    fn opened_with(&self, wrap: &Wrap) -> Option<Identity> {
        let Lock::KeyFile(locked) = &wrap.lock else {
            return None;
        };
        let mut machine = self.machine.iter();
        let known = machine.find(|known| known.public == *locked)?;
        locks::unwrap(&known.key, &wrap.sealed).ok()
    }

    /// Lets somebody in who was never here. The first one looks after people and rights as well.
    pub async fn enter_first_here(&self, name: Name) -> Result<SessionCookie, PeopleError> {
        let name = if name.is_team() {
            self.next_of_team().await?
        } else {
            name
        };
        match self.make_here(&name).await {
            // Somebody else was the first of all at this moment, and decided how names are kept.
            Err(PeopleError::Name(BadName::Taken)) => self.make_here(&name).await,
            result => result,
        }
    }

    async fn make_here(&self, name: &Name) -> Result<SessionCookie, PeopleError> {
        let TeamKey { public, .. } = self.machine.first().ok_or(PeopleError::Wrong)?;
        if self.readable_owner_of(name).await?.is_some() {
            return Err(PeopleError::Name(BadName::Taken));
        }
        let kept = self.store.names().await?;
        let is_first = kept.is_none();
        let (names, names_key) = match kept {
            Some(names) => (names, self.names_here().await?),
            None => names::new_names()?,
        };
        let own = Identity::generate();
        let names_wrap = names_key.wrap_to(&own.to_public())?;
        let mut roles = BTreeSet::from([Role::Moderator]);
        if self.store.people().await?.is_empty() {
            roles.insert(Role::Administrator);
        }
        let person = Person {
            id: PersonId::from_bits(u128::from_be_bytes(random()?)),
            name: names::sealed(name.as_str(), &[&names.public, &own.to_public()])?,
            knows_names: names_wrap.is_some(),
            roles,
            teams: self.machine.iter().map(|key| key.team.clone()).collect(),
            marks: BTreeSet::new(),
            standing: Standing::Active,
            key: own.to_public(),
            invited_by: None,
            invitation: None,
            version: 1,
        };
        let mut wraps = vec![Wrap {
            lock: Lock::KeyFile(public.clone()),
            salt: Vec::new(),
            sealed: locks::wrap(&own, public)?,
        }];
        wraps.extend(names_wrap);
        for key in &*self.machine {
            wraps.push(key.wrap_to(&person.key)?);
        }
        let (session, cookie) = self.new_session(&person.id, &own, "keyfile")?;
        let words = names::words(name, &names)?;
        let mut writes = vec![
            Write::NewPerson(&person, &words),
            Write::AtKeyFile(&person.id, public),
            Write::Session(&person.id, &session),
        ];
        writes.extend(is_first.then_some(Write::Names(&names)));
        writes.extend(wraps.iter().map(|wrap| Write::Wrap(&person.id, wrap)));
        let about = about(&person);
        let event = self.event(None, &person.id, "made-here", &about);
        match self.store.change_people(&writes, &event).await {
            Err(StoreError::Conflict) => Err(PeopleError::Name(BadName::Taken)),
            result => Ok(result.map(|()| cookie)?),
        }
    }

    /// "Team", or "Team 2" and so on when that is somebody.
    async fn next_of_team(&self) -> Result<Name, PeopleError> {
        for number in 1.. {
            let name = Name::of_team(number);
            if self.owner_of(&name).await?.is_none() {
                return Ok(name);
            }
        }
        Err(PeopleError::Name(BadName::Taken))
    }
}

/// Roles, teams and marks, for the audit.
pub(crate) fn about(person: &Person) -> String {
    let roles = person.roles.iter().map(|role| role.as_str());
    let teams = person.teams.iter().map(TeamId::as_str);
    let marks = person.marks.iter().map(|mark| mark.as_str());
    roles
        .chain(teams)
        .chain(marks)
        .collect::<Vec<_>>()
        .join(" ")
}
