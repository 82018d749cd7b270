//! Which pages belong together: by topic and municipality.

use std::collections::HashMap;

use crate::site::{PageId, Site};

/// How many related pages a page shows.
const SHOWN: usize = 3;

/// How many of the newest pages of each topic are considered: what is older
/// would hardly be shown, and a topic may have thousands.
const CONSIDERED: usize = 60;

/// The pages of the same type and language that share most topics (and the
/// municipality); of those the newest.
pub(super) fn related(id: PageId, site: &Site) -> Vec<PageId> {
    let page = &site.pages[id];
    let topics = page
        .common
        .onderwerpen
        .iter()
        .map(|topic| site.index.about(page.kind(), &page.lang, &topic.slug));
    let municipality = page
        .municipality()
        .map(|slug| site.index.within(page.kind(), &page.lang, slug));
    let mut shared: HashMap<PageId, usize> = HashMap::new();
    for list in topics.chain(municipality) {
        for other in list.iter().take(CONSIDERED).filter(|other| **other != id) {
            *shared.entry(*other).or_default() += 1;
        }
    }
    let mut ranked: Vec<(PageId, usize)> = shared.into_iter().collect();
    ranked.sort_unstable_by(|(a, count_a), (b, count_b)| {
        let newest = site.pages[*b].common.date.cmp(&site.pages[*a].common.date);
        count_b.cmp(count_a).then(newest).then(a.cmp(b))
    });
    ranked.into_iter().take(SHOWN).map(|(id, _)| id).collect()
}
