mod commonmark;
mod dutch;
mod gfm;
mod properties;
mod time;
mod tokens;

use super::*;

/// Knows one page, one picture and every shortcode.
struct Stub;

impl Resolver for Stub {
    fn page(&self, path: &str) -> Result<String, Problem> {
        match path {
            "tips/luisteren.md" => Ok("/tips/luisteren/".to_owned()),
            _ => Err(Problem::UnknownLink {
                target: format!("@/{path}"),
                nearest: None,
            }),
        }
    }

    fn address(&self, written: &str) -> String {
        written.to_owned()
    }

    fn file(&self, name: &str) -> Result<String, Problem> {
        match name {
            "folder.pdf" => Ok("/verhalen/x/folder.pdf".to_owned()),
            name => Err(Problem::UnknownLink {
                target: name.to_owned(),
                nearest: None,
            }),
        }
    }

    fn has_shortcode(&self, name: &str) -> bool {
        name == "doos"
    }

    fn image(&self, src: &str) -> Result<Image, Problem> {
        if src == "foto.jpg" {
            Ok(Image {
                url: "/verhalen/x/foto.jpg".to_owned(),
                size: Some((960, 640)),
                srcset: "/assets/beeld/foto.0-480.webp 480w".to_owned(),
                avif: "/assets/beeld/foto.0-480.avif 480w".to_owned(),
            })
        } else {
            Err(Problem::MissingImage {
                src: src.to_owned(),
                nearest: None,
            })
        }
    }

    fn shortcode(&self, call: &Call, body: Option<&str>) -> Result<String, Problem> {
        match (call.name.as_str(), body) {
            ("stuk", _) => Err(Problem::UnknownShortcode {
                name: "stuk".to_owned(),
                nearest: None,
            }),
            ("blok", Some(body)) => Ok(format!("<section>{}</section>", body.trim())),
            ("blok", None) => Ok("<section><p>B</p></section>".to_owned()),
            (name, Some(body)) => Ok(format!("<x-{name}>{}</x-{name}>", body.trim())),
            (name, None) => Ok(format!("<x-{name}>")),
        }
    }

    fn say(&self, key: &str, number: usize) -> String {
        match key {
            "table-name" => "Tabel".to_owned(),
            key => format!("{key} {number}"),
        }
    }

    fn has_picture_above(&self) -> bool {
        false
    }
}

fn html(text: &str) -> String {
    let (rendered, problems) = render(text, 0..text.len(), &Stub);
    assert_eq!(problems, [], "{text}");
    rendered.html
}

fn problems(text: &str) -> Vec<(Problem, &str)> {
    let (_, problems) = render(text, 0..text.len(), &Stub);
    problems
        .into_iter()
        .map(|(problem, span)| (problem, &text[span]))
        .collect()
}

#[test]
fn every_extension_that_editors_were_promised() {
    for (markdown, expected) in [
        ("~~weg~~", "<p><del>weg</del></p>\n"),
        ("\"Ja\" -- zei hij...", "<p>“Ja” – zei hij…</p>\n"),
        (
            "## Twee woorden",
            "<h2 id=\"twee-woorden\">Twee woorden</h2>\n",
        ),
        ("## Kop {#eigen}", "<h2 id=\"eigen\">Kop</h2>\n"),
        (
            "## A\n\n## A",
            "<h2 id=\"a\">A</h2>\n<h2 id=\"a-2\">A</h2>\n",
        ),
        (
            "## Één *keer* `nu`",
            "<h2 id=\"een-keer-nu\">Één <em>keer</em> <code>nu</code></h2>\n",
        ),
    ] {
        assert_eq!(html(markdown), expected);
    }
    let table = html("|a|b|\n|-|-|\n|1|2|");
    assert!(table.starts_with(
        "<div class=\"table-scroll\" role=\"region\" aria-label=\"Tabel\" tabindex=\"0\">"
    ));
    assert!(table.trim_end().ends_with("</table>\n</div>"));
}

#[test]
fn links_become_addresses() {
    assert_eq!(
        html("[tip](@/tips/luisteren.md#waarom) en [buiten](https://113.nl)"),
        "<p><a href=\"/tips/luisteren/#waarom\">tip</a> en <a href=\"https://113.nl\">buiten</a></p>\n"
    );
    let text = "Zie [tip](@/tips/luisteren.md#waarom) of [hier](#kop).";
    let (rendered, _) = render(text, 0..text.len(), &Stub);
    let anchors: Vec<_> = rendered
        .anchors
        .iter()
        .map(|link| {
            (
                link.path.as_deref(),
                link.anchor.as_str(),
                &text[link.span.clone()],
            )
        })
        .collect();
    assert_eq!(
        anchors,
        [
            (
                Some("tips/luisteren.md"),
                "waarom",
                "@/tips/luisteren.md#waarom"
            ),
            (None, "kop", "#kop"),
        ]
    );
}

