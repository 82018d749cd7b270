//! Confirming, changing and ending. Each is one transaction, conditional on what was seen.

use std::collections::BTreeSet;

use forms::team::TeamId;
use store::{Lock, Mark, Person, PersonId, Role, Standing, StoreError, Submission, Wrap, Write};

use crate::confirming::{Confirming, confirming};
use crate::entrance::Inside;
use crate::here::about;
use crate::{NamesKey, People, PeopleError, rights};

/// How many sessions end in the transaction that puts somebody out. The others end after it; they open nothing by then.
const AT_ONCE: usize = 50;
/// How often putting somebody out is tried again when something of theirs changed at the same moment.
const TRIES: u32 = 3;
/// How many items a transaction of the store may have.
const ITEMS: usize = 100;
/// Something that becomes free changes itself, its own audit and the chain of its team.
const ITEMS_OF_A_CLAIM: usize = 3;

/// What somebody may do, and what they are besides.
#[derive(Debug, Clone)]
pub struct Grant {
    /// What they do.
    pub roles: BTreeSet<Role>,
    /// For whom.
    pub teams: BTreeSet<TeamId>,
    /// What they are besides.
    pub marks: BTreeSet<Mark>,
}

impl People {
    /// Seals every name that is readable, and gives the key of the names to whoever may hold it and does not. Gives what opens
    /// names afterwards.
    pub async fn tend_names(&self, me: &Inside) -> Result<NamesKey, PeopleError> {
        let who = (&me.person.id, &me.own);
        self.tend_all_names(who, &me.names).await
    }

    /// Confirms somebody who accepted an invitation, and gives them the keys of their teams.
    pub async fn confirm(&self, by: &Inside, id: &PersonId) -> Result<(), PeopleError> {
        let seen = self.store.belongings(id, self.clock.now()).await?.person;
        match seen.standing {
            Standing::Waiting => {}
            // A colleague was first, or the answer to the first try got lost.
            Standing::Active if rights::confirms(&by.person.roles, &seen.roles) => return Ok(()),
            _ => return Err(PeopleError::Wrong),
        }
        let alone = match confirming(by, &seen, &self.store.people().await?) {
            Confirming::Possible => false,
            Confirming::Alone => true,
            Confirming::SecondPerson => return Err(PeopleError::SecondPerson),
            // Nobody can give what they do not have.
            Confirming::NotYours | Confirming::WithoutKey => return Err(PeopleError::Wrong),
        };
        let mut wraps: Vec<Wrap> = Vec::new();
        if rights::reads(&seen.roles) {
            for team in &seen.teams {
                for each in by.keys.iter().filter(|each| each.team == *team) {
                    wraps.push(each.wrap_to(&seen.key)?);
                }
            }
        }
        let names_wrap = if rights::knows_names(&seen.roles) && !seen.knows_names {
            by.names.wrap_to(&seen.key)?
        } else {
            None
        };
        let next = Person {
            standing: Standing::Active,
            name: by.names.for_both(&seen.name, &seen.key)?,
            knows_names: seen.knows_names || names_wrap.is_some(),
            ..seen
        };
        wraps.extend(names_wrap);
        let mut writes = vec![Write::Still(&by.person), Write::Person(&next)];
        writes.extend(wraps.iter().map(|wrap| Write::Wrap(&next.id, wrap)));
        let what = if alone {
            "confirmed-alone"
        } else {
            "confirmed"
        };
        let about = about(&next);
        let event = self.event(Some(&by.person.id), &next.id, what, &about);
        Ok(self.store.change_people(&writes, &event).await?)
    }

    /// Changes what somebody may do. Who may read more than before waits for a second person again.
    pub async fn change_roles(
        &self,
        by: &Inside,
        id: &PersonId,
        grant: Grant,
    ) -> Result<(), PeopleError> {
        let Grant {
            roles,
            teams,
            marks,
        } = grant;
        let found = self.store.belongings(id, self.clock.now()).await?;
        let seen = found.person;
        if seen.standing == Standing::Left {
            return Err(PeopleError::Wrong);
        }
        let more = rights::reads(&roles)
            && (!rights::reads(&seen.roles) || !seen.teams.is_superset(&teams));
        let knows = rights::knows_names(&roles);
        let names_wrap = if knows && !seen.knows_names && seen.standing == Standing::Active {
            by.names.wrap_to(&seen.key)?
        } else {
            None
        };
        let next = Person {
            knows_names: knows && (seen.knows_names || names_wrap.is_some()),
            standing: match seen.standing {
                Standing::Active if more => Standing::Waiting,
                standing => standing,
            },
            invited_by: if more {
                Some(by.person.id.clone())
            } else {
                seen.invited_by.clone()
            },
            roles,
            teams,
            marks,
            ..seen.clone()
        };
        self.is_not_the_last(&seen, Some(&next)).await?;
        let lost = found.wraps.iter().map(|wrap| &wrap.lock);
        let lost = lost.filter(|lock| match lock {
            Lock::Team(team, _) => !rights::reads(&next.roles) || !next.teams.contains(team),
            Lock::Names(_) => !next.knows_names,
            _ => false,
        });
        let mut writes = vec![Write::Person(&next)];
        writes.extend(names_wrap.iter().map(|wrap| Write::Wrap(id, wrap)));
        if by.person.id != next.id {
            writes.push(Write::Still(&by.person));
        }
        writes.extend(lost.map(|lock| Write::Unwrap(&next.id, lock)));
        let about = about(&next);
        let event = self.event(Some(&by.person.id), &next.id, "changed", &about);
        self.store.change_people(&writes, &event).await?;
        // What they can read no longer, others take up.
        let lost: BTreeSet<_> = if rights::reads(&next.roles) {
            seen.teams.difference(&next.teams).cloned().collect()
        } else {
            seen.teams.clone()
        };
        let claims = self.store.claims_of(id, &lost, self.clock.now()).await?;
        self.free(by, id, &claims).await
    }

