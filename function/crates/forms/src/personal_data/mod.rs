//! Finds text that may identify somebody: a phone number, an address, a name on the internet. Nothing is refused for
//! it: an anonymous sender is asked once whether it should stay.
//!
//! It knows what Dutch young people write. A false alarm costs one tap; personal names are not found at all.

mod account;
mod citizen;
mod phone;
mod street;

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use characters::is_invisible;

/// Text that may identify somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its kind.
    pub kind: IdentifierKind,
    /// The piece of text.
    pub text: String,
}

/// The kind of identifying text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentifierKind {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A street with a number, or a postal code.
    Address,
    /// A web address.
    Url,
    /// A name on a social network.
    Handle,
    /// The number of a bank account.
    Account,
    /// A citizen service number (BSN).
    Citizen,
}

impl IdentifierKind {
    /// Its name in the words of the pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
            Self::Url => "url",
            Self::Handle => "handle",
            Self::Account => "account",
            Self::Citizen => "citizen",
        }
    }
}

/// Endings of web addresses that people write without `www`.
const DOMAINS: [&str; 10] = [
    "nl", "com", "org", "net", "be", "eu", "tv", "gg", "me", "app",
];
/// Those that are also words, with which the next sentence may begin when its space is missing: "ze negeren me.net zoals".
const WORDS_TOO: [&str; 4] = ["net", "tv", "me", "app"];
const NETWORKS: [&str; 10] = [
    "insta",
    "instagram",
    "snap",
    "snapchat",
    "tiktok",
    "discord",
    "telegram",
    "roblox",
    "facebook",
    "ig",
];
/// Words between the name of a network and the name on it.
const BETWEEN: [&str; 9] = [
    "is", "heet", "naam", "account", "ik", "op", "mijn", "me", "staat",
];
/// Words that follow an account without being its name: "mijn snap is gehackt". Words of fewer than five letters need
/// not be listed.
const NO_NAMES: [&str; 24] = [
    "stuk",
    "saai",
    "leuk",
    "raar",
    "kapot",
    "prive",
    "privé",
    "nieuw",
    "anders",
    "openbaar",
    "echt",
    "helemaal",
    "gewoon",
    "opeens",
    "ineens",
    "steeds",
    "altijd",
    "nooit",
    "alleen",
    "belangrijk",
    "verboden",
    "langzaam",
    "offline",
    "online",
];
/// Words that often follow a name.
const AFTER_NAME: [&str; 10] = [
    "voeg", "add", "stuur", "app", "en", "dus", "als", "kun", "kan", "mag",
];
/// Two letters behind four digits that are a measure and no postal code.
const MEASURES: [&str; 14] = [
    "km", "cm", "mm", "kg", "mg", "ml", "gb", "mb", "kb", "px", "hz", "kw", "cc", "de",
];

/// All identifying texts, each once, in order.
pub fn find(text: &str) -> Vec<Found> {
    let written: Vec<Word<'_>> = text
        .split_whitespace()
        .map(Word::of)
        .filter(|word| !word.bare.is_empty())
        .collect();
    let words: Vec<&str> = written.iter().map(|word| word.bare).collect();
    let accounts = account::find(text);
    let phones = phone::find(text, &accounts);
    let piece = |kind| {
        move |at: std::ops::Range<usize>| Found {
            kind,
            text: text[at].to_owned(),
        }
    };
    let is_free = |at: &std::ops::Range<usize>| {
        let mut taken = accounts.iter().chain(&phones);
        taken.all(|one| at.end <= one.start || one.end <= at.start)
    };
    let citizens = citizen::find(text).into_iter().filter(is_free);
    let mut found: Vec<Found> = citizens.map(piece(IdentifierKind::Citizen)).collect();
    found.extend(phones.into_iter().map(piece(IdentifierKind::Phone)));
    found.extend(accounts.into_iter().map(piece(IdentifierKind::Account)));
    for (at, word) in words.iter().enumerate() {
        let address = street::find(&written, at).map(|text| Found {
            kind: IdentifierKind::Address,
            text,
        });
        found.extend(
            address.or_else(|| looks(word, words.get(at + 1).copied().unwrap_or_default())),
        );
        found.extend(said_email(&words[at..]));
        if NETWORKS.contains(&word.to_lowercase().as_str()) {
            found.extend(name_on_network(&words[at + 1..]));
            found.extend(name_before_network(&words[..at]));
            found.extend(plain_name(&written, at));
        }
    }
    let mut once: Vec<Found> = Vec::new();
    for one in found {
        if !once.iter().any(|known| known.text == one.text) {
            once.push(one);
        }
    }
    once
}

