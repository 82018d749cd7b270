//! Which pages belong together: by topic and municipality.

use std::collections::HashMap;

use crate::content::Kind;
use crate::site::{PageId, Site};

/// How many related pages a page shows.
const SHOWN: usize = 3;

/// Which pages have a topic or a municipality, worked out once.
pub(super) struct Related {
    by_topic: HashMap<(Kind, String, String), Vec<PageId>>,
}

impl Related {
    pub(super) fn new(site: &Site) -> Self {
        let mut by_topic: HashMap<(Kind, String, String), Vec<PageId>> = HashMap::new();
        for (id, page) in site.pages.iter().enumerate() {
            for topic in &page.common.onderwerpen {
                by_topic
                    .entry((page.kind(), page.lang.clone(), topic.slug.clone()))
                    .or_default()
                    .push(id);
            }
        }
        Self { by_topic }
    }

    /// The pages of the same type and language that share most topics; of
    /// those the newest.
    pub(super) fn of(&self, id: PageId, site: &Site) -> Vec<PageId> {
        let page = &site.pages[id];
        let mut shared: HashMap<PageId, usize> = HashMap::new();
        for topic in &page.common.onderwerpen {
            let key = (page.kind(), page.lang.clone(), topic.slug.clone());
            for other in self.by_topic.get(&key).into_iter().flatten() {
                if *other != id {
                    *shared.entry(*other).or_default() += 1;
                }
            }
        }
        let mut ranked: Vec<(PageId, usize)> = shared.into_iter().collect();
        ranked.sort_by(|(a, shared_a), (b, shared_b)| {
            let newest = site.pages[*b].common.date.cmp(&site.pages[*a].common.date);
            shared_b.cmp(shared_a).then(newest).then(a.cmp(b))
        });
        ranked.into_iter().take(SHOWN).map(|(id, _)| id).collect()
    }
}
