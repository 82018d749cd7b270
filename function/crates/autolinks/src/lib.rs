//! Addresses and telephone numbers that people write as they are, without markdown: where they are in a text, and where
//! a link on them goes. What the site publishes, what moderators preview and what the asker reads find them here.
//!
//! Web and mail addresses follow the autolinks of GitHub's markdown: punctuation at the end belongs to the sentence, and
//! so does a bracket that was opened before the address.

use std::ops::Range;

/// The numbers to call in danger. Any other short number is more likely to be an amount.
const SHORT_NUMBERS: [&str; 2] = ["112", "113"];
/// Words before which a short number is one to call, whatever comes after it.
const CALL: [&str; 9] = [
    "bel", "belt", "bellen", "gebeld", "nummer", "naar", "call", "dial", "number",
];
/// Separators between the digits of a phone number.
const BETWEEN_DIGITS: &str = " -.()\u{a0}\u{202f}\u{2011}";
/// Words before a colon that is followed by a mail address, and not by a password: `E-mail:info@voorbeeld.nl`.
const MAIL: [&str; 9] = [
    "mail",
    "email",
    "e-mail",
    "mailto",
    "mailadres",
    "adres",
    "contact",
    "via",
    "naar",
];
/// Ends a sentence or closes a quotation, and is no part of an address.
const AFTER: &str = ".,;:!?*_~'’‘”»…";
/// No part of any address.
const NEVER: &str = "<>\"“”„«»|`*";

/// A link that somebody wrote without marking it as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bare {
    /// Where it is in the text.
    pub span: Range<usize>,
    /// Where it leads.
    pub href: String,
}

/// Every bare link of a text, in order. Takes time in proportion to the text, whatever is in it.
pub fn bare(text: &str) -> Vec<Bare> {
    let mut found: Vec<Bare> = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < text.len() {
        let byte = text.as_bytes()[at];
        let link = match byte {
            b'h' | b'H' | b'w' | b'W' => web(text, at),
            b'@' => mail(text, from, at),
            b'0'..=b'9' | b'+' | b'(' => phone(text, at),
            _ => None,
        };
        match link {
            Some(link) => {
                from = link.span.end;
                at = from;
                found.push(link);
            }
            // No digit within a row of digits begins a number.
            None if byte.is_ascii_digit() => {
                at += digits(&text.as_bytes()[at..]);
            }
            None => at += 1,
        }
    }
    found
}

fn digits(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// `https://…` and `www.…`
fn web(text: &str, at: usize) -> Option<Bare> {
    const STARTS: [&str; 3] = ["https://", "http://", "www."];
    let rest = &text[at..];
    let begins = |start: &&&str| {
        let head = rest.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    let start = STARTS.iter().find(begins)?;
    if before(text, at).is_some_and(|c| c.is_alphanumeric() || "/@".contains(c)) {
        return None;
    }
    let is_www = *start == "www.";
    let host_from = if is_www { 0 } else { start.len() };
    if !is_host(&rest[host_from..]) {
        return None;
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || c.is_control() || is_private(c) || NEVER.contains(c))
        .unwrap_or(rest.len());
    let address = without_punctuation(&rest[..end]);
    let href = if is_www {
        format!("https://{address}")
    } else {
        address.to_owned()
    };
    (address.len() > start.len()).then(|| Bare {
        span: at..at + address.len(),
        href,
    })
}

/// The private use area: the generator marks its shortcodes with a character of it.
fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Whether a text begins with the name of a site: words of letters and digits with a dot between them.
fn is_host(text: &str) -> bool {
    // No name is longer, and a row of dots could be.
    let text = &text[..text.floor_char_boundary(256)];
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || "-_.".contains(c)))
        .unwrap_or(text.len());
    let name = text[..end].trim_end_matches('.');
    let parts = || name.split('.');
    parts().count() > 1 && parts().all(|part| part.starts_with(char::is_alphanumeric))
}

/// An address without what belongs to the sentence around it.
fn without_punctuation(address: &str) -> &str {
    let count = |bracket: char| address.matches(bracket).count();
    let mut open = [
        (')', count(')').saturating_sub(count('('))),
        (']', count(']').saturating_sub(count('['))),
    ];
    let mut end = address.len();
    for (at, c) in address.char_indices().rev() {
        let is_loose = open.iter_mut().any(|(bracket, loose)| {
            let is_this = *bracket == c && *loose > 0;
            *loose -= usize::from(is_this);
            is_this
        });
        if !is_loose && !AFTER.contains(c) {
            break;
        }
        end = at;
    }
    &address[..end]
}

