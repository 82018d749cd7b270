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

/// Links, to files and to folders. The system tells of the link, not of what it leads to.
pub(super) struct Links {
    known: BTreeMap<PathBuf, Option<Stamp>>,
}

/// What changed behind links.
pub(super) struct Behind {
    pub(super) paths: BTreeSet<PathBuf>,
    /// A link leads to another folder now, and the system still watches the one before.
    pub(super) other_folder: bool,
}

impl Links {
    pub(super) fn of(folders: &[PathBuf]) -> Self {
        let links = entries(folders).filter(DirEntry::path_is_symlink);
        let known = links
            .map(|entry| (entry.path().to_owned(), Self::stamp(entry.path())))
            .collect();
        Self { known }
    }

    /// What a link leads to. Of a folder only which one it is: the system tells what changes in it.
    fn stamp(path: &Path) -> Option<Stamp> {
        let found = std::fs::metadata(path).ok()?;
        let stamp = Stamp::of(&found);
        Some(if found.is_dir() {
            Stamp {
                modified: None,
                length: 0,
                ..stamp
            }
        } else {
            stamp
        })
    }

    /// Takes up what became a link, also within a new folder. Whether one of them leads to a folder.
    pub(super) fn add(&mut self, paths: &BTreeSet<PathBuf>) -> bool {
        let changed: Vec<PathBuf> = paths
            .iter()
            .filter(|path| path.is_symlink() || path.is_dir())
            .cloned()
            .collect();
        let found = Self::of(&changed).known;
        let leads_to_folder = found.keys().any(|path| path.is_dir());
        self.known.extend(found);
        leads_to_folder
    }

    /// What changed since.
    pub(super) fn changes(&mut self) -> Behind {
        let mut paths = BTreeSet::new();
        let mut other_folder = false;
        for (path, stamp) in &mut self.known {
            let now = Self::stamp(path);
            if now != *stamp {
                *stamp = now;
                other_folder |= path.is_dir();
                paths.insert(path.clone());
            }
        }
        Behind {
            paths,
            other_folder,
        }
    }
}

/// The files that are read for a site.
fn files(folders: &[PathBuf]) -> impl Iterator<Item = DirEntry> {
    entries(folders).filter(|entry| entry.file_type().is_file())
}

/// Files and folders. A link that leads nowhere is none of these, until it leads somewhere.
fn entries(folders: &[PathBuf]) -> impl Iterator<Item = DirEntry> {
    folders.iter().flat_map(|folder| {
        WalkDir::new(folder)
            .follow_links(true)
            .into_iter()
            .filter_entry(|entry| {
                let name = entry.file_name().to_string_lossy();
                entry.depth() == 0 || !content::is_by_the_way(&name)
            })
            .flatten()
    })
}
