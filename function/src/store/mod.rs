//! The store: one table on `DynamoDB` or on an engine that speaks its language.
//!
//! It takes sealed submissions only, so plaintext cannot get into it. Types of the SDK stay inside. Every change of
//! state is conditional on the version that was read, and writes its audit entry in the same transaction.

mod client;
mod item;
mod status;
mod table;
mod thread;
mod told;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::{AttributeValue, Delete, Put, TransactWriteItem, Update};
use jiff::Timestamp;

use crate::clock::Hour;
use crate::form::Kind;
use crate::receipt::LookupId;
use crate::seal::{AnswerRecipient, Sealed};

pub(crate) use client::http_client;
pub use client::{Access, StoreSettings};
pub use status::Status;
pub use table::{Index, TABLE, Table};
pub use thread::{FollowUp, Turn};
pub use told::{Mention, Told};

use item::{attr, number, text};

/// How many pages of the index one look at the queue reads at most. `DynamoDB` gives up to 1 MiB a page, and entries are
/// some 300 bytes, so this is far beyond what a screen shows; it bounds the work when everything has expired.
const QUEUE_PAGES: usize = 20;

/// Submissions in a table.
#[derive(Debug, Clone)]
pub struct Store {
    client: Client,
    table: String,
}

/// Why the store did not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed it since it was read.
    #[error("it was changed by somebody else")]
    Conflict,
    /// It is not there (any more).
    #[error("it is not there")]
    NotFound,
    /// From this state it cannot go to that one.
    #[error("a submission that is {from:?} cannot become {to:?}")]
    NotAllowed {
        /// Its state.
        from: Status,
        /// What it should become.
        to: Status,
    },
    /// What is stored cannot be read: its attribute.
    #[error("a stored submission has no usable `{0}`")]
    Unreadable(&'static str),
    /// The engine cannot be reached, is too busy or refuses. The cause is for the log, never for a page.
    #[error("the store does not answer: {0}")]
    Unavailable(String),
}

/// A submission that is to be stored. Everything but `sealed` stands in the clear.
#[derive(Debug, Clone)]
pub struct NewSubmission {
    /// Its id.
    pub id: LookupId,
    /// The id of the form.
    pub form: String,
    /// What it is.
    pub kind: Kind,
    /// The municipality it is for.
    pub municipality: Option<String>,
    /// The hour in which it arrived.
    pub received: Hour,
    /// New, or spam when there is reason to think so.
    pub status: Status,
    /// Whether somebody should look at it first.
    pub urgent: bool,
    /// When it is gone. It must follow from the hour of arrival alone, or it would tell the second.
    pub expires: Timestamp,
    /// To whom an answer is sealed.
    pub recipient: AnswerRecipient,
    /// What was typed.
    pub sealed: Sealed,
}

/// What the queue shows of a submission: only what stands in the clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: LookupId,
    /// The id of the form.
    pub form: String,
    /// What it is.
    pub kind: Kind,
    /// The municipality it is for.
    pub municipality: Option<String>,
    /// The hour in which it arrived.
    pub received: Hour,
    /// Its state.
    pub status: Status,
    /// Whether somebody should look at it first.
    pub urgent: bool,
    /// When it is gone.
    pub expires: Timestamp,
    /// Counts its changes; the first is 1.
    pub version: u64,
}

/// A stored submission.
#[derive(Debug, Clone)]
pub struct Submission {
    /// What stands in the clear.
    pub entry: Entry,
    /// To whom an answer is sealed.
    pub recipient: AnswerRecipient,
    /// What was typed.
    pub sealed: Sealed,
    /// The answer, sealed to the receipt.
    pub answer: Option<Sealed>,
    /// What came after the first question: each time the answer of then, and what was asked about it.
    pub thread: Vec<Turn>,
}

/// A part of the queue.
#[derive(Debug, Clone, Default)]
pub struct Queue {
    /// Urgent ones first, then by hour of arrival.
    pub entries: Vec<Entry>,
    /// Whether there are more than were asked for.
    pub more: bool,
}

/// In which order the queue comes. Urgent ones are at the start of `OldestFirst` and at the end of `NewestFirst`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// For work that is to be done: who waits longest comes first.
    OldestFirst,
    /// For work that is done.
    NewestFirst,
}

/// Who does something, and when.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// A role or a name, for the audit.
    pub actor: &'a str,
    /// When, for the audit.
    pub at: Timestamp,
}

impl Store {
    /// Prepares the client. It does not talk to the engine yet.
    pub async fn connect(settings: &StoreSettings) -> Self {
        Self {
            client: client::client(settings).await,
            table: settings.table.clone(),
        }
    }

