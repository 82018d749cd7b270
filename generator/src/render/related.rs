//! Which pages belong together: by topic and municipality.

use std::cmp::Reverse;

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
    let mut named: Vec<PageId> = topics
        .chain(municipality)
        .flat_map(|list| list.iter().take(CONSIDERED).copied())
        .filter(|other| *other != id)
        .collect();
    named.sort_unstable();
    let mut ranked: Vec<_> = named
        .chunk_by(PartialEq::eq)
        .map(|same| {
            let newest = site.pages[same[0]].common.date;
            (Reverse(same.len()), Reverse(newest), same[0])
        })
        .collect();
    if ranked.len() > SHOWN {
        ranked.select_nth_unstable(SHOWN);
        ranked.truncate(SHOWN);
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, _, id)| id).collect()
}
