//! The page of a shift: what happened since somebody was here, what waits, and the note for whoever comes next.

use desk::DeskState;
use forms::team::TeamId;
use store::Author;
use unsealing::{Identity, open_with_any};

use crate::teams::Municipalities;
use crate::world::{Moderator, Reply, World, key_file, seal_to};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const NOTE: &str = "Let op de vraag over thuis, die is nog warm.";
const SHIFT: &str = "/desk/shift";

async fn leaves(who: &Moderator, seen: &str, text: &str) -> Reply {
    let fields = [("team", "landelijk"), ("gezien", seen), ("briefje", text)];
    who.posts(SHIFT, &fields).await
}

#[tokio::test]
async fn whoever_comes_back_sees_what_happened_and_nobody_looked() {
    let world = World::new().await;
    world.ask("Een vraag van gisteren over school").await;
    let samira = world.moderator_called("Samira").await;
    let old = samira.queue("open").await.remove(0);
    samira.presses(&old, "claim", &[]).await.is(303);
    world.later(20);
    world.ask(QUESTION).await;
    let noor = world.moderator_called("Noor").await;
    let fresh = noor.queue("vrij").await.remove(0);
    noor.gets(&fresh).await.is(200);
    noor.presses(&fresh, "attention", &[]).await.is(303);
    world.later(1);
    let samira = world.moderator_called("Samira 2").await;
    let before = looks(&world, &fresh).await;
    let page = samira.gets(SHIFT).await.is(200);
    let page = page.says("Binnengekomen sinds").says("blijf zitten");
    let page = page.says("door Noor").says("Jij bent nergens mee bezig");
    // What came in before is in none of the lists. That a colleague took it up is told with its words.
    let lists = page.between("id=\"binnen\"", "id=\"gedaan\"");
    assert!(!lists.contains("van gisteren over school"), "{lists}");
    let did = page.between("id=\"gedaan\"", "</section>");
    assert!(did.contains("van gisteren over school</bdi>"), "{did}");
    assert_eq!(
        looks(&world, &fresh).await,
        before,
        "a page of a shift is no look"
    );

    // Whoever took it has it there.
    samira.presses(&fresh, "claim", &[]).await.is(303);
    let page = samira.gets(SHIFT).await.is(200);
    page.lacks("Jij bent nergens mee bezig").says("bij jou");
}

async fn looks(world: &World, path: &str) -> usize {
    let history = world.store.history(&crate::stages::id(path)).await.unwrap();
    history.looks.len()
}

#[tokio::test]
async fn a_note_is_sealed_read_once_and_replaced_by_who_read_it() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let noor = world.moderator_called("Noor").await;
    samira
        .gets(SHIFT)
        .await
        .is(200)
        .says("Er ligt geen briefje");
    leaves(&samira, "0", NOTE).await.is(303);
    // Sent twice, it is the same note.
    leaves(&samira, "0", NOTE).await.is(303);
    samira
        .gets(SHIFT)
        .await
        .is(200)
        .says(NOTE)
        .lacks("Ik heb dit gelezen");
    noor.gets(SHIFT)
        .await
        .is(200)
        .says(NOTE)
        .says("Ik heb dit gelezen");
    let list = "/desk?lijst=open";
    let hint = "Er ligt een briefje van Samira";
    noor.gets(list).await.says(hint);
    samira.gets(list).await.lacks(hint);
    let bytes = world.bytes_on_disk();
    let plain = bytes
        .windows(NOTE.len())
        .any(|part| part == NOTE.as_bytes());
    assert!(!plain, "the note is in the store");

    let tick = [("team", "landelijk"), ("gezien", "1")];
    noor.posts("/desk/shift/read", &tick).await.is(303);
    noor.posts("/desk/shift/read", &tick).await.is(303);
    samira.gets(SHIFT).await.is(200).says("gelezen door Noor");
    noor.gets(list).await.lacks(hint);

    // Of two at the same time one stays, and the other one has their text.
    leaves(&noor, "1", "Van Noor").await.is(303);
    let page = leaves(&samira, "1", "Van Samira").await.is(409);
    page.says("Een collega legde net")
        .says("Van Samira")
        .says("Van Noor");
    for (text, notice) in [
        ("  ", "Schrijf eerst iets op"),
        (&*"x".repeat(2001), "te lang"),
    ] {
        leaves(&samira, "2", text).await.is(422).says(notice);
    }
    let team = TeamId::national();
    let note = world.store.shift_note(&team, world.now()).await;
    let note = note.unwrap().unwrap();
    assert_eq!((note.edition, note.read.is_none()), (2, true));
    assert!(matches!(note.by, Author::Person(_)));
    world.later(31 * 24);
    let samira = world.moderator_called("Samira 2").await;
    samira
        .gets(SHIFT)
        .await
        .is(200)
        .says("Er ligt geen briefje");
    leaves(&samira, "0", NOTE).await.is(303);
}

