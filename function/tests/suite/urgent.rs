//! A cry for help: taken however short it is, met with help on every page, and never hidden or made to wait.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use forms::facts::SiteFacts;
use intake::guard::{Guard, Rules};
use notifications::{Notifier, Round};
use sealing::receipt::Receipt;
use serde_json::{Value, json};

use crate::notify::{body, settings};
use crate::world::{Manner, Outbox, Reply, Stranger, World, encode, site};

const CRY: &str = "ik wil dood";
const FORM: &str = "application/x-www-form-urlencoded";

/// A site whose helplines have a site, a chat, or both.
async fn with_chats() -> World {
    World::with_files(|files| {
        let mut facts: SiteFacts = serde_json::from_slice(&files["site.json"]).unwrap();
        let line = facts.helplines.last_mut().unwrap();
        line.url = Some("https://lijn.example/".into());
        line.chat = Some("https://lijn.example/chat".into());
        let mut only_chat = line.clone();
        only_chat.name = "Praatlijn".into();
        only_chat.url.clone_from(&only_chat.chat);
        facts.helplines.push(only_chat);
        files.insert("site.json".into(), serde_json::to_vec(&facts).unwrap());
    })
    .await
}

pub(crate) async fn asks_on(stranger: &Stranger, code: &str, more: &[(&str, &str)]) -> Reply {
    let fields = [&[("code", code)], more].concat();
    let path = "/api/receipts/follow-up";
    stranger.posts(path, FORM, encode(&fields)).await
}

/// Help is the first thing under the heading, once, and the only thing that takes the eye is not further down.
#[track_caller]
pub(crate) fn helps_first(reply: &Reply) {
    let body = &reply.body;
    let help = body
        .find("helplines--urgent")
        .unwrap_or_else(|| panic!("no urgent help in {body}"));
    let before = body[..help].rsplit_once("</h1>").unwrap().1;
    assert_eq!(before.trim(), "<aside class=\"helplines", "{body}");
    assert_eq!(body.matches("<aside").count(), 1, "{body}");
    assert!(!body.contains("autofocus"), "{body}");
}

#[tokio::test]
async fn a_cry_is_taken_however_short_it_is() {
    let world = World::new().await;
    let cries = [
        "wil dood",
        "help",
        "sos",
        "help me!!",
        "hij slaat",
        "bel 112",
        "我爸爸每天打我",
        "죽고 싶어요",
        "ح",
        "x",
    ];
    for cry in cries {
        let reply = world.stranger().fills_in("vraag", &[("vraag", cry)]).await;
        reply.is(201).shows_a_page().says("tel:112");
    }
    assert_eq!(
        world.moderator().await.queue("open").await.len(),
        cries.len()
    );
    for nothing in ["", " ", "\u{200b}"] {
        let reply = world
            .stranger()
            .fills_in("vraag", &[("vraag", nothing)])
            .await;
        reply.is(422).says("Schrijf eerst je vraag op.");
    }
    // How much to write is advice, where the form has any.
    let page = world.stranger().gets("/api/forms/vraag").await.is(405);
    page.says("Korter mag ook.");
}

