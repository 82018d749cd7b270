//! Brings a table of before there were teams over to the queue index by team, while it is in use.
//!
//! Such a table has an index by status alone ([`EARLIER_QUEUE`]). The present one is added beside it, and whatever the present
//! one lacks or has elsewhere gets its place. Programs of the earlier version can go on writing meanwhile: what they write is
//! brought over by the next run. Once no such program is left, the earlier index can be removed, and then there is nothing to
//! do any more.
//!
//! Sort keys of before there were places for follow-ups, contributions and sign-ups are renewed once. An item of the table
//! remembers that it was done.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::item::{self, Item, attr, number, text};
use super::sort_key::SortKey;
use super::table::{self, EARLIER_QUEUE};
use super::{Entry, QueuePart, Status, Store, StoreError, TABLE, client, queue};
use sealing::receipt::LookupId;

/// The key of the item that says in which format the sort keys are.
const KEY: &str = "queue";
/// The format of this version.
const FORMAT: u64 = 2;

/// Where an entry is in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
struct QueueKey {
    partition: String,
    sort_key: String,
}

impl QueueKey {
    /// Where it belongs.
    fn of(entry: &Entry) -> Self {
        Self {
            partition: QueuePart::new(&entry.team, entry.status).to_string(),
            sort_key: SortKey::of(entry).to_string(),
        }
    }
}

impl Store {
    /// Gives the table the queue index by team, and every submission its place there. It keeps the versions, so that pages that
    /// colleagues have open remain valid, and can run again at any time. Returns how many changed.
    pub async fn update_queue(&self, now: Timestamp) -> Result<usize, StoreError> {
        let indexes = table::indexes(&self.client, &self.table).await?;
        if !indexes.iter().any(|name| name == TABLE.queue.name) {
            table::add_queue(&self.client, &self.table).await?;
        }
        if !indexes.iter().any(|name| name == EARLIER_QUEUE) {
            return self.renew_sort_keys(now).await;
        }
        let present = self.present().await?;
        let mut changed = 0;
        for status in Status::ALL {
            for item in self.earlier(status, now).await? {
                let Some(mut entry) = super::entry(&item) else {
                    continue;
                };
                let old = present.get(&entry.id);
                // The earlier index does not know the team.
                let team = old.and_then(|old| QueuePart::team_in(&old.partition));
                entry.team = team.unwrap_or_default();
                let new = QueueKey::of(&entry);
                if old != Some(&new) && self.set_queue_key(&entry, &new).await? {
                    changed += 1;
                }
            }
        }
        Ok(changed + self.renew_sort_keys(now).await?)
    }

    /// Gives every submission the sort key that this version would give it, unless that was done before.
    async fn renew_sort_keys(&self, now: Timestamp) -> Result<usize, StoreError> {
        if self.format().await? >= FORMAT {
            return Ok(0);
        }
        let present = self.present().await?;
        let mut changed = 0;
        for (id, old) in &present {
            // Marks come from the whole item: the index has neither its thread nor its assignee.
            let entry = match self.find(id, now).await {
                Ok(found) => found.entry,
                Err(StoreError::NotFound | StoreError::Unreadable(_)) => continue,
                Err(error) => return Err(error),
            };
            let new = QueueKey::of(&entry);
            if *old != new && self.set_queue_key(&entry, &new).await? {
                changed += 1;
            }
        }
        let done = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(item::key(KEY, KEY)))
            .item(attr::VERSION, number(FORMAT));
        done.send().await.map_err(client::failure)?;
        Ok(changed)
    }

    /// The format of the sort keys in the table.
    async fn format(&self) -> Result<u64, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::key(KEY, KEY)))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        let found = found.and_then(|item| item::counted(&item, attr::VERSION).ok());
        Ok(found.unwrap_or_default())
    }

    /// Every entry of the present index, with its place.
    async fn present(&self) -> Result<HashMap<LookupId, QueueKey>, StoreError> {
        let mut all = HashMap::new();
        let mut start = None;
        loop {
            let scan = self
                .client
                .scan()
                .table_name(&self.table)
                .index_name(TABLE.queue.name)
                .set_exclusive_start_key(start.take());
            let read = scan.send().await.map_err(client::failure)?;
            let submissions = read.items().iter().filter(|item| item::is_submission(item));
            all.extend(submissions.filter_map(|item| {
                let key = QueueKey {
                    partition: item::read(item, attr::QUEUE).ok()?.to_owned(),
                    sort_key: item::read(item, attr::QUEUE_SORT).ok()?.to_owned(),
                };
                Some((item::id(item)?, key))
            }));
            start = read.last_evaluated_key;
            if start.is_none() {
                return Ok(all);
            }
        }
    }

    /// What the earlier index has in one status.
    async fn earlier(&self, status: Status, now: Timestamp) -> Result<Vec<Item>, StoreError> {
        let ask = self
            .client
            .query()
            .table_name(&self.table)
            .index_name(EARLIER_QUEUE)
            .key_condition_expression("#status = :status")
            .filter_expression("#expires > :now")
            .expression_attribute_names("#status", attr::STATUS)
            .expression_attribute_names("#expires", attr::EXPIRES)
            .expression_attribute_values(":status", text(status.as_str()))
            .expression_attribute_values(":now", number(now.as_second()));
        queue::every_item(&ask).await
    }

    /// `false` when somebody changed it in that moment: then it has its place already, or gets it the next time.
    async fn set_queue_key(&self, entry: &Entry, new: &QueueKey) -> Result<bool, StoreError> {
        let update = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&entry.id)))
            .update_expression(
                "SET #queue = :queue, #rank = :rank, #urgent = :urgent, #team = :team",
            )
            // A team that was stored meanwhile is right, and so is its place.
            .condition_expression(
                "#version = :seen AND (attribute_not_exists(#team) OR #team = :team)",
            )
            .set_expression_attribute_names(Some(item::names(&[
                attr::QUEUE,
                attr::QUEUE_SORT,
                attr::URGENT,
                attr::TEAM,
                attr::VERSION,
            ])))
            .expression_attribute_values(":queue", text(&new.partition))
            .expression_attribute_values(":rank", text(&new.sort_key))
            .expression_attribute_values(":team", text(entry.team.as_str()))
            .expression_attribute_values(":urgent", AttributeValue::Bool(entry.is_urgent()))
            .expression_attribute_values(":seen", number(entry.version));
        match update.send().await.map_err(client::failure) {
            Ok(_) => Ok(true),
            Err(StoreError::Conflict) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
