//! What can be wrong in a content tree: typed problems with their place.
//!
//! A [`Problem`] carries the offending values; its wording lives in
//! `locales/*.ftl` under `problem-<code>`, so that every problem can be said
//! in Dutch and English and has a stable code in `--format json`.

mod report;

pub use report::{Format, Reporter};

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

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

impl Problem {
    /// Whether a site can be built all the same.
    pub fn is_advice(&self) -> bool {
        matches!(self, Self::RawHtml { .. })
    }
}

/// Diagnostics on their way up as one error.
#[derive(Debug)]
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

/// Everything that can be wrong. The serialised form (code plus arguments) is
/// both the JSON an editor's tool reads and the arguments of the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
#[allow(missing_docs)] // The fields are the arguments named in the messages.
pub enum Problem {
    /// A file or folder that cannot be read.
    Unreadable {
        path: String,
        reason: String,
    },
    /// A folder or file that has to be there.
    Missing {
        path: String,
    },
    /// Bytes that are no UTF-8.
    NotUtf8 {
        byte: usize,
    },
    /// A file or folder with a sign in its name that means something in an address.
    OddName {
        name: String,
        better: String,
    },
    /// A markdown file at a place that has no type.
    UnknownFolder {
        path: String,
        nearest: Option<String>,
    },
    /// A language suffix that `site.toml` does not list.
    UnknownLanguage {
        lang: String,
        known: String,
    },
    /// The file does not start with `+++`.
    NoFrontMatter,
    /// The front matter is between other lines, such as `---`.
    WrongDelimiter {
        found: String,
    },
    /// No second `+++`.
    OpenFrontMatter,
    /// TOML that cannot be parsed: a word for the kind of slip, and what the parser says.
    TomlSyntax {
        fault: &'static str,
        reason: String,
    },
    /// A date that is not in the calendar.
    NoSuchDate {
        found: String,
    },
    UnknownKey {
        key: String,
        kind: String,
        /// The key whose value has it, when it is not at the top.
        inside: Option<String>,
        nearest: Option<String>,
        known: String,
    },
    MissingKey {
        key: String,
        kind: String,
    },
    WrongType {
        key: String,
        expected: String,
        found: String,
    },
    WrongValue {
        key: String,
        reason: String,
    },
    UnknownChoice {
        key: String,
        value: String,
        nearest: Option<String>,
        known: String,
    },
    NotADate {
        key: String,
        found: String,
    },
    /// A slug of a municipality, topic or factor that has no file.
    UnknownReference {
        what: String,
        slug: String,
        nearest: Option<String>,
    },
    /// A name or code that is not in the list of municipalities.
    UnknownMunicipality {
        value: String,
        nearest: Option<String>,
    },
    /// Two pages at one address.
    SameUrl {
        url: String,
        other: String,
    },
    /// A page where the site itself has something.
    TakenUrl {
        url: String,
    },
    /// An old address that cannot be one.
    BadAlias {
        alias: String,
    },
    /// An old address that is in use.
    TakenAlias {
        alias: String,
        other: String,
    },
    UnknownLink {
        target: String,
        nearest: Option<String>,
    },
    UnknownAnchor {
        target: String,
        anchor: String,
        nearest: Option<String>,
    },
    UnknownShortcode {
        name: String,
        nearest: Option<String>,
    },
    /// A word for the kind of slip, and what it is about.
    BrokenShortcode {
        name: String,
        fault: &'static str,
        detail: String,
    },
    UnknownArgument {
        name: String,
        argument: String,
        nearest: Option<String>,
        known: Option<String>,
    },
    MissingArgument {
        name: String,
        argument: String,
    },
    /// HTML in markdown is shown as text.
    RawHtml {
        html: String,
    },
    UnknownForm {
        id: String,
        nearest: Option<String>,
    },
    BadForm {
        reason: String,
    },
    MissingImage {
        src: String,
        nearest: Option<String>,
    },
    MissingAlt {
        src: String,
    },
    /// A picture on another site: nothing on a page may come from elsewhere.
    RemoteImage {
        src: String,
    },
    /// A file that is no picture, or one that cannot be stripped of metadata.
    BadImage {
        path: String,
        reason: String,
    },
    /// `wanted` are the signs it should begin with.
    SkippedHeading {
        from: u8,
        to: u8,
        wanted: String,
    },
    /// `## Antwoord` is missing in an answered question.
    NoAnswer,
    Template {
        template: String,
        reason: String,
        page: Option<String>,
    },
    /// A marker that the page around the function's answers must have once.
    ShellMarker {
        template: String,
        marker: &'static str,
        count: usize,
    },
    /// A style sheet names a file that the theme does not have.
    UnknownAsset {
        name: String,
        nearest: Option<String>,
    },
    /// Flesch-Douma below what the readers of the page need.
    HardToRead {
        score: i64,
        limit: i64,
        longest: usize,
        words: String,
    },
    /// A page that nothing links to.
    Orphan {
        url: String,
    },
    UnusedImage {
        src: String,
    },
    MissingTranslations {
        lang: String,
        count: usize,
        pages: String,
    },
    BadData {
        reason: String,
    },
    BadLocale {
        reason: String,
    },
    NoDescription,
    /// A page on another site that is gone.
    DeadLink {
        url: String,
        status: u16,
    },
    /// A page on another site that has another address now.
    MovedLink {
        url: String,
        to: String,
    },
    /// A site that did not answer as it should: a word for why, and what was said.
    UnreachableLink {
        url: String,
        reason: &'static str,
        detail: String,
    },
    /// A site that does not answer programs.
    GuardedLink {
        url: String,
        status: u16,
    },
    /// No public key: the site can be looked at, but no form can be taken in.
    NoRecipients,
    BadRecipient {
        reason: String,
    },
    /// An entry of the words of danger that cannot be understood.
    BadSignal {
        reason: String,
    },
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
