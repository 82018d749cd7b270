//! A theme: its templates, words, style sheets and other static files. Knows the settings and the addresses of pages, and
//! nothing else of the site.

mod assets;
mod engine;
mod functions;
mod imports;
mod inline_constants;
mod minify;
mod partial_cache;
mod static_files;
mod template_error;
mod templates;

pub use assets::Assets;
pub use engine::Engine;
pub(crate) use engine::SHARE_PICTURE;
pub(crate) use functions::PageAddresses;

pub(crate) use static_files::MANIFEST;
pub(crate) use template_error::reason;
