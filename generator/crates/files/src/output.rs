//! The result of a build, in memory, and the one place that writes it.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::apart::{MARK, Refused, check_not_published};
use crate::lock::Lock;
use crate::{self as fs, FsError};

/// Files by path: `site/tips/luisteren/index.html`. Sorted, so that two builds
/// of one tree are the same.
#[derive(Debug, Clone, Default)]
pub struct Output {
    files: BTreeMap<String, Arc<[u8]>>,
}

impl Output {
    /// Adds a file; a later one of the same path replaces it.
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Arc<[u8]>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&Arc<[u8]>> {
        self.files.get(path)
    }

    /// All files below a folder (named with its slash): path below it, bytes.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Arc<[u8]>)> {
        self.files
            .iter()
            .filter_map(move |(path, bytes)| Some((path.strip_prefix(folder)?, bytes)))
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// What a build makes, and nothing else.
const MADE: [&str; 3] = ["site", "function", MARK];
/// How long a build waits for another one of the same folder: photos that are new take their time.
const PATIENCE: Duration = Duration::from_mins(10);

/// Refuses to replace what is not the output of an earlier build: a slip in `--out` must not cost anybody their folder.
pub fn check_replaceable(out: &Path) -> Result<(), Refused> {
    let foreign = |found: String| Refused::Foreign {
        path: out.to_path_buf(),
        found,
    };
    if out.exists() && !out.is_dir() {
        let path = out.to_path_buf();
        return Err(Refused::NoFolder { path });
    }
    check_not_published(out)?;
    // A folder that cannot be listed is reported when it is replaced.
    let entries = std::fs::read_dir(out).into_iter().flatten().flatten();
    let names: Vec<_> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let is_ours = names.iter().any(|name| name == MARK);
    let other = names
        .into_iter()
        .find(|name| !is_ours || !MADE.contains(&name.as_str()));
    other.map_or(Ok(()), |name| Err(foreign(name)))
}

/// The folder of a build, for as long as this process alone may replace it.
#[derive(Debug)]
pub struct Place {
    /// Where it really is: what is put in the place of a link would leave its target as it was.
    out: PathBuf,
    _lock: Lock,
}

impl Place {
    /// Takes the folder `out` for this process. Waits for another build of it, and calls `waiting` once when it has to.
    pub fn take(out: &Path, waiting: impl FnOnce()) -> Result<Self, Refused> {
        check_replaceable(out)?;
        let place = fs::real(out);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent)?;
        }
        let lock = Lock::wait(&beside(&place, "lock"), PATIENCE, waiting)?;
        let Some(lock) = lock else {
            let path = out.to_path_buf();
            return Err(Refused::Busy { path });
        };
        clear_up(&place)?;
        check_replaceable(out)?;
        Ok(Self {
            out: place,
            _lock: lock,
        })
    }

    /// Replaces the folder as a whole: `fill` writes into a folder beside it, and the folders change places at the end.
    /// Whatever goes wrong before that leaves the old output as it was.
    pub fn replace<T, E: From<FsError>>(
        &self,
        fill: impl FnOnce(&Folder) -> Result<T, E>,
    ) -> Result<T, E> {
        let run = std::process::id();
        let staging = beside(&self.out, &format!("{NEW}-{run}"));
        let previous = beside(&self.out, &format!("{OLD}-{run}"));
        fs::create_dir_all(&staging)?;
        let folder = Folder {
            path: staging.clone(),
            made: Mutex::default(),
        };
        let swap = || swap(&staging, &self.out, &previous).map_err(E::from);
        let result = fill(&folder).and_then(|made| swap().map(|()| made));
        if result.is_err() {
            // What could not be finished is of no use to anybody; the error that
            // matters is the one being returned.
            let _ = fs::remove_dir_all(&staging);
        }
        let made = result?;
        fs::remove_dir_all(&previous)?;
        Ok(made)
    }
}

/// Marks a folder that is being filled, and one that was replaced.
const NEW: &str = "nieuw";
const OLD: &str = "oud";