#[tokio::test]
async fn whatever_page_gives_a_cry_back_has_help_on_top() {
    let mut world = with_chats().await;
    let stranger = world.stranger();
    let long = format!("{CRY} {}", "a".repeat(70_000));
    for (form, fields, status) in [
        ("vraag", [("vraag", CRY), ("gemeente", "nergens")], 422),
        (
            "vraag",
            [("vraag", "ik wil dood, bel 0612345678"), ("_lang", "nl")],
            422,
        ),
        ("vraag", [("vraag", CRY), ("_change", "ja")], 200),
        ("vraag", [("vraag", &long), ("_lang", "nl")], 413),
        ("vraag", [("vraag", CRY), ("_lang", "nl")], 201),
        ("oud", [("tekst", CRY), ("_lang", "nl")], 404),
        ("aanmelden", [("naam", CRY), ("gemeente", "kerkrade")], 422),
    ] {
        let reply = stranger
            .fills_in(form, &fields)
            .await
            .is(status)
            .shows_a_page();
        helps_first(&reply);
        reply
            .says(
                "href=\"https://lijn.example/chat\" target=\"_blank\" rel=\"noopener noreferrer\"",
            )
            .says("Chat met de Kindertelefoon")
            .says("Chat met Praatlijn")
            .lacks("Naar de site van Praatlijn")
            .says("(opent in een nieuw tabblad)");
    }
    // Above a code there is room for one word, and the whole of it is said.
    let code = stranger.fills_in("vraag", &[("vraag", CRY)]).await.is(201);
    code.says("aria-label=\"Chat met de Kindertelefoon (opent in een nieuw tabblad)\">Chat</a>");
    // Above an error summary as well; the site of a helpline is on pages that have room.
    let wrong = [("vraag", CRY), ("gemeente", "nergens")];
    let wrong = stranger.fills_in("vraag", &wrong).await.is(422);
    wrong
        .says("helplines--brief")
        .lacks("Naar de site van de Kindertelefoon");
    let site = [("vraag", CRY), ("_change", "ja")];
    let site = stranger.fills_in("vraag", &site).await.is(200);
    site.says("href=\"https://lijn.example/\" target=\"_blank\" rel=\"noopener noreferrer\">Naar de site van de Kindertelefoon");
    // A cry in the field for a code, and in a thread whose code leads nowhere.
    helps_first(&stranger.looks_up(CRY).await.is(422));
    for (code, status) in [("0000-0000-0000-0000", 404), ("geen code", 422)] {
        let reply = asks_on(&stranger, code, &[("vervolg", CRY)]).await;
        helps_first(&reply.is(status).says(CRY));
    }
    // Without danger it is where it always was.
    let calm = [
        ("vraag", "Hoe leer ik beter slapen?"),
        ("gemeente", "nergens"),
    ];
    let calm = stranger.fills_in("vraag", &calm).await.is(422);
    calm.lacks("helplines--urgent").says("autofocus");
    world.lose_the_store().await;
    let reply = stranger.fills_in("vraag", &[("vraag", CRY)]).await.is(503);
    helps_first(&reply.says(CRY).says("Wacht een halve minuut"));
}

#[tokio::test]
async fn a_thread_meets_a_cry_with_help_on_every_page() {
    let world = with_chats().await;
    let code = world.ask("Hoe leer ik beter slapen?").await;
    let stranger = world.stranger();
    let telling = "ik wil dood, mail sam@voorbeeld.nl";
    for (fields, status) in [
        (vec![("vervolg", telling)], 422),
        (vec![("vervolg", telling), ("_change", "ja")], 200),
        (vec![("vervolg", telling), ("_confirm", "ja")], 201),
        (vec![("vervolg", telling), ("_confirm", "ja")], 200),
    ] {
        helps_first(&asks_on(&stranger, &code, &fields).await.is(status));
    }
    let sure = encode(&[("code", &*code)]);
    let ask = stranger.posts("/api/receipts/withdraw", FORM, sure).await;
    helps_first(&ask.is(200));
    helps_first(&stranger.withdraws(&code).await.is(200));
}

/// Where a piece of a page begins.
#[track_caller]
fn at(reply: &Reply, piece: &str) -> usize {
    let found = reply.body.find(piece);
    found.unwrap_or_else(|| panic!("no {piece} in {}", reply.body))
}

