//! The tests of the function: one binary, a module per feature.
//!
//! [`world`] holds the harness: a real router over the real SDK and a real embedded engine, with a `Stranger` who
//! visits and a `Moderator` who works at the desk.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should stop right there"
)]

mod addresses;
mod aids;
mod assets;
mod assigned;
mod attacks;
mod author;
mod author_faults;
mod boundaries;
mod buttons;
mod codes;
mod contact_cards;
mod contract;
mod conversations;
mod cries;
mod cries_in_languages;
mod declined;
mod demonstration;
mod desk;
mod desk_times;
mod drafts;
mod error_responses;
mod eyes;
mod figures;
mod flood;
mod forms;
mod helped;
mod hints;
mod hosted;
mod intake;
mod kept;
mod leaks;
mod lookup;
mod lost_answers;
mod maintenance;
mod moves;
mod notify;
mod notify_settings;
mod odd_requests;
mod off_site;
mod outside;
mod overview;
mod page_eyes;
mod pages;
mod peak;
mod people;
mod process;
mod proof_of_work;
mod publishing;
mod receipts;
mod refusals;
mod register;
mod register_kept;
mod register_rights;
mod repeats;
mod reseal;
mod retention;
mod returning;
mod sealing;
mod sessions;
mod settings;
mod shift;
mod sign_up_moves;
mod signal_points;
mod signal_sets;
mod signals;
mod sizes;
mod sources;
mod stages;
mod statuses;
mod steps;
mod store;
mod store_faults;
mod storm;
mod table;
mod teams;
mod texts;
mod threads;
mod undeclared;
mod undelivered;
mod undo;
mod urgent;
mod validation;
mod warnings;
mod wire;
mod words;
mod world;
