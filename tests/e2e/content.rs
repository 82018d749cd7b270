//! What the real site promises to hold.

use std::collections::BTreeMap;

use crate::harness::{Site, files, repository};

fn count(folder: &str) -> usize {
    files(&repository().join("content").join(folder))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md") && !path.starts_with("_index"))
        .count()
}

#[test]
fn the_real_site_has_no_errors_and_no_warnings_but_the_missing_key() {
    let ran = Site::real().run(&["check", "--format", "json"]).ok();
    let codes: Vec<String> = ran.json()["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(codes, ["no-recipients"]);
}

#[test]
fn there_is_enough_to_read() {
    for (folder, at_least) in [("onderwerpen", 10), ("tips", 20), ("verhalen", 8), ("vragen", 8), ("praktijk", 18), ("factoren", 14)] {
        assert!(count(folder) >= at_least, "{folder} has {}", count(folder));
    }
}

#[test]
fn composed_stories_and_questions_say_so() {
    let site = Site::real();
    site.run(&["build"]).ok();
    for folder in ["verhalen", "vragen"] {
        for (path, bytes) in files(&site.path("content").join(folder)) {
            let text = String::from_utf8(bytes).unwrap();
            if path.starts_with("_index") {
                continue;
            }
            assert!(text.contains("\nvoorbeeld = true\n"), "{folder}/{path}");
            let page = site.read(&format!("dist/site/{folder}/{}/index.html", path.trim_end_matches(".md")));
            assert!(page.contains("bedacht"), "{folder}/{path} does not say that it is composed");
        }
    }
}

/// The booklet names these municipalities for these factors (its page
/// "Werkende factoren"); "alle gemeenten" are its fifteen.
#[test]
fn each_working_factor_names_the_municipalities_of_the_booklet() {
    const ALL: &str = "Apeldoorn, De Marne, Diemen, Dordrecht, Dronten, Eindhoven, Huizen, Kerkrade, Leiden, Oss, Papendrecht, Rotterdam, Sliedrecht, Tilburg, Zwolle";
    let expected: BTreeMap<u32, &str> = [
        (1, ALL),
        (2, "Apeldoorn, Oss, Zwolle"),
        (3, "Dordrecht, Huizen, Oss, Rotterdam"),
        (4, "De Marne, Kerkrade, Papendrecht, Tilburg"),
        (5, "De Marne, Papendrecht, Zwolle"),
        (6, "Dronten, Rotterdam"),
        (7, "Eindhoven, Papendrecht, Tilburg, Zwolle"),
        (8, "Kerkrade, Leiden, Sliedrecht, Tilburg"),
        (9, ALL),
        (10, ALL),
        (11, "De Marne, Dordrecht, Eindhoven, Zwolle"),
        (12, "Diemen, Dronten, Eindhoven, Huizen, Kerkrade, Sliedrecht"),
        (13, "Apeldoorn, Diemen, Leiden, Oss"),
        (14, "Dordrecht, Eindhoven, Huizen, Zwolle"),
    ]
    .into();
    let mut factors: BTreeMap<String, u32> = BTreeMap::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut found: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let front = |bytes: Vec<u8>| -> toml::Table {
        let text = String::from_utf8(bytes).unwrap();
        text.split("+++").nth(1).unwrap().parse().unwrap()
    };
    let content = repository().join("content");
    for (path, bytes) in files(&content.join("factoren")) {
        if let Some(number) = front(bytes).get("volgorde").and_then(toml::Value::as_integer) {
            factors.insert(path.trim_end_matches(".md").to_owned(), u32::try_from(number).unwrap());
        }
    }
    for (path, bytes) in files(&content.join("gemeenten")) {
        if let (Some(slug), Some(name)) = (path.strip_suffix("/_index.md"), front(bytes).get("name")) {
            names.insert(slug.to_owned(), name.as_str().unwrap().to_owned());
        }
    }
    for (_, bytes) in files(&content.join("praktijk")) {
        let front = front(bytes);
        for factor in front.get("factoren").and_then(toml::Value::as_array).into_iter().flatten() {
            let number = factors[factor.as_str().unwrap()];
            let name = &names[front["gemeente"].as_str().unwrap()];
            found.entry(number).or_default().push(name.clone());
        }
    }
    let found: BTreeMap<u32, String> = found
        .into_iter()
        .map(|(number, mut names)| {
            names.sort();
            (number, names.join(", "))
        })
        .collect();
    for (number, names) in expected {
        assert_eq!(found[&number], names, "factor {number}");
    }
}

#[test]
fn every_municipality_of_the_seeds_has_a_page_with_a_source() {
    for slug in [
        "kerkrade", "zaanstad", "gouda", "zwolle", "tilburg", "papendrecht", "huizen", "eindhoven", "oss", "sliedrecht",
        "de-marne", "rotterdam", "leiden", "dordrecht", "dronten", "apeldoorn", "diemen",
    ] {
        let path = repository().join(format!("content/gemeenten/{slug}/_index.md"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{slug}: {error}"));
        assert!(text.contains("{{ bron("), "{slug} names no source");
    }
}
