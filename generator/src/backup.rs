//! A copy of the store in one file, made while it is in use, and put back.
//!
//! Whatever goes wrong, nothing changes: both ways the file is made under another name, looked through, and only then put in
//! its place.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use dynoxide::Database;
use rusqlite::{Connection, OpenFlags};

use crate::data_folder::DataFolder;
use crate::failure::{Failure, refused};
use crate::local_store::{self, TABLE};
use diagnostics::Message;
use files::FsError;

/// How long a backup waits for a write that is going on.
const PATIENCE: Duration = Duration::from_secs(30);

/// Copies the store to a new file, while others read and write. It has everything up to the moment it begins.
pub(crate) fn back_up(store: &Path, to: &Path) -> Result<(), Failure> {
    if !store.is_file() {
        return Err(refused(Message::new("backup-no-store").at(store)));
    }
    local_store::check_version(store)?;
    if to.exists() {
        return Err(refused(Message::new("backup-there").at(to)));
    }
    let copy = Copy::beside(to)?;
    let connection = Connection::open_with_flags(store, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.busy_timeout(PATIENCE)?;
    connection.execute("VACUUM INTO ?1", [copy.path.to_string_lossy()])?;
    drop(connection);
    if let Err(reason) = look_through(&copy.path) {
        return Err(refused(
            Message::new("backup-failed").at(to).because(reason),
        ));
    }
    copy.place(to)
}

/// Makes the store of a data folder from a backup. A folder that has a store is left alone.
pub(crate) fn restore(from: &Path, data: &Path) -> Result<(), Failure> {
    let unusable =
        |reason: String| refused(Message::new("restore-unusable").at(from).because(reason));
    let mut source = File::open(from).map_err(|source| at("open", from, source))?;
    local_store::check_version(from)?;
    let data = DataFolder::take(data)?;
    let store = data.store();
    if store.exists() {
        return Err(refused(Message::new("restore-there").at(&store)));
    }
    if has_log(from) {
        return Err(refused(Message::new("restore-live-copy").at(from)));
    }
    let copy = Copy::beside(&store)?;
    let mut file = File::options()
        .write(true)
        .open(&copy.path)
        .map_err(|source| at("write", &copy.path, source))?;
    io::copy(&mut source, &mut file).map_err(|source| at("write", &copy.path, source))?;
    file.flush()?;
    drop(file);
    look_through(&copy.path).map_err(unusable)?;
    // The engine knows its own older and newer versions.
    Database::new(&copy.path.to_string_lossy()).map_err(|error| unusable(error.to_string()))?;
    copy.place(&store)
}

/// Whether the file of a running store was copied, without what is in its log.
fn has_log(path: &Path) -> bool {
    std::fs::metadata(with_ending(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// Whether every page of a file is there and fits with the others, and it holds our table. The reason why not is for people.
fn look_through(path: &Path) -> Result<(), String> {
    let mut head = [0; 32];
    let read = File::open(path).and_then(|mut file| {
        file.read_exact(&mut head)?;
        file.metadata()
    });
    let length = read.map_err(|error| error.to_string())?.len();
    let expected = page_size(head) * page_count(head);
    if length != expected {
        return Err(format!("{length} bytes, and not {expected}"));
    }
    let look = || -> rusqlite::Result<(String, usize)> {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let whole = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        let tables = "SELECT count(*) FROM _tables WHERE table_name = ?1";
        Ok((
            whole,
            connection.query_row(tables, [TABLE], |row| row.get(0))?,
        ))
    };
    match look().map_err(|error| error.to_string())? {
        (whole, _) if whole != "ok" => Err(whole),
        (_, 0) => Err(format!("no table {TABLE}")),
        _ => Ok(()),
    }
}

/// From the head of an SQLite file, as its format says.
fn page_size(head: [u8; 32]) -> u64 {
    match u16::from_be_bytes([head[16], head[17]]) {
        1 => 65536,
        size => u64::from(size),
    }
}

fn page_count(head: [u8; 32]) -> u64 {
    u64::from(u32::from_be_bytes([head[28], head[29], head[30], head[31]]))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn at(action: &'static str, path: &Path, source: io::Error) -> FsError {
    FsError {
        action,
        path: path.to_path_buf(),
        source,
    }
}

/// A file that is being made, beside the place where it will be. It goes when it is not placed.
struct Copy {
    path: PathBuf,
}

impl Copy {
    /// An empty file that only its owner may read.
    fn beside(place: &Path) -> Result<Self, Failure> {
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let path = place.with_file_name(format!(".{name}.deel-{}", std::process::id()));
        let copy = Self { path };
        copy.clear();
        files::write_private(&copy.path, &[])?;
        Ok(copy)
    }

    /// Gives it its name, if that is still free.
    fn place(self, to: &Path) -> Result<(), Failure> {
        let file = File::open(&self.path).map_err(|source| at("open", &self.path, source))?;
        file.sync_all()
            .map_err(|source| at("sync", &self.path, source))?;
        // A second name for the same file is refused where there is one, which renaming is not.
        match std::fs::hard_link(&self.path, to) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(refused(Message::new("backup-there").at(to)));
            }
            // Some disks know no second names.
            Err(_) => files::rename(&self.path, to)?,
        }
        if let Some(Ok(folder)) = to.parent().map(File::open) {
            folder.sync_all().map_err(|source| at("sync", to, source))?;
        }
        Ok(())
    }

    /// Removes it, with what the engine put beside it.
    fn clear(&self) {
        for ending in ["", "-wal", "-shm", "-journal"] {
            // What is not there need not go.
            let _ = std::fs::remove_file(with_ending(&self.path, ending));
        }
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        self.clear();
    }
}
