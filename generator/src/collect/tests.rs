//! Whatever was typed, the page says it, and `check` finds nothing in it.

use std::path::{Path, PathBuf};

use forms::age::Age;
use forms::publication::{AnsweredBy, Publication};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::{page, tame};
use crate::console::Console;
use crate::pipeline;
use diagnostics::words::Lang;
use diagnostics::{Diagnostic, Problem, Severity};
use site::{Options, Site};

/// What means something to TOML, markdown, HTML or the tool.
const NASTY: [&str; 58] = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{",
    "%",
    "hulplijnen()",
    "{{ hulplijnen() }}",
    "{{ hulplijnen }}",
    "{{ formulier(id=\"vraag\") }}",
    "{% citaat(who=\"x\") %}",
    "{% end %}",
    "<script>alert(1)</script>",
    "<b>",
    "<div>\n",
    "<!--",
    "-->",
    "+++",
    "\n+++\n",
    "---",
    "===",
    "\n---\n",
    "# ",
    "\n# Kop\n",
    "\n##### Kop\n",
    "\n## Antwoord\n",
    "[x](javascript:alert(1))",
    "[x]: javascript:alert(1)\n",
    "[x]",
    "[x][x]",
    "![a](b.png)",
    "![](x)",
    "[a](@/tips/luisteren.md)",
    "[a](@/nergens.md)",
    "[a](/nergens/)",
    "[a](ergens)",
    "[a](#x)",
    "<https://voorbeeld.nl>",
    "<a@b.nl>",
    "<javascript:x>",
    "`",
    "\n```\n",
    "~~",
    "|",
    "\n|--|--|\n",
    "- ",
    "1. ",
    "> ",
    "*",
    "_",
    "&amp;",
    "&",
    "\\",
    "\u{e000}x",
    "\u{202e}",
    "\u{bffff}",
    "\u{fdd0}",
    "[^1]",
];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The small site of the tests, in a folder of its own.
fn small() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("temporary folder");
    for (from, to) in [
        ("tests/fixtures/klein/content", "content"),
        ("themes", "themes"),
    ] {
        let from = repository().join(from);
        for entry in walkdir::WalkDir::new(&from).into_iter().flatten() {
            let to = folder
                .path()
                .join(to)
                .join(entry.path().strip_prefix(&from).expect("below"));
            if entry.file_type().is_dir() {
                std::fs::create_dir_all(to).expect("a folder");
            } else {
                std::fs::copy(entry.path(), to).expect("a copy");
            }
        }
    }
    folder
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(NASTY.to_vec()).prop_map(str::to_owned),
        2 => "[a-zé0-9 .?!,'\"]{1,12}",
        1 => "[ \t\n]{1,3}",
        1 => any::<char>().prop_map(|c| c.to_string()),
    ];
    proptest::collection::vec(piece, 1..14).prop_map(|pieces| pieces.concat())
}

fn publication() -> impl Strategy<Value = Publication> {
    (text(), text(), text()).prop_map(|(title, question, answer)| {
        let mut page = Publication::new(
            format!("Vraag {title}"),
            format!("Mijn {question}"),
            format!("Dag {answer}"),
            AnsweredBy::Broker,
        );
        page.topics = vec!["gevoel".into(), "bestaat-niet".into()];
        page.age = Some(Age::Group("15-17".into()));
        page.municipality = Some("kerkrade".into());
        page
    })
}

fn load(root: &Path) -> Site {
    super::site(root).unwrap_or_else(|_| panic!("the small site loads"))
}

/// Whether a moderator's own markdown came out as text (`** vet **`). Only they know what was meant, so it stays as they saw
/// it at the desk, and an editor hears of it. What a stranger typed is never taken for a slip.
fn is_slip_in_answer(found: &Diagnostic) -> bool {
    let Some(place) = &found.place else {
        return false;
    };
    let answer = place.source.find("\n## Antwoord\n");
    matches!(found.problem, Problem::LeftAsText { .. })
        && answer.is_some_and(|answer| place.span.start > answer)
}

