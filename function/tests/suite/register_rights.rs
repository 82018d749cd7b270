//! The rights of who is in the register: to know everything that is kept, to be gone, and to be read by one team only.

use crate::register::{DAY, is_active, page_of, signs_up};
use crate::teams::{Municipalities, id_of};
use crate::world::World;

#[tokio::test]
async fn whoever_asks_gets_everything_and_whoever_wants_is_gone() {
    let world = World::new().await;
    let (code, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator_called("Samira").await;
    is_active(&world, &samira, &path).await;
    let noted = [("notitie", "Belde terug op dinsdag.")];
    samira.presses(&path, "note", &noted).await.is(303);
    let page = page_of(&path);
    let export = samira.posts(&format!("{page}/export"), &[]).await.is(200);
    assert_eq!(
        export.header("content-disposition"),
        "attachment; filename=\"gegevens.json\""
    );
    let all = export.json();
    assert_eq!(all["broker"]["email"], "sam@voorbeeld.nl");
    assert_eq!(all["broker"]["state"], "active");
    assert_eq!(all["notes"][0]["text"], "Belde terug op dinsdag.");
    assert_eq!(all["sign_up"]["answers"][1][1], "Sam Jansen");
    export.lacks("Samira");
    samira
        .gets("/desk/audit")
        .await
        .says("Alle gegevens gedownload door Samira");
    let remove = format!("{page}/remove");
    let version = samira.gets(&page).await;
    let version = version.between("name=\"versie\" value=\"", "\"").to_owned();
    samira
        .posts(&remove, &[("versie", &version)])
        .await
        .is(422)
        .says("Zet eerst het vinkje");
    let sure = [("versie", &*version), ("zeker", "ja")];
    let old = [("versie", "1"), ("zeker", "ja")];
    samira.posts(&remove, &old).await.is(409);
    samira
        .posts(&remove, &sure)
        .await
        .is(200)
        .says("Alles is verwijderd");
    for gone in [&page, &path] {
        samira.gets(gone).await.is(404).lacks("Sam");
    }
    world.stranger().looks_up(&code).await.is(404);
    samira.gets("/desk/brokers").await.lacks("Sam Jansen");
    samira
        .gets("/desk/audit")
        .await
        .says("Helemaal verwijderd door Samira");
    let bytes = world.store.work(&id_of(&code)).await.unwrap();
    assert!(bytes.notes.is_empty());
}

#[tokio::test]
async fn whoever_withdraws_is_in_no_register_before_and_after_the_sign_up_is_gone() {
    for days in [1, 400] {
        let world = World::new().await;
        let (code, path) = signs_up(&world, "Sam Jansen").await;
        let samira = world.moderator().await;
        is_active(&world, &samira, &path).await;
        world.later(days * DAY);
        let stranger = world.stranger();
        let asked = [("code", &*code)];
        let body = crate::world::encode(&asked);
        let form = "application/x-www-form-urlencoded";
        stranger
            .posts("/api/receipts/withdraw", form, body)
            .await
            .is(200)
            .says("Weet je het zeker");
        stranger.withdraws(&code).await.is(200);
        stranger.looks_up(&code).await.is(404);
        let samira = world.moderator().await;
        samira.gets(&page_of(&path)).await.is(404);
        samira.gets("/desk/brokers").await.lacks("Sam Jansen");
        samira
            .gets("/desk/audit")
            .await
            .says("Ingetrokken door de afzender");
    }
}

#[tokio::test]
async fn another_team_has_its_own_register() {
    let site = Municipalities::new().await;
    let (code, path) = signs_up(&site.world, "Sam Jansen").await;
    let zaanstad = site.at_a_desk_with(&[&site.zaanstad]).await;
    is_active(&site.world, &zaanstad, &path).await;
    zaanstad.gets("/desk/brokers").await.says("Sam Jansen");
    let kerkrade = site.at_a_desk_with(&[&site.kerkrade]).await;
    kerkrade
        .gets("/desk/brokers")
        .await
        .is(200)
        .lacks("Sam Jansen");
    let page = page_of(&path);
    kerkrade.gets(&page).await.is(404);
    for route in ["", "/leave", "/export", "/remove"] {
        let sure = [("versie", "3"), ("zeker", "ja"), ("naam", "Ik")];
        let reply = kerkrade.posts(&format!("{page}{route}"), &sure).await;
        reply.is(404).lacks("sam@voorbeeld.nl");
    }
    kerkrade.gets(&format!("{page}/dates.ics")).await.is(404);
    site.world.stranger().looks_up(&code).await.is(200);
}

#[tokio::test]
async fn the_outcome_of_the_quiz_is_explained() {
    let world = World::new().await;
    let (_, path) = signs_up(&world, "Sam Jansen").await;
    let samira = world.moderator().await;
    let page = samira.gets(&path).await.is(200);
    page.says("Testje: ")
        .says("De luisteraar: 2 antwoorden")
        .lacks("Naar intake en gegevens");
    samira.does(&path, "intake", "").await.is(303);
    samira.gets(&path).await.says("Naar intake en gegevens");
}
