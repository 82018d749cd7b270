//! Builds what templates see ([`super::model`]) from the typed site.

mod cards;
mod extra;
mod factors;
mod globals;
mod language_switch;
mod languages;
mod lists;
mod map;
mod municipality;
mod page;
mod pagination;
mod related;
mod special;
mod tips;

use std::sync::Arc;

use fluent_bundle::FluentValue;

use self::languages::borrowed;
use super::model::Link;
use crate::theme::{Engine, PageAddresses};
use content::{Date, Kind, Section};
use diagnostics::words::Args;
use markdown::Rendered;
use site::{Page, Site};

pub(crate) use cards::CardCache;
pub(crate) use globals::form_pages;
pub(crate) use languages::direction;
pub(crate) use municipality::{municipalities, municipality_context, style_context};
pub(crate) use page::{description, share_image};
pub(crate) use pagination::{PAGE_SIZE, numbered};
pub(crate) use special::{NOT_FOUND, is_search};

/// The site, its rendered markdown and its words together.
#[derive(Clone, Copy)]
pub(crate) struct Views<'a> {
    pub(crate) site: &'a Site,
    pub(crate) engine: &'a Engine,
    pub(crate) bodies: &'a [Arc<Rendered>],
    pub(crate) cards: &'a CardCache,
}

impl<'a> Views<'a> {
    /// A link for who reads in `lang`.
    pub(crate) fn link(page: &Page, lang: &str) -> Link {
        Link {
            title: page.common.title.clone(),
            url: page.url.clone(),
            slug: page.location.slug.clone(),
            lang: borrowed(&page.lang, lang),
        }
    }

    /// A term in the language of the reader when it is translated.
    pub(crate) fn term(self, kind: Kind, slug: &str, lang: &str) -> Option<&'a Page> {
        let term = self.site.term(kind, slug)?;
        if term.lang == lang {
            return Some(term);
        }
        self.site.page_at(term.path(), lang)
    }

    pub(crate) fn topics(self, page: &Page) -> Vec<Link> {
        page.common
            .onderwerpen
            .iter()
            .filter_map(|topic| self.term(Kind::Topic, &topic.value, &page.lang))
            .map(|topic| Self::link(topic, &page.lang))
            .collect()
    }

    pub(crate) fn municipality(self, page: &Page) -> Option<Link> {
        self.term(Kind::Municipality, page.municipality()?, &page.lang)
            .map(|municipality| Self::link(municipality, &page.lang))
    }

    /// The title of a further page of a list.
    pub(crate) fn numbered_title(self, page: &Page, number: usize) -> String {
        let args: Args<'_> = [
            ("title", FluentValue::from(page.common.title.as_str())),
            ("number", FluentValue::from(number.to_string())),
        ]
        .into();
        self.engine.say_with(&page.lang, "numbered-title", &args)
    }

    pub(crate) fn date_text(self, date: Date, lang: &str) -> String {
        self.engine.date(lang, date, || self.say_date(date, lang))
    }

    fn say_date(self, date: Date, lang: &str) -> String {
        let args: Args<'_> = [
            ("day", FluentValue::from(i64::from(date.0.day()))),
            ("month", FluentValue::from(i64::from(date.0.month()))),
            // As text: a year is no amount, and no language groups its digits.
            ("year", FluentValue::from(date.0.year().to_string())),
        ]
        .into();
        self.engine.say_with(lang, "date-long", &args)
    }

    pub(crate) fn permalink(self, url: &str) -> String {
        self.site.base_url.absolute(url)
    }

    pub(crate) fn home_link(self, lang: &str) -> Link {
        let home = self.site.page_at("_index.md", lang);
        let url = home.map_or_else(|| self.site.base_url.url("/"), |page| page.url.clone());
        Link {
            title: self.engine.say(lang, "home"),
            url,
            slug: String::new(),
            lang: None,
        }
    }

    pub(crate) fn section_link(self, section: Section, lang: &str) -> Link {
        let path = format!("{}/_index.md", section.folder());
        match self.site.page_at(&path, lang) {
            Some(page) => Self::link(page, lang),
            None => Link {
                title: self
                    .engine
                    .say(lang, &format!("section-{}", section.folder())),
                url: self.site.section_url(section),
                slug: section.folder().to_owned(),
                lang: None,
            },
        }
    }
}

/// The addresses that templates may name.
pub(crate) fn page_addresses(site: &Site) -> PageAddresses {
    let pages = site.pages.iter();
    let without_file = site
        .generated_sections()
        .map(|section| site.section_url(section));
    PageAddresses {
        by_path: pages
            .map(|page| (page.path().to_owned(), page.url.clone()))
            .collect(),
        without_file: without_file.collect(),
        base_url: site.base_url.clone(),
    }
}
