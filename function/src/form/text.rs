//! A text in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The language that every text has, and that stands in for a missing translation.
pub const FALLBACK_LANGUAGE: &str = "nl";

/// A text per language. Once checked it has Dutch, which stands in for a missing translation.
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

    /// The languages and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(lang, text)| (&**lang, &**text))
    }

    /// Whether the text can be used: it has Dutch, no empty translation and no strange language tag.
    pub(super) fn check(&self) -> Result<(), String> {
        if !self.0.contains_key(FALLBACK_LANGUAGE) {
            return Err(format!(
                "has no Dutch: add `.{FALLBACK_LANGUAGE} = \"…\"`, which stands in for missing translations"
            ));
        }
        for (lang, text) in &self.0 {
            if lang.parse::<unic_langid::LanguageIdentifier>().is_err() {
                return Err(format!(
                    "has the language \"{lang}\", which is no language tag such as \"nl\" or \"ar\""
                ));
            }
            if text.trim().is_empty() {
                return Err(format!("is empty in \"{lang}\": write it or remove it"));
            }
        }
        Ok(())
    }
}
