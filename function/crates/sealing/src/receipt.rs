//! The receipt: the one thing that leads back to a submission, and only its sender has it.
//!
//! From its 80 random bits follow, by HKDF-SHA256 under different labels, the id under which the submission is stored
//! and the key to which an answer is sealed. The receipt itself is neither stored nor logged, and cannot be computed
//! from the id.

mod reading;

use std::fmt;

use age::x25519;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::{AnswerRecipient, SealError, Sealed};

/// Crockford's alphabet: no I, L, O (they look like digits) and no U (it makes words).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 80 bits: too many to guess (2^80 tries), few enough to copy by hand (16 characters of 5 bits).
const BYTES: usize = 10;
/// How many characters a receipt has, apart from the dashes.
pub const CHARACTERS: usize = 16;
/// A dash follows every fourth character.
const GROUP: usize = 4;

// Changing any of these locks out everybody who has a receipt. A test with fixed vectors guards them.
const SALT: &[u8] = b"social-brokers/receipt/v1";
const ONCE_SALT: &[u8] = b"social-brokers/once/v1";
const LOOKUP_LABEL: &[u8] = b"lookup-id";
const IDENTITY_LABEL: &[u8] = b"answer-identity";
const MESSAGE_LABEL: &[u8] = b"message";

/// A receipt. It is a secret: `Debug` does not show it, and only [`Receipt::reveal`] does.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt([u8; BYTES]);

/// The id of a submission: 128 bits in hexadecimal. It does not lead back to the receipt.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LookupId(String);

/// Identifies a message of a thread when it is sent again. Only the receipt can make it, so it reveals nothing to
/// others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageTag([u8; 16]);

impl MessageTag {
    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Only for the store, which got the bytes from [`MessageTag::as_bytes`]; none if these are no tag.
    pub fn from_store(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

/// Why a text is no receipt. It holds at most one character of the text, and one that no receipt contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Nothing was filled in.
    #[error("no code was given")]
    Empty,
    /// There are not 16 characters.
    #[error("a code has {CHARACTERS} characters, not {length}")]
    Length {
        /// How many there are, spaces and dashes not counted.
        length: usize,
    },
    /// A character that no receipt has.
    #[error("a code has only letters and digits, and character {at} is neither")]
    Character {
        /// The character.
        character: char,
        /// Its position, counted from 1 without spaces and dashes.
        at: usize,
    },
    /// More than one code could be meant.
    #[error("more than one code could be meant")]
    Several,
    /// Words, and no code among them.
    #[error("there is no code among these words")]
    NoneAmongWords,
    /// The operating system gives no random numbers.
    #[error("there is no randomness")]
    Randomness,
}

impl Receipt {
    /// A new one, from the randomness of the operating system.
    pub fn generate() -> Result<Self, ReceiptError> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(|_| ReceiptError::Randomness)?;
        Ok(Self(bytes))
    }

    /// Derives a receipt from a seed and the submitted fields, so that a page that is sent twice gets the same receipt.
    /// The seed needs as much randomness as a receipt, and only the sender may know it.
    pub fn derived(seed: &[u8], content: &[u8]) -> Self {
        let mut bytes = [0; BYTES];
        // HKDF refuses only lengths over 255 × 32 bytes.
        let derived = Hkdf::<Sha256>::new(Some(ONCE_SALT), seed).expand(content, &mut bytes);
        debug_assert!(derived.is_ok());
        Self(bytes)
    }

    /// Reads what people type, in any case and with anything between the characters, also among words; see [`reading`].
    pub fn parse(typed: &str) -> Result<Self, ReceiptError> {
        let bits = reading::values(typed)?
            .iter()
            .fold(0_u128, |bits, value| bits << 5 | u128::from(*value));
        let mut bytes = [0; BYTES];
        bytes.copy_from_slice(&bits.to_be_bytes()[16 - BYTES..]);
        Ok(Self(bytes))
    }

    /// The receipt as people read it: `XXXX-XXXX-XXXX-XXXX`.
    pub fn reveal(&self) -> Zeroizing<String> {
        let bits = self
            .0
            .iter()
            .fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut text = Zeroizing::new(String::with_capacity(CHARACTERS + CHARACTERS / GROUP));
        for at in 0..CHARACTERS {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            let index = (bits >> (5 * (CHARACTERS - 1 - at))) & 31;
            text.push(char::from(ALPHABET[usize::try_from(index).unwrap_or(0)]));
        }
        text
    }

    /// The id under which the submission is stored.
    pub fn lookup_id(&self) -> LookupId {
        let bytes = self.derive::<16>(LOOKUP_LABEL);
        LookupId(format!("{:032x}", u128::from_be_bytes(*bytes)))
    }

    /// The public half of the key of this receipt, to store with the submission.
    pub fn answer_recipient(&self) -> Result<AnswerRecipient, SealError> {
        Ok(AnswerRecipient::of(&self.identity()?))
    }

    /// The tag of a text, sent from the page with this token; without a token, from any page.
    pub fn message_tag(&self, page: &[u8], text: &str) -> MessageTag {
        let length = u64::try_from(page.len()).unwrap_or(u64::MAX).to_be_bytes();
        let label = [MESSAGE_LABEL, &length, page, text.as_bytes()].concat();
        MessageTag(*self.derive::<16>(&label))
    }

    /// Opens an answer.
    pub fn open(&self, answer: &Sealed) -> Result<Zeroizing<Vec<u8>>, SealError> {
        crate::open_with(&[self.identity()?], answer)
    }

    fn identity(&self) -> Result<x25519::Identity, SealError> {
        crate::identity_of(&self.derive::<32>(IDENTITY_LABEL))
    }

    fn derive<const N: usize>(&self, label: &[u8]) -> Zeroizing<[u8; N]> {
        let mut bytes = Zeroizing::new([0; N]);
        // HKDF refuses only lengths over 255 × 32 bytes.
        let derived = Hkdf::<Sha256>::new(Some(SALT), &self.0).expand(label, &mut *bytes);
        debug_assert!(derived.is_ok());
        bytes
    }
}

impl Drop for Receipt {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipt(…)")
    }
}

impl LookupId {
    /// Reads an id from an address or from the store: 32 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LookupId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
