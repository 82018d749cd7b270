//! The page about a problem.

use super::fields;
use super::readers;
use super::views::{UnsentFollowUp, base, insert_follow_up, keep_first_screen};
use super::{FormContext, Page, Pages, PagesError};
use forms::Form;
use forms::facts::SiteFacts;

/// A page that says what went wrong, and what to do.
#[derive(Clone, Copy)]
pub struct ErrorPage<'a> {
    /// The language of the page.
    pub lang: &'a str,
    /// The facts of the site.
    pub facts: &'a SiteFacts,
    /// The heading.
    pub title: &'a str,
    /// The explanation, and what to do.
    pub text: &'a str,
    /// Whether help comes first.
    pub urgent: bool,
    /// Shown under the explanation.
    pub embed: Embed<'a>,
}

/// The input that an error page echoes.
#[derive(Clone, Copy)]
pub enum Embed<'a> {
    /// Nothing.
    Nothing,
    /// The form with everything that was typed.
    Form(&'a Form, &'a FormContext<'a>),
    /// The field for a code, filled in.
    Lookup(&'a str),
    /// The texts of an unknown form.
    Typed(&'a [&'a str]),
    /// The form for another question in a thread.
    FollowUp(UnsentFollowUp<'a>),
    /// The field for a code, and the question in a thread that cannot be sent with it.
    Unsent(&'a str, &'a str),
}

impl Pages {
    /// A page about a problem.
    pub fn error_page(&self, page: &ErrorPage<'_>) -> Result<Page, PagesError> {
        let mut view = base(page.lang, page.facts);
        view.insert("title", page.title);
        view.insert("text", page.text);
        view.insert("urgent", &page.urgent);
        keep_first_screen(&mut view, page.urgent);
        view.insert("typed", &[""; 0]);
        view.insert("errors", &[""; 0]);
        view.insert("embed", "");
        match page.embed {
            Embed::Nothing => {}
            Embed::Form(form, context) => {
                fields::insert_form(&mut view, form, context, &self.strings);
                readers::insert_for_form(&mut view, form, context, &self.strings);
                view.insert("embed", "form");
            }
            Embed::Lookup(typed) => {
                view.insert("field", &fields::code_field(typed, None));
                view.insert("embed", "lookup");
            }
            Embed::Typed(texts) => view.insert("typed", texts),
            Embed::FollowUp(unsent) => {
                insert_follow_up(&mut view, unsent);
                view.insert("follow_up_error", &None::<&str>);
                view.insert("embed", "follow_up");
            }
            Embed::Unsent(code, typed) => {
                view.insert("field", &fields::code_field(code, None));
                view.insert("embed", "lookup");
                view.insert("typed", &[typed]);
            }
        }
        // Whoever had a code, or typed something, did something here: the title, which stays in the history, does not say what.
        let title = match page.embed {
            Embed::Nothing => page.title.to_owned(),
            Embed::Form(form, _) => self.mistaken(page.lang, form.title.get(page.lang)),
            _ => self.strings.plain(page.lang, "page-title-problem"),
        };
        Ok(Page {
            title,
            main: self.render("problem.html", &view)?,
        })
    }
}
