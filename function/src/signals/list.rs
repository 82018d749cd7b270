//! The list of one language, ready to compare.

use std::collections::{BTreeSet, HashMap};

use ahash::AHashMap;

use super::calls::Phrases;
use super::entry::{self, Entry, Reason};
use super::fold::{self, Folding, Word};
use super::places::{Places, Span, Standing};
use super::words::Words;

/// With how many points a text is urgent.
const URGENT: i32 = 10;
/// Within how many words the points are counted together: a few sentences. A long letter is not more urgent because it
/// is long.
const WINDOW: usize = 60;

/// Rows that all stand near one another.
pub(super) type Phrase = Vec<Row>;
/// Words in their order.
pub(super) type Row = Vec<Step>;

/// One place in a row.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub after_gap: bool,
    pub any: Vec<Piece>,
}

/// What may stand in one place, by its number.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece {
    Word(usize),
    Group(usize),
}

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
    sayings: Phrases,
    sure: Phrases,
    hints: Phrases,
    /// What each hint counts.
    points: Vec<i32>,
}

impl List {
    pub(super) fn new(language: &str) -> Self {
        Self {
            folding: Folding::of(language),
            words: Words::default(),
            names: HashMap::new(),
            members: Phrases::default(),
            groups: Vec::new(),
            sayings: Phrases::default(),
            sure: Phrases::default(),
            hints: Phrases::default(),
            points: Vec::new(),
        }
    }

    /// Takes one entry more.
    pub(super) fn add(&mut self, entry: &str) -> Result<(), Reason> {
        match entry::parse(entry)? {
            Entry::Group(name, phrases) => {
                let phrases = self.phrases(&phrases)?;
                let number = self.names.len();
                if self.names.contains_key(&name) {
                    return Err(Reason::GroupTwice(name));
                }
                self.names.insert(name, number);
                self.groups.extend(vec![number; phrases.len()]);
                self.members.extend(phrases, &self.words);
            }
            Entry::Saying(phrases) => {
                let phrases = self.phrases(&phrases)?;
                self.sayings.extend(phrases, &self.words);
            }
            Entry::Sure(phrases) => {
                let phrases = self.phrases(&phrases)?;
                self.sure.extend(phrases, &self.words);
            }
            Entry::Hint(points, phrases) => {
                let phrases = self.phrases(&phrases)?;
                self.points.extend(vec![points; phrases.len()]);
                self.hints.extend(phrases, &self.words);
            }
        }
        Ok(())
    }

    fn phrases(&mut self, phrases: &[entry::Phrase]) -> Result<Vec<Phrase>, Reason> {
        let row = |list: &mut Self, row: &entry::Row| -> Result<Row, Reason> {
            let steps = row.iter().map(|step| list.steps(step));
            Ok(steps.collect::<Result<Vec<_>, _>>()?.concat())
        };
        phrases
            .iter()
            .map(|rows| rows.iter().map(|one| row(self, one)).collect())
            .collect()
    }

    /// The places that a written place stands for: a word with a hyphen in it is several.
    fn steps(&mut self, step: &entry::Step) -> Result<Vec<Step>, Reason> {
        let mut any = Vec::new();
        for piece in &step.any {
            let (written, start) = match piece {
                entry::Piece::Word(written) => (written, false),
                entry::Piece::Start(written) => (written, true),
                entry::Piece::Group(name) => {
                    let known = self.names.get(name);
                    let number = known.ok_or_else(|| Reason::UnknownGroup(name.clone()))?;
                    any.push(Piece::Group(*number));
                    continue;
                }
            };
            let pieces = self.pieces(written, start);
            match pieces[..] {
                [one] => any.push(one),
                [_, ..] if step.any.len() == 1 => return Ok(in_a_row(&pieces, step.after_gap)),
                _ => return Err(Reason::NoWord(written.clone())),
            }
        }
        Ok(vec![Step {
            after_gap: step.after_gap,
            any,
        }])
    }

