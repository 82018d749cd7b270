//! Updates the sort keys of an older table while it is in use.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::item::{self, attr, number, text};
use super::sort_key::{Place, SortKey};
use super::{Entry, Status, Store, StoreError, client};

impl Store {
    /// Renews the sort keys of an older format, and those of urgent entries that are no questions. It keeps the
    /// versions, so that pages that colleagues have open remain valid, and can run again at any time. Returns how many
    /// changed.
    pub async fn update_sort_keys(&self, now: Timestamp) -> Result<usize, StoreError> {
        let mut changed = 0;
        for status in Status::ALL {
            let ask = item::placed(self.query(status, now), Place::Urgent);
            for (entry, old) in super::every_with_sort_key(&ask).await? {
                let new = SortKey::of(&entry, entry.approved).to_string();
                if new != old && self.set_sort_key(&entry, (&old, &new)).await? {
                    changed += 1;
                }
            }
        }
        Ok(changed)
    }

    /// `false` when somebody changed it in that moment: then it has a new rank already, or gets it the next time.
    async fn set_sort_key(
        &self,
        entry: &Entry,
        (old, new): (&str, &str),
    ) -> Result<bool, StoreError> {
        let update = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&entry.id)))
            .update_expression("SET #rank = :new, #urgent = :urgent")
            .condition_expression("#rank = :old AND #version = :seen")
            .set_expression_attribute_names(Some(item::names(&[
                attr::QUEUE_SORT,
                attr::URGENT,
                attr::VERSION,
            ])))
            .expression_attribute_values(":new", text(new))
            .expression_attribute_values(":old", text(old))
            .expression_attribute_values(":urgent", AttributeValue::Bool(entry.urgent))
            .expression_attribute_values(":seen", number(entry.version));
        match update.send().await.map_err(client::failure) {
            Ok(_) => Ok(true),
            Err(StoreError::Conflict) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
