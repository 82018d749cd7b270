//! The tool's own messages, and the site's; a theme's locale files are added to
//! those, and win.

use std::collections::BTreeSet;

pub use strings::{Args, Words, WordsError};

/// The languages the tool itself speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Lang {
    /// Dutch
    Nl,
    /// English
    En,
}

/// The tool's own messages; English falls back to Dutch, which is complete.
pub fn tool(lang: Lang) -> Words {
    let dutch = built_in("nl", include_str!("../../../locales/nl.ftl"));
    match lang {
        Lang::Nl => dutch,
        Lang::En => built_in("en", include_str!("../../../locales/en.ftl")).or(dutch),
    }
}

/// The words of the site that the generator itself needs (months, names of
/// sections). A theme's locale file may replace each of them.
pub fn site(lang: &str) -> Words {
    built_in(lang, include_str!("../../../locales/site.nl.ftl"))
}

/// What each key of the front matter means, and the words of the editor in the
/// browser: for who writes.
pub fn keys() -> Words {
    built_in("nl", include_str!("../../../locales/editor.nl.ftl"))
}

/// What `--help` says in Dutch.
pub fn help() -> Words {
    built_in("nl", include_str!("../../../locales/help.nl.ftl"))
}

fn built_in(lang: &str, source: &str) -> Words {
    let mut words = Words::new(lang);
    // A test asserts that every built-in file is valid Fluent.
    let _ = words.add(source);
    words
}

/// The names of the messages of a locale file.
pub fn names(source: &str) -> BTreeSet<&str> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    source
        .lines()
        .filter_map(|line| Some(line.split_once('=')?.0.trim_end()))
        .filter(|name| is_name(name))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    const DUTCH: &str = include_str!("../../../locales/nl.ftl");
    const ENGLISH: &str = include_str!("../../../locales/en.ftl");

    /// The messages and attributes of a file, each with the words it selects on and the arguments it names.
    fn messages(source: &str) -> BTreeMap<String, (Vec<&str>, Vec<&str>)> {
        let mut found: BTreeMap<String, (Vec<&str>, Vec<&str>)> = BTreeMap::new();
        let mut message = String::new();
        let mut part = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let name = line.split(" =").next().unwrap_or_default();
            if !line.starts_with([' ', '}']) && line.contains(" =") {
                name.clone_into(&mut message);
                part.clone_from(&message);
            } else if let Some(attribute) = name.trim_start().strip_prefix('.') {
                part = format!("{message}.{attribute}");
            }
            if part.is_empty() {
                continue;
            }
            let (variants, arguments) = found.entry(part.clone()).or_default();
            let variant = line.trim_start().trim_start_matches('*').strip_prefix('[');
            variants.extend(variant.and_then(|rest| rest.split(']').next()));
            let after = line.split("{ $").skip(1);
            arguments.extend(after.filter_map(|rest| rest.split([' ', ',']).next()));
        }
        for (variants, arguments) in found.values_mut() {
            for list in [variants, arguments] {
                list.sort_unstable();
                list.dedup();
            }
        }
        found
    }

    #[test]
    fn dutch_and_english_say_the_same_things() {
        let (dutch, english) = (messages(DUTCH), messages(ENGLISH));
        let missing = |of: &BTreeMap<_, _>, from: &BTreeMap<String, _>| -> Vec<String> {
            let all = from.keys().filter(|key| !of.contains_key(*key));
            all.cloned().collect()
        };
        assert_eq!(missing(&english, &dutch), [""; 0], "only in Dutch");
        assert_eq!(missing(&dutch, &english), [""; 0], "only in English");
        for (key, (variants, _)) in &dutch {
            assert_eq!(variants, &english[key].0, "{key} selects on other words");
        }
    }

    /// Words of one language that the other has not. What is between quotes or backticks is an example.
    fn foreign(source: &str, words: &[&str]) -> Vec<String> {
        let lines = source.lines().filter(|line| !line.starts_with('#'));
        lines
            .filter(|line| {
                let text = line.split_once(['=', ']']).map_or(*line, |(_, text)| text);
                let spoken: String = text.split(['"', '`']).step_by(2).collect();
                spoken
                    .split(|c: char| !c.is_alphabetic())
                    .any(|word| words.contains(&word.to_lowercase().as_str()))
            })
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn no_language_speaks_the_other() {
        let dutch = [
            "het", "een", "niet", "geen", "staat", "wordt", "deze", "maar", "naar", "zonder",
            "dit", "je", "hier", "van", "voor", "meer", "zijn", "bestaat", "kies", "schrijf",
        ];
        let english = [
            "the", "and", "with", "this", "not", "does", "which", "there", "has",
        ];
        assert_eq!(foreign(ENGLISH, &dutch), [""; 0]);
        assert_eq!(foreign(DUTCH, &english), [""; 0]);
    }
}
