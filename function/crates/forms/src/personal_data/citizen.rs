//! Citizen service numbers (burgerservicenummer, BSN), which are asked for by nobody here and lead to one person.

use std::ops::Range;

/// How many digits it has.
const DIGITS: usize = 9;
/// Words that announce one.
const HINTS: [&str; 5] = [
    "bsn",
    "burgerservicenummer",
    "burgerservice",
    "sofinummer",
    "sofi",
];
/// How many characters before a number are looked at for such a word.
const BEFORE: usize = 40;

/// Their positions in a text: nine digits that add up, or that are called one.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    for (start, c) in text.char_indices() {
        let begins = c.is_ascii_digit() && !before.is_alphanumeric() && before != '+';
        let is_inside = found.last().is_some_and(|last| start < last.end);
        if begins
            && !is_inside
            && let Some((end, digits)) = nine(text, start)
            && (adds_up(&digits) || is_called_one(&text[..start]))
        {
            found.push(start..end);
        }
        before = c;
    }
    found
}

/// Where nine digits end that begin here, with at most one point, dash or space between two of them; no more digits follow.
fn nine(text: &str, start: usize) -> Option<(usize, Vec<u32>)> {
    let mut digits = Vec::new();
    let mut end = start;
    let mut apart = false;
    for (at, c) in text[start..].char_indices() {
        match c.to_digit(10) {
            // It is longer.
            Some(_) if digits.len() == DIGITS => return None,
            Some(digit) => {
                digits.push(digit);
                apart = false;
                end = start + at + c.len_utf8();
            }
            None if !apart && matches!(c, ' ' | '.' | '-' | '\u{a0}') => apart = true,
            None => break,
        }
    }
    let is_whole = !text[end..].starts_with(char::is_alphanumeric);
    (digits.len() == DIGITS && is_whole).then_some((end, digits))
}

/// The test of eleven: weights 9 to 2, and -1 for the last digit.
fn adds_up(digits: &[u32]) -> bool {
    let (last, first) = digits.split_last().unwrap_or((&0, &[]));
    let weighed = first
        .iter()
        .zip((2..=9).rev())
        .map(|(digit, by)| digit * by);
    let sum: u32 = weighed.sum();
    // A telephone number begins with a zero.
    digits.first() != Some(&0) && sum % 11 == last % 11
}

fn is_called_one(before: &str) -> bool {
    let skipped = before.chars().count().saturating_sub(BEFORE);
    let before: String = before.chars().skip(skipped).collect();
    let before = before.to_lowercase();
    let mut words = before.split(|c: char| !c.is_alphanumeric());
    words.any(|word| HINTS.contains(&word))
}
