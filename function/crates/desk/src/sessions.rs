//! Invitations, which work once, and sessions, which expire. Both are only in memory, and only as hashes, so that neither a
//! memory dump nor a log lets anyone in.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::name::{BadName, Name};
use clock::Clock;

/// How long an invitation is valid.
const INVITATION: SignedDuration = SignedDuration::from_mins(15);
/// How long a session lasts: a working day.
const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// 128 random bits.
const TOKEN_BYTES: usize = 16;

type Hash = [u8; 32];

/// The sessions of one desk. Clones share them.
#[derive(Clone)]
pub struct Sessions {
    open: Arc<Mutex<Open>>,
    clock: Clock,
}

/// Hashes of tokens, each with the time at which it expires.
#[derive(Default)]
struct Open {
    invitations: HashMap<Hash, Timestamp>,
    sessions: HashMap<Hash, (Timestamp, Name)>,
}

/// No session can be made without random numbers.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random numbers")]
pub struct NoRandomness;

/// Why somebody cannot enter.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoEntry {
    /// The invitation was used, has expired or never existed.
    #[error("the link does not work any more")]
    Used,
    /// The name is not allowed.
    #[error("the name cannot be used: {0:?}")]
    Name(BadName),
    /// No token can be made.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
}

/// A link into the desk. It works once, within 15 minutes. `Debug` hides it.
pub struct Invitation(String);

/// The value of the session cookie.
pub(crate) struct SessionToken(String);

impl Sessions {
    /// Starts without any session.
    pub fn new(clock: Clock) -> Self {
        Self {
            open: Arc::default(),
            clock,
        }
    }

    /// Makes an invitation.
    pub fn invite(&self) -> Result<Invitation, NoRandomness> {
        let token = token()?;
        let until = self.until(INVITATION);
        self.open().invitations.insert(hash(&token), until);
        Ok(Invitation(token))
    }

    /// Trades an invitation for a session. The invitation stays valid if the name is taken: submissions are assigned by
    /// name, so two people must not share one.
    pub(crate) fn enter(&self, invitation: &str, name: Name) -> Result<SessionToken, NoEntry> {
        let session = token()?;
        let until = self.until(SESSION);
        let mut open = self.open();
        let invitation = hash(invitation);
        if !open.invitations.contains_key(&invitation) {
            return Err(NoEntry::Used);
        }
        let inside: Vec<&Name> = open.sessions.values().map(|(_, name)| name).collect();
        let name = if name.is_team() {
            Name::next_of_team(&inside)
        } else if inside.iter().any(|other| other.looks_like(&name)) {
            return Err(NoEntry::Name(BadName::Taken));
        } else {
            name
        };
        open.invitations.remove(&invitation);
        open.sessions.insert(hash(&session), (until, name));
        Ok(SessionToken(session))
    }

    /// The name of whoever has this session.
    pub(crate) fn name_of(&self, session: &str) -> Option<Name> {
        let open = self.open();
        open.sessions
            .get(&hash(session))
            .map(|(_, name)| name.clone())
    }

    pub(crate) fn end(&self, session: &str) {
        self.open().sessions.remove(&hash(session));
    }

    fn until(&self, duration: SignedDuration) -> Timestamp {
        self.clock
            .now()
            .checked_add(duration)
            .unwrap_or(Timestamp::MAX)
    }

    /// Locks the state, without what has expired.
    fn open(&self) -> MutexGuard<'_, Open> {
        let now = self.clock.now();
        // No change in here can be interrupted halfway, so a panic elsewhere does no harm.
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.invitations.retain(|_, until| *until > now);
        open.sessions.retain(|_, (until, _)| *until > now);
        open
    }
}

impl Invitation {
    /// The path to open, with the token: `/desk/enter?token=…`.
    pub fn path(&self) -> String {
        format!("/desk/enter?token={}", self.0)
    }
}

impl SessionToken {
    /// The value for the cookie.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// The lifetime of the cookie, in seconds.
    pub(crate) fn max_age() -> i64 {
        SESSION.as_secs()
    }
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions(…)")
    }
}

impl fmt::Debug for Invitation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Invitation(…)")
    }
}

fn token() -> Result<String, NoRandomness> {
    let mut bytes = [0; TOKEN_BYTES];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}

fn hash(token: &str) -> Hash {
    Sha256::digest(token).into()
}
