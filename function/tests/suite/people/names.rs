//! Names of people: sealed in the store, and read by whoever works with them.

use std::time::Duration;

use aws_sdk_dynamodb::types::AttributeValue;
use desk::DeskState;
use people::People;
use store::{PersonId, Standing, StoredName};
use unsealing::Identity;

use super::{accepts, confirms, everybody, inside, invites, signs_in};
use crate::table::client;
use crate::world::{Authenticator, Moderator, World, key_file, seal_to};

const FIRST: &str = "Zwaluwstaart Xantippe";
const LETTERS: [&str; 6] = ["A", "B", "C", "D", "E", "F"];
const INVITED: &str = "Kwikstaart Ypsilon";

fn text(text: &str) -> AttributeValue {
    AttributeValue::S(text.into())
}

/// Everything in the table, as a dump of it shows it.
async fn dump(world: &World) -> Vec<std::collections::HashMap<String, AttributeValue>> {
    let scan = client(world).scan().table_name(&world.table);
    let mut pages = scan.into_paginator().items().send();
    let mut items = Vec::new();
    while let Some(item) = pages.next().await {
        items.push(item.unwrap());
    }
    items
}

/// Whether a word is anywhere in the table, also folded, and also in bytes.
async fn shows(world: &World, word: &str) -> bool {
    let folded = word.to_lowercase().replace(' ', "");
    dump(world).await.iter().any(|item| {
        item.values().any(|value| {
            let value = match value {
                AttributeValue::B(bytes) => String::from_utf8_lossy(bytes.as_ref()).into_owned(),
                other => format!("{other:?}"),
            };
            value.contains(word) || value.to_lowercase().replace(' ', "").contains(&folded)
        })
    })
}

#[tokio::test]
async fn the_names_of_those_at_the_desk_are_nowhere_in_the_store() {
    let mut world = World::new().await;
    world.ask("Hoe vertel ik thuis dat ik blijf zitten?").await;
    let first = world.moderator_called(FIRST).await;
    let token = invites(&first, INVITED, "moderator").await;
    assert!(!shows(&world, INVITED).await, "an invitation shows it");
    let passkey = Authenticator::new(1, true);
    // Whoever has the link sees whom it is for.
    let outside = Moderator::outside(world.router());
    let page = outside.gets(&format!("/desk/accept?token={token}")).await;
    page.is(200).says(INVITED).lacks(FIRST);
    let entered = accepts(&world, &token, &passkey).await.is(200);
    let second = inside(&world, &entered);
    second.gets("/desk").await.is(200).says(INVITED);
    confirms(&world, &first, INVITED).await.is(303);
    let path = second.queue("open").await.remove(0);
    let handed = [("collega", FIRST), ("notitie", "Kijk jij mee?")];
    second.presses(&path, "claim", &[]).await.is(303);
    second.presses(&path, "hand-over", &handed).await.is(303);
    first.gets(&path).await.is(200).says(INVITED);
    second
        .gets("/desk/people")
        .await
        .is(200)
        .says(FIRST)
        .says(INVITED);
    first
        .gets("/desk/rights")
        .await
        .is(200)
        .says(FIRST)
        .says(INVITED);
    signs_in(&world, "kwikstaart  YPSILON", &passkey, "")
        .await
        .is(303);
    // Nobody else is called so, or nearly so.
    for name in [FIRST, "kwikstaart ypsiIon"] {
        let taken = [("naam", name), ("rol", "moderator")];
        first.posts("/desk/invite", &taken).await.is(409);
    }
    for name in [FIRST, INVITED, "Kijk jij mee?"] {
        assert!(!shows(&world, name).await, "{name} is in a dump");
    }
    for _ in 0..2 {
        let bytes = world.bytes_on_disk();
        for word in ["Zwaluwstaart", "zwaluwstaart", "Kwikstaart", "kwikstaart"] {
            let found = bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes());
            assert!(!found, "{word} is on disk");
        }
        world.lose_the_store().await;
    }
}

