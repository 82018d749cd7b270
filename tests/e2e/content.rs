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
        // Notes say which translations are missing; they ask for nothing.
        .filter(|problem| problem["severity"] != "note")
        .map(|problem| problem["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(codes, ["no-recipients"]);
}

/// Whoever changes a number says where it was read, and when.
#[test]
fn every_topic_has_helplines_of_its_own_with_their_source() {
    let path = repository().join("content/data/hulplijnen.toml");
    let data: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap();
    let lines = data["lines"].as_table().unwrap();
    for (id, line) in lines {
        let text = |key: &str| line.get(key).and_then(toml::Value::as_str);
        let is_secure = |key: &str| text(key).is_some_and(|url| url.starts_with("https://"));
        assert!(is_secure("url") && is_secure("source"), "{id}");
        assert!(
            text("checked")
                .unwrap()
                .parse::<jiff::civil::Date>()
                .is_ok(),
            "{id}"
        );
        for said in ["about", "when"].iter().filter_map(|key| line.get(key)) {
            for lang in ["nl", "en", "ar"] {
                assert!(said.get(lang).is_some(), "{id} has no {lang}");
            }
        }
    }
    let mut of_topics = BTreeMap::new();
    for topic in data["topics"].as_array().unwrap() {
        let ids = topic["lines"].as_array().unwrap();
        assert!(
            ids.iter()
                .all(|id| lines.contains_key(id.as_str().unwrap()))
        );
        of_topics.insert(topic["slug"].as_str().unwrap(), ids.len());
    }
    for (path, bytes) in files(&repository().join("content/onderwerpen")) {
        let slug = path.split('.').next().unwrap();
        if slug == "_index" {
            continue;
        }
        assert!(
            of_topics.get(slug).is_some_and(|count| *count > 0),
            "{path}"
        );
        let call = format!("{{{{ hulplijnen(onderwerp=\"{slug}\") }}}}");
        assert!(String::from_utf8(bytes).unwrap().contains(&call), "{path}");
    }
}

#[test]
fn there_is_enough_to_read() {
    for (folder, at_least) in [
        ("onderwerpen", 10),
        ("tips", 40),
        ("verhalen", 8),
        ("vragen", 40),
        ("praktijk", 18),
        ("factoren", 14),
    ] {
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
            let name = path.trim_end_matches(".md");
            let (place, slug, words) = match name.rsplit_once('.') {
                Some((slug, "en")) => ("en/", slug, "made up"),
                Some((slug, "ar")) => ("ar/", slug, "متخيل"),
                _ => ("", name, "bedacht"),
            };
            let page = site.read(&format!("dist/site/{place}{folder}/{slug}/index.html"));
            assert!(
                page.contains(words),
                "{folder}/{path} does not say that it is composed"
            );
        }
    }
}

/// None of the municipalities takes part, and nobody really asked or answered what is composed.
#[test]
fn no_page_of_the_demonstration_claims_what_is_not_so() {
    let site = Site::real();
    site.run(&["build"]).ok();
    let claims = [
        ">doet mee<",
        "antwoord van een professional",
        "answer from a professional",
        "antwoord van een broker",
        "answer from a broker",
        "beantwoord op",
        "answered on",
        "een mens leest je vraag",
        "meestal is er binnen",
        "meestal antwoord binnen",
        "most answers come within",
    ];
    let mut pages = 0;
    for (path, bytes) in files(&site.path("dist/site")) {
        if !path.ends_with(".html") || path.starts_with("beheer/") {
            continue;
        }
        let page = String::from_utf8(bytes).unwrap().to_lowercase();
        if page.contains("http-equiv=\"refresh\"") {
            continue; // An old address: it says nothing.
        }
        for claim in claims {
            assert!(!page.contains(claim), "{path} says “{claim}”");
        }
        assert!(page.contains("class=\"top__demo\""), "{path}");
        let is_question = path.contains("vragen/") && page.contains("bubble--answer");
        if is_question {
            assert!(!page.contains("datepublished"), "{path}");
            assert!(!page.contains("article:published_time"), "{path}");
            let genres = ["bedacht voorbeeld", "made-up example", "مثال متخيل"];
            let says = |genre| page.contains(&format!("\"genre\":\"{genre}\""));
            assert!(genres.into_iter().any(says), "{path}");
        }
        pages += 1;
    }
    assert!(pages > 140, "{pages} pages");
    for slug in ["kerkrade", "zaanstad", "gouda"] {
        for form in ["vraag", "aanmelden", "lijst"] {
            let path = site.path(&format!("dist/site/{slug}/{form}/index.html"));
            assert!(!path.exists(), "{}", path.display());
        }
    }
}

