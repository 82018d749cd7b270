//! How old somebody is who asked: the group that they chose in a form. A number of years would say more than they did.

use serde::{Deserialize, Serialize};

use crate::label::AGE_FIELD;
use crate::{FieldType, Form, Text};

/// An age on a page for the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Age {
    /// In years, as moderators wrote it on pages of before.
    Years(u8),
    /// The group, as the form calls it: `15-17`.
    Group(String),
}

/// Whether a choice of a form says an age: "I would rather not say" has no number.
pub fn is_group(value: &str) -> bool {
    value.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether it says itself from when until when: `15-17`. Such a group is known without any form.
pub fn is_range(value: &str) -> bool {
    let parts = value.split_once('-');
    let parts = parts.and_then(|(from, to)| Some((from.parse::<u8>().ok()?, to.parse().ok()?)));
    parts.is_some_and(|(from, to)| from <= to)
}

/// The ages that forms ask for, each with its words.
pub fn choices<'a>(forms: impl IntoIterator<Item = &'a Form>) -> Vec<(&'a str, &'a Text)> {
    let mut ages: Vec<(&str, &Text)> = Vec::new();
    for form in forms {
        let field = form.field(AGE_FIELD).map(|field| &field.field_type);
        if let Some(FieldType::Choice(options)) = field {
            for option in options {
                if !ages.iter().any(|(value, _)| *value == option.value) {
                    ages.push((&option.value, &option.label));
                }
            }
        }
    }
    ages
}

/// A group in the words of the form, or as it is where no form has it.
pub fn words<'a>(forms: impl IntoIterator<Item = &'a Form>, value: &'a str, lang: &str) -> &'a str {
    let mut known = choices(forms).into_iter();
    let found = known.find(|(known, _)| *known == value);
    found.map_or(value, |(_, label)| label.get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_has_a_number_and_a_range_says_it_all() {
        for (value, group, range) in [
            ("15-17", true, true),
            ("jonger-dan-12", true, false),
            ("zeg-ik-niet", false, false),
            ("17-15", true, false),
            ("15-", true, false),
            ("", false, false),
        ] {
            assert_eq!(
                (is_group(value), is_range(value)),
                (group, range),
                "{value}"
            );
        }
    }

    #[test]
    fn years_of_before_are_read() {
        for (json, age) in [
            ("15", Age::Years(15)),
            ("\"15-17\"", Age::Group("15-17".into())),
        ] {
            assert_eq!(serde_json::from_str::<Age>(json).unwrap(), age);
            assert_eq!(serde_json::to_string(&age).unwrap(), json);
        }
    }
}
