//! Lost responses of the store, buttons that are pressed twice, and changes while more was typed: the desk always
//! reports what the store holds.

use desk::{Action, Move, Step};
use store::{Store, StoreSettings};

use crate::stages::{Desk, Stage, Stages, changes, keeps, repeats, sends, three_at_a_time};
use crate::world::{Fault, FaultProxy, LEFT};

/// Between the desk and the engine, from now on.
async fn behind(desk: &mut Desk, faults: &[Fault], then: Fault) -> (FaultProxy, Store) {
    let engine = desk.world.engine_address();
    // The first request is the one that looks who asks.
    let faults = [&[Fault::None], faults].concat();
    let trouble = FaultProxy::before(&engine, &faults, then).await;
    let settings = StoreSettings::local(&trouble.address, &desk.world.table);
    let between = Store::connect(&settings).await;
    let direct = std::mem::replace(&mut desk.world.store, between);
    desk.samira = desk.samira.clone().at(desk.world.router());
    (trouble, direct)
}

/// The change is made by the first try, and its answer is lost.
const LOST: [(&str, &[Fault]); 3] = [
    ("tried again", &[Fault::CutAfter]),
    ("half", &[Fault::CutWithin]),
    (
        "given up",
        &[Fault::CutAfter, Fault::Throttled, Fault::Throttled],
    ),
];

/// These faults for the first write of an action, after what it reads: the submission, the end of the chain of its team, and of a
/// colleague how names are kept, the name and the person.
fn at_the_write(action: Action, faults: &[Fault]) -> Vec<Fault> {
    let names = matches!(action, Action::HandOver | Action::Move(Move::Escalate));
    // A step of a sign-up reads the record of its sender as well.
    let steps = [Move::Intake, Move::Training, Move::Activate, Move::Decline];
    let record = steps.map(Action::Move).contains(&action);
    let reads = match (names, record) {
        (true, _) => 5,
        (_, true) => 3,
        _ => 2,
    };
    [&vec![Fault::None; reads][..], faults].concat()
}

#[tokio::test]
async fn what_was_done_is_told_as_done_when_its_answer_got_lost() {
    let stages = Stages::default();
    three_at_a_time(
        Action::all().filter(|action| changes(*action)),
        async |action| {
            for (how, faults) in LOST {
                let mut desk = stages.offering(action).await;
                let before = desk.audit(&desk.world.store).await.len();
                let faults = at_the_write(action, faults);
                let (_trouble, direct) = behind(&mut desk, &faults, Fault::None).await;
                let reply = desk.presses(action).await;
                let good = [200, 303].contains(&reply.status.as_u16());
                assert!(good, "{action:?}, {how}: {} {}", reply.status, reply.body);
                let reply = reply.lacks("was je voor").lacks("niet opgeslagen");
                if reply.status == 303 {
                    let next = desk.samira.gets(reply.header("location")).await.is(200);
                    next.lacks("was je voor");
                }
                let after = desk.audit(&direct).await.len();
                assert_eq!(after - before, 1, "{action:?}, {how}");
            }
        },
    )
    .await;
}

#[tokio::test]
async fn what_nobody_can_see_now_is_not_told_as_not_done_and_is_done_once() {
    let stages = Stages::default();
    three_at_a_time(
        Action::all().filter(|action| changes(*action)),
        async |action| {
            let mut desk = stages.offering(action).await;
            let before = desk.audit(&desk.world.store).await.len();
            let faults = at_the_write(action, &[Fault::CutAfter]);
            let (_trouble, direct) = behind(&mut desk, &faults, Fault::Throttled).await;
            let reply = desk.presses(action).await.is(503);
            let reply = reply.says("We weten nog niet of dit is opgeslagen");
            let (page, again) = repeats(&desk, action, &reply.lacks("is niets opgeslagen"));
            desk.world.store = direct;
            let samira = desk.samira.clone().at(desk.world.router());
            let done = sends(&samira, &page, &again).await;
            assert!(
                [200, 303].contains(&done.status.as_u16()),
                "{action:?} {}",
                done.body
            );
            if done.status == 303 {
                let shown = samira.gets(done.header("location")).await.is(200);
                shown
                    .says("Gelukt. ")
                    .says("door Samira")
                    .lacks("was je voor");
            } else {
                done.says("Gelukt. ")
                    .says("door Samira")
                    .lacks("was je voor");
            }
            let after = desk.audit(&desk.world.store).await.len();
            assert_eq!(after - before, 1, "{action:?}");
        },
    )
    .await;
}

#[tokio::test]
async fn what_the_store_refused_is_told_as_not_done_after_looking() {
    let stages = Stages::default();
    three_at_a_time(
        Action::all().filter(|action| changes(*action)),
        async |action| {
            let mut desk = stages.offering(action).await;
            let before = desk.audit(&desk.world.store).await.len();
            let faults = at_the_write(action, &[Fault::Throttled; 3]);
            let (_trouble, direct) = behind(&mut desk, &faults, Fault::None).await;
            let reply = desk.presses(action).await.is(503);
            let reply = reply.says("We hebben het net nagekeken: het staat er niet in");
            let (page, again) = repeats(&desk, action, &reply);
            assert_eq!(desk.audit(&direct).await.len(), before);
            let done = sends(&desk.samira, &page, &again).await;
            assert!(
                [200, 303].contains(&done.status.as_u16()),
                "{action:?} {}",
                done.body
            );
            assert_eq!(desk.audit(&direct).await.len(), before + 1, "{action:?}");
        },
    )
    .await;
}

