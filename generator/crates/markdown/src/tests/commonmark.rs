//! The examples of the CommonMark specification through our own markdown stage.

use std::collections::BTreeSet;

use super::Stub;
use super::tokens::normal;
use crate::render;
use diagnostics::Problem;

const SPEC: &str = include_str!("../../../../../tests/fixtures/commonmark/spec.txt");
/// How many examples version 0.31.2 has.
const COUNT: usize = 652;

/// Where our HTML is another on purpose. Each example that differs is of one
/// of these kinds, and each kind must differ somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Because {
    /// HTML is shown as text (`html.rs` says why).
    HtmlIsText,
    /// A picture gets `decoding`, and waits until it is in sight.
    PicturesWait,
    /// A picture on a line of its own is a block, not a paragraph.
    PicturesAreBlocks,
    /// A heading has an id, so that it can be linked to.
    HeadingsHaveIds,
    /// Dutch readers get “quotes”, dashes and … .
    SmartPunctuation,
    /// Code that is too wide scrolls by itself, with a keyboard too.
    CodeScrolls,
    /// A link without words shows its address.
    LinksHaveWords,
    /// An address is a link, also without signs around it, as on GitHub.
    BareLinks,
}

struct Example {
    number: usize,
    markdown: String,
    html: String,
}

/// The examples stand between lines of thirty-two backticks; `→` is a tab, and a
/// line with a dot parts markdown and HTML.
fn examples() -> Vec<Example> {
    let fence = "`".repeat(32);
    let opening = format!("{fence} example");
    let mut lines = SPEC.lines();
    let mut found = Vec::new();
    while lines.by_ref().any(|line| line == opening) {
        let block: Vec<&str> = lines.by_ref().take_while(|line| **line != fence).collect();
        let dot = block.iter().position(|line| *line == ".").expect("a dot");
        let text = |lines: &[&str]| {
            let lines = lines.iter().map(|line| format!("{line}\n"));
            lines.collect::<String>().replace('→', "\t")
        };
        found.push(Example {
            number: found.len() + 1,
            markdown: text(&block[..dot]),
            html: text(&block[dot + 1..]),
        });
    }
    found
}

/// The same with what is deliberate undone on both sides; which kinds it took.
fn explained(example: &Example) -> Result<Vec<Because>, String> {
    let markdown = &example.markdown;
    let (rendered, problems) = render(markdown, 0..markdown.len(), &Stub);
    let (mut ours, mut theirs) = (normal(&rendered.html), normal(&example.html));
    let mut because = Vec::new();
    for (kind, undo) in UNDO {
        if ours == theirs {
            return Ok(because);
        }
        let (one, other) = (undo(&ours), undo(&theirs));
        if one != ours || other != theirs {
            because.push(*kind);
        }
        (ours, theirs) = (one, other);
    }
    let has_html = problems
        .iter()
        .any(|(problem, _)| matches!(problem, Problem::RawHtml { .. }))
        || rendered.html.contains("&lt;")
        || markdown.contains("<!--");
    let words = |html: &str| only_words(&without_ids(html));
    if has_html
        && ours != theirs
        && words(&rendered.html.replace(" tabindex=\"0\"", "")) == words(&example.html)
    {
        return Ok(vec![Because::HtmlIsText]);
    }
    if ours == theirs {
        Ok(because)
    } else {
        Err(format!(
            "example {}:\n{markdown}\nours:   {ours}\ntheirs: {theirs}\n",
            example.number
        ))
    }
}

type Undo = fn(&str) -> String;

const UNDO: &[(Because, Undo)] = &[
    (Because::HeadingsHaveIds, without_ids),
    (Because::PicturesWait, |html| {
        html.replace(" loading=\"lazy\"", "")
            .replace(" decoding=\"async\"", "")
    }),
    (Because::PicturesAreBlocks, without_paragraphs_of_pictures),
    (Because::SmartPunctuation, plain_signs),
    (Because::CodeScrolls, |html| {
        html.replace("<pre tabindex=\"0\">", "<pre>")
    }),
    (Because::LinksHaveWords, |html| {
        html.replace("\">./target.md</a>", "\"></a>")
    }),
    (Because::BareLinks, without_bare_links),
];

/// `<a href="x">x</a>` without the link. Blanks around tags differ then.
fn without_bare_links(html: &str) -> String {
    let mut parts = html.split("<a href=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    let plain = parts.fold(first, |plain, part| {
        let link = part.split_once("\">").and_then(|(href, rest)| {
            let (words, rest) = rest.split_once("</a>")?;
            (href.trim_start_matches("mailto:") == words).then_some((words, rest))
        });
        match link {
            Some((words, rest)) => plain + words + rest,
            None => format!("{plain}<a href=\"{part}"),
        }
    });
    plain.replace([' ', '\n'], "")
}

/// `<p><img …></p>` without the paragraph.
fn without_paragraphs_of_pictures(html: &str) -> String {
    let mut parts = html.split("<p><img ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| match part.split_once("></p>") {
        Some((attributes, rest)) if !attributes.contains('<') => {
            format!("{plain}<img {attributes}>{rest}")
        }
        _ => format!("{plain}<p><img {part}"),
    })
}

/// `<h2 id="…">` without its id.
fn without_ids(html: &str) -> String {
    let mut parts = html.split(" id=\"");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_heading = plain
            .rfind('<')
            .is_some_and(|at| plain[at..].starts_with("<h"));
        match part.split_once('"') {
            Some((_, rest)) if is_heading => plain.push_str(rest),
            _ => plain.extend([" id=\"", part]),
        }
    }
    plain
}

fn plain_signs(html: &str) -> String {
    html.replace(['“', '”'], "&quot;")
        .replace(['‘', '’'], "'")
        .replace('…', "...")
        .replace('–', "--")
        .replace('—', "---")
}

/// What stands in the text, tags or not: letters and digits only. Weak, but the
/// structure around HTML is what differs on purpose.
fn only_words(html: &str) -> String {
    let text = html
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replace("<!-->", "")
        .replace("<!--->", "");
    let comments = |text: &str| -> String {
        let mut parts = text.split("<!--");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |kept, part| {
            kept + part.split_once("-->").map_or("", |(_, rest)| rest)
        })
    };
    comments(&text)
        .replace("<p>", "")
        .replace("</p>", "")
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

#[test]
fn every_example_of_commonmark_gives_the_expected_html() {
    let examples = examples();
    assert_eq!(examples.len(), COUNT, "the fixture is whole");
    let mut kinds: BTreeSet<Because> = BTreeSet::new();
    let mut wrong = Vec::new();
    for example in &examples {
        match explained(example) {
            Ok(because) => kinds.extend(because),
            Err(difference) => wrong.push(difference),
        }
    }
    assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong.join("\n"));
    for kind in UNDO
        .iter()
        .map(|(kind, _)| *kind)
        .chain([Because::HtmlIsText])
    {
        assert!(kinds.contains(&kind), "{kind:?} is needed no longer");
    }
}
