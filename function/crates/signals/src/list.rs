//! The list of one language, ready to compare.

use std::collections::{BTreeSet, HashMap};

use ahash::AHashMap;
use smallvec::{SmallVec, smallvec};

use super::entry::{self, Entry, Reason};
use super::fold::{self, Folding, Word};
use super::index::Phrases;
use super::matches::{Matches, Postings};
use super::phrase::{Phrase, Piece, Row, Step};
use super::points::{self, Hint};
use super::text::{Span, Text};
use super::words::Words;

/// How many words a text has at most that is nothing but a cry.
const LONGEST_CRY: usize = 100;
/// Within how many words after a word for a book or a film its title begins.
const TITLE: usize = 3;

/// The words of entries, each spelled once: a list has most of its words in many entries. Whether it is a beginning is part
/// of the key.
pub(super) type Known<'e> = AHashMap<(&'e str, bool), SmallVec<[Piece; 1]>>;

/// The entries of one language.
#[derive(Debug, Clone)]
pub(super) struct List {
    folding: Folding,
    words: Words,
    names: HashMap<String, usize>,
    /// What stands for a group, those of an earlier group first.
    members: Phrases,
    /// The group of each.
    groups: Vec<usize>,
    exclusions: Phrases,
    titled: Phrases,
    acute: Phrases,
    whole: Phrases,
    whole_origins: Vec<Origin>,
    sure: Phrases,
    sure_origins: Vec<Origin>,
    hints: Phrases,
    hint_origins: Vec<Origin>,
    /// What each hint counts.
    points: Vec<i32>,
}

/// Where in the list a phrase is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    /// Which entry, counted from 0.
    pub entry: usize,
    /// Which phrase of the entry, counted from 0.
    pub phrase: usize,
}

/// A phrase that counts in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    pub origin: Origin,
    pub word: usize,
    /// Before which word it ends.
    pub end: usize,
    /// None of an entry that is enough by itself.
    pub points: Option<i32>,
}

/// What a list says of a text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Found {
    /// A phrase that is enough by itself stands in it.
    Enough,
    /// It has so many points more than it needs, or fewer.
    Over(i32),
}

impl List {
    pub(super) fn new(language: &str) -> Self {
        Self {
            folding: Folding::of(language),
            words: Words::default(),
            names: HashMap::new(),
            members: Phrases::default(),
            groups: Vec::new(),
            exclusions: Phrases::default(),
            titled: Phrases::default(),
            acute: Phrases::default(),
            whole: Phrases::default(),
            whole_origins: Vec::new(),
            sure: Phrases::default(),
            sure_origins: Vec::new(),
            hints: Phrases::default(),
            hint_origins: Vec::new(),
            points: Vec::new(),
        }
    }

