//! Sealing: what a person typed becomes bytes that only the holder of the right key can read.
//!
//! This crate seals. What opens with a moderator's key is the crate `unsealing`; here, only a receipt opens anything.

pub mod receipt;

mod spare;

use std::fmt;
use std::io::{Read, Write};
use std::str::FromStr;

use age::x25519;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

pub use spare::Spare;

/// Texts are padded to a multiple of this, so that the stored size reveals little about the text.
const BUCKET: usize = 1024;
/// The padded text begins with its length, as a big-endian `u32`.
const LENGTH: usize = 4;
/// How every file of age begins.
const AGE: &[u8] = b"age-encryption.org/v1\n";
/// The beginning of a line in the head of an `age` file that wraps its key for one recipient.
const STANZA: &[u8] = b"-> X25519 ";
/// The beginning of the last line of that head.
const END_OF_HEAD: &[u8] = b"---";

/// HMAC-SHA256, for fingerprints and signatures.
#[expect(clippy::missing_panics_doc, reason = "HMAC takes keys of any length")]
pub fn hmac_sha256(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// Why something could not be sealed or opened. It never says anything about the content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// No public key at all.
    #[error(
        "`recipients` is empty: make a key with `brokers keys new` and put its public half into site.toml"
    )]
    NoRecipients,
    /// Not a public key.
    #[error(
        "the recipient \"{0}\" is no public key: it starts with \"age1\" and comes from `brokers keys new`"
    )]
    Recipient(String),
    /// A secret key where a public one belongs.
    #[error(
        "a secret key stands among the recipients: take it out, make a new pair with `brokers keys new`, and put only the public half there"
    )]
    SecretAmongRecipients,
    /// Not a secret key.
    #[error(
        "this is no secret key: it starts with \"AGE-SECRET-KEY-1\" and comes from `brokers keys new`"
    )]
    Identity,
    /// The cryptography did not do its work.
    #[error("sealing failed")]
    Seal,
    /// None of the keys opens it, or it was changed on the way.
    #[error("none of the keys opens it")]
    Open,
}

/// Sealed bytes. They come out of sealing or out of the store, so what has this type is no plaintext.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

/// The public keys of the moderators; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipients(Vec<x25519::Recipient>);

/// The slow part of a seal, made in advance: a fresh key, wrapped for all recipients. It seals one text only.
pub struct Envelope(age::Encryptor);

/// The public half of a receipt. Only the receipt opens what is sealed to it.
#[derive(Clone, PartialEq, Eq)]
pub struct AnswerRecipient(x25519::Recipient);

impl Recipients {
    /// Reads public keys (`age1…`). At least one is needed.
    pub fn parse<S: AsRef<str>>(keys: &[S]) -> Result<Self, SealError> {
        if keys.is_empty() {
            return Err(SealError::NoRecipients);
        }
        keys.iter()
            .map(|key| recipient(key.as_ref()))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Them, as they are written (`age1…`).
    pub fn publics(&self) -> Vec<String> {
        self.0.iter().map(ToString::to_string).collect()
    }

    /// An envelope that any one of them opens.
    pub fn envelope(&self) -> Result<Envelope, SealError> {
        Envelope::to(&self.0)
    }

    /// Seals to all of them: any one opens it.
    pub fn seal(&self, plaintext: &[u8]) -> Result<Sealed, SealError> {
        self.envelope()?.seal(plaintext)
    }

    /// Seals to all of them and to a receipt: what a conversation says is for both sides.
    pub fn seal_with(
        &self,
        asker: &AnswerRecipient,
        plaintext: &[u8],
    ) -> Result<Sealed, SealError> {
        let both: Vec<_> = self.0.iter().chain([&asker.0]).cloned().collect();
        Envelope::to(&both)?.seal(plaintext)
    }
}

impl Envelope {
    fn to(recipients: &[x25519::Recipient]) -> Result<Self, SealError> {
        let recipients = recipients
            .iter()
            .map(|recipient| recipient as &dyn age::Recipient);
        age::Encryptor::with_recipients(recipients)
            .map(Self)
            .map_err(|_| SealError::Seal)
    }

