//! Which folders a build and publishing leave to others: the sources of the site, and each what the other made.

use std::path::{Path, PathBuf};

use crate::{self as fs, FsError};

/// Every build makes it, and hardly anybody else does: a folder `site` alone may be somebody's own.
pub(crate) const MARK: &str = "headers.json";
/// What publishing keeps in its target.
pub const STATE: &str = ".brokers-publish.json";

/// Why a folder cannot be built into.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Something is there that no build made.
    #[error("{} holds {found}, which no build made", path.display())]
    Foreign {
        /// The folder that was asked for.
        path: PathBuf,
        /// What was found there.
        found: String,
    },
    /// It is there and no folder: a file, or a device.
    #[error("{} is no folder", path.display())]
    NoFolder {
        /// What was asked for.
        path: PathBuf,
    },
    /// It is among what the site is made from: the next build would take it for content.
    #[error("{} is inside {folder}", path.display())]
    AmongSources {
        /// The folder that was asked for.
        path: PathBuf,
        /// The folder of the site that it is in.
        folder: &'static str,
    },
    /// What the site is made from is inside it, and would go with it.
    #[error("{} has the sources of the site in it", path.display())]
    AroundSources {
        /// The folder that was asked for.
        path: PathBuf,
    },
    /// A site was published here, or around it: replacing that loses what publishing knows of it.
    #[error("{} belongs to the published site in {}", path.display(), published.display())]
    Published {
        /// The folder that was asked for.
        path: PathBuf,
        /// The folder that a site was published to.
        published: PathBuf,
    },
    /// A build made it, and the next one replaces it as a whole.
    #[error("{} belongs to the build in {}", path.display(), built.display())]
    Built {
        /// The folder that was asked for.
        path: PathBuf,
        /// The folder of the build.
        built: PathBuf,
    },
    /// Another build of the same folder does not come to its end.
    #[error("{} is being built by another process", path.display())]
    Busy {
        /// The folder that was asked for.
        path: PathBuf,
    },
    /// The disk.
    #[error(transparent)]
    Disk(#[from] FsError),
}

/// Refuses to write among what the site is made from, and to replace a folder that it is in.
pub fn check_apart(root: &Path, out: &Path) -> Result<(), Refused> {
    let real = fs::real(out);
    if fs::real(root).starts_with(&real) {
        let path = out.to_path_buf();
        return Err(Refused::AroundSources { path });
    }
    let folder = ["content", "themes", "theme", fs::LOCAL]
        .into_iter()
        .find(|folder| real.starts_with(fs::real(&root.join(folder))));
    match folder {
        Some(folder) => Err(Refused::AmongSources {
            path: out.to_path_buf(),
            folder,
        }),
        None => Ok(()),
    }
}

/// Refuses to publish into the output of a build: the next build would replace it, with what publishing knows of it.
pub fn check_not_built(folder: &Path) -> Result<(), Refused> {
    let real = fs::real(folder);
    let is_built = |place: &Path| {
        place.join(MARK).is_file()
            && (place.join("site").is_dir() || place.join("function").is_dir())
    };
    match real.ancestors().find(|place| is_built(place)) {
        Some(built) => Err(Refused::Built {
            path: folder.to_path_buf(),
            built: built.to_path_buf(),
        }),
        None => Ok(()),
    }
}

/// Refuses to build where a site was published: visitors read that folder.
pub(crate) fn check_not_published(out: &Path) -> Result<(), Refused> {
    let real = fs::real(out);
    let below = real.join("site");
    let mut places = real.ancestors().chain([below.as_path()]);
    match places.find(|place| place.join(STATE).is_file()) {
        Some(published) => Err(Refused::Published {
            path: out.to_path_buf(),
            published: published.to_path_buf(),
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_published_into_a_build() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let out = folder.path().join("dist");
        std::fs::create_dir_all(out.join("site")).expect("made");
        std::fs::write(out.join(MARK), "{}").expect("written");
        for inside in ["dist", "dist/site", "dist/site/nieuw", "dist/../dist/site"] {
            let refused = check_not_built(&folder.path().join(inside));
            assert!(matches!(refused, Err(Refused::Built { .. })), "{inside}");
        }
        for apart in ["", "www", "dist-2/site"] {
            check_not_built(&folder.path().join(apart)).expect(apart);
        }
    }

    #[test]
    fn nothing_is_written_among_the_sources() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let root = folder.path();
        for inside in ["content", "themes/basis", "elders"] {
            std::fs::create_dir_all(root.join(inside)).expect("made");
        }
        for (out, expected) in [
            ("content", Some("content")),
            ("content/dist", Some("content")),
            ("content/../content/dist", Some("content")),
            ("nieuw/../content/dist", Some("content")),
            ("themes/basis/static/x", Some("themes")),
            ("dist", None),
            ("content-dist", None),
            ("content/../dist", None),
        ] {
            let found = match check_apart(root, &root.join(out)) {
                Err(Refused::AmongSources { folder, .. }) => Some(folder),
                _ => None,
            };
            assert_eq!(found, expected, "{out}");
        }
        for around in ["", ".", "..", "content/.."] {
            let refused = check_apart(root, &root.join(around));
            assert!(
                matches!(refused, Err(Refused::AroundSources { .. })),
                "{around}"
            );
        }
    }
}
