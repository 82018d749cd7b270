//! What a problem looks like, apart from how it comes about.

use std::sync::Arc;

use axum::http::HeaderMap;
use forms::Submitted;
use pages::Pages;
use pages::assets::Assets;
use unsealing::Identity;
use web::audience::Audience;
use web::error_response::{EchoedInput, ErrorKind, ErrorResponse};

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

async fn read(problem: ErrorResponse, audience: &Audience) -> Reply {
    Reply::read(problem.answer(audience)).await
}

#[tokio::test]
async fn every_problem_has_a_page_with_words_and_help() {
    let audience = audience(&[]);
    for (kind, status) in [
        (ErrorKind::NotFound, 404),
        (ErrorKind::NoSuchForm, 404),
        (ErrorKind::NoSuchReceipt, 404),
        (ErrorKind::MethodNotAllowed, 405),
        (ErrorKind::Malformed, 400),
        (ErrorKind::Timeout, 408),
        (ErrorKind::TooLarge, 413),
        (ErrorKind::FarTooLarge, 413),
        (ErrorKind::Unsupported, 415),
        (ErrorKind::Invalid(Vec::new()), 422),
        (ErrorKind::TooMany { retry_after: 600 }, 429),
        (ErrorKind::NotAdded, 409),
        (ErrorKind::Unavailable, 503),
        (ErrorKind::Internal, 500),
    ] {
        let reply = read(kind.into(), &audience).await.is(status).shows_a_page();
        reply
            .says("class=\"problem\"")
            .says("tel:112")
            .lacks(">problem-");
    }
}

#[tokio::test]
async fn whatever_goes_wrong_while_sending_the_text_is_still_there() {
    let audience = audience(&[]);
    for kind in [
        ErrorKind::TooLarge,
        ErrorKind::TooMany { retry_after: 600 },
        ErrorKind::Unavailable,
        ErrorKind::Internal,
    ] {
        let input = EchoedInput::Form(
            "vraag".into(),
            Submitted::from_iter([("vraag", "mijn lange verhaal")]),
        );
        let reply = read(kind.echoing(input), &audience).await.shows_a_page();
        reply
            .says("er is niets kwijt")
            .lacks("terugknop")
            .says("mijn lange verhaal</textarea>")
            .says("action=\"/api/forms/vraag\"");
    }
    let reply = read(ErrorKind::TooMany { retry_after: 600 }.into(), &audience).await;
    assert_eq!(reply.header("retry-after"), "600");
}

#[tokio::test]
async fn when_even_the_page_breaks_there_is_a_constant_one_with_help() {
    // The theme's template asks for something that is not there, which only shows when it is rendered.
    let audience = audience(&[("problem.html", "{{ bestaat.niet }}")]);
    let reply = read(ErrorKind::Unavailable.into(), &audience).await.is(503);
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
