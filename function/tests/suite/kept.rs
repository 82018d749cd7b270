//! Every failure of every button at the desk: typed text survives, the page repeats only this action, and its statement
//! about the store is true. The buttons come from the list that also makes the routes and pages of the desk.

use aws_sdk_dynamodb::types::AttributeValue;
use desk::Action;
use store::{Attribution, Outgoing, Status};

use crate::stages::{
    Desk, PAGE, STAGES, Stages, changes, keeps, offering, repeats, sends, three_at_a_time,
};
use crate::table::client;

#[tokio::test]
async fn every_button_sends_everything_that_was_typed_and_is_one_of_the_list() {
    for stage in STAGES {
        let desk = Desk::at(stage).await;
        for button in &desk.page.buttons {
            let route = button.to.strip_prefix(&format!("{}/", desk.path));
            let known = Action::all()
                .any(|a| Some(a.route()) == route && a.step().unwrap_or_default() == button.value);
            assert!(known, "{stage:?}: {} {}", button.label, button.to);
            let sent = desk.page.sent_by(button);
            for control in desk.page.controls.iter().filter(|control| control.typed) {
                let goes = sent.contains(&(control.name.clone(), control.value.clone()));
                assert!(goes, "{stage:?}: {} without {}", button.label, control.name);
            }
        }
    }
}

#[tokio::test]
async fn when_the_session_is_over_the_same_can_be_asked_again() {
    let stages = Stages::default();
    for action in Action::all() {
        let desk = stages.offering(action).await;
        desk.samira.posts("/desk/leave", &[]).await.is(200);
        let reply = desk.presses(action).await.is(401);
        if action == Action::Leave {
            keeps(&reply, &desk.typed(action), "leave");
            continue;
        }
        let (page, again) = repeats(&desk, action, &reply);
        let samira = desk.world.moderator_called("Samira").await;
        let before = desk.audit(&desk.world.store).await.len();
        let done = sends(&samira, &page, &again).await;
        assert!(
            [200, 303].contains(&done.status.as_u16()),
            "{action:?} {}",
            done.body
        );
        let after = desk.audit(&desk.world.store).await.len();
        assert_eq!(after - before, usize::from(changes(action)), "{action:?}");
    }
}

#[tokio::test]
async fn when_the_store_is_away_the_same_can_be_asked_again() {
    let stages = Stages::default();
    three_at_a_time(
        Action::all().filter(|action| *action != Action::Leave),
        async |action| {
            let mut desk = stages.offering(action).await;
            let before = desk.audit(&desk.world.store).await.len();
            desk.world.lose_the_store().await;
            let reply = desk.presses(action).await.is(503);
            let reply = reply
                .lacks("niets opgeslagen")
                .lacks("een collega was je voor");
            let (page, again) = repeats(&desk, action, &reply);
            desk.world.find_the_store().await;
            let done = sends(&desk.samira, &page, &again).await;
            assert!(
                [200, 303].contains(&done.status.as_u16()),
                "{action:?} {}",
                done.body
            );
            let after = desk.audit(&desk.world.store).await.len();
            assert_eq!(after - before, usize::from(changes(action)), "{action:?}");
        },
    )
    .await;
}

#[tokio::test]
async fn whoever_typed_nothing_can_ask_for_the_same_again_too() {
    let stages = Stages::default();
    three_at_a_time(
        Action::all().filter(|action| *action != Action::Leave),
        async |action| {
            let mut desk = stages.offering(action).await;
            for control in desk.page.controls.iter_mut().filter(|one| one.typed) {
                control.value.clear();
            }
            desk.world.lose_the_store().await;
            let reply = desk.presses(action).await.is(503);
            repeats(&desk, action, &reply.lacks("niets opgeslagen"));
            desk.world.find_the_store().await;
            desk.samira.posts("/desk/leave", &[]).await.is(200);
            let reply = desk.presses(action).await.is(401);
            repeats(&desk, action, &reply);
        },
    )
    .await;
}

/// Something happens that changes the version and nothing else.
async fn changed_by(desk: &Desk, actor: &str) {
    let client = client(&desk.world);
    let id = &desk.stored(&desk.world.store).await.entry.id;
    let next = desk.stored(&desk.world.store).await.entry.version + 1;
    let text = |value: &str| AttributeValue::S(value.to_owned());
    let number = |value: String| AttributeValue::N(value);
    let pk = text(&format!("sub#{id}"));
    client
        .update_item()
        .table_name(&desk.world.table)
        .key("pk", pk.clone())
        .key("sk", text("submission"))
        .update_expression("SET version = :next")
        .condition_expression("attribute_exists(pk)")
        .expression_attribute_values(":next", number(next.to_string()))
        .send()
        .await
        .unwrap();
    let now = desk.world.now().as_second();
    client
        .put_item()
        .table_name(&desk.world.table)
        .item("pk", pk)
        .item("sk", text(&format!("audit#{next:08}")))
        .item("actor", text(actor))
        .item("machine", AttributeValue::Bool(false))
        .item("what", text("resealed"))
        .item("at", number(now.to_string()))
        .item("version", number(next.to_string()))
        .item("expires", number((now + 86_400).to_string()))
        .send()
        .await
        .unwrap();
}