    /// Takes one entry more, which has this number. `known` is what all entries of this list have in common.
    pub(super) fn add<'e>(
        &mut self,
        number: usize,
        entry: &'e str,
        known: &mut Known<'e>,
    ) -> Result<(), Reason> {
        match entry::parse(entry)? {
            Entry::Group(name, phrases) => {
                let phrases = self.phrases(&phrases, known)?;
                let group = self.names.len();
                if self.names.contains_key(name) {
                    return Err(Reason::GroupTwice(name.to_owned()));
                }
                self.names.insert(name.to_owned(), group);
                self.groups.extend(vec![group; phrases.len()]);
                self.members.extend(phrases, &self.words);
            }
            Entry::Exclusion(phrases) => {
                let phrases = self.phrases(&phrases, known)?;
                self.exclusions.extend(phrases, &self.words);
            }
            Entry::Titled(phrases) => {
                let phrases = self.phrases(&phrases, known)?;
                self.titled.extend(phrases, &self.words);
            }
            Entry::Acute(phrases) => {
                let phrases = self.phrases(&phrases, known)?;
                self.acute.extend(phrases, &self.words);
            }
            Entry::Whole(phrases) => {
                let phrases = self.phrases(&phrases, known)?;
                self.whole_origins.extend(origins(number, &phrases));
                self.whole.extend(phrases, &self.words);
            }
            Entry::Sure(phrases) => {
                let phrases = self.phrases(&phrases, known)?;
                self.sure_origins.extend(origins(number, &phrases));
                self.sure.extend(phrases, &self.words);
            }
            Entry::Hint(points, phrases) => {
                let phrases = self.phrases(&phrases, known)?;
                self.points.extend(vec![points; phrases.len()]);
                self.hint_origins.extend(origins(number, &phrases));
                self.hints.extend(phrases, &self.words);
            }
        }
        Ok(())
    }

    fn phrases<'e>(
        &mut self,
        phrases: &[entry::Phrase<'e>],
        known: &mut Known<'e>,
    ) -> Result<Vec<Phrase>, Reason> {
        let mut row = |row: &entry::Row<'e>| -> Result<Row, Reason> {
            let mut steps = Row::with_capacity(row.len());
            for step in row {
                self.add_places(step, known, &mut steps)?;
            }
            Ok(steps)
        };
        phrases
            .iter()
            .map(|rows| rows.iter().map(&mut row).collect())
            .collect()
    }

    /// Adds the places that a written place stands for: a word with a hyphen in it is several.
    fn add_places<'e>(
        &mut self,
        step: &entry::Step<'e>,
        known: &mut Known<'e>,
        row: &mut Row,
    ) -> Result<(), Reason> {
        let after_gap = step.after_gap;
        let mut any = SmallVec::with_capacity(step.any.len());
        for piece in &step.any {
            let (written, start) = match *piece {
                entry::Piece::Word(written) => (written, false),
                entry::Piece::Start(written) => (written, true),
                entry::Piece::Group(name) => {
                    let number = self.names.get(name);
                    let number = number.ok_or_else(|| Reason::UnknownGroup(name.to_owned()))?;
                    any.push(Piece::Group(*number));
                    continue;
                }
            };
            let pieces = known
                .entry((written, start))
                .or_insert_with(|| self.pieces(written, start));
            match pieces[..] {
                [one] => any.push(one),
                [_, ..] if step.any.len() == 1 => {
                    row.extend(in_a_row(pieces, after_gap));
                    return Ok(());
                }
                _ => return Err(Reason::NoWord(written.to_owned())),
            }
        }
        row.push(Step { after_gap, any });
        Ok(())
    }

    fn pieces(&mut self, written: &str, start: bool) -> SmallVec<[Piece; 1]> {
        let plain = fold::plain(written);
        let parts: Vec<_> = fold::words(&plain).collect();
        let last = parts.len().saturating_sub(1);
        let piece = |(at, part): (usize, &&str)| self.piece(part, start && at == last);
        parts.iter().enumerate().map(piece).collect()
    }

    fn piece(&mut self, part: &str, start: bool) -> Piece {
        let Word { stem, whole } = self.folding.word(part);
        Piece::Word(self.words.add(if start { stem } else { whole }, start))
    }

    /// What this list says of a text.
    pub(super) fn found(&self, text: &Text) -> Found {
        let matches = self.matches(text);
        let mut sure = self.sure.called(&matches).map(|(_, phrase)| phrase);
        if sure.any(|phrase| !matches.of(phrase).is_empty()) || !self.cries(&matches).is_empty() {
            return Found::Enough;
        }
        let urgent = points::urgent_from(text.sentences.len());
        Found::Over(points::most(&self.hints(&matches)) - urgent)
    }

    /// Whether a text tells of acute danger, as far as this list knows.
    pub(super) fn found_in(&self, text: &Text) -> bool {
        match self.found(text) {
            Found::Enough => true,
            Found::Over(points) => points >= 0,
        }
    }

    /// Whether this list says of what it finds that somebody's life is in danger, or that it is not.
    pub(super) fn tells_levels(&self) -> bool {
        !self.acute.is_empty()
    }

    /// Whether a text tells that somebody's life is in danger now.
    pub(super) fn is_acute(&self, text: &Text) -> bool {
        if self.acute.is_empty() {
            return false;
        }
        let matches = self.matches(text);
        let mut acute = self.acute.called(&matches).map(|(_, phrase)| phrase);
        acute.any(|phrase| !matches.of(phrase).is_empty())
    }

    /// Whether a text is nothing but a cry.
    pub(super) fn is_cry(&self, text: &Text) -> bool {
        let is_long = text.sentences.len() > LONGEST_CRY;
        !is_long && !self.whole.is_empty() && !self.cries(&self.matches(text)).is_empty()
    }

    /// Where phrases for a whole text stand, with their numbers, if nothing else is said in it. They may follow one another:
    /// *help! help me!*
    fn cries(&self, matches: &Matches<'_>) -> Vec<(usize, Span)> {
        let mut said: Vec<(usize, Span)> = Vec::new();
        if matches.sentences.len() > LONGEST_CRY {
            return said;
        }
        for (number, phrase) in self.whole.called(matches) {
            said.extend(matches.of(phrase).into_iter().map(|span| (number, span)));
        }
        if said.is_empty() {
            return said;
        }
        said.sort_unstable_by_key(|(_, span)| *span);
        // Up to which words everything before is said by them.
        let mut reached = vec![false; matches.sentences.len() + 1];
        reached[0] = true;
        for (_, (start, end)) in &said {
            reached[*end] |= reached[*start];
        }
        if !reached[matches.sentences.len()] {
            said.clear();
        }
        said
    }

    /// All entries that count in a text, in the order of the text.
    pub(super) fn counted(&self, text: &Text) -> Vec<Counted> {
        let matches = self.matches(text);
        let sure = self.sure.called(&matches).flat_map(|(number, phrase)| {
            let origin = self.sure_origins[number];
            let spans = matches.of(phrase).into_iter();
            spans.map(move |(word, end)| Counted {
                origin,
                word,
                end,
                points: None,
            })
        });
        let hints = self.hints(&matches).into_iter().map(|hint| Counted {
            origin: self.hint_origins[hint.number],
            word: hint.at,
            end: hint.end,
            points: Some(hint.points),
        });
        let cries = self.cries(&matches).into_iter();
        let cries = cries.map(|(number, (word, end))| Counted {
            origin: self.whole_origins[number],
            word,
            end,
            points: None,
        });
        let mut counted: Vec<Counted> = sure.chain(hints).chain(cries).collect();
        counted.sort_by_key(|counted| counted.word);
        counted
    }

    /// Where the words and groups stand, without the manners of speaking and the titles.
    fn matches<'t>(&self, text: &'t Text) -> Matches<'t> {
        let mut matches = Matches {
            sentences: &text.sentences,
            words: self.numbered(text),
            groups: Postings::of(0),
        };
        self.fill_groups(&mut matches);
        let excluded = self.excluded(&matches, text);
        if excluded.is_empty() {
            return matches;
        }
        let mut skipped = vec![false; text.sentences.len()];
        for (start, end) in excluded {
            skipped[start..end].fill(true);
        }
        matches.words.retain(|(start, _)| !skipped[*start]);
        self.fill_groups(&mut matches);
        matches
    }

    /// What is not looked at.
    fn excluded(&self, matches: &Matches<'_>, text: &Text) -> Vec<Span> {
        let exclusions = self.exclusions.called(matches);
        let mut excluded: Vec<Span> = exclusions
            .flat_map(|(_, phrase)| matches.of(phrase))
            .collect();
        if text.quotations.is_empty() {
            return excluded;
        }
        let titled = self.titled.called(matches);
        let ends = titled.flat_map(|(_, phrase)| matches.of(phrase));
        for (_, end) in ends {
            let first = text.quotations.partition_point(|(start, _)| *start < end);
            let next = text.quotations.get(first);
            excluded.extend(next.filter(|(start, _)| *start <= end + TITLE));
        }
        excluded
    }

    /// Where each word of the list stands. A word that comes often is looked up once.
    fn numbered(&self, text: &Text) -> Postings {
        let words = text.words.iter();
        let numbers: Vec<_> = words
            .map(|word| self.words.of(word.spelled(self.folding)))
            .collect();
        let mut postings = Postings::of(self.words.count());
        for token in &text.tokens {
            for number in &numbers[token.word] {
                postings.add(*number, token.span);
            }
        }
        postings
    }

    /// A group can only ask for groups before it, so what comes first is known when it is asked for.
    fn fill_groups(&self, matches: &mut Matches<'_>) {
        matches.groups = Postings::of(self.names.len());
        let mut waiting: BTreeSet<usize> = self.members.of_words(matches).collect();
        while let Some(number) = waiting.pop_first() {
            let spans = matches.of(self.members.get(number));
            if spans.is_empty() {
                continue;
            }
            let group = self.groups[number];
            if matches.groups.get(group).is_empty() {
                waiting.extend(self.members.of_group(group));
            }
            matches.groups.merge(group, spans);
        }
    }

    /// Where which hint stands, and what it counts.
    fn hints(&self, matches: &Matches<'_>) -> Vec<Hint> {
        let mut found = Vec::new();
        for (number, phrase) in self.hints.called(matches) {
            let spans = matches.of(phrase);
            found.extend(spans.into_iter().map(|(at, end)| Hint {
                at,
                end,
                sentence: matches.sentences[at],
                number,
                points: self.points[number],
            }));
        }
        found.sort_unstable_by_key(|hint| hint.at);
        found
    }
}

fn origins(entry: usize, phrases: &[Phrase]) -> impl Iterator<Item = Origin> {
    (0..phrases.len()).map(move |phrase| Origin { entry, phrase })
}

/// Places that follow one another.
fn in_a_row(pieces: &[Piece], after_gap: bool) -> impl Iterator<Item = Step> {
    let step = move |(at, piece): (usize, &Piece)| Step {
        after_gap: after_gap && at == 0,
        any: smallvec![*piece],
    };
    pieces.iter().enumerate().map(step)
}