#[tokio::test]
async fn a_double_click_does_it_once_and_is_no_conflict() {
    let stages = Stages::default();
    for action in Action::all().filter(|action| changes(*action)) {
        let desk = stages.offering(action).await;
        let before = desk.audit(&desk.world.store).await.len();
        let both = tokio::join!(desk.presses(action), desk.presses(action));
        for reply in [both.0, both.1, desk.presses(action).await] {
            let good = [200, 303].contains(&reply.status.as_u16());
            assert!(good, "{action:?}: {} {}", reply.status, reply.body);
            reply.lacks("was je voor");
        }
        assert_eq!(
            desk.audit(&desk.world.store).await.len(),
            before + 1,
            "{action:?}"
        );
    }
}

#[tokio::test]
async fn the_same_button_with_other_words_is_not_told_as_done() {
    let mut desk = Desk::at(Stage::New).await;
    desk.presses(Action::Answer).await.is(200);
    desk.page.types("antwoord", "Een heel ander antwoord.");
    let reply = desk.presses(Action::Answer).await.is(409);
    let reply = reply.says("Dit heb je zelf intussen veranderd");
    let reply = reply
        .says("Antwoord geschreven door Samira")
        .lacks("collega was je voor");
    keeps(&reply, &desk.typed(Action::Answer), "other words");
    desk.world.seconds_later(LEFT);
    let stranger = desk.world.stranger();
    let read = stranger.looks_up(&desk.receipt).await;
    read.says("Een half antwoord")
        .lacks("Een heel ander antwoord");
}

#[tokio::test]
async fn the_store_cannot_tell_what_somebody_typed_from_the_fingerprint_of_a_request() {
    let desk = Desk::at(Stage::New).await;
    desk.presses(Action::Answer).await.is(200);
    let prints = desk.audit(&desk.world.store).await;
    let print = prints.last().unwrap().request.unwrap();
    // The same words at another desk have another fingerprint: its key is not in the store.
    let other = Desk::at(Stage::New).await;
    other.presses(Action::Answer).await.is(200);
    let others = other.audit(&other.world.store).await;
    assert_ne!(others.last().unwrap().request.unwrap(), print);
}

#[tokio::test]
async fn what_was_typed_besides_stays_when_something_is_done() {
    let stages = Stages::default();
    for action in Action::all().filter(|action| changes(*action)) {
        let desk = stages.offering(action).await;
        let mut left = desk.typed(action);
        let beside = [
            "collega",
            "notitie",
            "uiterlijk",
            "opschrift",
            "toelichting",
            "reden",
            "stappen",
        ];
        left.retain(|(name, _)| match action {
            Action::Answer | Action::Ask => name != "antwoord",
            Action::Note => name != "notitie",
            Action::Label => name != "opschrift",
            Action::Check => name != "stappen",
            Action::Move(Move::PageBack) => name != "wat-anders",
            Action::Move(Move::Reject | Move::Decline) => {
                !["toelichting", "reden"].contains(&name.as_str())
            }
            Action::HandOver | Action::Move(Move::Escalate) => {
                !["collega", "notitie", "uiterlijk"].contains(&name.as_str())
            }
            Action::Page(Step::Place) => beside.contains(&name.as_str()),
            Action::Page(Step::PlaceAlone) => name == "antwoord" || beside.contains(&name.as_str()),
            _ => true,
        });
        left.retain(|(_, value)| !value.is_empty());
        let reply = desk.presses(action).await;
        if left.is_empty() {
            assert_eq!(reply.status, 303, "{action:?} {}", reply.body);
            continue;
        }
        // What the draft holds already is shown with the question.
        let reply = if reply.status == 303 {
            desk.samira.gets(&desk.path).await.is(200)
        } else {
            reply.is(200).says("Gelukt. ")
        };
        let page = keeps(&reply, &left, &format!("{action:?}"));
        let next = page
            .buttons
            .iter()
            .find(|button| button.to.starts_with(&desk.path));
        let sent = page.sent_by(next.unwrap());
        for field in left {
            assert!(sent.contains(&field), "{action:?}: {field:?} in {sent:?}");
        }
    }
}

#[tokio::test]
async fn back_to_the_question_keeps_the_answer_and_the_page() {
    for stage in [Stage::Form, Stage::Preview] {
        let mut desk = Desk::at(stage).await;
        let typed = desk.typed(Action::Draft);
        desk.goes_on(Action::Draft).await;
        for field in &typed {
            assert!(
                desk.typed(Action::Answer).contains(field),
                "{stage:?} {field:?}"
            );
        }
        desk.goes_on(Action::Page(Step::Make)).await;
        for field in &typed {
            assert!(
                desk.typed(Action::Page(Step::Preview)).contains(field),
                "{stage:?} {field:?}"
            );
        }
        assert!(desk.audit(&desk.world.store).await.is_empty());
    }
}

#[tokio::test]
async fn an_address_of_a_button_leads_to_the_submission_when_it_is_loaded_again() {
    let desk = Desk::at(Stage::New).await;
    for action in Action::all() {
        let reply = desk
            .samira
            .gets(&format!("{}/{}", desk.path, action.route()))
            .await;
        assert_eq!(reply.is(303).header("location"), desk.path);
    }
    for address in ["leave", "invite"] {
        let reply = desk.samira.gets(&format!("/desk/{address}")).await.is(303);
        assert_eq!(reply.header("location"), "/desk");
    }
    desk.samira.gets("/desk/onzin/claim").await.is(404);
}
