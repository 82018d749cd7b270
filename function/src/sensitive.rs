//! What in a text may tell who somebody is: a telephone number, an address, a name on the internet. Nothing is refused
//! for it. Whoever asks anonymously is asked once whether it should stay.
//!
//! It looks for what Dutch young people write. A false alarm costs one tap; a name it cannot see at all.

/// Something that may tell who somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it looks like.
    pub kind: Telling,
    /// The piece of text.
    pub text: String,
}

/// What a piece of text looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
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
}

impl Telling {
    /// Its name in the words of the pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
            Self::Url => "url",
            Self::Handle => "handle",
        }
    }
}

/// What the names of Dutch streets end in.
const STREETS: [&str; 17] = [
    "straat",
    "laan",
    "weg",
    "plein",
    "kade",
    "singel",
    "gracht",
    "dijk",
    "hof",
    "pad",
    "steeg",
    "dreef",
    "plantsoen",
    "markt",
    "burg",
    "veld",
    "park",
];
/// Words that end like a street and are none.
const NO_STREETS: [&str; 7] = [
    "onderweg",
    "omweg",
    "snelweg",
    "halfweg",
    "supermarkt",
    "vakantiepark",
    "voetbalveld",
];
/// Endings of web addresses that people write without `www`.
const DOMAINS: [&str; 10] = [
    "nl", "com", "org", "net", "be", "eu", "tv", "gg", "me", "app",
];
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

/// Everything in the text that may tell who somebody is, each once, in order.
pub fn find(text: &str) -> Vec<Found> {
    let words: Vec<&str> = text
        .split_whitespace()
        .map(bare)
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = phones(text);
    for (at, word) in words.iter().enumerate() {
        let after = words.get(at + 1).copied().unwrap_or_default();
        found.extend(looks(word, after));
        if NETWORKS.contains(&word.to_lowercase().as_str()) {
            found.extend(name_on_network(&words[at + 1..]));
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

/// A word without what stands around it in a sentence.
fn bare(word: &str) -> &str {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric() && !"@+".contains(c));
    word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_')
}

fn looks(word: &str, after: &str) -> Option<Found> {
    let found = |kind, text: String| Some(Found { kind, text });
    if is_email(word) {
        return found(Telling::Email, word.to_owned());
    }
    if is_url(word) {
        return found(Telling::Url, word.to_owned());
    }
    if is_handle(word) {
        return found(Telling::Handle, word.to_owned());
    }
    if is_street(word) && is_house_number(after) {
        return found(Telling::Address, format!("{word} {after}"));
    }
    if is_postcode(word) {
        return found(Telling::Address, word.to_owned());
    }
    // Written apart, a year with two capitals behind it looks the same.
    let year = word
        .parse::<u16>()
        .is_ok_and(|number| (1900..2100).contains(&number));
    (!year && after.len() == 2 && is_postcode(&format!("{word}{after}"))).then(|| Found {
        kind: Telling::Address,
        text: format!("{word} {after}"),
    })
}

fn is_email(word: &str) -> bool {
    word.split_once('@').is_some_and(|(user, host)| {
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
    host.rsplit_once('.').is_some_and(|(name, ending)| {
        name.len() > 1
            && DOMAINS.contains(&ending)
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
    let strange = name.chars().any(|c| c.is_ascii_digit() || "_.".contains(c))
        && name.chars().any(char::is_alphabetic);
    (strange && name.chars().count() > 3 && name.chars().all(is_name_character)).then(|| Found {
        kind: Telling::Handle,
        text: (*name).to_owned(),
    })
}

fn is_street(word: &str) -> bool {
    let word = word.to_lowercase();
    !NO_STREETS.contains(&word.as_str())
        && STREETS.iter().any(|ending| {
            word.strip_suffix(ending)
                .is_some_and(|name| name.chars().count() > 2)
        })
}

fn is_house_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word[digits..];
    (1..=4).contains(&digits)
        && rest.chars().count() <= 2
        && rest.chars().all(char::is_alphanumeric)
}

/// Four digits, the first of which is no zero, and two capitals; three pairs of capitals were never given out.
fn is_postcode(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 6
        && matches!(bytes[0], b'1'..=b'9')
        && bytes[1..4].iter().all(u8::is_ascii_digit)
        && bytes[4..].iter().all(u8::is_ascii_uppercase)
        && !matches!(&word[4..], "SA" | "SD" | "SS")
}

/// Digits with what people write between them, in the lengths that Dutch numbers have. A free number is a helpline.
fn phones(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '+') {
        let run = &rest[start..];
        let end = run
            .find(|c: char| !(c.is_ascii_digit() || " -+./()".contains(c)))
            .unwrap_or(run.len());
        let piece = run[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits: String = piece.chars().filter(char::is_ascii_digit).collect();
        let free = digits.starts_with("0800") || digits.starts_with("0900");
        let abroad = piece.starts_with('+') || digits.starts_with("00");
        let fits = if abroad {
            (9..=15).contains(&digits.len())
        } else {
            digits.len() == 10 && digits.starts_with('0')
        };
        if fits && !free {
            found.push(Found {
                kind: Telling::Phone,
                text: piece.to_owned(),
            });
        }
        rest = &run[end..];
    }
    found
}
