//! Whether a question could be stored now: shown by storing something, not by asking whether the store is there. A full
//! disk answers reads.

use std::time::{Duration, Instant};

use tokio::sync::Mutex;

use store::Store;

/// How long what was found holds, so that nobody makes the store busy by asking.
const HOLDS: Duration = Duration::from_secs(2);

/// What was found last, and when.
#[derive(Debug, Default)]
pub(super) struct Health(Mutex<Option<(Instant, bool)>>);

impl Health {
    /// Whether storing works. Those who ask at once wait for one try.
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