#[tokio::test]
async fn who_leaves_or_does_not_look_after_anybody_holds_no_key_of_the_names() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let fatima = world.moderator_called("Fatima").await;
    let (mut number, mut ids) = (0, Vec::new());
    for role in ["moderator", "beheerder", "cijfers"] {
        number += 1;
        let token = invites(&samira, &format!("Nieuw {role}"), role).await;
        let entered = accepts(&world, &token, &Authenticator::new(number, true)).await;
        let person = inside(&world, &entered.is(200));
        // Nobody is given them before a second person confirmed it.
        person.gets("/desk/people").await.is(403).lacks("Samira");
        let id = super::person(&world, &format!("Nieuw {role}")).await;
        assert!(!holds(&world, &id).await);
        confirms(&world, &fatima, &format!("Nieuw {role}"))
            .await
            .is(303);
        assert_eq!(holds(&world, &id).await, role != "cijfers", "{role}");
        ids.push(id);
    }
    let change = |id: &PersonId| format!("/desk/people/{id}/roles");
    samira
        .posts(&change(&ids[1]), &[("rol", "cijfers")])
        .await
        .is(303);
    assert!(!holds(&world, &ids[1]).await);
    samira
        .posts(&change(&ids[2]), &[("rol", "beheerder")])
        .await
        .is(303);
    assert!(holds(&world, &ids[2]).await);
    let end = format!("/desk/people/{}/end", ids[0]);
    samira.posts(&end, &[]).await.is(303);
    assert!(!holds(&world, &ids[0]).await);
    // The audit still says who it was.
    samira
        .gets("/desk/rights")
        .await
        .is(200)
        .says("Nieuw moderator stopte aan de balie");
}

async fn holds(world: &World, id: &PersonId) -> bool {
    let found = world.store.belongings(id, world.now()).await.unwrap();
    let wraps = found.wraps.iter();
    let mut names = wraps.filter(|wrap| matches!(wrap.lock, store::Lock::Names(_)));
    names.next().is_some()
}

/// Makes of everything about names what an earlier version wrote.
async fn write_names_as_before(world: &World) {
    let client = client(world);
    let delete = async |item: &std::collections::HashMap<String, AttributeValue>| {
        let delete = client.delete_item().table_name(&world.table);
        let delete = delete.key("pk", item["pk"].clone());
        delete.key("sk", item["sk"].clone()).send().await.unwrap();
    };
    let everybody = everybody(world).await;
    for item in dump(world).await {
        let (pk, sk) = (item["pk"].as_s().unwrap(), item["sk"].as_s().unwrap());
        if pk.starts_with("name#")
            || sk.starts_with("wrap#names#")
            || (pk == "people" && sk == "names")
        {
            delete(&item).await;
        }
    }
    for one in everybody {
        let id = one.person.id.as_str();
        let update = client.update_item().table_name(&world.table);
        let update = update
            .key("pk", text(&format!("person#{id}")))
            .key("sk", text("person"))
            .update_expression("SET #name = :name REMOVE knows_names")
            .expression_attribute_names("#name", "name")
            .expression_attribute_values(":name", text(one.name.as_deref().unwrap()));
        update.send().await.unwrap();
        let small = one.name.unwrap().to_lowercase().replace(' ', "");
        for begin in ["w", "s"] {
            let put = client.put_item().table_name(&world.table);
            let put = put
                .item("pk", text(&format!("name#{begin}:{small}")))
                .item("sk", text("name"))
                .item("person", text(id));
            put.send().await.unwrap();
        }
    }
}

