//! Makes what is served, and makes it again: when a day begins or a page appears, when something was pushed, and when somebody
//! asks for it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use clock::Clock;
use diagnostics::Progress;
use jiff::Timestamp;
use tokio::sync::{Notify, watch};

use super::attempts::Attempts;
use super::event::{Event, Tell};
use super::following::{Following, Pulled};
use super::notice::Notices;
use super::parts::Parts;
use super::release::Source;
use super::reloads::Reloads;
use super::repository::Commit;
use super::routes::{Current, SiteState};
use crate::failure::Failure;
use crate::serve::remember_readers;

/// The clock is looked at this often: it can be set, and a machine can sleep.
const LOOK: Duration = Duration::from_secs(20);
/// When a build failed that nobody asked for, it is tried again after this time.
const AGAIN: jiff::SignedDuration = jiff::SignedDuration::from_hours(1);

/// Makes what is served, and makes it again.
pub(super) struct Maker<'a> {
    pub(super) source: Source<'a>,
    /// The repository, when the site comes from one.
    pub(super) following: Option<Following>,
    pub(super) tell: Tell<'a>,
    pub(super) pictures: &'a Progress,
    pub(super) clock: Clock,
    pub(super) notices: Notices,
    /// What became of what was saved.
    pub(super) attempts: Arc<Attempts>,
    /// Told when an editor saved in the folder that the site is built of.
    pub(super) saved: Arc<Notify>,
    /// When it has to be made again.
    pub(super) due: Timestamp,
    /// Whether the last attempt failed.
    pub(super) has_failed: bool,
}

/// Why the site is made again.
enum Why {
    Asked,
    Due,
    Pulled(Pulled),
}

