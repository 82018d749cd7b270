//! What a list says to one person above its rows, and by when somebody looks.

use crate::conversations::Talk;

const NOTE: &str = "Dit gaat over thuis, kijk jij <even>?";

#[tokio::test]
async fn whoever_is_given_something_reads_it_with_the_note_until_they_open_it() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    bram.gets("/desk?lijst=open").await.lacks("Wacht op jou");
    let given = [("collega", "Bram"), ("notitie", NOTE)];
    talk.samira
        .presses(&talk.path, "hand-over", &given)
        .await
        .is(303);
    for list in ["open", "vrij", "aanmeldingen"] {
        let page = bram.gets(&format!("/desk?lijst={list}")).await.is(200);
        page.says("Aan jou overgedragen door Samira:")
            .says("kijk jij &lt;even&gt;?")
            .says(&format!("href=\"{}", talk.path));
    }
    talk.samira
        .gets("/desk?lijst=open")
        .await
        .lacks("Wacht op jou")
        .lacks("kijk jij");
    talk.world.seconds_later(60);
    bram.gets(&talk.path).await.is(200);
    bram.gets("/desk?lijst=open").await.lacks("Wacht op jou");
    // Given back and given again, it is new.
    let again = [("collega", "Samira"), ("notitie", "Liever jij")];
    bram.presses(&talk.path, "hand-over", &again).await.is(303);
    talk.samira
        .gets("/desk?lijst=open")
        .await
        .says("Aan jou overgedragen door Bram:")
        .says("Liever jij");
}

#[tokio::test]
async fn a_day_by_which_somebody_looks_is_seen_by_them_and_by_the_team() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    let given = [("collega", "Bram"), ("uiterlijk", "2026-11-23")];
    talk.samira
        .presses(&talk.path, "escalate", &given)
        .await
        .is(303);
    bram.gets(&talk.path).await.is(200);
    let both = async |says: &str, is_told: bool| {
        let bram = talk.world.moderator_called("Bram").await;
        let page = bram.gets("/desk?lijst=open").await.is(200).says(says);
        if is_told {
            page.says("Daar zou jij naar kijken:");
        } else {
            page.lacks("Wacht op jou");
        }
        let samira = talk.world.moderator_called("Samira").await;
        samira
            .gets("/desk?lijst=wacht")
            .await
            .says(says)
            .lacks("Wacht op jou");
    };
    both("uiterlijk 23 november 2026", false).await;
    talk.world.later(2 * 24);
    both("uiterlijk vandaag", true).await;
    talk.world.later(24);
    both("had gemoeten op 23 november 2026", true).await;
}

#[tokio::test]
async fn a_row_of_a_colleague_says_that_it_is_older_than_promised() {
    let talk = Talk::begun().await;
    talk.samira.presses(&talk.path, "claim", &[]).await.is(303);
    let bram = talk.world.moderator_called("Bram").await;
    let row = bram.gets("/desk?lijst=wacht").await.is(200);
    row.says("Samira").lacks("langer dan beloofd");
    talk.world.later(8 * 24);
    // Samira is here, so it did not fall free.
    let samira = talk.world.moderator_called("Samira").await;
    samira.presses(&talk.path, "claim", &[]).await;
    let bram = talk.world.moderator_called("Bram").await;
    let row = bram.gets("/desk?lijst=wacht").await.is(200);
    row.says("Samira").says("langer dan beloofd");
}

#[tokio::test]
async fn what_is_passed_on_to_somebody_by_name_is_theirs_and_not_taken_from_themselves() {
    let talk = Talk::begun().await;
    let bram = talk.world.moderator_called("Bram").await;
    let given = [("collega", "Bram")];
    talk.samira
        .presses(&talk.path, "escalate", &given)
        .await
        .is(303);
    assert_eq!(bram.queue("mijn").await, std::slice::from_ref(&talk.path));
    assert!(talk.samira.queue("mijn").await.is_empty());
    let page = bram.gets(&talk.path).await.is(200);
    page.lacks("Neem over van").says("Ik pak deze op");
    let page = talk.samira.gets(&talk.path).await;
    page.says("Neem over van Bram");
    bram.presses(&talk.path, "claim", &[]).await.is(303);
    bram.gets(&talk.path).await.says("Jij bent hiermee bezig");
}
