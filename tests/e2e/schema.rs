//! `brokers schema`. That real files fit the schemas is tried in `tests/schemas`.

use std::collections::BTreeSet;

use crate::harness::{Site, files};

#[test]
fn every_type_of_file_has_a_schema_with_the_keys_that_are_read() {
    let site = Site::small();
    site.run(&["schema"]).ok();
    let names: BTreeSet<String> = files(&site.path(".schema"))
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert_eq!(names.len(), 14, "{names:?}");
    let contract = include_str!("../contract/keys.txt").lines();
    for (kind, key) in contract.filter_map(|line| line.split_once(": ")) {
        if kind.contains(' ') {
            continue; // A group within the file.
        }
        let text = site.read(&format!(".schema/{kind}.json"));
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        let found = &schema["properties"][key];
        assert!(found.is_object(), "{kind}: {key}");
    }
}

#[test]
fn schemas_are_replaced_and_never_among_the_content() {
    let site = Site::small().with("x/tip.json", "oud");
    site.run(&["schema", "--out", "x"]).ok();
    assert!(site.read("x/tip.json").contains("draft-07"));
    let ran = site.run(&["schema", "--out", "content/x"]);
    assert!(ran.status == 1 && !site.path("content/x").exists());
}
