//! The markdown of an answer: what moderators preview, what the asker reads, and what is published is read here.
//!
//! It has paragraphs, lists, headings, bold text, links and bare addresses; everything else stays text. [`html`] makes all of
//! its output itself or escapes it, and its links lead to `https`, `http`, `tel` and `mailto` only.

use crate::shell::escape;

/// Lines that belong together, without their marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What they are.
    pub kind: Kind,
    /// Each line, or each item of a list.
    pub lines: Vec<Vec<Inline>>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The names of what there is in a text.
pub enum Kind {
    Paragraph,
    Heading,
    Bullets,
    Numbers,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// As it was typed.
    Text(String),
    /// Bold, without bold text inside.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// Its address.
        to: String,
        /// Its words.
        words: String,
    },
}

/// Reads an answer. `is_more` says of an address that does not lead to the web, a telephone or a mailbox whether a link to it
/// is one all the same.
pub fn read(text: &str, is_more: &mut dyn FnMut(&str) -> bool) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_apart = true;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            is_apart = true;
            continue;
        }
        let (kind, rest) = kind(line);
        let line = inline(rest, is_more);
        let goes_on = match kind {
            Kind::Paragraph => !is_apart,
            Kind::Heading => false,
            Kind::Bullets | Kind::Numbers => true, // After an empty line, too.
        };
        match blocks.last_mut() {
            Some(last) if last.kind == kind && goes_on => last.lines.push(line),
            _ => blocks.push(Block {
                kind,
                lines: vec![line],
            }),
        }
        is_apart = false;
    }
    blocks
}

/// The HTML of an answer.
pub fn html(text: &str) -> String {
    read(text, &mut |_| false).iter().map(block_html).collect()
}

fn block_html(block: &Block) -> String {
    let (start, between, end) = match block.kind {
        Kind::Paragraph => ("<p>", "<br>", "</p>"),
        // The page has its own headings, so one of an answer is only bold.
        Kind::Heading => ("<p><strong>", "", "</strong></p>"),
        Kind::Bullets => ("<ul><li>", "</li><li>", "</li></ul>"),
        Kind::Numbers => ("<ol><li>", "</li><li>", "</li></ol>"),
    };
    let lines: Vec<String> = block.lines.iter().map(|line| inline_html(line)).collect();
    format!("{start}{}{end}", lines.join(between))
}

fn inline_html(line: &[Inline]) -> String {
    let piece = |part: &Inline| match part {
        Inline::Text(text) => escape(text),
        Inline::Strong(inner) => format!("<strong>{}</strong>", inline_html(inner)),
        Inline::Link { to, words } => {
            let (to, words) = (escape(to), escape(words));
            format!("<a href=\"{to}\" rel=\"noreferrer\">{words}</a>")
        }
    };
    line.iter().map(piece).collect()
}

fn kind(line: &str) -> (Kind, &str) {
    // Word processors put a tab after the mark of an item.
    let after_blank = |rest: &str| rest.starts_with(char::is_whitespace);
    if let Some(rest) = line
        .strip_prefix(['-', '*', '•'])
        .filter(|rest| after_blank(rest))
    {
        return (Kind::Bullets, rest.trim());
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = line[digits..].strip_prefix(['.', ')']);
    if let (1..=2, Some(rest)) = (digits, numbered.filter(|rest| after_blank(rest))) {
        return (Kind::Numbers, rest.trim());
    }
    let heading = line.trim_start_matches('#');
    if heading.len() < line.len() && after_blank(heading) {
        return (Kind::Heading, heading.trim());
    }
    (Kind::Paragraph, line)
}

/// The parts of one line. Each step consumes a part of it, so it ends.
fn inline(line: &str, is_more: &mut dyn FnMut(&str) -> bool) -> Vec<Inline> {
    let mut parts: Vec<Inline> = Vec::new();
    let mut bare = autolinks::bare(line).into_iter().peekable();
    let mut at = 0;
    while let Some(first) = line[at..].chars().next() {
        // Skips links inside text that has been read.
        while bare.next_if(|link| link.span.start < at).is_some() {}
        let found = strong(line, at, is_more).or_else(|| link(&line[at..], is_more));
        let found = found.or_else(|| {
            let bare = bare.next_if(|link| link.span.start == at)?;
            let words = line[bare.span.clone()].to_owned();
            let to = bare.href;
            Some((Inline::Link { to, words }, bare.span.len()))
        });
        if let Some((part, length)) = found {
            parts.push(part);
            at += length;
            continue;
        }
        match parts.last_mut() {
            Some(Inline::Text(text)) => text.push(first),
            _ => parts.push(Inline::Text(first.into())),
        }
        at += first.len_utf8();
    }
    parts
}

/// `**words**`, where markdown everywhere takes it for bold: not between a letter and a sign.
fn strong(line: &str, at: usize, is_more: &mut dyn FnMut(&str) -> bool) -> Option<(Inline, usize)> {
    let (words, after) = line[at..].strip_prefix("**")?.split_once("**")?;
    let fits = |outside: Option<char>, inside: Option<char>| {
        inside.is_some_and(char::is_alphanumeric)
            || outside.is_none_or(|outside| !outside.is_alphanumeric())
    };
    let is_whole = !words.is_empty()
        && words.trim() == words
        && !words.starts_with('*')
        && !after.starts_with('*')
        && fits(line[..at].chars().next_back(), words.chars().next())
        && fits(after.chars().next(), words.chars().next_back());
    // Without the marks, so it cannot call itself for ever.
    is_whole.then(|| (Inline::Strong(inline(words, is_more)), words.len() + 4))
}

/// `[words](https://…)`
fn link(text: &str, is_more: &mut dyn FnMut(&str) -> bool) -> Option<(Inline, usize)> {
    let (words, after) = text.strip_prefix('[')?.split_once("](")?;
    if words.trim().is_empty() || words.contains(['[', ']']) {
        return None;
    }
    let to = &after[..closing(after)?];
    let is_safe = ["https://", "http://", "tel:", "mailto:"]
        .iter()
        .any(|start| to.strip_prefix(start).is_some_and(|rest| !rest.is_empty()));
    if to.contains(char::is_whitespace) || !(is_safe || is_more(to)) {
        return None;
    }
    let link = Inline::Link {
        to: to.to_owned(),
        words: words.to_owned(),
    };
    Some((link, words.len() + to.len() + 4))
}

/// Where the parenthesis closes that is open before a text; an address may have pairs of its own.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, sign) in text.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
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
            ("•\teen\n-\u{a0}twee", "<ul><li>een</li><li>twee</li></ul>"),
            ("1.\teen\n2)\ttwee", "<ol><li>een</li><li>twee</li></ol>"),
            ("#\tEerst", "<p><strong>Eerst</strong></p>"),
            ("1. een\n\n2. twee", "<ol><li>een</li><li>twee</li></ol>"),
            (
                "[wiki](https://nl.wikipedia.org/wiki/Oor_(muziek)).",
                "<p><a href=\"https://nl.wikipedia.org/wiki/Oor_(muziek)\" rel=\"noreferrer\">wiki</a>.</p>",
            ),
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
            "zo**!**zo",
            "[tip](@/tips/x.md)",
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
