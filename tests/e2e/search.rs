//! The search index: what is in it, what is not, and when there is one.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{Site, files};

const PAGE: &str =
    "+++\ntitle = \"Zoeken\"\ndescription = \"Zoek hier.\"\n+++\n\nKies een onderwerp.\n";
const DRAFT: &str =
    "+++\ntitle = \"Nog niet af\"\ndescription = \"Later.\"\ndraft = true\n+++\n\nLater.\n";
const LOST: &str = "+++\ntitle = \"Weg\"\ndescription = \"Niet hier.\"\n+++\n\nWeg.\n";
const ENGLISH: &str = "+++\ntitle = \"Listen\"\ndescription = \"How to.\"\nonderwerpen = [\"gevoel\"]\nvoor = [\"broker\"]\n+++\n\nListening.\n";

fn searchable() -> Site {
    let site = Site::small()
        .with("content/paginas/zoeken.md", PAGE)
        .with("content/paginas/niet-gevonden.md", LOST)
        .with("content/paginas/later.md", DRAFT)
        .with("content/tips/luisteren.en.md", ENGLISH);
    let settings = site.read("content/site.toml");
    site.write(
        "content/site.toml",
        settings.replacen("[\"nl\"]", "[\"nl\", \"en\"]", 1),
    );
    site
}

/// A file of the index.
fn part(site: &Site, name: &str) -> Value {
    serde_json::from_str(&site.read(&format!("dist/site/zoekindex/{name}"))).unwrap()
}

/// What a language's index has: its head, its words and what it shows of each page.
struct Index {
    head: Value,
    words: BTreeMap<String, Value>,
    texts: Vec<Value>,
}

fn index(site: &Site, lang: &str) -> Index {
    let head = part(site, &format!("{lang}/index.json"));
    let listed = |of: &str| -> Vec<Value> {
        let lists = head[of].as_array().unwrap().iter();
        lists
            .map(|list| part(site, list[1].as_str().unwrap()))
            .collect()
    };
    let words = listed("words").into_iter();
    let texts = listed("texts").into_iter();
    Index {
        words: words
            .flat_map(|list| list.as_object().unwrap().clone())
            .collect(),
        texts: texts
            .flat_map(|list| list.as_array().unwrap().clone())
            .collect(),
        head,
    }
}

impl Index {
    fn number_of(&self, url: &str) -> usize {
        let found = self.texts.iter().position(|page| page["url"] == url);
        found.unwrap_or_else(|| panic!("{url} is not in the index"))
    }

    /// The value of a filter by its number.
    fn value(&self, filter: &str, number: &Value) -> &str {
        let number = usize::try_from(number.as_i64().unwrap()).unwrap();
        self.head[filter][number].as_str().unwrap()
    }

    /// The kind and the municipality of a page.
    fn narrowed(&self, url: &str) -> [&str; 2] {
        let own = &self.head["pages"][self.number_of(url)];
        [
            self.value("soort", &own[0]),
            self.value("gemeente", &own[1]),
        ]
    }

    /// What a word counts on a page.
    fn count(&self, word: &str, url: &str) -> Option<u64> {
        let number = self.number_of(url) as u64;
        let pairs = self.words.get(word)?.as_array().unwrap().chunks(2);
        let mut found = pairs.filter(|pair| pair[0] == number);
        found.next()?[1].as_u64()
    }
}

#[test]
fn what_should_be_found_is_in_the_index() {
    let site = searchable();
    site.run(&["build"]).ok();
    let index = index(&site, "nl");

    let story = &index.texts[index.number_of("/verhalen/de-trainer/")];
    assert_eq!(story["kind"], "verhaal");
    assert_eq!(story["gemeente"], "Kerkrade");
    assert_eq!(
        index.narrowed("/verhalen/de-trainer/"),
        ["Verhaal", "Kerkrade"]
    );
    assert_eq!(index.narrowed("/kerkrade/"), ["Gemeente", "Kerkrade"]);
    let topic = index.number_of("/onderwerpen/gevoel/");
    assert_eq!(index.head["topics"]["gevoel"], topic);
    let numbers = &index.head["pages"][topic][2];
    let title = index.value("onderwerp", &numbers[0]);
    assert_eq!(index.texts[topic]["title"], title);

    // A word in a title says more than one in the text.
    let words = site.read("content/verhalen/de-trainer.md");
    assert!(words.contains("trainer"));
    let in_title = index.count("trainer", "/verhalen/de-trainer/").unwrap();
    assert!(in_title >= 50, "{in_title}");
    assert!(index.count("kerkrade", "/verhalen/de-trainer/").unwrap() < in_title);
    // Its text, without the menu, the footer or help lines.
    for word in ["hoofdmenu", "0800"] {
        assert!(!index.words.contains_key(word), "{word}");
    }

    // Each language has an index of its own, with its own words.
    let english = self::index(&site, "en");
    assert_eq!(english.texts.len(), 1);
    assert_eq!(english.texts[0]["url"], "/en/tips/luisteren/");
    assert_eq!(english.texts[0]["soort"], "Tip");
    assert!(english.words.contains_key("listen"));
    assert!(!index.words.contains_key("listen"));
}

