//! The harness: a real router over the real SDK over a real embedded engine on a file, with a clock that tests move.

mod actors;
mod authenticator;
mod earlier;
mod engine;
mod faults;
mod form;
mod outbox;
mod reply;
mod server;
mod shelf;
pub(crate) mod site;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock, Mutex};

use axum::Router;
use clock::Clock;
use desk::{self, DeskPages, DeskState, Links};
use forms::team::TeamId;
use intake::guard::{Guard, Rules};
use intake::{self, IntakeState};
use jiff::{SignedDuration, Timestamp};
use pages::Pages;
use pages::assets::Assets;
use pages::teams::Teams;
use people::TeamKey;
use sealing::receipt::Receipt;
use store::{
    Attribution, Machine, QueuePart, Status, Store, StoreError, StoreSettings, Submission,
};
use unsealing::Identity;

pub(crate) use actors::{LEFT, Moderator, Stranger, TELLTALE, encode};
pub(crate) use authenticator::Authenticator;
pub(crate) use engine::Engine;
pub(crate) use faults::{Fault, FaultProxy};
pub(crate) use form::{Button, Forms};
pub(crate) use outbox::{Manner, Outbox};
pub(crate) use reply::Reply;
pub(crate) use server::{PROGRAM, Server, ask, free_port};
pub(crate) use shelf::Shelf;

static NATIONAL: LazyLock<TeamId> = LazyLock::new(TeamId::national);
/// Tests make a desk for every visitor.
static DESK_PAGES: LazyLock<DeskPages> = LazyLock::new(|| DeskPages::new().unwrap());
/// Where the desk is, as browsers see it.
pub(crate) const ADDRESS: &str = "https://balie.example";

/// What the national team has in a status.
pub(crate) fn national(status: Status) -> QueuePart<'static> {
    QueuePart::new(&NATIONAL, status)
}

/// The key file of a machine with these keys of the national team.
pub(crate) fn key_file(keys: &[&Identity]) -> Vec<TeamKey> {
    let key = |key: &&Identity| TeamKey::new(TeamId::national(), (*key).clone());
    keys.iter().map(key).collect()
}

/// Gives the national team of a site other keys.
pub(crate) fn seal_to(assets: &mut Assets, keys: &[String]) {
    assets.facts.recipients = keys.to_vec();
    assets.teams = Teams::of(&assets.facts).unwrap();
}

/// A clock that tests move.
fn clock_at(now: Timestamp) -> (Arc<Mutex<Timestamp>>, Clock) {
    let now = Arc::new(Mutex::new(now));
    let shared = Arc::clone(&now);
    (now, Clock::of(move || *shared.lock().unwrap()))
}

