//! What editors are told of the site itself, in words of whoever sends it.

use super::attempt::SendError;
use super::digest::Message;
use super::settings::Settings;

/// A message about the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it is about, in a line.
    pub subject: String,
    /// The whole text.
    pub text: String,
    /// The body of a webhook.
    pub json: String,
}

impl Settings {
    /// Sends a notice. When this returns `Ok`, the other side has it.
    pub async fn tell(&self, notice: Notice) -> Result<(), SendError> {
        let message = Message {
            subject: notice.subject,
            text: notice.text,
            json: notice.json,
            urgent: false,
        };
        self.channel.send(&message, &self.patience).await
    }
}
