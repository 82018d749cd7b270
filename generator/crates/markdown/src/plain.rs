//! Where the words of a text are: what is neither code nor markup. For who looks for the place of something on a page.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::options;

/// The ranges of a text that are words, in order.
pub fn words_in(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut is_hidden = false;
    for (event, span) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_hidden = true,
            // HTML is shown as text, and a comment is not.
            Event::Start(Tag::HtmlBlock) => is_hidden = is_comment(&text[span]),
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock) => is_hidden = false,
            Event::InlineHtml(html) if is_comment(&html) => {}
            Event::Text(_) | Event::Html(_) | Event::InlineHtml(_) if !is_hidden => {
                match found.last_mut() {
                    Some(last) if last.end == span.start => last.end = span.end,
                    _ => found.push(span),
                }
            }
            _ => {}
        }
    }
    found
}

fn is_comment(html: &str) -> bool {
    html.trim_start().starts_with("<!--")
}

#[cfg(test)]
mod tests {
    use super::words_in;

    #[test]
    fn code_links_and_comments_are_no_words() {
        let text = "[a](b) `](b` [c](d\n\n    ](d\n\n<!-- ](d -->\n\n| e | f |\n| --- | --- |\n";
        let words: Vec<&str> = words_in(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(words, ["a", " ", " [c](d", "e", "f"]);
    }
}
