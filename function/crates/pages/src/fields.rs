//! From a form definition to what its templates show.

use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::Context;

use super::FormContext;
use forms::facts::ELSEWHERE;
use forms::{
    Choice, EmailProblem, Field, FieldError, FieldType, Form, HONEYPOT_FIELD, PAGE_FIELD, Quiz,
    QuizQuestion, Reason, Submitted, TOKEN_FIELD, Text, WORK_FIELD,
};
use strings::Strings;

/// Rows of a text area: as a rule of thumb eighty characters a line, and never so many that the button is out of sight.
const ROWS: std::ops::RangeInclusive<u32> = 4..=12;

/// One field as its template shows it.
#[derive(Debug, Default, Serialize)]
pub(super) struct FieldView {
    kind: &'static str,
    id: String,
    name: String,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    required: bool,
    optional: bool,
    describedby: Option<String>,
    input_type: &'static str,
    autocomplete: Option<&'static str>,
    rows: u32,
    /// How many characters fit, when many do: a script then counts along.
    longest: Option<u32>,
    value: String,
    options: Vec<OptionView>,
    questions: Vec<FieldView>,
}

#[derive(Debug, Serialize)]
struct OptionView {
    id: String,
    value: String,
    label: String,
    /// Its language, when it is another one than that of the page.
    lang: Option<String>,
    checked: bool,
}

/// A line of the summary of errors.
#[derive(Debug, Serialize)]
pub(super) struct ErrorView {
    /// The element that the link goes to.
    pub(super) id: String,
    pub(super) message: String,
}

#[derive(Serialize)]
struct FormView<'a> {
    id: &'a str,
    kind: &'static str,
    anonymous: bool,
    retention_days: u16,
    intro: Option<&'a str>,
    submit: String,
    /// Which page this is, counted from 1, and how many there are.
    page: usize,
    pages: usize,
    page_title: Option<&'a str>,
    token: &'a str,
    asks_work: bool,
    /// The work that was done for this page; empty before.
    work: &'a str,
    honeypot: &'a str,
}

/// An input of another page that travels along, unseen.
#[derive(Serialize)]
struct HiddenView<'a> {
    name: &'a str,
    value: &'a str,
}

/// The id of the element of a field. The prefix avoids collisions with the page around it.
pub(super) fn element_id(name: &str) -> String {
    format!("f-{}", name.replace('.', "-"))
}

/// The message of an invalid field: the form's own one if the field is empty, or the general one.
pub(super) fn message(strings: &Strings, lang: &str, form: &Form, error: &FieldError) -> String {
    let own = form
        .field(error.field.split('.').next().unwrap_or_default())
        .and_then(|field| field.error.as_ref());
    match (error.reason, own) {
        (Reason::Missing | Reason::NotChosen | Reason::NoConsent, Some(own)) => {
            own.get(lang).to_owned()
        }
        (reason, _) => message_of(strings, lang, reason),
    }
}

/// The general words.
pub(super) fn message_of(strings: &Strings, lang: &str, reason: Reason) -> String {
    let mut args = FluentArgs::new();
    let key = match reason {
        Reason::Missing => "error-missing",
        Reason::NotChosen => "error-not-chosen",
        Reason::NoConsent => "error-no-consent",
        Reason::Unknown => "error-unknown",
        Reason::NotEmail => "error-not-email",
        Reason::BadEmail(problem) => match problem {
            EmailProblem::Several => "error-email-several",
            EmailProblem::Comma => "error-email-comma",
            EmailProblem::TwoSigns => "error-email-two-signs",
            EmailProblem::Blank => "error-email-blank",
            EmailProblem::NoEnding => "error-email-no-ending",
        },
        Reason::NotPhone => "error-not-phone",
        Reason::Twice => "error-twice",
        Reason::NoField => "error-no-field",
        Reason::TooShort { min, length } => {
            args.set("min", min);
            args.set("length", length);
            "error-too-short"
        }
        Reason::TooLong { max, length } => {
            args.set("max", max);
            args.set("length", length);
            "error-too-long"
        }
        Reason::TooFew { min, count } => {
            args.set("min", min);
            args.set("count", count);
            "error-too-few"
        }
        Reason::TooMany { max, count } => {
            args.set("max", max);
            args.set("count", count);
            "error-too-many"
        }
    };
    strings.get(lang, key, &args)
}

