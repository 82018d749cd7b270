//! JSON Schemas of what people write: front matter, `site.toml` and forms. They come from the types that those files are read
//! into; only that of forms is a file, because the function reads those with types of its own.

use content::{Kind, key_schemas, settings_schema};
use diagnostics::words::{self, Args, Words};
use serde_json::{Map, Value as Json, json};

/// The edition that editors of TOML know.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// Each schema with the name of its file.
pub fn all() -> Vec<(String, Json)> {
    let words = words::keys();
    let kinds = Kind::ALL.into_iter();
    let mut all: Vec<_> = kinds
        .map(|kind| (format!("{}.json", kind.name()), of_kind(kind, &words)))
        .collect();
    let mut settings = settings_schema().to_value();
    settings["$schema"] = DRAFT.into();
    all.push(("site.json".to_owned(), settings));
    all.push(("formulier.json".to_owned(), of_forms()));
    all
}

/// The schema of forms. It is part of the program, and a test reads it.
fn of_forms() -> Json {
    serde_json::from_str(include_str!("formulier.schema.json")).unwrap_or_default()
}

/// The front matter of a type of page: the keys of every page, and its own.
fn of_kind(kind: Kind, words: &Words) -> Json {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for schema in key_schemas(kind) {
        let schema = schema.to_value();
        if let Some(keys) = schema["properties"].as_object() {
            properties.extend(keys.clone());
        }
        required.extend(schema["required"].as_array().into_iter().flatten().cloned());
    }
    for (key, schema) in &mut properties {
        // What the key means, in the words of the editor in the browser.
        if let Some(hint) = words.get(&format!("key-{key}.hint"), &Args::new()) {
            schema["description"] = hint.into();
        }
    }
    json!({
        "$schema": DRAFT,
        "title": kind.name(),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The keys of a schema as the contract writes them: `formulier fields: name`.
    fn keys(schema: &Json, within: &str, found: &mut BTreeSet<String>) {
        let name = if within.is_empty() {
            "formulier".to_owned()
        } else {
            format!("formulier {within}")
        };
        for (key, below) in schema["properties"].as_object().into_iter().flatten() {
            found.insert(format!("{name}: {key}"));
            let below_it = if within.is_empty() {
                key.clone()
            } else {
                format!("{within}.{key}")
            };
            keys(&below["items"], &below_it, found);
        }
    }

    #[test]
    fn the_schema_of_forms_knows_the_keys_of_the_contract_and_no_others() {
        let contract = include_str!("../../../../tests/contract/keys.txt").lines();
        let expected: BTreeSet<_> = contract
            .filter(|line| line.starts_with("formulier"))
            .map(str::to_owned)
            .collect();
        let mut found = BTreeSet::new();
        keys(&of_forms(), "", &mut found);
        // The contract lists the keys of an option and a profile once each, where they were first met.
        let again = |key: &String| key.contains("questions.options") || key.contains("profiles:");
        found.retain(|key| !again(key));
        assert_eq!(found, expected);
    }

    #[test]
    fn every_type_has_a_schema_that_lets_no_other_key_pass() {
        let all = all();
        assert_eq!(all.len(), Kind::ALL.len() + 2);
        for (name, schema) in all {
            assert_eq!(schema["additionalProperties"], false, "{name}");
            let required = schema["required"].as_array().expect(&name);
            for key in required {
                let key = key.as_str().expect("a key");
                assert!(schema["properties"].get(key).is_some(), "{name}: {key}");
            }
        }
    }
}
