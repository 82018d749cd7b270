//! The secret keys of moderators, and what they open. Only the desk and `brokers` depend on this crate.

mod locked;

use std::fmt;
use std::str::FromStr;

use age::secrecy::ExposeSecret;
use age::x25519;
use zeroize::Zeroizing;

use sealing::{SealError, Sealed, identity_of, open_with};

pub use locked::{is_locked, lock, unlock};

/// A secret key of a moderator.
#[derive(Clone)]
pub struct Identity(x25519::Identity);

impl Identity {
    /// A new key, from the randomness of the operating system.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// The key that these bytes are, where it follows from another secret.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, SealError> {
        identity_of(bytes).map(Self)
    }

    /// The public half (`age1…`), for `recipients` in `site.toml`.
    pub fn to_public(&self) -> String {
        self.0.to_public().to_string()
    }

    /// The secret half (`AGE-SECRET-KEY-1…`), for a file that only its owner reads.
    pub fn expose_secret(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// All keys of a key file: one a line, with empty lines and lines that start with `#` left out.
    pub fn parse_file(content: &str) -> Result<Vec<Self>, SealError> {
        let lines = content.lines().map(str::trim);
        let keys: Vec<_> = lines
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        if keys.is_empty() {
            Err(SealError::Identity)
        } else {
            Ok(keys)
        }
    }

    /// Opens a seal for this key.
    pub fn open(&self, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, SealError> {
        open_with(std::slice::from_ref(&self.0), sealed)
    }
}

impl FromStr for Identity {
    type Err = SealError;

    fn from_str(key: &str) -> Result<Self, SealError> {
        key.trim()
            .parse()
            .map(Self)
            .map_err(|_| SealError::Identity)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(…)")
    }
}

/// Opens with whichever of the keys fits.
pub fn open_with_any(
    identities: &[Identity],
    sealed: &Sealed,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let keys: Vec<_> = identities
        .iter()
        .map(|identity| identity.0.clone())
        .collect();
    open_with(&keys, sealed)
}
