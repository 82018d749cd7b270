//! Collecting with a button at the desk of a host: each page that is made or removed is a commit by whoever pressed it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use desk::{CollectOrder, CollectPlace, CollectReport, Collector, Editor};
use diagnostics::Message;
use futures_util::future::{BoxFuture, FutureExt};
use store::Store;

use super::Editing;
use super::changes::{Becomes, Change, Changes};
use super::copy::Blob;
use super::lines::{NotSaved, Outcome};
use crate::collect::{self, Target};
use crate::failure::{Failure, refused};

/// Collects into the repository of a host.
pub(in crate::host) struct IntoRepository {
    pub(in crate::host) editing: Arc<Editing>,
    /// Where the files of the site are, for what a page may name.
    pub(in crate::host) root: PathBuf,
    pub(in crate::host) store: Store,
    /// One at a time.
    pub(in crate::host) alone: Arc<tokio::sync::Mutex<()>>,
}

impl Collector for IntoRepository {
    fn collect(&self, order: CollectOrder) -> BoxFuture<'static, CollectReport> {
        let (editing, root) = (Arc::clone(&self.editing), self.root.clone());
        let (store, alone) = (self.store.clone(), Arc::clone(&self.alone));
        async move {
            let _one = alone.lock().await;
            // Without the repository, what was fetched before does as well.
            if let Err(error) = editing.lines.look().await {
                tracing::warn!(%error, "the repository cannot be reached before collecting");
            }
            let target = Files {
                editing: &editing,
                editor: &order.by,
                outcome: Mutex::default(),
            };
            let mut report = collect::at_desk(&root, &target, (store, &order)).await;
            let outcome = target.outcome.into_inner();
            let outcome = outcome.unwrap_or_else(PoisonError::into_inner);
            report.place = outcome.map(|outcome| match outcome {
                Outcome::Published => CollectPlace::Repository,
                Outcome::Proposed(branch) | Outcome::Aside(branch) => CollectPlace::Branch(branch),
                Outcome::Waiting(_) => CollectPlace::Waiting,
            });
            report
        }
        .boxed()
    }
}

/// The files of the site, as somebody who saves there sees them.
struct Files<'a> {
    editing: &'a Editing,
    editor: &'a Editor,
    /// What became of the last commit.
    outcome: Mutex<Option<Outcome>>,
}

impl Files<'_> {
    async fn list(&self) -> Result<Vec<Blob>, Failure> {
        let lines = &self.editing.lines;
        let head = lines.head(self.editor).await;
        let head = head.ok_or_else(|| refused("editing-no-copy"))?;
        let listed = lines.copy.list(&head).await;
        listed.map_err(|error| not_saved(error.into()))
    }

    async fn find(&self, path: &Path) -> Result<Option<Blob>, Failure> {
        let path = path.to_string_lossy();
        let mut listed = self.list().await?.into_iter();
        Ok(listed.find(|blob| blob.path == path))
    }

    async fn save(&self, message: String, file: Change) -> Result<(), NotSaved> {
        let changes = Changes {
            message,
            files: vec![file],
        };
        let (_, _, outcome) = self.editing.lines.save(self.editor, &changes).await?;
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
        Ok(())
    }
}

impl Target for Files<'_> {
    fn read<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, Result<Option<Vec<u8>>, Failure>> {
        async move {
            let Some(blob) = self.find(path).await? else {
                return Ok(None);
            };
            let read = self.editing.lines.copy.read(&blob.name).await;
            read.map(Some).map_err(|error| not_saved(error.into()))
        }
        .boxed()
    }

    fn has_folder<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, Result<bool, Failure>> {
        async move {
            let below = format!("{}/", path.to_string_lossy());
            let listed = self.list().await?;
            Ok(listed.iter().any(|blob| blob.path.starts_with(&below)))
        }
        .boxed()
    }

    fn place_new<'a>(
        &'a self,
        path: &'a Path,
        text: &'a [u8],
    ) -> BoxFuture<'a, Result<bool, Failure>> {
        async move {
            let path = path.to_string_lossy().into_owned();
            let message = format!("Van de balie: {path}");
            let file = Change {
                path,
                expected: None,
                becomes: Becomes::Bytes(text.to_vec()),
            };
            match self.save(message, file).await {
                Ok(()) => Ok(true),
                Err(NotSaved::Taken(_)) => Ok(false),
                Err(error) => Err(not_saved(error)),
            }
        }
        .boxed()
    }

    fn remove<'a>(&'a self, path: &'a Path, _: &'a [u8]) -> BoxFuture<'a, Result<(), Failure>> {
        async move {
            let Some(blob) = self.find(path).await? else {
                return Ok(());
            };
            let message = format!("Ingetrokken: {}", blob.path);
            let file = Change {
                path: blob.path,
                expected: Some(blob.name),
                becomes: Becomes::Nothing,
            };
            self.save(message, file).await.map_err(not_saved)
        }
        .boxed()
    }

    /// With a review, a file can be on the branch of somebody else.
    fn is_all_of_it(&self) -> bool {
        !self.editing.lines.has_review()
    }

    /// What met a change of somebody else, or could not be sent yet, is not on the site either.
    fn has_review(&self) -> bool {
        let outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        let is_aside = outcome
            .as_ref()
            .is_some_and(|outcome| *outcome != Outcome::Published);
        is_aside || self.editing.lines.has_review()
    }
}

fn not_saved(error: NotSaved) -> Failure {
    let about = |key: &'static str, path: String| refused(Message::new(key).with("file", path));
    match error {
        NotSaved::NoCopy => refused("editing-no-copy"),
        NotSaved::Changed(path) => about("editing-changed", path),
        NotSaved::Taken(path) => about("editing-taken", path),
        NotSaved::NotRecorded => refused("editing-not-recorded"),
        NotSaved::Git(error) => {
            tracing::error!(%error, "a collected page could not be saved");
            refused(Message::new("editing-failed").because(error.to_string()))
        }
    }
}
