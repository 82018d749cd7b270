//! Inviting, confirming, changing and ending.

use desk::DeskState;
use store::Standing;

use super::{QUESTION, accepts, confirms, id_of, invites, with_newcomer};
use crate::world::{Authenticator, Moderator, World};

#[tokio::test]
async fn somebody_invited_reads_nothing_before_they_are_confirmed() {
    let (mut world, samira, noor, path) = with_newcomer("moderator").await;
    noor.gets("/desk")
        .await
        .is(200)
        .says("Nog even wachten")
        .lacks("entry__link");
    for page in [&*path, "/desk/people", "/desk/export", "/desk/reseal"] {
        noor.gets(page).await.is(403).lacks(QUESTION);
    }
    // Whoever is alone in the team confirms alone, and the audit says so.
    confirms(&world, &samira, "Noor").await.is(303);
    noor.gets(&path).await.is(200).says(QUESTION);
    samira
        .gets("/desk/rights")
        .await
        .is(200)
        .says("Samira bevestigde Noor alleen");
    // A hosted desk has no key file: what opens is in the table, under what follows from the cookie.
    world.restart().await;
    let hosted = DeskState {
        key_file: Vec::new(),
        ..world.desk_state(world.assets())
    };
    let noor = noor.at(desk::router(hosted));
    noor.gets(&path).await.is(200).says(QUESTION);
    noor.does(&path, "claim", "").await.is(303);
}

#[tokio::test]
async fn a_second_person_confirms_where_there_is_one() {
    let (world, samira, noor, path) = with_newcomer("moderator").await;
    let fatima = world.moderator_called("Fatima").await;
    confirms(&world, &samira, "Noor")
        .await
        .is(409)
        .says("Hier zijn er twee voor nodig");
    confirms(&world, &noor, "Noor").await.is(403);
    noor.gets(&path).await.is(403);
    confirms(&world, &fatima, "Noor").await.is(303);
    noor.gets(&path).await.is(200).says(QUESTION);
    samira
        .gets("/desk/rights")
        .await
        .says("Fatima bevestigde Noor (")
        .lacks("Noor alleen");
}

#[tokio::test]
async fn who_looks_after_people_reads_nothing() {
    let (world, samira, noor, path) = with_newcomer("beheerder").await;
    confirms(&world, &samira, "Noor").await.is(303);
    noor.gets("/desk/people").await.is(200).says("Samira");
    noor.gets("/desk").await.is(303);
    noor.gets(&path).await.is(403).lacks(QUESTION);
    let id = store::PersonId::parse(&id_of(&world, "Noor").await).unwrap();
    let found = world.store.belongings(&id, world.now()).await.unwrap();
    let wraps = found.wraps;
    assert!(
        !wraps
            .iter()
            .any(|wrap| matches!(wrap.lock, store::Lock::Team(..))),
        "no key of a team"
    );
    // Somebody who reads is given the key by somebody who has it.
    let token = invites(&noor, "Kees", "moderator").await;
    accepts(&world, &token, &Authenticator::new(2, true))
        .await
        .is(200);
    confirms(&world, &noor, "Kees").await.is(409);
    confirms(&world, &samira, "Kees").await.is(303);
}

#[tokio::test]
async fn an_invitation_works_once_within_three_days_and_looking_does_not_use_it() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let token = invites(&samira, "Noor", "moderator").await;
    let link = format!("/desk/accept?token={token}");
    for _ in 0..3 {
        world
            .stranger()
            .gets(&link)
            .await
            .is(200)
            .says("Hallo Noor");
    }
    let [one, other] = [1, 2].map(|number| Authenticator::new(number, true));
    let both = tokio::join!(
        accepts(&world, &token, &one),
        accepts(&world, &token, &other)
    );
    let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401]);
    world
        .stranger()
        .gets(&link)
        .await
        .is(401)
        .says("Deze uitnodiging werkt niet meer");
    for wrong in ["", "00", &"0".repeat(64)] {
        let page = world
            .stranger()
            .gets(&format!("/desk/accept?token={wrong}"))
            .await;
        page.is(401);
    }
    let late = invites(&samira, "Kees", "moderator").await;
    world.later(72);
    let page = world
        .stranger()
        .gets(&format!("/desk/accept?token={late}"))
        .await;
    page.is(401).lacks("Kees");
    assert_eq!(
        samira.gets("/desk/people").await.status,
        401,
        "sessions end sooner"
    );
}

