//! The words of the pages, per language (Fluent).

mod words;

use fluent_bundle::FluentArgs;
pub use fluent_syntax::parser::ErrorKind as FluentErrorKind;

use forms::FALLBACK_LANGUAGE;
pub use words::{Args, Words, WordsError};

/// Messages for visitors, per language. The first language replaces missing translations.
const VISITOR: &[(&str, &str)] = &[
    (FALLBACK_LANGUAGE, include_str!("../../../locales/nl.ftl")),
    ("en", include_str!("../../../locales/en.ftl")),
    ("ar", include_str!("../../../locales/ar.ftl")),
];
/// Messages for moderators.
const DESK: &[(&str, &str)] = &[(
    FALLBACK_LANGUAGE,
    include_str!("../../../locales/desk.nl.ftl"),
)];
/// Notifications of moderators.
const NOTIFY: &[(&str, &str)] = &[(
    FALLBACK_LANGUAGE,
    include_str!("../../../locales/notify.nl.ftl"),
)];

/// A file with words that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the words in \"{language}\" cannot be used: {source}")]
pub struct StringsError {
    language: String,
    source: WordsError,
}

/// Messages by language and key.
pub struct Strings {
    languages: Vec<(String, Words)>,
}

impl Strings {
    /// The words for visitors.
    pub fn visitor() -> Result<Self, StringsError> {
        Self::read(VISITOR)
    }

    /// The words for moderators.
    pub fn desk() -> Result<Self, StringsError> {
        Self::read(DESK)
    }

    /// The words of messages to moderators.
    pub fn notify() -> Result<Self, StringsError> {
        Self::read(NOTIFY)
    }

    fn read(sources: &[(&str, &str)]) -> Result<Self, StringsError> {
        let read = |(language, source): &(&str, &str)| {
            let language = (*language).to_owned();
            let mut words = Words::new(&language);
            match words.add(source) {
                Ok(()) => Ok((language, words)),
                Err(source) => Err(StringsError { language, source }),
            }
        };
        let languages = sources.iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { languages })
    }

    /// The message in `language`, or else in Dutch. A key that does not exist comes back as itself, so that a page with
    /// a gap is still a page; a test makes sure that templates have no such key.
    pub fn get(&self, language: &str, key: &str, args: &FluentArgs<'_>) -> String {
        let preferred = self.languages.iter().filter(|(known, _)| known == language);
        preferred
            .chain(&self.languages)
            .find_map(|(_, words)| words.format(key, args))
            .unwrap_or_else(|| key.to_owned())
    }

    /// A message without arguments.
    pub fn plain(&self, language: &str, key: &str) -> String {
        self.get(language, key, &FluentArgs::new())
    }

    /// Whether there is such a message in any language.
    pub fn contains(&self, key: &str) -> bool {
        let mut languages = self.languages.iter();
        languages.any(|(_, words)| words.contains(key))
    }

    /// A date in words, in the calendar of UTC: "4 mei 2027".
    pub fn date(&self, language: &str, when: jiff::Timestamp) -> String {
        let date = when.to_zoned(jiff::tz::TimeZone::UTC).date();
        let mut args = FluentArgs::new();
        args.set("day", i64::from(date.day()));
        args.set(
            "month",
            self.plain(language, &format!("month-{}", date.month())),
        );
        // As text: a year is no amount, and no language groups its digits.
        args.set("year", date.year().to_string());
        self.get(language, "date", &args)
    }
}

#[cfg(test)]
mod tests {
    use super::{DESK, NOTIFY, VISITOR};

    #[test]
    fn no_message_is_there_twice() {
        for (language, source) in [VISITOR, DESK, NOTIFY].concat() {
            let names = source
                .lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
                .filter_map(|line| Some(line.split_once(" =")?.0));
            let mut seen = std::collections::BTreeSet::new();
            let twice: Vec<_> = names.filter(|name| !seen.insert(*name)).collect();
            assert_eq!(twice, [""; 0], "{language}");
        }
    }
}
