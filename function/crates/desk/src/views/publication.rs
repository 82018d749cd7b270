//! The form of a page for the site, and its preview.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde::Serialize;
use tera::Context;

use super::{LANG, View};
use crate::forms::{Draft, InvalidField, LONGEST_QUESTION, LONGEST_TITLE, PublicationForm};
use crate::workflow::{Action, LONGEST_ANSWER, Step, can_be_answered};
use forms::letter::Letter;
use forms::publication::{AnsweredBy, Consent, Publication};
use pages::owned_paragraphs;
use people::Name;
use store::Submission;

/// A page for the site that is being made.
pub(crate) struct PublicationPage<'a> {
    pub(crate) seen: &'a Submission,
    pub(crate) me: &'a Name,
    pub(crate) draft: &'a Draft<'a>,
    pub(crate) form: &'a PublicationForm,
    /// The question that it is made of, if our keys open it.
    pub(crate) letter: Option<&'a Letter>,
    /// Whether its author reads the page before it is on the site.
    pub(crate) consent: Consent,
}

#[derive(Serialize)]
struct Choice<'a> {
    value: &'a str,
    label: String,
    chosen: bool,
}

#[derive(Serialize)]
struct InvalidFieldView {
    field: &'static str,
    label: String,
    message: String,
}

impl View<'_> {
    /// The form of a page for the site.
    pub(crate) fn publication(
        &self,
        status: StatusCode,
        page: &PublicationPage<'_>,
        invalid: &[InvalidField],
    ) -> Response<Body> {
        let mut context = self.publication_context(page);
        let form = page.form;
        let fields: Vec<_> = invalid
            .iter()
            .map(|field| InvalidFieldView {
                field: field.name,
                label: self.views.message(&format!("page-{}", field.name)),
                message: self.views.message(&format!("error-{}", field.message)),
            })
            .collect();
        context.insert("invalid_fields", &fields);
        let names: Vec<_> = invalid.iter().map(|field| field.name).collect();
        context.insert("invalid", &names);
        let topics = self.assets.facts.topics.iter();
        let topics: Vec<_> = topics
            .map(|topic| Choice {
                value: &topic.slug,
                label: topic
                    .title
                    .said(LANG, &self.assets.facts.default_language)
                    .text,
                chosen: form.topics.contains(&topic.slug),
            })
            .collect();
        context.insert("topics", &topics);
        let by = AnsweredBy::ALL.map(|by| Choice {
            value: by.as_str(),
            label: self.views.message(&format!("page-by-{}", by.as_str())),
            chosen: form.by == by.as_str(),
        });
        context.insert("by", &by);
        context.insert("asked_age", &self.asked_age(page.seen, page.letter));
        context.insert("longest_title", &LONGEST_TITLE);
        context.insert("longest_question", &LONGEST_QUESTION);
        context.insert("longest_answer", &LONGEST_ANSWER);
        context.insert("title", &self.views.message("page-title"));
        self.views.render(status, "desk/publication.html", context)
    }

    /// The preview of a page for the site, with the button that keeps it.
    pub(crate) fn preview(
        &self,
        page: &PublicationPage<'_>,
        checked: &Publication,
    ) -> Response<Body> {
        let seen = page.seen;
        let form = PublicationForm::from(checked.clone());
        let mut context = self.publication_context(&PublicationPage {
            form: &form,
            ..*page
        });
        context.insert("fields", &form.fields());
        context.insert("question", &owned_paragraphs(&checked.question));
        context.insert("answer", &pages::answer_html(&checked.answer));
        let topics: Vec<_> = checked
            .topics
            .iter()
            .filter_map(|slug| self.assets.facts.topic(slug, LANG))
            .collect();
        context.insert("topics", &topics);
        let step = if can_be_answered(seen) {
            Step::Place
        } else {
            Step::PlaceAlone
        };
        context.insert("place", &Action::Page(step).step());
        let by = checked.answered_by.as_str();
        context.insert("by", &self.views.message(&format!("page-by-{by}")));
        let municipality = checked.municipality.as_deref();
        let municipality = municipality.and_then(|slug| self.assets.facts.municipality(slug));
        context.insert("municipality", &municipality);
        context.insert("title", &self.views.message("preview-title"));
        self.views
            .render(StatusCode::OK, "desk/preview.html", context)
    }

    /// The part of the context that both pages share.
    fn publication_context(&self, page: &PublicationPage<'_>) -> Context {
        let PublicationPage {
            seen,
            me,
            draft,
            form,
            letter,
            consent,
        } = page;
        let mut context = Context::new();
        context.insert("inside", &true);
        context.insert("me", me.as_str());
        context.insert("entry", &self.entry_view(&seen.entry, None, None));
        context.insert("version", &seen.entry.version);
        context.insert("page", form);
        context.insert("author_reads", &(*consent == Consent::AfterReading));
        context.insert("draft", draft.text);
        context.insert("queue", &draft.view.queue_address());
        context.insert("work", seen.entry.id.as_str());
        context.insert("carried", &draft.carried(&PublicationForm::FIELDS));
        // Once a colleague has answered, this page sends no answer.
        context.insert("sends_answer", &can_be_answered(seen));
        context.insert(
            "notice",
            &draft.notice.as_ref().map(|notice| self.notice(notice)),
        );
        self.insert_page_hints(&mut context, form, *letter);
        context
    }

    /// The age that the asker gave, usually a range.
    fn asked_age(&self, seen: &Submission, letter: Option<&Letter>) -> Option<String> {
        let given = letter?.answers.text("leeftijd")?;
        let form = self.assets.forms.get(&seen.entry.form)?;
        Some(self.meaning(form.field("leeftijd"), "leeftijd", given))
    }
}
