//! The work that a browser may do before it sends (ALTCHA): it makes a message less suspicious, and is never needed.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use clock::Clock;
use intake::guard::{Guard, Rules};
use jiff::{SignedDuration, Timestamp};

use crate::world::{Reply, World};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";

/// A site that asks for work. ALTCHA asks the machine for the time, so here the guard does, too.
pub(crate) struct Working {
    pub(crate) world: World,
    /// How far the guard's clock is off.
    off: Arc<AtomicI64>,
}

impl Working {
    pub(crate) async fn new() -> Self {
        let mut world = World::with_files(|files| {
            let facts = files.get_mut("site.json").unwrap();
            let mut read: serde_json::Value = serde_json::from_slice(facts).unwrap();
            read["proof_of_work"] = true.into();
            *facts = serde_json::to_vec(&read).unwrap();
        })
        .await;
        let off = Arc::new(AtomicI64::new(0));
        let shared = Arc::clone(&off);
        let clock = Clock::of(move || {
            Timestamp::now() + SignedDuration::from_secs(shared.load(Ordering::SeqCst))
        });
        world.guard = Guard::new(clock, Rules::default()).unwrap();
        Self { world, off }
    }

    /// A page with its token, as it is after somebody has typed for a while.
    pub(crate) async fn page(&self) -> String {
        let program = self.world.stranger().reads_json();
        let made = program.gets("/api/token").await.is(200).json();
        self.later(20);
        made["token"].as_str().unwrap().to_owned()
    }

    pub(crate) fn later(&self, seconds: i64) {
        self.off.fetch_add(seconds, Ordering::SeqCst);
    }

    pub(crate) async fn challenge(&self) -> Challenge {
        let reply = self.world.stranger().gets("/api/challenge").await.is(200);
        assert_eq!(reply.header("cache-control"), "no-store");
        assert_eq!(reply.header("content-type"), "application/json");
        serde_json::from_str(&reply.body).unwrap()
    }

    async fn sends(&self, question: &str, token: &str, work: &str) -> Reply {
        let fields = [("vraag", question), ("_token", token), ("_work", work)];
        self.world
            .stranger()
            .fills_in("vraag", &fields)
            .await
            .is(201)
    }

    /// Enough links that one sign more makes it spam.
    async fn links(&self, number: usize, token: &str, work: &str) -> Reply {
        let text = format!("Kijk {number}: https://a.example https://b.example https://c.example");
        let fields = [
            ("vraag", text.as_str()),
            ("_token", token),
            ("_work", work),
            ("_confirm", "ja"),
        ];
        self.world
            .stranger()
            .fills_in("vraag", &fields)
            .await
            .is(201)
    }

    async fn lists(&self) -> (usize, usize) {
        let moderator = self.world.moderator().await;
        let open = moderator.queue("open").await.len();
        (open, moderator.queue("spam").await.len())
    }
}

pub(crate) fn solved(challenge: &Challenge) -> String {
    let solution = solve_challenge(SolveChallengeOptions::new(challenge));
    let payload = Payload {
        challenge: challenge.clone(),
        solution: solution.unwrap().unwrap(),
    };
    serde_json::to_string(&payload).unwrap()
}

#[tokio::test]
async fn a_site_that_asks_for_no_work_has_none() {
    let world = World::new().await;
    world
        .stranger()
        .gets("/api/challenge")
        .await
        .is(404)
        .shows_a_page();
    let stranger = world.stranger();
    let page = stranger.fills_in("vraag", &[("gemeente", "parijs")]);
    page.await.is(422).lacks("_work");
    // Whatever somebody sends in that field counts for nothing.
    let fields = [("vraag", QUESTION), ("_work", "{}")];
    world.stranger().fills_in("vraag", &fields).await.is(201);
    assert_eq!(world.moderator().await.queue("open").await.len(), 1);
}

