//! From a [`Definition`] to a checked [`Form`].

mod quiz;

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;

use super::definition::{Definition, RawField, RawOption};
use super::{Choice, Field, FieldType, Form, FormError, FormProblem, Kind, Text};

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
const LONGEST_RETENTION: u32 = 3650;
/// The longest id or name.
const LONGEST_NAME: usize = 40;

/// The words of `kind`.
const KINDS: [&str; 3] = ["question", "signup", "contribution"];
/// The words of `type`.
const TYPES: [&str; 10] = [
    "text",
    "long_text",
    "choice",
    "choices",
    "email",
    "phone",
    "municipality",
    "topics",
    "consent",
    "quiz",
];

pub(super) fn parse(source: &str) -> Result<Form, FormError> {
    let definition: Definition = toml::from_str(source).map_err(|error| FormError {
        problem: FormProblem::Toml {
            reason: error.message().to_owned(),
        },
        span: error.span(),
    })?;
    check(definition).map_err(|mut errors| errors.swap_remove(0))
}

/// The form, or everything that is wrong with its definition; then there is at least one error.
pub(super) fn check(definition: Definition) -> Result<Form, Vec<FormError>> {
    let mut checker = Checker::default();
    match checker.form(definition) {
        Some(form) if checker.errors.is_empty() => Ok(form),
        _ => Err(checker.errors),
    }
}

/// Collects errors. Values that cannot be built are `None`, and reported.
#[derive(Default)]
struct Checker {
    errors: Vec<FormError>,
}

impl Checker {
    fn report<T>(&mut self, span: Option<Range<usize>>, problem: FormProblem) -> Option<T> {
        self.errors.push(FormError { problem, span });
        None
    }

    /// The value of a key that has to be there; `of` is what should have it.
    fn need<T>(
        &mut self,
        key: &'static str,
        value: Option<T>,
        of: Option<&Range<usize>>,
    ) -> Option<T> {
        if value.is_none() {
            return self.report(of.cloned(), FormProblem::MissingKey { key });
        }
        value
    }

    fn form(&mut self, raw: Definition) -> Option<Form> {
        let at = raw.id.as_ref().map(Spanned::span);
        let id = self.need("id", raw.id, None);
        let id = id.and_then(|id| self.name("id", id, '-'));
        let kind = self.need("kind", raw.kind, None);
        let kind = kind.and_then(|kind| self.kind(&kind));
        let anonymous = self.need("anonymous", raw.anonymous, None);
        let retention_days = self.need("retention_days", raw.retention_days, None);
        let retention_days = retention_days
            .and_then(|days| self.number("retention_days", &days, 1..=LONGEST_RETENTION))
            .and_then(|days| u16::try_from(days).ok());
        let title = self.need("title", raw.title, None);
        let title = title.and_then(|title| self.text("title", title));
        let intro = self.maybe_text("intro", raw.intro);
        let submit = self.maybe_text("submit", raw.submit);
        let success = self.maybe_text("success", raw.success);
        let mut fields = self.fields(raw.fields, anonymous.unwrap_or(false), at);
        if kind == Some(Kind::Question) {
            fields.iter_mut().flatten().for_each(never_too_short);
        }
        Some(Form {
            id: id?,
            kind: kind?,
            anonymous: anonymous?,
            second_eyes: raw.second_eyes.unwrap_or_default(),
            retention_days: retention_days?,
            title: title?,
            intro,
            submit,
            success,
            fields: fields?,
        })
    }

    fn kind(&mut self, word: &Spanned<String>) -> Option<Kind> {
        let known = word.get_ref().parse().ok();
        known.or_else(|| self.unknown_choice("kind", word, &KINDS))
    }

    fn unknown_choice<T>(
        &mut self,
        key: &'static str,
        word: &Spanned<String>,
        known: &[&str],
    ) -> Option<T> {
        let problem = FormProblem::UnknownChoice {
            key,
            value: word.get_ref().clone(),
            known: known.iter().map(|&word| word.to_owned()).collect(),
        };
        self.report(Some(word.span()), problem)
    }

    fn fields(
        &mut self,
        raw: Vec<Spanned<RawField>>,
        anonymous: bool,
        form: Option<Range<usize>>,
    ) -> Option<Vec<Field>> {
        if raw.is_empty() {
            return self.report(form, FormProblem::NoFields);
        }
        let count = raw.len();
        let mut names = BTreeSet::new();
        let mut fields = Vec::with_capacity(count);
        for raw in raw {
            let at = raw.get_ref().name.as_ref().map(Spanned::span);
            let Some(field) = self.field(raw, anonymous) else {
                continue;
            };
            if !names.insert(field.name.clone()) {
                let value = field.name.clone();
                self.report::<()>(at, FormProblem::Twice { key: "name", value });
            }
            fields.push(field);
        }
        if fields.len() == count && !fields.iter().any(|field| field.required) {
            return self.report(form, FormProblem::NoneRequired);
        }
        Some(fields)
    }

