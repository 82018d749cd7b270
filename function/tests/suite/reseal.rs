//! Sealing everything of a team again, stopped at random moments.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use desk::DeskState;
use forms::facts::SiteFacts;
use forms::team::TeamId;
use pages::teams::{Destination, Teams};
use people::TeamKey;
use store::NewSubmission;
use unsealing::Identity;

use crate::teams::{Municipalities, asks, opens};
use crate::world::{Moderator, World};

/// What makes the moments random; `RESEAL_SEED` repeats a run.
struct Moments {
    seed: u64,
    state: u64,
}

impl Moments {
    fn new() -> Self {
        let given = std::env::var("RESEAL_SEED").ok();
        let given = given.and_then(|seed| seed.parse().ok());
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let seed = given.unwrap_or_else(|| u64::from(now.subsec_nanos()));
        Self { seed, state: seed }
    }

    fn next(&mut self, most: u64) -> Duration {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005);
        self.state = self.state.wrapping_add(1);
        Duration::from_millis((self.state >> 33) % most)
    }
}

/// Kerkrade changes its key, and takes a stolen one out.
struct Change {
    site: Municipalities,
    new: Identity,
    thief: Identity,
    items: usize,
}

impl Change {
    async fn of(items: usize) -> (Self, Vec<String>) {
        let [new, thief] = std::array::from_fn(|_| Identity::generate());
        let site = Municipalities::new().await;
        let change = Self {
            site,
            new,
            thief,
            items,
        };
        let to = change.destination(|facts| change.before(facts));
        let store = &change.world().store;
        store.announce(&to.team, to.readers()).await.unwrap();
        let mut paths = Vec::new();
        for number in 0..items {
            let (_, put) = crate::store::new(change.world(), false);
            let text = format!("Vraag {number}");
            let put = NewSubmission {
                team: to.team.clone(),
                sealed: to.recipients.seal(text.as_bytes()).unwrap(),
                ..put
            };
            store.insert(&put).await.unwrap();
            paths.push(format!("/desk/{}", put.id));
        }
        asks(change.world(), "zaanstad").await;
        (change, paths)
    }

    fn world(&self) -> &World {
        &self.site.world
    }

    fn before(&self, facts: &mut SiteFacts) {
        facts.teams[0].recipients.push(self.thief.to_public());
    }

    fn after(&self, facts: &mut SiteFacts) {
        facts.teams[0].recipients = vec![self.new.to_public()];
        facts.revoked = vec![self.thief.to_public()];
    }

    fn destination(&self, change: impl FnOnce(&mut SiteFacts)) -> Destination {
        let mut facts = self.world().assets().facts;
        change(&mut facts);
        let teams = Teams::of(&facts).unwrap();
        teams.of_municipality(Some("kerkrade")).clone()
    }

    /// The desk of Kerkrade on another build of the site.
    fn desk(&self, change: impl FnOnce(&mut SiteFacts)) -> Router {
        desk::router(self.state(change))
    }

    fn state(&self, change: impl FnOnce(&mut SiteFacts)) -> DeskState {
        let mut assets = self.world().assets();
        change(&mut assets.facts);
        assets.teams = Teams::of(&assets.facts).unwrap();
        DeskState {
            key_file: [&self.new, &self.site.kerkrade]
                .map(|key| TeamKey::new("kerkrade".parse().unwrap(), key.clone()))
                .into(),
            ..self.world().desk_state(assets)
        }
    }

    /// How many submissions open for: the new key, the one before, the stolen one, Zaanstad, the national team; and how many
    /// open for the new key or the one before.
    async fn opened(&self) -> ([usize; 5], usize) {
        let world = self.world();
        let keys = [
            &self.new,
            &self.site.kerkrade,
            &self.thief,
            &self.site.zaanstad,
            &world.identity,
        ];
        let (mut counts, mut either) = ([0; 5], 0);
        for entry in world.store.everything(world.now()).await.unwrap() {
            let found = world.store.find(&entry.id, world.now()).await.unwrap();
            let opened = keys.map(|key| opens(key, &found.sealed));
            for (count, opened) in counts.iter_mut().zip(opened) {
                *count += usize::from(opened);
            }
            either += usize::from(opened[0] || opened[1]);
        }
        (counts, either)
    }

    /// Presses the button until nothing is left, with stops at random moments. Returns how many there were.
    async fn run(&self, moderator: &Moderator) -> usize {
        let mut moments = Moments::new();
        let seed = moments.seed;
        let most = 100 + u64::try_from(self.items).unwrap() * 3;
        for stops in 0..2000 {
            // However slow the engine is: at last there is time for a step.
            if press(
                moderator,
                moments.next(most + 20 * u64::try_from(stops).unwrap()),
            )
            .await
            {
                return stops;
            }
            // Whoever may read can read everything at every moment.
            if stops % 4 == 0 {
                let (_, either) = self.opened().await;
                assert_eq!(either, self.items, "RESEAL_SEED={seed}");
            }
        }
        panic!("it does not come to its end: RESEAL_SEED={seed}");
    }
}

