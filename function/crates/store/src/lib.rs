//! The store: one table on `DynamoDB` or a compatible engine.
//!
//! It takes sealed submissions only, so plaintext cannot get into it. Types of the SDK stay inside. Changes use
//! optimistic locking: each is conditional on the version that was read, and writes its audit entry in the same
//! transaction.

mod actor;
mod change;
mod client;
mod health;
mod item;
mod model;
mod notification_state;
mod people;
mod readers;
mod sort_key;
mod status;
mod table;
mod thread;
mod update_sort_keys;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, Put, Select, TransactWriteItem};
use jiff::Timestamp;

use sealing::receipt::LookupId;

pub use actor::{Actor, Machine};
pub use client::http_client;
pub use client::{Access, StoreSettings};
pub use model::{
    Attribution, AuditEntry, EVENTS, Entry, Fingerprint, NewSubmission, Order, Queue, QueueFilter,
    StoreError, Submission,
};
pub use notification_state::{Arrivals, Mention, NotificationState};
pub use people::{
    Belongings, BrokenChain, Ceremony, Credential, Head, Invitation, Lock, Person, PersonId,
    RightsEntry, RightsEvent, Role, Session, Standing, TeamId, Wrap, Write, verify,
};
pub use readers::Readers;
pub use status::Status;
pub use table::{Index, TABLE, Table};
pub use thread::{FollowUp, Seals, Turn};

use item::{attr, number, text};
use sort_key::Place;

/// How many entries of the index one read takes at most: some 300 bytes each, so 300 KB.
const READ: usize = 1000;
/// How many reads one look at the queue takes at most. It bounds the work when most of it has expired: `DynamoDB` deletes
/// that within two days.
const READS: usize = 20;

/// Submissions in a table.
#[derive(Debug, Clone)]
pub struct Store {
    client: Client,
    table: String,
    /// The request whose changes these are; see [`Store::during`].
    request: Option<Fingerprint>,
}

impl Store {
    /// Prepares the client. It does not talk to the engine yet.
    pub async fn connect(settings: &StoreSettings) -> Self {
        Self {
            client: client::client(settings).await,
            table: settings.table.clone(),
            request: None,
        }
    }

    /// This store for the changes of one request: their audit entries carry its fingerprint.
    #[must_use]
    pub fn during(&self, request: Fingerprint) -> Self {
        Self {
            request: Some(request),
            ..self.clone()
        }
    }

    /// The name of the table.
    pub fn table(&self) -> &str {
        &self.table
    }

    /// Makes the table with its index and its time-to-live, unless it is there, and waits until it can be used.
    pub async fn create_table(&self) -> Result<(), StoreError> {
        table::create(&self.client, &self.table).await
    }

    /// Stores a submission: one conditional write. When this returns `Ok`, it is kept.
    pub async fn insert(&self, new: &NewSubmission) -> Result<(), StoreError> {
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item::from_new(new)))
            .condition_expression("attribute_not_exists(pk)");
        match put.send().await.map_err(client::failure) {
            Err(StoreError::Conflict) => self.is_the_same(new).await,
            result => result.map(drop),
        }
    }

    /// The SDK tries again when an answer gets lost on the way. The second try then finds what the first one wrote.
    async fn is_the_same(&self, new: &NewSubmission) -> Result<(), StoreError> {
        let there = self.get(&new.id).await?;
        if there.sealed == new.sealed {
            Ok(())
        } else {
            Err(StoreError::Conflict)
        }
    }

    /// A submission that has not expired.
    pub async fn find(&self, id: &LookupId, now: Timestamp) -> Result<Submission, StoreError> {
        match self.get(id).await {
            Ok(found) if found.entry.expires > now => Ok(found),
            Ok(_) | Err(StoreError::Withdrawn) => Err(StoreError::NotFound),
            Err(error) => Err(error),
        }
    }

    async fn get(&self, id: &LookupId) -> Result<Submission, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(id)))
            .consistent_read(true);
        let found = ask
            .send()
            .await
            .map_err(client::failure)?
            .item
            .ok_or(StoreError::NotFound)?;
        if item::is_withdrawn(&found) {
            return Err(StoreError::Withdrawn);
        }
        Submission::try_from(found)
    }

    /// At most `limit` submissions of one status that have not expired.
    pub async fn queue(
        &self,
        status: Status,
        order: Order,
        now: Timestamp,
        limit: usize,
    ) -> Result<Queue, StoreError> {
        let ask = self.query(status, now);
        in_order(ask, status, order, limit).await
    }

    /// Like [`Self::queue`], for one municipality or form.
    pub async fn queue_of(
        &self,
        only: QueueFilter<'_>,
        (status, order): (Status, Order),
        now: Timestamp,
        limit: usize,
    ) -> Result<Queue, StoreError> {
        let ask = item::only(self.query(status, now), only);
        in_order(ask, status, order, limit).await
    }

    /// Every submission of one status that has not expired, however many reads it takes.
    pub async fn all(&self, status: Status, now: Timestamp) -> Result<Vec<Entry>, StoreError> {
        every(&self.query(status, now)).await
    }

    /// How many there are of one status, counted up to `most`.
    pub async fn count(
        &self,
        status: Status,
        now: Timestamp,
        most: usize,
    ) -> Result<usize, StoreError> {
        let ask = self.query(status, now).limit(whole(most));
        let ask = ask.select(Select::Count);
        let counted = ask.send().await.map_err(client::failure)?.count;
        Ok(usize::try_from(counted).unwrap_or_default())
    }

    /// A look at the index. What has expired is read but left out.
    fn query(&self, status: Status, now: Timestamp) -> QueryFluentBuilder {
        self.client
            .query()
            .table_name(&self.table)
            .index_name(TABLE.queue.name)
            .key_condition_expression("#status = :status")
            .filter_expression("#expires > :now")
            .expression_attribute_names("#status", attr::STATUS)
            .expression_attribute_names("#expires", attr::EXPIRES)
            .expression_attribute_values(":status", text(status.as_str()))
            .expression_attribute_values(":now", number(now.as_second()))
    }

    /// Deletes a submission and its answer, if nobody changed it since it was read. The audit remains, and a tombstone
    /// with nothing but its expiry, so that a browser that resends the page does not store it again.
    pub async fn delete(&self, seen: &Submission, by: &Attribution<'_>) -> Result<(), StoreError> {
        let nothing = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item::withdrawn(&seen.entry)))
            .condition_expression("#version = :seen")
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":seen", number(seen.entry.version))
            .build()
            .map_err(client::not_built)?;
        self.with_audit(
            TransactWriteItem::builder().put(nothing).build(),
            &seen.entry,
            "withdrawn",
            by,
        )
        .await
    }

    pub(crate) async fn with_audit(
        &self,
        change: TransactWriteItem,
        entry: &Entry,
        what: &str,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let audit = item::audit(entry, what, by);
        let audit = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item::with_request(audit, self.request)))
            .build()
            .map_err(client::not_built)?;
        let write = self
            .client
            .transact_write_items()
            .transact_items(change)
            .transact_items(TransactWriteItem::builder().put(audit).build());
        write.send().await.map(drop).map_err(client::failure)
    }

    /// The change that made this version of a submission, if there was one.
    pub async fn change_to(
        &self,
        id: &LookupId,
        version: u64,
    ) -> Result<Option<AuditEntry>, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::audit_key(id, version)))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        found.as_ref().map(AuditEntry::try_from).transpose()
    }

    /// The audit of a submission: who did what and when, oldest first.
    pub async fn audit(&self, id: &LookupId) -> Result<Vec<AuditEntry>, StoreError> {
        let ask = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk AND begins_with(sk, :audit)")
            .expression_attribute_values(":pk", AttributeValue::S(item::partition(id)))
            .expression_attribute_values(":audit", text(item::AUDIT_PREFIX))
            .consistent_read(true);
        let found = ask
            .send()
            .await
            .map_err(client::failure)?
            .items
            .unwrap_or_default();
        found.iter().map(AuditEntry::try_from).collect()
    }
}

