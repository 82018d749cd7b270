//! The pages after what an author said of the page for the site.

use super::site_page::SaidOfPage;
use super::views::{AskerPage, UnsentFollowUp, asker_context, insert_follow_up};
use super::{Page, Pages, PagesError};

impl Pages {
    /// The page after agreeing or declining.
    pub fn page_said(&self, page: &AskerPage<'_>, said: SaidOfPage) -> Result<Page, PagesError> {
        let key = format!("site-page-{}", said.as_str());
        let title = self.strings.plain(page.lang, &format!("{key}-title"));
        let mut view = asker_context(page, &title);
        let text = self.strings.plain(page.lang, &format!("{key}-text"));
        view.insert("text", &text);
        Ok(Page {
            title: self.done(page.lang),
            main: self.render("page_said.html", &view)?,
        })
    }

    /// The page that asks what is to be different.
    pub fn page_change(&self, page: &AskerPage<'_>, token: &str) -> Result<Page, PagesError> {
        let title = self.strings.plain(page.lang, "site-page-change-title");
        let mut view = asker_context(page, &title);
        view.insert("follow_up_error", &None::<&str>);
        let field = UnsentFollowUp {
            code: page.receipt,
            typed: "",
            token,
            about_page: true,
        };
        insert_follow_up(&mut view, field);
        Ok(Page {
            title: self.asks(page.lang),
            main: self.render("page_change.html", &view)?,
        })
    }
}
