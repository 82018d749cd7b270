//! The form of a page for the site, and its preview.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde::Serialize;
use tera::Context;

use super::{LANG, View};
use crate::forms::{
    Draft, InvalidField, LONGEST_QUESTION, LONGEST_TITLE, PublicationForm, age_group,
};
use crate::workflow::{Action, LONGEST_ANSWER, Step, can_be_answered, needs_eyes, page_needs_eyes};
use fluent_bundle::FluentArgs;
use forms::age::Age;
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

/// A page for the site, as it can be read at the desk.
#[derive(Serialize)]
pub(super) struct SitePageView<'p> {
    title: &'p str,
    /// Age, municipality, who answered, and topics.
    about: Vec<String>,
    question: Vec<Vec<String>>,
    answer: String,
    /// The whole page as the site will show it, where the desk can tell.
    themed: Option<&'p str>,
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
            label: self.answered_by(by, page.seen),
            chosen: form.by == by.as_str(),
        });
        context.insert("by", &by);
        let group = age_group(page.letter);
        context.insert("age_group", &group);
        context.insert("age_words", &group.map(|group| self.age(group)));
        context.insert("longest_title", &LONGEST_TITLE);
        context.insert("longest_question", &LONGEST_QUESTION);
        context.insert("longest_answer", &LONGEST_ANSWER);
        context.insert("title", &self.views.message("page-title"));
        self.views.render(status, "desk/publication.html", context)
    }

    /// The preview of a page for the site, with the button that keeps it; `themed` is the page as the site will show it.
    pub(crate) fn preview(
        &self,
        page: &PublicationPage<'_>,
        checked: &Publication,
        themed: Option<&str>,
    ) -> Response<Body> {
        let seen = page.seen;
        let form = PublicationForm::from(checked.clone());
        let mut context = self.publication_context(&PublicationPage {
            form: &form,
            ..*page
        });
        context.insert("fields", &form.fields());
        context.insert("site_page", &self.site_page(checked, seen, themed));
        let step = if can_be_answered(seen) {
            Step::Place
        } else {
            Step::PlaceAlone
        };
        context.insert("place", &Action::Page(step).step());
        let label = self.place_label(seen, page.consent);
        context.insert("place_label", &self.views.message(label));
        context.insert("title", &self.views.message("preview-title"));
        self.views
            .render(StatusCode::OK, "desk/preview.html", context)
    }

    /// What the button says that keeps a page: what becomes of it, and of the answer.
    fn place_label(&self, seen: &Submission, consent: Consent) -> &'static str {
        let form = self.assets.forms.get(&seen.entry.form);
        let sends = can_be_answered(seen);
        let reads_first = consent == Consent::AfterReading;
        match (page_needs_eyes(seen, form), sends) {
            (true, true) if needs_eyes(seen, form) => "preview-place-eyes-both",
            (true, true) => "preview-place-eyes",
            (true, false) => "preview-place-eyes-later",
            (false, true) if reads_first => "preview-place-author",
            (false, true) => "preview-place",
            (false, false) if reads_first => "preview-place-author-later",
            (false, false) => "preview-place-later",
        }
    }

    /// A page for the site, for the part that shows it.
    pub(super) fn site_page<'p>(
        &self,
        page: &'p Publication,
        seen: &Submission,
        themed: Option<&'p str>,
    ) -> SitePageView<'p> {
        let age = page.age.as_ref().map(|age| match age {
            Age::Years(years) => years.to_string(),
            Age::Group(group) => self.age(group).to_owned(),
        });
        let age = age.map(|age| {
            let mut args = FluentArgs::new();
            args.set("age", age);
            self.views.strings.get(LANG, "preview-age", &args)
        });
        let facts = &self.assets.facts;
        let municipality = page.municipality.as_deref();
        let municipality = municipality.and_then(|slug| facts.municipality(slug));
        let topics = page.topics.iter();
        let topics = topics.filter_map(|slug| facts.topic(slug, LANG));
        let about = age
            .into_iter()
            .chain(municipality.map(str::to_owned))
            .chain([self.answered_by(page.answered_by, seen)])
            .chain(topics.map(str::to_owned));
        SitePageView {
            title: &page.title,
            about: about.collect(),
            question: owned_paragraphs(&page.question),
            answer: pages::answer_html(&page.answer),
            themed,
        }
    }

    /// Who answered, in words. The team of a municipality has its name.
    fn answered_by(&self, by: AnsweredBy, seen: &Submission) -> String {
        let entry = &seen.entry;
        let municipality = entry.municipality.as_deref();
        let municipality = municipality.filter(|_| !entry.team.is_national());
        let municipality = municipality.and_then(|slug| self.assets.facts.municipality(slug));
        let mut args = FluentArgs::new();
        args.set("municipality", municipality.unwrap_or_default().to_owned());
        let key = match (by, municipality) {
            (AnsweredBy::Team, Some(_)) => "page-by-team-of".to_owned(),
            (by, _) => format!("page-by-{}", by.as_str()),
        };
        self.views.strings.get(LANG, &key, &args)
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
        let definition = self.assets.forms.get(&seen.entry.form);
        context.insert("needs_eyes", &page_needs_eyes(seen, definition));
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
}
