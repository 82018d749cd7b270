//! The files of a theme, and where each comes from: the folder of the theme in `themes/`, single files in `theme/` that take the
//! place of those, and for the theme `basis` the program itself.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use crate::folder::read_folder;
use diagnostics::{BUILT_IN, Diagnostic};

/// The theme that is inside the program.
pub const BASIS: &str = "basis";

/// The folder of single files that replace those of the theme.
pub const OWN: &str = "theme";

/// Files by their path in the theme.
pub type ThemeFiles = Vec<(String, Cow<'static, [u8]>)>;

/// A file of the theme of a site.
pub(crate) struct ThemeFile {
    /// Where it is, as messages name it.
    pub(crate) path: String,
    /// Its path in the theme.
    pub(crate) name: String,
    pub(crate) bytes: Cow<'static, [u8]>,
}

/// The names of the themes that a site can have.
pub(crate) fn names(root: &Path) -> Vec<String> {
    let folders = std::fs::read_dir(root.join("themes")).into_iter().flatten();
    let folders = folders.flatten().filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .chain([BASIS.to_owned()])
        .collect();
    names.sort();
    names
}

/// Reads the theme of this name. A later place replaces the file of the same name in an earlier one.
pub(crate) fn read(
    root: &Path,
    theme: &str,
    built_in: &ThemeFiles,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<ThemeFile> {
    let mut files: BTreeMap<String, (String, Cow<'static, [u8]>)> = BTreeMap::new();
    let folder = format!("themes/{theme}");
    let is_basis = theme == BASIS;
    if is_basis {
        let inside = built_in.iter().map(|(name, bytes)| {
            let path = format!("{BUILT_IN}{folder}/{name}");
            (name.clone(), (path, bytes.clone()))
        });
        files.extend(inside);
    }
    let needed = [(folder.as_str(), !is_basis), (OWN, false)];
    for (folder, is_needed) in needed {
        let whole = root.join(folder);
        if !is_needed && !whole.exists() {
            continue;
        }
        for (path, bytes) in read_folder(&whole, folder, diagnostics) {
            let name = path[folder.len() + 1..].to_owned();
            files.insert(name, (path, Cow::Owned(bytes)));
        }
    }
    files
        .into_iter()
        .map(|(name, (path, bytes))| ThemeFile { path, name, bytes })
        .collect()
}

/// Whether a path, as messages name it, is that of a file of a theme.
pub(crate) fn is_of_theme(path: &str) -> bool {
    [BUILT_IN, "themes/", "theme/"]
        .iter()
        .any(|start| path.starts_with(start))
}

/// The path in the theme of a file at `path`: `templates/tip.html`.
pub fn name_in_theme<'p>(path: &'p str, theme: &str) -> &'p str {
    let place = path.strip_prefix(BUILT_IN).unwrap_or(path);
    let below = |folder: &str| place.strip_prefix(folder)?.strip_prefix('/');
    let of_themes = || below("themes")?.strip_prefix(theme)?.strip_prefix('/');
    below(OWN).or_else(of_themes).unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_name_wherever_it_is() {
        for path in [
            "themes/basis/templates/tip.html",
            "brokers:themes/basis/templates/tip.html",
            "theme/templates/tip.html",
            "templates/tip.html",
        ] {
            assert_eq!(name_in_theme(path, "basis"), "templates/tip.html", "{path}");
        }
    }
}
