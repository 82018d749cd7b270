//! The content tree: its files, its places and its typed front matter.

pub mod characters;
pub mod map;
pub mod recipients;

mod data;
mod ending;
mod figures;
mod folder;
mod kind;
mod load;
mod municipalities;
mod names;
mod place;
mod schema;
mod search_words;
mod source;
mod text_modules;
mod theme;
mod toml;
mod topic_helplines;

pub use self::toml::{Date, Moment, Spanned, Spans};
pub use data::json_error;
pub use ending::{is_by_the_way, is_text};
pub use kind::{Kind, Section};
pub use load::{Sources, load};
pub use municipalities::{Municipalities, MunicipalityRecord};
pub use names::{better_page_name, named_for_language, odd_name, without_language};
pub use place::{Location, better_place, composed, decode, encode, locate};
pub use schema::*;
pub use search_words::{SearchWords, WordGroup};
pub use source::TextFile;
pub use text_modules::{TextModule, TextModules};
pub use theme::{BASIS, OWN as OWN_THEME, ThemeFiles, name_in_theme};
