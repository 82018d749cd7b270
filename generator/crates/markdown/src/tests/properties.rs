//! Whatever somebody types, there is a page: no panic, no endless loop, and
//! HTML in which every tag is closed.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::Stub;
use super::tokens::unbalanced;
use crate::render;
use content::{FrontMatter, Kind, TextFile, split};

/// Pieces that mean something to markdown, shortcodes or HTML.
const PIECES: &[&str] = &[
    "{{ a() }}",
    "{{ a(x=\"1\") }}",
    "{% a() %}",
    "{{ blok() }}",
    "\n{{ blok() }}\n",
    "{% blok() %}",
    "{% end %}",
    "{{",
    "}}",
    "{%",
    "%}",
    "a(",
    "x=",
    "\"",
    "\\",
    "{{ doos }}",
    "\u{e000}",
    "\u{e000}xxx",
    "<!--",
    "-->",
    "<div>",
    "</div>",
    "<b",
    ">",
    "<?",
    "]]>",
    "&amp;",
    "&",
    "#",
    "## Kop",
    "{#id}",
    "\n",
    "\n\n",
    "\r\n",
    "- ",
    "1. ",
    "- [x] ",
    "> ",
    "|",
    "|-|-|\n",
    "```",
    "`",
    "~~",
    "*",
    "**",
    "_",
    "[",
    "](",
    ")",
    "![",
    "@/tips/luisteren.md",
    "https://x.nl",
    "[^1]",
    "[^1]: ",
    "    ",
    "\t",
    "é",
    "🌱",
    "\u{feff}",
    "\0",
    "a",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Keys, values and mistakes of TOML.
const TOML: &[&str] = &[
    "title",
    "date",
    "voor",
    "image",
    "onderwerpen",
    "=",
    " = ",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "[",
    "]",
    "[[",
    "{",
    "}",
    ",",
    ".",
    "\n",
    "\r\n",
    "+++\n",
    "+++",
    "# x\n",
    "2026-02-30",
    "2026-03-14",
    "12:00",
    "true",
    "-1",
    "1e9",
    "0x",
    "\\",
    "\\u12",
    "“L”",
    ":",
    "src",
    "a",
    " ",
    "\u{feff}",
    "\0",
    "é",
];

fn front_matter() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(TOML).prop_map(str::to_owned);
    let inside = proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat());
    let around = proptest::sample::select(&["+++\n", "\u{feff}+++\r\n", "---\n", ""][..]);
    (around, inside).prop_map(|(first, inside)| format!("{first}{inside}\n+++\n\nTekst.\n"))
}

fn well_formed(text: &str) -> Result<(), TestCaseError> {
    let started = Instant::now();
    let (rendered, problems) = render(text, 0..text.len(), &Stub);
    prop_assert!(
        started.elapsed() < Duration::from_secs(2),
        "{text:?} takes too long"
    );
    for (problem, span) in problems {
        prop_assert!(text.get(span).is_some(), "{problem:?} has no place");
    }
    for found in rendered.local.iter().chain(&rendered.external) {
        prop_assert!(text.get(found.span.clone()).is_some());
    }
    // Our stub's shortcodes are tags of their own that are not all closed.
    let html = rendered.html.replace("<x-a>", "").replace("</x-a>", "");
    prop_assert_eq!(unbalanced(&html), None, "{}", rendered.html);
    Ok(())
}

proptest! {
    #[test]
    fn any_soup_of_markdown_is_a_page(text in soup()) {
        well_formed(&text)?;
        well_formed(&text.replace('\n', "\r\n"))?;
    }

    #[test]
    fn any_text_at_all_is_a_page(text in any::<String>()) {
        well_formed(&text)?;
    }

    #[test]
    fn any_soup_of_front_matter_is_read_or_refused_with_a_place(text in front_matter()) {
        let reader = FrontMatter::default();
        let file = TextFile { path: "content/tips/x.md".to_owned(), text: text.as_str().into() };
        let started = Instant::now();
        match split(&text) {
            Ok(document) => for kind in [Kind::Tip, Kind::Story, Kind::Municipality] {
                let found = reader.parse(kind, &file, &document).err().map(|wrong| wrong.diagnostics);
                for one in found.into_iter().flatten() {
                    let place = one.place.expect("a place");
                    prop_assert!(text.get(place.span).is_some(), "{:?}", one.problem);
                }
            },
            Err((problem, span)) => prop_assert!(text.get(span).is_some(), "{problem:?}"),
        }
        prop_assert!(started.elapsed() < Duration::from_secs(5));
    }
}

/// Half a megabyte of one thing: what grows with the square of the length would
/// take minutes.
#[test]
fn long_texts_of_one_thing_take_no_longer_than_others() {
    for piece in [
        "{{ a(x=\"",
        "{{",
        "{% a() %}",
        "{% a() %}{% end %}",
        "{{ a() }}",
        "{%",
        "# a\n",
        "{{ doos }} ",
        "[a](b) ",
        "![](",
        "<b>",
        "<!--",
        "[^1]",
        "> ",
        "`",
        "| a ",
        "- ",
        "*a ",
        "[",
        "&",
        "\u{e000}",
    ] {
        let text = piece.repeat(500_000 / piece.len());
        let started = Instant::now();
        let (rendered, _) = render(&text, 0..text.len(), &Stub);
        assert!(
            started.elapsed() < Duration::from_secs(20),
            "{piece:?} took {:?} for {} bytes",
            started.elapsed(),
            rendered.html.len()
        );
    }
}
