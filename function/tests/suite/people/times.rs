//! How long signing in takes, and what a session costs a page: `tests/bench/run signin` prints it. In process, on the embedded
//! engine; the passkey in software is not counted.

use std::time::{Duration, Instant};

use super::{PASSPHRASE, accepts, confirms, invites};
use crate::world::{Authenticator, Moderator, World};

const ROUNDS: usize = 60;

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The two requests of signing in, without what the passkey does in between.
async fn sign_in(world: &World, name: &str, passkey: &Authenticator, typed: &str) -> Duration {
    let browser = Moderator::outside(world.router());
    let started = Instant::now();
    browser
        .posts("/desk/passkey", &[("naam", name)])
        .await
        .is(200);
    let asked = started.elapsed();
    let signed = passkey
        .signs(&browser, "/desk/passkey", &[("naam", name)])
        .await;
    let signed: Vec<_> = signed
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let fields = [&signed[..], &[("naam", name), ("wachtzin", typed)]].concat();
    let started = Instant::now();
    browser.posts("/desk/sign-in", &fields).await.is(303);
    asked + started.elapsed()
}

async fn page(who: &Moderator, path: &str) -> Duration {
    let started = Instant::now();
    who.gets(path).await.is(200);
    started.elapsed()
}

#[tokio::test]
#[ignore = "prints times; tests/bench/run signin"]
async fn sign_in_times() {
    let world = World::new().await;
    let people = [("Noor", true, ""), ("Kees", false, PASSPHRASE)];
    for (number, (name, has_prf, typed)) in (1..).zip(people) {
        // Sessions of before have ended.
        let samira = world.moderator_called("Samira").await;
        let passkey = Authenticator::new(number, has_prf);
        let token = invites(&samira, name, "moderator").await;
        accepts(&world, &token, &passkey).await.is(200);
        confirms(&world, &samira, name).await;
        let mut times = Vec::new();
        for round in 0..ROUNDS {
            if round % 8 == 7 {
                // A passphrase may be tried ten times an hour, and sessions end after twelve.
                world.later(7);
            }
            times.push(sign_in(&world, name, &passkey, typed).await);
        }
        let with = if has_prf {
            "PRF"
        } else {
            "passphrase (Argon2id)"
        };
        println!("signing in with {with}: p50 {:?}", median(times));
    }
    let samira = world.moderator_called("Samira").await;
    let outside = Moderator::outside(world.router());
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        with.push(page(&samira, "/desk/stolen").await);
        without.push(page(&outside, "/desk/recover").await);
    }
    let (with, without) = (median(with), median(without));
    println!("a page with a session: p50 {with:?}, one without: p50 {without:?}");
}