#[test]
fn what_should_not_be_found_is_not() {
    let site = searchable();
    site.run(&["build", "--drafts"]).ok();
    let index = index(&site, "nl");
    for url in [
        "/",
        "/tips/",
        "/verhalen/",
        "/kerkrade/vraag/",
        "/kerkrade/lijst/",
        "/niet-gevonden/",
        "/zoeken/",
        "/later/",
    ] {
        assert!(index.texts.iter().all(|page| page["url"] != url), "{url}");
    }
}

#[test]
fn headings_are_apart_and_help_lines_are_no_text() {
    let text = "+++\ntitle = \"Proef\"\ndescription = \"Een proef.\"\nvoor = [\"jongere\"]\n+++\n\nEerst dit.\n\n## Een kop\n\nDan *dat*.\n\n{{ hulplijnen() }}\n";
    let site = searchable().with("content/tips/proef.md", text);
    site.run(&["build"]).ok();
    let index = index(&site, "nl");
    let page = &index.texts[index.number_of("/tips/proef/")];
    assert_eq!(
        page["blocks"],
        serde_json::json!(["Eerst dit.", "#Een kop", "Dan dat."])
    );
}

#[test]
fn the_lists_of_the_site_come_along() {
    let list = "delen = [\"plein\"]\n\n[[groep]]\nwoorden = [\"depri\", \"rot voelen\"]\nonderwerpen = [\"gevoel\"]\nhulp = true\n";
    let site = searchable().with("content/data/zoekwoorden.toml", list);
    site.run(&["build"]).ok();
    let head = index(&site, "nl").head;
    let expected = serde_json::json!([{ "words": ["depri", "rot voelen"], "topics": ["gevoel"], "help": true }]);
    assert_eq!(head["groups"], expected);
    assert_eq!(head["parts"], serde_json::json!(["plein"]));
    // It is in the main language.
    assert_eq!(index(&site, "en").head["groups"], serde_json::json!([]));
    // The danger words are those of the forms.
    let danger = part(&site, head["danger"].as_str().unwrap());
    let facts: Value = serde_json::from_str(&site.read("dist/function/site.json")).unwrap();
    assert_eq!(danger, facts["signals"]);
}

#[test]
fn two_builds_have_the_same_index() {
    let site = searchable();
    site.run(&["build", "--out", "een"]).ok();
    let mut command = site.command(&["build", "--out", "twee"]);
    command.env("RAYON_NUM_THREADS", "1");
    assert!(command.output().unwrap().status.success());
    let (one, two) = (
        files(&site.path("een/site")),
        files(&site.path("twee/site")),
    );
    assert!(
        one.iter()
            .any(|(path, _)| path.starts_with("zoekindex/nl/woorden."))
    );
    assert!(one == two);
}

#[test]
fn without_a_search_page_there_is_no_index_and_no_link() {
    let site = Site::small();
    site.run(&["build"]).ok();
    assert!(!site.path("dist/site/zoekindex").exists());
    assert!(!site.read("dist/site/index.html").contains("/zoeken/"));
}

#[test]
fn no_page_may_compile_and_every_page_leads_to_search() {
    let site = searchable();
    site.run(&["build"]).ok();
    assert!(!site.read("dist/site/_headers").contains("wasm"));
    for (path, bytes) in files(&site.path("dist/site")) {
        if !path.ends_with(".html") || path.starts_with("beheer/") {
            continue;
        }
        let html = String::from_utf8(bytes).unwrap();
        let script = html.contains("search/search.");
        assert_eq!(script, path.starts_with("zoeken/"), "{path}");
        assert!(
            html.contains("/zoeken/") || html.contains("http-equiv"),
            "{path}"
        );
    }
}

#[test]
fn an_index_is_published_with_the_site() {
    let site = searchable();
    let target = site.path("web");
    site.run(&["publish", &format!("file://{}", target.display())])
        .ok();
    assert!(target.join("zoekindex/nl/index.json").exists());
}
