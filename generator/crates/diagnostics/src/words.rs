//! Fluent messages: one bundle per language, made from the tool's own locale
//! files and, for the site, the theme's, which win.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// The languages the tool itself speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Lang {
    /// Dutch
    Nl,
    /// English
    En,
}

/// The tool's own messages; English falls back to Dutch, which is complete.
pub fn tool(lang: Lang) -> Words {
    let dutch = built_in("nl", include_str!("../../../locales/nl.ftl"));
    match lang {
        Lang::Nl => dutch,
        Lang::En => built_in("en", include_str!("../../../locales/en.ftl")).or(dutch),
    }
}

/// The words of the site that the generator itself needs (months, names of
/// sections). A theme's locale file may replace each of them.
pub fn site(lang: &str) -> Words {
    built_in(lang, include_str!("../../../locales/site.nl.ftl"))
}

/// What each key of the front matter means, and the words of the editor in the
/// browser: for who writes.
pub fn keys() -> Words {
    built_in("nl", include_str!("../../../locales/editor.nl.ftl"))
}

fn built_in(lang: &str, source: &str) -> Words {
    let mut words = Words::new(lang);
    // A test asserts that every built-in file is valid Fluent.
    let _ = words.add(source);
    words
}

/// The names of the messages of a locale file.
pub fn names(source: &str) -> BTreeSet<&str> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    source
        .lines()
        .filter_map(|line| Some(line.split_once('=')?.0.trim_end()))
        .filter(|name| is_name(name))
        .collect()
}

/// The messages of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    fallback: Option<Box<Words>>,
}

/// A locale file that is not valid Fluent.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct WordsError {
    /// What the Fluent parser says.
    pub message: String,
    /// Byte offset in the file.
    pub offset: usize,
}

/// Arguments of a message: strings, or numbers that choose a plural form.
pub type Args<'a> = BTreeMap<&'a str, FluentValue<'a>>;

impl Words {
    /// An empty set of messages for a language tag such as `nl`. A tag that is
    /// no BCP 47 tag counts as undetermined, which only affects plurals.
    pub fn new(lang: &str) -> Self {
        let tag: LanguageIdentifier = lang.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks around arguments would land in titles and addresses.
        bundle.set_use_isolating(false);
        Self {
            bundle,
            fallback: None,
        }
    }

    /// Messages missing here are looked up in `fallback`.
    #[must_use]
    pub fn or(mut self, fallback: Words) -> Self {
        self.fallback = Some(Box::new(fallback));
        self
    }

    /// Adds a locale file; its messages replace earlier ones of the same name.
    pub fn add(&mut self, source: &str) -> Result<(), WordsError> {
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
            errors.first().map_or_else(
                || WordsError {
                    message: "not valid Fluent".to_owned(),
                    offset: 0,
                },
                |error| WordsError {
                    message: error.kind.to_string(),
                    offset: error.pos.start,
                },
            )
        })?;
        self.bundle.add_resource_overriding(resource);
        Ok(())
    }

    /// The message `key`, or `key.attribute`. `None` when no language has it.
    pub fn get(&self, key: &str, args: &Args<'_>) -> Option<String> {
        let (id, attribute) = key
            .split_once('.')
            .map_or((key, None), |(id, name)| (id, Some(name)));
        let pattern = self
            .bundle
            .get_message(id)
            .and_then(|message| match attribute {
                Some(name) => message.get_attribute(name).map(|found| found.value()),
                None => message.value(),
            });
        let Some(pattern) = pattern else {
            return self.fallback.as_ref()?.get(key, args);
        };
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        let mut errors = Vec::new();
        Some(
            self.bundle
                .format_pattern(pattern, Some(&args), &mut errors)
                .into_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    const DUTCH: &str = include_str!("../../../locales/nl.ftl");
    const ENGLISH: &str = include_str!("../../../locales/en.ftl");

    /// The messages and attributes of a file, each with the words it selects on and the arguments it names.
    fn messages(source: &str) -> BTreeMap<String, (Vec<&str>, Vec<&str>)> {
        let mut found: BTreeMap<String, (Vec<&str>, Vec<&str>)> = BTreeMap::new();
        let mut message = String::new();
        let mut part = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let name = line.split(" =").next().unwrap_or_default();
            if !line.starts_with([' ', '}']) && line.contains(" =") {
                name.clone_into(&mut message);
                part.clone_from(&message);
            } else if let Some(attribute) = name.trim_start().strip_prefix('.') {
                part = format!("{message}.{attribute}");
            }
            if part.is_empty() {
                continue;
            }
            let (variants, arguments) = found.entry(part.clone()).or_default();
            let variant = line.trim_start().trim_start_matches('*').strip_prefix('[');
            variants.extend(variant.and_then(|rest| rest.split(']').next()));
            let after = line.split("{ $").skip(1);
            arguments.extend(after.filter_map(|rest| rest.split([' ', ',']).next()));
        }
        for (variants, arguments) in found.values_mut() {
            for list in [variants, arguments] {
                list.sort_unstable();
                list.dedup();
            }
        }
        found
    }

    #[test]
    fn dutch_and_english_say_the_same_things() {
        let (dutch, english) = (messages(DUTCH), messages(ENGLISH));
        let missing = |of: &BTreeMap<_, _>, from: &BTreeMap<String, _>| -> Vec<String> {
            let all = from.keys().filter(|key| !of.contains_key(*key));
            all.cloned().collect()
        };
        assert_eq!(missing(&english, &dutch), [""; 0], "only in Dutch");
        assert_eq!(missing(&dutch, &english), [""; 0], "only in English");
        for (key, (variants, _)) in &dutch {
            assert_eq!(variants, &english[key].0, "{key} selects on other words");
        }
    }

    /// Words of one language that the other has not. What is between quotes or backticks is an example.
    fn foreign(source: &str, words: &[&str]) -> Vec<String> {
        let lines = source.lines().filter(|line| !line.starts_with('#'));
        lines
            .filter(|line| {
                let text = line.split_once(['=', ']']).map_or(*line, |(_, text)| text);
                let spoken: String = text.split(['"', '`']).step_by(2).collect();
                spoken
                    .split(|c: char| !c.is_alphabetic())
                    .any(|word| words.contains(&word.to_lowercase().as_str()))
            })
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn no_language_speaks_the_other() {
        let dutch = [
            "het", "een", "niet", "geen", "staat", "wordt", "deze", "maar", "naar", "zonder",
            "dit", "je", "hier", "van", "voor", "meer", "zijn", "bestaat", "kies", "schrijf",
        ];
        let english = [
            "the", "and", "with", "this", "not", "does", "which", "there", "has",
        ];
        assert_eq!(foreign(ENGLISH, &dutch), [""; 0]);
        assert_eq!(foreign(DUTCH, &english), [""; 0]);
    }
}
