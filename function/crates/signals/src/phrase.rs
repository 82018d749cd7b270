//! Phrases as they are compared: what may stand in which place, by number.

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
