//! The page for the site: where it is made, and how it will be.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde::Serialize;
use tera::Context;

use super::submission::owned_paragraphs;
use super::{Draft, LANG};
use crate::Desk;
use crate::actions::{LONGEST_ANSWER, can_be_answered};
use crate::doors::Name;
use crate::typed::{LONGEST_QUESTION, LONGEST_TITLE, Typed, Wrong};
use crate::workflow::{Action, Step};
use forms::personal_data;
use forms::publication::{AnsweredBy, Publication};
use store::Submission;

/// Something that may tell who somebody is.
#[derive(Serialize)]
struct Telling {
    text: String,
    looks: String,
}

#[derive(Serialize)]
struct Choice<'a> {
    value: &'a str,
    label: String,
    chosen: bool,
}

/// A field that is not right.
#[derive(Serialize)]
struct Fault {
    field: &'static str,
    label: String,
    message: String,
}

impl Desk {
    /// The page on which a page for the site is made.
    pub(crate) fn publication_page(
        &self,
        status: StatusCode,
        (seen, me): (&Submission, &Name),
        (draft, wrong): (&Draft<'_>, &[Wrong]),
    ) -> Response<Body> {
        let Some(page) = draft.page else {
            return self.message(StatusCode::INTERNAL_SERVER_ERROR, "internal");
        };
        let mut context = self.about_page((seen, me), draft, page);
        let faults: Vec<_> = wrong
            .iter()
            .map(|(field, key)| Fault {
                field,
                label: self.views.word(&format!("page-{field}")),
                message: self.views.word(&format!("error-{key}")),
            })
            .collect();
        context.insert("faults", &faults);
        let wrong: Vec<_> = wrong.iter().map(|(field, _)| *field).collect();
        context.insert("wrong", &wrong);
        let topics = self.assets.facts.topics.iter();
        let topics: Vec<_> = topics
            .map(|topic| Choice {
                value: &topic.slug,
                label: topic
                    .title
                    .said(LANG, &self.assets.facts.default_language)
                    .text,
                chosen: page.topics.contains(&topic.slug),
            })
            .collect();
        context.insert("topics", &topics);
        let by = AnsweredBy::ALL.map(|by| Choice {
            value: by.as_str(),
            label: self.views.word(&format!("page-by-{}", by.as_str())),
            chosen: page.by == by.as_str(),
        });
        context.insert("by", &by);
        context.insert("asked_age", &self.asked_age(seen));
        context.insert("longest_title", &LONGEST_TITLE);
        context.insert("longest_question", &LONGEST_QUESTION);
        context.insert("longest_answer", &LONGEST_ANSWER);
        context.insert("title", &self.views.word("page-title"));
        self.views.render(status, "desk/publication.html", context)
    }

    /// The page as it will be, with the last word on it.
    pub(crate) fn preview_page(
        &self,
        (seen, me): (&Submission, &Name),
        draft: &Draft<'_>,
        checked: &Publication,
    ) -> Response<Body> {
        let page = Typed::from(checked.clone());
        let mut context = self.about_page((seen, me), draft, &page);
        context.insert("fields", &page.fields());
        context.insert("question", &owned_paragraphs(&checked.question));
        context.insert("answer", &checked.answer);
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
        context.insert("by", &self.views.word(&format!("page-by-{by}")));
        let town = checked.municipality.as_deref();
        context.insert(
            "town",
            &town.and_then(|slug| self.assets.facts.municipality(slug)),
        );
        context.insert("title", &self.views.word("preview-title"));
        self.views
            .render(StatusCode::OK, "desk/preview.html", context)
    }

    /// What both pages have.
    fn about_page(
        &self,
        (seen, me): (&Submission, &Name),
        draft: &Draft<'_>,
        page: &Typed,
    ) -> Context {
        let mut context = Context::new();
        context.insert("inside", &true);
        context.insert("me", me.as_str());
        context.insert("entry", &self.entry_view(&seen.entry, None));
        context.insert("version", &seen.entry.version);
        context.insert("page", page);
        context.insert("draft", draft.text);
        context.insert("queue", &draft.filter.behind("/desk"));
        context.insert("work", seen.entry.id.as_str());
        let shown = Typed::FIELDS;
        context.insert("carried", &draft.carried(&shown));
        // An answer that somebody else gave meanwhile is the one that counts.
        context.insert("sends_answer", &can_be_answered(seen));
        context.insert("notice", &draft.notice);
        let telling = |text: &str| {
            let found = personal_data::find(text).into_iter().map(|found| Telling {
                looks: self.views.word(&format!("telling-{}", found.kind.as_str())),
                text: found.text,
            });
            found.collect::<Vec<_>>()
        };
        context.insert("telling_title", &telling(&page.title));
        context.insert("telling_question", &telling(&page.question));
        context.insert("telling_answer", &telling(&page.answer));
        context
    }

    /// The age as whoever asked gave it, mostly a range.
    fn asked_age(&self, seen: &Submission) -> Option<String> {
        let letter = self.open(seen)?;
        let given = letter.answers.text("leeftijd")?;
        let form = self.assets.forms.get(&seen.entry.form)?;
        Some(self.meaning(form.field("leeftijd"), "leeftijd", given))
    }
}
