//! What templates see: the contract with a theme, and how it is built from a site.

pub(crate) mod build;
pub(crate) mod model;
