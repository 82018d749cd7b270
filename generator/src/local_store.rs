//! The local store: a DynamoDB-compatible engine on one SQLite file, in this process and on no port: whoever else works on this
//! machine cannot speak to it. The code that talks to it is the function's own.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use dynoxide::{Database, DynoxideError};
use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Engine, Store};

use crate::failure::{Failure, refused};
use diagnostics::Message;
use files::{self as fs, FsError};

/// The file, in the folder of local state.
pub(crate) const FILE: &str = "store.sqlite";
/// The same name as the function's default.
pub(crate) const TABLE: &str = "submissions";

/// The version of what is in the file, kept where SQLite has a place for that (`user_version`). It grows when an older program
/// could do harm to what a newer one wrote; 0 is a file of before there were versions.
const VERSION: u32 = 1;
/// Every SQLite file begins with this.
const MAGIC: &[u8] = b"SQLite format 3\0";
/// The length of the head of such a file, and where in it the version is.
const HEAD: usize = 100;
const VERSION_AT: usize = 60;

/// How soon the file holds nothing more of what was withdrawn.
const FORGETS: Duration = Duration::from_secs(1);
/// How long to wait for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// Refuses a file that a newer version wrote, or that is none of ours, before anything opens it: opening could change it.
pub(crate) fn check_version(path: &Path) -> Result<(), Failure> {
    let mut head = Vec::with_capacity(HEAD);
    let read = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        opened => opened.and_then(|file| file.take(HEAD as u64).read_to_end(&mut head)),
    };
    read.map_err(|source| FsError {
        action: "read",
        path: path.to_path_buf(),
        source,
    })?;
    if head.is_empty() {
        // It was made a moment ago, and nothing was written.
        return Ok(());
    }
    let version = head.get(VERSION_AT..VERSION_AT + 4);
    let version = version.and_then(|bytes| bytes.try_into().ok().map(u32::from_be_bytes));
    match version {
        Some(version) if head.starts_with(MAGIC) && version <= VERSION => Ok(()),
        Some(_) if head.starts_with(MAGIC) => Err(refused(Message::new("store-newer").at(path))),
        _ => Err(refused(Message::new("store-not-one").at(path))),
    }
}

/// Starts the engine and makes the table when it is not there yet.
pub(crate) async fn start(path: &Path) -> Result<Store, Failure> {
    check_version(path)?;
    if let Some(folder) = path.parent() {
        fs::create_private_dir(folder)?;
    }
    let database = Database::new(&path.to_string_lossy()).map_err(|error| {
        refused(
            Message::new("store-no-open")
                .at(path)
                .because(error.to_string()),
        )
    })?;
    tokio::spawn(forget_what_is_gone(path.to_owned()));
    let store = Store::within(Embedded(database), TABLE).await;
    store.create_table().await?;
    mark_version(path)?;
    Ok(store)
}

/// The embedded engine.
struct Embedded(Database);

impl Engine for Embedded {
    fn answer(&self, operation: &str, body: &str) -> (u16, String) {
        let db = &self.0;
        let answered = match operation {
            "GetItem" => act(body, |request| db.get_item(request)),
            "PutItem" => act(body, |request| db.put_item(request)),
            "UpdateItem" => act(body, |request| db.update_item(request)),
            "DeleteItem" => act(body, |request| db.delete_item(request)),
            "Query" => act(body, |request| db.query(request)),
            "Scan" => act(body, |request| db.scan(request)),
            "BatchGetItem" => act(body, |request| db.batch_get_item(request)),
            "TransactWriteItems" => act(body, |request| db.transact_write_items(request)),
            "CreateTable" => act(body, |request| db.create_table(request)),
            "DescribeTable" => act(body, |request| db.describe_table(request)),
            "UpdateTable" => act(body, |request| db.update_table(request)),
            "UpdateTimeToLive" => act(body, |request| db.update_time_to_live(request)),
            "DescribeTimeToLive" => act(body, |request| db.describe_time_to_live(request)),
            // As it answers what it does not know on a port.
            _ => return (400, UNKNOWN.to_owned()),
        };
        match answered {
            Ok(json) => (200, json),
            Err(error) => (error.status_code(), error.to_json()),
        }
    }
}

/// What the engine says of an operation that it does not have.
const UNKNOWN: &str = r#"{"__type":"com.amazon.coral.service#UnknownOperationException"}"#;

fn act<Q: DeserializeOwned, A: Serialize>(
    body: &str,
    act: impl FnOnce(Q) -> dynoxide::Result<A>,
) -> dynoxide::Result<String> {
    let wrong = |error: serde_json::Error| DynoxideError::SerializationException(error.to_string());
    let answer = act(serde_json::from_str(body).map_err(wrong)?)?;
    serde_json::to_string(&answer).map_err(wrong)
}

/// Notes which version wrote the file last.
fn mark_version(path: &Path) -> rusqlite::Result<()> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version < VERSION {
        connection.pragma_update(None, "user_version", VERSION)?;
    }
    Ok(())
}

/// Brings everything into the file itself when nothing more is to be written. What cannot be brought there now is when the
/// file is opened again.
pub(crate) fn settle(path: &Path) {
    let _ = empty_log(path);
}

/// Brings what was written into the file and empties the write-ahead log, again and again: a log keeps what was withdrawn
/// until it is written over, which on a quiet day is long. In the file itself SQLite overwrites what is deleted
/// (`SQLITE_SECURE_DELETE`, in `.cargo/config.toml`).
async fn forget_what_is_gone(path: PathBuf) {
    loop {
        tokio::time::sleep(FORGETS).await;
        let file = path.clone();
        // Somebody reads or writes just now, or the file is gone: the next time.
        let _ = tokio::task::spawn_blocking(move || empty_log(&file)).await;
    }
}

/// Empties the log, if there is anything in it.
fn empty_log(path: &Path) -> rusqlite::Result<()> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if std::fs::metadata(log).map_or(0, |log| log.len()) == 0 {
        return Ok(());
    }
    let connection = Connection::open(path)?;
    // Nobody waits for this: a write that comes in between goes first.
    connection.busy_timeout(Duration::ZERO)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}