/// Puts the form, its fields and the summary of errors into what the templates see.
pub(super) fn insert_form(
    view: &mut Context,
    form: &Form,
    context: &FormContext<'_>,
    strings: &Strings,
) {
    let lang = context.lang;
    let maker = Maker {
        form,
        context,
        strings,
    };
    let submit = match &form.submit {
        Some(words) => words.get(lang).to_owned(),
        None => strings.plain(lang, "form-submit"),
    };
    let pages = form.pages();
    let page = context.page.min(pages.len() - 1);
    let typed = |name: &str| {
        context
            .values
            .and_then(|values| values.get(name))
            .unwrap_or_default()
    };
    view.insert(
        "form",
        &FormView {
            id: &form.id,
            kind: form.kind.as_str(),
            anonymous: form.anonymous,
            retention_days: form.retention_days,
            intro: form.intro.as_ref().map(|intro| intro.get(lang)),
            submit,
            page: page + 1,
            pages: pages.len(),
            page_title: pages[page][0].page.as_ref().map(|title| title.get(lang)),
            token: context.token,
            asks_work: context.facts.proof_of_work,
            work: typed(WORK_FIELD),
            honeypot: typed(HONEYPOT_FIELD),
        },
    );
    let offers_something = |field: &&Field| {
        let is_municipality = matches!(field.field_type, FieldType::Municipality);
        field.required || !is_municipality || !context.facts.municipalities.is_empty()
    };
    let shown = pages[page].iter().filter(offers_something);
    let fields: Vec<_> = shown.map(|field| maker.field(field)).collect();
    view.insert("fields", &fields);
    insert_carried(view, &filled_in(form, context, Some(page)));
    view.insert("errors", &summary(strings, lang, form, context.errors));
}

/// The lines of the error summary. Several questions of a quiz are one line, which leads to the first of them.
fn summary(strings: &Strings, lang: &str, form: &Form, errors: &[FieldError]) -> Vec<ErrorView> {
    let question = |error: &FieldError| {
        let (field, quiz) = form.quiz()?;
        let mut questions = quiz.questions.iter();
        questions.find(|question| Quiz::input_name(field, question) == error.field)
    };
    let of_quiz = errors.iter().filter(|error| question(error).is_some());
    let (count, mut is_said) = (of_quiz.count(), false);
    let line = |error: &FieldError| {
        let mut args = FluentArgs::new();
        let message = match question(error) {
            None => message(strings, lang, form, error),
            Some(_) if is_said => return None,
            Some(_) if count > 1 => {
                is_said = true;
                args.set("count", count);
                strings.get(lang, "error-of-quiz", &args)
            }
            // All questions of a quiz have the same message, so it names the question.
            Some(question) => {
                args.set("question", question.label.get(lang).to_owned());
                args.set("message", message(strings, lang, form, error));
                strings.get(lang, "error-of-question", &args)
            }
        };
        let id = element_id(&error.field);
        Some(ErrorView { id, message })
    };
    errors.iter().filter_map(line).collect()
}

/// The fields of the other pages of a form, or all fields if `page` is none.
fn filled_in<'a>(
    form: &Form,
    context: &FormContext<'a>,
    page: Option<usize>,
) -> Vec<(&'a str, &'a str)> {
    let known = |name: &str| {
        form.field(name.split('.').next().unwrap_or_default())
            .is_some()
    };
    let values = context.values.into_iter().flat_map(Submitted::iter);
    values
        .filter(|(name, value)| {
            !value.is_empty() && known(name) && page != Some(form.page_of(name))
        })
        .collect()
}

