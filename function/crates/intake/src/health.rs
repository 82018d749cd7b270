//! Whether a question could be stored now: shown by storing something, not by asking whether the store is there. A full
//! disk answers reads.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use store::Store;

/// How long a result is reused, so that health checks do not load the store.
const HOLDS: Duration = Duration::from_secs(2);

/// The last result and its time.
#[derive(Debug, Default)]
pub(super) struct Health(Mutex<Option<(Instant, bool)>>);

impl Health {
    /// Whether storing works. Concurrent checks share one attempt.
    pub(super) async fn is_good(&self, store: &Store) -> bool {
        let mut last = self.0.lock().await;
        if let Some((at, good)) = *last
            && at.elapsed() < HOLDS
        {
            return good;
        }
        let tried = store.try_a_write().await;
        if let Err(error) = &tried {
            tracing::error!(%error, "nothing can be stored");
        }
        *last = Some((Instant::now(), tried.is_ok()));
        tried.is_ok()
    }
}
