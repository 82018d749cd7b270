//! The store itself: conditions, order, audit.

use clock::Hour;
use forms::Kind;
use forms::team::TeamId;
use sealing::Recipients;
use sealing::receipt::Receipt;
use store::{
    Actor, Attribution, Machine, NewSubmission, Order, Outgoing, PersonId, Status, Store,
    StoreError, StoreSettings, Urgency,
};

use crate::world::{World, national};

pub(crate) fn new(world: &World, urgent: bool) -> (Receipt, NewSubmission) {
    let receipt = Receipt::generate().unwrap();
    let received = Hour::of(world.now());
    let recipients = Recipients::parse(&[world.identity.to_public()]).unwrap();
    let submission = NewSubmission {
        id: receipt.lookup_id(),
        form: "vraag".into(),
        kind: Kind::Question,
        municipality: Some("kerkrade".into()),
        team: TeamId::national(),
        received,
        status: Status::New,
        urgency: urgent.then_some(Urgency::Acute),
        expires: received.plus_days(30),
        recipient: receipt.answer_recipient().unwrap(),
        sealed: recipients.seal(b"tekst").unwrap(),
        own: None,
    };
    (receipt, submission)
}

#[tokio::test]
async fn what_goes_in_comes_out() {
    let world = World::new().await;
    let (_, put) = new(&world, true);
    world.store.insert(&put).await.unwrap();
    let got = world.store.find(&put.id, world.now()).await.unwrap();
    assert_eq!(
        (got.entry.form.as_str(), got.entry.kind, got.entry.status),
        ("vraag", Kind::Question, Status::New)
    );
    assert_eq!(
        (
            got.entry.municipality.as_deref(),
            got.entry.is_urgent(),
            got.entry.version
        ),
        (Some("kerkrade"), true, 1)
    );
    assert_eq!(
        (got.entry.received, got.entry.expires),
        (put.received, put.expires)
    );
    assert!(got.sealed == put.sealed && got.recipient == put.recipient && got.answer.is_none());
    let queue = world
        .store
        .queue(national(Status::New), Order::OldestFirst, world.now(), 10)
        .await
        .unwrap();
    assert_eq!((queue.entries, queue.more), (vec![got.entry], false));
}

#[tokio::test]
async fn making_the_table_twice_does_no_harm() {
    let world = World::new().await;
    let (_, put) = new(&world, false);
    world.store.insert(&put).await.unwrap();
    world.store.create_table().await.unwrap();
    assert!(world.store.find(&put.id, world.now()).await.is_ok());
}

#[tokio::test]
async fn a_repeated_write_is_one_submission_and_a_different_one_is_refused() {
    let world = World::new().await;
    let (_, put) = new(&world, false);
    world.store.insert(&put).await.unwrap();
    world.store.insert(&put).await.unwrap();
    let (_, other) = new(&world, false);
    let clash = NewSubmission {
        id: put.id.clone(),
        ..other
    };
    assert!(matches!(
        world.store.insert(&clash).await,
        Err(StoreError::Conflict)
    ));
    assert_eq!(
        world
            .store
            .queue(national(Status::New), Order::OldestFirst, world.now(), 10)
            .await
            .unwrap()
            .entries
            .len(),
        1
    );
}

#[tokio::test]
async fn the_newest_urgent_one_comes_first_and_then_who_waits_longest() {
    let world = World::new().await;
    let mut ids = Vec::new();
    for urgent in [false, true, false, true] {
        let (_, put) = new(&world, urgent);
        world.store.insert(&put).await.unwrap();
        ids.push(put.id);
        world.later(1);
    }
    let order = |order| {
        let (store, now) = (world.store.clone(), world.now());
        async move {
            let queue = store
                .queue(national(Status::New), order, now, 10)
                .await
                .unwrap();
            queue
                .entries
                .into_iter()
                .map(|entry| entry.id)
                .collect::<Vec<_>>()
        }
    };
    let at = |places: [usize; 4]| places.map(|place| ids[place].clone()).to_vec();
    assert_eq!(order(Order::OldestFirst).await, at([3, 1, 0, 2]));
    assert_eq!(order(Order::NewestFirst).await, at([3, 2, 1, 0]));
    let first = world
        .store
        .queue(national(Status::New), Order::OldestFirst, world.now(), 3)
        .await
        .unwrap();
    assert!(first.entries.len() == 3 && first.more);
}

