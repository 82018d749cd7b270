//! The audit of submissions: every look and every change, by ids, in a chain that outlives what it is about.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::AttributeValue;
use forms::team::TeamId;
use people::MANY_IN_AN_HOUR;
use sealing::receipt::LookupId;
use store::{BrokenChain, Head, LOOKED, Noted, Stretch, TrailEntry};

use super::{QUESTION, invites, person};
use crate::table::client;
use crate::world::{Authenticator, Moderator, World};

async fn trail(world: &World) -> Vec<TrailEntry> {
    let national = TeamId::national();
    let mut entries = world.store.trail(&national, None, 1000).await.unwrap();
    entries.reverse();
    entries
}

async fn followed(world: &World, stretch: Stretch<'_>) -> Result<Noted, BrokenChain> {
    let national = TeamId::national();
    world.store.verify_trail(&national, stretch).await.unwrap()
}

async fn whole(world: &World) -> u64 {
    let found = followed(world, Stretch::Whole(None)).await;
    found.unwrap().head.number
}

/// Takes an item out of the table, as somebody who can write it does.
async fn drops(world: &World, pk: &str, sk: &str) {
    let delete = client(world).delete_item().table_name(&world.table);
    let delete = delete.key("pk", text(pk)).key("sk", text(sk));
    delete.send().await.unwrap();
}

/// Gives an item of the table another text.
async fn changes(world: &World, (pk, sk): (&str, &str), (name, value): (&str, AttributeValue)) {
    let update = client(world).update_item().table_name(&world.table);
    let update = update
        .key("pk", text(pk))
        .key("sk", text(sk))
        .update_expression("SET #name = :value")
        .expression_attribute_names("#name", name)
        .expression_attribute_values(":value", value);
    update.send().await.unwrap();
}

fn text(text: &str) -> AttributeValue {
    AttributeValue::S(text.into())
}

#[tokio::test]
async fn every_look_and_every_change_is_in_the_audit_and_a_look_makes_no_version() {
    let world = World::new().await;
    let code = world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let bram = world.moderator_called("Bram").await;
    let path = samira.queue("open").await.remove(0);
    assert!(trail(&world).await.is_empty(), "a list shows no text");
    let id = LookupId::parse(path.strip_prefix("/desk/").unwrap()).unwrap();
    for _ in 0..2 {
        samira.gets(&path).await.is(200).says(QUESTION);
    }
    let seen = world.store.find(&id, world.now()).await.unwrap();
    assert_eq!(seen.entry.version, 1);
    let page = bram.gets(&path).await.is(200);
    page.says("Wie keek: 2 collega")
        .says("Samira, 2 keer, het laatst vandaag")
        .says("Bram, één keer");
    let version = [("versie", "1"), ("antwoord", "Zeg het rustig.")];
    // A form that was never shown shows the text as well.
    bram.posts(&format!("{path}/draft"), &version)
        .await
        .is(200)
        .says(QUESTION);
    bram.posts(&format!("{path}/answer"), &version)
        .await
        .is(303);
    world.stranger().withdraws(&code).await.is(200);
    let (samira_id, bram_id) = (person(&world, "Samira").await, person(&world, "Bram").await);
    let entries = trail(&world).await;
    let told: Vec<_> = entries
        .iter()
        .map(|each| (each.author.as_str(), each.what.as_str(), each.version))
        .collect();
    let (samira_id, bram_id) = (samira_id.as_str(), bram_id.as_str());
    assert_eq!(
        told,
        [
            (samira_id, LOOKED, 1),
            (samira_id, LOOKED, 1),
            (bram_id, LOOKED, 1),
            (bram_id, LOOKED, 1),
            (bram_id, "answered", 2),
            ("sender", "withdrawn", 3),
        ]
    );
    // What is gone is still in the chain, by its id.
    assert!(entries.iter().all(|each| each.submission == id));
    samira.gets(&path).await.is(404);
    assert_eq!(whole(&world).await, 6);
    let shown = format!("{entries:?}");
    assert!(!shown.contains("Samira") && !shown.contains("Zeg het"));
    let page = samira.gets("/desk/audit").await.is(200);
    page.says("Bekeken door Samira")
        .says("Antwoord geschreven door Bram")
        .says("Ingetrokken door de afzender")
        .lacks("is veranderd bij regel");
}

