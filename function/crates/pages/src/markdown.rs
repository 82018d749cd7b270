//! Renders the markdown of an answer, for the asker's page and for the moderator's preview.
//!
//! It supports paragraphs, lists, headings, bold text, links and bare addresses; everything else stays text. All output is
//! made here or escaped, and links lead to `https`, `http`, `tel` and `mailto` only.

use crate::shell::escape;
use autolinks::Bare;

/// The HTML of a text.
pub fn html(text: &str) -> String {
    let mut html = String::new();
    let mut block = Block::default();
    for line in text.lines().map(str::trim) {
        block.take(line, &mut html);
    }
    block.close(&mut html);
    html
}

/// Lines that belong together.
#[derive(Default)]
struct Block<'a> {
    kind: Kind,
    lines: Vec<&'a str>,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Paragraph,
    Heading,
    Bullets,
    Numbers,
}

impl<'a> Block<'a> {
    fn take(&mut self, line: &'a str, html: &mut String) {
        if line.is_empty() {
            self.close(html);
            return;
        }
        let (kind, rest) = kind(line);
        if kind != self.kind {
            self.close(html);
            self.kind = kind;
        }
        self.lines.push(rest);
    }

    fn close(&mut self, html: &mut String) {
        let lines: Vec<_> = self.lines.drain(..).map(inline).collect();
        if lines.is_empty() {
            return;
        }
        let (start, between, end) = match self.kind {
            Kind::Paragraph => ("<p>", "<br>", "</p>"),
            // The page has its own headings, so one of an answer is only bold.
            Kind::Heading => ("<p><strong>", "<br>", "</strong></p>"),
            Kind::Bullets => ("<ul><li>", "</li><li>", "</li></ul>"),
            Kind::Numbers => ("<ol><li>", "</li><li>", "</li></ol>"),
        };
        html.push_str(start);
        html.push_str(&lines.join(between));
        html.push_str(end);
    }
}

