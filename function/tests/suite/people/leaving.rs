//! What somebody worked on when they are put out, or may not read it any more.

use forms::team::TeamId;
use store::{Attribution, PersonId, Status, Stretch};

use super::{confirms, id_of, with_newcomer};
use crate::world::{Moderator, World};

/// Noor claims so many questions.
async fn claims(world: &World, noor: &PersonId, count: usize) {
    for _ in 0..count {
        let (_, new) = crate::store::new(world, false);
        world.store.insert(&new).await.unwrap();
        let seen = world.store.find(&new.id, world.now()).await.unwrap();
        let by = Attribution {
            actor: noor.into(),
            at: world.now(),
        };
        world.store.claim(&seen, &by).await.unwrap();
    }
}

async fn claimed(world: &World) -> usize {
    let part = crate::world::national(Status::Claimed);
    world.store.all(part, world.now()).await.unwrap().len()
}

async fn with_claims(count: usize) -> (World, Moderator, PersonId) {
    let (world, samira, _, _) = with_newcomer("moderator").await;
    confirms(&world, &samira, "Noor").await.is(303);
    let noor = PersonId::parse(&id_of(&world, "Noor").await).unwrap();
    claims(&world, &noor, count).await;
    assert_eq!(claimed(&world).await, count);
    (world, samira, noor)
}

async fn words(world: &World) -> Vec<String> {
    let entries = world.store.rights().await.unwrap();
    entries.into_iter().map(|entry| entry.what).collect()
}

#[tokio::test]
async fn what_somebody_worked_on_is_free_in_the_transaction_that_puts_them_out() {
    let (world, samira, noor) = with_claims(4).await;
    let path = format!("/desk/people/{noor}/end");
    samira.posts(&path, &[]).await.is(303);
    assert_eq!(claimed(&world).await, 0);
    let words = words(&world).await;
    assert_eq!(words.last().unwrap(), "ended");
    assert!(!words.contains(&"freed".to_owned()), "{words:?}");
    let national = TeamId::national();
    let freed = world.store.trail(&national, None, 4).await.unwrap();
    assert!(freed.iter().all(|each| each.what == "new"), "{freed:?}");
    let whole = Stretch::Whole(None);
    let followed = world.store.verify_trail(&national, whole).await;
    followed.unwrap().unwrap();
}

#[tokio::test]
async fn what_does_not_fit_into_one_transaction_is_free_after_it_and_goes_on() {
    let (world, samira, noor) = with_claims(40).await;
    let path = format!("/desk/people/{noor}/end");
    samira.posts(&path, &[]).await.is(303);
    assert_eq!(claimed(&world).await, 0);
    assert_eq!(words(&world).await.last().unwrap(), "freed");
    // As if it had stopped halfway: pressing again goes on.
    claims(&world, &noor, 3).await;
    samira.posts(&path, &[]).await.is(303);
    assert_eq!(claimed(&world).await, 0);
    let (national, whole) = (TeamId::national(), Stretch::Whole(None));
    let followed = world.store.verify_trail(&national, whole).await;
    assert_eq!(followed.unwrap().unwrap().head.number, 40 + 40 + 3 + 3);
}

#[tokio::test]
async fn who_may_not_read_any_more_works_on_nothing() {
    let (world, samira, noor) = with_claims(2).await;
    let path = format!("/desk/people/{noor}/roles");
    samira.posts(&path, &[("rol", "cijfers")]).await.is(303);
    assert_eq!(claimed(&world).await, 0);
    let page = samira.gets("/desk?lijst=open").await.is(200);
    page.lacks("is ermee bezig");
}
