//! The client of the SDK: how it connects, how long it waits, and what its errors mean to us.

use std::error::Error as _;
use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_dynamodb::Error;
use aws_sdk_dynamodb::config::{Credentials, ProvideCredentials as _, SharedHttpClient};
use aws_sdk_dynamodb::error::{BuildError, ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::CancellationReason;
use aws_sdk_dynamodb::types::error::TransactionCanceledException;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};

use super::StoreError;
use super::item::Item;

/// Nearby engines connect in milliseconds.
const CONNECT: Duration = Duration::from_secs(1);
/// `DynamoDB` answers in milliseconds; after this a new try is better than waiting on.
const ATTEMPT: Duration = Duration::from_secs(2);
/// All tries together. A person waits for the page, and API Gateway gives up after 30 seconds.
const ALL_ATTEMPTS: Duration = Duration::from_secs(6);
const ATTEMPTS: u32 = 3;
/// The SDK waits a random part of this before the second try, and of twice this before the third.
const BACKOFF: Duration = Duration::from_millis(100);
const LONGEST_BACKOFF: Duration = Duration::from_secs(1);

/// Where the store is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreSettings {
    /// The name of the table.
    pub table: String,
    /// The address of an engine other than Amazon's.
    pub endpoint: Option<String>,
    /// The credentials to use.
    pub access: Access,
}

/// The credentials to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Those of the environment, as every AWS program does.
    Environment,
    /// None: an engine on this machine that does not check them.
    Local,
}

impl StoreSettings {
    /// An engine on this machine, such as the embedded one.
    pub fn local(endpoint: impl Into<String>, table: impl Into<String>) -> Self {
        Self {
            table: table.into(),
            endpoint: Some(endpoint.into()),
            access: Access::Local,
        }
    }
}

/// Why every request would be refused. Known before the first one, and only to be mended in the environment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AccessError {
    /// Nothing says in which region the table is.
    #[error("no region is set: AWS_REGION=eu-central-1, for example")]
    Region,
    /// Nothing says who asks.
    #[error(
        "there are no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or whatever else AWS programs read ({0})"
    )]
    Credentials(String),
}

/// Whether requests can be signed.
pub(super) async fn access(config: &SdkConfig) -> Result<(), AccessError> {
    if config.region().is_none() {
        return Err(AccessError::Region);
    }
    let Some(provider) = config.credentials_provider() else {
        return Err(AccessError::Credentials("no provider".to_owned()));
    };
    let found = provider.provide_credentials().await;
    found
        .map(drop)
        .map_err(|error| AccessError::Credentials(error.to_string()))
}

/// What the SDK finds in the environment.
pub(super) async fn config(settings: &StoreSettings) -> SdkConfig {
    config_over(settings, http_client(settings.endpoint.as_deref())).await
}

/// The same, over another line.
pub(super) async fn config_over(settings: &StoreSettings, line: SharedHttpClient) -> SdkConfig {
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(CONNECT)
        .operation_attempt_timeout(ATTEMPT)
        .operation_timeout(ALL_ATTEMPTS)
        .build();
    let retries = RetryConfig::standard()
        .with_max_attempts(ATTEMPTS)
        .with_initial_backoff(BACKOFF)
        .with_max_backoff(LONGEST_BACKOFF);
    let mut loader = aws_config::defaults(BehaviorVersion::latest())
        .http_client(line)
        .timeout_config(timeouts)
        .retry_config(retries)
        // It watches bodies that take minutes; ours are small, and each try has its own limit.
        .stalled_stream_protection(StalledStreamProtectionConfig::disabled());
    if let Some(endpoint) = &settings.endpoint {
        loader = loader.endpoint_url(endpoint);
    }
    if settings.access == Access::Local {
        // The engine wants a signed request but knows no users.
        loader = loader
            .region(Region::from_static("eu-central-1"))
            .credentials_provider(Credentials::new("local", "local", None, None, "local"));
    }
    loader.load().await
}

