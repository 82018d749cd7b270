//! Marks of moderators, and the page of whoever reads nothing.

use forms::team::TeamId;
use people::People;
use store::Role;

use super::{accepts, confirms, id_of, inside, invites};
use crate::world::{Authenticator, World};

fn people(world: &World) -> People {
    People::new(world.store.clone(), world.clock.clone(), Vec::new())
}

fn ids(people: Vec<store::Person>) -> Vec<String> {
    let ids = people.into_iter().map(|person| person.id.to_string());
    ids.collect()
}

#[tokio::test]
async fn duty_is_one_s_own_to_begin_and_a_professional_is_made_by_an_administrator() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let bram = world.moderator_called("Bram").await;
    let (people, team) = (people(&world), TeamId::national());
    bram.gets("/desk/people")
        .await
        .says("Niemand heeft nu dienst");
    bram.posts("/desk/account/duty", &[("dienst", "ja")])
        .await
        .is(303);
    bram.gets("/desk/account")
        .await
        .says("Je hebt nu dienst")
        .says("Mijn dienst zit erop");
    samira
        .gets("/desk/people")
        .await
        .says("Nu dienst: Bram.")
        .says("heeft dienst</span>");
    let bram_id = id_of(&world, "Bram").await;
    assert_eq!(ids(people.on_duty(&team).await.unwrap()), [&*bram_id]);
    // Bram is no administrator.
    let path = format!("/desk/people/{bram_id}/roles");
    let marked = [("rol", "moderator"), ("kenmerk", "professional")];
    bram.posts(&path, &marked).await.is(403);
    samira.posts(&path, &marked).await.is(303);
    let professionals = ids(people.professionals(&team).await.unwrap());
    assert_eq!(professionals, [&*bram_id]);
    // The form says everything that he is.
    assert!(people.on_duty(&team).await.unwrap().is_empty());
    bram.posts("/desk/account/duty", &[("dienst", "ja")])
        .await
        .is(303);
    bram.posts("/desk/account/duty", &[("dienst", "nee")])
        .await
        .is(303);
    assert!(people.on_duty(&team).await.unwrap().is_empty());
    let professionals = ids(people.professionals(&team).await.unwrap());
    assert_eq!(professionals, [&*bram_id]);
    let zaanstad: TeamId = "zaanstad".parse().unwrap();
    assert!(people.professionals(&zaanstad).await.unwrap().is_empty());
    samira
        .gets("/desk/rights")
        .await
        .says("Bram begon met dienst")
        .says("De dienst van Bram zit erop")
        .says("(moderator landelijk professional)");
    // Whoever does not read any more is neither.
    let read_nothing = [("rol", "cijfers"), ("kenmerk", "professional")];
    samira.posts(&path, &read_nothing).await.is(303);
    assert!(people.professionals(&team).await.unwrap().is_empty());
}

#[tokio::test]
async fn whoever_reads_nothing_sees_what_they_can_do_here() {
    let world = World::new().await;
    world.ask("Hoe vertel ik thuis dat ik blijf zitten?").await;
    let samira = world.moderator_called("Samira").await;
    let fatima = world.moderator_called("Fatima").await;
    for (number, role) in (1..).zip([Role::Broker, Role::Editor, Role::Figures]) {
        let name = format!("Persoon {number}");
        let token = invites(&samira, &name, role.as_str()).await;
        let entered = accepts(&world, &token, &Authenticator::new(number, true)).await;
        let person = inside(&world, &entered.is(200));
        person.gets("/desk").await.is(200).says("Nog even wachten");
        confirms(&world, &fatima, &name).await.is(303);
        let home = person.gets("/desk").await.is(303);
        assert_eq!(home.header("location"), "/desk/welcome");
        let page = person.gets("/desk/welcome").await.is(200);
        let page = page
            .says("Dit kun je hier met jouw rol")
            .lacks("blijf zitten");
        let links = page.body.split("href=\"/desk").skip(1);
        for link in links.map(|rest| rest.split('"').next().unwrap()) {
            let reply = person.gets(&format!("/desk{link}")).await;
            assert!(
                [200, 303].contains(&reply.status.as_u16()),
                "{role:?} {link}: {}",
                reply.status
            );
        }
        if role == Role::Figures {
            // The list of what is kept has a line for each, and so would say something about few.
            person
                .gets("/desk/figures")
                .await
                .is(200)
                .says("niet te tonen");
            person.gets("/desk/export").await.is(403);
        }
    }
}