#[tokio::test]
async fn names_of_an_earlier_version_are_sealed_when_somebody_comes_in() {
    let world = World::new().await;
    world.ask("Hoe vertel ik thuis dat ik blijf zitten?").await;
    let first = world.moderator_called(FIRST).await;
    let passkey = Authenticator::new(1, true);
    let token = invites(&first, INVITED, "moderator").await;
    let entered = accepts(&world, &token, &passkey).await.is(200);
    let second = inside(&world, &entered);
    confirms(&world, &first, INVITED).await.is(303);
    let waiting = invites(&first, "Wacht Nog", "moderator").await;
    write_names_as_before(&world).await;
    assert!(shows(&world, FIRST).await && shows(&world, INVITED).await);
    // Sessions of before go on.
    first.gets("/desk").await.is(200).says(FIRST);
    signs_in(&world, INVITED, &passkey, "").await.is(303);
    for name in [FIRST, INVITED, "Wacht Nog"] {
        assert!(!shows(&world, name).await, "{name}");
    }
    for each in [&first, &second] {
        let page = each.gets("/desk/people").await.is(200);
        page.says(FIRST).says(INVITED).says("Wacht Nog");
    }
    let taken = [("naam", FIRST), ("rol", "moderator")];
    first.posts("/desk/invite", &taken).await.is(409);
    // Who was invited before comes in all the same, and is named once they are confirmed.
    let newcomer = accepts(&world, &waiting, &Authenticator::new(2, true)).await;
    let newcomer = inside(&world, &newcomer.is(200));
    confirms(&world, &second, "Wacht Nog").await.is(303);
    newcomer
        .gets("/desk/account")
        .await
        .is(200)
        .says("Wacht Nog");
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_sealed_also_when_it_is_stopped_at_any_moment() {
    let world = World::new().await;
    for letter in LETTERS {
        world.moderator_called(&format!("{FIRST} {letter}")).await;
    }
    write_names_as_before(&world).await;
    let key_file = world.desk_state(world.assets()).key_file;
    let people = People::new(world.store.clone(), world.clock.clone(), key_file);
    let ids: Vec<_> = everybody(&world)
        .await
        .into_iter()
        .map(|one| one.person.id)
        .collect();
    for stop in 0..200_u64 {
        let all = world.store.people().await.unwrap();
        if all
            .iter()
            .all(|one| matches!(one.name, StoredName::Sealed(_)))
        {
            break;
        }
        let (door, id) = (
            people.clone(),
            ids[usize::try_from(stop).unwrap() % ids.len()].clone(),
        );
        let run = tokio::spawn(async move { door.enter_again_here(&id).await.map(drop) });
        tokio::time::sleep(Duration::from_millis(5 + stop * 5 % 150)).await;
        run.abort();
        if let Ok(entered) = run.await {
            entered.unwrap();
        }
        // Nobody loses their name meanwhile.
        assert_eq!(people.known_here().await.unwrap().len(), 6);
        let known = people.known_here().await.unwrap();
        let mut names = known.iter().filter_map(|one| one.name.as_ref());
        assert!(names.all(|name| name.starts_with(FIRST)), "{known:?}");
        assert!(known.iter().all(|one| one.name.is_some()), "{known:?}");
    }
    assert!(!shows(&world, FIRST).await);
    // And everybody reads those of all others.
    for letter in LETTERS {
        let one = world.moderator_called(&format!("{FIRST} {letter}")).await;
        let page = one.gets("/desk/people").await.is(200);
        for other in LETTERS {
            let name = format!("{FIRST} {other}");
            assert!(page.body.contains(&name), "{name} of {letter}");
        }
    }
    let active = world.store.people().await.unwrap();
    assert!(
        active
            .iter()
            .all(|one| one.standing == Standing::Active && one.knows_names)
    );
}

#[tokio::test]
async fn whoever_cannot_read_a_name_yet_reads_where_to_get_it() {
    const LOCKED: &str = "Naam nog op slot";
    const WHERE: &str = "Sommige namen zitten hier nog op slot.";
    let world = World::new().await;
    let first = world.moderator_called(FIRST).await;
    first
        .gets("/desk/people")
        .await
        .is(200)
        .lacks(LOCKED)
        .lacks(WHERE);
    // Another machine of the team, whose key file nobody shared a key with.
    let own = Identity::generate();
    let mut assets = world.assets();
    seal_to(&mut assets, &[world.identity.to_public(), own.to_public()]);
    let state = DeskState {
        key_file: key_file(&[&own]),
        ..world.desk_state(assets)
    };
    let newcomer = Moderator::enter_at(desk::router(state), &world, "Nieuw Hier").await;
    newcomer
        .gets("/desk/people")
        .await
        .is(200)
        .says("Je bent Nieuw Hier")
        .says(LOCKED)
        .says(WHERE)
        .says("Meer over deze collega")
        .lacks(">?");
    // A colleague opens that page, and shares the key.
    first.gets("/desk/people").await.is(200).says("Nieuw Hier");
    newcomer
        .gets("/desk/people")
        .await
        .is(200)
        .says(FIRST)
        .lacks(LOCKED)
        .lacks(WHERE);
    // Where the key is gone, the list of rights is still to be read.
    for item in dump(&world).await {
        let (pk, sk) = (&item["pk"], &item["sk"]);
        if sk.as_s().unwrap().starts_with("wrap#names#") {
            let delete = client(&world).delete_item().table_name(&world.table);
            let delete = delete.key("pk", pk.clone()).key("sk", sk.clone());
            delete.send().await.unwrap();
        }
    }
    first
        .gets("/desk/rights")
        .await
        .is(200)
        .says(WHERE)
        .says("<li>Iemand van wie de naam nog op slot zit kwam binnen")
        .lacks(">?");
    first
        .gets("/desk/people")
        .await
        .is(200)
        .says("Deze collega stopt");
}
