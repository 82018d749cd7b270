//! Messages to the subscribers of a topic of Amazon SNS: `arn:aws:sns:eu-central-1:123456789012:nieuw`.

use aws_config::retry::RetryConfig;
use aws_config::{BehaviorVersion, Region};
use aws_sdk_sns::Client;
use aws_sdk_sns::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sns::operation::publish::PublishError;
use aws_sdk_sns::types::MessageAttributeValue;

use super::attempt::SendError;
use super::digest::Message;
use super::problem::Fault;
use store::http_client;

/// A topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    arn: String,
    region: String,
}

impl Topic {
    pub(super) fn parse(arn: &str) -> Result<Self, Fault> {
        let parts: Vec<_> = arn.split(':').collect();
        match parts[..] {
            ["arn", partition, "sns", region, account, name]
                if partition.starts_with("aws")
                    && [region, account, name].iter().all(|part| !part.is_empty()) =>
            {
                Ok(Self {
                    arn: arn.to_owned(),
                    region: region.to_owned(),
                })
            }
            _ => Err(Fault::OtherArn),
        }
    }

    pub(super) async fn send(&self, message: &Message) -> Result<(), SendError> {
        let urgent = MessageAttributeValue::builder()
            .data_type("String")
            .string_value(if message.urgent { "yes" } else { "no" })
            .build()
            .map_err(|error| SendError::lasting(error.to_string()))?;
        let publish = self
            .client()
            .await
            .publish()
            .topic_arn(&self.arn)
            .subject(&message.subject)
            .message(&message.text)
            // A subscriber can ask for urgent ones only.
            .message_attributes("urgent", urgent);
        publish
            .send()
            .await
            .map(drop)
            .map_err(|error| failure(&error))
    }

    /// Made when there is something to send. The rights are those of the environment, as for the store.
    async fn client(&self) -> Client {
        let loader = aws_config::defaults(BehaviorVersion::latest())
            .region(Region::new(self.region.clone()))
            .http_client(http_client(None))
            // `Channel` tries again.
            .retry_config(RetryConfig::disabled());
        Client::new(&loader.load().await)
    }
}

fn failure(error: &SdkError<PublishError>) -> SendError {
    let Some(refused) = error.as_service_error() else {
        return SendError::passing(format!("SNS cannot be reached: {error}"));
    };
    let code = refused.code().unwrap_or("no code");
    let status = error.raw_response().map(|raw| raw.status().as_u16());
    if status.is_some_and(|status| status < 500) && code != "Throttled" {
        SendError::lasting(format!("SNS refuses: {code}"))
    } else {
        SendError::passing(format!("SNS cannot now: {code}"))
    }
}
