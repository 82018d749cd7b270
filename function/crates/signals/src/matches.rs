//! Where in a text the phrases of a list stand.

use std::borrow::Cow;

use super::phrase::{Phrase, Piece, Row, Step};
use super::text::Span;

/// How many other words `..` allows in between.
const GAP: usize = 3;
/// How far apart the two sides of `&` may begin, in words.
const NEAR: usize = 12;
/// No match is longer than this. It keeps the work in proportion to the length of the text.
const LONGEST: usize = 24;

/// The places of everything that was looked for.
#[derive(Debug)]
pub(super) struct Matches<'t> {
    /// For each word of the text, the number of its sentence.
    pub sentences: &'t [usize],
    /// Of the words of the list.
    pub words: Postings,
    /// Of its groups.
    pub groups: Postings,
}

/// Where things stand, by their number. A list has thousands, and most of them stand nowhere.
#[derive(Debug)]
pub(super) struct Postings {
    /// For each number its place in `spans`, counted from 1; 0 is nowhere.
    at: Vec<u32>,
    spans: Vec<(usize, Vec<Span>)>,
}

impl Postings {
    /// Of `count` things, all of which stand nowhere yet.
    pub(super) fn of(count: usize) -> Self {
        Self {
            at: vec![0; count],
            spans: Vec::new(),
        }
    }

    /// One more place of a thing; it begins behind the others.
    pub(super) fn add(&mut self, number: usize, span: Span) {
        self.of_thing(number).push(span);
    }

    /// More places of a thing, wherever they are.
    pub(super) fn merge(&mut self, number: usize, spans: Vec<Span>) {
        let known = self.of_thing(number);
        *known = sorted([std::mem::take(known), spans].concat());
    }

    fn of_thing(&mut self, number: usize) -> &mut Vec<Span> {
        if self.at[number] == 0 {
            self.spans.push((number, Vec::new()));
            // Neither a list nor a text is so long that this is not exact.
            self.at[number] = u32::try_from(self.spans.len()).unwrap_or_default();
        }
        &mut self.spans[self.at[number] as usize - 1].1
    }

    /// The places of a thing, in order.
    pub(super) fn get(&self, number: usize) -> &[Span] {
        match self.at[number] as usize {
            0 => &[],
            at => &self.spans[at - 1].1,
        }
    }

    /// The numbers of what stands somewhere.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        let standing = self.spans.iter().filter(|(_, spans)| !spans.is_empty());
        standing.map(|(number, _)| *number)
    }

    /// Forgets the places that are not to be kept.
    pub(super) fn retain(&mut self, keep: impl Fn(&Span) -> bool) {
        for (_, spans) in &mut self.spans {
            spans.retain(&keep);
        }
    }
}

impl Matches<'_> {
    /// Where a phrase stands, in order.
    pub(super) fn of(&self, phrase: &Phrase) -> Vec<Span> {
        let Some((first, others)) = phrase.split_first() else {
            return Vec::new();
        };
        // Most phrases that a text calls for lack another word.
        if !phrase.iter().flatten().all(|step| self.has(step)) {
            return Vec::new();
        }
        others.iter().fold(self.of_row(first), |found, row| {
            if found.is_empty() {
                return found;
            }
            self.near(&found, &self.of_row(row))
        })
    }

    fn of_row(&self, row: &Row) -> Vec<Span> {
        let Some((first, others)) = row.split_first() else {
            return Vec::new();
        };
        let found = others.iter().fold(self.of_step(first), |found, step| {
            if found.is_empty() {
                return found;
            }
            let next = self.of_step(step);
            Cow::Owned(if step.after_gap {
                self.followed_soon(&found, &next)
            } else {
                followed(&found, &next)
            })
        });
        found.into_owned()
    }

    /// Where `next` comes after `found` and a few words of the same sentence.
    fn followed_soon(&self, found: &[Span], next: &[Span]) -> Vec<Span> {
        let joined = found.iter().flat_map(|&(start, end)| {
            between(next, end, end + GAP)
                .iter()
                .filter(move |&&(from, _)| self.sentences[end - 1] == self.sentences[from])
                .map(move |&(_, last)| (start, last))
                .filter(|(start, last)| last - start <= LONGEST)
        });
        sorted(joined.collect())
    }

    /// Where one of each begins near the other, whichever comes first: in the same sentence or in one beside it.
    fn near(&self, found: &[Span], other: &[Span]) -> Vec<Span> {
        let joined = found.iter().flat_map(|&(start, end)| {
            between(other, start.saturating_sub(NEAR), start + NEAR)
                .iter()
                .filter(move |&&(from, _)| {
                    self.sentences[start].abs_diff(self.sentences[from]) <= 1
                })
                .map(move |&(from, to)| (start.min(from), end.max(to)))
                .filter(|(start, last)| last - start <= LONGEST)
        });
        sorted(joined.collect())
    }

    fn of_step(&self, step: &Step) -> Cow<'_, [Span]> {
        if let [piece] = step.any[..] {
            return Cow::Borrowed(self.of_piece(piece));
        }
        let places = step.any.iter().flat_map(|piece| self.of_piece(*piece));
        Cow::Owned(sorted(places.copied().collect()))
    }

    fn has(&self, step: &Step) -> bool {
        let mut any = step.any.iter();
        any.any(|piece| !self.of_piece(*piece).is_empty())
    }

    fn of_piece(&self, piece: Piece) -> &[Span] {
        match piece {
            Piece::Word(number) => self.words.get(number),
            Piece::Group(number) => self.groups.get(number),
        }
    }
}

/// Puts places in their order, each once.
fn sorted(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// Where `next` comes right after `found`.
fn followed(found: &[Span], next: &[Span]) -> Vec<Span> {
    let joined = found.iter().flat_map(|&(start, end)| {
        between(next, end, end)
            .iter()
            .map(move |&(_, last)| (start, last))
            .filter(|(start, last)| last - start <= LONGEST)
    });
    sorted(joined.collect())
}

/// The spans, in order, that begin from `first` to `last`.
fn between(spans: &[Span], first: usize, last: usize) -> &[Span] {
    let from = spans.partition_point(|(start, _)| *start < first);
    let to = spans.partition_point(|(start, _)| *start <= last);
    &spans[from..to.max(from)]
}
