//! A text in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::FormProblem;

/// The language that every text has. It replaces missing translations.
pub const FALLBACK_LANGUAGE: &str = "nl";

/// A text per language. A validated text has Dutch, which replaces missing translations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<String, String>);

impl Text {
    /// A text that exists in Dutch only.
    pub fn dutch(text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(FALLBACK_LANGUAGE.into(), text.into())]))
    }

    /// The text in `lang`, or else in Dutch.
    pub fn get(&self, lang: &str) -> &str {
        self.0
            .get(lang)
            .or_else(|| self.0.get(FALLBACK_LANGUAGE))
            .map_or("", String::as_str)
    }

    /// Whether it is written in `lang`.
    pub fn is_in(&self, lang: &str) -> bool {
        self.0.contains_key(lang)
    }

    /// The languages and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(lang, text)| (&**lang, &**text))
    }

    /// Whether the text of `key` can be used: it has Dutch, no empty translation and no strange language tag.
    pub(super) fn check(&self, key: &'static str) -> Result<(), FormProblem> {
        if !self.0.contains_key(FALLBACK_LANGUAGE) {
            return Err(FormProblem::NoDutch { key });
        }
        for (lang, text) in &self.0 {
            let value = lang.clone();
            if lang.parse::<unic_langid::LanguageIdentifier>().is_err() {
                return Err(FormProblem::NoLanguage { key, value });
            }
            if text.trim().is_empty() {
                return Err(FormProblem::EmptyText { key, value });
            }
        }
        Ok(())
    }
}
