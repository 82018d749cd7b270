//! Looking up a receipt.

use serde_json::json;

use crate::world::World;

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const ANSWER: &str = "Dag! Goed dat je het vraagt.\nVertel het op een rustig moment.\n\n<i>Samen</i> met iemand mag ook.";

async fn answered(world: &World) -> String {
    let receipt = world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let queue = moderator.queue("open").await;
    moderator.does(&queue[0], "answer", ANSWER).await.is(303);
    receipt
}

#[tokio::test]
async fn the_status_comes_in_words() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let reply = world
        .stranger()
        .looks_up(&receipt)
        .await
        .is(200)
        .shows_a_page();
    reply
        .says("<title>Klaar – Proefsite</title>")
        .says("Nog geen antwoord")
        .says("Je vraag is aangekomen.")
        .says("Meestal is er binnen drie werkdagen een antwoord.")
        .says("Tot 20 mei 2027")
        .says("tel:08000432")
        .says("action=\"/api/receipts/withdraw\"")
        // Their own words are folded away.
        .says(&format!(
            "<details class=\"own\">\n<summary class=\"own__title\">Wat je vroeg</summary>\n<div class=\"own__text\" dir=\"auto\"><p>{QUESTION}</p></div>"
        ));
}

#[tokio::test]
async fn a_promise_that_is_over_is_not_repeated() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    for (days, says) in [(3, true), (6, false)] {
        world.later(24 * days);
        let reply = world.stranger().looks_up(&receipt).await.is(200);
        let said = reply.body.contains("Meestal is er binnen drie werkdagen");
        assert_eq!(said, says, "{days} days later");
    }
}

#[tokio::test]
async fn without_a_promise_a_receipt_still_says_when_to_look() {
    let world = World::with_files(|files| {
        let facts = files.get_mut("site.json").unwrap();
        let mut read: serde_json::Value = serde_json::from_slice(facts).unwrap();
        read["answer_within"] = "".into();
        *facts = serde_json::to_vec(&read).unwrap();
    })
    .await;
    let asked = [("vraag", QUESTION)];
    let sent = world.stranger().fills_in("vraag", &asked).await.is(201);
    let sent = sent
        .says("Kijk over een paar dagen op de pagina")
        .lacks("Ga daarna")
        .lacks("Meestal is er binnen");
    let status = world.stranger().looks_up(&sent.receipt()).await.is(200);
    status.lacks("Meestal is er binnen");
}

#[tokio::test]
async fn the_receipt_opens_the_answer() {
    let world = World::new().await;
    let receipt = answered(&world).await;
    let reply = world
        .stranger()
        .looks_up(&receipt)
        .await
        .is(200)
        .shows_a_page();
    reply
        .says("<title>Klaar – Proefsite</title>")
        .says("Er is antwoord")
        .says("<p>Dag! Goed dat je het vraagt.<br>Vertel het op een rustig moment.</p>")
        .says("<p>&lt;i&gt;Samen&lt;/i&gt; met iemand mag ook.</p>")
        .lacks("<i>");
    let json = world
        .stranger()
        .reads_json()
        .looks_up(&receipt)
        .await
        .is(200)
        .json();
    assert_eq!(
        json,
        json!({
            "status": "answered",
            "answer": ANSWER,
            "question": null,
            "reason": null,
            "earlier": [],
            "messages": [{ "by": "you", "text": QUESTION }, { "by": "team", "text": ANSWER }],
            "follow_up": true,
            "expires": "2027-05-20",
        })
    );
}

#[tokio::test]
async fn an_answer_has_lists_and_what_can_be_tapped() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let answer = "Doe **één** ding:\n- bel 113\n- kijk op https://www.113.nl.\n\n[x](javascript:alert(1)) <b>";
    moderator.does(&path, "answer", answer).await.is(303);
    let page = world.stranger().looks_up(&receipt).await.is(200);
    page.shows_a_page()
        .says("<p>Doe <strong>één</strong> ding:</p>")
        .says("<li>bel <a href=\"tel:113\" rel=\"noreferrer\">113</a></li>")
        .says("<a href=\"https://www.113.nl\" rel=\"noreferrer\">https://www.113.nl</a>.</li>")
        .says("[x](javascript:alert(1)) &lt;b&gt;")
        .lacks("href=\"javascript");
}

#[tokio::test]
async fn an_answer_is_not_shown_again_without_its_code() {
    let world = World::new().await;
    let receipt = answered(&world).await;
    let page = world.stranger().looks_up(&receipt).await.is(200);
    page.says("data-once")
        .says("data-quick-exit=\"https://www.weer.nl/\"");
    let again = world.stranger().gets("/api/receipts").await.is(405);
    again
        .shows_a_page()
        .says("Vul je code nog een keer in")
        .says("name=\"code\"");
}

