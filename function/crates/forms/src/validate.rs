//! Validates submitted fields against the form.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Answer, Answers, EmailProblem, Field, FieldType, Form, OF_THE_PAGE, Quiz, Submitted, YES,
    free_text, mail_address,
};
use crate::facts::{ELSEWHERE, SiteFacts};
use characters::is_invisible;

/// An invalid field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the input: a field, or `<field>.<question>` of a quiz.
    pub field: String,
    /// Why it is invalid.
    pub reason: Reason,
}

/// Why a field is invalid. It holds lengths, never the typed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Nothing was filled in.
    Missing,
    /// Nothing was chosen.
    NotChosen,
    /// The permission was not given.
    NoConsent,
    /// Fewer characters than the form asks.
    TooShort {
        /// The least number of characters.
        min: u32,
        /// How many there are.
        length: usize,
    },
    /// More characters than fit.
    TooLong {
        /// The greatest number of characters.
        max: u32,
        /// How many there are.
        length: usize,
    },
    /// Fewer options ticked than the form asks.
    TooFew {
        /// The least number of options.
        min: u32,
        /// How many were ticked.
        count: usize,
    },
    /// More options ticked than may be.
    TooMany {
        /// The greatest number of options.
        max: u32,
        /// How many were ticked.
        count: usize,
    },
    /// Not one of the options.
    Unknown,
    /// Not an e-mail address.
    NotEmail,
    /// Nearly an e-mail address.
    BadEmail(EmailProblem),
    /// Not a telephone number.
    NotPhone,
    /// Two values where there is room for one; only a program can send that.
    Twice,
    /// The form has no such field; only a program can send that.
    NoField,
}

/// The maximum number of reported names: a program may send thousands.
const MOST_REPORTED: usize = 20;

/// Input of a program that would be ignored silently: unknown names, and second values for a single-value field. Pages
/// of the site send neither, so only programs are told.
pub fn stray(form: &Form, submitted: &Submitted) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let (mut seen, mut reported) = (BTreeSet::new(), BTreeSet::new());
    for (name, _) in submitted.iter() {
        let reason = match room(form, name) {
            Some(Room::One) if !seen.insert(name) => Reason::Twice,
            None => Reason::NoField,
            _ => continue,
        };
        if reported.insert(name) {
            errors.push(FieldError {
                field: name.to_owned(),
                reason,
            });
        }
        if errors.len() == MOST_REPORTED {
            break;
        }
    }
    errors
}

/// The names with several different values where only one is allowed. No page of the site sends that, but the text of
/// one of them would be lost.
pub fn twice(form: &Form, submitted: &Submitted) -> Vec<FieldError> {
    let one =
        |name: &&str| matches!(room(form, name), Some(Room::One)) && submitted.is_ambiguous(name);
    let names: BTreeSet<&str> = submitted.iter().map(|(name, _)| name).collect();
    let errors = names.into_iter().filter(one).map(|name| FieldError {
        field: name.to_owned(),
        reason: Reason::Twice,
    });
    errors.take(MOST_REPORTED).collect()
}

/// How many values a name may have.
enum Room {
    One,
    Several,
}

fn room(form: &Form, name: &str) -> Option<Room> {
    if OF_THE_PAGE.contains(&name) {
        return Some(Room::Several);
    }
    let (field_name, question) = name
        .split_once('.')
        .map_or((name, None), |(field, question)| (field, Some(question)));
    match (&form.field(field_name)?.field_type, question) {
        (FieldType::Quiz(quiz), Some(question)) => {
            let known = quiz.questions.iter().any(|known| known.name == question);
            known.then_some(Room::One)
        }
        (FieldType::Quiz(_), None) | (_, Some(_)) => None,
        (FieldType::Choices(_) | FieldType::Topics, None) => Some(Room::Several),
        (_, None) => Some(Room::One),
    }
}

/// Validates the fields. Unknown names are ignored; see [`stray`].
pub fn validate(
    form: &Form,
    facts: &SiteFacts,
    submitted: &Submitted,
) -> Result<Answers, Vec<FieldError>> {
    let mut answers = Answers::default();
    let mut errors = Vec::new();
    for field in &form.fields {
        if let FieldType::Quiz(quiz) = &field.field_type {
            check_quiz(field, quiz, submitted, (&mut answers, &mut errors));
            continue;
        }
        match check(field, facts, submitted) {
            Ok(Some(answer)) => answers.push(&field.name, answer),
            Ok(None) => {}
            Err(reason) => errors.push(FieldError {
                field: field.name.clone(),
                reason,
            }),
        }
    }
    if errors.is_empty() {
        Ok(answers)
    } else {
        Err(errors)
    }
}

fn check(
    field: &Field,
    facts: &SiteFacts,
    submitted: &Submitted,
) -> Result<Option<Answer>, Reason> {
    match &field.field_type {
        FieldType::Text => line(field, submitted, free_text::line),
        FieldType::LongText => checked(
            field,
            submitted.get(&field.name).unwrap_or("").trim().to_owned(),
        ),
        FieldType::Email => {
            let address = line(field, submitted, mail_address::read);
            fitting(address, mail_address::fits, |text| {
                mail_address::problem(text).map_or(Reason::NotEmail, Reason::BadEmail)
            })
        }
        FieldType::Phone => {
            let number = line(field, submitted, free_text::phone);
            fitting(number, free_text::holds_phone, |_| Reason::NotPhone)
        }
        FieldType::Choice(options) => one(field, submitted, |value| {
            options.iter().any(|o| o.value == value)
        }),
        FieldType::Municipality => one(field, submitted, |value| {
            facts.municipality(value).is_some() || (field.required && value == ELSEWHERE)
        }),
        FieldType::Choices(options) => {
            let known: Vec<_> = options.iter().map(|o| o.value.as_str()).collect();
            several(field, submitted, &known)
        }
        FieldType::Topics => {
            let known: Vec<_> = facts.topics.iter().map(|t| t.slug.as_str()).collect();
            several(field, submitted, &known)
        }
        FieldType::Consent => consent(field, submitted),
        // A quiz has an answer per question and is checked by itself.
        FieldType::Quiz(_) => Ok(None),
    }
}