    /// Puts somebody out: keys, passkeys and sessions are gone in one transaction, and what they worked on is free again. What does
    /// not fit into it becomes free afterwards, a part at a time; for somebody who is out already, this goes on with that.
    pub async fn end(&self, by: &Inside, id: &PersonId) -> Result<(), PeopleError> {
        let mut tries = 0;
        loop {
            match self.end_as_seen(by, id).await {
                // A colleague took over something that was to be freed, or somebody signed in.
                Err(PeopleError::Store(StoreError::Conflict)) if tries < TRIES => tries += 1,
                result => return result,
            }
        }
    }

    async fn end_as_seen(&self, by: &Inside, id: &PersonId) -> Result<(), PeopleError> {
        let found = self.store.belongings(id, self.clock.now()).await?;
        let teams = &found.person.teams;
        let claims = self.store.claims_of(id, teams, self.clock.now()).await?;
        if found.person.standing == Standing::Left {
            return self.free(by, id, &claims).await;
        }
        if found.person.standing == Standing::Invited {
            return self.withdraw(by, found.person).await;
        }
        self.is_not_the_last(&found.person, None).await?;
        let next = Person {
            standing: Standing::Left,
            knows_names: false,
            ..found.person.clone()
        };
        let mut writes = vec![Write::Person(&next)];
        if by.person.id != next.id {
            writes.push(Write::Still(&by.person));
        }
        let wraps = found.wraps.iter().map(|wrap| Write::Unwrap(id, &wrap.lock));
        writes.extend(wraps);
        let credentials = found.credentials.iter();
        writes.extend(credentials.map(|one| Write::DropCredential(id, &one.id)));
        let sessions = found
            .sessions
            .iter()
            .map(|one| Write::EndSession(id, &one.hash));
        writes.extend(sessions.take(AT_ONCE));
        let room = ITEMS.saturating_sub(writes.len() + teams.len() * 2 + 1);
        let (first, others) = claims.split_at(claims.len().min(room / ITEMS_OF_A_CLAIM));
        writes.extend(first.iter().map(Write::Free));
        let event = self.event(Some(&by.person.id), id, "ended", "");
        self.store.change_people(&writes, &event).await?;
        for session in found.sessions.iter().skip(AT_ONCE) {
            self.end_session(id, &session.hash).await?;
        }
        self.free(by, id, others).await
    }

    /// Makes what somebody worked on available to everybody again.
    async fn free(
        &self,
        by: &Inside,
        id: &PersonId,
        claims: &[Submission],
    ) -> Result<(), PeopleError> {
        for some in claims.chunks(ITEMS / ITEMS_OF_A_CLAIM / 2) {
            let writes: Vec<_> = some.iter().map(Write::Free).collect();
            let event = self.event(Some(&by.person.id), id, "freed", "");
            self.store.change_people(&writes, &event).await?;
        }
        Ok(())
    }

    /// Ends all sessions of somebody, or all but one.
    pub async fn end_sessions(
        &self,
        by: &Inside,
        id: &PersonId,
        but: Option<&str>,
    ) -> Result<(), PeopleError> {
        let found = self.store.belongings(id, self.clock.now()).await?;
        let sessions = found.sessions.iter().map(|one| one.hash.as_str());
        let sessions: Vec<_> = sessions.filter(|hash| Some(*hash) != but).collect();
        for some in sessions.chunks(AT_ONCE) {
            let writes: Vec<_> = some
                .iter()
                .map(|hash| Write::EndSession(id, hash))
                .collect();
            let event = self.event(Some(&by.person.id), id, "sessions-ended", "");
            self.store.change_people(&writes, &event).await?;
        }
        Ok(())
    }

    /// Refuses what would leave a desk without anybody who looks after people, or a team without anybody who reads.
    async fn is_not_the_last(
        &self,
        seen: &Person,
        next: Option<&Person>,
    ) -> Result<(), PeopleError> {
        if seen.standing != Standing::Active {
            return Ok(());
        }
        let everybody = self.store.people().await?;
        let remain = |needed: &dyn Fn(&Person) -> bool| {
            let others = everybody.iter().filter(|other| other.id != seen.id);
            !needed(seen)
                || others
                    .chain(next)
                    .any(|one| one.standing == Standing::Active && needed(one))
        };
        let rules = remain(&|one| one.roles.contains(&Role::Administrator));
        let mut teams = seen.teams.iter();
        let read =
            teams.all(|team| remain(&|one| rights::reads(&one.roles) && one.teams.contains(team)));
        if rules && read {
            Ok(())
        } else {
            Err(PeopleError::LastOne)
        }
    }
}
