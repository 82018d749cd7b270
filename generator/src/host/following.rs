//! Follows a repository: when it is looked at, and which commit is new.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

use super::attempts::Attempts;
use super::repository::{Commit, Repository};
use crate::failure::Failure;

/// About how often it is looked at, without anybody saying so.
const EVERY: Duration = Duration::from_mins(1);
/// The least time between two looks: somebody who pushes ten times in a row is one change.
const REST: Duration = Duration::from_secs(2);

/// What a look at the repository says.
pub(super) enum Pulled {
    /// There is a commit that was not tried yet.
    Commit(Commit),
    /// It can be reached again.
    Reachable,
    /// It cannot be reached any more.
    Unreachable(Failure),
}

/// Follows a repository.
pub(super) struct Following {
    pub(super) repository: Repository,
    /// The newest commit, which may be one that cannot be built from.
    pub(super) tip: Option<Commit>,
    /// The last one that could be built from: the one that is served.
    pub(super) good: Option<Commit>,
    pub(super) is_reachable: bool,
    /// The number of the last look that came to its end.
    pub(super) look: u64,
    attempts: Arc<Attempts>,
    /// Somebody says that there is something new.
    pushed: Arc<Notify>,
    next: Instant,
}

impl Following {
    pub(super) fn new(repository: Repository, attempts: Arc<Attempts>) -> Self {
        Self {
            repository,
            tip: None,
            good: None,
            is_reachable: true,
            look: 0,
            attempts,
            pushed: Arc::default(),
            next: Instant::now(),
        }
    }

    /// What to tell when something was pushed.
    pub(super) fn pushed(&self) -> Arc<Notify> {
        Arc::clone(&self.pushed)
    }

    /// Looks at once, and tries the newest commit also when it was tried before.
    pub(super) fn look_again(&mut self) {
        self.forget_tip();
        self.next = Instant::now();
    }

    /// The newest commit could not even be unpacked: the next look finds it anew.
    pub(super) fn forget_tip(&mut self) {
        self.tip = self.good.clone();
    }

    /// Whether the newest commit is the one that is served, as far as is known.
    pub(super) fn is_latest(&self) -> bool {
        self.tip.is_none() || self.tip == self.good
    }

    /// The first look: the newest commit, or why there is none.
    pub(super) async fn begin(&mut self) -> Result<Commit, Failure> {
        self.good = self.repository.good().await;
        let pulled = self.pull().await;
        self.next = Instant::now() + EVERY;
        self.is_reachable = pulled.is_ok();
        self.tip = pulled.as_ref().ok().cloned();
        pulled
    }

    /// Waits until there is news. When this is given up halfway, the next call begins where it was.
    pub(super) async fn news(&mut self) -> Pulled {
        loop {
            tokio::select! {
                () = sleep_until(self.next) => {}
                () = self.pushed.notified() => {
                    let now = Instant::now();
                    let rested = (self.next + REST).checked_sub(EVERY);
                    self.next = rested.unwrap_or(now).max(now);
                }
            }
            sleep_until(self.next).await;
            let pulled = self.pull().await;
            self.next = Instant::now() + EVERY;
            match pulled {
                Ok(commit) if self.tip.as_ref() != Some(&commit) => {
                    self.is_reachable = true;
                    self.tip = Some(commit.clone());
                    return Pulled::Commit(commit);
                }
                Ok(_) if !self.is_reachable => {
                    self.is_reachable = true;
                    self.attempts.nothing_new(self.look);
                    return Pulled::Reachable;
                }
                Err(failure) if self.is_reachable => {
                    self.is_reachable = false;
                    return Pulled::Unreachable(failure);
                }
                // Nothing that was not known.
                Ok(_) => self.attempts.nothing_new(self.look),
                Err(_) => {}
            }
        }
    }

    async fn pull(&mut self) -> Result<Commit, Failure> {
        let look = self.attempts.look();
        let pulled = self.repository.pull().await;
        self.look = look;
        pulled
    }
}
