//! What nobody may overlook in a list: acute ones that its filters leave out, how urgent the spam is, and since when somebody waits.

use crate::conversations::Talk;
use crate::world::{World, encode};

const CRY: &str = "Het gaat niet meer en ik wil dood, zeg ik tegen Fatima";
const FORM: &str = "application/x-www-form-urlencoded";
const OUTSIDE: &str = "Eén acute vraag die niemand heeft, valt buiten je keuze.";

async fn cries(world: &World, town: &str, age: &str) {
    let fields = [("vraag", CRY), ("gemeente", town), ("leeftijd", age)];
    world.stranger().fills_in("vraag", &fields).await.is(201);
}

#[tokio::test]
async fn an_acute_one_is_told_of_whatever_somebody_chose_to_see() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let young = "/desk?lijst=spoed&leeftijd=12-14";
    let page = samira.gets(young).await.is(200).lacks(OUTSIDE);
    let town = "/desk?lijst=open&gemeente=zaanstad";
    let look = page.between("data-news=\"", "\"").replace("&amp;", "&");
    cries(&world, "kerkrade", "15-17").await;
    let news = samira.gets(&look).await.is(200).json();
    assert_eq!(news["count"], 1);
    for list in [young, town, "/desk?lijst=mijn&status=claimed"] {
        samira
            .gets(list)
            .await
            .says(OUTSIDE)
            .says("Toon alles wat acuut is");
    }
    for list in [
        "/desk?lijst=spoed",
        "/desk?lijst=open&leeftijd=15-17",
        "/desk?lijst=open&gemeente=kerkrade",
    ] {
        samira.gets(list).await.lacks("buiten je keuze");
    }
    // Somebody has it.
    let path = samira.queue("spoed").await.remove(0);
    samira.presses(&path, "claim", &[]).await.is(303);
    samira.gets(young).await.lacks("buiten je keuze");
}

#[tokio::test]
async fn the_spam_says_how_urgent_what_is_in_it_is() {
    let talk = Talk::begun().await;
    let tag = async || {
        let page = talk.samira.gets("/desk?lijst=open").await.is(200);
        let link = page.between("<li><a href=\"/desk?lijst=spam\"", "</li>");
        link.split_once('<')
            .map_or(String::new(), |(_, tag)| tag.to_owned())
    };
    for (urgency, said) in [("attention", "Let op"), ("acute", "Acuut")] {
        talk.samira.presses(&talk.path, urgency, &[]).await.is(303);
        assert!(!tag().await.contains("tag--"));
        talk.samira.presses(&talk.path, "spam", &[]).await.is(303);
        assert!(tag().await.contains(said), "{urgency}: {}", tag().await);
        talk.samira
            .presses(&talk.path, "not-spam", &[])
            .await
            .is(303);
    }
}

#[tokio::test]
async fn nobody_is_said_to_wait_for_longer_than_they_surely_do() {
    // It came at 15:35 in the Netherlands, and only the hour is known.
    let talk = Talk::begun().await;
    for (minutes, said) in [
        (0, "Wacht minder dan een uur"),
        (26, "Wacht minder dan een uur"),
        (60, "Wacht 1 uur"),
        (60, "Wacht 2 uur"),
    ] {
        talk.world.seconds_later(minutes * 60);
        talk.samira.gets("/desk?lijst=open").await.says(said);
    }
    talk.samira
        .does(&talk.path, "ask", "Waar is dat?")
        .await
        .is(303);
    talk.world.later(5);
    let samira = talk.world.moderator_called("Samira").await;
    // We waited for them, not they for us.
    let body = encode(&[("code", &*talk.code), ("vervolg", "Bij mijn tante.")]);
    let stranger = talk.world.stranger();
    let sent = stranger.posts("/api/receipts/follow-up", FORM, body).await;
    sent.is(201);
    samira
        .gets("/desk?lijst=open")
        .await
        .says("Wacht minder dan een uur");
}
