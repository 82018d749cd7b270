//! The tool of editors and moderators.
//!
//! Stages in one direction: [`content`] reads files → [`site`] makes the typed
//! site → [`markdown`] and [`render`] turn it into an in-memory
//! [`output::Output`] → that writes itself. [`pipeline`] runs them in order,
//! for `build`, `check` and `serve` alike. What is wrong on the way is a
//! [`diagnostic::Diagnostic`], collected and said at once.

pub mod addresses;
pub mod advice;
pub mod assemble;
mod characters;
pub mod checks;
pub mod cli;
pub mod collect;
pub mod commands;
pub mod compress;
pub mod content;
pub mod diagnostic;
pub mod edit;
pub mod editor;
pub mod external;
pub mod fs;
pub mod headers;
pub mod images;
pub mod index;
pub mod keys;
mod lock;
pub mod map;
pub mod markdown;
pub mod output;
pub mod pipeline;
pub mod progress;
pub mod publish;
pub mod readability;
pub mod references;
pub mod render;
pub mod scaffold;
pub mod search;
pub mod serve;
pub mod site;
mod slips;
pub mod usage;
mod values;
pub mod words;
