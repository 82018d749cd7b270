//! Turns what the TOML parser and serde say (English, for programmers, and only
//! text) into problems that can be said in the words of an editor.

use std::ops::Range;

use super::value::DATE_EXPECTED;
use crate::diagnostic::{Problem, nearest};

/// What is wrong with TOML that cannot be parsed, by the parser's sentence and
/// by what stands there.
pub(super) fn syntax(message: &str, text: &str, span: &Range<usize>) -> Problem {
    let here = text.get(span.start..).unwrap_or_default();
    if is_date_fault(message) {
        return Problem::NoSuchDate {
            found: text.get(span.clone()).unwrap_or_default().to_owned(),
        };
    }
    Problem::TomlSyntax {
        fault: if is_colon(text, span.start) {
            "colon"
        } else {
            fault(message, here)
        },
        reason: message.replace('\n', ", "),
    }
}

/// Whether the parser stumbled over a date: the rest of the file may be fine.
pub(super) fn is_date_fault(message: &str) -> bool {
    message.starts_with("invalid date")
}

/// Whether the line is written `key: value`, as in other formats.
fn is_colon(text: &str, at: usize) -> bool {
    let start = text[..at.min(text.len())]
        .rfind('\n')
        .map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let after_key = line.trim_start().trim_start_matches(is_key);
    after_key.trim_start().starts_with(':')
}

/// A word for the kind of slip; the messages select on it.
fn fault(message: &str, here: &str) -> &'static str {
    const KNOWN: [(&str, &str); 16] = [
        ("string values must be quoted", "quotes"),
        ("invalid basic string", "open-quote"),
        ("invalid literal string", "open-quote"),
        ("missing opening quote", "open-quote"),
        ("missing escaped value", "backslash"),
        ("key with no value", "equals"),
        ("missing assignment", "equals"),
        ("missing value", "value"),
        ("unclosed array", "open-list"),
        ("unclosed inline table", "open-braces"),
        ("missing comma", "comma"),
        ("duplicate key", "twice"),
        ("invalid unquoted key", "key"),
        ("unexpected", "extra"),
        ("extra", "extra"),
        ("too few unicode", "backslash"),
    ];
    let is_empty = here.trim_start_matches([' ', '\t']).lines().next();
    if is_empty.is_none_or(str::is_empty) && message.starts_with("string values") {
        return "value";
    }
    if here.starts_with(['“', '”', '„', '‘', '’', '«', '»']) {
        return "curly";
    }
    KNOWN
        .iter()
        .find(|(sentence, _)| message.starts_with(sentence))
        .map_or("other", |(_, fault)| fault)
}

/// Turns serde's sentence about a value into a problem. `key` is the key at the
/// top that has it, `kind` the type of the file.
pub(super) fn value(message: &str, key: &str, kind: &str) -> Problem {
    let quoted = |text: &str| -> Vec<String> {
        text.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    };
    let key_name = key.to_owned();
    if message.starts_with("unknown field ") {
        let names = quoted(message);
        let known: Vec<&str> = names.iter().skip(1).map(String::as_str).collect();
        let name = names.first().map_or(key, String::as_str);
        return unknown_key(name, kind, Some(key_name), &known);
    }
    if message.starts_with("missing field ") {
        let inner = quoted(message).into_iter().next().unwrap_or_default();
        return Problem::MissingKey {
            key: format!("{key}.{inner}"),
            kind: kind.to_owned(),
        };
    }
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        let names = quoted(rest);
        let known: Vec<&str> = names.iter().skip(1).map(String::as_str).collect();
        let value = names.first().map_or("", String::as_str);
        return Problem::UnknownChoice {
            key: key_name,
            value: value.to_owned(),
            nearest: nearest(value, known.iter().copied()),
            known: known.join(", "),
        };
    }
    if let Some(found) = message.strip_prefix(DATE_EXPECTED) {
        let found = found.trim_start_matches(", found ").to_owned();
        return Problem::NotADate {
            key: key_name,
            found,
        };
    }
    let types = message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "));
    match types {
        Some((found, expected)) => Problem::WrongType {
            key: key_name,
            expected: type_word(expected).to_owned(),
            found: type_word(found).to_owned(),
        },
        None => Problem::WrongValue {
            key: key_name,
            reason: message.to_owned(),
        },
    }
}

/// A key that is not known there; `inside` is the key whose value has it.
pub(super) fn unknown_key(
    key: &str,
    kind: &str,
    inside: Option<String>,
    known: &[&str],
) -> Problem {
    Problem::UnknownKey {
        key: key.to_owned(),
        kind: kind.to_owned(),
        inside,
        nearest: nearest(key, known.iter().copied()),
        known: known.join(", "),
    }
}

/// Serde's name of a type as a word that the messages select on. A whole number
/// that is too small or too large is of the type `number`, too.
fn type_word(text: &str) -> &'static str {
    const WORDS: [(&str, &str); 14] = [
        ("a string", "text"),
        ("string", "text"),
        ("a boolean", "yesno"),
        ("boolean", "yesno"),
        ("a sequence", "list"),
        ("sequence", "list"),
        ("u8", "number"),
        ("u16", "number"),
        ("u32", "number"),
        ("integer", "number"),
        ("floating point", "number"),
        ("datetime", "date"),
        ("struct", "table"),
        ("map", "table"),
    ];
    WORDS
        .iter()
        .find(|(start, _)| text.starts_with(start))
        .map_or("other", |(_, word)| word)
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    fn faults(text: &str) -> Vec<Problem> {
        DeTable::parse_recoverable(text)
            .1
            .into_iter()
            .map(|error| syntax(error.message(), text, &error.span().unwrap_or_default()))
            .collect()
    }

    /// The sentences are the parser's own, and another version may say them
    /// differently: then this test says which.
    #[test]
    fn every_common_slip_has_a_word() {
        for (text, expected) in [
            ("a = Luisteren", "quotes"),
            ("a = “L”", "curly"),
            ("a = \"L", "open-quote"),
            ("a = 'L", "open-quote"),
            ("a", "equals"),
            ("a: 1", "colon"),
            ("a =", "value"),
            ("a = [1", "open-list"),
            ("a = [\"x\" \"y\"]", "comma"),
            ("a = { b = 1", "open-braces"),
            ("a = 1\na = 2", "twice"),
            ("a = \"x\" y", "extra"),
            ("a = \"C:\\map\"", "backslash"),
            ("é = 1", "key"),
        ] {
            let found = faults(text);
            assert!(
                matches!(&found[..], [Problem::TomlSyntax { fault, .. }, ..] if *fault == expected),
                "{text}: {found:?}"
            );
        }
        for text in ["a = 2026-02-30", "a = 14-03-2026", "a = 2026-13-01"] {
            let found = faults(text);
            assert!(
                matches!(&found[..], [Problem::NoSuchDate { found }] if *found == text[4..]),
                "{text}: {found:?}"
            );
        }
    }
}
