//! Where collected pages go: the folder of a site, or a repository.

use std::path::Path;

use futures_util::future::{BoxFuture, ready};

use crate::failure::Failure;
use files as fs;

/// The files of a site, by their paths from its root.
pub(crate) trait Target: Send + Sync {
    /// A file, if it is there.
    fn read<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, Result<Option<Vec<u8>>, Failure>>;

    /// Whether there is a folder of this name.
    fn has_folder<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, Result<bool, Failure>>;

    /// Makes a file; `false` if there is one by now.
    fn place_new<'a>(
        &'a self,
        path: &'a Path,
        text: &'a [u8],
    ) -> BoxFuture<'a, Result<bool, Failure>>;

    /// Whether a file that is not here is nowhere on its way to the site.
    fn is_all_of_it(&self) -> bool {
        true
    }

    /// Whether what is made here is on the site only after somebody took it over.
    fn has_review(&self) -> bool {
        false
    }

    /// Removes a file that holds this.
    fn remove<'a>(&'a self, path: &'a Path, text: &'a [u8]) -> BoxFuture<'a, Result<(), Failure>>;
}

/// The root of a site on this machine.
pub(super) struct Folder<'a>(pub(super) &'a Path);

impl Target for Folder<'_> {
    fn read<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, Result<Option<Vec<u8>>, Failure>> {
        let full = self.0.join(path);
        let read = full.exists().then(|| fs::read(&full)).transpose();
        Box::pin(ready(read.map_err(Failure::from)))
    }

    fn has_folder<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, Result<bool, Failure>> {
        Box::pin(ready(Ok(self.0.join(path).exists())))
    }

    fn place_new<'a>(
        &'a self,
        path: &'a Path,
        text: &'a [u8],
    ) -> BoxFuture<'a, Result<bool, Failure>> {
        let placed = fs::place_new(&self.0.join(path), text);
        Box::pin(ready(placed.map_err(Failure::from)))
    }

    fn remove<'a>(&'a self, path: &'a Path, _: &'a [u8]) -> BoxFuture<'a, Result<(), Failure>> {
        let removed = fs::remove_file(&self.0.join(path));
        Box::pin(ready(removed.map_err(Failure::from)))
    }
}
