//! The desk: what moderators see, and that nobody overwrites anybody.

use axum::http::Method;
use unsealing::Identity;

use crate::world::{Moderator, World};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";

#[tokio::test]
async fn danger_among_the_spam_is_pointed_out() {
    let world = World::new().await;
    let moderator = world.moderator().await;
    for (text, urgent) in [(QUESTION, false), ("Ik denk elke dag aan zelfmoord", true)] {
        world.ask(text).await;
        let path = moderator.queue("open").await.remove(0);
        moderator.does(&path, "spam", "").await.is(303);
        let queue = moderator.gets("/desk").await.is(200);
        if urgent {
            queue.says("Vermoedelijk spam (2) <strong class=\"tag tag--urgent\">Acuut</strong>");
        } else {
            queue.says("Vermoedelijk spam (1)</a>");
        }
    }
}

#[tokio::test]
async fn a_submission_shows_with_the_words_of_its_form() {
    let world = World::new().await;
    let fields = [
        ("gemeente", "zaanstad"),
        ("naam", "Sam\u{202E}"),
        ("email", "sam@voorbeeld.nl"),
        ("dagen", "wo"),
        ("dagen", "ma"),
        ("test.stil", "ernaast"),
        ("test.nieuw", "vragen"),
        ("akkoord", "ja"),
    ];
    world
        .stranger()
        .fills_in("aanmelden", &fields)
        .await
        .is(201);
    let moderator = world.moderator().await;
    let queue = moderator
        .gets("/desk")
        .await
        .is(200)
        .says("Meld je aan")
        .says("Zaanstad");
    queue
        .says("21 november 2026, tussen 15 en 16 uur")
        .lacks("sam@");
    let path = moderator.queue("open").await.remove(0);
    let page = moderator.gets(&path).await.is(200);
    page.says("<dt>Hoe heet je?</dt>")
        .says("sam@voorbeeld.nl")
        .says("Maandag<br>Woensdag")
        .says("<dt>Iemand is stil. Wat doe je?</dt>")
        .says("Ik ga ernaast zitten.")
        .says("<dt>Uitkomst van de test</dt>")
        .says("De luisteraar")
        .says("<p>Ja</p>")
        .lacks("antwoord-hint");
}

#[tokio::test]
async fn a_sign_up_from_elsewhere_belongs_to_no_municipality_and_says_so() {
    let world = World::new().await;
    let fields = [
        ("gemeente", "elders"),
        ("naam", "Sam"),
        ("email", "sam@voorbeeld.nl"),
        ("test.stil", "ernaast"),
        ("test.nieuw", "vragen"),
        ("akkoord", "ja"),
    ];
    let sent = world.stranger().fills_in("aanmelden", &fields).await;
    sent.is(201);
    let moderator = world.moderator().await;
    let queue = moderator.gets("/desk").await.is(200).says("Meld je aan");
    queue.lacks("elders");
    let path = moderator.queue("open").await.remove(0);
    let page = moderator.gets(&path).await.is(200);
    page.says("Staat niet in de lijst").lacks("elders");
}

#[tokio::test]
async fn an_answer_goes_out_once_and_the_question_moves_on() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let reply = moderator
        .does(&path, "answer", "Dag, dit is het antwoord.")
        .await
        .is(303);
    assert_eq!(reply.header("location"), path);
    assert!(moderator.queue("open").await.is_empty());
    assert_eq!(
        moderator.queue("beantwoord").await,
        std::slice::from_ref(&path)
    );
    let page = moderator
        .gets(&path)
        .await
        .is(200)
        .says("Er is een antwoord.")
        .says(QUESTION);
    // Colleagues read it, and can only add to it.
    page.says("dit is het antwoord")
        .says("Stuur dit erbij")
        .lacks("Stuur het antwoord")
        .lacks("/spam\"");
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .says("Dag, dit is het antwoord.");
    moderator.does(&path, "close", "").await.is(303);
    assert_eq!(moderator.queue("afgerond").await, [path]);
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .says("Dag, dit is het antwoord.");
}

#[tokio::test]
async fn an_empty_or_endless_answer_stays_on_the_page() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator
        .does(&path, "answer", "  \n ")
        .await
        .is(422)
        .says("Schrijf eerst een antwoord.")
        .says(QUESTION);
    let long = "Lang verhaal. ".repeat(400);
    moderator
        .does(&path, "answer", &long)
        .await
        .is(413)
        .says("Dit antwoord is te lang.")
        .says(long.trim());
    let huge = "Heel lang verhaal. ".repeat(5000);
    moderator
        .does(&path, "answer", &huge)
        .await
        .is(413)
        .says(huge.trim())
        .says(QUESTION);
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .is(200)
        .says("Je vraag is aangekomen");
}

