//! How many dangerous messages the lists of the site find, and how many ordinary ones they mark, on each set of made-up
//! messages.

use signals::{Level, Signals};

use crate::signals::of_the_site;

/// How the lists do on messages.
#[derive(Debug, Default)]
struct Measured {
    right: u32,
    missed: u32,
    alarms: u32,
    quiet: u32,
}

impl Measured {
    fn on(signals: &Signals, messages: &str) -> Self {
        let mut measured = Self::default();
        for line in messages.lines() {
            let (danger, text) = match line.split_at_checked(2) {
                Some(("! ", text)) => (true, text),
                Some(("- ", text)) => (false, text),
                _ => continue,
            };
            *match (danger, signals.found_in(text)) {
                (true, true) => &mut measured.right,
                (true, false) => &mut measured.missed,
                (false, true) => &mut measured.alarms,
                (false, false) => &mut measured.quiet,
            } += 1;
        }
        measured
    }

    fn recall(&self) -> f64 {
        f64::from(self.right) / f64::from(self.right + self.missed)
    }

    fn precision(&self) -> f64 {
        f64::from(self.right) / f64::from(self.right + self.alarms)
    }

    fn false_alarms(&self) -> f64 {
        f64::from(self.alarms) / f64::from(self.alarms + self.quiet)
    }
}

/// Messages of one writer: their name, themselves, how many there are at least, and the recall, precision and false alarms
/// to hold, each a little worse than measured.
const SETS: [(&str, &str, u32, [f64; 3]); 10] = [
    (
        "nl, first",
        include_str!("fixtures/signalen.nl.txt"),
        300,
        [0.97, 0.90, 0.10],
    ),
    (
        "nl, writer 1",
        include_str!("fixtures/signalen.nl.1.txt"),
        600,
        [0.97, 0.90, 0.10],
    ),
    (
        "nl, writer 2",
        include_str!("fixtures/signalen.nl.2.txt"),
        600,
        [0.97, 0.87, 0.15],
    ),
    (
        "nl, writer 3",
        include_str!("fixtures/signalen.nl.3.txt"),
        600,
        [0.97, 0.86, 0.15],
    ),
    (
        "nl, writer 4, unseen until the points were computed anew",
        include_str!("fixtures/signalen.nl.blind.txt"),
        300,
        [0.97, 0.88, 0.13],
    ),
    (
        "nl, writer 5, hard hints and everyday talk",
        include_str!("fixtures/signalen.nl.4.txt"),
        500,
        [0.95, 0.84, 0.14],
    ),
    (
        "en",
        include_str!("fixtures/signalen.en.txt"),
        20,
        [0.95, 0.90, 0.10],
    ),
    (
        "ar",
        include_str!("fixtures/signalen.ar.txt"),
        20,
        [0.95, 0.95, 0.05],
    ),
    (
        "tr",
        include_str!("fixtures/signalen.tr.txt"),
        20,
        [0.95, 0.95, 0.05],
    ),
    (
        "pl",
        include_str!("fixtures/signalen.pl.txt"),
        20,
        [0.95, 0.95, 0.05],
    ),
];

/// What the lists of the site find in what they were made from. The points of the Dutch list were computed with all of its
/// sets here, and the sets of the other languages were made up with their lists: these figures say that nothing
/// got lost, and nothing about messages that nobody has seen. [`UNSEEN`] is for those.
#[test]
fn the_lists_of_the_site_find_no_less_than_they_did() {
    let signals = of_the_site();
    for (name, messages, least, [recall, precision, alarms]) in SETS {
        let measured = Measured::on(&signals, messages);
        println!(
            "{name}: recall {:.3}, precision {:.3}, false alarms {:.3} ({measured:?})",
            measured.recall(),
            measured.precision(),
            measured.false_alarms(),
        );
        let count = measured.right + measured.missed + measured.alarms + measured.quiet;
        assert!(count >= least, "{name}: {count} messages");
        assert!(measured.recall() >= recall, "{name}: {measured:?}");
        assert!(measured.precision() >= precision, "{name}: {measured:?}");
        assert!(measured.false_alarms() <= alarms, "{name}: {measured:?}");
    }
}

