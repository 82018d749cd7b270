//! What a text is made of before it is compared: words, spelled in one way.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words than this are cut: no word of a list is as long.
const LONGEST: usize = 40;

/// How words of one language are spelled alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Folding {
    /// Case and accents do not matter, and neither do the forms of an Arabic letter.
    Plain,
    /// Nor does what sounds the same in Dutch: *egt* and *echt*, *ij* and *ei*, *gebeurt* and *gebeurd*.
    Dutch,
}

/// One word of a text, in two forms.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Word {
    /// As its beginning is compared (`zelfmoord*`).
    pub stem: String,
    /// As the whole word is compared: the end that is not heard is made alike, too.
    pub whole: String,
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

/// A text in small letters without accents.
pub(super) fn plain(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c) && !is_silent(*c))
        .flat_map(char::to_lowercase)
        .filter_map(letter)
        .collect()
}

/// The words of a [`plain`] text. Anything but letters and digits separates words, except the apostrophe in *m'n*.
pub(super) fn words(plain: &str) -> impl Iterator<Item = &str> {
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Signs inside a word that people write or leave out.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ـ')
}

/// Letters that decomposing leaves different, although people write one for the other.
fn letter(c: char) -> Option<char> {
    Some(match c {
        'ı' => 'i',
        'ł' => 'l',
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
