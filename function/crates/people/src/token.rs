//! Tokens: secrets that somebody carries, of which the store has only the hash.

use std::fmt;
use std::fmt::Write;

use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

use crate::PeopleError;

/// 256 random bits.
const BYTES: usize = 32;

/// A secret in an address or a cookie. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; BYTES]);

impl Token {
    /// A new one, from the randomness of the operating system.
    pub fn generate() -> Result<Self, PeopleError> {
        Ok(Self(random()?))
    }

    /// Reads what [`Token::reveal`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; BYTES];
        if text.len() != 2 * BYTES || !text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
        {
            return None;
        }
        for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
            *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }

    /// The token, as hexadecimal digits.
    pub fn reveal(&self) -> Zeroizing<String> {
        Zeroizing::new(hex(&self.0))
    }

    /// The hash that the store has, as hexadecimal digits.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl Drop for Token {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Random bytes.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], PeopleError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| PeopleError::Randomness)?;
    Ok(bytes)
}

/// Hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_as_it_was_written_and_nothing_else_is() {
        let token = Token::generate().unwrap();
        let text = token.reveal();
        assert_eq!(text.len(), 64);
        assert_eq!(Token::parse(&text), Some(token.clone()));
        assert_ne!(*text, token.hash());
        for wrong in [
            "",
            &text[1..],
            &format!("{}0", *text),
            &text.to_uppercase().replace('0', "A"),
            &"é".repeat(32),
        ] {
            let same = Token::parse(wrong) == Some(token.clone());
            assert!(!same, "{wrong}");
        }
        assert_eq!(format!("{token:?}"), "Token(…)");
    }
}
