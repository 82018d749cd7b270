//! Words of acute danger.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use signals::{Reason, Signals};

fn lists(language: &str, entries: &[&str]) -> BTreeMap<String, Vec<String>> {
    let entries = entries.iter().map(|entry| (*entry).to_owned()).collect();
    BTreeMap::from([(language.to_owned(), entries)])
}

pub(crate) fn dutch(entries: &[&str]) -> Signals {
    Signals::new(&lists("nl", entries)).unwrap()
}

/// Asserts what is found, and what is not.
pub(crate) fn finds(signals: &Signals, found: &[&str], not: &[&str]) {
    for text in found {
        assert!(signals.found_in(text), "not found in: {text}");
    }
    for text in not {
        assert!(!signals.found_in(text), "found in: {text}");
    }
}

#[test]
fn whole_words_count_whatever_their_case_and_accents() {
    let mut lists = lists("nl", &["zelfmoord", "ik wil dood", "één uitweg"]);
    lists.insert("tr".to_owned(), vec!["intihar".to_owned()]);
    let signals = Signals::new(&lists).unwrap();
    let found = [
        "zelfmoord",
        "Ik denk aan ZELFMOORD.",
        "zélfmoord?",
        "soms,\nik wil... dood",
        "er is maar een uitweg",
        "er is maar e\u{301}e\u{301}n uitweg",
        "İntihar",
        "ｚｅｌｆｍｏｏｒｄ",
    ];
    let not = [
        "",
        "moord",
        "ik wil niet dood",
        "dood wil ik",
        "mijn opa is dood",
    ];
    finds(&signals, &found, &not);
    assert!(!Signals::default().found_in("zelfmoord"));
}

#[test]
fn signs_in_a_phrase_stand_for_more_words() {
    let signals = dutch(&["zelfmoord*, wil|wou .. dood", "auto-mutilatie"]);
    let found = [
        "zelfmoordgedachten",
        "ik wou gewoon echt bijna dood",
        "wil dood",
        "over auto mutilatie",
    ];
    let not = [
        "moord",
        "ik wil heel graag naar een dood paard",
        "dood wil ik",
        "mutilatie",
    ];
    finds(&signals, &found, &not);
}

#[test]
fn what_sounds_the_same_is_the_same_and_a_long_word_may_have_a_mistake() {
    let signals = dutch(&[
        "mishandeld",
        "wil echt dood",
        "snijden",
        "heb pillen",
        "zelfmoord*",
    ]);
    let found = [
        "ik word mishandelt",
        "ik word mishandled",
        "ik word misshandeld",
        "wil egt dood",
        "wil egt doodt",
        "sneiden",
        "snijde",
        "kheb pillen",
        "selfmoort",
        "zelfmoordplanen",
    ];
    finds(
        &signals,
        &found,
        &["ik word behandeld", "ik heb billen", "snoeien"],
    );
}

#[test]
fn letters_of_other_languages_are_made_alike() {
    let arabic = Signals::new(&lists("ar", &["أريد أن أموت", "انتحار"])).unwrap();
    finds(
        &arabic,
        &["اريد ان اموت", "أُرِيدُ أَنْ أَمُوتَ", "والانتحار"],
        &["أريد أن أنام"],
    );
    let polish = Signals::new(&lists("pl", &["połknęła"])).unwrap();
    finds(&polish, &["polknela", "POŁKNĘŁA"], &["polka"]);
}

#[test]
fn hints_count_together_within_a_few_sentences() {
    let signals = dutch(&[
        "@gezin = vader, moeder",
        "@slaan = slaat, sloeg, in elkaar",
        "+6 @gezin & @slaan, bang",
        "+4 alleen",
        "-5 film",
    ]);
    let far = "woord ".repeat(70);
    finds(
        &signals,
        &[
            "mijn vader slaat, ik ben bang",
            "alleen en bang",
            "zo sloeg hij haar in elkaar, mijn moeder. Ik ben alleen",
        ],
        &[
            "bang, bang, bang",
            "mijn vader slaat",
            "alleen en bang in een film",
            &format!("alleen {far} bang"),
        ],
    );
}

#[test]
fn a_manner_of_speaking_is_skipped_and_the_rest_is_not() {
    let signals = dutch(&["! lach .. dood", "dood"]);
    finds(
        &signals,
        &["ik lach me dood, maar ik wil dood"],
        &["ik lach me echt dood"],
    );
}

