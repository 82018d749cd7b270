//! The largest that people can send, in the most expensive characters: it fits in what an item of `DynamoDB` holds, or is
//! refused kindly before anybody typed it.

use sealing::receipt::Receipt;
use store::{Attribution, Outgoing, StoreError};

use crate::world::{Moderator, Reply, World, encode};

/// Four bytes, twelve when a browser sends it.
const DEAREST: &str = "🙈";
const FORM: &str = "application/x-www-form-urlencoded";
/// The limit of an item of `DynamoDB`.
const ITEM: usize = 400 * 1024;

/// `length` characters, beginning with a number that makes the text unique.
fn text(number: usize, length: usize) -> String {
    let number = format!("{number:03} ");
    number.clone() + &DEAREST.repeat(length - number.len())
}

async fn asks_on(world: &World, code: &str, text: &str) -> Reply {
    let body = encode(&[("code", code), ("vervolg", text)]);
    let stranger = world.stranger();
    stranger.posts("/api/receipts/follow-up", FORM, body).await
}

/// Sends the longest answer, together with the largest page for the site.
async fn answers_and_publishes(moderator: &Moderator, path: &str, number: usize) {
    let (title, question, answer) = (text(number, 120), text(number, 4000), text(number, 5000));
    let page = [
        ("antwoord", &*answer),
        ("titel", &*title),
        ("vraag", &*question),
        ("tekst", &*answer),
        ("onderwerpen", "gevoel"),
        ("onderwerpen", "school"),
        ("door", "professional"),
        ("stap", "plaats"),
    ];
    moderator.sends(path, "publication", &page).await.is(303);
}

async fn bytes(world: &World, code: &str) -> usize {
    let id = Receipt::parse(code).unwrap().lookup_id();
    let found = world.store.find(&id, world.now()).await.unwrap();
    let turns = found.thread.iter();
    turns
        .flat_map(|turn| [turn.question.as_ref(), turn.answer.as_ref()])
        .chain([
            Some(&found.sealed),
            found.own.as_ref(),
            found.answer.as_ref(),
            found.publication.as_ref(),
        ])
        .flatten()
        .map(|sealed| sealed.as_bytes().len())
        .sum()
}

#[tokio::test]
async fn a_thread_of_the_longest_texts_is_kept_whole_and_ends_kindly() {
    let world = World::new().await;
    let first = text(0, 4000);
    let fields = [("vraag", &*first), ("publiceren", "ja")];
    let code = world
        .stranger()
        .fills_in("vraag", &fields)
        .await
        .is(201)
        .receipt();
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    let mut asked = 0;
    loop {
        answers_and_publishes(&moderator, &path, asked).await;
        let page = world.stranger().looks_up(&code).await.is(200);
        let page = page.shows_a_page().says(&text(asked, 5000));
        if !page.body.contains("name=\"vervolg\"") {
            page.says("Stel dan een nieuwe vraag");
            break;
        }
        page.lacks("Stel dan een nieuwe vraag");
        asked += 1;
        asks_on(&world, &code, &text(asked, 4000)).await.is(201);
    }
    assert_eq!(asked, 7, "the arithmetic in store/thread.rs");
    let stored = bytes(&world, &code).await;
    assert!((300 * 1024..ITEM).contains(&stored), "{stored}");
    // Everything that was asked and answered is still there, for both.
    let seen = moderator.gets(&path).await.is(200);
    let page = world.stranger().looks_up(&code).await.is(200);
    for number in 0..=asked {
        assert!(seen.body.contains(&text(number, 4000)), "{number}");
        assert!(page.body.contains(&text(number, 5000)), "{number}");
    }
    // Whoever still has the form open hears why, and keeps the text.
    let late = asks_on(&world, &code, "Nog iets").await.is(200);
    late.shows_a_page()
        .says("Nog iets")
        .says("Dit is niet verstuurd");
    world.stranger().withdraws(&code).await.is(200);
}

#[tokio::test]
async fn ten_short_turns_fit_as_before() {
    let world = World::new().await;
    let code = world.ask("Hoe leer ik beter slapen?").await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    for turn in 0..10 {
        moderator
            .does(&path, "answer", "Ga op tijd naar bed.")
            .await
            .is(303);
        asks_on(&world, &code, &format!("En dan? {turn}"))
            .await
            .is(201);
    }
    moderator.does(&path, "answer", "Dag.").await.is(303);
    let page = world.stranger().looks_up(&code).await.is(200);
    page.lacks("name=\"vervolg\"")
        .says("Stel dan een nieuwe vraag");
}

#[tokio::test]
async fn what_would_outgrow_an_item_is_told_as_that_and_not_as_trouble() {
    let world = World::new().await;
    let code = world.ask("Hoe leer ik beter slapen?").await;
    let receipt = Receipt::parse(&code).unwrap();
    let seen = world
        .store
        .find(&receipt.lookup_id(), world.now())
        .await
        .unwrap();
    // Larger than any answer at the desk can be.
    let huge = Outgoing {
        sealed: seen.recipient.seal(&vec![b'x'; ITEM]).unwrap(),
        leaves: world.now(),
    };
    let by = Attribution {
        actor: store::Machine::Desk.into(),
        at: world.now(),
    };
    let result = world.store.answer(&seen, &huge, &by).await;
    assert!(matches!(result, Err(StoreError::TooLarge)), "{result:?}");
    // Nothing of it is there, and the thread goes on.
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator
        .does(&path, "answer", "Ga op tijd naar bed.")
        .await
        .is(303);
}
