//! TOML with a message for everything that is wrong with it, at its place. Knows no key of the site.

pub(crate) mod explain;
pub(crate) mod reader;
mod spans;
mod syntax;
mod typed;
mod value;
mod written;

pub use spans::Spans;
pub use value::{Date, Moment, Spanned};
