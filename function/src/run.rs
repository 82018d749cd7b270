//! Starting the function: everything is built here, once, and handed on.

mod lambda;

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::Router;

use clock::Clock;
use intake::guard::{Guard, NoRandomness};
use intake::{self, IntakeState};
use notifications::Notifier;
use pages::assets::{Assets, AssetsError};
use pages::{Pages, PagesError};
use settings;
use settings::{Host, Settings};
use store::Store;
use web::listen;
use web::log;

/// Why the function does not start or stopped.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The environment is not right.
    #[error(transparent)]
    Settings(#[from] settings::SettingsError),
    /// The assets cannot be used.
    #[error(transparent)]
    Assets(#[from] AssetsError),
    /// A template cannot be used.
    #[error(transparent)]
    Pages(#[from] PagesError),
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
    /// The runtime of Lambda failed.
    #[error("the Lambda runtime failed: {0}")]
    Lambda(String),
}

/// The function, built from its settings.
#[derive(Debug)]
pub struct App {
    router: Router,
    /// Where moderators are told of what came in.
    notifier: Option<Notifier>,
    store: Store,
    /// To whom everything is sealed.
    readers: BTreeMap<String, String>,
}

/// The function for these settings.
pub async fn app(settings: &Settings) -> Result<App, RunError> {
    let assets = Arc::new(Assets::read(&settings.assets)?);
    let pages = Arc::new(Pages::new(&assets.templates)?);
    let store = Store::connect(&settings.store).await;
    let clock = Clock::system();
    let notifier = settings
        .notify
        .clone()
        .map(|settings| Notifier::new(store.clone(), clock.clone(), &assets.facts, settings));
    let readers = assets.readers();
    let state = IntakeState {
        assets,
        pages,
        store: store.clone(),
        guard: Guard::new(clock.clone(), settings.rules.clone())?,
        clock,
    };
    Ok(App {
        router: log::logged(intake::service(state)),
        notifier,
        store,
        readers,
    })
}

/// Answers requests, and tells moderators of what came in, until the process is told to stop.
pub async fn serve(app: App, host: Host) -> Result<(), RunError> {
    tokio::spawn(announce(app.store.clone(), app.readers.clone()));
    match host {
        Host::Lambda => lambda::serve(app).await,
        Host::Port(port) => listen(app, port).await,
    }
}

/// Tells the desks to whom this function seals, so that none of them seals everything again without one of these. No
/// question waits for it; what is not remembered now is remembered at the next start.
async fn announce(store: Store, readers: BTreeMap<String, String>) {
    if let Err(error) = store.announce(&readers).await {
        tracing::warn!(%error, "the store does not know to whom this function seals");
    }
}

async fn listen(
    App {
        router, notifier, ..
    }: App,
    port: u16,
) -> Result<(), RunError> {
    let fail = |source| RunError::Listen { port, source };
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .map_err(fail)?;
    tracing::info!(port, "listening on 127.0.0.1");
    if let Some(notifier) = notifier {
        // It ends with the process; what it was telling then is told again.
        tokio::spawn(notifier.watch(notifications::EVERY));
    }
    listen::serve(listener, router, told_to_stop()).await;
    Ok(())
}

async fn told_to_stop() {
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