#[tokio::test]
async fn names_are_unique_and_of_people() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    for (name, status) in [
        ("Samira", 409),
        ("sаmirа", 409),
        ("collect", 422),
        ("", 422),
        ("x", 422),
    ] {
        let page = samira
            .posts("/desk/invite", &[("naam", name), ("rol", "moderator")])
            .await;
        page.is(status).says("id=\"naam-fout\"");
    }
    let page = samira
        .posts("/desk/invite", &[("naam", "Noor")])
        .await
        .is(422);
    page.says("Kies minstens één rol").says("value=\"Noor\"");
}

#[tokio::test]
async fn whoever_is_put_out_is_out_at_once() {
    let (world, samira, noor, path) = with_newcomer("moderator").await;
    confirms(&world, &samira, "Noor").await.is(303);
    noor.does(&path, "claim", "").await.is(303);
    samira.gets(&path).await.says("Noor");
    let id = id_of(&world, "Noor").await;
    samira
        .posts(&format!("/desk/people/{id}/end"), &[])
        .await
        .is(303);
    noor.gets(&path).await.is(401).lacks(QUESTION);
    let browser = Moderator::outside(world.router());
    let asked = browser.posts("/desk/passkey", &[("naam", "Noor")]).await;
    let allowed = asked.is(200).json()["options"]["publicKey"]["allowCredentials"].to_string();
    assert!(!allowed.contains("AQEBAQEB"), "{allowed}");
    let found = world
        .store
        .belongings(&store::PersonId::parse(&id).unwrap(), world.now())
        .await
        .unwrap();
    assert_eq!(found.person.standing, Standing::Left);
    assert!(found.wraps.is_empty() && found.sessions.is_empty() && found.credentials.is_empty());
    // What she held is free, and her name stays hers.
    let question = sealing::receipt::LookupId::parse(path.rsplit('/').next().unwrap()).unwrap();
    let free = world.store.find(&question, world.now());
    assert_eq!(free.await.unwrap().entry.status, store::Status::New);
    samira
        .posts("/desk/invite", &[("naam", "Noor"), ("rol", "moderator")])
        .await
        .is(409);
    // Somebody must stay.
    let me = id_of(&world, "Samira").await;
    for path in ["end", "roles"] {
        let page = samira
            .posts(&format!("/desk/people/{me}/{path}"), &[("rol", "cijfers")])
            .await;
        page.is(409).says("Dan blijft er niemand over");
    }
    samira.gets("/desk").await.is(200);
}

#[tokio::test]
async fn more_rights_wait_for_a_second_person_and_fewer_work_at_once() {
    let (world, samira, noor, path) = with_newcomer("moderator").await;
    confirms(&world, &samira, "Noor").await.is(303);
    let id = id_of(&world, "Noor").await;
    let roles = format!("/desk/people/{id}/roles");
    noor.gets(&path).await.is(200);
    samira.posts(&roles, &[("rol", "cijfers")]).await.is(303);
    noor.gets(&path).await.is(403);
    noor.gets("/desk/figures").await.is(200);
    let found = world
        .store
        .belongings(&store::PersonId::parse(&id).unwrap(), world.now())
        .await
        .unwrap();
    assert!(
        !found
            .wraps
            .iter()
            .any(|wrap| matches!(wrap.lock, store::Lock::Team(..)))
    );
    samira.posts(&roles, &[("rol", "moderator")]).await.is(303);
    noor.gets(&path).await.is(403);
    confirms(&world, &samira, "Noor").await.is(303);
    noor.gets(&path).await.is(200);
}

#[tokio::test]
async fn without_a_name_in_its_address_no_passkey_is_made_and_no_invitation_used() {
    let world = World::new().await;
    let state = || DeskState {
        address: None,
        ..world.desk_state(world.assets())
    };
    let samira = world
        .moderator_called("Samira")
        .await
        .at(desk::router(state()));
    let fields = [("naam", "Noor"), ("rol", "moderator")];
    let page = samira.posts("/desk/invite", &fields).await.is(200);
    let page = page.says("Deze link werkt alleen op deze computer");
    let link = page.between("id=\"link\" value=\"", "\"").to_owned();
    let token = link
        .strip_prefix("http://localhost:8080/desk/accept?token=")
        .unwrap();
    let here = Moderator::outside(desk::router(state()));
    let accept = format!("/desk/accept?token={token}");
    here.gets(&accept)
        .await
        .is(409)
        .says("Op dit adres kan dat niet");
    here.posts("/desk/accept/passkey", &[("token", token)])
        .await
        .is(409);
    // It was not used up.
    let browser = Moderator::outside(world.router());
    browser.gets(&accept).await.is(200).says("Hallo Noor");
}
