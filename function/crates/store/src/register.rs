//! The register of brokers: reading it, and its changes. Each change is one transaction with its entry in the audit, and
//! where it is about the sign-up as well, with that.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{Delete, KeysAndAttributes, Put, Select, TransactWriteItem, Update};
use futures_util::future::try_join_all;
use jiff::Timestamp;
use jiff::civil::Date;

use super::alteration::{Change, allow, not_allowed};
use super::broker::{self, Broker, BrokerEntry, BrokerState};
use super::item::{self, attr, number, text};
use super::trail::Happening;
use super::{
    Attribution, Entry, Outgoing, Readers, Status, Store, StoreError, Submission, TABLE, client,
    queue,
};
use forms::team::TeamId;
use sealing::Sealed;
use sealing::receipt::LookupId;

/// How many items one read by key may ask for.
const BATCH: usize = 100;

/// A step of a sign-up.
#[derive(Debug, Clone, Copy)]
pub struct SignUpStep<'a> {
    /// The state from then on.
    pub next: Status,
    /// From when on its sender reads of it; none if there is nothing new to read.
    pub told: Option<Timestamp>,
    /// Why it is declined.
    pub message: Option<&'a Outgoing>,
}

/// A record before and after a change.
#[derive(Debug, Clone, Copy)]
pub struct BrokerChange<'a> {
    /// As it was read; none where there was no record.
    pub seen: Option<&'a Broker>,
    /// As it is to be.
    pub next: &'a Broker,
    /// As the audit calls it.
    pub what: &'a str,
    /// The sign-up, where it is to be gone at another time from now on.
    pub sign_up_until: Option<(&'a Submission, Timestamp)>,
}