#[test]
fn an_entry_that_cannot_be_understood_is_named() {
    let cases = [
        (" ", Reason::Empty),
        ("dood,", Reason::Empty),
        ("dood & ", Reason::Empty),
        ("..", Reason::LooseGap),
        (".. dood", Reason::LooseGap),
        ("wil ..", Reason::LooseGap),
        ("+ dood", Reason::Points("+".into())),
        ("+500 dood", Reason::Points("+500".into())),
        ("+5", Reason::Empty),
        ("wil|* dood", Reason::NoWord("*".into())),
        ("wil||wou", Reason::NoWord(String::new())),
        ("wat?", Reason::NoWord("wat?".into())),
        (
            "wil|auto-mutilatie",
            Reason::NoWord("auto-mutilatie".into()),
        ),
        ("@ = dood", Reason::GroupName(String::new())),
        ("@een twee = dood", Reason::GroupName("een twee".into())),
        ("@gezin slaat", Reason::UnknownGroup("gezin".into())),
        ("@zelf = @zelf", Reason::UnknownGroup("zelf".into())),
        ("@goed = weer", Reason::GroupTwice("goed".into())),
    ];
    for (entry, reason) in cases {
        let bad = Signals::new(&lists("nl", &["@goed = goed", entry])).unwrap_err();
        assert_eq!(bad.len(), 1, "{entry}");
        assert_eq!((bad[0].index, &bad[0].reason), (1, &reason), "{entry}");
        assert!(bad[0].to_string().contains("`signals.nl`"), "{}", bad[0]);
    }
}

const SITE: &str = include_str!("../../../content/site.toml");

/// The lists of the real site.
pub(crate) fn lists_of_the_site() -> BTreeMap<String, Vec<String>> {
    let site: toml::Table = SITE.parse().unwrap();
    site["signals"].clone().try_into().unwrap()
}

pub(crate) fn of_the_site() -> Signals {
    Signals::new(&lists_of_the_site()).unwrap()
}

#[test]
fn a_disguise_is_seen_through() {
    let signals = dutch(&["zelfmoord*", "wil .. dood", "kys"]);
    finds(
        &signals,
        &[
            "ik wil d00d",
            "z3lfm00rd",
            "zelfm*rd",
            "ik wil d.o.o.d",
            "w i l  d o o d",
            "w-i-l d-o-o-d",
            "ik wil dooooood",
            "wiiiiil dood",
            "z\u{435}lfm\u{43e}\u{43e}rd",
            "zelf\u{200b}moord",
            "\u{1d433}\u{1d41e}\u{1d425}\u{1d41f}moord",
            "k y s",
            "k.y.s",
            "zelfm@@rd",
            "zelfm##rd",
            "zelf-moord",
            "zelf.moord",
        ],
        &[
            "ik heb 3x hout",
            "d o e",
            "1 2 3 4",
            "kies",
            "z*n dag",
            "zelf - moord",
            "R&D",
        ],
    );
}

#[test]
fn points_count_within_a_sentence_and_the_one_beside_it() {
    let signals = dutch(&["+6 bang", "+4 alleen"]);
    finds(
        &signals,
        &["ik ben bang. Ik ben alleen", "alleen! en bang"],
        &["ik ben bang. Het regent vandaag. Ik ben alleen"],
    );
    let small = dutch(&["+4 bang, boos, alleen"]);
    finds(
        &small,
        &["bang, boos en alleen"],
        &["bang. en boos. en alleen"],
    );
}

/// Every message is compared with the lists of all languages.
#[test]
fn a_list_of_another_language_leaves_dutch_alone() {
    let signals = of_the_site();
    finds(
        &signals,
        &["i want to die", "overdosed on pills", "mi ke muri"],
        &["AT&T en R&D"],
    );
    for text in [
        "ik kom niet, want die jongen uit mijn klas komt ook",
        "de gemeente geeft subsidie voor ons jeugdhonk",
        "ik moet die opdracht overdoen",
        "wat zonde van die taart",
    ] {
        let counted = signals.counted_in(text);
        assert!(counted.iter().all(|entry| entry.language == "nl"), "{text}");
    }
}

#[test]
fn a_quoted_title_is_skipped_and_what_somebody_said_is_not() {
    let signals = dutch(&["~ boek, film", "wil dood, maak je dood"]);
    finds(
        &signals,
        &[
            "hij zei \"ik maak je dood\"",
            "het boek is af en ik wil dood",
        ],
        &[
            "ik lees het boek 'Ik wil dood' voor school",
            "de film “Wil dood”",
        ],
    );
}

#[test]
fn the_lists_of_the_site_know_negation_and_the_danger_of_a_friend() {
    finds(
        &of_the_site(),
        &[
            "ik wil niet meer leven",
            "mijn vriendin wil niet meer leven",
            "mijn werkstuk is af en ik wil dood",
            "ik heb een toets, een film gekeken haha en ik wil dood",
        ],
        &[
            "ik wil niet dood",
            "mijn spreekbeurt gaat over zelfmoord",
            "I have to write an essay about suicide in Hamlet",
            "mijn konijn eet bijna niks",
        ],
    );
}

