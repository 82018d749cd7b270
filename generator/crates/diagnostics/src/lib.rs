//! What can be wrong in a content tree: typed problems with their place.
//!
//! A [`Problem`] carries the offending values; its wording lives in
//! `locales/*.ftl` under `problem-<code>`, so that every problem can be said
//! in Dutch and English and has a stable code in `--format json`.

pub mod words;

mod advice;
mod message;
mod problem;
mod progress;
mod reason;
mod report;

pub use message::Message;
pub use problem::Problem;
pub use progress::Progress;
pub use reason::Reason;
pub use report::{Format, Reporter};

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

/// What the path of a file begins with that is inside the program.
pub const BUILT_IN: &str = "brokers:";

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site cannot be built.
    Error,
    /// The site can be built, but somebody should look.
    Warning,
    /// Good to know; it is listed and not counted.
    Note,
}

/// Where in a file a problem is.
#[derive(Debug, Clone)]
pub struct Place {
    /// Path from the root folder, with `/`.
    pub file: String,
    /// The whole text of the file.
    pub source: Arc<str>,
    /// Byte range in `source`.
    pub span: Range<usize>,
}

impl Place {
    /// Line and column of the start of the span, both from 1; a column counts
    /// characters, not bytes.
    pub fn line_column(&self) -> (usize, usize) {
        let start = floor_boundary(&self.source, self.span.start);
        let before = &self.source[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (
            before.matches('\n').count() + 1,
            before[line_start..].chars().count() + 1,
        )
    }
}

/// The largest character boundary at or before `index`.
fn floor_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

/// One thing that is wrong, somewhere.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong.
    pub problem: Problem,
    /// Where, when it is in a file that could be read.
    pub place: Option<Place>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(problem: Problem, place: Place) -> Self {
        Self {
            severity: Severity::Error,
            problem,
            place: Some(place),
        }
    }

    /// A warning at a place.
    pub fn warning(problem: Problem, place: Place) -> Self {
        Self {
            severity: Severity::Warning,
            problem,
            place: Some(place),
        }
    }

    /// An error that is not in one file's text.
    pub fn global(problem: Problem) -> Self {
        Self {
            severity: Severity::Error,
            problem,
            place: None,
        }
    }
}

/// Diagnostics on their way up as one error.
#[derive(Debug, thiserror::Error)]
#[error("{} problems were found", .0.len())]
pub struct Problems(pub Vec<Diagnostic>);

impl From<Vec<Diagnostic>> for Problems {
    fn from(found: Vec<Diagnostic>) -> Self {
        Self(found)
    }
}

/// Whether any of the diagnostics is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|found| found.severity == Severity::Error)
}

/// Sorts by file and place, so that output does not depend on threads.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
}

fn key(diagnostic: &Diagnostic) -> (Option<&str>, usize, Severity) {
    (
        diagnostic.place.as_ref().map(|place| place.file.as_str()),
        diagnostic
            .place
            .as_ref()
            .map_or(0, |place| place.span.start),
        diagnostic.severity,
    )
}

/// The name among `known` that the writer probably meant.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wanted = wanted.to_lowercase();
    known
        .into_iter()
        .filter_map(|name| Some((likeness(&wanted, &name.to_lowercase())?, name)))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name.to_owned())
}

/// How much two words are alike; `None` for mere resemblance.
fn likeness(wanted: &str, name: &str) -> Option<f64> {
    // Up to two letters in five wrong, left out or swapped; or a common
    // beginning with another ending, which Jaro-Winkler is good at.
    const FEW_SLIPS: f64 = 0.6;
    const SAME_BEGINNING: f64 = 0.9;
    let slips = strsim::normalized_damerau_levenshtein(wanted, name);
    let beginning = strsim::jaro_winkler(wanted, name);
    (slips >= FEW_SLIPS || beginning >= SAME_BEGINNING).then_some(slips + beginning)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        for (wanted, known, expected) in [
            ("kerkrada", "gouda kerkrade", Some("kerkrade")),
            ("atl", "src alt", Some("alt")),
            ("titel", "date title draft", Some("title")),
            ("citaten", "bron citaat", Some("citaat")),
            ("verhaal", "tips verhalen vragen", Some("verhalen")),
            ("auteur", "date draft updated", None),
            ("voor", "volgorde title", None),
        ] {
            let found = nearest(wanted, known.split(' '));
            assert_eq!(found.as_deref(), expected, "{wanted}");
        }
    }
}
