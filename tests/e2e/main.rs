//! End-to-end tests: the real `brokers` binary on real files.

// Helpers outside `#[test]` functions unwrap as freely as tests do.
#![allow(clippy::unwrap_used, clippy::panic)]

mod beheer;
mod build;
mod check;
mod content;
mod harness;
mod images;
mod lists;
mod machines;
mod new;
mod printed;
mod publish;
mod publish_s3;
mod robust;
mod serve;
mod theme;