#[test]
fn what_counts_can_be_asked() {
    let signals = dutch(&["+4 bang, alleen", "wil dood"]);
    let counted = signals.counted_in("Ik ben alleen. Ik wil dood.");
    let sentences: Vec<_> = counted.iter().map(|entry| entry.sentence).collect();
    let counted: Vec<_> = counted
        .iter()
        .map(|entry| (entry.index, entry.phrase, entry.word, entry.points))
        .collect();
    assert_eq!(counted, [(0, 1, 2, Some(4)), (1, 0, 4, None)]);
    assert_eq!(sentences, [0, 1]);
}

/// How long the fastest of a few times takes: the machine may be busy with something else.
fn fastest(signals: &Signals, text: &str) -> Duration {
    let times = (0..7).map(|_| {
        let start = Instant::now();
        signals.found_in(text);
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

/// Four thousand letters may take two milliseconds in an optimised build. One for tests takes some ten times as long on
/// an idle machine; what would be wrong, is wrong by far more than that.
#[test]
fn a_text_takes_as_long_as_it_is_long() {
    let signals = of_the_site();
    let most = Duration::from_millis(if cfg!(debug_assertions) { 400 } else { 2 });
    let prose = include_str!("fixtures/signalen.nl.2.txt");
    for text in [
        prose.to_owned(),
        "ik wil niet me ".repeat(1200),
        "a ".repeat(8000),
        "verkrachx".repeat(1800),
        "mishandelx ".repeat(1500),
        "d ".repeat(8000),
        "z*d ".repeat(4000),
        "ik wil dood. ".repeat(1300),
    ] {
        let short: String = text.chars().take(4000).collect();
        let long: String = text.chars().take(16_000).collect();
        let (short, long) = (fastest(&signals, &short), fastest(&signals, &long));
        println!("{short:?} and {long:?} for {}…", &text[..20]);
        assert!(short <= most, "{short:?} for {}…", &text[..20]);
        // Four times as long; with the square of its length it would be sixteen times.
        assert!(
            long <= short * 10 + most,
            "{short:?} and {long:?} for {}…",
            &text[..20]
        );
    }
}

proptest! {
    /// Entries are written by people, texts by anybody.
    #[test]
    fn no_entry_and_no_text_can_break_it(
        entries in prop::collection::vec("\\PC{0,30}|[@!+&|,*= .a-c0-9]{0,20}", 0..5),
        text in "\\PC{0,200}|[a-c ]{0,60}",
    ) {
        let lists = BTreeMap::from([("nl".to_owned(), entries)]);
        if let Ok(signals) = Signals::new(&lists) {
            signals.found_in(&text);
        }
    }
}

#[test]
fn the_model_finds_what_no_phrase_says_and_names_the_words() {
    let lists = of_the_site();
    let both = lists.clone().with_model();
    let hinted = "ik heb mijn kamer opgeruimd en alles weggegeven, vannacht is het klaar met mij";
    assert!(both.found_in(hinted));
    let weighed = both.weighed_in(hinted);
    assert_eq!(weighed.len(), 14, "each word once");
    assert!(weighed.is_sorted_by_key(|word| -word.weight));
    assert!(weighed[0].weight > 0 && weighed[13].weight < weighed[0].weight);
    assert_eq!(lists.weighed_in(hinted), []);
    assert_eq!(both.telling_in("hoe leer ik jongleren"), []);
    assert!(both.telling_in(hinted).len() >= lists.telling_in(hinted).len());
    for text in ["", "??", "hoe leer ik jongleren", "👍"] {
        assert!(!both.found_in(text), "{text}");
    }
    assert_eq!(both.weighed_in("??"), []);
    // A word such as *en* weighs by the one after it, and says nothing by itself.
    for text in [
        hinted,
        "15 tot en met 17",
        "ik en hij",
        "en ik ben vannacht weg",
    ] {
        let shown = both.telling_in(text);
        assert!(
            shown.iter().all(|place| place.len() >= 3),
            "{text}: {shown:?}"
        );
    }
}

#[test]
fn the_model_reads_through_disguises() {
    let model = Signals::default().with_model();
    let weights = |text: &str| {
        let mut weighed: Vec<_> = model
            .weighed_in(text)
            .into_iter()
            .map(|w| w.weight)
            .collect();
        weighed.sort_unstable();
        weighed
    };
    for disguise in [
        "ik wil d00d",
        "ik wil d.o.o.d",
        "iк wіl dооd",
        "IK WIL DOOD",
        "ik wil d o o d",
    ] {
        assert_eq!(weights(disguise), weights("ik wil dood"), "{disguise}");
    }
}
