//! People at the desk: who they are, what they may do, and which keys they hold.
//!
//! Everybody has a key pair. Its secret half is stored only in wraps: sealed to a key that follows from a passkey, from a
//! passphrase, from a recovery code, from the token of a session, or to the key file of a machine. What opens submissions is
//! the key of a team, sealed to the public half of everybody who was given it. So the table alone opens nothing.
//!
//! From low to high: `name`, `token`, `locks` and `rights` (pure), `error`, then what the store is asked to do: `names`,
//! `entrance` (sessions), `here` (the machine that holds a key file), `confirming`, `invitations`, `membership` (confirmation, leaving), `passkeys`,
//! `devices` (which passkeys and sessions there are, by their names), `account`, `looks` (what somebody is shown).

mod account;
mod colleagues;
mod confirming;
mod devices;
mod entrance;
mod error;
mod here;
mod invitations;
mod locks;
mod looks;
mod membership;
mod name;
mod names;
mod passkeys;
pub mod rights;
mod token;
mod words;

use std::sync::Arc;

use clock::Clock;
use store::Store;

pub use account::{Recovery, SHORTEST_PASSPHRASE, recovery_edition};
pub use confirming::Confirming;
pub use devices::{KnownPasskey, OpenSession};
pub use entrance::{Entrance, Inside, SESSION, SessionCookie, TeamKey};
pub use error::PeopleError;
pub use invitations::{INVITATION, Newcomer};
pub use looks::MANY_IN_AN_HOUR;
pub use membership::Grant;
pub use name::{BadName, LONGEST_NAME, NAMELESS, Name, SHORTEST_NAME};
pub use names::{Colleague, NamesKey};
pub use passkeys::{Answer, Challenge, Origin, Secrets, prf};
pub use token::Token;
pub use words::suggested_passphrase;

/// Everybody at a desk, over its store.
#[derive(Debug, Clone)]
pub struct People {
    store: Store,
    clock: Clock,
    /// The keys in the key file of this machine; none where the desk is hosted.
    machine: Arc<[TeamKey]>,
    /// The device that asks, in words.
    device: Option<Arc<str>>,
}

impl People {
    /// The people of this store, on a machine with these keys.
    pub fn new(store: Store, clock: Clock, machine: Vec<TeamKey>) -> Self {
        Self {
            store,
            clock,
            machine: machine.into(),
            device: None,
        }
    }

    /// The same people, for a request of this device: what is begun from it is called by these words.
    #[must_use]
    pub fn on_device(&self, words: &str) -> Self {
        Self {
            device: Some(words.into()),
            ..self.clone()
        }
    }
}
