//! The part of a definition that makes a quiz.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;

use super::Checker;
use crate::definition::{RawOption, RawProfile, RawQuestion};
use crate::{FormProblem, Profile, Quiz, QuizOption, QuizQuestion};

impl Checker {
    /// `at` is where the field is named.
    pub(super) fn quiz(
        &mut self,
        at: &Range<usize>,
        questions: Option<Spanned<Vec<Spanned<RawQuestion>>>>,
        profiles: Option<Spanned<Vec<Spanned<RawProfile>>>>,
    ) -> Option<Quiz> {
        let raw = self.some_of("profiles", profiles, at);
        let mut values = BTreeSet::new();
        let profiles: Option<Vec<Profile>> = raw.map(|raw| {
            let profiles = raw.into_iter();
            profiles
                .filter_map(|profile| self.profile(profile, &mut values))
                .collect()
        });
        let raw = self.some_of("questions", questions, at);
        let (profiles, raw) = (profiles?, raw?);
        let mut names = BTreeSet::new();
        let questions: Vec<QuizQuestion> = raw
            .into_iter()
            .filter_map(|question| self.question(question, &profiles, &mut names))
            .collect();
        Some(Quiz {
            questions,
            profiles,
        })
    }

    fn profile(
        &mut self,
        raw: Spanned<RawProfile>,
        values: &mut BTreeSet<String>,
    ) -> Option<Profile> {
        let at = raw.span();
        let raw = raw.into_inner();
        let value = self.need("value", raw.value, Some(&at));
        let value = value.and_then(|value| self.option_value(&value, values));
        let label = self.need("label", raw.label, Some(&at));
        let label = label.and_then(|label| self.text("label", label));
        let text = self.need("text", raw.text, Some(&at));
        let text = text.and_then(|text| self.text("text", text));
        Some(Profile {
            value: value?,
            label: label?,
            text: text?,
        })
    }

    fn question(
        &mut self,
        raw: Spanned<RawQuestion>,
        profiles: &[Profile],
        names: &mut BTreeSet<String>,
    ) -> Option<QuizQuestion> {
        let at = raw.span();
        let raw = raw.into_inner();
        let name_span = raw.name.as_ref().map(Spanned::span);
        let name = self.need("name", raw.name, Some(&at));
        let name = name.and_then(|name| self.name("name", name, '_'));
        if let Some(name) = &name
            && !names.insert(name.clone())
        {
            let (key, value) = ("name", name.clone());
            self.report::<()>(name_span.clone(), FormProblem::Twice { key, value });
        }
        let label = self.need("label", raw.label, Some(&at));
        let label = label.and_then(|label| self.text("label", label));
        if raw.options.len() < 2 {
            return self.report(name_span.or(Some(at)), FormProblem::OneOption);
        }
        let mut values = BTreeSet::new();
        let options = raw
            .options
            .into_iter()
            .filter_map(|option| self.quiz_option(option, profiles, &mut values))
            .collect();
        Some(QuizQuestion {
            name: name?,
            label: label?,
            options,
        })
    }

    fn quiz_option(
        &mut self,
        raw: Spanned<RawOption>,
        profiles: &[Profile],
        values: &mut BTreeSet<String>,
    ) -> Option<QuizOption> {
        let profile = self.need("profile", raw.get_ref().profile.clone(), Some(&raw.span()));
        let known: Vec<&str> = profiles.iter().map(|one| one.value.as_str()).collect();
        let profile = profile.and_then(|profile| {
            if known.contains(&profile.get_ref().as_str()) {
                return Some(profile.into_inner());
            }
            self.unknown_choice("profile", &profile, &known)
        });
        let (value, label) = self.option(raw, values)?;
        Some(QuizOption {
            value,
            label,
            profile: profile?,
        })
    }
}
