//! One's own account: recovery codes, and what a passphrase must be.

use sealing::receipt::Receipt;
use store::{Belongings, Lock, Person, Standing, StoreError, Wrap, Write};
use unsealing::Identity;

use crate::entrance::{Inside, SessionCookie};
use crate::token::random;
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

impl People {
    /// A new recovery code. The old one works no longer.
    pub async fn renew_recovery(&self, me: &Inside) -> Result<Recovery, PeopleError> {
        let code = Recovery::generate()?;
        let wrap = code.wrap(&me.own)?;
        let id = &me.person.id;
        let writes = [Write::Still(&me.person), Write::Wrap(id, &wrap)];
        let event = self.event(Some(id), id, "recovery-renewed", "");
        self.store.change_people(&writes, &event).await?;
        Ok(code)
    }

    /// A session for whoever knows the name and the recovery code. Only so many guesses an hour are looked at.
    pub async fn recover(&self, name: &str, code: &str) -> Result<SessionCookie, PeopleError> {
        let found = self.by_name(name).await?;
        self.count_guess(&found.person).await?;
        let code = Receipt::parse(code).map_err(|_| PeopleError::Wrong)?;
        let lock = locks::of_recovery(&code)?;
        let own = opened(&found, &Lock::Recovery, &lock)?;
        self.enter(&found.person, &own, "recovery").await
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
