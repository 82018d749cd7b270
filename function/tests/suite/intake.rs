//! Submitting a form: the response to a valid one, and the text that survives in an invalid one.

use axum::http::Method;
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
        .shows_a_page();
    let reply = reply
        .says("<title>Klaar – Proefsite</title>")
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
        world
            .stranger()
            .reads_json()
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

/// Nobody can request the code again, so the back button must find it in the browser's own cache.
#[tokio::test]
async fn the_page_with_the_code_is_the_one_that_a_browser_may_go_back_to() {
    let world = World::new().await;
    for text in [QUESTION, "Ik wil dood"] {
        let fields = [("vraag", text)];
        let reply = world.stranger().fills_in("vraag", &fields).await.is(201);
        assert_eq!(reply.header("cache-control"), "private, no-cache");
        reply.lacks("data-once").says("receipt__code");
    }
}

#[tokio::test]
async fn a_signup_hears_its_profile_and_how_it_stands() {
    let world = World::new().await;
    let reply = world
        .stranger()
        .fills_in("aanmelden", &SIGNUP)
        .await
        .is(201)
        .shows_a_page();
    reply
        .says("Je aanmelding is binnen")
        .says("Uit de test: De doener")
        .says("Jij steekt je handen uit de mouwen.");
    let receipt = world
        .stranger()
        .fills_in("aanmelden", &SIGNUP)
        .await
        .receipt();
    let status = world
        .stranger()
        .looks_up(&receipt)
        .await
        .is(200)
        .shows_a_page();
    status
        .says("Hoe staat het ervoor?")
        .says("Het team heeft hem nog niet gelezen.");
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
        .shows_a_page();
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
    page.shows_a_page();
}

#[tokio::test]
async fn programs_hear_what_is_wrong_as_problems() {
    let world = World::new().await;
    let program = world.stranger().reads_json();
    let reply = program
        .posts_json(
            "/api/forms/vraag",
            &json!({ "vraag": "", "gemeente": "parijs" }),
        )
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
        json!([
            { "field": "vraag", "message": "Schrijf eerst je vraag op." },
            { "field": "gemeente", "message": "Deze keuze kennen we niet. Kies er een uit de lijst." }
        ])
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
async fn words_of_danger_put_help_first_and_mark_the_question() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    world.later(1);
    let reply = world
        .stranger()
        .fills_in("vraag", &[("vraag", "Soms denk ik: Ik wil DOOD.")])
        .await
        .is(201)
        .shows_a_page();
    let (help, code) = (
        reply.body.find("helplines--urgent").unwrap(),
        reply.body.find("receipt__code").unwrap(),
    );
    assert!(help < code, "help stands above the receipt");
    assert_eq!(reply.body.matches("<aside").count(), 1);
    let reply = reply
        .says("Wacht niet op ons: bel of chat nu")
        .says("tel:112");
    assert_eq!(
        reply.receipt().len(),
        19,
        "and the question is taken all the same"
    );
    let later = world.stranger().looks_up(&reply.receipt()).await.is(200);
    let (help, status) = (
        later.body.find("helplines--urgent").unwrap(),
        later.body.find("<p class=\"notice").unwrap(),
    );
    assert!(
        status < help,
        "whoever comes back first reads that it arrived"
    );
    assert_eq!(later.body.matches("<aside").count(), 1);
    later.says("tel:112");
    let moderator = world.moderator().await;
    let queue = moderator.queue("open").await;
    moderator
        .gets(&queue[0])
        .await
        .says("Ik wil DOOD")
        .says("Acuut");
    moderator
        .gets(&queue[1])
        .await
        .says(QUESTION)
        .lacks("Acuut");
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
        .says("Dit lijkt spam.")
        .says("een veld ingevuld dat mensen niet zien")
        .says(QUESTION);
    moderator.does(&spam[0], "not-spam", "").await.is(303);
    assert_eq!(moderator.queue("open").await, spam);
    assert!(moderator.queue("spam").await.is_empty());
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
async fn the_language_of_the_page_decides() {
    let world = World::new().await;
    for lang in ["nl", "en", "xx-onzin", "<script>"] {
        let reply = world
            .stranger()
            .fills_in("vraag", &[("_lang", lang)])
            .await
            .is(422)
            .shows_a_page();
        reply.says("name=\"_lang\" value=\"nl\"").lacks("<script");
    }
}

#[test]
fn fields_are_encoded_as_browsers_do() {
    assert_eq!(encode(&[("a", "é b&")]), "a=%C3%A9+b%26");
}
