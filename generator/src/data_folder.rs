//! The folder in which `brokers host` keeps everything: the store, and the site as it was built last.

use std::path::{Path, PathBuf};

use diagnostics::Message;
use files::lock::Lock;

use crate::failure::{Failure, refused};
use crate::local_store;

/// Whoever has this file locked may change what is in the folder.
const LOCK: &str = ".host.lock";
const DIST: &str = "dist";

/// A data folder, for as long as this process alone may change what is in it.
#[derive(Debug)]
pub(crate) struct DataFolder {
    path: PathBuf,
    _lock: Lock,
}

impl DataFolder {
    /// Takes the folder for this process, and makes it when it is not there yet.
    pub(crate) fn take(path: &Path) -> Result<Self, Failure> {
        files::create_private_dir(path)?;
        match Lock::attempt(&path.join(LOCK))? {
            Some(lock) => Ok(Self {
                path: path.to_path_buf(),
                _lock: lock,
            }),
            None => Err(refused(Message::new("data-busy").at(path))),
        }
    }

    /// The folder itself.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The file of the store.
    pub(crate) fn store(&self) -> PathBuf {
        self.path.join(local_store::FILE)
    }

    /// Where the site is built.
    pub(crate) fn dist(&self) -> PathBuf {
        dist(&self.path)
    }
}

/// The built site in a data folder.
pub(crate) fn dist(data: &Path) -> PathBuf {
    data.join(DIST)
}
