//! Looks for danger words before anything else is decided: every page that gives a text back has help on top.

use forms::{FieldType, Form, Submitted};
use signals::Signals;

/// Whether free text holds danger words, in a known form or an unknown one. Choices are ignored: many people choose the
/// same.
pub(super) fn found_in(signals: &Signals, form: Option<&Form>, fields: &Submitted) -> bool {
    let typed: Vec<_> = fields
        .iter()
        .filter(|(name, value)| !value.trim().is_empty() && is_typed(form, name))
        .map(|(_, value)| value)
        .collect();
    !typed.is_empty() && signals.found_in(&typed.join("\n"))
}

/// Names that start with `_` belong to the page.
fn is_typed(form: Option<&Form>, name: &str) -> bool {
    let chosen = form
        .and_then(|form| form.field(name.split('.').next().unwrap_or(name)))
        .is_some_and(|field| {
            matches!(
                field.field_type,
                FieldType::Choice(_)
                    | FieldType::Choices(_)
                    | FieldType::Municipality
                    | FieldType::Topics
                    | FieldType::Consent
                    | FieldType::Quiz(_)
            )
        });
    !chosen && !name.starts_with('_')
}
