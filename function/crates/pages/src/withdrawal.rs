//! The pages around taking something back.

use super::views::{AskerPage, asker_context};
use super::{Page, Pages, PagesError};

impl Pages {
    /// The page that asks whether to withdraw. It needs the receipt once more, for its buttons.
    pub fn withdraw(&self, page: &AskerPage<'_>, on_site: bool) -> Result<Page, PagesError> {
        let title = self.strings.plain(page.lang, "withdraw-confirm-title");
        let mut view = asker_context(page, &title);
        view.insert("on_site", &on_site);
        Ok(Page {
            title: self.asks(page.lang),
            main: self.render("withdraw.html", &view)?,
        })
    }

    /// The page after withdrawing. The file of a page for the site goes later, and nobody is told that it is gone before.
    pub fn withdrawn(&self, page: &AskerPage<'_>, on_site: bool) -> Result<Page, PagesError> {
        let key = if on_site {
            "withdrawn-title-on-site"
        } else {
            "withdrawn-title"
        };
        let title = self.strings.plain(page.lang, key);
        let mut view = asker_context(page, &title);
        view.insert("on_site", &on_site);
        Ok(Page {
            title: self.done(page.lang),
            main: self.render("withdrawn.html", &view)?,
        })
    }
}