/// A site with its store, its visitors and its desk.
pub(crate) struct World {
    engine: Engine,
    /// Unique, because tests may share an engine.
    pub(crate) table: String,
    assets: Arc<Assets>,
    pub(crate) store: Store,
    pub(crate) identity: Identity,
    pub(crate) links: Links,
    pub(crate) clock: Clock,
    pub(crate) guard: Guard,
    now: Arc<Mutex<Timestamp>>,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with_files(|_| {}).await
    }

    /// A world with other files in `dist/function`.
    pub(crate) async fn with_files(change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> Self {
        Self::on(Engine::start().await, change).await
    }

    /// A world whose store is in a folder of the caller's.
    pub(crate) async fn in_folder(folder: PathBuf) -> Self {
        Self::on(Engine::start_in(folder).await, |_| {}).await
    }

    async fn on(engine: Engine, change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) -> Self {
        let identity = Identity::generate();
        let mut files = site::files(&site::facts(&identity));
        change(&mut files);
        let table = format!("submissions-{}", Receipt::generate().unwrap().lookup_id());
        let store = Store::connect(&StoreSettings::local(engine.address(), &table)).await;
        store.create_table().await.unwrap();
        let (now, clock) = clock_at("2026-11-21T14:35:12Z".parse().unwrap());
        Self {
            engine,
            table,
            assets: Arc::new(Assets::from_files(files).unwrap()),
            store,
            identity,
            links: Links::new(clock.clone()),
            guard: Guard::new(clock.clone(), Rules::default()).unwrap(),
            clock,
            now,
        }
    }

    /// Another world that is as this one is now: with the same people, sessions and submissions. From then on neither changes
    /// the other.
    pub(crate) async fn copy(&self) -> Self {
        let engine = self.engine.copy().await;
        let (now, clock) = clock_at(self.now());
        Self {
            store: Store::connect(&StoreSettings::local(engine.address(), &self.table)).await,
            engine,
            table: self.table.clone(),
            assets: Arc::clone(&self.assets),
            identity: self.identity.clone(),
            links: Links::new(clock.clone()),
            guard: Guard::new(clock.clone(), Rules::default()).unwrap(),
            clock,
            now,
        }
    }

    /// The clock, for somebody who waits.
    fn hands(&self) -> Arc<Mutex<Timestamp>> {
        Arc::clone(&self.now)
    }

    /// Time goes by.
    pub(crate) fn later(&self, hours: i64) {
        let mut now = self.now.lock().unwrap();
        *now = now.checked_add(SignedDuration::from_hours(hours)).unwrap();
    }

    pub(crate) fn seconds_later(&self, seconds: i64) {
        let mut now = self.now.lock().unwrap();
        *now = now.checked_add(SignedDuration::from_secs(seconds)).unwrap();
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The process and its engine stop and start again, on the same file.
    pub(crate) async fn restart(&mut self) {
        self.engine.stop().await;
        self.engine.start_again().await;
        self.store =
            Store::connect(&StoreSettings::local(self.engine.address(), &self.table)).await;
        self.links = Links::new(self.clock.clone());
    }

    /// The engine is gone; the rest goes on.
    pub(crate) async fn lose_the_store(&mut self) {
        self.engine.stop().await;
    }

    /// Every byte that the engine wrote.
    pub(crate) fn bytes_on_disk(&self) -> Vec<u8> {
        self.engine.bytes()
    }

    /// The engine comes back, at the same address and on the same file.
    pub(crate) async fn find_the_store(&mut self) {
        self.engine.start_again().await;
    }

    /// The files of `dist/function` of this world, on disk.
    pub(crate) fn assets_folder(&self) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (path, bytes) in site::files(&site::facts(&self.identity)) {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
        dir
    }

    pub(crate) fn engine_address(&self) -> String {
        self.engine.address()
    }

    pub(crate) fn router(&self) -> Router {
        let pages = Arc::new(Pages::new(&self.assets.templates).unwrap());
        let state = IntakeState {
            assets: Arc::clone(&self.assets),
            pages,
            store: self.store.clone(),
            guard: self.guard.clone(),
            clock: self.clock.clone(),
        };
        let desk = self.desk_state(self.assets());
        intake::service(state).merge(desk::router(desk))
    }

    pub(crate) fn assets(&self) -> Assets {
        (*self.assets).clone()
    }

    /// A desk over this world's store, on a site that may have changed.
    pub(crate) fn desk_state(&self, assets: Assets) -> DeskState {
        DeskState {
            pages: DESK_PAGES.clone(),
            store: self.store.clone(),
            assets: Arc::new(assets),
            key_file: key_file(&[&self.identity]),
            links: self.links.clone(),
            address: Some(ADDRESS.to_owned()),
            mail: None,
            collector: Some(Arc::new(Shelf(self.store.clone()))),
            preview: None,
            clock: self.clock.clone(),
        }
    }

    /// Somebody on the site.
    pub(crate) fn stranger(&self) -> Stranger {
        Stranger::new(self.router())
    }

    /// Somebody who opened the desk with a link.
    pub(crate) async fn moderator(&self) -> Moderator {
        self.moderator_called("").await
    }

    /// Like [`Self::moderator`], with a name.
    pub(crate) async fn moderator_called(&self, name: &str) -> Moderator {
        Moderator::enter(self, name).await
    }

    /// Says that the page of this question was collected, as `brokers collect` does.
    pub(crate) async fn collects(&self, seen: &Submission) -> Result<(), StoreError> {
        let by = Attribution {
            actor: Machine::Collect.into(),
            at: self.now(),
        };
        let teams = self.assets().teams;
        let to = &teams.of_team(&NATIONAL).recipients;
        let placed = to.seal(b"{\"files\":[]}").unwrap();
        self.store.collected(seen, &placed, &by).await
    }

    /// Sends a question whose answer may be on the site, and gives its receipt.
    pub(crate) async fn ask_for_all(&self, question: &str) -> String {
        let fields = [
            ("vraag", question),
            ("onderwerpen", "school"),
            ("leeftijd", "15-17"),
            ("gemeente", "kerkrade"),
            ("publiceren", "ja"),
            ("_confirm", "ja"),
        ];
        self.stranger()
            .fills_in("vraag", &fields)
            .await
            .is(201)
            .receipt()
    }

    /// Sends a question and gives its receipt.
    pub(crate) async fn ask(&self, question: &str) -> String {
        self.stranger()
            .fills_in("vraag", &[("vraag", question)])
            .await
            .is(201)
            .receipt()
    }
}
