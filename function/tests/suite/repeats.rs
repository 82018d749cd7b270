//! One submission, however often it is sent; and a limit on how many come from one place.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use intake::guard::{Guard, Rules};
use sealing::receipt::Receipt;

use crate::world::{Reply, Stranger, World, encode};

const LONG: &str = "Ze lachen me uit in de pauze en ik weet niet bij wie ik dan moet gaan staan.";
const SHORT: &str = "Ik word gepest.";
const HOME: &str = "203.0.113.7:4000";
const SCHOOL: &str = "198.51.100.9:4000";

/// Sends a question over a connection from that address, in that browser.
async fn sends(
    stranger: &Stranger,
    (from, browser): (&str, &str),
    fields: &[(&str, &str)],
) -> Reply {
    let request = Request::post("/api/forms/vraag")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::USER_AGENT, browser)
        .extension(ConnectInfo(from.parse::<SocketAddr>().unwrap()));
    stranger
        .sends(request.body(Body::from(encode(fields))).unwrap())
        .await
}

async fn waiting(world: &World) -> usize {
    world.moderator().await.queue("open").await.len()
}

#[tokio::test]
async fn a_page_with_a_token_is_one_submission_however_often_it_is_sent() {
    let mut world = World::new().await;
    let token = world
        .stranger()
        .reads_json()
        .gets("/api/token")
        .await
        .is(200)
        .json();
    let token = token["token"].as_str().unwrap().to_owned();
    let fields = [("vraag", SHORT), ("_token", token.as_str())];
    let first = world
        .stranger()
        .fills_in("vraag", &fields)
        .await
        .is(201)
        .receipt();
    world.later(30);
    world.restart().await;
    let again = world
        .stranger()
        .fills_in("vraag", &fields)
        .await
        .is(201)
        .says("20 mei 2027")
        .receipt();
    assert_eq!(first, again);
    let other = [("vraag", LONG), ("_token", token.as_str())];
    let changed = world
        .stranger()
        .fills_in("vraag", &other)
        .await
        .is(201)
        .receipt();
    assert_ne!(first, changed);
    assert_eq!(waiting(&world).await, 2);
}

#[tokio::test]
async fn two_clicks_at_once_are_one_submission() {
    let world = World::new().await;
    let token = "x-00112233445566778899aabbccddeeff-x";
    let fields = [("vraag", SHORT), ("_token", token)];
    let stranger = world.stranger();
    let (one, two) = tokio::join!(
        stranger.fills_in("vraag", &fields),
        stranger.fills_in("vraag", &fields)
    );
    assert_eq!(one.is(201).receipt(), two.is(201).receipt());
    assert_eq!(waiting(&world).await, 1);
}

#[tokio::test]
async fn the_token_of_a_page_with_errors_stays_and_nobody_has_the_same() {
    let world = World::new().await;
    let page = world
        .stranger()
        .fills_in("vraag", &[("gemeente", "parijs")])
        .await
        .is(422);
    let token = page.between("name=\"_token\" value=\"", "\"").to_owned();
    assert!(token.len() > 40);
    let other = world
        .stranger()
        .fills_in("vraag", &[("gemeente", "parijs")])
        .await
        .is(422);
    assert_ne!(token, other.between("name=\"_token\" value=\"", "\""));
    let again = world
        .stranger()
        .fills_in("vraag", &[("gemeente", "parijs"), ("_token", &token)])
        .await
        .is(422);
    assert_eq!(token, again.between("name=\"_token\" value=\"", "\""));
}

#[tokio::test]
async fn a_page_without_a_token_is_recognised_for_a_moment() {
    let world = World::new().await;
    let stranger = world.stranger();
    let at_home = (HOME, "Browser/1");
    let first = sends(&stranger, at_home, &[("vraag", LONG)])
        .await
        .is(201)
        .receipt();
    assert_eq!(
        first,
        sends(&stranger, at_home, &[("vraag", LONG)])
            .await
            .is(201)
            .receipt()
    );
    world.seconds_later(100);
    assert_eq!(
        first,
        sends(&stranger, at_home, &[("vraag", LONG)])
            .await
            .is(201)
            .receipt()
    );
    world.seconds_later(100);
    assert_ne!(
        first,
        sends(&stranger, at_home, &[("vraag", LONG)])
            .await
            .is(201)
            .receipt()
    );
    assert_eq!(waiting(&world).await, 2);
}

