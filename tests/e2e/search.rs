//! The search index: what is in it, what is not, and when there is one.

use std::io::Read;

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

/// The pages of the index with the language each is in.
fn found(site: &Site) -> Vec<(String, Value)> {
    files(&site.path("dist/site/pagefind/fragment"))
        .into_iter()
        .map(|(name, bytes)| {
            let mut text = String::new();
            flate2::read::GzDecoder::new(&bytes[..])
                .read_to_string(&mut text)
                .unwrap();
            let page = serde_json::from_str(text.trim_start_matches("pagefind_dcd")).unwrap();
            (name[..2].to_owned(), page)
        })
        .collect()
}

fn page_at<'a>(found: &'a [(String, Value)], url: &str) -> &'a Value {
    let one = found.iter().find(|(_, page)| page["url"] == url);
    &one.unwrap_or_else(|| panic!("{url} is not in the index")).1
}

#[test]
fn what_should_be_found_is_in_the_index() {
    let site = searchable();
    site.run(&["build"]).ok();
    let found = found(&site);

    let story = page_at(&found, "/verhalen/de-trainer/");
    assert_eq!(story["meta"]["kind"], "verhaal");
    assert_eq!(story["meta"]["gemeente"], "Kerkrade");
    assert_eq!(story["filters"]["soort"][0], "Verhaal");
    assert_eq!(story["filters"]["gemeente"][0], "Kerkrade");
    assert!(story["filters"]["onderwerp"].is_array(), "{story}");
    // Its text, without the menu, the footer or what is related.
    let content = story["content"].as_str().unwrap();
    assert!(
        !content.contains("Hoofdmenu") && !content.contains("0800-0432"),
        "{content}"
    );
    assert!(!content.is_empty());

    assert_eq!(
        page_at(&found, "/onderwerpen/gevoel/")["filters"]["onderwerp"][0],
        page_at(&found, "/onderwerpen/gevoel/")["meta"]["title"]
    );
    assert_eq!(
        page_at(&found, "/kerkrade/")["filters"]["gemeente"][0],
        "Kerkrade"
    );

    // Each language has an index of its own, with its own words.
    let (lang, english) = found
        .iter()
        .find(|(_, page)| page["url"] == "/en/tips/luisteren/")
        .unwrap();
    assert_eq!(lang, "en");
    assert_eq!(english["meta"]["soort"], "Tip");
    let entry: Value =
        serde_json::from_str(&site.read("dist/site/pagefind/pagefind-entry.json")).unwrap();
    assert_eq!(entry["languages"]["nl"]["wasm"], "nl");
    assert_eq!(entry["languages"]["en"]["page_count"], 1);
}

#[test]
fn what_should_not_be_found_is_not() {
    let site = searchable();
    site.run(&["build", "--drafts"]).ok();
    let found = found(&site);
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
        assert!(found.iter().all(|(_, page)| page["url"] != url), "{url}");
    }
    // Nor does anything come along that no page here loads.
    let names: Vec<String> = files(&site.path("dist/site/pagefind"))
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert!(
        names
            .iter()
            .all(|name| !name.contains("ui.") && !name.contains("worker")),
        "{names:?}"
    );
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
            .any(|(path, _)| path.starts_with("pagefind/index/nl_"))
    );
    assert!(one == two);
}

#[test]
fn without_a_search_page_there_is_no_index_and_no_link() {
    let site = Site::small();
    site.run(&["build"]).ok();
    assert!(!site.path("dist/site/pagefind").exists());
    assert!(!site.read("dist/site/index.html").contains("/zoeken/"));
    assert!(!site.read("dist/site/_headers").contains("wasm"));
}

#[test]
fn only_the_search_page_may_compile_and_every_page_leads_to_it() {
    let site = searchable();
    site.run(&["build"]).ok();
    let headers = site.read("dist/site/_headers");
    assert_eq!(
        headers.matches("'wasm-unsafe-eval'").count(),
        1,
        "{headers}"
    );
    assert!(headers.contains("/zoeken/*"), "{headers}");
    for (path, bytes) in files(&site.path("dist/site")) {
        if !path.ends_with(".html") || path.starts_with("beheer/") {
            continue;
        }
        let html = String::from_utf8(bytes).unwrap();
        let script = html.contains("js/zoeken.");
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
    assert!(target.join("pagefind/pagefind.js").exists());
    assert!(target.join("pagefind/wasm.nl.pagefind").exists());
}
