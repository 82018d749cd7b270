//! Words that point at acute danger. They never block anything: they put help first and mark the submission.
//!
//! The list of a language is a row of entries, in `[signals]` of `site.toml`. Case and accents do not matter, and neither
//! does what stands between two words; in Dutch, spellings that sound the same are the same (*egt*, *echt*), and a long
//! word may have one mistake in it. An entry says one of four things:
//!
//! * `wil .. dood` is **enough** by itself: whoever writes it needs help now.
//! * `+4 @slaan & @gezin` is a **hint**: it counts together with others. Ten points within a few sentences are enough.
//!   Points can be taken, too (`-5 toets`).
//! * `! lach .. dood` is a **manner of speaking**: these words are not looked at.
//! * `@gezin = vader, moeder` is a **group**: a name for words or phrases, for the entries after it.
//!
//! Commas separate several phrases in one entry. In a phrase, `zelfmoord*` is every word that begins so, `wil|wou` is any
//! of these words in that place, `..` allows up to three words in between, and `&` asks for both sides, in any order,
//! within a dozen words.

mod calls;
mod entry;
mod fold;
mod list;
mod places;
mod words;

use std::collections::{BTreeMap, HashMap};
use std::fmt;

pub use entry::Reason;
use fold::{Folding, Word};
use list::List;

/// The lists of all languages, ready to compare.
#[derive(Debug, Clone, Default)]
pub struct Signals(Vec<List>);

/// An entry that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadEntry {
    /// The language of its list.
    pub language: String,
    /// Which entry of the list, counted from 0.
    pub index: usize,
    /// What it says.
    pub entry: String,
    /// What is wrong with it.
    pub reason: Reason,
}

impl fmt::Display for BadEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            language,
            entry,
            reason,
            ..
        } = self;
        write!(
            f,
            "`signals.{language}` has the entry \"{entry}\": {reason}"
        )
    }
}

impl Signals {
    /// Takes the lists of the site. All languages count for every page: people write in the language they feel in.
    ///
    /// # Errors
    ///
    /// Every entry that cannot be understood.
    pub fn new(lists: &BTreeMap<String, Vec<String>>) -> Result<Self, Vec<BadEntry>> {
        let mut bad = Vec::new();
        let mut read = Vec::new();
        for (language, entries) in lists {
            let mut list = List::new(language);
            for (index, entry) in entries.iter().enumerate() {
                if let Err(reason) = list.add(entry) {
                    bad.push(BadEntry {
                        language: language.clone(),
                        index,
                        entry: entry.clone(),
                        reason,
                    });
                }
            }
            read.push(list);
        }
        if bad.is_empty() {
            Ok(Self(read))
        } else {
            Err(bad)
        }
    }

    /// Whether the text tells of acute danger, as far as the lists know.
    pub fn found_in(&self, text: &str) -> bool {
        let plain = fold::plain(text);
        let mut folded: HashMap<Folding, Vec<Word>> = HashMap::new();
        self.0.iter().any(|list| {
            let folding = list.folding();
            let words = folded.entry(folding).or_insert_with(|| {
                let words = fold::words(&plain);
                words.map(|word| folding.word(word)).collect()
            });
            list.found_in(words)
        })
    }
}