#[tokio::test]
async fn when_somebody_was_first_the_page_says_who_and_keeps_everything() {
    let stages = Stages::default();
    for action in Action::all().filter(|action| *action != Action::Leave) {
        for (actor, words) in [
            (
                "Bram",
                "Een collega was je voor: Opnieuw op slot gezet door Bram (vandaag",
            ),
            ("Samira", "Dit heb je zelf intussen veranderd"),
        ] {
            let desk = stages.offering(action).await;
            changed_by(&desk, actor).await;
            let reply = desk.presses(action).await.is(409).says(words);
            let page = keeps(&reply, &desk.typed(action), &format!("{action:?}"));
            assert_eq!(reply.body.contains("Een collega was"), actor == "Bram");
            // What is pressed next takes it along.
            let next = page
                .buttons
                .iter()
                .find(|button| button.to.starts_with(&desk.path));
            let sent = page.sent_by(next.unwrap());
            for field in desk.typed(action) {
                assert!(sent.contains(&field), "{action:?}: {field:?} in {sent:?}");
            }
        }
    }
}

#[tokio::test]
async fn when_a_colleague_answered_everything_is_still_there() {
    let stages = Stages::default();
    for action in Action::all().filter(|action| *action != Action::Leave) {
        let desk = stages.offering(action).await;
        let seen = desk.stored(&desk.world.store).await;
        if !seen
            .entry
            .status
            .may_become(Status::Answered, seen.entry.kind)
        {
            continue;
        }
        if seen.leaving.is_some() {
            continue;
        }
        let answer = Outgoing {
            sealed: seen.recipient.seal(b"Van Bram.").unwrap(),
            leaves: desk.world.now(),
        };
        desk.world.moderator_called("Bram").await;
        let bram = crate::people::person(&desk.world, "Bram").await;
        let by = Attribution {
            actor: (&bram).into(),
            at: desk.world.now(),
        };
        desk.world.store.answer(&seen, &answer, &by).await.unwrap();
        let reply = desk.presses(action).await.is(409);
        let reply = reply.says("Een collega was je voor: Antwoord geschreven door Bram");
        keeps(&reply, &desk.typed(action), &format!("{action:?}"));
        let stranger = desk.world.stranger();
        stranger.looks_up(&desk.receipt).await.says("Van Bram.");
    }
}

#[tokio::test]
async fn when_the_sender_took_it_back_what_was_typed_can_still_be_read() {
    let stages = Stages::default();
    for action in Action::all().filter(|action| *action != Action::Leave) {
        let desk = stages.offering(action).await;
        desk.world.stranger().withdraws(&desk.receipt).await.is(200);
        let reply = desk.presses(action).await.is(404);
        let reply = reply.says("Deze inzending is er niet meer");
        let mut typed = desk.typed(action);
        typed.retain(|(name, _)| {
            // Who answered was chosen, and can be chosen again.
            PAGE[..3].iter().any(|(known, _)| known == name)
                || ["antwoord", "collega", "notitie"].contains(&name.as_str())
        });
        keeps(&reply, &typed, &format!("{action:?}"));
    }
}

#[tokio::test]
async fn whoever_typed_something_is_asked_before_they_leave() {
    let desk = offering(Action::Leave).await;
    let reply = desk.presses(Action::Leave).await.is(200);
    let page = keeps(&reply, &desk.typed(Action::Leave), "leave");
    reply.says("Je hebt nog iets geschreven");
    let back = page
        .buttons
        .iter()
        .find(|button| button.to.ends_with("/draft"));
    let reply = sends(&desk.samira, &page, back.unwrap()).await.is(200);
    keeps(&reply, &desk.typed(Action::Leave), "back");
    let sure = page
        .buttons
        .iter()
        .find(|button| button.label.starts_with("Gooi"));
    let gone = sends(&desk.samira, &page, sure.unwrap()).await.is(200);
    gone.says("Je bent afgemeld");
    desk.samira.gets("/desk").await.is(401);
}
