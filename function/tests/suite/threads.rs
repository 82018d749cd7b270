//! Asking on in the same thread.

use crate::world::{World, encode};

const FORM: &str = "application/x-www-form-urlencoded";

async fn asks_on(world: &World, code: &str, text: &str) -> crate::world::Reply {
    let body = encode(&[("code", code), ("vervolg", text)]);
    world
        .stranger()
        .posts("/api/receipts/follow-up", FORM, body)
        .await
}

#[tokio::test]
async fn a_follow_up_goes_to_the_same_thread_and_is_answered_with_the_same_code() {
    let world = World::new().await;
    let code = world.ask("Hoe vertel ik thuis dat ik blijf zitten?").await;
    world
        .stranger()
        .looks_up(&code)
        .await
        .is(200)
        .lacks("follow-up");
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator
        .does(&path, "answer", "Kies een rustig moment.")
        .await
        .is(303);
    let page = world
        .stranger()
        .looks_up(&code)
        .await
        .is(200)
        .shows_a_page();
    page.says("Stel een vervolgvraag")
        .says("Kies een rustig moment.");

    asks_on(&world, &code, " ")
        .await
        .is(422)
        .shows_a_page()
        .says("Vul dit nog in.")
        .says("Kies een rustig moment.");
    let arrived = asks_on(&world, &code, "En als ze dan boos worden?")
        .await
        .is(201)
        .shows_a_page();
    arrived
        .says("Je vervolgvraag is binnen")
        .lacks("boos worden");
    // A double click changes nothing.
    asks_on(&world, &code, "En als ze dan boos worden?")
        .await
        .is(200)
        .shows_a_page();

    assert_eq!(moderator.queue("open").await, [path.clone()]);
    let seen = moderator.gets(&path).await.is(200);
    seen.says("Vervolgvraag 1")
        .says("En als ze dan boos worden?")
        .says("Kies een rustig moment.")
        .lacks("Vervolgvraag 2");
    let waiting = world.stranger().looks_up(&code).await.is(200);
    waiting
        .says("Antwoord 1")
        .says("Kies een rustig moment.")
        .says("Hij wacht nu tot iemand hem leest")
        .lacks("boos worden");

    moderator
        .does(&path, "answer", "Dan mag je even weglopen.")
        .await
        .is(303);
    let page = world.stranger().looks_up(&code).await.is(200);
    page.says("Kies een rustig moment.")
        .says("Dan mag je even weglopen.")
        .says("Stel een vervolgvraag");
    world.stranger().withdraws(&code).await.is(200);
    world.stranger().looks_up(&code).await.is(404);
    asks_on(&world, &code, "En nu?").await.is(404);
}

#[tokio::test]
async fn a_follow_up_with_words_of_danger_comes_first_and_puts_help_first() {
    let world = World::new().await;
    let code = world.ask("Hoe leer ik beter slapen?").await;
    world.ask("Mag ik iets vragen over school?").await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator
        .does(&path, "answer", "Ga op tijd naar bed.")
        .await
        .is(303);
    let text = "Het helpt niet. Ik denk aan zelfmoord.";
    asks_on(&world, &code, text)
        .await
        .is(201)
        .says("helplines--urgent");
    assert_eq!(moderator.queue("open").await[0], path);
    for byte_run in [text.as_bytes(), b"Ga op tijd naar bed"] {
        let disk = world.bytes_on_disk();
        assert!(!disk.windows(byte_run.len()).any(|part| part == byte_run));
    }
}

#[tokio::test]
async fn there_is_nothing_to_follow_before_an_answer() {
    let world = World::new().await;
    let code = world.ask("Hoe leer ik beter slapen?").await;
    asks_on(&world, &code, "Nog iets")
        .await
        .is(200)
        .lacks("vervolgvraag is binnen");
    asks_on(&world, "0000-0000-0000-0000", "Nog iets")
        .await
        .is(404);
}

#[tokio::test]
async fn a_right_and_a_wrong_code_take_the_same_time_and_guessing_gets_slower() {
    let world = World::new().await;
    let code = world.ask("Hoe leer ik beter slapen?").await;
    for code in [code.as_str(), "0000-0000-0000-0000", "geen code"] {
        let start = std::time::Instant::now();
        world.stranger().looks_up(code).await;
        assert!(start.elapsed().as_millis() >= 100, "{code}");
    }
}

#[tokio::test]
async fn leaving_makes_the_browser_forget() {
    let world = World::new().await;
    let reply = world.stranger().gets("/api/weg").await.is(303);
    assert_eq!(reply.header("location"), "/");
    assert!(reply.header("clear-site-data").contains("\"cache\""));
    world
        .stranger()
        .fills_in("vraag", &[("vraag", "Hoe leer ik beter slapen?")])
        .await
        .is(201)
        .says("href=\"/api/weg\"");
}