/// `naam@voorbeeld.nl`; `from` is the end of the previous link, and `at` the position of the `@`.
fn mail(text: &str, from: usize, at: usize) -> Option<Bare> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || ".+_-".contains(c);
    let name = text[from..at].trim_end_matches(is_name);
    let start = from + name.len();
    let start =
        start + text[start..at].len() - text[start..at].trim_start_matches(['.', '-', '+']).len();
    let rest = &text[at + 1..];
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c)))
        .unwrap_or(rest.len());
    let host = rest[..end].trim_end_matches(['.', '-', '_']);
    let (_, last) = host.rsplit_once('.')?;
    let is_mail = start < at
        && is_host(host)
        && last.len() > 1
        && last.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !rest[host.len()..].starts_with('@')
        && before(text, start).is_none_or(|c| !c.is_alphanumeric() && !"/@".contains(c))
        && !is_password(&text[..start]);
    let address = &text[start..=at + host.len()];
    is_mail.then(|| Bare {
        span: start..start + address.len(),
        href: format!("mailto:{address}"),
    })
}

/// Whether a name of an address is the password of somebody: `naam:wachtwoord@voorbeeld.nl`.
fn is_password(before: &str) -> bool {
    let Some(name) = before.strip_suffix(':') else {
        return false;
    };
    let near = name.floor_char_boundary(name.len().saturating_sub(24));
    let is_part = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    let word = &name[name[near..].trim_end_matches(is_part).len() + near..];
    !word.is_empty() && !MAIL.iter().any(|mail| mail.eq_ignore_ascii_case(word))
}

/// No telephone number is longer, and a table of figures can be.
const LONGEST_PHONE: usize = 40;

