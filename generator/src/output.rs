//! The result of a build, in memory, and the one place that writes it.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::fs::{self, FsError};

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
const MADE: [&str; 3] = ["site", "function", "headers.json"];

/// Something stands where the output should come that no build made.
#[derive(Debug, thiserror::Error)]
#[error("{} holds {found}, which no build made", path.display())]
pub struct Foreign {
    /// The folder that was asked for.
    pub path: PathBuf,
    /// What was found there.
    pub found: String,
}

/// Refuses to replace what is not the output of an earlier build: a slip in `--out` must not cost anybody their folder.
pub fn check_replaceable(out: &Path) -> Result<(), Foreign> {
    let foreign = |found: String| Foreign {
        path: out.to_path_buf(),
        found,
    };
    if out.is_file() {
        return Err(foreign("a file".to_owned()));
    }
    // A folder that cannot be listed is reported when it is replaced.
    let entries = std::fs::read_dir(out).into_iter().flatten().flatten();
    let other = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| !MADE.contains(&name.as_str()));
    other.map_or(Ok(()), |name| Err(foreign(name)))
}

/// Replaces the folder `out` as a whole: `fill` writes into a folder beside it,
/// and the folders change places at the end. Whatever goes wrong before that
/// leaves the old output as it was.
pub fn replace<E: From<FsError>>(
    out: &Path,
    fill: impl FnOnce(&Folder) -> Result<(), E>,
) -> Result<(), E> {
    let staging = beside(out, "nieuw");
    let previous = beside(out, "oud");
    fs::remove_dir_all(&staging)?;
    fs::remove_dir_all(&previous)?;
    fs::create_dir_all(&staging)?;
    let folder = Folder {
        path: staging.clone(),
        made: Mutex::default(),
    };
    let result = fill(&folder).and_then(|()| swap(&staging, out, &previous).map_err(E::from));
    if result.is_err() {
        // What could not be finished is of no use to anybody; the error that
        // matters is the one being returned.
        let _ = fs::remove_dir_all(&staging);
    }
    result?;
    Ok(fs::remove_dir_all(&previous)?)
}

/// A folder that is being filled, from several threads.
pub struct Folder {
    path: PathBuf,
    /// Folders that are there already, so that each is made once.
    made: Mutex<HashSet<PathBuf>>,
}

impl Folder {
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

/// `dist` → `.dist.nieuw`, in the same folder and so on the same disk.
fn beside(out: &Path, suffix: &str) -> PathBuf {
    let name = out
        .file_name()
        .map_or_else(|| "dist".into(), |name| name.to_string_lossy());
    out.with_file_name(format!(".{name}.{suffix}"))
}

/// Puts the new folder in the place of the old one. On Linux that is one step,
/// so that even a power cut leaves one of the two there.
fn swap(staging: &Path, out: &Path, previous: &Path) -> Result<(), FsError> {
    if !out.exists() {
        if let Some(parent) = out.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            fs::create_dir_all(parent)?;
        }
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
        replace(out, |folder| {
            files
                .iter()
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
        assert!(check_replaceable(&out).is_ok(), "nothing there");
        fill(&out, &[("site/a", "a"), ("function/b", "b")]).expect("output");
        assert!(check_replaceable(&out).is_ok(), "an earlier output");
        std::fs::write(out.join("scriptie.txt"), "mijn werk").expect("written");
        let refused = check_replaceable(&out).expect_err("somebody's file");
        assert_eq!(refused.found, "scriptie.txt");
        assert!(check_replaceable(&out.join("scriptie.txt")).is_err());
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
