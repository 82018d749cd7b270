//! Marks the words from which the urgency of a message comes, so that a moderator sees at once why it is on top.

use std::ops::Range;

use serde::Serialize;

use super::View;

/// A piece of a line.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Piece {
    text: String,
    marked: bool,
}

impl Piece {
    pub(super) fn is_marked(&self) -> bool {
        self.marked
    }
}

impl View<'_> {
    /// The paragraphs of a message, with the words of danger marked where these were looked for.
    pub(super) fn marked(
        &self,
        looked_for: bool,
        paragraphs: Vec<Vec<String>>,
    ) -> Vec<Vec<Vec<Piece>>> {
        let line = |line: String| {
            let telling = if looked_for {
                self.assets.signals.telling_in(&line)
            } else {
                Vec::new()
            };
            pieces(&line, &telling)
        };
        let paragraphs = paragraphs.into_iter();
        paragraphs
            .map(|lines| lines.into_iter().map(&line).collect())
            .collect()
    }
}

/// A line, cut where its marks begin and end. They are in order and do not overlap.
fn pieces(line: &str, marks: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |text: Option<&str>, marked| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let text = text.to_owned();
            pieces.push(Piece { text, marked });
        }
    };
    let mut end = 0;
    for mark in marks {
        add(line.get(end..mark.start), false);
        add(line.get(mark.clone()), true);
        end = mark.end;
    }
    add(line.get(end..), false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_at_its_marks_and_loses_nothing() {
        let line = "Ik wil dood, écht";
        for marks in [&[][..], &[(3, 11)], &[(0, 2), (13, 18)], &[(0, 18)]] {
            let marks: Vec<_> = marks.iter().map(|(from, to)| *from..*to).collect();
            let pieces = pieces(line, &marks);
            let all: String = pieces.iter().map(|piece| &*piece.text).collect();
            assert_eq!(all, line);
            let marked = pieces.iter().filter(|piece| piece.marked).count();
            assert_eq!(marked, marks.len());
        }
    }
}
