//! Texts in which a code is written as programs and voices write it: escaped, in a link, in the name of a photo, twice in a
//! row, dictated, or with words that stick to it.
//!
//! Nothing here changes a character of a code. A text is cut where no code goes on, and then read like any other.

use zeroize::Zeroizing;

use super::{CHARACTERS, GROUP, all_values, words};

/// What stands for blanks and dashes where a text was escaped for an address or a page.
const ESCAPED: [(&str, &str); 16] = [
    ("%20", " "),
    ("%2d", "-"),
    ("%3d", "="),
    ("%3a", ":"),
    ("%2f", "/"),
    ("%23", "#"),
    ("%0d", "\n"),
    ("%0a", "\n"),
    ("%c2%a0", " "),
    ("%e2%80%91", "-"),
    ("&nbsp;", " "),
    ("&#45;", "-"),
    ("&#8209;", "-"),
    ("&#160;", " "),
    ("&ndash;", "-"),
    ("&shy;", ""),
];
/// How dictation writes a dash.
const SPOKEN: [&str; 7] = [
    "streepje",
    "minteken",
    "min",
    "koppelteken",
    "dash",
    "hyphen",
    "minus",
];
const ENDINGS: [&str; 6] = [".jpg", ".jpeg", ".png", ".heic", ".webp", ".pdf"];
/// How many small letters behind a capital are a word that sticks to a code, as in `ECR2Kopieer`.
const STUCK: usize = 4;

/// The text with what is escaped as it was meant, without spoken dashes, and cut where words stick to a code.
pub(super) fn cut(text: &str) -> Zeroizing<String> {
    let text = Zeroizing::new(unescaped(text));
    let spoken = |word: &&str| SPOKEN.contains(&word.to_lowercase().as_str());
    let has_spoken = text.split_whitespace().any(|word| spoken(&word));
    let text = if has_spoken {
        let kept = text
            .split_whitespace()
            .map(|word| if spoken(&word) { "-" } else { word });
        Zeroizing::new(kept.collect::<Vec<_>>().join(" ").replace(" - ", "-"))
    } else {
        text
    };
    let pieces = text.split_inclusive(char::is_whitespace);
    Zeroizing::new(pieces.map(without_what_sticks).collect())
}

fn unescaped(text: &str) -> String {
    if !text.contains(['%', '&']) {
        return text.to_owned();
    }
    ESCAPED.iter().fold(text.to_owned(), |text, (from, to)| {
        text.replace(from, to).replace(&from.to_uppercase(), to)
    })
}

/// `codeZQ1D…`, `…ECR2Kopieer` and `foto_….jpg`, cut.
fn without_what_sticks(piece: &str) -> String {
    let small = piece.to_ascii_lowercase();
    let of_file = ENDINGS
        .iter()
        .find_map(|ending| small.trim_end().strip_suffix(ending));
    let piece = match of_file {
        Some(name) if name.len() >= CHARACTERS => piece[..name.len()].replace('_', ": "),
        _ => piece.to_owned(),
    };
    let mut words = ["code", "Code", "CODE"].iter();
    let behind = words.find_map(|word| piece.strip_prefix(word));
    let (before, rest) = match behind {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit() || c.is_uppercase()) => {
            ("code: ", rest)
        }
        _ => ("", piece.as_str()),
    };
    format!("{before}{}", without_word_behind(rest))
}

/// Cut before a capital with small letters that follows what a code ends with.
fn without_word_behind(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let begins = |at: usize| {
        let small = characters[at + 1..].iter();
        let small = small.take_while(|c| c.is_lowercase()).count();
        let before = at.checked_sub(1).map(|before| characters[before]);
        characters[at].is_uppercase()
            && small >= STUCK
            && before.is_some_and(|c| c.is_ascii_digit() || c.is_uppercase())
    };
    let mut cut = String::with_capacity(text.len() + 2);
    for (at, c) in characters.iter().enumerate() {
        if begins(at) {
            cut.push_str(". ");
        }
        cut.push(*c);
    }
    cut
}

/// The code in a link: a part of it that is nothing else, and has a digit, which most words do not. Nothing when there are
/// several.
pub(super) fn in_link(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let small = text.to_lowercase();
    if !["://", "www.", "code="]
        .iter()
        .any(|sign| small.contains(sign))
    {
        return None;
    }
    let parts = text.split(|c: char| c.is_whitespace() || "/?#&=;<>\"'()".contains(c));
    let mut codes = parts.filter_map(whole);
    let first = codes.next()?;
    codes.all(|other| *other == *first).then_some(first)
}

/// The code that was pasted twice in a row.
pub(super) fn doubled(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let (words, _) = words(text);
    let mut values = all_values(&words)?;
    let twice = values.len() == 2 * CHARACTERS && values[..CHARACTERS] == values[CHARACTERS..];
    values.truncate(CHARACTERS);
    twice.then_some(values)
}

fn whole(part: &str) -> Option<Zeroizing<Vec<u8>>> {
    let (words, _) = words(part);
    let even = words.len() == 1 || words.iter().all(|word| word.len() == GROUP);
    let values = all_values(&words)?;
    let digit = part.contains(|c: char| c.is_ascii_digit());
    (values.len() == CHARACTERS && even && digit).then_some(values)
}
