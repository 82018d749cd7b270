//! How a municipality takes part: only one that does so now has forms, a sign to print and "doet mee".

use crate::harness::{Site, repository};

const TOWN: &str = "content/gemeenten/kerkrade/_index.md";

/// The small site with a finder and a map, its municipality taking part in this way, in this year.
fn site(deelname: &str) -> Site {
    let borders = std::fs::read(repository().join("content/data/grenzen.json")).unwrap();
    let site = Site::small()
        .with("content/data/grenzen.json", borders)
        .with(
            "content/paginas/nog-niet.md",
            "+++\ntitle = \"Nog niet\"\ndescription = \"N\"\n+++\n\nTekst.\n",
        )
        .with(
            "content/paginas/zoek.md",
            "+++\ntitle = \"Zoek\"\ndescription = \"Z\"\n+++\n\n{{ gemeentezoeker() }}\n",
        );
    let town = site
        .read(TOWN)
        .replace("\"actief\"", &format!("\"{deelname}\""));
    let spots =
        "hotspots = [{ name = \"De kantine\", kind = \"plek van een actie\" }]\n+++\n\nOver";
    site.write(TOWN, town.replace("+++\n\nOver", spots));
    site.run(&["build"]).ok();
    site
}

fn note(page: &str, class: &str) -> String {
    let found = page
        .split_once(&format!("class=\"{class}\">"))
        .map(|(_, rest)| rest);
    let found = found.and_then(|rest| rest.split('<').next());
    found.unwrap_or_default().to_owned()
}

/// What stands beside the municipality in the list of all.
fn found(site: &Site) -> String {
    let page = site.read("dist/site/zoek/index.html");
    let (_, rest) = page.split_once("data-name=\"kerkrade").unwrap();
    rest.split_once("</li>").unwrap().0.to_owned()
}

#[test]
fn one_that_takes_part_has_forms_a_sign_and_a_colour() {
    let site = site("actief");
    for path in ["kerkrade/vraag", "kerkrade/lijst"] {
        assert!(
            site.path(&format!("dist/site/{path}/index.html")).is_file(),
            "{path}"
        );
    }
    let page = site.read("dist/site/kerkrade/index.html");
    assert!(page.contains("Plekken waar je terechtkunt"), "{page}");
    let finder = found(&site);
    assert_eq!(note(&finder, "finder__note"), "doet mee");
    let home = site.read("dist/site/index.html");
    assert!(home.contains("class=\"map__town\""), "{home}");
    let facts = site.read("dist/function/site.json");
    assert!(facts.contains("\"kerkrade\""), "{facts}");
}

#[test]
fn an_example_tells_what_it_did_and_asks_for_nothing() {
    let site = site("voorbeeld");
    for path in ["kerkrade/vraag", "kerkrade/lijst"] {
        assert!(!site.path(&format!("dist/site/{path}")).exists(), "{path}");
    }
    let page = site.read("dist/site/kerkrade/index.html");
    // The year is that of the latest practice.
    for words in [
        "Wat Kerkrade in 2018 deed",
        "Hier gebeurde het toen",
        "class=\"notice notice--info\"",
    ] {
        assert!(page.contains(words), "no {words} in {page}");
    }
    for words in [
        "Plekken waar je terechtkunt",
        "id=\"_meedoen\"",
        "Social brokers in Kerkrade",
    ] {
        assert!(!page.contains(words), "{words} in {page}");
    }
    let finder = found(&site);
    assert_eq!(
        note(&finder, "finder__note"),
        "voorbeeld: lees wat ze deden"
    );
    assert!(finder.contains("href=\"/kerkrade/\""), "{finder}");
    let home = site.read("dist/site/index.html");
    assert!(home.contains("class=\"map__town map__then\""), "{home}");
    let list = site.read("dist/site/gemeenten/index.html");
    assert_eq!(note(&list, "towns__note"), "(voorbeeld uit 2018)");
    assert!(home.contains("Op deze site doen ze nu niet mee."), "{home}");
    let facts: serde_json::Value =
        serde_json::from_str(&site.read("dist/function/site.json")).unwrap();
    assert_eq!(facts["municipalities"], serde_json::json!([]));
    // An optional field that offers nothing is left out.
    let form = site.read("dist/site/vraag/index.html");
    assert!(!form.contains("name=\"gemeente\""), "{form}");
}

#[test]
fn one_that_stopped_says_so() {
    let site = site("gestopt");
    assert!(!site.path("dist/site/kerkrade/vraag").exists());
    let page = site.read("dist/site/kerkrade/index.html");
    assert!(
        page.contains("Kerkrade deed mee en is daarmee gestopt."),
        "{page}"
    );
    let list = site.read("dist/site/gemeenten/index.html");
    assert_eq!(note(&list, "towns__note"), "(gestopt)");
    let finder = found(&site);
    assert_eq!(note(&finder, "finder__note"), "");
}
