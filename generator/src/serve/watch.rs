//! Builds again when a file changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify_debouncer_full::notify::{EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use tokio::sync::{mpsc, watch};

use super::Builder;
use super::current::Current;
use crate::commands::Failure;
use crate::content;

/// Editors save in several steps; what comes within this time is one change.
const DEBOUNCE: Duration = Duration::from_millis(50);

/// How often it is looked whether that time is over: a change waits half of this for nothing.
const TICK: Duration = Duration::from_millis(5);

/// What changed in `content/` and `themes/` since this was made.
pub(super) struct Changes {
    changed: mpsc::UnboundedReceiver<Vec<PathBuf>>,
    /// Watches for as long as it lives.
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

impl Changes {
    /// Begins to watch. Do this before the first build: what is saved while
    /// that runs is then a change, and is not missed.
    pub(super) fn of(root: &Path) -> Result<Self, Failure> {
        let (changes, changed) = mpsc::unbounded_channel();
        let mut debouncer =
            new_debouncer(DEBOUNCE, Some(TICK), move |events: DebounceEventResult| {
                let paths: Vec<PathBuf> = events
                    .into_iter()
                    .flatten()
                    .filter(|event| is_change(event.kind))
                    .flat_map(|event| event.event.paths)
                    .filter(|path| !is_by_the_way(path))
                    .collect();
                if !paths.is_empty() {
                    // The receiver lives as long as the server; after that nobody waits.
                    let _ = changes.send(paths);
                }
            })?;
        for folder in ["content", "themes"] {
            let folder = root.join(folder);
            if folder.is_dir() {
                debouncer.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(Self {
            changed,
            _debouncer: debouncer,
        })
    }

    /// Waits for the next change; several at once are one.
    async fn next(&mut self) -> Option<BTreeSet<PathBuf>> {
        let mut paths: BTreeSet<PathBuf> = self.changed.recv().await?.into_iter().collect();
        while let Ok(more) = self.changed.try_recv() {
            paths.extend(more);
        }
        Some(paths)
    }
}

/// Builds again at every change, until the process ends.
pub(super) async fn rebuild(
    mut changes: Changes,
    builder: &Builder<'_>,
    sender: &watch::Sender<Arc<Current>>,
) {
    let mut version = 0;
    while let Some(paths) = changes.next().await {
        version += 1;
        let current = sender.borrow().clone();
        let next = tokio::task::block_in_place(|| builder.rebuild(&current, &paths, version));
        sender.send_replace(Arc::new(next));
    }
}

/// With the files that editors put beside the one being saved, one saved page
/// would look like several.
fn is_by_the_way(path: &Path) -> bool {
    content::is_by_the_way(&path.file_name().unwrap_or_default().to_string_lossy())
}

/// Reading a file is an event as well, and building reads them all.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_))
}
