//! Builds again when a file changes.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use notify_debouncer_full::notify::{EventKind, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, new_debouncer};
use tokio::sync::{mpsc, watch};

use super::Builder;
use super::current::Current;
use crate::commands::{Console, Failure};

/// Editors save in several steps; what comes within this time is one change.
const DEBOUNCE: Duration = Duration::from_millis(50);

/// Watches `content/` and `themes/` until the process ends.
pub(super) async fn rebuild_on_change(
    root: &Path,
    builder: &Builder,
    sender: &watch::Sender<Arc<Current>>,
    console: &Console,
) -> Result<(), Failure> {
    let (changes, mut changed) = mpsc::unbounded_channel();
    let mut debouncer = new_debouncer(DEBOUNCE, None, move |events: DebounceEventResult| {
        if events.is_ok_and(|events| events.iter().any(|event| is_change(event.kind))) {
            // The receiver lives as long as the server; after that nobody waits.
            let _ = changes.send(());
        }
    })?;
    for folder in ["content", "themes"] {
        let folder = root.join(folder);
        if folder.is_dir() {
            debouncer.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    let mut version = 0;
    while changed.recv().await.is_some() {
        while changed.try_recv().is_ok() {} // Several changes are one build.
        version += 1;
        let current = tokio::task::block_in_place(|| builder.build(root, console, version));
        sender.send_replace(Arc::new(current));
    }
    Ok(())
}

/// Reading a file is an event as well, and building reads them all.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_))
}
