//! `brokers serve`: site, forms and desk in one process on one machine.
//!
//! The site stays in memory. Every change in `content/` or `themes/` builds it
//! again; what is being served is replaced as a whole, and a build that fails
//! is shown in the browser until it is mended.

mod browser;
mod current;
mod desk;
mod event;
mod http;
mod look;
#[cfg(test)]
pub(crate) mod tests;
mod watch;

pub(crate) use desk::{desk, inventory};
pub(crate) use event::{Event, Onlooker};

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ::desk::{Collector, DeskPages, Links, SitePreview};
use ::store::Store;
use axum::Router;
use clock::Clock;
use forms::team::TeamId;
use intake::guard::{Guard, Rules};
use notifications::{Mail, Notifier};
use pages::teams::{Destination, Teams};
use people::TeamKey;
use settings::SettingsError;
use tokio::net::TcpListener;
use tokio::sync::watch as channel;
use web::listen;

use crate::cli::Serve;
use crate::collect::{FromDesk, FromFiles};
use crate::edit::{self, Edited};
use crate::failure::{Failure, refused};
use crate::identity::{self, Held, KeyFile};
use crate::local_store;
use crate::pipeline::{self, Built};
use crate::practice_room::{self, Around, Line, Welcome};
use crate::resealing;
use crate::stores;
use current::Current;
use diagnostics::{Diagnostic, Message, Reason, Reporter};
use event::Tell;
use site::Options;

/// How long requests that have begun may take to end after Ctrl-C.
const GRACE: Duration = Duration::from_secs(3);

/// What stays the same while the site changes.
pub(crate) struct Machine {
    desk_pages: DeskPages,
    store: Store,
    key_file: Vec<TeamKey>,
    /// The public half of its key of today for the national team, which everything without a team is sealed to as well.
    own: Option<String>,
    links: Links,
    /// Where people elsewhere reach the desk.
    desk_address: Option<String>,
    /// What carries invitations there, where notifications go by mail.
    mail: Option<Mail>,
    /// Puts pages that wait into the files of the site.
    collector: Option<Arc<dyn Collector>>,
    /// Shows pages as the site will.
    preview: Option<Arc<dyn SitePreview>>,
    guard: Guard,
    /// Whether everything here is made up, for practice.
    is_practice_room: bool,
}

impl Machine {
    fn new(root: &Path, store: Store, held: &[Held]) -> Result<Self, Failure> {
        Ok(Self {
            desk_pages: DeskPages::new()?,
            collector: FromDesk::of(root, &store),
            preview: FromFiles::of(root),
            store,
            key_file: identity::team_keys(held),
            own: own(held),
            links: Links::new(Clock::system()),
            desk_address: desk_address()?,
            mail: mail()?,
            guard: Guard::new(Clock::system(), rules()?)?,
            is_practice_room: false,
        })
    }

    /// The same as a practice room: nobody elsewhere is let in.
    fn for_practice(self) -> Self {
        Self {
            desk_address: None,
            mail: None,
            // What is made up there is no page for the site.
            collector: None,
            is_practice_room: true,
            ..self
        }
    }

    /// To whom this site seals, where that can be said.
    fn teams(&self, first: &Current) -> Option<Teams> {
        let facts = first.facts()?;
        let own = self.own.as_ref().filter(|_| self.is_practice_room);
        let facts = own.map_or_else(|| facts.clone(), |own| practice_room::read_here(facts, own));
        Teams::of(&facts).ok()
    }

    /// Fills a practice room that is empty, and gives what is around its pages.
    async fn prepare_practice(
        &self,
        first: &Current,
        reporter: &Reporter,
    ) -> Result<Option<Around>, Failure> {
        if !self.is_practice_room {
            return Ok(None);
        }
        let assets = first.assets(self);
        if let Some(assets) = &assets {
            practice_room::fill(&self.store, assets, self.key_file.clone()).await?;
        }
        let lines = Line::in_every_language(reporter);
        let welcome = assets.map(|assets| Welcome {
            store: self.store.clone(),
            assets,
            key_file: self.key_file.clone(),
        });
        Ok(Some(Around { lines, welcome }))
    }
}

