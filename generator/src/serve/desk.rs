//! `brokers desk`: the moderation desk alone, on a store that the environment names; and the list of what is held there.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clock::Clock;
use desk::{self, DeskPages, DeskState, Links, inventory};
use pages::assets::Assets;
use pages::teams::Destination;
use web::listen;

use super::event::{Event, Tell};
use super::{bind, http};
use crate::cli::Desk;
use crate::collect::FromDesk;
use crate::data_folder;
use crate::failure::Failure;
use crate::identity::{self, Held, KeyFile};
use crate::resealing;
use crate::stores;

/// Where the function's files are, unless `FUNCTION_ASSETS` says otherwise.
const ASSETS: &str = "dist/function";

/// Runs the desk until Ctrl-C.
pub(crate) async fn desk(
    key_file: &KeyFile,
    arguments: &Desk,
    tell: Tell<'_>,
) -> Result<(), Failure> {
    let root = key_file.root();
    let held = identity::load(key_file)?;
    let data = arguments.data.as_deref();
    let (name, store) = stores::named(data).await?;
    let assets = Assets::read(&assets_folder(root, data))?;
    super::announce(&store, &announced(&assets, &held), tell).await;
    let listener = bind(arguments.addr).await?;
    let address = listener.local_addr()?;
    let clock = Clock::system();
    let links = Links::new(clock.clone());
    let link = links.make()?;
    let state = DeskState {
        pages: DeskPages::new()?,
        collector: FromDesk::of(root, &store),
        // The style sheets of the site are at another address.
        preview: None,
        store,
        assets: Arc::new(assets),
        key_file: identity::team_keys(&held),
        links,
        address: super::desk_address()?,
        mail: super::mail()?,
        clock,
    };
    let router = desk::alone(state.clone());
    tell(Event::DeskReady {
        desk: format!("http://{address}{}", link.path()),
        store: name,
    });
    tokio::select! {
        () = listen::serve(listener, router, http::interrupted()) => {}
        () = resealing::watch(|| Some(state.clone())) => {}
    }
    Ok(())
}

/// Of which teams the readers are to be remembered: not of one in which this build does not even know this desk.
fn announced(assets: &Assets, held: &[Held]) -> Vec<Destination> {
    let today = identity::of_today(held);
    let knows_this_desk = |to: &&Destination| {
        today
            .get(&to.team)
            .is_some_and(|today| to.readers().contains_key(&today.to_public()))
    };
    assets
        .teams
        .all()
        .filter(knows_this_desk)
        .cloned()
        .collect()
}

/// How many submissions are held, and the list of them without content (CSV).
pub(crate) async fn inventory(data: Option<&Path>) -> Result<(usize, String), Failure> {
    let (_, store) = stores::named(data).await?;
    let entries = store.everything(jiff::Timestamp::now()).await?;
    Ok((entries.len(), inventory::table(&entries)))
}

/// What the host of a data folder serves, or else what the environment says.
fn assets_folder(root: &Path, data: Option<&Path>) -> PathBuf {
    let named = std::env::var_os("FUNCTION_ASSETS").filter(|folder| !folder.is_empty());
    let built = || match data {
        Some(data) => data_folder::dist(data).join("function"),
        None => root.join(ASSETS),
    };
    named.map_or_else(built, PathBuf::from)
}
