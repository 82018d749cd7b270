//! People of a site with teams, and of a machine whose key changes.

use std::collections::BTreeSet;

use desk::{Action, DeskState};
use people::rights::{self, Audience, Rule};
use store::{Role, Standing};
use unsealing::Identity;

use super::{QUESTION, accepts, confirms, inside};
use crate::teams::{Municipalities, asks, id_of, stored_version};
use crate::world::{Authenticator, Moderator, Reply, World, key_file};

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

/// Asks for what a rule is about, of the other team wherever a submission or a team can be named.
async fn asks_of_the_other(who: &Moderator, rule: &Rule, id: &str) -> Reply {
    let path = rule.route.replace("{id}", id);
    let path = path.replace("{person}", &"0".repeat(32));
    if rule.method == "GET" {
        return who.gets(&format!("{path}?team=zaanstad")).await;
    }
    let fields = [("versie", "1"), ("team", "zaanstad"), ("antwoord", "tekst")];
    who.posts(&path, &fields).await
}

/// The table of rights for every role, in one team, over what is of another.
#[tokio::test]
async fn no_role_of_a_team_finds_anything_of_another_on_any_route() {
    let site = Municipalities::new().await;
    let world = &site.world;
    asks(world, "kerkrade").await;
    let theirs = id_of(&asks(world, "zaanstad").await);
    let before = stored_version(world, &theirs).await;
    let both = [&site.kerkrade, &site.zaanstad];
    let first = site.at_a_desk_with(&both).await;
    let second = site.enters_with(&both, "Fatima").await;
    let (mut number, mut tried) = (0, 0);
    for role in Role::ALL {
        number += 1;
        let name = format!("Persoon {number}");
        let fields = [
            ("naam", &*name),
            ("rol", role.as_str()),
            ("team", "kerkrade"),
        ];
        let page = first.posts("/desk/invite", &fields).await.is(200);
        let token = page.between("accept?token=", "\"").to_owned();
        let entered = accepts(world, &token, &Authenticator::new(number, true)).await;
        confirms(world, &second, &name).await.is(303);
        let person = inside(world, &entered.is(200));
        let allows =
            |rule: &Rule| rights::allows(rule.audience, &BTreeSet::from([role]), Standing::Active);
        let rules = rights::RULES.iter().filter(|rule| {
            // Whom a submission is not for is refused whatever it is: `every_role_may_do_what_the_table_says`.
            let is_told_apart = allows(rule) || !rule.route.contains("{id}");
            let leaves = rule.method == "POST" && rule.route.ends_with("/leave");
            let ends = leaves || rule.route == "/desk/account/sessions";
            is_told_apart && !ends && rule.audience != Audience::Anybody
        });
        for rule in rules {
            let told = format!("{role:?} {} {}", rule.method, rule.route);
            let reply = asks_of_the_other(&person, rule, theirs.as_str()).await;
            let allowed = allows(rule);
            assert_eq!(reply.status == 403, !allowed, "{told}: {}", reply.status);
            if allowed && rule.route.contains("{id}") && !rule.route.ends_with("/leave") {
                // The address of a button leads to the page, which is not there.
                let leads_on = rule.method == "GET" && reply.status == 303;
                assert!(reply.status == 404 || leads_on, "{told}: {}", reply.status);
            }
            assert!(!reply.body.contains(QUESTION), "{told}");
            assert!(
                reply.status == 404 || !reply.body.contains(theirs.as_str()),
                "{told}"
            );
            tried += 1;
        }
    }
    assert!(tried > 200, "{tried}");
    assert_eq!(stored_version(world, &theirs).await, before);
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
        desk::router(state)
    };
    let samira = world.moderator_called("Samira").await;
    // The key changes; after a while the older one is taken out of the file.
    let both = samira.at(desk_with(&[&new, &world.identity]));
    both.gets("/desk").await.is(200);
    let after = Moderator::enter_at(desk_with(&[&new]), &world, "Samira").await;
    after.gets("/desk/account").await.is(200).says("Samira");
}