/// What `check` says of the pages in `content/vragen/`, and their HTML.
fn checked(root: &Path) -> Result<Vec<(String, String)>, Vec<String>> {
    let options = Options {
        drafts: false,
        now: jiff::Timestamp::now(),
        base_url: None,
        host: None,
    };
    let said = |found: &[Diagnostic]| -> Vec<String> {
        let about = found.iter().filter(|one| one.severity != Severity::Note);
        about
            .filter(|one| {
                let place = one.place.as_ref();
                place.is_some_and(|place| place.file.contains("/vragen/"))
                    && !is_slip_in_answer(one)
            })
            .map(|one| format!("{one:?}"))
            .collect()
    };
    let pictures = Console::new(Lang::Nl).progress("pictures-progress");
    let built = pipeline::run(root, &options, &[], &pictures).map_err(|found| said(&found))?;
    let warnings = said(&built.warnings);
    if !warnings.is_empty() {
        return Err(warnings);
    }
    let site = &built.snapshot.site;
    let pages = site.pages.iter().zip(&built.snapshot.bodies);
    Ok(pages
        .filter(|(page, _)| page.path().starts_with("vragen/") && page.path().contains("proef-"))
        .map(|(page, body)| (page.path().to_owned(), body.html.clone()))
        .collect())
}

/// The words that somebody sees, without what typography makes of quotes, dashes and dots.
fn seen(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    for (from, to) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        text = text.replace(from, to);
    }
    plain(&text)
}

fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !"\"'“”‘’„‚-–—.…".contains(*c))
        .collect()
}

/// What a stranger typed, without what nobody can see.
fn typed(text: &str) -> String {
    plain(&tame::one_line(text))
}

