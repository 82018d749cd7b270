//! How long signing in takes, and what a session costs a page: `tests/bench/run signin` prints it beside what is asked for. In
//! process, on the embedded engine; the passkey in software is not counted.

use std::time::{Duration, Instant};

use super::{PASSPHRASE, accepts, confirms, invites};
use crate::world::{Authenticator, Moderator, World};

const ROUNDS: usize = 60;
/// What issue 13 asks for.
const SIGNING_IN: Duration = Duration::from_millis(150);
const SESSION: Duration = Duration::from_millis(10);

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn told(what: &str, took: Duration, asked: Duration) -> String {
    let kept = if took <= asked { "kept" } else { "not kept" };
    format!("{what}: p50 {took:.2?} (asked: {asked:?} at most, {kept})")
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
        let fatima = world.moderator_called("Fatima").await;
        let passkey = Authenticator::new(number, has_prf);
        let token = invites(&samira, name, "moderator").await;
        accepts(&world, &token, &passkey).await.is(200);
        // Once there is a second person, whoever invited somebody does not confirm them.
        confirms(&world, &fatima, name).await.is(303);
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
        let what = format!("signing in with {with}");
        println!("{}", told(&what, median(times), SIGNING_IN));
    }
    let samira = world.moderator_called("Samira").await;
    let outside = Moderator::outside(world.router());
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        with.push(page(&samira, "/desk/stolen").await);
        without.push(page(&outside, "/desk/recover").await);
    }
    let (with, without) = (median(with), median(without));
    println!("a page with a session: p50 {with:.2?}, one without: p50 {without:.2?}");
    let costs = with.saturating_sub(without);
    println!("{}", told("what the session costs", costs, SESSION));
}