/// A text of one line, read by `read`.
fn line(
    field: &Field,
    submitted: &Submitted,
    read: fn(&str) -> String,
) -> Result<Option<Answer>, Reason> {
    checked(field, read(submitted.get(&field.name).unwrap_or("")))
}

fn checked(field: &Field, text: String) -> Result<Option<Answer>, Reason> {
    let length = text.chars().count();
    if !text.chars().any(is_seen) {
        return if field.required {
            Err(Reason::Missing)
        } else {
            Ok(None)
        };
    }
    // A name of one ideograph is a name.
    let counted = if matches!(field.field_type, FieldType::Text) {
        free_text::weight(&text)
    } else {
        length
    };
    if let Some(min) = field.min.filter(|min| counted < *min as usize) {
        return Err(Reason::TooShort { min, length });
    }
    if let Some(max) = field.max.filter(|max| length > *max as usize) {
        return Err(Reason::TooLong { max, length });
    }
    Ok(Some(Answer::Text(text)))
}

/// Whether a character is visible. A text of invisible spaces would be an empty page for its reader.
pub fn is_seen(c: char) -> bool {
    let unseen = is_invisible(c) || c == '\u{2800}';
    !unseen && !c.is_whitespace()
}

fn fitting(
    answer: Result<Option<Answer>, Reason>,
    fits: fn(&str) -> bool,
    reason: fn(&str) -> Reason,
) -> Result<Option<Answer>, Reason> {
    match answer? {
        Some(Answer::Text(text)) if !fits(&text) => Err(reason(&text)),
        answer => Ok(answer),
    }
}

fn one(
    field: &Field,
    submitted: &Submitted,
    known: impl Fn(&str) -> bool,
) -> Result<Option<Answer>, Reason> {
    match submitted
        .get(&field.name)
        .map(str::trim)
        .filter(|value| !value.is_empty())
    {
        None if field.required => Err(Reason::NotChosen),
        None => Ok(None),
        Some(value) if known(value) => Ok(Some(Answer::Text(value.to_owned()))),
        Some(_) => Err(Reason::Unknown),
    }
}

fn several(field: &Field, submitted: &Submitted, known: &[&str]) -> Result<Option<Answer>, Reason> {
    let ticked: BTreeSet<_> = submitted
        .all(&field.name)
        .map(str::trim)
        .filter(|v| !v.is_empty())
        .collect();
    if !ticked.iter().all(|value| known.contains(value)) {
        return Err(Reason::Unknown);
    }
    let count = ticked.len();
    if count == 0 {
        return if field.required {
            Err(Reason::NotChosen)
        } else {
            Ok(None)
        };
    }
    if let Some(min) = field.min.filter(|min| count < *min as usize) {
        return Err(Reason::TooFew { min, count });
    }
    if let Some(max) = field.max.filter(|max| count > *max as usize) {
        return Err(Reason::TooMany { max, count });
    }
    let in_order = known.iter().filter(|value| ticked.contains(*value));
    Ok(Some(Answer::List(
        in_order.map(|value| (*value).to_owned()).collect(),
    )))
}

fn consent(field: &Field, submitted: &Submitted) -> Result<Option<Answer>, Reason> {
    let given = submitted
        .get(&field.name)
        .is_some_and(|value| value.trim() == YES);
    if field.required && !given {
        Err(Reason::NoConsent)
    } else {
        Ok(Some(Answer::Bool(given)))
    }
}

/// Keeps the answer to every question and, under the name of the field itself, the profile they add up to.
fn check_quiz(
    field: &Field,
    quiz: &Quiz,
    submitted: &Submitted,
    (answers, errors): (&mut Answers, &mut Vec<FieldError>),
) {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for question in &quiz.questions {
        let name = Quiz::input_name(field, question);
        let value = submitted.get(&name).map_or("", str::trim);
        let chosen = question.options.iter().find(|option| option.value == value);
        match chosen {
            Some(option) => {
                *votes.entry(&option.profile).or_default() += 1;
                answers.push(name, Answer::Text(option.value.clone()));
            }
            None if !value.is_empty() => errors.push(FieldError {
                field: name,
                reason: Reason::Unknown,
            }),
            None if field.required => errors.push(FieldError {
                field: name,
                reason: Reason::NotChosen,
            }),
            None => {}
        }
    }
    if let Some(profile) = winner(quiz, &votes) {
        answers.push(&field.name, Answer::Text(profile));
    }
}

/// The profile with the most votes; on a draw the one that the definition names first.
fn winner(quiz: &Quiz, votes: &BTreeMap<&str, usize>) -> Option<String> {
    let count = |value: &str| votes.get(value).copied().unwrap_or(0);
    let best = quiz
        .profiles
        .iter()
        .rev()
        .max_by_key(|profile| count(&profile.value))?;
    (count(&best.value) > 0).then(|| best.value.clone())
}
