//! Refused requests: each gets a page that says what to do, and no typed text is lost.

use axum::body::{Body, Bytes};
use axum::http::Method;
use http_body::Frame;

use crate::world::World;

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";

#[tokio::test]
async fn malformed_json_gets_a_page_too() {
    let world = World::new().await;
    let reply = world
        .stranger()
        .posts("/api/forms/vraag", "application/json; charset=utf-8", "{")
        .await;
    reply
        .is(400)
        .shows_a_page()
        .says("Dit bericht kunnen we niet lezen")
        .lacks("Ga terug")
        .says("tel:112");
}

#[tokio::test]
async fn a_form_that_is_gone_gives_the_text_back() {
    let world = World::new().await;
    let reply = world
        .stranger()
        .fills_in("oud", &[("vraag", QUESTION), ("_website", "")])
        .await
        .is(404)
        .shows_a_page();
    reply
        .says("Dit formulier is er niet meer")
        .says(QUESTION)
        .says("readonly")
        .says("tel:112");
    let strange = world
        .stranger()
        .fills_in("%FF%00%3Cscript%3E", &[("vraag", QUESTION)])
        .await;
    strange.is(404).shows_a_page().lacks("<script");
}

#[tokio::test]
async fn the_limit_is_64_kib_and_what_is_over_it_is_given_back() {
    let world = World::new().await;
    let body = |length: usize| {
        format!(
            "vraag={QUESTION}&vulling={}",
            "a".repeat(length - QUESTION.len() - 15)
        )
    };
    assert_eq!(body(65_536).len(), 65_536);
    let kind = "application/x-www-form-urlencoded";
    world
        .stranger()
        .posts("/api/forms/vraag", kind, body(65_536))
        .await
        .is(201);
    let reply = world
        .stranger()
        .posts("/api/forms/vraag", kind, body(65_537))
        .await
        .is(413)
        .shows_a_page();
    reply
        .says("Dit is te veel in één keer")
        .says(QUESTION)
        .says("Verstuur mijn vraag");
    let long = "woord ".repeat(20_000);
    let reply = world
        .stranger()
        .fills_in("vraag", &[("vraag", &long)])
        .await
        .is(413)
        .shows_a_page();
    reply
        .says(long.trim())
        .says("er is plaats voor 4000 tekens. Nu zijn het er 119999.");
    assert_eq!(world.moderator().await.queue("open").await.len(), 1);
}

#[tokio::test]
async fn far_over_the_limit_there_is_still_a_page() {
    let world = World::new().await;
    let kind = "application/x-www-form-urlencoded";
    for megabytes in [2, 17] {
        let body = Body::from(Bytes::from(vec![b'a'; megabytes * 1024 * 1024]));
        let reply = world
            .stranger()
            .posts("/api/forms/vraag", kind, body)
            .await
            .is(413)
            .shows_a_page();
        reply
            .says("Begin opnieuw")
            .lacks("terugknop")
            .lacks("<form");
    }
    let json = world
        .stranger()
        .reads_json()
        .posts("/api/forms/vraag", kind, vec![b'a'; 2_000_000])
        .await
        .is(413);
    assert_eq!(json.json()["status"], 413);
}

#[tokio::test]
async fn what_is_neither_form_nor_json_is_refused_kindly() {
    let world = World::new().await;
    for kind in [
        "multipart/form-data; boundary=x",
        "text/plain",
        "",
        "application/xml",
    ] {
        let reply = world
            .stranger()
            .posts("/api/forms/vraag", kind, "Mijn vraag: x")
            .await
            .is(415)
            .shows_a_page();
        // Whatever it is, it stands on the page.
        reply
            .says("Wat je schreef staat hieronder")
            .says("Mijn vraag: x");
    }
}

#[tokio::test]
async fn opening_the_address_of_a_form_shows_the_form() {
    let world = World::new().await;
    let reply = world
        .stranger()
        .gets("/api/forms/vraag")
        .await
        .is(405)
        .shows_a_page();
    assert_eq!(reply.header("allow"), "POST");
    reply
        .says("action=\"/api/forms/vraag\"")
        .says("Hier kom je met het formulier");
    world
        .stranger()
        .gets("/api/receipts")
        .await
        .is(405)
        .shows_a_page()
        .says("action=\"/api/receipts\"");
    world
        .stranger()
        .gets("/api/forms/elders")
        .await
        .is(404)
        .shows_a_page();
    world
        .stranger()
        .reads_json()
        .asks(Method::PUT, "/api/forms/vraag")
        .await
        .is(405)
        .says("problem:method-not-allowed");
}

#[tokio::test]
async fn every_other_address_has_a_page() {
    let world = World::new().await;
    for path in [
        "/api",
        "/api/",
        "/api/iets",
        "/api/iets/anders",
        "/api/forms",
        "/api/forms/vraag/meer",
        "/",
        "/%FF",
        "/api/%FF",
    ] {
        world
            .stranger()
            .gets(path)
            .await
            .is(404)
            .shows_a_page()
            .says("Deze pagina is er niet");
    }
    world
        .stranger()
        .asks(Method::POST, "/api/health")
        .await
        .is(405)
        .shows_a_page();
}

