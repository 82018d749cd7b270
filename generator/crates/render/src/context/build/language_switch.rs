//! The language switch: every language of the site, with the page itself or the nearest one there. Unlike
//! `translations` it is no promise that the two say the same, so it is not for machines.

use super::Views;
use super::languages::own_name;
use crate::context::model::LanguageLink;
use content::Kind;
use site::Page;

const HOME: &str = "_index.md";

impl<'a> Views<'a> {
    /// The switch on a page.
    pub(crate) fn languages(self, page: &Page) -> Vec<LanguageLink> {
        self.switch(&page.lang, |lang| self.nearest(page, lang))
    }

    /// The switch on a page that has no file, and so no translation.
    pub(crate) fn languages_of_homes(self, lang: &str) -> Vec<LanguageLink> {
        self.switch(lang, |lang| self.page_in(HOME, lang))
    }

    /// Templates know where they are: the current language needs no address.
    fn switch(
        self,
        current: &str,
        nearest: impl Fn(&str) -> Option<&'a Page>,
    ) -> Vec<LanguageLink> {
        let languages = self.site.config.languages.iter();
        let links: Vec<LanguageLink> = languages
            .filter_map(|lang| {
                let url = if lang == current {
                    String::new()
                } else {
                    nearest(lang)?.url.clone()
                };
                Some(LanguageLink {
                    lang: lang.clone(),
                    name: own_name(lang),
                    url,
                    current: lang == current,
                })
            })
            .collect();
        if links.len() < 2 { Vec::new() } else { links }
    }

    /// The page itself, its municipality, its list or the home page: the first that is there in `lang`.
    fn nearest(self, page: &Page, lang: &str) -> Option<&'a Page> {
        let municipality = || {
            let slug = page.municipality()?;
            let town = self.site.term(Kind::Municipality, slug)?;
            (page.kind() == Kind::MunicipalPage).then(|| self.page_in(town.path(), lang))?
        };
        let list = || {
            let section = page.location.section?;
            self.page_in(&format!("{}/_index.md", section.folder()), lang)
        };
        let itself = format!("{}.md", page.stem());
        self.page_in(&itself, lang)
            .or_else(municipality)
            .or_else(list)
            .or_else(|| self.page_in(HOME, lang))
    }

    /// The page at a path in this language, and in no other.
    fn page_in(self, path: &str, lang: &str) -> Option<&'a Page> {
        self.site
            .page_at(path, lang)
            .filter(|page| page.lang == lang)
    }
}
