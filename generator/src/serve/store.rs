//! The embedded store: a DynamoDB-compatible engine on one SQLite file, in
//! this process, on a port of the loopback interface. The code that talks to
//! it is the function's own.

use std::path::Path;

use dynoxide::Database;
use function::store::{Store, StoreSettings};
use tokio::net::TcpListener;

use crate::commands::Failure;
use crate::fs;

/// The file, in the folder of local state.
pub(super) const FILE: &str = "store.sqlite";
/// The same name as the function's default.
const TABLE: &str = "submissions";

/// Starts the engine and makes the table when it is not there yet.
pub(super) async fn start(path: &Path) -> Result<Store, Failure> {
    if let Some(folder) = path.parent() {
        fs::create_private_dir(folder)?;
    }
    let database = Database::new(&path.to_string_lossy())
        .map_err(|error| Failure::Other(format!("{} kan niet open: {error}", path.display())))?;
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
