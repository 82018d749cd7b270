//! What is inside a seal: everything that a moderator may read of a submission.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::form::Answers;

/// The version of the format, so that a later desk still opens an older letter.
const VERSION: u8 = 1;

/// The content of a submission. It is JSON inside the seal, and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    version: u8,
    /// The language of the page on which it was written.
    pub lang: String,
    /// What was answered.
    pub answers: Answers,
    /// Why it may be spam, if it may. It stands inside the seal because it tells something about the sender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspicion: Option<Suspicion>,
}

/// Why a submission may be spam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suspicion {
    /// A field was filled in that people do not see.
    Honeypot,
}

impl Letter {
    /// A letter in today's format.
    pub fn new(lang: impl Into<String>, answers: Answers, suspicion: Option<Suspicion>) -> Self {
        Self {
            version: VERSION,
            lang: lang.into(),
            answers,
            suspicion,
        }
    }

    /// The bytes to seal.
    pub fn to_json(&self) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
        serde_json::to_vec(self).map(Zeroizing::new)
    }

    /// Reads what was opened.
    pub fn from_json(opened: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(opened)
    }
}
