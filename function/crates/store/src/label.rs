//! Labels: a few words by which a list tells submissions apart, sealed to the moderators. And what else a list reads by key,
//! because the index does not hold it.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::KeysAndAttributes;
use futures_util::future::try_join_all;
use jiff::Timestamp;

use super::item::{self, attr, number};
use super::{Author, Entry, Store, StoreError, client};
use sealing::Sealed;
use sealing::receipt::LookupId;

/// How many items one read by key may ask for.
const BATCH: usize = 100;

/// What a list shows of a submission besides its [`Entry`].
#[derive(Debug, Clone, Default)]
pub struct Details {
    /// The moderator who works on it.
    pub assignee: Option<Author>,
    /// The label, if it has one yet.
    pub label: Option<Sealed>,
    /// Whether a message of it waits for a second pair of eyes.
    pub waits_for_eyes: bool,
    /// Whether a page of it was given back to whoever made it.
    pub page_back: bool,
    /// Whether the file that was made of it is on the site only after somebody else took it over.
    pub in_review: bool,
    /// The colleague who handed it over.
    pub handed_by: Option<Author>,
    /// Since when the moderator has it.
    pub held_since: Option<Timestamp>,
    /// By when the moderator looks at it.
    pub due: Option<Timestamp>,
}

impl Store {
    /// The details of these submissions. Best effort: what is busy is left out.
    pub async fn details(
        &self,
        ids: &[LookupId],
    ) -> Result<HashMap<LookupId, Details>, StoreError> {
        let read = async |ids: &[LookupId]| {
            let keys = ids.iter().map(item::submission_key).collect();
            let wanted = KeysAndAttributes::builder()
                .set_keys(Some(keys))
                .projection_expression(
                    "pk, #holder, #label, #eyes, #handed_by, #since, #due, #page_back, #in_review",
                )
                .expression_attribute_names("#holder", attr::ASSIGNEE)
                .expression_attribute_names("#label", attr::LABEL)
                .expression_attribute_names("#eyes", attr::EYES)
                .expression_attribute_names("#handed_by", attr::HANDED_BY)
                .expression_attribute_names("#since", attr::HELD_SINCE)
                .expression_attribute_names("#due", attr::DUE)
                .expression_attribute_names("#page_back", attr::PAGE_BACK)
                .expression_attribute_names("#in_review", attr::IN_REVIEW)
                .build()
                .map_err(client::not_built)?;
            let ask = self
                .client
                .batch_get_item()
                .request_items(&self.table, wanted);
            let read = ask.send().await.map_err(client::failure)?;
            Ok::<_, StoreError>(read.responses.unwrap_or_default())
        };
        let read = try_join_all(ids.chunks(BATCH).map(read)).await?;
        let items = read.into_iter().flat_map(HashMap::into_values).flatten();
        let details = items.filter_map(|mut item| {
            let details = Details {
                assignee: item::assignee(&item),
                waits_for_eyes: item.contains_key(attr::EYES),
                page_back: item::flag(&item, attr::PAGE_BACK).unwrap_or_default(),
                in_review: item::flag(&item, attr::IN_REVIEW).unwrap_or_default(),
                handed_by: item::read(&item, attr::HANDED_BY)
                    .ok()
                    .map(Author::person_or_name),
                held_since: item::moment(&item, attr::HELD_SINCE).ok(),
                due: item::moment(&item, attr::DUE).ok(),
                label: item::sealed(&mut item, attr::LABEL),
            };
            Some((item::id(&item)?, details))
        });
        Ok(details.collect())
    }

    /// Gives a submission its first label, unless it has one or was changed. Nobody has done anything with it then, so the
    /// version stays, and there is no audit entry.
    pub async fn first_label(&self, entry: &Entry, label: &Sealed) -> Result<(), StoreError> {
        let update = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&entry.id)))
            // Another desk may seal to other keys, so what was sealed again is looked at once more.
            .update_expression("SET #label = :label REMOVE #sealed_for")
            .condition_expression("#version = :seen AND attribute_not_exists(#label)")
            .set_expression_attribute_names(Some(item::names(&[
                attr::LABEL,
                attr::SEALED_FOR,
                attr::VERSION,
            ])))
            .expression_attribute_values(":label", item::bytes(label.as_bytes()))
            .expression_attribute_values(":seen", number(entry.version));
        update.send().await.map(drop).map_err(client::failure)
    }
}
