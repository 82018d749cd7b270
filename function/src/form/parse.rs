//! From TOML to a checked [`Form`].

mod quiz;

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use quiz::{RawProfile, RawQuestion, RawQuiz};

use super::{Choice, Field, FieldType, Form, FormError, Kind, Text};

/// A submission is at most 64 KiB, and a character takes at most 4 bytes, each of which a form sends as three (`%F0`):
/// 5000 × 4 × 3 = 60,000 bytes. A longer field could be refused for its size before anyone counts its characters.
const LONGEST_TEXT: u32 = 5000;
/// Room for a name or a short sentence, when a definition sets no `max`.
const DEFAULT_LINE: u32 = 200;
/// Room for a page of text, when a definition sets no `max`.
const DEFAULT_LONG_TEXT: u32 = 4000;
/// The longest address that mail servers accept (RFC 5321, corrected by erratum 1690).
const LONGEST_EMAIL: u32 = 254;
/// Fifteen digits (E.164) with room for spaces, brackets and a plus.
const LONGEST_PHONE: u32 = 32;
/// Ten years. Nothing that a young person typed is kept longer.
const LONGEST_RETENTION: i64 = 3650;
/// The longest id or name.
const LONGEST_NAME: usize = 40;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForm {
    id: Spanned<String>,
    kind: Spanned<String>,
    anonymous: bool,
    retention_days: Spanned<i64>,
    title: Spanned<Text>,
    intro: Option<Spanned<Text>>,
    submit: Option<Spanned<Text>>,
    success: Option<Spanned<Text>>,
    #[serde(default)]
    fields: Vec<RawField>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawField {
    name: Spanned<String>,
    r#type: Spanned<String>,
    page: Option<Spanned<Text>>,
    required: Option<bool>,
    min: Option<Spanned<i64>>,
    max: Option<Spanned<i64>>,
    label: Spanned<Text>,
    hint: Option<Spanned<Text>>,
    error: Option<Spanned<Text>>,
    options: Option<Spanned<Vec<RawOption>>>,
    questions: Option<Spanned<Vec<RawQuestion>>>,
    profiles: Option<Spanned<Vec<RawProfile>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOption {
    value: Spanned<String>,
    label: Spanned<Text>,
    profile: Option<Spanned<String>>,
}

fn error<T>(span: Range<usize>, message: impl Into<String>) -> Result<T, FormError> {
    Err(FormError {
        message: message.into(),
        span: Some(span),
    })
}

pub(super) fn parse(source: &str) -> Result<Form, FormError> {
    let raw: RawForm = toml::from_str(source).map_err(|err| FormError {
        message: err.message().to_owned(),
        span: err.span(),
    })?;
    if !well_formed(raw.id.get_ref(), '-') {
        return error(raw.id.span(), name_rule("the id of a form", "hyphens"));
    }
    let Ok(kind) = raw.kind.get_ref().parse::<Kind>() else {
        return error(
            raw.kind.span(),
            "`kind` must be \"question\", \"signup\" or \"contribution\"",
        );
    };
    let retention_days = retention(&raw.retention_days)?;
    if raw.fields.is_empty() {
        return error(
            raw.id.span(),
            "the form has no fields: add at least one [[fields]]",
        );
    }
    let mut names = BTreeSet::new();
    let mut fields = Vec::with_capacity(raw.fields.len());
    for raw_field in raw.fields {
        let span = raw_field.name.span();
        let field = field(raw_field, raw.anonymous)?;
        if !names.insert(field.name.clone()) {
            return error(
                span,
                format!("there are two fields called \"{}\": rename one", field.name),
            );
        }
        fields.push(field);
    }
    if !fields.iter().any(|f| f.required) {
        return error(
            raw.id.span(),
            "no field is required, so an empty form could be sent: make at least one required",
        );
    }
    Ok(Form {
        id: raw.id.into_inner(),
        kind,
        anonymous: raw.anonymous,
        retention_days,
        title: text("title", raw.title)?,
        intro: maybe_text("intro", raw.intro)?,
        submit: maybe_text("submit", raw.submit)?,
        success: maybe_text("success", raw.success)?,
        fields,
    })
}

fn retention(days: &Spanned<i64>) -> Result<u16, FormError> {
    match u16::try_from(*days.get_ref()) {
        Ok(found) if found > 0 && i64::from(found) <= LONGEST_RETENTION => Ok(found),
        _ => error(
            days.span(),
            format!(
                "`retention_days` must be from 1 to {LONGEST_RETENTION}: nothing is kept for ever"
            ),
        ),
    }
}

fn field(raw: RawField, anonymous: bool) -> Result<Field, FormError> {
    let name_span = raw.name.span();
    if raw.name.get_ref().starts_with('_') {
        return error(
            name_span,
            "names that start with \"_\" are reserved: choose another name",
        );
    }
    if !well_formed(raw.name.get_ref(), '_') {
        return error(name_span, name_rule("the name of a field", "underscores"));
    }
    let word = raw.r#type.get_ref().as_str();
    if anonymous && matches!(word, "email" | "phone") {
        return error(
            raw.r#type.span(),
            format!(
                "an anonymous form cannot have a field of type \"{word}\", which says who somebody is: remove the field, or set `anonymous = false`"
            ),
        );
    }
    only_where_it_belongs(&raw)?;
    let (min, max) = limits(word, raw.min.as_ref(), raw.max.as_ref())?;
    let required = raw.required.unwrap_or(word == "consent");
    let field_type = field_type(
        &raw.r#type,
        &raw.name,
        raw.options,
        (raw.questions, raw.profiles),
    )?;
    enough_options(&field_type, min, &name_span)?;
    Ok(Field {
        page: maybe_text("page", raw.page)?,
        name: raw.name.into_inner(),
        field_type,
        required,
        min,
        max,
        label: text("label", raw.label)?,
        hint: maybe_text("hint", raw.hint)?,
        error: maybe_text("error", raw.error)?,
    })
}

/// A key that does nothing in its place is a mistake that the editor should see.
fn only_where_it_belongs(raw: &RawField) -> Result<(), FormError> {
    let word = raw.r#type.get_ref().as_str();
    let keys = [
        (
            "options",
            raw.options.as_ref().map(Spanned::span),
            matches!(word, "choice" | "choices"),
        ),
        (
            "questions",
            raw.questions.as_ref().map(Spanned::span),
            word == "quiz",
        ),
        (
            "profiles",
            raw.profiles.as_ref().map(Spanned::span),
            word == "quiz",
        ),
        ("min", raw.min.as_ref().map(Spanned::span), counts(word)),
        ("max", raw.max.as_ref().map(Spanned::span), counts(word)),
    ];
    for (key, span, belongs) in keys {
        if let (Some(span), false) = (span, belongs) {
            return error(
                span,
                format!("`{key}` means nothing for a field of type \"{word}\": remove it"),
            );
        }
    }
    Ok(())
}

fn counts(word: &str) -> bool {
    matches!(
        word,
        "text" | "long_text" | "email" | "phone" | "choices" | "topics"
    )
}

fn limits(
    word: &str,
    min: Option<&Spanned<i64>>,
    max: Option<&Spanned<i64>>,
) -> Result<(Option<u32>, Option<u32>), FormError> {
    let (default, ceiling) = match word {
        "text" => (Some(DEFAULT_LINE), LONGEST_TEXT),
        "long_text" => (Some(DEFAULT_LONG_TEXT), LONGEST_TEXT),
        "email" => (Some(LONGEST_EMAIL), LONGEST_EMAIL),
        "phone" => (Some(LONGEST_PHONE), LONGEST_PHONE),
        _ => (None, LONGEST_TEXT),
    };
    let least = min.map(|min| limit("min", min, 0, ceiling)).transpose()?;
    let most = max
        .map(|max| limit("max", max, 1, ceiling))
        .transpose()?
        .or(default);
    match (min, least, most) {
        (Some(min), Some(least), Some(most)) if least > most => error(
            min.span(),
            format!("`min` is {least}, which is more than `max`, {most}: nothing would fit"),
        ),
        _ => Ok((least, most)),
    }
}

fn limit(key: &str, number: &Spanned<i64>, floor: u32, ceiling: u32) -> Result<u32, FormError> {
    match u32::try_from(*number.get_ref()) {
        Ok(found) if (floor..=ceiling).contains(&found) => Ok(found),
        _ => error(
            number.span(),
            format!("`{key}` must be from {floor} to {ceiling}"),
        ),
    }
}

fn field_type(
    word: &Spanned<String>,
    name: &Spanned<String>,
    raw_options: Option<Spanned<Vec<RawOption>>>,
    raw_quiz: RawQuiz,
) -> Result<FieldType, FormError> {
    let span = name.span();
    Ok(match word.get_ref().as_str() {
        "text" => FieldType::Text,
        "long_text" => FieldType::LongText,
        "email" => FieldType::Email,
        "phone" => FieldType::Phone,
        "municipality" => FieldType::Municipality,
        "topics" => FieldType::Topics,
        "consent" => FieldType::Consent,
        "choice" => FieldType::Choice(options(span, raw_options)?),
        "choices" => FieldType::Choices(options(span, raw_options)?),
        "quiz" => FieldType::Quiz(quiz::quiz(span, raw_quiz)?),
        other => {
            return error(
                word.span(),
                format!(
                    "there is no field type \"{other}\": choose text, long_text, choice, choices, email, phone, municipality, topics, consent or quiz"
                ),
            );
        }
    })
}

fn enough_options(
    field_type: &FieldType,
    min: Option<u32>,
    span: &Range<usize>,
) -> Result<(), FormError> {
    match (field_type, min) {
        (FieldType::Choices(options), Some(min)) if options.len() < min as usize => error(
            span.clone(),
            format!(
                "`min` is {min}, but there are only {} options",
                options.len()
            ),
        ),
        _ => Ok(()),
    }
}

fn options(
    field: Range<usize>,
    raw: Option<Spanned<Vec<RawOption>>>,
) -> Result<Vec<Choice>, FormError> {
    let raw = raw.map(Spanned::into_inner).unwrap_or_default();
    if raw.is_empty() {
        return error(
            field,
            "a choice needs options: add `options = [{ value = \"…\", label.nl = \"…\" }]`",
        );
    }
    let mut values = BTreeSet::new();
    raw.into_iter()
        .map(|option| {
            if let Some(profile) = &option.profile {
                return error(
                    profile.span(),
                    "`profile` means something only in a quiz: remove it",
                );
            }
            let value = option_value(&option.value, &mut values)?;
            Ok(Choice {
                value,
                label: text("label", option.label)?,
            })
        })
        .collect()
}

/// A value is sent by every browser and kept in the store, so it is short, visible and not to be mixed up.
fn option_value(value: &Spanned<String>, seen: &mut BTreeSet<String>) -> Result<String, FormError> {
    let word = value.get_ref();
    let visible = word
        .chars()
        .all(|c| c.is_alphanumeric() || "-_+.".contains(c));
    if word.is_empty() || word.chars().count() > LONGEST_NAME || !visible {
        return error(
            value.span(),
            format!(
                "a value has 1 to {LONGEST_NAME} letters, digits, hyphens or underscores, and no spaces"
            ),
        );
    }
    if !seen.insert(word.clone()) {
        return error(
            value.span(),
            format!("the value \"{word}\" is there twice: change one of the two"),
        );
    }
    Ok(word.clone())
}

fn text(key: &str, text: Spanned<Text>) -> Result<Text, FormError> {
    match text.get_ref().check() {
        Ok(()) => Ok(text.into_inner()),
        Err(problem) => error(text.span(), format!("`{key}` {problem}")),
    }
}

fn maybe_text(key: &str, raw: Option<Spanned<Text>>) -> Result<Option<Text>, FormError> {
    raw.map(|raw| text(key, raw)).transpose()
}

/// Starts with a small letter, then small letters, digits and `joint`.
fn well_formed(name: &str, joint: char) -> bool {
    name.len() <= LONGEST_NAME
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint)
}

fn name_rule(what: &str, joints: &str) -> String {
    format!(
        "{what} starts with a small letter and has at most {LONGEST_NAME} small letters, digits and {joints}"
    )
}
