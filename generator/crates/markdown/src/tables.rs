//! Tables: how their columns are aligned, and cells that would get lost.

use std::ops::Range;

use pulldown_cmark::Alignment;

use super::{Feature, Renderer};
use diagnostics::Problem;

/// The table that is being written.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    in_head: bool,
    column: usize,
}

impl Table {
    pub(super) fn begin(&mut self, alignments: Vec<Alignment>) {
        self.alignments = alignments;
    }

    pub(super) fn begin_head(&mut self) {
        self.in_head = true;
        self.column = 0;
    }

    fn begin_row(&mut self) {
        self.in_head = false;
        self.column = 0;
    }

    /// The tag with which the next cell begins. Its column is aligned by a class, because the content security policy
    /// allows no styles within a page.
    pub(super) fn cell(&mut self) -> String {
        let name = if self.in_head { "th" } else { "td" };
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-end\"",
            // Text is at the start anyway.
            _ => "",
        };
        self.column += 1;
        format!("<{name}{class}>")
    }
}

impl Renderer<'_> {
    pub(super) fn open_table(&mut self) -> String {
        self.shared.features.insert(Feature::Tables);
        let mut name = String::new();
        // Writing to a String cannot fail.
        let _ = pulldown_cmark_escape::escape_html(&mut name, &self.resolver.say("table-name", 0));
        format!(
            "<div class=\"table-scroll\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\">\n"
        )
    }

    /// A row begins. Cells beside the last column are not on the page.
    pub(super) fn begin_row(&mut self, span: &Range<usize>) {
        self.table.begin_row();
        let wanted = self.table.alignments.len();
        let row = self.original[span.clone()].trim();
        let found = cells(row);
        if found > wanted && !has_shortcode(row) {
            self.problem(Problem::LostCells { found, wanted }, span);
        }
    }
}

/// How many cells a row has; `\|` is a character within one.
fn cells(row: &str) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut count = 1;
    let mut is_escaped = false;
    let mut ends_with_bar = false;
    for c in row.chars() {
        ends_with_bar = c == '|' && !is_escaped;
        count += usize::from(ends_with_bar);
        is_escaped = c == '\\';
    }
    count - usize::from(ends_with_bar)
}

/// What is between its brackets is no cell.
fn has_shortcode(row: &str) -> bool {
    row.contains("{{") || row.contains("{%")
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cells_are_counted_as_the_parser_does() {
        for (row, expected) in [
            ("| a | b |", 2),
            ("a | b", 2),
            ("| a \\| b | c |", 2),
            ("| `a | b` | c", 3),
            ("|a|", 1),
            ("| a | b", 2),
            ("| a | |", 2),
        ] {
            assert_eq!(cells(row), expected, "{row}");
        }
    }
}
