//! How urgent a question is.

use std::fmt;
use std::str::FromStr;

/// How urgent a question is. Sign-ups, thank-yous and contributions never are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Urgency {
    /// Somebody should read it soon.
    Attention,
    /// Somebody's life may be in danger now.
    Acute,
}

impl Urgency {
    /// All of them, the lower one first.
    pub const ALL: [Self; 2] = [Self::Attention, Self::Acute];

    /// The word in the store and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Attention => "attention",
            Self::Acute => "acute",
        }
    }
}

impl fmt::Display for Urgency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Urgency {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        let mut all = Self::ALL.into_iter();
        all.find(|urgency| urgency.as_str() == word).ok_or(())
    }
}
