//! `serve --open`: the browser on the page that was edited last.

use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use url::Url;

use super::event::{Event, Tell};
use crate::pipeline::Built;
use diagnostics::Reason;

/// Files that were written within this time were written by a program: `brokers init`, or a clone.
const AT_ONCE: Duration = Duration::from_secs(10);

/// The address of the page whose file is newest; the home page when nobody edited one
/// yet, and when the site cannot be shown (there the browser shows why).
pub(super) fn last_edited(root: &Path, built: Option<&Built>) -> String {
    let pages = built.map_or(&[][..], |built| &built.snapshot.site.pages);
    let changed = pages
        .iter()
        .filter_map(|page| Some((modified(&root.join(&page.file.path))?, &*page.url)));
    newest(changed).unwrap_or("/").to_owned()
}

fn newest<'a>(changed: impl Iterator<Item = (SystemTime, &'a str)> + Clone) -> Option<&'a str> {
    let oldest = changed.clone().map(|(time, _)| time).min()?;
    let (time, url) = changed.max_by_key(|(time, _)| *time)?;
    let was_edited = time
        .duration_since(oldest)
        .is_ok_and(|since| since > AT_ONCE);
    was_edited.then_some(url)
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
        let error = reason(&error);
        tell(Event::NoBrowser { url, error });
    }
}

/// What is wrong with a launcher says nothing to whoever only wanted a browser.
fn reason(error: &io::Error) -> Reason {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::Other => Reason::of("no-browser", ""),
        _ => Reason::of_io(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_was_edited_when_it_is_newer_than_what_a_program_wrote() {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let begun = [(at(100), "/"), (at(102), "/zo-werkt-het/")];
        assert_eq!(newest(begun.into_iter()), None);
        let edited = [
            (at(100), "/"),
            (at(160), "/tips/luisteren/"),
            (at(102), "/x/"),
        ];
        assert_eq!(newest(edited.into_iter()), Some("/tips/luisteren/"));
        assert_eq!(newest([].into_iter()), None);
    }

    #[test]
    fn a_browser_that_is_not_there_is_said_in_words() {
        let failed = io::Error::other("failed with ExitStatus(unix_wait_status(768))");
        assert_eq!(reason(&failed), Reason::of("no-browser", ""));
    }
}