#[tokio::test]
async fn who_read_an_older_version_changes_nothing() {
    let world = World::new().await;
    let (receipt, put) = new(&world, false);
    world.store.insert(&put).await.unwrap();
    let seen = world.store.find(&put.id, world.now()).await.unwrap();
    let (anna, bram) = (PersonId::from_bits(1), PersonId::from_bits(2));
    let by = |actor| Attribution {
        actor: Actor::Person(actor),
        at: world.now(),
    };
    world
        .store
        .set_status(&seen, Status::Claimed, &by(&anna))
        .await
        .unwrap();
    let outgoing = |text: &[u8]| Outgoing {
        sealed: seen.recipient.seal(text).unwrap(),
        leaves: world.now(),
    };
    let answer = outgoing(b"te laat");
    assert!(matches!(
        world.store.answer(&seen, &answer, &by(&bram)).await,
        Err(StoreError::Conflict)
    ));
    assert!(matches!(
        world
            .store
            .set_status(&seen, Status::Spam, &by(&bram))
            .await,
        Err(StoreError::Conflict)
    ));
    assert!(matches!(
        world.store.delete(&seen, &by(&bram)).await,
        Err(StoreError::Conflict)
    ));
    let now = world.store.find(&put.id, world.now()).await.unwrap();
    assert_eq!((now.entry.status, now.entry.version), (Status::Claimed, 2));
    let answer = outgoing(b"op tijd");
    world.store.answer(&now, &answer, &by(&anna)).await.unwrap();
    let done = world.store.find(&put.id, world.now()).await.unwrap();
    assert_eq!(
        receipt.open(&done.answer.unwrap()).unwrap().as_slice(),
        b"op tijd"
    );
    let audit = world.store.audit(&put.id).await.unwrap();
    let told: Vec<_> = audit
        .iter()
        .map(|e| (e.author.as_str(), e.what.as_str(), e.version))
        .collect();
    let anna = anna.as_str();
    assert_eq!(told, [(anna, "claimed", 2), (anna, "answered", 3)]);
}

