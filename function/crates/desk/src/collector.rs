//! What came of putting the pages that wait into the files of the site.

/// What came of collecting.
#[derive(Debug, Clone, Default)]
pub struct CollectReport {
    /// What happened, in its order.
    pub steps: Vec<CollectStep>,
    /// How many pages the keys do not open.
    pub closed: usize,
    /// Where it is, if that is not simply the folder of the site.
    pub place: Option<CollectPlace>,
    /// Why it stopped before its end, in words.
    pub failed: Option<String>,
}

/// What became of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CollectStep {
    /// This file was made.
    Written(String),
    /// It was there already.
    There(String),
    /// It was withdrawn in this very moment, so there is no file.
    TakenBack(String),
    /// Its sender took it back later, and the file is gone.
    Removed(String),
    /// Its sender took it back later, and somebody changed the file before: it stays until somebody looks.
    Changed(String),
    /// The file is there, and the store does not know it yet.
    Unsettled(String),
    /// It is not the text that its author agreed to.
    NotAgreed,
    /// The site does not have this, so the page is without it.
    Omitted(String),
}

/// Where something is that was saved in a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CollectPlace {
    /// In the repository that the site comes from.
    Repository,
    /// On this branch, until somebody takes it over.
    Branch(String),
    /// On this machine; it is sent to the repository later.
    Waiting,
}

impl CollectStep {
    /// Its message key and what it is about.
    pub(crate) fn words(&self) -> (&'static str, &str) {
        match self {
            Self::Written(path) => ("collect-written", path),
            Self::There(path) => ("collect-there", path),
            Self::TakenBack(path) => ("collect-taken-back", path),
            Self::Removed(path) => ("collect-removed", path),
            Self::Changed(path) => ("collect-changed", path),
            Self::Unsettled(path) => ("collect-unsettled", path),
            Self::NotAgreed => ("collect-not-agreed", ""),
            Self::Omitted(what) => ("collect-omitted", what),
        }
    }
}
