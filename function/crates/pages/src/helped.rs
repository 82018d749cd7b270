//! The page after "Hielp dit?".

use super::views::{UnsentFollowUp, base, insert_follow_up};
use super::{Page, Pages, PagesError};
use forms::facts::SiteFacts;

/// What somebody pressed, and of what.
pub struct HelpedPage<'a> {
    /// The language of the page.
    pub lang: &'a str,
    /// The facts of the site.
    pub facts: &'a SiteFacts,
    /// The token for the form on the page.
    pub token: &'a str,
    /// Whether it helped.
    pub helped: bool,
    /// Whether it was counted.
    pub is_counted: bool,
    /// What it is about.
    pub thing: RatedThing<'a>,
}

/// What helped, or did not.
pub enum RatedThing<'a> {
    /// A page of the site.
    Page {
        /// Its address.
        url: &'a str,
        /// Its title.
        title: &'a str,
    },
    /// The answer to a question.
    Answer {
        /// The receipt.
        code: &'a str,
        /// Whether its asker can ask on.
        follow_up: bool,
        /// Whether help comes first.
        urgent: bool,
    },
}

impl Pages {
    /// The page after somebody said whether something helped.
    pub fn helped(&self, page: &HelpedPage<'_>) -> Result<Page, PagesError> {
        let key = if page.helped {
            "helped-yes-title"
        } else {
            "helped-no-title"
        };
        let title = self.strings.plain(page.lang, key);
        let mut view = base(page.lang, page.facts);
        view.insert("title", &title);
        view.insert("helped", &page.helped);
        view.insert("counted", &page.is_counted);
        view.insert("follow_up_error", &None::<&str>);
        let mut of_page = None;
        let mut code = "";
        let mut can_ask_on = false;
        match &page.thing {
            RatedThing::Page { url, title } => of_page = Some((*url, *title)),
            RatedThing::Answer {
                code: own,
                follow_up,
                urgent,
            } => {
                code = own;
                can_ask_on = *follow_up;
                view.insert("urgent", urgent);
            }
        }
        view.insert("page", &of_page);
        view.insert("follow_up", &can_ask_on);
        view.insert("ask_page", &page.facts.ask_page(page.lang));
        let field = UnsentFollowUp {
            code,
            typed: "",
            token: page.token,
            about_page: false,
        };
        insert_follow_up(&mut view, field);
        Ok(Page {
            title: self.done(page.lang),
            main: self.render("helped.html", &view)?,
        })
    }
}
