//! What can only be seen when pages are rendered, and advice for editors.

pub mod advice;
pub mod checks;
mod habits;
pub mod links;
pub mod readability;
mod readiness;
pub mod unparsed_markdown;
pub mod unwritten;
