//! `content/site.toml`: what holds for the whole site.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::value::Reference;

/// The settings of a site.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Name of the site.
    pub title: String,
    /// Where the site will stand, such as `https://www.voorbeeld.nl`; without
    /// a slash at the end.
    pub base_url: String,
    /// A few words after the name.
    #[serde(default)]
    pub tagline: String,
    /// The folder in `themes/`.
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
    /// Public keys of the moderators (`age1…`); every form is sealed to all of them.
    #[serde(default)]
    pub recipients: Vec<Reference>,
    /// Where to turn to at once.
    #[serde(default)]
    pub helplines: Vec<Helpline>,
    /// Words of acute danger, per language.
    #[serde(default)]
    pub signals: BTreeMap<String, Vec<Reference>>,
    /// When an answer may be expected, in words: "drie werkdagen".
    #[serde(default)]
    pub answer_within: String,
    /// Whether browsers do a little work before a form is sent (ALTCHA), so that a flood of messages costs something.
    /// Nobody is refused without it.
    #[serde(default)]
    pub proof_of_work: bool,
    /// Where to report a hole in the security of the site (`mailto:` or `https:`);
    /// with it the site has a `security.txt`.
    pub security_contact: Option<String>,
    /// Where the source code of the site is.
    pub source_url: Option<String>,
}

/// A link in a menu.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MenuItem {
    /// The words of the link.
    pub title: String,
    /// A page as `@/path.md`, or a web address.
    pub to: Reference,
}

/// A helpline.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// Name
    pub name: String,
    /// When to turn to it, in a few words.
    #[serde(default)]
    pub when: String,
    /// Number as people read it.
    pub phone: Option<String>,
    /// Web site
    pub url: Option<String>,
    /// Web address of a chat.
    pub chat: Option<String>,
}

fn basis() -> String {
    "basis".to_owned()
}

fn dutch() -> Vec<String> {
    vec!["nl".to_owned()]
}

impl Config {
    /// The main language, in which addresses have no prefix.
    pub fn default_language(&self) -> &str {
        self.languages.first().map_or("nl", String::as_str)
    }
}
