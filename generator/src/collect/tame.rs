//! Text of strangers and of moderators, made fit to stand in a file of content.
//!
//! What a young person typed is text and nothing else. A moderator may use markdown, but nothing that runs, shows as
//! broken, or stops the next build: HTML, building blocks other than the helplines, pictures, and links to what is not there.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, HeadingLevel, LinkType, Parser, Tag};

use content::characters;
use markdown::{is_remote, loose_notes, options};
use site::Site;

/// The one building block that an answer may have, without its blanks.
const HELPLINES: &str = "{{hulplijnen()}}";
/// How the tool marks building blocks; no keyboard types it.
const MARK: char = '\u{e000}';

/// A line of text: blanks are single, and nothing is in it that cannot be seen.
pub(super) fn one_line(text: &str) -> String {
    let text: String = text.chars().filter(|c| is_plain(*c)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text that looks the same when it is read as markdown, with its lines and paragraphs.
pub(super) fn question(text: &str) -> String {
    let text: String = text.chars().filter(|c| is_plain(*c)).collect();
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

/// Nothing that moves text about, hides it, or means something to the tool.
fn is_plain(c: char) -> bool {
    let moves = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (!c.is_control() || c == '\n') && characters::is_allowed(c) && !moves && c != MARK
}

/// A line without any sign that means something in markdown or in the tool's building blocks.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let ordered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = line.len() - ordered.len();
    let mut rest = line.char_indices().peekable();
    let mut before = None;
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let means = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '|' | '~' => true,
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphanumeric()),
            '#' | '>' | '+' | '-' | '=' | ':' => at == 0,
            // The brace before it has its backslash, but the two would still stand side by side.
            '%' => before == Some('{'),
            // A number at the start of a line is the beginning of a list.
            '.' | ')' => number > 0 && at == number,
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

/// Markdown of a moderator without what is not allowed, and the links that were not. Everything stays to be read: what is
/// not allowed is shown as it was typed.
pub(super) fn answer(text: &str, site: &Site) -> (String, Vec<String>) {
    let kept: String = text
        .chars()
        .filter(|c| is_plain(*c) || *c == '\t')
        .collect();
    let lines: Vec<_> = kept.lines().map(without_blocks).collect();
    let mut text = lines.join("\n").trim_matches('\n').trim_end().to_owned();
    let mut links = Vec::new();
    // Every change puts a sign in front of another that has none, so it comes to an end: there are only so many.
    loop {
        let changes = changes(&text, site, &mut links);
        if changes.is_empty() {
            links.sort();
            links.dedup();
            return (text, links);
        }
        for (span, new) in changes.into_iter().rev() {
            text.replace_range(span, new);
        }
    }
}

/// A line whose braces call nothing, unless it is the one call that is allowed.
fn without_blocks(line: &str) -> String {
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    if bare == HELPLINES {
        return "{{ hulplijnen() }}".to_owned();
    }
    let mut out = String::with_capacity(line.len());
    let mut brace = false;
    for c in line.chars() {
        if brace && matches!(c, '{' | '%') {
            out.push('\\');
        }
        brace = c == '{';
        out.push(c);
    }
    out
}

/// What has to change in a text, in order; each piece once.
fn changes(text: &str, site: &Site, links: &mut Vec<String>) -> Vec<(Range<usize>, &'static str)> {
    let mut changes: Vec<(Range<usize>, &'static str)> = Vec::new();
    let before = |at: usize, sign| (at..at, sign);
    // A reference that is described nowhere is text, and looks like it then.
    let mut loose = Vec::new();
    let note = |link: BrokenLink<'_>| {
        if matches!(
            link.link_type,
            LinkType::Reference | LinkType::ReferenceUnknown
        ) {
            loose.push(link.span.start);
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(note));
    for (event, span) in parser.into_offset_iter() {
        let piece = &text[span.clone()];
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                changes.extend(heading(piece, level, &span));
            }
            Event::Start(Tag::HtmlBlock) => {
                changes.extend(piece.find('<').map(|at| before(span.start + at, "\\")));
            }
            Event::InlineHtml(_) => changes.push(before(span.start, "\\")),
            Event::Start(Tag::Image { .. }) => changes.push(before(span.start + 1, "\\")),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) if !is_allowed(&dest_url, link_type, site) => {
                links.push(dest_url.to_string());
                changes.push(before(span.start, "\\"));
            }
            _ => {}
        }
    }
    loose.extend(loose_notes(text).into_iter().map(|(_, span)| span.start));
    changes.extend(loose.into_iter().map(|at| before(at, "\\")));
    changes.sort_by_key(|(span, _)| span.start);
    changes.dedup_by_key(|(span, _)| span.start);
    changes
}

/// Headings of an answer stand below the one above it, so that none is skipped.
fn heading(
    piece: &str,
    level: HeadingLevel,
    span: &Range<usize>,
) -> Option<(Range<usize>, &'static str)> {
    let Some(at) = piece
        .find(|c: char| c != ' ')
        .filter(|at| piece[*at..].starts_with('#'))
    else {
        // Underlined: the line below becomes text.
        let line = piece.trim_end().rfind('\n')? + 1;
        let sign = line + piece[line..].find(['=', '-'])?;
        return Some((span.start + sign..span.start + sign, "\\"));
    };
    if piece.trim().trim_matches('#').trim().is_empty() {
        return Some((span.start + at..span.start + at, "\\")); // Without words.
    }
    let wanted = HeadingLevel::H3;
    let level = level as usize;
    (level != wanted as usize).then(|| {
        let start = span.start + at;
        (start..start + level, "###")
    })
}

/// Whether a link leads somewhere, and nowhere it should not.
fn is_allowed(address: &str, link_type: LinkType, site: &Site) -> bool {
    if link_type == LinkType::Email {
        return false;
    }
    if let Some(path) = address.strip_prefix("@/") {
        return site.id_of(path).is_some();
    }
    let lower = address.to_ascii_lowercase();
    is_remote(address)
        || ["mailto:", "tel:"]
            .iter()
            .any(|scheme| lower.starts_with(scheme))
        || (address.starts_with('/') && site.page_with_url(address).is_some())
}