#[test]
fn whatever_was_typed_is_a_page_in_which_nothing_is_wrong() {
    let folder = small();
    let site = load(folder.path());
    // Building the site is what takes the time, so each case is many pages.
    let config = ProptestConfig {
        cases: 12,
        max_shrink_iters: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let pages = proptest::collection::vec(publication(), 40);
    let result = TestRunner::new(config).run(&pages, |pages| {
        for (number, publication) in pages.iter().enumerate() {
            let written = page::write(publication, &site, site.today);
            let missing = page::Omitted::Topic("bestaat-niet".into());
            prop_assert_eq!(&written.omitted[0], &missing);
            let path = format!("content/vragen/proef-{number}.md");
            std::fs::write(folder.path().join(path), &written.text).expect("written");
        }
        let html = checked(folder.path()).map_err(|found| {
            let found: Vec<_> = found.iter().take(2).collect();
            TestCaseError::fail(format!("{found:#?}"))
        })?;
        prop_assert_eq!(html.len(), pages.len());
        for (path, html) in html {
            let number = path.trim_start_matches("vragen/proef-");
            let number: usize = number.trim_end_matches(".md").parse().expect("a number");
            let question = html.split("<h2 id=\"antwoord\"").next().unwrap_or_default();
            prop_assert_eq!(seen(question), typed(&pages[number].question), "{}", html);
            let answer = html.split_once("</h2>").map_or("", |(_, answer)| answer);
            let published = &pages[number].answer;
            if !published.contains("hulplijnen") && !published.contains("](@/") {
                prop_assert_eq!(bones(answer), previewed(published), "{}", html);
            }
            let lower = html.to_lowercase();
            for bad in ["<script", "href=\"javascript", "<form", "<img", "<div>"] {
                prop_assert!(!lower.contains(bad), "{} in {}", bad, html);
            }
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

#[test]
fn what_no_page_may_hold_is_left_out() {
    let folder = small();
    let site = load(folder.path());
    for hidden in ["\u{bffff}", "\u{fdd0}", "\u{ffff}", "\u{202e}", "\u{1b}"] {
        let text = format!("a{hidden}b");
        assert_eq!(tame::one_line(&text), "ab", "{hidden:?}");
        assert_eq!(tame::question(&text), "ab", "{hidden:?}");
        assert_eq!(tame::answer(&text, &site).0, "ab", "{hidden:?}");
    }
}

#[test]
fn what_a_moderator_may_use_stays_as_it_is() {
    let folder = small();
    let site = load(folder.path());
    let answer = "Dag. **Let op**: lees [dit](@/tips/luisteren.md).\n\n### Een kop\n\n- een\n- twee\n\n{{ hulplijnen() }}\n\n\
                  Kijk op [onze site](https://voorbeeld.nl) of [bel](tel:0800-0432).";
    assert_eq!(tame::answer(answer, &site), (answer.to_owned(), Vec::new()));
    let (tamed, links) = tame::answer(
        "# Kop\n\nA <b>vet</b> [x](javascript:alert(1)) ![y](z.png) {{ formulier(id=\"vraag\") }}\n\n{{hulplijnen()}}",
        &site,
    );
    assert_eq!(
        tamed,
        "### Kop\n\nA \\<b>vet\\</b> \\[x\\](javascript:alert(1)) !\\[y\\](z.png) \\{\\{ formulier(id=\"vraag\") \\}\\}\n\n{{ hulplijnen() }}"
    );
    assert_eq!(links, ["javascript:alert(1)", "z.png"]);
}

/// What moderators preview and askers read is what is published: the same parts in the same order.
#[test]
fn an_answer_is_published_as_it_was_previewed() {
    let folder = small();
    let site = load(folder.path());
    let answers = [
        "Dag!\nGoed.\n\nTot ziens",
        "Doe **dit** nu, en **Bel 112.** Niet **dit:**zo, wel zo**veel**.",
        "Tips:\n- een\n- **twee**\n\n- drie\n\nKlaar",
        "1. een\n2) twee\n\n3. drie\n123. geen lijst",
        "## Eerst #\n# Dan\nPraat.",
        "*schuin* _schuin_ `code` ~~weg~~ ***beide*** ****",
        "> citaat\n\n    code\n\n| a | b |\n|---|---|\n\nKop\n===\n\n---",
        "Kijk![hier](https://x.nl/a_(b)?c=1&d) [x](y.md) [^1] [a][b]\n\n[^1]: noot\n[b]: https://b.nl",
        "<b>vet</b> &amp; <https://x.nl> www.jouwggd.nl, a@b.nl of 0800-0432",
        "- - dubbel\n* ster\n• stip\n- # kop\n- 1. een",
        "Regel \\\nen {{ formulier(id=\"vraag\") }} {% end %}",
    ];
    for (number, answer) in answers.iter().enumerate() {
        let publication = Publication::new("Vraag", "Mijn vraag", *answer, AnsweredBy::Team);
        let written = page::write(&publication, &site, site.today);
        let path = format!("content/vragen/proef-{number}.md");
        std::fs::write(folder.path().join(path), &written.text).expect("written");
    }
    let pages = checked(folder.path()).unwrap_or_else(|found| panic!("{found:#?}"));
    assert_eq!(pages.len(), answers.len());
    for (path, html) in pages {
        let number = path.trim_start_matches("vragen/proef-");
        let number: usize = number.trim_end_matches(".md").parse().expect("a number");
        let (_, answer) = html
            .split_once("</h2>")
            .expect("the heading above the answer");
        assert_eq!(bones(answer), previewed(answers[number]), "{html}");
    }
}

/// What the desk shows of an answer.
fn previewed(answer: &str) -> String {
    let visible: String = answer
        .split('\n')
        .map(tame::one_line)
        .fold(String::new(), |text, line| text + &line + "\n");
    bones(&::pages::answer_html(&visible))
}

/// The elements of a text with its words; a heading is bold text.
fn bones(html: &str) -> String {
    let mut out = String::new();
    for piece in html.split_inclusive('>') {
        let (text, tag) = piece.split_once('<').unwrap_or((piece, ""));
        out.push_str(&seen(text));
        let name = tag.trim_end_matches(['>', '/', ' ']);
        let name = name.split_once(' ').map_or(name, |(name, _)| name);
        let href = tag
            .split_once("href=\"")
            .and_then(|(_, rest)| rest.split('"').next());
        let element = match (name, href) {
            ("", _) => String::new(),
            ("h3", _) => "<p><strong>".to_owned(),
            ("/h3", _) => "</strong></p>".to_owned(),
            (_, Some(href)) => format!("<a {}>", href.replace("%5C", "\\").replace("%3C", "&lt;")),
            (name, _) => format!("<{name}>"),
        };
        out.push_str(&element);
    }
    out
}

#[test]
fn a_question_keeps_its_lines_and_paragraphs() {
    assert_eq!(
        tame::question("  Hoi,\r\n1. mag dit?\n\n\n- nee & ja &amp; <b>\n# kop\n"),
        "Hoi,\\\n1\\. mag dit?\n\n\\- nee & ja \\&amp; \\<b>\\\n\\# kop"
    );
    // What comes from a word processor has tabs between its words.
    assert_eq!(tame::one_line("een\ttwee\u{b}drie"), "een twee drie");
    assert_eq!(tame::question("een\ttwee\r\ndrie"), "een twee\\\ndrie");
    // Content that cannot be read is no reason to write nothing.
    assert!(content::load(&repository(), &builtin::theme()).is_ok());
}
