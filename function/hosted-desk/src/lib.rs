//! The desk as a program of its own: how it is put together and started.
//!
//! It never has a key file. What opens submissions comes with the session of somebody who may read them, and is gone when the
//! request is answered.

mod error;

use std::sync::Arc;

use axum::Router;

use clock::Clock;
use desk::{DeskError, DeskPages, DeskState, Links, OwnHost};
use hosting::Program;
use notifications::Notifier;
use pages::assets::Assets;
use settings::DeskSettings;
use store::Store;
use web::log;

pub use error::StartError;

/// The hosted desk for these settings.
pub async fn program(settings: &DeskSettings) -> Result<Program, StartError> {
    let assets = Arc::new(Assets::read(&settings.assets)?);
    let store = Store::with_access(&settings.store).await?;
    let clock = Clock::system();
    let environment = |name: &str| std::env::var(name).ok();
    let notify = settings.notify.clone();
    let notifiers = Notifier::all((&store, &clock), &assets.facts, notify, environment)?;
    let at = (&*settings.address, settings.notify.as_ref());
    let router = router(store.clone(), assets, at, clock)?;
    Ok(Program {
        router: log::logged(router),
        notifiers,
        store,
    })
}

/// Everything that the hosted desk answers at its address. Where moderators are notified by mail, invitations can go by it.
pub fn router(
    store: Store,
    assets: Arc<Assets>,
    (address, notify): (&str, Option<&notifications::Settings>),
    clock: Clock,
) -> Result<Router, DeskError> {
    let desk = desk::alone(DeskState {
        pages: DeskPages::new()?,
        store,
        assets,
        key_file: Vec::new(),
        // Nobody makes one here: links are for whoever is at a key file.
        links: Links::new(clock.clone()),
        address: Some(address.to_owned()),
        mail: notify.and_then(notifications::Settings::mail),
        collector: None,
        preview: None,
        clock,
    });
    Ok(OwnHost::of(address).only(desk))
}
