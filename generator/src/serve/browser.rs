//! `serve --open`: the browser on the page that was edited last.

use std::path::Path;
use std::time::SystemTime;

use url::Url;

use super::event::{Event, Tell};
use crate::pipeline::Built;
use diagnostics::Reason;

/// The address of the page whose file is newest; the home page when there is
/// none, and when the site cannot be shown (there the browser shows why).
pub(super) fn last_edited(root: &Path, built: Option<&Built>) -> String {
    let pages = built.map_or(&[][..], |built| &built.snapshot.site.pages);
    pages
        .iter()
        .filter_map(|page| Some((modified(&root.join(&page.file.path))?, page)))
        .max_by_key(|(time, _)| *time)
        .map_or_else(|| "/".to_owned(), |(_, page)| page.url.clone())
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}

/// Opens the browser of this machine. When it has none, the address is said.
pub(super) fn open(base: &str, page: &str, tell: Tell<'_>) {
    // A name may have accents and spaces; an address has them encoded.
    let url = Url::parse(base)
        .and_then(|base| base.join(page))
        .map_or_else(|_| base.to_owned(), String::from);
    if let Err(error) = ::open::that_detached(&url) {
        let error = Reason::of_io(&error);
        tell(Event::NoBrowser { url, error });
    }
}
