//! The words of the pages, in every language that they are written in.

use std::collections::{BTreeMap, BTreeSet};

use forms::Form;

const DUTCH: &str = include_str!("../../locales/nl.ftl");
const OTHERS: [(&str, &str); 2] = [
    ("en", include_str!("../../locales/en.ftl")),
    ("ar", include_str!("../../locales/ar.ftl")),
];
const FORMS: [&str; 4] = [
    include_str!("../../../content/formulieren/vraag.toml"),
    include_str!("../../../content/formulieren/aanmelden.toml"),
    include_str!("../../../content/formulieren/bijdrage.toml"),
    include_str!("../../../content/formulieren/bedankje.toml"),
];

/// The messages of a file, with the variables and the links in each.
fn messages(source: &str) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut messages: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut current = "";
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let (false, Some((key, _))) = (line.starts_with(' '), line.split_once(" =")) {
            current = key;
        }
        let variables = line
            .split('$')
            .skip(1)
            .filter_map(|rest| rest.split([' ', '}']).next());
        let links = line
            .split("href=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        messages
            .entry(current)
            .or_default()
            .extend(variables.chain(links));
    }
    messages
}

#[test]
fn every_language_says_everything_with_the_same_variables() {
    let dutch = messages(DUTCH);
    assert!(dutch.len() > 100);
    for (language, source) in OTHERS {
        let other = messages(source);
        let keys = |messages: &BTreeMap<&str, _>| {
            messages
                .keys()
                .map(|key| (*key).to_owned())
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(keys(&dutch), keys(&other), "{language}");
        for (key, used) in &other {
            assert!(
                used.is_subset(&dutch[key]),
                "{language}: {key} uses {used:?}"
            );
        }
    }
}

#[test]
fn the_forms_of_the_site_speak_every_language() {
    for source in FORMS {
        assert!(Form::parse(source).is_ok());
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let count = |language: &str| line.matches(&format!("label.{language} = ")).count();
            if line.trim_start().starts_with('{') {
                assert_eq!((count("nl"), count("en"), count("ar")), (1, 1, 1), "{line}");
            }
        }
        for language in ["en", "ar"] {
            let starts = |ending: &str| {
                source
                    .lines()
                    .filter(|line| line.contains(&format!(".{ending} = ")) && !line.contains('{'))
                    .count()
            };
            assert_eq!(starts("nl"), starts(language), "{language}");
        }
    }
}
