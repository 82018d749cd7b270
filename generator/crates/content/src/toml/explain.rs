//! Turns what serde says of a value (English, for programmers, and only text)
//! into problems that can be said in the words of an editor.

use super::value::DATE_EXPECTED;
use super::written;
use diagnostics::{Problem, nearest};

/// What a sentence is about.
pub(crate) struct About<'a> {
    /// The keys that lead to the value, with dots between them.
    pub(crate) key: &'a str,
    /// Those without the last, when there are several.
    pub(crate) inside: Option<&'a str>,
    /// Whether the value is one of a list.
    pub(crate) in_list: bool,
    /// The value as it is written.
    pub(crate) written: &'a str,
    /// The type of the file.
    pub(crate) kind: &'a str,
}

/// Turns serde's sentence about a value into a problem.
pub(crate) fn value(message: &str, about: &About<'_>) -> Problem {
    let key = about.key.to_owned();
    if message.starts_with("unknown field ") {
        let names = quoted(message);
        let known: Vec<&str> = names.iter().skip(1).map(String::as_str).collect();
        let name = names.first().map_or(about.key, String::as_str);
        return unknown_key(name, about.kind, about.inside.map(str::to_owned), &known);
    }
    if let Some(inner) = missing_field(message) {
        let path = [about.key, &inner].join(".");
        return missing_key(path.trim_start_matches('.'), about.kind, about.written);
    }
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        let names = quoted(rest);
        let known: Vec<&str> = names.iter().skip(1).map(String::as_str).collect();
        let value = names.first().map_or("", String::as_str);
        return unknown_choice(about.key, value, &known);
    }
    if let Some(found) = message.strip_prefix(DATE_EXPECTED) {
        let found = found.trim_start_matches(", found ").to_owned();
        let better = written::date(&found).map(|date| date.to_string());
        return Problem::NotADate { key, found, better };
    }
    wrong_type(message, about).unwrap_or(Problem::WrongValue {
        key,
        reason: message.to_owned().into(),
    })
}

fn quoted(text: &str) -> Vec<String> {
    let parts = text.split('`').skip(1).step_by(2);
    parts.map(str::to_owned).collect()
}

/// The key that a sentence says is missing.
pub(crate) fn missing_field(message: &str) -> Option<String> {
    let rest = message.strip_prefix("missing field ")?;
    quoted(rest).into_iter().next()
}

/// A word that may stand where another did.
pub(super) fn first_choice(message: &str) -> Option<String> {
    let rest = message.strip_prefix("unknown variant ")?;
    quoted(rest).into_iter().nth(1)
}

/// A value of another type than it should have.
fn wrong_type(message: &str, about: &About<'_>) -> Option<Problem> {
    let (found, expected) = not_that(message)?;
    let expected = type_word(expected);
    let found = match type_word(found) {
        "other" => written_type(about.written),
        word => word,
    };
    let value = as_it_should_be(about, expected, found);
    let name = about.key.rsplit('.').next().unwrap_or_default();
    let better = value.map(|value| {
        if about.in_list {
            value
        } else {
            format!("{name} = {value}")
        }
    });
    // `[helplines]` above a group is one; `[[helplines]]` is one of a list.
    let is_header = about.written.starts_with('[') && found == "table";
    Some(Problem::WrongType {
        key: about.key.to_owned(),
        expected: if expected == "list" && is_header {
            "list-header"
        } else {
            expected
        },
        found,
        within: if about.in_list { "list" } else { "key" },
        better,
    })
}

/// What a sentence says was found, and what was expected.
fn not_that(message: &str) -> Option<(&str, &str)> {
    message
        .strip_prefix("invalid type: ")
        .or_else(|| message.strip_prefix("invalid value: "))
        .and_then(|rest| rest.rsplit_once(", expected "))
        // A group that is written as a list of its values.
        .or_else(|| {
            message
                .strip_prefix("invalid length ")?
                .split_once(", expected ")
        })
        // An enum of words, which takes text or a table with one key.
        .or_else(|| {
            let is_choice = ["wanted string or table", "wanted exactly 1 element"]
                .iter()
                .any(|start| message.starts_with(start));
            is_choice.then_some(("", "a string"))
        })
}

