//! The table of rights, and the audit of rights.

use std::collections::BTreeSet;

use people::rights::{self, Audience};
use store::{Role, Standing};

use super::{accepts, confirms, inside, invites, with_newcomer};
use crate::table::client;
use crate::world::{Authenticator, Moderator, Reply, World};

#[tokio::test]
async fn every_role_may_do_what_the_table_says_and_nothing_else() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let fatima = world.moderator_called("Fatima").await;
    for (number, role) in (1..).zip(Role::ALL) {
        let name = format!("Persoon {number}");
        let token = invites(&samira, &name, role.as_str()).await;
        let entered = accepts(&world, &token, &Authenticator::new(number, true))
            .await
            .is(200);
        let person = inside(&world, &entered);
        for standing in [Standing::Waiting, Standing::Active] {
            if standing == Standing::Active {
                confirms(&world, &fatima, &name).await.is(303);
            }
            walks_the_table(&person, role, standing).await;
        }
        let stranger = Moderator::outside(world.router());
        for rule in rights::RULES
            .iter()
            .filter(|rule| rule.audience != Audience::Anybody)
        {
            asks(&stranger, rule).await.is(401);
        }
    }
}

async fn asks(who: &Moderator, rule: &rights::Rule) -> Reply {
    let path = rule
        .route
        .replace("{id}", &"0".repeat(32))
        .replace("{person}", &"0".repeat(32));
    match rule.method {
        "GET" => who.gets(&path).await,
        _ => who.posts(&path, &[("versie", "1")]).await,
    }
}

async fn walks_the_table(person: &Moderator, role: Role, standing: Standing) {
    for rule in rights::RULES {
        let ends = rule.route.ends_with("/leave") && rule.method == "POST";
        if rule.audience == Audience::Anybody || (ends && rule.route == "/desk/leave") {
            continue;
        }
        let allowed = rights::allows(rule.audience, &BTreeSet::from([role]), standing);
        if ends && allowed {
            continue;
        }
        let status = asks(person, rule).await.status.as_u16();
        let told = format!(
            "{role:?} {standing:?} {} {}: {status}",
            rule.method, rule.route
        );
        assert_eq!(status == 403, !allowed, "{told}");
        assert_ne!(status, 401, "{told}");
    }
}

#[tokio::test]
async fn the_audit_of_rights_is_a_chain_and_a_break_is_found() {
    let (world, samira, _, _) = with_newcomer("moderator").await;
    // Two desks on one store write at the same time.
    let names = ["Ada", "Bo", "Cees", "Dirk", "Els"];
    let all = names.map(|name| world.moderator_called(name));
    let [ada, bo, cees, dirk, els] = all;
    tokio::join!(ada, bo, cees, dirk, els);
    let entries = world.store.rights().await.unwrap();
    let whole = store::Stretch::Whole(None);
    let found = world.store.verify_rights(whole).await.unwrap();
    let head = found.unwrap().head;
    assert_eq!(head.number, u64::try_from(entries.len()).unwrap());
    assert!(entries.len() >= 3 + names.len(), "{entries:#?}");
    samira
        .gets("/desk/rights")
        .await
        .is(200)
        .lacks("is veranderd bij regel");
    // Names are nowhere in it.
    assert!(
        !entries
            .iter()
            .any(|entry| format!("{entry:?}").contains("Samira"))
    );
    let change = client(&world).update_item().table_name(&world.table);
    let text = |text: &str| aws_sdk_dynamodb::types::AttributeValue::S(text.into());
    change
        .key("pk", text("rights"))
        .key("sk", text("entry#000000000002"))
        .update_expression("SET about = :about")
        .expression_attribute_values(":about", text("cijfers"))
        .send()
        .await
        .unwrap();
    let found = world.store.verify_rights(whole).await.unwrap();
    assert_eq!(found, Err(store::BrokenChain(2)));
    samira
        .gets("/desk/rights")
        .await
        .is(200)
        .says("is veranderd bij regel 2");
}

#[tokio::test]
async fn the_audit_of_rights_is_read_a_page_at_a_time_and_a_break_is_found_on_its_page() {
    let (world, samira, _, _) = with_newcomer("moderator").await;
    for number in 0..120 {
        let duty = if number % 2 == 0 { "ja" } else { "nee" };
        let sent = [("dienst", duty)];
        samira.posts("/desk/account/duty", &sent).await.is(303);
    }
    let newest = samira.gets("/desk/rights").await.is(200);
    let newest = newest.says("begon met dienst").lacks("nodigde Noor uit");
    assert_eq!(newest.body.matches("<li>").count(), 100);
    let earlier = newest.between("href=\"/desk/rights?voor=", "\"").to_owned();
    let earlier = format!("/desk/rights?voor={earlier}");
    let first = samira.gets(&earlier).await.is(200).says("nodigde Noor uit");
    let first = first.lacks("Eerder</a>").says("Naar het nieuwste");
    let all = world.store.rights().await.unwrap().len();
    assert_eq!(first.body.matches("<li>").count(), all - 100);
    for odd in ["0", "1", "x", "99999999999999999999", "-1"] {
        let reply = samira.gets(&format!("/desk/rights?voor={odd}")).await;
        reply.is(200);
    }
    let text = |text: &str| aws_sdk_dynamodb::types::AttributeValue::S(text.into());
    let change = client(&world).update_item().table_name(&world.table);
    change
        .key("pk", text("rights"))
        .key("sk", text("entry#000000000002"))
        .update_expression("SET about = :about")
        .expression_attribute_values(":about", text("cijfers"))
        .send()
        .await
        .unwrap();
    let broken = "is veranderd bij regel 2";
    samira.gets(&earlier).await.is(200).says(broken);
    samira.gets("/desk/rights").await.is(200).lacks(broken);
    // The entry at the border of two pages is gone: the page before it says so.
    let border = first.between("class=\"history\"", "</section>");
    assert!(!border.is_empty());
    let number = all - 100;
    client(&world)
        .delete_item()
        .table_name(&world.table)
        .key("pk", text("rights"))
        .key("sk", text(&format!("entry#{number:012}")))
        .send()
        .await
        .unwrap();
    let said = samira.gets("/desk/rights").await.is(200);
    said.says("is veranderd bij regel");
}
