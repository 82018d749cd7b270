//! The harness.

pub(crate) mod site;
