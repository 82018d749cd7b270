//! What a problem looks like, apart from how it comes about.

use std::sync::Arc;

use axum::http::HeaderMap;
use forms::Submitted;
use pages::Pages;
use pages::assets::Assets;
use unsealing::Identity;
use web::audience::Audience;
use web::problem::{Given, Problem, What};

use crate::world::{Reply, site};

fn audience(templates: &[(&str, &str)]) -> Audience {
    let mut files = site::files(&site::facts(&Identity::generate()));
    for (name, template) in templates {
        files.insert(format!("templates/{name}"), (*template).into());
    }
    let assets = Arc::new(Assets::from_files(files).unwrap());
    let pages = Arc::new(Pages::new(&assets.templates).unwrap());
    Audience::of(&assets, &pages, &HeaderMap::new())
}

async fn read(problem: Problem, audience: &Audience) -> Reply {
    Reply::read(problem.answer(audience)).await
}

#[tokio::test]
async fn every_problem_has_a_page_with_words_and_help() {
    let audience = audience(&[]);
    for (what, status) in [
        (What::NotFound, 404),
        (What::NoSuchForm, 404),
        (What::NoSuchReceipt, 404),
        (What::MethodNotAllowed, 405),
        (What::Malformed, 400),
        (What::Timeout, 408),
        (What::TooLarge, 413),
        (What::FarTooLarge, 413),
        (What::Unsupported, 415),
        (What::Invalid(Vec::new()), 422),
        (What::TooMany { retry_after: 600 }, 429),
        (What::NotAdded, 409),
        (What::Unavailable, 503),
        (What::Internal, 500),
    ] {
        let reply = read(what.into(), &audience).await.is(status).shows_a_page();
        reply
            .says("class=\"problem\"")
            .says("tel:112")
            .lacks(">problem-");
    }
}

#[tokio::test]
async fn whatever_goes_wrong_while_sending_the_text_is_still_there() {
    let audience = audience(&[]);
    for what in [
        What::TooLarge,
        What::TooMany { retry_after: 600 },
        What::Unavailable,
        What::Internal,
    ] {
        let given = Given::Form(
            "vraag".into(),
            Submitted::from_iter([("vraag", "mijn lange verhaal")]),
        );
        let reply = read(what.given(given), &audience).await.shows_a_page();
        reply
            .says("er is niets kwijt")
            .lacks("terugknop")
            .says("mijn lange verhaal</textarea>")
            .says("action=\"/api/forms/vraag\"");
    }
    let reply = read(What::TooMany { retry_after: 600 }.into(), &audience).await;
    assert_eq!(reply.header("retry-after"), "600");
}

#[tokio::test]
async fn when_even_the_page_breaks_there_is_a_constant_one_with_help() {
    // The theme's template asks for something that is not there, which only shows when it is rendered.
    let audience = audience(&[("problem.html", "{{ bestaat.niet }}")]);
    let reply = read(What::Unavailable.into(), &audience).await.is(503);
    reply
        .says("Er ging bij ons iets mis")
        .says("0800-0432")
        .lacks("bestaat")
        .lacks("problem.html");
}

#[tokio::test]
async fn a_theme_with_a_broken_receipt_page_costs_nobody_their_code() {
    let world = crate::world::World::with_files(|files| {
        files.insert("templates/receipt.html".into(), "{{ bestaat.niet }}".into());
    })
    .await;
    let stranger = world.stranger();
    let reply = stranger
        .fills_in("vraag", &[("vraag", "mijn lange verhaal")])
        .await
        .is(201)
        .says("Dit is je code")
        .says("Kindertelefoon")
        .lacks("bestaat");
    assert_eq!(world.moderator().await.queue("open").await.len(), 1);
    stranger.looks_up(&reply.receipt()).await.is(200);
}
