//! A router as a program: a Lambda, or a server on a port of this machine to which a proxy passes requests. The intake and the
//! hosted desk are both started here.

mod lambda;

use std::net::Ipv4Addr;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;

use notifications::Notifier;
use settings::Host;
use store::{Store, StoreError, TABLE};
use web::listen;

/// How long to wait for the store at the start.
const STORE_CHECK: Duration = Duration::from_secs(2);

/// Everything that a program serves.
#[derive(Debug)]
pub struct Program {
    /// Answers requests.
    pub router: Router,
    /// Notify moderators, if that is set up.
    pub notifiers: Vec<Notifier>,
    /// Where everything is kept.
    pub store: Store,
}

/// Why a program does not start or stopped.
#[derive(Debug, thiserror::Error)]
pub enum HostingError {
    /// The port cannot be used.
    #[error("cannot listen on 127.0.0.1:{port}: {source}; is something else using the port?")]
    Listen {
        /// The port.
        port: u16,
        /// What the operating system says.
        source: std::io::Error,
    },
    /// The engine has no such table, so nothing could be stored.
    #[error("the table \"{0}\" does not exist. Make it, and start again:\n\n{commands}", commands = TABLE.create_commands(.0))]
    NoTable(String),
    /// The runtime of Lambda failed.
    #[error("the Lambda runtime failed: {0}")]
    Lambda(String),
}

impl Program {
    /// Serves requests and notifies moderators until the process is asked to stop.
    pub async fn serve(self, host: Host) -> Result<(), HostingError> {
        match host {
            Host::Lambda => lambda::serve(self).await,
            Host::Port(port) => self.listen(port).await,
        }
    }

    async fn listen(self, port: u16) -> Result<(), HostingError> {
        let fail = |source| HostingError::Listen { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(fail)?;
        check_table(&self.store).await?;
        tracing::info!(port, "listening on 127.0.0.1");
        for notifier in self.notifiers {
            // It ends with the process; an unfinished notification is sent again.
            tokio::spawn(notifier.watch(notifications::EVERY));
        }
        listen::serve(listener, self.router, listen::asked_to_stop()).await;
        Ok(())
    }
}

/// Without its table, a program would answer 503 for ever. A store that cannot be reached may come back.
async fn check_table(store: &Store) -> Result<(), HostingError> {
    match tokio::time::timeout(STORE_CHECK, store.ping()).await {
        Ok(Err(StoreError::NoTable)) => Err(HostingError::NoTable(store.table().to_owned())),
        _ => Ok(()),
    }
}