#[tokio::test]
async fn two_people_with_the_same_text_never_share_a_receipt() {
    let world = World::new().await;
    let stranger = world.stranger();
    let mut receipts = Vec::new();
    for (who, fields) in [
        ((HOME, "Browser/1"), vec![("vraag", LONG)]),
        ((SCHOOL, "Browser/1"), vec![("vraag", LONG)]),
        ((HOME, "Browser/2"), vec![("vraag", LONG)]),
        (
            (HOME, "Browser/1"),
            vec![("vraag", LONG), ("leeftijd", "12-14")],
        ),
    ] {
        receipts.push(sends(&stranger, who, &fields).await.is(201).receipt());
    }
    // What little says is said by two people behind one address, in the same second and in equal browsers.
    let again = "help ".repeat(20);
    for text in [
        SHORT,
        "help",
        "help",
        SHORT,
        "ik wil dood",
        "ik wil dood",
        &again,
        &again,
    ] {
        let question = [("vraag", text)];
        let sent = sends(&stranger, (SCHOOL, "Browser/1"), &question).await;
        receipts.push(sent.is(201).receipt());
    }
    // Of a browser that says nothing of itself, nothing is known but what was typed.
    for _ in 0..2 {
        let sent = sends(&stranger, (SCHOOL, ""), &[("vraag", LONG)]).await;
        receipts.push(sent.is(201).receipt());
    }
    let different: std::collections::BTreeSet<_> = receipts.iter().collect();
    assert_eq!(different.len(), receipts.len());
}

/// Two pupils behind one address, with and without scripts: each has a thread of their own, and nobody reads another's.
#[tokio::test]
async fn two_pupils_with_one_cry_read_their_own_answers() {
    let world = World::new().await;
    let stranger = world.stranger();
    for own_pages in [false, true] {
        let mut codes = Vec::new();
        for _ in 0..2 {
            let mut token = String::new();
            if own_pages {
                let page = world.stranger().reads_json().gets("/api/token").await;
                page.json()["token"]
                    .as_str()
                    .unwrap()
                    .clone_into(&mut token);
            }
            let fields = [("vraag", "help"), ("_token", &*token)];
            let first = sends(&stranger, (SCHOOL, "Chromebook"), &fields).await;
            codes.push(first.is(201).receipt());
            if own_pages {
                // A double click on a page with a token is one submission.
                let second = sends(&stranger, (SCHOOL, "Chromebook"), &fields).await;
                assert_eq!(second.is(201).receipt(), codes[codes.len() - 1]);
            }
        }
        assert_ne!(codes[0], codes[1], "{own_pages}");
        let moderator = world.moderator().await;
        let id = |code: &str| Receipt::parse(code).unwrap().lookup_id().to_string();
        let path = format!("/desk/{}", id(&codes[0]));
        moderator
            .does(&path, "answer", "Alleen voor de eerste.")
            .await
            .is(303);
        let first = stranger.looks_up(&codes[0]).await.is(200);
        first.says("Alleen voor de eerste.");
        let second = stranger.looks_up(&codes[1]).await.is(200);
        second
            .lacks("Alleen voor de eerste.")
            .says("wacht nu tot iemand");
    }
    assert_eq!(waiting(&world).await, 2);
}

#[tokio::test]
async fn a_source_may_send_so_much_in_an_hour() {
    let mut world = World::new().await;
    let rules = Rules {
        per_hour: 2,
        source_header: None,
    };
    world.guard = Guard::new(world.clock.clone(), rules).unwrap();
    let stranger = world.stranger();
    let text = |number: u8| format!("Vraag nummer {number}: hoe leer ik beter slapen?");
    for number in 1..=2 {
        sends(&stranger, (HOME, "a"), &[("vraag", &text(number))])
            .await
            .is(201);
    }
    // What was sent already, and what is not right, does not count.
    sends(&stranger, (HOME, "a"), &[("vraag", &text(2))])
        .await
        .is(201);
    sends(&stranger, (HOME, "a"), &[("vraag", "")])
        .await
        .is(422);
    // Many people share an address: more of them only look more like a machine, until no school sends as much.
    for number in 3..=40 {
        sends(&stranger, (HOME, "a"), &[("vraag", &text(number))])
            .await
            .is(201);
    }
    world.seconds_later(600);
    let refused = sends(&stranger, (HOME, "a"), &[("vraag", &text(41))])
        .await
        .is(429)
        .shows_a_page();
    let refused = refused
        .says("Even wachten")
        .says("wacht 50 minuten en druk dan opnieuw op de knop")
        .says("Vraag nummer 41: hoe leer ik beter slapen?");
    assert_eq!(refused.header("retry-after"), "3000");
    sends(&stranger, (SCHOOL, "a"), &[("vraag", &text(41))])
        .await
        .is(201);
    world.seconds_later(2941);
    let last = sends(&stranger, (HOME, "a"), &[("vraag", &text(41))]).await;
    last.is(429).says("wacht 1 minuut en druk");
    // What is urgent, and what has a page of its own, waits for nothing.
    let urgent = [("vraag", "Ik wil dood, en dit is nummer 42.")];
    sends(&stranger, (HOME, "a"), &urgent).await.is(201);
    let page = world.stranger().reads_json().gets("/api/token").await;
    let token = page.json()["token"].as_str().unwrap().to_owned();
    world.seconds_later(30);
    let fields = [("vraag", &*text(43)), ("_token", &*token)];
    sends(&stranger, (HOME, "a"), &fields).await.is(201);
    world.seconds_later(29);
    sends(&stranger, (HOME, "a"), &[("vraag", &text(41))])
        .await
        .is(201);
}

