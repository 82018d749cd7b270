//! The facts of the site: `site.json`, written by the generator and read by the function.

use std::collections::{BTreeMap, BTreeSet};

use autolinks::telephone_link;
use serde::{Deserialize, Serialize};

use crate::team::Team;
use crate::text_module::TextModule;

/// The facts of a site that a form, a page or the intake needs. The generator writes them to `site.json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteFacts {
    /// The name of the site, as in page titles.
    pub title: String,
    /// Absolute address of the site, such as `https://socialbrokers.example`.
    pub base_url: String,
    /// Language of pages that do not say which one they are in, such as `nl`.
    pub default_language: String,
    /// All languages of the site, the default one included.
    pub languages: Vec<String>,
    /// Public keys of the national team (`age1…`), which reads what has no team of its own.
    pub recipients: Vec<String>,
    /// Public keys that are kept offline, beside every seal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recovery: Vec<String>,
    /// The teams that read for their municipalities.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<Team>,
    /// The owners of these keys, as far as `site.toml` names them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub recipient_names: BTreeMap<String, String>,
    /// Public keys that were taken out of use by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revoked: Vec<String>,
    /// Where somebody in need finds a person at once.
    pub helplines: Vec<Helpline>,
    /// Per language the words that point at acute danger, as [`signals`] reads them.
    #[serde(default)]
    pub signals: BTreeMap<String, Vec<String>>,
    /// The municipalities that a form offers, in the order in which they are offered.
    #[serde(default)]
    pub municipalities: Vec<Municipality>,
    /// The topics that a form offers, in the order in which they are offered.
    #[serde(default)]
    pub topics: Vec<Topic>,
    /// Pieces of text that moderators put into an answer, in the order in which they are offered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub text_modules: Vec<TextModule>,
    /// How soon somebody gets an answer, in words that fit in a sentence: "drie werkdagen".
    #[serde(default)]
    pub answer_within: String,
    /// Whether nobody reads yet what is sent: then no page promises that somebody does.
    #[serde(default)]
    pub demonstration: bool,
    /// Whether browsers are asked to do a little work before a form is sent (ALTCHA); see [`intake::guard`].
    #[serde(default)]
    pub proof_of_work: bool,
    /// Per language the page that asks for a code: `/antwoord/`, `/en/antwoord/`.
    #[serde(default)]
    pub answer_pages: BTreeMap<String, String>,
    /// Per language the page on which somebody asks a question: `/vraag/`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ask_pages: BTreeMap<String, String>,
    /// The pages that ask whether they helped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rated_pages: Vec<RatedPage>,
}

/// A page that asks whether it helped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RatedPage {
    /// Its address: `/tips/luisteren/`.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its type: `vraag` or `tip`.
    pub kind: String,
}

/// What a form sends for a municipality that is not in its list.
pub const ELSEWHERE: &str = "elders";

/// Where "Snel weg" leads: a site that nobody asks questions about.
pub const EXIT: &str = "https://www.weer.nl/";

/// A helpline such as the Kindertelefoon.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// Its name as people know it.
    pub name: Words,
    /// The number as people write it: `0800-0432`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The link that dials it: `tel:08000432`. Without it, the link is made from the digits of `phone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// Its web site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The address of its chat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat: Option<String>,
    /// Its purpose, in one short sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Words>,
    /// When somebody answers, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Words>,
}

/// Words of the site in its own language, or in several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    untagged,
    expecting = "verwacht een tekst, of een tekst per taal: { nl = \"…\", en = \"…\" }"
)]
pub enum Words {
    /// In the language of the site.
    Plain(String),
    /// By language.
    Translated(BTreeMap<String, String>),
}

/// Words as a page in some language shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The words.
    pub text: String,
    /// Their language, when it is another one than that of the page; what has no letters is in every language.
    pub lang: Option<String>,
}

impl Default for Words {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl Words {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Plain(text) => text.trim().is_empty(),
            Self::Translated(texts) => texts.values().all(|text| text.trim().is_empty()),
        }
    }

    /// The words in whichever language comes first: enough to name something by.
    pub fn any(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Translated(texts) => texts.values().next().map_or("", String::as_str),
        }
    }

    /// The words for a page in `lang`, or those in the language of the site, `own`; and which language that is.
    fn chosen<'a>(&'a self, lang: &str, own: &'a str) -> (&'a str, &'a str) {
        match self {
            Self::Plain(text) => (text, own),
            Self::Translated(texts) => [lang, own]
                .iter()
                .find_map(|lang| texts.get_key_value(*lang))
                .or_else(|| texts.first_key_value())
                .map_or(("", own), |(lang, text)| (text, lang)),
        }
    }

    /// The words for a page in `lang`, or those in the language of the site, `own`.
    pub fn said(&self, lang: &str, own: &str) -> Said {
        let (text, theirs) = self.chosen(lang, own);
        let borrowed = theirs != lang && text.chars().any(char::is_alphabetic);
        Said {
            text: text.to_owned(),
            lang: borrowed.then(|| theirs.to_owned()),
        }
    }
}

