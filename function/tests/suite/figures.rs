//! The figures of a team: what a move counts, and what is shown of it.

use std::collections::BTreeMap;

use forms::Kind;
use forms::team::TeamId;
use store::{Counter, Measure, Outcome, Week, With, Within};

use crate::people::{accepts, confirms, inside, invites};
use crate::stages::{thanks, with_thanks};
use crate::teams::Municipalities;
use crate::world::{Authenticator, Moderator, World};

const QUESTION: &str = "Hoe vertel ik thuis dat ik blijf zitten?";
const ALL: (Week, Week) = (
    Week {
        year: 2020,
        number: 1,
    },
    Week {
        year: 2040,
        number: 52,
    },
);

async fn counters(world: &World) -> Vec<Counter> {
    let team = TeamId::national();
    world.store.counters(&team, ALL).await.unwrap()
}

/// What is counted of the topic of [`World::ask_for_all`].
async fn counted(world: &World) -> BTreeMap<String, i64> {
    let all = counters(world).await.into_iter();
    let all = all.filter(|each| each.count != 0).inspect(|each| {
        assert_eq!(each.topic.as_deref(), Some("school"));
        assert_eq!((&*each.form, each.kind), ("vraag", Kind::Question));
    });
    all.map(|each| (each.measure.to_string(), each.count))
        .collect()
}

fn these(words: &[&str]) -> BTreeMap<String, i64> {
    words.iter().map(|word| ((*word).to_owned(), 1)).collect()
}

/// What is counted of a question with which somebody began at once.
const BEGUN: [&str; 3] = ["begun.1d", "from.kerkrade", "received"];

#[tokio::test]
async fn every_move_is_counted_once_and_what_is_called_back_is_not() {
    let world = World::new().await;
    let receipt = world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    assert!(counters(&world).await.is_empty(), "a look counts nothing");
    samira.presses(&path, "claim", &[]).await.is(303);
    assert_eq!(counted(&world).await, these(&BEGUN));
    // Given back and taken again, it is the same question.
    samira.presses(&path, "give-back", &[]).await.is(303);
    samira.presses(&path, "claim", &[]).await.is(303);
    assert_eq!(counted(&world).await, these(&BEGUN));

    let answer = [("antwoord", "Zeg het op een rustig moment.")];
    samira.presses(&path, "answer", &answer).await.is(303);
    let answered = [&BEGUN[..], &["after.1d", "outcome.answered"]].concat();
    assert_eq!(counted(&world).await, these(&answered));
    samira.presses(&path, "recall", &[]).await.is(303);
    assert_eq!(counted(&world).await, these(&BEGUN));
    samira.sends(&path, "answer", &answer).await.is(303);
    assert_eq!(counted(&world).await, these(&answered));

    // What comes after the first answer, and the end of it, counts nothing more.
    samira
        .does(&path, "answer", "Nog iets: je bent niet de enige.")
        .await
        .is(303);
    samira.presses(&path, "close", &[]).await.is(303);
    assert_eq!(counted(&world).await, these(&answered));

    // Counters hold no id, and outlive the question.
    world.stranger().withdraws(&receipt).await.is(200);
    assert_eq!(counted(&world).await, these(&answered));
    for counter in counters(&world).await {
        assert_eq!(counter.week.to_string(), "2026-W47");
    }
}

#[tokio::test]
async fn what_is_late_and_what_ends_without_an_answer_is_counted_as_that() {
    let world = World::new().await;
    world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    world.later(8 * 24);
    let samira = Moderator::enter(&world, "Samira 2").await;
    samira.presses(&path, "escalate", &[]).await.is(303);
    let helped = [
        "begun.late",
        "begun.more",
        "from.kerkrade",
        "helped",
        "received",
    ];
    assert_eq!(counted(&world).await, these(&helped));
    let reason = [("reden", "unclear")];
    samira.presses(&path, "reject", &reason).await.is(303);
    let rejected = [&helped[..], &["outcome.rejected"]].concat();
    assert_eq!(counted(&world).await, these(&rejected));
    let all = counters(&world).await.into_iter();
    let of = |measure: &Measure| {
        let found = all.clone().find(|each| each.measure == *measure);
        found.unwrap().week.to_string()
    };
    assert_eq!(of(&Measure::Received), "2026-W47");
    assert_eq!(of(&Measure::Outcome(Outcome::Rejected)), "2026-W48");
}

#[tokio::test]
async fn spam_is_not_counted_until_it_is_none() {
    let world = World::new().await;
    world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    samira.presses(&path, "spam", &[]).await.is(303);
    assert!(counters(&world).await.is_empty());
    samira.presses(&path, "not-spam", &[]).await.is(303);
    assert_eq!(counted(&world).await, these(&["from.kerkrade", "received"]));
    samira.presses(&path, "claim", &[]).await.is(303);
    assert_eq!(counted(&world).await, these(&BEGUN));
}