/// Takes away what builds that were killed left beside the output. If one was killed between its two renames, the old
/// output is put back first.
fn clear_up(out: &Path) -> Result<(), FsError> {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let folder = out.parent().unwrap_or(out);
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let left: Vec<(PathBuf, bool)> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter_map(|entry| {
            let found = entry.file_name().to_string_lossy().into_owned();
            let mark = found.strip_prefix(&format!(".{name}."))?;
            let (mark, run) = mark.split_once('-').unwrap_or((mark, ""));
            let is_ours = [NEW, OLD].contains(&mark) && run.bytes().all(|b| b.is_ascii_digit());
            is_ours.then(|| (entry.path(), mark == OLD))
        })
        .collect();
    if !out.exists()
        && let Some((previous, _)) = left.iter().find(|(_, is_old)| *is_old)
    {
        fs::rename(previous, out)?;
    }
    left.iter()
        .try_for_each(|(path, _)| fs::remove_dir_all(path))
}

/// A folder that is being filled, from several threads.
pub struct Folder {
    path: PathBuf,
    /// Folders that are there already, so that each is made once.
    made: Mutex<HashSet<PathBuf>>,
}

impl Folder {
    /// Where it is for now.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file at a path below the folder.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<(), FsError> {
        let path = self.path.join(path);
        if let Some(parent) = path.parent() {
            let known = self
                .made
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .contains(parent);
            if !known {
                fs::create_dir_all(parent)?;
                self.made
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .insert(parent.to_owned());
            }
        }
        fs::write_here(&path, bytes)
    }
}

/// `dist` → `.dist.nieuw-7`, in the same folder and so on the same disk.
fn beside(out: &Path, mark: &str) -> PathBuf {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!(".{name}.{mark}"))
}

