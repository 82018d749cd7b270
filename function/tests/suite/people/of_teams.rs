//! People of a site with teams, and of a machine whose key changes.

use desk::{Action, DeskState};
use unsealing::Identity;

use super::{QUESTION, accepts, confirms, inside};
use crate::teams::{Municipalities, asks, id_of};
use crate::world::{Authenticator, Moderator, World, key_file};

#[tokio::test]
async fn who_was_invited_for_one_team_reads_that_one_only() {
    let site = Municipalities::new().await;
    let world = &site.world;
    let [ours, theirs] = [asks(world, "kerkrade").await, asks(world, "zaanstad").await];
    let [ours, theirs] = [&ours, &theirs].map(|receipt| format!("/desk/{}", id_of(receipt)));
    let first = site.at_a_desk_with(&[&site.kerkrade, &site.zaanstad]).await;
    first.gets(&ours).await.is(200).says(QUESTION);
    first.gets(&theirs).await.is(200).says(QUESTION);

    let fields = [("naam", "Noor"), ("rol", "moderator")];
    first
        .posts("/desk/invite", &fields)
        .await
        .is(422)
        .says("Kies minstens één team");
    let fields = [&fields[..], &[("team", "kerkrade")]].concat();
    let page = first.posts("/desk/invite", &fields).await.is(200);
    let link = page.between("id=\"link\" value=\"", "\"");
    let token = link.split_once('=').unwrap().1;
    let entered = accepts(world, token, &Authenticator::new(1, true)).await;
    confirms(world, &first, "Noor").await.is(303);
    first
        .gets("/desk/people")
        .await
        .says("Social Brokers Kerkrade");

    let noor = inside(world, &entered);
    assert_eq!(noor.queue("open").await, [&*ours]);
    noor.gets(&ours).await.is(200).says(QUESTION);
    noor.does(&ours, "claim", "").await.is(303);
    noor.gets(&theirs).await.is(404).lacks(QUESTION);
    let routes = Action::all().map(Action::route);
    for route in routes.filter(|route| *route != "leave") {
        let sent = noor.sends_blindly(&theirs, route, "1").await;
        sent.is(404).lacks(QUESTION);
    }
    for team in ["zaanstad", "landelijk"] {
        let sent = noor.posts("/desk/reseal", &[("team", team)]).await;
        sent.is(404);
    }
}

#[tokio::test]
async fn a_key_file_lets_in_whom_its_older_key_knew() {
    let world = World::new().await;
    let new = Identity::generate();
    let desk_with = |keys: &[&Identity]| {
        let state = DeskState {
            key_file: key_file(keys),
            ..world.desk_state(world.assets())
        };
        desk::router(state).unwrap()
    };
    let samira = world.moderator_called("Samira").await;
    // The key changes; after a while the older one is taken out of the file.
    let both = samira.at(desk_with(&[&new, &world.identity]));
    both.gets("/desk").await.is(200);
    let after = Moderator::enter_at(desk_with(&[&new]), &world, "Samira").await;
    after.gets("/desk/account").await.is(200).says("Samira");
}
