//! The keys of a type of page as fields of the editor. Which keys there are,
//! what kind of value each takes and which are required comes from the structs
//! that front matter is read into; what they are called, from
//! `locales/editor.nl.ftl`.

use serde_json::{Map, Value as Json, json};

use crate::scaffold;
use content::{Kind, Moment, key_schemas};
use diagnostics::words::{Args, Words};
use site::Site;

/// The keys that are below the text in the form, in this order: what is seldom
/// filled in. All other keys are above it, in the order of the structs.
const BELOW: [&str; 9] = [
    "image",
    "video",
    "contact",
    "voorbeeld",
    "draft",
    "publish_on",
    "updated",
    "volgorde",
    "aliases",
];

/// What the editor calls the markdown below the front matter.
const BODY: &str = "body";

/// Makes fields for one site.
pub(super) struct Fields<'a> {
    pub(super) site: &'a Site,
    pub(super) words: &'a Words,
}

impl Fields<'_> {
    /// The form of a page of this type.
    pub(super) fn of(&self, kind: Kind) -> Vec<Json> {
        let (mut above, mut below) = (Vec::new(), Vec::new());
        for schema in key_schemas(kind) {
            for (key, field) in self.of_table("", schema.as_value()) {
                match BELOW.iter().position(|known| *known == key) {
                    Some(place) => below.push((place, field)),
                    None => above.push(field),
                }
            }
        }
        below.sort_by_key(|(place, _)| *place);
        above.push(self.body(kind));
        above.extend(below.into_iter().map(|(_, field)| field));
        above
    }

    /// The keys of a table with their fields. `within` is the path of the table:
    /// empty, or `broker`.
    fn of_table(&self, within: &str, schema: &Json) -> Vec<(String, Json)> {
        let required = schema["required"].as_array().map_or(&[][..], Vec::as_slice);
        let Some(keys) = schema["properties"].as_object() else {
            return Vec::new();
        };
        keys.iter()
            .map(|(key, schema)| {
                let path = match within {
                    "" => key.clone(),
                    within => format!("{within}-{key}"),
                };
                let needed = required.iter().any(|name| name == key);
                let mut field = Map::new();
                field.insert("name".to_owned(), key.as_str().into());
                self.name(&path, &mut field);
                field.insert("required".to_owned(), needed.into());
                field.extend(self.widget(&path, without_null(schema), needed));
                (key.clone(), field.into())
            })
            .collect()
    }

    fn name(&self, path: &str, field: &mut Map<String, Json>) {
        for (name, message) in [
            ("label", format!("key-{path}")),
            ("hint", format!("key-{path}.hint")),
        ] {
            if let Some(text) = self.words.get(&message, &Args::new()) {
                field.insert(name.to_owned(), text.into());
            }
        }
    }

    fn body(&self, kind: Kind) -> Json {
        let mut field = Map::new();
        field.insert("name".to_owned(), BODY.into());
        self.name(BODY, &mut field);
        field.extend(object(json!({
            "required": false,
            "widget": "markdown",
            "i18n": true,
            // Building blocks are text to the editor, so plain text comes first.
            "modes": ["raw", "rich_text"],
            "editor_components": ["image"],
            "media_folder": "",
            "public_folder": "",
            "linked_images": false,
            "use_emoji_autocomplete": false,
            "default": scaffold::body_of(kind),
        })));
        field.into()
    }

    /// How a value is filled in.
    fn widget(&self, path: &str, schema: &Json, needed: bool) -> Map<String, Json> {
        if let Some(options) = self.options(path, schema) {
            let multiple = type_of(schema) == Some("array");
            return object(json!({
                "widget": "select",
                "multiple": multiple,
                "options": options,
                "i18n": "duplicate",
            }));
        }
        match (type_of(schema), schema["format"].as_str()) {
            (Some("object"), _) => object(json!({
                "widget": "object",
                "collapsed": "auto",
                "fields": self.inner(path, schema),
                "i18n": true,
            })),
            (Some("array"), _) if type_of(&schema["items"]) == Some("object") => object(json!({
                "widget": "list",
                "collapsed": "auto",
                "fields": self.inner(path, &schema["items"]),
                "i18n": true,
            })),
            (Some("array"), _) => object(json!({ "widget": "list", "i18n": true })),
            // No default but "no": the editor fills defaults in on pages that are there
            // already, and would make drafts of them.
            (Some("boolean"), _) => object(json!({ "widget": "boolean", "i18n": "duplicate" })),
            (Some("integer"), _) => {
                let mut number = object(json!({
                    "widget": "number",
                    "value_type": "int",
                    "i18n": "duplicate",
                }));
                for (limit, name) in [("minimum", "min"), ("maximum", "max")] {
                    if let Some(bound) = schema.get(limit) {
                        number.insert(name.to_owned(), bound.clone());
                    }
                }
                number
            }
            // Without a format of its own, the editor writes a TOML date.
            (_, Some("date")) => {
                let mut date = object(json!({
                    "widget": "datetime",
                    "type": "date",
                    "i18n": "duplicate",
                }));
                if needed {
                    date.insert("default".to_owned(), "{{now}}".into());
                }
                date
            }
            // A field of type "date" would drop the hour of a page that has one when the page is saved.
            (_, Some(Moment::FORMAT)) => {
                object(json!({ "widget": "datetime", "i18n": "duplicate" }))
            }
            _ => text(path),
        }
    }

    fn inner(&self, path: &str, schema: &Json) -> Vec<Json> {
        self.of_table(path, schema)
            .into_iter()
            .map(|(_, field)| field)
            .collect()
    }

    /// What can be chosen, with its label: the municipalities, topics and factors
    /// there are, or the words that a type allows.
    fn options(&self, path: &str, schema: &Json) -> Option<Vec<Json>> {
        let terms = match path {
            "gemeente" | "opgegaan_in" => Some(Kind::Municipality),
            "onderwerpen" => Some(Kind::Topic),
            "factoren" => Some(Kind::Factor),
            _ => None,
        };
        if let Some(kind) = terms {
            let main = self.site.config.default_language();
            let ids = self.site.index.of_kind(kind, main);
            let pages = ids.iter().map(|id| &self.site.pages[*id]);
            return Some(
                pages
                    .map(|page| option(&page.location.slug, &page.common.title))
                    .collect(),
            );
        }
        if path == "leeftijdsgroep" {
            let groups = site::age::groups(self.site).into_iter();
            let groups = groups.map(|(value, label)| option(value, label));
            return Some(groups.collect());
        }
        let words = schema.get("enum").or_else(|| schema["items"].get("enum"))?;
        let words = words.as_array()?.iter().filter_map(Json::as_str);
        Some(
            words
                .map(|word| {
                    let label = self.words.get(&format!("choice-{word}"), &Args::new());
                    option(word, label.as_deref().unwrap_or(word))
                })
                .collect(),
        )
    }
}

