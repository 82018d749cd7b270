//! Chains of hashes. Each entry holds the hash of the one before, so that none can be changed, dropped or slipped in between
//! without a break that [`follow`] finds. Dropping the last entries leaves a shorter chain that is whole: whoever checks it should
//! note how long it was, and its last hash.

use std::fmt::Write;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use sha2::{Digest, Sha256};

/// How often an entry is tried when somebody else adds one at the same moment.
pub(crate) const TRIES: u32 = 16;
/// The longest pause before the second try; it grows with each.
const PAUSE: Duration = Duration::from_millis(8);

/// The end of a chain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// How many entries there are.
    pub number: u64,
    /// The hash of the last one.
    pub hash: String,
}

/// The chain is broken here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the chain was changed at entry {0}")]
pub struct BrokenChain(pub u64);

/// An entry of a chain.
pub(crate) trait Link {
    /// Its place, and the hash of the entry before.
    fn place(&self) -> (u64, &str);
    /// The hash that is stored with it.
    fn hash(&self) -> &str;
    /// The hash of everything in it.
    fn computed(&self) -> String;
}

/// Follows a chain on from `head`, and gives its new end.
pub(crate) fn follow<'a, L: Link + 'a>(
    head: Head,
    entries: impl IntoIterator<Item = &'a L>,
) -> Result<Head, BrokenChain> {
    entries.into_iter().try_fold(head, |head, entry| {
        let (number, before) = entry.place();
        let follows = number == head.number + 1 && before == head.hash;
        if !follows || entry.hash() != entry.computed() {
            return Err(BrokenChain(head.number + 1));
        }
        Ok(Head {
            number,
            hash: entry.hash().to_owned(),
        })
    })
}

/// Whether entries, newest first, are a whole part of a chain.
pub(crate) fn verify_part<L: Link>(entries: &[L]) -> Result<(), BrokenChain> {
    let Some(first) = entries.last() else {
        return Ok(());
    };
    let (number, before) = first.place();
    let before = match number {
        1 => Head::default(),
        number => Head {
            number: number.saturating_sub(1),
            hash: before.to_owned(),
        },
    };
    follow(before, entries.iter().rev()).map(drop)
}

/// The hash of a list of parts, in hexadecimal.
pub(crate) fn hash(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        // The length comes first, so that no two lists of parts are hashed alike.
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hash.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// How long to wait after this try. Random, so that those who collided do not collide again; no secret depends on it.
pub(crate) fn pause(tried: u32) -> Duration {
    let random = RandomState::new().build_hasher().finish();
    let longest = u64::try_from((PAUSE * tried).as_micros()).unwrap_or(u64::MAX);
    Duration::from_micros(random % longest.max(1))
}
