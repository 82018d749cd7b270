//! How long things are kept: each form by its own clock, and not a moment longer.

use sealing::receipt::Receipt;
use store::StoreError;

use crate::register::{is_active, signs_up};
use crate::world::site::SIGN_UP;
use crate::world::{Moderator, World, encode};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const FOLLOW_UP: &str = "En als ze dan boos worden?";
const FORM: &str = "application/x-www-form-urlencoded";

/// Answers the question, and follows up.
async fn asks_on(world: &World, code: &str, moderator: &Moderator) -> String {
    let path = moderator.queue("open").await.remove(0);
    moderator
        .does(&path, "answer", "Kies een rustig moment.")
        .await
        .is(303);
    let body = encode(&[("code", code), ("vervolg", FOLLOW_UP)]);
    let stranger = world.stranger();
    stranger
        .posts("/api/receipts/follow-up", FORM, body)
        .await
        .is(201);
    path
}

#[tokio::test]
async fn every_form_has_a_clock_of_its_own() {
    let world = World::new().await;
    let question = world.ask(QUESTION).await;
    let stranger = world.stranger();
    let sign_up = stranger.fills_in("aanmelden", &SIGN_UP).await.is(201);
    let sign_up = sign_up.receipt();
    let kept = |code: &str| {
        let (world, id) = (&world, Receipt::parse(code).unwrap().lookup_id());
        async move { world.store.find(&id, world.now()).await.unwrap() }
    };
    let (question, sign_up) = (kept(&question).await.entry, kept(&sign_up).await.entry);
    let days = |form: &str| i64::from(world.assets().forms[form].retention_days);
    assert_ne!(days("vraag"), days("aanmelden"));
    for entry in [question, sign_up] {
        let life = entry.expires.duration_since(entry.received.start());
        assert_eq!(life.as_hours(), days(&entry.form) * 24, "{}", entry.form);
    }
}

#[tokio::test]
async fn what_has_expired_is_unreadable_before_the_store_deletes_it() {
    let world = World::new().await;
    let code = world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = asks_on(&world, &code, &moderator).await;
    let id = Receipt::parse(&code).unwrap().lookup_id();
    // A minute before its end it is all there, and pointed out; at its end it is gone.
    let end = world.store.find(&id, world.now()).await.unwrap();
    let left = end.entry.expires.duration_since(world.now()).as_secs();
    world.seconds_later(left - 60);
    let moderator = world.moderator().await;
    moderator.gets("/desk").await.is(200).says("Verdwijnt");
    moderator.gets(&path).await.is(200).says(FOLLOW_UP);
    world.stranger().looks_up(&code).await.is(200);

    world.seconds_later(60);
    // The engine still has it.
    assert!(
        world
            .store
            .find(&id, end.entry.received.start())
            .await
            .is_ok()
    );
    let found = world.store.find(&id, world.now()).await;
    assert!(matches!(found, Err(StoreError::NotFound)));
    assert!(moderator.queue("open").await.is_empty());
    moderator.gets(&path).await.is(404).lacks(FOLLOW_UP);
    let fields = [("versie", "3"), ("antwoord", "Te laat")];
    moderator
        .posts(&format!("{path}/answer"), &fields)
        .await
        .is(404);
    let table = moderator.gets("/desk/export").await.is(200);
    assert_eq!(table.body.lines().count(), 1);
    world.stranger().looks_up(&code).await.is(404);
    world.stranger().withdraws(&code).await.is(404);
    let body = encode(&[("code", &code), ("vervolg", "Nog iets")]);
    let stranger = world.stranger();
    let late = stranger.posts("/api/receipts/follow-up", FORM, body);
    late.await.is(404);
}

#[tokio::test]
async fn a_follow_up_starts_the_clock_again() {
    let world = World::new().await;
    let code = world.ask(QUESTION).await;
    let id = Receipt::parse(&code).unwrap().lookup_id();
    let first = world.store.find(&id, world.now()).await.unwrap();
    world.later(10 * 24);
    asks_on(&world, &code, &world.moderator().await).await;
    let second = world.store.find(&id, world.now()).await.unwrap();
    let longer = second.entry.expires.duration_since(first.entry.expires);
    assert_eq!(longer.as_hours(), 10 * 24);
}

#[tokio::test]
async fn withdrawing_deletes_the_whole_thread_at_once() {
    let world = World::new().await;
    let code = world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = asks_on(&world, &code, &moderator).await;
    let id = Receipt::parse(&code).unwrap().lookup_id();
    let found = world.store.find(&id, world.now()).await.unwrap();
    assert_eq!(found.thread.len(), 1);
    world.stranger().withdraws(&code).await.is(200);
    let gone = world.store.find(&id, found.entry.received.start()).await;
    assert!(matches!(gone, Err(StoreError::NotFound)));
    moderator.gets(&path).await.is(404);
    assert!(moderator.queue("open").await.is_empty());
    // What remains says that it happened and when, to the hour, and goes when the question would have gone.
    let audit = world.store.audit(&id).await.unwrap();
    let last = audit.last().unwrap();
    assert_eq!(
        (last.author.as_str(), last.what.as_str()),
        ("sender", "withdrawn")
    );
    assert_eq!(last.at.as_second() % 3600, 0);
    let table = moderator.gets("/desk/export").await.is(200);
    assert_eq!(table.body.lines().count(), 1);
}

#[tokio::test]
async fn an_earlier_table_has_a_register_too() {
    let world = World::new().await.on_an_earlier_table().await;
    world.store.update_queue(world.now()).await.unwrap();
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator().await;
    is_active(&world, &samira, &path).await;
    // Bringing the table over again leaves records alone.
    world.store.update_queue(world.now()).await.unwrap();
    samira.gets("/desk/brokers").await.says("Sam Jansen");
    world.stranger().looks_up(&code).await.is(200);
    let held = world.store.everything(world.now()).await.unwrap();
    assert_eq!(held.len(), 1);
}
