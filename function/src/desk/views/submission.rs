//! One submission, opened, with the labels of its form.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::Context;

use super::LANG;
use crate::desk::Desk;
use crate::desk::actions::{LONGEST_ANSWER, Move, can_be_answered};
use crate::desk::doors::Name;
use crate::desk::typed::Typed;
use crate::form::{Answer, Choice, Field, FieldType, Form, Quiz};
use crate::letter::{Letter, Suspicion};
use crate::pages::paragraphs;
use crate::store::{Submission, Turn};

/// What somebody typed, as it stands on the page: what is not right with it, and what happened meanwhile.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::desk) struct Draft<'a> {
    /// The answer to whoever asked.
    pub(in crate::desk) text: &'a str,
    /// The page for the site.
    pub(in crate::desk) page: Option<&'a Typed>,
    pub(in crate::desk) error: Option<&'static str>,
    pub(in crate::desk) notice: Option<&'static str>,
}

/// A button.
#[derive(Serialize)]
struct MoveView {
    action: &'static str,
    label: String,
    /// What whoever sent it reads from then on.
    told: Option<String>,
    is_final: bool,
}

/// A label, and lines of text under it.
#[derive(Serialize)]
struct Row {
    label: String,
    paragraphs: Vec<Vec<String>>,
}

/// A follow-up question.
#[derive(Serialize)]
struct TurnView {
    opened: bool,
    /// The answer that it is about.
    earlier: Vec<Vec<String>>,
    rows: Vec<Row>,
}

impl Desk {
    /// One submission, as `me` sees it.
    pub(in crate::desk) async fn submission_page(
        &self,
        status: StatusCode,
        (submission, me): (&Submission, &Name),
        draft: &Draft<'_>,
    ) -> Response<Body> {
        let letter = self.open(submission);
        let mut context = Context::new();
        context.insert("inside", &true);
        context.insert("me", me.as_str());
        self.insert_entry(&mut context, submission);
        self.insert_letter(&mut context, &submission.entry.form, letter.as_ref());
        let thread: Vec<_> = submission
            .thread
            .iter()
            .map(|turn| self.turn(&submission.entry.form, turn))
            .collect();
        context.insert("thread", &thread);
        self.insert_moves(&mut context, submission, me);
        // Nobody answers what nobody could read.
        context.insert(
            "can_answer",
            &(can_be_answered(submission) && letter.is_some()),
        );
        context.insert("can_publish", &self.may_publish(submission).is_ok());
        context.insert(
            "waits_for_site",
            &self.waiting(submission).map(|page| page.title),
        );
        context.insert("longest", &LONGEST_ANSWER);
        context.insert("draft", draft.text);
        context.insert("page", &draft.page);
        let word = |prefix: &str, key: &str, suffix: &str| {
            self.views.word(&format!("{prefix}{key}{suffix}"))
        };
        context.insert("error", &draft.error.map(|key| word("error-", key, "")));
        context.insert("notice", &draft.notice.map(|key| word("", key, "-text")));
        context.insert("history", &self.history(submission).await);
        self.views.render(status, "desk/submission.html", context)
    }

    /// The buttons for what may happen from here: the one that most people come for, and the others.
    fn insert_moves(&self, context: &mut Context, submission: &Submission, me: &Name) {
        let possible = |leads: bool| -> Vec<_> {
            Move::ALL
                .into_iter()
                .filter(|each| *each != Move::Unpublish && each.leads() == leads)
                .filter(|each| each.is_possible(submission, me))
                .map(|each| self.move_view(each, submission))
                .collect()
        };
        context.insert("lead", &possible(true).pop());
        context.insert("moves", &possible(false));
        context.insert("can_hand_over", &submission.may_be_handed_over());
        let others = submission
            .holder
            .as_deref()
            .filter(|name| *name != me.as_str());
        context.insert("busy", &others);
        context.insert("mine", &(submission.holder.is_some() && others.is_none()));
    }

