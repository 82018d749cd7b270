//! End-to-end tests: the real `brokers` binary on real files.

// Helpers outside `#[test]` functions unwrap as freely as tests do.
#![allow(clippy::unwrap_used, clippy::panic)]

mod beheer;
mod below_path;
mod build;
mod check;
mod collect;
mod collisions;
mod composed;
mod content;
mod desk;
mod explained;
mod external;
mod harness;
mod host;
mod host_proxies;
mod hosted;
mod images;
mod keys;
mod languages;
mod later;
mod lists;
mod machines;
mod new;
mod participation;
mod printed;
mod publish;
mod publish_s3;
mod reading;
mod refused;
mod reload;
mod robust;
mod search;
mod sender;
mod serve;
mod server;
mod shared;
mod stolen;
mod strays;
mod team_keys;
mod theme;
mod translations;
mod unwritten;
