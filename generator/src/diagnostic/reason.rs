//! Why something went wrong, as a library or the system says it (English, for
//! programmers), with a word for the reasons that are common. For each word the
//! locale files have a message `reason-<word>`; without one the library's own
//! sentence stands.

use std::io;

use serde::Serialize;

/// A sentence of a library, and what it is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Reason {
    /// A word for the kind; empty for what is not common.
    pub why: &'static str,
    /// The name or value in the sentence.
    pub what: String,
    /// The sentence.
    pub reason: String,
}

impl Reason {
    /// A reason of our own: there is only the word, and what it is about.
    pub fn of(why: &'static str, what: impl Into<String>) -> Self {
        Self {
            why,
            what: what.into(),
            reason: String::new(),
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
            "StorageFull" => "full",
            "OutOfMemory" | "FileTooLarge" => "large",
            _ => "",
        };
        Self {
            why,
            what: String::new(),
            reason: error.to_string(),
        }
    }
}

/// Sentences of libraries; `*` stands for a name or value.
const SENTENCES: [(&str, &str); 61] = [
    // Tera, when templates are loaded
    ("Template '*' is inheriting from '*', which", "tera-parent"),
    ("Unknown template `*`", "tera-template"),
    ("Unknown filter `*`", "tera-filter"),
    ("Unknown test `*`", "tera-test"),
    ("Unknown function `*`", "tera-function"),
    ("Unknown component `*`", "tera-component"),
    ("Block `*` is not defined in any parent", "tera-block"),
    ("Circular include detected for template '*'", "tera-circle"),
    ("Circular extend detected for template '*'", "tera-circle"),
    ("Component `*` is defined in both", "tera-component-twice"),
    ("This content would be ignored", "tera-outside"),
    ("Unknown tag", "tera-tag"),
    ("Unexpected end of template", "tera-end"),
    ("Found end of input", "tera-end"),
    ("Found * but expected *", "tera-found"),
    ("Found * but was expecting *", "tera-found"),
    ("Expected * but found *", "tera-expected"),
    // Tera, when templates are rendered
    ("Iteration not possible on type `undefined`", "tera-no-list"),
    ("Iteration not possible on type `*`", "tera-iterate"),
    (
        "Key/value iteration is not possible on type `*`",
        "tera-iterate",
    ),
    ("Variable `*` is not defined", "tera-variable"),
    ("Field `*` is not defined", "tera-field"),
    (
        "Tried to render a variable that is undefined",
        "tera-undefined",
    ),
    ("Cannot index into an undefined value", "tera-undefined"),
    ("Index expression is undefined", "tera-undefined"),
    ("Missing keyword argument `*`", "tera-argument"),
    (
        "Math operations can only be done on numbers, found `*`",
        "tera-number",
    ),
    ("`+` requires both operands to be numbers", "tera-number"),
    ("Cannot compare `*` with `*`", "tera-compare"),
    (
        "Invalid type for the value, expected `*` but got",
        "tera-type",
    ),
    // Fluent
    ("Expected a token starting with \"*\"", "ftl-token"),
    ("Expected one of \"*\"", "ftl-token"),
    ("Expected a message field for \"*\"", "ftl-empty"),
    ("Expected a term field for \"*\"", "ftl-empty"),
    ("Expected a value", "ftl-value"),
    (
        "The select expression must have a default variant",
        "ftl-default",
    ),
    (
        "A select expression can only have one default",
        "ftl-defaults",
    ),
    ("Unterminated string literal", "ftl-quote"),
    ("Unbalanced closing brace", "ftl-brace"),
    ("Expected an inline expression", "ftl-inline"),
    ("The \"*\" argument appears twice", "ftl-twice"),
    ("Unknown escape sequence", "ftl-escape"),
    // JSON
    ("trailing comma", "json-comma"),
    ("expected `,` or `}`", "json-between"),
    ("expected `,` or `]`", "json-between"),
    ("expected `:`", "json-colon"),
    ("key must be a string", "json-key"),
    ("EOF while parsing", "json-end"),
    ("trailing characters", "json-after"),
    ("expected value", "json-value"),
    ("expected ident", "json-value"),
    ("invalid escape", "json-escape"),
    ("control character", "json-line"),
    // Pictures
    ("The image format could not be determined", "image-none"),
    ("Memory limit exceeded", "image-large"),
    ("Image size exceeds limit", "image-large"),
    ("Format error decoding *:", "image-broken"),
    ("Format error", "image-broken"),
    ("unexpected end of file", "image-cut"),
    ("failed to fill whole buffer", "image-cut"),
    ("The end of the image has been reached", "image-cut"),
];

impl From<String> for Reason {
    fn from(reason: String) -> Self {
        let known = SENTENCES
            .iter()
            .find_map(|(pattern, why)| Some((*why, matched(pattern, &reason)?)));
        let (why, what) = known.unwrap_or_default();
        Self { why, what, reason }
    }
}

/// Whether a sentence begins like this; the first thing that `*` stands for.
fn matched(pattern: &str, text: &str) -> Option<String> {
    let mut parts = pattern.split('*');
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut what = None;
    for part in parts {
        let at = if part.is_empty() {
            rest.len()
        } else {
            rest.find(part)?
        };
        what.get_or_insert_with(|| rest[..at].to_owned());
        rest = &rest[at + part.len()..];
    }
    Some(what.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::Reason;

    #[test]
    fn sentences_are_recognised_with_what_they_are_about() {
        for (sentence, why, what) in [
            ("Variable `x` is not defined", "tera-variable", "x"),
            (
                "Field `naam` is not defined. Available fields: title",
                "tera-field",
                "naam",
            ),
            (
                "Template 'tip.html' is inheriting from 'weg.html', which doesn't exist or isn't loaded.",
                "tera-parent",
                "tip.html",
            ),
            (
                "Found end of block but expected name",
                "tera-found",
                "end of block",
            ),
            ("trailing comma at line 2 column 1", "json-comma", ""),
            ("something else", "", ""),
        ] {
            let reason = Reason::from(sentence.to_owned());
            assert_eq!(
                (reason.why, reason.what.as_str()),
                (why, what),
                "{sentence}"
            );
        }
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
