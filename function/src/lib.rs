//! The serverless function of Social Brokers: it takes questions and sign-ups, seals them, and keeps them for the
//! moderators.
//!
//! Two routers stand over one [`store`]: [`intake`] faces the public and can seal but never open; `desk` is for
//! moderators and holds the identities that open. [`form`] is the one source of truth about a form: the generator
//! renders it through [`pages`], the intake validates against it and the desk takes its labels from it.

pub mod assets;
pub mod audience;
mod characters;
pub mod clock;
pub mod desk;
pub mod facts;
pub mod form;
pub mod guard;
mod headers;
pub mod intake;
pub mod letter;
pub mod links;
pub mod listen;
pub mod log;
pub mod notify;
pub mod pages;
pub mod problem;
pub mod publication;
pub mod receipt;
mod request;
pub mod run;
pub mod seal;
pub mod sensitive;
pub mod settings;
pub mod shell;
pub mod signals;
pub mod store;
pub mod strings;
