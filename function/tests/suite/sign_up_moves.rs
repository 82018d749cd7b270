//! Every step of a sign-up is undone by one button until its sender reads of it, and whoever gets no place reads why.

use store::{BrokerState, Status};

use crate::register::{is_active, page_of, presses, signs_up};
use crate::stages::id;
use crate::world::{LEFT, World};

const REASON: (&str, &str) = ("reden", "no-place");

async fn states(world: &World, path: &str) -> (Status, Option<BrokerState>) {
    let now = world.now();
    let status = world.store.find(&id(path), now).await.unwrap().entry.status;
    let broker = world.store.broker(&id(path), now).await;
    (status, broker.ok().map(|broker| broker.entry.state))
}

#[tokio::test]
async fn every_step_of_a_sign_up_is_undone_until_its_sender_reads_of_it() {
    for (before, action) in [
        (&[][..], "intake"),
        (&[][..], "spam"),
        (&["intake"][..], "training"),
        (&["intake"][..], "give-back"),
        (&["intake"][..], "close"),
        (&["intake", "training"][..], "activate"),
        (&["intake", "training"][..], "decline"),
        (&["intake", "training", "activate"][..], "training"),
    ] {
        let world = World::new().await;
        let (code, path) = signs_up(&world, "Sam Jansen").await;
        let samira = world.moderator_called("Samira").await;
        for step in before {
            samira.presses(&path, step, &[REASON]).await.is(303);
            world.seconds_later(LEFT);
        }
        let (status, state) = states(&world, &path).await;
        let read = async || {
            let page = world.stranger().looks_up(&code).await.is(200);
            page.between("<p class=\"notice", "</p>").to_owned()
        };
        let said = read().await;
        let reply = samira.presses(&path, action, &[REASON]).await.is(303);
        let page = samira.gets(reply.header("location")).await.is(200);
        page.says("Maak dit ongedaan").says("door Samira");
        assert_ne!(states(&world, &path).await.0, status, "{action}");
        assert_eq!(read().await, said, "{action}: nobody was told");
        samira.presses(&path, "undo", &[]).await.is(303);
        let (now, broker) = states(&world, &path).await;
        assert_eq!(now, status, "{action}");
        assert_eq!(broker, state, "{action}: the record is as it was");
        world.seconds_later(LEFT);
        assert_eq!(read().await, said, "{action}");
        let page = samira.gets(&path).await;
        page.says("Ongedaan gemaakt door Samira")
            .lacks("Maak dit ongedaan");
    }
}

