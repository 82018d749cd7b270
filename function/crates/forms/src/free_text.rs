//! Normalises the text of one-line fields: invisible characters neither invalidate an input nor stay in it.

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use characters::{digit, is_dash, is_invisible};

/// A name or a title on one line. Joiners stay where a script needs them.
pub(super) fn line(text: &str) -> String {
    let composed: Vec<char> = text.nfc().collect();
    let joins = |at: usize| {
        let beside = [at.checked_sub(1), Some(at + 1)].map(|at| at.and_then(|at| composed.get(at)));
        matches!(composed[at], '\u{200c}' | '\u{200d}')
            && beside
                .iter()
                .all(|c| c.is_some_and(|c| !c.is_ascii() && !c.is_whitespace() && !is_steering(*c)))
    };
    let kept = (0..composed.len()).filter(|at| !is_steering(composed[*at]) || joins(*at));
    words(&kept.map(|at| composed[at]).collect::<String>())
}

/// A phone number in ASCII digits, with remarks.
pub(super) fn phone(text: &str) -> String {
    let plain = |c: char| match digit(c) {
        Some(digit) => digit,
        None if is_dash(c) => '-',
        None => c,
    };
    // The frame of a digit that is an emoji shows nothing else.
    let seen = text
        .nfkc()
        .filter(|c| !is_invisible(*c) && *c != '\u{20e3}');
    let text = words(&seen.map(plain).collect::<String>());
    let card = of_card(&text, "tel");
    let number = strip_prefix(&card, &["tel:", "sms:", "callto:"]);
    // Parameters of a link: ;ext=12
    let number = if number.len() < text.len() {
        let number = number.split([';', '?']).next().unwrap_or_default();
        percent_decode_str(number).decode_utf8_lossy()
    } else {
        number.into()
    };
    let number = with_zeros(&number);
    let number = number.trim_start_matches(QUOTES);
    let number = number.trim_end_matches(['.', ',', ';', ':', ' ']);
    number.trim_end_matches(QUOTES).to_owned()
}

/// What a mail program or a sentence puts around a number.
const QUOTES: [char; 8] = ['"', '\'', '<', '>', '“', '”', '„', '’'];

/// With a zero for a letter O that stands at digits, as in `O6 12345678`.
fn with_zeros(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let is_o = |c: char| matches!(c, 'o' | 'O');
    let mut zeros = String::with_capacity(text.len());
    let (mut before, mut behind) = (' ', 0);
    for run in characters.chunk_by(|one, other| is_o(*one) == is_o(*other)) {
        behind += run.len();
        let after = characters.get(behind).copied().unwrap_or(' ');
        let at_digits = before.is_ascii_digit() || after.is_ascii_digit();
        let in_word = before.is_alphabetic() || after.is_alphabetic();
        let zero = is_o(run[0]) && at_digits && !in_word;
        zeros.extend(run.iter().map(|c| if zero { '0' } else { *c }));
        before = run[run.len() - 1];
    }
    zeros
}

/// What a contact card (vCard, RFC 6350) has under a name: `TEL;TYPE=CELL:+31612345678`, alone or among other lines. Of
/// other texts everything.
pub(super) fn of_card(text: &str, name: &str) -> String {
    let is_card = text.contains("VCARD");
    let value = |line: &str| {
        let (property, value) = line.split_once(':')?;
        let mut parts = property.split(';');
        // Some telephones write `item1.TEL`.
        let named = parts.next()?.rsplit('.').next()?;
        let has_more = parts.next().is_some();
        let fits = named.eq_ignore_ascii_case(name) && (has_more || is_card);
        fits.then(|| value.to_owned())
    };
    let mut words = text.split(' ');
    let Some(first) = words.by_ref().find_map(value) else {
        return text.to_owned();
    };
    // Up to the next line of the card.
    let more = words.take_while(|word| !word.contains(':'));
    more.fold(first, |value, word| format!("{value} {word}"))
}

/// Whether there is a number that reaches somebody: seven digits is the shortest, fifteen the longest that exists (E.164).
/// Another number may follow, and words such as "na 6 uur".
pub(super) fn holds_phone(text: &str) -> bool {
    let in_number = |c: char| c.is_ascii_digit() || " -+()./".contains(c);
    let whole = |run: &str| (7..=15).contains(&digits(run));
    let several =
        |run: &str| run.split('/').all(whole) || numbers(run).iter().all(|one| whole(one));
    let mut rest = text;
    while let Some(start) = rest.find(in_number) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c| !in_number(c)).unwrap_or(from.len());
        let (run, after) = from.split_at(end);
        let number = whole(run) || several(run) || starts_with_one(run);
        if number && !is_stuck(before, run, after) {
            return true;
        }
        rest = after;
    }
    false
}

/// Numbers in a row, each of which begins with a zero or a plus behind a blank.
fn numbers(run: &str) -> Vec<&str> {
    let bytes = run.as_bytes();
    let starts =
        (1..run.len()).filter(|at| bytes[at - 1] == b' ' && matches!(bytes[*at], b'0' | b'+'));
    let mut rest = run;
    let mut found = Vec::new();
    for at in starts.rev() {
        let (before, number) = rest.split_at(at);
        found.push(number);
        rest = before;
    }
    found.push(rest);
    found
}

/// Whether a letter hangs on the digits, as in "06 1234567a": it stands for one of them. A word does not.
fn is_stuck(before: &str, run: &str, after: &str) -> bool {
    let letters = |c: &char| c.is_alphabetic();
    let ends = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let in_front = before.chars().rev().take_while(letters).count();
    let behind = after.chars().take_while(letters).count();
    ends(run.chars().next()) && in_front == 1
        || ends(run.chars().last()) && (1..3).contains(&behind)
}

/// "06 12345678 (6": the beginning of a remark hangs on the number.
fn starts_with_one(run: &str) -> bool {
    let before = run.rsplit_once(" (").map_or("", |(before, _)| before);
    (7..=15).contains(&digits(before))
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// Without what only steers how it is shown. Variation selectors belong to the character before.
fn is_steering(c: char) -> bool {
    is_invisible(c) && !matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn strip_prefix<'a>(text: &'a str, prefixes: &[&str]) -> &'a str {
    let mut found = prefixes.iter().filter_map(|prefix| {
        let start = text.get(..prefix.len())?;
        start
            .eq_ignore_ascii_case(prefix)
            .then(|| text[prefix.len()..].trim_start())
    });
    found.next().unwrap_or(text)
}

/// With one space between words, whatever kinds and however many there were.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How long a text is for a least length: an ideograph is a word or a name by itself.
pub(super) fn weight(text: &str) -> usize {
    let ideograph = |c: char| matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF);
    text.chars().map(|c| if ideograph(c) { 2 } else { 1 }).sum()
}
