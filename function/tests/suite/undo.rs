//! What one click did, another one undoes; and nobody who was told something is silently told something else.

use store::{Status, Submission};

use crate::conversations::Talk;
use crate::stages::id;
use crate::world::{LEFT, Reply};

const NEW: &str = "Je vraag is aangekomen";
const CLAIMED: &str = "Iemand leest je vraag en werkt aan een antwoord";
const ESCALATED: &str = "iemand met meer kennis";
const CLOSED: &str = "maar een antwoord is er niet gekomen";
const REJECTED: &str = "Op deze vraag kunnen we zelf geen antwoord geven";
const REASON: (&str, &str) = ("reden", "unclear");

async fn stored(talk: &Talk) -> Submission {
    let id = id(&talk.path);
    let found = talk.world.store.find(&id, talk.world.now());
    found.await.unwrap()
}

async fn status(talk: &Talk) -> Status {
    stored(talk).await.entry.status
}

async fn presses(talk: &Talk, action: &str, fields: &[(&str, &str)]) -> Reply {
    talk.samira.presses(&talk.path, action, fields).await
}

#[tokio::test]
async fn every_move_of_a_question_is_undone_by_one_button_of_the_page_that_follows() {
    for (before, action, fields) in [
        ("", "claim", &[][..]),
        ("", "spam", &[]),
        ("spam", "not-spam", &[]),
        ("claim", "give-back", &[]),
        ("claim", "escalate", &[]),
        ("claim", "hand-over", &[("collega", "Fatima")]),
        ("claim", "escalate", &[("collega", "Fatima")]),
        ("claim", "reject", &[REASON]),
        ("", "close", &[]),
        ("escalate", "claim", &[]),
    ] {
        let talk = Talk::begun().await;
        talk.world.moderator_called("Fatima").await;
        if !before.is_empty() {
            presses(&talk, before, &[]).await.is(303);
            talk.world.seconds_later(LEFT);
        }
        let seen = stored(&talk).await;
        let reply = presses(&talk, action, fields).await.is(303);
        let page = talk.samira.gets(reply.header("location")).await.is(200);
        let page = page.says("Maak dit ongedaan").says("door Samira");
        let version = page.between("name=\"versie\" value=\"", "\"").to_owned();
        let address = format!("{}/undo", talk.path);
        let fields = [("versie", &*version)];
        talk.samira.posts(&address, &fields).await.is(303);
        let now = stored(&talk).await;
        assert_eq!(now.entry.status, seen.entry.status, "{action}");
        assert_eq!(now.assignee, seen.assignee, "{action}");
        assert_eq!(now.entry.holder, seen.entry.holder, "{action}");
        assert_eq!(now.before, None, "{action}");
        let page = talk.page().await.says("Ongedaan gemaakt door Samira");
        page.lacks("Maak dit ongedaan");
        // Once is enough, and a second click says so.
        let again = talk.samira.posts(&address, &fields).await.is(303);
        let again = talk.samira.gets(again.header("location")).await.is(200);
        again.says("Gelukt. ").lacks("was je voor");
    }
}

#[tokio::test]
async fn what_is_closed_or_rejected_is_told_after_ten_minutes_and_undone_until_then() {
    for (action, words) in [
        ("close", CLOSED),
        ("reject", REJECTED),
        ("escalate", ESCALATED),
    ] {
        let talk = Talk::begun().await;
        presses(&talk, "claim", &[]).await.is(303);
        presses(&talk, action, &[REASON]).await.is(303);
        // It was pressed at 15:35 in the Netherlands.
        let page = talk.page().await.says("De afzender leest het vanaf 15:46");
        page.says("Maak dit ongedaan").lacks(">Heropen<");
        for _ in 0..10 {
            talk.looks().await.says(CLAIMED).lacks(words);
            talk.world.seconds_later(60);
        }
        presses(&talk, "undo", &[]).await.is(303);
        talk.world.seconds_later(LEFT);
        talk.looks().await.says(CLAIMED).lacks(words);
        assert_eq!(status(&talk).await, Status::Claimed, "{action}");

        presses(&talk, action, &[REASON]).await.is(303);
        talk.world.seconds_later(LEFT);
        talk.looks().await.says(words);
        talk.page().await.lacks("Maak dit ongedaan");
        presses(&talk, "undo", &[]).await.is(409);
        talk.looks().await.says(words);
    }
}

