//! Names that other programs and older tables rely on: attributes of the store, and variables of the environment.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::Client;

use crate::table::client;
use crate::world::{LEFT, Moderator, World};

const ATTRIBUTES: &str = include_str!("fixtures/attributes.txt");

/// The attributes of every item, by the kind that its sort key names.
async fn attributes(client: &Client, table: &str) -> BTreeSet<String> {
    let items = client.scan().table_name(table).send().await.unwrap();
    let mut found = BTreeSet::new();
    for item in items.items() {
        let sort = item["sk"].as_s().unwrap();
        let kind = sort.split('#').next().unwrap();
        found.extend(item.keys().map(|name| format!("{kind}: {name}")));
    }
    found
}

#[tokio::test]
async fn attributes_of_the_store_stay() {
    let world = World::new().await;
    let client = client(&world);
    let asked = world
        .stranger()
        .fills_in(
            "vraag",
            &[
                ("vraag", "Hoe zeg ik dat ik blijf zitten?"),
                ("publiceren", "ja"),
                ("gemeente", "kerkrade"),
            ],
        )
        .await
        .is(201)
        .receipt();
    let samira = world.moderator().await;
    let path = samira.queue("open").await.remove(0);
    world.ask("Ik denk elke dag aan zelfmoord").await;
    samira.gets("/desk").await.is(200);
    samira.does(&path, "claim", "").await.is(303);
    let mut found = attributes(&client, &world.table).await;
    samira
        .does(&path, "answer", "Zeg het op een rustig moment.")
        .await
        .is(303);
    world
        .stranger()
        .posts(
            "/api/receipts/follow-up",
            "application/x-www-form-urlencoded",
            format!("code={asked}&vervolg=En+als+ze+boos+worden"),
        )
        .await
        .is(201);
    found.extend(attributes(&client, &world.table).await);
    samira.does(&path, "draft", "Een begin.").await.is(200);
    let noted = [("notitie", "Ik bel morgen.")];
    samira.presses(&path, "note", &noted).await.is(303);
    samira
        .presses(&path, "answer", &[("antwoord", "Dag.")])
        .await
        .is(303);
    found.extend(attributes(&client, &world.table).await);
    crate::register::a_broker_with_dates(&world, &samira).await;
    samira.presses(&path, "recall", &[]).await.is(303);
    found.extend(attributes(&client, &world.table).await);
    found.extend(a_page_for_the_site(&world, &samira).await);
    let gone: Vec<&str> = ATTRIBUTES
        .lines()
        .filter(|line| !found.contains(*line))
        .collect();
    assert!(ATTRIBUTES.lines().count() > 10);
    assert!(
        gone.is_empty(),
        "{gone:?} of fixtures/attributes.txt; there is {found:#?}"
    );
}

/// The attributes of a page that whoever asked read first, before and after it is collected.
async fn a_page_for_the_site(world: &World, samira: &Moderator) -> BTreeSet<String> {
    let before = samira.queue("vrij").await;
    let first = [
        ("vraag", "Hoe vertel ik dat ik van school wil?"),
        ("publiceren", "eerst-lezen"),
    ];
    let stranger = world.stranger().reads_json();
    let code = stranger.fills_in("vraag", &first).await.is(201).receipt();
    let mut new = samira.queue("vrij").await;
    new.retain(|one| !before.contains(one));
    let path = new.remove(0);
    let page = [
        ("stap", "plaats"),
        ("antwoord", "Zeg het op een rustig moment."),
        ("titel", "Van school willen"),
        ("vraag", "Hoe vertel ik dat?"),
        ("tekst", "Zeg het op een rustig moment."),
        ("door", "team"),
    ];
    samira.presses(&path, "attention", &[]).await.is(303);
    samira.sends(&path, "publication", &page).await.is(303);
    let other = world.moderator_called("Bram").await;
    let words = [("wat-anders", "Korter.")];
    other.presses(&path, "page-back", &words).await.is(303);
    let mut found = attributes(&client(world), &world.table).await;
    let again = [("stap", "plaats-later"), ("antwoord", "")];
    let again = [&again[..], &page[2..]].concat();
    samira.sends(&path, "publication", &again).await.is(303);
    other.presses(&path, "page-seen", &[]).await.is(303);
    world.seconds_later(LEFT);
    let shown = stranger.looks_up(&code).await.is(200).body;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let version = shown["page"]["version"].as_str().unwrap();
    let yes = format!("code={code}&pagina=akkoord&versie={version}");
    let form = "application/x-www-form-urlencoded";
    let said = stranger.posts("/api/receipts/page", form, yes).await;
    said.is(200);
    found.extend(attributes(&client(world), &world.table).await);
    samira.posts("/desk/collect", &[]).await.is(200);
    found.extend(attributes(&client(world), &world.table).await);
    found
}
