//! A small site for the tests.

use std::collections::BTreeMap;

use forms::Form;
use forms::facts::{Helpline, Municipality, RatedPage, SiteFacts, Topic};
use forms::text_module::TextModule;
use unsealing::Identity;

pub(crate) const VRAAG: &str = include_str!("../fixtures/vraag.toml");
/// What somebody fills in who signs up.
pub(crate) const SIGN_UP: [(&str, &str); 8] = [
    ("gemeente", "zaanstad"),
    ("naam", "Sam"),
    ("email", "sam@voorbeeld.nl"),
    ("dagen", "wo"),
    ("dagen", "ma"),
    ("test.stil", "ernaast"),
    ("test.nieuw", "vragen"),
    ("akkoord", "ja"),
];
pub(crate) const AANMELDEN: &str = include_str!("../fixtures/aanmelden.toml");
/// A page of the site with the two open places.
pub(crate) const SHELL: &str = "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title><!--brokers:title--> – Proefsite</title></head>\
<body><main id=\"inhoud\"><!--brokers:main--></main></body></html>\n";

pub(crate) fn vraag() -> Form {
    Form::parse(VRAAG).unwrap()
}

pub(crate) fn aanmelden() -> Form {
    Form::parse(AANMELDEN).unwrap()
}

/// The facts of the site, sealed to `moderator`.
pub(crate) fn facts(moderator: &Identity) -> SiteFacts {
    SiteFacts {
        title: "Proefsite".into(),
        base_url: "https://proef.example".into(),
        default_language: "nl".into(),
        languages: vec!["nl".into()],
        recipients: vec![moderator.to_public()],
        recovery: Vec::new(),
        teams: Vec::new(),
        recipient_names: BTreeMap::new(),
        revoked: Vec::new(),
        helplines: vec![
            helpline("112", "112"),
            helpline("de Kindertelefoon", "0800-0432"),
        ],
        signals: BTreeMap::from([("nl".into(), vec!["zelfmoord".into(), "ik wil dood".into()])]),
        municipalities: vec![
            municipality("kerkrade", "Kerkrade"),
            municipality("zaanstad", "Zaanstad"),
        ],
        topics: ["gevoel", "thuis", "school"].map(topic).into(),
        text_modules: vec![
            module("Bedankt", "Dank je wel dat je dit vertelt.", &[]),
            module(
                "Samen kijken",
                "We kijken samen naar [waar het over gaat].",
                &["landelijk"],
            ),
            module(
                "Van een ander team",
                "Dit zegt een ander team.",
                &["kerkrade"],
            ),
        ],
        answer_within: "drie werkdagen".into(),
        demonstration: false,
        proof_of_work: false,
        answer_pages: BTreeMap::new(),
        ask_pages: BTreeMap::from([("nl".into(), "/vraag/".into())]),
        rated_pages: vec![RatedPage {
            url: "/tips/luisteren/".into(),
            title: "Luisteren".into(),
            kind: "tip".into(),
        }],
    }
}

fn module(title: &str, text: &str, teams: &[&str]) -> TextModule {
    TextModule {
        title: title.into(),
        text: text.into(),
        teams: teams.iter().map(|&team| team.to_owned()).collect(),
    }
}

fn helpline(name: &str, phone: &str) -> Helpline {
    Helpline {
        name: name.into(),
        phone: Some(phone.into()),
        ..Helpline::default()
    }
}

fn municipality(slug: &str, name: &str) -> Municipality {
    Municipality {
        slug: slug.into(),
        name: name.into(),
    }
}

fn topic(slug: &str) -> Topic {
    Topic {
        slug: slug.into(),
        title: slug.to_uppercase().as_str().into(),
    }
}

/// The files of `dist/function` for these facts.
pub(crate) fn files(facts: &SiteFacts) -> BTreeMap<String, Vec<u8>> {
    BTreeMap::from([
        ("site.json".to_owned(), serde_json::to_vec(facts).unwrap()),
        ("formulieren/vraag.toml".to_owned(), VRAAG.into()),
        ("formulieren/aanmelden.toml".to_owned(), AANMELDEN.into()),
        ("shells/nl.html".to_owned(), SHELL.into()),
    ])
}
