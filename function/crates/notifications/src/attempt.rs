//! What the channels share: why a message did not get out, and what of their settings is not shown.

use std::fmt;

use reqwest::Url;

/// A message did not get out. The words are for the log, and hold no address and no secret.
#[derive(Debug, thiserror::Error)]
#[error("{words}")]
pub struct SendError {
    words: String,
    /// Whether the same may go well a little later.
    pub(super) again: bool,
}

impl SendError {
    /// The same may go well a little later.
    pub(super) fn passing(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            again: true,
        }
    }

    /// Somebody has to mend something first.
    pub(super) fn lasting(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            again: false,
        }
    }
}

/// An address on this machine, where nothing on the way can read along.
pub(super) fn is_local(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

/// What is not shown of a setting.
pub(super) struct Hidden;

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}