/// A word as written, and without the punctuation around it.
#[derive(Clone, Copy)]
struct Word<'a> {
    written: &'a str,
    bare: &'a str,
}

impl<'a> Word<'a> {
    fn of(written: &'a str) -> Self {
        let bare = written.trim_start_matches(|c: char| !c.is_alphanumeric() && !"@+".contains(c));
        Self {
            written,
            bare: bare.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_'),
        }
    }

    fn ends_sentence(self) -> bool {
        self.written.ends_with(['.', '!', '?', ';', ':', '…'])
    }

    fn is_followed_by_a_pause(self) -> bool {
        !self.written.ends_with(char::is_alphanumeric)
    }
}

fn looks(written: &str, after: &str) -> Option<Found> {
    let word = &*plain(written);
    let found = |kind| {
        let text = written.to_owned();
        Some(Found { kind, text })
    };
    if is_email(word) {
        return found(IdentifierKind::Email);
    }
    if is_url(word) {
        return found(IdentifierKind::Url);
    }
    if is_handle(word) {
        return found(IdentifierKind::Handle);
    }
    if is_postcode(word) {
        return found(IdentifierKind::Address);
    }
    // Written separately, a year followed by two capitals looks like a postcode.
    let year = word
        .parse::<u16>()
        .is_ok_and(|number| (1900..2100).contains(&number));
    // Two small letters are mostly a word: "2000 en".
    let capitals = after.len() == 2 && after.bytes().all(|b| b.is_ascii_uppercase());
    (!year && capitals && is_postcode(&format!("{word}{after}"))).then(|| Found {
        kind: IdentifierKind::Address,
        text: format!("{written} {after}"),
    })
}

/// Without what does not show, and with the signs of other keyboards as they are meant: `sam＠voorbeeld．nl`.
fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return word.into();
    }
    let seen = word.nfkc().filter(|c| !is_invisible(*c));
    seen.map(|c| if c == '。' { '.' } else { c }).collect()
}

/// "sam apenstaartje gmail punt com"
fn said_email(words: &[&str]) -> Option<Found> {
    let [name, at, host, rest @ ..] = words else {
        return None;
    };
    let is_sign = ["apenstaartje", "apestaartje"];
    if !is_sign.contains(&&*at.to_lowercase()) || !name.chars().all(is_name_character) {
        return None;
    }
    let length = match rest {
        [dot, _, ..] if ["punt", "dot"].contains(&&*dot.to_lowercase()) => 5,
        _ if host.contains('.') => 3,
        _ => return None,
    };
    Some(Found {
        kind: IdentifierKind::Email,
        text: words[..length].join(" "),
    })
}

/// With the signs that people write to hide an address from machines, and a comma for the point.
fn is_email(word: &str) -> bool {
    let mut plain = word.to_lowercase();
    for (written, meant) in [
        ("(at)", "@"),
        ("[at]", "@"),
        ("(apenstaartje)", "@"),
        ("(dot)", "."),
        ("[dot]", "."),
        ("(punt)", "."),
    ] {
        plain = plain.replace(written, meant);
    }
    // "gmail,com" is a slip, and "iedereen,kom" a sentence without its space.
    if let Some((host, ending)) = plain.rsplit_once(',')
        && DOMAINS.contains(&ending)
    {
        plain = format!("{host}.{ending}");
    }
    plain.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.starts_with('.') && !host.contains('@')
    })
}

