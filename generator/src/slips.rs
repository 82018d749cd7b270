//! Markdown that came out as text: what a writer meant, and the parser could
//! not see. It is looked for in the HTML, because there everything that was
//! understood is gone.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::Rendered;
use crate::site::Page;

/// What somebody meant, by what is left of it.
const LEFT: [(&str, &str); 6] = [
    ("](", "link"),
    ("] (", "link-gap"),
    (")[", "link-turned"),
    ("<p>##", "heading"),
    ("\n##", "heading"),
    ("**", "bold"),
];

/// Everything on a page that looks like markdown and came out as text.
pub(crate) fn look(page: &Page, body: &Rendered) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut has_bold = false;
    for (at, left, fault) in left_in(&body.html) {
        let text = text_from(&body.html[at..], fault);
        let is_known = fault == "bold" && has_bold; // These stars belong to those before.
        if is_known || !is_text(&body.html[..at], left) || !is_meant(&text, fault) {
            continue;
        }
        let Some(place) = place_of(page, &text) else {
            continue;
        };
        let is_closed = text.ends_with(')') && text.contains(' ');
        let fault = if fault == "link" && is_closed {
            "link-space"
        } else {
            fault
        };
        found.push(Diagnostic::warning(
            problem(fault, &text),
            page.file.place(place),
        ));
        has_bold |= fault == "bold";
    }
    found
}

/// How many signs are looked at together.
const CHUNK: usize = 64;

/// Where something of [`LEFT`] stands. Every page of a build is looked through, so it is done in one go, by the signs in
/// which they end, and most chunks have none of these.
fn left_in(html: &str) -> impl Iterator<Item = (usize, &'static str, &'static str)> {
    let is_end = |sign: u8| matches!(sign, b'(' | b'[' | b'#' | b'*');
    let chunks = html.as_bytes().chunks(CHUNK).enumerate();
    // Without branches, so that a compiler compares many signs at a time.
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

/// Whether a place in HTML is words, and not part of a tag or of code.
fn is_text(before: &str, left: &str) -> bool {
    let is_after = |open: &str, close: &str| before.rfind(open) > before.rfind(close);
    let is_in_tag = !left.starts_with('<') && is_after("<", ">");
    !is_in_tag && !is_after("<code", "</code")
}

/// What stands there, up to where the slip ends, as it was typed.
fn text_from(html: &str, fault: &str) -> String {
    let html = html.strip_prefix("<p>").unwrap_or(html).trim_start();
    let line = html.split(['\n', '<']).next().unwrap_or_default();
    let end = match fault {
        "link" | "link-gap" => line.find(')').map(|end| end + 1),
        "link-turned" => line.find(']').map(|end| end + 1),
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
        "link-gap" => address("] ("),
        "link-turned" => address(")["),
        "heading" => text
            .trim_start_matches('#')
            .starts_with(|c: char| c.is_alphanumeric()),
        _ => true,
    }
}

fn problem(fault: &'static str, text: &str) -> Problem {
    let inside = text
        .trim_start_matches(['#', ']', ')', '[', '(', ' '])
        .trim_end_matches([')', ']']);
    let hashes = text.len() - text.trim_start_matches('#').len();
    let better = match fault {
        "heading" => format!("{} {inside}", &text[..hashes]),
        "link-space" => format!("](<{inside}>)"),
        "link-gap" => format!("]({inside})"),
        "link-turned" => format!("({inside})"),
        _ => String::new(),
    };
    Problem::LeftAsText {
        fault,
        text: text.to_owned(),
        better,
    }
}

/// Where it was typed. What has a `\` in it is meant as text, and so is all that looks the same.
fn place_of(page: &Page, text: &str) -> Option<Range<usize>> {
    let body = &page.file.text[page.body.clone()];
    let is_escaped = |at: usize| {
        let opening = body[..at].rfind('[').filter(|_| text.starts_with(']'));
        body[..at].ends_with('\\') || opening.is_some_and(|at| body[..at].ends_with('\\'))
    };
    let places: Vec<usize> = body.match_indices(text).map(|(at, _)| at).collect();
    if places.iter().any(|at| is_escaped(*at)) {
        return None;
    }
    let at = *places.first()?;
    // A link begins with its words.
    let words = body[..at]
        .rfind(['[', '\n'])
        .filter(|_| text.starts_with(']'));
    let from = words.filter(|from| body[*from..].starts_with('['));
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
            assert_eq!(found, [(html.find(left).unwrap(), left, fault)]);
        }
    }

    #[test]
    fn what_is_code_or_a_tag_is_no_slip() {
        for (html, expected) in [
            ("<p>[x", true),
            ("<p><code>[x", false),
            ("<p><code>y</code> [x", true),
            ("<img alt=\"[x", false),
        ] {
            assert_eq!(is_text(html, "]("), expected, "{html}");
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
        ] {
            assert_eq!(is_meant(text, fault), expected, "{text}");
        }
    }
}
