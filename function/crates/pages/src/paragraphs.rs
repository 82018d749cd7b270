//! Text as paragraphs of lines, for templates that show it as it was typed.

/// Paragraphs of lines: an empty line ends a paragraph.
pub fn owned_paragraphs(text: &str) -> Vec<Vec<String>> {
    text.split("\n\n")
        .map(|paragraph| {
            paragraph
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .filter(|lines| !lines.is_empty())
        .collect()
}