/// Puts the new folder in the place of the old one. On Linux that is one step,
/// so that even a power cut leaves one of the two there.
fn swap(staging: &Path, out: &Path, previous: &Path) -> Result<(), FsError> {
    if !out.exists() {
        return fs::rename(staging, out);
    }
    if fs::exchange(staging, out) {
        return fs::rename(staging, previous);
    }
    fs::rename(out, previous)?;
    if let Err(error) = fs::rename(staging, out) {
        // Put the old output back; if even that fails, it stands complete
        // under its other name, which the error's path shows.
        let _ = fs::rename(previous, out);
        return Err(error);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .expect("readable")
            .map(|entry| {
                entry
                    .expect("entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    fn fill(out: &Path, files: &[(&str, &str)]) -> Result<(), FsError> {
        let place = Place::take(out, || ()).map_err(|refused| match refused {
            Refused::Disk(error) => error,
            other => panic!("{other}"),
        })?;
        place.replace(|folder| {
            [&(MARK, "{}")]
                .into_iter()
                .chain(files)
                .try_for_each(|(path, text)| folder.write(path, text.as_bytes()))
        })
    }

    #[test]
    fn the_old_output_is_replaced_as_a_whole() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let out = folder.path().join("dist");
        fill(&out, &[("site/oud.html", "oud")]).expect("first");
        fill(&out, &[("site/nieuw.html", "nieuw")]).expect("second");
        assert_eq!(names(&out.join("site")), ["nieuw.html"]);
        assert_eq!(names(folder.path()), ["dist"]);
    }

    #[test]
    fn only_an_earlier_output_may_be_replaced() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let out = folder.path().join("dist");
        assert!(Place::take(&out, || ()).is_ok(), "nothing there");
        fill(&out, &[("site/a", "a"), ("function/b", "b")]).expect("output");
        assert!(Place::take(&out, || ()).is_ok(), "an earlier output");
        std::fs::remove_file(out.join(MARK)).expect("removed");
        let refused = Place::take(&out, || ()).expect_err("somebody's own site");
        assert!(matches!(refused, Refused::Foreign { found, .. } if MADE.contains(&&*found)));
        std::fs::write(out.join(MARK), "{}").expect("written");
        std::fs::write(out.join("scriptie.txt"), "mijn werk").expect("written");
        let refused = Place::take(&out, || ()).expect_err("somebody's file");
        assert!(matches!(refused, Refused::Foreign { found, .. } if found == "scriptie.txt"));
        assert_eq!(names(folder.path()), ["dist"]);
        // A device in whose place a folder came would stop the machine.
        for no_folder in [out.join("scriptie.txt"), PathBuf::from("/dev/null")] {
            let refused = Place::take(&no_folder, || ());
            assert!(matches!(refused, Err(Refused::NoFolder { .. })));
        }
    }

    #[test]
    fn what_was_published_is_not_built_over() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let out = folder.path().join("dist");
        fill(&out, &[("site/a", "a")]).expect("output");
        let www = folder.path().join("www");
        std::fs::create_dir(&www).expect("made");
        std::fs::write(www.join(crate::apart::STATE), "{}").expect("written");
        std::fs::write(out.join("site").join(crate::apart::STATE), "{}").expect("written");
        for published in ["www", "www/dist", "dist"] {
            let refused = check_replaceable(&folder.path().join(published));
            assert!(
                matches!(refused, Err(Refused::Published { .. })),
                "{published}"
            );
        }
    }

    #[test]
    fn two_builds_at_once_are_one_after_the_other() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let out = folder.path().join("dist");
        let build = |who: &str| {
            for round in 0..10 {
                let text = format!("{who} {round}");
                let files: Vec<String> = (0..40).map(|file| format!("site/{file}.html")).collect();
                let files: Vec<(&str, &str)> = files
                    .iter()
                    .map(|path| (path.as_str(), text.as_str()))
                    .collect();
                fill(&out, &files).expect("built");
            }
        };
        std::thread::scope(|scope| {
            scope.spawn(|| build("een"));
            scope.spawn(|| build("twee"));
        });
        let read = |name: &String| std::fs::read_to_string(out.join("site").join(name));
        let names_there = names(&out.join("site"));
        assert_eq!(names_there.len(), 40);
        let texts: HashSet<String> = names_there
            .iter()
            .map(|name| read(name).expect("file"))
            .collect();
        assert_eq!(texts.len(), 1, "all of one build: {texts:?}");
        assert_eq!(names(folder.path()), ["dist"]);
    }

    #[test]
    fn what_a_killed_build_left_is_put_right() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let out = folder.path().join("dist");
        // Killed between two renames: the old output has another name.
        let previous = folder.path().join(".dist.oud-17");
        std::fs::create_dir_all(previous.join("site")).expect("made");
        std::fs::write(previous.join("site/index.html"), "goed").expect("written");
        std::fs::write(previous.join(MARK), "{}").expect("written");
        std::fs::create_dir_all(folder.path().join(".dist.nieuw-17/site")).expect("made");
        std::fs::write(folder.path().join(".dist.lock"), "").expect("written");
        std::fs::create_dir_all(folder.path().join(".dist.oud-bewaren")).expect("made");
        drop(Place::take(&out, || ()).expect("taken"));
        let index = std::fs::read_to_string(out.join("site/index.html"));
        assert_eq!(index.expect("put back"), "goed");
        assert_eq!(names(folder.path()), [".dist.oud-bewaren", "dist"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_folder_stays_a_link() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let www = folder.path().join("www");
        std::fs::create_dir(&www).expect("made");
        let out = folder.path().join("dist");
        std::os::unix::fs::symlink(&www, &out).expect("linked");
        fill(&out, &[("site/a", "een")]).expect("first");
        fill(&out, &[("site/b", "twee")]).expect("second");
        assert!(out.is_symlink());
        assert_eq!(names(&www.join("site")), ["b"]);
    }

    #[test]
    fn a_failure_leaves_the_old_output_whole() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let out = folder.path().join("dist");
        fill(&out, &[("site/index.html", "goed")]).expect("good");
        let inside_a_file = [
            ("site/a", "a file"),
            ("site/a/b", "cannot be inside a file"),
        ];
        assert!(fill(&out, &inside_a_file).is_err());
        assert_eq!(
            std::fs::read(out.join("site/index.html")).expect("still there"),
            b"goed"
        );
        assert_eq!(names(folder.path()), ["dist"]);
    }
}
