//! Guessing at what opens an account.

use people::{People, PeopleError};
use tokio::task::JoinSet;

use super::{PASSPHRASE, accepts, confirms, invites, signs_in};
use crate::world::{Authenticator, World};

/// Among them is the right one, once the limit is reached. `GUESSES` says how many: 10,000 in `tests/run full`.
const GUESSES: usize = 500;
const AT_ONCE: usize = 50;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_guesses_at_a_recovery_code_open_nothing_and_are_told_of() {
    let all = std::env::var("GUESSES").map_or(GUESSES, |guesses| guesses.parse().unwrap());
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let token = invites(&samira, "Noor", "moderator").await;
    let page = accepts(&world, &token, &Authenticator::new(1, true)).await;
    let code = page
        .between("<p class=\"code\" translate=\"no\">", "</p>")
        .to_owned();
    confirms(&world, &samira, "Noor").await.is(303);
    let people = People::new(world.store.clone(), world.clock.clone(), Vec::new());
    let (mut wrong, mut refused) = (0, 0);
    for first in (0..all).step_by(AT_ONCE) {
        let mut guesses = JoinSet::new();
        for number in first..first + AT_ONCE {
            let people = people.clone();
            // From the second lot on, the right code is among them.
            let typed = match number {
                0..AT_ONCE => format!("ZQ1D-6NK6-0ZCZ-{number:04}"),
                _ if number % AT_ONCE == 7 => code.clone(),
                _ => format!("ZQ1D-6NK6-{number:04}-ECR2"),
            };
            guesses.spawn(async move { people.recover("noor", &typed).await });
        }
        for result in guesses.join_all().await {
            match result {
                Err(PeopleError::Wrong) => wrong += 1,
                Err(PeopleError::TooMany) => refused += 1,
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!((wrong, refused), (10, all - 10));
    // It was told, once.
    assert_eq!(world.store.alarms().await.unwrap(), 1);
    samira
        .gets("/desk/rights")
        .await
        .says("in een uur 10 keer geprobeerd")
        .says("als Noor");
    world.later(1);
    people.recover("noor", &code).await.unwrap();
}

#[tokio::test]
async fn guesses_at_a_passphrase_count_with_those_at_a_recovery_code() {
    let world = World::new().await;
    let samira = world.moderator_called("Samira").await;
    let passkey = Authenticator::new(1, false);
    let token = invites(&samira, "Noor", "moderator").await;
    accepts(&world, &token, &passkey).await.is(200);
    confirms(&world, &samira, "Noor").await.is(303);
    let people = People::new(world.store.clone(), world.clock.clone(), Vec::new());
    for _ in 0..5 {
        let guessed = people.recover("Noor", "ZQ1D-6NK6-0ZCZ-ECR2").await;
        assert!(matches!(guessed, Err(PeopleError::Wrong)));
    }
    // Whoever has the passkey as well guesses no more often.
    for number in 0..100 {
        let typed = format!("zeven rustige zwanen {number}");
        let status = signs_in(&world, "Noor", &passkey, &typed).await.status;
        assert_eq!(
            status.as_u16(),
            if number < 5 { 422 } else { 429 },
            "{number}"
        );
    }
    signs_in(&world, "Noor", &passkey, PASSPHRASE).await.is(429);
    assert_eq!(world.store.alarms().await.unwrap(), 1);
    world.later(1);
    signs_in(&world, "Noor", &passkey, PASSPHRASE).await.is(303);
}
