//! Requests to a wrong address or in an unusual form: they are accepted, or the page shows the typed text.

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::json;

use crate::world::{Reply, Stranger, World, encode};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const FORM: &str = "application/x-www-form-urlencoded";

async fn waiting(world: &World) -> usize {
    world.moderator().await.queue("open").await.len()
}

/// Sends a body in some way to some address.
async fn sends(
    stranger: &Stranger,
    (method, path): (Method, &str),
    kind: Option<&str>,
    body: String,
) -> Reply {
    let request = Request::builder().method(method).uri(path);
    let request = match kind {
        Some(kind) => request.header(header::CONTENT_TYPE, kind),
        None => request,
    };
    stranger
        .sends(request.body(Body::from(body)).unwrap())
        .await
}

fn multipart(parts: &[(&str, &str)]) -> String {
    let part = |(head, value): &(&str, &str)| {
        format!("--grens\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n")
    };
    parts
        .iter()
        .map(part)
        .chain(["--grens--\r\n".to_owned()])
        .collect()
}

const MULTIPART: &str = "multipart/form-data; boundary=grens";

#[tokio::test]
async fn a_slash_behind_an_address_changes_nothing() {
    let world = World::new().await;
    let stranger = world.stranger();
    let body = encode(&[("vraag", QUESTION)]);
    let code = stranger
        .posts("/api/forms/vraag/", FORM, body)
        .await
        .is(201)
        .receipt();
    let typed = encode(&[("code", &code)]);
    stranger
        .posts("/api/receipts/", FORM, typed.clone())
        .await
        .is(200)
        .shows_a_page();
    let sure = encode(&[("code", &code), ("confirm", "ja")]);
    stranger
        .posts("/api/receipts/withdraw/", FORM, sure)
        .await
        .is(200);
    stranger
        .posts("/api/receipts/follow-up/", FORM, typed)
        .await
        .is(404);
    for path in ["/api/health/", "/api/token/"] {
        stranger.gets(path).await.is(200);
    }
    stranger.gets("/api/weg/").await.is(303);
}

#[tokio::test]
async fn a_form_that_comes_in_parts_is_taken() {
    let world = World::new().await;
    let stranger = world.stranger();
    let parts = [
        ("name=\"vraag\"", QUESTION),
        ("name=\"onderwerpen\"", "thuis"),
        ("name=\"bijlage\"; filename=\"\"", ""),
    ];
    stranger
        .posts("/api/forms/vraag", MULTIPART, multipart(&parts))
        .await
        .is(201);
    assert_eq!(waiting(&world).await, 1);
    // A file cannot come along, and nothing else is lost for it.
    let with_file = [
        parts[0],
        ("name=\"foto\"; filename=\"ik.jpg\"", "\u{1}\u{2}"),
    ];
    let reply = stranger
        .posts("/api/forms/vraag", MULTIPART, multipart(&with_file))
        .await
        .is(415)
        .shows_a_page();
    reply
        .says(QUESTION)
        .says("bestanden kun je hier niet sturen")
        .says("action=\"/api/forms/vraag\"");
    // Half of it arrived.
    let whole = multipart(&parts[..1]);
    let half = whole.trim_end_matches("--grens--\r\n").to_owned();
    let reply = stranger
        .posts("/api/forms/vraag", MULTIPART, half)
        .await
        .is(400);
    reply
        .shows_a_page()
        .says(QUESTION)
        .says("Verstuur mijn vraag");
    assert_eq!(waiting(&world).await, 1);
}

