//! Markdown that came out as text: what a writer meant, and the parser could
//! not see. It is looked for in the HTML, because there everything that was
//! understood is gone.

use std::ops::Range;

use diagnostics::{Diagnostic, Problem};
use markdown::Rendered;
use site::Page;

/// What somebody meant, by what is left of it.
const LEFT: [(&str, &str); 15] = [
    ("](", "link"),
    ("] (", "link-gap"),
    ("]\u{a0}(", "link-gap"),
    (")[", "link-turned"),
    ("<p>##", "heading"),
    ("\n##", "heading"),
    ("<p>#\u{a0}", "heading"),
    ("<p>-\u{a0}", "list"),
    ("<p>*\u{a0}", "list"),
    ("<p>1.\u{a0}", "list"),
    ("**", "bold"),
    ("<p>|", "table"),
    ("<p>[TOC]", "elsewhere"),
    ("<p>[!", "elsewhere"),
    ("[[", "elsewhere"),
];
/// The characters and bytes in which these end.
const ENDS: [u8; 7] = *b"([#*|]!";
/// The last byte of a no-break space.
const NO_BREAK: u8 = 0xa0;
/// How much of the text there is looked at.
const LONGEST: usize = 240;
/// How many mistakes of a page are looked for in its source: a page with more has one that is said often enough.
const MOST: usize = 50;

/// Everything on a page that looks like markdown and came out as text.
pub(crate) fn look(page: &Page, body: &Rendered) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut has_bold = false;
    let mut where_is = Where::default();
    let mut looked_for = 0;
    for (at, left, fault) in left_in(&body.html) {
        let is_known = fault == "bold" && has_bold; // These stars belong to those before.
        if is_known || looked_for == MOST || !where_is.is_text(&body.html, at, left) {
            continue;
        }
        let text = text_from(&body.html[at..], fault);
        if !is_meant(&text, fault) {
            continue;
        }
        looked_for += 1;
        let Some(place) = place_of(page, &text) else {
            continue;
        };
        let is_closed = text.ends_with(')') && text.contains(' ');
        let fault = match fault {
            "link" if is_closed => "link-space",
            "bold" => bold(&page.file.text, place.start),
            fault => fault,
        };
        found.push(Diagnostic::warning(
            problem(fault, &text),
            page.file.place(place),
        ));
        has_bold |= fault.starts_with("bold");
    }
    found
}

/// Why stars made nothing bold: next to punctuation within them, no word may touch them.
fn bold(text: &str, at: usize) -> &'static str {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace());
    let stars = &text[at..];
    let line = stars.lines().next().unwrap_or_default();
    let inside = line.trim_start_matches('*');
    if is_word(text[..at].chars().next_back()) && is_sign(inside.chars().next()) {
        return "bold-before";
    }
    let closes = inside.split_once("**").is_some_and(|(words, after)| {
        is_sign(words.chars().next_back()) && is_word(after.chars().next())
    });
    // The stars may be those that should have closed it.
    let is_end = is_sign(text[..at].chars().next_back()) && is_word(inside.chars().next());
    if closes || is_end {
        "bold-after"
    } else {
        "bold"
    }
}

/// How many characters are looked at together.
const CHUNK: usize = 64;

/// Where something of [`LEFT`] is. Every page of a build is looked through, so it is done in one go, by the characters in
/// which they end, and most chunks have none of these.
fn left_in(html: &str) -> impl Iterator<Item = (usize, &'static str, &'static str)> {
    let is_end = |sign: u8| sign == NO_BREAK || ENDS.contains(&sign);
    let chunks = html.as_bytes().chunks(CHUNK).enumerate();
    // Without branches, so that a compiler compares many characters at a time.
    let with_ends =
        chunks.filter(move |(_, chunk)| chunk.iter().fold(false, |any, sign| any | is_end(*sign)));
    let ends = with_ends.flat_map(move |(number, chunk)| {
        let here = chunk
            .iter()
            .enumerate()
            .filter(move |(_, sign)| is_end(**sign));
        here.map(move |(at, _)| number * CHUNK + at)
    });
    ends.flat_map(move |end| {
        let until = &html.as_bytes()[..=end];
        let here = LEFT
            .iter()
            .filter(move |(left, _)| until.ends_with(left.as_bytes()));
        here.map(move |(left, fault)| (end + 1 - left.len(), *left, *fault))
    })
}

