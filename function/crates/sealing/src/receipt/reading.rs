//! Reads the sixteen characters of a code from typed, pasted and dictated text.
//!
//! A code may have any case, digits of any script, anything between its characters, and words around it. It is never
//! guessed: a missing or wrong character is reported, and a text with more than one possible code is refused.

mod rewritten;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use super::{ALPHABET, CHARACTERS, GROUP, ReceiptError};
use characters::{digit, is_dash, is_invisible};

/// Words that people write next to a code, and that consist of characters of codes.
const WORDS: [&str; 44] = [
    "code", "kode", "kodu", "codes", "mijn", "deze", "hier", "voor", "want", "toch", "maar",
    "heel", "even", "hoor", "naar", "waar", "heet", "dank", "this", "here", "mine", "that", "with",
    "from", "have", "dear", "mein", "mail", "note", "is", "de", "het", "dit", "en", "ik", "mn",
    "me", "my", "the", "to", "bij", "van", "met", "als",
];

/// A run of letters and digits, with the characters before it.
struct Word {
    gap: String,
    /// As they were typed.
    characters: Zeroizing<Vec<char>>,
}

impl Word {
    fn values(&self) -> impl Iterator<Item = Option<u8>> {
        self.characters.iter().map(|character| value(*character))
    }

    fn len(&self) -> usize {
        self.characters.len()
    }

    fn has_digit(&self) -> bool {
        self.characters
            .iter()
            .any(|character| folded(*character).is_ascii_digit())
    }

    /// Whether it is one of [`WORDS`].
    fn is_usual(&self) -> bool {
        let text: String = self
            .characters
            .iter()
            .flat_map(|character| character.to_lowercase())
            .collect();
        WORDS.contains(&text.as_str())
    }

    /// Whether it is a word of a sentence and no part of a code. In doubt it is none.
    fn is_plain(&self) -> bool {
        if self.has_digit() || self.is_one_of_a_code() {
            return false;
        }
        match self.len() {
            _ if !self.could_be_of_a_code() || self.is_usual() => true,
            ..GROUP => self
                .characters
                .iter()
                .all(|character| character.is_lowercase()),
            GROUP => false,
            _ => true,
        }
    }

    fn could_be_of_a_code(&self) -> bool {
        self.values().all(|value| value.is_some())
    }

    /// Like [`Self::is_plain`], for error messages: a longer word that could be a group with an extra character is
    /// none.
    fn is_beside_a_code(&self) -> bool {
        let of_a_sentence = self.is_as_in_sentences() || !self.could_be_of_a_code();
        self.is_plain() && (of_a_sentence || self.is_usual())
    }

    /// A single character of a code, such as one too many behind it.
    fn is_one_of_a_code(&self) -> bool {
        self.len() == 1 && self.could_be_of_a_code()
    }

    /// Letters, small ones but for the first.
    fn is_as_in_sentences(&self) -> bool {
        !self.has_digit()
            && self
                .characters
                .iter()
                .skip(1)
                .all(|character| character.is_lowercase())
    }
}

/// Words that have sixteen characters together.
struct Candidate {
    values: Zeroizing<Vec<u8>>,
    /// Whether it hangs together as codes are written.
    as_written: bool,
}

/// The values of the sixteen characters.
pub(super) fn values(text: &str) -> Result<Zeroizing<Vec<u8>>, ReceiptError> {
    let said = match read(text) {
        Err(said) if !matches!(said, ReceiptError::Empty | ReceiptError::Several) => said,
        read => return read,
    };
    let cut = rewritten::cut(text);
    // What is wrong is said of the text as it was typed.
    rewritten::in_link(text)
        .or_else(|| rewritten::in_link(&cut))
        .or_else(|| rewritten::doubled(&cut))
        .or_else(|| read(&cut).ok())
        .ok_or(said)
}

fn read(text: &str) -> Result<Zeroizing<Vec<u8>>, ReceiptError> {
    let (words, tail) = words(text);
    let length: usize = words.iter().map(Word::len).sum();
    if length == 0 {
        return Err(ReceiptError::Empty);
    }
    if length == CHARACTERS
        && let Some(values) = all_values(&words)
    {
        return Ok(values);
    }
    let found = candidates(&words, &tail);
    let any = found.iter().any(|one| one.as_written);
    let mut best = found.into_iter().filter(|one| one.as_written == any);
    let Some(first) = best.next() else {
        return Err(complaint(&words, &tail));
    };
    if best.all(|other| other.values == first.values) {
        Ok(first.values)
    } else {
        Err(ReceiptError::Several)
    }
}

