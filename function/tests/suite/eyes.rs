//! A second pair of eyes: what one person wrote leaves after another one of the team looked at it, and not before.

use store::Status;

use crate::conversations::Talk;
use crate::stages::id;
use crate::world::{LEFT, Moderator, World};

const ANSWER: &str = "Kies een **rustig** moment.";
const WAITS: &str = "Iemand leest je vraag en werkt aan een antwoord";

/// A question of which Samira wants that a second person looks, with her answer to it.
async fn proposed() -> (Talk, Moderator) {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    talk.samira.presses(&talk.path, "eyes", &[]).await.is(303);
    let page = talk.page().await;
    page.says("gaat pas weg als een collega het heeft gelezen");
    let answer = [("antwoord", ANSWER)];
    talk.samira
        .presses(&talk.path, "answer", &answer)
        .await
        .is(303);
    (talk, bram)
}

async fn status(talk: &Talk) -> Status {
    let id = id(&talk.path);
    let found = talk.world.store.find(&id, talk.world.now()).await;
    found.unwrap().entry.status
}

#[tokio::test]
async fn an_answer_waits_until_a_colleague_has_seen_it() {
    let (talk, bram) = proposed().await;
    let page = talk.page().await.says("Een collega uit je team leest het");
    page.says("Dit wacht op een tweede paar ogen")
        .says("Ter lezing aan een collega gegeven door Samira")
        .lacks("Gezien, mag weg");
    talk.world.seconds_later(LEFT);
    talk.looks().await.says(WAITS).lacks("rustig");
    talk.samira
        .presses(&talk.path, "release", &[])
        .await
        .is(409);
    talk.looks().await.says(WAITS).lacks("rustig");
    // It stays among what is to be done, with a mark.
    let list = bram.gets("/desk?lijst=open").await.is(200);
    list.says("wacht op tweede paar ogen");
    let page = bram.gets(&talk.path).await.is(200);
    page.says("Samira schreef dit")
        .says("Kies een <strong>rustig</strong> moment.")
        .says("Gezien, mag weg");
    bram.presses(&talk.path, "release", &[]).await.is(303);
    assert_eq!(status(&talk).await, Status::Answered);
    talk.looks().await.lacks("rustig");
    talk.page().await.says("Je antwoord gaat weg om");
    talk.world.seconds_later(LEFT);
    talk.looks().await.says("<strong>rustig</strong>");
    talk.page().await.says("Gelezen door Bram: mag weg");
}

#[tokio::test]
async fn a_change_needs_new_eyes() {
    let (talk, bram) = proposed().await;
    bram.presses(&talk.path, "recall", &[]).await.is(303);
    let page = bram.gets(&talk.path).await.is(200);
    page.says("Kies een **rustig** moment.</textarea>")
        .lacks("Gezien, mag weg");
    bram.presses(&talk.path, "release", &[]).await.is(409);
    let other = [("antwoord", "Een ander antwoord.")];
    bram.presses(&talk.path, "answer", &other).await.is(303);
    bram.presses(&talk.path, "release", &[]).await.is(409);
    talk.samira
        .presses(&talk.path, "release", &[])
        .await
        .is(303);
    talk.world.seconds_later(LEFT);
    talk.looks()
        .await
        .says("Een ander antwoord.")
        .lacks("rustig");
}

#[tokio::test]
async fn a_question_back_waits_too_and_the_mark_can_be_taken_away() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    talk.samira.presses(&talk.path, "eyes", &[]).await.is(303);
    let asks = [("antwoord", "Hoe oud ben je?")];
    talk.samira.presses(&talk.path, "ask", &asks).await.is(303);
    talk.world.seconds_later(LEFT);
    talk.looks().await.lacks("Hoe oud");
    bram.presses(&talk.path, "release", &[]).await.is(303);
    talk.world.seconds_later(LEFT);
    talk.looks().await.says("We hebben een vraag aan je");
    talk.samira
        .presses(&talk.path, "no-eyes", &[])
        .await
        .is(303);
    talk.samira.does(&talk.path, "answer", ANSWER).await.is(303);
    talk.looks().await.says("<strong>rustig</strong>");
}

#[tokio::test]
async fn whoever_is_alone_goes_on_after_saying_so_and_the_audit_says_it_too() {
    let talk = Talk::begun().await;
    talk.samira.presses(&talk.path, "eyes", &[]).await.is(303);
    let answer = [("antwoord", ANSWER)];
    talk.samira
        .presses(&talk.path, "answer", &answer)
        .await
        .is(303);
    let page = talk.page().await.says("je bent nu de enige in dit team");
    page.says("Laat het zonder tweede paar ogen weggaan…");
    talk.samira
        .presses(&talk.path, "release", &[])
        .await
        .is(303);
    talk.page()
        .await
        .says("Zonder tweede paar ogen weggestuurd door Samira");
    talk.world.seconds_later(LEFT);
    talk.looks().await.says("<strong>rustig</strong>");
}

