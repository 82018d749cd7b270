//! The table: keys, index, time-to-live and backups, described once.
//!
//! [`TABLE`] is what `serve`, the tests and the deployment share: [`create`] makes the table from it, and a test
//! compares `function/template.yaml` with it.

use std::time::Duration;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::create_table::CreateTableError;
use aws_sdk_dynamodb::operation::update_continuous_backups::UpdateContinuousBackupsError;
use aws_sdk_dynamodb::operation::update_table::UpdateTableError;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, ContinuousBackupsDescription,
    CreateGlobalSecondaryIndexAction, GlobalSecondaryIndex, GlobalSecondaryIndexDescription,
    GlobalSecondaryIndexUpdate, IndexStatus, KeySchemaElement, KeyType,
    PointInTimeRecoverySpecification, PointInTimeRecoveryStatus, Projection, ProjectionType,
    ScalarAttributeType, TableDescription, TableStatus, TimeToLiveSpecification, TimeToLiveStatus,
};

use super::item::attr;
use super::{StoreError, client};

/// How the table looks. It is paid by request, and can be brought back to any second of the last
/// days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// The attributes that find an item: partition and sort key, both text.
    pub keys: [&'static str; 2],
    /// The index that the queue reads.
    pub queue: Index,
    /// The attribute with the second after which the engine removes an item.
    pub expires: &'static str,
    /// How many days back the table can be restored. Withdrawn and expired items stay in backups this long.
    pub backup_days: i32,
}

/// How an index of the table looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Index {
    /// Its name.
    pub name: &'static str,
    /// Partition and sort key, both text.
    pub keys: [&'static str; 2],
    /// Its other attributes: only unencrypted ones that a list needs.
    pub holds: &'static [&'static str],
}

/// The one table.
pub const TABLE: Table = Table {
    keys: [attr::PARTITION, attr::SORT],
    queue: Index {
        name: "team-queue",
        keys: [attr::QUEUE, attr::QUEUE_SORT],
        holds: &[
            attr::FORM,
            attr::KIND,
            attr::MUNICIPALITY,
            attr::RECEIVED,
            attr::STATUS,
            attr::URGENT,
            attr::EXPIRES,
            attr::VERSION,
            attr::SEALED_FOR,
        ],
    },
    expires: attr::EXPIRES,
    backup_days: 7,
};

/// The index by status alone, which tables of before there were teams have; see [`super::queue_index`].
pub(super) const EARLIER_QUEUE: &str = "queue";

impl Table {
    /// Commands of the AWS CLI that make the table. It reads the endpoint from the same variable as the function.
    pub fn create_commands(&self, name: &str) -> String {
        let attributes = [self.keys, self.queue.keys].concat().join(",");
        let [partition, sort] = self.keys;
        let [hash, range] = self.queue.keys;
        let (index, holds) = (self.queue.name, self.queue.holds.join(","));
        format!(
            "aws dynamodb create-table --table-name {name} --billing-mode PAY_PER_REQUEST \\
  --attribute-definitions AttributeName={{{attributes}}},AttributeType=S \\
  --key-schema AttributeName={partition},KeyType=HASH AttributeName={sort},KeyType=RANGE \\
  --global-secondary-indexes 'IndexName={index},KeySchema=[{{AttributeName={hash},KeyType=HASH}},\
{{AttributeName={range},KeyType=RANGE}}],Projection={{ProjectionType=INCLUDE,NonKeyAttributes=[{holds}]}}'
aws dynamodb update-time-to-live --table-name {name} \\
  --time-to-live-specification Enabled=true,AttributeName={expires}",
            expires = self.expires,
        )
    }
}

/// A new table takes some ten seconds on Amazon, and no time elsewhere.
const PATIENCE: u32 = 120;
/// An index that is added to a table takes minutes there.
const INDEX_PATIENCE: u32 = 2400;
const PAUSE: Duration = Duration::from_millis(500);

/// The error code of an engine that does not support a request.
const UNKNOWN_OPERATION: &str = "UnknownOperationException";

pub(super) async fn create(client: &Client, table: &str) -> Result<(), StoreError> {
    let request = client
        .create_table()
        .table_name(table)
        .billing_mode(BillingMode::PayPerRequest)
        .set_attribute_definitions(Some(definitions()?))
        .set_key_schema(Some(keys(TABLE.keys)?))
        .global_secondary_indexes(index(&TABLE.queue)?);
    match request.send().await {
        Ok(_) => {}
        Err(error) if there_already(&error) => {}
        Err(error) => return Err(client::failure(error)),
    }
    wait(client, table, PATIENCE).await?;
    if !indexes(client, table)
        .await?
        .iter()
        .any(|name| name == TABLE.queue.name)
    {
        add_queue(client, table).await?;
    }
    expire(client, table).await?;
    back_up(client, table).await
}

fn there_already(error: &SdkError<CreateTableError>) -> bool {
    error
        .as_service_error()
        .is_some_and(CreateTableError::is_resource_in_use_exception)
}

fn definitions() -> Result<Vec<AttributeDefinition>, StoreError> {
    [TABLE.keys, TABLE.queue.keys]
        .into_iter()
        .flatten()
        .map(|name| {
            AttributeDefinition::builder()
                .attribute_name(name)
                .attribute_type(ScalarAttributeType::S)
                .build()
                .map_err(client::not_built)
        })
        .collect()
}

