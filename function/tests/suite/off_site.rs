//! Pages that are to leave the site, and pages that wait: what the asker and the desk read of them.

use crate::world::{Moderator, World};

const QUESTION: &str = "Ik blijf zitten. Hoe vertel ik dat thuis?";

/// A question with an answer and a page that is ready for the site, not yet on its way out.
async fn placed(world: &World) -> (String, Moderator, String) {
    let receipt = world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let page = [
        ("stap", "plaats"),
        ("antwoord", "Kies een rustig moment."),
        ("titel", "Hoe vertel ik thuis dat ik blijf zitten?"),
        ("vraag", "Hoe vertel ik dat thuis?"),
        ("tekst", "Kies een rustig moment."),
        ("onderwerpen", "school"),
        ("leeftijd", "15-17"),
        ("door", "broker"),
    ];
    samira.presses(&path, "publication", &page).await.is(303);
    (receipt, samira, path)
}

#[tokio::test]
async fn a_page_of_what_was_withdrawn_is_told_until_it_left_the_site() {
    let world = World::new().await;
    let (receipt, samira, _) = placed(&world).await;
    world.seconds_later(crate::world::LEFT);
    let stranger = world.stranger();
    stranger
        .looks_up(&receipt)
        .await
        .lacks("gaat wat later weg");
    samira.posts("/desk/collect", &[]).await.says("Geschreven:");
    samira.gets("/desk/collect").await.lacks("van de site af");
    stranger.looks_up(&receipt).await.says("gaat wat later weg");
    let gone = stranger.withdraws(&receipt).await.is(200);
    gone.says("Wat je stuurde is weg")
        .says("Die kan er nu nog staan")
        .lacks("Het is weg");
    for place in [
        "/desk/collect",
        "/desk?lijst=open",
        "/desk?lijst=beantwoord",
    ] {
        let page = samira.gets(place).await.is(200);
        page.says("Eén pagina moet van de site af");
    }
    let done = samira.posts("/desk/collect", &[]).await.is(200);
    done.says("Weggehaald, want ingetrokken:")
        .lacks("van de site af");
    samira
        .gets("/desk?lijst=open")
        .await
        .lacks("van de site af");
    // What was never a page is simply gone.
    let other = world.ask(QUESTION).await;
    let gone = stranger.withdraws(&other).await.is(200);
    gone.says("Het is weg").lacks("Die kan er nu nog staan");
}

#[tokio::test]
async fn a_page_whose_answer_was_called_back_waits_for_an_answer() {
    let world = World::new().await;
    let (_, samira, path) = placed(&world).await;
    samira.presses(&path, "recall", &[]).await.is(303);
    let page = samira.gets(&path).await.is(200);
    page.says("Deze pagina wacht tot er een antwoord is")
        .lacks("tot de vervolgvraag");
}

#[tokio::test]
async fn a_page_that_a_colleague_reads_with_its_answer_is_in_the_history_with_it() {
    let world = World::new().await;
    let receipt = world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    samira.presses(&path, "eyes", &[]).await.is(303);
    let page = [
        ("stap", "plaats"),
        ("antwoord", "Kies een rustig moment."),
        ("titel", "Hoe vertel ik thuis dat ik blijf zitten?"),
        ("vraag", "Hoe vertel ik dat thuis?"),
        ("tekst", "Kies een rustig moment."),
        ("onderwerpen", "school"),
        ("door", "broker"),
    ];
    samira.presses(&path, "publication", &page).await.is(303);
    let page = samira.gets(&path).await.is(200);
    page.says("Ter lezing aan een collega gegeven door Samira: een antwoord en een pagina");
    world
        .stranger()
        .looks_up(&receipt)
        .await
        .lacks("rustig moment");
}
