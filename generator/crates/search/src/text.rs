//! The text of a page: its headings, paragraphs and items of lists, each on its own, so that an excerpt glues nothing.

/// Tags that belong to the sentence they are in.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "small", "span", "strong", "time", "wbr",
];
/// What has no text for readers. A form names every topic and municipality, and is about none of them.
const SILENT: [&str; 5] = ["script", "style", "svg", "template", "form"];
/// What a theme marks as not belonging to a page: help lines are on every page that helps.
const NOT_SEARCHED: &str = "data-no-search";
/// Tags that have no end.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "source", "wbr"];

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub is_heading: bool,
    pub text: String,
}

/// The parts of a page's HTML that have text, in order.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        reader.text(&rest[..start]);
        let tag = &rest[start..];
        let end = if tag.starts_with("<!--") {
            tag.find("-->").map(|end| end + 3)
        } else {
            end_of_tag(tag)
        };
        let Some(end) = end else {
            return reader.finish();
        };
        reader.tag(&tag[..end]);
        rest = &tag[end..];
    }
    reader.text(rest);
    reader.finish()
}

/// Where a tag ends; `>` in a quoted value is no end.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.char_indices().find_map(|(at, c)| {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        None
    })
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    is_heading: bool,
    /// The tag that is left out with all in it, and how many of its name are open.
    skipped: Option<(String, usize)>,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if self.skipped.is_none() {
            self.text.push_str(&decode(text));
        }
    }

    fn tag(&mut self, tag: &str) {
        let inside = tag.trim_start_matches('<').trim_end_matches('>');
        let is_end = inside.starts_with('/');
        let name: String = inside
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        if name.is_empty() || self.skips(&name, is_end) {
            return;
        }
        let is_left_out = SILENT.contains(&name.as_str()) || inside.contains(NOT_SEARCHED);
        if !is_end && is_left_out && !inside.ends_with('/') && !VOID.contains(&name.as_str()) {
            self.close();
            self.skipped = Some((name, 1));
            return;
        }
        if name == "br" {
            self.text.push(' ');
        } else if !INLINE.contains(&name.as_str()) {
            self.close();
            let is_heading = matches!(name.as_bytes(), [b'h', b'1'..=b'6']);
            self.is_heading = is_heading && !is_end;
        }
    }

    /// Whether a tag is within what is left out.
    fn skips(&mut self, name: &str, is_end: bool) -> bool {
        let Some((skipped, open)) = &mut self.skipped else {
            return false;
        };
        if skipped == name {
            *open = if is_end { *open - 1 } else { *open + 1 };
            if *open == 0 {
                self.skipped = None;
            }
        }
        true
    }

    fn close(&mut self) {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.text.clear();
        if !text.is_empty() {
            self.blocks.push(Block {
                is_heading: self.is_heading,
                text,
            });
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.close();
        self.blocks
    }
}

/// A text without entities: those that our own renderers write.
fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        decoded.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(';').filter(|end| *end < 10);
        let known = end.and_then(|end| Some((entity(&rest[1..end])?, end + 1)));
        let (c, taken) = known.unwrap_or(('&', 1));
        decoded.push(c);
        rest = &rest[taken..];
    }
    decoded.push_str(rest);
    decoded
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "shy" => '\u{ad}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<String> {
        let mark = |block: Block| {
            if block.is_heading {
                format!("# {}", block.text)
            } else {
                block.text
            }
        };
        blocks(html).into_iter().map(mark).collect()
    }

    #[test]
    fn headings_paragraphs_and_items_are_apart() {
        let html = "<h2 id=\"a\">Wat <em>vaak</em> helpt</h2><p>Zeg het.<br>Nu.</p><ul><li>Een</li>\n<li><p>Twee</p></li></ul>los";
        assert_eq!(
            texts(html),
            ["# Wat vaak helpt", "Zeg het. Nu.", "Een", "Twee", "los"]
        );
    }

    #[test]
    fn what_belongs_to_no_page_is_left_out() {
        let html = "<p>Voor</p><section class=\"x\" data-no-search aria-label=\"a > b\"><section>113</section><p>Bel</p></section><p>Na &amp; &#39;t &onbekend; &euro</p><script>1 < 2</script><!-- <p>weg</p> --><form><label>Pesten</label></form>";
        assert_eq!(texts(html), ["Voor", "Na & 't &onbekend; &euro"]);
    }

    #[test]
    fn broken_html_is_read_as_far_as_it_goes() {
        assert_eq!(texts("<p>a</p><p title=\"b"), ["a"]);
        assert_eq!(texts("1 < 2"), ["1"]);
        assert!(texts("").is_empty());
    }
}
