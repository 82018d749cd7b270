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