    /// Puts a text into it.
    pub fn seal(self, plaintext: &[u8]) -> Result<Sealed, SealError> {
        let padded = pad(plaintext)?;
        let mut sealed = Vec::with_capacity(padded.len() + BUCKET);
        let mut writer = self
            .0
            .wrap_output(&mut sealed)
            .map_err(|_| SealError::Seal)?;
        writer.write_all(&padded).map_err(|_| SealError::Seal)?;
        writer.finish().map_err(|_| SealError::Seal)?;
        Ok(Sealed(sealed))
    }
}

impl fmt::Debug for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Envelope(…)")
    }
}

impl AnswerRecipient {
    pub(crate) fn of(identity: &x25519::Identity) -> Self {
        Self(identity.to_public())
    }

    /// Seals so that only the receipt opens it.
    pub fn seal(&self, plaintext: &[u8]) -> Result<Sealed, SealError> {
        Envelope::to(std::slice::from_ref(&self.0))?.seal(plaintext)
    }
}

impl FromStr for AnswerRecipient {
    type Err = SealError;

    fn from_str(key: &str) -> Result<Self, SealError> {
        recipient(key).map(Self)
    }
}

impl fmt::Display for AnswerRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for AnswerRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnswerRecipient(…)")
    }
}

impl Sealed {
    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// How many keys open it. `age` writes a line for each; whose they are is not in it.
    pub fn keys(&self) -> usize {
        let lines = self.0.split(|byte| *byte == b'\n');
        lines
            .take_while(|line| !line.starts_with(END_OF_HEAD))
            .filter(|line| line.starts_with(STANZA))
            .count()
    }

    /// Only for the store, which got the bytes from [`Sealed::as_bytes`].
    pub fn from_store(bytes: Vec<u8>) -> Result<Self, SealError> {
        // Plaintext never gets this type, even by mistake: every seal begins as `age` files do.
        if bytes.starts_with(AGE) {
            Ok(Self(bytes))
        } else {
            Err(SealError::Open)
        }
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({} bytes)", self.0.len())
    }
}

/// Opens with whichever key fits. Only a crate that depends on `age` can call it: `unsealing`, for the keys of
/// moderators. The intake does not.
pub fn open_with(
    keys: &[x25519::Identity],
    sealed: &Sealed,
) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let decryptor = age::Decryptor::new(sealed.as_bytes()).map_err(|_| SealError::Open)?;
    let keys = keys.iter().map(|key| key as &dyn age::Identity);
    let mut reader = decryptor.decrypt(keys).map_err(|_| SealError::Open)?;
    let mut padded = Zeroizing::new(Vec::with_capacity(sealed.as_bytes().len()));
    reader
        .read_to_end(&mut padded)
        .map_err(|_| SealError::Open)?;
    unpad(&padded)
        .map(|text| Zeroizing::new(text.to_vec()))
        .ok_or(SealError::Open)
}

/// The key that these bytes are. `age` reads keys only as text, so they take the way over bech32.
pub fn identity_of(bytes: &[u8; 32]) -> Result<x25519::Identity, SealError> {
    let prefix = bech32::Hrp::parse("age-secret-key-").map_err(|_| SealError::Identity)?;
    let text =
        bech32::encode_upper::<bech32::Bech32>(prefix, bytes).map_err(|_| SealError::Identity)?;
    Zeroizing::new(text)
        .parse()
        .map_err(|_| SealError::Identity)
}

fn recipient(key: &str) -> Result<x25519::Recipient, SealError> {
    let key = key.trim();
    // The message of a wrong recipient shows the key, and a secret one must not get into a log.
    if key.to_ascii_uppercase().starts_with("AGE-SECRET-KEY") {
        return Err(SealError::SecretAmongRecipients);
    }
    key.parse()
        .map_err(|_| SealError::Recipient(key.to_owned()))
}

fn pad(plaintext: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let length = u32::try_from(plaintext.len()).map_err(|_| SealError::Seal)?;
    let full = (LENGTH + plaintext.len()).next_multiple_of(BUCKET);
    let mut padded = Zeroizing::new(Vec::with_capacity(full));
    padded.extend_from_slice(&length.to_be_bytes());
    padded.extend_from_slice(plaintext);
    padded.resize(full, 0);
    Ok(padded)
}

fn unpad(padded: &[u8]) -> Option<&[u8]> {
    let (length, rest) = padded.split_first_chunk::<LENGTH>()?;
    rest.get(..usize::try_from(u32::from_be_bytes(*length)).ok()?)
}
