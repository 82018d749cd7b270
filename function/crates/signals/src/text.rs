//! What a text is made of before it is compared: words with their places, sentences and quotations.

use super::fold;

/// What stands where: from which word on, and before which word.
pub(super) type Span = (usize, usize);

/// How many letters a word has at most that is written with something between its letters.
const LONGEST_SPACED: usize = 32;
/// From how many letters on `d o o d` is a word.
const SHORTEST_SPACED: usize = 2;
/// How many words a quotation has at most.
const LONGEST_QUOTATION: usize = 15;
/// Signs that people write for a letter.
const LETTER_SIGNS: [char; 6] = ['@', '$', '€', '*', '!', '|'];
/// What a quotation begins and ends with.
const QUOTES: [char; 12] = ['"', '\'', '“', '”', '„', '‘', '’', '‚', '«', '»', '‹', '›'];

/// A text as it is compared.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// Its words in order. A word can be there twice: as it is written, and as it is meant (`d o o d`).
    pub tokens: Vec<Token>,
    /// For each word as written, the number of its sentence.
    pub sentences: Vec<usize>,
    /// From where to where something is quoted, in order.
    pub quotations: Vec<Span>,
}

/// A word and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// The word in the form of [`fold::plain`].
    pub word: String,
    /// Which of the words as written it is made of.
    pub span: Span,
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
        let mut tokens: Vec<Token> = written.iter().enumerate().map(as_written).collect();
        spaced(&written, &mut tokens);
        with_signs(&written, &mut tokens);
        tokens.sort_by_key(|token| token.span);
        Self {
            tokens,
            sentences: sentences(&written),
            quotations: quotations(&written, last),
        }
    }
}

fn as_written((at, written): (usize, &Written<'_>)) -> Token {
    Token {
        word: written.word.to_owned(),
        span: (at, at + 1),
    }
}

/// The words of a text, and what stands after the last.
fn split(plain: &str) -> (Vec<Written<'_>>, &str) {
    let mut written = Vec::new();
    let mut rest = plain;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (before, from_word) = rest.split_at(start);
        let end = from_word.find(|c: char| !c.is_alphanumeric());
        let (word, after) = from_word.split_at(end.unwrap_or(from_word.len()));
        written.push(Written { before, word });
        rest = after;
    }
    (written, rest)
}

/// Adds the words whose letters stand apart: `d o o d`, `d.o.o.d`. Where `w i l d o o d` has one space only, nothing says
/// where a word begins, so every letter may begin one.
fn spaced(written: &[Written<'_>], tokens: &mut Vec<Token>) {
    let letter = |at: usize| {
        let word = written.get(at).map_or("", |written| written.word);
        word.chars().nth(1).is_none() && !word.is_empty()
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
            tokens.push(Token {
                word: letters.collect(),
                span: (first, at),
            });
        }
    }
}

/// Adds the words with a sign for a letter: `zelfm*rd`, `$tom`.
fn with_signs(written: &[Written<'_>], tokens: &mut Vec<Token>) {
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
        tokens.push(Token {
            word,
            span: (start, at),
        });
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
