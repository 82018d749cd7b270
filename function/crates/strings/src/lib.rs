//! The words of the pages, per language (Fluent).

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use forms::FALLBACK_LANGUAGE;

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
#[error("the words in \"{language}\" cannot be used: {problem}")]
pub struct StringsError {
    language: String,
    problem: String,
}

/// Messages by language and key.
pub struct Strings {
    bundles: Vec<(String, FluentBundle<FluentResource>)>,
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
        let bundles = sources
            .iter()
            .map(|(language, source)| Ok(((*language).to_owned(), bundle(language, source)?)))
            .collect::<Result<_, _>>()?;
        Ok(Self { bundles })
    }

    /// The message in `language`, or else in Dutch. A key that does not exist comes back as itself, so that a page with
    /// a gap is still a page; a test makes sure that templates have no such key.
    pub fn get(&self, language: &str, key: &str, args: &FluentArgs<'_>) -> String {
        let preferred = self.bundles.iter().filter(|(known, _)| known == language);
        for (_, bundle) in preferred.chain(&self.bundles) {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                return bundle
                    .format_pattern(pattern, Some(args), &mut Vec::new())
                    .into_owned();
            }
        }
        key.to_owned()
    }

    /// A message without arguments.
    pub fn plain(&self, language: &str, key: &str) -> String {
        self.get(language, key, &FluentArgs::new())
    }

    /// Whether there is such a message in any language.
    pub fn contains(&self, key: &str) -> bool {
        self.bundles
            .iter()
            .any(|(_, bundle)| bundle.has_message(key))
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

fn bundle(language: &str, source: &str) -> Result<FluentBundle<FluentResource>, StringsError> {
    let fail = |problem: String| StringsError {
        language: language.to_owned(),
        problem,
    };
    let id: LanguageIdentifier = language
        .parse()
        .map_err(|_| fail("it is no language tag".into()))?;
    let resource = FluentResource::try_new(source.to_owned())
        .map_err(|(_, errors)| fail(format!("{errors:?}")))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The marks that isolate an argument's direction would end up in attributes and in copied text.
    bundle.set_use_isolating(false);
    bundle
        .add_resource(resource)
        .map_err(|errors| fail(format!("{errors:?}")))?;
    Ok(bundle)
}