    fn pieces(&mut self, written: &str, start: bool) -> Vec<Piece> {
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

    /// How words of a text are to be folded for this list.
    pub(super) fn folding(&self) -> Folding {
        self.folding
    }

    /// Whether a text of these words tells of acute danger, as far as this list knows.
    pub(super) fn found_in(&self, text: &[Word]) -> bool {
        let places = self.places(text);
        let mut sure = self.sure.called(&places).map(|(_, phrase)| phrase);
        sure.any(|phrase| !places.of(phrase).is_empty()) || most(&self.points(&places)) >= URGENT
    }

    /// Where the words and groups stand, without the manners of speaking.
    fn places(&self, text: &[Word]) -> Places {
        let mut places = Places {
            words: self.numbered(text),
            groups: Standing::of(0),
        };
        self.fill_groups(&mut places);
        let sayings = self.sayings.called(&places);
        let sayings: Vec<Span> = sayings.flat_map(|(_, phrase)| places.of(phrase)).collect();
        if sayings.is_empty() {
            return places;
        }
        let mut spoken = vec![false; text.len()];
        for (start, end) in sayings {
            spoken[start..end].fill(true);
        }
        places.words.retain(|(start, _)| !spoken[*start]);
        self.fill_groups(&mut places);
        places
    }

    /// Where each word of the list stands. A word that comes often is looked up once.
    fn numbered(&self, text: &[Word]) -> Standing {
        let mut known: AHashMap<&Word, Vec<usize>> = AHashMap::new();
        let mut places = Standing::of(self.words.count());
        for (at, word) in text.iter().enumerate() {
            let numbers = known.entry(word).or_insert_with(|| self.words.of(word));
            for number in numbers.iter() {
                places.add(*number, (at, at + 1));
            }
        }
        places
    }

    /// A group can only ask for groups before it, so what comes first is known when it is asked for.
    fn fill_groups(&self, places: &mut Places) {
        places.groups = Standing::of(self.names.len());
        let mut waiting: BTreeSet<usize> = self.members.of_words(places).collect();
        while let Some(number) = waiting.pop_first() {
            let spans = places.of(self.members.get(number));
            if spans.is_empty() {
                continue;
            }
            let group = self.groups[number];
            if places.groups.get(group).is_empty() {
                waiting.extend(self.members.of_group(group));
            }
            places.groups.merge(group, spans);
        }
    }

    /// Where which hint stands, and what it counts.
    fn points(&self, places: &Places) -> Vec<Hint> {
        let mut found = Vec::new();
        for (number, phrase) in self.hints.called(places) {
            let spans = places.of(phrase);
            found.extend(spans.into_iter().map(|(at, _)| Hint {
                at,
                number,
                points: self.points[number],
            }));
        }
        found.sort_unstable_by_key(|hint| hint.at);
        found
    }
}

/// Places that follow one another.
fn in_a_row(pieces: &[Piece], after_gap: bool) -> Vec<Step> {
    let step = |(at, piece): (usize, &Piece)| Step {
        after_gap: after_gap && at == 0,
        any: vec![*piece],
    };
    pieces.iter().enumerate().map(step).collect()
}

/// A hint that stands in a text.
#[derive(Debug, Clone, Copy)]
struct Hint {
    at: usize,
    number: usize,
    points: i32,
}

/// The most points that stand in one window. A hint counts once there.
fn most(hints: &[Hint]) -> i32 {
    let mut times: HashMap<usize, usize> = HashMap::new();
    let (mut first, mut sum, mut most) = (0, 0, 0);
    for hint in hints {
        // The window is as full as it gets before its first hint falls out.
        if hints[first].at + WINDOW < hint.at {
            most = most.max(sum);
        }
        while hints[first].at + WINDOW < hint.at {
            let left = hints[first];
            let count = times.entry(left.number).or_default();
            *count -= 1;
            if *count == 0 {
                sum -= left.points;
            }
            first += 1;
        }
        let count = times.entry(hint.number).or_default();
        *count += 1;
        if *count == 1 {
            sum += hint.points;
        }
    }
    most.max(sum)
}
