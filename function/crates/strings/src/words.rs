//! The messages of one language: the one place that knows Fluent.

use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::parser::ErrorKind;
use unic_langid::LanguageIdentifier;

/// The messages of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    fallback: Option<Box<Words>>,
}

/// A locale file that is not valid Fluent.
#[derive(Debug, thiserror::Error)]
#[error("{kind}")]
pub struct WordsError {
    /// What is wrong with it.
    pub kind: ErrorKind,
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
        // Isolation marks around arguments would land in titles, attributes and addresses.
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
        let (resource, error) = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => (resource, None),
            Err((resource, errors)) => (resource, errors.into_iter().next()),
        };
        if let Some(error) = error {
            return Err(WordsError {
                kind: error.kind,
                offset: error.pos.start,
            });
        }
        self.bundle.add_resource_overriding(resource);
        Ok(())
    }

    /// The message `key`, or `key.attribute`. `None` when no language has it.
    pub fn get(&self, key: &str, args: &Args<'_>) -> Option<String> {
        let args = args
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        self.format(key, &args)
    }

    /// The same with arguments as Fluent takes them.
    pub fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
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
            return self.fallback.as_ref()?.format(key, args);
        };
        let text = self
            .bundle
            .format_pattern(pattern, Some(args), &mut Vec::new());
        Some(text.into_owned())
    }

    /// Whether this language itself has such a message.
    pub fn contains(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }
}