/// Runs until Ctrl-C.
pub(crate) async fn site(
    key_file: &KeyFile,
    arguments: &Serve,
    onlooker: Onlooker<'_>,
) -> Result<(), Failure> {
    let root = key_file.root();
    let tell = onlooker.tell;
    let listener = bind(arguments.addr).await?;
    let address = listener.local_addr()?;
    let (held, made) = identity::load_or_make(key_file)?;
    if let Some(path) = made {
        tell(Event::KeyMade(&path));
    }
    let (store_path, machine) = open_store(root, &held, arguments.demo).await?;
    let changes = watch::Changes::of(root);
    let base = format!("http://{address}");
    let builder = Builder {
        root,
        onlooker,
        drafts: arguments.drafts,
        host: base.clone(),
        clock: Clock::system(),
        machine: &machine,
    };
    let first = builder.build(None, 0);
    let teams = machine.teams(&first);
    let teams: Vec<_> = teams.iter().flat_map(Teams::all).cloned().collect();
    announce(&machine.store, &teams, tell).await;
    let around = machine.prepare_practice(&first, onlooker.reporter).await?;
    let notifiers = notifiers(&machine, &first, address)?;
    let last_edited = arguments
        .open
        .then(|| browser::last_edited(root, first.built()));
    let (sender, receiver) = channel::channel(Arc::new(first));
    let current = receiver.clone();
    let resealing = resealing::watch(|| current.borrow().desk_after_revoking(&machine));
    tell(Event::SiteReady {
        base: &base,
        desk: format!("{base}{}", machine.links.make()?.path()),
        store: &store_path,
    });
    if let Some(folder) = store_path.parent().filter(|_| arguments.demo) {
        tell(Event::Practice(folder));
    }
    for notifier in notifiers {
        tokio::spawn(notifier.watch(notifications::EVERY));
    }
    if let Some(page) = last_edited {
        // Whoever opens it waits until it is answered: the port is taken already.
        browser::open(&base, &page, tell);
    }
    // A task of its own: building takes this one's thread, and photos take seconds.
    let server = tokio::spawn(listen::serve(
        listener,
        router(receiver, around),
        http::interrupted(),
    ));
    tokio::select! {
        served = server => served?,
        () = watch::rebuild(changes, &builder, &sender) => {}
        () = resealing => {}
        () = long_interrupted() => {}
    }
    Ok(())
}

/// The store of the site, or of its practice room, and the machine on it.
async fn open_store(
    root: &Path,
    held: &[Held],
    for_practice: bool,
) -> Result<(PathBuf, Machine), Failure> {
    let path = if for_practice {
        practice_room::store(root)
    } else {
        stores::local(root)
    };
    let machine = Machine::new(root, local_store::start(&path).await?, held)?;
    let machine = if for_practice {
        machine.for_practice()
    } else {
        machine
    };
    Ok((path, machine))
}

/// Everything that is answered, with what is around a practice room where it is one.
fn router(current: channel::Receiver<Arc<Current>>, around: Option<Around>) -> Router {
    let router = http::router(current);
    match around {
        Some(around) => around.routes(router),
        None => router,
    }
}

/// Requests that have begun are finished, but a browser that waits for news would be waited for without end.
async fn long_interrupted() {
    http::interrupted().await;
    tokio::time::sleep(GRACE).await;
}

/// An address that may well be free, as an example.
fn another(mut taken: SocketAddr) -> SocketAddr {
    taken.set_port(taken.port().checked_add(1).unwrap_or(8282));
    taken
}

pub(crate) async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        refused(
            Message::new("serve-no-port")
                .with("address", address.to_string())
                .with("example", another(address).to_string())
                .because(Reason::of_io(&error)),
        )
    })
}

/// Tells the store to whom this site seals, so that no other desk seals everything again without one of these, and gives what
/// an older version of this program wrote its place in the queue. Without it everything else works as before.
pub(super) async fn announce(store: &Store, teams: &[Destination], tell: Tell<'_>) {
    if !remember_readers(store, teams).await {
        tell(Event::NotAnnounced);
    }
}

/// The same, for a caller that says so itself: whether it is done.
pub(crate) async fn remember_readers(store: &Store, teams: &[Destination]) -> bool {
    let mut is_done = store.update_queue(jiff::Timestamp::now()).await.is_ok();
    for to in teams {
        is_done &= store.announce(&to.team, to.readers()).await.is_ok();
    }
    is_done
}

/// The public half of this machine's key of today for the national team.
fn own(held: &[Held]) -> Option<String> {
    let today = identity::of_today(held);
    today
        .get(&TeamId::national())
        .map(|identity| identity.to_public())
}

/// Where people elsewhere reach the desk, if the environment says so.
fn desk_address() -> Result<Option<String>, Failure> {
    Ok(settings::desk_address(|name| std::env::var(name).ok())?)
}

/// What carries mail, if the environment says that notifications go by mail.
fn mail() -> Result<Option<Mail>, Failure> {
    let settings = settings::notify(|name| std::env::var(name).ok())?;
    Ok(settings.and_then(|settings| settings.mail()))
}

/// On one machine everybody who tries the site has the same address, so nothing is limited unless `RATE_LIMIT` says so.
fn rules() -> Result<Rules, Failure> {
    let value = std::env::var("RATE_LIMIT").ok();
    let value = value
        .as_deref()
        .map(str::trim)
        .filter(|value| !value.is_empty());
    let per_hour = settings::rate(Some(value.unwrap_or("0")))?;
    Ok(Rules {
        per_hour,
        source_header: None,
    })
}

