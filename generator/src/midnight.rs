//! Tests: `publish_on` comes true at midnight of the site, in summer and in winter time, everywhere at once. The clock of each is
//! moved, and no machine's own.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use clock::Clock;
use diagnostics::words::Lang;
use jiff::Timestamp;
use render::Snapshot;
use site::Options;

use crate::console::Console;
use crate::pipeline;
use crate::serve::tests::small_site;

/// When a page should appear, as its editor writes it, and the moment that is. In 2027, clocks change on 28 March and 31 October.
pub(crate) const MIDNIGHTS: [(&str, &str); 6] = [
    ("2027-01-15", "2027-01-14T23:00:00Z"),
    ("2027-03-28", "2027-03-27T23:00:00Z"),
    ("2027-03-29", "2027-03-28T22:00:00Z"),
    ("2027-07-15", "2027-07-14T22:00:00Z"),
    ("2027-10-31", "2027-10-30T22:00:00Z"),
    ("2027-11-01", "2027-10-31T23:00:00Z"),
];
/// The hour that is not there, and the first of the two that are there twice.
const HOURS: [(&str, &str); 2] = [
    ("2027-03-28T02:30:00", "2027-03-28T01:30:00Z"),
    ("2027-10-31T02:30:00", "2027-10-31T00:30:00Z"),
];

/// Where a page is, once it is there: its own address, lists, feeds, the sitemap, and search.
const EVERYWHERE: [&str; 6] = [
    "site/atom.xml",
    "site/sitemap.xml",
    "site/tips/PAGE/index.html",
    "site/tips/atom.xml",
    "site/tips/index.html",
    "site/zoekindex/nl/teksten",
];

/// A clock that a test moves.
#[derive(Clone)]
pub(crate) struct Moved(Arc<AtomicI64>);

impl Moved {
    pub(crate) fn new() -> Self {
        Self(Arc::new(AtomicI64::new(0)))
    }

    pub(crate) fn to(&self, moment: Timestamp) {
        self.0.store(moment.as_second(), Ordering::SeqCst);
    }

    pub(crate) fn clock(&self) -> Clock {
        let time = Arc::clone(&self.0);
        Clock::of(move || Timestamp::from_second(time.load(Ordering::SeqCst)).expect("a time"))
    }
}

/// A site with a tip for each of these moments.
pub(crate) fn site(moments: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = small_site();
    let write = |path: &str, text: String| {
        std::fs::write(folder.path().join("content").join(path), text).expect("written");
    };
    for (written, _) in moments {
        let text = format!(
            "+++\ntitle = \"Op {written}\"\ndescription = \"T\"\ndate = 2026-01-02\nvoor = [\"ouder\"]\npublish_on = {written}\n+++\n\nTekst.\n"
        );
        write(&format!("tips/{}.md", name(written)), text);
    }
    let search = "+++\ntitle = \"Zoeken\"\ndescription = \"Zoek.\"\n+++\n\nZoek.\n";
    write("paginas/zoeken.md", search.to_owned());
    folder
}

/// The name of the page of a moment.
pub(crate) fn name(written: &str) -> String {
    let plain = written.replace([':', 'T'], "-").to_lowercase();
    format!("op-{plain}")
}

pub(crate) fn moment(text: &str) -> (Timestamp, Timestamp) {
    let moment: Timestamp = text.parse().expect("a moment");
    (moment - jiff::SignedDuration::from_secs(1), moment)
}

/// The files that name a page.
fn places(snapshot: &Snapshot, page: &str) -> BTreeSet<String> {
    let address = format!("/tips/{page}/");
    let found = Mutex::new(BTreeSet::new());
    let look = |path: &str, bytes: &[u8]| {
        if String::from_utf8_lossy(bytes).contains(&address) {
            let path = path.replace(page, "PAGE");
            found.lock().expect("not poisoned").insert(path);
        }
        Ok::<_, diagnostics::Problems>(())
    };
    snapshot.render_each(look).expect("rendered");
    for (path, bytes) in search::files(snapshot) {
        look(&path, &bytes).expect("looked");
    }
    found.into_inner().expect("not poisoned")
}

/// Whether it is everywhere; it must not be in some places only.
pub(crate) fn is_shown(snapshot: &Snapshot, page: &str) -> bool {
    let places = places(snapshot, page);
    let is_at = |place: &&&str| places.iter().any(|path| path.starts_with(**place));
    let count = EVERYWHERE.iter().filter(is_at).count();
    assert!(
        count == EVERYWHERE.len() || places.is_empty(),
        "{page} is in some places only: {places:?}"
    );
    count > 0
}

fn built_at(root: &Path, now: Timestamp) -> Snapshot {
    let options = Options {
        drafts: false,
        now,
        base_url: None,
        host: None,
    };
    let built = pipeline::run(
        root,
        &options,
        &[],
        &Console::new(Lang::Nl).progress("pictures-progress"),
    );
    built
        .map_err(|found| format!("{found:?}"))
        .expect("built")
        .snapshot
}

#[test]
fn a_build_shows_a_page_from_its_moment_on_and_everywhere_at_once() {
    let moments: Vec<_> = MIDNIGHTS.into_iter().chain(HOURS).collect();
    let folder = site(&moments);
    for (written, at) in moments {
        let (before, at) = moment(at);
        let page = name(written);
        let early = built_at(folder.path(), before);
        assert!(!is_shown(&early, &page), "{written} at {before}");
        assert_eq!(early.site.outdated_at(), at, "{written}");
        assert!(!early.site.is_outdated(before) && early.site.is_outdated(at));
        assert!(
            is_shown(&built_at(folder.path(), at), &page),
            "{written} at {at}"
        );
    }
}
