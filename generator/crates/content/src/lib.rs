//! The content tree: its files, its places and its typed front matter.

pub mod characters;
pub mod map;
pub mod recipients;

mod data;
mod ending;
mod kind;
mod load;
mod municipalities;
mod place;
mod schema;
mod source;
mod toml;

pub use self::toml::{Date, Moment, Spanned, Spans};
pub use data::json_error;
pub use ending::{is_by_the_way, is_text};
pub use kind::{Kind, Section};
pub use load::{Sources, load};
pub use municipalities::{Municipalities, MunicipalityRecord};
pub use place::{
    Location, better_language, better_place, composed, decode, encode, locate, odd_name,
};
pub use schema::*;
pub use source::TextFile;
