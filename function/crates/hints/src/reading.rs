//! Which sentences are hard to read.
//!
//! Two measures. A sentence is long from more than [`LONG`] words on: writers in plain Dutch are told to stay under fifteen to
//! twenty on average, so this is where one stands out. And its words are long by the formula of Flesch as W. H. Douma adapted it
//! to Dutch (*De leesbaarheid van landbouwbladen*, Wageningen 1960): 206.84 − 0.93 × words per sentence − 77 × syllables per
//! word; under 45 is "moeilijk". The formula is made for a text; of a few words it says nothing, so it is asked about sentences
//! of at least [`ENOUGH`] words only.

use crate::sentence::sentences;

/// In words.
pub const LONG: usize = 22;
/// In words.
const ENOUGH: usize = 10;
/// On Douma's scale.
const HARD: f64 = 45.0;
/// In syllables: a word that somebody could say in shorter ones.
const LONG_WORD: u32 = 4;

/// A sentence that is hard to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HardSentence {
    /// As it is written.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// Why a sentence is hard to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It has so many words.
    Long(usize),
    /// These words are long; at most three, the longest first.
    Words(Vec<String>),
}

/// The hard sentences of a text, in their order.
pub fn hard_sentences(text: &str) -> Vec<HardSentence> {
    let found = sentences(text).into_iter().filter_map(|sentence| {
        let words = sentence.words.iter().map(|word| &*word.bare);
        let words: Vec<&str> = words.filter(|word| is_word(word)).collect();
        let why = why(&words)?;
        Some(HardSentence {
            text: sentence.text,
            why,
        })
    });
    found.collect()
}

fn why(words: &[&str]) -> Option<Why> {
    let count = words.len();
    if count > LONG {
        return Some(Why::Long(count));
    }
    let syllables: u32 = words.iter().map(|word| syllables_of(word)).sum();
    if count < ENOUGH || score(count, 1, syllables) >= HARD {
        return None;
    }
    let long = words.iter().filter(|word| syllables_of(word) >= LONG_WORD);
    let mut long: Vec<&str> = long.copied().collect();
    long.sort_by_key(|word| std::cmp::Reverse(syllables_of(word)));
    long.dedup();
    long.truncate(3);
    let words: Vec<String> = long.into_iter().map(str::to_owned).collect();
    (!words.is_empty()).then_some(Why::Words(words))
}

/// Numbers and addresses are not read aloud.
fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && !word.contains(['@', '/']) && !word.contains(".nl")
}

/// Douma's score: 70 and up is easy, under 45 is hard.
pub fn score(words: usize, sentences: usize, syllables: u32) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let words = number(words);
    206.84 - 0.93 * (words / number(sentences)) - 77.0 * (f64::from(syllables) / words)
}

/// Syllables of a Dutch word: its groups of vowels, with those groups cut that are two syllables.
pub fn syllables_of(word: &str) -> u32 {
    let word = word.to_lowercase().replace("ij", "y");
    let mut count = 0;
    let mut previous: Option<char> = None;
    for letter in word.chars() {
        let is_vowel = "aeiouyáéíóúàèëïöüâêîôû".contains(letter);
        if is_vowel {
            let starts = match previous {
                None => true,
                // A trema begins a syllable: zee-ën.
                Some(_) if "ëïöü".contains(letter) => true,
                // These pairs are two: ra-di-o, the-a-ter, ja-nu-a-ri.
                Some(before) => matches!(
                    (before, letter),
                    ('i' | 'e' | 'y', 'o' | 'a') | ('u', 'a') | ('y', 'e')
                ),
            };
            count += u32::from(starts);
        }
        previous = is_vowel.then_some(letter);
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_dutch_words() {
        for (word, expected) in [
            ("huis", 1),
            ("moeilijk", 2),
            ("leeuw", 1),
            ("zeeën", 2),
            ("radio", 3),
            ("theater", 3),
            ("januari", 4),
            ("vriendinnen", 3),
            ("mooie", 2),
            ("gemeente", 3),
            ("verantwoordelijkheid", 6),
            ("113", 1),
        ] {
            let found = syllables_of(word);
            // "mooie" is counted as one group; the formula is a rough one.
            assert!(
                found.abs_diff(expected) <= u32::from(word == "mooie"),
                "{word}: {found}"
            );
        }
    }

    #[test]
    fn a_sentence_is_hard_for_its_length_or_its_words() {
        let easy = "Wat naar dat je dit meemaakt. Je bent niet de enige. Praat er vandaag nog over met iemand die je vertrouwt.";
        assert_eq!(hard_sentences(easy), []);
        let long = "Als je merkt dat je elke dag weer opnieuw met buikpijn naar school gaat en je er thuis niet over durft te \
                    praten dan is het goed om eens bij je mentor langs te gaan.";
        let [found] = &hard_sentences(&format!("{easy} {long}"))[..] else {
            panic!("one sentence");
        };
        assert_eq!((&*found.text, &found.why), (long, &Why::Long(35)));
        let stiff = "De verantwoordelijkheid voor jeugdhulpverlening ligt tegenwoordig bij gemeentelijke \
                     samenwerkingsverbanden en gecertificeerde instellingen.";
        let [found] = &hard_sentences(stiff)[..] else {
            panic!("one sentence");
        };
        let Why::Words(words) = &found.why else {
            panic!("for its words");
        };
        assert_eq!(words.len(), 3);
        assert!(
            words.contains(&"verantwoordelijkheid".to_owned()),
            "{words:?}"
        );
    }

    #[test]
    fn short_sentences_and_lists_are_easy() {
        for text in [
            "Verantwoordelijkheidsgevoel.",
            "- slapen\n- eten\n- praten\n- sporten\n- lezen\n- wandelen\n- bellen\n- chatten\n- lachen\n- huilen\n- zingen\n- dansen\n- koken",
            "",
        ] {
            assert_eq!(hard_sentences(text), [], "{text}");
        }
    }
}
