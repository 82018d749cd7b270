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
            _ => "",
        };
        Self {
            why,
            reason: error.to_string(),
            ..Self::default()
        }
    }
}

/// Sentences of libraries; `*` stands for a name or value. The first that fits counts.
const SENTENCES: &[(&str, &str)] = &[
    // Our own functions in templates
    ("no file `*` but `*` in static/", "theme-file-near"),
    ("no file `*` in static/", "theme-file"),
    ("`*` does not begin with @/", "theme-link"),
    ("`*` is no place in content/", "theme-place"),
    // Borders
    ("nl_features has no points", "borders"),
    ("no arc with number", "borders"),
    // Tera, when templates are loaded
    ("Template '*' is inheriting from '*', which", "tera-parent"),
    ("Unknown template `*`", "tera-template"),
    ("Template '*' not found", "tera-template"),
    ("Unknown filter `*`", "tera-filter"),
    ("Filter `*` is not registered", "tera-filter"),
    ("Unknown test `*`", "tera-test"),
    ("Unknown function `*`", "tera-function"),
    ("Unknown component `*`", "tera-component"),
    ("Component '*' not found", "tera-component"),
    ("Block `*` is not defined in any parent", "tera-block"),
    ("Block `*` not found", "tera-block"),
    ("Circular include detected for template '*'", "tera-circle"),
    ("Circular extend detected for template '*'", "tera-circle"),
    ("Component `*` is defined in both", "tera-component-twice"),
    (
        "Template already contains a component named `*`",
        "tera-twice",
    ),
    ("Template already contains a block named `*`", "tera-twice"),
    ("Template is already extending `*`", "tera-extends-twice"),
    ("`extends` needs to be the first", "tera-extends-first"),
    ("`extends` cannot be nested", "tera-place"),
    ("Blocks cannot be written inside", "tera-place"),
    ("Component definitions cannot be written", "tera-place"),
    ("`*` cannot be used inside a", "tera-place"),
    ("Function calls are only allowed at", "tera-place"),
    ("This content would be ignored", "tera-outside"),
    ("Unknown tag", "tera-tag"),
    ("* can only be used in a for loop", "tera-no-loop"),
    ("Unexpected end of template", "tera-end"),
    ("Unexpected end of input", "tera-end"),
    ("unexpected end of raw block", "tera-end"),
    ("unexpected end of string", "tera-end"),
    ("unexpected escape character", "tera-escape"),
    ("Found end of input", "tera-end"),
    ("Found invalid field of `loop`: *. Only", "tera-loop"),
    ("Found * but", "tera-found"),
    ("Expected * but found *", "tera-expected"),
    ("Invalid float", "tera-digits"),
    ("Invalid Integer", "tera-digits"),
    ("String opened with `*` is missing", "tera-quote"),
    ("Closing comment tag `*` not found", "tera-comment"),
    ("Unexpected character", "tera-sign"),
    ("Invalid syntax for `set`", "tera-set"),
    (
        "Keyword argument `*` is defined more than once",
        "tera-twice",
    ),
    (
        "Component argument `*` is defined more than once",
        "tera-twice",
    ),
    ("Components with body content must", "tera-unclosed"),
    ("Unclosed component '*'", "tera-unclosed"),
    (
        "Closing tag '*' doesn't match opening tag '*'",
        "tera-unclosed",
    ),
    ("Default value for `*` has type", "tera-default"),
    ("Invalid default argument", "tera-default"),
    (
        "Invalid *: this map should only contain literal",
        "tera-default",
    ),
    ("`-` and `not` cannot be used", "tera-signs"),
    ("`not` is only valid here", "tera-signs"),
    ("`*` is not allowed after `~`", "tera-signs"),
    ("Identifiers can only have up to", "tera-deep"),
    ("Arrays can have a maximum of", "tera-deep"),
    ("The expression is too complex", "tera-deep"),
    ("The template nesting is too deep", "tera-deep"),
    ("Maximum render recursion depth", "tera-deep"),
    // Tera, when templates are rendered
    ("Iteration not possible on type `undefined`", "tera-no-list"),
    ("Iteration not possible on type `*`", "tera-iterate"),
    (
        "Key/value iteration is not possible on type `*`",
        "tera-iterate",
    ),
    ("Spread operator requires *, found `*`", "tera-spread"),
    (
        "Variable `*` exists but its value is undefined",
        "tera-variable",
    ),
    ("Variable `*` is not defined", "tera-variable"),
    ("Field `*` is not defined", "tera-field"),
    ("Map does not have a key * and", "tera-field"),
    (
        "Value at index * does not have an attribute at path: *",
        "tera-attribute",
    ),
    (
        "Tried to render a variable that is undefined",
        "tera-undefined",
    ),
    ("Tried to escape an undefined value", "tera-undefined"),
    ("Tried to use super()", "tera-super"),
    ("Cannot index into an undefined value", "tera-undefined"),
    ("Index expression is undefined", "tera-undefined"),
    ("Cannot slice an undefined value", "tera-undefined"),
    ("Slice * is undefined", "tera-undefined"),
    ("Slice * must be an integer", "tera-slice"),
    ("Slicing step cannot be 0", "tera-slice"),
    (
        "Slicing can only be used on arrays or strings, not on `*`",
        "tera-whole",
    ),
    ("Missing keyword argument `*`", "tera-argument"),
    ("Implicit argument `*`", "tera-argument"),
    ("Argument `*`", "tera-argument"),
    (
        "Unknown argument(s) * in component call",
        "tera-no-argument",
    ),
    ("Component argument `*` (type", "tera-argument-type"),
    (
        "Math operations can only be done on numbers, found `*`",
        "tera-number",
    ),
    ("Only numbers can be", "tera-number"),
    ("This filter can only be used on a number", "tera-number"),
    ("`+` requires both operands to be numbers", "tera-number"),
    ("Value `*` is a float", "tera-number"),
    ("Cannot divide by 0", "tera-zero"),
    ("Function `range`", "tera-range"),
    ("Unable to perform *", "tera-large"),
    ("Operand `*` is out of range", "tera-large"),
    ("Number `*` is out of range", "tera-large"),
    ("Value `*` is out of range", "tera-large"),
    ("Exponent * is out of range", "tera-large"),
    ("Cannot negate *: result", "tera-large"),
    ("The string `*` cannot be converted", "tera-digits"),
    ("The float * cannot be converted", "tera-digits"),
    ("Value of type * cannot be", "tera-cannot"),
    ("Value of type * has no length", "tera-cannot"),
    ("`in` cannot be used on a container of type `*`", "tera-in"),
    ("Value `*` is not a container", "tera-in"),
    ("Cannot compare `*` with `*`", "tera-compare"),
    (
        "Cannot sort: `*` and `*` are not comparable",
        "tera-compare",
    ),
    ("Map keys must be", "tera-key"),
    ("Not a valid key type", "tera-key"),
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
    ("The parameter is malformed", "image-broken"),
    ("The image format * is not supported", "image-format"),
    (
        "The encoder or decoder for * does not support",
        "image-format",
    ),
    ("unexpected end of file", "image-cut"),
    ("failed to fill whole buffer", "image-cut"),
    ("The end of the image has been reached", "image-cut"),
];

