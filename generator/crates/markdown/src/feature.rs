//! What a text has that few texts have, so that a theme can link a style sheet only where it is needed.

use serde::Serialize;

/// A part of markdown that few pages use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Feature {
    /// A block of code.
    Code,
    /// Footnotes.
    Notes,
    /// A table.
    Tables,
    /// A list of tasks.
    Tasks,
}
