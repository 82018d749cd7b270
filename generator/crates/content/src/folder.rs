//! Reads all files of a folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::ending::is_by_the_way;
use crate::place::composed;
use diagnostics::{Diagnostic, Problem, Reason, Severity};
use files as fs;

/// Paths from the root folder, and bytes.
pub(crate) type Files = Vec<(String, Vec<u8>)>;

/// Reads all files below a folder, in a fixed order. What programs leave beside
/// files is left out.
pub(crate) fn read_folder(folder: &Path, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Files {
    if !folder.is_dir() {
        diagnostics.push(Diagnostic::global(Problem::Missing {
            path: name.to_owned(),
        }));
        return Vec::new();
    }
    let mut paths: Vec<PathBuf> = Vec::new();
    let walk = WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| {
            let name = entry.file_name().to_string_lossy();
            let is_left_out = if entry.file_type().is_dir() {
                name.starts_with('.')
            } else {
                is_by_the_way(&name)
            };
            entry.depth() == 0 || !is_left_out
        });
    for entry in walk {
        match entry {
            Ok(entry) => {
                diagnostics.extend(leads_outside(folder, name, &entry));
                if entry.file_type().is_file() {
                    paths.push(entry.into_path());
                }
            }
            Err(error) => {
                let path = relative(folder, name, error.path().unwrap_or(folder));
                diagnostics.push(unreadable(&path, walk_reason(&error)));
            }
        }
    }
    let read: Vec<_> = paths
        .par_iter()
        .map(|path| (relative(folder, name, path), fs::read(path)))
        .collect();
    let mut files = Vec::with_capacity(read.len());
    let mut seen: HashMap<String, String> = HashMap::new();
    for (written, result) in read {
        let path = composed(&written).into_owned();
        if !path.is_ascii()
            && let Some(one) = seen.insert(path.clone(), written.clone())
        {
            diagnostics.push(Diagnostic::global(Problem::SameName {
                path,
                one: one.escape_default().to_string(),
                other: written.escape_default().to_string(),
            }));
            continue;
        }
        match result {
            Ok(bytes) => files.push((path, bytes)),
            Err(error) => diagnostics.push(unreadable(&path, Reason::of_io(&error.source))),
        }
    }
    files
}

/// A warning for a link that leads out of the folder of the site: what is there is published, and need not be meant for that.
fn leads_outside(folder: &Path, name: &str, entry: &DirEntry) -> Option<Diagnostic> {
    if entry.depth() == 0 || !entry.path_is_symlink() {
        return None;
    }
    let target = fs::real(entry.path());
    let root = fs::real(folder.parent().unwrap_or(folder));
    // The folder itself may be a link.
    let is_inside = target.starts_with(root) || target.starts_with(fs::real(folder));
    (!is_inside).then(|| Diagnostic {
        severity: Severity::Warning,
        problem: Problem::LinkOutside {
            path: relative(folder, name, entry.path()),
            target: target.display().to_string(),
        },
        place: None,
    })
}

fn relative(folder: &Path, name: &str, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    format!("{name}/{}", parts.join("/"))
}

pub(crate) fn unreadable(path: &str, reason: Reason) -> Diagnostic {
    Diagnostic::global(Problem::Unreadable {
        path: path.to_owned(),
        reason,
    })
}

fn walk_reason(error: &walkdir::Error) -> Reason {
    match error.io_error() {
        Some(error) => Reason::of_io(error),
        None if error.loop_ancestor().is_some() => Reason::of("loop", ""),
        None => error.to_string().into(),
    }
}