/// At most `limit` entries of a query.
async fn in_order(
    ask: QueryFluentBuilder,
    status: Status,
    order: Order,
    limit: usize,
) -> Result<Queue, StoreError> {
    if order == Order::OldestFirst {
        return read(&ask.scan_index_forward(true), limit).await;
    }
    let mut queue = Queue::default();
    for place in Place::of(status) {
        let ask = ask.clone().scan_index_forward(place.newest_leads());
        let part = read(&item::placed(ask, *place), limit).await?;
        queue.entries.extend(part.entries);
        queue.more |= part.more;
    }
    queue
        .entries
        .sort_by_key(|entry| std::cmp::Reverse(entry.received));
    queue.more |= queue.entries.len() > limit;
    queue.entries.truncate(limit);
    Ok(queue)
}

/// At most `limit` entries.
async fn read(ask: &QueryFluentBuilder, limit: usize) -> Result<Queue, StoreError> {
    let mut queue = Queue::default();
    let mut start = None;
    // One more than the limit shows whether there are more.
    let mut wanted = limit + 1;
    for _ in 0..READS {
        let ask = ask.clone().limit(whole(wanted.min(READ)));
        let ask = ask.set_exclusive_start_key(start.take());
        let read = ask.send().await.map_err(client::failure)?;
        queue.entries.extend(entries(read.items.as_deref()));
        if queue.entries.len() > limit {
            queue.entries.truncate(limit);
            queue.more = true;
            return Ok(queue);
        }
        start = read.last_evaluated_key;
        if start.is_none() {
            return Ok(queue);
        }
        wanted = READ;
    }
    queue.more = true;
    Ok(queue)
}

/// Every entry, however many reads it takes.
async fn every(ask: &QueryFluentBuilder) -> Result<Vec<Entry>, StoreError> {
    let all = every_with_sort_key(ask).await?;
    Ok(all.into_iter().map(|(entry, _)| entry).collect())
}

/// Every entry with its stored sort key.
async fn every_with_sort_key(ask: &QueryFluentBuilder) -> Result<Vec<(Entry, String)>, StoreError> {
    let mut all = Vec::new();
    let mut start = None;
    loop {
        let ask = ask.clone().limit(whole(READ));
        let ask = ask.set_exclusive_start_key(start.take());
        let read = ask.send().await.map_err(client::failure)?;
        let items = read.items.as_deref().unwrap_or_default();
        all.extend(items.iter().filter_map(|item| {
            let sort_key = item::read(item, attr::QUEUE_SORT).unwrap_or_default();
            Some((entry(item)?, sort_key.to_owned()))
        }));
        start = read.last_evaluated_key;
        if start.is_none() {
            return Ok(all);
        }
    }
}

fn whole(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// One that cannot be read must not hide the others.
fn entries(items: Option<&[item::Item]>) -> impl Iterator<Item = Entry> {
    items.unwrap_or_default().iter().filter_map(entry)
}

fn entry(item: &item::Item) -> Option<Entry> {
    Entry::try_from(item)
        .inspect_err(|error| tracing::error!(%error, "an entry of the queue is left out"))
        .ok()
}