#[tokio::test]
async fn what_cannot_be_recorded_is_not_shown_and_what_was_typed_stays() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    samira.gets(&path).await.is(200);
    // The end of the chain cannot be read.
    let ends = client(&world)
        .update_item()
        .table_name(&world.table)
        .key("pk", text("trail#landelijk"))
        .key("sk", text("head"))
        .update_expression("SET since = :since")
        .expression_attribute_values(":since", text("gisteren"));
    ends.send().await.unwrap();
    samira
        .gets(&path)
        .await
        .is(503)
        .says("nog even niet zien")
        .lacks(QUESTION);
    let typed = [("versie", "1"), ("antwoord", "Zeg het rustig.")];
    let draft = samira.posts(&format!("{path}/draft"), &typed).await;
    draft.says("Zeg het rustig.").lacks(QUESTION);
}

#[tokio::test]
async fn many_at_once_are_all_in_the_chain() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let id = LookupId::parse(path.strip_prefix("/desk/").unwrap()).unwrap();
    let seen = world.store.find(&id, world.now()).await.unwrap();
    let mut looks = tokio::task::JoinSet::new();
    let started = std::time::Instant::now();
    for number in 0..20 {
        let (store, entry, now) = (world.store.clone(), seen.entry.clone(), world.now());
        looks.spawn(async move {
            let person = store::PersonId::from_bits(number);
            store.look(&entry, &person, now).await.unwrap()
        });
    }
    let first: Vec<bool> = looks.join_all().await;
    println!("20 looks at once: {:?}", started.elapsed());
    assert!(first.into_iter().all(|first| first));
    assert_eq!(whole(&world).await, 20);
    // Time that runs back moves no entry.
    let earlier = world.now() - jiff::SignedDuration::from_hours(48);
    let person = store::PersonId::from_bits(1);
    world
        .store
        .look(&seen.entry, &person, earlier)
        .await
        .unwrap();
    assert_eq!(whole(&world).await, 21);
    let entries = trail(&world).await;
    let numbers: Vec<_> = entries.iter().map(|each| each.number).collect();
    assert_eq!(numbers, (1..=21).collect::<Vec<_>>());
    let started = std::time::Instant::now();
    for _ in 0..100 {
        world
            .store
            .look(&seen.entry, &person, world.now())
            .await
            .unwrap();
    }
    println!("a look: {:?}", started.elapsed() / 100);
}

/// The partition of the chain of the national team.
const TRAIL: &str = "trail#landelijk";

/// The sort key of an entry of it.
fn entry(number: u32) -> String {
    format!("2026-11-21#{number:012}")
}

#[tokio::test]
async fn every_break_of_the_chain_is_named() {
    for (sort, what) in [
        (entry(2), "changed"),
        (entry(2), "dropped"),
        (entry(4), "dropped"),
        ("head".to_owned(), "dropped"),
        ("head".to_owned(), "changed"),
    ] {
        let world = World::new().await;
        world.ask(QUESTION).await;
        let samira = world.moderator_called("Samira").await;
        let path = samira.queue("open").await.remove(0);
        for _ in 0..4 {
            samira.gets(&path).await.is(200);
        }
        assert_eq!(whole(&world).await, 4);
        if what == "dropped" {
            drops(&world, TRAIL, &sort).await;
        } else {
            let other = text(&"0".repeat(64));
            changes(&world, (TRAIL, &sort), ("hash", other)).await;
        }
        let broken = followed(&world, Stretch::Whole(None)).await.unwrap_err();
        let expected = match sort.as_str() {
            "head" if what == "dropped" => 5,
            "head" => 5,
            sort => sort.rsplit('0').next().unwrap().parse().unwrap(),
        };
        assert_eq!(broken, BrokenChain(expected), "{sort} {what}");
        if sort != "head" && expected == 2 {
            let page = samira.gets("/desk/audit").await.is(200);
            page.says("is veranderd bij regel");
        }
    }
}

