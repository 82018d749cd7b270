//! Follow-ups.

use crate::world::{Moderator, World, encode};

const FIRST: &str = "Kies een rustig moment.";
const SECOND: &str = "En als ze dan boos worden?";
const FORM: &str = "application/x-www-form-urlencoded";

async fn asks_on(world: &World, code: &str, text: &str) -> crate::world::Reply {
    let body = encode(&[("code", code), ("vervolg", text)]);
    world
        .stranger()
        .posts("/api/receipts/follow-up", FORM, body)
        .await
}

/// A question with an answer: its code, who answered, and where it is at the desk.
async fn answered(world: &World) -> (String, Moderator, String) {
    let code = world.ask("Hoe vertel ik thuis dat ik blijf zitten?").await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let given = moderator.does(&path, "answer", FIRST).await;
    given.is(303);
    (code, moderator, path)
}

#[tokio::test]
async fn a_follow_up_goes_to_the_same_thread() {
    let world = World::new().await;
    let (code, moderator, path) = answered(&world).await;
    let page = world.stranger().looks_up(&code).await.is(200);
    page.shows_a_page()
        .says("Stel een vervolgvraag")
        .says(FIRST);
    let empty = asks_on(&world, &code, " ").await.is(422).shows_a_page();
    empty.says("Vul dit nog in.").says(FIRST);
    let arrived = asks_on(&world, &code, SECOND).await.is(201);
    arrived
        .shows_a_page()
        .says("Je vervolgvraag is binnen")
        .lacks(SECOND);
    // A double click changes nothing.
    let twice = asks_on(&world, &code, SECOND).await.is(200);
    twice.shows_a_page().says("Je vervolgvraag is binnen");
    assert_eq!(moderator.queue("open").await, std::slice::from_ref(&path));
    let seen = moderator.gets(&path).await.is(200);
    seen.says("Vervolgvraag 1")
        .says(SECOND)
        .says(FIRST)
        .lacks("Vervolgvraag 2");
}

#[tokio::test]
async fn a_follow_up_is_answered_with_the_same_code() {
    let world = World::new().await;
    let (code, moderator, path) = answered(&world).await;
    asks_on(&world, &code, SECOND).await.is(201);
    let waiting = world.stranger().looks_up(&code).await.is(200);
    waiting
        .says("Antwoord 1")
        .says(FIRST)
        .says("Je vervolgvraag is aangekomen. Hij wacht nu tot iemand hem leest.")
        .lacks("Je vraag is aangekomen")
        .says("Wat je erbij schreef")
        .says(SECOND);
    let given = moderator.does(&path, "answer", "Loop even weg.").await;
    given.is(303);
    let page = world.stranger().looks_up(&code).await.is(200);
    page.says(FIRST)
        .says("Loop even weg.")
        .says("Stel een vervolgvraag");
    world.stranger().withdraws(&code).await.is(200);
    world.stranger().looks_up(&code).await.is(404);
    asks_on(&world, &code, "En nu?").await.is(404);
}

#[tokio::test]
async fn a_follow_up_with_words_of_danger_comes_first_and_puts_help_first() {
    let world = World::new().await;
    let code = world.ask("Hoe leer ik beter slapen?").await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator
        .does(&path, "answer", "Ga op tijd naar bed.")
        .await
        .is(303);
    // Sent now, because two questions of one hour have no order.
    world.ask("Mag ik iets vragen over school?").await;
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
    assert_eq!(reply.header("location"), "https://www.weer.nl/");
    assert_eq!(reply.header("clear-site-data"), "\"cache\", \"storage\"");
    assert_eq!(reply.header("referrer-policy"), "no-referrer");
    assert_eq!(reply.header("cache-control"), "no-store");
    // Where it leads is fixed.
    let stranger = world.stranger();
    let elsewhere = stranger.gets("/api/weg?naar=https://elders.example/");
    assert_eq!(elsewhere.await.header("location"), "https://www.weer.nl/");
    let receipt = world
        .stranger()
        .fills_in("vraag", &[("vraag", "Hoe leer ik beter slapen?")])
        .await
        .is(201)
        .says("href=\"/api/weg\"")
        .receipt();
    let gone = world.stranger().withdraws(&receipt).await.is(200);
    assert_eq!(gone.header("clear-site-data"), "\"cache\", \"storage\"");
}

