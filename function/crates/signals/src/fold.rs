//! Words, spelled in one way.

use std::ops::Range;

use super::lookalikes;
use super::pictures;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words than this are cut: no word of a list is as long.
const LONGEST: usize = 40;

/// From how many letters on the signs of a word hide other ones. *R&D* is what it says.
const SHOWN: usize = 4;

/// How words of one language are spelled alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Folding {
    /// Case and accents do not matter, and neither do the forms of an Arabic letter.
    Plain,
    /// Nor does what sounds the same in Dutch: *egt* and *echt*, *ij* and *ei*, *gebeurt* and *gebeurd*.
    Dutch,
}

/// One spelling of a word, in two forms.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Word {
    /// As its beginning is compared (`zelfmoord*`).
    pub stem: String,
    /// As the whole word is compared: the end that is not heard is made alike, too.
    pub whole: String,
}

/// A word of a text as it may be meant, spelled in every way that lists are.
#[derive(Debug)]
pub(super) struct Spelled {
    plain: Vec<Word>,
    dutch: Vec<Word>,
    /// Which of these a reader would say, without a list to choose by.
    meant: usize,
}

impl Spelled {
    pub(super) fn new(word: &str) -> Self {
        let (meant, most_likely) = meant(word);
        let spelled = |folding: Folding| meant.iter().map(|word| folding.word(word)).collect();
        Self {
            plain: spelled(Folding::Plain),
            dutch: spelled(Folding::Dutch),
            meant: most_likely,
        }
    }

    /// The word as a reader would say it, in Dutch: its digits are letters, and nothing stretches it.
    pub(super) fn as_meant(&self) -> &str {
        &self.dutch[self.meant].whole
    }

    /// As lists of this folding spell it, most likely first.
    pub(super) fn spelled(&self, folding: Folding) -> &[Word] {
        match folding {
            Folding::Plain => &self.plain,
            Folding::Dutch => &self.dutch,
        }
    }
}

impl Folding {
    /// The folding that fits a language tag such as `nl`.
    pub(super) fn of(language: &str) -> Self {
        match language {
            "nl" => Self::Dutch,
            _ => Self::Plain,
        }
    }

    /// A word of [`words`] as it is compared in this language.
    pub(super) fn word(self, word: &str) -> Word {
        let word: String = without_article(word).chars().take(LONGEST).collect();
        match self {
            Self::Plain => Word {
                stem: word.clone(),
                whole: word,
            },
            Self::Dutch => {
                let stem = as_it_sounds(&word);
                let whole = with_soft_end(&stem);
                Word { stem, whole }
            }
        }
    }
}

/// How a word of a text may be meant, most likely first: as it is written, with its digits as letters (`d00d`), with its
/// signs as hidden letters (`zelfm@@rd`), without the letters that stretch it (`neeee`). And which of these it is without a
/// list to choose by.
fn meant(word: &str) -> (Vec<String>, usize) {
    let mut meant = vec![word.to_owned()];
    let mut most_likely = 0;
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    if letters >= SHOWN && word.contains(|c: char| !c.is_alphanumeric()) {
        let hidden = |c: char| if c.is_alphanumeric() { c } else { '*' };
        meant.push(word.chars().map(hidden).collect());
    }
    if is_leet(word) {
        most_likely = meant.len();
        meant.push(unleet(word, 'i'));
        if word.contains('1') {
            meant.push(unleet(word, 'l'));
        }
    }
    for most in [2, 1] {
        let shorter: Vec<String> = meant.iter().filter_map(|word| shrink(word, most)).collect();
        if let Some(shorter) = shorter.into_iter().last() {
            most_likely = meant.len();
            meant.push(shorter);
        }
    }
    (meant, most_likely)
}

/// Whether digits and signs can stand for letters: among letters, and not in *3x* or *4e*.
fn is_leet(word: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, '@' | '$' | '€' | '!' | '|');
    let long = word.chars().nth(2).is_some() || word == "1k";
    long && word.contains(sign) && word.contains(char::is_alphabetic)
}

fn unleet(word: &str, one: char) -> String {
    let letter = |c| match c {
        '0' => 'o',
        '1' => one,
        '!' => 'i',
        '|' => 'l',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => c,
    };
    word.chars().map(letter).collect()
}

/// The word with `most` of a letter that it has three times or more in a row.
fn shrink(word: &str, most: usize) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    let runs = letters.chunk_by(|a, b| a == b);
    let mut shrunk = String::with_capacity(word.len());
    let mut stretched = false;
    for run in runs {
        let long = run.len() >= 3 && run[0].is_alphabetic();
        stretched |= long;
        shrunk.extend(run.iter().take(if long { most } else { run.len() }));
    }
    stretched.then_some(shrunk)
}

/// A text in small Latin letters without accents, apostrophes inside words and what cannot be seen.
pub(super) fn plain(text: &str) -> String {
    // Of ASCII nothing comes apart or looks like something else, and most words are that.
    if text.is_ascii() {
        return without_apostrophes(text.chars());
    }
    let seen = text.nfkd().filter(|c| is_seen(*c));
    without_apostrophes(seen.map(lookalikes::latin))
}