#[tokio::test]
async fn a_colleague_who_was_first_is_not_overwritten() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let (anna, bram) = (world.moderator().await, world.moderator().await);
    let path = anna.queue("open").await.remove(0);
    anna.does(&path, "answer", "Het antwoord van Anna")
        .await
        .is(303);
    let late = [("versie", "1"), ("antwoord", "Het late antwoord van Bram")];
    let reply = bram.posts(&format!("{path}/answer"), &late).await.is(409);
    reply
        .says("Een collega was je voor")
        .says("Het late antwoord van Bram")
        .says("beantwoord");
    for action in ["spam", "close", "not-spam"] {
        bram.posts(&format!("{path}/{action}"), &[("versie", "1")])
            .await
            .is(409)
            .says("Een collega was je voor");
    }
    for version in ["", "x", "99", "-1"] {
        bram.posts(&format!("{path}/close"), &[("versie", version)])
            .await
            .is(409);
    }
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .says("Het antwoord van Anna")
        .lacks("Bram");
    bram.posts(&format!("{path}/spam"), &[("versie", "2")])
        .await
        .is(409);
}

#[tokio::test]
async fn spam_comes_back_and_closed_stays_closed() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator.does(&path, "spam", "").await.is(303);
    assert_eq!(moderator.queue("spam").await, std::slice::from_ref(&path));
    moderator.does(&path, "not-spam", "").await.is(303);
    moderator.does(&path, "close", "").await.is(303);
    assert_eq!(
        moderator.queue("afgerond").await,
        std::slice::from_ref(&path)
    );
    let page = moderator.gets(&path).await.is(200);
    page.lacks("/spam\"").lacks("/close\"").lacks("/answer\"");
}

#[tokio::test]
async fn what_the_sender_took_back_is_gone_but_the_answer_being_written_is_not() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    world.stranger().withdraws(&receipt).await.is(200);
    let fields = [("versie", "1"), ("antwoord", "Een antwoord met veel werk")];
    let reply = moderator
        .posts(&format!("{path}/answer"), &fields)
        .await
        .is(404);
    reply
        .says("Deze inzending is er niet meer")
        .says("Een antwoord met veel werk")
        .lacks(QUESTION);
    moderator.gets(&path).await.is(404);
    moderator
        .posts(&format!("{path}/close"), &[("versie", "1")])
        .await
        .is(404);
}

#[tokio::test]
async fn without_the_store_an_answer_can_be_sent_again() {
    let mut world = World::new().await;
    world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    world.lose_the_store().await;
    let fields = [("versie", "1"), ("antwoord", "Een antwoord met veel werk")];
    let reply = moderator
        .posts(&format!("{path}/answer"), &fields)
        .await
        .is(503);
    reply
        .says("Een antwoord met veel werk")
        .says(&format!("action=\"{path}/answer\""))
        .says("name=\"versie\" value=\"1\"");
    moderator
        .gets("/desk")
        .await
        .is(503)
        .says("De opslag geeft geen antwoord")
        .lacks("127.0.0.1");
}

#[tokio::test]
async fn without_the_right_key_the_page_says_so() {
    let mut world = World::new().await;
    world.ask(QUESTION).await;
    world.identity = Identity::generate();
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let page = moderator.gets(&path).await.is(200).lacks(QUESTION);
    page.says("gaat niet open met de sleutel van deze balie")
        .lacks("/answer\"");
}

#[tokio::test]
async fn every_address_under_the_desk_has_a_page() {
    let world = World::new().await;
    let moderator = world.moderator().await;
    for path in ["/desk/onzin", "/desk/%FF", "/desk/a/b/c"] {
        let reply = moderator.gets(path).await.is(404);
        assert!(
            reply.body.starts_with("<!DOCTYPE html>"),
            "{path}: {}",
            reply.body
        );
    }
    let css = moderator.gets("/desk/desk.css").await.is(200);
    assert_eq!(css.header("content-type"), "text/css; charset=utf-8");
    let reply = world
        .stranger()
        .asks(Method::DELETE, "/desk/enter")
        .await
        .is(405);
    assert!(
        reply.body.starts_with("<!DOCTYPE html>")
            && !reply.header("content-security-policy").is_empty()
    );
}

#[tokio::test]
async fn the_desk_keeps_its_own_headers() {
    let world = World::new().await;
    let moderator: Moderator = world.moderator().await;
    let reply = moderator.gets("/desk").await.is(200);
    assert_eq!(reply.header("referrer-policy"), "same-origin");
    assert_eq!(reply.header("cache-control"), "no-store");
    assert!(
        reply
            .header("content-security-policy")
            .starts_with("default-src 'none'")
    );
}

#[test]
fn every_word_that_a_template_of_the_desk_asks_for_exists() {
    let strings = strings::Strings::desk().unwrap();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/desk");
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let source = std::fs::read_to_string(entry.path()).unwrap();
        for rest in source.split("t(key=\"").skip(1) {
            let key = rest.split('"').next().unwrap();
            assert!(strings.contains(key), "{key} in {}", entry.path().display());
        }
    }
    for status in store::Status::ALL {
        assert!(strings.contains(&format!("status-{}", status.as_str())));
    }
    for key in [
        "outside",
        "foreign",
        "used",
        "left",
        "internal",
        "unavailable",
        "gone",
        "conflict",
        "not-found",
    ] {
        assert!(
            strings.contains(&format!("{key}-title")) && strings.contains(&format!("{key}-text")),
            "{key}"
        );
    }
}
