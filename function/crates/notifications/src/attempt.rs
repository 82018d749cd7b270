//! Shared by the channels: why a message was not delivered, and hidden settings.

use std::fmt;

use reqwest::Url;

/// A message did not get out. The words are for the log, and hold no address and no secret.
#[derive(Debug, thiserror::Error)]
#[error("{words}")]
pub struct SendError {
    words: String,
    /// Whether a later attempt may succeed.
    pub(super) again: bool,
}

impl SendError {
    /// A later attempt may succeed.
    pub(super) fn passing(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            again: true,
        }
    }

    /// Somebody has to fix something first.
    pub(super) fn lasting(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            again: false,
        }
    }
}

/// Whether it needs no TLS.
pub(super) fn is_local(url: &Url) -> bool {
    url.host_str().is_some_and(loopback::is_loopback)
}

/// The value of a setting that `Debug` hides.
pub(super) struct Hidden;

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}