#[tokio::test]
async fn a_follow_up_that_may_tell_who_somebody_is_is_asked_about_once() {
    let world = World::new().await;
    let (code, moderator, path) = answered(&world).await;
    let text = "Mag je me bellen op 06 12345678? <b>Graag</b>";
    let warned = asks_on(&world, &code, text).await.is(422).shows_a_page();
    warned
        .says("<title>Nog één ding – Proefsite</title>")
        .says("Nog niet verstuurd: er staat een telefoonnummer in")
        .says("<strong dir=\"auto\">06 12345678</strong> lijkt op een telefoonnummer")
        .says("action=\"/api/receipts/follow-up\"")
        .says(&format!("name=\"code\" value=\"{code}\""))
        .says("&lt;b&gt;Graag&lt;/b&gt;");
    assert!(moderator.queue("open").await.is_empty());
    let sends = async |button: &str| {
        let body = encode(&[("code", &code), ("vervolg", text), (button, "ja")]);
        let stranger = world.stranger();
        stranger.posts("/api/receipts/follow-up", FORM, body).await
    };
    let changed = sends("_change").await.is(200).shows_a_page();
    changed.says("06 12345678?").says("data-longest=\"4000\"");
    sends("_confirm").await.is(201).shows_a_page();
    assert_eq!(moderator.queue("open").await, [path]);
}

#[tokio::test]
async fn a_follow_up_that_is_not_right_is_said_above_it_and_in_the_title() {
    let world = World::new().await;
    let (code, ..) = answered(&world).await;
    let page = asks_on(&world, &code, " ").await.is(422).shows_a_page();
    page.says("<title>Fout: ")
        .says("id=\"error-summary\"")
        .says("<a href=\"#f-vervolg\">Vul dit nog in.</a>")
        .says("id=\"f-vervolg-error\"")
        .lacks("data-once");
    let program = world.stranger().reads_json();
    let value = serde_json::json!({ "code": code, "vervolg": "Mail sam@voorbeeld.nl" });
    let told = program.posts_json("/api/receipts/follow-up", &value).await;
    assert_eq!(
        told.is(201).json()["identifying"],
        serde_json::json!(["email"])
    );
}

#[tokio::test]
async fn an_answer_stays_readable_when_the_conversation_is_closed_and_one_may_ask_on() {
    let world = World::new().await;
    let (code, moderator, path) = answered(&world).await;
    moderator.does(&path, "close", "").await.is(303);
    let page = world.stranger().looks_up(&code).await.is(200);
    page.shows_a_page()
        .says("Dit gesprek is afgerond.")
        .says(FIRST)
        .says("tot 20 mei 2027 teruglezen")
        .lacks("een antwoord is er niet gekomen")
        .says("Stel een vervolgvraag");
    asks_on(&world, &code, SECOND).await.is(201);
    assert_eq!(moderator.queue("open").await, std::slice::from_ref(&path));
    // Closed without an answer to that: what was answered before is still an answer, and the desk shows what its sender
    // will read.
    let told = "Op je laatste vraag kwam geen antwoord meer.";
    moderator.gets(&path).await.is(200).says(told);
    moderator.does(&path, "close", "").await.is(303);
    let page = world.stranger().looks_up(&code).await.is(200);
    page.says("Dit gesprek is afgerond.").says(told).says(FIRST);
}

#[tokio::test]
async fn taking_back_twice_says_that_nothing_is_left_of_any_code() {
    let world = World::new().await;
    let code = world.ask("Hoe leer ik beter slapen?").await;
    world.stranger().withdraws(&code).await.is(200);
    let again = world.stranger().withdraws(&code).await.is(404);
    let again = again.shows_a_page().says("Dan is dat gelukt");
    let other = "0000-0000-0000-0000";
    let unknown = world.stranger().withdraws(other).await.is(404);
    assert_eq!(again.body, unknown.body.replace(other, &code));
    world
        .stranger()
        .looks_up(&code)
        .await
        .is(404)
        .lacks("gelukt");
}

#[tokio::test]
async fn a_follow_up_of_nothing_that_shows_is_none() {
    let world = World::new().await;
    let (code, ..) = answered(&world).await;
    let nothing = "\u{200b}\u{feff} \u{2060}\u{3164}";
    let page = asks_on(&world, &code, nothing).await.is(422);
    page.says("Vul dit nog in.");
    asks_on(&world, &code, "👍🏽?").await.is(201);
}

