//! The theme that is inside the program, written out to change.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use content::{BASIS, OWN_THEME, name_in_theme};
use diagnostics::{Message, nearest};

use crate::failure::{Failure, refused};

/// What was written, and what was there already.
pub(crate) struct Ejected {
    /// Paths from the root.
    pub(crate) written: Vec<PathBuf>,
    /// How many files the site has of its own.
    pub(crate) kept: usize,
}

/// Writes one file of the theme to `theme/`, or all. Never overwrites: what the site has of its own stays.
pub(crate) fn eject(root: &Path, file: Option<&str>) -> Result<Ejected, Failure> {
    check_theme(root)?;
    let files = builtin::theme();
    let Some(named) = file else {
        return eject_all(root, &files);
    };
    let name = name_in_theme(named, BASIS);
    let Some((_, bytes)) = files.iter().find(|(known, _)| known == name) else {
        let known = files.iter().map(|(name, _)| name.as_str());
        let nearest = nearest(name, known).unwrap_or_else(|| "none".to_owned());
        let unknown = Message::new("theme-unknown").with("file", name.to_owned());
        return Err(refused(unknown.with("nearest", nearest)));
    };
    if let Some(own) = own_file(root, name) {
        return Err(refused(Message::new("theme-own").at(&own)));
    }
    let path = Path::new(OWN_THEME).join(name);
    files::place_new(&root.join(&path), bytes)?;
    Ok(Ejected {
        written: vec![path],
        kept: 0,
    })
}

fn eject_all(root: &Path, files: &[(String, Cow<'static, [u8]>)]) -> Result<Ejected, Failure> {
    let mut written = Vec::new();
    for (name, bytes) in files {
        let path = Path::new(OWN_THEME).join(name);
        if own_file(root, name).is_none() && files::place_new(&root.join(&path), bytes)? {
            written.push(path);
        }
    }
    let kept = files.len() - written.len();
    Ok(Ejected { written, kept })
}

/// The file that the site has of its own in the place of one of the theme; from the root.
fn own_file(root: &Path, name: &str) -> Option<PathBuf> {
    let folders = [Path::new(OWN_THEME).into(), Path::new("themes").join(BASIS)];
    let mut paths = folders.iter().map(|folder: &PathBuf| folder.join(name));
    paths.find(|path| root.join(path).exists())
}

/// Files of `basis` in the place of those of another theme would belong to nothing.
fn check_theme(root: &Path) -> Result<(), Failure> {
    /// The one key that says which theme.
    #[derive(serde::Deserialize)]
    struct Settings {
        theme: Option<String>,
    }
    let text = files::read(&root.join("content/site.toml"))?;
    // What is wrong with the settings is said by `check`.
    let settings: Option<Settings> = toml::from_slice(&text).ok();
    match settings.and_then(|settings| settings.theme) {
        Some(other) if other != BASIS => {
            Err(refused(Message::new("theme-other").with("theme", other)))
        }
        _ => Ok(()),
    }
}