/// How many of the messages that are found are acute: all of them would be none. Most of the dangerous ones in the sets tell of
/// violence and abuse that goes on for long, and not of a life in danger now.
#[test]
fn what_is_acute_is_told_from_what_asks_for_attention() {
    let signals = of_the_site().with_model();
    let (mut dangerous, mut ordinary) = ([0_u32; 3], [0_u32; 3]);
    for (_, messages, _, _) in SETS {
        for line in messages.lines() {
            let (counts, text) = match line.split_at_checked(2) {
                Some(("! ", text)) => (&mut dangerous, text),
                Some(("- ", text)) => (&mut ordinary, text),
                _ => continue,
            };
            counts[match signals.level_of(text) {
                Some(Level::Acute) => 0,
                Some(Level::Attention) => 1,
                None => 2,
            }] += 1;
        }
    }
    println!("acute, attention, neither: dangerous {dangerous:?}, ordinary {ordinary:?}");
    for text in [
        "ik wil dood",
        "ik heb een hele strip pillen geslikt, wat moet ik doen",
        "mijn broer bedreigt ons met een mes",
        "i want to die",
    ] {
        assert_eq!(signals.level_of(text), Some(Level::Acute), "{text}");
    }
    for text in [
        "mijn vader slaat me elke dag",
        "ik snij mezelf als ik verdrietig ben",
        "iemand heeft naaktfoto's van mij doorgestuurd",
    ] {
        assert_eq!(signals.level_of(text), Some(Level::Attention), "{text}");
    }
    assert_eq!(signals.level_of("Hoe leer ik voor een toets?"), None);
}

/// A little worse than measured when everything was settled: 70 of 90, 23 of 110 and 9 of 200. Phrases alone: 29, 8 and 4.
#[test]
fn most_acute_messages_of_others_are_called_acute() {
    let signals = of_the_site().with_model();
    let set = include_str!("fixtures/signalen.blind.3.txt");
    let called = |level: &str| {
        let names = ["disguised", "long", "mixed", "short"];
        let messages = names.map(|name| section(set, &format!("{level}, {name}")).lines());
        let levels = messages.into_iter().flatten().filter_map(|line| {
            let (_, text) = line.split_at_checked(2)?;
            Some(signals.level_of(text) == Some(Level::Acute))
        });
        let (acute, others): (Vec<bool>, Vec<bool>) = levels.partition(|acute| *acute);
        (acute.len(), acute.len() + others.len())
    };
    let [acute, serious, ordinary] = ["acute", "attention", "ordinary"].map(called);
    assert!(acute.1 >= 90 && acute.0 >= 67, "{acute:?}");
    assert!(serious.1 >= 110 && serious.0 <= 26, "{serious:?}");
    assert!(ordinary.1 >= 200 && ordinary.0 <= 10, "{ordinary:?}");
}

/// The messages under a heading of a set.
fn section<'t>(set: &'t str, name: &str) -> &'t str {
    let heading = format!("# {name}\n");
    let start = set.find(&heading).expect(name) + heading.len();
    let rest = &set[start..];
    &rest[..rest.find("\n# ").unwrap_or(rest.len())]
}

/// What the messages of a section are held to.
#[derive(Debug)]
enum Bar {
    /// Least of them that are found.
    Found(f64),
    /// Most of them that are marked.
    Marked(f64),
}

