//! Words of acute danger.

use std::collections::BTreeMap;

use function::signals::Signals;

#[test]
fn whole_words_count_whatever_their_case_and_accents() {
    let lists = BTreeMap::from([
        (
            "nl".to_owned(),
            vec![
                "zelfmoord".to_owned(),
                "ik wil dood".to_owned(),
                "één uitweg".to_owned(),
                " ".to_owned(),
            ],
        ),
        ("tr".to_owned(), vec!["intihar".to_owned()]),
    ]);
    let signals = Signals::new(&lists);
    for text in [
        "zelfmoord",
        "Ik denk aan ZELFMOORD.",
        "zélfmoord?",
        "soms,\nik wil... dood",
        "er is maar een uitweg",
        "er is maar e\u{301}e\u{301}n uitweg",
        "İntihar",
        "ｚｅｌｆｍｏｏｒｄ",
    ] {
        assert!(signals.found_in(text), "{text}");
    }
    for text in [
        "",
        "moord",
        "zelfmoorden op tv",
        "ik wil niet dood",
        "dood wil ik",
        "mijn opa is dood",
    ] {
        assert!(!signals.found_in(text), "{text}");
    }
    assert!(!Signals::default().found_in("zelfmoord"));
}

const SITE: &str = include_str!("../../../content/site.toml");
const SENTENCES: &str = include_str!("fixtures/signalen.nl.txt");

/// How a list does on sentences.
struct Measured {
    sentences: usize,
    precision: f64,
    recall: f64,
    wrong: Vec<String>,
}

fn measured(signals: &Signals, sentences: &str) -> Measured {
    let (mut right, mut missed, mut alarms, mut quiet) = (0_u32, 0_u32, 0_u32, 0_u32);
    let mut wrong = Vec::new();
    for line in sentences.lines() {
        let (danger, text) = match line.split_at_checked(2) {
            Some(("! ", text)) => (true, text),
            Some(("- ", text)) => (false, text),
            _ => continue,
        };
        let found = signals.found_in(text);
        match (danger, found) {
            (true, true) => right += 1,
            (true, false) => missed += 1,
            (false, true) => alarms += 1,
            (false, false) => quiet += 1,
        }
        if danger != found {
            wrong.push(line.to_owned());
        }
    }
    Measured {
        sentences: usize::try_from(right + missed + alarms + quiet).unwrap(),
        precision: f64::from(right) / f64::from(right + alarms),
        recall: f64::from(right) / f64::from(right + missed),
        wrong,
    }
}

/// The list of the real site on sentences as young people write them. It was widened until it found every seen one. On
/// unseen ones it finds three in ten: a list of words knows the words that somebody thought of. That is why every page
/// after sending shows the helplines, urgent or not.
#[test]
fn the_list_of_the_site_loses_nothing_that_it_found_before() {
    let site: toml::Table = SITE.parse().unwrap();
    let signals = Signals::new(&site["signals"].clone().try_into().unwrap());
    let (seen, unseen) = SENTENCES.split_once("# unseen\n").unwrap();
    let seen = measured(&signals, seen);
    assert!(seen.sentences >= 300, "{}", seen.sentences);
    assert!(
        seen.recall >= 0.99,
        "recall {:.2}: {:#?}",
        seen.recall,
        seen.wrong
    );
    assert!(
        seen.precision >= 0.90,
        "precision {:.2}: {:#?}",
        seen.precision,
        seen.wrong
    );
    let unseen = measured(&signals, unseen);
    assert!(
        unseen.recall >= 0.30,
        "recall {:.2}: {:#?}",
        unseen.recall,
        unseen.wrong
    );
    assert!(
        unseen.precision >= 0.80,
        "precision {:.2}: {:#?}",
        unseen.precision,
        unseen.wrong
    );
}

#[test]
fn signs_in_a_phrase_stand_for_more_spellings() {
    let phrases = ["zelfmoord*", "wil|wou .. dood", ".."].map(str::to_owned);
    let signals = Signals::new(&BTreeMap::from([("nl".to_owned(), phrases.to_vec())]));
    for text in [
        "zelfmoordgedachten",
        "ik wou gewoon echt bijna dood",
        "wil dood",
    ] {
        assert!(signals.found_in(text), "{text}");
    }
    for text in [
        "moord",
        "ik wil heel graag naar een dood paard",
        "dood wil ik",
        "niets",
    ] {
        assert!(!signals.found_in(text), "{text}");
    }
}
