//! A page that may be made of a question and its answer: what moderators made fit for everybody to read. It is sealed to
//! them until `brokers collect` writes it.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::Kind;
use crate::age::Age;
use crate::letter::Letter;

/// The version of the format.
const VERSION: u8 = 1;
/// The field with the asker's consent to publication.
const CONSENT: &str = "publiceren";
/// Its values that are a consent; the second one asks to read the page first.
const YES: [&str; 2] = ["ja", "eerst-lezen"];

/// The page, in the words in which it will be read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    version: u8,
    /// The heading.
    pub title: String,
    /// The question, without anything about who asked.
    pub question: String,
    /// The answer, in markdown.
    pub answer: String,
    /// Slugs of topics.
    pub topics: Vec<String>,
    /// How old who asked is.
    pub age: Option<Age>,
    /// The municipality, when the page names it.
    pub municipality: Option<String>,
    /// The kind of author of the answer.
    pub answered_by: AnsweredBy,
    /// A random number, where whoever asked reads the page first. With it, the hash of the page gives no word away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<u128>,
}

/// Which page somebody agreed to: a hash of all of it, salt included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageHash([u8; 32]);

impl PageHash {
    /// Of the bytes that were sealed.
    pub fn of(page: &[u8]) -> Self {
        Self(Sha256::digest(page).into())
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Only for the store, which got the bytes from [`PageHash::as_bytes`].
    pub fn from_store(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

/// As a page sends it back.
impl fmt::Display for PageHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The files of the site that were made of one question, so that they go when it is taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placed {
    /// Each file once.
    pub files: Vec<PlacedFile>,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacedFile {
    /// From the root of the site.
    pub path: String,
    /// What it held, as a hash: a file that was changed since is not removed.
    pub hash: String,
}

impl Placed {
    /// The bytes to seal.
    pub fn to_json(&self) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
        serde_json::to_vec(self).map(Zeroizing::new)
    }

    /// Reads the opened bytes.
    pub fn from_json(opened: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(opened)
    }
}

/// What whoever asked said of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// They agreed.
    Given,
    /// They agreed, and want to read the page first.
    AfterReading,
}

/// The kind of author of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AnsweredBy {
    /// A social broker.
    Broker,
    /// A youth professional.
    Professional,
    /// The team that reads the questions, together.
    Team,
}

impl AnsweredBy {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Team, Self::Professional, Self::Broker];

    /// The word in front matter and forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Broker => "broker",
            Self::Professional => "professional",
            Self::Team => "team",
        }
    }
}

impl Publication {
    /// A page with a heading, a question and an answer by somebody, and nothing else yet.
    pub fn new(
        title: impl Into<String>,
        question: impl Into<String>,
        answer: impl Into<String>,
        answered_by: AnsweredBy,
    ) -> Self {
        Self {
            version: VERSION,
            title: title.into(),
            question: question.into(),
            answer: answer.into(),
            topics: Vec::new(),
            age: None,
            municipality: None,
            answered_by,
            salt: None,
        }
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

/// It holds words of a young person, so a log sees nothing of it.
impl fmt::Debug for Publication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Publication(…)")
    }
}

/// Whether the asker agreed to publication, and how. No answer means no.
pub fn consent(kind: Kind, letter: &Letter) -> Option<Consent> {
    let said = letter
        .answers
        .text(CONSENT)
        .filter(|_| kind == Kind::Question)?;
    match YES.iter().position(|word| *word == said)? {
        0 => Some(Consent::Given),
        _ => Some(Consent::AfterReading),
    }
}
