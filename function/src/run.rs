//! Starting the function: everything is built here, once, and handed on.

mod lambda;

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;

use clock::Clock;
use intake::guard::{Guard, NoRandomness};
use intake::{self, IntakeState};
use notifications::Notifier;
use pages::assets::{Assets, AssetsError};
use pages::teams::Destination;
use pages::{Pages, PagesError};
use settings;
use settings::{Host, Settings};
use store::{Store, StoreError, TABLE};
use web::listen;
use web::log;

/// How long to wait for the store at the start.
const STORE_CHECK: Duration = Duration::from_secs(2);

/// Why the function does not start or stopped.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The environment is invalid.
    #[error(transparent)]
    Settings(#[from] settings::SettingsError),
    /// The assets cannot be used.
    #[error(transparent)]
    Assets(#[from] AssetsError),
    /// A template cannot be used.
    #[error(transparent)]
    Pages(#[from] PagesError),
    /// Where a team is notified cannot be used.
    #[error("{0}")]
    Notify(String),
    /// Nothing can be kept apart without random numbers.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// The port cannot be used.
    #[error("cannot listen on 127.0.0.1:{port}: {source}; is something else using the port?")]
    Listen {
        /// The port.
        port: u16,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// The engine has no such table, so nothing could be stored.
    #[error("the table \"{0}\" does not exist. Make it, and start the function again:\n\n{commands}", commands = TABLE.create_commands(.0))]
    NoTable(String),
    /// The runtime of Lambda failed.
    #[error("the Lambda runtime failed: {0}")]
    Lambda(String),
}

/// The function, built from its settings.
#[derive(Debug)]
pub struct App {
    router: Router,
    /// Notify moderators, if that is set up.
    notifiers: Vec<Notifier>,
    store: Store,
    /// To whom everything is sealed.
    teams: Vec<Destination>,
}

/// The function for these settings.
pub async fn app(settings: &Settings) -> Result<App, RunError> {
    let assets = Arc::new(Assets::read(&settings.assets)?);
    let pages = Arc::new(Pages::new(&assets.templates)?);
    let store = Store::connect(&settings.store).await;
    let clock = Clock::system();
    let environment = |name: &str| std::env::var(name).ok();
    let notify = settings.notify.clone();
    let notifiers = Notifier::all((&store, &clock), &assets.facts, notify, environment)
        .map_err(RunError::Notify)?;
    for team in assets.teams.keyless() {
        tracing::warn!(%team, "no key of this team can be used: the national team reads what comes in for it");
    }
    let teams = assets.teams.all().cloned().collect();
    let state = IntakeState {
        assets,
        pages,
        store: store.clone(),
        guard: Guard::new(clock.clone(), settings.rules.clone())?,
        clock,
    };
    Ok(App {
        router: log::logged(intake::service(state)),
        notifiers,
        store,
        teams,
    })
}

/// Serves requests and notifies moderators until the process is asked to stop.
pub async fn serve(app: App, host: Host) -> Result<(), RunError> {
    tokio::spawn(announce(app.store.clone(), app.teams.clone()));
    match host {
        Host::Lambda => lambda::serve(app).await,
        Host::Port(port) => listen(app, port).await,
    }
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

/// Without its table, the function would answer 503 for ever. A store that cannot be reached may come back.
async fn check_table(store: &Store) -> Result<(), RunError> {
    match tokio::time::timeout(STORE_CHECK, store.ping()).await {
        Ok(Err(StoreError::NoTable)) => Err(RunError::NoTable(store.table().to_owned())),
        _ => Ok(()),
    }
}

async fn listen(
    App {
        router,
        notifiers,
        store,
        ..
    }: App,
    port: u16,
) -> Result<(), RunError> {
    let fail = |source| RunError::Listen { port, source };
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(fail)?;
    check_table(&store).await?;
    tracing::info!(port, "listening on 127.0.0.1");
    for notifier in notifiers {
        // It ends with the process; an unfinished notification is sent again.
        tokio::spawn(notifier.watch(notifications::EVERY));
    }
    listen::serve(listener, router, stop_signal()).await;
    Ok(())
}

async fn stop_signal() {
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => drop(signal.recv().await),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
