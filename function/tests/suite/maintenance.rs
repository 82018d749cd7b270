//! The inventory and re-sealing.

use desk::DeskState;
use forms::team::TeamId;
use unsealing::{Identity, open_with_any};

use crate::world::{Moderator, Reply, World, key_file, seal_to};

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
    let id = sealing::receipt::Receipt::parse(&code).unwrap().lookup_id();
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
    seal_to(&mut assets, &[new.to_public()]);
    let state = DeskState {
        key_file: key_file(&[&new, &world.identity]),
        ..world.desk_state(assets)
    };
    let moderator = moderator.at(desk::router(state));
    moderator
        .posts("/desk/reseal", &[])
        .await
        .is(200)
        .says("1 inzending zit nu op slot")
        .lacks("ging niet open");

    let id = path.rsplit('/').next().unwrap();
    let id = sealing::receipt::LookupId::parse(id).unwrap();
    let found = world.store.find(&id, world.now()).await.unwrap();
    let turn = &found.thread[0];
    let [answer, question] = [&turn.answer, &turn.question].map(|one| one.as_ref().unwrap());
    for sealed in [&found.sealed, answer, question] {
        assert!(open_with_any(std::slice::from_ref(&new), sealed).is_ok());
        assert!(world.identity.open(sealed).is_err());
    }
    let page = world.stranger().looks_up(&code).await.is(200);
    page.says("Kies een rustig moment.");
}

/// A desk of its own machine and build: its keys, and those that its build seals to.
fn desk_of(world: &World, own: &[&Identity], recipients: &[&Identity]) -> axum::Router {
    let mut assets = world.assets();
    let publics: Vec<_> = recipients.iter().map(|one| one.to_public()).collect();
    seal_to(&mut assets, &publics);
    let state = DeskState {
        key_file: key_file(own),
        ..world.desk_state(assets)
    };
    desk::router(state)
}

/// How many submissions each of these keys opens.
async fn opens(world: &World, keys: &[&Identity]) -> Vec<usize> {
    let held = world.store.everything(world.now()).await.unwrap();
    let mut counts = Vec::new();
    for key in keys {
        let closed =
            desk::inventory::closed_to(&world.store, &TeamId::national(), key, world.now()).await;
        counts.push(held.len() - closed.unwrap());
    }
    counts
}

async fn asks(world: &World, times: usize) {
    for number in 0..times {
        world.ask(&format!("Vraag {number}: {QUESTION}")).await;
        world.later(1);
    }
}

/// Presses the button on the page that shows who could read before and after.
async fn confirms(moderator: &Moderator) -> Reply {
    let page = moderator.gets("/desk/reseal").await.is(200);
    let shown = page.between("name=\"sleutels\" value=\"", "\"").to_owned();
    moderator
        .posts("/desk/reseal", &[("sleutels", &shown)])
        .await
}

#[tokio::test]
async fn an_older_build_takes_nobodys_access() {
    let world = World::new().await;
    let fatima = Identity::generate();
    asks(&world, 12).await;
    let moderator = world.moderator().await;
    let newer = desk_of(&world, &[&world.identity], &[&world.identity, &fatima]);
    let moderator = moderator.at(newer);
    // It asks first, and shows whose key would be added.
    let page = moderator.posts("/desk/reseal", &[]).await.is(200);
    page.says("komen erbij").says(&fatima.to_public());
    assert_eq!(opens(&world, &[&world.identity, &fatima]).await, [12, 0]);
    confirms(&moderator).await.is(200).says("12 inzendingen");
    assert_eq!(opens(&world, &[&world.identity, &fatima]).await, [12, 12]);

    // The build of before she came.
    let older = desk_of(&world, &[&world.identity], &[&world.identity]);
    let older = moderator.at(older);
    for fields in [&[][..], &[("sleutels", "1-0")][..]] {
        let page = older.posts("/desk/reseal", fields).await.is(409);
        page.says("Er is niets veranderd").says(&fatima.to_public());
    }
    older
        .gets("/desk/reseal")
        .await
        .is(200)
        .lacks("name=\"sleutels\"");
    assert_eq!(opens(&world, &[&world.identity, &fatima]).await, [12, 12]);
}

#[tokio::test]
async fn a_build_without_the_key_of_this_desk_does_not_lock_it_out() {
    let world = World::new().await;
    let fatima = Identity::generate();
    asks(&world, 2).await;
    let without = desk_of(&world, &[&world.identity], &[&fatima]);
    let moderator = world.moderator().await.at(without);
    let page = moderator.posts("/desk/reseal", &[]).await.is(409);
    page.says("zou jezelf buitensluiten");
    assert_eq!(opens(&world, &[&world.identity, &fatima]).await, [2, 0]);
}

