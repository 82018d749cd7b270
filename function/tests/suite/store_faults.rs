//! Faults of the engine: senders keep their text, and nobody gets a receipt for something that is not stored.

use std::time::{Duration, Instant};

use store::{Order, Status, Store, StoreSettings};

use crate::world::{Fault, FaultProxy, World, encode, national};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";

/// The client tries three times.
const TRIES: usize = 3;

async fn behind(world: &mut World, faults: &[Fault], then: Fault) -> (FaultProxy, Store) {
    let trouble = FaultProxy::before(&world.engine_address(), faults, then).await;
    let settings = StoreSettings::local(&trouble.address, &world.table);
    let direct = std::mem::replace(&mut world.store, Store::connect(&settings).await);
    (trouble, direct)
}

async fn stored(world: &World, direct: &Store) -> usize {
    let queue = direct.queue(national(Status::New), Order::OldestFirst, world.now(), 100);
    queue.await.unwrap().entries.len()
}

#[tokio::test]
async fn without_an_end_of_the_trouble_the_text_comes_back_and_nothing_is_acknowledged() {
    for fault in [
        Fault::Throttled,
        Fault::Broken,
        Fault::CutBefore,
        Fault::Nonsense,
    ] {
        let mut world = World::new().await;
        let (trouble, direct) = behind(&mut world, &[], fault).await;
        let reply = world
            .stranger()
            .fills_in("vraag", &[("vraag", QUESTION), ("leeftijd", "15-17")])
            .await
            .is(503)
            .shows_a_page()
            .says(QUESTION)
            .says("<button")
            .says("tel:112")
            .lacks("receipt__code");
        // The way to send it again is a form to the same address, with the text in it.
        assert!(reply.body.contains("action=\"/api/forms/vraag\""));
        assert_eq!(reply.header("retry-after"), "30");
        assert_eq!(reply.header("cache-control"), "no-store");
        assert!((1..=TRIES).contains(&trouble.requests()), "{fault:?}");
        assert_eq!(stored(&world, &direct).await, 0, "{fault:?}");
        let json = world
            .stranger()
            .reads_json()
            .fills_in("vraag", &[("vraag", QUESTION)])
            .await
            .is(503);
        assert!(json.json().get("receipt").is_none());
    }
}

#[tokio::test]
async fn trouble_that_passes_is_not_noticed() {
    for fault in [Fault::Throttled, Fault::Broken, Fault::CutBefore] {
        let mut world = World::new().await;
        let (trouble, direct) = behind(&mut world, &[fault, fault], Fault::None).await;
        let receipt = world.ask(QUESTION).await;
        assert_eq!(trouble.requests(), TRIES, "{fault:?}");
        assert_eq!(stored(&world, &direct).await, 1, "{fault:?}");
        world.stranger().looks_up(&receipt).await.is(200);
    }
}

#[tokio::test]
async fn an_answer_that_got_lost_makes_one_submission() {
    for fault in [Fault::CutAfter, Fault::CutWithin] {
        let mut world = World::new().await;
        let (trouble, direct) = behind(&mut world, &[fault], Fault::None).await;
        let receipt = world.ask(QUESTION).await;
        assert!(trouble.requests() > 1, "{fault:?}");
        assert_eq!(stored(&world, &direct).await, 1, "{fault:?}");
        world.stranger().looks_up(&receipt).await.is(200);
    }
}

#[tokio::test]
async fn an_engine_that_never_answers_is_given_up_in_time() {
    let mut world = World::new().await;
    let (_trouble, direct) = behind(&mut world, &[], Fault::Hanging).await;
    let start = Instant::now();
    let reply = world
        .stranger()
        .fills_in("vraag", &[("vraag", QUESTION)])
        .await;
    reply.is(503).shows_a_page().says(QUESTION);
    let took = start.elapsed();
    assert!(took < Duration::from_secs(8), "{took:?}");
    assert_eq!(stored(&world, &direct).await, 0);
}

#[tokio::test]
async fn an_engine_that_hangs_once_costs_one_try() {
    let mut world = World::new().await;
    let (_trouble, direct) = behind(&mut world, &[Fault::Hanging], Fault::None).await;
    let start = Instant::now();
    world.ask(QUESTION).await;
    let took = start.elapsed();
    assert!(took < Duration::from_secs(4), "{took:?}");
    assert_eq!(stored(&world, &direct).await, 1);
}

#[tokio::test]
async fn a_receipt_that_cannot_be_looked_up_now_is_not_called_unknown() {
    let mut world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let (_trouble, direct) = behind(&mut world, &[], Fault::Throttled).await;
    let reply = world.stranger().looks_up(&receipt).await.is(503);
    reply.shows_a_page().says(&receipt);
    world.stranger().withdraws(&receipt).await.is(503);
    world.stranger().gets("/api/health").await.is(503);
    assert_eq!(stored(&world, &direct).await, 1);
}

#[tokio::test]
async fn a_follow_up_that_cannot_be_kept_now_stays_on_the_page_and_can_be_sent_again() {
    let mut world = World::new().await;
    let code = world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let given = moderator.does(&path, "answer", "Kies een rustig moment.");
    given.await.is(303);
    let body = encode(&[("code", &code), ("vervolg", "En als ze boos worden?")]);
    let form = "application/x-www-form-urlencoded";
    let (_trouble, direct) = behind(&mut world, &[], Fault::Throttled).await;
    let asks = async |world: &World| {
        let stranger = world.stranger();
        stranger
            .posts("/api/receipts/follow-up", form, body.clone())
            .await
    };
    let reply = asks(&world).await.is(503);
    reply
        .shows_a_page()
        .says("En als ze boos worden?")
        .says("er is niets kwijt")
        .says("action=\"/api/receipts/follow-up\"")
        .says(&format!("name=\"code\" value=\"{code}\""));
    world.store = direct;
    asks(&world).await.is(201);
}

/// The public routes need only the rights that the deployment gives them.
#[tokio::test]
async fn the_deployment_gives_the_rights_that_are_needed_and_no_others() {
    let mut world = World::new().await;
    let (trouble, direct) = behind(&mut world, &[Fault::CutAfter], Fault::None).await;
    let receipt = world.ask(QUESTION).await;
    // The desk answers with rights of its own, past what is counted.
    let counted = std::mem::replace(&mut world.store, direct);
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator
        .does(&path, "answer", "Dag, dit is het antwoord.")
        .await
        .is(303);
    world.store = counted;
    let stranger = world.stranger();
    stranger.looks_up(&receipt).await.is(200);
    let body = encode(&[("code", &receipt), ("vervolg", "En wat doe ik dan morgen?")]);
    let form = "application/x-www-form-urlencoded";
    stranger
        .posts("/api/receipts/follow-up", form, body)
        .await
        .is(201);
    let body = encode(&[("pagina", "/tips/luisteren/"), ("hielp", "ja")]);
    stranger.posts("/api/helped", form, body).await.is(200);
    stranger.withdraws(&receipt).await.is(200);
    stranger.gets("/api/health").await.is(200);
    assert_eq!(crate::table::rights(), trouble.rights());
}