/// The page with what would change, its button, and a stop after some time. Whether it was done before.
async fn press(moderator: &Moderator, wait: Duration) -> bool {
    let page = moderator.gets("/desk/reseal").await.is(200);
    let shown = page.between("name=\"sleutels\" value=\"", "\"").to_owned();
    let moderator = moderator.clone();
    let run = tokio::spawn(async move {
        let fields = [("team", "kerkrade"), ("sleutels", &*shown)];
        moderator.posts("/desk/reseal", &fields).await
    });
    let stop = run.abort_handle();
    let killer = tokio::spawn(async move {
        tokio::time::sleep(wait).await;
        stop.abort();
    });
    let ended = run.await;
    killer.abort();
    match ended {
        Ok(page) => {
            let page = page.is(200).lacks("ging niet open").lacks("overgeslagen");
            !page.body.contains("<progress")
        }
        Err(error) => {
            assert!(error.is_cancelled(), "{error}");
            false
        }
    }
}

/// What is decided when a key is revoked: the thief is put out, and nobody is added.
fn revoking(change: &Change, facts: &mut SiteFacts) {
    facts.revoked = vec![change.thief.to_public()];
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_key_was_revoked_everything_is_sealed_again_by_itself_also_when_it_is_killed() {
    let items = 60;
    let (change, _) = Change::of(items).await;
    assert_eq!(change.opened().await.0, [0, items, items, 1, 0]);
    let mut moments = Moments::new();
    let seed = moments.seed;
    let mut is_done = false;
    for _ in 0..300 {
        let state = change.state(|facts| revoking(&change, facts));
        let part = Duration::from_millis(200);
        let run = tokio::spawn(desk::reseal_after_revoking(state, part));
        tokio::time::sleep(moments.next(400)).await;
        run.abort();
        if let Ok(ended) = run.await
            && ended.unwrap()
        {
            is_done = true;
            break;
        }
        let (_, either) = change.opened().await;
        assert_eq!(either, items, "RESEAL_SEED={seed}");
    }
    assert!(is_done, "RESEAL_SEED={seed}");
    let all = [0, items, 0, 1, 0];
    assert_eq!(change.opened().await.0, all, "RESEAL_SEED={seed}");
    // Nothing is under way any more, and what comes in is left alone.
    let team: TeamId = "kerkrade".parse().unwrap();
    let known = change.world().store.readers(&team).await.unwrap();
    assert!(!known.unfinished && known.revoked.contains_key(&change.thief.to_public()));
    let state = change.state(|facts| revoking(&change, facts));
    assert!(
        desk::reseal_after_revoking(state, Duration::ZERO)
            .await
            .unwrap()
    );
    assert_eq!(change.world().store.readers(&team).await.unwrap(), known);
    // Neither does an older build undo it, nor does a new key come in without being asked for.
    for facts in [Change::before, Change::after] {
        let state = change.state(|known| facts(&change, known));
        desk::reseal_after_revoking(state, Duration::from_secs(9))
            .await
            .unwrap();
        assert_eq!(change.opened().await.0, all);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_list_goes_on_sealing_where_no_machine_has_the_key() {
    let items = 12;
    let (change, _) = Change::of(items).await;
    let moderator = Moderator::enter_at(change.desk(|_| {}), change.world(), "").await;
    let state = DeskState {
        key_file: Vec::new(),
        ..change.state(|facts| revoking(&change, facts))
    };
    let hosted = moderator.clone().at(desk::router(state));
    // It was begun, and the process was gone before it was finished.
    let to = change.destination(|facts| revoking(&change, facts));
    let store = &change.world().store;
    let known = store.readers(&to.team).await.unwrap();
    let gone = [(change.thief.to_public(), String::new())].into();
    let begun = known.becoming(to.readers().clone(), gone);
    store.remember_readers(&begun).await.unwrap();
    let page = hosted.gets("/desk/reseal").await.is(200);
    page.says("0 van 12 is klaar");
    hosted.gets("/desk/new").await.is(200);
    assert_eq!(change.opened().await.0, [0, items, 0, 1, 0]);
    hosted.gets("/desk/reseal").await.is(200).lacks("is klaar");
    // Whoever has no session starts nothing.
    hosted.with_cookie("").gets("/desk/new").await.is(401);
}

/// 120 submissions, or as many as `RESEAL_ITEMS` says: 5,000 in `tests/run full`.
#[tokio::test(flavor = "multi_thread")]
async fn a_reseal_goes_on_after_every_stop_and_no_older_build_undoes_it() {
    let items = std::env::var("RESEAL_ITEMS").map_or(120, |items| items.parse().unwrap());
    let (change, paths) = Change::of(items).await;
    let desk = change.desk(|facts| change.after(facts));
    let moderator = Moderator::enter_at(desk, change.world(), "").await;
    let colleague = moderator.gets(&paths[0]).await.is(200);
    let version = colleague
        .between("name=\"versie\" value=\"", "\"")
        .to_owned();
    change.run(&moderator).await;
    let (all, _) = change.opened().await;
    assert_eq!(all, [items, 0, 0, 1, 0]);
    // What a colleague had open is still good.
    let fields = [
        ("versie", &*version),
        ("antwoord", "Kies een rustig moment."),
    ];
    let address = format!("{}/answer", paths[0]);
    moderator.posts(&address, &fields).await.is(303);

    // The build of before, with the key that was taken out.
    let older = moderator.at(change.desk(|facts| change.before(facts)));
    let refused = older.posts("/desk/reseal", &[("team", "kerkrade")]).await;
    refused.is(409).says("Er is niets veranderd");
    assert_eq!(change.opened().await.0, all);
    let team: TeamId = "kerkrade".parse().unwrap();
    let known = change.world().store.readers(&team).await.unwrap();
    assert!(known.revoked.contains_key(&change.thief.to_public()));
}