impl Maker<'_> {
    /// What to tell when something was pushed.
    pub(super) fn pushed(&self) -> Option<Arc<Notify>> {
        self.following.as_ref().map(Following::pushed)
    }

    /// The address of the repository, when the site comes from one.
    pub(super) fn repository(&self) -> Option<&str> {
        let following = self.following.as_ref();
        following.map(|following| following.repository.address())
    }

    /// What is known of the site that is served.
    pub(super) fn state(&self) -> SiteState {
        let following = self.following.as_ref();
        SiteState {
            is_latest: !self.has_failed && following.is_none_or(Following::is_latest),
            commit: following
                .and_then(|following| following.good.as_ref())
                .map(|commit| commit.short().to_owned()),
            is_reachable: following.map(|following| following.is_reachable),
        }
    }

    /// Builds the site. When that fails, a site of before does as well.
    pub(super) async fn make_first(&mut self) -> Result<(), Failure> {
        let newest = match &mut self.following {
            Some(following) => Some(following.begin().await),
            None => None,
        };
        match newest {
            Some(Ok(commit)) if !self.is_served(&commit) => {
                match self.make_from(&commit, |_| Ok(())).await {
                    Ok(()) => return Ok(()),
                    Err(failure) if self.has_earlier() => {
                        let look = self.following.as_ref().map(|following| following.look);
                        self.failed(&failure, Some(&commit), look);
                    }
                    Err(failure) => return Err(failure),
                }
            }
            None | Some(Ok(_)) => {}
            Some(Err(failure)) if self.has_earlier() => (self.tell)(Event::Unreachable(&failure)),
            Some(Err(failure)) => return Err(failure),
        }
        match self.make(|_| Ok(())).await {
            Ok(()) => Ok(()),
            Err(failure) if self.source.has_earlier() => {
                self.failed(&failure, None, None);
                Ok(())
            }
            Err(failure) => Err(failure),
        }
    }

    /// Makes it again whenever it is due, and whenever somebody asks for that.
    pub(super) async fn renew(&mut self, parts: &Parts, sender: &watch::Sender<Arc<Current>>) {
        let mut reloads = Reloads::new();
        let saved = Arc::clone(&self.saved);
        loop {
            let why = {
                let news = news(self.following.as_mut());
                tokio::select! {
                    () = reloads.next() => Why::Asked,
                    () = saved.notified() => Why::Asked,
                    () = until(self.due, &self.clock) => Why::Due,
                    pulled = news => Why::Pulled(pulled),
                }
            };
            let dist = self.source.dist().to_owned();
            let prepare = |built: &Path| parts.current(built, &dist);
            let look = self.look(&why);
            let (commit, made) = match why {
                Why::Pulled(Pulled::Commit(commit)) => {
                    let made = self.make_from(&commit, prepare).await;
                    (Some(commit), made)
                }
                Why::Pulled(Pulled::Reachable) => {
                    (self.tell)(Event::Reachable);
                    self.show_state(sender);
                    continue;
                }
                Why::Pulled(Pulled::Unreachable(failure)) => {
                    (self.tell)(Event::Unreachable(&failure));
                    self.show_state(sender);
                    continue;
                }
                Why::Asked => {
                    if let Some(following) = &mut self.following {
                        following.look_again();
                    }
                    (None, self.make(prepare).await)
                }
                Why::Due => (None, self.make(prepare).await),
            };
            match made {
                Ok(current) => {
                    let current = current.with(self.state());
                    if !remember_readers(parts.store(), &current.teams()).await {
                        (self.tell)(Event::NotAnnounced);
                    }
                    sender.send_replace(Arc::new(current));
                    self.made(commit.as_ref(), look);
                }
                Err(failure) => {
                    self.failed(&failure, commit.as_ref(), look);
                    self.show_state(sender);
                }
            }
        }
    }

    /// The look that an attempt is made after. Without a repository it is the attempt itself, which reads the folder; with one, what
    /// was good before is made again without any.
    fn look(&self, why: &Why) -> Option<u64> {
        match (&self.following, why) {
            (None, _) => Some(self.attempts.look()),
            (Some(following), Why::Pulled(_)) => Some(following.look),
            (Some(_), _) => None,
        }
    }

    /// Builds what was good before: with today's date, or as it is on the disk now.
    async fn make<T>(
        &mut self,
        prepare: impl FnOnce(&Path) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        if let Some(Following {
            repository,
            good: Some(good),
            ..
        }) = &self.following
            && let Err(failure) = repository.check_out(good).await
        {
            return self.not_built(failure);
        }
        self.build(prepare)
    }

    /// Builds from a commit. When that fails, the files of the commit before are there again.
    async fn make_from<T>(
        &mut self,
        commit: &Commit,
        prepare: impl FnOnce(&Path) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let Some(following) = &self.following else {
            return self.build(prepare);
        };
        let due = self.due;
        let built = match following.repository.check_out(commit).await {
            Ok(()) => self.build(prepare),
            Err(failure) => {
                if let Some(following) = &mut self.following {
                    following.forget_tip();
                }
                self.not_built(failure)
            }
        };
        let Some(following) = &mut self.following else {
            return built;
        };
        if built.is_ok() {
            following.good = Some(commit.clone());
            // Without it, the next start builds this commit once more.
            let _ = following.repository.remember_good(commit).await;
        } else if following.good.is_some() {
            // The one before has its own day to be made again.
            self.due = due;
        }
        built
    }

    fn build<T>(
        &mut self,
        prepare: impl FnOnce(&Path) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let built = self.source.build(self.clock.now(), self.pictures, prepare);
        match built {
            Ok((made, due)) => {
                self.has_failed = false;
                self.due = due;
                Ok(made)
            }
            Err(failure) => self.not_built(failure),
        }
    }

    fn not_built<T>(&mut self, failure: Failure) -> Result<T, Failure> {
        self.has_failed = true;
        let later = self.clock.now().checked_add(AGAIN);
        self.due = later.unwrap_or(Timestamp::MAX);
        Err(failure)
    }

    fn is_served(&self, commit: &Commit) -> bool {
        let following = self.following.as_ref();
        following.is_some_and(|following| following.good.as_ref() == Some(commit))
    }

    /// Whether there is something else to show.
    fn has_earlier(&self) -> bool {
        let following = self.following.as_ref();
        following.is_some_and(|following| following.good.is_some()) || self.source.has_earlier()
    }

    fn made(&mut self, commit: Option<&Commit>, look: Option<u64>) {
        match commit {
            Some(commit) => (self.tell)(Event::Commit(commit.short())),
            None => (self.tell)(Event::Renewed),
        }
        if self.state().is_latest {
            self.attempts.made(look);
            self.notices.mended(commit.map(Commit::short));
        }
    }

    fn failed(&mut self, failure: &Failure, commit: Option<&Commit>, look: Option<u64>) {
        let commit = commit.map(Commit::short);
        (self.tell)(Event::KeptEarlier { failure, commit });
        self.attempts.failed(look, self.notices.said(failure));
        self.notices.failed(failure, commit);
    }

    /// Shows what was served before, with what is known of it by now.
    fn show_state(&self, sender: &watch::Sender<Arc<Current>>) {
        let before = Arc::clone(&sender.borrow());
        sender.send_replace(Arc::new(before.with(self.state())));
    }
}

/// News of the repository; never any without one.
async fn news(following: Option<&mut Following>) -> Pulled {
    match following {
        Some(following) => following.news().await,
        None => std::future::pending().await,
    }
}

/// Waits for a moment on the clock of the machine.
async fn until(due: Timestamp, clock: &Clock) {
    loop {
        let left = Duration::try_from(due.duration_since(clock.now())).unwrap_or_default();
        if left.is_zero() {
            return;
        }
        tokio::time::sleep(left.min(LOOK)).await;
    }
}
