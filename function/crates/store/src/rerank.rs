//! Brings the ranks of an older table up to date, while it is in use.

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;

use super::item::{self, attr, number, text};
use super::rank::{Place, Rank};
use super::{Entry, Status, Store, StoreError, client};

impl Store {
    /// Gives everything that stands among the urgent ones with a rank of earlier, or is no question, the rank of today. It
    /// leaves versions as they are, so that no page that a colleague has open goes stale, and can be run again at any time.
    /// Gives how many changed.
    pub async fn set_ranks_right(&self, now: Timestamp) -> Result<usize, StoreError> {
        let mut changed = 0;
        for status in Status::ALL {
            let ask = item::placed(self.query(status, now), Place::Urgent);
            for (entry, old) in super::every_ranked(&ask).await? {
                let new = Rank::of(&entry, entry.approved).to_string();
                if new != old && self.set_rank(&entry, (&old, &new)).await? {
                    changed += 1;
                }
            }
        }
        Ok(changed)
    }

    /// `false` when somebody changed it in that moment: then it has a new rank already, or gets it the next time.
    async fn set_rank(&self, entry: &Entry, (old, new): (&str, &str)) -> Result<bool, StoreError> {
        let update = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&entry.id)))
            .update_expression("SET #rank = :new, #urgent = :urgent")
            .condition_expression("#rank = :old AND #version = :seen")
            .set_expression_attribute_names(Some(item::names(&[
                attr::RANK,
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
