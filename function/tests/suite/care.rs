//! Looking after what is held.

use function::desk::{self, DeskState};
use function::seal::open::Identity;
use function::seal::{Recipients, open::open_with_any};

use crate::world::World;

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";

#[tokio::test]
async fn what_is_held_is_listed_without_content() {
    let world = World::new().await;
    let fields = [("vraag", QUESTION), ("gemeente", "kerkrade")];
    let code = world
        .stranger()
        .fills_in("vraag", &fields)
        .await
        .is(201)
        .receipt();
    let table = world.moderator().await.gets("/desk/export").await.is(200);
    assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
    let lines: Vec<_> = table.body.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(
        lines[1],
        "vraag,question,kerkrade,2026-11-21T15:00+01:00,new,false,2027-05-20T16:00+02:00,1"
    );
    let id = function::receipt::Receipt::parse(&code)
        .unwrap()
        .lookup_id();
    table.lacks("blijf zitten").lacks(&code).lacks(id.as_str());
    // Who looks alike from outside is counted on one line.
    world.seconds_later(10);
    let again = [
        ("vraag", "Mag ik nog iets vragen?"),
        ("gemeente", "kerkrade"),
    ];
    world.stranger().fills_in("vraag", &again).await.is(201);
    let table = world.moderator().await.gets("/desk/export").await.is(200);
    assert!(
        table.body.ends_with("2027-05-20T16:00+02:00,2\n"),
        "{}",
        table.body
    );
}

#[tokio::test]
async fn a_submission_that_waits_near_its_end_is_pointed_out() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    world
        .moderator()
        .await
        .gets("/desk")
        .await
        .is(200)
        .lacks("Verdwijnt");
    world.later(167 * 24);
    let moderator = world.moderator().await;
    moderator
        .gets("/desk")
        .await
        .is(200)
        .says("Verdwijnt 20 mei 2027");
    let path = moderator.queue("open").await.remove(0);
    moderator
        .gets(&path)
        .await
        .is(200)
        .says("wordt op 20 mei 2027 verwijderd");
    world.later(14 * 24);
    assert!(world.moderator().await.queue("open").await.is_empty());
}

#[tokio::test]
async fn after_a_change_of_keys_everything_is_sealed_to_the_new_one() {
    let world = World::new().await;
    let code = world.ask(QUESTION).await;
    let moderator = world.moderator().await;
    let path = moderator.queue("open").await.remove(0);
    moderator
        .does(&path, "answer", "Kies een rustig moment.")
        .await
        .is(303);
    let body = crate::world::encode(&[("code", &code), ("vervolg", "En als ze boos worden?")]);
    let kind = "application/x-www-form-urlencoded";
    world
        .stranger()
        .posts("/api/receipts/follow-up", kind, body)
        .await
        .is(201);

    let new = Identity::generate();
    let mut assets = world.assets();
    assets.recipients = Recipients::parse(&[new.to_public()]).unwrap();
    let state = DeskState {
        identities: vec![new.clone(), world.identity.clone()],
        ..world.desk_state(assets)
    };
    let moderator = moderator.at(desk::router(state).unwrap());
    moderator
        .posts("/desk/reseal", &[])
        .await
        .is(200)
        .says("1 inzending zit nu op slot")
        .lacks("ging niet open");

    let id = path.rsplit('/').next().unwrap();
    let id = function::receipt::LookupId::parse(id).unwrap();
    let found = world.store.find(&id, world.now()).await.unwrap();
    for sealed in [&found.sealed, &found.thread[0].question] {
        assert!(open_with_any(std::slice::from_ref(&new), sealed).is_ok());
        assert!(world.identity.open(sealed).is_err());
    }
    let page = world.stranger().looks_up(&code).await.is(200);
    page.says("Kies een rustig moment.");
}
