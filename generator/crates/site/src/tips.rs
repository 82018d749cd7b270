//! The order of a list of tips that is longer than a page.

use std::collections::HashMap;
use std::sync::Arc;

use crate::{Page, PageId};
use content::Audience;

/// The tips in one language: translated ones first, then by who they are for, then by their first topic in the order of
/// topics, and then as in any list. So tips that are alike are together.
#[derive(Debug, Default)]
pub struct TipList {
    /// The tips.
    pub ids: Vec<PageId>,
    /// Where those for each kind of reader begin.
    pub starts: Vec<(Audience, usize)>,
}

impl TipList {
    /// Sorts `tips`; `topics` are in their order.
    pub(crate) fn new(tips: &[PageId], topics: &[PageId], pages: &[Arc<Page>], lang: &str) -> Self {
        let topics: HashMap<&str, usize> = topics
            .iter()
            .enumerate()
            .map(|(at, id)| (pages[*id].location.slug.as_str(), at))
            .collect();
        let key = |id: &PageId| {
            let page = &pages[*id];
            let topic = page.common.onderwerpen.first();
            let topic = topic.and_then(|topic| topics.get(topic.value.as_str()));
            let (reader, is_borrowed) = (page.reader(), page.lang != lang);
            let topic = topic.copied().unwrap_or(usize::MAX);
            (is_borrowed, reader.is_none(), reader, topic)
        };
        let mut ids = tips.to_vec();
        ids.sort_by_key(key); // Stable: what is alike in all of this stays in its order.
        let starts = Audience::ALL
            .into_iter()
            .filter_map(|reader| {
                let is_first = |id: &PageId| pages[*id].reader() == Some(reader);
                Some((reader, ids.iter().position(is_first)?))
            })
            .collect();
        Self { ids, starts }
    }
}
