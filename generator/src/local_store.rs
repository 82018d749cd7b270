//! The local store: a DynamoDB-compatible engine on one SQLite file, in
//! this process, on a port of the loopback interface. The code that talks to
//! it is the function's own.

use std::path::{Path, PathBuf};
use std::time::Duration;

use dynoxide::Database;
use rusqlite::Connection;
use store::{Store, StoreSettings};
use tokio::net::TcpListener;

use crate::failure::{Failure, refused};
use diagnostics::Message;
use files as fs;

/// The file, in the folder of local state.
pub(crate) const FILE: &str = "store.sqlite";
/// The same name as the function's default.
const TABLE: &str = "submissions";

/// How soon the file holds nothing more of what was withdrawn.
const FORGETS: Duration = Duration::from_secs(1);

/// Starts the engine and makes the table when it is not there yet.
pub(crate) async fn start(path: &Path) -> Result<Store, Failure> {
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
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let endpoint = format!("http://{}", listener.local_addr()?);
    tokio::spawn(dynoxide::server::serve_with_shutdown(
        listener,
        database,
        std::future::pending(),
    ));
    let store = Store::connect(&StoreSettings::local(endpoint, TABLE)).await;
    store.create_table().await?;
    Ok(store)
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
