//! The table: keys, index and time-to-live.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::create_table::CreateTableError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, GlobalSecondaryIndex, KeySchemaElement, KeyType, Projection,
    ProjectionType, ScalarAttributeType, TableStatus, TimeToLiveSpecification, TimeToLiveStatus,
};

use super::item::attr;
use super::{StoreError, client};

/// The name of the index that the queue reads.
pub const QUEUE: &str = "queue";

/// What the index holds besides its keys: only what stands in the clear and a list needs.
const IN_THE_QUEUE: [&str; 7] = [
    attr::FORM,
    attr::KIND,
    attr::MUNICIPALITY,
    attr::RECEIVED,
    attr::URGENT,
    attr::EXPIRES,
    attr::VERSION,
];

/// A new table takes some ten seconds on Amazon, and no time elsewhere.
const PATIENCE: u32 = 120;
const PAUSE: Duration = Duration::from_millis(500);

pub(super) async fn create(client: &Client, table: &str) -> Result<(), StoreError> {
    let request = client
        .create_table()
        .table_name(table)
        .billing_mode(BillingMode::PayPerRequest)
        .set_attribute_definitions(Some(definitions()?))
        .set_key_schema(Some(keys(attr::PARTITION, attr::SORT)?))
        .global_secondary_indexes(index()?);
    match request.send().await {
        Ok(_) => {}
        Err(error) if there_already(&error) => {}
        Err(error) => return Err(client::failure(error)),
    }
    wait(client, table).await?;
    expire(client, table).await
}

fn there_already(error: &SdkError<CreateTableError>) -> bool {
    error
        .as_service_error()
        .is_some_and(CreateTableError::is_resource_in_use_exception)
}

fn definitions() -> Result<Vec<AttributeDefinition>, StoreError> {
    [attr::PARTITION, attr::SORT, attr::STATUS, attr::RANK]
        .into_iter()
        .map(|name| {
            AttributeDefinition::builder()
                .attribute_name(name)
                .attribute_type(ScalarAttributeType::S)
                .build()
                .map_err(client::not_built)
        })
        .collect()
}

fn keys(hash: &str, range: &str) -> Result<Vec<KeySchemaElement>, StoreError> {
    [(hash, KeyType::Hash), (range, KeyType::Range)]
        .into_iter()
        .map(|(name, role)| {
            KeySchemaElement::builder()
                .attribute_name(name)
                .key_type(role)
                .build()
                .map_err(client::not_built)
        })
        .collect()
}

fn index() -> Result<GlobalSecondaryIndex, StoreError> {
    let projection = Projection::builder()
        .projection_type(ProjectionType::Include)
        .set_non_key_attributes(Some(IN_THE_QUEUE.map(str::to_owned).into()))
        .build();
    GlobalSecondaryIndex::builder()
        .index_name(QUEUE)
        .set_key_schema(Some(keys(attr::STATUS, attr::RANK)?))
        .projection(projection)
        .build()
        .map_err(client::not_built)
}

async fn wait(client: &Client, table: &str) -> Result<(), StoreError> {
    for _ in 0..PATIENCE {
        let described = client
            .describe_table()
            .table_name(table)
            .send()
            .await
            .map_err(client::failure)?;
        let status = described.table.and_then(|table| table.table_status);
        if status == Some(TableStatus::Active) {
            return Ok(());
        }
        tokio::time::sleep(PAUSE).await;
    }
    Err(StoreError::Unavailable(format!(
        "the table `{table}` does not become active"
    )))
}

async fn expire(client: &Client, table: &str) -> Result<(), StoreError> {
    let described = client
        .describe_time_to_live()
        .table_name(table)
        .send()
        .await
        .map_err(client::failure)?;
    let status = described
        .time_to_live_description
        .and_then(|ttl| ttl.time_to_live_status);
    if matches!(
        status,
        Some(TimeToLiveStatus::Enabled | TimeToLiveStatus::Enabling)
    ) {
        return Ok(());
    }
    let rule = TimeToLiveSpecification::builder()
        .enabled(true)
        .attribute_name(attr::EXPIRES)
        .build()
        .map_err(client::not_built)?;
    let request = client
        .update_time_to_live()
        .table_name(table)
        .time_to_live_specification(rule);
    request.send().await.map(drop).map_err(client::failure)
}