#[tokio::test]
async fn the_code_may_be_typed_carelessly() {
    let world = World::new().await;
    let receipt = answered(&world).await;
    let careless = format!(
        " {} ",
        receipt
            .to_lowercase()
            .replace('-', " ")
            .replace('0', "o")
            .replace('1', "l")
    );
    world
        .stranger()
        .looks_up(&careless)
        .await
        .is(200)
        .says("Goed dat je het vraagt");
}

#[tokio::test]
async fn a_code_that_is_none_is_explained_and_kept() {
    let world = World::new().await;
    for (code, words) in [
        ("", "Vul je code in."),
        ("ABCD-EFGH-JKMN-PQR", "Dit zijn er 15."),
        ("ABCD-EFGH-JKMN-PQRST", "Dit zijn er 17."),
        ("ABCD-EFGH-JKMN-PQR\"", "een teken dat er niet in hoort"),
    ] {
        let reply = world.stranger().looks_up(code).await.is(422).shows_a_page();
        let kept = format!("value=\"{}\"", code.replace('"', "&quot;"));
        reply
            .says("<title>Fout: Lees je antwoord")
            .says(words)
            .says("href=\"#f-code\"")
            .says(&kept);
    }
    let json = world
        .stranger()
        .reads_json()
        .looks_up("kort")
        .await
        .is(422)
        .json();
    assert_eq!(json["errors"][0]["field"], "code");
}

#[tokio::test]
async fn unknown_withdrawn_and_expired_look_alike() {
    let world = World::new().await;
    let withdrawn = world.ask(QUESTION).await;
    world.stranger().withdraws(&withdrawn).await.is(200);
    let expired = world.ask(QUESTION).await;
    world.later(181 * 24);
    let mut pages = Vec::new();
    for code in ["7ZQ4-9KXM-2B8H-VW5T", &withdrawn, &expired] {
        let reply = world
            .stranger()
            .looks_up(code)
            .await
            .is(404)
            .shows_a_page()
            .says("Bij deze code vinden we niets")
            .says("<title>Het lukte niet – Proefsite</title>");
        pages.push((
            format!("{:?}", reply.headers),
            reply.body.replace(code, "CODE"),
        ));
        world
            .stranger()
            .withdraws(code)
            .await
            .is(404)
            .shows_a_page();
    }
    assert!(pages.iter().all(|page| *page == pages[0]));
}

#[tokio::test]
async fn withdrawing_asks_once_and_then_deletes() {
    let world = World::new().await;
    let receipt = answered(&world).await;
    let stranger = world.stranger();
    let unsure = format!("code={receipt}");
    stranger
        .posts(
            "/api/receipts/withdraw",
            "application/x-www-form-urlencoded",
            unsure,
        )
        .await
        .is(200)
        .shows_a_page()
        .says("Weet je het zeker?")
        .says("<title>Nog één ding – Proefsite</title>")
        .says("name=\"confirm\" value=\"ja\"");
    world.stranger().looks_up(&receipt).await.is(200);
    world
        .stranger()
        .withdraws(&receipt)
        .await
        .is(200)
        .shows_a_page()
        .says("Het is weg")
        .lacks(&receipt);
    world.stranger().looks_up(&receipt).await.is(404);
    let moderator = world.moderator().await;
    for list in ["open", "beantwoord", "afgerond", "spam"] {
        assert!(moderator.queue(list).await.is_empty(), "{list}");
    }
}

#[tokio::test]
async fn programs_withdraw_in_two_steps_too() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let program = world.stranger().reads_json();
    let path = "/api/receipts/withdraw";
    assert_eq!(
        program
            .posts_json(path, &json!({ "code": receipt }))
            .await
            .is(200)
            .json()["withdrawn"],
        false
    );
    let sure = json!({ "code": receipt, "confirm": true });
    assert_eq!(
        program.posts_json(path, &sure).await.is(200).json()["withdrawn"],
        true
    );
    program.posts_json(path, &sure).await.is(404);
}

#[tokio::test]
async fn what_has_expired_is_gone_before_the_engine_removes_it() {
    let world = World::new().await;
    let receipt = world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    world.later(180 * 24 - 1);
    world.stranger().looks_up(&receipt).await.is(200);
    world.later(1);
    world.stranger().looks_up(&receipt).await.is(404);
    let moderator = world.moderator().await;
    assert!(moderator.queue("open").await.is_empty());
    moderator.gets(&path).await.is(404).lacks(QUESTION);
}

#[tokio::test]
async fn a_code_of_a_megabyte_is_not_given_back() {
    let world = World::new().await;
    let reply = world
        .stranger()
        .looks_up(&"A".repeat(100_000))
        .await
        .is(413)
        .shows_a_page();
    assert!(reply.body.len() < 10_000);
}
