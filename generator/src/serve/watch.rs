//! Builds again when a file changes, and when another day begins.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use notify_debouncer_full::notify::{self, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use tokio::sync::{mpsc, watch};

use super::Builder;
use super::current::Current;
use super::look::{Files, Links, identity};

/// Editors save in several steps; what comes within this time is one change.
const DEBOUNCE: Duration = Duration::from_millis(50);

/// How often we look ourselves at what the system does not tell of.
const LOOK: Duration = Duration::from_millis(500);

/// How often we look whether another day has begun. Short, because a laptop that slept wakes up on another day.
const DAY: Duration = Duration::from_secs(1);

/// What is watched, below the root.
const FOLDERS: [&str; 3] = ["content", "themes", "theme"];

type SystemWatcher = Debouncer<RecommendedWatcher, RecommendedCache>;

/// What the system tells.
enum News {
    Changed(Vec<PathBuf>),
    /// It can no longer tell everything.
    Lost,
}

/// What notices that something changed.
enum Eyes {
    /// The system tells us, for as long as this lives.
    System { _watcher: SystemWatcher },
    /// The system cannot; we look ourselves.
    Own(Files),
}

/// What changed in `content/`, `themes/` and `theme/` since this was made.
pub(super) struct Changes {
    root: PathBuf,
    news: mpsc::UnboundedReceiver<News>,
    sender: mpsc::UnboundedSender<News>,
    eyes: Eyes,
    /// Which folders are watched: one that went and came back is another one.
    identities: Vec<Option<(u64, u64)>>,
    links: Links,
}

impl Changes {
    /// Begins to watch. Do this before the first build: what is saved while
    /// that runs is then a change, and is not missed.
    pub(super) fn of(root: &Path) -> Self {
        let (sender, news) = mpsc::unbounded_channel();
        let eyes = match system(root, &sender) {
            Ok(watcher) => Eyes::System { _watcher: watcher },
            Err(_) => Eyes::Own(Files::of(&folders(root))),
        };
        Self {
            root: root.to_path_buf(),
            news,
            sender,
            eyes,
            identities: identities(root),
            links: Links::of(&folders(root)),
        }
    }

    /// Watches without any help of the system, as where it has reached its limit.
    #[cfg(test)]
    pub(super) fn by_looking(root: &Path) -> Self {
        let mut changes = Self::of(root);
        changes.look_ourselves();
        changes
    }

    /// Whether we look ourselves.
    fn looks(&self) -> bool {
        matches!(self.eyes, Eyes::Own(_))
    }

    fn look_ourselves(&mut self) {
        self.eyes = Eyes::Own(Files::of(&folders(&self.root)));
    }

    /// Waits for the next change; several at once are one.
    pub(super) async fn next(&mut self) -> BTreeSet<PathBuf> {
        loop {
            let pace = match &self.eyes {
                Eyes::System { .. } => LOOK,
                Eyes::Own(files) => files.pace(LOOK),
            };
            tokio::select! {
                news = self.news.recv() => match news {
                    Some(News::Changed(paths)) => return self.with_more(paths),
                    Some(News::Lost) | None => {
                        self.look_ourselves();
                        return folders(&self.root).into_iter().collect();
                    }
                },
                () = tokio::time::sleep(pace) => {
                    let paths = self.look();
                    if !paths.is_empty() {
                        return paths;
                    }
                }
            }
        }
    }

    fn with_more(&mut self, paths: Vec<PathBuf>) -> BTreeSet<PathBuf> {
        let mut paths: BTreeSet<PathBuf> = paths.into_iter().collect();
        while let Ok(News::Changed(more)) = self.news.try_recv() {
            paths.extend(more);
        }
        if self.links.add(&paths) {
            self.watch_again();
        }
        paths
    }

    /// Lets the system tell of the folders that are there now.
    fn watch_again(&mut self) {
        self.identities = identities(&self.root);
        self.links = Links::of(&folders(&self.root));
        match system(&self.root, &self.sender) {
            Ok(watcher) => self.eyes = Eyes::System { _watcher: watcher },
            Err(_) => self.look_ourselves(),
        }
    }

    /// What changed that the system does not tell of.
    fn look(&mut self) -> BTreeSet<PathBuf> {
        if let Eyes::Own(files) = &mut self.eyes {
            return files.changes(&folders(&self.root));
        }
        if identities(&self.root) != self.identities {
            self.watch_again();
            return folders(&self.root).into_iter().collect();
        }
        let behind = self.links.changes();
        if behind.other_folder {
            self.watch_again();
        }
        behind.paths
    }
}

fn folders(root: &Path) -> Vec<PathBuf> {
    FOLDERS.iter().map(|folder| root.join(folder)).collect()
}

fn identities(root: &Path) -> Vec<Option<(u64, u64)>> {
    folders(root)
        .iter()
        .map(|folder| identity(folder))
        .collect()
}

/// Lets the system tell what changes. It cannot where it has reached its limit (`fs.inotify.max_user_watches`).
fn system(root: &Path, sender: &mpsc::UnboundedSender<News>) -> notify::Result<SystemWatcher> {
    let sender = sender.clone();
    let mut debouncer = new_debouncer(DEBOUNCE, None, move |events| {
        if let Some(news) = news_of(events) {
            // The receiver lives as long as the server; after that nobody waits.
            let _ = sender.send(news);
        }
    })?;
    for folder in folders(root).iter().filter(|folder| folder.is_dir()) {
        debouncer.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(debouncer)
}

fn news_of(events: DebounceEventResult) -> Option<News> {
    let Ok(events) = events else {
        return Some(News::Lost);
    };
    // So much changed at once that the system dropped some of it.
    if events.iter().any(|event| event.need_rescan()) {
        return Some(News::Lost);
    }
    let paths: Vec<PathBuf> = events
        .into_iter()
        .filter(|event| is_change(event.kind))
        .flat_map(|event| event.event.paths)
        .filter(|path| !is_by_the_way(path))
        .collect();
    (!paths.is_empty()).then_some(News::Changed(paths))
}

/// Builds again at every change and on every new day, until the process ends.
pub(super) async fn rebuild(
    mut changes: Changes,
    builder: &Builder<'_>,
    sender: &watch::Sender<Arc<Current>>,
) {
    let mut version = 0;
    let mut said = false;
    // What is wrong does not get better by building the same again.
    let mut waits_for_a_mend = false;
    loop {
        if changes.looks() && !said {
            said = true;
            builder.say_that_we_look();
        }
        let paths = tokio::select! {
            paths = changes.next() => Some(paths),
            () = another_day(builder, sender), if !waits_for_a_mend => None,
        };
        version += 1;
        let current = sender.borrow().clone();
        let next = tokio::task::block_in_place(|| match &paths {
            Some(paths) => builder.rebuild(&current, paths, version),
            None => builder.build(Some(&current), version),
        });
        waits_for_a_mend = next.built().is_none();
        sender.send_replace(Arc::new(next));
    }
}

/// Resolves when what is served is of another day, or without a page that is to appear by now.
async fn another_day(builder: &Builder<'_>, sender: &watch::Sender<Arc<Current>>) {
    loop {
        tokio::time::sleep(DAY).await;
        let current = sender.borrow().clone();
        if builder.is_outdated(&current) {
            return;
        }
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