#[tokio::test]
async fn of_two_at_the_same_time_one_wins() {
    let world = World::new().await;
    let (_, put) = new(&world, false);
    world.store.insert(&put).await.unwrap();
    let seen = world.store.find(&put.id, world.now()).await.unwrap();
    let by = Attribution {
        actor: Machine::Desk.into(),
        at: world.now(),
    };
    let (one, two) = tokio::join!(
        world.store.set_status(&seen, Status::Closed, &by),
        world.store.set_status(&seen, Status::Spam, &by)
    );
    assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
    assert!(matches!(one.and(two), Err(StoreError::Conflict)));
    assert_eq!(world.store.audit(&put.id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn ways_that_are_closed_stay_closed() {
    let world = World::new().await;
    let (_, put) = new(&world, false);
    world.store.insert(&put).await.unwrap();
    let seen = world.store.find(&put.id, world.now()).await.unwrap();
    let by = Attribution {
        actor: Machine::Desk.into(),
        at: world.now(),
    };
    let refused = world.store.set_status(&seen, Status::Published, &by).await;
    assert!(matches!(
        refused,
        Err(StoreError::NotAllowed {
            from: Status::New,
            to: Status::Published
        })
    ));
}

#[tokio::test]
async fn deleting_leaves_only_the_audit() {
    let world = World::new().await;
    let (_, put) = new(&world, false);
    world.store.insert(&put).await.unwrap();
    let seen = world.store.find(&put.id, world.now()).await.unwrap();
    world
        .store
        .delete(
            &seen,
            &Attribution {
                actor: Machine::Asker.into(),
                at: Hour::of(world.now()).start(),
            },
        )
        .await
        .unwrap();
    assert!(matches!(
        world.store.find(&put.id, world.now()).await,
        Err(StoreError::NotFound)
    ));
    assert!(
        world
            .store
            .queue(national(Status::New), Order::OldestFirst, world.now(), 10)
            .await
            .unwrap()
            .entries
            .is_empty()
    );
    let audit = world.store.audit(&put.id).await.unwrap();
    assert_eq!(
        (audit.len(), audit[0].what.as_str(), audit[0].at),
        (1, "withdrawn", Hour::of(world.now()).start())
    );
}

#[tokio::test]
async fn a_queue_longer_than_a_page_of_the_engine_is_read_whole() {
    let world = World::new().await;
    for _ in 0..30 {
        world.store.insert(&new(&world, false).1).await.unwrap();
    }
    let queue = world
        .store
        .queue(national(Status::New), Order::OldestFirst, world.now(), 100)
        .await
        .unwrap();
    assert!(queue.entries.len() == 30 && !queue.more);
}

#[tokio::test]
async fn an_engine_that_is_not_there_is_noticed_in_time() {
    let store = Store::connect(&StoreSettings::local("http://127.0.0.1:1", "submissions")).await;
    let start = std::time::Instant::now();
    let error = store.ping().await.unwrap_err();
    assert!(
        matches!(&error, StoreError::Unavailable(cause) if !cause.is_empty()),
        "{error}"
    );
    assert!(start.elapsed() < std::time::Duration::from_secs(7));
    let world = World::new().await;
    let missing = Store::connect(&StoreSettings::local(world.engine_address(), "andere")).await;
    let error = missing.ping().await.unwrap_err();
    assert!(matches!(error, StoreError::NoTable), "{error}");
}

#[tokio::test]
async fn only_questions_are_urgent() {
    let world = World::new().await;
    for kind in [Kind::Signup, Kind::Contribution, Kind::Question] {
        let (_, put) = new(&world, true);
        let put = NewSubmission { kind, ..put };
        world.store.insert(&put).await.unwrap();
        let found = world.store.find(&put.id, world.now()).await.unwrap();
        assert_eq!(found.entry.is_urgent(), kind == Kind::Question, "{kind:?}");
    }
    let queue = world
        .store
        .queue(national(Status::New), Order::OldestFirst, world.now(), 10)
        .await;
    let kinds: Vec<_> = queue.unwrap().entries.iter().map(|e| e.kind).collect();
    assert_eq!(kinds[0], Kind::Question);
}

/// Items of an older version of the program next to current ones.
#[tokio::test]
async fn what_an_older_version_wrote_finds_its_place() {
    let world = World::new().await.on_an_earlier_table().await;
    let mut ids = Vec::new();
    for (kind, old) in [
        (Kind::Question, true),
        (Kind::Signup, true),
        (Kind::Question, true),
        (Kind::Question, false),
    ] {
        let (_, put) = new(&world, true);
        let put = NewSubmission { kind, ..put };
        world.store.insert(&put).await.unwrap();
        if old {
            world.writes_as_before(&put.id, put.received).await;
        }
        ids.push(put.id);
        world.later(1);
    }
    let order = async || {
        let queue = world
            .store
            .queue(national(Status::New), Order::OldestFirst, world.now(), 10)
            .await;
        let entries = queue.unwrap().entries;
        entries
            .into_iter()
            .map(|entry| {
                let urgent = entry.is_urgent();
                (entry.id, urgent)
            })
            .collect::<Vec<_>>()
    };
    let version = async |id| {
        world
            .store
            .find(id, world.now())
            .await
            .unwrap()
            .entry
            .version
    };
    assert_eq!(world.store.update_queue(world.now()).await.unwrap(), 3);
    assert_eq!(world.store.update_queue(world.now()).await.unwrap(), 0);
    let right = [(3, true), (2, true), (0, true), (1, false)];
    let right: Vec<_> = right
        .iter()
        .map(|(n, urgent)| (ids[*n].clone(), *urgent))
        .collect();
    assert_eq!(order().await, right);
    assert_eq!(version(&ids[0]).await, 1);

    // A desk of the earlier version is still there, and takes one.
    world.claims_as_before(&ids[2]).await;
    assert_eq!(world.store.update_queue(world.now()).await.unwrap(), 1);
    assert_eq!(world.store.update_queue(world.now()).await.unwrap(), 0);
    assert!(!order().await.contains(&(ids[2].clone(), true)));
    let claimed = national(Status::Claimed);
    let claimed = world.store.all(claimed, world.now()).await.unwrap();
    assert_eq!(claimed.len(), 1);
    assert_eq!(claimed[0].id, ids[2]);
}
