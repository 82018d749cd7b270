//! The tool of editors and moderators: its commands, and what they share.
//!
//! The work is in the crates below `generator/crates/`: [`content`] reads files, [`site`] makes the typed site, [`markdown`] and
//! [`render`] turn it into pages, [`lint`] says what to look at. [`pipeline`] runs them in their order.

pub mod cli;
pub mod commands;
pub mod help;
mod hidden;
pub mod usage;

mod annotations;
mod audit;
mod backup;
mod collect;
mod console;
mod data_folder;
mod edit;
mod external;
mod failure;
mod host;
mod identity;
mod init;
mod keys;
mod local_store;
#[cfg(test)]
mod midnight;
mod output;
mod pipeline;
mod practice_room;
mod publish;
mod readiness;
mod resealing;
mod serve;
mod stores;
mod teams;
mod theme;
mod today;
