//! Phrases as they are compared: what may stand in which place, by number. There are tens of thousands, read whenever the
//! function starts, and most are one row, with one word in each place: these are kept in place.

use smallvec::SmallVec;

/// Rows that all stand near one another.
pub(super) type Phrase = SmallVec<[Row; 1]>;
/// Words in their order.
pub(super) type Row = Vec<Step>;

/// One place in a row.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub after_gap: bool,
    pub any: SmallVec<[Piece; 1]>,
}

/// What may stand in one place, by its number.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece {
    Word(usize),
    Group(usize),
}