/// A municipality that takes part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Its folder name and the value that a form sends: `kerkrade`.
    pub slug: String,
    /// Its name: `Kerkrade`.
    pub name: String,
}

/// A topic that a question can be about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its file name and the value that a form sends: `gevoel`.
    pub slug: String,
    /// Its title: `Gevoel`. A `site.json` of before topics were translated has one text.
    pub title: Words,
}

impl Helpline {
    /// The link that dials this helpline, if it has a number.
    pub fn dial(&self) -> Option<String> {
        if let Some(href) = &self.href {
            return Some(href.clone());
        }
        telephone_link(self.phone.as_deref()?)
    }
}

impl SiteFacts {
    /// The team that reads what is sent for a municipality, where that is not the national one.
    pub fn team_of(&self, municipality: Option<&str>) -> Option<&Team> {
        let municipality = municipality?;
        let reads = |team: &&Team| team.municipalities.iter().any(|slug| slug == municipality);
        self.teams.iter().find(reads)
    }

    /// How soon an answer comes for a municipality: what its team says, or else the site.
    pub fn answer_within(&self, municipality: Option<&str>) -> &str {
        self.team_of(municipality)
            .map(|team| team.answer_within.as_str())
            .filter(|within| !within.is_empty())
            .unwrap_or(&self.answer_within)
    }

    /// The name of a municipality, if it takes part.
    pub fn municipality(&self, slug: &str) -> Option<&str> {
        self.municipalities
            .iter()
            .find(|m| m.slug == slug)
            .map(|m| m.name.as_str())
    }

    /// The title of a topic for a page in `lang`, if there is such a topic.
    pub fn topic(&self, slug: &str, lang: &str) -> Option<&str> {
        self.topics
            .iter()
            .find(|t| t.slug == slug)
            .map(|t| t.title.chosen(lang, &self.default_language).0)
    }

    /// The page that asks for a code, in `lang` or else in the language of the site.
    pub fn answer_page(&self, lang: &str) -> &str {
        let page = |lang: &str| self.answer_pages.get(lang);
        page(lang)
            .or_else(|| page(&self.default_language))
            .map_or("/antwoord/", String::as_str)
    }

    /// The page at this address, if it asks whether it helped.
    pub fn rated_page(&self, url: &str) -> Option<&RatedPage> {
        self.rated_pages.iter().find(|page| page.url == url)
    }

    /// The page on which somebody asks a question, in `lang` or else in the language of the site.
    pub fn ask_page(&self, lang: &str) -> Option<&str> {
        let page = |lang: &str| self.ask_pages.get(lang);
        page(lang)
            .or_else(|| page(&self.default_language))
            .map(String::as_str)
    }

    /// `lang` if the site has that language, and otherwise the site's default one.
    pub fn language<'a>(&'a self, lang: Option<&'a str>) -> &'a str {
        lang.filter(|lang| self.languages.iter().any(|known| known == lang))
            .unwrap_or(&self.default_language)
    }

    /// Validates the facts, except recipients, which are validated where they are parsed.
    pub fn check(&self) -> Result<(), String> {
        if self.default_language.is_empty() {
            return Err(
                "`default_language` is empty: name the language of the site, such as \"nl\"".into(),
            );
        }
        if !self.languages.contains(&self.default_language) {
            return Err(format!(
                "`languages` must contain the default language \"{}\"",
                self.default_language
            ));
        }
        if self.helplines.is_empty() {
            return Err("`helplines` is empty: name at least one, because a young person in danger must always find help".into());
        }
        unique(
            "municipalities",
            self.municipalities.iter().map(|m| &*m.slug),
        )?;
        unique("topics", self.topics.iter().map(|t| &*t.slug))?;
        unique("teams", self.teams.iter().map(|team| team.id.as_str()))?;
        let read_for = self.teams.iter().flat_map(|team| &team.municipalities);
        unique("teams.municipalities", read_for.map(String::as_str))
    }
}

fn unique<'a>(what: &str, mut slugs: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    match slugs.find(|slug| !seen.insert(*slug)) {
        Some(slug) => Err(format!(
            "`{what}` has \"{slug}\" twice: remove one of the two"
        )),
        None => Ok(()),
    }
}