#[expect(clippy::too_many_lines, reason = "a table of cases")]
#[tokio::test]
async fn wherever_and_however_a_text_is_posted_it_stands_on_the_page() {
    let world = World::new().await;
    let stranger = world.stranger();
    let form = encode(&[("vraag", QUESTION)]);
    let follow_up = encode(&[("code", "0000-0000-0000-0000"), ("vervolg", QUESTION)]);
    let text = format!("Mijn vraag: {QUESTION}");
    let json = format!("{{\"vraag\": \"{QUESTION}\"");
    let post = Method::POST;
    for (method, path, kind, body, status) in [
        (&post, "/api/forms/vraag", Some("text/plain"), &text, 415),
        (
            &post,
            "/api/forms/vraag",
            Some("application/octet-stream"),
            &text,
            415,
        ),
        (&post, "/api/forms/vraag", None, &text, 415),
        (&post, "/api/forms/vraag", Some(MULTIPART), &text, 415),
        (
            &post,
            "/api/forms/vraag",
            Some("application/json"),
            &json,
            400,
        ),
        (&post, "/api/forms/oud", Some(FORM), &form, 404),
        (&post, "/api/forms/oud/", Some("text/plain"), &text, 404),
        (&post, "/api/forms/vraag/meer", Some(FORM), &form, 404),
        (&post, "/api/form/vraag", Some(FORM), &form, 404),
        (
            &post,
            "/api/formulieren/vraag/",
            Some(MULTIPART),
            &multipart(&[("name=\"vraag\"", QUESTION)]),
            404,
        ),
        (&post, "/api/", Some(FORM), &form, 404),
        (&post, "/", Some(FORM), &form, 404),
        (&post, "/vraag/", Some("text/plain"), &text, 404),
        (&post, "/api/health", Some(FORM), &form, 405),
        (&post, "/api/token", Some(FORM), &form, 405),
        (&post, "/api/weg", Some(FORM), &form, 405),
        (&Method::PUT, "/api/forms/vraag", Some(FORM), &form, 405),
        (
            &Method::PATCH,
            "/api/forms/vraag",
            Some("text/plain"),
            &text,
            405,
        ),
        (
            &Method::PUT,
            "/api/receipts/follow-up",
            Some(FORM),
            &follow_up,
            405,
        ),
        (
            &post,
            "/api/receipts/follow-up",
            Some(FORM),
            &follow_up,
            404,
        ),
        (
            &post,
            "/api/receipts/follow-up",
            Some("text/plain"),
            &text,
            415,
        ),
        (&post, "/api/receipts", Some("application/json"), &json, 400),
    ] {
        let reply = sends(&stranger, (method.clone(), path), kind, body.clone()).await;
        assert_eq!(reply.status.as_u16(), status, "{method} {path} {kind:?}");
        assert!(
            reply.body.contains(QUESTION),
            "{method} {path} {kind:?}: {}",
            reply.body
        );
        reply.shows_a_page().lacks("Ga terug").says("tel:112");
    }
    assert_eq!(waiting(&world).await, 0);
}

/// Help comes first on every page that gives a text back.
#[tokio::test]
async fn danger_is_noticed_wherever_it_is_posted() {
    let world = World::new().await;
    let stranger = world.stranger();
    let text = encode(&[("vraag", "Ik denk steeds aan zelfmoord.")]);
    for (path, kind) in [
        ("/api/forms/vraag", "text/plain"),
        ("/api/forms/oud", FORM),
        ("/api/iets", FORM),
        ("/api/token", FORM),
        ("/api/receipts", "text/plain"),
    ] {
        let mut text = text.replace('+', " ");
        if kind != FORM {
            // Without a name nobody knows that it is a form.
            text = text.replace("vraag=", "");
        }
        let reply = stranger.posts(path, kind, text).await;
        assert!(reply.status.is_client_error(), "{path}");
        reply.shows_a_page().says("helplines--urgent");
    }
}

#[tokio::test]
async fn each_address_names_its_own_methods() {
    let world = World::new().await;
    for (path, wrong, methods) in [
        ("/api/health", Method::POST, "GET, HEAD"),
        ("/api/token", Method::POST, "GET, HEAD"),
        ("/api/weg", Method::DELETE, "GET, HEAD"),
        ("/api/challenge", Method::PUT, "GET, HEAD"),
        ("/api/forms/vraag", Method::GET, "POST"),
        ("/api/forms/vraag/", Method::HEAD, "POST"),
        ("/api/receipts", Method::GET, "POST"),
        ("/api/receipts/withdraw", Method::OPTIONS, "POST"),
        ("/api/receipts/follow-up", Method::PUT, "POST"),
    ] {
        let reply = world.stranger().asks(wrong, path).await.is(405);
        assert_eq!(reply.header("allow"), methods, "{path}");
        let named = methods.split(", ");
        for method in named.map(|method| method.parse::<Method>().unwrap()) {
            let reply = world.stranger().asks(method.clone(), path).await;
            assert_ne!(reply.status.as_u16(), 405, "{method} {path}");
        }
    }
    let nowhere = world
        .stranger()
        .asks(Method::POST, "/api/iets")
        .await
        .is(404);
    assert_eq!(nowhere.header("allow"), "");
}

