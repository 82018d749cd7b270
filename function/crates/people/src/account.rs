//! One's own account: recovery codes, and what a passphrase must be.

use sealing::receipt::Receipt;
use sha2::{Digest, Sha256};
use store::{Belongings, Lock, Person, PersonId, Standing, StoreError, Wrap, Write};
use unsealing::Identity;

use crate::entrance::{Inside, SessionCookie};
use crate::token::{Token, hex, random};
use crate::{Name, People, PeopleError, locks};

/// In characters. The words that are offered are longer.
pub const SHORTEST_PASSPHRASE: usize = 16;
/// How many guesses at passphrases and recovery codes of one person count in an hour.
const GUESSES: u32 = 10;

/// A recovery code: 80 random bits, written as a receipt is. `Debug` hides it.
#[derive(Debug)]
pub struct Recovery(pub(crate) Receipt);

impl Recovery {
    /// The code as people read it.
    pub fn reveal(&self) -> String {
        self.0.reveal().to_string()
    }

    pub(crate) fn generate() -> Result<Self, PeopleError> {
        Receipt::generate()
            .map(Self)
            .map_err(|_| PeopleError::Randomness)
    }

    /// Somebody's own key, under this code.
    pub(crate) fn wrap(&self, own: &Identity) -> Result<Wrap, PeopleError> {
        Ok(Wrap {
            lock: Lock::Recovery,
            salt: Vec::new(),
            sealed: locks::wrap(own, &locks::of_recovery(&self.0)?.to_public())?,
        })
    }
}

/// Somebody who is not there.
pub(crate) struct Nobody {
    pub(crate) person: PersonId,
    /// The id of a passkey.
    pub(crate) passkey: Token,
}

/// Tells the recovery code of now from the one before and the next.
pub fn recovery_edition(mine: &Belongings) -> String {
    let mut wraps = mine.wraps.iter();
    let wrap = wraps.find(|wrap| wrap.lock == Lock::Recovery);
    let digest = wrap.map(|wrap| hex(&Sha256::digest(wrap.sealed.as_bytes())));
    digest.unwrap_or_default()
}

impl People {
    /// A new recovery code. The old one works no longer. `Used` when it is not the `known` one any more: a form that a browser
    /// sends again must not make the code on paper useless.
    pub async fn renew_recovery(&self, me: &Inside, known: &str) -> Result<Recovery, PeopleError> {
        let mine = self.mine(me).await?;
        if recovery_edition(&mine) != known {
            return Err(PeopleError::Used);
        }
        let code = Recovery::generate()?;
        let wrap = code.wrap(&me.own)?;
        let id = &me.person.id;
        let writes = [Write::Person(&mine.person), Write::Wrap(id, &wrap)];
        let event = self.event(Some(id), id, "recovery-renewed", "");
        self.store.change_people(&writes, &event).await?;
        Ok(code)
    }

    /// A session for whoever knows the name and the recovery code, and the next code: one works once. Only so many guesses an hour
    /// are looked at.
    pub async fn recover(
        &self,
        name: &str,
        code: &str,
    ) -> Result<(SessionCookie, Recovery), PeopleError> {
        let found = match self.by_name(name).await {
            Ok(found) => found,
            Err(PeopleError::Wrong) => return Err(self.guess_at_nobody(name).await),
            Err(error) => return Err(error),
        };
        self.count_guess(&found.person).await?;
        let code = Receipt::parse(code).map_err(|_| PeopleError::Wrong)?;
        let lock = locks::of_recovery(&code)?;
        let own = opened(&found, &Lock::Recovery, &lock)?;
        let next = Recovery::generate()?;
        let wrap = next.wrap(&own)?;
        let person = &found.person;
        let (session, cookie) = self.new_session(&person.id, &own, "recovery")?;
        let writes = [
            Write::Person(person),
            Write::Wrap(&person.id, &wrap),
            Write::Session(&person.id, &session),
        ];
        let event = self.event(Some(&person.id), &person.id, "entered", "recovery");
        match self.store.change_people(&writes, &event).await {
            // Somebody was faster with the same code.
            Err(StoreError::Conflict) => return Err(PeopleError::Wrong),
            result => result?,
        }
        let person = Person {
            version: person.version + 1,
            ..found.person
        };
        self.tend_names_after(&person, &own).await;
        Ok((cookie, next))
    }

