//! Links into the desk that a program prints at the machine that holds the key file. They are only in memory, and only as
//! hashes, so that neither a memory dump nor a log lets anyone in.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

use clock::Clock;
use people::{PeopleError, Token};

/// How long a link is valid.
const LINK: SignedDuration = SignedDuration::from_mins(15);

/// The links of one desk that were not used. Clones share them.
#[derive(Clone)]
pub struct Links {
    /// Hashes of tokens, each with the time at which it expires.
    open: Arc<Mutex<HashMap<String, Timestamp>>>,
    clock: Clock,
}

/// A link into the desk. It works once, within 15 minutes. `Debug` hides it.
#[derive(Debug)]
pub struct Link(Token);

impl Links {
    /// Starts without any link.
    pub fn new(clock: Clock) -> Self {
        Self {
            open: Arc::default(),
            clock,
        }
    }

    /// Makes a link.
    pub fn make(&self) -> Result<Link, PeopleError> {
        let token = Token::generate()?;
        let until = self.clock.now().checked_add(LINK);
        self.open()
            .insert(token.hash(), until.unwrap_or(Timestamp::MAX));
        Ok(Link(token))
    }

    /// Whether a link can still be used.
    pub(crate) fn works(&self, token: &Token) -> bool {
        self.open().contains_key(&token.hash())
    }

    /// Uses a link; false when somebody was first.
    pub(crate) fn take(&self, token: &Token) -> bool {
        self.open().remove(&token.hash()).is_some()
    }

    /// Gives a link back that led nowhere.
    pub(crate) fn put_back(&self, token: &Token) {
        let until = self.clock.now().checked_add(LINK);
        self.open()
            .insert(token.hash(), until.unwrap_or(Timestamp::MAX));
    }

    /// Locks the links, without those that have expired.
    fn open(&self) -> MutexGuard<'_, HashMap<String, Timestamp>> {
        let now = self.clock.now();
        // No change in here can be interrupted halfway, so a panic elsewhere does no harm.
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|_, until| *until > now);
        open
    }
}

impl Link {
    /// The path to open, with the token: `/desk/enter?token=…`.
    pub fn path(&self) -> String {
        format!("/desk/enter?token={}", *self.0.reveal())
    }
}

impl fmt::Debug for Links {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Links(…)")
    }
}
