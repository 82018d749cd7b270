//! Sending a form: what comes back when it is right, and what is kept when it is not.

use axum::body::{Body, Bytes};
use axum::http::Method;
use http_body::Frame;
use serde_json::json;

use crate::world::{World, encode};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const SIGNUP: [(&str, &str); 6] = [
    ("gemeente", "kerkrade"),
    ("naam", "Sam"),
    ("email", "sam@voorbeeld.nl"),
    ("test.stil", "klusje"),
    ("test.nieuw", "meedoen"),
    ("akkoord", "ja"),
];

#[tokio::test]
async fn a_question_is_stored_and_its_sender_gets_a_receipt() {
    let world = World::new().await;
    let fields = [
        ("vraag", QUESTION),
        ("gemeente", "kerkrade"),
        ("onderwerpen", "school"),
    ];
    let reply = world
        .stranger()
        .fills_in("vraag", &fields)
        .await
        .is(201)
        .is_a_page();
    let reply = reply
        .says("<title>Je vraag is binnen – Proefsite</title>")
        .says("Iemand van ons team leest je vraag.")
        .says("drie werkdagen")
        .says("Tot 20 mei 2027 blijft het bewaard.")
        .says("tel:08000432")
        .lacks(QUESTION);
    let receipt = reply.receipt();
    assert_eq!(
        (receipt.len(), receipt.matches('-').count()),
        (19, 3),
        "{receipt}"
    );
    let moderator = world.moderator().await;
    let queue = moderator.queue("open").await;
    assert_eq!(queue.len(), 1);
    moderator
        .gets(&queue[0])
        .await
        .is(200)
        .says(QUESTION)
        .says("Kerkrade")
        .says("SCHOOL");
}

#[tokio::test]
async fn the_receipt_stands_on_the_page_only() {
    let world = World::new().await;
    let reply = world
        .stranger()
        .fills_in("vraag", &[("vraag", QUESTION)])
        .await
        .is(201);
    let receipt = reply.receipt();
    assert!(!reply.between("<title>", "</title>").contains(&receipt));
    assert!(!format!("{:?}", reply.headers).contains(&receipt));
    assert_eq!(reply.body.matches(&receipt).count(), 1);
    assert!(!reply.body.contains(&format!("={receipt}")));
}

#[tokio::test]
async fn every_answer_is_kept_out_of_caches_frames_and_referrers() {
    let world = World::new().await;
    let stranger = world.stranger();
    let replies = [
        stranger
            .fills_in("vraag", &[("vraag", QUESTION)])
            .await
            .is(201),
        stranger.fills_in("vraag", &[]).await.is(422),
        stranger.looks_up("0000-0000-0000-0000").await.is(404),
        stranger.gets("/api/health").await.is(200),
        stranger.gets("/api/elders").await.is(404),
        stranger.gets("/elders").await.is(404),
        stranger
            .asks(Method::DELETE, "/api/forms/vraag")
            .await
            .is(405),
    ];
    for reply in replies {
        assert_eq!(reply.header("cache-control"), "no-store");
        assert_eq!(reply.header("referrer-policy"), "no-referrer");
        assert_eq!(reply.header("x-content-type-options"), "nosniff");
        let policy = reply.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none';") && policy.ends_with("frame-ancestors 'none'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"));
        assert_eq!(reply.header("set-cookie"), "");
    }
}

#[tokio::test]
async fn a_signup_hears_its_profile() {
    let world = World::new().await;
    let reply = world
        .stranger()
        .fills_in("aanmelden", &SIGNUP)
        .await
        .is(201)
        .is_a_page();
    reply
        .says("Je aanmelding is binnen")
        .says("Uit de test: De doener")
        .says("Jij steekt je handen uit de mouwen.");
    let json = world
        .stranger()
        .reads_json()
        .fills_in("aanmelden", &SIGNUP)
        .await
        .is(201)
        .json();
    assert_eq!(json["profile"], "doener");
}

