//! Front matter: TOML between two `+++` lines, read strictly.
//!
//! Every problem of a file is found in one go (see [`super::reader`]).

use std::collections::HashMap;
use std::ops::Range;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::de::DeserializeOwned;
use serde_json::Value as JsonValue;
use toml::de::{DeArray, DeTable, DeValue};

use super::config::Config;
use super::kinds::{
    Common, FactorFront, Front, MunicipalityFront, PersonFront, PlainFront, PracticeFront,
    QuestionFront, StoryFront, TipFront,
};
use crate::kind::Kind;
use crate::source::TextFile;
use crate::toml::explain;
use crate::toml::reader::Reader;
use diagnostics::{Diagnostic, Problem};

/// A markdown file cut in two, with the byte ranges of both parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The TOML between the delimiters.
    pub front: Range<usize>,
    /// The markdown after them.
    pub body: Range<usize>,
}

/// Front matter with something wrong in it.
#[derive(Debug)]
pub struct InvalidFrontMatter {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// What could be read all the same, so that the rest of the file can be
    /// looked at in the same run.
    pub partial: Parsed,
}

/// The typed front matter of one file.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The keys every page may have.
    pub common: Common,
    /// The keys of its type.
    pub front: Front,
}

const DELIMITER: &str = "+++";

/// Finds the front matter. A byte order mark and CRLF line ends are fine.
pub fn split(source: &str) -> Result<Document, (Box<Problem>, Range<usize>)> {
    let start = source.len() - source.trim_start_matches('\u{feff}').len();
    let mut lines = source[start..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let first_span = start..start + first.trim_end().len();
    if first.trim_end() != DELIMITER {
        let found = first.trim();
        let problem = if ["---", "***", ";;;", "{", "```", "+++ +++"].contains(&found) {
            Problem::WrongDelimiter {
                found: found.to_owned(),
            }
        } else {
            Problem::NoFrontMatter {
                fault: instead(&source[start..]),
            }
        };
        return Err((Box::new(problem), first_span));
    }
    let front_start = start + first.len();
    let mut offset = front_start;
    for line in lines {
        let end = offset + line.len();
        if line.trim_end() == DELIMITER {
            return Ok(Document {
                front: front_start..offset,
                body: end..source.len(),
            });
        }
        offset = end;
    }
    Err((Box::new(Problem::OpenFrontMatter), first_span))
}

/// A word for what a file starts with instead of `+++`.
fn instead(text: &str) -> &'static str {
    let is_delimiter = |line: &str| line.trim_end() == DELIMITER;
    let first = text.lines().next().unwrap_or_default().trim();
    let is_one_line = !text.contains('\n') && first.contains('\r');
    let is_document = ["{\\rtf", "PK\u{3}\u{4}", "<html", "<!DOCTYPE", "<!doctype"]
        .iter()
        .any(|sign| text.starts_with(sign));
    if is_document {
        "document"
    } else if is_one_line {
        "carriage"
    } else if !first.is_empty() && first.bytes().all(|byte| byte == b'+') {
        "signs"
    } else if first.contains('=') {
        "keys"
    } else if text.lines().filter(|line| is_delimiter(line)).count() > 1 {
        "later"
    } else {
        "none"
    }
}

/// Reads front matter. Knows the keys of every type, worked out once.
pub struct FrontMatter {
    common: Schema,
    own: HashMap<Kind, Schema>,
}

impl Default for FrontMatter {
    fn default() -> Self {
        Self {
            common: Schema::new(&schema_of::<Common>()),
            own: Kind::ALL
                .into_iter()
                .map(|kind| (kind, Schema::new(&own_schema(kind))))
                .collect(),
        }
    }
}

impl FrontMatter {
    /// Every key that a page of `kind` may have.
    pub fn keys(&self, kind: Kind) -> impl Iterator<Item = &str> {
        let keys = self.common.known.iter().chain(&self.own[&kind].known);
        keys.map(String::as_str)
    }