#[tokio::test]
async fn the_desk_quotes_what_its_sender_will_read() {
    let world = World::new().await;
    for action in ["close", "reject"] {
        let code = world
            .ask(&format!("Hoe leer ik beter slapen, {action}?"))
            .await;
        let moderator = world.moderator().await;
        let path = moderator.queue("open").await.remove(0);
        let before = moderator.gets(&path).await.is(200);
        let reason = [("reden", "unclear")];
        moderator.sends(&path, action, &reason).await.is(303);
        let page = world.stranger().looks_up(&code).await.is(200);
        before.says(page.between("<p class=\"notice notice--info\">", "</p>"));
        world.stranger().withdraws(&code).await.is(200);
    }
}

#[tokio::test]
async fn a_follow_up_that_cannot_be_sent_stays_on_the_page() {
    let world = World::new().await;
    let (code, ..) = answered(&world).await;
    // More than a body may have: room to make it shorter.
    let long = format!("{SECOND} {}", "a".repeat(70_000));
    let page = asks_on(&world, &code, &long).await.is(413).shows_a_page();
    page.says(&long)
        .says("action=\"/api/receipts/follow-up\"")
        .says(&format!("name=\"code\" value=\"{code}\""));
    // Taken back in another tab, or a page with a code that somebody changed.
    for (code, status) in [("0000-0000-0000-0000", 404), ("geen code", 422)] {
        let page = asks_on(&world, code, SECOND)
            .await
            .is(status)
            .shows_a_page();
        page.says(SECOND).says("Dit had je ingevuld");
    }
}

#[tokio::test]
async fn closed_without_an_answer_is_said_kindly() {
    let world = World::new().await;
    let code = world.ask("Hoe leer ik beter slapen?").await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator.does(&path, "close", "").await.is(303);
    let page = world.stranger().looks_up(&code).await.is(200);
    page.says("Dat ligt niet aan jou")
        .says("tel:08000432")
        .lacks("Stel een vervolgvraag");
}

/// The messages of a thread, in the order of the desk.
async fn added(moderator: &Moderator, path: &str, texts: &[&str]) -> bool {
    let page = moderator.gets(path).await.is(200).body;
    let places: Vec<_> = texts.iter().map(|text| page.find(text)).collect();
    places.iter().all(Option::is_some) && places.is_sorted()
}

#[tokio::test]
async fn a_second_message_is_added_and_a_repeated_one_is_one() {
    let world = World::new().await;
    let (code, moderator, path) = answered(&world).await;
    asks_on(&world, &code, "ok dank je").await.is(201);
    for status in [201, 200, 200] {
        let page = asks_on(&world, &code, "mag ik nog iets zeggen").await;
        page.is(status).says("Je vervolgvraag is binnen");
    }
    asks_on(&world, &code, "ok dank je").await.is(200);
    asks_on(&world, &code, "x").await.is(201);
    let texts = [FIRST, "ok dank je", "mag ik nog iets zeggen", ">x<"];
    assert!(added(&moderator, &path, &texts).await);
    moderator
        .gets(&path)
        .await
        .says("Vervolgvraag 3")
        .lacks("Vervolgvraag 4");
    // One answer answers all of it, and then the same words are new ones.
    moderator
        .does(&path, "answer", "Graag gedaan.")
        .await
        .is(303);
    let page = world.stranger().looks_up(&code).await.is(200);
    page.says("Graag gedaan.").says("Stel een vervolgvraag");
    asks_on(&world, &code, "ok dank je").await.is(201);
    moderator.gets(&path).await.says("Vervolgvraag 4");
}

#[tokio::test]
async fn more_can_be_said_before_there_is_an_answer() {
    let world = World::new().await;
    let code = world.ask("Hoe leer ik beter slapen?").await;
    let page = world.stranger().looks_up(&code).await.is(200);
    page.shows_a_page()
        .says("Wil je er nog iets bij zeggen?")
        .says("name=\"vervolg\"");
    asks_on(&world, &code, "Het is zo warm op mijn kamer")
        .await
        .is(201);
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let texts = ["Hoe leer ik beter slapen?", "Het is zo warm op mijn kamer"];
    assert!(added(&moderator, &path, &texts).await);
    asks_on(&world, "0000-0000-0000-0000", "Nog iets")
        .await
        .is(404);
}

