//! What to look at once more before a text is sent or published. Hints advise; they never stop anybody.
//!
//! All of it is made for Dutch. A hint that is wrong costs trust in the next one, so every list here prefers to miss something:
//! `tests/answers.rs` counts what the real answers of the site get.

pub mod promises;
pub mod reading;
pub mod recognisable;

mod names;
mod sentence;
