//! What a team keeps with a question for itself: the shared draft, notes, and who has it.

use crate::conversations::Talk;
use crate::world::{LEFT, Moderator, World};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const ANSWER: &str = "Kies een **rustig** moment.";

#[tokio::test]
async fn a_draft_is_shared_and_nobody_overwrites_another() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    talk.page().await.says("name=\"concept\" value=\"0\"");
    let saves = async |who: &Moderator, text: &str, edition: &str| {
        let fields = [("antwoord", text), ("concept", edition)];
        who.presses(&talk.path, "draft", &fields).await
    };
    let page = saves(&talk.samira, "Begin van Samira", "0").await.is(200);
    page.says("Concept bewaard (vandaag 15:35)");
    let page = bram.gets(&talk.path).await.is(200);
    page.says("Concept van Samira, bewaard (vandaag 15:35)")
        .says("\nBegin van Samira</textarea>")
        .says("name=\"concept\" value=\"1\"");
    // Both go on from there.
    saves(&bram, "Begin van Samira, verder door Bram", "1")
        .await
        .says("Concept bewaard");
    let page = saves(&talk.samira, "Heel iets anders", "1").await.is(200);
    page.says("Bram schreef ook aan dit antwoord")
        .says("\nHeel iets anders</textarea>")
        .says("\nBegin van Samira, verder door Bram</textarea>")
        .says("name=\"concept\" value=\"2\"");
    bram.gets(&talk.path).await.says("verder door Bram");
    // Having seen both, she decides.
    saves(&talk.samira, "Heel iets anders, en van Bram", "2")
        .await
        .says("Concept bewaard");
    bram.gets(&talk.path).await.says("en van Bram</textarea>");
    // Once it is sent, the draft is gone.
    talk.samira
        .does(&talk.path, "answer", "Heel iets anders, en van Bram")
        .await
        .is(303);
    bram.gets(&talk.path).await.lacks("en van Bram</textarea>");
}

#[tokio::test]
async fn a_form_that_repeats_the_draft_holds_nothing_that_could_get_lost() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    let text = "Begin van Samira";
    talk.samira
        .presses(&talk.path, "draft", &[("antwoord", text), ("concept", "0")])
        .await
        .is(200);
    let fields = [("antwoord", text), ("concept", "1")];
    bram.presses(&talk.path, "claim", &fields).await.is(303);
    let released = bram.presses(&talk.path, "give-back", &fields).await.is(303);
    let queue = format!("/desk?gedaan={}.3", talk.path.rsplit('/').next().unwrap());
    assert_eq!(released.header("location"), queue);
    // Of text that is not in the draft the page says so.
    let other = [
        ("antwoord", "Begin van Samira, en van Bram"),
        ("concept", "1"),
    ];
    bram.presses(&talk.path, "claim", &other)
        .await
        .is(200)
        .says("Wat je daarnaast had geschreven staat hieronder nog");
    bram.gets(&talk.path).await.says("en van Bram</textarea>");
    let other = [
        ("antwoord", "Begin van Samira, en van Bram"),
        ("concept", "2"),
    ];
    bram.presses(&talk.path, "leave", &other)
        .await
        .is(200)
        .says("Je bent afgemeld");
}

#[tokio::test]
async fn a_script_keeps_what_is_typed_and_hears_what_became_of_it() {
    let mut talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    let path = format!("{}/draft", talk.path);
    let types = async |who: &Moderator, text: &str, edition: &str| {
        let fields = [("antwoord", text), ("concept", edition), ("versie", "7")];
        who.posts_as_script(&path, &fields).await
    };
    let told = types(&talk.samira, "Kan", "0").await.is(200).json();
    assert_eq!(
        (&told["state"], &told["at"]),
        (&"saved".into(), &"15:35".into())
    );
    let edition = told["edition"].to_string();
    let told = types(&talk.samira, "Kanarie", &edition)
        .await
        .is(200)
        .json();
    assert_eq!(told["edition"], 2);
    let told = types(&bram, "Iets anders", "0").await.is(409).json();
    assert_eq!(told["by"], "Samira");
    // More of the same loses nothing, whichever request comes first.
    types(&bram, "Kanarie, en meer", "1").await.is(200);
    talk.world.lose_the_store().await;
    types(&talk.samira, "Weg", "3").await.is(503);
    talk.world.find_the_store().await;
    types(&talk.samira, "Terug", "3").await.is(200);
    talk.world.stranger().withdraws(&talk.code).await.is(200);
    types(&talk.samira, "Weg", "4").await.is(404);
}

#[tokio::test]
async fn what_is_typed_in_the_page_maker_is_found_again_with_the_question() {
    let world = World::new().await;
    world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let fields = [
        ("antwoord", ANSWER),
        ("titel", "Blijven zitten vertellen"),
        ("vraag", "Hoe vertel ik het?"),
        ("tekst", ANSWER),
        ("door", "team"),
        ("stap", "bekijk"),
    ];
    samira.presses(&path, "publication", &fields).await.is(200);
    // The window is closed, and somebody else opens the question.
    let bram = world.moderator_called("Bram").await;
    let page = bram.gets(&path).await.is(200);
    page.says("De pagina die je had gemaakt")
        .says("value=\"Blijven zitten vertellen\"")
        .says("Kies een **rustig** moment.</textarea>");
}

