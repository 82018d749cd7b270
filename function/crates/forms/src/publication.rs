//! A page that may be made of a question and its answer: what moderators made fit for everybody to read. It is sealed to
//! them until `brokers collect` writes it.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::Kind;
use crate::letter::Letter;

/// The version of the format.
const VERSION: u8 = 1;
/// The field with the asker's consent to publication, and its value.
const CONSENT: (&str, &str) = ("publiceren", "ja");

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
    /// How old who asked is, in years.
    pub age: Option<u8>,
    /// The municipality, when the page names it.
    pub municipality: Option<String>,
    /// The kind of author of the answer.
    pub answered_by: AnsweredBy,
}

/// The kind of author of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AnsweredBy {
    /// A social broker.
    Broker,
    /// A youth professional, such as most moderators are.
    #[default]
    Professional,
}

impl AnsweredBy {
    /// Both, in the order of the form.
    pub const ALL: [Self; 2] = [Self::Professional, Self::Broker];

    /// The word in front matter and forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Broker => "broker",
            Self::Professional => "professional",
        }
    }
}

impl Publication {
    /// A page with a heading, a question and an answer, and nothing else yet.
    pub fn new(
        title: impl Into<String>,
        question: impl Into<String>,
        answer: impl Into<String>,
    ) -> Self {
        Self {
            version: VERSION,
            title: title.into(),
            question: question.into(),
            answer: answer.into(),
            topics: Vec::new(),
            age: None,
            municipality: None,
            answered_by: AnsweredBy::default(),
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

/// Whether the asker agreed to publication. No answer means no.
pub fn is_allowed(kind: Kind, letter: &Letter) -> bool {
    kind == Kind::Question && letter.answers.text(CONSENT.0) == Some(CONSENT.1)
}
