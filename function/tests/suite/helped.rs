//! "Hielp dit?": what is counted of it, once, without anything about who said it.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use store::{HelpCount, Helped, Week};

use crate::world::{World, encode};
use forms::team::TeamId;

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const PAGE: &str = "/tips/luisteren/";
const FORM: &str = "application/x-www-form-urlencoded";
const WEEK: Week = Week {
    year: 2026,
    number: 47,
};

async fn answered(world: &World) -> String {
    let receipt = world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let answer = [("antwoord", "Zeg het op een rustig moment.")];
    samira.sends(&path, "answer", &answer).await.is(303);
    receipt
}

fn said(about: &str, helped: Helped, count: u64) -> HelpCount {
    HelpCount {
        week: WEEK,
        about: Some(about.to_owned()),
        helped,
        count,
    }
}

/// A browser that sends this, with the address it has.
fn from_an_address(fields: &[(&str, &str)]) -> Request<Body> {
    let address = "203.0.113.7:4000".parse::<SocketAddr>().unwrap();
    let request = Request::post("/api/helped").header("content-type", FORM);
    let request = request.extension(ConnectInfo(address));
    request.body(encode(fields).into()).unwrap()
}

async fn of_answers(world: &World) -> Vec<HelpCount> {
    let team = TeamId::national();
    world.store.ratings(&team, (WEEK, WEEK)).await.unwrap()
}

async fn of_pages(world: &World) -> Vec<HelpCount> {
    world.store.page_ratings((WEEK, WEEK)).await.unwrap()
}

#[tokio::test]
async fn an_answer_is_rated_once_and_whoever_it_did_not_help_can_ask_on() {
    let world = World::new().await;
    let receipt = answered(&world).await;
    let stranger = world.stranger();
    let page = stranger.looks_up(&receipt).await.is(200);
    page.says("Hielp dit antwoord je?")
        .says("action=\"/api/receipts/helped\"");
    let no = encode(&[("code", &receipt), ("hielp", "nee")]);
    let page = stranger.posts("/api/receipts/helped", FORM, no).await;
    page.is(200)
        .shows_a_page()
        .says("Dat ligt niet aan jou.")
        .says("name=\"vervolg\"")
        .says("tel:112")
        .says("We hebben alleen geteld");
    let expected = [said("kerkrade", Helped::No, 1)];
    assert_eq!(of_answers(&world).await, expected);
    // Neither another word nor the same one again counts.
    for word in ["ja", "nee"] {
        let again = encode(&[("code", &receipt), ("hielp", word)]);
        let page = stranger.posts("/api/receipts/helped", FORM, again).await;
        page.is(200).says("We hebben alleen geteld");
    }
    assert_eq!(of_answers(&world).await, expected);
    let page = stranger.looks_up(&receipt).await.is(200);
    page.lacks("/api/receipts/helped");
    // The desk goes on with it as if nothing had happened, and reads nothing of it.
    let samira = world.moderator_called("Samira 2").await;
    let path = samira.queue("beantwoord").await.remove(0);
    samira.presses(&path, "close", &[]).await.is(303);
    // The counter stays when the question goes.
    stranger.withdraws(&receipt).await.is(200);
    assert_eq!(of_answers(&world).await, expected);
}

#[tokio::test]
async fn what_has_no_answer_is_not_rated() {
    let world = World::new().await;
    let receipt = world.ask_for_all(QUESTION).await;
    let stranger = world.stranger();
    let yes = encode(&[("code", &receipt), ("hielp", "ja")]);
    let page = stranger.posts("/api/receipts/helped", FORM, yes).await;
    page.is(200).lacks("geteld").lacks("/api/receipts/helped");
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let text = [("antwoord", "Bij wie woon je?")];
    samira.sends(&path, "ask", &text).await.is(303);
    let page = stranger.looks_up(&receipt).await.is(200);
    page.says("Bij wie woon je?").lacks("/api/receipts/helped");
    assert_eq!(of_answers(&world).await, []);
    let unknown = encode(&[("code", "ZQ1D-6NK6-0ZCZ-ECR2"), ("hielp", "ja")]);
    stranger
        .posts("/api/receipts/helped", FORM, unknown)
        .await
        .is(404);
    stranger.gets("/api/receipts/helped").await.is(405);
}

#[tokio::test]
async fn a_page_is_rated_without_account_code_or_script() {
    let world = World::new().await;
    let stranger = world.stranger();
    let press = async |page: &str, word: &str| {
        let fields = [("_lang", "nl"), ("pagina", page), ("hielp", word)];
        stranger.sends(from_an_address(&fields)).await
    };
    press(PAGE, "nee")
        .await
        .is(200)
        .shows_a_page()
        .says("We hebben alleen geteld")
        .says("href=\"/vraag/\"")
        .says("Een mens leest je vraag")
        .says("Terug naar “Luisteren”")
        .says("tel:112");
    let page = press(PAGE, "ja").await.is(200).says("Fijn dat het hielp");
    assert_eq!(page.header("set-cookie"), "");
    assert_eq!(page.header("cache-control"), "no-store");
    let both = [said(PAGE, Helped::No, 1), said(PAGE, Helped::Yes, 1)];
    assert_eq!(of_pages(&world).await, both);
    // A double click.
    press(PAGE, "ja")
        .await
        .is(200)
        .says("Het tellen lukte nu niet");
    assert_eq!(of_pages(&world).await, both);
    // Only pages of the site that ask: nobody fills the table with others.
    press("/tips/verzonnen/", "ja").await.is(404).shows_a_page();
    press(PAGE, "misschien").await.is(404);
    stranger.gets("/api/helped").await.is(405).shows_a_page();
    assert_eq!(of_pages(&world).await, both);
}

#[tokio::test]
async fn nobody_fills_the_counters_and_nobody_is_refused() {
    let world = World::new().await;
    let stranger = world.stranger();
    let mut counted = 0;
    for _ in 0..70 {
        world.seconds_later(10);
        let fields = [("pagina", PAGE), ("hielp", "ja")];
        let page = stranger.sends(from_an_address(&fields)).await.is(200);
        counted += usize::from(page.body.contains("We hebben alleen geteld"));
    }
    assert_eq!(counted, 60);
    assert_eq!(of_pages(&world).await, [said(PAGE, Helped::Yes, 60)]);
}

#[tokio::test]
async fn without_the_store_the_page_says_that_nothing_was_counted() {
    let mut world = World::new().await;
    let receipt = answered(&world).await;
    world.lose_the_store().await;
    let stranger = world.stranger();
    let fields = encode(&[("pagina", PAGE), ("hielp", "nee")]);
    let page = stranger.posts("/api/helped", FORM, fields).await.is(200);
    page.says("Het tellen lukte nu niet").says("tel:112");
    let fields = encode(&[("code", &receipt), ("hielp", "nee")]);
    let page = stranger.posts("/api/receipts/helped", FORM, fields).await;
    page.is(503).shows_a_page().says("tel:112");
}