#[tokio::test]
async fn an_empty_question_comes_back_with_all_that_was_typed() {
    let world = World::new().await;
    let fields = [
        ("vraag", " "),
        ("leeftijd", "15-17"),
        ("gemeente", "zaanstad"),
        ("onderwerpen", "thuis"),
        ("_lang", "nl"),
    ];
    let reply = world
        .stranger()
        .fills_in("vraag", &fields)
        .await
        .is(422)
        .is_a_page();
    reply
        .says("<title>Fout: Stel je vraag – Proefsite</title>")
        .says("<h2 class=\"error-summary__title\">Er klopt nog iets niet</h2>")
        .says("<li><a href=\"#f-vraag\">Schrijf eerst je vraag op.</a></li>")
        .says("<p class=\"field__error\" id=\"f-vraag-error\">Schrijf eerst je vraag op.</p>")
        .says("value=\"15-17\" checked")
        .says("value=\"zaanstad\" selected")
        .says("value=\"thuis\" checked");
    assert!(world.moderator().await.queue("open").await.is_empty());
}

#[tokio::test]
async fn a_long_text_with_one_mistake_elsewhere_is_not_lost() {
    let world = World::new().await;
    let text = format!(
        "{QUESTION}\n\n<b>Vet</b> & \"tussen haakjes\" {}",
        "é".repeat(3900)
    );
    let reply = world
        .stranger()
        .fills_in("vraag", &[("vraag", &text), ("gemeente", "parijs")])
        .await
        .is(422);
    let kept = reply.between("aria-describedby=\"f-vraag-hint\">\n", "</textarea>");
    let kept = kept
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    assert_eq!(kept, text);
}

#[tokio::test]
async fn programs_may_send_and_get_json() {
    let world = World::new().await;
    let program = world.stranger().reads_json();
    let reply = program
        .posts_json(
            "/api/forms/vraag",
            &json!({ "vraag": QUESTION, "onderwerpen": ["thuis"] }),
        )
        .await
        .is(201);
    assert_eq!(reply.header("content-type"), "application/json");
    let json = reply.json();
    assert_eq!(
        (&json["urgent"], &json["expires"]),
        (&json!(false), &json!("2027-05-20"))
    );
    world
        .stranger()
        .looks_up(json["receipt"].as_str().unwrap())
        .await
        .is(200);
    let page = world
        .stranger()
        .posts_json("/api/forms/vraag", &json!({ "vraag": QUESTION }))
        .await
        .is(201);
    page.is_a_page();
}

#[tokio::test]
async fn programs_hear_what_is_wrong_as_problems() {
    let world = World::new().await;
    let program = world.stranger().reads_json();
    let reply = program
        .posts_json("/api/forms/vraag", &json!({ "vraag": "kort" }))
        .await
        .is(422);
    assert_eq!(reply.header("content-type"), "application/problem+json");
    let json = reply.json();
    assert_eq!(
        (&json["status"], &json["type"]),
        (&json!(422), &json!("urn:social-brokers:problem:invalid"))
    );
    assert_eq!(json["title"], "Er klopt nog iets niet");
    assert_eq!(
        json["errors"],
        json!([{ "field": "vraag", "message": "Schrijf nog iets meer: minstens 10 tekens. Nu zijn het er 4." }])
    );
    for (path, body, status) in [
        ("/api/forms/vraag", "{\"vraag\":", 400),
        ("/api/forms/vraag", "[1]", 400),
        ("/api/forms/elders", "{}", 404),
    ] {
        let reply = program
            .posts(path, "application/json", body)
            .await
            .is(status);
        assert_eq!(reply.header("content-type"), "application/problem+json");
        assert_eq!(reply.json()["status"], status);
    }
}

#[tokio::test]
async fn malformed_json_gets_a_page_too() {
    let world = World::new().await;
    let reply = world
        .stranger()
        .posts("/api/forms/vraag", "application/json; charset=utf-8", "{")
        .await;
    reply
        .is(400)
        .is_a_page()
        .says("Dit bericht kunnen we niet lezen")
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
        .is_a_page();
    reply
        .says("Dit formulier is er niet meer")
        .says(QUESTION)
        .says("readonly")
        .says("tel:112");
    let strange = world
        .stranger()
        .fills_in("%FF%00<script>", &[("vraag", QUESTION)])
        .await;
    strange.is(404).is_a_page().lacks("<script");
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
        .is_a_page();
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
        .is_a_page();
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
            .is_a_page();
        reply.says("terugknop").lacks("<form");
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
            .posts("/api/forms/vraag", kind, "vraag=x")
            .await
            .is(415)
            .is_a_page();
        reply.says("Bestanden kun je hier niet sturen.");
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
        .is_a_page();
    assert_eq!(reply.header("allow"), "POST");
    reply
        .says("action=\"/api/forms/vraag\"")
        .says("Hier kom je met het formulier");
    world
        .stranger()
        .gets("/api/receipts")
        .await
        .is(405)
        .is_a_page()
        .says("action=\"/api/receipts\"");
    world
        .stranger()
        .gets("/api/forms/elders")
        .await
        .is(404)
        .is_a_page();
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
            .is_a_page()
            .says("Deze pagina is er niet");
    }
    world
        .stranger()
        .asks(Method::POST, "/api/health")
        .await
        .is(405)
        .is_a_page();
}

