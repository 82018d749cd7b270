//! Words by number: one that stands on thousands of pages is held once.

use ahash::HashMap;

/// The number of a word.
pub(super) type WordId = u32;

/// All words of an index.
#[derive(Default)]
pub(super) struct Lexicon {
    ids: HashMap<String, WordId>,
    next: WordId,
}

impl Lexicon {
    /// The number of a word; a new one gets the next.
    pub(super) fn id(&mut self, word: String) -> WordId {
        let id = *self.ids.entry(word).or_insert(self.next);
        if id == self.next {
            self.next += 1;
        }
        id
    }

    /// Whether a word has a number.
    pub(super) fn has(&self, word: &str) -> bool {
        self.ids.contains_key(word)
    }

    /// The words with their numbers, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, WordId)> {
        self.ids.iter().map(|(word, id)| (word.as_str(), *id))
    }

    /// The words, each at the place of its number.
    pub(super) fn into_words(self) -> Vec<String> {
        let mut words = vec![String::new(); self.ids.len()];
        for (word, id) in self.ids {
            words[id as usize] = word;
        }
        words
    }
}
