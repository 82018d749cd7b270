//! `brokers desk`: the moderation desk alone, on a store that the environment names; and the list of what is held there.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;
use clock::Clock;
use desk::{self, DeskState, Links, inventory};
use pages::assets::Assets;
use store::{BrokenChain, Head};
use unsealing::Identity;
use web::listen;

use super::event::{Event, Tell};
use super::{bind, http};
use crate::failure::Failure;
use crate::identity;
use crate::stores;

/// Where the function's files are, unless `FUNCTION_ASSETS` says otherwise.
const ASSETS: &str = "dist/function";

/// Runs the desk until Ctrl-C.
pub(crate) async fn desk(root: &Path, address: SocketAddr, tell: Tell<'_>) -> Result<(), Failure> {
    let identities = identity::load(root)?;
    let (name, store) = stores::named().await?;
    let assets = Assets::read(&assets_folder(root))?;
    super::announce(&store, &announced(&assets, &identities), tell).await;
    let listener = bind(address).await?;
    let address = listener.local_addr()?;
    let clock = Clock::system();
    let links = Links::new(clock.clone());
    let link = links.make()?;
    let desk = desk::router(DeskState {
        store,
        assets: Arc::new(assets),
        identities,
        links,
        address: super::desk_address()?,
        clock,
    })?;
    let router = Router::new()
        .route("/", get(async || Redirect::to("/desk")))
        .merge(desk);
    tell(Event::DeskReady {
        desk: format!("http://{address}{}", link.path()),
        store: name,
    });
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

/// How many submissions are held, and the list of them without content (CSV).
pub(crate) async fn inventory() -> Result<(usize, String), Failure> {
    let (_, store) = stores::named().await?;
    let entries = inventory::all(&store, jiff::Timestamp::now()).await?;
    Ok((entries.len(), inventory::table(&entries)))
}

/// The end of the audit of rights in the store that the environment names; or the entry at which its chain is broken.
pub(crate) async fn audit() -> Result<Result<Head, BrokenChain>, Failure> {
    let (_, store) = stores::named().await?;
    Ok(store::verify(&store.rights().await?))
}

fn assets_folder(root: &Path) -> PathBuf {
    std::env::var_os("FUNCTION_ASSETS")
        .filter(|folder| !folder.is_empty())
        .map_or_else(|| root.join(ASSETS), PathBuf::from)
}
