//! Phrases that point at acute danger, and what resembles such messages. They never block anything: they put help first and mark the submission.
//!
//! The list of a language is a row of entries, in `[signals]` of `site.toml`. Case, accents and disguises (`d00d`,
//! `d.o.o.d`, look-alike letters) do not matter; in Dutch, spellings that sound the same are the same (*egt*, *echt*), and
//! a long word may have one mistake in it. An entry says one of seven things:
//!
//! * `wil .. dood` is **enough** by itself: whoever writes it needs help now.
//! * `+4 @slaan & @gezin` is a **hint**: it counts together with others. Ten points in a sentence are enough, with large
//!   hints of the one beside it; a long text needs more. Points can be taken, too (`-5 toets`).
//! * `! lach .. dood` is a **manner of speaking**: these words are not looked at.
//! * `~ boek, film` comes before **titles**: what is quoted right after it is not looked at.
//! * `= help, help me` is a **whole text**: enough where nothing but such phrases is said, and no more than attention.
//! * `^ wil .. dood` says **how urgent** a text is that is found: somebody's life is in danger now. It finds nothing itself.
//! * `@gezin = vader, moeder` is a **group**: a name for words or phrases, for the entries after it.
//!
//! Commas separate several phrases in one entry. In a phrase, `zelfmoord*` is every word that begins so, `wil|wou` is any
//! of these words in that place, `..` allows up to three words of the same sentence in between, and `&` asks for both
//! sides, in any order, within a dozen words of the same sentence or the next.
//!
//! For Dutch a linear model weighs words and parts of words beside that ([`Signals::with_model`]); its weights are computed
//! from made-up messages (`model/README.md`).

mod entry;
mod fold;
mod index;
mod list;
mod lookalikes;
mod matches;
mod model;
mod phrase;
mod pictures;
mod points;
mod text;
mod words;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::thread;

pub use entry::Reason;
use list::{Found, Known, List};
pub use model::{ACUTE_FROM, LANGUAGE as MODEL_LANGUAGE, Said, Weighed, Window, windows};
use text::Text;

/// The lists of all languages, ready to compare, and whether the model is asked, too.
#[derive(Debug, Clone, Default)]
pub struct Signals(Vec<(String, List)>, bool);

/// How urgent a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It tells of danger.
    Attention,
    /// It tells that somebody's life is in danger now.
    Acute,
}

/// A phrase that counts in a text: what the mark of a message comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The language of its list.
    pub language: String,
    /// Which entry of the list, counted from 0.
    pub index: usize,
    /// Which phrase of the entry, counted from 0.
    pub phrase: usize,
    /// The word it begins with, counted from 0.
    pub word: usize,
    /// The sentence of that word, counted from 0.
    pub sentence: usize,
    /// What it counts; nothing, when it is enough by itself.
    pub points: Option<i32>,
}

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

/// With how many points in a sentence a text is urgent. It depends on its length.
pub fn urgent_from(text: &str) -> i32 {
    points::urgent_from(Text::new(text).sentences.len())
}

fn letters(entries: &[String]) -> usize {
    entries.iter().map(String::len).sum()
}

/// Each list, or what of it cannot be understood, with its language.
fn read_all<'l>(
    lists: Vec<(&'l String, &Vec<String>)>,
) -> Vec<(&'l str, Result<List, Vec<BadEntry>>)> {
    let lists = lists.into_iter();
    lists
        .map(|(language, entries)| (language.as_str(), read(language, entries)))
        .collect()
}

/// The list of one language, or every entry of it that cannot be understood.
fn read(language: &str, entries: &[String]) -> Result<List, Vec<BadEntry>> {
    let mut list = List::new(language);
    let mut known = Known::default();
    let mut bad = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        if let Err(reason) = list.add(index, entry, &mut known) {
            bad.push(BadEntry {
                language: language.to_owned(),
                index,
                entry: entry.clone(),
                reason,
            });
        }
    }
    if bad.is_empty() { Ok(list) } else { Err(bad) }
}

impl Signals {
    /// Takes the lists of the site. All languages count for every page: people write in the language they feel in.
    ///
    /// # Errors
    ///
    /// Every entry that cannot be understood.
    pub fn new(lists: &BTreeMap<String, Vec<String>>) -> Result<Self, Vec<BadEntry>> {
        let longest = lists.iter().max_by_key(|(_, entries)| letters(entries));
        let longest = longest.map(|(language, _)| language);
        let (long, short): (Vec<_>, Vec<_>) = lists
            .iter()
            .partition(|(language, _)| Some(*language) == longest);
        // The function reads them whenever it starts, and the longest one takes as long as all others.
        let read = thread::scope(|scope| {
            let long = scope.spawn(|| read_all(long));
            let mut read = read_all(short);
            match long.join() {
                Ok(long) => read.extend(long),
                Err(panic) => std::panic::resume_unwind(panic),
            }
            read.sort_by_key(|(language, _)| *language);
            read
        });
        let mut bad = Vec::new();
        let mut good = Vec::new();
        for (language, list) in read {
            match list {
                Ok(list) => good.push((language.to_owned(), list)),
                Err(entries) => bad.extend(entries),
            }
        }
        if bad.is_empty() {
            Ok(Self(good, false))
        } else {
            Err(bad)
        }
    }

