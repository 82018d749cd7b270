//! `serve` while time passes and files come and go, on a clock that the test moves.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use clock::Clock;
use jiff::Timestamp;
use tokio::sync::watch as channel;

use super::current::Current;
use super::watch::{Changes, rebuild};
use super::{Builder, Machine, Onlooker};
use crate::console::Console;
use crate::identity::{self, KeyFile};
use crate::local_store;
use crate::midnight::{self, MIDNIGHTS, Moved};
use diagnostics::words::Lang;

const TIP: &str = "description = \"T\"\nvoor = [\"ouder\"]\n+++\n\nTekst.\n";
const PATIENCE: Duration = Duration::from_secs(20);

/// The small site of the tests, in a folder of its own.
pub(crate) fn small_site() -> tempfile::TempDir {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().expect("temporary folder");
    for (from, to) in [
        ("tests/fixtures/klein/content", "content"),
        ("themes", "themes"),
    ] {
        let from = repository.join(from);
        for entry in walkdir::WalkDir::new(&from).into_iter().flatten() {
            let below = entry.path().strip_prefix(&from).expect("below");
            let to = folder.path().join(to).join(below);
            if entry.file_type().is_dir() {
                std::fs::create_dir_all(to).expect("made");
            } else {
                std::fs::copy(entry.path(), to).expect("copied");
            }
        }
    }
    folder
}

fn seconds(moment: &str) -> i64 {
    moment.parse::<Timestamp>().expect("a time").as_second()
}

/// Waits until what is served is as it should be.
async fn until(current: &mut channel::Receiver<Arc<Current>>, right: impl Fn(&Current) -> bool) {
    let wait = current.wait_for(|current| right(current));
    let found = tokio::time::timeout(PATIENCE, wait).await;
    assert!(found.is_ok(), "it never came");
}

fn has_page(current: &Current, url: &str) -> bool {
    let built = current.built();
    built.is_some_and(|built| built.snapshot.site.page_with_url(url).is_some())
}

