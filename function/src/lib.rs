//! The intake of Social Brokers as a program: how it is put together and started.
//!
//! What it does is in the crates below `function/crates/`; this one puts them together.

pub mod run;
