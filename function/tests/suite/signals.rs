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

/// The list of the real site on sentences as young people write them. The list was tuned to these sentences, so this
/// guards against losing something; it does not promise the same for sentences that nobody has seen.
#[test]
fn the_list_of_the_site_misses_nothing_that_it_found_before() {
    let site: toml::Table = SITE.parse().unwrap();
    let lists = site["signals"].clone().try_into().unwrap();
    let signals = Signals::new(&lists);
    let (mut found, mut missed, mut false_alarms, mut quiet) = (0_u32, vec![], vec![], 0_u32);
    for line in SENTENCES.lines() {
        match line.split_at_checked(2) {
            Some(("! ", text)) if signals.found_in(text) => found += 1,
            Some(("! ", text)) => missed.push(text),
            Some(("- ", text)) if signals.found_in(text) => false_alarms.push(text),
            Some(("- ", _)) => quiet += 1,
            _ => {}
        }
    }
    let all = found + u32::try_from(missed.len() + false_alarms.len()).unwrap() + quiet;
    assert!(all >= 200, "{all}");
    let precision = f64::from(found) / (f64::from(found) + false_alarms.len() as f64);
    let recall = f64::from(found) / (f64::from(found) + missed.len() as f64);
    assert!(recall >= 0.99, "recall {recall:.3}, missed: {missed:#?}");
    assert!(
        precision >= 0.95,
        "precision {precision:.3}, false alarms: {false_alarms:#?}"
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
