//! `brokers host`: one machine in production. The built site, forms, answers, the hosted desk and the embedded engine in one
//! process, behind any proxy.
//!
//! Nothing here watches files or shows drafts, and no link into the desk is printed: keys come from sessions only. The site is
//! built into the data folder at the start, when a day begins or a page appears, on SIGHUP, and, when it comes from a repository,
//! at every commit. A build that fails leaves the site of before.

mod attempts;
mod editing;
mod event;
mod files;
mod following;
mod git;
mod maker;
mod notice;
mod parts;
mod release;
mod reloads;
mod repository;
mod routes;
mod settings;
#[cfg(test)]
mod tests;
mod webhook;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use clock::Clock;
use content::HostSettings as HostRepository;
use diagnostics::{Progress, Reporter};
use jiff::Timestamp;
use tokio::sync::watch;
use web::{listen, log};

use crate::cli::Host;
use crate::data_folder::DataFolder;
use crate::failure::Failure;
use crate::local_store;
use crate::serve::{bind, remember_readers};
use attempts::Attempts;
use editing::Editing;
use following::Following;
use maker::Maker;
use notice::Notices;
use parts::Parts;
use release::Source;
use repository::Repository;
use settings::HostSettings;
use webhook::Webhook;

pub(crate) use event::{Event, Tell};

/// How a host says what happens.
pub(crate) struct Screen<'a> {
    pub(crate) tell: Tell<'a>,
    /// Photos take long.
    pub(crate) pictures: &'a Progress,
    /// The words for editors.
    pub(crate) reporter: &'a Arc<Reporter>,
}

/// Runs until it is told to stop.
pub(crate) async fn run(root: &Path, arguments: &Host, screen: Screen<'_>) -> Result<(), Failure> {
    let by_port = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    let listener = bind(arguments.addr.unwrap_or(by_port)).await?;
    let address = listener.local_addr()?;
    let settings = settings::read()?;
    let data = DataFolder::take(&arguments.data)?;
    let store_path = data.store();
    local_store::check_version(&store_path)?;
    let tell = screen.tell;
    let mut host = maker((root, arguments), &data, &settings, &screen)?;
    host.make_first().await?;
    log::start(settings.log);
    let hook = webhook(&host, &settings);
    let store = local_store::start(&store_path).await?;
    let editing = editing(root, arguments, (&data, &host, &settings))?;
    if let Some(editing) = &editing {
        tokio::spawn(Arc::clone(editing).keep_sending());
    }
    let parts = Parts::new(store, settings, (editing, host.source.root()))?;
    let dist = host.source.dist();
    let first = parts.current(dist, dist)?.with(host.state());
    if !remember_readers(parts.store(), &first.teams()).await {
        tell(Event::NotAnnounced);
    }
    for notifier in parts.notifiers(&first)? {
        // It ends with the process; an unfinished notification is sent again.
        tokio::spawn(notifier.watch(notifications::EVERY));
    }
    tell(Event::Ready {
        address,
        site: first.site(),
        desk: first.desk_url(),
        repository: host.repository(),
        has_webhook: hook.is_some(),
        store: &store_path,
    });
    let (sender, receiver) = watch::channel(Arc::new(first));
    let router = routes::router(receiver, hook);
    // A task of its own: building takes this one's thread.
    let server = tokio::spawn(listen::serve(listener, router, listen::asked_to_stop()));
    tokio::select! {
        served = server => served?,
        () = host.renew(&parts, &sender) => {}
    }
    local_store::settle(&store_path);
    tell(Event::Stopped);
    Ok(())
}

fn maker<'a>(
    (root, arguments): (&'a Path, &'a Host),
    data: &DataFolder,
    settings: &HostSettings,
    screen: &Screen<'a>,
) -> Result<Maker<'a>, Failure> {
    let repository = release::repository(root, arguments)?;
    let repository = repository.map(|settings| Repository::new(settings, data.path()));
    let tree = repository.as_ref().map(|one| one.tree().to_owned());
    let attempts: Arc<Attempts> = Arc::default();
    Ok(Maker {
        source: Source::new(tree.unwrap_or(root.to_owned()), arguments, data.dist())?,
        following: repository.map(|one| Following::new(one, Arc::clone(&attempts))),
        tell: screen.tell,
        pictures: screen.pictures,
        clock: Clock::system(),
        notices: Notices {
            settings: settings.notify_site.clone(),
            reporter: Arc::clone(screen.reporter),
            is_failing: false,
        },
        attempts,
        saved: Arc::default(),
        due: Timestamp::MAX,
        has_failed: false,
    })
}

/// Where editors save: in the repository that the site comes from, or in that of the folder that the site is built of.
fn editing(
    root: &Path,
    arguments: &Host,
    (data, host, settings): (&DataFolder, &Maker<'_>, &HostSettings),
) -> Result<Option<Arc<Editing>>, Failure> {
    let (address, branch, review) = match release::repository(root, arguments)? {
        Some(HostRepository {
            repository,
            branch,
            review,
        }) => (repository.value, branch.map(|branch| branch.value), review),
        None if arguments.dist.is_none() && root.join(".git").exists() => {
            let root = std::fs::canonicalize(root)?;
            (root.to_string_lossy().into_owned(), None, false)
        }
        None => return Ok(None),
    };
    Ok(Some(Arc::new(Editing::new(editing::Settings {
        folder: data.path().join("editors.git"),
        address,
        branch,
        review,
        attempts: Arc::clone(&host.attempts),
        sent: host.pushed().unwrap_or_else(|| Arc::clone(&host.saved)),
        notices: Notices {
            settings: settings.notify_site.clone(),
            reporter: Arc::clone(&host.notices.reporter),
            is_failing: false,
        },
    }))))
}

/// What takes in that something was pushed: only with a repository, and a secret.
fn webhook(host: &Maker<'_>, settings: &HostSettings) -> Option<Arc<Webhook>> {
    let pushed = host.pushed()?;
    let secret = settings.webhook_secret.clone()?;
    Some(Arc::new(Webhook::new(secret, pushed)))
}
