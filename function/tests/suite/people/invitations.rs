//! A link that got lost, an invitation that is taken back, and who is offered to confirm.

use super::{accepts, confirms, id_of, inside, invites, with_newcomer};
use crate::world::{Authenticator, World};

#[tokio::test]
async fn a_new_link_takes_the_place_of_one_that_got_lost() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let lost = invites(&samira, "Noor", "moderator").await;
    let page = samira.gets("/desk/people").await.is(200);
    page.says("De uitnodiging werkt tot ")
        .says("Nieuwe link voor Noor")
        .says("Trek de uitnodiging in")
        .lacks("Noor stopt");
    let id = id_of(&world, "Noor").await;
    let again = samira
        .posts(&format!("/desk/people/{id}/link"), &[])
        .await
        .is(200);
    let again = again.says("De vorige link werkt niet meer");
    let link = again.between("id=\"link\" value=\"", "\"");
    let token = link.rsplit_once('=').unwrap().1.to_owned();
    let looks = async |token: &str| {
        let link = format!("/desk/accept?token={token}");
        world.stranger().gets(&link).await
    };
    looks(&lost).await.is(401);
    looks(&token).await.is(200).says("Hallo Noor");
    let noor = accepts(&world, &token, &Authenticator::new(1, true)).await;
    inside(&world, &noor.is(200));
    // Whoever has come needs no link.
    samira
        .posts(&format!("/desk/people/{id}/link"), &[])
        .await
        .is(409);
}

#[tokio::test]
async fn an_invitation_that_is_taken_back_leaves_the_name_free() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let token = invites(&samira, "Noor", "moderator").await;
    let id = id_of(&world, "Noor").await;
    samira
        .posts(&format!("/desk/people/{id}/end"), &[])
        .await
        .is(303);
    let link = format!("/desk/accept?token={token}");
    world.stranger().gets(&link).await.is(401);
    samira.gets("/desk/people").await.is(200).lacks("Noor");
    samira
        .gets("/desk/rights")
        .await
        .says("Samira trok de uitnodiging voor Noor in.");
    invites(&samira, "Noor", "moderator").await;
}

#[tokio::test]
async fn only_who_can_confirm_is_offered_to() {
    let (world, samira, noor, _) = with_newcomer("beheerder").await;
    confirms(&world, &samira, "Noor").await.is(303);
    let token = invites(&noor, "Kees", "moderator").await;
    accepts(&world, &token, &Authenticator::new(2, true))
        .await
        .is(200);
    noor.gets("/desk/people")
        .await
        .says("Kees gaat lezen. Daarom moet een moderator van het team bevestigen")
        .lacks("Bevestig Kees");
    samira.gets("/desk/people").await.says("Bevestig Kees");
    let fatima = world.moderator_called("Fatima").await;
    let token = invites(&samira, "Ilse", "moderator").await;
    accepts(&world, &token, &Authenticator::new(3, true))
        .await
        .is(200);
    samira
        .gets("/desk/people")
        .await
        .says("Jij hebt Ilse uitgenodigd.")
        .lacks("Bevestig Ilse");
    fatima.gets("/desk/people").await.says("Bevestig Ilse");
}