#[tokio::test]
async fn a_colleague_undoes_what_nobody_was_told_and_nothing_else() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    presses(&talk, "claim", &[]).await.is(303);
    // Bram would take it over instead.
    bram.gets(&talk.path).await.lacks("Maak dit ongedaan");
    presses(&talk, "close", &[]).await.is(303);
    bram.gets(&talk.path).await.says("Maak dit ongedaan");
    bram.presses(&talk.path, "undo", &[]).await.is(303);
    talk.page()
        .await
        .says("Ongedaan gemaakt door Bram")
        .says("Jij bent hiermee bezig");
}

#[tokio::test]
async fn a_label_in_between_tells_the_asker_nothing_earlier() {
    let talk = Talk::begun().await;
    presses(&talk, "close", &[]).await.is(303);
    presses(&talk, "label", &[("opschrift", "Blijven zitten")])
        .await
        .is(303);
    talk.looks().await.says(NEW).lacks(CLOSED);
    talk.world.seconds_later(LEFT);
    talk.looks().await.says(CLOSED);
}

#[tokio::test]
async fn whoever_adds_something_in_these_minutes_is_not_told_of_an_end_that_was_none() {
    let talk = Talk::begun().await;
    presses(&talk, "reject", &[REASON]).await.is(303);
    let page = talk.looks().await.says(NEW);
    page.says("/api/receipts/follow-up");
    let body = crate::world::encode(&[("code", &*talk.code), ("vervolg", "Toch nog dit?")]);
    let form = "application/x-www-form-urlencoded";
    let sent = talk.world.stranger();
    let sent = sent.posts("/api/receipts/follow-up", form, body).await;
    sent.is(201);
    talk.world.seconds_later(LEFT);
    talk.looks()
        .await
        .lacks(REJECTED)
        .lacks("begrijpen nog niet");
    assert_eq!(status(&talk).await, Status::New);
}

#[tokio::test]
async fn what_was_closed_or_rejected_is_reopened_as_a_new_step_that_the_asker_reads() {
    for (action, words) in [("close", CLOSED), ("reject", REJECTED)] {
        let talk = Talk::begun().await;
        presses(&talk, action, &[REASON]).await.is(303);
        talk.world.seconds_later(LEFT);
        talk.page().await.says(">Heropen<");
        presses(&talk, "reopen", &[]).await.is(303);
        talk.looks().await.says(words);
        talk.page().await.says("Heropend door Samira");
        talk.world.seconds_later(LEFT);
        let again = "We kijken toch nog eens naar je vraag";
        talk.looks().await.says(again).lacks(words);
        // The words stay true as it goes on.
        presses(&talk, "claim", &[]).await.is(303);
        talk.looks().await.says(CLAIMED);
        presses(&talk, "give-back", &[]).await.is(303);
        talk.looks().await.says(again);
        talk.samira.does(&talk.path, "answer", "Dag!").await.is(303);
        talk.looks().await.says("Dag!").lacks(again);
        let told = talk.world.stranger().reads_json();
        let told = told.looks_up(&talk.code).await.is(200).json();
        assert_eq!(told["answer"], "Dag!", "{action}");
    }
}

#[tokio::test]
async fn what_was_answered_and_closed_is_answered_again_when_it_is_reopened() {
    let talk = Talk::begun().await;
    talk.samira.does(&talk.path, "answer", "Dag!").await.is(303);
    presses(&talk, "close", &[]).await.is(303);
    talk.world.seconds_later(LEFT);
    talk.looks().await.says("Dit gesprek is afgerond");
    presses(&talk, "reopen", &[]).await.is(303);
    talk.world.seconds_later(LEFT);
    talk.looks()
        .await
        .says("Dag!")
        .says("een antwoord geschreven")
        .lacks("Dit gesprek is afgerond");
    assert_eq!(status(&talk).await, Status::Answered);
}

#[tokio::test]
async fn nobody_declines_without_a_reason_and_what_was_typed_stays() {
    let talk = Talk::begun().await;
    let own = [("toelichting", "Vraag het je mentor.")];
    let page = presses(&talk, "reject", &own).await.is(422);
    page.says("Kies eerst waarom")
        .says("Vraag het je mentor.</textarea>")
        .says("<details class=\"sure\" open>");
    assert_eq!(status(&talk).await, Status::New);
    let long = "x".repeat(1001);
    let fields = [REASON, ("toelichting", &*long)];
    let page = presses(&talk, "reject", &fields).await.is(422);
    page.says("te lang").says("checked");
    let wrong = [("reden", "recognisable")];
    presses(&talk, "reject", &wrong).await.is(422);
}

