//! Where in a text the phrases of a list stand.

use super::list::{Phrase, Piece, Row, Step};

/// How many other words `..` allows in between.
const GAP: usize = 3;
/// How far apart the two sides of `&` may begin, in words.
const NEAR: usize = 12;
/// No match is longer than this. It keeps the work in proportion to the length of the text.
const LONGEST: usize = 24;

/// From which word on, and before which word, something stands.
pub(super) type Span = (usize, usize);

/// The places of everything that was looked for, by number.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Of each word of the list.
    pub words: Vec<Vec<Span>>,
    /// Of each group.
    pub groups: Vec<Vec<Span>>,
}

impl Places {
    /// Where a phrase stands, in order.
    pub(super) fn of(&self, phrase: &Phrase) -> Vec<Span> {
        let Some((first, others)) = phrase.split_first() else {
            return Vec::new();
        };
        others.iter().fold(self.of_row(first), |found, row| {
            if found.is_empty() {
                return found;
            }
            near(&found, &self.of_row(row))
        })
    }

    fn of_row(&self, row: &Row) -> Vec<Span> {
        let Some((first, others)) = row.split_first() else {
            return Vec::new();
        };
        others.iter().fold(self.of_step(first), |found, step| {
            if found.is_empty() {
                return found;
            }
            followed(&found, &self.of_step(step), step.after_gap)
        })
    }

    fn of_step(&self, step: &Step) -> Vec<Span> {
        let places = |piece: &Piece| match *piece {
            Piece::Word(number) => &self.words[number],
            Piece::Group(number) => &self.groups[number],
        };
        sorted(step.any.iter().flat_map(places).copied().collect())
    }
}

/// Puts places in their order, each once.
pub(super) fn sorted(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// Where `next` comes right after `found`, or after a few words.
fn followed(found: &[Span], next: &[Span], after_gap: bool) -> Vec<Span> {
    let gap = if after_gap { GAP } else { 0 };
    let joined = found.iter().flat_map(|&(start, end)| {
        between(next, end, end + gap)
            .iter()
            .map(move |&(_, last)| (start, last))
            .filter(|(start, last)| last - start <= LONGEST)
    });
    sorted(joined.collect())
}

/// Where one of each begins near the other, whichever comes first.
fn near(found: &[Span], other: &[Span]) -> Vec<Span> {
    let joined = found.iter().flat_map(|&(start, end)| {
        between(other, start.saturating_sub(NEAR), start + NEAR)
            .iter()
            .map(move |&(from, to)| (start.min(from), end.max(to)))
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
