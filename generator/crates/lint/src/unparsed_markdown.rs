//! Markdown that came out as text: what a writer meant, and the parser could
//! not see. It is looked for in the HTML, because there everything that was
//! understood is gone.

use std::cell::OnceCell;
use std::collections::HashSet;
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
    let mut source = Source::of(page);
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
        let Some((place, text)) = source.place_of(&text, fault) else {
            continue;
        };
        let fault = match fault {
            "link" => link(text),
            "bold" => bold(&page.file.text, place.start),
            fault => fault,
        };
        found.push(Diagnostic::warning(
            problem(fault, text),
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

/// Where the brackets end that a link opened, with those within them: `(kopie (2).pdf)`.
fn closing(line: &str) -> Option<usize> {
    let mut open = 0;
    for (at, c) in line.char_indices() {
        match c {
            '(' => open += 1,
            ')' if open <= 1 => return Some(at + 1),
            ')' => open -= 1,
            _ => {}
        }
    }
    line.find(')').map(|end| end + 1)
}

/// Quotes around the title of a link, as keyboards and word processors write them.
const QUOTES: [char; 4] = ['"', '“', '”', '„'];

/// What is between the brackets of a link: its address, and its title if it has one.
fn parts(text: &str) -> (&str, Option<&str>) {
    let inside = text.strip_prefix("](").unwrap_or(text);
    let inside = inside.strip_suffix(')').unwrap_or(inside);
    let title = inside
        .char_indices()
        .find(|(at, c)| QUOTES.contains(c) && inside[..*at].ends_with(' '));
    let (address, title) = match title {
        Some((at, _)) => (
            &inside[..at],
            Some(inside[at..].trim().trim_matches(QUOTES)),
        ),
        None => (inside, None),
    };
    (address.trim().trim_matches(['<', '>']), title)
}

/// Why brackets behind one another made no link.
fn link(text: &str) -> &'static str {
    let is_blank = ["](mailto: ", "](tel: "]
        .iter()
        .any(|begin| text.starts_with(begin));
    match parts(text) {
        _ if is_blank => "link-blank",
        _ if !text.ends_with(')') => "link",
        (address, _) if address.contains(' ') => "link-space",
        (_, Some(_)) => "link-title",
        _ => "link",
    }
}

/// The brackets of a link as they should be.
fn written(text: &str) -> String {
    let (address, title) = parts(text);
    let address = if address.contains(' ') {
        format!("<{address}>")
    } else {
        address.to_owned()
    };
    match title {
        Some(title) => format!("]({address} \"{title}\")"),
        None => format!("]({address})"),
    }
}

/// The text there, up to where the mistake ends, as it was typed.
fn text_from(html: &str, fault: &str) -> String {
    let html = html.strip_prefix("<p>").unwrap_or(html).trim_start();
    let html = &html[..html.floor_char_boundary(LONGEST)];
    let line = html.split(['\n', '<']).next().unwrap_or_default();
    let end = match fault {
        "link" | "link-gap" => closing(line),
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
        "link-space" | "link-title" => written(text),
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
        .replace('—', "---")
        .replace('–', "--")
}

/// The markdown of a page. Mistakes that look the same are in it one after the other, as they are on the page: each has a
/// place of its own.
struct Source<'p> {
    page: &'p Page,
    body: &'p str,
    /// Where words are, and neither code nor a link that is one: only looked for when there is a mistake.
    words: OnceCell<Vec<Range<usize>>>,
    /// Where mistakes were found.
    taken: HashSet<usize>,
}

impl<'p> Source<'p> {
    fn of(page: &'p Page) -> Self {
        Self {
            page,
            body: &page.file.text[page.body.clone()],
            words: OnceCell::new(),
            taken: HashSet::new(),
        }
    }

    /// Where a text was typed, and as what. What has a `\` in it is meant as text.
    fn place_of(&mut self, text: &str, fault: &str) -> Option<(Range<usize>, &'p str)> {
        let typed = straight(text);
        let places = [text, typed.as_str()]
            .into_iter()
            .find_map(|text| Some((self.next(text, fault)?, text.len())));
        let (at, length) = places?;
        self.taken.insert(at);
        let body = self.body;
        let text = &body[at..at + length];
        let near = body.floor_char_boundary(at.saturating_sub(LONGEST));
        let before = &body[near..at];
        let words = before.rfind('[').filter(|_| text.starts_with(']'));
        let is_escaped = |before: &str| before.ends_with('\\');
        if is_escaped(before) || words.is_some_and(|words| is_escaped(&before[..words])) {
            return None;
        }
        // A link begins with its words.
        let on_line = |words: &usize| !before[*words..].contains('\n');
        let from = words.filter(on_line).map_or(at, |words| near + words);
        let start = self.page.body.start;
        Some((start + from..start + at + length, text))
    }

    /// The next place of a text, of those that no mistake has yet.
    fn next(&self, text: &str, fault: &str) -> Option<usize> {
        let begins = ["heading", "list", "table"].contains(&fault);
        let is_free = |at: &usize| !self.taken.contains(at) && (!begins || self.begins_line(*at));
        let places = || self.body.match_indices(text).map(|(at, _)| at);
        let mut among_words = places().filter(|at| self.is_words(*at));
        // What a shortcode has in its arguments, the parser does not see as words.
        among_words.find(is_free).or_else(|| places().find(is_free))
    }

    fn is_words(&self, at: usize) -> bool {
        let words = self.words.get_or_init(|| markdown::words_in(self.body));
        let after = words.partition_point(|range| range.start <= at);
        after > 0 && words[after - 1].contains(&at)
    }

    /// Whether only marks of quotations and lists are before a place in its line.
    fn begins_line(&self, at: usize) -> bool {
        let line = self.body[..at].rsplit('\n').next().unwrap_or_default();
        line.chars()
            .all(|c| !c.is_alphabetic() && !"#|".contains(c))
    }
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
    fn a_link_says_how_it_should_be() {
        for (text, fault, expected) in [
            ("](een b.md)", "link-space", "](<een b.md>)"),
            ("](kopie (2).pdf)", "link-space", "](<kopie (2).pdf>)"),
            ("](<een b.md)", "link-space", "](<een b.md>)"),
            ("](x.md \"Titel)", "link-title", "](x.md \"Titel\")"),
            ("](x.md “Titel”)", "link-title", "](x.md \"Titel\")"),
            (
                "](een b.png \"Titel\")",
                "link-space",
                "](<een b.png> \"Titel\")",
            ),
            ("](foto's nu.png)", "link-space", "](<foto's nu.png>)"),
            ("](x.md", "link", "](x.md)"),
        ] {
            assert_eq!(
                (link(text), written(text).as_str()),
                (fault, expected),
                "{text}"
            );
        }
        for (line, text) in [
            ("](kopie (2).pdf) en (zo)", "](kopie (2).pdf)"),
            ("] (https://x.nl).", "] (https://x.nl)"),
            ("](a (b)", "](a (b)"),
            ("](a", "](a"),
        ] {
            assert_eq!(text_from(line, "link"), text);
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
