//! The page that may be made of a question, as whoever asked it reads it first.

use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::Context;

use super::paragraphs::owned_paragraphs;
use super::{Pages, answer};
use forms::facts::SiteFacts;
use forms::publication::Publication;

/// The shortcode that shows the helplines of the site, without its spaces.
const HELPLINES: &str = "{{hulplijnen()}}";

/// The page for the site, on the page of a receipt.
#[derive(Clone, Copy)]
pub enum SitePage<'a> {
    /// Its author does not want it.
    Declined,
    /// It can be read, and something can be said of it.
    Read {
        /// The page.
        page: &'a Publication,
        /// How old who asked is, in words.
        age: Option<&'a str>,
        /// Which page it is, as the button sends it back.
        version: &'a str,
        /// What its author said of it.
        said: SaidOfPage,
        /// Whether it is another one than whoever pressed a button had read.
        changed: bool,
    },
}

/// What its author said of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidOfPage {
    /// Nothing.
    Nothing,
    /// It may be on the site.
    Agreed,
    /// It may not.
    Declined,
    /// Something is to be different.
    WantsChanges,
}

impl SaidOfPage {
    /// The word in templates, message keys and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "asked",
            Self::Agreed => "agreed",
            Self::Declined => "declined",
            Self::WantsChanges => "changes",
        }
    }
}

/// A page for the site, for the template.
#[derive(Serialize)]
struct SitePageView<'a> {
    lang: &'a str,
    title: &'a str,
    /// Age, municipality, who answered, and topics.
    about: Vec<String>,
    question: Vec<Vec<String>>,
    answer: String,
    version: &'a str,
    said: &'static str,
    changed: bool,
}

impl Pages {
    /// Puts the page for the site into the page of a receipt.
    pub(super) fn insert_site_page(
        &self,
        view: &mut Context,
        site_page: Option<SitePage<'_>>,
        (lang, facts): (&str, &SiteFacts),
    ) {
        let declined = matches!(site_page, Some(SitePage::Declined));
        view.insert("site_page_declined", &declined);
        let Some(SitePage::Read {
            page,
            age,
            version,
            said,
            changed,
        }) = site_page
        else {
            view.insert("site_page", &None::<&str>);
            return;
        };
        let shown = SitePageView {
            lang: &facts.default_language,
            title: &page.title,
            about: self.about((page, age), lang, facts),
            question: owned_paragraphs(&page.question),
            answer: answer::html(&self.with_helplines(lang, &page.answer)),
            version,
            said: said.as_str(),
            changed,
        };
        view.insert("site_page", &shown);
    }

    fn about(
        &self,
        (page, age): (&Publication, Option<&str>),
        lang: &str,
        facts: &SiteFacts,
    ) -> Vec<String> {
        let age = age.map(|age| {
            let mut args = FluentArgs::new();
            args.set("age", age);
            self.strings.get(lang, "site-page-age", &args)
        });
        let municipality = page.municipality.as_deref();
        let municipality = municipality.and_then(|slug| facts.municipality(slug));
        let by = format!("site-page-by-{}", page.answered_by.as_str());
        let topics = page.topics.iter();
        let topics = topics.filter_map(|slug| facts.topic(slug, lang));
        age.into_iter()
            .chain(municipality.map(str::to_owned))
            .chain([self.strings.plain(lang, &by)])
            .chain(topics.map(str::to_owned))
            .collect()
    }

    /// What stands in the place of the shortcode on the site, said in words.
    fn with_helplines(&self, lang: &str, answer: &str) -> String {
        let lines = answer.lines().map(|line| {
            let bare: String = line.split_whitespace().collect();
            if bare == HELPLINES {
                self.strings.plain(lang, "site-page-helplines")
            } else {
                line.to_owned()
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}
