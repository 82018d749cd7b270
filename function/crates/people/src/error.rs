//! Why something about people was not done.

use sealing::SealError;
use store::StoreError;

use crate::BadName;

/// Why something about people was not done.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// The store did not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A key could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The operating system gives no random numbers.
    #[error("the operating system gives no random numbers")]
    Randomness,
    /// The name cannot be used.
    #[error("the name cannot be used: {0:?}")]
    Name(BadName),
    /// The link was used, has expired or never existed.
    #[error("the link does not work any more")]
    Used,
    /// The name, the passkey, the passphrase or the recovery code is not right. Which of them is not said.
    #[error("this does not open anything")]
    Wrong,
    /// Too many guesses in this hour.
    #[error("too many guesses")]
    TooMany,
    /// The passkey computes no key, and no passphrase came with it.
    #[error("a passphrase is needed as well")]
    NeedsPassphrase,
    /// The passphrase is too short.
    #[error("the passphrase is too short")]
    Short,
    /// No passkey can be made at this address.
    #[error("no passkey can be made at this address")]
    NoPasskeysHere,
    /// A second person must do it.
    #[error("a second person must do it")]
    SecondPerson,
    /// It would leave nobody who can do it.
    #[error("nobody else could do this any more")]
    LastOne,
}
