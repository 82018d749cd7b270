//! The page of a broker in trouble, and the register when keys change: nothing that was typed or stored gets lost.

use desk::{DeskState, inventory};
use forms::team::TeamId;
use unsealing::{Identity, open_with_any};

use crate::register::{filled, is_active, page_of, presses, signs_up};
use crate::teams::id_of;
use crate::world::{Moderator, Reply, World, key_file, seal_to};

#[tokio::test]
async fn what_was_typed_is_never_lost() {
    let mut world = World::new().await;
    let (_, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator_called("Samira").await;
    samira.does(&path, "intake", "").await.is(303);
    let page = page_of(&path);
    let shown = samira.gets(&page).await.is(200);
    let typed = [
        ("talen", "Nederlands en Pools"),
        ("bijzonderheden", "Belt liever."),
        ("besproken", "limits"),
        ("training-dag", "2027-01-04"),
        ("training-tijd", "19:00"),
        ("training-plek", "Bibliotheek"),
    ];
    let sent = filled(&shown, "bewaar", &typed);
    let keeps = |reply: Reply| {
        reply
            .says("value=\"Nederlands en Pools\"")
            .says("Belt liever.")
            .says("value=\"limits\" checked")
            .says("value=\"2027-01-04\"")
            .says("value=\"Bibliotheek\"")
    };
    // The store is away.
    world.lose_the_store().await;
    let reply = keeps(samira.posts(&page, &sent).await.is(503));
    reply
        .says("Probeer opnieuw: Bewaar")
        .lacks("niets opgeslagen");
    world.find_the_store().await;
    // The session is over.
    samira.posts("/desk/leave", &[]).await.is(200);
    let reply = keeps(samira.posts(&page, &sent).await.is(401));
    reply.says("Probeer opnieuw: Bewaar").lacks("sam jansen@");
    // A colleague stored something else meanwhile.
    let bram = world.moderator_called("Bram").await;
    let other = [("talen", "Turks"), ("besproken", "why")];
    presses(&bram, &path, "bewaar", &other).await.is(303);
    let samira = world.moderator_called("Samira").await;
    let reply = keeps(samira.posts(&page, &sent).await.is(409));
    let reply = reply.says("Dit is intussen veranderd").says("Turks");
    // Once more, with what the page says now.
    let again = filled(&reply, "bewaar", &typed);
    samira.posts(&page, &again).await.is(303);
    // A second click is done already.
    samira.posts(&page, &again).await.is(303);
    keeps(samira.gets(&page).await.is(200)).lacks("Turks");
    // Going elsewhere keeps it as well.
    let leaves = [("talen", "Nederlands"), ("bijzonderheden", "Nieuw.")];
    let left = presses(&samira, &path, "aanmelding", &leaves).await.is(303);
    assert_eq!(left.header("location"), path);
    let shown = samira.gets(&page).await.is(200).says("Nieuw.");
    let leaves = filled(&shown, "bewaar", &[("bijzonderheden", "Tot morgen.")]);
    samira
        .posts(&format!("{page}/leave"), &leaves)
        .await
        .is(200);
    samira.gets(&page).await.is(401);
    let samira = world.moderator_called("Samira").await;
    samira.gets(&page).await.is(200).says("Tot morgen.");
}

#[tokio::test]
async fn what_was_withdrawn_meanwhile_is_said_and_what_was_typed_stays() {
    let world = World::new().await;
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator().await;
    samira.does(&path, "intake", "").await.is(303);
    let page = page_of(&path);
    let shown = samira.gets(&page).await.is(200);
    let sent = filled(&shown, "bewaar", &[("talen", "Pools")]);
    world.stranger().withdraws(&code).await.is(200);
    samira
        .posts(&page, &sent)
        .await
        .is(404)
        .says("value=\"Pools\"")
        .says("Deze inzending is er niet meer");
}

#[tokio::test]
async fn a_change_of_keys_takes_the_register_along() {
    let world = World::new().await;
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator().await;
    is_active(&world, &samira, &path).await;
    let typed = [("afspraak-dag", "2026-12-01"), ("afspraak-tijd", "14:00")];
    presses(&samira, &path, "bewaar", &typed).await.is(303);
    let (national, id) = (TeamId::national(), id_of(&code));
    let new = Identity::generate();
    let open = inventory::closed_to(&world.store, &national, &new, world.now());
    assert_eq!(open.await.unwrap(), 2, "the sign-up and the record");
    // A desk with both keys, on a site that seals to the new one.
    let mut assets = world.assets();
    seal_to(&mut assets, &[new.to_public()]);
    let state = DeskState {
        key_file: key_file(&[&new, &world.identity]),
        ..world.desk_state(assets)
    };
    let desk = desk::router(state);
    let samira = Moderator::enter_at(desk, &world, "").await;
    let before = world.store.broker(&id, world.now()).await.unwrap();
    let asks = samira.gets("/desk/reseal").await.is(200);
    let stamp = asks.between("name=\"sleutels\" value=\"", "\"").to_owned();
    samira
        .posts(
            "/desk/reseal",
            &[("sleutels", &stamp), ("team", "landelijk")],
        )
        .await
        .is(200);
    let after = world.store.broker(&id, world.now()).await.unwrap();
    assert_eq!(after.entry.version, before.entry.version);
    for one in after.seals() {
        assert!(open_with_any(std::slice::from_ref(&new), one.sealed).is_ok());
        let old = std::slice::from_ref(&world.identity);
        assert!(open_with_any(old, one.sealed).is_err());
    }
    let open = inventory::closed_to(&world.store, &national, &new, world.now());
    assert_eq!(open.await.unwrap(), 0);
    // The sender still reads what was agreed on.
    world
        .stranger()
        .looks_up(&code)
        .await
        .says("1 december 2026 om 14:00");
    samira
        .gets(&page_of(&path))
        .await
        .is(200)
        .says("sam@voorbeeld.nl");
    assert!(
        world
            .store
            .verify_trail(&national, store::Stretch::Whole(None))
            .await
            .unwrap()
            .is_ok()
    );
}
