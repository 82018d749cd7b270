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
    let dutch = built_in("nl", include_str!("../locales/nl.ftl"));
    match lang {
        Lang::Nl => dutch,
        Lang::En => built_in("en", include_str!("../locales/en.ftl")).or(dutch),
    }
}

/// The words of the site that the generator itself needs (months, names of
/// sections). A theme's locale file may replace each of them.
pub fn site(lang: &str) -> Words {
    built_in(lang, include_str!("../locales/site.nl.ftl"))
}

/// What each key of the front matter means, and the words of the editor in the
/// browser: for who writes.
pub fn keys() -> Words {
    built_in("nl", include_str!("../locales/editor.nl.ftl"))
}

fn built_in(lang: &str, source: &str) -> Words {
    let mut words = Words::new(lang);
    // A test asserts that every built-in file is valid Fluent.
    let _ = words.add(source);
    words
}

/// The names of the messages of a locale file.
pub(crate) fn names(source: &str) -> BTreeSet<&str> {
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