    /// Whether the text tells of acute danger, as far as the lists know, and the model.
    pub fn found_in(&self, text: &str) -> bool {
        self.finds(&Text::new(text))
    }

    fn finds(&self, text: &Text) -> bool {
        if self.1 {
            self.said(text).urgent_with(model::weight(text))
        } else {
            self.0.iter().any(|(_, list)| list.found_in(text))
        }
    }

    /// Also asks the model, which knows Dutch and what is mixed with it.
    #[must_use]
    pub fn with_model(self) -> Self {
        Self(self.0, true)
    }

    /// What the lists say of a text, for those who compute the weights of the model.
    pub fn said_of(&self, text: &str) -> Said {
        self.said(&Text::new(text))
    }

    fn said(&self, text: &Text) -> Said {
        let mut said = Said::of_nothing(text.sentences.len());
        for (language, list) in &self.0 {
            match list.found(text) {
                Found::Over(points) if language == model::LANGUAGE => said.over = points,
                Found::Over(points) => said.enough |= points >= 0,
                Found::Enough => said.enough = true,
            }
        }
        said
    }

    /// What the words of the most urgent sentence add to it, as the model weighs them, most first.
    pub fn weighed_in(&self, text: &str) -> Vec<Weighed> {
        if self.1 {
            model::weighed(&Text::new(text))
        } else {
            Vec::new()
        }
    }

    /// How urgent the text is, if it tells of danger. What only lists find that know no levels is acute: nobody in danger may wait
    /// because a list is short.
    pub fn level_of(&self, text: &str) -> Option<Level> {
        let text = Text::new(text);
        if !self.finds(&text) {
            return None;
        }
        let is_told = self.0.iter().any(|(_, list)| list.is_acute(&text));
        if !is_told && self.0.iter().any(|(_, list)| list.is_cry(&text)) {
            // It may be anything, and says nothing of a life in danger: only weights would.
            return Some(Level::Attention);
        }
        let found = self.0.iter().filter(|(_, list)| list.found_in(&text));
        let mut found: Vec<_> = found.collect();
        if found.is_empty() {
            // Only the model finds it.
            let beside_the_model = |(language, _): &&(String, List)| language == model::LANGUAGE;
            found.extend(self.0.iter().find(beside_the_model));
        }
        let nobody_tells = !found.iter().any(|(_, list)| list.tells_levels());
        let is_acute = nobody_tells || is_told || (self.1 && model::is_acute(&text));
        Some(if is_acute {
            Level::Acute
        } else {
            Level::Attention
        })
    }

    /// The words from which the level of a text comes, in bytes and in their order: phrases that are enough by themselves, large
    /// hints, and what weighs most for the model.
    pub fn telling_in(&self, text: &str) -> Vec<Range<usize>> {
        let words = Text::new(text);
        let counts = |counted: &list::Counted| {
            counted
                .points
                .is_none_or(|points| points >= points::REACHING)
        };
        let counted = self.0.iter().flat_map(|(_, list)| list.counted(&words));
        let mut spans: Vec<_> = counted
            .filter(counts)
            .map(|counted| (counted.word, counted.end))
            .collect();
        if self.1 {
            spans.extend(model::telling(&words));
        }
        spans.sort_unstable();
        let places = fold::places(text);
        let mut telling: Vec<Range<usize>> = Vec::new();
        for (first, end) in spans {
            let last = end.checked_sub(1).and_then(|last| places.get(last));
            let (Some(first), Some(last)) = (places.get(first), last) else {
                continue;
            };
            match telling.last_mut() {
                Some(before) if first.start <= before.end => before.end = before.end.max(last.end),
                _ => telling.push(first.start..last.end),
            }
        }
        telling
    }

    /// Every phrase that counts in the text, for those who look after the lists.
    pub fn counted_in(&self, text: &str) -> Vec<Counted> {
        let text = Text::new(text);
        let counted = |(language, list): &(String, List)| {
            let counted = list.counted(&text).into_iter();
            let of_language = counted.map(|counted| Counted {
                language: language.clone(),
                index: counted.origin.entry,
                phrase: counted.origin.phrase,
                word: counted.word,
                sentence: text.sentences[counted.word],
                points: counted.points,
            });
            of_language.collect::<Vec<_>>()
        };
        self.0.iter().flat_map(counted).collect()
    }
}
