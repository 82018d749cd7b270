//! The content of a seal: everything that a moderator may read of a submission.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::Answers;

/// The version of the format, so that a later desk still opens an older letter.
const VERSION: u8 = 1;

/// The content of a submission. It is JSON inside the seal, and nowhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    version: u8,
    /// The language of the page on which it was written.
    pub lang: String,
    /// The answers.
    pub answers: Answers,
    /// Why it may be spam. Inside the seal, because it reveals something about the sender.
    #[serde(
        default,
        rename = "suspicion",
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "one_or_more"
    )]
    pub suspicions: Vec<Suspicion>,
    /// The answer that a follow-up replies to. Only the receipt opens that answer, so a moderator could not read it
    /// otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<String>,
}

/// Why a submission may be spam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suspicion {
    /// A field was filled in that people do not see.
    Honeypot,
    /// It was sent before anyone could have read the page.
    TooFast,
    /// The page had no token, as without scripts.
    NoToken,
    /// One or a few recent messages were nearly identical.
    SeenBefore,
    /// Many recent messages were nearly identical.
    SeenOften,
    /// Far more arrived in that minute than people send.
    Flood,
    /// It has many links.
    ManyLinks,
    /// The work that its browser was asked for came with a wrong outcome.
    #[serde(rename = "wrong_work")]
    InvalidWork,
    /// That work had been used for another message.
    UsedWork,
    /// More different messages came from one page than anybody corrects one.
    ReusedPage,
    /// Without a page token, from a place where more than the limit came from.
    BusyPlace,
    /// Without a page token, from a place where more came from than a class sends.
    CrowdedPlace,
}

impl Suspicion {
    /// How much it weighs. Only what people hardly ever do weighs enough by itself; what happens to people now and then
    /// has to come together.
    pub fn weight(self) -> u8 {
        match self {
            Self::Honeypot | Self::SeenOften | Self::ReusedPage => 3,
            Self::TooFast
            | Self::Flood
            | Self::ManyLinks
            | Self::InvalidWork
            | Self::CrowdedPlace => 2,
            Self::NoToken | Self::SeenBefore | Self::UsedWork | Self::BusyPlace => 1,
        }
    }

    /// Its name in words and in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Honeypot => "honeypot",
            Self::TooFast => "too-fast",
            Self::NoToken => "no-token",
            Self::SeenBefore => "seen-before",
            Self::SeenOften => "seen-often",
            Self::Flood => "flood",
            Self::ManyLinks => "many-links",
            Self::InvalidWork => "wrong-work",
            Self::UsedWork => "used-work",
            Self::ReusedPage => "reused-page",
            Self::BusyPlace => "busy-place",
            Self::CrowdedPlace => "crowded-place",
        }
    }
}

/// The first letters had one suspicion where later ones have a list.
fn one_or_more<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Vec<Suspicion>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMore {
        One(Suspicion),
        More(Vec<Suspicion>),
    }
    Ok(match Option::<OneOrMore>::deserialize(source)? {
        Some(OneOrMore::One(one)) => vec![one],
        Some(OneOrMore::More(more)) => more,
        None => Vec::new(),
    })
}

impl Letter {
    /// A letter in today's format.
    pub fn new(lang: impl Into<String>, answers: Answers, suspicions: Vec<Suspicion>) -> Self {
        Self {
            version: VERSION,
            lang: lang.into(),
            answers,
            suspicions,
            earlier: None,
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
