//! The receipt: the one thing that leads back to a submission, and only its sender has it.
//!
//! From its 80 random bits follow, by HKDF-SHA256 under different labels, the id under which the submission is stored
//! and the key to which an answer is sealed. The receipt itself is neither stored nor logged, and cannot be computed
//! from the id.

use std::fmt;

use age::x25519;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

use crate::seal::{AnswerRecipient, SealError, Sealed, open};

/// Crockford's alphabet: no I, L, O (they look like digits) and no U (it makes words).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 80 bits: too many to guess (2^80 tries), few enough to copy by hand (16 characters of 5 bits).
const BYTES: usize = 10;
/// How many characters a receipt has, apart from the dashes.
pub const CHARACTERS: usize = 16;
/// A dash stands after every fourth character.
const GROUP: usize = 4;

// Changing any of these locks out everyone who holds a receipt. A test with fixed vectors guards them.
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

/// Stands for a message of a thread, so that the same one is recognised when it is sent again. Only the receipt can make it,
/// so it tells nobody else anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageTag(pub(crate) [u8; 16]);

/// Why something is no receipt. It carries no part of what was typed.
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
    #[error("a code has only letters and digits")]
    Character,
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

    /// The one that follows from a seed and from what was filled in: a page that is sent twice gets the same one twice.
    /// The seed must have as much randomness as a receipt, and be known to nobody but the sender.
    pub fn derived(seed: &[u8], content: &[u8]) -> Self {
        let mut bytes = [0; BYTES];
        // HKDF refuses only lengths over 255 × 32 bytes.
        let derived = Hkdf::<Sha256>::new(Some(ONCE_SALT), seed).expand(content, &mut bytes);
        debug_assert!(derived.is_ok());
        Self(bytes)
    }

    /// Reads what people type: in any case, with or without spaces and dashes, O for 0, I or L for 1. Whoever copied words
    /// along with it ("Dit is je code: XXXX-XXXX-XXXX-XXXX") meant the code.
    pub fn parse(typed: &str) -> Result<Self, ReceiptError> {
        Self::read(typed).or_else(|error| Self::among_words(typed).ok_or(error))
    }

    /// The one code in a text, written as it is printed.
    fn among_words(text: &str) -> Option<Self> {
        let is_printed = |word: &&str| {
            let groups = word.split(is_dash).map(str::len);
            groups.eq([GROUP; CHARACTERS / GROUP])
        };
        let mut codes = text
            .split(|c: char| !c.is_alphanumeric() && !is_dash(c))
            .filter(is_printed)
            .filter_map(|word| Self::read(word).ok());
        let code = codes.next()?;
        codes.all(|other| other == code).then_some(code)
    }

    fn read(typed: &str) -> Result<Self, ReceiptError> {
        let meant: Zeroizing<Vec<char>> =
            Zeroizing::new(typed.chars().filter(|c| !is_spacing(*c)).collect());
        if meant.is_empty() {
            return Err(ReceiptError::Empty);
        }
        let values = meant.iter().map(|c| value(*c)).collect::<Option<Vec<u8>>>();
        let values = Zeroizing::new(values.ok_or(ReceiptError::Character)?);
        if values.len() != CHARACTERS {
            return Err(ReceiptError::Length {
                length: values.len(),
            });
        }
        let bits = values
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

    /// What stands for this text, as it was sent from a page with this token; without one, from any page.
    pub fn message_tag(&self, page: &[u8], text: &str) -> MessageTag {
        let length = u64::try_from(page.len()).unwrap_or(u64::MAX).to_be_bytes();
        let label = [MESSAGE_LABEL, &length, page, text.as_bytes()].concat();
        MessageTag(*self.derive::<16>(&label))
    }

    /// Opens an answer.
    pub fn open(&self, answer: &Sealed) -> Result<Zeroizing<Vec<u8>>, SealError> {
        open::open(&[self.identity()?], answer)
    }

    /// `age` reads keys only as text, so the derived bytes take the way over bech32.
    fn identity(&self) -> Result<x25519::Identity, SealError> {
        let bytes = self.derive::<32>(IDENTITY_LABEL);
        let prefix = bech32::Hrp::parse("age-secret-key-").map_err(|_| SealError::Identity)?;
        let text = bech32::encode_upper::<bech32::Bech32>(prefix, &*bytes)
            .map_err(|_| SealError::Identity)?;
        Zeroizing::new(text)
            .parse()
            .map_err(|_| SealError::Identity)
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

/// Spaces, line ends and what keyboards and text programs put between characters.
fn is_spacing(c: char) -> bool {
    c.is_whitespace() || is_dash(c) || matches!(c, '_' | '.' | '\u{200B}'..='\u{200F}' | '\u{FEFF}')
}

/// Every kind of dash that a keyboard or a text program makes.
fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn value(c: char) -> Option<u8> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let byte = u8::try_from(c).ok()?;
    ALPHABET
        .iter()
        .position(|known| *known == byte)
        .and_then(|at| u8::try_from(at).ok())
}
