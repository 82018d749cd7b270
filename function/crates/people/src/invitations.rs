//! Invitations: made, made again when the link got lost, withdrawn, looked at.

use jiff::{SignedDuration, Timestamp};

use store::{Invitation, PendingInvitation, Person, PersonId, Standing, StoreError, Write};

use crate::confirming::{Confirming, confirming};
use crate::entrance::Inside;
use crate::here::about;
use crate::membership::Grant;
use crate::token::{Token, random};
use crate::{BadName, Colleague, Name, People, PeopleError, locks, names};

/// How long an invitation works.
pub const INVITATION: SignedDuration = SignedDuration::from_hours(72);

/// Somebody who is invited.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// Chosen by who invites.
    pub name: Name,
    /// What they will do.
    pub grant: Grant,
}

/// An invitation, under the hash of its token.
fn named(person: &Person, pending: PendingInvitation) -> (String, Invitation) {
    let invitation = Invitation {
        person: person.id.clone(),
        until: pending.until,
    };
    (pending.hash, invitation)
}

impl People {
    /// Invites somebody. The token works once, within 72 hours.
    pub async fn invite(&self, by: &Inside, newcomer: &Newcomer) -> Result<Token, PeopleError> {
        if self.readable_owner_of(&newcomer.name).await?.is_some() {
            return Err(PeopleError::Name(BadName::Taken));
        }
        let mut inviter = by.person.clone();
        let names = if let Some(names) = self.store.names().await? {
            names
        } else {
            self.tend_names(by).await?;
            inviter = self.mine(by).await?.person;
            self.store.names().await?.ok_or(StoreError::NotFound)?
        };
        let token = Token::generate()?;
        // Whoever opens the invitation sees whom it is for.
        let theirs = locks::of_invitation(&token)?.to_public();
        let person = Person {
            id: PersonId::from_bits(u128::from_be_bytes(random()?)),
            name: names::sealed(newcomer.name.as_str(), &[&names.public, &theirs])?,
            knows_names: false,
            roles: newcomer.grant.roles.clone(),
            teams: newcomer.grant.teams.clone(),
            marks: newcomer.grant.marks.clone(),
            standing: Standing::Invited,
            key: String::new(),
            invited_by: Some(by.person.id.clone()),
            invitation: Some(self.pending(&token)),
            version: 1,
        };
        let (hash, invitation) = named(&person, self.pending(&token));
        let words = names::words(&newcomer.name, &names)?;
        let writes = [
            Write::Still(&inviter),
            Write::NewPerson(&person, &words),
            Write::Invitation(&hash, &invitation),
        ];
        let about = about(&person);
        let event = self.event(Some(&by.person.id), &person.id, "invited", &about);
        match self.store.change_people(&writes, &event).await {
            Err(StoreError::Conflict) => Err(PeopleError::Name(BadName::Taken)),
            result => Ok(result.map(|()| token)?),
        }
    }

    /// Whom an invitation is for. Looking does not use it.
    pub async fn invited(&self, token: &Token) -> Result<Colleague, PeopleError> {
        let now = self.clock.now();
        let found = match self.store.invitation(&token.hash(), now).await {
            Ok(invitation) => self.store.belongings(&invitation.person, now).await,
            Err(error) => Err(error),
        };
        match found {
            Ok(found) if found.person.is_invited_with(&token.hash()) => Ok(Colleague {
                name: names::opened(&found.person.name, &locks::of_invitation(token)?),
                person: found.person,
            }),
            Ok(_) | Err(StoreError::NotFound) => Err(PeopleError::Used),
            Err(error) => Err(error.into()),
        }
    }

    /// Another link for somebody who was invited and has not come yet, with their name. The one before works no longer.
    pub async fn invite_again(
        &self,
        by: &Inside,
        id: &PersonId,
    ) -> Result<(Token, String), PeopleError> {
        let seen = self.store.belongings(id, self.clock.now()).await?.person;
        if seen.standing != Standing::Invited {
            return Err(PeopleError::Wrong);
        }
        let kept = self.store.names().await?.ok_or(PeopleError::Wrong)?;
        let name = by.names.colleague(seen.clone()).name;
        let name = name.ok_or(PeopleError::Wrong)?;
        let token = Token::generate()?;
        let theirs = locks::of_invitation(&token)?.to_public();
        let before = seen.invitation.as_ref().map(|before| before.hash.clone());
        let next = Person {
            name: names::sealed(&name, &[&kept.public, &theirs])?,
            invitation: Some(self.pending(&token)),
            ..seen
        };
        let (hash, invitation) = named(&next, self.pending(&token));
        let mut writes = vec![
            Write::Still(&by.person),
            Write::Person(&next),
            Write::Invitation(&hash, &invitation),
        ];
        writes.extend(before.as_deref().map(Write::DropInvitation));
        let event = self.event(Some(&by.person.id), id, "invited-again", "");
        self.store.change_people(&writes, &event).await?;
        Ok((token, name))
    }

    /// Takes back the invitation of somebody who has not come yet. Their name is free again, where it can be read.
    pub(crate) async fn withdraw(&self, by: &Inside, seen: Person) -> Result<(), PeopleError> {
        let id = seen.id.clone();
        let name = by.names.colleague(seen.clone()).name;
        let words = match (name, self.store.names().await?) {
            (Some(name), Some(kept)) => names::words(&Name::stored(&name), &kept)?,
            _ => Vec::new(),
        };
        let before = seen.invitation.as_ref().map(|before| before.hash.clone());
        let next = Person {
            standing: Standing::Left,
            invitation: None,
            ..seen
        };
        let mut writes = vec![Write::Still(&by.person), Write::Person(&next)];
        writes.extend(before.as_deref().map(Write::DropInvitation));
        writes.extend(words.iter().map(|word| Write::DropName(word)));
        let event = self.event(Some(&by.person.id), &id, "invitation-withdrawn", "");
        Ok(self.store.change_people(&writes, &event).await?)
    }

    fn pending(&self, token: &Token) -> PendingInvitation {
        let until = self.clock.now().checked_add(INVITATION);
        PendingInvitation {
            hash: token.hash(),
            until: until.unwrap_or(Timestamp::MAX),
        }
    }

    /// Whether this person can confirm each of these, by id.
    pub fn confirming(
        &self,
        by: &Inside,
        everybody: &[Colleague],
    ) -> std::collections::BTreeMap<PersonId, Confirming> {
        let people: Vec<_> = everybody.iter().map(|one| one.person.clone()).collect();
        let waiting = people
            .iter()
            .filter(|one| one.standing == Standing::Waiting);
        waiting
            .map(|one| (one.id.clone(), confirming(by, one, &people)))
            .collect()
    }
}
