//! The extensions of GitHub Flavored Markdown that are on, by the examples of
//! its specification (<https://github.github.com/gfm/>), numbered as there.

use super::Stub;
use super::tokens::normal;
use crate::render;
use diagnostics::Problem;

/// Number, markdown, HTML. A table stands in a region that can scroll, which
/// is taken off before comparing, as is the label around a task.
const EXAMPLES: &[(u16, &str, &str)] = &[
    (
        198,
        "| foo | bar |\n| --- | --- |\n| baz | bim |\n",
        "<table><thead><tr><th>foo</th><th>bar</th></tr></thead><tbody><tr><td>baz</td><td>bim</td></tr></tbody></table>",
    ),
    (
        199,
        "| abc | defghi |\n:-: | -----------:\nbar | baz\n",
        "<table><thead><tr><th align=\"center\">abc</th><th align=\"right\">defghi</th></tr></thead><tbody><tr><td align=\"center\">bar</td><td align=\"right\">baz</td></tr></tbody></table>",
    ),
    (
        200,
        "| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n",
        "<table><thead><tr><th>f|oo</th></tr></thead><tbody><tr><td>b <code>|</code> az</td></tr><tr><td>b <strong>|</strong> im</td></tr></tbody></table>",
    ),
    (
        201,
        "| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n",
        "<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td>baz</td></tr></tbody></table><blockquote><p>bar</p></blockquote>",
    ),
    (
        202,
        "| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n",
        "<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td>baz</td></tr><tr><td>bar</td><td></td></tr></tbody></table><p>bar</p>",
    ),
    (
        203,
        "| abc | def |\n| --- |\n| bar |\n",
        // Smart punctuation makes a dash of three hyphens.
        "<p>| abc | def |\n| — |\n| bar |</p>",
    ),
    (
        204,
        "| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n",
        "<table><thead><tr><th>abc</th><th>def</th></tr></thead><tbody><tr><td>bar</td><td></td></tr><tr><td>bar</td><td>baz</td></tr></tbody></table>",
    ),
    (
        205,
        "| abc | def |\n| --- | --- |\n",
        "<table><thead><tr><th>abc</th><th>def</th></tr></thead></table>",
    ),
    (
        279,
        "- [ ] foo\n- [x] bar\n",
        "<ul><li><input disabled=\"\" type=\"checkbox\"> foo</li><li><input checked=\"\" disabled=\"\" type=\"checkbox\"> bar</li></ul>",
    ),
    (
        280,
        "- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim\n",
        "<ul><li><input checked=\"\" disabled=\"\" type=\"checkbox\"> foo<ul><li><input disabled=\"\" type=\"checkbox\"> bar</li><li><input checked=\"\" disabled=\"\" type=\"checkbox\"> baz</li></ul></li><li><input disabled=\"\" type=\"checkbox\"> bim</li></ul>",
    ),
    (
        491,
        "~~Hi~~ Hello, ~there~ world!\n",
        "<p><del>Hi</del> Hello, <del>there</del> world!</p>",
    ),
    (
        492,
        "This ~~has a\n\nnew paragraph~~.\n",
        "<p>This ~~has a</p><p>new paragraph~~.</p>",
    ),
    (
        493,
        "This will ~~~not~~~ strike.\n",
        "<p>This will ~~~not~~~ strike.</p>",
    ),
];

#[test]
fn tables_task_lists_and_strikethrough_are_githubs() {
    for (number, markdown, expected) in EXAMPLES {
        let (rendered, problems) = render(markdown, 0..markdown.len(), &Stub);
        // The specification drops cells beside the last column; we do so, too, and say it.
        let is_lost = |(problem, _): &_| matches!(problem, Problem::LostCells { .. });
        let is_known = problems.iter().all(is_lost) && problems.is_empty() == (*number != 204);
        assert!(is_known, "example {number}: {problems:?}");
        let html = normal(&rendered.html);
        let html = html
            .replace(
                "<div aria-label=\"Tabel\" class=\"table-scroll\" role=\"region\" tabindex=\"0\">",
                "",
            )
            .replace("</div>", "")
            .replace("<label>", "")
            .replace("</label>", "")
            .replace(" class=\"align-center\"", " align=\"center\"")
            .replace(" class=\"align-end\"", " align=\"right\"")
            .replace("<tbody></tbody>", "");
        assert_eq!(html, normal(expected), "example {number}");
    }
}

#[test]
fn what_few_pages_have_is_said_by_name() {
    use crate::Feature::{Code, Notes, Tables, Tasks};
    let features = |text: &str| {
        let (rendered, _) = render(text, 0..text.len(), &Stub);
        Vec::from_iter(rendered.features)
    };
    for (text, said) in [
        ("Een zin met `code` erin.", vec![]),
        ("```\ncode\n```", vec![Code]),
        ("Een zin.[^1]\n\n[^1]: Een noot.", vec![Notes]),
        ("| a | b |\n| - | - |\n| c | d |", vec![Tables]),
        ("- [ ] dit\n- [x] dat", vec![Tasks]),
        // What is only about it has none of it.
        (
            "Zo maak je een tabel: `| a | b |`, en zo een taak: \\[ ]",
            vec![],
        ),
        (
            "{% blok() %}\n- [ ] dit[^1]\n\n[^1]: Een noot.\n{% end %}",
            vec![Notes, Tasks],
        ),
    ] {
        assert_eq!(features(text), said, "{text}");
    }
}
