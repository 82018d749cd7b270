//! The front matter of every type of page, as strict structs (DESIGN §4).
//!
//! The keys every page may have are in [`Common`]; what a type has beyond
//! those is in its own struct. The doc comments say what a key means to an
//! editor.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::toml::{Date, Moment, Spanned};

/// The keys every page may have.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// The heading of the page, and its name in lists.
    pub title: String,
    /// One sentence for cards and search results.
    pub description: Option<String>,
    /// When it was written.
    pub date: Option<Date>,
    /// When it was last changed.
    pub updated: Option<Date>,
    /// A draft is only built with `--drafts`.
    #[serde(default)]
    pub draft: bool,
    /// Until this day the page is only built with `--drafts`.
    pub publish_on: Option<Moment>,
    /// Old addresses that lead here.
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
    /// The picture of the page, a file beside it.
    pub image: Option<Image>,
    /// Slugs of topics.
    #[serde(default)]
    pub onderwerpen: Vec<Spanned<String>>,
    /// Place in lists that have a fixed order; lower comes first.
    pub volgorde: Option<u32>,
}

/// A picture with the words for who cannot see it.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// File name, beside the page.
    pub src: String,
    /// What the picture shows.
    pub alt: String,
    /// Who made it, when that is to be said with it.
    pub credit: Option<String>,
}

/// What a type has beyond [`Common`].
#[derive(Debug, Clone)]
#[allow(missing_docs)] // Each variant is the type of that name.
pub enum Front {
    Plain(PlainFront),
    Municipality(Box<MunicipalityFront>),
    Story(StoryFront),
    Tip(TipFront),
    Question(QuestionFront),
    Practice(PracticeFront),
    Factor(FactorFront),
    Person(PersonFront),
}

/// Pages, topics, section pages and the home page have the common keys only.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlainFront {}

/// A working factor: the common keys, of which `volgorde` is its number.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactorFront {}

/// Somebody whom one can meet: of the team, a professional, a broker who wants to be known.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonFront {
    /// What they do, such as "jongerenwerker".
    pub rol: String,
    /// The municipality where they are; without one, they are there for everybody.
    pub gemeente: Option<Spanned<String>>,
    /// When and where one finds them.
    pub bereikbaar: Option<String>,
    /// A composed example; the page says so.
    #[serde(default)]
    pub voorbeeld: bool,
}

/// How a municipality takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Participation {
    /// It has forms, a team, and "doet mee" beside its name.
    #[serde(rename = "actief")]
    Active,
    /// Its page tells what it did once; nobody there answers.
    #[serde(rename = "voorbeeld")]
    Example,
    /// It took part on this site, and no longer does.
    #[serde(rename = "gestopt")]
    Stopped,
}

/// A municipality.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MunicipalityFront {
    /// The official name.
    pub name: String,
    /// Whether the municipality takes part now.
    pub deelname: Participation,
    /// The CBS code, such as GM0928.
    pub cbs: Spanned<String>,
    /// The province.
    pub provincie: String,
    /// The present municipality, when this one no longer exists.
    pub opgegaan_in: Option<Spanned<String>>,
    /// Known people who stand up for the social brokers here.
    #[serde(default)]
    pub ambassadeurs: Vec<Ambassador>,
    /// Places where young people and brokers meet.
    #[serde(default)]
    pub hotspots: Vec<Hotspot>,
    /// What is going to happen here; the page leaves out what is past.
    #[serde(default)]
    pub agenda: Vec<Event>,
    /// Where to turn to in this municipality.
    pub contact: Option<Contact>,
    /// The municipality's own colours.
    #[serde(default)]
    pub tokens: Tokens,
}

impl MunicipalityFront {
    /// Whether somebody there answers: only then are there forms and a sign to print. One that was merged into another
    /// cannot take part under its old name.
    pub fn takes_part(&self) -> bool {
        self.deelname == Participation::Active && self.opgegaan_in.is_none()
    }
}

/// An ambassador of a municipality.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ambassador {
    /// Name
    pub name: String,
    /// What people know them from.
    pub role: Option<String>,
}

/// A place where people meet.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hotspot {
    /// Name
    pub name: String,
    /// What kind of place it is.
    pub kind: String,
    /// Street and number.
    pub address: Option<String>,
}

/// Something that is going to happen in a municipality.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The day.
    pub date: Date,
    /// What it is.
    pub title: String,
    /// Where it is.
    pub place: String,
    /// A page that tells more.
    pub url: Option<String>,
}

/// Where to turn to.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Who or what answers.
    pub name: Option<String>,
    /// Web address
    pub url: Option<String>,
    /// E-mail address
    pub email: Option<String>,
    /// Telephone number
    pub phone: Option<String>,
}

/// Colours of a municipality, as `#rrggbb`.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// Main colour; at least 4.5:1 on white.
    pub accent: Option<String>,
    /// Colour of text on the main colour.
    pub accent_contrast: Option<String>,
}

/// A story of a broker.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoryFront {
    /// The municipality it is about.
    pub gemeente: Option<Spanned<String>>,
    /// Who the story is about.
    pub broker: Option<Broker>,
    /// A film of the story.
    pub video: Option<Video>,
    /// A composed example; the page says so.
    #[serde(default)]
    pub voorbeeld: bool,
}

/// The person a story is about.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Broker {
    /// Name, or a description such as "Een trainer".
    pub name: String,
    /// What they do.
    pub role: Option<String>,
}

/// A film with its text.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Video {
    /// Where the film is.
    pub url: String,
    /// What is said and shown in it.
    pub transcript: String,
}

/// Who a tip is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // The words themselves.
pub enum Audience {
    Jongere,
    Broker,
    Ouder,
    Professional,
}

impl Audience {
    /// All, in the order in which lists show them.
    pub const ALL: [Self; 4] = [Self::Jongere, Self::Broker, Self::Ouder, Self::Professional];
}

/// A tip.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TipFront {
    /// Who it is for.
    pub voor: Vec<Audience>,
}

/// Who answered a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // The words themselves.
pub enum AnsweredBy {
    Broker,
    Professional,
    Team,
}

/// A published question with its answer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionFront {
    /// Age of who asks, in years.
    #[schemars(range(min = 0, max = 130))]
    pub leeftijd: Option<u8>,
    /// Age group of who asks, as they chose it in the form; takes the place of `leeftijd`.
    pub leeftijdsgroep: Option<Spanned<String>>,
    /// The municipality it came from.
    pub gemeente: Option<Spanned<String>>,
    /// Who answered.
    pub beantwoord_door: AnsweredBy,
    /// A composed example; the page says so.
    #[serde(default)]
    pub voorbeeld: bool,
}

/// A practice of a municipality.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PracticeFront {
    /// The municipality; without one, a practice of several.
    pub gemeente: Option<Spanned<String>>,
    /// Slugs of working factors.
    #[serde(default)]
    pub factoren: Vec<Spanned<String>>,
    /// The year it is about.
    pub jaar: Option<u16>,
    /// Where the facts come from.
    pub bron: Option<Source>,
    /// Where to ask about it.
    pub contact: Option<Contact>,
}

/// Where facts come from.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title and publisher.
    pub title: String,
    /// Web address
    pub url: Option<String>,
}
