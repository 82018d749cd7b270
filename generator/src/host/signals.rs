//! What the system can ask of a host: to stop, and to make the site again.

/// Resolves when the process is asked to stop: by systemd or a container (SIGTERM), or with Ctrl-C.
pub(super) async fn stop() {
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

/// Requests to make the site again: `systemctl reload`, which sends SIGHUP.
pub(super) struct Reloads {
    #[cfg(unix)]
    hang_ups: Option<tokio::signal::unix::Signal>,
}

impl Reloads {
    pub(super) fn new() -> Self {
        Self {
            #[cfg(unix)]
            hang_ups: {
                use tokio::signal::unix::{SignalKind, signal};
                signal(SignalKind::hangup()).ok()
            },
        }
    }

    pub(super) async fn next(&mut self) {
        #[cfg(unix)]
        if let Some(hang_ups) = &mut self.hang_ups
            && hang_ups.recv().await.is_some()
        {
            return;
        }
        std::future::pending::<()>().await;
    }
}
