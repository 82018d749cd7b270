//! Requests read within bounds, and errors turned into answers.

pub mod audience;
pub mod error_response;
pub mod headers;
pub mod listen;
pub mod log;
pub mod redirect;
pub mod request;
