//! `brokers host`: one machine in production. The built site, forms, answers, the hosted desk and the embedded engine in one
//! process, behind any proxy.
//!
//! Nothing here watches files or shows drafts, and no link into the desk is printed: keys come from sessions only. The site is
//! built into the data folder at the start, when a day begins or a page appears, and on SIGHUP. A build that fails leaves the
//! site of before.

mod event;
mod files;
mod parts;
mod release;
mod reloads;
mod routes;
mod settings;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use clock::Clock;
use diagnostics::Progress;
use jiff::Timestamp;
use tokio::sync::watch;
use web::{listen, log};

use crate::cli::Host;
use crate::data_folder::DataFolder;
use crate::failure::Failure;
use crate::local_store;
use crate::serve::{bind, remember_readers};
use parts::Parts;
use release::Source;
use routes::Current;

pub(crate) use event::{Event, Tell};

/// The clock is looked at this often: it can be set, and a machine can sleep.
const LOOK: Duration = Duration::from_secs(20);
/// When a build failed that nobody asked for, it is tried again after this time.
const AGAIN: jiff::SignedDuration = jiff::SignedDuration::from_hours(1);

/// Runs until it is told to stop.
pub(crate) async fn run(
    root: &Path,
    arguments: &Host,
    (tell, pictures): (Tell<'_>, &Progress),
) -> Result<(), Failure> {
    let by_port = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    let listener = bind(arguments.addr.unwrap_or(by_port)).await?;
    let address = listener.local_addr()?;
    let settings = settings::read()?;
    let data = DataFolder::take(&arguments.data)?;
    let store_path = data.store();
    local_store::check_version(&store_path)?;
    let source = Source::new(root, arguments, data.dist())?;
    let mut host = Maker {
        source,
        tell,
        pictures,
        clock: Clock::system(),
        due: Timestamp::MAX,
    };
    let is_latest = host.build_first()?;
    log::start(settings.log);
    let store = local_store::start(&store_path).await?;
    let parts = Parts::new(store, settings)?;
    let first = parts.current(host.source.dist(), is_latest)?;
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
        store: &store_path,
    });
    let (sender, receiver) = watch::channel(Arc::new(first));
    let router = routes::router(receiver);
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

/// Makes what is served, and makes it again.
struct Maker<'a> {
    source: Source<'a>,
    tell: Tell<'a>,
    pictures: &'a Progress,
    clock: Clock,
    /// When it has to be made again.
    due: Timestamp,
}

impl Maker<'_> {
    /// Builds the site. When that fails, a site of before does as well, and `false` says so.
    fn build_first(&mut self) -> Result<bool, Failure> {
        match self.build() {
            Ok(()) => Ok(true),
            Err(failure) if self.source.has_earlier() => {
                (self.tell)(Event::KeptEarlier(&failure));
                Ok(false)
            }
            Err(failure) => Err(failure),
        }
    }

    fn build(&mut self) -> Result<(), Failure> {
        let now = self.clock.now();
        let built = self.source.build(now, self.pictures);
        let later = now.checked_add(AGAIN).unwrap_or(Timestamp::MAX);
        self.due = built.as_ref().map_or(later, |due| *due);
        built.map(drop)
    }

    /// Makes it again whenever it is due, and whenever somebody asks for that.
    async fn renew(&mut self, parts: &Parts, sender: &watch::Sender<Arc<Current>>) {
        let mut reloads = reloads::Reloads::new();
        loop {
            tokio::select! {
                () = reloads.next() => {}
                () = until(self.due, &self.clock) => {}
            }
            let before = Arc::clone(&sender.borrow());
            let made = self
                .build()
                .and_then(|()| parts.current(self.source.dist(), true));
            match made {
                Ok(current) => {
                    if !remember_readers(parts.store(), &current.teams()).await {
                        (self.tell)(Event::NotAnnounced);
                    }
                    sender.send_replace(Arc::new(current));
                    (self.tell)(Event::Renewed);
                }
                Err(failure) => {
                    (self.tell)(Event::KeptEarlier(&failure));
                    sender.send_replace(Arc::new(before.as_earlier()));
                }
            }
        }
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
