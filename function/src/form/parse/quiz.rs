//! The part of a definition that makes a quiz.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::{RawOption, error, name_rule, option_value, text, well_formed};
use crate::form::{FormError, Profile, Quiz, QuizOption, QuizQuestion, Text};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawQuestion {
    name: Spanned<String>,
    label: Spanned<Text>,
    options: Spanned<Vec<RawOption>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawProfile {
    value: Spanned<String>,
    label: Spanned<Text>,
    text: Spanned<Text>,
}

/// The questions and the profiles, when the definition has them.
pub(super) type RawQuiz = (
    Option<Spanned<Vec<RawQuestion>>>,
    Option<Spanned<Vec<RawProfile>>>,
);

pub(super) fn quiz(field: Range<usize>, (questions, profiles): RawQuiz) -> Result<Quiz, FormError> {
    let profiles = profiles_of(
        &field,
        profiles.map(Spanned::into_inner).unwrap_or_default(),
    )?;
    let raw = questions.map(Spanned::into_inner).unwrap_or_default();
    if raw.is_empty() {
        return error(
            field,
            "a quiz needs questions: add at least one [[fields.questions]]",
        );
    }
    let mut names = BTreeSet::new();
    let questions = raw
        .into_iter()
        .map(|question| {
            let name = question.name.get_ref();
            if !well_formed(name, '_') {
                return error(
                    question.name.span(),
                    name_rule("the name of a question", "underscores"),
                );
            }
            if !names.insert(name.clone()) {
                return error(
                    question.name.span(),
                    format!("there are two questions called \"{name}\": rename one"),
                );
            }
            Ok(QuizQuestion {
                options: quiz_options(question.options, &profiles)?,
                name: question.name.into_inner(),
                label: text("label", question.label)?,
            })
        })
        .collect::<Result<_, _>>()?;
    Ok(Quiz {
        questions,
        profiles,
    })
}

fn profiles_of(field: &Range<usize>, raw: Vec<RawProfile>) -> Result<Vec<Profile>, FormError> {
    if raw.is_empty() {
        return error(
            field.clone(),
            "a quiz needs outcomes: add at least one [[fields.profiles]]",
        );
    }
    let mut values = BTreeSet::new();
    raw.into_iter()
        .map(|profile| {
            Ok(Profile {
                value: option_value(&profile.value, &mut values)?,
                label: text("label", profile.label)?,
                text: text("text", profile.text)?,
            })
        })
        .collect()
}

fn quiz_options(
    raw: Spanned<Vec<RawOption>>,
    profiles: &[Profile],
) -> Result<Vec<QuizOption>, FormError> {
    let span = raw.span();
    let raw = raw.into_inner();
    if raw.len() < 2 {
        return error(span, "a question of a quiz needs at least two options");
    }
    let mut values = BTreeSet::new();
    raw.into_iter()
        .map(|option| {
            let Some(profile) = option.profile else {
                return error(
                    option.value.span(),
                    "an option of a quiz says which `profile` it counts for: add it",
                );
            };
            if !profiles
                .iter()
                .any(|known| &known.value == profile.get_ref())
            {
                let known: Vec<_> = profiles.iter().map(|p| p.value.as_str()).collect();
                return error(
                    profile.span(),
                    format!(
                        "there is no profile \"{}\": choose {}",
                        profile.get_ref(),
                        known.join(", ")
                    ),
                );
            }
            Ok(QuizOption {
                value: option_value(&option.value, &mut values)?,
                label: text("label", option.label)?,
                profile: profile.into_inner(),
            })
        })
        .collect()
}
