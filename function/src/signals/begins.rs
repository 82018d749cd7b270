//! Which phrases can stand in a text at all: those whose first place is filled. A list has thousands, a message begins a
//! few dozen, and every message is compared before its sender gets an answer.

use std::collections::{BTreeSet, HashMap};

use super::list::{Phrase, Piece};
use super::places::Places;

/// Numbers of things by the pieces that they may begin with.
#[derive(Debug, Clone, Default)]
pub(super) struct Begins {
    words: HashMap<usize, Vec<usize>>,
    groups: HashMap<usize, Vec<usize>>,
}

/// Phrases, to be looked up by what they begin with.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    all: Vec<Phrase>,
    begins: Begins,
}

impl Begins {
    /// Takes what a phrase can begin with; it belongs to the thing with this number.
    pub(super) fn add(&mut self, phrase: &Phrase, number: usize) {
        let first = phrase.first().and_then(|row| row.first());
        for piece in first.iter().flat_map(|step| &step.any) {
            let (numbers, of) = match *piece {
                Piece::Word(word) => (&mut self.words, word),
                Piece::Group(group) => (&mut self.groups, group),
            };
            numbers.entry(of).or_default().push(number);
        }
    }

    /// What begins with one of the words that stand in the text; some more than once.
    pub(super) fn of_words(&self, places: &Places) -> impl Iterator<Item = usize> {
        let words = places.words.numbers();
        words.flat_map(|word| numbers(&self.words, word))
    }

    /// What begins with a group.
    pub(super) fn of_group(&self, group: usize) -> impl Iterator<Item = usize> {
        numbers(&self.groups, group)
    }

    fn of_groups(&self, places: &Places) -> impl Iterator<Item = usize> {
        let groups = places.groups.numbers();
        groups.flat_map(|group| self.of_group(group))
    }
}

impl Phrases {
    pub(super) fn extend(&mut self, phrases: Vec<Phrase>) {
        for phrase in phrases {
            self.begins.add(&phrase, self.all.len());
            self.all.push(phrase);
        }
    }

    /// The phrases whose first place is filled, in their order, with their numbers.
    pub(super) fn that_begin(&self, places: &Places) -> impl Iterator<Item = (usize, &Phrase)> {
        let words = self.begins.of_words(places);
        let begin: BTreeSet<usize> = words.chain(self.begins.of_groups(places)).collect();
        begin.into_iter().map(|number| (number, &self.all[number]))
    }
}

fn numbers(of: &HashMap<usize, Vec<usize>>, key: usize) -> impl Iterator<Item = usize> {
    of.get(&key).into_iter().flatten().copied()
}
