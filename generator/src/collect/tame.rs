//! Text of strangers and of moderators, made fit for a file of content.
//!
//! What a young person typed is text and nothing else. A moderator may use the markdown of answers ([`pages::answer`]), the
//! helplines, and links to pages of the site.

use content::characters;
use pages::answer::{self, Block, Inline, Kind};
use site::Site;

/// The one building block that an answer may have, without its blanks.
const HELPLINES: &str = "{{hulplijnen()}}";
/// How the tool marks building blocks; no keyboard types it.
const MARK: char = '\u{e000}';

/// A line of text: blanks are single, and nothing is in it that cannot be seen.
pub(super) fn one_line(text: &str) -> String {
    let text = plain(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text that looks the same when it is read as markdown, with its lines and paragraphs.
pub(super) fn question(text: &str) -> String {
    let text = plain(text);
    let mut paragraphs: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            paragraphs.push(Vec::new());
        } else if let Some(paragraph) = paragraphs.last_mut() {
            paragraph.push(escaped(line));
        }
    }
    paragraphs
        .iter()
        .filter(|lines| !lines.is_empty())
        // A backslash before the end of a line keeps the line.
        .map(|lines| lines.join("\\\n"))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// A text with only what is plain. Tabs and the like separate words, so they become spaces.
fn plain(text: &str) -> String {
    let separates = |c: char| c.is_control() && c.is_whitespace() && c != '\n';
    text.chars()
        .map(|c| if separates(c) { ' ' } else { c })
        .filter(|c| is_plain(*c))
        .collect()
}

/// Nothing that moves text about, hides it, or means something to the tool.
fn is_plain(c: char) -> bool {
    let moves = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (!c.is_control() || c == '\n') && characters::is_allowed(c) && !moves && c != MARK
}

/// A line without any character that means something in markdown or in the tool's building blocks.
fn escaped(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let means = match line[digits..].chars().next() {
        // A number at the start of a line is the beginning of a list.
        Some('.' | ')') => digits > 0,
        Some('#' | '>' | '+' | '-' | '=' | ':') => digits == 0,
        _ => false,
    };
    let (before, after) = line.split_at(if means { digits } else { 0 });
    let sign = if means { "\\" } else { "" };
    format!("{before}{sign}{}", escaped_within(after))
}

/// The same for a text that is not at the start of a line.
fn escaped_within(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut rest = line.chars().peekable();
    let mut before = None;
    while let Some(c) = rest.next() {
        let next = rest.peek();
        let means = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '|' | '~' => true,
            '&' => next.is_some_and(|next| *next == '#' || next.is_ascii_alphanumeric()),
            // At the end of a heading it would be part of its mark.
            '#' => next.is_none() && before.is_some(),
            // The brace before it has its backslash, but the two would still be side by side.
            '%' => before == Some('{'),
            _ => false,
        };
        if means {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// An answer as markdown that looks on its page as it did at the desk, and the links that are not allowed: those are text, as
/// everything is that [`answer`] does not read as more.
pub(super) fn answer(text: &str, site: &Site) -> (String, Vec<String>) {
    let text = plain(text);
    let mut refused = Vec::new();
    let mut is_page = |to: &str| {
        let is_there = leads_to_a_page(to, site);
        if !is_there {
            refused.push(to.to_owned());
        }
        is_there
    };
    let mut parts = Vec::new();
    let mut rest = String::new();
    for line in text.lines() {
        let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        if bare == HELPLINES {
            parts.extend(answer::read(&rest, &mut is_page).iter().map(block));
            parts.push("{{ hulplijnen() }}".to_owned());
            rest.clear();
        } else {
            rest.push_str(line);
            rest.push('\n');
        }
    }
    parts.extend(answer::read(&rest, &mut is_page).iter().map(block));
    refused.sort();
    refused.dedup();
    (parts.join("\n\n"), refused)
}

/// The markdown of a block. Headings are below the one above the answer, so that none is skipped.
fn block(block: &Block) -> String {
    let lines = block.lines.iter().enumerate();
    let (between, mark): (&str, fn(usize) -> String) = match block.kind {
        Kind::Paragraph => ("\\\n", |_| String::new()),
        Kind::Heading => ("", |_| "### ".to_owned()),
        Kind::Bullets => ("\n", |_| "- ".to_owned()),
        Kind::Numbers => ("\n", |index| format!("{}. ", index + 1)),
    };
    let lines: Vec<String> = lines
        .map(|(index, line)| mark(index) + &inline(line))
        .collect();
    lines.join(between)
}

fn inline(line: &[Inline]) -> String {
    let mut out = String::new();
    for part in line {
        match part {
            Inline::Text(text) if out.is_empty() => out.push_str(&escaped(text)),
            Inline::Text(text) => out.push_str(&escaped_within(text)),
            Inline::Strong(inner) => out.extend(["**", &inline(inner), "**"]),
            Inline::Link { to, words } => {
                if out.ends_with('!') {
                    out.insert(out.len() - 1, '\\'); // It would be a picture.
                }
                let to = to.replace('\\', "%5C").replace('&', "&amp;");
                let to = to
                    .replace('(', "\\(")
                    .replace(')', "\\)")
                    .replace('<', "%3C");
                out.extend(["[", &escaped_within(words), "](", &to, ")"]);
            }
        }
    }
    out
}

/// Whether a link leads to a page of the site.
fn leads_to_a_page(address: &str, site: &Site) -> bool {
    if let Some(path) = address.strip_prefix("@/") {
        return site.id_of(path).is_some();
    }
    address.starts_with('/') && site.page_with_url(&site.address(address)).is_some()
}