/// A phone number in Dutch notation.
fn phone(text: &str, at: usize) -> Option<Bare> {
    let before = before(text, at).unwrap_or(' ');
    if before.is_alphanumeric() || "+-/.,€$_=#&@".contains(before) || is_account(&text[..at]) {
        return None;
    }
    let rest = &text[at..];
    let end = rest
        .char_indices()
        .find(|(index, c)| {
            *index >= LONGEST_PHONE
                || !(c.is_ascii_digit() || *c == '+' || BETWEEN_DIGITS.contains(*c))
        })
        .map_or(rest.len(), |(index, _)| index);
    let whole = rest[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
    // "112 (24 uur)": the first word alone may be a number as well.
    let word = whole.split(' ').next().unwrap_or(whole);
    let written = [whole, word]
        .into_iter()
        .find(|one| is_number(one) && (one.len() > 3 || is_called(text, at, one.len())))?;
    let after = rest[written.len()..].chars().next();
    if after.is_some_and(|c| c.is_alphanumeric() || "@%€_=/".contains(c)) {
        return None;
    }
    Some(Bare {
        span: at..at + written.len(),
        href: telephone_link(written)?,
    })
}

/// The link that dials a number: `tel:08000432` for `0800-0432`; none without digits. The nought of `+31 (0)6` is only for
/// who calls without the number of the country.
pub fn telephone_link(number: &str) -> Option<String> {
    let is_dialled = |c: &char| c.is_ascii_digit() || *c == '+';
    let has_country = number.starts_with('+') || number.starts_with("00");
    let without = number.replacen("(0)", "", usize::from(has_country));
    let digits: String = without.chars().filter(is_dialled).collect();
    (!digits.is_empty()).then(|| format!("tel:{digits}"))
}

/// Whether a number is that of a bank account: "NL91 ABNA" comes before its ten figures.
fn is_account(before: &str) -> bool {
    let near = before.floor_char_boundary(before.len().saturating_sub(16));
    let mut words = before[near..].split_whitespace().rev();
    let is_upper = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_bank = words
        .next()
        .is_some_and(|bank| bank.len() == 4 && is_upper(bank));
    is_bank
        && words.next().is_some_and(|land| {
            let letters = land.get(..2).is_some_and(is_upper);
            land.len() == 4 && letters && land[2..].bytes().all(|byte| byte.is_ascii_digit())
        })
}

/// Whether a short number is one to call: "bel 113 of …", and not "112 gemeenten".
fn is_called(text: &str, at: usize, length: usize) -> bool {
    let near = text.floor_char_boundary(at.saturating_sub(24));
    let word = text[near..at]
        .split_whitespace()
        .next_back()
        .unwrap_or_default();
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_asked = CALL.iter().any(|call| call.eq_ignore_ascii_case(word));
    let rest = &text[at + length..];
    let counts = rest
        .strip_prefix([' ', '\u{a0}'])
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    is_asked || !counts
}

fn is_number(written: &str) -> bool {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let free = ["0800", "0900"]
        .iter()
        .any(|start| digits.starts_with(start));
    if written.starts_with('+') {
        return (9..=15).contains(&digits.len());
    }
    SHORT_NUMBERS.contains(&written)
        || free && matches!(digits.len(), 8 | 11)
        || digits.starts_with('0')
            && !digits.starts_with("00")
            && digits.len() == 10
            && !begins_with_date(written)
}

/// "03-11-2026 14" of "03-11-2026 14:00" has ten digits, too.
fn begins_with_date(written: &str) -> bool {
    let mut parts = written.split(['-', '.', ' ', '\u{a0}', '\u{202f}', '\u{2011}']);
    let mut length = || parts.next().map_or(0, str::len);
    let (day, month, year) = (length(), length(), length());
    (1..=2).contains(&day) && (1..=2).contains(&month) && year == 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        bare(text)
            .into_iter()
            .map(|link| (text[link.span].to_owned(), link.href))
            .collect()
    }

    #[test]
    fn an_address_ends_where_a_reader_ends_it() {
        for (text, expected) in [
            ("Kijk op https://www.113.nl.", "https://www.113.nl"),
            ("(zie https://x.nl/a)", "https://x.nl/a"),
            (
                "https://nl.wikipedia.org/wiki/Gouda_(stad)",
                "https://nl.wikipedia.org/wiki/Gouda_(stad)",
            ),
            ("[https://x.nl/a]", "https://x.nl/a"),
            ("“https://x.nl/a”", "https://x.nl/a"),
            ("https://x.nl/?a=1&b=2, en", "https://x.nl/?a=1&b=2"),
            ("https://x.nl:8080/a/", "https://x.nl:8080/a/"),
            ("HTTPS://X.NL/A!", "HTTPS://X.NL/A"),
            ("https://x.nl/a?!", "https://x.nl/a"),
            ("https://x.nl/…", "https://x.nl/"),
        ] {
            assert_eq!(
                found(text),
                [(expected.to_owned(), expected.to_owned())],
                "{text}"
            );
        }
    }

    #[test]
    fn other_links_get_what_is_missing() {
        for (text, words, href) in [
            (
                "Op www.voorbeeld.nl.",
                "www.voorbeeld.nl",
                "https://www.voorbeeld.nl",
            ),
            (
                "Mail naar info@voorbeeld.nl.",
                "info@voorbeeld.nl",
                "mailto:info@voorbeeld.nl",
            ),
            (
                "(jan.de-wit+x@mail.voorbeeld.nl)",
                "jan.de-wit+x@mail.voorbeeld.nl",
                "mailto:jan.de-wit+x@mail.voorbeeld.nl",
            ),
            ("Bel 0800-0432, gratis", "0800-0432", "tel:08000432"),
            ("Bel 010-1234567.", "010-1234567", "tel:0101234567"),
            ("Bel +31 6 12345678", "+31 6 12345678", "tel:+31612345678"),
            (
                "Of +31 (0)6 12345678",
                "+31 (0)6 12345678",
                "tel:+31612345678",
            ),
            ("Bel 113 als het niet gaat", "113", "tel:113"),
            ("Of 113!", "113", "tel:113"),
            ("06\u{2011}12345678", "06\u{2011}12345678", "tel:0612345678"),
            (
                "Bel 06\u{a0}12\u{a0}34\u{a0}56\u{a0}78",
                "06\u{a0}12\u{a0}34\u{a0}56\u{a0}78",
                "tel:0612345678",
            ),
            (
                "E-mail:info@voorbeeld.nl",
                "info@voorbeeld.nl",
                "mailto:info@voorbeeld.nl",
            ),
        ] {
            assert_eq!(found(text), [(words.to_owned(), href.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_no_link_stays_text() {
        for text in [
            "112 gemeenten doen mee",
            "In 2024 waren het er 1120, dus 3,113 of 112e",
            "Op 01-02-2026 om 10.30",
            "03-11-2026 14:00",
            "https://",
            "https:// x",
            "www.",
            "www..nl",
            "http://localhost",
            "a@b",
            "@naam",
            "x@y.1",
            "a@b@c.nl@",
            "naam:geheim@voorbeeld.nl",
            "ftp://naam:geheim@voorbeeld.nl",
            "€112",
            "NL91 ABNA 0417 1640 00",
            "1234567890",
            "hhttps://x.nl",
            "0123456789012345",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn any_row_of_characters_is_read_in_linear_time() {
        // Twice the text may take about twice the time; a quadratic algorithm would take far longer.
        for piece in [
            "www.",
            "https://",
            "a@",
            "@",
            "0",
            "0 ",
            "112 ",
            "(",
            ")",
            "h",
            "https://x.nl/)",
            "+",
            "1.1.",
        ] {
            let time = |count: usize| {
                let text = piece.repeat(count);
                let mut times = (0..3).map(|_| {
                    let start = std::time::Instant::now();
                    std::hint::black_box(bare(&text));
                    start.elapsed()
                });
                let first = times.next().unwrap_or_default();
                times.fold(first, std::cmp::min)
            };
            let (short, long) = (time(20_000), time(80_000));
            assert!(
                long < short * 12 + std::time::Duration::from_millis(50),
                "{piece}: {short:?} {long:?}"
            );
        }
    }
}