/// The words of a text, and the characters after the last one.
fn words(text: &str) -> (Vec<Word>, String) {
    let mut words: Vec<Word> = Vec::new();
    let mut gap = String::new();
    let mut inside = false;
    let mut foreign = false;
    // Combining marks that NFC leaves separate, such as the dot of a lowercased Turkish İ, change no letter.
    let seen = text
        .nfc()
        .filter(|c| !is_invisible(*c) && !matches!(c, '\u{300}'..='\u{36f}'));
    for c in seen {
        if !c.is_alphanumeric() || is_drawn_as_dash(c) {
            gap.push(c);
            inside = false;
            continue;
        }
        // Where nobody writes blanks, a code sticks to the sentence: it begins where the script changes, as after a colon.
        let other = is_of_no_code(c);
        if inside && other != foreign {
            gap.push(':');
            inside = false;
        }
        foreign = other;
        if let (true, Some(word)) = (inside, words.last_mut()) {
            word.characters.push(c);
        } else {
            words.push(Word {
                gap: std::mem::take(&mut gap),
                characters: Zeroizing::new(vec![c]),
            });
            inside = true;
        }
    }
    (words, gap)
}

/// Whether a letter is of a script whose letters nobody takes for a character of a code.
fn is_of_no_code(c: char) -> bool {
    let of_alphabet = matches!(u32::from(c), 0..=0x052F | 0x1C80..=0x1DBF | 0x1E00..=0x1FFF | 0x2070..=0x24FF | 0x2C60..=0x2DFF | 0xA640..=0xA7FF | 0xFB00..=0xFB06 | 0xFF00..=0xFF5E | 0x1D400..=0x1FFFF);
    !of_alphabet && c.is_alphabetic() && value(c).is_none()
}

/// Letters that are only a line, and come from a keyboard that has no dash: the long vowel of katakana, the Chinese one, the
/// Korean eu and the Arabic stretch.
fn is_drawn_as_dash(c: char) -> bool {
    matches!(
        c,
        'ー' | 'ｰ' | '一' | '⼀' | 'ㅡ' | '\u{1173}' | '\u{ffda}' | '\u{640}' | '\u{2c9}'
    )
}

/// All ways to find a code among words.
fn candidates(words: &[Word], tail: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    for start in 0..words.len() {
        let mut length = 0;
        for end in start..words.len() {
            length += words[end].len();
            if length == CHARACTERS {
                found.extend(candidate(words, start..end + 1, tail));
            }
            if length >= CHARACTERS {
                break;
            }
        }
    }
    found
}

/// Whether words are a part of a sentence, rather than the groups of a code.
fn is_sentence(words: &[Word]) -> bool {
    let mut ends = [words.first(), words.last()].into_iter().flatten();
    // "code 1234 5678 9ABC" with the last group missing or wrong.
    (words.len() > 1 && ends.any(Word::is_usual))
        // Sixteen letters without a digit are mostly words, and so is a longer part of them.
        || words.iter().all(Word::is_as_in_sentences)
        || words
            .iter()
            .any(|word| word.len() > GROUP && word.is_as_in_sentences())
}

fn candidate(words: &[Word], at: std::ops::Range<usize>, tail: &str) -> Option<Candidate> {
    let inside = &words[at.clone()];
    let values = all_values(inside)?;
    if is_sentence(inside) {
        return None;
    }
    let loud = inside
        .iter()
        .flat_map(|word| word.characters.iter())
        .all(|character| !character.is_lowercase());
    let inner: Vec<&str> = inside[1..].iter().map(|word| word.gap.as_str()).collect();
    let behind = words.get(at.end);
    let sides = [
        (
            at.start.checked_sub(1).and_then(|before| words.get(before)),
            inside[0].gap.as_str(),
        ),
        (behind, behind.map_or(tail, |word| word.gap.as_str())),
    ];
    for (beside, gap) in sides {
        let Some(beside) = beside else { continue };
        // A neighbour that is joined like the groups of a code is part of it, and makes it invalid.
        let spaced = gap.chars().all(char::is_whitespace);
        let same_line = spaced
            && inner
                .iter()
                .any(|inner| has_space(inner) && !gap.contains('\n'));
        let hangs_on = inner.contains(&gap) || same_line || gap.chars().all(is_line);
        let is_apart = if has_space(gap) {
            beside.is_plain()
        } else {
            beside.is_usual()
        };
        let stuck = !has_space(gap)
            && (beside.has_digit() || !is_pause(gap))
            && beside.could_be_of_a_code()
            && !beside.is_usual();
        if (hangs_on && !is_apart) || stuck || (spaced && beside.is_one_of_a_code()) {
            return None;
        }
    }
    let joined = !inner.iter().any(|gap| has_space(gap));
    let even = inside.windows(2).all(|pair| pair[0].len() == pair[1].len());
    // In groups of any length, words of a sentence could be among them.
    let sure = loud || inside.iter().all(Word::has_digit);
    (joined || even || sure).then_some(Candidate {
        values,
        as_written: joined || even,
    })
}

