//! Cards of pages, as templates see them. A page is named in many lists, so its card is made once.

use std::collections::HashMap;
use std::sync::OnceLock;

use tera::Value;

use crate::site::{PageId, Site};

/// The cards of all pages in all languages, made when they are asked for.
#[derive(Default)]
pub(super) struct Cards(HashMap<String, Vec<OnceLock<Value>>>);

impl Cards {
    pub(super) fn of(site: &Site) -> Self {
        let of_language = |lang: &String| {
            let cards = std::iter::repeat_with(OnceLock::new);
            (lang.clone(), cards.take(site.pages.len()).collect())
        };
        Self(site.config.languages.iter().map(of_language).collect())
    }

    /// The card of a page in lists in `lang`.
    pub(super) fn get(&self, id: PageId, lang: &str, make: impl FnOnce() -> Value) -> Value {
        match self.0.get(lang).and_then(|cards| cards.get(id)) {
            Some(card) => card.get_or_init(make).clone(),
            None => make(),
        }
    }
}
