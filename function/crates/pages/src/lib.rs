//! The HTML of forms and answers. The generator uses it for static pages and the intake for responses, so a form looks
//! the same in both.

pub mod answer;
pub mod assets;
pub mod csp;
pub mod shell;
pub mod teams;

mod author;
mod fields;
mod found;
mod helped;
mod helplines;
mod paragraphs;
mod problem;
mod readers;
mod sign_up;
mod site_page;
mod views;
mod withdrawal;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use tera::{Context, Kwargs, State, Tera, Value};

use forms::facts::SiteFacts;
use forms::personal_data::Found;
use forms::promise::Promise;
use forms::{FALLBACK_LANGUAGE, FieldError, Form, Kind, Submitted};
use strings::{Strings, StringsError};

pub use answer::html as answer_html;
pub use helped::{HelpedPage, RatedThing};
pub use helplines::as_json as helplines_as_json;
pub use paragraphs::owned_paragraphs;
pub use problem::{Embed, ErrorPage};
pub use sign_up::{Kept, Planned};
pub use site_page::{SaidOfPage, SitePage};
pub use views::{
    AnswerPage, AskerPage, Author, FOLLOW_UP_LONGEST, FollowUpField, LookupPage, Message, Rating,
    ReceiptPage, UnsentFollowUp,
};

/// Templates by name, from `function/templates/`.
macro_rules! templates {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../../templates/", $name)))),*]
    };
}

/// The templates. A theme replaces any of them with one of the same name.
const TEMPLATES: &[(&str, &str)] = templates!(
    "form.html" "field.html" "field_choices.html" "field_help.html" "error_summary.html" "hidden.html"
    "confirm.html" "follow_up.html" "followed_up.html" "form_page.html" "helped.html" "helplines.html"
    "receipt.html"
    "receipt_lookup.html" "lookup_page.html" "answer.html" "withdraw.html" "withdrawn.html"
    "problem.html" "site_page.html" "page_said.html" "page_change.html" "back.html"
);

/// Makes the HTML of forms and answers.
pub struct Pages {
    tera: Tera,
    strings: Arc<Strings>,
}

/// Why a page cannot be made. It names templates and variables, never what somebody typed.
#[derive(Debug, thiserror::Error)]
pub enum PagesError {
    /// A theme replaces a template that does not exist.
    #[error(
        "templates/function/{name}: there is no template of this name to replace; there are {known}"
    )]
    UnknownTemplate {
        /// Its name.
        name: String,
        /// The names that exist.
        known: String,
    },
    /// A template does not work.
    #[error("a template of the function does not work: {0}")]
    Template(#[from] tera::Error),
    /// The words cannot be read.
    #[error(transparent)]
    Strings(#[from] StringsError),
}

/// HTML, safe to put into a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Markup(String);

/// A title (text) and a content (HTML) for the site's shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The title, as text.
    pub title: String,
    /// The HTML for `<main>`.
    pub main: Markup,
}

/// The context of a form.
#[derive(Debug, Clone, Copy)]
pub struct FormContext<'a> {
    /// The language of the page.
    pub lang: &'a str,
    /// The facts of the site.
    pub facts: &'a SiteFacts,
    /// The municipality that is chosen beforehand, when nothing was filled in yet.
    pub municipality: Option<&'a str>,
    /// The submitted values, if any.
    pub values: Option<&'a Submitted>,
    /// The invalid fields.
    pub errors: &'a [FieldError],
    /// The token of this page; empty on a static page, where a script may put one.
    pub token: &'a str,
    /// The page of the form, counted from 0.
    pub page: usize,
    /// Whether help comes first.
    pub urgent: bool,
}

impl<'a> FormContext<'a> {
    /// An empty form.
    pub fn blank(lang: &'a str, facts: &'a SiteFacts) -> Self {
        Self {
            lang,
            facts,
            municipality: None,
            values: None,
            errors: &[],
            token: "",
            page: 0,
            urgent: false,
        }
    }
}

impl Markup {
    /// The HTML.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The HTML.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Pages {
    /// The built-in templates, with those that a theme replaces (by name, such as `form.html`).
    pub fn new(overrides: &BTreeMap<String, String>) -> Result<Self, PagesError> {
        let strings = Arc::new(Strings::visitor()?);
        let mut tera = Tera::new();
        tera.register_function("t", translate(Arc::clone(&strings)));
        tera.register_function("promised", promised(Arc::clone(&strings)));
        if let Some(name) = overrides
            .keys()
            .find(|name| !TEMPLATES.iter().any(|(known, _)| known == name))
        {
            let known: Vec<_> = TEMPLATES.iter().map(|(known, _)| *known).collect();
            return Err(PagesError::UnknownTemplate {
                name: name.clone(),
                known: known.join(", "),
            });
        }
        let templates = TEMPLATES.iter().map(|(name, built_in)| {
            (
                *name,
                overrides.get(*name).map_or(*built_in, String::as_str),
            )
        });
        tera.add_raw_templates(templates)?;
        Ok(Self { tera, strings })
    }

    /// The words of the pages.
    pub fn strings(&self) -> &Strings {
        &self.strings
    }

    /// The `<form>` alone, without heading and without summary of errors.
    pub fn form(&self, form: &Form, context: &FormContext<'_>) -> Result<Markup, PagesError> {
        self.render("form.html", &self.form_view(form, context))
    }

