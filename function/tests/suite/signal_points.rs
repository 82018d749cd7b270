//! Which points count together: those of one sentence, with large ones of the sentence beside it.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;
use signals::{Signals, urgent_from};

use crate::signals::{dutch, finds, of_the_site};

/// Hints of a made-up list, with their points.
const HINTS: [(&str, i32); 6] = [
    ("bang", 6),
    ("alleen", 4),
    ("boos", 4),
    ("donker", 3),
    ("nacht", 5),
    ("film", -5),
];
/// From how many points on a hint counts beside its own sentence.
const REACHING: i32 = 5;

fn listed() -> Signals {
    let entries: Vec<String> = HINTS
        .iter()
        .map(|(word, points)| format!("{points:+} {word}"))
        .collect();
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    dutch(&entries)
}

fn points(word: &str) -> i32 {
    let hint = HINTS.iter().find(|(hint, _)| *hint == word);
    hint.map_or(0, |(_, points)| *points)
}

/// What the rule says, written down a second time: a hint counts once in its sentence; what is positive, gets the large
/// hints of one neighbour, but no more than the neighbour counts in all.
fn most_points(sentences: &[Vec<&str>]) -> i32 {
    let hints: Vec<BTreeSet<&str>> = sentences
        .iter()
        .map(|words| words.iter().copied().collect())
        .collect();
    let of = |at: usize| {
        let own: i32 = hints[at].iter().map(|word| points(word)).sum();
        let reach = |beside: usize| -> i32 {
            let more = hints[beside].difference(&hints[at]);
            let more = more
                .map(|word| points(word))
                .filter(|points| *points >= REACHING);
            let all: i32 = hints[beside].iter().map(|word| points(word)).sum();
            more.sum::<i32>().min(all).max(0)
        };
        let before = at.checked_sub(1).map_or(0, reach);
        let after = if at + 1 < hints.len() {
            reach(at + 1)
        } else {
            0
        };
        if own > 0 {
            own + before.max(after)
        } else {
            own
        }
    };
    (0..hints.len()).map(of).max().unwrap_or_default()
}

fn written(sentences: &[Vec<&str>]) -> String {
    let sentences: Vec<String> = sentences.iter().map(|words| words.join(" ")).collect();
    sentences.join(". ")
}

proptest! {
    #[test]
    fn points_are_those_of_a_sentence_and_of_one_beside_it(
        sentences in prop::collection::vec(
            prop::collection::vec(
                select(vec!["bang", "alleen", "boos", "donker", "nacht", "film", "de", "tafel", "regen"]),
                1..4,
            ),
            1..6,
        ),
    ) {
        let text = written(&sentences);
        let urgent = most_points(&sentences) >= urgent_from(&text);
        prop_assert_eq!(listed().found_in(&text), urgent, "{}", text);
    }

    /// However many sentences that have nothing to do with each other follow one another.
    #[test]
    fn ordinary_sentences_do_not_add_up(
        hints in prop::collection::vec(select(vec!["bang", "alleen", "nacht", "boos"]), 2..12),
    ) {
        let apart = hints.join(". Het regent vandaag weer. ");
        prop_assert!(!listed().found_in(&apart), "{}", apart);
    }
}

/// Stands in no list.
const NOTHING: &str = "Bloemkool";

/// The ordinary messages that the lists of the site leave alone, without the marks at their ends.
fn left_alone(signals: &Signals) -> Vec<&'static str> {
    let set = include_str!("fixtures/signalen.nl.2.txt");
    let ordinary = set.lines().filter_map(|line| line.strip_prefix("- "));
    ordinary
        .filter(|text| !signals.found_in(text))
        .map(|text| text.trim_end_matches(|c: char| !c.is_alphanumeric()))
        .collect()
}

/// How many messages are marked, when so many that are not are joined.
fn marked(signals: &Signals, count: usize, between: &str) -> (usize, usize) {
    let quiet = left_alone(signals);
    assert!(quiet.len() >= 250, "{}", quiet.len());
    let joined = quiet.chunks_exact(count).map(|chunk| chunk.join(between));
    let marked = joined.filter(|text| signals.found_in(text)).count();
    (marked, quiet.len() / count)
}

#[test]
fn messages_that_have_nothing_to_do_with_each_other_do_not_add_up() {
    let signals = of_the_site();
    assert_eq!(signals.counted_in(NOTHING), []);
    for count in [2, 3, 5] {
        let (marked, _) = marked(&signals, count, &format!(". {NOTHING}. "));
        assert_eq!(marked, 0, "{count} messages");
    }
}

/// A sentence and the one right after it do count together. Once, 3, 6 and 11 % of two, three and five joined ordinary
/// messages were marked.
#[test]
fn few_joined_messages_are_marked() {
    let signals = of_the_site();
    for (count, percent) in [(2, 3), (3, 3), (5, 5)] {
        let (marked, all) = marked(&signals, count, ". ");
        println!("{count}: {marked} of {all}");
        assert!(marked * 100 <= all * percent, "{count}: {marked} of {all}");
    }
}

#[test]
fn a_long_text_needs_more_points() {
    let short = "ik ben bang en alleen";
    let long = format!(
        "{short}. {}",
        "De regen valt op de tafel in de tuin. ".repeat(9)
    );
    assert_eq!((urgent_from(short), urgent_from(&long)), (10, 18));
    finds(&listed(), &[short], &[&long]);
    // What is enough by itself, is enough however long the text is.
    let sure = dutch(&["wil dood"]);
    let long = long.replace("alleen", "ik wil dood");
    finds(&sure, &[&long], &[]);
}
