//! Normalises the text of one-line fields: invisible characters neither invalidate an input nor stay in it.

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

/// An address, without what contact cards and sentences put around it.
pub(super) fn email(text: &str) -> String {
    let seen = text.nfkc().filter(|c| !is_invisible(*c));
    // The full stop of a Chinese or Japanese keyboard.
    let seen: String = seen.map(|c| if c == '。' { '.' } else { c }).collect();
    let text = words(&seen);
    let card = of_card(&text, "email");
    let address = strip_prefix(&card, &["mailto:", "email:", "e-mail:", "mail:"]);
    // Parameters of a mail link: ?subject=…
    let address = if address.len() < text.len() {
        address.split('?').next().unwrap_or_default()
    } else {
        address
    };
    address
        .trim_end_matches(['.', ',', ';', ':', ' '])
        .to_owned()
}

/// A phone number in ASCII digits, with remarks.
pub(super) fn phone(text: &str) -> String {
    let plain = |c: char| match digit(c) {
        Some(digit) => digit,
        None if is_dash(c) => '-',
        None => c,
    };
    let seen: String = text
        .nfkc()
        .filter(|c| !is_invisible(*c))
        .map(plain)
        .collect();
    let text = words(&seen);
    let card = of_card(&text, "tel");
    let number = strip_prefix(&card, &["tel:", "sms:", "callto:"]);
    // Parameters of a link: ;ext=12
    let number = if number.len() < text.len() {
        number.split(';').next().unwrap_or_default()
    } else {
        number
    };
    number
        .trim_end_matches(['.', ',', ';', ':', ' '])
        .to_owned()
}

/// What a contact card (vCard, RFC 6350) has under a name: `TEL;TYPE=CELL:+31612345678`, alone or among other lines. Of
/// other texts everything.
fn of_card(text: &str, name: &str) -> String {
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
    let mut runs = text
        .split(|c: char| !in_number(c))
        .filter(|run| digits(run) > 0);
    let whole = |run: &str| (7..=15).contains(&digits(run));
    // Nothing hangs on its digits, as in "06 1234567a".
    let hangs_on = |pair: (char, char)| {
        pair.0.is_ascii_digit() && pair.1.is_alphabetic()
            || pair.0.is_alphabetic() && pair.1.is_ascii_digit()
    };
    let stuck = text.chars().zip(text.chars().skip(1)).any(hangs_on);
    let several = |run: &str| run.split('/').all(whole);
    !stuck && runs.any(|run| whole(run) || several(run) || starts_with_one(run))
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
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How long a text is for a least length: an ideograph is a word or a name by itself.
pub(super) fn weight(text: &str) -> usize {
    let ideograph = |c: char| matches!(u32::from(c), 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF);
    text.chars().map(|c| if ideograph(c) { 2 } else { 1 }).sum()
}