    /// The page with the form, the error summary, and everything that was typed.
    pub fn form_page(&self, form: &Form, context: &FormContext<'_>) -> Result<Page, PagesError> {
        let heading = form.title.get(context.lang);
        let mut view = self.form_view(form, context);
        view.insert("title", heading);
        views::keep_first_screen(&mut view, context.urgent && !context.errors.is_empty());
        let main = self.render("form_page.html", &view)?;
        if context.errors.is_empty() {
            return Ok(Page {
                title: heading.to_owned(),
                main,
            });
        }
        Ok(Page {
            title: self.mistaken(context.lang, heading),
            main,
        })
    }

    /// The page that asks whether text that may identify somebody should stay. Hidden fields repeat everything that was
    /// typed.
    pub fn confirm(
        &self,
        form: &Form,
        context: &FormContext<'_>,
        found: &[Found],
    ) -> Result<Page, PagesError> {
        let mut view = views::base(context.lang, context.facts);
        view.insert("action", &format!("/api/forms/{}", form.id));
        view.insert("kind", form.kind.as_str());
        fields::insert_everything(&mut view, form, context);
        self.confirmed(view, context, found)
    }

    /// Like [`Self::confirm`], for a follow-up.
    pub fn confirm_follow_up(
        &self,
        context: &FormContext<'_>,
        inputs: &[(&str, &str)],
        found: &[Found],
    ) -> Result<Page, PagesError> {
        let mut view = views::base(context.lang, context.facts);
        view.insert("action", "/api/receipts/follow-up");
        view.insert("kind", Kind::Question.as_str());
        fields::insert_carried(&mut view, inputs);
        self.confirmed(view, context, found)
    }

    fn confirmed(
        &self,
        mut view: Context,
        context: &FormContext<'_>,
        found: &[Found],
    ) -> Result<Page, PagesError> {
        let lang = context.lang;
        view.insert("urgent", &context.urgent);
        view.insert("title", &found::title(lang, found, &self.strings));
        found::insert(&mut view, lang, found, &self.strings);
        Ok(Page {
            title: self.asks(lang),
            main: self.render("confirm.html", &view)?,
        })
    }

    /// A title that says nothing: titles stay in the history of a browser that others use as well.
    fn done(&self, lang: &str) -> String {
        self.strings.plain(lang, "page-title-done")
    }

    /// The same for a page that asks for something more.
    fn asks(&self, lang: &str) -> String {
        self.strings.plain(lang, "page-title-ask")
    }

    /// The title of a page with errors.
    fn mistaken(&self, lang: &str, heading: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("title", heading);
        self.strings.get(lang, "error-title-prefix", &args)
    }

    /// The `<form>` that asks for the code of a receipt.
    pub fn receipt_lookup_form(&self, lang: &str) -> Result<Markup, PagesError> {
        let mut context = Context::new();
        context.insert("lang", lang);
        context.insert("field", &fields::code_field("", None));
        self.render("receipt_lookup.html", &context)
    }

    /// The box with the helplines.
    pub fn helplines(&self, lang: &str, facts: &SiteFacts) -> Result<Markup, PagesError> {
        self.render("helplines.html", &views::base(lang, facts))
    }

    fn form_view(&self, form: &Form, context: &FormContext<'_>) -> Context {
        let mut view = views::base(context.lang, context.facts);
        view.insert("urgent", &context.urgent);
        fields::insert_form(&mut view, form, context, &self.strings);
        readers::insert_for_form(&mut view, form, context, &self.strings);
        view
    }

    fn render(&self, template: &str, context: &Context) -> Result<Markup, PagesError> {
        Ok(Markup(self.tera.render(template, context)?))
    }
}

/// The function `promised(phrase="…")` of the templates: how soon an answer is promised, in the language of the page (`lang`). A
/// site says it in Dutch; of what cannot be counted in those words, other languages say nothing.
fn promised(
    strings: Arc<Strings>,
) -> impl Fn(Kwargs, &State<'_>) -> tera::TeraResult<String> + Send + Sync + 'static {
    move |kwargs, state| {
        let phrase: String = kwargs.must_get("phrase")?;
        let lang = state.get::<String>("lang")?.unwrap_or_default();
        if lang == FALLBACK_LANGUAGE {
            return Ok(phrase);
        }
        let said = Promise::parse(&phrase).map(|promise| {
            let (key, count) = promise.message();
            let mut args = FluentArgs::new();
            args.set("count", count);
            strings.get(&lang, key, &args)
        });
        Ok(said.unwrap_or_default())
    }
}

/// The function `t(key="…", …)` of the templates: a message in the language of the page (`lang`), with its arguments.
pub fn translate(
    strings: Arc<Strings>,
) -> impl Fn(Kwargs, &State<'_>) -> tera::TeraResult<String> + Send + Sync + 'static {
    move |kwargs, state| {
        let key: String = kwargs.must_get("key")?;
        let lang = state.get::<String>("lang")?.unwrap_or_default();
        let mut args = FluentArgs::new();
        for (name, value) in kwargs.iter() {
            if let Some(name) = name.as_str().filter(|name| *name != "key") {
                args.set(name.to_owned(), argument(value));
            }
        }
        Ok(strings.get(&lang, &key, &args))
    }
}

fn argument(value: &Value) -> FluentValue<'static> {
    match value.as_i64() {
        Some(number) => number.into(),
        None => value.as_str().unwrap_or_default().to_owned().into(),
    }
}
