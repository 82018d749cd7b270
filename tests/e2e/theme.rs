//! Another theme: other templates, tokens and words, and not a line of Rust.

use std::collections::BTreeSet;

use crate::harness::{Site, files, repository};

const FIXTURE: &str = "tests/fixtures/thema-anders";
const TOWN: &str = "content/gemeenten/kerkrade/_index.md";

fn in_another_theme() -> Site {
    let site = Site::small();
    for (below, bytes) in files(&repository().join(FIXTURE)) {
        site.write(&format!("themes/anders/{below}"), bytes);
    }
    let settings = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        settings.replacen("title =", "theme = \"anders\"\ntitle =", 1),
    );
    let town = site.read(TOWN);
    site.write(
        TOWN,
        town.replacen("cbs =", "tokens = { accent = \"#5f2b2b\" }\ncbs =", 1),
    );
    site.remove("themes/basis");
    site
}

#[test]
fn a_theme_replaces_templates_tokens_and_words() {
    let site = in_another_theme();
    site.run(&["build"]).ok();

    let home = site.read("dist/site/index.html");
    assert!(home.contains("De krant van Klein"), "{home}");
    assert!(home.contains("Schrijf de redactie"), "{home}");

    // A word of the generator is the theme's now.
    let tips = site.read("dist/site/tips/index.html");
    assert!(tips.contains("<h1>Raad en daad</h1>"), "{tips}");

    // The colours of the municipalities go through the theme's own template.
    let styles: Vec<(String, Vec<u8>)> = files(&site.path("dist/site/assets/css"));
    let text = |name: &str| {
        let (_, bytes) = styles
            .iter()
            .find(|(path, _)| path.starts_with(name))
            .unwrap_or_else(|| panic!("no {name} in {styles:?}"));
        String::from_utf8_lossy(bytes).into_owned()
    };
    let colours = text("kleuren.");
    assert!(
        colours.contains("kerkrade") && colours.contains("#5f2b2b"),
        "{colours}"
    );
    assert!(text("krant.").contains("#ffe94a"));

    // Nothing of the other theme is left.
    assert!(!files(&site.path("dist/site")).iter().any(|(path, bytes)| {
        path.contains("quick-exit") || String::from_utf8_lossy(bytes).contains("masthead")
    }));
}

#[test]
fn forms_and_answers_stand_in_the_theme() {
    let site = in_another_theme();
    site.run(&["build"]).ok();
    let form = site.read("dist/site/kerkrade/vraag/index.html");
    assert!(form.contains("action=\"/api/forms/vraag\""), "{form}");
    assert!(form.contains("Sla deze krant dicht"), "{form}");
    let shell = site.read("dist/function/shells/nl.html");
    for marker in ["<!--brokers:title-->", "<!--brokers:main-->"] {
        assert_eq!(shell.matches(marker).count(), 1, "{shell}");
    }
    assert!(shell.contains("De krant van Klein"));
    // A theme that has no picture frame has no pages for it.
    assert!(!site.path("dist/site/kerkrade/lijst").exists());
}

/// The page around the function's answers with other text in it, and what `check` says.
fn said_of_shell(change: impl Fn(&str) -> String) -> crate::harness::Ran {
    let site = Site::small();
    let shell = "themes/basis/templates/shell.html";
    site.write(shell, change(&site.read(shell)));
    assert_eq!(site.run(&["build"]).status, 1);
    assert!(!site.path("dist").exists());
    site.run(&["check"])
}

#[test]
fn a_shell_that_the_function_would_refuse_is_an_error() {
    let (title, main) = ("<!--brokers:title-->", "<!--brokers:main-->");
    for (from, to, said) in [
        (
            title,
            "",
            format!("{title} één keer te staan, en het staat er niet"),
        ),
        (
            main,
            "",
            format!("{main} één keer te staan, en het staat er niet"),
        ),
        (
            main,
            &[main, main].concat(),
            format!("{main} één keer te staan, en het staat er 2 keer"),
        ),
    ] {
        let ran = said_of_shell(|shell| shell.replace(from, to));
        assert_eq!(ran.status, 1);
        for words in [
            said.as_str(),
            "themes/basis/templates/shell.html:1:1",
            "Zet <!--brokers:",
            "1 fout gevonden",
        ] {
            assert!(ran.err.contains(words), "{words} in {}", ran.err);
        }
    }
    let ran = said_of_shell(|shell| {
        shell
            .replace(main, "x")
            .replace(title, main)
            .replace(">x<", &format!(">{title}<"))
    });
    assert!(ran.err.contains("De titel komt eerst"), "{}", ran.err);
}