    /// Counts a guess at somebody who is not there as one at somebody who is: whoever guesses learns no names.
    async fn guess_at_nobody(&self, name: &str) -> PeopleError {
        match self.nobody(name).await {
            Ok(nobody) => {
                let now = self.clock.now();
                match self.store.count_guess(&nobody.person, GUESSES, now).await {
                    Ok(_) => PeopleError::Wrong,
                    Err(StoreError::Conflict) => PeopleError::TooMany,
                    Err(error) => error.into(),
                }
            }
            Err(error) => error,
        }
    }

    /// What stands for somebody who is not there: always the same for a name, and known to nobody outside the store.
    pub(crate) async fn nobody(&self, name: &str) -> Result<Nobody, PeopleError> {
        let names = self.store.names().await?.ok_or(PeopleError::Wrong)?;
        let digest = locks::of_name(&locks::normalized(name), &names.salt)?;
        let person = digest.get(..32).and_then(PersonId::parse);
        Ok(Nobody {
            person: person.ok_or(PeopleError::Wrong)?,
            passkey: Token::parse(&digest).ok_or(PeopleError::Wrong)?,
        })
    }

    /// Everything that I have.
    pub async fn mine(&self, me: &Inside) -> Result<Belongings, PeopleError> {
        Ok(self
            .store
            .belongings(&me.person.id, self.clock.now())
            .await?)
    }

    /// Somebody who takes part, by name.
    pub(crate) async fn by_name(&self, name: &str) -> Result<Belongings, PeopleError> {
        let name = Name::parse(name).map_err(|_| PeopleError::Wrong)?;
        let id = self.owner_of(&name).await?.ok_or(PeopleError::Wrong)?;
        match self.store.belongings(&id, self.clock.now()).await {
            Ok(found) if may_enter(&found.person) => Ok(found),
            Ok(_) | Err(StoreError::NotFound) => Err(PeopleError::Wrong),
            Err(error) => Err(error.into()),
        }
    }

    /// Counts a guess; `TooMany` when this hour has had enough. The last one that counts raises an alarm.
    pub(crate) async fn count_guess(&self, person: &Person) -> Result<(), PeopleError> {
        let now = self.clock.now();
        let count = match self.store.count_guess(&person.id, GUESSES, now).await {
            Err(StoreError::Conflict) => return Err(PeopleError::TooMany),
            result => result?,
        };
        if count == GUESSES {
            tracing::warn!(person = %person.id, count, "somebody guesses at what opens an account");
            let about = count.to_string();
            let event = self.event(None, &person.id, "guessed", &about);
            self.store.change_people(&[Write::Alarm], &event).await?;
        }
        Ok(())
    }
}

/// Somebody's own key, under a new passphrase.
pub(crate) fn passphrase_wrap(own: &Identity, typed: &str) -> Result<Wrap, PeopleError> {
    if !is_long_enough(typed) {
        return Err(PeopleError::Short);
    }
    let salt: [u8; 16] = random()?;
    let lock = locks::of_passphrase(typed, &salt)?;
    Ok(Wrap {
        lock: Lock::Passphrase,
        salt: salt.to_vec(),
        sealed: locks::wrap(own, &lock.to_public())?,
    })
}

pub(crate) fn is_long_enough(typed: &str) -> bool {
    locks::normalized(typed).chars().count() >= SHORTEST_PASSPHRASE
}

/// What a lock opens among somebody's wraps.
pub(crate) fn opened(
    found: &Belongings,
    which: &Lock,
    lock: &Identity,
) -> Result<Identity, PeopleError> {
    let wrap = found.wraps.iter().find(|wrap| wrap.lock == *which);
    let wrap = wrap.ok_or(PeopleError::Wrong)?;
    locks::unwrap(lock, &wrap.sealed).map_err(|_| PeopleError::Wrong)
}

fn may_enter(person: &Person) -> bool {
    matches!(person.standing, Standing::Active | Standing::Waiting)
}
