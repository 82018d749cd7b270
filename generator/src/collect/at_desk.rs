//! Collecting with a button at the desk, where that runs with the folder of a site.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use desk::{CollectOrder, CollectReport, CollectStep};
use diagnostics::Reporter;
use diagnostics::words::Lang;
use futures_util::future::{BoxFuture, FutureExt};
use store::Store;

use super::target::Folder;
use super::{Collected, Collector, Omitted, Step, Target, site};
use crate::failure::Failure;

/// Collects into a folder.
pub(crate) struct FromDesk {
    root: PathBuf,
    store: Store,
    /// One at a time.
    alone: Arc<tokio::sync::Mutex<()>>,
}

impl FromDesk {
    /// What collects into the site in this folder; none where there is no site.
    pub(crate) fn of(root: &Path, store: &Store) -> Option<Arc<dyn desk::Collector>> {
        let has_site = root.join("content/site.toml").is_file();
        has_site.then(|| {
            Arc::new(Self {
                root: root.to_owned(),
                store: store.clone(),
                alone: Arc::default(),
            }) as Arc<dyn desk::Collector>
        })
    }
}

impl desk::Collector for FromDesk {
    fn collect(&self, order: CollectOrder) -> BoxFuture<'static, CollectReport> {
        let (root, store) = (self.root.clone(), self.store.clone());
        let alone = Arc::clone(&self.alone);
        async move {
            let _one = alone.lock().await;
            collect(&root, &Folder(&root), (store, &order)).await
        }
        .boxed()
    }
}

/// Collects what somebody at the desk can open, and says what came of it.
pub(crate) async fn collect(
    root: &Path,
    target: &dyn Target,
    (store, order): (Store, &CollectOrder),
) -> CollectReport {
    let steps = Mutex::new(Vec::new());
    let tell = |step: Step<'_>| {
        let told = told(step);
        steps
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(told);
    };
    let result = async {
        let teams = order.teams.iter();
        let collector = Collector {
            target,
            tell: &tell,
            site: site(root)?,
            identities: &order.keys,
            teams: teams
                .map(|to| (to.team.clone(), to.recipients.clone()))
                .collect(),
            store,
            actor: (&order.by.id).into(),
            dry_run: false,
        };
        collector.run().await
    };
    let result = result.await;
    let steps = std::mem::take(&mut *steps.lock().unwrap_or_else(PoisonError::into_inner));
    let (closed, failed) = match result {
        Ok(Collected { closed, .. }) => (closed, None),
        Err(failure) => (0, Some(in_words(&failure))),
    };
    CollectReport {
        steps,
        closed,
        failed,
        place: None,
    }
}

/// A step as the desk knows it.
fn told(step: Step<'_>) -> Option<CollectStep> {
    let path = |path: &Path| path.display().to_string();
    Some(match step {
        Step::Written(at) => CollectStep::Written(path(at)),
        Step::There(at) => CollectStep::There(path(at)),
        Step::TakenBack(at) => CollectStep::TakenBack(path(at)),
        Step::Removed(at) => CollectStep::Removed(path(at)),
        Step::Changed(at) => CollectStep::Changed(path(at)),
        Step::Unsettled(at) => CollectStep::Unsettled(path(at)),
        Step::NotAgreed => CollectStep::NotAgreed,
        Step::Omitted(
            Omitted::Topic(what)
            | Omitted::Municipality(what)
            | Omitted::Age(what)
            | Omitted::Link(what),
        ) => CollectStep::Omitted(what.clone()),
        // Nothing is only looked at here.
        Step::Would(_) | Step::WouldRemove(_) => return None,
    })
}

/// Why it stopped, in the language of the desk.
fn in_words(failure: &Failure) -> String {
    let reporter = Reporter::new(Lang::Nl, false);
    match failure {
        Failure::Problems(found) => {
            let texts = found.iter().map(|one| reporter.text(one));
            texts.collect::<Vec<_>>().join("\n")
        }
        Failure::Said => String::new(),
        Failure::Message(message) => reporter.tell(message),
        Failure::System { sentence, .. } => sentence.clone(),
    }
}