#[test]
fn static_files_that_are_wrong_have_their_place() {
    let site = Site::small();
    let style = "themes/basis/static/css/tokens.css";
    let text = site.read(style);
    site.write(
        style,
        text.replacen("bricolage-latin.woff2", "bricolage-latijn.woff2", 1),
    );
    site.write(
        "themes/basis/static/site.webmanifest",
        "{\n  \"icons\": [,]\n}\n",
    );
    let checked = site.check();
    let problems = checked["problems"].as_array().unwrap().clone();
    let found: Vec<String> = problems
        .iter()
        .map(|one| {
            format!(
                "{} {}:{}",
                one["code"].as_str().unwrap(),
                one["file"].as_str().unwrap(),
                one["line"]
            )
        })
        .collect();
    let line = text
        .lines()
        .position(|line| line.contains("bricolage-latin.woff2"))
        .unwrap()
        + 1;
    assert_eq!(
        found,
        [
            format!("unknown-asset {style}:{line}"),
            "bad-data themes/basis/static/site.webmanifest:2".to_owned(),
        ]
    );
    assert_eq!(
        problems[0]["details"]["nearest"],
        "fonts/bricolage-latin.woff2"
    );
}

#[test]
fn the_example_of_every_component_can_be_rendered() {
    let site = Site::small();
    let of_theme = files(&repository().join("themes/basis/components"));
    let folders: BTreeSet<&str> = of_theme
        .iter()
        .filter_map(|(path, _)| Some(path.split_once('/')?.0))
        .filter(|name| of_theme.iter().any(|(path, _)| is_called(path, name)))
        .collect();
    assert!(folders.len() > 30, "{folders:?}");
    let included: Vec<String> = folders
        .iter()
        .map(|name| format!("[{name}]{{% include \"components/{name}/example.html\" %}}"))
        .collect();
    site.write("themes/basis/templates/tip.html", included.join("\n"));
    site.run(&["build"]).ok();
    let made = site.read("dist/site/tips/luisteren/index.html");
    for part in made.split('[').skip(1) {
        let (name, html) = part.split_once(']').unwrap();
        assert!(
            html.contains('<') && html.contains("</") || html.contains("<img"),
            "{name}: {html}"
        );
    }
}

/// Whether a file of a component is one that pages call; `hue` and `head` are no parts of a page that can be seen.
fn is_called(path: &str, name: &str) -> bool {
    path == format!("{name}/{name}.html") && !["hue", "head"].contains(&name)
        || path == format!("{name}/example.html")
}

#[test]
fn a_component_has_its_template_style_and_script() {
    let site = Site::small()
        .with("themes/basis/components/proef/proef.html", "{% component proef(naam: string) %}<link rel=\"stylesheet\" href=\"{{ asset(path=\"components/proef/proef.css\") }}\"><b class=\"proef\">{{ naam }}</b>{% endcomponent proef %}")
        .with("themes/basis/components/proef/proef.css", "@import \"meer.css\" print;\n.proef { color: teal; }\n")
        .with("themes/basis/components/proef/meer.css", ".proef { color: #000; }\n")
        .with("themes/basis/templates/shortcodes/proef.html", "{{ <proef naam={naam} /> }}")
        .with("content/paginas/proef.md", "+++\ntitle = \"P\"\ndescription = \"P.\"\n+++\n\n{{ proef(naam=\"Ja\") }}\n");
    site.run(&["build"]).ok();
    let page = site.read("dist/site/proef/index.html");
    assert!(page.contains("<b class=\"proef\">Ja</b>"), "{page}");
    let (_, rest) = page.split_once("/assets/components/proef/proef.").unwrap();
    let hash = rest.split_once(".css").unwrap().0;
    assert_eq!(
        site.read(&format!(
            "dist/site/assets/components/proef/proef.{hash}.css"
        )),
        "@media print{.proef{color:#000}}.proef{color:teal}"
    );

    // What is wrong in it has its place.
    site.write(
        "themes/basis/components/proef/proef.css",
        "@import \"minder.css\";\n",
    );
    site.write(
        "themes/basis/components/proef/proef.html",
        "{% component proef(naam: string) %}\n{{ naam",
    );
    let ran = site.run(&["check"]);
    assert_eq!(ran.status, 1);
    for place in [
        "themes/basis/components/proef/proef.css:1:10",
        "themes/basis/components/proef/proef.html:2",
    ] {
        assert!(ran.err.contains(place), "{place} in {}", ran.err);
    }
}
