//! What an editor is told about a mistake.

use serde_json::Value;

use crate::harness::Site;

const TIP: &str = "content/tips/luisteren.md";

/// The problems of a site as `code file:line:column`.
pub(crate) fn codes(site: &Site) -> Vec<String> {
    let ran = site.run(&["check", "--format", "json"]);
    ran.json()["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            let text = |key: &str| match &problem[key] {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            format!(
                "{} {}:{}:{}",
                text("code"),
                text("file"),
                text("line"),
                text("column")
            )
        })
        .collect()
}

#[test]
fn a_good_site_is_clean() {
    let ran = Site::small().run(&["check"]).ok();
    assert_eq!(ran.err, "");
    assert!(
        ran.out.contains("Alles klopt: 14 pagina's nagekeken."),
        "{}",
        ran.out
    );
}

/// The front matter of a good tip, up to its fourth line.
const GOOD: &str = "title = 'L'\ndescription = 'L'\nvoor = ['jongere']\n";

/// Front matter after [`GOOD`] (from line 5), body (on line 7 when there is no
/// more front matter), and what is said of it.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("auteur = 'ik'\n", "", "unknown-key 5:1"),
    (
        "onderwerpen = ['gevoel', 'gevol']\n",
        "",
        "unknown-reference 5:26",
    ),
    ("date = '14 maart'\n", "", "not-a-date 5:8"),
    ("date = 2026-02-30\n", "", "no-such-date 5:8"),
    ("date = 14-03-2026\n", "", "not-a-date 5:8"),
    ("draft: true\n", "", "toml-syntax 5:8"),
    (
        "image = { src = 'x.jpg', atl = 'x' }\n",
        "",
        "unknown-key 5:26",
    ),
    ("aliases = ['/kerkrade']\n", "", "taken-alias 5:12"),
    ("aliases = ['/verhalen/']\n", "", "taken-alias 5:12"),
    ("aliases = ['/oud/', 'oud']\n", "", "taken-alias 5:21"),
    ("aliases = ['/../weg/']\n", "", "bad-alias 5:12"),
    ("aliases = ['https://x.nl/']\n", "", "bad-alias 5:12"),
    ("draft = 'ja'\n", "", "wrong-type 5:9"),
    ("image = { src = 'x.jpg' }\n", "", "missing-key 5:9"),
    ("voor = ['ouder']\n", "", "toml-syntax 5:1"),
    ("titel\n", "", "toml-syntax 5:6"),
    ("", "Zie [dit](@/tips/luistern.md).", "unknown-link 7:11"),
    (
        "",
        "Zie [dit](@/verhalen/de-trainer.md#eind).",
        "unknown-anchor 7:11",
    ),
    ("", "Zie [dit](/tips/luistern/).", "unknown-link 7:11"),
    ("", "Zie [dit](de-trainer.md).", "unknown-link 7:11"),
    ("", "{{ citaten() }}", "unknown-shortcode 7:1"),
    ("", "{{ bron(titel=\"x\") }}", "unknown-argument 7:9"),
    ("", "{{ bron() }}", "missing-argument 7:1"),
    ("", "{{ formulier() }}", "missing-argument 7:1"),
    (
        "",
        "Tekst {{ bron(title=\"x\") }} tekst",
        "broken-shortcode 7:7",
    ),
    ("", "Zie {{ hulplijnen }}.", "broken-shortcode 7:8"),
    ("", "{% citaat() %}Tekst", "broken-shortcode 7:1"),
    (
        "",
        "{% citaat() %}Zie [dit](@/weg.md){% end %}",
        "unknown-link 7:25",
    ),
    ("", "{{ hotspots() }}", "missing-argument 7:1"),
    (
        "",
        "{{ hotspots(gemeente=\"kerkrada\") }}",
        "unknown-reference 7:13",
    ),
    ("", "{{ bron(title=\"x) }}", "broken-shortcode 7:9"),
    ("", "{{ formulier(id=\"vraga\") }}", "unknown-form 7:14"),
    ("", "![](/sitemap.xml)", "missing-alt 7:1"),
    ("", "![kat](kat.jpg)", "missing-image 7:1"),
    ("", "![kat](/kat.jpg)", "unknown-link 7:8"),
    ("", "![kat](https://x.nl/kat.jpg)", "remote-image 7:1"),
    ("", "### Diep", "skipped-heading 7:1"),
    ("", "##", "empty-heading 7:1"),
    ("", "[x](javascript:x)", "script-link 7:5"),
    ("", "[x](DATA:text/html,x)", "script-link 7:5"),
    ("", "<vbscript:x>", "script-link 7:2"),
    (
        "",
        "{{ bron(title=\"x\", url=\"javascript:x\") }}",
        "script-link 7:25",
    ),
    ("", "[x](www.x.nl)", "bad-setting 7:5"),
    ("", "Hier {% end %}.", "broken-shortcode 7:6"),
    ("", "{{ citaat(who=\"x\") }}", "broken-shortcode 7:1"),
    ("", "{% hulplijnen() %}x{% end %}", "broken-shortcode 7:1"),
    (
        "",
        "{% tijdlijn() %}{% citaat() %}x{% end %}{% end %}",
        "broken-shortcode 7:17",
    ),
    (
        "",
        "{{ video(url=\"x\", transcript=\"y\") }}",
        "broken-shortcode 7:15",
    ),
    ("title = 'T'\n", "", "toml-syntax 5:1"),
];

