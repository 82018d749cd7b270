//! Who knows a lot about one topic: `content/data/hulplijnen.toml`, for the page with all help and for
//! `{{ hulplijnen(onderwerp="…") }}`.
//!
//! A number that a slip takes away is help that somebody does not find, and templates would not miss it. So the file is
//! read by its keys, like the settings.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::schema::front_matter::parse_toml;
use crate::schema::settings::is_number;
use crate::schema::web_address;
use crate::source::TextFile;
use crate::toml::Spanned;
use diagnostics::{Diagnostic, Problem, Reason};

/// Texts by language.
type Texts = BTreeMap<String, Spanned<String>>;

/// Who helps with what.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TopicHelplines {
    /// Each by the name that topics call it.
    #[serde(default)]
    lines: BTreeMap<String, Line>,
    #[serde(default)]
    topics: Vec<Topic>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Line {
    name: Spanned<String>,
    /// What it is for.
    about: Texts,
    /// Its hours, and what it costs.
    #[serde(default)]
    when: Texts,
    /// Its number as people read it.
    phone: Option<Spanned<String>>,
    /// Its site.
    url: Spanned<String>,
    /// The page of its chat.
    chat: Option<Spanned<String>>,
    /// Where that was read.
    #[serde(rename = "source")]
    _source: Option<String>,
    /// On which day.
    #[serde(rename = "checked")]
    _checked: Option<String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Topic {
    /// The name of the file of the topic.
    slug: Spanned<String>,
    title: Texts,
    /// Names of lines, the most fitting first.
    lines: Vec<Spanned<String>>,
}

impl TopicHelplines {
    /// Where they are.
    pub(crate) const PATH: &str = "content/data/hulplijnen.toml";

    /// What templates see, with both lists even when one is not in the file; all problems at once. `main` is the main
    /// language of the site, which each text is needed in.
    pub(crate) fn parse(file: &TextFile, main: &str) -> Result<tera::Value, Vec<Diagnostic>> {
        let read: Self = parse_toml("hulplijnen", file)?;
        let mut found = Found {
            file,
            main,
            problems: Vec::new(),
        };
        for line in read.lines.values() {
            found.line(line);
        }
        for topic in &read.topics {
            found.texts(&topic.title, &topic.slug);
            let missing = topic.lines.iter();
            for name in missing.filter(|name| !read.lines.contains_key(&name.value)) {
                found.says("helpline-unknown", name);
            }
        }
        if !found.problems.is_empty() {
            return Err(found.problems);
        }
        // It was read just now.
        let mut table: toml::Table = toml::from_str(&file.text).unwrap_or_default();
        let lists = [
            ("lines", toml::Value::Table(toml::Table::new())),
            ("topics", toml::Value::Array(Vec::new())),
        ];
        for (name, none) in lists {
            table.entry(name).or_insert(none);
        }
        Ok(tera::Value::from_serializable(&table))
    }
}

struct Found<'a> {
    file: &'a TextFile,
    main: &'a str,
    problems: Vec<Diagnostic>,
}

impl Found<'_> {
    fn line(&mut self, line: &Line) {
        if line.name.value.trim().is_empty() {
            self.says("helpline-empty", &line.name);
        }
        self.texts(&line.about, &line.name);
        if !line.when.is_empty() {
            self.texts(&line.when, &line.name);
        }
        if let Some(phone) = line.phone.as_ref().filter(|phone| !is_number(&phone.value)) {
            self.says("helpline-phone", phone);
        }
        for address in [Some(&line.url), line.chat.as_ref()].into_iter().flatten() {
            if web_address(&address.value).is_err() {
                self.says("helpline-address", address);
            }
        }
    }

    /// A text is there in the main language, and none is empty.
    fn texts(&mut self, texts: &Texts, of: &Spanned<String>) {
        if !texts.contains_key(self.main) {
            self.says("helpline-text", of);
        }
        for text in texts.values().filter(|text| text.value.trim().is_empty()) {
            self.says("helpline-empty", text);
        }
    }

    fn says(&mut self, why: &'static str, about: &Spanned<String>) {
        let reason = Reason::of(why, &about.value);
        let place = self.file.place(about.span.clone());
        let problem = Problem::BadData { reason };
        self.problems.push(Diagnostic::error(problem, place));
    }
}
