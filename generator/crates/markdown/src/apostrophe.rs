//! Dutch words that begin with an apostrophe: 's avonds, 't, zo'n. Smart punctuation takes the mark before them for the
//! beginning of a quotation, and inside one for its beginning or end.
//!
//! So those are marked before markdown is read, by a byte that no text has, and every other offset stays true.

use pulldown_cmark::{CowStr, Event, Tag};

/// Stands in for an apostrophe; a control character, which is in no text that is published.
pub(super) const MARK: char = '\u{1a}';

/// A placeholder for the mark of inches: `5"` is no end of a quotation.
pub(super) const INCHES: char = '\u{1c}';

/// What is left of words that lost their beginning, or of `zijn` in `z'n`.
const SHORT: [&str; 8] = ["s", "t", "n", "k", "m", "r", "d", "ns"];
/// Those that begin a quotation when they have a capital.
const SMALL: [&str; 2] = ["ie", "em"];
/// Before the last two digits of a year.
const BEFORE_YEARS: [&str; 19] = [
    "jaren", "jaar", "in", "uit", "van", "sinds", "vanaf", "tot", "en", "of", "zomer", "winter",
    "lente", "herfst", "voorjaar", "najaar", "begin", "eind", "rond",
];

/// Puts marks in the place of the apostrophes that begin a word. Returns whether there are any.
pub(super) fn mark(text: &mut String) -> bool {
    let found: Vec<usize> = text
        .match_indices('\'')
        .map(|(at, _)| at)
        .filter(|at| begins_word(text, *at))
        .collect();
    let inches = inches(text);
    for (places, sign) in [(&found, MARK), (&inches, INCHES)] {
        for at in places {
            text.replace_range(at..&(at + 1), sign.encode_utf8(&mut [0; 4]));
        }
    }
    !found.is_empty() || !inches.is_empty()
}

/// The marks of inches: after a figure, in a paragraph where no quotation is open.
fn inches(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut is_open = false;
    let mut last = 0;
    for (at, _) in text.match_indices('"') {
        if text[last..at].contains("\n\n") {
            is_open = false;
        }
        last = at;
        let is_figure = text[..at].ends_with(|c: char| c.is_ascii_digit());
        if is_figure && !is_open {
            found.push(at);
        } else {
            is_open = !is_open;
        }
    }
    found
}

/// Puts the apostrophes in that were marked: curly ones in words, straight ones in code and addresses.
pub(super) fn put_back(event: Event<'_>) -> Event<'_> {
    let put = |text: CowStr<'_>, sign: &str| -> CowStr<'static> {
        text.replace(MARK, sign).replace(INCHES, "\"").into()
    };
    let has = |text: &CowStr<'_>| text.contains([MARK, INCHES]);
    match event {
        Event::Text(words) if has(&words) => Event::Text(put(words, "’")),
        Event::Code(code) if has(&code) => Event::Code(put(code, "'")),
        Event::InlineHtml(html) if has(&html) => Event::InlineHtml(put(html, "'")),
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) if has(&dest_url) || has(&title) => Event::Start(Tag::Link {
            link_type,
            dest_url: put(dest_url, "'"),
            title: put(title, "’"),
            id,
        }),
        Event::Start(Tag::Image {
            link_type,
            dest_url,
            title,
            id,
        }) if has(&dest_url) || has(&title) => Event::Start(Tag::Image {
            link_type,
            dest_url: put(dest_url, "'"),
            title: put(title, "’"),
            id,
        }),
        event => event,
    }
}

fn begins_word(text: &str, at: usize) -> bool {
    if is_between_words(text, at) {
        return true;
    }
    let before = text[..at].chars().next_back();
    let is_start = before.is_none_or(|c| !c.is_alphanumeric() && !"’`\\/)]}".contains(c));
    // An address may have none of these placeholders.
    let is_address = text[..at].ends_with("](") || text[..at].ends_with("](<");
    if !is_start || is_address {
        return false;
    }
    let rest = &text[at + 1..];
    let length = rest
        .bytes()
        .take(4)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let word = &rest[..length];
    let after = rest[length..].chars().next();
    // A letter between quotes is itself: de 's' van 'sok'.
    if after.is_some_and(|c| c.is_alphanumeric() || "'’".contains(c)) {
        return false;
    }
    let is_short = SHORT.iter().any(|short| short.eq_ignore_ascii_case(word));
    is_short || SMALL.contains(&word) || is_year(word, &text[..at])
}

/// What stands for "and" between two words: Rock 'n' roll.
const JOINED: [&str; 6] = ["rock", "drum", "guns", "mac", "fish", "rhythm"];

/// Whether a mark is one of the two of `'n'` between two words that belong together.
fn is_between_words(text: &str, at: usize) -> bool {
    let start = if text[at..].starts_with("'n' ") {
        at
    } else if text[at..].starts_with("' ") && text[..at].ends_with(" 'n") {
        at - 2
    } else {
        return false;
    };
    let near = text.floor_char_boundary(start.saturating_sub(12));
    let last = text[near..start].split_whitespace().next_back();
    let last = last.map(|last| last.trim_start_matches(|c: char| !c.is_alphanumeric()));
    last.is_some_and(|last| JOINED.iter().any(|word| word.eq_ignore_ascii_case(last)))
}

fn is_year(word: &str, before: &str) -> bool {
    let is_one = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    // The word before it is near.
    let near = before.floor_char_boundary(before.len().saturating_sub(12));
    let last = before[near..].split_whitespace().next_back();
    is_one
        && before.ends_with(' ')
        && last.is_some_and(|last| {
            BEFORE_YEARS
                .iter()
                .any(|word| word.eq_ignore_ascii_case(last))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inches_are_no_quotes() {
        for (text, expected) in [
            ("5\" dik; 6'2\".", "5_ dik; 6'2_."),
            ("\"hij is 15\", zei ze", "\"hij is 15\", zei ze"),
            ("\"open\n\n5\" dik", "\"open\n\n5_ dik"),
        ] {
            let mut marked = text.to_owned();
            mark(&mut marked);
            assert_eq!(marked.replace(INCHES, "_"), expected);
        }
    }

    #[test]
    fn words_that_begin_with_an_apostrophe_are_told_from_quotations() {
        for (text, expected) in [
            (
                "'s Avonds, 's ochtends; 's-Gravenhage",
                "_s Avonds, _s ochtends; _s-Gravenhage",
            ),
            ("'Ik ga 's avonds', zei ze.", "'Ik ga _s avonds', zei ze."),
            ("zei 'ie, en 't is 'n dag", "zei _ie, en _t is _n dag"),
            ("In de jaren '90 en in '68.", "In de jaren _90 en in _68."),
            ("\"'t Spant\" (*'s nachts*)", "\"_t Spant\" (*_s nachts*)"),
            ("de letter 's' en 't'", "de letter 's' en 't'"),
            ("'12 jaar', zei hij", "'12 jaar', zei hij"),
            (
                "'Em was er', zo'n Anna's \\'s",
                "'Em was er', zo'n Anna's \\'s",
            ),
            (
                "Rock 'n' roll, \"drum 'n' bass\"",
                "Rock _n_ roll, \"drum _n_ bass\"",
            ),
            ("'sok' 'tak' 'é'", "'sok' 'tak' 'é'"),
        ] {
            let mut marked = text.to_owned();
            let any = mark(&mut marked);
            assert_eq!(marked.len(), text.len());
            assert_eq!(any, marked != text);
            assert_eq!(marked.replace(MARK, "_"), expected);
        }
    }
}