/// What a place in HTML is, for one place after the other.
#[derive(Default)]
struct Where {
    at: usize,
    in_tag: bool,
    in_code: bool,
}

impl Where {
    /// Whether a place is words, and not part of a tag or of code.
    fn is_text(&mut self, html: &str, at: usize, left: &str) -> bool {
        let bytes = html.as_bytes();
        while self.at < at {
            match bytes[self.at] {
                b'<' => {
                    self.in_tag = true;
                    let tag = &bytes[self.at + 1..];
                    if tag.starts_with(b"code") {
                        self.in_code = true;
                    } else if tag.starts_with(b"/code") {
                        self.in_code = false;
                    }
                }
                b'>' => self.in_tag = false,
                _ => {}
            }
            self.at += 1;
        }
        (!self.in_tag || left.starts_with('<')) && !self.in_code
    }
}

/// The text there, up to where the mistake ends, as it was typed.
fn text_from(html: &str, fault: &str) -> String {
    let html = html.strip_prefix("<p>").unwrap_or(html).trim_start();
    let html = &html[..html.floor_char_boundary(LONGEST)];
    let line = html.split(['\n', '<']).next().unwrap_or_default();
    let end = match fault {
        "link" | "link-gap" => line.find(')').map(|end| end + 1),
        "link-turned" => line.find(']').map(|end| end + 1),
        "elsewhere" if line.starts_with("[[") => line.find("]]").map(|end| end + 2),
        "elsewhere" => line.find(']').map(|end| end + 1),
        _ => None,
    };
    line[..end.unwrap_or(line.len())]
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Whether somebody meant it: brackets behind one another are not always a link.
fn is_meant(text: &str, fault: &str) -> bool {
    let address = |start: &str| {
        let rest = text.strip_prefix(start).unwrap_or_default();
        ["http", "@/", "www.", "mailto:", "/"]
            .iter()
            .any(|beginning| rest.starts_with(beginning))
    };
    match fault {
        "link-gap" => address("] (") || address("]\u{a0}("),
        "link-turned" => address(")["),
        "heading" | "list" => {
            let rest = text.trim_start_matches(['#', '-', '*', '1', '.', '\u{a0}', '\u{200b}']);
            rest.starts_with(char::is_alphanumeric)
        }
        "table" => text.trim_end().ends_with('|') && text.matches('|').count() > 1,
        "elsewhere" => is_elsewhere(text),
        _ => true,
    }
}

/// Whether it is something of other dialects: a table of contents, a box, a link between notes.
fn is_elsewhere(text: &str) -> bool {
    let between = |open: &str, close: &str| {
        text.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
    };
    let is_close = |words: &str| !words.is_empty() && words.trim() == words;
    text == "[TOC]"
        || between("[!", "]")
            .is_some_and(|kind| !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_uppercase()))
        || between("[[", "]]").is_some_and(is_close)
}

fn problem(fault: &'static str, text: &str) -> Problem {
    let inside = text
        .trim_start_matches(['#', ']', ')', '[', '(', ' ', '\u{a0}', '\u{200b}'])
        .trim_end_matches([')', ']']);
    let hashes = text.len() - text.trim_start_matches('#').len();
    let better = match fault {
        "heading" => format!("{} {inside}", &text[..hashes]),
        "list" => text.replace('\u{a0}', " "),
        "link-space" => format!("](<{inside}>)"),
        "link-gap" => format!("]({inside})"),
        "link-turned" => format!("({inside})"),
        "table" => {
            let columns = text.trim().matches('|').count().saturating_sub(1);
            format!("|{}", " --- |".repeat(columns))
        }
        _ => String::new(),
    };
    Problem::LeftAsText {
        fault,
        text: text.to_owned(),
        better,
    }
}