#[tokio::test]
async fn what_is_typed_beside_the_answer_is_kept_with_it() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    let beside = [
        ("antwoord", ""),
        ("notitie", "Belt <b>morgen</b>."),
        ("collega", "Bram"),
        ("uiterlijk", "2026-11-30"),
        ("opschrift", "Blijven zitten"),
        ("reden", "more-help"),
        ("toelichting", "Vraag je mentor."),
        ("concept", "0"),
    ];
    let path = format!("{}/draft", talk.path);
    talk.samira.posts_as_script(&path, &beside).await.is(200);
    // The window is closed: whoever opens the question finds it again.
    for who in [&talk.samira, &bram] {
        let page = who.gets(&talk.path).await.is(200);
        page.says("Belt &lt;b&gt;morgen&lt;/b&gt;.</textarea>")
            .says("name=\"collega\" form=\"antwoordformulier\" value=\"Bram\"")
            .says("value=\"2026-11-30\"")
            .says("value=\"Blijven zitten\"")
            .says("aria-describedby=\"reden-more-help\" checked")
            .says("Vraag je mentor.</textarea>");
    }
    // What was done is not typed any more; the rest still is.
    let shown = talk.page().await;
    let edition = shown.between("name=\"concept\" value=\"", "\"").to_owned();
    let mut note = beside.to_vec();
    note.pop();
    note.push(("concept", &edition));
    talk.samira.presses(&talk.path, "note", &note).await.is(303);
    let page = talk.page().await;
    page.says("Belt &lt;b&gt;morgen&lt;/b&gt;.</p>")
        .lacks("Belt &lt;b&gt;morgen&lt;/b&gt;.</textarea>")
        .says("Vraag je mentor.</textarea>");
}

#[tokio::test]
async fn notes_are_for_the_team() {
    let talk = Talk::begun().await;
    let notes = async |who: &Moderator, text: &str| {
        who.presses(&talk.path, "note", &[("notitie", text)]).await
    };
    notes(&talk.samira, "Ik bel <b>morgen</b> met school")
        .await
        .is(303);
    let bram = talk.world.moderator_called("Bram").await;
    notes(&bram, "Goed plan").await.is(303);
    let page = talk.page().await;
    page.says("Ik bel &lt;b&gt;morgen&lt;/b&gt; met school")
        .says("Samira · vandaag 15:35")
        .says("Goed plan")
        .says("Notitie geschreven door Bram");
    notes(&bram, " ").await.is(422).says("Schrijf eerst iets");
    let long = "a".repeat(2001);
    notes(&bram, &long)
        .await
        .is(422)
        .says("te lang")
        .says(&long);
    talk.looks().await.lacks("Goed plan").lacks("Ik bel");
}

#[tokio::test]
async fn somebody_is_asked_by_name_with_a_reason_and_a_day() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    let asks = [
        ("collega", "Bram"),
        ("notitie", "Hij noemt een wapen"),
        ("uiterlijk", "2026-11-23"),
    ];
    let late = [("collega", "Bram"), ("uiterlijk", "2026-11-20")];
    let reply = talk.samira.presses(&talk.path, "escalate", &late).await;
    reply.is(422).says("Kies een dag die nog moet komen");
    talk.samira
        .presses(&talk.path, "escalate", &asks)
        .await
        .is(303);
    bram.gets(&talk.path)
        .await
        .says("Samira gaf dit aan jou door")
        .says("uiterlijk 23 november 2026")
        .says("Hij noemt een wapen")
        .says("Aan iemand met meer kennis gevraagd door Samira");
    talk.world.seconds_later(LEFT);
    talk.looks().await.says("iemand met meer kennis");
}

#[tokio::test]
async fn a_claim_falls_free_after_a_day_of_silence() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    bram.does(&talk.path, "claim", "").await.is(303);
    talk.world.later(23);
    let bram = talk.world.moderator_called("Bram").await;
    bram.presses(&talk.path, "note", &[("notitie", "Ik ben er nog")])
        .await
        .is(303);
    talk.world.later(23);
    let samira = talk.world.moderator_called("Samira").await;
    samira.gets(&talk.path).await.says("Bram is hiermee bezig");
    talk.world.later(2);
    let samira = talk.world.moderator_called("Samira").await;
    samira
        .gets(&talk.path)
        .await
        .lacks("is hiermee bezig")
        .says("Weer vrij voor iedereen: het was een dag stil")
        .says("Ik pak deze op");
}

#[tokio::test]
async fn a_list_shows_a_silent_claim_as_free_before_anybody_opens_it() {
    let talk = Talk::begun().await;
    talk.samira.presses(&talk.path, "claim", &[]).await.is(303);
    talk.samira.presses(&talk.path, "acute", &[]).await.is(303);
    let path = std::slice::from_ref(&talk.path);
    talk.world.later(24);
    let bram = talk.world.moderator_called("Bram").await;
    assert!(bram.queue("vrij").await.is_empty());
    talk.world.later(1);
    assert_eq!(bram.queue("vrij").await, path);
    assert!(bram.queue("wacht").await.is_empty());
    bram.gets("/desk?lijst=open").await.lacks("ermee bezig");
    // Who gives a sign keeps it, whatever list is looked at.
    bram.presses(&talk.path, "claim", &[]).await.is(303);
    talk.world.later(23);
    let bram = talk.world.moderator_called("Bram").await;
    let note = [("notitie", "Ik ben er nog")];
    bram.presses(&talk.path, "note", &note).await.is(303);
    talk.world.later(3);
    let bram = talk.world.moderator_called("Bram").await;
    assert!(bram.queue("vrij").await.is_empty());
    assert_eq!(bram.queue("mijn").await, path);
}