#[tokio::test]
async fn with_whom_an_answer_was_made_is_counted_and_taken_back_with_it() {
    let world = World::new().await;
    world.ask_for_all(QUESTION).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    samira.presses(&path, "claim", &[]).await.is(303);
    let page = samira.gets(&path).await.is(200);
    page.says("Met wie is dit antwoord gemaakt?");
    // Nothing of the choice is lost when another button is pressed.
    let chosen = [("antwoord", "Zeg het."), ("met", "broker")];
    let page = samira.presses(&path, "draft", &chosen).await;
    page.says("<option value=\"broker\" selected>");
    samira.presses(&path, "answer", &chosen).await.is(303);
    let answered = [&BEGUN[..], &["after.1d", "outcome.answered"]].concat();
    let by_broker = [&answered[..], &["with.broker"]].concat();
    assert_eq!(counted(&world).await, these(&by_broker));
    samira.presses(&path, "recall", &[]).await.is(303);
    assert_eq!(counted(&world).await, these(&BEGUN));
    let answer = [("antwoord", "Zeg het."), ("met", "professional")];
    samira.sends(&path, "answer", &answer).await.is(303);
    let by_professional = [&answered[..], &["with.professional"]].concat();
    assert_eq!(counted(&world).await, these(&by_professional));
    // The second message is no answer that counts.
    let again = [("antwoord", "Nog iets."), ("met", "broker")];
    samira.presses(&path, "answer", &again).await.is(303);
    assert_eq!(counted(&world).await, these(&by_professional));
    samira.presses(&path, "recall", &[]).await.is(303);
    assert_eq!(counted(&world).await, these(&by_professional));
}

#[tokio::test]
async fn a_thank_you_that_reached_somebody_is_counted_as_that() {
    let world = World::with_files(with_thanks).await;
    thanks(&world).await;
    let samira = world.moderator_called("Samira").await;
    let path = samira.queue("open").await.remove(0);
    let passed_on = async || {
        let all = counters(&world).await.into_iter();
        let of = all.filter(|each| each.measure == Measure::PassedOn);
        of.map(|each| each.count).sum::<i64>()
    };
    samira.presses(&path, "pass-on", &[]).await.is(303);
    assert_eq!(passed_on().await, 1);
    let page = samira.gets(&path).await.is(200);
    page.says("Als doorgegeven aangemerkt door Samira");
    // What happens to it afterwards does not change that.
    samira.presses(&path, "close", &[]).await.is(303);
    samira.presses(&path, "undo", &[]).await.is(303);
    assert_eq!(passed_on().await, 1);
    samira.presses(&path, "not-passed-on", &[]).await.is(303);
    assert_eq!(passed_on().await, 0);
    let again = samira.presses(&path, "not-passed-on", &[]).await;
    assert_ne!(again.status, 303);
    // Only what is for somebody can be passed on.
    world.ask_for_all(QUESTION).await;
    let mut open = samira.queue("open").await.into_iter();
    let question = open.find(|other| *other != path).unwrap();
    samira.gets(&question).await.is(200).lacks("/pass-on");
}

#[tokio::test]
async fn two_moves_at_the_same_moment_are_both_counted() {
    let world = World::new().await;
    for number in 0..3 {
        world.ask_for_all(&format!("{QUESTION} {number}")).await;
    }
    let samira = world.moderator_called("Samira").await;
    let paths = samira.queue("open").await;
    let claim = |at: usize| samira.presses(&paths[at], "claim", &[]);
    let (first, second, third) = tokio::join!(claim(0), claim(1), claim(2));
    for reply in [first, second, third] {
        reply.is(303);
    }
    let received = counted(&world).await["received"];
    assert_eq!(received, 3);
}

fn counter(week: &str, topic: &str, measure: Measure, count: i64) -> Counter {
    Counter {
        week: week.parse().unwrap(),
        form: "vraag".into(),
        kind: Kind::Question,
        topic: Some(topic.into()),
        measure,
        count,
    }
}

/// What the desk exports here is what `tests/e2e/figures.rs` makes a page of.
const FOR_THE_SITE: &str = include_str!("../../../tests/fixtures/cijfers.toml");