#[tokio::test]
async fn what_is_sealed_to_somebody_whom_nobody_named_stays_as_it_is() {
    // A function with a newer build took these in; nobody at a desk has heard of it.
    let fatima = Identity::generate();
    let colleague = fatima.to_public();
    let world = World::with_files(|files| {
        let mut facts: forms::facts::SiteFacts =
            serde_json::from_slice(&files["site.json"]).unwrap();
        facts.recipients.push(colleague);
        files.insert("site.json".into(), serde_json::to_vec(&facts).unwrap());
    })
    .await;
    asks(&world, 3).await;
    let older = desk_of(&world, &[&world.identity], &[&world.identity]);
    let moderator = world.moderator().await.at(older);
    let page = moderator.posts("/desk/reseal", &[]).await.is(200);
    page.says("3 inzendingen zijn overgeslagen");
    assert_eq!(opens(&world, &[&world.identity, &fatima]).await, [3, 3]);
}

#[tokio::test]
async fn a_revoked_key_opens_nothing_and_no_older_build_gives_it_back() {
    let world = World::new().await;
    let [fatima, thief] = std::array::from_fn(|_| Identity::generate());
    asks(&world, 12).await;
    let me = &world.identity;
    let all = desk_of(&world, &[me], &[me, &fatima, &thief]);
    let moderator = world.moderator().await.at(all);
    confirms(&moderator).await.is(200);
    assert_eq!(opens(&world, &[me, &fatima, &thief]).await, [12, 12, 12]);

    let mut assets = world.assets();
    seal_to(&mut assets, &[me.to_public(), fatima.to_public()]);
    assets.facts.revoked = vec![thief.to_public()];
    let after = desk::router(world.desk_state(assets));
    let moderator = moderator.at(after);
    let path = moderator.queue("open").await.remove(0);
    let before = moderator.gets(&path).await.is(200);
    let version = before.between("name=\"versie\" value=\"", "\"").to_owned();
    moderator
        .gets("/desk/reseal")
        .await
        .says("gaan weg")
        .says(&thief.to_public());
    confirms(&moderator).await.is(200).says("12 inzendingen");
    assert_eq!(opens(&world, &[me, &fatima, &thief]).await, [12, 12, 0]);
    // The page that a colleague had open can still be sent.
    let fields = [
        ("versie", version.as_str()),
        ("antwoord", "Kies een rustig moment."),
    ];
    moderator
        .posts(&format!("{path}/answer"), &fields)
        .await
        .is(303);
    // Once more looks at that answer, which any desk may have sealed, and then finds nothing to do.
    confirms(&moderator).await.is(200).says("1 inzending zit");
    confirms(&moderator).await.is(200).says("0 inzendingen");

    let older = moderator.at(desk_of(&world, &[me], &[me, &fatima, &thief]));
    let page = older.posts("/desk/reseal", &[]).await.is(409);
    page.says("zijn ingetrokken").says(&thief.to_public());
    assert_eq!(opens(&world, &[me, &fatima, &thief]).await, [12, 12, 0]);
}

#[tokio::test]
async fn whoever_seals_is_remembered_and_a_revoked_key_is_not() {
    let world = World::new().await;
    let named = |pairs: &[(&str, &str)]| -> std::collections::BTreeMap<String, String> {
        let pair = |(key, name): &(&str, &str)| ((*key).to_owned(), (*name).to_owned());
        pairs.iter().map(pair).collect()
    };
    let store = &world.store;
    store
        .announce(
            &TeamId::national(),
            &named(&[("age1a", "Anna"), ("age1b", "")]),
        )
        .await
        .unwrap();
    store
        .announce(
            &TeamId::national(),
            &named(&[("age1b", "Bilal"), ("age1c", "")]),
        )
        .await
        .unwrap();
    let known = store.readers(&TeamId::national()).await.unwrap();
    assert_eq!(
        known.keys,
        named(&[("age1a", "Anna"), ("age1b", "Bilal"), ("age1c", "")])
    );
    let without = known.becoming(named(&[("age1a", "Anna")]), named(&[("age1b", "Bilal")]));
    store.remember_readers(&without).await.unwrap();
    // Whoever read them before changes nothing any more.
    let late = store.remember_readers(&known).await;
    assert!(matches!(late, Err(store::StoreError::Conflict)), "{late:?}");
    store
        .announce(&TeamId::national(), &named(&[("age1b", "Bilal")]))
        .await
        .unwrap();
    let known = store.readers(&TeamId::national()).await.unwrap();
    assert_eq!(known.keys, named(&[("age1a", "Anna")]));
}
