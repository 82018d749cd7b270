//! The words of a list, and which of them a word of a text is.

use ahash::AHashMap;

use super::fold::Word;

/// From how many letters on a word may have one mistake in it, and a beginning of words: more words begin nearly like a
/// short one (*subsidie*, and *suisidio* in Papiamento).
const LONG: usize = 7;
const LONG_START: usize = 9;
/// From how many letters on a word may have letters hidden in it.
const HIDABLE: usize = 4;
/// How many letters are hidden at most.
const MOST_HIDDEN: usize = 3;

/// All words that a list asks for, each once, by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    wholes: AHashMap<String, usize>,
    starts: AHashMap<String, usize>,
    /// Those of four letters and more by their first letter: only among these something else than the very word is
    /// looked for.
    initials: AHashMap<char, Vec<Long>>,
    /// How many letters each has.
    letters: Vec<usize>,
}

#[derive(Debug, Clone)]
struct Long {
    letters: Vec<char>,
    start: bool,
    number: usize,
}

impl Words {
    /// The number of a word, or of a beginning of words.
    pub(super) fn add(&mut self, word: String, start: bool) -> usize {
        let known = if start {
            &mut self.starts
        } else {
            &mut self.wholes
        };
        if let Some(number) = known.get(&word) {
            return *number;
        }
        let number = self.letters.len();
        let letters: Vec<char> = word.chars().collect();
        self.letters.push(letters.len());
        if let (Some(first), HIDABLE..) = (letters.first(), letters.len()) {
            self.initials.entry(*first).or_default().push(Long {
                letters,
                start,
                number,
            });
        }
        known.insert(word, number);
        number
    }

    /// How many numbers there are.
    pub(super) fn count(&self) -> usize {
        self.letters.len()
    }

    /// How many letters the word of this number has.
    pub(super) fn letters(&self, number: usize) -> usize {
        self.letters[number]
    }

    /// The numbers of all words of the list that a word of a text can be, whose spellings these are.
    pub(super) fn of(&self, spellings: &[Word]) -> Vec<usize> {
        let first = |of: &dyn Fn(&Word) -> Vec<usize>| {
            let found = spellings.iter().map(of);
            found.into_iter().find(|found| !found.is_empty())
        };
        first(&|word| self.exact(&word.whole, &word.stem))
            .or_else(|| first(&|word| self.censored(&word.stem)))
            .or_else(|| first(&|word| self.close(word)))
            // *kwil* for *ik wil*.
            .or_else(|| first(&|word| self.after_k(word)))
            .unwrap_or_default()
    }

    fn after_k(&self, word: &Word) -> Vec<usize> {
        match (word.whole.strip_prefix('k'), word.stem.strip_prefix('k')) {
            (Some(whole), Some(stem)) => self.exact(whole, stem),
            _ => Vec::new(),
        }
    }

    /// The words that *zelfm\*rd* can be.
    fn censored(&self, stem: &str) -> Vec<usize> {
        let (Some((before, _)), Some((_, after))) = (stem.split_once('*'), stem.rsplit_once('*'))
        else {
            return Vec::new();
        };
        let (before, after): (Vec<char>, Vec<char>) =
            (before.chars().collect(), after.chars().collect());
        let Some(alike) = before.first().and_then(|first| self.initials.get(first)) else {
            return Vec::new();
        };
        let known = before.len() + after.len();
        let hidden = known + 1..=known + MOST_HIDDEN;
        alike
            .iter()
            .filter(|long| hidden.contains(&long.letters.len()))
            .filter(|long| long.letters.starts_with(&before) && long.letters.ends_with(&after))
            .map(|long| long.number)
            .collect()
    }

    fn exact(&self, whole: &str, stem: &str) -> Vec<usize> {
        let ends = stem.char_indices().map(|(at, c)| at + c.len_utf8());
        let starts = ends.filter_map(|end| self.starts.get(&stem[..end]));
        self.wholes
            .get(whole)
            .into_iter()
            .chain(starts)
            .copied()
            .collect()
    }

    /// The long words that differ in one letter.
    fn close(&self, word: &Word) -> Vec<usize> {
        if word.stem.chars().count() < LONG {
            return Vec::new();
        }
        let (whole, stem): (Vec<char>, Vec<char>) =
            (word.whole.chars().collect(), word.stem.chars().collect());
        let Some(alike) = whole.first().and_then(|first| self.initials.get(first)) else {
            return Vec::new();
        };
        alike
            .iter()
            .filter(|long| long.letters.len() >= if long.start { LONG_START } else { LONG })
            .filter(|long| {
                if long.start {
                    one_mistake(&long.letters, &stem, |rest, text| text.starts_with(rest))
                } else {
                    one_mistake(&long.letters, &whole, |rest, text| text == rest)
                }
            })
            .map(|long| long.number)
            .collect()
    }
}

/// Whether `text` is `word` with one letter too many, too few, another one, or two that changed places.
fn one_mistake(word: &[char], text: &[char], same: fn(&[char], &[char]) -> bool) -> bool {
    let alike = word.iter().zip(text).take_while(|(a, b)| a == b).count();
    let (word, text) = (&word[alike..], &text[alike..]);
    match (word, text) {
        ([], _) => true,
        ([_, rest @ ..], []) => rest.is_empty(),
        ([a, word_rest @ ..], [b, text_rest @ ..]) => {
            let swapped = word_rest.first() == Some(b)
                && text_rest.first() == Some(a)
                && same(&word_rest[1..], &text_rest[1..]);
            swapped || same(word_rest, text_rest) || same(word_rest, text) || same(word, text_rest)
        }
    }
}
