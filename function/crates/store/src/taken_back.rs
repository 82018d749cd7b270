//! Files of the site whose sender took back what they were made of. The place of a submission that was withdrawn remembers
//! them, sealed to the team, until the file is gone; nothing else of it is left.

use jiff::{SignedDuration, Timestamp};

use super::item::{self, Item, attr, number, text};
use super::{Store, StoreError, Submission, client, queue};
use forms::team::TeamId;
use sealing::Sealed;
use sealing::receipt::LookupId;

/// In the place of a status, in the partition of the queue.
const TAKEN_BACK: &str = "taken-back";
/// They have no order.
const ANYWHERE: &str = "0";
/// So much longer it is remembered than the submission would have been: somebody has to collect meanwhile.
const LONGER: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Files that are to go.
#[derive(Debug, Clone)]
pub struct TakenBack {
    /// Of what they were made.
    id: LookupId,
    /// Which files, sealed to the team.
    pub placed: Sealed,
}

fn partition(team: &TeamId) -> String {
    format!("{team}#{TAKEN_BACK}")
}

/// What takes the place of a submission that was withdrawn.
pub(super) fn withdrawn(seen: &Submission) -> Item {
    let mut item = item::withdrawn(&seen.entry);
    if let Some(placed) = &seen.placed {
        let expires = seen.entry.expires;
        let longer = expires.checked_add(LONGER).unwrap_or(expires);
        let also = [
            (attr::PLACED, item::bytes(placed.as_bytes())),
            (attr::QUEUE, text(partition(&seen.entry.team))),
            (attr::QUEUE_SORT, text(ANYWHERE)),
            (attr::EXPIRES, number(longer.as_second())),
        ];
        item.extend(also.map(|(name, value)| (name.to_owned(), value)));
    }
    item
}

impl Store {
    /// The files of a team that are to go.
    pub async fn taken_back(
        &self,
        team: &TeamId,
        now: Timestamp,
    ) -> Result<Vec<TakenBack>, StoreError> {
        let ask = self.query(partition(team), now);
        let mut found = Vec::new();
        for listed in queue::every_item(&ask).await? {
            let Some(id) = item::id(&listed) else {
                continue;
            };
            let ask = self
                .client
                .get_item()
                .table_name(&self.table)
                .set_key(Some(item::submission_key(&id)))
                .consistent_read(true);
            let item = ask.send().await.map_err(client::failure)?.item;
            let placed = item.and_then(|mut item| item::sealed(&mut item, attr::PLACED));
            found.extend(placed.map(|placed| TakenBack { id, placed }));
        }
        Ok(found)
    }

    /// How many pages of a team are to leave the site.
    pub async fn count_taken_back(
        &self,
        team: &TeamId,
        now: Timestamp,
    ) -> Result<usize, StoreError> {
        let ask = self.query(partition(team), now);
        Ok(queue::every_item(&ask).await?.len())
    }

    /// Forgets the files: they are gone.
    pub async fn files_are_gone(&self, gone: &TakenBack) -> Result<(), StoreError> {
        let forget = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&gone.id)))
            .update_expression("REMOVE #placed, #queue, #rank")
            .condition_expression("#placed = :placed")
            .set_expression_attribute_names(Some(item::names(&[
                attr::PLACED,
                attr::QUEUE,
                attr::QUEUE_SORT,
            ])))
            .expression_attribute_values(":placed", item::bytes(gone.placed.as_bytes()));
        match forget.send().await.map_err(client::failure) {
            // Somebody else did it in that moment.
            Ok(_) | Err(StoreError::Conflict) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