#[tokio::test]
async fn a_cry_with_a_number_in_it_is_sent_as_it_is_with_the_first_button() {
    let world = with_chats().await;
    let stranger = world.stranger();
    let text = "Ik ben Fatima, mijn nummer is 06-12345678 en mijn stiefvader sloeg me weer";
    let asked = stranger.fills_in("vraag", &[("vraag", text)]).await;
    let asked = asked.is(422);
    helps_first(&asked);
    let asked = asked
        .says("<h1 class=\"page-title\">Nog niet verstuurd: er staat een telefoonnummer in</h1>")
        .says("Goed dat je het vertelt. Dit mag er gewoon in blijven staan.")
        .says("helplines--brief")
        .lacks("niet nodig")
        .says("<button class=\"button button--primary\" type=\"submit\" name=\"_confirm\" value=\"ja\">Verstuur het zo</button>");
    assert!(at(&asked, "Verstuur het zo") < at(&asked, "Ik pas het aan"));
    assert!(at(&asked, "Ik pas het aan") < at(&asked, "confirm__list"));
    // Without danger it is the other way round, and names what was found as well.
    for (text, heading) in [
        (
            "Hoe leer ik slapen? Bel 06-12345678",
            "er staat een telefoonnummer in",
        ),
        (
            "Hoe leer ik slapen? Bel 06-12345678 of mail sam@voorbeeld.nl",
            "er staan een telefoonnummer en een e-mailadres in",
        ),
        (
            "Slapen lukt niet. Bel 06-12345678, mail sam@voorbeeld.nl, postcode 6461 AB",
            "er staan persoonlijke gegevens in",
        ),
    ] {
        let calm = stranger.fills_in("vraag", &[("vraag", text)]).await;
        let calm = calm.is(422).says(heading).says("Namen herkennen we niet.");
        assert!(at(&calm, "Ik pas het aan") < at(&calm, "Verstuur het zo"));
    }
}

#[tokio::test]
async fn whoever_told_of_danger_need_not_wait_for_an_answer() {
    let world = with_chats().await;
    let text = "Mijn vader slaat mij elke avond en ik ben zo bang";
    let sent = world.stranger().fills_in("vraag", &[("vraag", text)]).await;
    let sent = sent.is(201);
    helps_first(&sent);
    let sent = sent
        .says("Goed dat je het vertelt. Wacht niet op ons: bel of chat nu")
        .says("Wacht daar niet op.");
    // Coming back: that it arrived is said before the numbers.
    let code = sent.receipt();
    let status = world.stranger().looks_up(&code).await.is(200);
    assert!(at(&status, "Je vraag is aangekomen") < at(&status, "helplines--urgent"));
    let calm = [("vraag", "Hoe leer ik beter slapen?")];
    let calm = world.stranger().fills_in("vraag", &calm).await.is(201);
    calm.lacks("Wacht niet op ons").lacks("Wacht daar niet op");
}

#[tokio::test]
async fn a_form_that_comes_back_still_welcomes_and_says_who_is_there_now() {
    let world = World::new().await;
    let empty = world.stranger().fills_in("vraag", &[("vraag", "")]).await;
    empty
        .is(422)
        .says("Fijn dat je er bent.")
        .says("tel:112")
        .lacks("helplines--urgent");
}

#[tokio::test]
async fn programs_hear_of_danger_and_of_help_too() {
    let world = with_chats().await;
    let program = world.stranger().reads_json();
    let chat = |reply: &Reply| reply.json()["helplines"][1]["chat"].clone();
    let taken = program.fills_in("vraag", &[("vraag", CRY)]).await.is(201);
    assert_eq!(
        (&taken.json()["urgent"], chat(&taken)),
        (&json!(true), json!("https://lijn.example/chat"))
    );
    let fields = [("vraag", CRY), ("gemeente", "nergens")];
    let refused = program.fills_in("vraag", &fields).await.is(422);
    assert_eq!(
        (&refused.json()["urgent"], chat(&refused)),
        (&json!(true), json!("https://lijn.example/chat"))
    );
    let calm = program.fills_in("vraag", &[("vraag", "")]).await.is(422);
    assert_eq!(calm.json().get("helplines"), None);
}

