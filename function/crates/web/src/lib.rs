//! Requests read within bounds, and errors turned into answers.

pub mod audience;
pub mod headers;
pub mod listen;
pub mod log;
pub mod problem;
pub mod request;
