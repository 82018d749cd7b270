//! Looks at files now and then, where the system does not tell that they changed: behind links, and everywhere when it has
//! reached its limit.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use walkdir::{DirEntry, WalkDir};

/// Looking takes at most this part of the time.
const SHARE: u32 = 20;

/// What tells one state of a file from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    identity: Option<(u64, u64)>,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self {
            modified: metadata.modified().ok(),
            length: metadata.len(),
            identity: identity_of(metadata),
        }
    }

    /// Of what a link leads to; none when that is away.
    fn at(path: &Path) -> Option<Self> {
        std::fs::metadata(path).ok().map(|found| Self::of(&found))
    }
}

/// Which file or folder is at a path: one that was replaced is another one.
pub(super) fn identity(path: &Path) -> Option<(u64, u64)> {
    identity_of(&std::fs::metadata(path).ok()?)
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere there may be none")]
fn identity_of(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity_of(metadata: &Metadata) -> Option<(u64, u64)> {
    let created = metadata.created().ok()?;
    let since = created.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some((since.as_secs(), u64::from(since.subsec_nanos())))
}

/// Every file in some folders, as they were when last looked at.
pub(super) struct Files {
    known: BTreeMap<PathBuf, Stamp>,
    took: Duration,
}

impl Files {
    pub(super) fn of(folders: &[PathBuf]) -> Self {
        let started = Instant::now();
        let known = files(folders)
            .filter_map(|entry| {
                let stamp = Stamp::at(entry.path())?;
                Some((entry.into_path(), stamp))
            })
            .collect();
        Self {
            known,
            took: started.elapsed(),
        }
    }

    /// How long to wait before looking again: a large site is looked at less often.
    pub(super) fn pace(&self, least: Duration) -> Duration {
        least.max(self.took * SHARE)
    }

    /// What came, went or changed since.
    pub(super) fn changes(&mut self, folders: &[PathBuf]) -> BTreeSet<PathBuf> {
        let before = std::mem::replace(self, Self::of(folders));
        let gone = before.known.keys();
        let gone = gone.filter(|path| !self.known.contains_key(*path));
        let other = self.known.iter();
        let other = other.filter(|(path, stamp)| before.known.get(*path) != Some(stamp));
        gone.chain(other.map(|(path, _)| path)).cloned().collect()
    }
}

/// Files that are links. The system tells of the link, not of the file that it leads to.
pub(super) struct Links {
    known: BTreeMap<PathBuf, Option<Stamp>>,
}

impl Links {
    pub(super) fn of(folders: &[PathBuf]) -> Self {
        let links = files(folders).filter(DirEntry::path_is_symlink);
        let known = links
            .map(|entry| (entry.path().to_owned(), Stamp::at(entry.path())))
            .collect();
        Self { known }
    }

    /// Takes up what became a link.
    pub(super) fn add(&mut self, paths: &BTreeSet<PathBuf>) {
        for path in paths.iter().filter(|path| path.is_symlink()) {
            self.known.insert(path.clone(), Stamp::at(path));
        }
    }

    /// The links whose file changed since.
    pub(super) fn changes(&mut self) -> BTreeSet<PathBuf> {
        let mut changed = BTreeSet::new();
        for (path, stamp) in &mut self.known {
            let now = Stamp::at(path);
            if now != *stamp {
                *stamp = now;
                changed.insert(path.clone());
            }
        }
        changed
    }
}

/// The files that are read for a site.
fn files(folders: &[PathBuf]) -> impl Iterator<Item = DirEntry> {
    folders.iter().flat_map(|folder| {
        WalkDir::new(folder)
            .follow_links(true)
            .into_iter()
            .filter_entry(|entry| {
                let name = entry.file_name().to_string_lossy();
                entry.depth() == 0 || !content::is_by_the_way(&name)
            })
            .flatten()
            .filter(|entry| entry.file_type().is_file())
    })
}