#[tokio::test]
async fn only_a_question_is_marked_but_help_meets_whoever_tells_of_danger() {
    let world = World::with_files(|files| {
        let thanks = site::VRAAG
            .replace("id = \"vraag\"", "id = \"bedankje\"")
            .replace("kind = \"question\"", "kind = \"contribution\"");
        files.insert("formulieren/bedankje.toml".into(), thanks.into());
    })
    .await;
    let thanks = [("vraag", "Jij bleef toen ik dacht: ik wil dood. Dank je.")];
    helps_first(&world.stranger().fills_in("bedankje", &thanks).await.is(201));
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator.gets(&path).await.is(200).lacks("Acuut:");
}

/// Sends from a page of its own that is old enough, or from a page without a token.
async fn asks(world: &World, text: &str, own_page: bool) -> Reply {
    let mut token = String::new();
    if own_page {
        let page = world.stranger().reads_json().gets("/api/token").await;
        page.json()["token"]
            .as_str()
            .unwrap()
            .clone_into(&mut token);
    }
    world.seconds_later(6);
    let fields = [("vraag", text), ("_token", &*token)];
    let request = Request::post("/api/forms/vraag")
        .header(header::CONTENT_TYPE, FORM)
        .extension(ConnectInfo("203.0.113.7:1".parse::<SocketAddr>().unwrap()));
    let request = request.body(Body::from(encode(&fields))).unwrap();
    world.stranger().sends(request).await
}

#[tokio::test]
async fn many_people_with_the_same_cry_are_people_and_each_is_told() {
    for (text, own_page) in [
        (CRY, true),
        (CRY, false),
        ("Ik word elke dag gepest", true),
        ("Ik word elke dag gepest", false),
        (
            "Ik wil dood en ik weet niet meer wat ik moet doen, help me alsjeblieft",
            true,
        ),
        (
            "Ik wil dood en ik weet niet meer wat ik moet doen, help me alsjeblieft",
            false,
        ),
    ] {
        let world = World::new().await;
        for _ in 0..12 {
            asks(&world, text, own_page).await.is(201);
            // Whoever has no token is another person only after two minutes.
            world.seconds_later(115);
        }
        let moderator = world.moderator().await;
        assert_eq!(moderator.queue("open").await.len(), 12, "{text} {own_page}");
        assert!(
            moderator.queue("spam").await.is_empty(),
            "{text} {own_page}"
        );
    }
}

#[tokio::test]
async fn a_class_behind_one_address_gets_in() {
    for (text, own_page) in [
        ("Ik wil dood, dit is brief", false),
        ("Ik wil dood, dit is brief", true),
        ("Ik word gepest, dit is brief", false),
        ("Ik word gepest, dit is brief", true),
    ] {
        let mut world = World::new().await;
        let rules = Rules {
            per_hour: 10,
            source_header: None,
        };
        world.guard = Guard::new(world.clock.clone(), rules).unwrap();
        for number in 1..=30 {
            let text = format!("{text} {number} van vandaag");
            asks(&world, &text, own_page).await.is(201);
        }
        let open = world.moderator().await.queue("open").await;
        assert_eq!(open.len(), 30, "{text} {own_page}");
    }
}

#[tokio::test]
async fn more_than_a_class_without_pages_looks_suspicious_and_a_cry_among_it_stays() {
    let mut world = World::new().await;
    let rules = Rules {
        per_hour: 10,
        source_header: None,
    };
    world.guard = Guard::new(world.clock.clone(), rules).unwrap();
    for number in 0..35 {
        asks(&world, &format!("Vraag {number} over slapen"), false)
            .await
            .is(201);
    }
    let cry = asks(&world, CRY, false).await.is(201).receipt();
    let page = asks(&world, "Hoe leer ik beter slapen?", true)
        .await
        .is(201)
        .receipt();
    let path = |code: &str| format!("/desk/{}", Receipt::parse(code).unwrap().lookup_id());
    let moderator = world.moderator().await;
    let (open, spam) = (moderator.queue("open").await, moderator.queue("spam").await);
    assert_eq!((open.len(), spam.len()), (32, 5));
    assert!(open.contains(&path(&cry)) && open.contains(&path(&page)));
    let seen = moderator.gets(&spam[0]).await.is(200);
    seen.says("meer binnen vanaf dezelfde plek op internet dan een klas stuurt");
}