/// As it was typed, before smart punctuation.
fn straight(text: &str) -> String {
    text.replace(['“', '”'], "\"")
        .replace(['‘', '’'], "'")
        .replace('…', "...")
        .replace('–', "--")
}

/// Where it was typed. What has a `\` in it is meant as text, and so is all that looks the same.
fn place_of(page: &Page, text: &str) -> Option<Range<usize>> {
    let body = &page.file.text[page.body.clone()];
    let typed = straight(text);
    let text = [text, &typed]
        .into_iter()
        .find(|text| body.contains(*text))?;
    let near = |at: usize| &body[body.floor_char_boundary(at.saturating_sub(LONGEST))..at];
    let is_escaped = |at: usize| {
        let before = near(at);
        let opening = before.rfind('[').filter(|_| text.starts_with(']'));
        before.ends_with('\\') || opening.is_some_and(|at| before[..at].ends_with('\\'))
    };
    let mut places = body.match_indices(text).map(|(at, _)| at).take(MOST);
    let at = places.next()?;
    if is_escaped(at) || places.any(is_escaped) {
        return None;
    }
    // A link begins with its words.
    let before = near(at);
    let words = before.rfind(['[', '\n']).filter(|_| text.starts_with(']'));
    let from = words
        .filter(|from| before[*from..].starts_with('['))
        .map(|from| at - before.len() + from);
    let start = page.body.start;
    Some(start + from.unwrap_or(at)..start + at + text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_left_is_found() {
        for (left, fault) in LEFT {
            let html = format!("<p>é {left}x</p>\n");
            let found: Vec<_> = left_in(&html).filter(|found| found.1 == left).collect();
            // "<p>-" and the like are at the beginning only, and some begin as others do.
            assert!(
                found.contains(&(html.find(left).unwrap(), left, fault)),
                "{left}"
            );
        }
    }

    #[test]
    fn what_is_code_or_a_tag_is_no_mistake() {
        for (html, expected) in [
            ("<p>[x", true),
            ("<p><code>[x", false),
            ("<p><code>y</code> [x", true),
            ("<img alt=\"[x", false),
        ] {
            let at = html.find('[').unwrap();
            let is_text = Where::default().is_text(html, at, "](");
            assert_eq!(is_text, expected, "{html}");
        }
    }

    #[test]
    fn brackets_are_not_always_a_link() {
        for (text, fault, expected) in [
            ("] (https://x.nl)", "link-gap", true),
            ("] (zie boven)", "link-gap", false),
            (")[@/tips/x.md]", "link-turned", true),
            (")[1]", "link-turned", false),
            ("##Kop", "heading", true),
            ("##", "heading", false),
            ("#\u{a0}Kop", "heading", true),
            ("-\u{a0}punt", "list", true),
            ("-\u{a0}", "list", false),
            ("]\u{a0}(https://x.nl)", "link-gap", true),
            ("| a | b |", "table", true),
            ("| a en b", "table", false),
            ("[TOC]", "elsewhere", true),
            ("[!NOTE]", "elsewhere", true),
            ("[!let op]", "elsewhere", false),
            ("[[pagina]]", "elsewhere", true),
        ] {
            assert_eq!(is_meant(text, fault), expected, "{text}");
        }
    }

    #[test]
    fn stars_say_on_which_side_a_space_is_missing() {
        for (text, expected) in [
            ("**Let op:**meteen", "bold-after"),
            ("is**\"ja\"** en", "bold-before"),
            ("** met spatie **", "bold"),
        ] {
            assert_eq!(bold(text, text.find("**").unwrap()), expected, "{text}");
        }
    }
}
