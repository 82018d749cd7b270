//! Forms of several pages: without scripts, and nothing is lost on the way.

use crate::world::World;

const BIJDRAGE: &str = include_str!("../../../content/formulieren/bijdrage.toml");
const BEDANKJE: &str = include_str!("../../../content/formulieren/bedankje.toml");
const TEXT: &str =
    "We eten elke vrijdag samen soep, en wie wil blijft daarna om te praten & te <lachen>.";

async fn world() -> World {
    World::with_files(|files| {
        files.insert("formulieren/bijdrage.toml".into(), BIJDRAGE.into());
        files.insert("formulieren/bedankje.toml".into(), BEDANKJE.into());
    })
    .await
}

#[tokio::test]
async fn what_was_filled_in_travels_from_page_to_page() {
    let world = world().await;
    let stranger = world.stranger();
    let first = stranger
        .fills_in("bijdrage", &[("_page", "0")])
        .await
        .is(422)
        .shows_a_page();
    first
        .says("Stap 1 van 3")
        .says("Kies wat je instuurt.")
        .lacks("name=\"tekst\"");
    let one = [("soort", "tip"), ("gemeente", "kerkrade")];
    let second = stranger
        .fills_in("bijdrage", &[&one[..], &[("_page", "0")]].concat())
        .await
        .is(200)
        .shows_a_page();
    second
        .says("Stap 2 van 3")
        .says("Vertel het ons")
        .says("<input type=\"hidden\" name=\"soort\" value=\"tip\">")
        .says("<input type=\"hidden\" name=\"gemeente\" value=\"kerkrade\">")
        .lacks("error-summary");
    let two = [&one[..], &[("titel", "Samen soep eten"), ("tekst", TEXT)]].concat();
    let third = stranger
        .fills_in("bijdrage", &[&two[..], &[("_page", "1")]].concat())
        .await
        .is(200);
    third
        .says("Stap 3 van 3")
        .says("praten &amp; te &lt;lachen&gt;.")
        .says("name=\"_back\"");
    // Back, with the last page half filled in: it is not checked and not lost.
    let back = [&two[..], &[("naam", "S"), ("_page", "2"), ("_back", "ja")]].concat();
    let back = stranger.fills_in("bijdrage", &back).await.is(200);
    back.says("Stap 2 van 3")
        .says("value=\"Samen soep eten\"")
        .says("<input type=\"hidden\" name=\"naam\" value=\"S\">");
    let last = [
        ("naam", "Sam"),
        ("email", "sam@voorbeeld.nl"),
        ("akkoord", "ja"),
        ("_page", "2"),
    ];
    let whole = [&two[..], &last[..]].concat();
    stranger
        .fills_in("bijdrage", &whole)
        .await
        .is(201)
        .says("Wat je stuurde is binnen");
    let moderator = world.moderator().await;
    let queue = moderator.queue("open").await;
    moderator
        .gets(&queue[0])
        .await
        .is(200)
        .says("Samen soep eten")
        .says("&lt;lachen&gt;")
        .says("Kerkrade");
}

#[tokio::test]
async fn an_error_leads_to_its_page_and_a_lost_store_keeps_every_page() {
    let mut world = world().await;
    let whole = [
        ("soort", "tip"),
        ("titel", "Samen soep eten"),
        ("tekst", TEXT),
        ("naam", "Sam"),
        ("email", "sam@voorbeeld.nl"),
        ("akkoord", "ja"),
        ("_page", "2"),
    ];
    let broken: Vec<_> = whole
        .iter()
        .copied()
        .filter(|(name, _)| *name != "titel")
        .collect();
    let page = world
        .stranger()
        .fills_in("bijdrage", &broken)
        .await
        .is(422)
        .shows_a_page();
    page.says("Stap 2 van 3")
        .says("Schrijf in één zin")
        .says("name=\"email\" value=\"sam@voorbeeld.nl\"");
    world.lose_the_store().await;
    let page = world
        .stranger()
        .fills_in("bijdrage", &whole)
        .await
        .is(503)
        .shows_a_page();
    page.says("Stap 3 van 3")
        .says("name=\"titel\" value=\"Samen soep eten\"")
        .says("te &lt;lachen&gt;");
}

#[tokio::test]
async fn a_thank_you_needs_no_code_of_its_own() {
    let world = world().await;
    let fields = [
        ("wie", "De conciërge"),
        ("waarvoor", "Hij vroeg elke dag hoe het ging."),
        ("tonen", "site"),
    ];
    world
        .stranger()
        .fills_in("bedankje", &fields)
        .await
        .is(201)
        .says("Je bedankje is binnen")
        .says("Het team leest je bedankje")
        .lacks("helplines__list")
        .says("zie je of het gelezen is")
        .lacks("antwoord lezen")
        .lacks("drie werkdagen");
    let telling = [("wie", "Jan, 06 12345678"), fields[1], fields[2]];
    let page = world.stranger().fills_in("bedankje", &telling).await;
    page.is(422)
        .says("Er is nog niets verstuurd.")
        .says("Nog niet verstuurd: er staat een telefoonnummer in")
        .says("bij de goede persoon te brengen? Laat het dan staan.")
        .lacks("niet nodig")
        .lacks("Je vraag");
    let blank = world.stranger().gets("/api/forms/bedankje").await.is(405);
    blank
        .says("Alleen het team kan lezen")
        .lacks("Een mens leest je vraag");
}

#[tokio::test]
async fn a_browser_may_go_back_through_the_pages_of_a_form_unless_it_is_anonymous() {
    let world = world().await;
    let stranger = world.stranger();
    let next = [("soort", "tip"), ("_page", "0")];
    for (form, fields, status, policy) in [
        ("bijdrage", &next[..], 200, "private, no-cache"),
        ("bijdrage", &[("_page", "0")][..], 422, "private, no-cache"),
        ("vraag", &[("gemeente", "parijs")][..], 422, "no-store"),
        ("vraag", &[("vraag", TEXT)][..], 201, "private, no-cache"),
    ] {
        let reply = stranger.fills_in(form, fields).await.is(status);
        assert_eq!(reply.header("cache-control"), policy, "{form} {status}");
        // Nor does a browser fill in an anonymous form again by itself.
        let off = reply.body.contains("novalidate autocomplete=\"off\"");
        assert_eq!(off, (form, status) == ("vraag", 422), "{form}");
    }
    let program = world.stranger().reads_json();
    let reply = program.fills_in("bijdrage", &[("_page", "0")]).await;
    assert_eq!(reply.is(422).header("cache-control"), "no-store");
}
