//! Whoever moderators are told by may be away, slow or dead: nothing is lost, and no sender waits for it.

use std::process::Stdio;
use std::time::Duration;

use clock::Clock;
use intake::guard::{Guard, Rules};
use jiff::{SignedDuration, Timestamp};
use notifications::{EVERY, Notifier, Patience, Round};

use crate::notify::{body, settings};
use crate::world::{Manner, Outbox, Server, World, free_port, site};

/// How long a notifier leaves the telling to another, at most.
const TURN: i64 = 180;

fn notifier(world: &World, address: &str, patience: Patience) -> Notifier {
    let mut settings = settings(&[("NOTIFY", address)]).unwrap().unwrap();
    settings.patience = patience;
    let facts = site::facts(&world.identity);
    Notifier::new(world.store.clone(), world.clock.clone(), &facts, settings)
}

/// Tries twice, and not for long.
const HASTY: Patience = Patience {
    attempt: Duration::from_millis(300),
    attempts: 2,
    pause: Duration::from_millis(10),
};

async fn tells_later(outbox: &Outbox, address: &str, count: &str) {
    let world = World::new().await;
    let notifier = notifier(&world, address, HASTY);
    world.ask("Een vraag die wacht").await;
    for (manner, tries) in [
        (Manner::Hanging, 2),
        (Manner::Busy, 2),
        // Trying again at once would change nothing.
        (Manner::Refusing, 1),
    ] {
        outbox.becomes(manner);
        let before = outbox.lines();
        let error = notifier.round().await.unwrap_err().to_string();
        assert_eq!(outbox.lines() - before, tries, "{manner:?}");
        for secret in ["team.example", "geheim-adres", "127.0.0.1"] {
            assert!(!error.contains(secret), "{error}");
        }
    }
    assert!(outbox.messages().is_empty());
    world.ask("Nog een vraag die wacht").await;
    outbox.becomes(Manner::Willing);
    assert_eq!(notifier.round().await.unwrap(), Round::Notified);
    assert!(outbox.message().contains(count));
    assert_eq!(notifier.round().await.unwrap(), Round::Quiet);
}

#[tokio::test]
async fn what_did_not_get_out_by_mail_is_in_the_next_mail() {
    let outbox = Outbox::mail(Manner::Hanging).await;
    tells_later(&outbox, &outbox.mail_address(), "2 nieuwe vragen.").await;
}

#[tokio::test]
async fn what_a_webhook_did_not_take_is_sent_again() {
    let outbox = Outbox::web(Manner::Hanging).await;
    tells_later(&outbox, &outbox.web_address(), "\"count\":2").await;
}

#[tokio::test]
async fn while_telling_hangs_questions_are_taken_and_told_about_afterwards() {
    let mut world = World::new().await;
    let outbox = Outbox::web(Manner::Hanging).await;
    let address = outbox.web_address();
    world.ask("De eerste vraag").await;
    let stuck = tokio::spawn(notifier(&world, &address, Patience::default()).watch(EVERY));
    while outbox.lines() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    for number in 0..20 {
        // Many that are alike would be taken for spam, by a process that has seen the others.
        world.guard = Guard::new(world.clock.clone(), Rules::default()).unwrap();
        let question = format!("Vraag nummer {number} van vandaag");
        world.ask(&question).await;
    }
    // All were answered, and the first try is still going on.
    assert!(outbox.lines() == 1 && outbox.messages().is_empty() && !stuck.is_finished());
    let other = notifier(&world, &address, HASTY);
    assert_eq!(other.round().await.unwrap(), Round::LeftToOthers);
    stuck.abort();
    outbox.becomes(Manner::Willing);
    world.seconds_later(TURN);
    assert_eq!(other.round().await.unwrap(), Round::Notified);
    assert_eq!(body(&outbox.message())["new"][0]["count"], 21);
}

#[tokio::test]
async fn of_two_at_the_same_time_one_tells() {
    let world = World::new().await;
    let outbox = Outbox::web(Manner::Willing).await;
    let new = || notifier(&world, &outbox.web_address(), HASTY);
    let (one, other) = (new(), new());
    for times in 1..=10 {
        world
            .ask(&format!("Vraag nummer {times} van vandaag"))
            .await;
        world.later(1);
        let rounds = tokio::join!(one.round(), other.round());
        let told = [rounds.0.unwrap(), rounds.1.unwrap()];
        let count = told
            .iter()
            .filter(|round| **round == Round::Notified)
            .count();
        assert_eq!(count, 1, "{told:?}");
        assert_eq!(outbox.messages().len(), times);
    }
}

#[tokio::test]
async fn without_the_store_nothing_is_told_and_afterwards_everything() {
    let mut world = World::new().await;
    let outbox = Outbox::web(Manner::Willing).await;
    let notifier = notifier(&world, &outbox.web_address(), HASTY);
    world.ask("Een vraag die blijft staan").await;
    world.lose_the_store().await;
    assert!(notifier.round().await.is_err());
    assert!(outbox.messages().is_empty());
    world.find_the_store().await;
    assert_eq!(notifier.round().await.unwrap(), Round::Notified);
}

#[tokio::test]
async fn a_line_that_is_not_safe_is_not_used() {
    let world = World::new().await;
    world.ask("Een vraag die wacht").await;
    for (outbox, scheme) in [
        (Outbox::mail(Manner::Willing).await, ("smtp:", "smtps:")),
        (Outbox::web(Manner::Willing).await, ("http:", "https:")),
    ] {
        let address = if scheme.0 == "smtp:" {
            outbox.mail_address()
        } else {
            outbox.web_address()
        };
        let closed = address.replacen(scheme.0, scheme.1, 1);
        let round = notifier(&world, &closed, HASTY).round().await;
        assert!(round.is_err() && outbox.messages().is_empty(), "{closed}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_between_telling_and_remembering_it_tells_twice_and_not_more() {
    let world = World::new().await;
    let assets = world.assets_folder();
    let outbox = Outbox::web(Manner::TakingInSilence).await;
    world.ask("Kanariegeel8842: een vraag").await;
    let address = outbox.web_address();
    let port = free_port();
    let told = [("NOTIFY", &*address)];
    let server = Server::with(&world, assets.path(), port, Stdio::piped(), &told).await;
    outbox.has(1).await;
    let log = server.kill().await;
    assert!(
        !log.contains("geheim-adres") && !log.contains("anarie"),
        "{log}"
    );

    outbox.becomes(Manner::Willing);
    let after = SignedDuration::from_secs(TURN);
    let clock = Clock::of(move || Timestamp::now().checked_add(after).unwrap());
    let settings = settings(&told).unwrap().unwrap();
    let facts = site::facts(&world.identity);
    let next = Notifier::new(world.store.clone(), clock, &facts, settings);
    assert_eq!(next.round().await.unwrap(), Round::Notified);
    assert_eq!(next.round().await.unwrap(), Round::Quiet);
    let messages: Vec<_> = outbox.messages().iter().map(|one| body(one)).collect();
    assert_eq!(messages.len(), 2);
    // Who gets it can see that it is the same.
    assert_eq!(messages[0], messages[1]);
}
