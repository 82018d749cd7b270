//! What a target knows of itself, and who may change it.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::Path;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::plan::Plan;
use super::target::{Target, Version};
use super::{Error, now};
use files::lock::Lock;
use files::{self as fs, FsError};

/// How long a lease holds without being renewed, in seconds. Long enough for a
/// slow connection, short enough for a colleague to wait.
const LEASE: u64 = 10 * 60;
/// How often the state is saved while sending. Each time renews the lease.
const SAVE_EVERY: Duration = Duration::from_secs(30);

/// Stands in the target as `.brokers-publish.json`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    /// The hash of each file that was published; none while it may be being
    /// changed.
    pub(super) files: BTreeMap<String, Option<String>>,
    #[serde(default)]
    pub(super) lease: Option<Lease>,
}

/// Somebody is publishing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lease {
    /// Which machine; a random number, because the file can be read by anybody.
    editor: String,
    /// Seconds since 1970.
    until: u64,
}

/// This machine, as other editors' machines see it. While it exists no other
/// process here publishes from the same folder.
pub(super) struct Editor {
    id: String,
    _lock: Lock,
}

impl Editor {
    pub(super) fn of(root: &Path) -> Result<Self, Error> {
        let local = |error: FsError| Error::Local(error.to_string());
        let folder = root.join(".brokers");
        fs::create_private_dir(&folder).map_err(local)?;
        let lock = Lock::attempt(&folder.join("publish.lock")).map_err(local)?;
        let lock = lock.ok_or(Error::Busy { minutes: 1 })?;
        let path = folder.join("publisher");
        let known = fs::read(&path)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let id = if let Some(id) = known.filter(|id| !id.trim().is_empty()) {
            id.trim().to_owned()
        } else {
            let id = format!("{:016x}", RandomState::new().build_hasher().finish());
            fs::write_here(&path, id.as_bytes()).map_err(local)?;
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
