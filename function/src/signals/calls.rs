//! Which phrases can stand in a text at all: those with a word of it in their most telling place. A list has thousands of
//! phrases, a text calls for a few dozen, and every message is compared before its sender gets an answer.

use std::collections::{BTreeSet, HashMap};

use super::list::{Phrase, Piece, Step};
use super::places::Places;
use super::words::Words;

/// How common a group is, in letters of a word that is as common: most hold short words.
const GROUP: usize = 3;

/// Numbers of things by the pieces that must stand in a text for them.
#[derive(Debug, Clone, Default)]
pub(super) struct Calls {
    words: HashMap<usize, Vec<usize>>,
    groups: HashMap<usize, Vec<usize>>,
}

/// Phrases, to be looked up by what calls for them.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    all: Vec<Phrase>,
    calls: Calls,
}

/// Every place of a phrase must be filled, so any will do to look it up by. Long words are rare: *ik wil .. dood* is not
/// worth a look because of *ik*.
fn most_telling<'p>(phrase: &'p Phrase, words: &Words) -> Option<&'p Step> {
    let letters = |piece: &Piece| match *piece {
        Piece::Word(number) => words.letters(number),
        Piece::Group(_) => GROUP,
    };
    let shortest = |step: &&Step| step.any.iter().map(letters).min();
    phrase.iter().flatten().max_by_key(shortest)
}

impl Calls {
    /// Takes a phrase; it belongs to the thing with this number.
    pub(super) fn add(&mut self, phrase: &Phrase, number: usize, words: &Words) {
        let place = most_telling(phrase, words);
        for piece in place.iter().flat_map(|step| &step.any) {
            let (numbers, of) = match *piece {
                Piece::Word(word) => (&mut self.words, word),
                Piece::Group(group) => (&mut self.groups, group),
            };
            numbers.entry(of).or_default().push(number);
        }
    }

    /// What the words of the text call for; some more than once.
    pub(super) fn of_words(&self, places: &Places) -> impl Iterator<Item = usize> {
        let words = places.words.numbers();
        words.flat_map(|word| numbers(&self.words, word))
    }

    /// What a group calls for.
    pub(super) fn of_group(&self, group: usize) -> impl Iterator<Item = usize> {
        numbers(&self.groups, group)
    }

    fn of_groups(&self, places: &Places) -> impl Iterator<Item = usize> {
        let groups = places.groups.numbers();
        groups.flat_map(|group| self.of_group(group))
    }
}

impl Phrases {
    pub(super) fn extend(&mut self, phrases: Vec<Phrase>, words: &Words) {
        for phrase in phrases {
            self.calls.add(&phrase, self.all.len(), words);
            self.all.push(phrase);
        }
    }

    /// The phrases that the text calls for, in their order, with their numbers.
    pub(super) fn called(&self, places: &Places) -> impl Iterator<Item = (usize, &Phrase)> {
        let words = self.calls.of_words(places);
        let called: BTreeSet<usize> = words.chain(self.calls.of_groups(places)).collect();
        called.into_iter().map(|number| (number, &self.all[number]))
    }
}

fn numbers(of: &HashMap<usize, Vec<usize>>, key: usize) -> impl Iterator<Item = usize> {
    of.get(&key).into_iter().flatten().copied()
}
