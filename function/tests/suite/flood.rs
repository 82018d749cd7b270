//! A flood from many sources does not push a real question out of sight.
//!
//! `STORM` says how many posts; `tests/bench/run` sends ten thousand.

use std::net::{Ipv4Addr, SocketAddr};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use clock::Hour;
use forms::Kind;
use forms::team::TeamId;
use intake::guard::{Guard, Rules};
use sealing::Recipients;
use sealing::receipt::Receipt;
use store::{NewSubmission, Status};

use crate::proof_of_work::{Working, solved};
use crate::world::{Reply, Stranger, World, encode};

const QUESTION: &str =
    "Ze lachen me uit in de pauze en ik weet niet bij wie ik dan moet gaan staan.";
/// Concurrent requests.
const AT_ONCE: usize = 32;
/// The size of a page of the queue.
const PAGE: usize = 200;

fn posts() -> usize {
    std::env::var("STORM").map_or(2000, |count| count.parse().unwrap())
}

/// Words that look like no other message, and in every third of them words of danger, which put a question first.
fn noise(number: usize) -> String {
    let digest = Receipt::derived(&number.to_be_bytes(), b"noise").reveal();
    let words = digest.replace('-', " ").repeat(3);
    let danger = if number.is_multiple_of(3) {
        "zelfmoord"
    } else {
        ""
    };
    format!("{words} {danger} {number}")
}

/// Sends a question from a unique address.
async fn sends(stranger: &Stranger, number: usize, fields: &[(&str, &str)]) {
    let address = Ipv4Addr::from(0x0A00_0000 + u32::try_from(number).unwrap());
    let request = Request::post("/api/forms/vraag")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .extension(ConnectInfo(SocketAddr::from((address, 4000))));
    let request = request.body(Body::from(encode(fields))).unwrap();
    stranger.sends(request).await.is(201);
}

/// A flood of `count` posts. `token` gives each the token of its page.
async fn flood(world: &World, count: usize, token: impl AsyncFn() -> String) {
    for start in (0..count).step_by(AT_ONCE) {
        let mut posts = tokio::task::JoinSet::new();
        for number in start..count.min(start + AT_ONCE) {
            let (stranger, token) = (world.stranger(), token().await);
            posts.spawn(async move {
                let text = noise(number);
                let fields = [("vraag", &*text), ("_token", &*token), ("_confirm", "ja")];
                sends(&stranger, number, &fields).await;
            });
        }
        posts.join_all().await;
    }
}

