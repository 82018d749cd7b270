//! Who may change a target, from the first file to the last.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::error::Error;
use super::model::{Lease, State};
use super::plan::Plan;
use super::target::{Target, Version};
use files as fs;
use files::lock::Lock;

/// How long a lease holds without being renewed, in seconds. Long enough for a
/// slow connection, short enough for a colleague to wait.
const LEASE: u64 = 10 * 60;
/// How often the state is saved while sending. Each time renews the lease.
const SAVE_EVERY: Duration = Duration::from_secs(30);

/// This machine, as other editors' machines see it. While it exists no other
/// process here publishes from the same folder.
pub(super) struct Editor {
    id: String,
    _lock: Lock,
}

impl Editor {
    pub(super) fn of(root: &Path) -> Result<Self, Error> {
        let folder = root.join(fs::LOCAL);
        fs::create_private_dir(&folder)?;
        let lock = Lock::attempt(&folder.join("publish.lock"))?;
        let lock = lock.ok_or(Error::Busy { minutes: 1 })?;
        let path = folder.join("publisher");
        let known = fs::read(&path)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let id = if let Some(id) = known.filter(|id| !id.trim().is_empty()) {
            id.trim().to_owned()
        } else {
            let id = format!("{:016x}", RandomState::new().build_hasher().finish());
            fs::write_here(&path, id.as_bytes())?;
            id
        };
        Ok(Self { id, _lock: lock })
    }
}

/// The right to change a target, from the first file to the last.
pub(super) struct Session<'a> {
    target: &'a Target,
    editor: &'a Editor,
    state: State,
    version: Version,
    saved: Instant,
}

impl<'a> Session<'a> {
    /// Takes the lease and says what is about to change. Refused while somebody
    /// else holds it; a lease of this very machine was left by a run that broke.
    pub(super) async fn begin(
        target: &'a Target,
        (mut state, version): (State, Version),
        editor: &'a Editor,
        plan: &Plan,
    ) -> Result<Self, Error> {
        if let Some(lease) = &state.lease {
            let left = lease.until.saturating_sub(now()).min(LEASE);
            if left > 0 && lease.editor != editor.id {
                return Err(Error::Busy {
                    minutes: left.div_ceil(60),
                });
            }
        }
        for upload in plan.uploads() {
            state.files.insert(upload.file.path.clone(), None);
        }
        for path in &plan.removals {
            state.files.insert(path.clone(), None);
        }
        let mut session = Self {
            target,
            editor,
            state,
            version,
            saved: Instant::now(),
        };
        session.save(true).await?;
        Ok(session)
    }

    /// Stops in time when the lease may have run out: after a laptop slept,
    /// somebody else may be publishing.
    pub(super) fn still_holds(&self) -> Result<(), Error> {
        if self.saved.elapsed() < Duration::from_secs(LEASE / 2) {
            Ok(())
        } else {
            Err(Error::Overtaken)
        }
    }

    pub(super) async fn sent(&mut self, path: &str, hash: &str) -> Result<(), Error> {
        self.state
            .files
            .insert(path.to_owned(), Some(hash.to_owned()));
        self.save_now_and_then().await
    }

    pub(super) async fn removed(&mut self, path: &str) -> Result<(), Error> {
        self.state.files.remove(path);
        self.save_now_and_then().await
    }

    async fn save_now_and_then(&mut self) -> Result<(), Error> {
        if self.saved.elapsed() < SAVE_EVERY {
            return Ok(());
        }
        self.save(true).await
    }

    /// Writes what was done and gives the lease back.
    pub(super) async fn end(mut self) -> Result<(), Error> {
        self.save(false).await
    }

    async fn save(&mut self, keep: bool) -> Result<(), Error> {
        self.state.lease = keep.then(|| Lease {
            editor: self.editor.id.clone(),
            until: now() + LEASE,
        });
        self.version = self.target.save(&self.state, &self.version).await?;
        self.saved = Instant::now();
        Ok(())
    }
}

/// Seconds since 1970.
fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |time| time.as_secs())
}