#[tokio::test]
async fn without_the_store_nothing_is_lost_and_nothing_is_promised() {
    let mut world = World::new().await;
    world.lose_the_store().await;
    let fields = [("vraag", QUESTION), ("leeftijd", "15-17")];
    let reply = world
        .stranger()
        .fills_in("vraag", &fields)
        .await
        .is(503)
        .shows_a_page();
    assert_eq!(reply.header("retry-after"), "30");
    let reply = reply
        .says("Het lukt nu even niet")
        .says(QUESTION)
        .says("value=\"15-17\" checked");
    reply
        .says("Verstuur mijn vraag")
        .says("tel:112")
        .lacks("receipt__code")
        .lacks("127.0.0.1");
    let json = world
        .stranger()
        .reads_json()
        .fills_in("vraag", &fields)
        .await
        .is(503)
        .json();
    assert_eq!(json["type"], "urn:social-brokers:problem:unavailable");
    assert_eq!(
        world.stranger().gets("/api/health").await.is(503).json()["status"],
        "unavailable"
    );
    let code = "0000-0000-0000-0000";
    world
        .stranger()
        .looks_up(code)
        .await
        .is(503)
        .shows_a_page()
        .says(code);
    world
        .stranger()
        .withdraws(code)
        .await
        .is(503)
        .shows_a_page()
        .says(code);
}

#[tokio::test]
async fn many_fields_and_strange_bytes_do_no_harm() {
    let world = World::new().await;
    let kind = "application/x-www-form-urlencoded";
    let many = "a=b&".repeat(15_000);
    world
        .stranger()
        .posts("/api/forms/vraag", kind, many)
        .await
        .is(422)
        .shows_a_page();
    world
        .stranger()
        .posts("/api/forms/vraag", kind, vec![0xFF; 3000])
        .await
        .is(422)
        .shows_a_page();
    world
        .stranger()
        .posts("/api/forms/vraag", kind, "%%%&=&&=%F0%9F&vraag")
        .await
        .is(422)
        .shows_a_page();
    let body = format!("vraag={}%00%01%1B%EF%BF%BE%FF{}", "hallo+", "daar+hallo");
    let reply = world
        .stranger()
        .posts("/api/forms/vraag", kind, format!("{body}&gemeente=x"))
        .await
        .is(422);
    assert!(
        !reply.body.contains('\0')
            && !reply.body.contains('\u{1B}')
            && !reply.body.contains('\u{FFFE}')
    );
    let deep = format!("{}1{}", "{\"a\":".repeat(5000), "}".repeat(5000));
    world
        .stranger()
        .posts("/api/forms/vraag", "application/json", deep)
        .await
        .is(400)
        .shows_a_page();
}

#[tokio::test]
async fn a_body_that_breaks_off_gets_a_page() {
    let world = World::new().await;
    let reply = world
        .stranger()
        .posts(
            "/api/forms/vraag",
            "application/x-www-form-urlencoded",
            broken_body(),
        )
        .await;
    reply.is(400).shows_a_page();
}

/// A body that ends in the middle.
fn broken_body() -> Body {
    struct Broken(bool);
    impl axum::body::HttpBody for Broken {
        type Data = Bytes;
        type Error = std::io::Error;
        fn poll_frame(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
            let first = !std::mem::replace(&mut self.0, true);
            std::task::Poll::Ready(Some(if first {
                Ok(Frame::data(Bytes::from_static(b"vraag=half")))
            } else {
                Err(std::io::Error::other("weg"))
            }))
        }
    }
    Body::new(Broken(false))
}

#[tokio::test]
async fn a_program_hears_what_would_be_lost() {
    let world = World::new().await;
    let program = world.stranger().reads_json();
    let path = "/api/forms/vraag";
    let sent = serde_json::json!({
        "vraag": ["Hoe leer ik beter slapen?", "En hoe word ik wakker?"],
        "onderwerpen": ["thuis", "school"],
        "naam": "Sam",
        "leeftijd": { "jaar": 14 },
        "_website": "",
        "_lang": "nl",
    });
    let told = program.posts_json(path, &sent).await.is(422).json();
    let fields: Vec<_> = told["errors"].as_array().unwrap().iter().collect();
    let named: Vec<_> = fields
        .iter()
        .map(|error| error["field"].as_str().unwrap())
        .collect();
    assert_eq!(named, ["vraag", "naam", "leeftijd.jaar"]);
    assert_eq!(
        fields[0]["message"],
        "Dit veld kan maar één waarde hebben. Stuur er één."
    );
    // A page of the site with a field that is gone from the form is still taken.
    let fields = [("vraag", "Hoe leer ik beter slapen?"), ("oud", "veld")];
    world.stranger().fills_in("vraag", &fields).await.is(201);
    // Only some of thousands of names are reported.
    let many: Vec<_> = (0..3000).map(|number| format!("n{number}=1")).collect();
    let many = many.join("&");
    let reply = program
        .posts(path, "application/x-www-form-urlencoded", many)
        .await;
    assert_eq!(reply.is(422).json()["errors"].as_array().unwrap().len(), 20);
    let big = serde_json::json!({ "vraag": "a".repeat(70_000) });
    let told = program.posts_json(path, &big).await.is(413).json();
    assert!(
        told["detail"].as_str().unwrap().contains("64 KiB"),
        "{told}"
    );
}