#[tokio::test]
async fn another_note_of_one_s_own_is_not_a_colleague_s() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    leaves(&samira, "0", NOTE).await.is(303);
    leaves(&samira, "0", "Iets anders")
        .await
        .is(409)
        .says("Je legde intussen zelf")
        .says("Iets anders")
        .lacks("Een collega legde");
}

#[tokio::test]
async fn a_note_comes_back_when_it_cannot_be_kept() {
    let mut world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let stranger = Moderator::outside(world.router());
    let page = leaves(&stranger, "0", NOTE).await.is(401);
    page.says(NOTE).says("Meld je aan");
    world.lose_the_store().await;
    leaves(&samira, "0", NOTE).await.is(503).says(NOTE);
    world.find_the_store().await;
    leaves(&samira, "0", NOTE).await.is(303);
    world.later(13);
    // Their session is over, and their text is there.
    leaves(&samira, "1", "Nog iets")
        .await
        .is(401)
        .says("Nog iets");
}

#[tokio::test]
async fn no_other_team_sees_the_shift_of_a_team() {
    let site = Municipalities::new().await;
    let zaanstad = site.at_a_desk_with(&[&site.zaanstad]).await;
    let fields = [("team", "zaanstad"), ("gezien", "0"), ("briefje", NOTE)];
    zaanstad.posts(SHIFT, &fields).await.is(303);
    let kerkrade = site.at_a_desk_with(&[&site.kerkrade]).await;
    kerkrade.gets(SHIFT).await.is(200).lacks(NOTE);
    kerkrade.gets("/desk/shift?team=zaanstad").await.is(404);
    kerkrade.posts(SHIFT, &fields).await.is(404);
    kerkrade.posts("/desk/shift/read", &fields).await.is(404);
}

#[tokio::test]
async fn a_change_of_keys_takes_the_note_along() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    leaves(&samira, "0", NOTE).await.is(303);
    let (team, new) = (TeamId::national(), Identity::generate());
    let mut assets = world.assets();
    seal_to(&mut assets, &[new.to_public()]);
    let state = DeskState {
        key_file: key_file(&[&new, &world.identity]),
        ..world.desk_state(assets)
    };
    let desk = desk::router(state);
    let noor = Moderator::enter_at(desk, &world, "Noor").await;
    for told in ["1", "0"] {
        let asks = noor.gets("/desk/reseal").await.is(200);
        let stamp = asks.between("name=\"sleutels\" value=\"", "\"").to_owned();
        let sent = [("sleutels", &*stamp)];
        let page = noor.posts("/desk/reseal", &sent).await.is(200);
        let note = world.store.shift_note(&team, world.now()).await;
        let note = note.unwrap().unwrap();
        let opened = open_with_any(std::slice::from_ref(&new), &note.sealed).unwrap();
        assert_eq!(&opened[..], NOTE.as_bytes(), "{told}: {}", page.body);
        assert!(open_with_any(std::slice::from_ref(&world.identity), &note.sealed).is_err());
        assert_eq!((note.edition, note.read.is_none()), (1, true));
    }
    noor.gets(SHIFT).await.is(200).says(NOTE);
}