#[tokio::test]
async fn whoever_adds_something_first_makes_a_draft_of_it_again() {
    let (talk, bram) = proposed().await;
    let body = crate::world::encode(&[("code", &*talk.code), ("vervolg", "Nog iets")]);
    let form = "application/x-www-form-urlencoded";
    let stranger = talk.world.stranger();
    let sent = stranger.posts("/api/receipts/follow-up", form, body).await;
    sent.is(201);
    bram.gets(&talk.path)
        .await
        .says("Kies een **rustig** moment.</textarea>")
        .lacks("Gezien, mag weg");
    bram.presses(&talk.path, "release", &[]).await.is(409);
}

/// The question form, which wants it of every answer.
fn wanting() -> String {
    let form = crate::world::site::VRAAG;
    form.replacen(
        "anonymous = true",
        "anonymous = true\nsecond_eyes = true",
        1,
    )
}

#[tokio::test]
async fn a_form_can_want_it_of_every_answer() {
    let form = wanting();
    assert!(forms::Form::parse(&form).unwrap().second_eyes);
    assert!(
        !forms::Form::parse(crate::world::site::VRAAG)
            .unwrap()
            .second_eyes
    );
    assert!(forms::Form::parse(&form.replace("eyes = true", "eyes = \"ja\"")).is_err());
}

#[tokio::test]
async fn what_a_form_wants_a_second_person_approves_and_it_leaves_once() {
    let form = wanting();
    let change = |files: &mut std::collections::BTreeMap<String, Vec<u8>>| {
        files.insert("formulieren/vraag.toml".into(), form.into());
    };
    let world = World::with_files(change).await;
    let code = world.ask("Hoe vertel ik thuis dat ik blijf zitten?").await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let page = samira.gets(&path).await.is(200);
    page.says("gaat pas weg als een collega het heeft gelezen");
    let answer = [("antwoord", ANSWER)];
    samira.presses(&path, "answer", &answer).await.is(303);
    let page = samira.gets(&path).await.is(200);
    page.says("je bent nu de enige in dit team")
        .says("Laat het zonder tweede paar ogen weggaan…");
    // Nobody is alone any more once a colleague is there.
    let bram = world.moderator_called("Bram").await;
    let page = samira.gets(&path).await.is(200);
    page.says("Een collega uit je team leest het")
        .lacks("de enige in dit team");
    samira.presses(&path, "release", &[]).await.is(409);
    world.seconds_later(LEFT);
    let reads = async || world.stranger().looks_up(&code).await.is(200);
    reads().await.says(WAITS).lacks("rustig");
    let shown = bram.gets(&path).await.is(200).says("Gezien, mag weg");
    let version = shown.between("name=\"versie\" value=\"", "\"").to_owned();
    let release = [("versie", &*version)];
    let to = format!("{path}/release");
    let both = tokio::join!(bram.posts(&to, &release), bram.posts(&to, &release));
    for reply in [both.0, both.1] {
        reply.is(303).lacks("was je voor");
    }
    reads().await.says(WAITS).lacks("rustig");
    world.seconds_later(LEFT);
    let read = reads().await;
    assert_eq!(read.body.matches("<strong>rustig</strong>").count(), 1);
    let audit = world.store.audit(&id(&path)).await.unwrap();
    let released = audit.iter().filter(|entry| entry.what == "released");
    assert_eq!(released.count(), 1);

    // A second message waits as well, and whoever is alone again lets it leave after saying so.
    let more = [("antwoord", "Wacht niet te lang.")];
    samira.presses(&path, "answer", &more).await.is(303);
    world.seconds_later(LEFT);
    reads().await.lacks("Wacht niet te lang");
    let colleague = crate::people::person(&world, "Bram").await;
    let end = format!("/desk/people/{colleague}/end");
    samira.posts(&end, &[]).await.is(303);
    let page = samira.gets(&path).await.is(200);
    page.says("je bent nu de enige in dit team");
    samira.presses(&path, "release", &[]).await.is(303);
    let page = samira.gets(&path).await.is(200);
    page.says("Zonder tweede paar ogen weggestuurd door Samira");
    world.seconds_later(LEFT);
    let read = reads().await;
    assert_eq!(read.body.matches("Wacht niet te lang.").count(), 1);
    assert_eq!(read.body.matches("<strong>rustig</strong>").count(), 1);
}