#[tokio::test]
async fn nobody_is_locked_out_for_want_of_work() {
    let site = Working::new().await;
    let page = site
        .world
        .stranger()
        .fills_in(
            "vraag",
            &[("gemeente", "parijs"), ("_work", "{\"half\":1}")],
        )
        .await
        .is(422);
    page.says("name=\"_work\" value=\"{&quot;half&quot;:1}\"");
    site.world
        .stranger()
        .fills_in("vraag", &[("vraag", QUESTION)])
        .await
        .is(201);
    let token = site.page().await;
    site.sends("Mag ik ook iets vragen over school?", &token, "")
        .await;
    site.sends("En nog iets over thuis, mag dat?", "", "onzin")
        .await;
    assert_eq!(site.lists().await, (3, 0));
}

#[tokio::test]
async fn work_makes_a_message_less_suspicious_once() {
    let site = Working::new().await;
    let work = solved(&site.challenge().await);
    // Without a token and with many links it would be spam.
    site.links(1, "", "").await;
    assert_eq!(site.lists().await, (0, 1));
    let token = site.page().await;
    site.links(22, &token, &work).await;
    assert_eq!(site.lists().await, (1, 1));
    // The same page sent again is the same message.
    site.links(22, &token, &work).await;
    assert_eq!(site.lists().await, (1, 1));
    // Another message with the same work: used work and many links.
    let token = site.page().await;
    site.links(333, &token, &work).await;
    assert_eq!(site.lists().await, (1, 2));
    let moderator = site.world.moderator().await;
    let reasons = moderator.gets("/desk?lijst=spam").await.is(200);
    reasons
        .says("Vermoedelijk spam (2)")
        .says("Dit is geen spam");
    let mut told = 0;
    for path in moderator.queue("spam").await {
        let page = moderator.gets(&path).await.is(200);
        told += usize::from(page.body.contains("al voor een ander bericht gebruikt"));
    }
    assert_eq!(told, 1);
}

#[tokio::test]
async fn wrong_work_counts_against_a_message_and_late_work_for_nothing() {
    let site = Working::new().await;
    let mut wrong: Payload = serde_json::from_str(&solved(&site.challenge().await)).unwrap();
    wrong.solution.derived_key = "00".repeat(32);
    let wrong = serde_json::to_string(&wrong).unwrap();
    // By itself it is not enough.
    let token = site.page().await;
    site.sends(QUESTION, &token, &wrong).await;
    assert_eq!(site.lists().await, (1, 0));
    let token = site.page().await;
    site.links(1, &token, &wrong).await;
    assert_eq!(site.lists().await, (1, 1));
    let moderator = site.world.moderator().await;
    let spam = moderator.queue("spam").await.remove(0);
    moderator.gets(&spam).await.is(200).says("klopte niet");

    // A challenge of long ago, and one that another process signed.
    site.later(-3 * 3600);
    let late = solved(&site.challenge().await);
    site.later(3 * 3600);
    let token = site.page().await;
    site.sends("Mag ik ook iets vragen over school?", &token, &late)
        .await;
    let another = solved(&Working::new().await.challenge().await);
    let token = site.page().await;
    site.sends("En nog iets over thuis, mag dat?", &token, &another)
        .await;
    assert_eq!(site.lists().await, (3, 1));
}

#[tokio::test]
async fn work_is_free_again_when_the_message_was_not_stored() {
    let mut site = Working::new().await;
    let (work, token) = (solved(&site.challenge().await), site.page().await);
    site.world.lose_the_store().await;
    let fields = [("vraag", QUESTION), ("_token", &token), ("_work", &work)];
    let stranger = site.world.stranger();
    let kept = stranger.fills_in("vraag", &fields).await.is(503);
    kept.says("_work");
    site.world.find_the_store().await;
    // What was changed meanwhile is another message; with the same work it may have many links.
    site.links(1, "x-00112233445566778899aabbccddeeff-x", &work)
        .await;
    assert_eq!(site.lists().await, (1, 0));
}