    fn field(&mut self, raw: Spanned<RawField>, anonymous: bool) -> Option<Field> {
        let at = raw.span();
        let raw = raw.into_inner();
        let name_span = raw.name.as_ref().map(Spanned::span);
        let name = self.need("name", raw.name.clone(), Some(&at));
        let name = name.and_then(|name| self.field_name(name));
        let word = self.need("type", raw.r#type.clone(), Some(&at));
        let word = word.and_then(|word| {
            let is_known = TYPES.contains(&word.get_ref().as_str());
            if is_known {
                return Some(word);
            }
            self.unknown_choice("type", &word, &TYPES)
        });
        let label = self.need("label", raw.label.clone(), Some(&at));
        let label = label.and_then(|label| self.text("label", label));
        let page = self.maybe_text("page", raw.page.clone());
        let hint = self.maybe_text("hint", raw.hint.clone());
        let error = self.maybe_text("error", raw.error.clone());
        // The allowed keys depend on the type.
        let word = word?;
        let value = word.get_ref().clone();
        if anonymous && matches!(value.as_str(), "email" | "phone") {
            let problem = FormProblem::Identifies {
                value: value.clone(),
            };
            self.report::<()>(Some(word.span()), problem);
        }
        self.only_where_it_belongs(&raw, &value);
        let (min, max) = self.limits(&value, raw.min.as_ref(), raw.max.as_ref());
        let required = raw.required.unwrap_or(value == "consent");
        let place = name_span.unwrap_or(at);
        let field_type = self.field_type(&value, &place, raw)?;
        self.enough_options(&field_type, min, &place);
        Some(Field {
            page,
            name: name?,
            field_type,
            required,
            min,
            advised: None,
            max,
            label: label?,
            hint,
            error,
        })
    }

    fn field_name(&mut self, name: Spanned<String>) -> Option<String> {
        if name.get_ref().starts_with('_') {
            let span = Some(name.span());
            let value = name.into_inner();
            return self.report(span, FormProblem::ReservedName { value });
        }
        self.name("name", name, '_')
    }

    /// An id or name: starts with a small letter, then small letters, digits and `joint`.
    fn name(&mut self, key: &'static str, name: Spanned<String>, joint: char) -> Option<String> {
        if well_formed(name.get_ref(), joint) {
            return Some(name.into_inner());
        }
        let span = Some(name.span());
        let problem = FormProblem::BadName {
            key,
            value: name.into_inner(),
            joint,
            most: LONGEST_NAME,
        };
        self.report(span, problem)
    }

    /// A key that does nothing in its place is a mistake that the editor should see.
    fn only_where_it_belongs(&mut self, raw: &RawField, word: &str) {
        let is_choice = matches!(word, "choice" | "choices");
        let is_quiz = word == "quiz";
        let keys = [
            (
                "options",
                raw.options.as_ref().map(Spanned::span),
                is_choice,
            ),
            (
                "questions",
                raw.questions.as_ref().map(Spanned::span),
                is_quiz,
            ),
            (
                "profiles",
                raw.profiles.as_ref().map(Spanned::span),
                is_quiz,
            ),
            ("min", raw.min.as_ref().map(Spanned::span), counts(word)),
            ("max", raw.max.as_ref().map(Spanned::span), counts(word)),
        ];
        for (key, span, belongs) in keys {
            if span.is_some() && !belongs {
                let value = word.to_owned();
                self.report::<()>(span, FormProblem::Misplaced { key, value });
            }
        }
    }

    fn limits(
        &mut self,
        word: &str,
        min: Option<&Spanned<i64>>,
        max: Option<&Spanned<i64>>,
    ) -> (Option<u32>, Option<u32>) {
        let (default, ceiling) = match word {
            "text" => (Some(DEFAULT_LINE), LONGEST_TEXT),
            "long_text" => (Some(DEFAULT_LONG_TEXT), LONGEST_TEXT),
            "email" => (Some(LONGEST_EMAIL), LONGEST_EMAIL),
            "phone" => (Some(LONGEST_PHONE), LONGEST_PHONE),
            _ => (None, LONGEST_TEXT),
        };
        if !counts(word) {
            return (None, default);
        }
        let least = min.and_then(|min| self.number("min", min, 0..=ceiling));
        let most = max
            .and_then(|max| self.number("max", max, 1..=ceiling))
            .or(default);
        if let (Some(min), Some(least), Some(most)) = (min, least, most)
            && least > most
        {
            self.report::<()>(Some(min.span()), FormProblem::MinAboveMax { least, most });
        }
        (least, most)
    }

    fn number(
        &mut self,
        key: &'static str,
        number: &Spanned<i64>,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<u32> {
        let found = u32::try_from(*number.get_ref()).ok();
        found.filter(|found| range.contains(found)).or_else(|| {
            let (&least, &most) = (range.start(), range.end());
            self.report(
                Some(number.span()),
                FormProblem::OutOfRange { key, least, most },
            )
        })
    }

    /// `at` is where the field is named.
    fn field_type(&mut self, word: &str, at: &Range<usize>, raw: RawField) -> Option<FieldType> {
        Some(match word {
            "long_text" => FieldType::LongText,
            "email" => FieldType::Email,
            "phone" => FieldType::Phone,
            "municipality" => FieldType::Municipality,
            "topics" => FieldType::Topics,
            "consent" => FieldType::Consent,
            "choice" => FieldType::Choice(self.options(at, raw.options)?),
            "choices" => FieldType::Choices(self.options(at, raw.options)?),
            "quiz" => FieldType::Quiz(self.quiz(at, raw.questions, raw.profiles)?),
            _ => FieldType::Text,
        })
    }

    fn enough_options(&mut self, field_type: &FieldType, min: Option<u32>, at: &Range<usize>) {
        if let (FieldType::Choices(options), Some(least)) = (field_type, min)
            && options.len() < least as usize
        {
            let count = options.len();
            let problem = FormProblem::TooFewOptions { least, count };
            self.report::<()>(Some(at.clone()), problem);
        }
    }

    fn options(
        &mut self,
        at: &Range<usize>,
        raw: Option<Spanned<Vec<Spanned<RawOption>>>>,
    ) -> Option<Vec<Choice>> {
        let raw = self.some_of("options", raw, at)?;
        let mut values = BTreeSet::new();
        let options: Vec<Choice> = raw
            .into_iter()
            .filter_map(|option| {
                if let Some(profile) = &option.get_ref().profile {
                    let (key, value) = ("profile", "choice".to_owned());
                    let problem = FormProblem::Misplaced { key, value };
                    self.report::<()>(Some(profile.span()), problem);
                }
                let (value, label) = self.option(option, &mut values)?;
                Some(Choice { value, label })
            })
            .collect();
        Some(options)
    }

    /// A list that may not be empty.
    fn some_of<T>(
        &mut self,
        key: &'static str,
        raw: Option<Spanned<Vec<T>>>,
        at: &Range<usize>,
    ) -> Option<Vec<T>> {
        let items = raw.map(Spanned::into_inner).unwrap_or_default();
        if items.is_empty() {
            return self.report(Some(at.clone()), FormProblem::Empty { key });
        }
        Some(items)
    }

    /// The value and the words of an option.
    fn option(
        &mut self,
        raw: Spanned<RawOption>,
        values: &mut BTreeSet<String>,
    ) -> Option<(String, Text)> {
        let at = raw.span();
        let raw = raw.into_inner();
        let value = self.need("value", raw.value, Some(&at));
        let value = value.and_then(|value| self.option_value(&value, values));
        let label = self.need("label", raw.label, Some(&at));
        let label = label.and_then(|label| self.text("label", label));
        Some((value?, label?))
    }

    /// A value is sent by every browser and kept in the store, so it is short, visible and not to be mixed up.
    fn option_value(
        &mut self,
        value: &Spanned<String>,
        seen: &mut BTreeSet<String>,
    ) -> Option<String> {
        let word = value.get_ref().clone();
        let span = Some(value.span());
        let visible = word
            .chars()
            .all(|c| c.is_alphanumeric() || "-_+.".contains(c));
        if word.is_empty() || word.chars().count() > LONGEST_NAME || !visible {
            let (value, most) = (word, LONGEST_NAME);
            return self.report(span, FormProblem::BadValue { value, most });
        }
        if !seen.insert(word.clone()) {
            let (key, value) = ("value", word);
            return self.report(span, FormProblem::Twice { key, value });
        }
        Some(word)
    }

    fn text(&mut self, key: &'static str, text: Spanned<Text>) -> Option<Text> {
        match text.get_ref().check(key) {
            Ok(()) => Some(text.into_inner()),
            Err(problem) => self.report(Some(text.span()), problem),
        }
    }

    fn maybe_text(&mut self, key: &'static str, raw: Option<Spanned<Text>>) -> Option<Text> {
        raw.and_then(|raw| self.text(key, raw))
    }
}

/// A cry of four letters is a question: the least length of what somebody types in one is advice, and never a refusal.
fn never_too_short(field: &mut Field) {
    if matches!(field.field_type, FieldType::Text | FieldType::LongText) {
        field.advised = field.min.take().filter(|least| *least > 1);
    }
}

/// Whether `min` and `max` mean something for a field of this type.
fn counts(word: &str) -> bool {
    matches!(
        word,
        "text" | "long_text" | "email" | "phone" | "choices" | "topics"
    )
}

fn well_formed(name: &str, joint: char) -> bool {
    name.len() <= LONGEST_NAME
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == joint)
}
