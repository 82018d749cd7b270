//! Which phrases can stand in a text at all: those with a word of it in their most telling place. A list has thousands of
//! phrases, a text calls for a few dozen, and every message is compared before its sender gets an answer.

use super::matches::Matches;
use super::phrase::{Phrase, Piece, Step};
use super::words::Words;

/// How common a group is, in letters of a word that is as common: most hold short words.
const GROUP: usize = 3;

/// Numbers of phrases by the pieces that must stand in a text for them.
#[derive(Debug, Clone, Default)]
struct Index {
    words: Vec<Vec<usize>>,
    groups: Vec<Vec<usize>>,
}

/// Phrases, to be looked up by what calls for them.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    all: Vec<Phrase>,
    index: Index,
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

impl Index {
    /// Takes the phrase with this number.
    fn add(&mut self, phrase: &Phrase, number: usize, words: &Words) {
        let place = most_telling(phrase, words);
        for piece in place.iter().flat_map(|step| &step.any) {
            let (numbers, of) = match *piece {
                Piece::Word(word) => (&mut self.words, word),
                Piece::Group(group) => (&mut self.groups, group),
            };
            if numbers.len() <= of {
                numbers.resize_with(of + 1, Vec::new);
            }
            numbers[of].push(number);
        }
    }
}

impl Phrases {
    pub(super) fn extend(&mut self, phrases: Vec<Phrase>, words: &Words) {
        for phrase in phrases {
            self.index.add(&phrase, self.all.len(), words);
            self.all.push(phrase);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The phrase of this number.
    pub(super) fn get(&self, number: usize) -> &Phrase {
        &self.all[number]
    }

    /// The numbers of what the words of the text call for; some more than once.
    pub(super) fn of_words(&self, matches: &Matches<'_>) -> impl Iterator<Item = usize> {
        let words = matches.words.numbers();
        words.flat_map(|word| numbers(&self.index.words, word))
    }

    /// The numbers of what a group calls for.
    pub(super) fn of_group(&self, group: usize) -> impl Iterator<Item = usize> {
        numbers(&self.index.groups, group)
    }

    /// The phrases that the text calls for, in their order, with their numbers.
    pub(super) fn called(&self, matches: &Matches<'_>) -> impl Iterator<Item = (usize, &Phrase)> {
        let of_groups = matches.groups.numbers();
        let of_groups = of_groups.flat_map(|group| self.of_group(group));
        let mut called: Vec<usize> = self.of_words(matches).chain(of_groups).collect();
        called.sort_unstable();
        called.dedup();
        called.into_iter().map(|number| (number, &self.all[number]))
    }
}

fn numbers(of: &[Vec<usize>], key: usize) -> impl Iterator<Item = usize> {
    of.get(key).into_iter().flatten().copied()
}
