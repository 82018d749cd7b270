//! Which pages belong together: by topic and municipality.

use std::cmp::Reverse;

use content::Kind;
use site::{Page, PageId, Site};

/// How many related pages a page shows.
const SHOWN: usize = 3;

/// How many of the newest pages of each topic are considered: what is older
/// would hardly be shown, and a topic may have thousands.
const CONSIDERED: usize = 60;

/// The pages of a type, in the language of this page, that share most topics with it (and the municipality); of those
/// the newest.
pub(crate) fn related(id: PageId, kind: Kind, site: &Site) -> Vec<PageId> {
    related_among(id, kind, site, |_| true)
}

/// The same of the pages that fit.
pub(crate) fn related_among(
    id: PageId,
    kind: Kind,
    site: &Site,
    fits: impl Fn(&Page) -> bool,
) -> Vec<PageId> {
    let page = &site.pages[id];
    let topics = page
        .common
        .onderwerpen
        .iter()
        .map(|topic| site.index.about(kind, &page.lang, &topic.value));
    let municipality = page
        .municipality()
        .map(|slug| site.index.within(kind, &page.lang, slug));
    let mut named: Vec<PageId> = topics
        .chain(municipality)
        .flat_map(|list| list.iter().take(CONSIDERED).copied())
        .filter(|other| *other != id && fits(&site.pages[*other]))
        .collect();
    named.sort_unstable();
    let mut best = Vec::with_capacity(SHOWN + 1);
    for same in named.chunk_by(PartialEq::eq) {
        let id = same[0];
        let rank = (Reverse(same.len()), Reverse(site.pages[id].common.date), id);
        // Hundreds are considered and few are shown: most are no match for those that are there.
        let place = best.partition_point(|known| *known < rank);
        if place < SHOWN {
            best.insert(place, rank);
            best.truncate(SHOWN);
        }
    }
    best.into_iter().map(|(_, _, id)| id).collect()
}
