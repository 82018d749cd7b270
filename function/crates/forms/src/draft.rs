//! What somebody at the desk is writing: an answer, the fields of a page for the site, and whatever else is typed beside them. It
//! is sealed to the team, so that a colleague can go on with it.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The version of the format.
const VERSION: u8 = 1;

/// Something that is being written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    version: u8,
    /// The answer to the asker.
    pub answer: String,
    /// Names and values of the fields of a page for the site; empty when nobody makes one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub page: Vec<(String, String)>,
    /// Names and values of what is typed beside that: a note, a reason, to whom it goes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<(String, String)>,
}

impl Draft {
    /// A draft in today's format.
    pub fn new(answer: impl Into<String>, page: Vec<(String, String)>) -> Self {
        Self {
            version: VERSION,
            answer: answer.into(),
            page,
            beside: Vec::new(),
        }
    }

    /// With what is typed beside it.
    #[must_use]
    pub fn with_beside(self, beside: Vec<(String, String)>) -> Self {
        Self { beside, ..self }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.answer.trim().is_empty() && self.page.is_empty() && self.beside.is_empty()
    }

    /// What is typed beside it in this field; empty if nothing is.
    pub fn field(&self, name: &str) -> &str {
        let mut fields = self.beside.iter();
        let found = fields.find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    /// Whether nothing of it gets lost when `other` takes its place.
    pub fn is_within(&self, other: &Self) -> bool {
        other.answer.contains(self.answer.trim())
            && (self.page.is_empty() || self.page == other.page)
            && self.beside.iter().all(|pair| other.beside.contains(pair))
    }

    /// The bytes to seal.
    pub fn to_json(&self) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
        serde_json::to_vec(self).map(Zeroizing::new)
    }

    /// Reads the opened bytes.
    pub fn from_json(opened: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(opened)
    }
}

/// A log sees nothing of it.
impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft(…)")
    }
}