    fn move_view(&self, each: Move, submission: &Submission) -> MoveView {
        let action = each.as_str();
        let label = match each {
            Move::Claim if submission.holder.is_some() => "action-take-over".to_owned(),
            Move::Close if submission.answer.is_some() => "action-close-answered".to_owned(),
            _ => format!("action-{action}"),
        };
        let mut args = FluentArgs::new();
        args.set("name", submission.holder.clone().unwrap_or_default());
        // With an answer that stays readable there is nothing new to read.
        let told = each.told().filter(|_| submission.answer.is_none());
        let told = told.map(|status| submission.words_at(status));
        MoveView {
            action,
            label: self.views.strings.get(LANG, &label, &args),
            told: told.map(|key| self.views.told.plain(LANG, &key)),
            is_final: each.is_final(),
        }
    }

    /// What stands in the clear.
    fn insert_entry(&self, context: &mut Context, submission: &Submission) {
        let entry = &submission.entry;
        context.insert("title", self.form_title(&entry.form));
        let holder = submission.holder.as_deref();
        context.insert("entry", &self.entry_view(entry, holder));
        context.insert("version", &entry.version);
        context.insert("expires", &self.views.strings.date(LANG, entry.expires));
        context.insert("answered", &submission.answer.is_some());
    }

    /// What was inside the seal.
    fn insert_letter(&self, context: &mut Context, form: &str, letter: Option<&Letter>) {
        context.insert("opened", &letter.is_some());
        context.insert(
            "rows",
            &letter
                .map(|letter| self.rows(form, letter))
                .unwrap_or_default(),
        );
        let reasons = letter.map_or(&[][..], |letter| &letter.suspicions);
        let words = |reason: &Suspicion| self.views.word(&format!("suspicion-{}", reason.as_str()));
        context.insert("suspicions", &reasons.iter().map(words).collect::<Vec<_>>());
        let lang = letter
            .map(|letter| letter.lang.as_str())
            .filter(|lang| *lang != LANG);
        context.insert("other_language", &lang);
    }

    fn turn(&self, form: &str, turn: &Turn) -> TurnView {
        let letter = self.open_seal(&turn.question);
        let earlier = letter.as_ref().and_then(|letter| letter.earlier.as_deref());
        TurnView {
            opened: letter.is_some(),
            earlier: earlier.map(owned_paragraphs).unwrap_or_default(),
            rows: letter
                .as_ref()
                .map(|letter| self.rows(form, letter))
                .unwrap_or_default(),
        }
    }

    fn rows(&self, form: &str, letter: &Letter) -> Vec<Row> {
        let form = self.assets.forms.get(form);
        letter
            .answers
            .iter()
            .map(|(name, answer)| Row {
                label: self.label(form, name),
                paragraphs: self.shown(form, name, answer),
            })
            .collect()
    }

    /// The label of a field; its bare name when the form has changed since.
    fn label(&self, form: Option<&Form>, name: &str) -> String {
        let (field, question) = name.split_once('.').unwrap_or((name, ""));
        let Some(field) = form.and_then(|form| form.field(field)) else {
            return name.to_owned();
        };
        match &field.field_type {
            FieldType::Quiz(_) if question.is_empty() => self.views.word("profile"),
            FieldType::Quiz(quiz) => {
                let asked = quiz.questions.iter().find(|known| known.name == question);
                asked.map_or_else(|| name.to_owned(), |known| known.label.get(LANG).to_owned())
            }
            _ => field.label.get(LANG).to_owned(),
        }
    }

    fn shown(&self, form: Option<&Form>, name: &str, answer: &Answer) -> Vec<Vec<String>> {
        let field = form.and_then(|form| form.field(name.split('.').next().unwrap_or(name)));
        match answer {
            Answer::Bool(given) => vec![vec![self.views.word(if *given { "yes" } else { "no" })]],
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

    /// The words for a value that was chosen, or what was typed.
    pub(super) fn meaning(&self, field: Option<&Field>, name: &str, value: &str) -> String {
        let facts = &self.assets.facts;
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

pub(super) fn owned_paragraphs(text: &str) -> Vec<Vec<String>> {
    paragraphs(text)
        .into_iter()
        .map(|lines| lines.into_iter().map(str::to_owned).collect())
        .collect()
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
