//! Which stores there are: the one that the environment names, and the local one of `serve`.

use std::path::{Path, PathBuf};

use settings::Settings;
use store::{Store, StoreSettings};

use crate::failure::{Failure, refused};
use crate::local_store;
use diagnostics::Message;

/// The store in a data folder of `brokers host`, or the one that the environment names, when it answers; and its name.
pub(crate) async fn named(data: Option<&Path>) -> Result<(String, Store), Failure> {
    if let Some(data) = data {
        let path = in_folder(data);
        if !path.is_file() {
            return Err(refused(Message::new("backup-no-store").at(&path)));
        }
        return Ok((path.display().to_string(), local_store::start(&path).await?));
    }
    let Some(settings) = Settings::store_from_env()? else {
        return Err(refused("store-unnamed"));
    };
    let store = Store::connect(&settings).await;
    let name = name(&settings);
    match store.ping().await {
        Ok(()) => Ok((name, store)),
        Err(error) => Err(refused(
            Message::new("store-silent")
                .with("name", name)
                .because(error.to_string()),
        )),
    }
}

/// Every store that is known here, with its name; that of a data folder is named.
pub(crate) async fn all(root: &Path, data: Option<&Path>) -> Result<Vec<(String, Store)>, Failure> {
    let mut stores = Vec::new();
    if data.is_some() {
        stores.push(named(data).await?);
    }
    if let Some(settings) = Settings::store_from_env()? {
        stores.push((name(&settings), Store::connect(&settings).await));
    }
    let path = local(root);
    if path.exists() {
        stores.push((path.display().to_string(), local_store::start(&path).await?));
    }
    Ok(stores)
}

/// The store to work on: that of a data folder, the one that the environment names, or else the local one. A file can be opened
/// by two processes at once; its engine then waits for its turn.
pub(crate) async fn one(root: &Path, data: Option<&Path>) -> Result<Store, Failure> {
    if data.is_some() || Settings::store_from_env()?.is_some() {
        return named(data).await.map(|(_, store)| store);
    }
    let path = local(root);
    if path.exists() {
        return local_store::start(&path).await;
    }
    Err(refused(Message::new("store-missing").at(&path)))
}

/// The file of the local store.
pub(crate) fn local(root: &Path) -> PathBuf {
    in_folder(&root.join(files::LOCAL))
}

/// The file of the store in a folder.
pub(crate) fn in_folder(folder: &Path) -> PathBuf {
    folder.join(local_store::FILE)
}

/// The table, and where it is.
fn name(settings: &StoreSettings) -> String {
    let place = settings.endpoint.as_deref().unwrap_or("Amazon");
    format!("{} ({place})", settings.table)
}