/// The value as it should be written, when that can be told.
fn as_it_should_be(about: &About<'_>, expected: &str, found: &str) -> Option<String> {
    let is_short = !about.written.contains(['\n', '"', '\'', '\\']);
    match expected {
        "text" if is_short => Some(format!("\"{}\"", about.written)),
        "yesno" => written::yes_or_no(about.written).map(str::to_owned),
        "number" => Some(about.written.trim_matches(['"', '\'']))
            .filter(|text| text.parse::<u32>().is_ok())
            .map(str::to_owned),
        "list" if found == "text" => Some(format!("[{}]", about.written.replace(", ", "\", \""))),
        "table" if found == "text" => {
            let (before, after) = GROUPS
                .iter()
                .find(|(key, ..)| *key == about.key)
                .map(|(_, before, after)| (before, after))?;
            Some(format!("{{ {before} = {}{after} }}", about.written))
        }
        _ => None,
    }
}

/// Groups of which somebody may write the first part only: what that is called, and what comes after it.
const GROUPS: [(&str, &str, &str); 5] = [
    ("image", "src", ", alt = \"wat er te zien is\""),
    ("broker", "name", ""),
    ("bron", "title", ""),
    ("contact", "name", ""),
    ("video", "url", ", transcript = \"wat er gezegd wordt\""),
];

/// Dutch words for keys that have an English name.
const TRANSLATED: [(&str, &str); 18] = [
    ("naam", "name"),
    ("titel", "title"),
    ("rol", "role"),
    ("datum", "date"),
    ("omschrijving", "description"),
    ("beschrijving", "description"),
    ("afbeelding", "image"),
    ("plaatje", "image"),
    ("foto", "image"),
    ("concept", "draft"),
    ("adres", "address"),
    ("soort", "kind"),
    ("plaats", "place"),
    ("telefoon", "phone"),
    ("anoniem", "anonymous"),
    ("verplicht", "required"),
    ("talen", "languages"),
    ("menu", "navigation"),
];

/// A key that is not known there; `inside` is the key whose value has it.
pub(crate) fn unknown_key(
    key: &str,
    kind: &str,
    inside: Option<String>,
    known: &[&str],
) -> Problem {
    let translated = TRANSLATED
        .iter()
        .find(|(dutch, english)| *dutch == key.to_lowercase() && known.contains(english))
        .map(|(_, english)| (*english).to_owned());
    Problem::UnknownKey {
        key: key.to_owned(),
        kind: kind.to_owned(),
        inside: inside.map(String::into_boxed_str),
        nearest: translated.or_else(|| nearest(key, known.iter().copied())),
        known: known.join(", ").into_boxed_str(),
        above: None,
    }
}

/// A word that is none of those that may stand there.
pub(crate) fn unknown_choice(key: &str, value: &str, known: &[&str]) -> Problem {
    Problem::UnknownChoice {
        key: key.to_owned(),
        value: value.to_owned(),
        nearest: nearest(value, known.iter().copied()),
        known: known.join(", "),
    }
}

/// A key that is missing; `written` is the value that should have it, or
/// nothing for the file itself.
pub(crate) fn missing_key(key: &str, kind: &str, written: &str) -> Problem {
    let spot = match (written.chars().next(), kind) {
        (Some('{'), _) => "braces",
        (Some('['), _) => "group",
        (Some(_), _) => "dotted", // `image.src = "x"`
        (None, "site" | "formulier") => "file",
        (None, _) => "front",
    };
    let inside = key.rsplit_once('.').map(|(inside, _)| inside.to_owned());
    Problem::MissingKey {
        key: key.to_owned(),
        kind: kind.to_owned(),
        spot,
        inside,
    }
}

/// Serde's name of a type as a word that the messages select on. A whole number
/// that is too small or too large is of the type `number`, too.
fn type_word(text: &str) -> &'static str {
    const WORDS: [(&str, &str); 16] = [
        ("a string", "text"),
        ("string", "text"),
        ("a boolean", "yesno"),
        ("boolean", "yesno"),
        ("a sequence", "list"),
        ("sequence", "list"),
        ("u8", "number"),
        ("u16", "number"),
        ("u32", "number"),
        ("i64", "number"),
        ("integer", "number"),
        ("floating point", "number"),
        ("datetime", "date"),
        ("struct", "table"),
        ("a map", "languages"),
        ("map", "table"),
    ];
    WORDS
        .iter()
        .find(|(start, _)| text.starts_with(start))
        .map_or("other", |(_, word)| word)
}

/// The type of a value as it is written.
fn written_type(text: &str) -> &'static str {
    match text.chars().next() {
        Some('"' | '\'') => "text",
        Some('{') => "table",
        Some('[') if text.ends_with(']') => "list",
        Some('t' | 'f') => "yesno",
        Some('0'..='9' | '-' | '+') if text.matches('-').count() > 1 => "date",
        Some('0'..='9' | '-' | '+') => "number",
        _ => "other",
    }
}