#[tokio::test]
async fn a_server_in_front_tells_where_a_visitor_is() {
    let mut world = World::new().await;
    let rules = Rules {
        per_hour: 1,
        source_header: Some("cloudfront-viewer-address".into()),
    };
    world.guard = Guard::new(world.clock.clone(), rules).unwrap();
    let stranger = world.stranger();
    let mut statuses = Vec::new();
    // So often from one place that even a school sends less, then from another, then from the first once more.
    let viewers = std::iter::repeat_n("203.0.113.7:1", 20);
    let viewers = viewers.chain(["203.0.113.8:1", "203.0.113.7:2"]);
    for (number, viewer) in viewers.enumerate() {
        let text = format!("Vraag {number}: mag ik iets vragen?");
        let request = Request::post("/api/forms/vraag")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("cloudfront-viewer-address", viewer)
            .extension(ConnectInfo("10.0.0.1:1".parse::<SocketAddr>().unwrap()));
        let request = request
            .body(Body::from(encode(&[("vraag", &text)])))
            .unwrap();
        statuses.push(stranger.sends(request).await.status.as_u16());
    }
    assert_eq!(statuses.split_off(19), [201, 201, 429]);
    assert_eq!(statuses, [201; 19]);
}

#[tokio::test]
async fn nearly_the_same_many_times_goes_to_spam_with_reasons() {
    let world = World::new().await;
    for number in 0..9 {
        let text = format!(
            "Koop nu goedkope volgers voor je account, vandaag met korting voor jou {number}."
        );
        world
            .stranger()
            .fills_in("vraag", &[("vraag", &text)])
            .await
            .is(201);
    }
    let real = world
        .stranger()
        .fills_in("vraag", &[("vraag", LONG)])
        .await
        .is(201)
        .receipt();
    let moderator = world.moderator().await;
    assert_eq!(moderator.queue("open").await.len(), 6);
    let spam = moderator.queue("spam").await;
    assert_eq!(spam.len(), 4);
    moderator
        .gets(&spam[0])
        .await
        .is(200)
        .says("vaak bijna hetzelfde");
    world
        .stranger()
        .looks_up(&real)
        .await
        .is(200)
        .says("wacht nu tot iemand hem leest");
}

#[tokio::test]
async fn a_quick_correction_on_a_page_of_its_own_is_no_spam() {
    let world = World::new().await;
    let stranger = world.stranger();
    let corrected = format!("{LONG} Ik zit in de tweede.");
    for (text, seconds) in [(LONG, 40), (corrected.as_str(), 1)] {
        let page = world.stranger().reads_json().gets("/api/token").await;
        let token = page.json()["token"].as_str().unwrap().to_owned();
        world.seconds_later(seconds);
        let fields = [("vraag", text), ("_token", token.as_str())];
        stranger.fills_in("vraag", &fields).await.is(201);
    }
    assert_eq!(waiting(&world).await, 2);
}

#[tokio::test]
async fn a_flood_does_not_push_a_question_out_of_sight() {
    let world = World::new().await;
    let page = world
        .stranger()
        .reads_json()
        .gets("/api/token")
        .await
        .json();
    let token = page["token"].as_str().unwrap().to_owned();
    for number in 0_u64..200 {
        let text: String = (0_u64..60)
            .map(|at| {
                char::from(
                    b'a' + u8::try_from((number + 1).wrapping_mul(at * at + 7 * at + 13) % 26)
                        .unwrap(),
                )
            })
            .collect();
        world
            .stranger()
            .fills_in("vraag", &[("vraag", &text)])
            .await
            .is(201);
    }
    world.seconds_later(20);
    let fields = [("vraag", LONG), ("_token", token.as_str())];
    world.stranger().fills_in("vraag", &fields).await.is(201);
    let moderator = world.moderator().await;
    let open = moderator.queue("open").await;
    assert!(open.len() <= 122, "{}", open.len());
    let mut seen = false;
    for path in &open {
        seen |= moderator.gets(path).await.body.contains(LONG);
    }
    assert!(seen, "the real question is in the open queue");
    assert!(!moderator.queue("spam").await.is_empty());
}
