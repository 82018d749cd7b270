//! How a message gets out: tried a few times, each try bounded.

use std::time::Duration;

use reqwest::Url;

use super::attempt::SendError;
use super::digest::Message;
use super::mail::Mail;
use super::problem::Fault;
#[cfg(feature = "sns")]
use super::topic::Topic;
use super::webhook::Webhook;

/// Where messages go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Channel {
    /// To mailboxes, through a mail server.
    Mail(Mail),
    /// To the subscribers of a topic of Amazon SNS.
    #[cfg(feature = "sns")]
    Topic(Topic),
    /// To a program at an address.
    Webhook(Webhook),
}

/// How long to go on trying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How long one try may take.
    pub attempt: Duration,
    /// How many tries there are in one round. The next round is another chance.
    pub attempts: u32,
    /// About how long to wait after the first try; twice as long after the next.
    pub pause: Duration,
}

impl Default for Patience {
    /// All of it stays below 40 seconds, and so below a round and below the time a Lambda has.
    fn default() -> Self {
        Self {
            attempt: Duration::from_secs(10),
            attempts: 3,
            pause: Duration::from_secs(2),
        }
    }
}

#[cfg(feature = "sns")]
fn topic(arn: &str) -> Result<Channel, Fault> {
    Topic::parse(arn).map(Channel::Topic)
}

/// The SDK of SNS takes longer to compile than all the rest of a program, so only the function on AWS brings it along.
#[cfg(not(feature = "sns"))]
fn topic(_: &str) -> Result<Channel, Fault> {
    Err(Fault::TopicElsewhere)
}

impl Channel {
    /// Reads `NOTIFY`.
    pub(super) fn parse(value: &str) -> Result<Self, Fault> {
        if value.starts_with("arn:") {
            return topic(value);
        }
        let url = Url::parse(value).map_err(|_| Fault::Place)?;
        match url.scheme() {
            "smtp" | "smtps" => Mail::parse(&url).map(Self::Mail),
            "http" | "https" => Webhook::parse(url).map(Self::Webhook),
            _ => Err(Fault::Place),
        }
    }

    /// Sends a message. When this returns `Ok`, the other side has it.
    pub(super) async fn send(
        &self,
        message: &Message,
        patience: &Patience,
    ) -> Result<(), SendError> {
        let mut pause = patience.pause;
        for _ in 1..patience.attempts {
            match self.attempt(message, patience.attempt).await {
                Err(error) if error.again => {
                    tracing::warn!(%error, "moderators could not be notified; one more try");
                    tokio::time::sleep(about(pause)).await;
                    pause *= 2;
                }
                done => return done,
            }
        }
        self.attempt(message, patience.attempt).await
    }

    async fn attempt(&self, message: &Message, longest: Duration) -> Result<(), SendError> {
        let sending = async {
            match self {
                Self::Mail(mail) => mail.send(message).await,
                #[cfg(feature = "sns")]
                Self::Topic(topic) => topic.send(message).await,
                Self::Webhook(webhook) => webhook.send(message).await,
            }
        };
        let late = |_| Err(SendError::passing(format!("no answer within {longest:?}")));
        tokio::time::timeout(longest, sending)
            .await
            .unwrap_or_else(late)
    }
}

/// A quarter more or less, so that several that failed at once do not come back at once.
pub(super) fn about(duration: Duration) -> Duration {
    let random = getrandom::u32().unwrap_or(u32::MAX / 2);
    duration.mul_f64(0.75 + 0.5 * f64::from(random) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_about_as_long_as_it_should_be() {
        for _ in 0..1000 {
            let pause = about(Duration::from_secs(4));
            assert!((3.0..=5.0).contains(&pause.as_secs_f64()), "{pause:?}");
        }
    }
}
