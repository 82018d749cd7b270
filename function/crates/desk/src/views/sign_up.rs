//! What the page of a sign-up says besides: the outcome of the quiz in words, and where to go on with the intake.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use super::{LANG, SubmissionPage, View};
use forms::letter::Letter;
use forms::{Kind, Quiz};
use store::{BrokerState, Submission};

/// The outcome of a quiz.
#[derive(Serialize)]
struct QuizView {
    profile: String,
    text: String,
    /// How many answers counted for each profile.
    counts: Vec<(String, usize)>,
}

impl View<'_> {
    pub(super) fn insert_sign_up(&self, context: &mut Context, page: &SubmissionPage<'_>) {
        let entry = &page.submission.entry;
        if entry.kind != Kind::Signup {
            return;
        }
        let state = BrokerState::of(entry.status);
        let is_there = state.is_some() || page.has_record;
        context.insert("broker", &is_there.then(|| entry.id.as_str()));
        let quiz = page.letter.and_then(|letter| self.quiz(entry, letter));
        context.insert("quiz", &quiz);
    }

    fn quiz(&self, entry: &store::Entry, letter: &Letter) -> Option<QuizView> {
        let (field, quiz) = self.assets.forms.get(&entry.form)?.quiz()?;
        let profile = quiz.profile(letter.answers.text(&field.name)?)?;
        let counted = counts(quiz, &field.name, letter);
        let label = |value: &str| {
            let known = quiz.profile(value);
            known.map_or_else(|| value.to_owned(), |it| it.label.get(LANG).to_owned())
        };
        let counts = counted.into_iter();
        let counts = counts.map(|(value, count)| (label(value), count));
        Some(QuizView {
            profile: profile.label.get(LANG).to_owned(),
            text: profile.text.get(LANG).to_owned(),
            counts: counts.collect(),
        })
    }

    /// What was filled in, with the labels of the form.
    pub(super) fn answers_in_words(
        &self,
        found: &Submission,
        letter: &Letter,
    ) -> Vec<(String, String)> {
        let form = self.assets.forms.get(&found.entry.form);
        let answers = letter.answers.iter();
        answers
            .map(|(name, answer)| {
                let paragraphs = self.shown(form, name, answer);
                let paragraphs = paragraphs.iter().map(|lines| lines.join("\n"));
                let text = paragraphs.collect::<Vec<_>>().join("\n\n");
                (self.label(form, name), text)
            })
            .collect()
    }
}

/// How many answers counted for which profile.
fn counts<'a>(quiz: &'a Quiz, field: &str, letter: &Letter) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    for question in &quiz.questions {
        let chosen = letter.answers.text(&format!("{field}.{}", question.name));
        let option = question
            .options
            .iter()
            .find(|option| Some(&*option.value) == chosen);
        if let Some(option) = option {
            *counts.entry(&*option.profile).or_default() += 1;
        }
    }
    counts
}
