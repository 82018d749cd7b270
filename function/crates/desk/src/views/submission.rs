//! One submission, opened, with the labels of its form.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::Context;

use super::LANG;
use crate::Desk;
use crate::actions::{LONGEST_ANSWER, can_be_answered};
use crate::doors::Name;
use crate::filter::QueueFilter;
use crate::posted::{ANSWER, COLLEAGUE, FILTER};
use crate::typed::Typed;
use crate::workflow::{Action, Move, Step};
use forms::facts::ELSEWHERE;
use forms::letter::{Letter, Suspicion};
use forms::{Answer, Choice, Field, FieldType, Form, Quiz};
use pages::paragraphs;
use store::{AuditEntry, Submission, Turn};

/// What somebody typed, as it stands on the page: what is not right with it, and what happened meanwhile.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft<'a> {
    /// The answer to whoever asked.
    pub(crate) text: &'a str,
    /// The page for the site.
    pub(crate) page: Option<&'a Typed>,
    /// The name of whoever should have it.
    pub(crate) colleague: &'a str,
    pub(crate) error: Option<&'static str>,
    pub(crate) notice: Option<Notice>,
    /// Where in the queue they came from.
    pub(crate) filter: QueueFilter,
    /// The version that something made which they asked for.
    pub(crate) done: Option<u64>,
}

/// What is said above a page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Notice {
    text: String,
    /// Whether it is what somebody hoped for.
    good: bool,
}

impl Draft<'_> {
    /// Whether there is nothing that could get lost.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.page.is_none() && self.colleague.trim().is_empty()
    }

    pub(crate) fn with(self, notice: Notice) -> Self {
        Self {
            notice: Some(notice),
            ..self
        }
    }

    /// What was typed and has no field of its own on a page: it travels along.
    pub(super) fn carried(&self, fields: &[&'static str]) -> Vec<(&'static str, String)> {
        let page = self.page.map(Typed::fields).unwrap_or_default();
        let page = page
            .into_iter()
            .map(|(name, value)| (name, value.to_owned()));
        let others = [
            (FILTER, self.filter.query()),
            (ANSWER, self.text.to_owned()),
            (COLLEAGUE, self.colleague.to_owned()),
        ];
        let others = others.into_iter().filter(|(_, value)| !value.is_empty());
        others
            .chain(page)
            .filter(|(name, _)| !fields.contains(name))
            .collect()
    }
}

/// A button.
#[derive(Serialize)]
struct ButtonView {
    route: &'static str,
    step: Option<&'static str>,
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
    pub(crate) async fn submission_page(
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
        self.insert_draft(&mut context, (submission, me), draft)
            .await;
        context.insert("history", &self.history(submission).await);
        self.views.render(status, "desk/submission.html", context)
    }

    /// What was typed, and what is said about it.
    async fn insert_draft(
        &self,
        context: &mut Context,
        (submission, me): (&Submission, &Name),
        draft: &Draft<'_>,
    ) {
        context.insert("draft", draft.text);
        context.insert("page", &draft.page);
        context.insert("colleague", draft.colleague);
        context.insert("queue", &draft.filter.behind("/desk"));
        context.insert("work", submission.entry.id.as_str());
        // These have fields of their own here.
        context.insert("carried", &draft.carried(&[ANSWER, COLLEAGUE]));
        let error = draft.error.map(|key| format!("error-{key}"));
        context.insert("error", &error.map(|key| self.views.word(&key)));
        let notice = match draft.done {
            Some(version) => self.notice_of_done(version, submission, me).await,
            None => None,
        };
        context.insert("notice", &draft.notice.clone().or(notice));
    }

    /// That the change which made `version` is done, to whoever asked for it.
    async fn notice_of_done(
        &self,
        version: u64,
        submission: &Submission,
        me: &Name,
    ) -> Option<Notice> {
        let change = self.store.change_to(&submission.entry.id, version).await;
        let change = change.ok().flatten()?;
        (change.actor == me.as_str()).then(|| self.notice_of("done", &change))
    }

    /// Something to say above a page, in the words of `key`.
    pub(crate) fn notice(&self, key: &str) -> Notice {
        Notice {
            text: self.views.word(&format!("{key}-text")),
            good: false,
        }
    }

    /// The same, about something that happened.
    pub(crate) fn notice_of(&self, key: &str, change: &AuditEntry) -> Notice {
        let mut args = FluentArgs::new();
        args.set("event", self.views.said(change, self.clock.now()));
        Notice {
            text: self.views.strings.get(LANG, &format!("{key}-text"), &args),
            good: key.starts_with("done"),
        }
    }

    /// The buttons for what may happen from here: the one that most people come for, and the others.
    fn insert_moves(&self, context: &mut Context, submission: &Submission, me: &Name) {
        let possible = |leads: bool| -> Vec<_> {
            Move::ALL
                .into_iter()
                .filter(|each| *each != Move::Unpublish && each.leads() == leads)
                .filter(|each| each.is_possible(submission, me))
                .map(|each| self.button_of_move(each, submission))
                .collect()
        };
        context.insert("lead", &possible(true).pop());
        context.insert("moves", &possible(false));
        context.insert("can_hand_over", &submission.may_be_handed_over());
        context.insert(
            "hand_over",
            &self.button(Action::HandOver, "hand-over-submit"),
        );
        context.insert("answer", &self.button(Action::Answer, "answer-submit"));
        let make = Action::Page(Step::Make);
        context.insert("answer_and_make", &self.button(make, "answer-and-page"));
        let waits = submission.publication.is_some();
        let label = if waits { "site-change" } else { "site-make" };
        context.insert("make", &self.button(make, label));
        context.insert(
            "unpublish",
            &self.button_of_move(Move::Unpublish, submission),
        );
        let others = submission
            .holder
            .as_deref()
            .filter(|name| *name != me.as_str());
        context.insert("busy", &others);
        context.insert("mine", &(submission.holder.is_some() && others.is_none()));
    }

    fn button_of_move(&self, each: Move, submission: &Submission) -> ButtonView {
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
        ButtonView {
            route: action,
            step: None,
            label: self.views.strings.get(LANG, &label, &args),
            told: told.map(|key| self.views.told.plain(LANG, &key)),
            is_final: each.is_final(),
        }
    }

    /// A button with the words of `label`.
    fn button(&self, action: Action, label: &str) -> ButtonView {
        ButtonView {
            route: action.route(),
            step: action.step(),
            label: self.views.word(label),
            told: None,
            is_final: false,
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