    /// Makes the table with its index and its time-to-live, unless it is there, and waits until it can be used.
    pub async fn create_table(&self) -> Result<(), StoreError> {
        table::create(&self.client, &self.table).await
    }

    /// Asks the engine for something that is not there: it answers if it can be reached and knows the table.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::key("health", "health")));
        ask.send().await.map(drop).map_err(client::failure)
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
        let found = self.get(id).await?;
        if found.entry.expires > now {
            Ok(found)
        } else {
            Err(StoreError::NotFound)
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
        let query = self
            .listed(status, now)
            .scan_index_forward(order == Order::OldestFirst);
        self.collect(query, limit).await
    }

    /// Asks for what has a status and has not expired.
    fn listed(&self, status: Status, now: Timestamp) -> QueryFluentBuilder {
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

    async fn collect(&self, query: QueryFluentBuilder, limit: usize) -> Result<Queue, StoreError> {
        let mut queue = Queue::default();
        let mut start = None;
        for _ in 0..QUEUE_PAGES {
            let page = query
                .clone()
                .set_exclusive_start_key(start.take())
                .send()
                .await
                .map_err(client::failure)?;
            for item in page.items.unwrap_or_default() {
                if queue.entries.len() == limit {
                    queue.more = true;
                    return Ok(queue);
                }
                match Entry::try_from(&item) {
                    Ok(entry) => queue.entries.push(entry),
                    // One that cannot be read must not hide the others.
                    Err(error) => tracing::error!(%error, "an entry of the queue is left out"),
                }
            }
            start = page.last_evaluated_key;
            if start.is_none() {
                return Ok(queue);
            }
        }
        queue.more = true;
        Ok(queue)
    }

    /// Brings a submission into another state, if nobody changed it since it was read.
    pub async fn set_status(
        &self,
        seen: &Submission,
        next: Status,
        by: &By<'_>,
    ) -> Result<(), StoreError> {
        self.change(seen, next, None, by).await
    }

    /// Gives a submission its answer, if nobody changed it since it was read.
    pub async fn answer(
        &self,
        seen: &Submission,
        answer: &Sealed,
        by: &By<'_>,
    ) -> Result<(), StoreError> {
        self.change(seen, Status::Answered, Some(answer), by).await
    }

    async fn change(
        &self,
        seen: &Submission,
        next: Status,
        answer: Option<&Sealed>,
        by: &By<'_>,
    ) -> Result<(), StoreError> {
        let entry = &seen.entry;
        if !entry.status.may_become(next, entry.kind) {
            return Err(StoreError::NotAllowed {
                from: entry.status,
                to: next,
            });
        }
        let set = if answer.is_some() {
            ", #answer = :answer"
        } else {
            ""
        };
        let mut update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&entry.id)))
            .update_expression(format!("SET #status = :status, #version = :next{set}"))
            .condition_expression("#version = :seen")
            .expression_attribute_names("#status", attr::STATUS)
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":status", text(next.as_str()))
            .expression_attribute_values(":seen", number(entry.version))
            .expression_attribute_values(":next", number(entry.version + 1));
        if let Some(answer) = answer {
            update = update
                .expression_attribute_names("#answer", attr::ANSWER)
                .expression_attribute_values(":answer", item::bytes(answer.as_bytes()));
        }
        let update = update.build().map_err(client::not_built)?;
        self.with_audit(
            TransactWriteItem::builder().update(update).build(),
            entry,
            next.as_str(),
            by,
        )
        .await
    }

    /// Deletes a submission and its answer, if nobody changed it since it was read. What remains is the audit.
    pub async fn delete(&self, seen: &Submission, by: &By<'_>) -> Result<(), StoreError> {
        let delete = Delete::builder()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&seen.entry.id)))
            .condition_expression("#version = :seen")
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":seen", number(seen.entry.version))
            .build()
            .map_err(client::not_built)?;
        self.with_audit(
            TransactWriteItem::builder().delete(delete).build(),
            &seen.entry,
            "withdrawn",
            by,
        )
        .await
    }

    pub(super) async fn with_audit(
        &self,
        change: TransactWriteItem,
        entry: &Entry,
        what: &str,
        by: &By<'_>,
    ) -> Result<(), StoreError> {
        let audit = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item::audit(entry, what, by)))
            .build()
            .map_err(client::not_built)?;
        let write = self
            .client
            .transact_write_items()
            .transact_items(change)
            .transact_items(TransactWriteItem::builder().put(audit).build());
        write.send().await.map(drop).map_err(client::failure)
    }

    /// What happened to a submission: who, what and when, oldest first.
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

/// One thing that happened to a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Who did it.
    pub actor: String,
    /// What it became: a status, or `withdrawn`.
    pub what: String,
    /// When.
    pub at: Timestamp,
    /// The version that came of it.
    pub version: u64,
}