/// Without TLS where the address has none: reading the certificates of the machine takes longer than a whole request.
pub fn http_client(endpoint: Option<&str>) -> SharedHttpClient {
    let builder = aws_smithy_http_client::Builder::new();
    if endpoint.is_some_and(|endpoint| endpoint.starts_with("http://")) {
        builder.build_http()
    } else {
        builder
            .tls_provider(Provider::Rustls(CryptoMode::Ring))
            .build_https()
    }
}

/// Translates an error of the SDK. The text for the log consists of error codes and causes, and never of a request.
pub(super) fn failure<E>(error: SdkError<E>) -> StoreError
where
    E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
    Error: From<SdkError<E>>,
{
    let cause = cause(&error);
    match Error::from(error) {
        Error::ConditionalCheckFailedException(_) | Error::TransactionConflictException(_) => {
            StoreError::Conflict
        }
        Error::TransactionCanceledException(canceled) if lost_a_race(&canceled) => {
            StoreError::Conflict
        }
        Error::TransactionCanceledException(canceled) if outgrew(&canceled) => StoreError::TooLarge,
        Error::ResourceNotFoundException(_) => StoreError::NoTable,
        // The SDK has no error type for it.
        _ if cause.starts_with("ValidationException") && cause.contains(OUTGROWN) => {
            StoreError::TooLarge
        }
        _ => StoreError::Unavailable(cause),
    }
}

/// Part of the messages of engines about an item over 400 KiB: "Item size has exceeded the maximum allowed size", "Item
/// size to update has exceeded the maximum allowed size".
const OUTGROWN: &str = "has exceeded the maximum allowed size";

fn outgrew(canceled: &TransactionCanceledException) -> bool {
    canceled.cancellation_reasons().iter().any(|reason| {
        let says = |message: &str| message.contains(OUTGROWN);
        reason.code() == Some("ValidationError") && reason.message().is_some_and(says)
    })
}

fn lost_a_race(canceled: &TransactionCanceledException) -> bool {
    canceled.cancellation_reasons().iter().any(is_lost)
}

fn is_lost(reason: &CancellationReason) -> bool {
    matches!(
        reason.code(),
        Some("ConditionalCheckFailed" | "TransactionConflict")
    )
}

/// Whether a transaction failed only because somebody else was first at one of the items after the first `ours`.
pub(super) fn lost_only_after(error: &SdkError<TransactWriteItemsError>, ours: usize) -> bool {
    let Some(TransactWriteItemsError::TransactionCanceledException(canceled)) =
        error.as_service_error()
    else {
        return false;
    };
    let reasons = canceled.cancellation_reasons();
    let Some((first, others)) = reasons.split_at_checked(ours) else {
        return false;
    };
    let is_fine = |reason: &CancellationReason| matches!(reason.code(), None | Some("None"));
    first.iter().all(is_fine) && others.iter().any(is_lost)
}

fn cause<E: ProvideErrorMetadata + std::error::Error + 'static>(error: &SdkError<E>) -> String {
    if let Some(service) = error.as_service_error() {
        return format!(
            "{}: {}",
            service.code().unwrap_or("no code"),
            service.message().unwrap_or("no message")
        );
    }
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(inner) = source {
        words = format!("{words}: {inner}");
        source = inner.source();
    }
    words
}

/// A request that lacks a required part; a mistake of ours that every test would show.
#[expect(clippy::needless_pass_by_value, reason = "so that it fits `map_err`")]
pub(super) fn not_built(error: BuildError) -> StoreError {
    StoreError::Unavailable(error.to_string())
}

/// Everything that a query finds, however many reads it takes.
pub(crate) async fn every_item(ask: &QueryFluentBuilder) -> Result<Vec<Item>, StoreError> {
    let mut all = Vec::new();
    let mut start = None;
    loop {
        let ask = ask.clone().set_exclusive_start_key(start.take());
        let read = ask.send().await.map_err(failure)?;
        all.extend(read.items.unwrap_or_default());
        start = read.last_evaluated_key;
        if start.is_none() {
            return Ok(all);
        }
    }
}
