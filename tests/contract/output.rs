//! What a build writes: its files, the keys of the facts that the function reads, and what a theme's templates can
//! read of a page.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{Site, files};
use crate::list::assert_kept;

/// The path of every value in a document; items of lists are `[]`, and so are names that an editor chooses.
fn paths(value: &Value, path: &str, chosen: &[&str], found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let key = if chosen.contains(&path) { "[]" } else { key };
                let below = if path.is_empty() {
                    key.to_owned()
                } else {
                    format!("{path}.{key}")
                };
                found.insert(below.clone());
                paths(value, &below, chosen, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                paths(item, &format!("{path}.[]"), chosen, found);
            }
        }
        _ => {}
    }
}

#[test]
fn files_of_a_build_stay() {
    let site = Site::small();
    site.run(&["build"]).ok();
    let paths = files(&site.path("dist")).into_iter().map(|(path, _)| path);
    let found: BTreeSet<String> = paths
        .filter(|path| !is_of_the_theme(path))
        .map(|path| without_fingerprint(&path))
        .collect();
    assert_kept("files", &found);
}

/// How a theme cuts its style sheets and scripts is its own matter: their names change with their contents anyway, and no
/// page outside the site can lead to one.
fn is_of_the_theme(path: &str) -> bool {
    path.starts_with("site/assets/") && (path.ends_with(".css") || path.ends_with(".js"))
}

/// `site.0a1b2c3d.css` is `site.*.css`: the middle is made of the contents.
fn without_fingerprint(path: &str) -> String {
    let parts: Vec<&str> = path.split('.').collect();
    parts
        .iter()
        .map(|part| {
            let hashed = part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
            if hashed { "*" } else { part }
        })
        .collect::<Vec<_>>()
        .join(".")
}

/// The key is the example of the age manual.
const TEAM_KEYS: &str = "\nrecipients = [\"age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\"]\n\
                         recovery = [\"age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\"]";
const TEAM: &str = "[[teams]]\nid = \"kerkrade\"\nname = \"Social Brokers Kerkrade\"\n\
                    municipalities = [\"kerkrade\"]\nanswer_within = \"drie werkdagen\"\nnotify = true\n\
                    recipients = [\"age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\"]\n";

#[test]
fn facts_for_the_function_stay() {
    let site = Site::real().taking_part("kerkrade");
    let settings = site.read("content/site.toml");
    let settings = settings.replace("\nrecipients = []", TEAM_KEYS);
    site.write("content/site.toml", format!("{settings}\n{TEAM}"));
    site.run(&["build"]).ok();
    let text = site.read("dist/function/site.json");
    let json: Value = serde_json::from_str(&text).unwrap();
    let mut found = BTreeSet::new();
    let chosen = [
        "signals",
        "words",
        "municipalities",
        "topics",
        "strings",
        "pages",
    ];
    paths(&json, "", &chosen, &mut found);
    assert_kept("site-json", &found);
}