#[test]
fn problems_point_at_the_words_they_are_about() {
    let found = problems("Eén [tip](@/tips/luistern.md), twee.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, "@/tips/luistern.md");
    let found = problems("![](foto.jpg) ![ja](weg.jpg)");
    let kinds: Vec<_> = found
        .iter()
        .map(|(problem, at)| (problem.clone(), *at))
        .collect();
    assert_eq!(
        kinds,
        [
            (
                Problem::MissingAlt {
                    src: "/verhalen/x/foto.jpg".to_owned()
                },
                "![](foto.jpg)"
            ),
            (
                Problem::MissingImage {
                    src: "weg.jpg".to_owned(),
                    nearest: None
                },
                "![ja](weg.jpg)"
            ),
        ]
    );
    let found = problems("# Nog een titel\n\n### Te diep");
    assert_eq!(found.len(), 2);
    assert_eq!(found[0], (Problem::TopHeading, "# Nog een titel"));
    let wanted = "##".to_owned();
    assert_eq!(
        found[1],
        (
            Problem::SkippedHeading {
                from: 1,
                to: 3,
                wanted
            },
            "### Te diep"
        )
    );
}

#[test]
fn shortcodes_stand_in_blocks_and_in_lines() {
    assert_eq!(
        html("Voor\n\n{{ doos() }}\n\nna"),
        "<p>Voor</p>\n<x-doos>\n<p>na</p>\n"
    );
    assert_eq!(html("Voor {{ doos() }} na"), "<p>Voor <x-doos> na</p>\n");
    assert_eq!(
        html("{% citaat(who=\"ik\") %}Het *mag*{% end %}"),
        "<x-citaat><p>Het <em>mag</em></p></x-citaat>\n"
    );
    // A blank line inside does not end it.
    assert_eq!(
        html("{% citaat() %}Een\n\ntwee{% end %}"),
        "<x-citaat><p>Een</p>\n<p>twee</p></x-citaat>\n"
    );
    let found = problems("Tekst\n\n{{ stuk() }}\n");
    assert_eq!(found[0].1, "{{ stuk() }}");
}

#[test]
fn shortcodes_in_code_are_shown_as_they_are() {
    assert_eq!(html("`{{ doos() }}`"), "<p><code>{{ doos() }}</code></p>\n");
    assert_eq!(
        html("```\n{{ doos(a=\"b\") }}\n```"),
        "<pre tabindex=\"0\"><code>{{ doos(a=\"b\") }}\n</code></pre>\n"
    );
}

#[test]
fn the_summary_is_the_first_paragraph_of_text() {
    let text = "{{ doos() }}\n\n## Kop\n\nDe *eerste*\nalinea.\n\nDe tweede.";
    let (rendered, _) = render(text, 0..text.len(), &Stub);
    assert_eq!(rendered.summary, "De eerste alinea.");
}

#[test]
fn what_a_shortcode_holds_has_its_own_place_and_counts() {
    let text = "Voor\n\n{% citaat() %}\nZie [tip](@/tips/luistern.md) en [een](@/tips/luisteren.md#a) [site](https://113.nl/x).\n{% end %}\n";
    let (rendered, problems) = render(text, 0..text.len(), &Stub);
    let places: Vec<&str> = problems
        .iter()
        .map(|(_, span)| &text[span.clone()])
        .collect();
    assert_eq!(places, ["@/tips/luistern.md"]);
    assert_eq!(
        &text[rendered.anchors[0].span.clone()],
        "@/tips/luisteren.md#a"
    );
    assert_eq!(&text[rendered.external[0].span.clone()], "https://113.nl/x");
    assert_eq!(rendered.links, ["tips/luistern.md", "tips/luisteren.md"]);
}

#[test]
fn links_that_leave_the_page_are_known_with_their_place() {
    let text = "[a](/tips/) [b](https://113.nl) <https://x.nl> [c](folder.pdf) [d](mailto:a@b.nl) {{ doos(url=\"https://y.nl\") }}";
    let (rendered, problems) = render(text, 0..text.len(), &Stub);
    assert_eq!(problems, []);
    let at = |found: &[Target]| -> Vec<String> {
        found
            .iter()
            .map(|target| text[target.span.clone()].to_owned())
            .collect()
    };
    assert_eq!(at(&rendered.local), ["/tips/"]);
    assert_eq!(
        at(&rendered.external),
        ["https://113.nl", "https://x.nl", "https://y.nl"]
    );
    assert!(rendered.html.contains("href=\"/verhalen/x/folder.pdf\""));
}

#[test]
fn html_is_shown_as_text_and_comments_vanish() {
    for (markdown, expected, count) in [
        ("<div>\nlos\n", "<p>&lt;div&gt;\nlos</p>\n", 1),
        ("a <b>b</b> c", "<p>a &lt;b&gt;b&lt;/b&gt; c</p>\n", 1),
        ("<!-- later\n\nmeer -->\n\nTekst", "<p>Tekst</p>\n", 0),
        ("a <!-- b --> c", "<p>a  c</p>\n", 0),
        (
            "<script>alert(1)</script>",
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n",
            1,
        ),
        (
            "<div>{{ doos() }}</div>",
            "<p>&lt;div&gt;{{ doos() }}&lt;/div&gt;</p>\n",
            1,
        ),
    ] {
        let (rendered, problems) = render(markdown, 0..markdown.len(), &Stub);
        assert_eq!((rendered.html.as_str(), problems.len()), (expected, count));
        assert!(problems.iter().all(|(problem, _)| problem.is_advice()));
    }
}

#[test]
fn a_shortcode_without_brackets_is_a_mistake_except_in_code() {
    for text in [
        "Zie {{ doos }} hier",
        "{{doos}}",
        "{{ doos() }} {% doos %}",
        // The end of it is no mistake of its own.
        "{% doos %}een doos{% end %}",
    ] {
        let found: Vec<_> = problems(text).into_iter().map(|(_, at)| at).collect();
        assert_eq!(found, ["doos"], "{text}");
    }
    // After one that is only shown, or another, an end without a beginning is said.
    for text in [
        "`{% doos %}` en {% end %}",
        "{{ doos() }} {% end %}",
        "{% end %}",
    ] {
        assert_eq!(problems(text).len(), 1, "{text}");
    }
    assert_eq!(problems("{% doos %}x{% end %} {% end %}").len(), 2);
    for text in [
        "`{{ doos }}`",
        "```\n{{ doos }}\n{{ doos( }}\n```",
        "`{{ doos( }}`",
    ] {
        assert_eq!(problems(text), [], "{text}");
    }
    let [(Problem::RawBraces { text }, _)] = &problems("{{ anders }}")[..] else {
        panic!("other braces are text");
    };
    assert_eq!(text, "{{ anders }}");
}

#[test]
fn footnotes_stand_at_the_end_each_with_its_way_back() {
    let text =
        "Een[^b] twee[^a] drie[^b].\n\n[^a]: Noot *a*.\n\n[^b]: Noot b.\n\n    Meer.\n\nSlot.\n";
    assert_eq!(
        html(text),
        "<p>Een<sup><a href=\"#noot-1\" id=\"noot-1-terug\" role=\"doc-noteref\" aria-label=\"note-reference 1\">1</a></sup> \
         twee<sup><a href=\"#noot-2\" id=\"noot-2-terug\" role=\"doc-noteref\" aria-label=\"note-reference 2\">2</a></sup> \
         drie<sup><a href=\"#noot-1\" id=\"noot-1-terug-2\" role=\"doc-noteref\" aria-label=\"note-reference 1\">1</a></sup>.</p>\n\
         <p>Slot.</p>\n\
         <section class=\"notes\" role=\"doc-endnotes\" aria-label=\"notes-title 0\">\n<h2 class=\"notes__title\">notes-title 0</h2>\n<ol>\n\
         <li id=\"noot-1\"><p>Noot b.</p>\n<p>Meer. \
         <a href=\"#noot-1-terug\" role=\"doc-backlink\" aria-label=\"note-back 1\">↩</a> \
         <a href=\"#noot-1-terug-2\" role=\"doc-backlink\" aria-label=\"note-back 1\">↩</a></p></li>\n\
         <li id=\"noot-2\"><p>Noot <em>a</em>. <a href=\"#noot-2-terug\" role=\"doc-backlink\" aria-label=\"note-back 2\">↩</a></p></li>\n\
         </ol>\n</section>\n"
    );
}

#[test]
fn an_id_stands_once_on_a_page_whatever_shortcodes_hold() {
    let text = "## Noot 1\n\nA[^1]\n\n{% blok() %}\n## Noot 1\n\nB[^1] [C[^1]](#kop-noot-1)\n\n[^1]: Van binnen\n{% end %}\n\n\
                D[^2] ![E[^2]](foto.jpg)\n\n[^1]: Van buiten\n\n[^2]: Nog een\n\n[^2]: Nog eens\n\n[^9]: Los\n";
    let (rendered, _) = render(text, 0..text.len(), &Stub);
    let mut ids: Vec<&str> = rendered
        .html
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{}", rendered.html);
    for id in [
        "kop-noot-1",
        "kop-noot-1-2",
        "noot-1",
        "noot-2",
        "noot-3",
        "noot-5",
    ] {
        assert!(ids.contains(&id), "{id} in {ids:?}");
    }
    for target in rendered.html.split("href=\"#").skip(1) {
        let target = target.split('"').next().unwrap();
        assert!(ids.contains(&target), "{target} in {ids:?}");
    }
    for words in ["Van binnen", "Van buiten", "Nog een", "Nog eens", "Los"] {
        assert!(rendered.html.contains(words), "{words}: {}", rendered.html);
    }
}

#[test]
fn the_words_of_a_task_are_the_name_of_its_box() {
    let task = |checked: &str, words: &str| {
        format!("<label><input disabled=\"\" type=\"checkbox\"{checked}> {words}</label>")
    };
    let done = " checked=\"\"";
    assert_eq!(
        html("- [x] een\n  - [ ] *twee*\n"),
        format!(
            "<ul>\n<li>{}\n<ul>\n<li>{}</li>\n</ul>\n</li>\n</ul>\n",
            task(done, "een"),
            task("", "<em>twee</em>")
        )
    );
    let loose = html("- [x] een\n\n  meer\n\n- [ ] twee\n");
    assert_eq!(loose.matches("<label>").count(), 2, "{loose}");
    assert_eq!(loose.matches("</label>").count(), 2, "{loose}");
    assert!(
        loose.contains(&task(done, "een")) && loose.contains("<p>meer</p>"),
        "{loose}"
    );
}

#[test]
fn a_block_ends_the_paragraph_and_what_follows_begins_another() {
    let block = "<section><p>B</p></section>\n";
    for (markdown, before, after) in [
        ("{{ blok() }}", "", ""),
        ("Voor\n{{ blok() }}", "<p>Voor</p>\n", ""),
        ("{{ blok() }}\nna *dit*", "", "<p>na <em>dit</em></p>\n"),
        ("Voor\n{{ blok() }}\nna", "<p>Voor</p>\n", "<p>na</p>\n"),
        (
            "*Voor*  \n{{ blok() }} \r\nna",
            "<p><em>Voor</em></p>\n",
            "<p>na</p>\n",
        ),
        (
            "> Voor\n> {{ blok() }}\n> na",
            "<blockquote>\n<p>Voor</p>\n",
            "<p>na</p>\n</blockquote>\n",
        ),
    ] {
        assert_eq!(
            html(markdown),
            format!("{before}{block}{after}"),
            "{markdown}"
        );
    }
    assert_eq!(
        html("Een\n{{ blok() }}\n{{ blok() }}\ntwee"),
        format!("<p>Een</p>\n{block}{block}<p>twee</p>\n")
    );
    assert!(html("- Voor\n  {{ blok() }}").contains("<li>Voor\n<section>"));
    assert!(html("|a|\n|-|\n|{{ blok() }}|").contains("<td><section>"));
}

#[test]
fn a_block_in_the_middle_of_a_line_is_said_and_left_out() {
    for markdown in [
        "Tekst {{ blok() }}",
        "{{ blok() }} tekst",
        "{{ blok() }} {{ doos() }}",
        "*{{ blok() }}*",
        "## {{ blok() }}",
        "[ja {{ blok() }}](@/tips/luisteren.md)",
        "Tekst {% doos() %}Met een alinea{% end %}",
    ] {
        let (rendered, problems) = render(markdown, 0..markdown.len(), &Stub);
        assert!(!rendered.html.contains("section"), "{}", rendered.html);
        let is_block = matches!(
            problems.as_slice(),
            [(Problem::BrokenShortcode { fault: "block", .. }, _)]
        );
        assert!(is_block, "{markdown}: {problems:?}");
    }
}

#[test]
fn a_nul_is_shown_as_the_sign_for_what_cannot_be_shown() {
    let text = "## K\0p\n\nA\0b `c\0` ![d\0](foto.jpg)\n\n```\ne\0\n```\n";
    let (rendered, _) = render(text, 0..text.len(), &Stub);
    assert!(!rendered.html.contains('\0'), "{}", rendered.html);
    assert_eq!(rendered.html.matches('\u{fffd}').count(), 5);
    assert_eq!(rendered.headings[0].title, "K\u{fffd}p");
    assert!(rendered.summary.starts_with("A\u{fffd}b"));
}
