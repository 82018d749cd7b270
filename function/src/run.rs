//! Starting the function: everything is built here, once, and handed on.

mod caller;

use std::sync::Arc;

use clock::Clock;
use hosting::{HostingError, Program};
use intake::guard::{Guard, NoRandomness, Rules};
use intake::{self, IntakeState};
use notifications::Notifier;
use pages::assets::{Assets, AssetsError};
use pages::teams::Destination;
use pages::{Pages, PagesError};
use settings::{Host, Settings, SettingsError};
use store::{AccessError, Store};
use web::log;

/// Why the function does not start or stopped.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The environment is invalid.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Every request to the store would be refused.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// The assets cannot be used.
    #[error(transparent)]
    Assets(#[from] AssetsError),
    /// A template cannot be used.
    #[error(transparent)]
    Pages(#[from] PagesError),
    /// Where a team is notified cannot be used.
    #[error(transparent)]
    Notify(#[from] notifications::SettingsError),
    /// Nothing can be kept apart without random numbers.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// Nothing can be served.
    #[error(transparent)]
    Hosting(#[from] HostingError),
}

/// The function, built from its settings.
#[derive(Debug)]
pub struct App {
    program: Program,
    /// To whom everything is sealed.
    teams: Vec<Destination>,
}

/// The function for these settings.
pub async fn app(settings: &Settings) -> Result<App, RunError> {
    let assets = Arc::new(Assets::read(&settings.assets)?);
    let pages = Arc::new(Pages::new(&assets.templates)?);
    let store = Store::with_access(&settings.store).await?;
    let clock = Clock::system();
    let environment = |name: &str| std::env::var(name).ok();
    let notify = settings.notify.clone();
    let notifiers = Notifier::all((&store, &clock), &assets.facts, notify, environment)?;
    for team in assets.teams.keyless() {
        tracing::warn!(%team, "no key of this team can be used: the national team reads what comes in for it");
    }
    let teams = assets.teams.all().cloned().collect();
    let rules = Rules {
        per_hour: settings.limits.per_hour,
        source_header: settings.limits.source_header.clone(),
    };
    let state = IntakeState {
        assets,
        pages,
        store: store.clone(),
        guard: Guard::new(clock.clone(), rules)?,
        clock,
    };
    let mut router = log::logged(intake::service(state));
    if settings.host == Host::Lambda {
        router = caller::told_by_lambda(router);
    }
    let program = Program {
        router,
        notifiers,
        store,
    };
    Ok(App { program, teams })
}

/// Serves requests and notifies moderators until the process is asked to stop.
pub async fn serve(app: App, host: Host) -> Result<(), RunError> {
    tokio::spawn(announce(app.program.store.clone(), app.teams));
    Ok(app.program.serve(host).await?)
}

/// Announces the recipients of this function, so that no desk re-seals everything without one of them. No request waits
/// for it; if it fails, the next start tries again.
async fn announce(store: Store, teams: Vec<Destination>) {
    for to in &teams {
        if let Err(error) = store.announce(&to.team, to.readers()).await {
            tracing::warn!(%error, team = %to.team, "the store does not know to whom this function seals");
        }
    }
}