fn option(value: &str, label: &str) -> Json {
    json!({ "label": label, "value": value })
}

/// Text that is more than a line, or not just text.
fn text(path: &str) -> Map<String, Json> {
    let (own, translated) = match path {
        "description" | "video-transcript" => (json!({ "widget": "text" }), true),
        "image-src" => (
            // An empty folder is the one of the page.
            json!({
                "widget": "image",
                "choose_url": false,
                "accept": "image/jpeg,image/png,image/webp",
                "media_folder": "",
                "public_folder": "",
            }),
            false,
        ),
        "tokens-accent" | "tokens-accent_contrast" => {
            (json!({ "widget": "color", "allowInput": true }), false)
        }
        "cbs" => (
            json!({ "widget": "string", "pattern": ["^GM\\d{4}$", "Een code is GM met vier cijfers, zoals GM0928."] }),
            false,
        ),
        "contact-email" => (json!({ "widget": "string", "type": "email" }), true),
        _ => (
            json!({ "widget": "string", "use_emoji_autocomplete": false }),
            true,
        ),
    };
    let mut field = object(own);
    let i18n = if translated {
        true.into()
    } else {
        "duplicate".into()
    };
    field.insert("i18n".to_owned(), i18n);
    field
}

/// The schema of what an optional key holds when it is there.
fn without_null(schema: &Json) -> &Json {
    let present = |one: &&Json| one["type"] != "null";
    match schema["anyOf"].as_array() {
        Some(choices) => choices.iter().find(present).unwrap_or(schema),
        None => schema,
    }
}

/// `"string"`, and of `["string", "null"]` too.
fn type_of(schema: &Json) -> Option<&str> {
    match &schema["type"] {
        Json::Array(types) => types
            .iter()
            .filter_map(Json::as_str)
            .find(|name| *name != "null"),
        one => one.as_str(),
    }
}

fn object(value: Json) -> Map<String, Json> {
    match value {
        Json::Object(object) => object,
        _ => Map::new(),
    }
}