    /// Reads the front matter of a page of `kind`; all problems at once.
    pub fn parse(
        &self,
        kind: Kind,
        file: &TextFile,
        document: &Document,
    ) -> Result<Parsed, Box<InvalidFrontMatter>> {
        let mut reader = Reader::new(file, kind.name());
        // The delimiter before it is blanked, not cut, so that spans are spans of the file.
        let mut text = " ".repeat(document.front.start);
        text.push_str(&file.text[document.front.clone()]);
        let mut mended = String::new();
        let Some(mut table) = reader.toml(&text, &mut mended) else {
            return Err(reader.invalid(None, None));
        };
        let own_keys = &self.own[&kind];
        let needed = |key: &str| {
            self.common.requires(key)
                || own_keys.requires(key)
                || required_common(kind).contains(&key)
        };
        drop_empty(&mut table, &needed);
        let (common_table, own_table) = reader.share_out(table, &self.common, own_keys);
        let top = first_line(&file.text, &document.front);
        reader.required(&common_table, &self.common, required_common(kind), &top);
        reader.required(&own_table, own_keys, &[], &top);
        let common = reader.read::<Common>(common_table);
        let front = reader.read_front(kind, own_table);
        reader.swallowed(&|key| self.common.knows(key) || own_keys.knows(key));
        match (common, front) {
            (Some(common), Some(front)) if reader.diagnostics.is_empty() => {
                Ok(Parsed { common, front })
            }
            (common, front) => Err(reader.invalid(common, front)),
        }
    }
}

/// Reads a whole TOML file, such as `site.toml`, with the same messages.
pub(crate) fn parse_toml<T: DeserializeOwned + JsonSchema>(
    kind: &'static str,
    file: &TextFile,
) -> Result<T, Vec<Diagnostic>> {
    let mut reader = Reader::new(file, kind);
    let mut mended = String::new();
    let Some(table) = reader.toml(&file.text, &mut mended) else {
        return Err(reader.diagnostics);
    };
    let value = reader.read::<T>(table.clone());
    let schema = Schema::new(&schema_of::<T>());
    reader.required(&table, &schema, &[], &file.top().span);
    match value {
        Some(value) if reader.diagnostics.is_empty() => Ok(value),
        _ => Err(reader.diagnostics),
    }
}

/// The keys a page of this type may have, as JSON schemas: those of every page
/// and its own. `required` says which it cannot do without.
pub fn key_schemas(kind: Kind) -> [schemars::Schema; 2] {
    let mut common = schema_of::<Common>();
    if let Some(JsonValue::Array(required)) = common.get_mut("required") {
        required.extend(required_common(kind).iter().map(|key| (*key).into()));
    }
    [common, own_schema(kind)]
}

/// The keys that `site.toml` may have, as a JSON schema.
pub fn settings_schema() -> schemars::Schema {
    schema_of::<Config>()
}

/// Common keys that a type needs although others can do without.
fn required_common(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Story => &["date", "description"],
        Kind::Question => &["date"],
        Kind::Tip | Kind::Practice | Kind::Municipality | Kind::Person => &["description"],
        _ => &[],
    }
}

fn own_schema(kind: Kind) -> schemars::Schema {
    match kind {
        Kind::Home | Kind::Section | Kind::MunicipalPage | Kind::Topic | Kind::Page => {
            schema_of::<PlainFront>()
        }
        Kind::Municipality => schema_of::<MunicipalityFront>(),
        Kind::Story => schema_of::<StoryFront>(),
        Kind::Tip => schema_of::<TipFront>(),
        Kind::Question => schema_of::<QuestionFront>(),
        Kind::Practice => schema_of::<PracticeFront>(),
        Kind::Factor => schema_of::<FactorFront>(),
        Kind::Person => schema_of::<PersonFront>(),
    }
}

/// With the schemas of keys inside keys in their place.
fn schema_of<T: JsonSchema>() -> schemars::Schema {
    SchemaSettings::default()
        .with(|settings| settings.inline_subschemas = true)
        .into_generator()
        .into_root_schema_for::<T>()
}

/// The keys of a struct, read from its JSON schema so that they are written
/// down once, in the struct.
struct Schema {
    known: Vec<String>,
    required: Vec<String>,
}

impl Schema {
    fn new(schema: &schemars::Schema) -> Self {
        let known = schema
            .get("properties")
            .and_then(JsonValue::as_object)
            .map(|properties| properties.keys().cloned().collect())
            .unwrap_or_default();
        let required = schema
            .get("required")
            .and_then(JsonValue::as_array)
            .map(|names| {
                names
                    .iter()
                    .filter_map(|name| Some(name.as_str()?.to_owned()))
                    .collect()
            })
            .unwrap_or_default();
        Self { known, required }
    }

    fn requires(&self, key: &str) -> bool {
        self.required.iter().any(|required| required == key)
    }

    fn knows(&self, key: &str) -> bool {
        self.known.iter().any(|known| known == key)
    }
}