/// Where a question is at the desk.
fn path(receipt: &str) -> String {
    format!("/desk/{}", Receipt::parse(receipt).unwrap().lookup_id())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_question_stays_on_the_first_page() {
    let mut world = World::new().await;
    let rules = Rules {
        per_hour: 10,
        source_header: None,
    };
    world.guard = Guard::new(world.clock.clone(), rules).unwrap();
    let page = world.stranger().reads_json().gets("/api/token").await;
    let token = page.json()["token"].as_str().unwrap().to_owned();
    world.seconds_later(20);
    let count = posts();
    flood(&world, count, async || String::new()).await;
    let fields = [("vraag", QUESTION), ("_token", &token)];
    let asked = world.stranger().fills_in("vraag", &fields).await.is(201);
    let real = path(&asked.receipt());

    let moderator = world.moderator().await;
    let open = moderator.queue("open").await;
    assert!(open.contains(&real), "it is on the first page");
    assert!(open.len() <= 130, "{}", open.len());
    let spam = moderator.gets("/desk?lijst=spam").await.is(200);
    assert_eq!(spam.body.matches("entry__link").count(), PAGE);
    let waiting = count - (open.len() - 1);
    let told = if waiting >= 1000 {
        "1000+".to_owned()
    } else {
        waiting.to_string()
    };
    let spam = spam
        .says(&format!("Vermoedelijk spam ({told})"))
        .says("lijst=spam&amp;vanaf=");

    // The reason stands with it, and one press of a button brings it back.
    let first = spam.between("class=\"entry__link\" href=\"", "?");
    let seen = moderator.gets(first).await.is(200);
    seen.says("veel meer binnen dan mensen sturen");
    let version = spam.between("name=\"versie\" value=\"", "\"");
    let restore = format!("{first}/not-spam");
    let back = moderator.posts(&restore, &[("versie", version)]).await;
    let back = back.is(303);
    let address = back.header("location");
    assert!(address.starts_with("/desk?lijst=spam&gedaan="), "{address}");
    assert!(moderator.queue("open").await.contains(&first.to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_browsers_work_even_a_flood_with_tokens_is_told_apart() {
    let site = Working::new().await;
    let count = 300;
    flood(&site.world, count, async || {
        let page = site.world.stranger().reads_json().gets("/api/token").await;
        page.json()["token"].as_str().unwrap().to_owned()
    })
    .await;
    let token = site.page().await;
    let work = solved(&site.challenge().await);
    let fields = [("vraag", QUESTION), ("_token", &token), ("_work", &work)];
    let stranger = site.world.stranger();
    let real = path(&stranger.fills_in("vraag", &fields).await.is(201).receipt());
    let moderator = site.world.moderator().await;
    let open = moderator.queue("open").await;
    assert!(open.contains(&real), "it is on the first page");
    assert!(open.len() <= 130, "{}", open.len());
}

/// The token of a page, as it is `seconds` later.
async fn page(world: &World, seconds: i64) -> String {
    let page = world.stranger().reads_json().gets("/api/token").await;
    world.seconds_later(seconds);
    page.json()["token"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_used_for_a_flood_hides_nobody() {
    let world = World::new().await;
    let own = page(&world, 16).await;
    let token = page(&world, 4).await;
    flood(&world, 140, async || token.clone()).await;
    let moderator = world.moderator().await;
    let open = moderator.queue("open").await;
    // A page, two corrections of it, and as many of the urgent ones as a minute may leave there.
    assert_eq!(open.len(), 3 + 5);
    let spam = moderator.queue("spam").await;
    let seen = moderator.gets(&spam[0]).await.is(200);
    seen.says("meer dan drie verschillende berichten");

    // In the middle of it somebody without scripts, who cannot wait.
    let urgent = "Ik denk steeds aan zelfmoord en weet niet meer wat ik moet doen.";
    let asked = [("vraag", urgent)];
    let asked = world.stranger().fills_in("vraag", &asked).await.is(201);
    let real = path(&asked.receipt());
    let open = moderator.queue("open").await;
    assert!(open.contains(&real), "it is in the open queue");
    let seen = moderator.gets(&real).await.is(200);
    seen.says("Acuut:")
        .says("veel meer binnen dan mensen sturen");
    // And somebody with a page of their own, who can.
    let fields = [("vraag", QUESTION), ("_token", &*own)];
    let asked = world.stranger().fills_in("vraag", &fields).await.is(201);
    let open = moderator.queue("open").await;
    assert!(open.contains(&path(&asked.receipt())));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_made_up_danger_buries_no_real_one() {
    let world = World::new().await;
    let token = page(&world, 20).await;
    for number in 0..200 {
        let text = format!("zelfmoord {}", noise(number * 3 + 1));
        sends(&world.stranger(), number, &[("vraag", &text)]).await;
    }
    let urgent = "Ik denk steeds aan zelfmoord en weet niet meer wat ik moet doen.";
    let fields = [("vraag", urgent), ("_token", &token)];
    let asked = world.stranger().fills_in("vraag", &fields).await.is(201);
    let moderator = world.moderator().await;
    let open = moderator.queue("open").await;
    assert!(open.contains(&path(&asked.receipt())));
    assert!(open.len() <= 126, "{}", open.len());
    // A minute later there is room again.
    world.seconds_later(61);
    let asked = [("vraag", urgent)];
    let asked = world.stranger().fills_in("vraag", &asked).await.is(201);
    let real = path(&asked.receipt());
    assert!(moderator.queue("open").await.contains(&real));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_urgent_is_never_hidden_for_a_sign_of_a_machine() {
    let world = World::new().await;
    let fields = [
        ("vraag", "Denk aan zelfmoord en koop hier."),
        ("_website", "https://koop.example"),
    ];
    let sent = world.stranger().fills_in("vraag", &fields).await.is(201);
    let moderator = world.moderator().await;
    // A password manager fills in such a field, too. The reason stands beside it.
    let real = path(&sent.receipt());
    assert_eq!(moderator.queue("open").await, std::slice::from_ref(&real));
    assert!(moderator.queue("spam").await.is_empty());
    let seen = moderator.gets(&real).await.is(200);
    seen.says("een veld ingevuld dat mensen niet zien");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_queue_is_leafed_through_without_loss() {
    let world = World::new().await;
    let recipients = Recipients::parse(&[world.identity.to_public()]).unwrap();
    let sealed = recipients.seal(b"tekst").unwrap();
    let received = Hour::of(world.now());
    let mut expected = std::collections::BTreeSet::new();
    for number in 0..450 {
        let receipt = Receipt::generate().unwrap();
        let new = NewSubmission {
            id: receipt.lookup_id(),
            form: "vraag".into(),
            kind: Kind::Question,
            municipality: None,
            team: TeamId::national(),
            received,
            status: [Status::New, Status::Claimed][number % 2],
            urgency: (number % 5 == 0).then_some(store::Urgency::Acute),
            // A third has expired, and the engine has not deleted it yet.
            expires: received.plus_days(if number % 3 == 0 { 0 } else { 30 }),
            recipient: receipt.answer_recipient().unwrap(),
            sealed: sealed.clone(),
            own: None,
        };
        world.store.insert(&new).await.unwrap();
        if number % 3 != 0 {
            expected.insert(format!("/desk/{}", new.id));
        }
    }
    let moderator = world.moderator().await;
    let first = moderator.queue("open").await;
    let next = next_page(&moderator.gets("/desk").await.is(200));
    let second = moderator.queue_at(&next).await;
    assert_eq!((first.len(), second.len()), (PAGE, expected.len() - PAGE));
    let seen: std::collections::BTreeSet<_> = first.into_iter().chain(second).collect();
    assert_eq!(seen, expected);
    moderator
        .gets("/desk")
        .await
        .is(200)
        .says("Te doen (300)")
        .says("Volgende pagina")
        .lacks("Naar het begin");
    let last = moderator.gets(&next).await.is(200);
    last.says("Naar het begin").lacks("Volgende pagina");
    for odd in [
        "0",
        "x",
        "landelijk.new.:1%232026-11-21T14:x",
        "a:b:c,d:e:f",
    ] {
        let path = format!("/desk?lijst=open&vanaf={odd}");
        let page = moderator.gets(&path).await.is(200);
        page.lacks("Naar het begin");
    }
}

/// What is done meanwhile moves nothing to a page that was read already.
#[tokio::test(flavor = "multi_thread")]
async fn the_next_page_begins_where_this_one_ended() {
    let world = World::new().await;
    for number in 0..PAGE + 20 {
        let (_, new) = crate::store::new(&world, false);
        world.store.insert(&new).await.unwrap();
        if number % 40 == 0 {
            world.later(1);
        }
    }
    let moderator = world.moderator().await;
    let page = moderator.gets("/desk").await.is(200);
    let first = moderator.queue("open").await;
    let next = next_page(&page);
    // Somebody works through the first ones.
    for path in &first[..10] {
        moderator.does(path, "close", "").await.is(303);
    }
    let second = moderator.queue_at(&next).await;
    assert_eq!(second.len(), 20);
    assert!(second.iter().all(|path| !first.contains(path)));
}

/// The address behind "next".
fn next_page(page: &Reply) -> String {
    let before = page.body.split("\" rel=\"next\"").next().unwrap();
    let address = before.rsplit("href=\"").next().unwrap();
    address.replace("&amp;", "&")
}
