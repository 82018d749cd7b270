//! The contract: the names that editors, themes, scripts and other parts rely on. Whatever is listed in
//! `tests/contract/*.txt` stays; new names may be added to the lists, none may go.
//!
//! Everything here goes through the binary, so that it holds whatever becomes of the code behind it.
//! `RECORD=1` writes the lists anew: read the difference before it is committed.

// Helpers outside `#[test]` functions unwrap as freely as tests do.
#![allow(clippy::unwrap_used, clippy::panic)]

mod cases;
mod commands;
#[path = "../e2e/harness.rs"]
#[allow(dead_code)] // Each test program uses its part of the harness.
mod harness;
mod keys;
mod list;
mod output;
mod routes;
#[path = "../e2e/server.rs"]
#[allow(dead_code)] // Each test program uses its part of the harness.
mod server;
mod templates;
