//! Numbers of bank accounts (IBAN). Their digits would look like those of a telephone.

use std::ops::Range;

/// How long they are in the Netherlands, and in the countries that people here come from or go to.
const LENGTHS: [(&str, usize); 18] = [
    ("NL", 18),
    ("BE", 16),
    ("DE", 22),
    ("FR", 27),
    ("LU", 20),
    ("GB", 22),
    ("IE", 22),
    ("ES", 24),
    ("IT", 27),
    ("PL", 28),
    ("TR", 26),
    ("AT", 20),
    ("CH", 21),
    ("PT", 25),
    ("RO", 24),
    ("BG", 22),
    ("LT", 20),
    ("UA", 29),
];
/// After so many characters comes a space, if there are any. Dutch ones have a form of their own, wherever their spaces are.
const GROUP: usize = 4;

/// Their positions in a text.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    for (start, c) in text.char_indices() {
        let starts = c.is_ascii_alphabetic() && !before.is_alphanumeric();
        let inside = found.last().is_some_and(|last| start < last.end);
        if starts && !inside {
            found.extend(length(&text[start..]).map(|length| start..start + length));
        }
        before = c;
    }
    found
}

/// How many bytes of this text are the number of an account, if it begins with one.
fn length(text: &str) -> Option<usize> {
    let country = text.get(..2)?.to_ascii_uppercase();
    let (_, wanted) = LENGTHS.iter().find(|(known, _)| *known == country)?;
    let mut signs = Vec::new();
    let mut apart = false;
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            apart = false;
            signs.push(c.to_ascii_uppercase());
        } else if !apart
            && (signs.len() % GROUP == 0 || country == "NL")
            && (c.is_whitespace() || matches!(c, '.' | '-'))
        {
            apart = true;
        } else {
            return None;
        }
        if signs.len() == *wanted {
            let end = at + c.len_utf8();
            let ends = !text[end..].starts_with(char::is_alphanumeric);
            return (ends && (is_dutch(&signs) || adds_up(&signs))).then_some(end);
        }
    }
    None
}

/// The form of a Dutch account: two letters, two digits, four letters and ten digits, even if the checksum is wrong.
fn is_dutch(signs: &[char]) -> bool {
    signs.starts_with(&['N', 'L'])
        && signs[2..4].iter().all(char::is_ascii_digit)
        && signs[4..8].iter().all(char::is_ascii_alphabetic)
        && signs[8..].iter().all(char::is_ascii_digit)
}

/// ISO 7064: with the first four at the end and letters as 10 to 35, what is left of a division by 97 is 1.
fn adds_up(signs: &[char]) -> bool {
    let turned = signs[4..].iter().chain(&signs[..4]);
    let rest = turned.fold(0, |rest, sign| match sign.to_digit(36) {
        Some(value) if value < 10 => (rest * 10 + value) % 97,
        Some(value) => (rest * 100 + value) % 97,
        None => rest,
    });
    rest == 1
}
