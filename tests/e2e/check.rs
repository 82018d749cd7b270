//! What an editor is told about a mistake.

use serde_json::Value;

use crate::harness::Site;

const TIP: &str = "content/tips/luisteren.md";

/// The problems of a site as `code file:line:column`.
pub(crate) fn codes(site: &Site) -> Vec<String> {
    site.check()["problems"]
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
