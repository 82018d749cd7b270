//! `content/site.toml`: what holds for the whole site.

use std::collections::BTreeMap;

use forms::facts::Words;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::theme::BASIS;
use crate::toml::{Date, Spanned};

/// The settings of a site.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Name of the site.
    pub title: String,
    /// Where the site will be, such as `https://www.voorbeeld.nl`, or without forms `https://naam.github.io/site`.
    pub base_url: String,
    /// A few words after the name.
    #[serde(default)]
    pub tagline: String,
    /// The folder in `themes/`, or `basis`, which is inside the program.
    #[serde(default = "basis")]
    pub theme: String,
    /// Language tags; the first is the main one.
    #[serde(default = "dutch")]
    pub languages: Vec<String>,
    /// The main menu.
    #[serde(default)]
    pub navigation: Vec<MenuItem>,
    /// The links at the bottom.
    #[serde(default)]
    pub footer: Vec<MenuItem>,
    /// Public keys of the national team (`age1…`), which reads what has no team of its own.
    #[serde(default)]
    pub recipients: Vec<Spanned<String>>,
    /// Public keys that are kept offline (`age1…`): everything is sealed to them as well.
    #[serde(default)]
    pub recovery: Vec<Spanned<String>>,
    /// Public keys that were taken out of use (`brokers keys revoke`); they never come back.
    #[serde(default)]
    pub revoked: Vec<Spanned<String>>,
    /// Teams that read what is sent for their municipalities.
    #[serde(default)]
    pub teams: Vec<TeamSettings>,
    /// Where to turn to at once.
    #[serde(default)]
    pub helplines: Vec<Helpline>,
    /// Words of acute danger, per language. Without this table, the lists that come with the program.
    #[serde(default)]
    pub signals: BTreeMap<String, Vec<Spanned<String>>>,
    /// When an answer may be expected, in words: "drie werkdagen".
    #[serde(default)]
    pub answer_within: String,
    /// Whether browsers do a little work before a form is sent (ALTCHA), so that a flood of messages costs something.
    /// Nobody is refused without it.
    #[serde(default)]
    pub proof_of_work: bool,
    /// Where to report a hole in the security of the site (`mailto:`, `https:`, or
    /// a page of the site as `@/path.md`); with it the site has a `security.txt`.
    pub security_contact: Option<Spanned<String>>,
    /// Where the source code of the site is.
    pub source_url: Option<String>,
    /// How the site as a whole behaves.
    #[serde(default)]
    pub site: SiteSettings,
    /// Who is behind the site; without it, it cannot be published.
    pub afzender: Option<Sender>,
    /// Where the editor in the browser saves. Without it, only in a folder on
    /// the machine that runs `brokers serve`.
    pub beheer: Option<Beheer>,
    /// Where `brokers host` takes the site from. Without it, from the folder that it is started for.
    pub host: Option<HostSettings>,
}

/// A team that reads what is sent for its municipalities.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TeamSettings {
    /// Its id: small letters, digits and hyphens.
    pub id: Spanned<String>,
    /// Its name, as people read it.
    pub name: String,
    /// The municipalities that it reads for. Without any, it gets nothing new.
    #[serde(default)]
    pub municipalities: Vec<Spanned<String>>,
    /// Its public keys (`age1…`): one, or two while it is being changed.
    pub recipients: Vec<Spanned<String>>,
    /// When it answers, in words, where that is not when the site says: "drie werkdagen".
    #[serde(default)]
    pub answer_within: String,
    /// Whether it is notified of what comes in for it; where to: `NOTIFY_<ID>`, or else `NOTIFY`.
    #[serde(default)]
    pub notify: bool,
}

/// How the site as a whole behaves.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteSettings {
    /// Which clocks say what today is, such as `Europe/Brussels`; without it, those of Amsterdam.
    pub timezone: Option<Spanned<String>>,
    /// Whether the site only shows what such a site is like: every page says so, and it is not published as a real one.
    #[serde(default)]
    pub demonstratie: bool,
    /// Whether every page gets a picture with its title, for when somebody shares it.
    #[serde(default)]
    pub deelplaatjes: bool,
}

/// Who is behind the site.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// Name of the organisation.
    pub organisatie: String,
    /// Where it can be visited or written to, in one line.
    pub adres: String,
    /// E-mail address
    pub email: String,
    /// Telephone number
    pub telefoon: Option<String>,
    /// Its number in a register, with the name of the register: `KvK 12345678`.
    pub nummer: Option<String>,
    /// A picture below `content/`: `paginas/logo.svg`.
    pub logo: Option<Spanned<String>>,
}

/// Where `brokers host` takes the site from.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HostSettings {
    /// The Git repository with the site: `https://…`, `ssh://…`, `git@host:path`, or a path on the machine that begins with `/`.
    pub repository: Spanned<String>,
    /// The branch; without it, the main one.
    pub branch: Option<Spanned<String>>,
    /// Whether what editors save on the machine goes to a branch of its own first, for somebody else to look at.
    #[serde(default)]
    pub review: bool,
}

/// The repository in which the editor in the browser saves.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Beheer {
    /// What keeps the repository.
    pub backend: RepositoryHost,
    /// Owner and name: `gemeente/social-brokers`.
    #[serde(deserialize_with = "repository_name")]
    pub repo: String,
    /// The branch; without it, the main one.
    pub branch: Option<String>,
    /// The API of a server of one's own, such as `https://git.voorbeeld.nl/api/v1`.
    #[serde(default, deserialize_with = "https_address")]
    pub api_root: Option<String>,
    /// Where people log in. Without it they use an access token.
    #[serde(default, deserialize_with = "https_address")]
    pub base_url: Option<String>,
    /// The id that the host gave this application for logging in.
    pub app_id: Option<String>,
}