/// Whole files, and what is said of them.
const BROKEN_FILES: &[(&str, &str)] = &[
    ("", "no-front-matter 1:1"),
    ("# Hallo\n", "no-front-matter 1:1"),
    ("---\ntitle: x\n---\n", "wrong-delimiter 1:1"),
    ("+++\ntitle = 'x'\n", "open-front-matter 1:1"),
    (
        "+++\ntitle = 'L'\nvoor = ['jongere']\n+++\n",
        "missing-key 1:1",
    ),
    (
        "+++\ntitle = ' '\ndescription = 'L'\nvoor = []\n+++\n",
        "bad-setting 2:9 bad-setting 4:8",
    ),
    (
        "+++\ntitle = 5\ndescription = 'L'\nvoor = ['jongere']\n+++\n",
        "wrong-type 2:9",
    ),
    (
        "+++\ntitle = 'L'\ndescription = 'L'\nvoor = ['jongeren']\n+++\n",
        "unknown-choice 4:9",
    ),
    (
        "+++\ntitle = Luisteren\ndescription = 'L'\nvoor = ['jongere']\n+++\n",
        "toml-syntax 2:9",
    ),
];

#[test]
fn every_mistake_has_its_place() {
    let in_front = MISTAKES
        .iter()
        .map(|(front, body, expected)| (format!("+++\n{GOOD}{front}+++\n\n{body}\n"), *expected));
    let whole = BROKEN_FILES
        .iter()
        .map(|(text, expected)| ((*text).to_owned(), *expected));
    for (text, expected) in in_front.chain(whole) {
        let site = Site::small().with(TIP, &text);
        // Only what is said of the tip counts: others link to a heading it lost.
        let found: Vec<String> = codes(&site)
            .into_iter()
            .filter(|code| code.contains(TIP))
            .map(|code| code.replace(&format!("{TIP}:"), ""))
            .collect();
        assert_eq!(found.join(" "), expected, "{text}");
        let said = site.run(&["check"]);
        assert_eq!(said.status, 1, "{text}");
        // The line itself with the place underlined, words for an editor, and
        // what to do about it.
        assert!(
            said.err.contains('^') && said.err.contains("zo los je het op"),
            "{}",
            said.err
        );
        for jargon in ["expected", "string", "sequence", "struct", "Variable"] {
            assert!(!said.err.contains(jargon), "{jargon} in {}", said.err);
        }
    }
}

/// Tools of editors read this: what is here may not change.
#[test]
fn the_json_has_the_keys_that_help_describes() {
    let site = Site::small()
        .with(TIP, "+++\ntitel = \"Één\"\n+++\n")
        .with("content/verhalen/stuk.jpg", "geen foto");
    let ran = site.run(&["check", "--format", "json"]);
    let json = ran.json();
    assert_eq!(json["version"], 1);
    let problems = json["problems"].as_array().unwrap();
    let keys = [
        "severity", "code", "message", "help", "file", "line", "column", "start", "end", "details",
    ];
    for problem in problems {
        let found: Vec<&str> = problem
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(found, keys);
    }
    let with_code = |code: &str| {
        problems
            .iter()
            .find(|one| one["code"] == code)
            .unwrap_or_else(|| panic!("{code} in {json:#}"))
    };
    let key = with_code("unknown-key");
    assert_eq!(key["severity"], "error");
    assert_eq!((&key["line"], &key["column"]), (&2.into(), &1.into()));
    assert_eq!((&key["start"], &key["end"]), (&4.into(), &9.into()));
    assert_eq!(key["details"]["nearest"], "title");
    let image = with_code("bad-image");
    assert_eq!(image["file"], "content/verhalen/stuk.jpg");
    assert_eq!(image["line"], Value::Null);
    let help = site.run(&["check", "--help"]).ok().out;
    for key in keys {
        assert!(help.contains(key), "{key} in {help}");
    }
}