#[tokio::test]
async fn what_was_written_into_a_new_record_outlives_the_undo_that_names_its_step() {
    let world = World::new().await;
    let (_, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator_called("Samira").await;
    samira.presses(&path, "intake", &[]).await.is(303);
    samira.presses(&path, "undo", &[]).await.is(303);
    samira.gets(&path).await.lacks("/desk/brokers/");
    // It can be made again.
    samira.presses(&path, "intake", &[]).await.is(303);
    let typed = [("talen", "Pools")];
    presses(&samira, &path, "bewaar", &typed).await.is(303);
    let page = samira.gets(&path).await.is(200);
    let last = page.between("<div class=\"notice done\">\n<p>", "</p>");
    assert!(
        last.starts_with("Uitgenodigd voor de intake door Samira"),
        "{last}"
    );
    assert!(last.contains("De afzender leest het vanaf"), "{last}");
    samira.presses(&path, "undo", &[]).await.is(303);
    assert_eq!(states(&world, &path).await.0, Status::New);
    // Nobody has to search for what they wrote.
    samira.gets(&path).await.says(&page_of(&path));
    samira.gets(&page_of(&path)).await.says("value=\"Pools\"");
}

#[tokio::test]
async fn whoever_was_told_is_led_back_by_a_step_and_not_by_an_undo() {
    let world = World::new().await;
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator_called("Samira").await;
    is_active(&world, &samira, &path).await;
    let page = samira.gets(&path).await.is(200);
    page.lacks("Maak dit ongedaan").says("/training\"");
    samira.presses(&path, "undo", &[]).await.is(409);
    // Undone at once, nobody became a broker.
    let (_, other) = signs_up(&world, "Noor de Wit").await;
    for step in ["intake", "training", "activate", "undo"] {
        samira.presses(&other, step, &[]).await.is(303);
    }
    let page = samira.gets(&page_of(&other)).await.is(200);
    page.lacks("Social broker sinds").says("training");
    // Once the register went on, the sign-up does not undo it.
    samira.presses(&other, "activate", &[]).await.is(303);
    presses(&samira, &other, "pauze", &[]).await.is(303);
    samira.presses(&other, "undo", &[]).await.is(409);
    let (_, state) = states(&world, &other).await;
    assert_eq!(state, Some(BrokerState::Paused));
    world
        .stranger()
        .looks_up(&code)
        .await
        .says("Je bent social broker");
}

#[tokio::test]
async fn whoever_gets_no_place_reads_why_after_ten_minutes_with_the_code() {
    let world = World::new().await;
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator_called("Samira").await;
    let own = [("toelichting", "In maart begint een **nieuwe** groep.")];
    let page = samira.presses(&path, "decline", &own).await.is(422);
    page.says("Kies eerst waarom")
        .says("nieuwe** groep.</textarea>")
        .says("Kies waarom er geen plek is.");
    let page = samira.gets(&path).await;
    let sentence = page
        .between("id=\"reden-no-place\">De afzender leest: “", "”")
        .to_owned();
    let sent = [REASON, own[0]];
    let reply = samira.presses(&path, "decline", &sent).await.is(303);
    let list = samira.gets(reply.header("location")).await.is(200);
    list.says("Geen plek gegeven door Samira")
        .says("Maak dit ongedaan");
    let stranger = world.stranger();
    stranger
        .looks_up(&code)
        .await
        .lacks(&sentence)
        .lacks("geen plek geven");
    world.seconds_later(LEFT);
    stranger
        .looks_up(&code)
        .await
        .is(200)
        .says("nu geen plek geven")
        .says(&sentence)
        .says("<strong>nieuwe</strong>");
    let told = world.stranger().reads_json().looks_up(&code).await.json();
    assert_eq!(told["status"], "declined");
    let whole = format!("{sentence}\n\n{}", own[0].1);
    assert_eq!(told["reason"], whole);
    // Colleagues read it too, and talk with them again all the same.
    samira.gets(&path).await.says(&sentence);
    samira.presses(&path, "intake", &[]).await.is(303);
    world.seconds_later(LEFT);
    stranger
        .looks_up(&code)
        .await
        .says("maakt een afspraak met je")
        .lacks(&sentence);
    samira.presses(&path, "decline", &sent).await.is(303);
    world.seconds_later(LEFT);
    stranger.looks_up(&code).await.says(&sentence);
}

#[tokio::test]
async fn a_step_in_the_register_is_undone_until_the_next_change() {
    let world = World::new().await;
    let (_, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator_called("Samira").await;
    is_active(&world, &samira, &path).await;
    world.later(24 * 100);
    let samira = world.moderator_called("Samira 2").await;
    let stored = async || {
        let broker = world.store.broker(&id(&path), world.now()).await.unwrap();
        let entry = broker.entry;
        (entry.state, entry.day, entry.expires)
    };
    let before = stored().await;
    for step in ["pauze", "gestopt", "doet-mee"] {
        presses(&samira, &path, step, &[]).await.is(303);
        assert_ne!(stored().await, before, "{step}");
        let page = samira.gets(&page_of(&path)).await.is(200);
        page.says("Maak dit ongedaan");
        // What was typed meanwhile stays.
        let typed = [("talen", step)];
        presses(&samira, &path, "ongedaan", &typed).await.is(303);
        assert_eq!(stored().await, before, "{step}");
        let page = samira.gets(&page_of(&path)).await.is(200);
        page.says("Stap in het register ongedaan gemaakt door Samira 2")
            .says(&format!("value=\"{step}\""))
            .lacks("Maak dit ongedaan");
    }
    // Another change takes the possibility away.
    presses(&samira, &path, "pauze", &[]).await.is(303);
    presses(&samira, &path, "bewaar", &[("talen", "Pools")])
        .await
        .is(303);
    let page = samira.gets(&page_of(&path)).await.is(200);
    page.lacks("Maak dit ongedaan");
}