fn notifier(world: &World, outbox: &Outbox) -> Notifier {
    let settings = settings(&[("NOTIFY", &outbox.web_address())])
        .unwrap()
        .unwrap();
    let facts = site::facts(&world.identity);
    Notifier::new(world.store.clone(), world.clock.clone(), &facts, settings)
}

#[tokio::test]
async fn what_is_urgent_is_told_whatever_it_looks_like() {
    let world = World::new().await;
    let outbox = Outbox::web(Manner::Willing).await;
    let notifier = notifier(&world, &outbox);
    let fields = [("vraag", CRY), ("_website", "https://koop.example")];
    world.stranger().fills_in("vraag", &fields).await.is(201);
    assert_eq!(notifier.round().await.unwrap(), Round::Notified);
    assert_eq!(body(&outbox.message())["new"][0]["urgent"], 1);
    assert_eq!(notifier.round().await.unwrap(), Round::Quiet);
    // What a moderator takes for spam after all is no news.
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator.does(&path, "spam", "").await.is(303);
    assert_eq!(notifier.round().await.unwrap(), Round::Quiet);
}

#[tokio::test]
async fn a_flood_of_made_up_danger_is_one_message_that_says_where_the_rest_is() {
    let world = World::new().await;
    let outbox = Outbox::web(Manner::Willing).await;
    let notifier = notifier(&world, &outbox);
    for number in 0..150 {
        let noise = Receipt::derived(&[number], b"noise")
            .reveal()
            .replace('-', " ");
        let text = format!("zelfmoord {noise} {number}");
        world
            .stranger()
            .fills_in("vraag", &[("vraag", &text)])
            .await
            .is(201);
    }
    let moderator = world.moderator().await;
    let (open, spam) = (moderator.queue("open").await, moderator.queue("spam").await);
    assert_eq!(open.len() + spam.len(), 150);
    assert!((120..130).contains(&open.len()), "{}", open.len());
    assert_eq!(notifier.round().await.unwrap(), Round::Notified);
    let told: Value = body(&outbox.message());
    assert_eq!(told["urgent_spam"], spam.len());
    assert_eq!(told["new"][0]["count"], 100);
    assert_eq!(notifier.round().await.unwrap(), Round::Quiet);
}

#[tokio::test]
async fn danger_in_a_thread_is_told_at_once_though_somebody_works_on_it() {
    let world = World::new().await;
    let outbox = Outbox::web(Manner::Willing).await;
    let notifier = notifier(&world, &outbox);
    let code = world.ask("Hoe leer ik beter slapen?").await;
    assert_eq!(notifier.round().await.unwrap(), Round::Notified);
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator.does(&path, "claim", "").await.is(303);
    asks_on(&world.stranger(), &code, &[("vervolg", "dank je")])
        .await
        .is(201);
    assert_eq!(notifier.round().await.unwrap(), Round::Quiet);
    world.later(5);
    asks_on(&world.stranger(), &code, &[("vervolg", CRY)])
        .await
        .is(201);
    assert_eq!(notifier.round().await.unwrap(), Round::Notified);
    assert_eq!(body(&outbox.messages()[1])["new"][0]["urgent"], 1);
    // It is marked, and waits for whoever has time.
    let seen = moderator.gets(&path).await.is(200);
    seen.says("Acuut:")
        .says(CRY)
        .says("dank je")
        .lacks("Jij bent hiermee bezig");
}
