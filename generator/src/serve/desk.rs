//! `brokers desk`: the moderation desk alone, on a store that the environment names; and the list of what is held there.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;
use clock::Clock;
use desk::{self, DeskState, Sessions, inventory};
use pages::assets::Assets;
use settings::Settings;
use store::{Store, StoreSettings};
use unsealing::Identity;
use web::listen;

use super::{bind, http};
use crate::cli::Desk;
use crate::commands::{Console, Failure};
use crate::keys;
use files as fs;

/// Where the function's files are, unless `FUNCTION_ASSETS` says otherwise.
const ASSETS: &str = "dist/function";

/// Runs the desk until Ctrl-C, or writes the list.
pub fn run(root: &Path, arguments: &Desk, console: &Console) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match &arguments.export {
            Some(file) => export(file, console).await,
            None => desk(root, arguments.addr, console).await,
        }
    })
}

async fn desk(root: &Path, address: SocketAddr, console: &Console) -> Result<(), Failure> {
    let identities = keys::load(root)?;
    let (settings, store) = store().await?;
    let assets = Assets::read(&assets_folder(root))?;
    super::announce(&store, &announced(&assets, &identities), console).await;
    let listener = bind(address).await?;
    let address = listener.local_addr()?;
    let clock = Clock::system();
    let sessions = Sessions::new(clock.clone());
    let invitation = sessions.invite()?;
    let desk = desk::router(DeskState {
        store,
        assets: Arc::new(assets),
        identities,
        sessions,
        clock,
    })?;
    let router = Router::new()
        .route("/", get(async || Redirect::to("/desk")))
        .merge(desk);
    let url = format!("http://{address}{}", invitation.path());
    console.say("serve-desk", &[("url", url.into())]);
    console.say("desk-store", &[("name", name(&settings).into())]);
    listen::serve(listener, router, http::interrupted()).await;
    Ok(())
}

/// Who is to be remembered as reading along: nobody, when this build does not even know this desk.
fn announced(assets: &Assets, identities: &[Identity]) -> BTreeMap<String, String> {
    let readers = assets.readers();
    let knows_this_desk = identities
        .first()
        .is_some_and(|today| readers.contains_key(&today.to_public()));
    if knows_this_desk {
        readers
    } else {
        BTreeMap::new()
    }
}

/// A list without content needs no key: whoever answers for the data may make it.
async fn export(file: &Path, console: &Console) -> Result<(), Failure> {
    let (_, store) = store().await?;
    let entries = inventory::all(&store, jiff::Timestamp::now()).await?;
    let table = inventory::table(&entries);
    if file == Path::new("-") {
        console.show(table.trim_end());
        return Ok(());
    }
    fs::write_here(file, table.as_bytes())?;
    console.say(
        "desk-exported",
        &[
            ("count", entries.len().into()),
            ("path", file.display().to_string().into()),
        ],
    );
    Ok(())
}

/// The store that the environment names, when it answers.
pub(super) async fn store() -> Result<(StoreSettings, Store), Failure> {
    let Some(settings) = Settings::store_from_env()? else {
        return Err(Failure::Message("store-unnamed", Vec::new()));
    };
    let store = Store::connect(&settings).await;
    match store.ping().await {
        Ok(()) => Ok((settings, store)),
        Err(error) => {
            let args = vec![("name", name(&settings)), ("reason", error.to_string())];
            Err(Failure::Message("store-silent", args))
        }
    }
}

fn assets_folder(root: &Path) -> PathBuf {
    std::env::var_os("FUNCTION_ASSETS")
        .filter(|folder| !folder.is_empty())
        .map_or_else(|| root.join(ASSETS), PathBuf::from)
}

/// The table, and where it is.
pub(super) fn name(settings: &StoreSettings) -> String {
    let place = settings.endpoint.as_deref().unwrap_or("Amazon");
    format!("{} ({place})", settings.table)
}
