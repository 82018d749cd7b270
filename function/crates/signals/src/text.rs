//! What a text is made of before it is compared: words with their places, sentences and quotations.

use ahash::AHashMap;

use super::fold::{self, Spelled};
use super::pictures;

/// What stands where: from which word on, and before which word.
pub(super) type Span = (usize, usize);

/// How many letters a word has at most that is written with something between its letters.
const LONGEST_SPACED: usize = 32;
/// From how many letters on `d o o d` is a word.
const SHORTEST_SPACED: usize = 2;
/// How many words a quotation has at most.
const LONGEST_QUOTATION: usize = 15;
/// Signs that people write for a letter.
const LETTER_SIGNS: [char; 9] = ['@', '$', '€', '*', '!', '|', '#', '%', '&'];
/// What people put into a word to hide it.
const WEDGES: [char; 5] = ['-', '_', '.', '/', '·'];
/// What a quotation begins and ends with.
const QUOTES: [char; 12] = ['"', '\'', '“', '”', '„', '‘', '’', '‚', '«', '»', '‹', '›'];

/// A text as it is compared.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// Each of its words once. There are a dozen lists, and all of them compare the same spellings.
    pub words: Vec<Spelled>,
    /// Where these stand, in order. A place can be there twice: as it is written, and as it is meant (`d o o d`).
    pub tokens: Vec<Token>,
    /// For each word as written, the number of its sentence.
    pub sentences: Vec<usize>,
    /// From where to where something is quoted, in order.
    pub quotations: Vec<Span>,
}

/// A word and its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Which of [`Text::words`].
    pub word: usize,
    /// Which of the words as written it is made of.
    pub span: Span,
}

/// A word in the form of [`fold::plain`] and its place.
#[derive(Debug)]
struct Found {
    word: String,
    span: Span,
}

/// A word as written, and what stands before it.
#[derive(Debug)]
struct Written<'t> {
    before: &'t str,
    word: &'t str,
}

impl Text {
    /// Reads a text of any length, in time that is in proportion to it.
    pub(super) fn new(text: &str) -> Self {
        let plain = fold::plain(text);
        let (written, last) = split(&plain);
        let mut found: Vec<Found> = written.iter().enumerate().map(as_written).collect();
        spaced(&written, &mut found);
        with_signs(&written, &mut found);
        wedged(&written, &mut found);
        found.sort_by_key(|found| found.span);
        let (words, tokens) = each_once(found);
        Self {
            words,
            tokens,
            sentences: sentences(&written),
            quotations: quotations(&written, last),
        }
    }
}

/// The words, each spelled once, and which of them stands where.
fn each_once(found: Vec<Found>) -> (Vec<Spelled>, Vec<Token>) {
    let mut known: AHashMap<String, usize> = AHashMap::new();
    let mut words = Vec::new();
    let token = |Found { word, span }| {
        let word = *known.entry(word).or_insert_with_key(|word| {
            words.push(Spelled::new(word));
            words.len() - 1
        });
        Token { word, span }
    };
    let tokens = found.into_iter().map(token).collect();
    (words, tokens)
}

fn as_written((at, written): (usize, &Written<'_>)) -> Found {
    Found {
        word: written.word.to_owned(),
        span: (at, at + 1),
    }
}

/// The words of a text, and what stands after the last.
fn split(plain: &str) -> (Vec<Written<'_>>, &str) {
    let mut written = Vec::new();
    let mut rest = plain;
    while let Some(start) = rest.find(pictures::is_of_a_word) {
        let (before, from_word) = rest.split_at(start);
        let (word, after) = from_word.split_at(pictures::word_length(from_word));
        written.push(Written { before, word });
        rest = after;
    }
    (written, rest)
}

/// Adds the words whose letters stand apart: `d o o d`, `d.o.o.d`. Where `w i l d o o d` has one space only, nothing says
/// where a word begins, so every letter may begin one.
fn spaced(written: &[Written<'_>], found: &mut Vec<Found>) {
    let letter = |at: usize| {
        let word = written.get(at).map_or("", |written| written.word);
        word.chars().nth(1).is_none() && !word.is_empty() && !pictures::is_word(word)
    };
    let mut at = 0;
    while at < written.len() {
        let start = at;
        at += 1;
        if !letter(start) || !letter(at) {
            continue;
        }
        let between = written[at].before;
        while letter(at) && written[at].before == between && at - start < LONGEST_SPACED {
            at += 1;
        }
        for first in start..(at + 1).saturating_sub(SHORTEST_SPACED) {
            let letters = written[first..at].iter().map(|written| written.word);
            found.push(Found {
                word: letters.collect(),
                span: (first, at),
            });
        }
    }
}

/// Adds the words with a sign for a letter: `zelfm*rd`, `$tom`.
fn with_signs(written: &[Written<'_>], found: &mut Vec<Found>) {
    let joins =
        |before: &str| !before.is_empty() && before.chars().all(|c| LETTER_SIGNS.contains(&c));
    let mut at = 0;
    while at < written.len() {
        let start = at;
        at += 1;
        while at < written.len() && at - start < LONGEST_SPACED && joins(written[at].before) {
            at += 1;
        }
        let sign = written[start].before.chars().next_back();
        let first = sign.filter(|sign| matches!(sign, '@' | '$' | '€'));
        if first.is_none() && at == start + 1 {
            continue;
        }
        let mut word = String::from(written[start].word);
        if let Some(first) = first {
            word.insert(0, first);
        }
        for more in &written[start + 1..at] {
            word.push_str(more.before);
            word.push_str(more.word);
        }
        found.push(Found {
            word,
            span: (start, at),
        });
    }
}

/// Adds the words with something wedged between two parts: `ver-kracht`, `zelf.moord`.
fn wedged(written: &[Written<'_>], found: &mut Vec<Found>) {
    for (at, pair) in written.windows(2).enumerate() {
        let mut between = pair[1].before.chars();
        let wedge = between.next().is_some_and(|sign| WEDGES.contains(&sign));
        if wedge && between.next().is_none() {
            found.push(Found {
                word: [pair[0].word, pair[1].word].concat(),
                span: (at, at + 2),
            });
        }
    }
}

/// For each word the number of its sentence.
fn sentences(written: &[Written<'_>]) -> Vec<usize> {
    let mut sentence = 0;
    let number = |written: &Written<'_>| {
        sentence += usize::from(ends_sentence(written.before));
        sentence
    };
    written.iter().map(number).collect()
}

/// Whether a sentence ends in what stands between two words. In *wil... dood* none does, nor in *d.o.o.d*.
fn ends_sentence(between: &str) -> bool {
    let ends = |c: char| matches!(c, '!' | '?' | '\n' | '؟' | '۔' | '。' | ';');
    let spaced = between.contains(char::is_whitespace);
    (spaced && between.contains(ends))
        || (spaced && between.contains('.') && !between.contains(".."))
}

/// Where something is quoted: from a word right after a quotation mark to the first word right before one.
fn quotations(written: &[Written<'_>], last: &str) -> Vec<Span> {
    let opens = |at: usize| written[at].before.ends_with(QUOTES);
    let closes = |at: usize| {
        let after = written.get(at + 1).map_or(last, |next| next.before);
        let end = after.split(char::is_whitespace).next();
        end.is_some_and(|end| end.contains(QUOTES))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < written.len() {
        let until = written.len().min(at + LONGEST_QUOTATION);
        match (at..until).find(|word| closes(*word)).filter(|_| opens(at)) {
            Some(end) => {
                found.push((at, end + 1));
                at = end + 1;
            }
            None => at += 1,
        }
    }
    found
}