#[tokio::test]
async fn the_reason_is_read_as_the_page_of_the_desk_shows_it() {
    let talk = Talk::begun().await;
    let page = talk.page().await;
    let sentence = page
        .between("id=\"reden-unclear\">De afzender leest: “", "”")
        .to_owned();
    assert!(sentence.starts_with("We hebben je vraag goed gelezen"));
    let fields = [REASON, ("toelichting", "Tot **gauw**.")];
    presses(&talk, "reject", &fields).await.is(303);
    talk.page().await.says("Dit leest de afzender vanaf 15:46");
    talk.world.seconds_later(LEFT);
    let read = talk.looks().await.says(&sentence);
    read.says("<strong>gauw</strong>").lacks("Er is antwoord");
    let told = talk.world.stranger().reads_json();
    let told = told.looks_up(&talk.code).await.is(200).json();
    assert_eq!(told["status"], "rejected");
    assert_eq!(told["answer"], serde_json::Value::Null);
    assert_eq!(told["reason"], format!("{sentence}\n\nTot **gauw**."));
}

#[tokio::test]
async fn the_undo_names_the_move_that_it_undoes() {
    for (first, fields, second, also, words, told) in [
        (
            "claim",
            &[][..],
            "attention",
            &[][..],
            "Opgepakt door Samira",
            false,
        ),
        (
            "claim",
            &[],
            "note",
            &[("notitie", "Even bellen")],
            "Opgepakt door Samira",
            false,
        ),
        (
            "reject",
            &[REASON],
            "label",
            &[("opschrift", "Blijven zitten")],
            "Afgewezen door Samira",
            true,
        ),
    ] {
        let talk = Talk::begun().await;
        presses(&talk, first, fields).await.is(303);
        presses(&talk, second, also).await.is(303);
        let page = talk.page().await;
        let last = page.between("<div class=\"notice done\">\n<p>", "</p>");
        assert!(last.starts_with(words), "{last}");
        assert_eq!(last.contains("De afzender leest het vanaf"), told, "{last}");
        let urgency = stored(&talk).await.entry.urgency;
        presses(&talk, "undo", &[]).await.is(303);
        let now = stored(&talk).await;
        assert_eq!(now.entry.status, Status::New, "{first}");
        // What came after it is no part of it.
        assert_eq!(now.entry.urgency, urgency, "{second}");
    }
}

#[tokio::test]
async fn a_reason_is_never_read_as_an_answer_also_when_it_is_looked_at_again() {
    const HELPED: &str = "/api/receipts/helped";
    let talk = Talk::begun().await;
    let json = async || {
        let told = talk.world.stranger().reads_json();
        told.looks_up(&talk.code).await.is(200).json()
    };
    let nothing = serde_json::Value::Null;
    presses(&talk, "reject", &[REASON]).await.is(303);
    talk.world.seconds_later(LEFT);
    presses(&talk, "reopen", &[]).await.is(303);
    // They do not read of it yet.
    let page = talk.looks().await.says(REJECTED);
    page.lacks("Er is antwoord")
        .lacks("Het antwoord")
        .lacks(HELPED);
    let told = json().await;
    assert_eq!(
        (&told["status"], &told["answer"]),
        (&"rejected".into(), &nothing)
    );
    let desk = talk.page().await.lacks("Er is een antwoord");
    for action in ["reject", "ask", "close", "answer"] {
        let button = format!("{}/{action}\"", talk.path);
        assert!(desk.body.contains(&button), "{action}");
    }
    talk.world.seconds_later(LEFT);
    let page = talk.looks().await.says("We kijken toch nog eens");
    page.lacks("Er is antwoord")
        .lacks("Het antwoord")
        .lacks(HELPED);
    let told = json().await;
    assert_eq!((&told["reason"], &told["answer"]), (&nothing, &nothing));
    // Closed, it still has no answer, and it is no answered one when it is reopened.
    presses(&talk, "close", &[]).await.is(303);
    talk.world.seconds_later(LEFT);
    talk.looks().await.says(CLOSED).lacks("Het antwoord");
    presses(&talk, "reopen", &[]).await.is(303);
    assert_eq!(status(&talk).await, Status::New);
    talk.world.seconds_later(LEFT);
    // An answer that is on its way is none, and called back it leaves the question open.
    talk.samira
        .presses(&talk.path, "answer", &[("antwoord", "Dag!")])
        .await
        .is(303);
    talk.looks().await.lacks("Er is antwoord").lacks("Dag!");
    presses(&talk, "recall", &[]).await.is(303);
    assert_eq!(status(&talk).await, Status::Claimed);
    talk.samira.does(&talk.path, "answer", "Dag!").await.is(303);
    talk.looks()
        .await
        .says("Er is antwoord")
        .says("Dag!")
        .says(HELPED);
}
