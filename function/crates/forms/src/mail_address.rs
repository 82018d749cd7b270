//! Finds the address in what somebody pastes: from a contact card, a mail program, a link or a sentence.
//!
//! It is never guessed: with a word in front that could be its beginning, or with two addresses, nothing is taken.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::free_text::{of_card, words};
use characters::is_invisible;

/// What is wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailProblem {
    /// There are several.
    Several,
    /// A comma, mostly instead of a full stop.
    Comma,
    /// More than one `@`.
    TwoSigns,
    /// A blank, or words around it.
    Blank,
    /// Nothing like `.nl` at the end.
    NoEnding,
}

/// Characters that no address has, and that stand around one or between two.
fn is_border(c: char) -> bool {
    c.is_whitespace() || "<>()[]\"“”„«»‹›,;:،؛、".contains(c)
}

/// Characters that somebody puts on both sides: quotes, and what makes letters bold in a chat.
const PAIRED: [char; 6] = ['\'', '*', '_', '~', '`', '’'];

/// The address, without what contact cards and sentences put around it; the whole text where none is sure.
pub(super) fn read(text: &str) -> String {
    let seen = text.nfkc().filter(|c| !is_invisible(*c));
    // The full stop of a Chinese or Japanese keyboard.
    let seen: String = seen.map(|c| if c == '。' { '.' } else { c }).collect();
    let text = without_parameters(&of_card(&words(&seen), "email")).to_owned();
    let text = if text.contains('@') {
        text
    } else {
        percent_decode_str(&text).decode_utf8_lossy().into_owned()
    };
    let found = addresses(&text);
    let (Some(first), Some(last)) = (found.first(), found.last()) else {
        return text;
    };
    let is_one = found.iter().all(|other| other.is_same(first));
    let signs: usize = found
        .iter()
        .map(|one| one.address.matches('@').count())
        .sum();
    let before = &text[..first.at];
    let after = &text[last.at + last.address.len()..];
    if is_one && text.matches('@').count() == signs && is_apart(before, after) {
        first.address.to_owned()
    } else {
        text
    }
}

/// A link to mail without its subject and its copies: `mailto:els@voorbeeld.nl?cc=…`.
fn without_parameters(text: &str) -> &str {
    let is_link = text
        .get(.."mailto:".len())
        .is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
    match text.split_once('?') {
        Some((address, _)) if is_link => address,
        _ => text,
    }
}

/// An address in a text, and where it begins.
struct Address<'a> {
    at: usize,
    address: &'a str,
}

impl Address<'_> {
    fn is_same(&self, other: &Self) -> bool {
        self.address.to_lowercase() == other.address.to_lowercase()
    }
}

fn addresses(text: &str) -> Vec<Address<'_>> {
    let mut at = 0;
    let mut found = Vec::new();
    for piece in text.split_inclusive(is_border) {
        let bare = bare(piece.trim_end_matches(is_border));
        if fits(bare) {
            found.push(Address {
                at: at + piece.find(bare).unwrap_or(0),
                address: bare,
            });
        }
        at += piece.len();
    }
    found
}

/// Without what stands on both sides, and without what no address ends with.
fn bare(piece: &str) -> &str {
    let no_letter = |c: char| c == '/' || !c.is_ascii() && !c.is_alphanumeric();
    let mut piece = piece.trim_start_matches(no_letter);
    while let Some(inner) = PAIRED.iter().find_map(|c| {
        let inner = piece.strip_prefix(*c)?;
        inner.trim_end_matches(['.', '!']).strip_suffix(*c)
    }) {
        piece = inner;
    }
    piece.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Whether what stands around an address cannot be a part of it.
fn is_apart(before: &str, after: &str) -> bool {
    let empty = |text: &str| !text.contains(char::is_alphanumeric);
    let opened = before.trim_end().ends_with(['<', '(', '[', ':', '|']);
    let closed = after
        .trim_start()
        .starts_with(['>', ')', ']', '(', '[', '<', '?', '|']);
    (empty(before) || opened) && (empty(after) || closed)
}

/// One `@` with something before it and a name with a dot after it. Only a mail server knows whether an address exists,
/// and a stricter check refuses addresses that do.
pub(super) fn fits(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else {
        return false;
    };
    !user.is_empty()
        && !host.contains('@')
        && !text.chars().any(|c| is_border(c) || c.is_control())
        && !host.contains(|c: char| c.is_ascii_punctuation() && !"-._".contains(c))
        && host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
}

/// What is wrong with a text that is no address; nothing when it is nothing like one.
pub(super) fn problem(text: &str) -> Option<EmailProblem> {
    let found = addresses(text);
    let first = found.first();
    let signs = text.matches('@').count();
    if first.is_some_and(|first| found.iter().any(|other| !other.is_same(first))) {
        Some(EmailProblem::Several)
    } else if signs == 0 {
        None
    } else if has_comma_inside(text) {
        Some(EmailProblem::Comma)
    } else if signs > 1 {
        Some(EmailProblem::TwoSigns)
    } else if text.contains(char::is_whitespace) {
        Some(EmailProblem::Blank)
    } else {
        let (_, host) = text.split_once('@')?;
        let host = host.trim_end_matches('.');
        (!host.contains('.')).then_some(EmailProblem::NoEnding)
    }
}

/// Whether a comma stands between letters, and not behind a word.
fn has_comma_inside(text: &str) -> bool {
    let pieces: Vec<&str> = text.split([',', '،', '、']).collect();
    let ends = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let joined = |pair: &[&str]| ends(pair[0].chars().last()) && ends(pair[1].chars().next());
    pieces.windows(2).any(joined)
}