/// Where the words of a text stand in it, in bytes: as [`words`] of the [`plain`] text counts them.
pub(super) fn places(text: &str) -> Vec<Range<usize>> {
    let letters = text.char_indices().flat_map(|(at, c)| {
        let end = at + c.len_utf8();
        let seen = std::iter::once(c).nfkd().filter(|c| is_seen(*c));
        let seen: Vec<char> = seen.map(lookalikes::latin).collect();
        seen.into_iter().map(move |c| (c, at..end))
    });
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut within = false;
    let mut letters = letters.peekable();
    while let Some((c, place)) = letters.next() {
        let joins = within
            && is_apostrophe(c)
            && letters
                .peek()
                .is_some_and(|(next, _)| next.is_alphanumeric());
        if joins {
            continue;
        }
        for c in c.to_lowercase().filter_map(letter) {
            match places.last_mut().filter(|_| within) {
                Some(last) if c.is_alphanumeric() => last.end = place.end,
                _ if pictures::is_of_a_word(c) => places.push(place.clone()),
                _ => {}
            }
            within = c.is_alphanumeric();
        }
    }
    places
}

/// Small letters, without apostrophes inside words.
fn without_apostrophes(letters: impl Iterator<Item = char>) -> String {
    let mut plain = String::with_capacity(letters.size_hint().0);
    let mut letters = letters.peekable();
    while let Some(c) = letters.next() {
        let within = is_apostrophe(c)
            && plain.ends_with(char::is_alphanumeric)
            && letters.peek().is_some_and(|next| next.is_alphanumeric());
        if !within {
            plain.extend(c.to_lowercase().filter_map(letter));
        }
    }
    plain
}

/// The words of a [`plain`] text. Anything but letters, digits and telling pictures separates words, except the apostrophe in
/// *m'n*.
pub(super) fn words(plain: &str) -> impl Iterator<Item = &str> {
    let mut rest = plain;
    std::iter::from_fn(move || {
        let from_word = &rest[rest.find(pictures::is_of_a_word)?..];
        let (word, after) = from_word.split_at(pictures::word_length(from_word));
        rest = after;
        Some(word)
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʹ')
}

/// Whether a character counts: accents do not, and the vowels of Indic scripts do, which are written as marks.
fn is_seen(c: char) -> bool {
    let is_vowel = matches!(c, '\u{904}'..='\u{dff}') && c.is_alphabetic();
    (is_vowel || !is_combining_mark(c)) && !is_silent(c)
}

/// What nobody sees, or what is as well left out: marks of direction, joiners, soft hyphens, the Arabic stretch.
fn is_silent(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | 'ـ' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Letters that decomposing leaves different, although people write one for the other.
fn letter(c: char) -> Option<char> {
    Some(match c {
        'ß' => 's',
        'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        // What is left of a dotted capital I.
        '\u{307}' => return None,
        _ => c,
    })
}

/// An Arabic word without the *and* and the article that are written in one with it.
fn without_article(word: &str) -> &str {
    ["وال", "بال", "لل", "ال", "و"]
        .iter()
        .find_map(|start| word.strip_prefix(start))
        .filter(|rest| rest.chars().count() >= 3)
        .unwrap_or(word)
}

/// Dutch as it sounds: one spelling for what is heard the same.
fn as_it_sounds(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut sounds = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(&first) = letters.get(at) {
        let next = letters.get(at + 1).copied();
        let (sound, taken) = match (first, next) {
            ('c', Some('h')) => ("g", 2),
            ('c', Some('e' | 'i')) | ('z', _) => ("s", 1),
            ('c' | 'q', _) => ("k", 1),
            ('x', _) => ("ks", 1),
            ('v', _) | ('p', Some('h')) => ("f", if first == 'p' { 2 } else { 1 }),
            ('t', Some('h')) | ('d', Some('t')) => ("t", 2),
            ('i', Some('j')) => ("ei", 2),
            ('y', _) => ("ei", 1),
            ('a' | 'o', Some('u')) => {
                let silent = letters.get(at + 2) == Some(&'w');
                ("ou", if silent { 3 } else { 2 })
            }
            _ => ("", 1),
        };
        if sound.is_empty() {
            push(&mut sounds, first);
        } else {
            sound.chars().for_each(|c| push(&mut sounds, c));
        }
        at += taken;
    }
    sounds
}

/// Adds a letter, but no consonant twice and no vowel three times.
fn push(sounds: &mut String, letter: char) {
    let mut before = sounds.chars().rev();
    let vowel = matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    let again = before.next() == Some(letter);
    let thrice = again && before.next() == Some(letter);
    let digit = letter.is_ascii_digit();
    if digit || !again || (vowel && !thrice) {
        sounds.push(letter);
    }
}

/// A Dutch word with the end as it is heard: *slape* for *slapen*, *gebeurt* for *gebeurd*.
fn with_soft_end(stem: &str) -> String {
    if let Some(rest) = stem.strip_suffix("en").filter(|rest| rest.len() >= 3) {
        return format!("{rest}e");
    }
    match stem.strip_suffix('d') {
        Some(rest) if rest.len() >= 2 => format!("{rest}t"),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_of_words_are_where_they_are_written() {
        for text in [
            "Ik wil d.o.o.d, 'k heb m’n brief al klaar.",
            "É́én wóórd\u{200b}deel, ｆｕｌｌ ﬁjn ½ en ß",
            "зелф وال",
            "ik kom je 🔪🔪halen🗡\u{fe0f} ok",
            "मैं मरना चाहता हूँ",
            "İstanbul -- '",
            "",
        ] {
            let plain = plain(text);
            let words: Vec<_> = words(&plain).collect();
            let places = places(text);
            assert_eq!(places.len(), words.len(), "{text}");
            for (place, word) in places.into_iter().zip(words) {
                // One character can be two words: ½ is 1 and 2.
                let there = super::plain(&text[place]);
                assert!(
                    super::words(&there).any(|it| it == word),
                    "{there} in {text}"
                );
            }
        }
    }
}
