//! What an editor is told about mistakes in the theme and in data, about values
//! that cannot be, and about what is missing.

use crate::check::codes;
use crate::explained::said_of;
use crate::harness::Site;

#[test]
fn every_broken_template_is_named_with_its_place() {
    const TEMPLATES: &str = "themes/basis/templates";
    let site = Site::small();
    for (name, from, to) in [
        ("tip.html", "{% extends", "{% extend"),
        (
            "verhaal.html",
            "{% block main %}",
            "{% block main %}{% if %}",
        ),
    ] {
        let path = format!("{TEMPLATES}/{name}");
        let text = site.read(&path);
        site.write(&path, text.replacen(from, to, 1));
    }
    let said = site.run(&["check"]).err;
    for words in [
        "tip.html:1:4",
        "dit kan zo niet in een sjabloon staan; Tera zegt: Unknown tag",
        "verhaal.html:",
        "2 fouten gevonden",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let extends = |parent: &'static str, words: &'static [&'static str]| (parent, words);
    for (main, words) in [
        extends(
            "{% extends \"weg.html\" %}",
            &[
                "tip.html:1:13",
                "bouwt voort op een sjabloon dat er niet is",
            ],
        ),
        extends(
            "{% extends \"base.html\" %}{% block nergens %}x{% endblock %}",
            &["tip.html:1:35", "Tera zegt: Block `nergens` is not defined"],
        ),
        extends(
            "{% extends \"base.html\" %}{% block main %}{% include \"weg.html\" %}{{ a | b }}{% endblock %}",
            &[
                "Tera zegt: Unknown template `weg.html`",
                "Tera zegt: Unknown filter `b`",
                "2 fouten",
            ],
        ),
        extends(
            "{% extends \"base.html\" %}{% block main %}{% for x in page.x %}{% endfor %}{% endblock %}",
            &[
                "dit lukt hier niet; Tera zegt: Iteration not possible",
                "tips/luisteren.md",
            ],
        ),
    ] {
        let site = Site::small().with(&format!("{TEMPLATES}/tip.html"), main);
        let said = site.run(&["check"]).err;
        for words in words {
            assert!(said.contains(words), "{words} in {said}");
        }
    }
}

/// The template library gives a kind and a place; its sentence comes after words of ours.
#[test]
fn mistakes_in_templates_are_said_in_dutch_before_the_library_speaks() {
    const SYNTAX: &str = "dit kan zo niet in een sjabloon staan; Tera zegt: ";
    const RENDER: &str = "dit lukt hier niet; Tera zegt: ";
    let site = Site::small();
    for (main, words) in [
        ("{{ 'x }}", SYNTAX),
        ("{# x", SYNTAX),
        ("{% for a in [1] %}{{ loop.nummer }}{% endfor %}", SYNTAX),
        ("{% block main %}x{% endblock %}", SYNTAX),
        ("{% break %}", SYNTAX),
        ("{% raw %}", SYNTAX),
        ("{% set x 5 %}", SYNTAX),
        ("{{ 1 / 0 }}", RENDER),
        ("{{ page.title[0:'x'] }}", RENDER),
        ("{{ 5 | length }}", RENDER),
        ("{{ 'x' | int }}", RENDER),
        ("{{ 'a' in 5 }}", RENDER),
        ("{{ [1] | group_by(attribute='x') }}", RENDER),
        ("{{ 2 ** 500 }}", RENDER),
        (
            "{{ part(name='weg.html') }}",
            "in het deel “weg.html”: er is geen sjabloon “weg.html”",
        ),
        (
            "{{ asset(path='weg.svg') }}",
            "er is geen bestand “weg.svg” in static/",
        ),
        ("{{ url(to='tips') }}", "“tips” begint niet met @/"),
        (
            "{{ url(to='@/x/y/z.md') }}",
            "“@/x/y/z.md” is geen plaats in content/",
        ),
    ] {
        let text = format!("{{% extends \"base.html\" %}}{{% block main %}}{main}{{% endblock %}}");
        site.write("themes/basis/templates/tip.html", text);
        let said = site.said();
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[test]
fn two_versions_of_the_same_lines_are_no_text() {
    let path = "content/tips/luisteren.md";
    let site = Site::small();
    let text = site.read(path);
    site.write(
        path,
        format!("{text}\n<<<<<<< HEAD\n## Een\n=======\ntwee\n>>>>>>> ander\n"),
    );
    let (codes, said) = said_of(&site, path);
    assert_eq!(codes.len(), 1, "{said}");
    assert!(codes[0].starts_with("two-versions "), "{codes:?}");
    assert!(said.contains("Kies er een"), "{said}");
}

#[test]
fn a_template_in_the_place_of_the_functions_is_named_too() {
    let path = "themes/basis/templates/function/receipt.html";
    let site = Site::small().with(path, "<p>\n{% if %}\n");
    assert_eq!(codes(&site), [format!("template {path}:2:7")]);
}

#[test]
fn mistakes_in_data_have_their_line() {
    let towns = "content/data/gemeenten.csv";
    let list = Site::small().read(towns);
    let first = list.lines().nth(1).unwrap();
    let changed = |line: &str| list.replacen(first, line, 1);
    for (path, text, code, words) in [
        (
            towns,
            changed(&first.replacen(',', ",\"", 1)),
            "bad-data content/data/gemeenten.csv:2:1",
            "aanhalingsteken niet afgesloten",
        ),
        (
            towns,
            changed(&format!("x,{first}")),
            "bad-data content/data/gemeenten.csv:2:1",
            "een ander aantal vakjes",
        ),
        (
            towns,
            changed("Gouda,GM0513,Zuid-Holland,vier,52.01519,"),
            "bad-data content/data/gemeenten.csv:2:27",
            "hier hoort een getal",
        ),
        (
            towns,
            list.lines().next().unwrap().to_owned(),
            "bad-data content/data/gemeenten.csv:1:1",
            "de lijst is leeg",
        ),
        (
            towns,
            list.replacen("cbs", "code", 1),
            "bad-data content/data/gemeenten.csv:1:1",
            "ontbreekt de kolom “cbs”",
        ),
        (
            "content/data/x.json",
            "{\"a\": 1,}".to_owned(),
            "bad-data content/data/x.json:1:9",
            "hier staat een komma te veel",
        ),
        (
            "content/data/x.toml",
            "a = [1\nb = 2\n".to_owned(),
            "toml-syntax content/data/x.toml:1:5",
            "deze lijst wordt niet afgesloten",
        ),
        (
            "content/data/x.yaml",
            "a: 1\n".to_owned(),
            "unknown-data content/data/x.yaml:null:null",
            "doet de site niets",
        ),
    ] {
        let site = Site::small().with(path, text);
        assert_eq!(codes(&site), [code]);
        let said = site.said();
        assert!(said.contains(words), "{words} in {said}");
    }
}

#[test]
fn what_only_looks_like_a_mistake_is_none() {
    let page = |text: &str| {
        format!("+++\ntitle = \"x\"\ndescription = \"x\"\nvoor = [\"ouder\"]\n+++\n\n{text}\n")
    };
    let path = "content/tips/x.md";
    for text in [
        "Een noot[^1].\n\n[^1]: De tekst.",
        "`{{ naam }}` en [^x y]",
        "```\n{% end %} [^1] {{ x }}\n```",
        "[woorden] tussen haken",
        "[mail](mailto:a@b.nl)",
        "`[x](a b)` en `**` en \\*\\* en \\[x\\](c d) en \\[y](e f)",
        "Iets (tussen haakjes)[1] of [zo] (toch)",
        "#samen",
    ] {
        let site = Site::small().with(path, page(text));
        assert_eq!(codes(&site), [""; 0], "{text}");
    }
}

#[test]
fn words_translations_and_posters_that_are_missed_are_listed() {
    let site = Site::small();
    let settings = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        settings.replace("languages = [\"nl\"]", "languages = [\"nl\", \"en\"]"),
    );
    let words = "themes/basis/locales/en.ftl";
    let text = site.read(words);
    let (first, rest) = text.split_at(text.find("\nnav-skip").unwrap());
    let rest = rest[1..].split_once('\n').unwrap().1;
    site.write(words, format!("{first}\n{rest}"));
    let page = "+++\ntitle = \"x\"\ndescription = \"x\"\n+++\n";
    site.write(
        "content/tips/alleen.en.md",
        "+++\ntitle = \"x\"\ndescription = \"x\"\nvoor = [\"ouder\"]\n+++\n",
    );
    site.write("content/gemeenten/kerkrade/lijst.md", page);
    let found = codes(&site);
    for code in [
        "missing-words themes/basis/locales/en.ftl:1:1",
        "lone-translation content/tips/alleen.en.md:1:1",
        "replaces-frame content/gemeenten/kerkrade/lijst.md:1:1",
        "missing-translations content/site.toml:4:20",
    ] {
        assert!(found.iter().any(|one| one == code), "{code} in {found:#?}");
    }
}
