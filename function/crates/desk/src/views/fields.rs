//! What was filled in, in the words of its form.

use super::{LANG, View};
use forms::facts::ELSEWHERE;
use forms::{Answer, Choice, Field, FieldType, Form, Quiz};
use pages::owned_paragraphs;

impl View<'_> {
    /// The label of a field, or its name if the form no longer has it.
    pub(super) fn label(&self, form: Option<&Form>, name: &str) -> String {
        let (field, question) = name.split_once('.').unwrap_or((name, ""));
        let Some(field) = form.and_then(|form| form.field(field)) else {
            return name.to_owned();
        };
        match &field.field_type {
            FieldType::Quiz(_) if question.is_empty() => self.views.message("profile"),
            FieldType::Quiz(quiz) => {
                let asked = quiz.questions.iter().find(|known| known.name == question);
                asked.map_or_else(|| name.to_owned(), |known| known.label.get(LANG).to_owned())
            }
            _ => field.label.get(LANG).to_owned(),
        }
    }

    pub(super) fn shown(
        &self,
        form: Option<&Form>,
        name: &str,
        answer: &Answer,
    ) -> Vec<Vec<String>> {
        let field = form.and_then(|form| form.field(name.split('.').next().unwrap_or(name)));
        match answer {
            Answer::Bool(given) => {
                vec![vec![self.views.message(if *given { "yes" } else { "no" })]]
            }
            Answer::List(values) => {
                vec![
                    values
                        .iter()
                        .map(|value| self.meaning(field, name, value))
                        .collect(),
                ]
            }
            Answer::Text(text) => owned_paragraphs(&self.meaning(field, name, text)),
        }
    }

    /// The label of a chosen value, or the typed text.
    pub(super) fn meaning(&self, field: Option<&Field>, name: &str, value: &str) -> String {
        let facts = &self.assets.facts;
        let is_municipality =
            field.is_some_and(|field| matches!(field.field_type, FieldType::Municipality));
        if is_municipality && value == ELSEWHERE {
            return self.views.strings.plain(LANG, "municipality-elsewhere");
        }
        let words = field.and_then(|field| match &field.field_type {
            FieldType::Choice(options) | FieldType::Choices(options) => chosen(options, value),
            FieldType::Municipality => facts.municipality(value),
            FieldType::Topics => facts.topic(value, LANG),
            FieldType::Quiz(quiz) => quiz_meaning(quiz, name, value),
            _ => None,
        });
        words.unwrap_or(value).to_owned()
    }
}

fn chosen<'a>(options: &'a [Choice], value: &str) -> Option<&'a str> {
    options
        .iter()
        .find(|option| option.value == value)
        .map(|option| option.label.get(LANG))
}

fn quiz_meaning<'a>(quiz: &'a Quiz, name: &str, value: &str) -> Option<&'a str> {
    let Some((_, question)) = name.split_once('.') else {
        return quiz.profile(value).map(|profile| profile.label.get(LANG));
    };
    let question = quiz.questions.iter().find(|known| known.name == question)?;
    question
        .options
        .iter()
        .find(|option| option.value == value)
        .map(|option| option.label.get(LANG))
}