/// What can keep a repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // The names of the services.
pub enum RepositoryHost {
    Github,
    Gitlab,
    Gitea,
}

impl Beheer {
    /// The addresses the editor talks to: where the repository's API is, and
    /// where people log in.
    pub fn addresses(&self) -> [&str; 2] {
        let (api, login) = match self.backend {
            RepositoryHost::Github => ("https://api.github.com", "https://api.github.com"),
            RepositoryHost::Gitlab => ("https://gitlab.com/api/v4", "https://gitlab.com"),
            RepositoryHost::Gitea => ("https://gitea.com/api/v1", "https://gitea.com"),
        };
        let api = self.api_root.as_deref().unwrap_or(api);
        // A server of one's own has both, unless told otherwise.
        let default = if self.api_root.is_some() { api } else { login };
        [api, self.base_url.as_deref().unwrap_or(default)]
    }
}

fn repository_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    let parts: Vec<&str> = name.split('/').collect();
    let is_name = |part: &&str| !part.is_empty() && !part.contains([':', ' ']);
    if parts.len() >= 2 && parts.iter().all(is_name) {
        return Ok(name);
    }
    Err(de::Error::custom(
        "verwacht eigenaar en naam, zoals gemeente/social-brokers",
    ))
}

fn https_address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let address = String::deserialize(deserializer)?;
    match url::Url::parse(&address) {
        Ok(url) if url.scheme() == "https" && url.has_host() => Ok(Some(address)),
        _ => Err(de::Error::custom(
            "verwacht een adres dat begint met https://",
        )),
    }
}

/// A link in a menu. Its words are in the main language, or by language: `title = { nl = "…", en = "…" }`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MenuItem {
    /// The words of the link.
    #[schemars(schema_with = "words")]
    pub title: Words,
    /// A page as `@/path.md`, or a web address.
    pub to: Spanned<String>,
}

/// A helpline. Name and words are in the main language, or by language: `when = { nl = "…", en = "…" }`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// Name
    #[schemars(schema_with = "words")]
    pub name: Words,
    /// When to turn to it, in a few words.
    #[serde(default)]
    #[schemars(schema_with = "words")]
    pub when: Words,
    /// Number as people read it.
    pub phone: Option<String>,
    /// Web site
    pub url: Option<String>,
    /// Web address of a chat.
    pub chat: Option<String>,
}

impl SiteSettings {
    /// The clocks that say what today is: not those of the machine that builds, which may be anywhere.
    pub fn time_zone(&self) -> TimeZone {
        // One that is unknown has been reported.
        let written = self.timezone.as_ref();
        let found = written.and_then(|name| time_zone(&name.value));
        found
            .or_else(|| time_zone(AMSTERDAM))
            .unwrap_or(TimeZone::UTC)
    }

    /// The day of a moment.
    pub fn day_of(&self, now: Timestamp) -> Date {
        Date(now.to_zoned(self.time_zone()).date())
    }
}

const AMSTERDAM: &str = "Europe/Amsterdam";

/// A time zone by its name. A machine without a list of the world's time zones knows that of Amsterdam by the rule that
/// holds today.
pub(super) fn time_zone(name: &str) -> Option<TimeZone> {
    let by_rule = || {
        let rule = (name == AMSTERDAM).then_some("CET-1CEST,M3.5.0,M10.5.0/3")?;
        TimeZone::posix(rule).ok()
    };
    TimeZone::get(name).ok().or_else(by_rule)
}

/// One text, or one per language.
fn words(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "object"], "additionalProperties": { "type": "string" } })
}

fn basis() -> String {
    BASIS.to_owned()
}

fn dutch() -> Vec<String> {
    vec!["nl".to_owned()]
}

impl Config {
    /// The clocks that say what today is.
    pub fn time_zone(&self) -> TimeZone {
        self.site.time_zone()
    }

    /// The day of a moment.
    pub fn day_of(&self, now: Timestamp) -> Date {
        self.site.day_of(now)
    }

    /// The main language, in which addresses have no prefix.
    pub fn default_language(&self) -> &str {
        self.languages.first().map_or("nl", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Config;

    /// Anyone who sets up a site reads there what a key does.
    #[test]
    fn the_settings_of_the_real_site_explain_every_key() {
        let settings = include_str!("../../../../../content/site.toml");
        let schema = schemars::schema_for!(Config);
        let keys = schema.get("properties").and_then(|keys| keys.as_object());
        for key in keys.expect("an object").keys() {
            let lines: Vec<&str> = settings.lines().collect();
            let names = |line: &&str| -> bool {
                let line = line.trim_start_matches("# ").trim_start_matches('[');
                line.strip_prefix(key)
                    .is_some_and(|rest| rest.starts_with([' ', ']']))
            };
            let at = lines.iter().position(names);
            let at = at.unwrap_or_else(|| panic!("{key} is not there"));
            // The base address and the title are below one explanation each.
            let above = &lines[at.saturating_sub(2)..at];
            assert!(above.iter().any(|line| line.starts_with('#')), "{key}");
        }
    }
}
