//! The tool of editors and moderators: its commands, and what they share.
//!
//! The work is in the crates below `generator/crates/`: [`content`] reads files, [`site`] makes the typed site, [`markdown`] and
//! [`render`] turn it into pages, [`lint`] says what to look at. [`pipeline`] runs them in their order.

pub mod cli;
pub mod collect;
pub mod commands;
pub mod edit;
pub mod external;
pub mod keys;
pub mod pipeline;
pub mod publish;
pub mod serve;
pub mod usage;