#[test]
fn a_page_may_not_stand_where_the_site_has_something() {
    for path in ["content/paginas/tips.md", "content/paginas/api.md"] {
        let site = Site::small().with(path, "+++\ntitle = \"T\"\ndescription = \"T\"\n+++\n");
        assert_eq!(codes(&site), [format!("taken-url {path}:1:1")]);
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_named() {
    use std::os::unix::fs::symlink;
    let site = Site::small();
    // Permissions do not stop root; a link to nowhere stops everybody.
    symlink(site.path("nergens"), site.path("content/tips/kwijt.md")).unwrap();
    let ran = site.run(&["check"]);
    assert_eq!(ran.status, 1);
    let said = "content/tips/kwijt.md kan niet gelezen worden: het bestand is er niet";
    assert!(ran.err.contains(said), "{}", ran.err);
    // The rest is looked at all the same.
    site.write("content/tips/ook.md", "geen gegevens");
    assert_eq!(
        codes(&site),
        [
            "unreadable content/tips/kwijt.md:null:null",
            "no-front-matter content/tips/ook.md:1:1"
        ]
    );
    symlink(
        site.path("nergens"),
        site.path("themes/basis/static/kwijt.css"),
    )
    .unwrap();
    let ran = site.run(&["check"]);
    assert!(
        ran.err.contains("themes/basis/static/kwijt.css"),
        "{}",
        ran.err
    );
}

#[test]
fn everything_is_said_at_once() {
    let site = Site::small()
        .with(TIP, "+++\ntitel = \"L\"\nvoor = [\"iedereen\"]\ndraft = \"nee\"\n+++\n")
        .with("content/verhalen/de-trainer.md", "+++\ntitle = \"T\"\ndate = 2026-03-34\ndescription = \"T\"\ngemeente = \"kerkrada\"\n+++\n\n[een tip](@/tips/luisteren.md) [weg](@/weg.md)\n")
        .with("content/verhaal/fout.md", "+++\ntitle = \"T\"\n+++\n")
        .with("content/paginas/los.md", "+++\ntitle = \"T\"\ndescription = \"T\"\n+++\n\nZie [x](@/weg.md).\n")
        .with("content/formulieren/fout.toml", "id = \"fout\"\nkind = \"question\"\n");
    let found = codes(&site);
    for expected in [
        "unknown-key content/tips/luisteren.md:2:1",
        "missing-key content/tips/luisteren.md:1:1", // description
        "unknown-choice content/tips/luisteren.md:3:9",
        "wrong-type content/tips/luisteren.md:4:9",
        "no-such-date content/verhalen/de-trainer.md:3:8",
        "unknown-reference content/verhalen/de-trainer.md:5:12",
        "unknown-link content/verhalen/de-trainer.md:8:38",
        "unknown-folder content/verhaal/fout.md:1:1",
        "unknown-link content/paginas/los.md:6:9",
    ] {
        assert!(
            found.iter().any(|code| code == expected),
            "{expected} in {found:#?}"
        );
    }
    assert!(
        found
            .iter()
            .any(|code| code.starts_with("bad-form content/formulieren/fout.toml")),
        "{found:#?}"
    );
    // `titel` is misspelt, so `title` is not missing as well; and the story's
    // link to the broken tip is not one more mistake.
    assert_eq!(
        found
            .iter()
            .filter(|code| code.starts_with("missing-key content/tips"))
            .count(),
        1
    );
    assert!(
        !found.contains(&"unknown-link content/verhalen/de-trainer.md:8:11".to_owned()),
        "{found:#?}"
    );
}

#[test]
fn words_an_editor_knows_with_the_line_and_the_nearest_name() {
    let site = Site::small().with(
        "content/verhalen/de-trainer.md",
        "+++\ntitle = \"T\"\ndate = 2026-03-14\ndescription = \"T\"\ngemeente = \"kerkrada\"\n+++\n",
    );
    let dutch = site.run(&["check"]);
    assert_eq!(dutch.status, 1);
    for words in [
        "fout: de gemeente “kerkrada” bestaat niet",
        "content/verhalen/de-trainer.md:5:12",
        "gemeente = \"kerkrada\"",
        "Bedoelde je “kerkrade”?",
        "1 fout gevonden",
    ] {
        assert!(dutch.err.contains(words), "{words} in\n{}", dutch.err);
    }
    let english = site.run(&["check", "--lang", "en"]);
    assert!(
        english.err.contains("Did you mean “kerkrade”?"),
        "{}",
        english.err
    );
}

#[test]
fn two_pages_on_one_address() {
    let site = Site::small().with(
        "content/tips/luisteren/index.md",
        "+++\ntitle = \"L\"\ndescription = \"L\"\nvoor = [\"ouder\"]\n+++\n",
    );
    let found = codes(&site);
    assert_eq!(found, ["same-url content/tips/luisteren.md:1:1"]);
}

#[test]
fn codes_of_municipalities_are_checked() {
    let page = |more: &str| {
        format!(
            "+++\ntitle = \"Gouda\"\nname = \"Gouda\"\nprovincie = \"Zuid-Holland\"\ndescription = \"Gouda.\"\n{more}deelname = \"actief\"\n+++\n"
        )
    };
    let path = "content/gemeenten/gouda/_index.md";
    let wrong = Site::small().with(path, page("cbs = \"GM9999\"\n"));
    assert_eq!(
        codes(&wrong),
        ["unknown-municipality content/gemeenten/gouda/_index.md:6:7"]
    );
    assert!(wrong.run(&["check"]).err.contains("Bedoelde je “GM0513”?"));
    let merged = page("cbs = \"GM1663\"\nopgegaan_in = \"Het Hogeland\"\n");
    assert_eq!(codes(&Site::small().with(path, merged)), [""; 0]);
    let colour = page("cbs = \"GM0513\"\ntokens = { accent = \"rood\" }\n");
    assert_eq!(
        codes(&Site::small().with(path, &colour)),
        ["wrong-value content/gemeenten/gouda/_index.md:7:22"]
    );
    let said = Site::small().with(path, &colour).run(&["check"]).err;
    assert!(said.contains("“rood” is geen kleur"), "{said}");
}

#[test]
fn files_that_are_no_text_are_named() {
    let site = Site::small().with(TIP, b"+++\ntitle = \"\xff\"\n+++\n");
    assert!(codes(&site).contains(&"not-utf8 content/tips/luisteren.md:2:10".to_owned()));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let text = "\u{feff}+++\r\ntitle = \"Luisteren\"\r\ndescription = \"L\"\r\nvoor = [\"ouder\"]\r\n+++\r\n\r\n## Waarom\r\n\r\nDaarom.\r\n";
    Site::small().with(TIP, text).run(&["check"]).ok();
}

#[test]
fn settings_are_checked_too() {
    let site = Site::small();
    let config = site.read("content/site.toml");
    site.write("content/site.toml", config.replace("tagline", "taglien"));
    assert_eq!(codes(&site), ["unknown-key content/site.toml:2:1"]);
    site.write(
        "content/site.toml",
        config.replace("@/tips/_index.md", "@/tip/_index.md"),
    );
    assert_eq!(codes(&site), ["unknown-link content/site.toml:8:38"]);
    site.write("content/site.toml", config.replace("age1ql", "age1nee"));
    assert_eq!(codes(&site), ["bad-recipient content/site.toml:6:15"]);
    let unknown = config.replace("[\"wil dood\"]", "[\"wil dood\", \"@gezin slaat\"]");
    site.write("content/site.toml", unknown);
    assert_eq!(codes(&site), ["bad-signal content/site.toml:16:19"]);
    for (contact, code) in [
        ("@/paginas/contcat.md", "unknown-link"),
        ("mij", "bad-setting"),
    ] {
        let text = format!("security_contact = \"{contact}\"\n{config}");
        site.write("content/site.toml", text);
        assert_eq!(codes(&site), [format!("{code} content/site.toml:1:20")]);
    }
    site.remove("content/site.toml");
    let ran = site.run(&["check"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("content/site.toml ontbreekt"),
        "{}",
        ran.err
    );
}

#[test]
fn a_mistake_in_the_theme_names_the_template_and_the_line() {
    let site = Site::small();
    let template = site.read("themes/basis/templates/tip.html");
    site.write(
        "themes/basis/templates/tip.html",
        format!("{template}\n{{{{ nergens() }}}}\n"),
    );
    let ran = site.run(&["check"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("themes/basis/templates/tip.html"),
        "{}",
        ran.err
    );
    site.write(
        "themes/basis/templates/tip.html",
        template.replace(
            "{% block main %}",
            "{% block main %}{{ t(key=\"nergens\") }}",
        ),
    );
    let ran = site.run(&["check"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("tip.html") && ran.err.contains("nergens"),
        "{}",
        ran.err
    );
}

#[test]
fn wrong_usage_is_another_exit_status() {
    assert_eq!(Site::small().run(&["chekc"]).status, 2);
    assert_eq!(Site::small().run(&["check", "--format", "xml"]).status, 2);
}
