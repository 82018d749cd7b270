//! The keys of front matter, `site.toml` and forms, as strict structs, and what their values cannot be.

pub(crate) mod config;
mod form;
pub(crate) mod front_matter;
mod invalid;
mod kinds;
mod repository;
pub(crate) mod settings;

pub use config::{
    Beheer, Config, Helpline, HostSettings, MenuItem, RepositoryHost, Sender, SiteSettings,
    TeamSettings,
};
pub use form::{ReadForm, read_form};
pub use front_matter::{
    Document, FrontMatter, InvalidFrontMatter, Parsed, key_schemas, settings_schema, split,
};
pub use invalid::InvalidValue;
pub use kinds::{
    Ambassador, AnsweredBy, Audience, Broker, Common, Contact, Event, FactorFront, Front, Hotspot,
    Image, MunicipalityFront, Participation, PersonFront, PlainFront, PracticeFront, QuestionFront,
    Source, StoryFront, TipFront, Tokens, Video,
};
pub use repository::is_usable;
pub use settings::{bad_setting, check_base_url, is_contact, is_example_address, web_address};