#[tokio::test]
async fn a_page_with_a_token_is_one_message_also_after_an_answer() {
    let world = World::new().await;
    let (code, moderator, path) = answered(&world).await;
    let page = world.stranger().looks_up(&code).await.is(200);
    let token = page.between("name=\"_token\" value=\"", "\"").to_owned();
    assert!(token.len() > 40, "{token}");
    let sends = async |token: &str| {
        let body = encode(&[("code", &*code), ("vervolg", SECOND), ("_token", token)]);
        let stranger = world.stranger();
        stranger.posts("/api/receipts/follow-up", FORM, body).await
    };
    sends(&token).await.is(201);
    moderator
        .does(&path, "answer", "Loop even weg.")
        .await
        .is(303);
    // The page that came of it is loaded again.
    sends(&token).await.is(200);
    assert!(moderator.queue("open").await.is_empty());
    let page = world.stranger().looks_up(&code).await.is(200);
    sends(page.between("name=\"_token\" value=\"", "\""))
        .await
        .is(201);
    moderator.gets(&path).await.says("Vervolgvraag 2");
}

#[tokio::test]
async fn programs_hear_whether_it_was_added() {
    let world = World::new().await;
    let (code, ..) = answered(&world).await;
    let program = world.stranger().reads_json();
    let says = async |text: &str| {
        let value = serde_json::json!({ "code": code, "vervolg": text });
        program.posts_json("/api/receipts/follow-up", &value).await
    };
    for (text, status, added, urgent) in [
        ("ok dank je", 201, true, false),
        ("ik trek het niet meer, ik wil dood", 201, true, true),
        ("ik trek het niet meer, ik wil dood", 200, false, true),
    ] {
        let told = says(text).await.is(status).json();
        assert_eq!(
            (&told["added"], &told["urgent"]),
            (&added.into(), &urgent.into()),
            "{text}"
        );
    }
    for number in 0..38 {
        says(&format!("regel {number}")).await.is(201);
    }
    let full = says("nog een regel").await.is(409);
    assert_eq!(full.json()["type"], "urn:social-brokers:problem:not-added");
    let page = asks_on(&world, &code, "nog een regel").await;
    page.says("nog een regel").says("Dit is niet verstuurd");
    // There is always room for what cannot wait.
    says("help, ik wil dood").await.is(201);
}

#[tokio::test]
async fn messages_at_the_same_time_all_arrive_and_two_clicks_are_one() {
    let world = World::new().await;
    let (code, moderator, path) = answered(&world).await;
    let texts = ["eerste", "tweede", "derde", "derde"];
    let [one, two, three, four] = texts.map(|text| asks_on(&world, &code, text));
    let replies = tokio::join!(one, two, three, four);
    for reply in [replies.0, replies.1, replies.2, replies.3] {
        assert!(reply.status.is_success(), "{}", reply.body);
    }
    let page = moderator.gets(&path).await.is(200);
    for text in texts {
        assert_eq!(page.body.matches(&format!(">{text}<")).count(), 1, "{text}");
    }
    page.says("Vervolgvraag 3").lacks("Vervolgvraag 4");
}

#[tokio::test]
async fn what_comes_while_a_colleague_works_on_it_stays_with_that_colleague() {
    let world = World::new().await;
    let code = world.ask("Hoe leer ik beter slapen?").await;
    let moderator = world.moderator_called("Sam").await;
    let path = moderator.queue("open").await.remove(0);
    moderator.does(&path, "claim", "").await.is(303);
    asks_on(&world, &code, "Het gaat om mijn broertje")
        .await
        .is(201);
    let seen = moderator.gets(&path).await.is(200);
    seen.says("Jij bent hiermee bezig")
        .says("Het gaat om mijn broertje");
}

#[tokio::test]
async fn what_was_closed_or_refused_is_opened_again_by_whoever_writes_on() {
    let world = World::new().await;
    for action in ["close", "reject", "spam"] {
        let code = world
            .ask(&format!("Hoe leer ik beter slapen, {action}?"))
            .await;
        let moderator = world.moderator().await;
        let path = moderator.queue("open").await.remove(0);
        let reason = [("reden", "unclear")];
        moderator.sends(&path, action, &reason).await.is(303);
        asks_on(&world, &code, "Ik wil dood").await.is(201);
        assert_eq!(
            moderator.queue("open").await,
            std::slice::from_ref(&path),
            "{action}"
        );
        world.stranger().withdraws(&code).await.is(200);
    }
}