fn keys([hash, range]: [&str; 2]) -> Result<Vec<KeySchemaElement>, StoreError> {
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

fn index(index: &Index) -> Result<GlobalSecondaryIndex, StoreError> {
    let holds = index.holds.iter().map(|name| (*name).to_owned()).collect();
    let projection = Projection::builder()
        .projection_type(ProjectionType::Include)
        .set_non_key_attributes(Some(holds))
        .build();
    GlobalSecondaryIndex::builder()
        .index_name(index.name)
        .set_key_schema(Some(keys(index.keys)?))
        .projection(projection)
        .build()
        .map_err(client::not_built)
}

/// The names of the indexes that a table has.
pub(super) async fn indexes(client: &Client, table: &str) -> Result<Vec<String>, StoreError> {
    let described = describe(client, table).await?;
    let indexes = described.global_secondary_indexes.unwrap_or_default();
    Ok(indexes
        .into_iter()
        .filter_map(|index| index.index_name)
        .collect())
}

/// Gives an older table the queue index, and waits until it holds what the table holds.
pub(super) async fn add_queue(client: &Client, table: &str) -> Result<(), StoreError> {
    let GlobalSecondaryIndex {
        index_name,
        key_schema,
        projection,
        ..
    } = index(&TABLE.queue)?;
    let create = CreateGlobalSecondaryIndexAction::builder()
        .index_name(index_name)
        .set_key_schema(Some(key_schema))
        .set_projection(projection)
        .build()
        .map_err(client::not_built)?;
    let update = GlobalSecondaryIndexUpdate::builder().create(create).build();
    let request = client
        .update_table()
        .table_name(table)
        .set_attribute_definitions(Some(definitions()?))
        .global_secondary_index_updates(update);
    match request.send().await {
        Ok(_) => {}
        // Another program does it at this moment.
        Err(error) if is_in_use(&error) => {}
        Err(error) => return Err(client::failure(error)),
    }
    wait(client, table, INDEX_PATIENCE).await
}

fn is_in_use(error: &SdkError<UpdateTableError>) -> bool {
    error
        .as_service_error()
        .is_some_and(UpdateTableError::is_resource_in_use_exception)
}

async fn describe(client: &Client, table: &str) -> Result<TableDescription, StoreError> {
    let described = client
        .describe_table()
        .table_name(table)
        .send()
        .await
        .map_err(client::failure)?;
    described.table.ok_or(StoreError::NoTable)
}

/// Whether table and indexes can be used.
fn is_ready(table: &TableDescription) -> bool {
    let is_active = |index: &GlobalSecondaryIndexDescription| {
        // Engines on one machine say nothing.
        matches!(index.index_status(), None | Some(IndexStatus::Active))
    };
    table.table_status() == Some(&TableStatus::Active)
        && table.global_secondary_indexes().iter().all(is_active)
}

async fn wait(client: &Client, table: &str, patience: u32) -> Result<(), StoreError> {
    for _ in 0..patience {
        if is_ready(&describe(client, table).await?) {
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
        .attribute_name(TABLE.expires)
        .build()
        .map_err(client::not_built)?;
    let request = client
        .update_time_to_live()
        .table_name(table)
        .time_to_live_specification(rule);
    request.send().await.map(drop).map_err(client::failure)
}

/// Turns point-in-time recovery on, where the engine has it: those on one machine do not.
async fn back_up(client: &Client, table: &str) -> Result<(), StoreError> {
    let asked = client.describe_continuous_backups().table_name(table);
    let described = match asked.send().await {
        Ok(described) => described,
        Err(error) if error.code() == Some(UNKNOWN_OPERATION) => return Ok(()),
        Err(error) => return Err(client::failure(error)),
    };
    if is_backed_up(described.continuous_backups_description.as_ref()) {
        return Ok(());
    }
    for _ in 0..PATIENCE {
        let rule = PointInTimeRecoverySpecification::builder()
            .point_in_time_recovery_enabled(true)
            .recovery_period_in_days(TABLE.backup_days)
            .build()
            .map_err(client::not_built)?;
        let request = client
            .update_continuous_backups()
            .table_name(table)
            .point_in_time_recovery_specification(rule);
        match request.send().await {
            Ok(_) => return Ok(()),
            // Amazon prepares backups for some seconds after it made a table.
            Err(error)
                if error.as_service_error().is_some_and(
                    UpdateContinuousBackupsError::is_continuous_backups_unavailable_exception,
                ) =>
            {
                tokio::time::sleep(PAUSE).await;
            }
            Err(error) => return Err(client::failure(error)),
        }
    }
    Err(StoreError::Unavailable(format!(
        "the backups of the table `{table}` do not become available"
    )))
}

fn is_backed_up(description: Option<&ContinuousBackupsDescription>) -> bool {
    let recovery = description
        .and_then(|backups| backups.point_in_time_recovery_description.as_ref())
        .and_then(|recovery| recovery.point_in_time_recovery_status.as_ref());
    recovery == Some(&PointInTimeRecoveryStatus::Enabled)
}
