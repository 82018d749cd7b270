//! The hosted desk: how the first person gets in, and what it answers to whom.

use std::sync::Arc;

use axum::Router;

use crate::people::renews_recovery;
use crate::world::{ADDRESS, Authenticator, Moderator, Reply, World};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const HOST: &str = "balie.example";

fn hosted(world: &World) -> Router {
    let assets = Arc::new(world.assets());
    hosted_desk::router(
        world.store.clone(),
        assets,
        (ADDRESS, None),
        world.clock.clone(),
    )
    .unwrap()
}

fn browser(world: &World) -> Moderator {
    Moderator::outside(hosted(world)).seen_at(HOST)
}

fn inside(world: &World, entered: &Reply) -> Moderator {
    browser(world).with_cookie(entered.header("set-cookie"))
}

fn pairs<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    let pairs = fields.iter().map(|(name, value)| (*name, value.as_str()));
    pairs.collect()
}

/// As docs/operators.md tells it.
#[tokio::test]
async fn the_first_person_comes_from_the_key_file_with_a_recovery_code() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    // At the machine with the key file.
    let at_home = world.moderator_called("Samira").await;
    let page = renews_recovery(&at_home).await;
    let code = page.between("translate=\"no\">", "<").to_owned();
    // In any browser.
    let fields = [("naam", "Samira"), ("herstelcode", &*code)];
    let entered = browser(&world)
        .posts("/desk/recover", &fields)
        .await
        .is(200);
    let cookie = entered.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-desk=") && cookie.contains("; Secure"),
        "{cookie}"
    );
    let samira = inside(&world, &entered);
    let path = samira.queue("open").await.remove(0);
    samira.gets(&path).await.is(200).says(QUESTION);
    // A passkey of the hosted desk, for the next time.
    let passkey = Authenticator::new(1, true);
    let made = passkey.creates(&samira, "/desk/account/passkey", &[]).await;
    let made = pairs(&made);
    samira.posts("/desk/account/passkeys", &made).await.is(303);
    let outside = browser(&world);
    let name = [("naam", "Samira")];
    let signed = passkey.signs(&outside, "/desk/passkey", &name).await;
    let signed = [&pairs(&signed)[..], &name].concat();
    let entered = outside.posts("/desk/sign-in", &signed).await.is(303);
    let samira = inside(&world, &entered);
    samira.gets(&path).await.is(200).says(QUESTION);
    // And from there on everybody else.
    let invitation = [("naam", "Noor"), ("rol", "moderator")];
    samira
        .posts("/desk/invite", &invitation)
        .await
        .is(200)
        .says("https://balie.example/desk/accept?token=");
}

#[tokio::test]
async fn no_link_of_a_key_file_lets_in_at_the_hosted_desk() {
    let world = World::new().await;
    let path = world.links.make().unwrap().path();
    let token = path.split_once('=').unwrap().1;
    let fields = [("token", token), ("naam", "Samira")];
    browser(&world).posts("/desk/enter", &fields).await.is(401);
    assert!(world.store.people().await.unwrap().is_empty());
}

#[tokio::test]
async fn it_answers_at_its_own_address_and_nothing_of_the_site() {
    let world = World::new().await;
    let browser = browser(&world);
    assert_eq!(browser.gets("/").await.is(303).header("location"), "/desk");
    browser.gets("/desk").await.is(401);
    let door = browser.gets("/desk/enter").await.is(200);
    assert_eq!(door.header("strict-transport-security"), "max-age=63072000");
    browser.gets("/health").await.is(200);
    for path in [
        "/vraag/",
        "/api/health",
        "/api/forms/vraag",
        "/desk.css",
        "/.env",
    ] {
        let reply = browser.gets(path).await.is(404).shows_a_page();
        assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        assert_eq!(reply.header("x-robots-tag"), "noindex, nofollow");
        assert!(
            reply
                .header("content-security-policy")
                .contains("default-src 'none'")
        );
    }
    browser.posts("/api/forms/vraag", &[]).await.is(404);
    browser.posts("/health", &[]).await.is(405);
    // A proxy that keeps the host to itself, or another name that leads here.
    for host in [
        "127.0.0.1:8080",
        "www.proef.example",
        "balie.example.elders.example",
    ] {
        let elsewhere = Moderator::outside(hosted(&world)).seen_at(host);
        elsewhere.gets("/desk/enter").await.is(421).says(HOST);
        elsewhere.posts("/desk/recover", &[]).await.is(421);
        elsewhere.gets("/health").await.is(200);
    }
}

#[tokio::test]
async fn without_its_store_it_says_so() {
    let mut world = World::new().await;
    world.lose_the_store().await;
    browser(&world).gets("/health").await.is(503);
    browser(&world).gets("/desk/enter").await.is(200);
}
