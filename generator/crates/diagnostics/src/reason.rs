//! Why something went wrong: a word for its kind, and what the library or the system says of it (English, for programmers).
//! For each word the locale files have a message `reason-<word>`. The word comes from a type, never from the sentence; what
//! has no kind is quoted as what the library says.

use std::borrow::Cow;
use std::io;

use serde::Serialize;
use serde_json::error::Category;
use strings::{FluentErrorKind, WordsError};

/// The kind of a reason, what it is about, and a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Reason {
    /// A word for the kind; empty for what has none.
    pub why: Cow<'static, str>,
    /// The name or value that it is about.
    pub what: String,
    /// What a library says.
    pub reason: String,
}

/// Between the parts of a reason in a text.
const MARK: char = '\u{1f}';

impl Reason {
    /// A reason of our own: there is only the word, and what it is about.
    pub fn of(why: &'static str, what: impl Into<String>) -> Self {
        Self {
            why: why.into(),
            what: what.into(),
            ..Self::default()
        }
    }

    /// Why a file cannot be read.
    pub fn of_io(error: &io::Error) -> Self {
        // Not every kind has a stable name in Rust yet; each has a printed one.
        let why = match format!("{:?}", error.kind()).as_str() {
            "NotFound" => "not-found",
            "PermissionDenied" => "denied",
            "FilesystemLoop" => "loop",
            "InvalidFilename" => "long-name",
            "IsADirectory" => "folder",
            "NotADirectory" => "no-folder",
            "StorageFull" | "WriteZero" => "full",
            "OutOfMemory" | "FileTooLarge" => "large",
            "AlreadyExists" => "exists",
            "ReadOnlyFilesystem" => "read-only",
            "QuotaExceeded" => "quota",
            "DirectoryNotEmpty" => "not-empty",
            "ResourceBusy" | "ExecutableFileBusy" | "WouldBlock" | "Deadlock" => "busy",
            "CrossesDevices" => "other-disk",
            "AddrInUse" => "in-use",
            "AddrNotAvailable" => "no-address",
            "ConnectionRefused" => "refused",
            "ConnectionReset" | "ConnectionAborted" | "BrokenPipe" | "NotConnected" => "broken-off",
            "HostUnreachable" | "NetworkUnreachable" | "NetworkDown" => "no-network",
            "TimedOut" => "slow",
            "InvalidData" => "invalid",
            "UnexpectedEof" => "too-short",
            "Unsupported" => "unsupported",
            _ => "system",
        };
        Self::of(why, "").saying(error)
    }

    /// The same with what a library says of it.
    #[must_use]
    pub fn saying(mut self, sentence: impl ToString) -> Self {
        self.reason = sentence.to_string();
        self
    }

    /// As text, for a template engine: its errors hold nothing else. [`Reason::from`] reads it.
    pub fn marked(&self) -> String {
        [&*self.reason, &*self.why, &*self.what].join(&MARK.to_string())
    }
}

impl From<String> for Reason {
    fn from(sentence: String) -> Self {
        let mut parts = sentence.splitn(3, MARK).map(str::to_owned);
        Self {
            reason: parts.next().unwrap_or_default(),
            why: parts.next().unwrap_or_default().into(),
            what: parts.next().unwrap_or_default(),
        }
    }
}

impl From<&serde_json::Error> for Reason {
    fn from(error: &serde_json::Error) -> Self {
        let why = match error.classify() {
            Category::Eof => "json-end",
            Category::Syntax => "json-syntax",
            Category::Data => "json-data",
            Category::Io => "",
        };
        Self::of(why, "").saying(error)
    }
}

impl From<&WordsError> for Reason {
    fn from(error: &WordsError) -> Self {
        use FluentErrorKind as Kind;
        let (why, what) = match &error.kind {
            Kind::ExpectedToken(token) => ("ftl-token", token.to_string()),
            Kind::ExpectedCharRange { range } => ("ftl-token", range.clone()),
            Kind::ExpectedMessageField { entry_id } | Kind::ExpectedTermField { entry_id } => {
                ("ftl-empty", entry_id.clone())
            }
            Kind::DuplicatedNamedArgument(name) => ("ftl-twice", name.clone()),
            Kind::MissingValue => ("ftl-value", String::new()),
            Kind::MissingDefaultVariant => ("ftl-default", String::new()),
            Kind::MultipleDefaultVariants => ("ftl-defaults", String::new()),
            Kind::UnterminatedStringLiteral => ("ftl-quote", String::new()),
            Kind::UnbalancedClosingBrace => ("ftl-brace", String::new()),
            Kind::ExpectedInlineExpression => ("ftl-inline", String::new()),
            Kind::UnknownEscapeSequence(_) => ("ftl-escape", String::new()),
            _ => ("", String::new()),
        };
        Self::of(why, what).saying(&error.kind)
    }
}

/// The innermost part of a page that a sentence is about, when a theme asks for parts, and the sentence without it.
pub(super) fn in_part(reason: &str) -> Option<(&str, &str)> {
    const BEFORE: &str = "in the part “";
    if !reason.starts_with(BEFORE) {
        return None;
    }
    let at = reason.rfind(BEFORE)? + BEFORE.len();
    reason[at..].split_once("”: ")
}

#[cfg(test)]
mod tests {
    use super::Reason;

    #[test]
    fn a_reason_comes_out_of_a_text_as_it_went_in() {
        let reason = Reason::of("theme-file", "logo.svg").saying("no such file");
        assert_eq!(Reason::from(reason.marked()), reason);
        let plain = Reason::from("something else".to_owned());
        assert_eq!(plain, Reason::default().saying("something else"));
    }

    #[test]
    fn a_sentence_about_a_part_keeps_its_kind_and_its_name() {
        let sentence = "Variable `x` is not defined";
        let marked = Reason::of("tera-render", "x").saying(sentence).marked();
        let reason = Reason::from(format!(
            "in the part “a.html”: in the part “b.html”: {marked}"
        ));
        assert_eq!((&*reason.why, &*reason.what), ("tera-render", "x"));
        assert_eq!(super::in_part(&reason.reason), Some(("b.html", sentence)));
    }

    #[cfg(unix)]
    #[test]
    fn the_system_has_words_too() {
        for (number, why) in [
            (2, "not-found"),
            (13, "denied"),
            (40, "loop"),
            (36, "long-name"),
        ] {
            let error = std::io::Error::from_raw_os_error(number);
            if cfg!(target_os = "linux") {
                assert_eq!(Reason::of_io(&error).why, why, "{error}");
            }
        }
    }
}