/// Who tells moderators that something came in, when the environment says where. The names of municipalities are those
/// of now; one that is added later has its short name until the next start.
fn notifiers(
    machine: &Machine,
    first: &Current,
    address: SocketAddr,
) -> Result<Vec<Notifier>, Failure> {
    if machine.is_practice_room {
        // Nothing leaves it.
        return Ok(Vec::new());
    }
    let environment = |name: &str| std::env::var(name).ok();
    let desk = || format!("http://{address}/desk");
    let mut settings = settings::notify(environment)?;
    if let Some(settings) = &mut settings {
        settings.desk.get_or_insert_with(desk);
    }
    let of_teams = |name: &str| {
        let own = environment(name);
        own.or_else(|| (name == "NOTIFY_DESK").then(desk))
    };
    let facts = first.facts().cloned().unwrap_or_default();
    let whose = (&machine.store, &Clock::system());
    let told = Notifier::all(whose, &facts, settings, of_teams);
    Ok(told.map_err(SettingsError::from)?)
}

/// Warnings that have not been said of the same file. Where in it they are changes with every line above them.
fn unsaid(warnings: &[Diagnostic], said: &[Diagnostic]) -> Vec<Diagnostic> {
    let key = |found: &Diagnostic| {
        let file = found.place.as_ref().map(|place| place.file.clone());
        (file, format!("{:?}", found.problem))
    };
    let said: BTreeSet<_> = said.iter().map(key).collect();
    let new = warnings.iter().filter(|found| !said.contains(&key(found)));
    new.cloned().collect()
}

fn is_style(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "css")
}

/// Builds the site for serving.
pub(crate) struct Builder<'a> {
    root: &'a Path,
    onlooker: Onlooker<'a>,
    drafts: bool,
    /// Where this answers.
    host: String,
    /// Says what today is, and so which pages there are by now.
    clock: Clock,
    machine: &'a Machine,
}

impl Builder<'_> {
    /// As of now: while this runs, another day may begin.
    fn options(&self) -> Options {
        Options {
            drafts: self.drafts,
            now: self.clock.now(),
            base_url: None,
            host: Some(self.host.clone()),
        }
    }

    /// The system has reached its limit; what can be done about that is said once.
    pub(crate) fn say_that_we_look(&self) {
        (self.onlooker.tell)(Event::Looking);
    }

    /// Whether what is served is of another day, or without a page that is to appear by now.
    pub(crate) fn is_outdated(&self, current: &Current) -> bool {
        let last = current.last();
        last.is_some_and(|built| built.snapshot.site.is_outdated(self.clock.now()))
    }

    /// Builds from the start; `version` tells browsers that it is another one.
    pub(crate) fn build(&self, before: Option<&Current>, version: u64) -> Current {
        let started = Instant::now();
        // The key of today alone: an older one is there to open, not to be sealed to.
        let public: Vec<String> = self.machine.own.iter().cloned().collect();
        let result = pipeline::run(self.root, &self.options(), &public, self.onlooker.pictures);
        let said = before.and_then(Current::last).map(|built| &*built.warnings);
        self.say(result.as_ref(), said.unwrap_or_default(), started, version);
        let reporter = self.onlooker.reporter;
        Current::new(result, self.machine, reporter, (before, version))
    }

    /// Brings what is served up to date with the files that changed: when that
    /// is one page, by that page alone.
    pub(crate) fn rebuild(
        &self,
        current: &Current,
        paths: &BTreeSet<PathBuf>,
        version: u64,
    ) -> Current {
        if paths.iter().all(|path| is_style(path)) {
            return self.build(Some(current), version).only_in_style(current);
        }
        let started = Instant::now();
        let only = (paths.len() == 1).then(|| paths.first()).flatten();
        let Some(path) = only.and_then(|path| self.below_root(path)) else {
            return self.build(Some(current), version);
        };
        let Some(built) = current.before_edit(&path) else {
            return self.build(Some(current), version);
        };
        match edit::edit(built, self.root, &path, &self.options()) {
            Edited::Larger => self.build(Some(current), version),
            Edited::Wrong(found) => {
                self.say(Err(&found), &[], started, version);
                current.wrong(&path, &found, version)
            }
            Edited::Done(built) => {
                let said = current.last().map(|built| &*built.warnings);
                self.say(Ok(&*built), said.unwrap_or_default(), started, version);
                current.edited(*built, version)
            }
        }
    }

    /// A path from the root, with `/`.
    fn below_root(&self, path: &Path) -> Option<String> {
        let root = self.root.canonicalize().ok()?;
        let real = path.canonicalize().ok()?;
        let below = real.strip_prefix(root).ok()?;
        if !path.ends_with(below) {
            return None; // Behind a link is another file, and the pages of both can have changed.
        }
        let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }

    /// Tells how it went, without the warnings that have been `said`.
    fn say(
        &self,
        result: Result<&Built, &Vec<Diagnostic>>,
        said: &[Diagnostic],
        started: Instant,
        version: u64,
    ) {
        let tell = self.onlooker.tell;
        match result {
            Ok(built) => tell(Event::Found(&unsaid(&built.warnings, said))),
            Err(found) => tell(Event::Found(found)),
        }
        let after = started.elapsed();
        match result {
            Ok(built) if version == 0 => {
                let hidden = built.snapshot.site.hidden.len();
                if hidden > 0 {
                    tell(Event::Hidden(hidden));
                }
            }
            Ok(_) => tell(Event::Rebuilt(after)),
            Err(_) if version > 0 => tell(Event::Broken(after)),
            Err(_) => {}
        }
    }
}
