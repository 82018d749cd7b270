//! Thin wrappers around `std::fs` whose errors name the path, so that no
//! message ever says only "No such file or directory".

pub mod apart;
pub mod compress;
pub mod lock;
pub mod output;

use std::io;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;

/// The folder of local state below the root; git ignores it.
pub const LOCAL: &str = ".brokers";

/// A filesystem error with the path it is about.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", path.display())]
pub struct FsError {
    /// What was attempted, in English, for example `read`.
    pub action: &'static str,
    /// The path it was attempted on.
    pub path: PathBuf,
    /// The operating system's own reason.
    pub source: io::Error,
}

fn at<T>(action: &'static str, path: &Path, result: io::Result<T>) -> Result<T, FsError> {
    result.map_err(|source| FsError {
        action,
        path: path.to_path_buf(),
        source,
    })
}

/// Where a path leads, links followed, also when the end of it is not there yet.
pub fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut real = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            part => {
                real.push(part);
                real = real.canonicalize().unwrap_or(real);
            }
        }
    }
    real
}

/// Reads a whole file.
pub fn read(path: &Path) -> Result<Vec<u8>, FsError> {
    at("read", path, std::fs::read(path))
}

/// Writes a file in a folder that is there.
pub fn write_here(path: &Path, bytes: &[u8]) -> Result<(), FsError> {
    at("write", path, std::fs::write(path, bytes))
}

/// Writes a file that must not exist yet; never overwrites.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FsError> {
    if let Some(parent) = path.parent() {
        create_dir_all(parent)?;
    }
    let file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path);
    let mut file = at("create", path, file)?;
    at("write", path, io::Write::write_all(&mut file, bytes))
}

/// Puts a new file in place as a whole: nobody ever finds half of it. `false` when one of that name is there already; it
/// stays as it is.
pub fn place_new(path: &Path, bytes: &[u8]) -> Result<bool, FsError> {
    if let Some(parent) = path.parent() {
        create_dir_all(parent)?;
    }
    let new = beside(path);
    write_here(&new, bytes)?;
    let file = at("open", &new, std::fs::File::open(&new))?;
    at("sync", &new, file.sync_all())?;
    // A second name for the same file is refused where there is one, which renaming is not.
    let placed = match std::fs::hard_link(&new, path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        // Some disks know no second names.
        Err(_) => write_new(path, bytes).map(|()| true),
    };
    remove_file(&new)?;
    if let Some(Ok(folder)) = path.parent().map(std::fs::File::open) {
        at("sync", path, folder.sync_all())?;
    }
    placed
}

/// Removes a file.
pub fn remove_file(path: &Path) -> Result<(), FsError> {
    at("remove", path, std::fs::remove_file(path))
}

/// Writes a new file that only its owner may read (mode 0600 where the
/// platform knows modes). Never overwrites.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), FsError> {
    if let Some(parent) = path.parent() {
        create_dir_all(parent)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = at("create", path, options.open(path))?;
    at("write", path, io::Write::write_all(&mut file, bytes))?;
    at("sync", path, file.sync_all())
}

/// Puts another file in the place of one, as a whole: at every moment one of the two is there.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), FsError> {
    let new = beside(path);
    write_here(&new, bytes)?;
    put_in_place(&new, path)
}

/// The same for a file that only its owner may read.
pub fn replace_private(path: &Path, bytes: &[u8]) -> Result<(), FsError> {
    let new = beside(path);
    match std::fs::remove_file(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => at("remove", &new, Err(error))?,
        _ => {}
    }
    write_private(&new, bytes)?;
    put_in_place(&new, path)
}

/// A hidden name in the same folder, which no reader of content takes for content.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.nieuw"))
}

fn put_in_place(new: &Path, path: &Path) -> Result<(), FsError> {
    let file = at("open", new, std::fs::File::open(new))?;
    at("sync", new, file.sync_all())?;
    rename(new, path)?;
    // Only then the rename itself is on disk.
    if let Some(Ok(folder)) = path.parent().map(std::fs::File::open) {
        at("sync", path, folder.sync_all())?;
    }
    Ok(())
}

/// Makes a folder and those above it.
pub fn create_dir_all(path: &Path) -> Result<(), FsError> {
    at("create folder", path, std::fs::create_dir_all(path))
}

/// Renames a file or folder.
pub fn rename(from: &Path, to: &Path) -> Result<(), FsError> {
    at("rename", from, std::fs::rename(from, to))
}

/// Lets two folders change places in one step. `false` where the system or the
/// disk cannot do that; then nothing changed.
#[cfg(target_os = "linux")]
pub fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

/// Lets two folders change places in one step: not on this system.
#[cfg(not(target_os = "linux"))]
pub fn exchange(_: &Path, _: &Path) -> bool {
    false
}

/// Removes a folder with all that is in it; a folder that is not there is fine. Folders in it are removed side by
/// side: those of a site are many and small.
pub fn remove_dir_all(path: &Path) -> Result<(), FsError> {
    let entries = match std::fs::read_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => at("read folder", path, other)?,
    };
    let folders: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect();
    folders
        .par_iter()
        .try_for_each(|folder| remove_dir_all(folder))?;
    at("remove", path, std::fs::remove_dir_all(path))
}

/// Makes a folder that only its owner may open (mode 0700 where the platform
/// knows modes); one that is there stays as it is.
pub fn create_private_dir(path: &Path) -> Result<(), FsError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    at("create folder", path, builder.create(path))
}
