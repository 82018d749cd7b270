//! Cards of pages, as templates see them. A page is named in many lists, so its card is made once.

use std::collections::HashMap;
use std::sync::OnceLock;

use tera::Value;

use site::{PageId, Site};

/// The cards of all pages in all languages, and the links to them on other cards, made when they are asked for.
#[derive(Default)]
pub(super) struct Cards {
    cards: Made,
    links: Made,
}

/// By language and page.
type Made = HashMap<String, Vec<OnceLock<Value>>>;

impl Cards {
    pub(super) fn of(site: &Site) -> Self {
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
    pub(super) fn card(&self, id: PageId, lang: &str, make: impl FnOnce() -> Value) -> Value {
        known_or(&self.cards, (id, lang), make)
    }

    /// The link to a topic or municipality on cards in `lang`: a few dozen of them stand on ten thousand cards.
    pub(super) fn link(&self, id: PageId, lang: &str, make: impl FnOnce() -> Value) -> Value {
        known_or(&self.links, (id, lang), make)
    }
}

fn known_or(made: &Made, (id, lang): (PageId, &str), make: impl FnOnce() -> Value) -> Value {
    match made.get(lang).and_then(|pages| pages.get(id)) {
        Some(known) => known.get_or_init(make).clone(),
        None => make(),
    }
}
