//! One process at a time: a file that the operating system locks. The lock goes with the process, also when that is killed,
//! so a file that is left behind locks nobody out.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::FsError;

/// How often somebody who waits looks again.
const PACE: Duration = Duration::from_millis(50);

/// The lock, for as long as this lives; its file goes with it.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock; `None` while another process has it.
    pub fn attempt(path: &Path) -> Result<Option<Self>, FsError> {
        let at = |source| FsError {
            action: "lock",
            path: path.to_path_buf(),
            source,
        };
        loop {
            let file = File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(path)
                .map_err(at)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(None),
                // Some network disks know no locks. Working there as before is better than not at all.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(at(error)),
            }
            // Whoever had it before took the file away: a lock on that keeps nobody out.
            if is_still(&file, path) {
                let path = path.to_path_buf();
                return Ok(Some(Self { _file: file, path }));
            }
        }
    }

    /// Waits for the lock, at most this long; calls `waiting` once when it has to wait at all.
    pub(crate) fn wait(
        path: &Path,
        patience: Duration,
        waiting: impl FnOnce(),
    ) -> Result<Option<Self>, FsError> {
        let started = Instant::now();
        let mut waiting = Some(waiting);
        loop {
            if let Some(lock) = Self::attempt(path)? {
                return Ok(Some(lock));
            }
            if let Some(say) = waiting.take() {
                say();
            }
            if started.elapsed() >= patience {
                return Ok(None);
            }
            std::thread::sleep(PACE);
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // While it is locked, so that nobody else can have it. Where a file cannot be told from another of the same
        // name, it stays: it is empty, and the next process takes it.
        if cfg!(unix) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Whether the path still names this file.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |found: std::fs::Metadata| (found.dev(), found.ino());
    let opened = file.metadata().map(of).ok();
    opened.is_some() && opened == std::fs::metadata(path).map(of).ok()
}

#[cfg(not(unix))]
fn is_still(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn one_at_a_time_and_nothing_is_left() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let path = folder.path().join(".slot");
        let inside = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        let lock = Lock::wait(&path, Duration::from_mins(1), || ());
                        let lock = lock.expect("a lock").expect("in time");
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0, "alone");
                        std::thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                });
            }
        });
        assert!(!path.exists());
    }

    #[test]
    fn who_waits_in_vain_hears_so_and_a_file_without_a_lock_is_no_lock() {
        let folder = tempfile::tempdir().expect("temporary folder");
        let path = folder.path().join(".slot");
        std::fs::write(&path, "left by a process that was killed").expect("written");
        let lock = Lock::attempt(&path).expect("a lock");
        assert!(lock.is_some());
        let mut said = 0;
        let other = Lock::wait(&path, Duration::from_millis(120), || said += 1);
        assert!(other.expect("no fault").is_none());
        assert_eq!(said, 1);
    }
}
