//! What is wrong with a value, as a problem in the words of an editor.

use super::typed::Fault;
use super::written;
use diagnostics::{Problem, nearest};

/// The value that a fault is about.
pub(super) struct About<'a> {
    /// The keys that lead to the value, with dots between them.
    pub(super) key: &'a str,
    /// Those without the last, when there are several.
    pub(super) inside: Option<&'a str>,
    /// Whether the value is one of a list.
    pub(super) in_list: bool,
    /// The value as it is written.
    pub(super) written: &'a str,
    /// The type of the file.
    pub(super) kind: &'a str,
}

/// What is wrong with a value, as a problem.
pub(super) fn value(fault: Fault, about: &About<'_>) -> Problem {
    let key = about.key.to_owned();
    match fault {
        Fault::UnknownKey { name, known } => {
            unknown_key(&name, about.kind, about.inside.map(str::to_owned), known)
        }
        Fault::MissingKey(name) => {
            let path = [about.key, name].join(".");
            missing_key(path.trim_start_matches('.'), about.kind, about.written)
        }
        Fault::UnknownChoice { value, known } => unknown_choice(about.key, &value, known),
        Fault::NotADate => {
            let found = about.written.to_owned();
            let better = better_date(&key, &found);
            Problem::NotADate { key, found, better }
        }
        Fault::WrongType { expected, found } => wrong_type(expected, found, about),
        Fault::Own(sentence) => Problem::WrongValue {
            key,
            reason: sentence.into(),
        },
    }
}

/// The day that somebody means; where a page may appear at a time, with that.
pub(super) fn better_date(key: &str, found: &str) -> Option<String> {
    let moment = written::moment(found)?;
    let day = moment.split('T').next().unwrap_or_default();
    Some(if key == "publish_on" {
        moment.clone()
    } else {
        day.to_owned()
    })
}

/// A value of another type than it should have.
fn wrong_type(expected: &'static str, found: &'static str, about: &About<'_>) -> Problem {
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
    Problem::WrongType {
        key: about.key.to_owned(),
        expected: if expected == "list" && is_header {
            "list-header"
        } else {
            expected
        },
        found,
        within: if about.in_list { "list" } else { "key" },
        better,
    }
}

/// The value as it should be written, when that is clear.
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
const TRANSLATED: [(&str, &str); 25] = [
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
    ("samenvatting", "description"),
    ("bijgewerkt", "updated"),
    // What other programs have.
    ("tags", "onderwerpen"),
    ("tag", "onderwerpen"),
    ("categories", "onderwerpen"),
    ("category", "onderwerpen"),
    ("summary", "description"),
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

/// A word that is none of the choices.
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