fn is_line(c: char) -> bool {
    is_dash(c) || is_drawn_as_dash(c)
}

/// Whether a sentence has a pause there: after "dit is hem:", or around brackets and quotation marks.
fn is_pause(gap: &str) -> bool {
    gap.chars().any(|c| ":;()[]\"'“”„‘’«»*=<>،".contains(c))
}

fn has_space(gap: &str) -> bool {
    gap.chars().any(char::is_whitespace)
}

fn all_values(words: &[Word]) -> Option<Zeroizing<Vec<u8>>> {
    let values: Option<Vec<u8>> = words.iter().flat_map(Word::values).collect();
    values.map(Zeroizing::new)
}

/// The error for a text without a code.
fn complaint(words: &[Word], tail: &str) -> ReceiptError {
    let mut core = words;
    let length = |words: &[Word]| words.iter().map(Word::len).sum::<usize>();
    while let [first, rest @ ..] = core
        && length(core) > CHARACTERS
        && first.is_beside_a_code()
    {
        core = rest;
    }
    let mut tail = tail;
    while let [rest @ .., last] = core
        && length(core) > CHARACTERS
        && last.is_beside_a_code()
    {
        tail = &last.gap;
        core = rest;
    }
    let words_only = core.iter().all(Word::is_as_in_sentences) && length(words) > CHARACTERS;
    if core.is_empty() || words_only {
        return ReceiptError::NoneAmongWords;
    }
    let characters = core.iter().flat_map(|word| word.characters.iter());
    if let Some((before, character)) = characters
        .enumerate()
        .find(|(_, character)| value(**character).is_none())
    {
        return ReceiptError::Character {
            character: *character,
            at: before + 1,
        };
    }
    let length = length(core);
    odd_character(core, tail)
        .filter(|_| length < CHARACTERS)
        .unwrap_or(ReceiptError::Length { length })
}

/// A character in the place of a missing one, such as `!` for 1.
fn odd_character(core: &[Word], tail: &str) -> Option<ReceiptError> {
    let mut before = core.first()?.len();
    for (gap, length) in core[1..]
        .iter()
        .map(|word| (word.gap.as_str(), word.len()))
        .chain([(tail, 0)])
    {
        // A stroke or a small ring between groups is no slip.
        let slip = |c: &char| !before.is_multiple_of(GROUP) && "|¦°¡º".contains(*c);
        let odd = |c: &char| "!\"?@#$%^&*€£+=~<>{}".contains(*c) || slip(c);
        if let Some(character) = gap.chars().find(odd) {
            return Some(ReceiptError::Character {
                character,
                at: before + 1,
            });
        }
        before += length;
    }
    None
}

/// A character as the alphabet has it: full-width forms, digits of other scripts and the two other letters I of Turkish.
fn folded(c: char) -> char {
    if let Some(digit) = digit(c) {
        return digit;
    }
    let mut simple = std::iter::once(c).nfkc();
    let simple = match (simple.next(), simple.next()) {
        (Some(simple), None) => simple,
        _ => c,
    };
    match simple.to_ascii_uppercase() {
        'ı' | 'İ' => 'I',
        // The zero of Chinese and Japanese.
        '〇' => '0',
        other => other,
    }
}

fn value(c: char) -> Option<u8> {
    let c = match folded(c) {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let byte = u8::try_from(c).ok()?;
    ALPHABET
        .iter()
        .position(|known| *known == byte)
        .and_then(|at| u8::try_from(at).ok())
}
