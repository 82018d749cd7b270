//! Pages with a part of their own in the site.

use content::Kind;
use site::Page;

/// The slug of the page for addresses that do not exist.
pub(crate) const NOT_FOUND: &str = "niet-gevonden";

/// The slug of the page to search on; a site without it has no search index.
pub(super) const SEARCH: &str = "zoeken";

/// Whether this is the page to search on.
pub(crate) fn is_search(page: &Page) -> bool {
    page.kind() == Kind::Page && page.location.slug == SEARCH
}

/// Whether a page of this type is one where somebody may want to leave quickly.
pub(super) fn is_private_by_type(page: &Page) -> bool {
    match page.kind() {
        Kind::Question | Kind::Topic => true,
        Kind::Section => matches!(page.location.slug.as_str(), "vragen" | "onderwerpen"),
        _ => false,
    }
}