#[tokio::test]
async fn words_of_danger_put_help_first_and_mark_the_question() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    world.later(1);
    let reply = world
        .stranger()
        .fills_in("vraag", &[("vraag", "Soms denk ik: Ik wil DOOD.")])
        .await
        .is(201)
        .is_a_page();
    let (help, code) = (
        reply.body.find("helplines--urgent").unwrap(),
        reply.body.find("receipt__code").unwrap(),
    );
    assert!(help < code, "help stands above the receipt");
    assert_eq!(reply.body.matches("<aside").count(), 1);
    let reply = reply.says("Heb je nu hulp nodig?").says("tel:112");
    assert_eq!(
        reply.receipt().len(),
        19,
        "and the question is taken all the same"
    );
    let moderator = world.moderator().await;
    let queue = moderator.queue("open").await;
    moderator
        .gets(&queue[0])
        .await
        .says("Ik wil DOOD")
        .says("Spoed");
    moderator
        .gets(&queue[1])
        .await
        .says(QUESTION)
        .lacks("Spoed");
    let json = world
        .stranger()
        .reads_json()
        .fills_in("vraag", &[("vraag", "gaat over zelfmoord")])
        .await
        .json();
    assert_eq!(json["urgent"], true);
}

#[tokio::test]
async fn what_a_machine_fills_in_is_kept_apart_and_can_come_back() {
    let world = World::new().await;
    let fields = [("vraag", QUESTION), ("_website", "https://koop.example")];
    let reply = world
        .stranger()
        .fills_in("vraag", &fields)
        .await
        .is(201)
        .says("Je vraag is binnen");
    let receipt = reply.receipt();
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .is(200)
        .says("Je vraag is aangekomen")
        .lacks("spam");
    let moderator = world.moderator().await;
    assert!(moderator.queue("open").await.is_empty());
    let spam = moderator.queue("spam").await;
    moderator
        .gets(&spam[0])
        .await
        .is(200)
        .says("Verdacht")
        .says(QUESTION);
    moderator.does(&spam[0], "not-spam", "").await.is(303);
    assert_eq!(moderator.queue("open").await, spam);
    assert!(moderator.queue("spam").await.is_empty());
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
        .is_a_page();
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
        .is_a_page()
        .says(code);
    world
        .stranger()
        .withdraws(code)
        .await
        .is(503)
        .is_a_page()
        .says(code);
}

#[tokio::test]
async fn the_store_answers_for_its_health() {
    let world = World::new().await;
    assert_eq!(
        world.stranger().gets("/api/health").await.is(200).json()["status"],
        "ok"
    );
}

#[tokio::test]
async fn a_question_outlives_a_restart() {
    let mut world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    world.restart().await;
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .is(200)
        .says("Je vraag is aangekomen");
    let moderator = world.moderator().await;
    let queue = moderator.queue("open").await;
    moderator.gets(&queue[0]).await.is(200).says(QUESTION);
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
        .is_a_page();
    world
        .stranger()
        .posts("/api/forms/vraag", kind, vec![0xFF; 3000])
        .await
        .is(422)
        .is_a_page();
    world
        .stranger()
        .posts("/api/forms/vraag", kind, "%%%&=&&=%F0%9F&vraag")
        .await
        .is(422)
        .is_a_page();
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
        .is_a_page();
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
    reply.is(400).is_a_page();
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
async fn the_language_of_the_page_decides() {
    let world = World::new().await;
    for lang in ["nl", "en", "xx-onzin", "<script>"] {
        let reply = world
            .stranger()
            .fills_in("vraag", &[("_lang", lang)])
            .await
            .is(422)
            .is_a_page();
        reply.says("name=\"_lang\" value=\"nl\"").lacks("<script");
    }
}

#[test]
fn fields_are_encoded_as_browsers_do() {
    assert_eq!(encode(&[("a", "é b&")]), "a=%C3%A9+b%26");
}