/// A section, how many messages it has at least, and its bar.
type Bars<'b> = &'b [(&'b str, u32, Bar)];

/// What the lists do alone.
fn hold(name: &str, set: &str, bars: Bars<'_>) {
    hold_with(&of_the_site(), name, set, bars);
}

fn hold_with(signals: &Signals, name: &str, set: &str, bars: Bars<'_>) {
    for (part, least, bar) in bars {
        let measured = Measured::on(signals, section(set, part));
        let held = match *bar {
            Bar::Found(bar) => {
                assert!(measured.right + measured.missed >= *least, "{measured:?}");
                measured.recall() >= bar
            }
            Bar::Marked(bar) => {
                assert!(measured.alarms + measured.quiet >= *least, "{measured:?}");
                measured.false_alarms() <= bar
            }
        };
        assert!(held, "{name}, {part}: {measured:?} for {bar:?}");
    }
}

/// Measured: 0.94 and 1.00 found, 0.04 and 0.07 marked. It was made up before the lists were changed, and only its totals
/// were looked at. Whoever reads its misses to change a list makes it useless: make up another one.
const UNSEEN: &str = include_str!("fixtures/signalen.unseen.txt");

#[test]
fn messages_that_the_lists_have_not_seen_are_found() {
    let bars = [
        ("dangerous", 100, Bar::Found(0.92)),
        ("disguised", 40, Bar::Found(0.95)),
        ("disguised", 5, Bar::Marked(0.13)),
        ("ordinary", 100, Bar::Marked(0.06)),
        ("long", 30, Bar::Marked(0.14)),
    ];
    hold("unseen", UNSEEN, &bars);
}

/// The lists were made with this set.
#[test]
fn messages_that_the_lists_were_made_with_are_found() {
    let bars = [
        ("dangerous", 100, Bar::Found(0.97)),
        ("disguised", 40, Bar::Found(0.97)),
        ("disguised", 5, Bar::Marked(0.0)),
        ("ordinary", 100, Bar::Marked(0.10)),
        ("long", 30, Bar::Marked(0.05)),
    ];
    let set = include_str!("fixtures/signalen.tuning.txt");
    hold("tuning", set, &bars);
}

/// Half of a set in many voices, kept apart; a little worse than measured. Before the lists were changed: 0.74 of the
/// dangerous, 0.90 of the long, 0.80 of the disguised and 0.71 of the foreign ones found; 0.14 and 0.39 of the ordinary
/// ones marked.
#[test]
fn messages_in_many_voices_that_were_kept_apart_are_found() {
    let bars = [
        ("dangerous", 80, Bar::Found(0.82)),
        ("dangerous, long", 30, Bar::Found(0.93)),
        ("disguised", 20, Bar::Found(0.80)),
        ("foreign", 28, Bar::Found(0.96)),
        ("disguised or foreign, ordinary", 10, Bar::Marked(0.0)),
        ("ordinary", 100, Bar::Marked(0.11)),
        ("long", 40, Bar::Marked(0.15)),
    ];
    let set = include_str!("fixtures/signalen.voices.held.txt");
    hold("voices, kept apart", set, &bars);
}

/// The other half, which was read.
#[test]
fn messages_in_many_voices_that_were_read_are_found() {
    let bars = [
        ("dangerous", 80, Bar::Found(0.97)),
        ("dangerous, long", 30, Bar::Found(0.96)),
        ("disguised", 20, Bar::Found(0.99)),
        ("foreign", 28, Bar::Found(0.96)),
        ("disguised or foreign, ordinary", 10, Bar::Marked(0.0)),
        ("ordinary", 100, Bar::Marked(0.05)),
        ("long", 40, Bar::Marked(0.08)),
    ];
    let set = include_str!("fixtures/signalen.voices.fit.txt");
    hold("voices, read", set, &bars);
}

/// By a writer who never saw the lists; phrases and points were then made with it.
#[test]
fn messages_of_somebody_else_that_were_read_are_found() {
    let bars = [
        ("dangerous", 90, Bar::Found(0.97)),
        ("dangerous, long", 30, Bar::Found(0.96)),
        ("disguised", 20, Bar::Found(0.89)),
        ("foreign", 30, Bar::Found(0.96)),
        ("disguised or foreign, ordinary", 30, Bar::Marked(0.04)),
        ("ordinary", 110, Bar::Marked(0.10)),
        ("long", 40, Bar::Marked(0.06)),
    ];
    let set = include_str!("fixtures/signalen.blind.1.txt");
    hold("blind, read", set, &bars);
}

/// By the same writer, kept apart; a little worse than measured. Before the lists were changed: 0.77 of the dangerous, 0.93
/// of the long, 0.75 of the disguised and 0.37 of the foreign ones found; 0.08 and 0.20 of the ordinary ones marked.
#[test]
fn messages_of_somebody_else_that_were_kept_apart_are_found() {
    let bars = [
        ("dangerous", 90, Bar::Found(0.75)),
        ("dangerous, long", 30, Bar::Found(0.90)),
        ("disguised", 20, Bar::Found(0.70)),
        ("foreign", 30, Bar::Found(0.55)),
        ("disguised or foreign, ordinary", 30, Bar::Marked(0.12)),
        ("ordinary", 110, Bar::Marked(0.10)),
        ("long", 40, Bar::Marked(0.20)),
    ];
    let set = include_str!("fixtures/signalen.blind.2.txt");
    hold("blind, kept apart", set, &bars);
}

/// The same with the model, as on the site.
#[test]
fn with_the_model_more_messages_of_somebody_else_are_found() {
    let bars = [
        ("dangerous", 90, Bar::Found(0.84)),
        ("dangerous, long", 30, Bar::Found(0.90)),
        ("disguised", 20, Bar::Found(0.95)),
        ("foreign", 30, Bar::Found(0.63)),
        ("disguised or foreign, ordinary", 30, Bar::Marked(0.15)),
        ("ordinary", 110, Bar::Marked(0.11)),
        ("long", 40, Bar::Marked(0.16)),
    ];
    let set = include_str!("fixtures/signalen.blind.2.txt");
    let signals = of_the_site().with_model();
    hold_with(&signals, "blind 2, with the model", set, &bars);
}

/// A few everyday words are no danger. None of these is among what the model was computed from.
#[test]
fn everyday_words_are_no_danger() {
    let signals = of_the_site().with_model();
    for text in [
        "En als ze boos worden?",
        "En als ze dan boos worden?",
        "Een vraag van vandaag",
        "O nee, het is al verteld.",
        "Ik vergat te zeggen dat het om school gaat.",
        "hoe gaat dat dan verder",
        "ik heb morgen een wedstrijd",
        "zijn er ook meisjes bij",
        "oke ik ga het proberen",
        "kan dat volgende week ook",
        "Krijg ik een diploma?",
        "ze lachte alleen maar",
    ] {
        assert!(!signals.found_in(text), "{text}");
    }
}

/// By another writer, who saw nothing of this; a little worse than measured. Only totals of it were looked at.
#[test]
fn with_the_model_messages_of_another_writer_are_found() {
    let bars = [
        ("acute, short", 35, Bar::Found(0.99)),
        ("acute, long", 30, Bar::Found(0.86)),
        ("acute, disguised", 15, Bar::Found(0.99)),
        ("acute, mixed", 10, Bar::Found(0.99)),
        ("attention, short", 45, Bar::Found(0.79)),
        ("attention, long", 35, Bar::Found(0.70)),
        ("attention, disguised", 15, Bar::Found(0.86)),
        ("attention, mixed", 15, Bar::Found(0.86)),
        ("ordinary, short", 90, Bar::Marked(0.09)),
        ("ordinary, long", 80, Bar::Marked(0.20)),
        ("ordinary, disguised", 10, Bar::Marked(0.20)),
        ("ordinary, mixed", 20, Bar::Marked(0.06)),
    ];
    let set = include_str!("fixtures/signalen.blind.3.txt");
    let signals = of_the_site().with_model();
    hold_with(&signals, "blind 3, with the model", set, &bars);
}

/// Danger in half a sentence of everyday talk, by two writers more: what is still missed, so that it does not become more.
#[test]
fn danger_inside_everyday_talk_is_found_less_often() {
    let signals = of_the_site().with_model();
    let bars = [
        ("acute", 96, Bar::Found(0.95)),
        ("acute, long", 96, Bar::Found(0.84)),
        ("attention", 192, Bar::Found(0.73)),
        ("attention, long", 264, Bar::Found(0.72)),
        ("ordinary", 240, Bar::Marked(0.16)),
        ("ordinary, long", 312, Bar::Marked(0.20)),
    ];
    let set = include_str!("fixtures/signalen.everyday.a.txt");
    hold_with(&signals, "everyday talk, a", set, &bars);
    let bars = [
        ("acute", 96, Bar::Found(0.87)),
        ("acute, long", 96, Bar::Found(0.68)),
        ("attention", 192, Bar::Found(0.63)),
        ("attention, long", 264, Bar::Found(0.60)),
        ("ordinary", 240, Bar::Marked(0.09)),
        ("ordinary, long", 312, Bar::Marked(0.18)),
    ];
    let set = include_str!("fixtures/signalen.everyday.b.txt");
    hold_with(&signals, "everyday talk, b", set, &bars);
}

/// The lists alone, on the same set.
#[test]
fn without_the_model_fewer_messages_of_another_writer_are_found() {
    let bars = [
        ("acute, short", 35, Bar::Found(0.91)),
        ("acute, long", 30, Bar::Found(0.70)),
        ("attention, short", 45, Bar::Found(0.62)),
        ("attention, long", 35, Bar::Found(0.62)),
        ("ordinary, short", 90, Bar::Marked(0.04)),
        ("ordinary, long", 80, Bar::Marked(0.25)),
    ];
    let set = include_str!("fixtures/signalen.blind.3.txt");
    hold("blind 3, lists alone", set, &bars);
}

/// Made up with the lists of the other languages.
#[test]
fn every_language_says_the_same_meanings() {
    let bars = [
        ("foreign", 70, Bar::Found(0.98)),
        ("ordinary", 80, Bar::Marked(0.06)),
    ];
    let set = include_str!("fixtures/signalen.foreign.txt");
    hold("other languages", set, &bars);
    let signals = of_the_site().with_model();
    hold_with(&signals, "other languages, with the model", set, &bars);
}