#[tokio::test]
async fn a_quarter_that_is_over_becomes_a_file_for_the_site() {
    let world = World::new().await;
    let school = |week, measure, count| counter(week, "school", measure, count);
    let counters = [
        school("2026-W30", Measure::Received, 23),
        counter("2026-W31", "gevoel", Measure::Received, 9),
        counter("2026-W31", "thuis", Measure::Received, 3),
        school("2026-W30", Measure::Begun(Within::Day), 22),
        school("2026-W31", Measure::Begun(Within::Longer), 8),
        school("2026-W31", Measure::BegunLate, 2),
        school("2026-W30", Measure::Answered(Within::Day), 13),
        school("2026-W31", Measure::Answered(Within::ThreeDays), 3),
        school("2026-W31", Measure::Answered(Within::Longer), 9),
        school("2026-W31", Measure::AnsweredLate, 9),
        school("2026-W31", Measure::With(With::Broker), 14),
        school("2026-W31", Measure::Published, 6),
        school("2026-W31", Measure::Helped, 4),
        // Of the quarter that goes on.
        school("2026-W40", Measure::Received, 50),
    ];
    let team = TeamId::national();
    world.store.add_to_counters(&team, &counters).await.unwrap();
    let noor = world.moderator_called("Noor").await;
    let file = noor.gets("/desk/figures/site?periode=2026-3").await;
    assert_eq!(file.is(200).body, FOR_THE_SITE);
    let page = noor.gets("/desk/figures?periode=2026-3").await.is(200);
    page.says("/desk/figures/site?team=landelijk&amp;periode=2026-3")
        .says("Wat we niet tellen");
    // Two files of a quarter that goes on would tell what a week brought.
    noor.gets("/desk/figures/site?periode=2026-4").await.is(404);
    let page = noor.gets("/desk/figures?periode=2026-4").await.is(200);
    page.lacks("/desk/figures/site")
        .says("als dit kwartaal voorbij is");
    noor.gets("/desk/figures/site?team=elders&periode=2026-3")
        .await
        .is(404);
}

async fn with_counters(world: &World, team: &TeamId) {
    let counters = [
        counter("2026-W45", "school", Measure::Received, 23),
        counter("2026-W46", "gevoel", Measure::Received, 3),
        // The week that has not ended.
        counter("2026-W47", "school", Measure::Received, 90),
        counter(
            "2026-W45",
            "school",
            Measure::Outcome(Outcome::Answered),
            17,
        ),
        counter("2026-W45", "school", Measure::Answered(Within::Day), 17),
        counter("2026-W45", "school", Measure::With(With::Broker), 7),
        counter("2026-W45", "school", Measure::With(With::Professional), 5),
        counter("2026-W46", "school", Measure::With(With::Team), 5),
    ];
    world.store.add_to_counters(team, &counters).await.unwrap();
}

#[tokio::test]
async fn whoever_counts_sees_figures_and_nothing_else() {
    let world = World::new().await;
    world.ask(QUESTION).await;
    with_counters(&world, &TeamId::national()).await;
    let samira = world.moderator_called("Samira").await;
    let token = invites(&samira, "Noor", "cijfers").await;
    let entered = accepts(&world, &token, &Authenticator::new(1, true)).await;
    let noor = inside(&world, &entered.is(200));
    noor.gets("/desk/figures").await.is(403);
    confirms(&world, &samira, "Noor").await.is(303);
    for person in [&noor, &samira] {
        let page = person.gets("/desk/figures").await.is(200);
        let page = page
            .says("Geteld tot en met 15 november 2026")
            .says("<th scope=\"row\">Samen</th><td>26</td>")
            .says("<th scope=\"row\">Week 46</th><td>niet te tonen</td>")
            .says("<th scope=\"row\">Samen met een social broker</th><td>7</td>")
            .says("<th scope=\"row\">Door het team zelf</th><td>niet te tonen</td>")
            .says("Hielp het antwoord?")
            .says("<svg class=\"chart\"");
        // Neither the three nor what is left when they are taken off, and not the week that is not over.
        page.lacks(">23<")
            .lacks(">3<")
            .lacks(">90<")
            .lacks("blijf zitten");
        let table = person.gets("/desk/figures/export?periode=2026-4").await;
        let table = table.is(200).says("\u{feff}cijfer;wat;aantal\r\n");
        let table = table.says("Vragen per week;Samen;26\r\n");
        table
            .says("Vragen per week;Week 45;niet te tonen\r\n")
            .lacks(";23");
    }
    noor.gets("/desk/export").await.is(403);
    noor.gets("/desk?lijst=open").await.is(303);
    // Nothing of an earlier quarter, and none that does not exist.
    samira
        .gets("/desk/figures?periode=2026-3")
        .await
        .is(200)
        .lacks(">26<");
    samira.gets("/desk/figures?periode=2026-7").await.is(404);
    samira.gets("/desk/figures?team=elders").await.is(404);
}

#[tokio::test]
async fn nobody_sees_the_figures_of_another_team() {
    let site = Municipalities::new().await;
    let zaanstad: TeamId = "zaanstad".parse().unwrap();
    with_counters(&site.world, &zaanstad).await;
    let own = site.at_a_desk_with(&[&site.zaanstad]).await;
    own.gets("/desk/figures?team=zaanstad")
        .await
        .is(200)
        .says("<td>26</td>");
    let other = site.at_a_desk_with(&[&site.kerkrade]).await;
    other
        .gets("/desk/figures")
        .await
        .is(200)
        .lacks("<td>26</td>");
    other.gets("/desk/figures?team=zaanstad").await.is(404);
    other
        .gets("/desk/figures/export?team=zaanstad")
        .await
        .is(404);
}