/// A chain of four looks, as it was found then, and two more.
async fn noted() -> (World, Noted) {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    for _ in 0..4 {
        samira.gets(&path).await.is(200);
    }
    let noted = followed(&world, Stretch::Whole(None)).await.unwrap();
    assert_eq!(noted.head.number, 4);
    for _ in 0..2 {
        samira.gets(&path).await.is(200);
    }
    (world, noted)
}

#[tokio::test]
async fn a_chain_is_followed_on_from_what_was_noted() {
    let (world, noted) = noted().await;
    for stretch in [Stretch::After(&noted), Stretch::Whole(Some(&noted))] {
        assert_eq!(followed(&world, stretch).await.unwrap().head.number, 6);
    }
    let last = followed(&world, Stretch::After(&noted)).await.unwrap();
    // Nothing was added.
    assert_eq!(followed(&world, Stretch::After(&last)).await, Ok(last));
    // What is before the noted entry is not read, unless everything is.
    changes(&world, (TRAIL, &entry(2)), ("what", text("answered"))).await;
    assert!(followed(&world, Stretch::After(&noted)).await.is_ok());
    let whole = followed(&world, Stretch::Whole(Some(&noted))).await;
    assert_eq!(whole, Err(BrokenChain(2)));
    // What comes after it is.
    changes(&world, (TRAIL, &entry(5)), ("what", text("answered"))).await;
    let after = followed(&world, Stretch::After(&noted)).await;
    assert_eq!(after, Err(BrokenChain(5)));
}

#[tokio::test]
async fn a_chain_that_was_written_anew_does_not_lead_through_what_was_noted() {
    let (world, noted) = noted().await;
    // As if the chain that was noted had been another one: whole in itself, as this one is.
    let other = Noted {
        head: Head {
            hash: "0".repeat(64),
            ..noted.head.clone()
        },
        ..noted.clone()
    };
    for stretch in [Stretch::After(&other), Stretch::Whole(Some(&other))] {
        assert_eq!(followed(&world, stretch).await, Err(BrokenChain(4)));
    }
    // The entries of today are dropped, with the end that the store has of them.
    for number in 3..=6 {
        drops(&world, TRAIL, &entry(number)).await;
    }
    let left = trail(&world).await;
    let end = (TRAIL, "head");
    changes(&world, end, ("number", AttributeValue::N("2".into()))).await;
    changes(&world, end, ("hash", text(&left[1].hash))).await;
    assert_eq!(whole(&world).await, 2);
    let found = followed(&world, Stretch::Whole(Some(&noted))).await;
    assert_eq!(found, Err(BrokenChain(3)));
    let found = followed(&world, Stretch::After(&noted)).await;
    assert_eq!(found, Err(BrokenChain(4)));
}

#[tokio::test]
async fn rights_that_are_missing_at_the_end_are_missed_once_they_were_noted() {
    let world = World::new().await;
    for name in ["Samira", "Bram", "Noor"] {
        world.moderator_called(name).await;
    }
    let rights = async |stretch| world.store.verify_rights(stretch).await.unwrap();
    let noted = rights(Stretch::Whole(None)).await.unwrap();
    assert_eq!(noted.head.number, 3);
    assert_eq!(rights(Stretch::After(&noted)).await.as_ref(), Ok(&noted));
    drops(&world, "rights", "entry#000000000003").await;
    assert_eq!(rights(Stretch::Whole(None)).await.unwrap().head.number, 2);
    for stretch in [Stretch::Whole(Some(&noted)), Stretch::After(&noted)] {
        assert_eq!(rights(stretch).await, Err(BrokenChain(3)));
    }
    // What cannot be read was changed.
    changes(
        &world,
        ("rights", "entry#000000000002"),
        ("person", text("?")),
    )
    .await;
    let broken = rights(Stretch::Whole(None)).await;
    assert_eq!(broken, Err(BrokenChain(2)));
}

