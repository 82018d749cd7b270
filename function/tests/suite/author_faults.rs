//! A page that whoever asked reads first, while the store is away or its answers get lost.

use store::{Store, StoreSettings};

use crate::author::{FORM, Waiting};
use crate::world::{Fault, FaultProxy, Forms, encode};

#[tokio::test]
async fn what_is_to_be_different_stays_about_the_page_when_the_store_is_away() {
    let mut at = Waiting::new().await;
    let asked = at.says("anders", "").await.is(200);
    asked.says("Wat wil je anders?");
    let fields = [
        ("_lang", "nl"),
        ("code", &*at.receipt.clone()),
        ("pagina", "anders"),
        ("vervolg", "Mag de school eruit?"),
    ];
    let path = "/api/receipts/follow-up";
    at.world.lose_the_store().await;
    let stranger = at.world.stranger();
    let lost = stranger.posts(path, FORM, encode(&fields)).await.is(503);
    let lost = lost.says("Mag de school eruit?");
    at.world.find_the_store().await;
    let page = Forms::of(&lost.body);
    let mut buttons = page.buttons.iter();
    let again = buttons.find(|button| button.to == path).unwrap();
    let sent = page.sent_by(again);
    let sent: Vec<_> = sent.iter().map(|(n, v)| (&**n, &**v)).collect();
    let stranger = at.world.stranger();
    stranger.posts(path, FORM, encode(&sent)).await.is(201);
    let item = at.samira.gets(&at.path).await;
    item.says("De schrijver wil iets anders.");
}

/// The answer of the store is lost after the write: what was said counts, once, and the page says so.
#[tokio::test]
async fn an_answer_that_got_lost_is_one_yes() {
    for word in ["akkoord", "liever-niet"] {
        let mut at = Waiting::new().await;
        let version = at.version().await;
        let before = at.stored().await.entry.version;
        let engine = at.world.engine_address();
        // It is read, with the end of the audit, and then written.
        let faults = [Fault::None, Fault::None, Fault::CutAfter];
        let cut = FaultProxy::before(&engine, &faults, Fault::None).await;
        let settings = StoreSettings::local(&cut.address, &at.world.table);
        at.world.store = Store::connect(&settings).await;
        at.says(word, &version).await.is(200).shows_a_page();
        assert_eq!(cut.writes().first(), Some(&2), "{word}");
        assert_eq!(at.stored().await.entry.version, before + 1, "{word}");
    }
}

#[tokio::test]
async fn without_the_store_nothing_is_said_and_the_code_comes_back() {
    let mut at = Waiting::new().await;
    let version = at.version().await;
    at.world.lose_the_store().await;
    let reply = at.says("akkoord", &version).await.is(503);
    reply.says(&at.receipt).lacks("je zei akkoord");
}
