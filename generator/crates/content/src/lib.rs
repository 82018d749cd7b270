//! The content tree: its files, its places and its typed front matter.

pub mod characters;
pub mod map;

mod config;
mod data;
mod ending;
mod explain;
mod form;
mod front_matter;
mod gemeenten;
mod kinds;
mod load;
mod place;
mod reader;
pub mod recipients;
mod search_words;
mod settings;
mod spans;
mod syntax;
mod value;
mod written;

pub use data::json_error;
pub use ending::{is_by_the_way, is_text};

pub use config::{Beheer, Config, Helpline, MenuItem, RepositoryHost, SiteSettings};
pub use form::{ReadForm, read_form};
pub use front_matter::{Document, FrontMatter, Parsed, Wrong, key_schemas, split};
pub use gemeenten::{Municipalities, MunicipalityRecord};
pub use kinds::{
    Ambassador, AnsweredBy, Audience, Broker, Common, Contact, Event, FactorFront, Front,
    GemeenteFront, Hotspot, Image, PlainFront, PraktijkFront, Source, TipFront, Tokens,
    VerhaalFront, Video, VraagFront,
};
pub use load::{Sources, TextFile, load};
pub use place::{
    Kind, Location, Section, better_language, better_place, composed, decode, encode, locate,
    odd_name,
};
pub use search_words::{SearchWords, WordGroup};
pub use settings::{bad_setting, check_base_url, is_contact, web_address};
pub use spans::Spans;
pub use value::{Date, Moment, Reference};
