//! Lists that are longer than a page.

use crate::context::model::{NumberedLink, Pagination};
use site::PageId;

/// How many items a page of a list shows.
pub(crate) const PAGE_SIZE: usize = 20;

/// `/verhalen/` and 2 make `/verhalen/pagina/2/`; the first page is the list itself.
pub(crate) fn numbered(url: &str, number: usize) -> String {
    if number == 1 {
        url.to_owned()
    } else {
        format!("{url}pagina/{number}/")
    }
}

/// The part of a list that its page `number` shows.
pub(super) fn slice(ids: &[PageId], number: usize) -> &[PageId] {
    let start = ((number - 1) * PAGE_SIZE).min(ids.len());
    &ids[start..(start + PAGE_SIZE).min(ids.len())]
}

/// Links to the other pages of several lists that are leafed through together.
pub(super) fn longest_pagination(
    url: &str,
    lengths: &[usize],
    number: usize,
) -> Option<Pagination> {
    pagination(
        url,
        lengths.iter().copied().max().unwrap_or_default(),
        number,
    )
}

/// Links to the other pages of a list; `None` when there is only one.
pub(super) fn pagination(url: &str, items: usize, number: usize) -> Option<Pagination> {
    let count = items.div_ceil(PAGE_SIZE);
    if count < 2 {
        return None;
    }
    let link = |number: usize| numbered(url, number);
    // The first, the last and those around this one; hundreds of links help nobody.
    let near = |other: &usize| *other == 1 || *other == count || other.abs_diff(number) <= 2;
    Some(Pagination {
        number,
        count,
        items,
        previous: (number > 1).then(|| link(number - 1)),
        next: (number < count).then(|| link(number + 1)),
        pages: (1..=count)
            .filter(near)
            .map(|other| NumberedLink {
                number: other,
                url: link(other),
                current: other == number,
            })
            .collect(),
    })
}