impl Store {
    /// The record of somebody that has not expired.
    pub async fn broker(&self, id: &LookupId, now: Timestamp) -> Result<Broker, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(broker::key(id)))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        let found = found.filter(|item| !broker::is_nothing(item));
        let found = Broker::try_from(found.ok_or(StoreError::NotFound)?)?;
        if found.entry.expires > now {
            Ok(found)
        } else {
            Err(StoreError::NotFound)
        }
    }

    /// Everybody in the register of a team, without names. Who expired is among them until the engine removes them.
    pub async fn brokers(&self, team: &TeamId) -> Result<Vec<BrokerEntry>, StoreError> {
        let ask = self
            .client
            .query()
            .table_name(&self.table)
            .index_name(TABLE.queue.name)
            .key_condition_expression("#queue = :queue")
            .expression_attribute_names("#queue", attr::QUEUE)
            .expression_attribute_values(":queue", text(broker::partition(team)));
        let items = queue::every_item(&ask).await?;
        let read = items.iter().map(BrokerEntry::try_from);
        // One that cannot be read must not hide the others.
        Ok(read
            .filter_map(|entry| {
                entry
                    .inspect_err(|error| tracing::error!(%error, "a broker is left out"))
                    .ok()
            })
            .collect())
    }

    /// How many brokers of a team are asked by this day whether they still take part.
    pub async fn brokers_due(&self, team: &TeamId, day: Date) -> Result<usize, StoreError> {
        let count = async |state| {
            let [from, to] = broker::until(state, day);
            let ask = self
                .client
                .query()
                .table_name(&self.table)
                .index_name(TABLE.queue.name)
                .key_condition_expression("#queue = :queue AND #rank BETWEEN :from AND :to")
                .expression_attribute_names("#queue", attr::QUEUE)
                .expression_attribute_names("#rank", attr::QUEUE_SORT)
                .expression_attribute_values(":queue", text(broker::partition(team)))
                .expression_attribute_values(":from", from)
                .expression_attribute_values(":to", to)
                .select(Select::Count);
            let counted = ask.send().await.map_err(client::failure)?.count;
            Ok::<_, StoreError>(usize::try_from(counted).unwrap_or_default())
        };
        let both = [BrokerState::Active, BrokerState::Paused].map(count);
        Ok(try_join_all(both).await?.into_iter().sum())
    }

    /// The sealed names of these brokers, by a read by key for each hundred.
    pub async fn broker_names(
        &self,
        ids: &[LookupId],
    ) -> Result<HashMap<LookupId, Sealed>, StoreError> {
        let read = async |ids: &[LookupId]| {
            let mut names = Vec::new();
            let mut left = KeysAndAttributes::builder()
                .set_keys(Some(ids.iter().map(broker::key).collect()))
                .projection_expression("pk, #label")
                .expression_attribute_names("#label", attr::LABEL)
                .build()
                .ok();
            while let Some(wanted) = left.take() {
                let ask = self
                    .client
                    .batch_get_item()
                    .request_items(&self.table, wanted);
                let read = ask.send().await.map_err(client::failure)?;
                let items = read.responses.unwrap_or_default();
                names.extend(items.into_values().flatten().filter_map(|mut item| {
                    let name = item::sealed(&mut item, attr::LABEL)?;
                    Some((item::id(&item)?, name))
                }));
                let unread = read.unprocessed_keys;
                left = unread.and_then(|mut unread| unread.remove(&self.table));
            }
            Ok::<_, StoreError>(names)
        };
        let read = try_join_all(ids.chunks(BATCH).map(read)).await?;
        Ok(read.into_iter().flatten().collect())
    }

    /// Changes a record, or makes it, if nobody changed it since it was read.
    pub async fn keep_broker(
        &self,
        change: BrokerChange<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let puts = self.keeping_broker(change, by)?;
        let result = self.recorded(puts, &happening(change, by)).await;
        match result {
            // The answer to the first try can get lost on the way.
            Err(StoreError::Conflict) => {
                let now = self.broker(&change.next.entry.id, by.at).await;
                match now {
                    Ok(now) if now.card == change.next.card && now.name == change.next.name => {
                        Ok(())
                    }
                    _ => Err(StoreError::Conflict),
                }
            }
            result => result,
        }
    }

    /// Brings a sign-up into another state together with the record of its sender, if nobody changed either. It can be undone
    /// until its sender reads of it.
    pub async fn step_of_sign_up(
        &self,
        seen: &Submission,
        (step, record): (SignUpStep<'_>, Option<BrokerChange<'_>>),
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        allow(seen, step.next)?;
        let leaving = seen.leaving.is_some();
        if leaving && step.message.is_some() {
            return Err(not_allowed(seen, step.next));
        }
        let of_sign_up = Change {
            answer: step.message,
            declines: step.message.is_some(),
            // What was to be read of a step that is not the last one any more.
            recalls: leaving,
            ..Change::to(step.next, seen)
        };
        let of_sign_up = of_sign_up.undoable(step.told);
        let mut writes = self.counted_update(seen, &of_sign_up, by)?;
        if let Some(record) = record {
            writes.changes.push(self.put_broker(record)?);
        }
        self.with_audit(writes, &seen.entry, of_sign_up.what, by)
            .await
    }

    /// Removes everything that is kept about somebody: the record, and the sign-up where it is still there. What remains is
    /// the audit, which holds ids and no text.
    pub async fn remove_broker(
        &self,
        entry: &BrokerEntry,
        sign_up: Option<&Submission>,
        (what, by): (&str, &Attribution<'_>),
    ) -> Result<(), StoreError> {
        let put = Put::builder()
            .table_name(&self.table)
            .set_item(Some(broker::nothing(&entry.id, entry.expires)))
            .condition_expression("#version = :seen")
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":seen", number(entry.version))
            .build()
            .map_err(client::not_built)?;
        let mut changes = vec![TransactWriteItem::builder().put(put).build()];
        if let Some(sign_up) = sign_up {
            changes.extend(self.removing(sign_up)?);
        }
        let happening = Happening {
            team: &entry.team,
            submission: &entry.id,
            what,
            version: entry.version + 1,
            by,
        };
        self.recorded(changes, &happening).await
    }

    /// Puts into the audit that somebody was given everything that is kept about this broker.
    pub async fn record_export(
        &self,
        seen: &BrokerEntry,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let happening = Happening {
            team: &seen.team,
            submission: &seen.id,
            what: "broker-exported",
            version: seen.version,
            by,
        };
        self.recorded(Vec::new(), &happening).await
    }

    /// Replaces the seals of a record, if neither the record nor the list of `readers` has changed. The version stays.
    pub async fn reseal_broker(
        &self,
        seen: &Broker,
        (again, readers): (&Broker, &Readers),
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let names = [
            attr::LABEL,
            attr::SEALED,
            attr::SEALED_FOR,
            attr::VERSION,
            attr::DATES,
        ];
        let mut expression =
            "SET #label = :label, #sealed = :sealed, #sealed_for = :mark".to_owned();
        let mut update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(broker::key(&seen.entry.id)));
        if let Some(dates) = &again.dates {
            expression.push_str(", #dates = :dates");
            update = update.expression_attribute_values(":dates", item::bytes(dates.as_bytes()));
        }
        let there = if again.dates.is_some() {
            "attribute_exists"
        } else {
            "attribute_not_exists"
        };
        let update = update
            .update_expression(expression)
            .condition_expression(format!("#version = :seen AND {there}(#dates)"))
            .set_expression_attribute_names(Some(item::names(&names)))
            .expression_attribute_values(":label", item::bytes(again.name.as_bytes()))
            .expression_attribute_values(":sealed", item::bytes(again.card.as_bytes()))
            .expression_attribute_values(":mark", text(readers.mark()))
            .expression_attribute_values(":seen", number(seen.entry.version))
            .build()
            .map_err(client::not_built)?;
        let changes = vec![
            TransactWriteItem::builder().update(update).build(),
            self.still(readers)?,
        ];
        let happening = Happening {
            team: &seen.entry.team,
            submission: &seen.entry.id,
            what: "resealed",
            version: seen.entry.version,
            by,
        };
        self.recorded(changes, &happening).await
    }

    /// What a change of a record writes: the record, and its entry in the history of the sign-up.
    fn keeping_broker(
        &self,
        change: BrokerChange<'_>,
        by: &Attribution<'_>,
    ) -> Result<Vec<TransactWriteItem>, StoreError> {
        let audit = item::audit_of_broker(&change.next.entry, change.what, by);
        let audit = item::with_request(audit, self.request);
        let mut changes = vec![self.put_broker(change)?, self.put(audit)?];
        if let Some((sign_up, until)) = change.sign_up_until {
            let entry = Entry {
                expires: until,
                ..sign_up.entry.clone()
            };
            changes.push(self.keeping_until(&entry)?);
            changes.push(self.keeping_work(&entry)?);
        }
        Ok(changes)
    }

    /// A sign-up is gone at another time; its version stays.
    fn keeping_until(&self, entry: &Entry) -> Result<TransactWriteItem, StoreError> {
        let update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&entry.id)))
            .update_expression("SET #expires = :expires")
            .condition_expression("#version = :seen")
            .set_expression_attribute_names(Some(item::names(&[attr::EXPIRES, attr::VERSION])))
            .expression_attribute_values(":expires", number(entry.expires.as_second()))
            .expression_attribute_values(":seen", number(entry.version))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }

    pub(super) fn put_broker(
        &self,
        change: BrokerChange<'_>,
    ) -> Result<TransactWriteItem, StoreError> {
        let put = Put::builder()
            .table_name(&self.table)
            .set_item(Some(change.next.item()));
        let put = match change.seen {
            // Also not what a withdrawn one left.
            None => put.condition_expression("attribute_not_exists(pk)"),
            Some(seen) => put
                .condition_expression("#version = :seen")
                .expression_attribute_names("#version", attr::VERSION)
                .expression_attribute_values(":seen", number(seen.entry.version)),
        };
        let put = put.build().map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().put(put).build())
    }

    /// Takes a record away that nobody changed since it was made. It can be made again, so nothing is left in its place.
    pub(super) fn unmake_broker(
        &self,
        entry: &BrokerEntry,
    ) -> Result<TransactWriteItem, StoreError> {
        let delete = Delete::builder()
            .table_name(&self.table)
            .set_key(Some(broker::key(&entry.id)))
            .condition_expression("#version = :seen")
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":seen", number(entry.version))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().delete(delete).build())
    }
}

fn happening<'a>(change: BrokerChange<'a>, by: &'a Attribution<'a>) -> Happening<'a> {
    let entry = &change.next.entry;
    Happening {
        team: &entry.team,
        submission: &entry.id,
        what: change.what,
        version: entry.version,
        by,
    }
}
