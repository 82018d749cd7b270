//! Files that are inside the program, so that it needs none beside it.
//!
//! A debug build reads them from the repository it was compiled in, as long as that is there: an edit of the theme or a text is
//! seen at once, and compiles nothing.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

#[expect(clippy::unreadable_literal, reason = "written by build.rs")]
mod index {
    include!(concat!(env!("OUT_DIR"), "/index.rs"));
}

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/files.bin"));

/// The version of the program, with the commit it was built from.
pub const VERSION: &str = env!("BROKERS_VERSION");

/// Files by their path in the collection, with `/`, in the order of these.
pub type Files = Vec<(String, Cow<'static, [u8]>)>;

/// The theme `basis`.
pub fn theme() -> Files {
    const PARTS: [&str; 5] = ["components", "fonts", "locales", "static", "templates"];
    let mut files = files("themes/basis", index::THEME);
    // The folder also has a README and screenshots.
    files.retain(|(path, _)| PARTS.iter().any(|part| path.starts_with(part)));
    files
}

/// What a new site begins with.
pub fn starter() -> Files {
    files("generator/starter", index::STARTER)
}

/// What hosts of Git repositories run to check and publish a site.
pub fn workflows() -> Files {
    files("generator/workflows", index::WORKFLOWS)
}

/// The content of the demonstration.
pub fn demo() -> Files {
    files("content", index::DEMO)
}

/// One file of the content of the demonstration.
pub fn of_demo(path: &str) -> Option<Cow<'static, [u8]>> {
    if let Some(folder) = on_disk("content") {
        return std::fs::read(folder.join(path)).ok().map(Cow::Owned);
    }
    let mut files = inside(index::DEMO);
    files.find_map(|(name, bytes)| (name == path).then_some(Cow::Borrowed(bytes)))
}

fn files(folder: &str, index: &'static [(&'static str, usize, usize)]) -> Files {
    let Some(folder) = on_disk(folder) else {
        let files = inside(index).map(|(name, bytes)| (name.to_owned(), Cow::Borrowed(bytes)));
        return files.collect();
    };
    let mut files = Vec::new();
    read(&folder, "", &mut files);
    files.sort();
    files
}

fn inside(
    index: &'static [(&'static str, usize, usize)],
) -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let files = index.iter();
    files.map(|(name, start, end)| (*name, &BYTES[*start..*end]))
}

/// A folder of the repository that a debug build was compiled in.
fn on_disk(folder: &str) -> Option<PathBuf> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../.."));
    let folder = root.join(folder);
    (cfg!(debug_assertions) && folder.is_dir()).then_some(folder)
}

fn read(folder: &Path, name: &str, files: &mut Files) {
    // What cannot be read here is no file of a theme or site: an editor may just be saving it.
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let own = entry.file_name().to_string_lossy().into_owned();
        if own.starts_with('.') {
            continue;
        }
        let name = if name.is_empty() {
            own
        } else {
            format!("{name}/{own}")
        };
        let path = entry.path();
        if path.is_dir() {
            read(&path, &name, files);
        } else if let Ok(bytes) = std::fs::read(&path) {
            files.push((name, Cow::Owned(bytes)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inside_is_what_is_read_from_disk_but_for_newer_edits() {
        for (index, folder) in [
            (index::THEME, "themes/basis"),
            (index::STARTER, "generator/starter"),
            (index::DEMO, "content"),
        ] {
            let inside: Vec<&str> = inside(index).map(|(name, _)| name).collect();
            assert!(inside.is_sorted() && inside.len() > 10, "{folder}");
            let same = inside.iter().filter(|name| {
                let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../..");
                Path::new(root).join(folder).join(name).is_file()
            });
            // A file that was just renamed is not there any more.
            assert!(same.count() * 10 > inside.len() * 9, "{folder}");
        }
    }

    #[test]
    fn pictures_of_the_theme_are_no_part_of_it() {
        let theme = theme();
        assert!(theme.iter().any(|(path, _)| path == "templates/home.html"));
        assert!(
            theme
                .iter()
                .all(|(path, _)| !path.starts_with("screenshots"))
        );
        assert!(of_demo("site.toml").is_some() && of_demo("geen.toml").is_none());
    }
}
