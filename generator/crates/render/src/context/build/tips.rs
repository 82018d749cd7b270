//! The list of tips, in parts: for each kind of reader.

use std::collections::BTreeMap;

use tera::Value;

use super::Views;
use super::languages::borrowed;
use super::pagination::{PAGE_SIZE, numbered, slice};
use crate::context::model::Reader;
use content::{Audience, Front};
use site::PageId;

impl<'a> Views<'a> {
    /// A list of one page: the tips for each kind of reader. One for several readers is there for each of them.
    pub(super) fn tips_for_each(self, tips: &[PageId], lang: &str) -> (Vec<Value>, Vec<Reader>) {
        let is_for = |id: &PageId, voor| matches!(&self.site.pages[*id].front, Front::Tip(front) if front.voor.contains(&voor));
        let parts = Audience::ALL.into_iter().map(|voor| {
            let ids: Vec<PageId> = tips.iter().copied().filter(|id| is_for(id, voor)).collect();
            (voor, ids)
        });
        parts
            .filter(|(_, ids)| !ids.is_empty())
            .map(|(voor, ids)| {
                let reader = Reader {
                    voor,
                    url: String::new(),
                    lang: None,
                };
                (self.tips_of(voor, &ids, None, lang), reader)
            })
            .unzip()
    }

    /// A page of a longer list: each tip is there once, with those for the same readers. Borrowed ones are apart.
    pub(super) fn tips_by_reader(self, number: usize, lang: &str) -> Vec<Value> {
        let tips = slice(self.tips_in_order(lang), number);
        let part = |id: &PageId| {
            let page = &self.site.pages[*id];
            (page.reader(), borrowed(&page.lang, lang))
        };
        tips.chunk_by(|one, other| part(one) == part(other))
            .filter_map(|ids| {
                let (voor, from) = part(&ids[0]);
                Some(self.tips_of(voor?, ids, from.as_deref(), lang))
            })
            .collect()
    }

    /// Where in a longer list the tips for each kind of reader begin.
    pub(super) fn readers(self, url: &str, lang: &str) -> Vec<Reader> {
        let Some(tips) = self.site.index.tips(lang) else {
            return Vec::new(); // No language of the site.
        };
        let reader = |(voor, at): &(Audience, usize)| Reader {
            voor: *voor,
            url: numbered(url, at / PAGE_SIZE + 1),
            lang: borrowed(&self.site.pages[tips.ids[*at]].lang, lang),
        };
        tips.starts.iter().map(reader).collect()
    }

    /// The tips of a longer list.
    pub(super) fn tips_in_order(self, lang: &str) -> &'a [PageId] {
        let tips = self.site.index.tips(lang);
        tips.map_or(&[], |tips| &tips.ids)
    }

    fn tips_of(self, voor: Audience, ids: &[PageId], from: Option<&str>, lang: &str) -> Value {
        Value::from(BTreeMap::from([
            ("voor", Value::from_serializable(&voor)),
            ("lang", Value::from_serializable(&from)),
            ("items", self.cards(ids, lang)),
        ]))
    }
}
