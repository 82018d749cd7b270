//! Streets with a number.
//!
//! "Kerkstraat 12" is an address. "Op het schoolplein 4 jongens" is none: a schoolyard is a common word, and the number
//! counts something. An uncommon word with a number behind it is a street, unless something is counted or measured. A
//! common word is a street only where the text says that it is an address.

use super::{Word, is_postcode};

/// The endings of Dutch street names.
const ENDINGS: [&str; 23] = [
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
    "straatje",
    "laantje",
    "pleintje",
    "hofje",
    "steegje",
    "str",
];
/// Words that end like a street and mean something else.
const COMMON: &str = include_str!("street/common.txt");
/// The beginnings of verbs that end in "slaan"; no street has these.
const BEATING: [&str; 34] = [
    "ver",
    "over",
    "ont",
    "toe",
    "neer",
    "aan",
    "af",
    "op",
    "in",
    "om",
    "uit",
    "door",
    "dicht",
    "terug",
    "bij",
    "be",
    "mis",
    "stuk",
    "kapot",
    "raak",
    "rond",
    "voort",
    "weg",
    "tegen",
    "vast",
    "na",
    "los",
    "plat",
    "voor",
    "achterover",
    "gade",
    "kwijt",
    "dood",
    "goed",
];
/// Words between a street and its number.
const NUMBER_WORDS: [&str; 4] = ["nr", "nummer", "no", "huisnummer"];
/// Counted or measured things whose word does not end like most plurals.
const COUNTED: &str = include_str!("street/counted.txt");
/// Words that look like a plural behind an address and count nothing.
const NO_PLURALS: &str = include_str!("street/no_plurals.txt");
/// Where somebody lives.
const LIVES: [&str; 12] = [
    "woon",
    "woont",
    "wonen",
    "woonde",
    "woonden",
    "adres",
    "verhuisd",
    "verhuis",
    "logeer",
    "slaap",
    "huis",
    "thuisadres",
];
/// How many words before a street are looked at for that.
const LIVES_WORDS: usize = 5;

/// The address that begins with this word, if it does.
pub(super) fn find(words: &[Word<'_>], at: usize) -> Option<String> {
    let street = words[at];
    let common = kind(street.bare)?;
    let shortened = street.bare.to_lowercase().ends_with("str");
    if street.ends_sentence() && !shortened {
        return None;
    }
    let next = words.get(at + 1)?;
    let named = NUMBER_WORDS.contains(&next.bare.to_lowercase().as_str());
    let number_at = if named { at + 2 } else { at + 1 };
    let number = words.get(number_at)?;
    let (digits, addition) = house_number(street.bare, number)?;
    let behind = if number.is_followed_by_a_pause() {
        &[]
    } else {
        &words[number_at + 1..]
    };
    if !named {
        let cued = says_so(words, at);
        let known = with_postcode(behind);
        let year =
            digits.len() == 4 && (1900..2100).contains(&digits.parse::<u16>().unwrap_or_default());
        let counts = is_counted(digits, addition, behind.first());
        if counts || (!known && (year || (common && !cued))) {
            return None;
        }
    }
    let between = if named {
        format!(" {}", next.bare)
    } else {
        String::new()
    };
    Some(format!("{}{between} {}", street.bare, number.bare))
}

/// Whether a word ends like a street, and then whether it is a common word.
fn kind(word: &str) -> Option<bool> {
    let word = word.to_lowercase();
    let ends = ENDINGS.iter().any(|ending| {
        word.strip_suffix(ending)
            .is_some_and(|name| name.chars().count() > 2)
    });
    let beating = word
        .strip_suffix("slaan")
        .is_some_and(|verb| BEATING.contains(&verb));
    (ends && !beating).then(|| lists(COMMON, &word))
}

fn lists(list: &str, word: &str) -> bool {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .flat_map(str::split_whitespace)
        .any(|known| known == word)
}

/// Whether somebody says that this is where they live, or writes a common word as a name.
fn says_so(words: &[Word<'_>], at: usize) -> bool {
    let before = &words[at.saturating_sub(LIVES_WORDS)..at];
    let begins = before.last().is_none_or(|word| word.ends_sentence());
    let capital = words[at].bare.starts_with(char::is_uppercase)
        && words[at].bare.chars().any(char::is_lowercase);
    let lives = before
        .iter()
        .rev()
        .take_while(|word| !word.ends_sentence())
        .any(|word| LIVES.contains(&word.bare.to_lowercase().as_str()));
    // Towns and countries have a capital letter as well.
    lives || (capital && !begins && !words[at].bare.to_lowercase().ends_with("burg"))
}

/// A house number: `12`, `12b`, `12-2`, `12/hs`. On a field, 3-1 is a score.
fn house_number<'a>(street: &str, number: &Word<'a>) -> Option<(&'a str, &'a str)> {
    let word = number.bare;
    if number.written.chars().any(|c| "%€$°".contains(c)) {
        return None;
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = word.split_at(digits);
    let apart = rest.strip_prefix(['-', '/']);
    if apart.is_some() && street.to_lowercase().ends_with("veld") {
        return None;
    }
    let (addition, longest) = apart.map_or((rest, 2), |addition| (addition, 3));
    let fits = (1..=4).contains(&digits.len())
        && addition.chars().count() <= longest
        && addition.chars().all(char::is_alphanumeric)
        // Twice, and twelve metres.
        && !["x", "km", "m", "cm", "u"].contains(&addition.to_lowercase().as_str());
    fits.then_some((digits, addition))
}

fn with_postcode(behind: &[Word<'_>]) -> bool {
    let word = |at: usize| behind.get(at).map_or("", |word| word.bare);
    is_postcode(word(0)) || is_postcode(&format!("{}{}", word(0), word(1)))
}

/// Whether the number says how many, how long or the how-manieth.
fn is_counted(digits: &str, addition: &str, next: Option<&Word<'_>>) -> bool {
    let Some(next) = next.map(|next| next.bare) else {
        return false;
    };
    if !next.starts_with(char::is_lowercase) {
        return false;
    }
    let is_number = addition.is_empty() || addition.bytes().all(|b| b.is_ascii_digit());
    let ordinal = ["e", "de", "ste"].contains(&addition);
    let plural =
        (next.ends_with("en") || next.ends_with('s')) && digits != "1" && !lists(NO_PLURALS, next);
    let jarige = next.starts_with("jarig");
    (is_number && (lists(COUNTED, next) || plural || jarige)) || (ordinal && next.len() > 3)
}
