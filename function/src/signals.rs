//! Words that point at acute danger. They never block anything: they put help first and mark the submission.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::form::{Answers, FieldType, Form};

/// The words and phrases of all languages, ready to compare.
#[derive(Debug, Clone, Default)]
pub struct Signals(Vec<Vec<String>>);

impl Signals {
    /// Takes the lists of the site. All languages count for every page: people write in the language they feel in.
    pub fn new(lists: &BTreeMap<String, Vec<String>>) -> Self {
        let phrases = lists.values().flatten().map(|phrase| words(phrase));
        Self(phrases.filter(|phrase| !phrase.is_empty()).collect())
    }

    /// Whether one of the phrases is in the text, as whole words, whatever the case and the accents.
    pub fn found_in(&self, text: &str) -> bool {
        let text = words(text);
        self.0
            .iter()
            .any(|phrase| text.windows(phrase.len()).any(|part| part == phrase))
    }

    /// Whether somebody wrote one of the phrases. What was chosen from a list does not count.
    pub fn found_in_answers(&self, form: &Form, answers: &Answers) -> bool {
        form.fields
            .iter()
            .filter(|field| matches!(field.field_type, FieldType::Text | FieldType::LongText))
            .filter_map(|field| answers.text(&field.name))
            .any(|text| self.found_in(text))
    }
}

/// The words of a text in small letters without accents. Anything but letters and digits separates words.
fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect();
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
