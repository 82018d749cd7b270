//! What the system asks of a host while it runs: to make the site again.

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