impl From<String> for Reason {
    fn from(reason: String) -> Self {
        let sentence = in_part(&reason).map_or(&*reason, |(_, sentence)| sentence);
        let known = SENTENCES
            .iter()
            .find_map(|(pattern, why)| Some((*why, matched(pattern, sentence)?)));
        let (why, what) = known.unwrap_or_default();
        Self { why, what, reason }
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
            (
                "Found invalid field of `loop`: nummer. Only `index`, `index0`, `first`, `last` and `length` exist.",
                "tera-loop",
                "nummer",
            ),
            (
                "The encoder or decoder for Png does not support the color type `Rgb16`",
                "image-format",
                "Png",
            ),
            (
                "Component argument `n` (type: `string`) does not match expected type: `integer`",
                "tera-argument-type",
                "n",
            ),
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

    /// A word without words would be said in the language of the library.
    #[test]
    fn every_sentence_is_said_in_dutch() {
        let locale = include_str!("../../../locales/nl.ftl");
        for (sentence, why) in super::SENTENCES {
            let is_said = locale.contains(&format!("\nreason-{why} = "));
            assert!(is_said, "{sentence}: {why}");
        }
    }

    #[test]
    fn a_sentence_about_a_part_keeps_its_name() {
        let reason = "in the part “a.html”: in the part “b.html”: Variable `x` is not defined";
        let reason = Reason::from(reason.to_owned());
        assert_eq!((reason.why, &*reason.what), ("tera-variable", "x"));
        let sentence = "Variable `x` is not defined";
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
