//! Validated answers.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// A permission given or not.
    Bool(bool),
    /// Typed text, or one choice.
    Text(String),
    /// Choices, in the order of the form.
    List(Vec<String>),
}

/// The answers of one submission, in the order of the form. They are private, so `Debug` shows names only. Their JSON
/// is sealed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(Vec<(String, Answer)>);

impl Answers {
    /// The answers and the names of their fields, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.0.iter().map(|(name, answer)| (&**name, answer))
    }

    /// The answer to a field, if there is one.
    pub fn get(&self, name: &str) -> Option<&Answer> {
        self.iter()
            .find(|(known, _)| *known == name)
            .map(|(_, answer)| answer)
    }

    /// The answer to a field that takes one text or choice.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Some(Answer::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Every text that was typed or chosen.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.iter().flat_map(|(_, answer)| match answer {
            Answer::Text(text) => std::slice::from_ref(text).iter().map(String::as_str),
            Answer::List(list) => list.iter().map(String::as_str),
            Answer::Bool(_) => [].iter().map(String::as_str),
        })
    }

    /// These answers, in this order.
    pub fn of(answers: impl IntoIterator<Item = (String, Answer)>) -> Self {
        Self(answers.into_iter().collect())
    }

    pub(super) fn push(&mut self, name: impl Into<String>, answer: Answer) {
        self.0.push((name.into(), answer));
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bool(_) => "Bool(…)",
            Self::Text(_) => "Text(…)",
            Self::List(_) => "List(…)",
        })
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}