/// Everything that was filled in, and what the page itself carries.
pub(super) fn insert_everything(view: &mut Context, form: &Form, context: &FormContext<'_>) {
    let typed = |name: &'static str| {
        let values = context.values;
        let value = values.and_then(|values| values.get(name));
        (name, value.unwrap_or_default())
    };
    let mut carried = vec![
        (TOKEN_FIELD, context.token),
        typed(WORK_FIELD),
        typed(HONEYPOT_FIELD),
        typed(PAGE_FIELD),
    ];
    carried.retain(|(_, value)| !value.is_empty());
    carried.extend(filled_in(form, context, None));
    insert_carried(view, &carried);
}

/// Inputs that nobody sees.
pub(super) fn insert_carried(view: &mut Context, inputs: &[(&str, &str)]) {
    let hidden: Vec<_> = inputs
        .iter()
        .map(|(name, value)| HiddenView { name, value })
        .collect();
    view.insert("carried", &hidden);
}

/// The one field of the page that asks for a code.
pub(super) fn code_field(typed: &str, error: Option<String>) -> impl Serialize {
    FieldView {
        id: element_id("code"),
        value: typed.to_owned(),
        error,
        ..FieldView::default()
    }
}

struct Maker<'a> {
    form: &'a Form,
    context: &'a FormContext<'a>,
    strings: &'a Strings,
}