/// Takes out keys that are there with nothing in them, as some editors save what was left empty: they mean the same as
/// no key. A key that the page `needs` stays, so that it is said to be empty, at its place.
fn drop_empty(table: &mut DeTable<'_>, needs: &dyn Fn(&str) -> bool) {
    let all = std::mem::replace(table, DeTable::new());
    table.extend(all.into_iter().filter_map(|(key, mut value)| {
        let keep = needs(key.get_ref()) || !is_emptied(value.get_mut());
        keep.then_some((key, value))
    }));
}

/// Whether there is nothing in a value once empty texts are taken out of it. A group or list that has never had
/// anything in it is left to be looked at.
fn is_emptied(value: &mut DeValue<'_>) -> bool {
    match value {
        DeValue::String(text) => text.trim().is_empty(),
        DeValue::Table(inner) => {
            let had_some = !inner.is_empty();
            drop_empty(inner, &|_| false);
            had_some && inner.is_empty()
        }
        DeValue::Array(items) => {
            let mut rest = DeArray::new();
            for mut item in std::mem::replace(items, DeArray::new()) {
                if !is_emptied(item.get_mut()) {
                    rest.push(item);
                }
            }
            *items = rest;
            false
        }
        _ => false,
    }
}

/// The opening delimiter: where a missing key is reported.
fn first_line(source: &str, front: &Range<usize>) -> Range<usize> {
    let start = source[..front.start].rfind(DELIMITER).unwrap_or(0);
    start..start + DELIMITER.len()
}

impl Reader<'_> {
    fn read_front(&mut self, kind: Kind, table: DeTable<'_>) -> Option<Front> {
        match kind {
            Kind::Home | Kind::Section | Kind::MunicipalPage | Kind::Topic | Kind::Page => {
                self.read::<PlainFront>(table).map(Front::Plain)
            }
            Kind::Municipality => self
                .read::<MunicipalityFront>(table)
                .map(|front| Front::Municipality(Box::new(front))),
            Kind::Story => self.read::<StoryFront>(table).map(Front::Story),
            Kind::Tip => self.read::<TipFront>(table).map(Front::Tip),
            Kind::Question => self.read::<QuestionFront>(table).map(Front::Question),
            Kind::Practice => self.read::<PracticeFront>(table).map(Front::Practice),
            Kind::Factor => self.read::<FactorFront>(table).map(Front::Factor),
            Kind::Person => self.read::<PersonFront>(table).map(Front::Person),
        }
    }

    /// Keys of the page below a line such as `[image]` are keys of that group: they are not missing, but too low.
    fn swallowed(&mut self, knows: &dyn Fn(&str) -> bool) {
        let mut low = Vec::new();
        for found in &mut self.diagnostics {
            if let Problem::UnknownKey {
                key,
                inside: Some(_),
                above,
                ..
            } = &mut found.problem
                && knows(key)
            {
                *above = Some("yes");
                low.push(key.clone());
            }
        }
        self.diagnostics.retain(|found| {
            !matches!(&found.problem, Problem::MissingKey { key, inside: None, .. } if low.contains(key))
        });
    }

    /// What was found, and what could be read.
    fn invalid(self, common: Option<Common>, front: Option<Front>) -> Box<InvalidFrontMatter> {
        Box::new(InvalidFrontMatter {
            diagnostics: self.diagnostics,
            partial: Parsed {
                common: common.unwrap_or_default(),
                front: front.unwrap_or(Front::Plain(PlainFront {})),
            },
        })
    }

    /// Divides a table over the common keys and those of the type; a key of
    /// neither is reported.
    fn share_out<'t>(
        &mut self,
        table: DeTable<'t>,
        common: &Schema,
        own: &Schema,
    ) -> (DeTable<'t>, DeTable<'t>) {
        let mut common_table = DeTable::new();
        let mut own_table = DeTable::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if common.knows(name) {
                common_table.insert(key, value);
            } else if own.knows(name) {
                own_table.insert(key, value);
            } else {
                let known: Vec<&str> = own
                    .known
                    .iter()
                    .chain(&common.known)
                    .map(String::as_str)
                    .collect();
                let problem = explain::unknown_key(name, self.kind, None, &known);
                self.report(problem, key.span());
            }
        }
        (common_table, own_table)
    }

    /// Reports required keys that are not there, at the first line.
    fn required(&mut self, table: &DeTable<'_>, schema: &Schema, more: &[&str], at: &Range<usize>) {
        let required = schema
            .required
            .iter()
            .map(String::as_str)
            .chain(more.iter().copied());
        for name in required {
            if !table.keys().any(|key| key.get_ref().as_ref() == name) {
                self.missing(name, at.clone());
            }
        }
    }
}