fn kind(line: &str) -> (Kind, &str) {
    let bullet = ["- ", "* ", "• "];
    if let Some(rest) = bullet.iter().find_map(|mark| line.strip_prefix(mark)) {
        return (Kind::Bullets, rest.trim());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = &line[digits..];
    let numbered = after.strip_prefix(". ").or(after.strip_prefix(") "));
    if let (1..=2, Some(rest)) = (digits, numbered) {
        return (Kind::Numbers, rest.trim());
    }
    let heading = line.trim_start_matches('#');
    if heading.len() < line.len() && heading.starts_with(' ') {
        return (Kind::Heading, heading.trim());
    }
    (Kind::Paragraph, line)
}

/// One line. Each step consumes a part of it, so it ends.
fn inline(line: &str) -> String {
    let mut html = String::new();
    let mut bare = autolinks::bare(line).into_iter().peekable();
    let mut at = 0;
    while let Some(first) = line[at..].chars().next() {
        let rest = &line[at..];
        // Skips links inside text that has been rendered.
        while bare.next_if(|link| link.span.start < at).is_some() {}
        let found = strong(rest).or_else(|| link(rest)).or_else(|| {
            bare.next_if(|link| link.span.start == at)
                .map(|link| put(rest, &link))
        });
        let (piece, length) = found.unwrap_or_else(|| {
            let length = first.len_utf8();
            (escape(&rest[..length]), length)
        });
        html.push_str(&piece);
        at += length;
    }
    html
}

/// A bare address at the beginning of a text.
fn put(rest: &str, link: &Bare) -> (String, usize) {
    let length = link.span.len();
    (anchor(&link.href, &rest[..length]), length)
}

/// `**words**`
fn strong(text: &str) -> Option<(String, usize)> {
    let (words, _) = text.strip_prefix("**")?.split_once("**")?;
    let whole = !words.is_empty() && words.trim() == words && !words.starts_with('*');
    // Without the marks, so it cannot call itself for ever.
    whole.then(|| {
        (
            format!("<strong>{}</strong>", inline(words)),
            words.len() + 4,
        )
    })
}

/// `[words](https://…)`
fn link(text: &str) -> Option<(String, usize)> {
    let (words, after) = text.strip_prefix('[')?.split_once("](")?;
    let (to, _) = after.split_once(')')?;
    let safe = ["https://", "http://", "tel:", "mailto:"]
        .iter()
        .any(|start| {
            to.strip_prefix(start)
                .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
        });
    let fits = safe && !words.trim().is_empty() && !words.contains(['[', ']']);
    fits.then(|| (anchor(to, words), words.len() + to.len() + 4))
}

fn anchor(to: &str, words: &str) -> String {
    format!(
        "<a href=\"{}\" rel=\"noreferrer\">{}</a>",
        escape(to),
        escape(words)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moderators_write_is_what_people_see() {
        for (text, expected) in [
            (
                "Dag!\nGoed.\n\nTot ziens",
                "<p>Dag!<br>Goed.</p><p>Tot ziens</p>",
            ),
            ("Doe **dit** nu", "<p>Doe <strong>dit</strong> nu</p>"),
            (
                "Tips:\n- een\n- **twee**\n\nKlaar",
                "<p>Tips:</p><ul><li>een</li><li><strong>twee</strong></li></ul><p>Klaar</p>",
            ),
            ("1. een\n2) twee", "<ol><li>een</li><li>twee</li></ol>"),
            (
                "## Eerst\nPraat.",
                "<p><strong>Eerst</strong></p><p>Praat.</p>",
            ),
            ("5 < 6 & 2 ** 3", "<p>5 &lt; 6 &amp; 2 ** 3</p>"),
            (
                "[de site](https://www.113.nl/a?b=1&c)",
                "<p><a href=\"https://www.113.nl/a?b=1&amp;c\" rel=\"noreferrer\">de site</a></p>",
            ),
            (
                "Kijk op https://www.113.nl.",
                "<p>Kijk op <a href=\"https://www.113.nl\" rel=\"noreferrer\">https://www.113.nl</a>.</p>",
            ),
            (
                "(www.jouwggd.nl)",
                "<p>(<a href=\"https://www.jouwggd.nl\" rel=\"noreferrer\">www.jouwggd.nl</a>)</p>",
            ),
            (
                "Bel 0800-0432, of 113!",
                "<p>Bel <a href=\"tel:08000432\" rel=\"noreferrer\">0800-0432</a>, of <a href=\"tel:113\" rel=\"noreferrer\">113</a>!</p>",
            ),
            (
                "Bel 045 532 12 34 (school)",
                "<p>Bel <a href=\"tel:0455321234\" rel=\"noreferrer\">045 532 12 34</a> (school)</p>",
            ),
            (
                "**Bel 112.**",
                "<p><strong>Bel <a href=\"tel:112\" rel=\"noreferrer\">112</a>.</strong></p>",
            ),
        ] {
            assert_eq!(html(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_link_stays_text() {
        for text in [
            "[x](javascript:alert(1))",
            "[x](data:text/html,y)",
            "In 2024 waren het er 1120, dus 3,113 of 112e",
            "Op 01-02-2026 om 10.30",
            "https://",
            "****",
            "** los **",
            "€112",
        ] {
            assert_eq!(html(text), format!("<p>{}</p>", escape(text)), "{text}");
        }
    }

    #[test]
    fn nothing_gets_out_of_its_tag() {
        for text in [
            "<script>x</script>",
            "https://x.nl/\"onclick=\"y",
            "[\"><b>](https://x.nl/\"><b>)",
            "**<i>**",
            "- <i>\n1. <i>\n# <i>",
        ] {
            let html = html(text);
            for tag in ["<script", "<b", "<i>", "\"onclick", "\"><b"] {
                assert!(!html.contains(tag), "{html}");
            }
        }
        assert!(html(&"*".repeat(5000)).len() > 5000);
        assert!(html(&"[".repeat(5000)).len() > 5000);
    }
}
