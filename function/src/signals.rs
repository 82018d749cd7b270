//! Words that point at acute danger. They never block anything: they put help first and mark the submission.
//!
//! A phrase is a row of words as somebody may write them. Case and accents do not matter, and neither does what stands
//! between two words. Three signs stand for more than one spelling:
//!
//! * `zelfmoord*` is every word that begins so: *zelfmoordgedachten*, *zelfmoordplannen*.
//! * `wil .. dood` allows up to three words in between: *wil gewoon echt dood*.
//! * `wil|wou|wilde dood` is any of these words in that place.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many words `..` allows in between.
const GAP: usize = 3;

/// The words and phrases of all languages, ready to compare.
#[derive(Debug, Clone, Default)]
pub struct Signals(Vec<Vec<Part>>);

/// A part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// One word, in any of these spellings.
    Word(Vec<Spelling>),
    /// A few other words, or none.
    Gap,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Spelling {
    Whole(String),
    Start(String),
}

impl Signals {
    /// Takes the lists of the site. All languages count for every page: people write in the language they feel in.
    pub fn new(lists: &BTreeMap<String, Vec<String>>) -> Self {
        let phrases = lists.values().flatten().map(|phrase| parts(phrase));
        // A phrase without a word in it would be found everywhere.
        Self(
            phrases
                .filter(|parts| parts.iter().any(|part| *part != Part::Gap))
                .collect(),
        )
    }

    /// Whether one of the phrases is in the text, as whole words, whatever the case and the accents.
    pub fn found_in(&self, text: &str) -> bool {
        let text = words(text);
        self.0
            .iter()
            .any(|phrase| (0..text.len()).any(|at| begins(phrase, &text[at..])))
    }
}

/// Whether `text` begins with the phrase.
fn begins(phrase: &[Part], text: &[String]) -> bool {
    match phrase.split_first() {
        None => true,
        Some((Part::Gap, rest)) => {
            (0..=GAP.min(text.len())).any(|skipped| begins(rest, &text[skipped..]))
        }
        Some((Part::Word(spellings), rest)) => text.split_first().is_some_and(|(word, after)| {
            spellings.iter().any(|spelling| spelling.fits(word)) && begins(rest, after)
        }),
    }
}

impl Spelling {
    fn fits(&self, word: &str) -> bool {
        match self {
            Self::Whole(whole) => word == whole,
            Self::Start(start) => word.starts_with(start.as_str()),
        }
    }
}

fn parts(phrase: &str) -> Vec<Part> {
    phrase.split_whitespace().flat_map(part).collect()
}

fn part(written: &str) -> Vec<Part> {
    if written == ".." {
        return vec![Part::Gap];
    }
    let spellings: Vec<_> = written.split('|').collect();
    if let [one] = spellings[..] {
        // A word with a hyphen or an apostrophe in it is several.
        let several = words(one);
        let last = several.len().saturating_sub(1);
        let whole = |(at, word)| Part::Word(vec![spelling(word, at == last && one.ends_with('*'))]);
        return several.into_iter().enumerate().map(whole).collect();
    }
    let each = spellings
        .iter()
        .filter_map(|one| Some(spelling(words(one).pop()?, one.ends_with('*'))));
    vec![Part::Word(each.collect())]
}

fn spelling(word: String, start: bool) -> Spelling {
    if start {
        Spelling::Start(word)
    } else {
        Spelling::Whole(word)
    }
}

/// The words of a text in small letters without accents. Anything but letters and digits separates words.
fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
