//! What people type when they mean what the site says in other words: `content/data/zoekwoorden.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::schema::front_matter::parse_toml;
use crate::source::TextFile;
use crate::toml::Spanned;
use diagnostics::{Diagnostic, Problem, Reason};

/// The words of the list, with the file they came from.
#[derive(Debug, Clone, Default)]
pub struct SearchWords {
    /// Words that mean the same.
    pub groups: Vec<WordGroup>,
    /// Words that compounds are made with, and that the site itself need not have.
    pub parts: Vec<String>,
    /// None when the site has no list.
    pub file: Option<TextFile>,
}

/// Words that mean the same to somebody who searches.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordGroup {
    /// A word, the beginning of words (`verkracht*`), or several words that come after one another (`wil dood`).
    pub woorden: Vec<Spanned<String>>,
    /// The topics that help with it: their pages are found, whatever their words.
    #[serde(default)]
    pub onderwerpen: Vec<Spanned<String>>,
    /// The language of the words; without it they are in the main language of the site.
    pub taal: Option<Spanned<String>>,
    /// Whether help comes above the results.
    #[serde(default)]
    pub hulp: bool,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    delen: Vec<Spanned<String>>,
    #[serde(default)]
    groep: Vec<WordGroup>,
}

impl WordGroup {
    /// Whether its words are in this language, on a site with this main language.
    pub fn is_in(&self, lang: &str, main: &str) -> bool {
        self.taal.as_ref().map_or(main, |taal| &taal.value) == lang
    }
}

impl SearchWords {
    /// Where the list is.
    pub(crate) const PATH: &str = "content/data/zoekwoorden.toml";

    /// Reads the list; all problems at once.
    pub(crate) fn parse(file: &TextFile) -> Result<Self, Vec<Diagnostic>> {
        let List { delen, groep } = parse_toml("zoekwoorden", file)?;
        let written = groep.iter().flat_map(|group| &group.woorden);
        let wrong = |word: &&Spanned<String>| !is_word(&word.value);
        let found: Vec<Diagnostic> = written
            .filter(wrong)
            .chain(delen.iter().filter(wrong))
            .map(|word| {
                let reason = Reason::of("search-word", &word.value);
                Diagnostic::error(Problem::BadData { reason }, file.place(word.span.clone()))
            })
            .collect();
        if !found.is_empty() {
            return Err(found);
        }
        Ok(Self {
            groups: groep,
            parts: delen.into_iter().map(|part| part.value).collect(),
            file: Some(file.clone()),
        })
    }
}

/// Whether this is letters and digits with single spaces; a star may come at the end of a single word.
fn is_word(written: &str) -> bool {
    let word = match written.strip_suffix('*') {
        Some(start) if start.contains(' ') || start.chars().count() < 3 => return false,
        Some(start) => start,
        None => written,
    };
    let is_part = |part: &str| {
        part.contains(char::is_alphanumeric)
            && part
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '+'))
    };
    word.split(' ').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<SearchWords, Vec<Diagnostic>> {
        SearchWords::parse(&TextFile {
            path: SearchWords::PATH.to_owned(),
            text: text.into(),
        })
    }

    #[test]
    fn a_list_is_groups_and_parts() {
        let words = parse("delen = [\"plein\"]\n[[groep]]\nwoorden = [\"verkracht*\", \"wil dood\"]\nonderwerpen = [\"veiligheid\"]\nhulp = true\n")
            .expect("a list");
        assert_eq!(words.parts, ["plein"]);
        assert_eq!(words.groups[0].woorden[1].value, "wil dood");
        assert!(words.groups[0].hulp);
    }

    #[test]
    fn what_is_no_word_is_said_at_its_place() {
        for word in ["", "*", "?", "a*", "wil dood*", "twee  woorden", "a|b"] {
            let text = format!("[[groep]]\nwoorden = [\"{word}\"]\n");
            let found = parse(&text).expect_err(word);
            let place = found[0].place.as_ref().expect("a place");
            assert_eq!(&text[place.span.clone()], format!("\"{word}\""));
        }
        for word in ["lhbti+", "foto's", "mee-eter", "18"] {
            assert!(is_word(word), "{word}");
        }
    }
}
