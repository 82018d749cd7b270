//! A host while time passes, on a clock that the test moves.

use std::path::Path;
use std::sync::Arc;

use diagnostics::Reporter;
use diagnostics::words::Lang;
use jiff::Timestamp;

use super::maker::Maker;
use super::notice::Notices;
use super::release::Source;
use crate::cli::Host;
use crate::console::Console;
use crate::midnight::{MIDNIGHTS, Moved, moment, name, site};

/// Where a page is named in what is served.
fn places(dist: &Path, page: &str) -> Vec<String> {
    let files = walkdir::WalkDir::new(dist).into_iter().flatten();
    let files = files.filter(|entry| entry.file_type().is_file());
    let address = format!("/tips/{page}/");
    let named = files.filter(|entry| {
        let bytes = std::fs::read(entry.path()).expect("read");
        String::from_utf8_lossy(&bytes).contains(&address)
    });
    let paths = named.map(|entry| entry.path().display().to_string());
    paths.collect()
}

#[tokio::test]
async fn a_page_appears_at_midnight_of_the_site_in_summer_and_in_winter() {
    let folder = site(&MIDNIGHTS);
    let time = Moved::new();
    let data = tempfile::tempdir().expect("temporary folder");
    let arguments = Host {
        data: data.path().to_owned(),
        port: 0,
        addr: None,
        dist: None,
        base_url: None,
        demonstration: false,
    };
    let dist = data.path().join("dist");
    let console = Console::new(Lang::Nl);
    let source = Source::new(folder.path().to_owned(), &arguments, dist.clone());
    let mut host = Maker {
        source: source.expect("a source"),
        following: None,
        tell: &|_| {},
        pictures: &console.progress("pictures-progress"),
        clock: time.clock(),
        notices: Notices {
            settings: None,
            reporter: Arc::new(Reporter::new(Lang::Nl, false)),
            is_failing: false,
        },
        attempts: Arc::default(),
        saved: Arc::default(),
        due: Timestamp::MAX,
        has_failed: false,
    };
    // One of each kind: in a debug build, a site with its compressed copies takes a while.
    let some = ["2027-01-15", "2027-03-29", "2027-07-15", "2027-11-01"];
    let midnights = MIDNIGHTS.into_iter();
    for (written, at) in midnights.filter(|(written, _)| some.contains(written)) {
        let (before, at) = moment(at);
        let page = name(written);
        time.to(before);
        host.make_first().await.expect("built");
        assert_eq!(places(&dist, &page), [""; 0], "{written} at {before}");
        assert_eq!(host.due, at, "{written}");
        time.to(at);
        host.make_first().await.expect("built");
        let places = places(&dist, &page);
        for place in ["tips/index.html", "sitemap.xml", "atom.xml", "zoekindex"] {
            let is_there = places.iter().any(|path| path.contains(place));
            assert!(is_there, "{written} at {at}, {place}: {places:?}");
        }
    }
}