#[tokio::test]
async fn two_texts_under_one_name_are_not_one() {
    let world = World::new().await;
    let program = world.stranger().reads_json();
    let twice = "{\"vraag\":\"Eerste vraag van de twee\",\"vraag\":\"Tweede vraag van de twee\"}";
    let path = "/api/forms/vraag";
    let told = program
        .posts(path, "application/json", twice)
        .await
        .is(422)
        .json();
    assert_eq!(told["errors"][0]["field"], "vraag");
    assert_eq!(
        told["errors"][0]["message"],
        "Dit veld kan maar één waarde hebben. Stuur er één."
    );
    // Whoever reads a page gets both back.
    for (kind, body) in [
        ("application/json", twice.to_owned()),
        (
            FORM,
            encode(&[
                ("vraag", "Eerste vraag van de twee"),
                ("vraag", "Tweede vraag van de twee"),
            ]),
        ),
    ] {
        let page = world
            .stranger()
            .posts(path, kind, body)
            .await
            .is(422)
            .shows_a_page();
        page.says("Eerste vraag van de twee\n\nTweede vraag van de twee");
    }
    // Inside a test, and under both ways to name its questions.
    for body in [
        "{\"test\":{\"stil\":\"klusje\",\"stil\":\"ernaast\"}}",
        "{\"test\":{\"stil\":\"klusje\"},\"test.stil\":\"ernaast\"}",
    ] {
        let told = program
            .posts("/api/forms/aanmelden", "application/json", body)
            .await
            .is(422);
        assert_eq!(told.json()["errors"][0]["field"], "test.stil");
    }
    // Where there is room for several, all of them count.
    let several = "{\"vraag\":\"Hoe leer ik beter slapen?\",\"onderwerpen\":\"thuis\",\"onderwerpen\":\"school\"}";
    program
        .posts(path, "application/json", several)
        .await
        .is(201);
    assert_eq!(waiting(&world).await, 1);
}

#[tokio::test]
async fn two_codes_or_two_follow_ups_are_asked_about() {
    let world = World::new().await;
    let code = world.ask(QUESTION).await;
    let program = world.stranger().reads_json();
    let two = format!("{{\"code\":\"{code}\",\"code\":\"0000-0000-0000-0000\",\"confirm\":true}}");
    for path in ["/api/receipts", "/api/receipts/withdraw"] {
        let told = program
            .posts(path, "application/json", two.clone())
            .await
            .is(422);
        assert_eq!(told.json()["errors"][0]["field"], "code");
    }
    let again = format!("{{\"code\":\"{code}\",\"code\":\"{code}\"}}");
    program
        .posts("/api/receipts", "application/json", again)
        .await
        .is(200);
    let fields = [
        ("code", &*code),
        ("vervolg", "Nog iets"),
        ("vervolg", "En dit ook"),
    ];
    let path = "/api/receipts/follow-up";
    let page = world
        .stranger()
        .posts(path, FORM, encode(&fields))
        .await
        .is(422);
    page.shows_a_page().says("Nog iets\n\nEn dit ook");
    let told = program
        .posts(path, FORM, encode(&fields))
        .await
        .is(422)
        .json();
    assert_eq!(told["errors"][0]["field"], "vervolg");
}

#[tokio::test]
async fn a_page_that_is_sent_again_after_withdrawing_stores_nothing() {
    let world = World::new().await;
    let token = "x-00112233445566778899aabbccddeeff-x";
    let fields = [("vraag", QUESTION), ("_token", token)];
    let stranger = world.stranger();
    let code = stranger.fills_in("vraag", &fields).await.is(201).receipt();
    stranger.withdraws(&code).await.is(200);
    world.later(5 * 24);
    let page = stranger
        .fills_in("vraag", &fields)
        .await
        .is(409)
        .shows_a_page();
    let page = page
        .says("Dit had je net teruggetrokken")
        .says(QUESTION)
        .lacks("receipt__code")
        .lacks(&code);
    assert_eq!(waiting(&world).await, 0);
    stranger.looks_up(&code).await.is(404);
    stranger.withdraws(&code).await.is(404);
    let told = world
        .stranger()
        .reads_json()
        .fills_in("vraag", &fields)
        .await
        .is(409);
    assert_eq!(told.json()["type"], "urn:social-brokers:problem:withdrawn");
    // Whoever presses the button on that page means it.
    let fresh = page.between("name=\"_token\" value=\"", "\"").to_owned();
    assert_ne!(fresh, token);
    let meant = [("vraag", QUESTION), ("_token", &*fresh)];
    let new = stranger.fills_in("vraag", &meant).await.is(201).receipt();
    assert_ne!(new, code);
    assert_eq!(waiting(&world).await, 1);
}

#[tokio::test]
async fn a_program_may_send_json_as_before() {
    let world = World::new().await;
    let program = world.stranger().reads_json();
    let sent = json!({ "vraag": QUESTION, "onderwerpen": ["thuis", "school"], "leeg": null });
    let told = program.posts_json("/api/forms/vraag", &sent).await;
    told.is(201);
}
