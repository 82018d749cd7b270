//! The store: one table on `DynamoDB` or a compatible engine.
//!
//! It takes sealed submissions only, so plaintext cannot get into it. Types of the SDK stay inside. Changes use
//! optimistic locking: each is conditional on the version that was read, and writes its audit entry in the same
//! transaction.

mod actor;
mod alteration;
mod ask;
mod attr;
mod author;
mod before;
mod broker;
mod chain;
mod change;
mod client;
mod counters;
mod eyes;
mod health;
mod helped;
mod in_process;
mod item;
mod label;
mod measure;
mod messages;
mod model;
mod notification_state;
mod page_eyes;
mod passed_on;
mod people;
mod queue;
mod queue_index;
mod readers;
mod register;
mod shift;
mod sight;
mod sort_key;
mod status;
mod table;
mod taken_back;
mod thread;
mod ticks;
mod trail;
mod undo;
mod update;
mod urgency;
mod verify;
mod work;
mod writes;

use std::sync::Arc;

use aws_config::SdkConfig;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem};
use jiff::Timestamp;

use forms::Kind;
use sealing::receipt::LookupId;

pub use actor::{Actor, Author, Machine};
pub use author::{AuthorSays, NewPage, PageAuthor};
pub use before::Before;
pub use broker::{Broker, BrokerEntry, BrokerState};
pub use chain::{BrokenChain, Head};
pub use change::Handover;
pub use client::http_client;
pub use client::{Access, AccessError, StoreSettings};
pub use counters::{Counter, Counting};
pub use eyes::Proposal;
pub use helped::{HelpCount, Helped};
pub use in_process::Engine;
pub use label::Details;
pub use measure::{Measure, Outcome, Week, With, Within};
pub use messages::RECALL_MARGIN;
pub use model::{
    Answered, Attribution, AuditEntry, EVENTS, Entry, Fingerprint, Held, History, Leaving,
    NewSubmission, Order, Outgoing, QueueFilter, QueuePart, StoreError, Submission,
};
pub use notification_state::{Arrivals, Mention, NotificationState};
pub use page_eyes::PageEyes;
pub use people::{
    Belongings, Ceremony, Credential, Invitation, Lock, Mark, Names, PendingInvitation, Person,
    PersonId, RightsEntry, RightsEvent, Role, Session, Standing, StoredName, Wrap, Write,
    verify_rights_before,
};
pub use queue::{Counted, Cursor, Queue};
pub use readers::Readers;
pub use register::{BrokerChange, SignUpStep};
pub use shift::ShiftNote;
pub use sight::Sight;
pub use sort_key::{HolderMark, Place};
pub use status::Status;
pub use table::{Index, TABLE, Table};
pub use taken_back::TakenBack;
pub use thread::{FollowUp, Said, Seals, TeamSeal, Turn};
pub use ticks::Tick;
pub use trail::{LOOKED, LOOKED_AT_BROKER, Looks, TrailEntry, TrailPlace, verify_part};
pub use undo::RecordBack;
pub use urgency::Urgency;
pub use verify::{Noted, Stretch};
pub use work::{DraftChange, Note, SavedDraft, Work};

use item::{number, text};
use trail::Happening;
use writes::Writes;

/// Submissions in a table.
#[derive(Debug, Clone)]
pub struct Store {
    client: Client,
    table: String,
    /// The request whose changes these are; see [`Store::during`].
    request: Option<Fingerprint>,
    /// What changes count; see [`Store::counting`].
    counting: Option<Counting>,
}

impl Store {
    /// Prepares the client. It does not talk to the engine yet.
    pub async fn connect(settings: &StoreSettings) -> Self {
        Self::of(&client::config(settings).await, settings)
    }

    /// Prepares the client for an engine in this process.
    pub async fn within(engine: impl Engine, table: &str) -> Self {
        // The address is never looked up: there is no line but the one to the engine.
        let settings = StoreSettings::local("http://engine.invalid", table);
        let line = in_process::client(Arc::new(engine));
        Self::of(&client::config_over(&settings, line).await, &settings)
    }