impl Maker<'_> {
    fn field(&self, field: &Field) -> FieldView {
        let mut view = FieldView {
            required: field.required,
            optional: !field.required,
            hint: self.hint(field),
            value: self.value(field),
            ..self.named(&field.name, &field.label)
        };
        match &field.field_type {
            FieldType::Text | FieldType::Email | FieldType::Phone => self.line(&mut view, field),
            FieldType::LongText => {
                view.kind = "textarea";
                view.longest = field.max;
                view.rows = (field.max.unwrap_or(0) / 80 / 4).clamp(*ROWS.start(), *ROWS.end());
            }
            FieldType::Municipality => {
                view.kind = "select";
                let all = self.context.facts.municipalities.iter();
                // Whoever must choose can say that theirs is not there; others leave the field as it is.
                let elsewhere = self.strings.plain(self.context.lang, "form-elsewhere");
                let last = field.required.then_some((ELSEWHERE, elsewhere.as_str()));
                let named = all.map(|m| (m.slug.as_str(), m.name.as_str()));
                self.options(&mut view, named.chain(last));
            }
            FieldType::Choice(options) => self.group(&mut view, ("radios", "radio"), options),
            FieldType::Choices(options) => {
                self.group(&mut view, ("checkboxes", "checkbox"), options);
            }
            FieldType::Topics => {
                (view.kind, view.input_type) = ("checkboxes", "checkbox");
                self.topics(&mut view);
            }
            FieldType::Consent => view.kind = "consent",
            FieldType::Quiz(quiz) => {
                view.kind = "quiz";
                view.questions = quiz
                    .questions
                    .iter()
                    .map(|q| self.question(field, q))
                    .collect();
            }
        }
        describe(&mut view);
        view
    }

    /// The hint, including the advised length, which is not enforced.
    fn hint(&self, field: &Field) -> Option<String> {
        let own = field
            .hint
            .as_ref()
            .map(|hint| hint.get(self.context.lang).to_owned());
        let advice = field
            .advised
            .map(|_| self.strings.plain(self.context.lang, "form-advised"));
        let parts: Vec<_> = own.into_iter().chain(advice).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn named(&self, name: &str, label: &Text) -> FieldView {
        let error = self.context.errors.iter().find(|error| error.field == name);
        FieldView {
            id: element_id(name),
            name: name.to_owned(),
            label: label.get(self.context.lang).to_owned(),
            error: error.map(|error| message(self.strings, self.context.lang, self.form, error)),
            ..FieldView::default()
        }
    }

    fn line(&self, view: &mut FieldView, field: &Field) {
        view.kind = "text";
        (view.input_type, view.autocomplete) = match field.field_type {
            FieldType::Email => ("email", Some("email")),
            FieldType::Phone => ("tel", Some("tel")),
            // On a shared computer, the browser must not offer the next visitor what this one wrote.
            _ if self.form.anonymous => ("text", Some("off")),
            _ => ("text", name_token(&field.name)),
        };
    }

    fn group(
        &self,
        view: &mut FieldView,
        (kind, input_type): (&'static str, &'static str),
        options: &[Choice],
    ) {
        (view.kind, view.input_type) = (kind, input_type);
        self.options(
            view,
            options
                .iter()
                .map(|o| (o.value.as_str(), o.label.get(self.context.lang))),
        );
    }

    fn question(&self, field: &Field, question: &QuizQuestion) -> FieldView {
        let mut view = self.named(&Quiz::input_name(field, question), &question.label);
        (view.kind, view.input_type) = ("radios", "radio");
        let options = question.options.iter();
        self.options(
            &mut view,
            options.map(|o| (o.value.as_str(), o.label.get(self.context.lang))),
        );
        describe(&mut view);
        view
    }

    /// The first option has the id of the field, so that the summary of errors leads to it.
    fn options<'b>(&self, view: &mut FieldView, options: impl Iterator<Item = (&'b str, &'b str)>) {
        let chosen = self.chosen(&view.name, view.kind == "select");
        view.options = options
            .enumerate()
            .map(|(at, (value, label))| OptionView {
                id: if at == 0 {
                    view.id.clone()
                } else {
                    format!("{}-{}", view.id, at + 1)
                },
                checked: chosen.contains(&value),
                value: value.to_owned(),
                label: label.to_owned(),
                lang: None,
            })
            .collect();
    }

    /// A topic that has no title in the language of the page borrows it.
    fn topics(&self, view: &mut FieldView) {
        let facts = self.context.facts;
        let topics = facts.topics.iter();
        let said: Vec<_> = topics
            .map(|topic| topic.title.said(self.context.lang, &facts.default_language))
            .collect();
        let slugs = facts.topics.iter().map(|topic| topic.slug.as_str());
        self.options(view, slugs.zip(said.iter().map(|said| said.text.as_str())));
        for (option, said) in view.options.iter_mut().zip(said) {
            option.lang = said.lang;
        }
    }

    fn chosen(&self, name: &str, municipality: bool) -> Vec<&str> {
        match self.context.values {
            Some(values) => values.all(name).map(str::trim).collect(),
            None if municipality => self.context.municipality.into_iter().collect(),
            None => Vec::new(),
        }
    }

    fn value(&self, field: &Field) -> String {
        let typed = self
            .context
            .values
            .and_then(|values: &Submitted| values.get(&field.name))
            .unwrap_or("");
        match field.field_type {
            // An input of one line drops line ends without a word, which would glue words together.
            FieldType::Text | FieldType::Email | FieldType::Phone => typed.replace('\n', " "),
            _ => typed.to_owned(),
        }
    }
}

fn describe(view: &mut FieldView) {
    let hint = view.hint.as_ref().map(|_| format!("{}-hint", view.id));
    let error = view.error.as_ref().map(|_| format!("{}-error", view.id));
    let parts: Vec<_> = hint.into_iter().chain(error).collect();
    view.describedby = (!parts.is_empty()).then(|| parts.join(" "));
}

/// The autofill token for a field name (WCAG 1.3.5).
fn name_token(name: &str) -> Option<&'static str> {
    match name {
        "naam" => Some("name"),
        "voornaam" => Some("given-name"),
        "achternaam" => Some("family-name"),
        "organisatie" => Some("organization"),
        "postcode" => Some("postal-code"),
        "woonplaats" => Some("address-level2"),
        _ => None,
    }
}
