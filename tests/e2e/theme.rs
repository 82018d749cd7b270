//! Another theme: other templates, tokens and words, and not a line of Rust.

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
        path.contains("snel-weg") || String::from_utf8_lossy(bytes).contains("masthead")
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