    /// Prepares the client for a program that is of no use without rights: an error if nothing says in which region the table
    /// is, or who asks.
    pub async fn with_access(settings: &StoreSettings) -> Result<Self, AccessError> {
        let config = client::config(settings).await;
        client::access(&config).await?;
        Ok(Self::of(&config, settings))
    }

    fn of(config: &SdkConfig, settings: &StoreSettings) -> Self {
        Self {
            client: Client::new(config),
            table: settings.table.clone(),
            request: None,
            counting: None,
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
            Ok(found) if found.entry.expires > now => Ok(found.at(now)),
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

    /// Deletes a submission and its answer, if nobody changed it since it was read. The audit remains, and a tombstone
    /// with nothing but its expiry, so that a browser that resends the page does not store it again.
    pub async fn delete(&self, seen: &Submission, by: &Attribution<'_>) -> Result<(), StoreError> {
        let mut changes = self.removing(seen)?;
        // Whoever withdraws a sign-up is not in the register any more either.
        if seen.entry.kind == Kind::Signup {
            let Entry { id, expires, .. } = &seen.entry;
            changes.push(self.put(broker::nothing(id, *expires))?);
        }
        self.with_audit(changes, &seen.entry, "withdrawn", by).await
    }

    /// What takes the place of a submission, if nobody changed it since it was read.
    fn removing(&self, seen: &Submission) -> Result<Vec<TransactWriteItem>, StoreError> {
        let nothing = Put::builder()
            .table_name(&self.table)
            .set_item(Some(taken_back::withdrawn(seen)))
            .condition_expression("#version = :seen")
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":seen", number(seen.entry.version))
            .build()
            .map_err(client::not_built)?;
        let nothing = TransactWriteItem::builder().put(nothing).build();
        // Notes and drafts go with it.
        Ok(vec![nothing, self.put(work::nothing(&seen.entry))?])
    }

    /// Makes these changes with their entries in the audit, and adds to these counters.
    pub(crate) async fn with_audit(
        &self,
        writes: impl Into<Writes>,
        entry: &Entry,
        what: &str,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let mut writes = writes.into();
        writes.changes.push(self.audit_put(entry, what, by)?);
        let happened = Happening {
            team: &entry.team,
            submission: &entry.id,
            what,
            version: entry.version + 1,
            by,
        };
        self.recorded(writes, &happened).await
    }

    /// The entry of a change in the audit that the submission keeps itself.
    fn audit_put(
        &self,
        entry: &Entry,
        what: &str,
        by: &Attribution<'_>,
    ) -> Result<TransactWriteItem, StoreError> {
        let audit = item::audit(entry, what, by);
        let audit = Put::builder()
            .table_name(&self.table)
            .set_item(Some(item::with_request(audit, self.request)))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().put(audit).build())
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
        Ok(self.history(id).await?.changes)
    }

    /// What happened to a submission, and who looked at it.
    pub async fn history(&self, id: &LookupId) -> Result<History, StoreError> {
        let ask = self
            .client
            .query()
            .table_name(&self.table)
            .key_condition_expression("pk = :pk AND begins_with(sk, :history)")
            .expression_attribute_values(":pk", AttributeValue::S(item::partition(id)))
            .expression_attribute_values(":history", text(item::HISTORY_PREFIX))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.items;
        let mut history = History::default();
        for item in &found.unwrap_or_default() {
            if item::read(item, attr::SORT)?.starts_with(item::LOOKS_PREFIX) {
                history.looks.push(Looks::try_from(item)?);
            } else {
                history.changes.push(AuditEntry::try_from(item)?);
            }
        }
        Ok(history)
    }
}

/// One that cannot be read must not hide the others.
fn entry(item: &item::Item) -> Option<Entry> {
    // What was withdrawn is no submission any more.
    if !item::is_submission(item) || item::is_withdrawn(item) {
        return None;
    }
    Entry::try_from(item)
        .inspect_err(|error| tracing::error!(%error, "an entry of the queue is left out"))
        .ok()
}
