//! Who gets into the desk: links that work once, and sessions that end by themselves. Both live in memory only, and
//! only as hashes, so that neither a dump nor a log gives anyone a way in.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::name::BadName;
pub(super) use super::name::Name;
use clock::Clock;

/// How long a link can wait to be used.
const INVITATION: SignedDuration = SignedDuration::from_mins(15);
/// How long somebody stays in: a working day.
const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// 128 random bits.
const TOKEN_BYTES: usize = 16;

type Hash = [u8; 32];

/// The doors of one desk. Clones are the same doors.
#[derive(Clone)]
pub struct Doors {
    open: Arc<Mutex<Open>>,
    clock: Clock,
}

/// Hashes of tokens, with the moment at which each ends.
#[derive(Default)]
struct Open {
    invitations: HashMap<Hash, Timestamp>,
    sessions: HashMap<Hash, (Timestamp, Name)>,
}

/// There are no random numbers, so nobody can be let in.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random numbers")]
pub struct NoRandomness;

/// Why somebody does not get in.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoEntry {
    /// The link was used, is too old, or never was one.
    #[error("the link does not work any more")]
    Used,
    /// Not by this name.
    #[error("the name cannot be used: {0:?}")]
    Name(BadName),
    /// Sessions cannot be told apart.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
}

/// A link into the desk. It works once, within 15 minutes; `Debug` does not show it.
pub struct Invitation(String);

/// What a browser holds to stay in.
pub(super) struct SessionToken(String);

impl Doors {
    /// Doors that nobody has a key to yet.
    pub fn new(clock: Clock) -> Self {
        Self {
            open: Arc::default(),
            clock,
        }
    }

    /// A new link.
    pub fn invite(&self) -> Result<Invitation, NoRandomness> {
        let token = token()?;
        let until = self.until(INVITATION);
        self.open().invitations.insert(hash(&token), until);
        Ok(Invitation(token))
    }

    /// Trades the token of a link for a session. The link is used up by it, unless the name is that of somebody inside:
    /// whoever has a name has the work that is on it.
    pub(super) fn enter(&self, invitation: &str, name: Name) -> Result<SessionToken, NoEntry> {
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

    /// Who has the session of this token.
    pub(super) fn admits(&self, session: &str) -> Option<Name> {
        let open = self.open();
        open.sessions
            .get(&hash(session))
            .map(|(_, name)| name.clone())
    }

    /// Ends a session.
    pub(super) fn leave(&self, session: &str) {
        self.open().sessions.remove(&hash(session));
    }

    fn until(&self, duration: SignedDuration) -> Timestamp {
        self.clock
            .now()
            .checked_add(duration)
            .unwrap_or(Timestamp::MAX)
    }

    /// What is open now: what has ended is taken out first.
    fn open(&self) -> MutexGuard<'_, Open> {
        let now = self.clock.now();
        // Nothing in here can be left half done, so a panic elsewhere does no harm.
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
    /// What goes into the cookie.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }

    /// How long the cookie may live, in seconds.
    pub(super) fn max_age() -> i64 {
        SESSION.as_secs()
    }
}

impl fmt::Debug for Doors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Doors(…)")
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
