//! Looks for danger words before anything else is decided: every page that gives a text back has help on top.

use forms::{FieldType, Form, Submitted};
use signals::{Level, Signals};
use store::Urgency;

/// How urgent the free text is, if it holds danger words, in a known form or an unknown one. Choices are ignored: many people
/// choose the same.
pub(super) fn urgency_of(
    signals: &Signals,
    form: Option<&Form>,
    fields: &Submitted,
) -> Option<Urgency> {
    let typed: Vec<_> = fields
        .iter()
        .filter(|(name, value)| !value.trim().is_empty() && is_typed(form, name))
        .map(|(_, value)| value)
        .collect();
    if typed.is_empty() {
        return None;
    }
    let level = signals.level_of(&typed.join("\n"))?;
    Some(match level {
        Level::Attention => Urgency::Attention,
        Level::Acute => Urgency::Acute,
    })
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
