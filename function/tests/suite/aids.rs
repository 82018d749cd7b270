//! What helps while somebody writes: text modules with blanks, and the list for acute ones.

use desk::{Action, Step};

use crate::conversations::Talk;
use crate::stages::{Desk, Stage};
use crate::world::{LEFT, World};

#[tokio::test]
async fn a_text_module_is_put_below_what_is_typed_and_everything_stays() {
    let talk = Talk::begun().await;
    let page = talk.page().await;
    // The team's own first, to be read before they are used, with their blanks marked.
    page.says(
        "<optgroup label=\"Voor dit team: Landelijk team\">\n<option value=\"Samen kijken\">",
    )
    .says("<optgroup label=\"Voor alle teams\">\n<option value=\"Bedankt\">")
    .says(
        "data-module=\"Samen kijken\">We kijken samen naar <mark class=\"blank\">[waar het over gaat]</mark>.</dd>",
    )
    .says("De redactie schrijft de bouwstenen, in content/data/bouwstenen.toml")
    .lacks("Van een ander team");
    let fields = [
        ("bouwsteen", "Samen kijken"),
        ("antwoord", "Dag!\n"),
        ("notitie", "Ik bel morgen"),
        ("concept", "0"),
    ];
    let page = talk.samira.presses(&talk.path, "insert", &fields).await;
    page.is(200)
        .says("\nDag!\n\nWe kijken samen naar [waar het over gaat].</textarea>")
        .says("\nIk bel morgen</textarea>")
        .says("De bouwsteen staat onderaan je antwoord")
        .says("Nog in te vullen:</strong> <mark dir=\"auto\">[waar het over gaat]</mark>")
        .says("Concept bewaard");
    // Whoever opens the question later finds it there.
    talk.page().await.says("We kijken samen naar [waar");
    for (chosen, text) in [
        ("", "Niets"),
        ("Van een ander team", "Dag"),
        ("onzin", "Hoi"),
    ] {
        let fields = [("bouwsteen", chosen), ("antwoord", text)];
        let page = talk.samira.presses(&talk.path, "insert", &fields).await;
        page.is(200)
            .says("Kies eerst een bouwsteen")
            .says(&format!("\n{text}</textarea>"));
    }
}

#[tokio::test]
async fn an_answer_with_an_open_blank_does_not_leave() {
    let talk = Talk::begun().await;
    let open = "We kijken naar [waar het over gaat] en [meer].";
    for action in ["answer", "ask", "publication"] {
        let fields = [("antwoord", open)];
        let page = talk.samira.presses(&talk.path, action, &fields).await;
        if action == "publication" {
            // Who asked did not agree to a page.
            page.is(422).says("geen ja gezegd");
            continue;
        }
        page.is(422)
            .says("Er staan nog 2 plekken open: [waar het over gaat], [meer].")
            .says(open);
    }
    let fields = [("antwoord", "Zie [de tip](https://tip.example) (heus).")];
    talk.samira
        .presses(&talk.path, "answer", &fields)
        .await
        .is(303);
    talk.world.seconds_later(LEFT);
    talk.looks().await.says("de tip</a> (heus)");
}

#[tokio::test]
async fn a_page_with_an_open_blank_is_not_made() {
    let mut desk = Desk::at(Stage::Form).await;
    let make = Action::Page(Step::Preview);
    for (text, status) in [("Praat met [wie].", 422), ("Praat met je mentor.", 200)] {
        desk.page.types("tekst", text);
        let reply = desk.presses(make).await.is(status);
        let says = reply.body.contains("Er staat nog iets tussen [haken]");
        assert_eq!(says, status == 422, "{}", reply.body);
        assert!(reply.body.contains(text), "{}", reply.body);
    }
}

async fn acute() -> Talk {
    let talk = Talk::begun().await;
    talk.page().await.lacks("Eerst dit");
    talk.samira.presses(&talk.path, "acute", &[]).await.is(303);
    talk
}

#[tokio::test]
async fn an_acute_one_has_a_list_of_what_to_do_and_keeps_who_did_what() {
    let talk = acute().await;
    let page = talk.page().await.says("Eerst dit");
    page.says("href=\"tel:112\">Bel 112</a>")
        .says("0800-0432")
        .says("Bel een collega uit je team en lees samen")
        .lacks("Veilig Thuis")
        .lacks("checked> <strong>");
    let ticks = [
        ("met-lijst", ""),
        ("stappen", "danger"),
        ("stappen", "read"),
    ];
    talk.samira
        .presses(&talk.path, "check", &ticks)
        .await
        .is(303);
    let bram = talk.world.moderator_called("Bram").await;
    let page = bram.gets(&talk.path).await.is(200);
    assert_eq!(page.body.matches("checked> <strong>").count(), 2);
    let page = page
        .says("Gedaan door Samira · vandaag 15:35")
        .says("Lijst voor acuut bijgewerkt door Samira")
        .says("name=\"met-lijst\" value=\"danger,read\"");
    // Another tick of a colleague, from a page that did not know of these, changes nothing else.
    let ticks = [("met-lijst", ""), ("stappen", "write")];
    bram.presses(&talk.path, "check", &ticks).await.is(303);
    drop(page);
    let ticks = [("met-lijst", "danger,read,write"), ("stappen", "write")];
    let undone = talk.samira.presses(&talk.path, "check", &ticks).await;
    undone.is(303);
    let page = talk.page().await.says("Gedaan door Bram");
    assert_eq!(page.body.matches("checked> <strong>").count(), 1);
    // It stays with the question when it is calm again.
    talk.samira.presses(&talk.path, "calm", &[]).await.is(303);
    talk.page().await.says("Gedaan door Bram");
}

#[tokio::test]
async fn ticks_that_were_not_kept_stay_on_the_page_whatever_is_pressed() {
    let talk = acute().await;
    let fields = [
        ("met-lijst", ""),
        ("stappen", "danger"),
        ("antwoord", "Dag"),
    ];
    let page = talk.samira.presses(&talk.path, "claim", &fields).await;
    page.is(200).says(
        "value=\"danger\" form=\"antwoordformulier\" aria-describedby=\"stap-danger\" checked",
    );
    let same = [("met-lijst", "danger"), ("stappen", "danger")];
    talk.samira
        .presses(&talk.path, "give-back", &same)
        .await
        .is(303);
}

#[tokio::test]
async fn the_list_names_who_knows_more() {
    let world = World::new().await;
    world.ask("Ik denk elke dag aan zelfmoord").await;
    let samira = world.moderator_called("Samira").await;
    world.moderator_called("Fatima").await;
    let fatima = crate::people::person(&world, "Fatima").await;
    let marked = [("rol", "moderator"), ("kenmerk", "professional")];
    let address = format!("/desk/people/{}/roles", fatima.as_str());
    samira.posts(&address, &marked).await.is(303);
    let path = samira.queue("open").await.remove(0);
    let page = samira.gets(&path).await.is(200);
    page.says("Bel Fatima en lees samen");
}