fn is_url(word: &str) -> bool {
    let word = word.to_lowercase();
    if ["http://", "https://", "www."]
        .iter()
        .any(|start| word.starts_with(start) && word.len() > start.len())
    {
        return true;
    }
    let host = word.split('/').next().unwrap_or_default();
    // A name of one letter is no site by itself: "t.me" is, with somebody's name behind it. A mark is none either: "11.nl".
    let has_path = host.len() + 1 < word.len();
    let shortest = if has_path { 1 } else { 2 };
    host.rsplit_once('.').is_some_and(|(name, ending)| {
        name.len() >= shortest
            && name.bytes().any(|b| b.is_ascii_alphabetic())
            && DOMAINS.contains(&ending)
            && (has_path || !WORDS_TOO.contains(&ending))
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b))
    })
}

fn is_handle(word: &str) -> bool {
    word.strip_prefix('@')
        .is_some_and(|name| name.chars().count() > 1 && name.chars().all(is_name_character))
}

fn is_name_character(c: char) -> bool {
    c.is_alphanumeric() || "_.-".contains(c)
}

/// A name that nobody would take for a word: with a digit, an underscore or a full stop in it.
fn name_on_network(after: &[&str]) -> Option<Found> {
    let name = after
        .iter()
        .take(5)
        .find(|word| !BETWEEN.contains(&word.to_lowercase().as_str()))?;
    is_strange(name).then(|| Found {
        kind: IdentifierKind::Handle,
        text: (*name).to_owned(),
    })
}

fn is_strange(name: &str) -> bool {
    name.chars().any(|c| c.is_ascii_digit() || "_.".contains(c))
        && name.chars().any(char::is_alphabetic)
        && name.chars().count() > 3
        && name.chars().all(is_name_character)
}

/// "sanne2009 op snap"
fn name_before_network(before: &[&str]) -> Option<Found> {
    let [.., name, on] = before else {
        return None;
    };
    (on.eq_ignore_ascii_case("op") && is_strange(name)).then(|| Found {
        kind: IdentifierKind::Handle,
        text: (*name).to_owned(),
    })
}

/// "mijn snap is sannevdberg": a name that could be a word, where nothing else makes sense. It ends the sentence, or
/// something follows that one says after a name.
fn plain_name(written: &[Word<'_>], network: usize) -> Option<Found> {
    let word = |at: usize| written.get(at).map(|word| word.bare.to_lowercase());
    let mine = ["mijn", "m'n", "mn", "me"].contains(&&*word(network.checked_sub(1)?)?);
    let is = ["is", "heet"].contains(&&*word(network + 1)?);
    let word_of_name = written.get(network + 2)?;
    let name = word_of_name.bare;
    let small = name.to_lowercase();
    let ended = word_of_name.is_followed_by_a_pause();
    let last = ended || word(network + 3).is_none_or(|next| AFTER_NAME.contains(&&*next));
    let fits = small.chars().count() > 4 && name.chars().all(is_name_character);
    // "gehackt", "verwijderd", "geblokkeerd", "overgenomen"
    let done_to = ["ge", "ver", "be", "ont", "over", "afge", "opge", "inge"]
        .iter()
        .any(|start| small.starts_with(start))
        && small.ends_with(['d', 't', 'n']);
    let ordinary = done_to || NO_NAMES.contains(&&*small);
    (mine && is && last && fits && !ordinary).then(|| Found {
        kind: IdentifierKind::Handle,
        text: name.to_owned(),
    })
}

/// Four digits, the first of which is no zero, and two letters; three pairs of letters were never given out.
fn is_postcode(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 6
        && matches!(bytes[0], b'1'..=b'9')
        && bytes[1..4].iter().all(u8::is_ascii_digit)
        && bytes[4..].iter().all(u8::is_ascii_alphabetic)
        && !matches!(&*word[4..].to_ascii_uppercase(), "SA" | "SD" | "SS")
        && !MEASURES.contains(&&word[4..])
}