/// The fifteen municipalities of the booklet.
const ALL: &str = "Apeldoorn, De Marne, Diemen, Dordrecht, Dronten, Eindhoven, Huizen, Kerkrade, Leiden, Oss, Papendrecht, Rotterdam, Sliedrecht, Tilburg, Zwolle";

/// Which municipalities the booklet names for which factor (its page "Werkende
/// factoren"); "alle gemeenten" are its fifteen.
const BOOKLET: [&str; 14] = [
    ALL,
    "Apeldoorn, Oss, Zwolle",
    "Dordrecht, Huizen, Oss, Rotterdam",
    "De Marne, Kerkrade, Papendrecht, Tilburg",
    "De Marne, Papendrecht, Zwolle",
    "Dronten, Rotterdam",
    "Eindhoven, Papendrecht, Tilburg, Zwolle",
    "Kerkrade, Leiden, Sliedrecht, Tilburg",
    ALL,
    ALL,
    "De Marne, Dordrecht, Eindhoven, Zwolle",
    "Diemen, Dronten, Eindhoven, Huizen, Kerkrade, Sliedrecht",
    "Apeldoorn, Diemen, Leiden, Oss",
    "Dordrecht, Eindhoven, Huizen, Zwolle",
];

/// The front matter of the pages of a folder, by their path.
fn fronts(folder: &str) -> BTreeMap<String, toml::Table> {
    files(&repository().join("content").join(folder))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".md"))
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            (path, text.split("+++").nth(1).unwrap().parse().unwrap())
        })
        .collect()
}

#[test]
fn each_working_factor_names_the_municipalities_of_the_booklet() {
    let municipalities = fronts("gemeenten");
    let practices = fronts("praktijk");
    let numbered: Vec<(String, i64)> = fronts("factoren")
        .into_iter()
        .filter_map(|(path, front)| {
            Some((
                path.trim_end_matches(".md").to_owned(),
                front.get("volgorde")?.as_integer()?,
            ))
        })
        .collect();
    assert_eq!(numbered.len(), BOOKLET.len());
    for (slug, number) in numbered {
        let mut names: Vec<&str> = practices
            .values()
            .filter(|front| {
                let factors = front.get("factoren").and_then(toml::Value::as_array);
                factors.is_some_and(|list| list.iter().any(|one| one.as_str() == Some(&slug)))
            })
            .map(|front| {
                let municipality = format!("{}/_index.md", front["gemeente"].as_str().unwrap());
                municipalities[&municipality]["name"].as_str().unwrap()
            })
            .collect();
        names.sort_unstable();
        assert_eq!(
            names.join(", "),
            BOOKLET[usize::try_from(number).unwrap() - 1],
            "{slug}"
        );
    }
}

#[test]
fn every_municipality_of_the_seeds_has_a_page_with_a_source() {
    for slug in [
        "kerkrade",
        "zaanstad",
        "gouda",
        "zwolle",
        "tilburg",
        "papendrecht",
        "huizen",
        "eindhoven",
        "oss",
        "sliedrecht",
        "de-marne",
        "rotterdam",
        "leiden",
        "dordrecht",
        "dronten",
        "apeldoorn",
        "diemen",
    ] {
        let path = repository().join(format!("content/gemeenten/{slug}/_index.md"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{slug}: {error}"));
        assert!(text.contains("{{ bron("), "{slug} names no source");
    }
}
