//! The evening peak of the whole country is no flood: whoever has no scripts is not taken for a machine because many write.

use std::net::{Ipv4Addr, SocketAddr};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use intake::guard::{Guard, Rules};
use sealing::receipt::Receipt;

use crate::world::{Stranger, World, encode};

/// What the whole country sends in a second of its busiest evening (docs/scale.md).
const A_SECOND: usize = 20;
/// Nobody types faster.
const TYPING: i64 = 20;
const SHORT: [&str; 4] = [
    "help",
    "ik word gepest",
    "hoe vertel ik het thuis?",
    "niemand snapt me",
];

/// A question like no other; every fourth has a few words that many people write.
fn question(number: usize) -> String {
    if number.is_multiple_of(4) {
        return SHORT[number / 4 % SHORT.len()].to_owned();
    }
    let words = Receipt::derived(&number.to_be_bytes(), b"peak").reveal();
    format!("{} wat doe ik nu?", words.replace('-', " ").repeat(3))
}

/// A guard as a process of the intake has it, with the limit of a deployment.
fn process(world: &World) -> Guard {
    let rules = Rules {
        per_hour: 10,
        source_header: None,
    };
    Guard::new(world.clock.clone(), rules).unwrap()
}

async fn token(stranger: &Stranger) -> String {
    let page = stranger.gets("/api/token").await;
    page.json()["token"].as_str().unwrap().to_owned()
}

/// Sends a question from an address that nobody else has.
async fn sends(stranger: &Stranger, number: usize, text: &str, token: Option<&str>) -> String {
    let address = Ipv4Addr::from(0x0A00_0000 + u32::try_from(number).unwrap());
    let request = Request::post("/api/forms/vraag")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .extension(ConnectInfo(SocketAddr::from((address, 4000))));
    let token = token.map(|token| ("_token", token));
    let fields: Vec<_> = [("vraag", text)].into_iter().chain(token).collect();
    let request = request.body(Body::from(encode(&fields))).unwrap();
    stranger.sends(request).await.is(201).receipt()
}

/// Plays the peak for so many seconds: of three people, one has no scripts, one a token of this process and one a token
/// of the other. Every second `beside` sends what comes besides.
async fn peak(world: &mut World, seconds: usize, beside: usize) {
    world.guard = process(world);
    let other = world.stranger().reads_json();
    world.guard = process(world);
    let this = world.stranger().reads_json();
    let typed = usize::try_from(TYPING).unwrap();
    let mut tokens = std::collections::VecDeque::new();
    for second in 0..seconds + typed {
        for number in second * A_SECOND..(second + 1) * A_SECOND {
            tokens.push_back(match number % 3 {
                0 => None,
                1 => Some(token(&this).await),
                _ => Some(token(&other).await),
            });
        }
        world.seconds_later(1);
        // Whoever began twenty seconds ago is done.
        let Some(second) = second.checked_sub(typed) else {
            continue;
        };
        for number in second * A_SECOND..(second + 1) * A_SECOND {
            let token = tokens.pop_front().unwrap();
            sends(&this, number, &question(number), token.as_deref()).await;
        }
        for number in 0..beside {
            let number = 1_000_000 + second * beside + number;
            sends(&this, number, &question(number * 4 + 1), None).await;
        }
    }
}

/// How many questions are in the list of spam, as its heading says.
async fn spam(world: &World) -> String {
    let moderator = world.moderator().await;
    let page = moderator.gets("/desk?lijst=spam").await.is(200);
    page.between("Vermoedelijk spam (", ")").to_owned()
}

#[tokio::test]
async fn at_the_peak_of_the_country_nobody_becomes_spam() {
    let mut world = World::new().await;
    peak(&mut world, 150, 0).await;
    assert_eq!(spam(&world).await, "0");
}

#[tokio::test]
async fn a_flood_beside_the_peak_is_spam_and_takes_nobody_along_who_has_a_page() {
    let mut world = World::new().await;
    peak(&mut world, 20, 3 * A_SECOND).await;
    // What came before a flood could be told stays, and so do two of three people.
    let count: usize = spam(&world).await.trim_end_matches('+').parse().unwrap();
    let machine = 20 * 3 * A_SECOND;
    assert!(count > machine * 3 / 4, "{count} of {machine}");
    assert!(count < machine + 20 * A_SECOND / 3, "{count} of {machine}");
    // Somebody without scripts who cannot wait is not hidden in it.
    let urgent = "Ik denk steeds aan zelfmoord en weet niet meer wat ik moet doen.";
    let stranger = world.stranger().reads_json();
    let code = sends(&stranger, 7_000_000, urgent, None).await;
    let real = format!("/desk/{}", Receipt::parse(&code).unwrap().lookup_id());
    let moderator = world.moderator().await;
    assert!(moderator.queue("open").await.contains(&real));
}
