//! Cards of pages, as lists show them. A page is named in many lists, so its card is made once.

use std::collections::HashMap;
use std::sync::OnceLock;

use tera::Value;

use super::Views;
use super::languages::borrowed;
use super::page::description;
use crate::context::model::{Card, Extra};
use content::Kind;
use site::{Page, PageId, Site};

/// The cards of all pages in all languages, and the links to them on other cards, made when they are asked for.
#[derive(Default)]
pub(crate) struct CardCache {
    cards: ByLanguage,
    links: ByLanguage,
}

/// By language and page.
type ByLanguage = HashMap<String, Vec<OnceLock<Value>>>;

impl CardCache {
    pub(crate) fn of(site: &Site) -> Self {
        let of_language = |lang: &String| {
            let cards = std::iter::repeat_with(OnceLock::new);
            (lang.clone(), cards.take(site.pages.len()).collect())
        };
        let nothing_yet = || site.config.languages.iter().map(of_language).collect();
        Self {
            cards: nothing_yet(),
            links: nothing_yet(),
        }
    }

    /// The card of a page in lists in `lang`.
    pub(crate) fn card(&self, id: PageId, lang: &str, make: impl FnOnce() -> Value) -> Value {
        known_or(&self.cards, (id, lang), make)
    }

    /// The link to a topic or municipality on cards in `lang`: a few dozen of them are on ten thousand cards.
    pub(crate) fn link(&self, id: PageId, lang: &str, make: impl FnOnce() -> Value) -> Value {
        known_or(&self.links, (id, lang), make)
    }
}

fn known_or(made: &ByLanguage, (id, lang): (PageId, &str), make: impl FnOnce() -> Value) -> Value {
    match made.get(lang).and_then(|pages| pages.get(id)) {
        Some(known) => known.get_or_init(make).clone(),
        None => make(),
    }
}

impl Views<'_> {
    pub(crate) fn cards(self, ids: &[PageId], lang: &str) -> Value {
        let card = |id: &PageId| self.cards.card(*id, lang, || self.card(*id, lang));
        ids.iter().map(card).collect::<Vec<_>>().into()
    }

    /// A page in a list in `lang`.
    fn card(self, id: PageId, lang: &str) -> Value {
        let page = &self.site.pages[id];
        let card = Value::from_serializable(&Card {
            kind: page.kind().name(),
            title: page.common.title.clone(),
            url: page.url.clone(),
            description: description(page, &self.bodies[id]),
            date_text: page
                .common
                .date
                .map(|date| self.date_text(date, &page.lang)),
            image: self.image(page),
            extra: Extra::of(page, self.site),
            lang: borrowed(&page.lang, lang),
        });
        let topics = page.common.onderwerpen.iter();
        let topics = topics
            .filter_map(|topic| self.term(Kind::Topic, &topic.value, &page.lang))
            .map(|topic| self.shared_link(topic, &page.lang));
        let municipality = page
            .municipality()
            .and_then(|slug| self.term(Kind::Municipality, slug, &page.lang))
            .filter(|municipality| municipality.url != page.url)
            .map(|municipality| self.shared_link(municipality, &page.lang));
        // A struct is always a map.
        let mut card = card.into_map().unwrap_or_default();
        card.insert("topics".into(), topics.collect::<Vec<_>>().into());
        card.insert("municipality".into(), municipality.into());
        card.into()
    }

    fn shared_link(self, term: &Page, lang: &str) -> Value {
        let make = || Value::from_serializable(&Self::link(term, lang));
        match self.site.id_of(term.path()) {
            Some(id) => self.cards.link(id, lang, make),
            None => make(),
        }
    }
}
