//! What a page gives back of a form that was not taken.

use super::{FieldType, Form, Submitted};

/// The fields as the page of the form shows them. A text under a name that the form does not have would show nowhere: it
/// stands in the field for a long text where that is empty, so that nobody loses what they wrote.
pub fn given_back(form: &Form, submitted: &Submitted) -> Submitted {
    let long = form
        .fields
        .iter()
        .find(|field| field.field_type == FieldType::LongText);
    let Some(long) = long.map(|field| field.name.as_str()) else {
        return submitted.clone();
    };
    let is_empty = |value: Option<&str>| value.is_none_or(|value| value.trim().is_empty());
    if !is_empty(submitted.get(long)) {
        return submitted.clone();
    }
    let stray: Vec<&str> = submitted
        .iter()
        .filter(|(name, _)| !form.has(name))
        .map(|(_, value)| value.trim())
        .filter(|value| !value.is_empty())
        .collect();
    if stray.is_empty() {
        return submitted.clone();
    }
    let kept = submitted.iter().filter(|(name, _)| *name != long);
    let kept = kept.map(|(name, value)| (name.to_owned(), value.to_owned()));
    kept.chain([(long.to_owned(), stray.join("\n\n"))])
        .collect()
}