/// A machine with the keys and the store of a folder.
async fn machine(root: &Path) -> Machine {
    let key_file = KeyFile::open(root, || None).expect("no passphrase");
    let (held, _) = identity::load_or_make(&key_file).expect("keys");
    let store = local_store::start(&root.join(".brokers/store.sqlite")).await;
    Machine::new(root, store.expect("a store"), &held).expect("a machine")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_day_begins_without_a_restart() {
    let folder = small_site();
    let root = folder.path();
    for (name, on) in [("morgen", "2026-03-15"), ("avond", "2026-03-15T18:30:00")] {
        let text = format!("+++\ntitle = \"{name}\"\npublish_on = {on}\n{TIP}");
        std::fs::write(root.join(format!("content/tips/{name}.md")), text).expect("written");
    }
    let time = Arc::new(AtomicI64::new(seconds("2026-03-14T22:59:00Z")));
    let clock = {
        let time = Arc::clone(&time);
        Clock::of(move || Timestamp::from_second(time.load(Ordering::SeqCst)).expect("a time"))
    };
    let machine = machine(root).await;
    let console = Console::new(Lang::Nl);
    let builder = Builder {
        root,
        onlooker: Onlooker {
            tell: &|_| {},
            reporter: console.reporter(),
            pictures: &console.progress("pictures-progress"),
        },
        drafts: false,
        host: "http://127.0.0.1:1".to_owned(),
        clock,
        machine: &machine,
    };
    let changes = Changes::of(root);
    let first = builder.build(None, 0);
    assert!(first.built().is_some());
    assert!(
        !has_page(&first, "/tips/morgen/"),
        "a minute before midnight in Amsterdam"
    );
    let (sender, mut current) = channel::channel(Arc::new(first));
    let story = async {
        // 23:00 UTC in winter is midnight in Amsterdam.
        time.store(seconds("2026-03-14T23:00:01Z"), Ordering::SeqCst);
        until(&mut current, |now| has_page(now, "/tips/morgen/")).await;
        assert!(!has_page(&current.borrow(), "/tips/avond/"));
        time.store(seconds("2026-03-15T17:30:00Z"), Ordering::SeqCst);
        until(&mut current, |now| has_page(now, "/tips/avond/")).await;
        let day = |now: &Current| {
            now.built()
                .map(|built| built.snapshot.site.today.0.to_string())
        };
        // The agenda is compared with the day of the site.
        time.store(seconds("2026-07-01T22:00:01Z"), Ordering::SeqCst);
        until(&mut current, |now| {
            day(now).as_deref() == Some("2026-07-02")
        })
        .await;
    };
    tokio::select! {
        () = rebuild(changes, &builder, &sender) => panic!("it never ends"),
        () = story => {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_appears_at_midnight_in_summer_and_in_winter() {
    let folder = midnight::site(&MIDNIGHTS);
    let root = folder.path();
    let time = Moved::new();
    let machine = machine(root).await;
    let console = Console::new(Lang::Nl);
    let builder = Builder {
        root,
        onlooker: Onlooker {
            tell: &|_| {},
            reporter: console.reporter(),
            pictures: &console.progress("pictures-progress"),
        },
        drafts: false,
        host: "http://127.0.0.1:1".to_owned(),
        clock: time.clock(),
        machine: &machine,
    };
    for (written, at) in MIDNIGHTS {
        let (before, at) = midnight::moment(at);
        let page = midnight::name(written);
        let is_shown = |current: &Current| {
            let built = current.built();
            built.is_some_and(|built| midnight::is_shown(&built.snapshot, &page))
        };
        time.to(before);
        let early = builder.build(None, 0);
        assert!(
            early.built().is_some() && !is_shown(&early),
            "{written} at {before}"
        );
        assert!(!builder.is_outdated(&early), "{written} at {before}");
        time.to(at);
        assert!(builder.is_outdated(&early), "{written} at {at}");
        let late = builder.build(Some(&early), 1);
        assert!(is_shown(&late), "{written} at {at}");
    }
}

/// What changes, until the path is among it.
async fn sees(changes: &mut Changes, path: &Path) {
    let wait = async {
        let mut all: BTreeSet<PathBuf> = BTreeSet::new();
        while !all.iter().any(|seen| path.starts_with(seen)) {
            all.extend(changes.next().await);
        }
    };
    let found = tokio::time::timeout(PATIENCE, wait).await;
    assert!(found.is_ok(), "{} was not seen", path.display());
}

#[tokio::test]
async fn content_that_went_and_came_back_is_watched_again() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let root = folder.path();
    let tip = root.join("content/tips/a.md");
    std::fs::create_dir_all(root.join("content/tips")).expect("made");
    std::fs::create_dir_all(root.join("themes")).expect("made");
    std::fs::write(&tip, "een").expect("written");
    let mut looking = [Changes::of(root), Changes::by_looking(root)];
    for changes in &mut looking {
        for step in 0..2 {
            std::fs::rename(root.join("content"), root.join("weg")).expect("moved away");
            sees(changes, &tip).await;
            std::fs::create_dir_all(root.join("content/tips")).expect("made");
            std::fs::write(&tip, "terug").expect("written");
            sees(changes, &tip).await;
            tokio::time::sleep(Duration::from_millis(700)).await;
            std::fs::write(&tip, format!("veranderd {step}")).expect("written");
            sees(changes, &tip).await;
            std::fs::remove_dir_all(root.join("weg")).expect("removed");
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn what_is_behind_a_link_is_seen() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("temporary folder");
    let (root, elsewhere) = (folder.path().join("site"), folder.path().join("elders"));
    std::fs::create_dir_all(root.join("themes")).expect("made");
    std::fs::create_dir_all(elsewhere.join("content/verhalen")).expect("made");
    std::fs::create_dir_all(elsewhere.join("tips")).expect("made");
    for file in ["content/verhalen/b.md", "tips/a.md", "los.md"] {
        std::fs::write(elsewhere.join(file), "een").expect("written");
    }
    symlink(elsewhere.join("content"), root.join("content")).expect("linked");
    symlink(elsewhere.join("tips"), root.join("content/tips")).expect("linked");
    let link = root.join("content/los.md");
    for by_looking in [false, true] {
        let _ = std::fs::remove_file(&link); // It is there the second time.
        symlink(elsewhere.join("los.md"), &link).expect("linked");
        let mut changes = if by_looking {
            Changes::by_looking(&root)
        } else {
            Changes::of(&root)
        };
        for (file, path) in [
            ("content/verhalen/b.md", "content/verhalen/b.md"),
            ("tips/a.md", "content/tips/a.md"),
            ("los.md", "content/los.md"),
        ] {
            std::fs::write(elsewhere.join(file), format!("veranderd {by_looking}"))
                .expect("written");
            sees(&mut changes, &root.join(path)).await;
        }
        // The link itself leads elsewhere.
        std::fs::write(elsewhere.join("ander.md"), "ander").expect("written");
        std::fs::remove_file(&link).expect("removed");
        symlink(elsewhere.join("ander.md"), &link).expect("linked");
        sees(&mut changes, &link).await;
        std::fs::write(elsewhere.join("ander.md"), "anders nu").expect("written");
        sees(&mut changes, &link).await;
    }
}

/// A link to a folder that is removed and made anew, and one on the way to it, as tools have it that put a new version in
/// place.
#[cfg(unix)]
#[tokio::test]
async fn a_link_to_a_folder_is_followed_when_it_leads_elsewhere() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("temporary folder");
    let (root, elsewhere) = (folder.path().join("site"), folder.path().join("elders"));
    std::fs::create_dir_all(root.join("themes")).expect("made");
    std::fs::create_dir_all(root.join("content")).expect("made");
    for version in ["1", "2", "3", "4"] {
        let tips = elsewhere.join(version).join("tips");
        std::fs::create_dir_all(&tips).expect("made");
        std::fs::write(tips.join("a.md"), version).expect("written");
    }
    let (now, link) = (elsewhere.join("nu"), root.join("content/tips"));
    let lead = |link: &Path, to: &Path| {
        let _ = std::fs::remove_file(link); // It is not there the first time.
        symlink(to, link).expect("linked");
    };
    for by_looking in [false, true] {
        lead(&now, &elsewhere.join("3"));
        lead(&link, &elsewhere.join("1/tips"));
        let mut changes = if by_looking {
            Changes::by_looking(&root)
        } else {
            Changes::of(&root)
        };
        let edited = link.join("a.md");
        for (step, version) in ["2", "nu", "4"].into_iter().enumerate() {
            match version {
                "4" => lead(&now, &elsewhere.join("4")),
                version => lead(&link, &elsewhere.join(version).join("tips")),
            }
            sees(&mut changes, &edited).await;
            // What was told late of the link is no edit.
            tokio::time::sleep(Duration::from_millis(700)).await;
            let _ = tokio::time::timeout(Duration::from_millis(700), changes.next()).await;
            std::fs::write(&edited, format!("{by_looking} {step} is anders")).expect("written");
            sees(&mut changes, &edited).await;
        }
    }
}
