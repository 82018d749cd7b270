//! Dutch texts as people write them: what comes out, and what is said of it.

use super::{html, problems};
use diagnostics::Problem;

#[test]
fn words_that_begin_with_an_apostrophe_stay_so_in_quotations() {
    for (text, expected) in [
        (
            "'Ik ga 's avonds naar oma', en ging.",
            "‘Ik ga ’s avonds naar oma’, en ging.",
        ),
        (
            "Hij zei: 'kom maar 's langs'.",
            "Hij zei: ‘kom maar ’s langs’.",
        ),
        (
            "'t Is laat, zei 'ie; 's-Gravenhage in '68.",
            "’t Is laat, zei ’ie; ’s-Gravenhage in ’68.",
        ),
        (
            "*'s Avonds* en **'t Spant**",
            "<em>’s Avonds</em> en <strong>’t Spant</strong>",
        ),
        (
            "De letter 's' en `'s avonds`",
            "De letter ‘s’ en <code>'s avonds</code>",
        ),
        ("5\" dik, en \"ja\"", "5\" dik, en “ja”"),
        (
            "[x](https://x.nl/'s \"'s avonds\")",
            "<a href=\"https://x.nl/&#x27;s\" title=\"’s avonds\">x</a>",
        ),
    ] {
        assert_eq!(html(text), format!("<p>{expected}</p>\n"), "{text}");
    }
}

#[test]
fn addresses_and_numbers_are_links_as_people_write_them() {
    let link = |href: &str, words: &str| format!("<a href=\"{href}\">{words}</a>");
    for (text, expected) in [
        (
            "Op https://x.nl/a_b--c?d=1&e.",
            format!(
                "Op {}.",
                link(
                    "https://x.nl/a_b--c?d=1&amp;e",
                    "https://x.nl/a_b--c?d=1&amp;e"
                )
            ),
        ),
        (
            "(www.x.nl), 'www.y.nl'",
            format!(
                "({}), ‘{}’",
                link("https://www.x.nl", "www.x.nl"),
                link("https://www.y.nl", "www.y.nl")
            ),
        ),
        (
            "**info@x.nl**",
            format!("<strong>{}</strong>", link("mailto:info@x.nl", "info@x.nl")),
        ),
        ("<info@x.nl>", link("mailto:info@x.nl", "info@x.nl")),
        (
            "Bel 0800-0432 of 113.",
            format!(
                "Bel {} of {}.",
                link("tel:08000432", "0800-0432"),
                link("tel:113", "113")
            ),
        ),
        (
            "112 scholen; `www.x.nl`; [www.x.nl](https://y.nl)",
            format!(
                "112 scholen; <code>www.x.nl</code>; {}",
                link("https://y.nl", "www.x.nl")
            ),
        ),
        (
            "https://x.nl/a\\_b",
            link("https://x.nl/a_b", "https://x.nl/a_b"),
        ),
    ] {
        assert_eq!(html(text), format!("<p>{expected}</p>\n"), "{text}");
    }
    // What looks like a link that went wrong is said as that, and not mended in part.
    assert_eq!(html("[x] (https://x.nl)"), "<p>[x] (https://x.nl)</p>\n");
    assert_eq!(
        html("```\nhttps://x.nl\n```"),
        "<pre tabindex=\"0\"><code>https://x.nl\n</code></pre>\n"
    );
}

#[test]
fn figures_with_a_tilde_between_them_are_not_struck_out() {
    for text in ["Van 5~10 en 3~4.", "H~2~O", "Tot ~50 euro, of ~60~."] {
        assert_eq!(html(text), format!("<p>{text}</p>\n"));
    }
    assert_eq!(html("~weg~"), "<p><del>weg</del></p>\n");
}

#[test]
fn columns_are_aligned_by_classes() {
    let table = html("|a|b|c|\n|:-|:-:|-:|\n|1|2|3|");
    for cell in [
        "<th>a</th>",
        "<th class=\"align-center\">b</th>",
        "<td class=\"align-end\">3</td>",
    ] {
        assert!(table.contains(cell), "{cell} in {table}");
    }
    assert!(!table.contains("style="));
}

#[test]
fn an_id_of_the_theme_is_never_that_of_a_heading() {
    for (text, id, words) in [
        ("## Kop {#_inhoud}", "kop-_inhoud", "Kop"),
        ("## F naam", "kop-f-naam", "F naam"),
        (
            "## Helplines title",
            "kop-helplines-title",
            "Helplines title",
        ),
        ("## Regels {concept}", "regels-concept", "Regels {concept}"),
        ("## Inhoud", "inhoud", "Inhoud"),
    ] {
        assert_eq!(
            html(text),
            format!("<h2 id=\"{id}\">{words}</h2>\n"),
            "{text}"
        );
    }
}