#[tokio::test]
async fn the_audit_is_paged_and_can_be_downloaded() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    let samira = world.moderator_called("=Samira").await;
    let path = samira.queue("open").await.remove(0);
    for _ in 0..130 {
        samira.gets(&path).await.is(200);
    }
    let page = samira.gets("/desk/audit").await.is(200);
    assert_eq!(page.body.matches("Bekeken door").count(), 100);
    let next = page.between("<a href=\"/desk/audit?team=landelijk&amp;voor=", "\"");
    let older = samira
        .gets(&format!("/desk/audit?voor={next}"))
        .await
        .is(200);
    assert_eq!(older.body.matches("Bekeken door").count(), 30);
    older.says("Naar het nieuwste").lacks(">Eerder<");
    let table = samira
        .gets("/desk/audit/export?maand=2026-11")
        .await
        .is(200);
    assert_eq!(table.body.lines().count(), 131);
    assert!(table.header("content-type").starts_with("text/csv"));
    assert!(
        table.body.contains(",'=Samira,looked,"),
        "{}",
        &table.body[..400]
    );
    let lines = samira
        .gets("/desk/audit/export?maand=2026-11&vorm=jsonl")
        .await
        .is(200);
    let first: serde_json::Value =
        serde_json::from_str(lines.body.lines().next().unwrap()).unwrap();
    assert_eq!(first["name"], "=Samira");
    assert_eq!(first["number"], 1);
    let none = samira.gets("/desk/audit/export?maand=2026-10").await;
    assert_eq!(none.is(200).body.lines().count(), 1);
    samira
        .gets("/desk/audit/export?maand=november")
        .await
        .is(422)
        .says("Typ de maand");
    samira.gets("/desk/audit?team=kerkrade").await.is(404);
    // Rights are the administrator's to see.
    let rights = samira.gets("/desk/rights/export").await.is(200);
    assert!(
        rights.body.contains(",'=Samira,made-here,"),
        "{}",
        rights.body
    );
}

#[tokio::test]
async fn whoever_reads_unusually_much_is_told_of() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let mut paths = BTreeSet::new();
    for number in 0..MANY_IN_AN_HOUR {
        if number % 15 == 0 {
            // As many in a minute would look like a flood.
            world.seconds_later(61);
        }
        let code = world
            .ask(&format!("{QUESTION} Ik ben nummer {number}."))
            .await;
        let id = sealing::receipt::Receipt::parse(&code).unwrap().lookup_id();
        paths.insert(format!("/desk/{id}"));
    }
    for (number, path) in (1..).zip(&paths) {
        assert_eq!(world.store.alarms().await.unwrap(), 0, "{number}");
        // Again is not more.
        samira.gets(path).await.is(200);
        samira.gets(path).await.is(200);
    }
    assert_eq!(world.store.alarms().await.unwrap(), 1);
    let entries = world.store.rights().await.unwrap();
    let last = entries.last().unwrap();
    assert_eq!((&*last.what, &*last.about), ("read-much", "60"));
    let rights = samira.gets("/desk/rights").await.is(200);
    rights.says("Samira opende in een uur 60 verschillende inzendingen");
}

#[tokio::test]
async fn a_team_s_audit_is_for_who_reads_for_it() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let token = invites(&samira, "Noor", "beheerder").await;
    let entered = super::accepts(&world, &token, &Authenticator::new(1, true)).await;
    let noor = super::inside(&world, &entered.is(200));
    super::confirms(&world, &samira, "Noor").await.is(303);
    noor.gets("/desk/audit").await.is(403);
    noor.gets("/desk/audit/export").await.is(403);
    noor.gets("/desk/rights/export").await.is(200);
    Moderator::outside(world.router())
        .gets("/desk/audit")
        .await
        .is(401);
}