/// The problem, and the place it names.
fn only(text: &str) -> (Problem, &str) {
    let mut found = problems(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

#[test]
fn what_would_get_lost_or_surprise_is_said() {
    let text = "## Kop {onclick=alert(1)}";
    let braces = "{onclick=alert(1)}".to_owned();
    assert_eq!(
        only(text),
        (
            Problem::HeadingBraces { text: braces },
            "{onclick=alert(1)}"
        )
    );
    let (target, better) = ("info@x.nl".to_owned(), "mailto:info@x.nl".to_owned());
    assert_eq!(
        only("[x](info@x.nl)"),
        (Problem::BareAddress { target, better }, "info@x.nl")
    );
    let (target, better) = ("010-1234567".to_owned(), "tel:0101234567".to_owned());
    assert_eq!(
        only("[x](010-1234567)"),
        (Problem::BareAddress { target, better }, "010-1234567")
    );
    let target = "https://x.nl".to_owned();
    assert_eq!(
        only("a [ ](https://x.nl)"),
        (Problem::EmptyLink { target }, "[ ](https://x.nl)")
    );
    let lost = Problem::LostCells {
        found: 3,
        wanted: 2,
    };
    assert_eq!(only("|a|b|\n|-|-|\n|1|2|3|"), (lost.clone(), "|1|2|3|"));
    assert_eq!(only("|a|b|\n|-|-|\n|`1|2`|3|"), (lost, "|`1|2`|3|"));
    assert_eq!(
        only("a\u{b}b\u{1}c"),
        (Problem::HiddenSigns { count: 2 }, "")
    );
    let number = 1986;
    assert_eq!(
        only("1986. Dat was een jaar."),
        (
            Problem::NumberedSentence { number },
            "1986. Dat was een jaar."
        )
    );
    let (found, at) = only("**\"a\"**b c**\"d\"** e");
    assert!(
        matches!(
            found,
            Problem::LeftAsText {
                fault: "bold-after",
                ..
            }
        ),
        "{found:?} {at}"
    );
}

#[test]
fn a_line_below_a_sentence_is_pointed_at() {
    for (text, line) in [
        ("Dit is een zin.\n---", Some("---")),
        ("Een kop\n===", Some("===")),
        ("Eerste regel\ntweede regel\n---", Some("---")),
        ("> Een zin die eindigt.\n> ---", Some("---")),
        ("Korte kop\n---", None),
        ("## Kop", None),
    ] {
        let found = problems(text);
        let said = found.iter().find_map(|(problem, _)| match problem {
            Problem::UnderlinedHeading { line, .. } => Some(line.as_str()),
            _ => None,
        });
        assert_eq!(
            (said, found.len()),
            (line, usize::from(line.is_some())),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn the_lines_of_a_heading_are_words_apart() {
    let text = "Eerste regel\ntweede *regel*\n---\n\n## \u{200b}\n\n## ![een kat](foto.jpg)\n";
    let (rendered, _) = super::render(text, 0..text.len(), &super::Stub);
    let titles: Vec<&str> = rendered
        .headings
        .iter()
        .map(|heading| heading.title.as_str())
        .collect();
    // A heading without words is in no table of contents.
    assert_eq!(titles, ["Eerste regel tweede regel", "een kat"]);
    assert_eq!(rendered.headings[0].id, "eerste-regel-tweede-regel");
}

#[test]
fn brackets_around_an_address_are_no_part_of_the_text() {
    for (text, html) in [
        (
            "Bel <tel:+31 6 12345678>.",
            "<p>Bel <a href=\"tel:+31612345678\">+31 6 12345678</a>.</p>\n",
        ),
        (
            "Bel <0800-0432>",
            "<p>Bel <a href=\"tel:08000432\">0800-0432</a></p>\n",
        ),
        (
            "<info@a.nl?subject=hoi>",
            "<p><a href=\"mailto:info@a.nl?subject=hoi\">info@a.nl</a></p>\n",
        ),
        (
            "Op <www.a.nl> of www.b.nl",
            "<p>Op <a href=\"https://www.a.nl\">www.a.nl</a> of <a href=\"https://www.b.nl\">www.b.nl</a></p>\n",
        ),
        (
            "\\<www.a.nl\\>",
            "<p>&lt;<a href=\"https://www.a.nl\">www.a.nl</a>&gt;</p>\n",
        ),
        (
            "a < 0800-0432 b",
            "<p>a &lt; <a href=\"tel:08000432\">0800-0432</a> b</p>\n",
        ),
    ] {
        let (rendered, problems) = super::render(text, 0..text.len(), &super::Stub);
        assert_eq!(rendered.html, html, "{problems:?}");
    }
}

#[test]
fn characters_that_no_page_may_have_are_nowhere() {
    let text = "## K\u{b}op\n\nA\u{1}b `c\u{c}d` &#11; [e](https://x.nl/\u{2} \"t\u{3}\") ![f\u{4}](foto.jpg)\n\n```\ng\u{7f}\n```\n";
    let (rendered, _) = super::render(text, 0..text.len(), &super::Stub);
    let all = [
        rendered.html,
        rendered.summary,
        rendered.headings[0].title.clone(),
    ]
    .concat();
    assert!(all.chars().all(content::characters::is_allowed), "{all:?}");
}

#[test]
fn ordinary_dutch_gets_no_advice() {
    for text in [
        "Vul <naam> in, of <je gemeente>; x<y en y>x; a<b en c>d.",
        "Ik hou van je <3, en 5 < 6.",
        "Zij zei: 'Ga 's kijken.' **Let op**: het is 10\u{a0}uur.",
        "De cijfers (2024) [bron 1] (zie boven) en [1] [2].",
        "1. Een\n2. Twee\n\n100. Honderd",
        "Een lijst:\n- een\n- twee\n\nTerug --- of niet.",
        "2 * 3 * 4, snake_case_woord, C:\\\\map, 50 % van 3 = 1,5",
        "Adres:  \nStraat 1\\\nPlaats",
        "Prijs: € 5,- per stuk; dat is ~10 euro.",
        "#hashtag en @naam",
    ] {
        assert_eq!(problems(text), [], "{text}");
    }
}
