//! The note of a team for whoever comes next: one at a time, sealed to the team.

use aws_sdk_dynamodb::types::{Put, TransactWriteItem, Update};
use jiff::{SignedDuration, Timestamp};

use super::item::{self, Item, attr, number, text};
use super::{Attribution, Author, Readers, Store, StoreError, client};
use forms::team::TeamId;
use sealing::Sealed;

/// Before the team, the partition of its note.
const SHIFT: &str = "shift#";
const NOTE: &str = "note";
/// Nobody needs an older one.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A note for whoever comes next.
#[derive(Debug, Clone)]
pub struct ShiftNote {
    /// The text.
    pub sealed: Sealed,
    /// Who wrote it.
    pub by: Author,
    /// When.
    pub at: Timestamp,
    /// Who ticked it as read, and when.
    pub read: Option<(Author, Timestamp)>,
    /// Counts the notes of a team; the first is 1.
    pub edition: u64,
    /// For which keys it was sealed when it was sealed again last.
    pub sealed_for: Option<String>,
}

impl TryFrom<Item> for ShiftNote {
    type Error = StoreError;

    fn try_from(mut item: Item) -> Result<Self, StoreError> {
        let read_by = item::read(&item, attr::READ_BY);
        let read_by = read_by.ok().map(Author::person_or_name);
        Ok(Self {
            by: Author::person_or_name(item::read(&item, attr::ACTOR)?),
            at: item::moment(&item, attr::AT)?,
            read: read_by.zip(item::moment(&item, attr::SEEN).ok()),
            edition: item::counted(&item, attr::EDITION)?,
            sealed_for: item::read(&item, attr::SEALED_FOR).ok().map(str::to_owned),
            sealed: item::sealed(&mut item, attr::SEALED)
                .ok_or(StoreError::Unreadable(attr::SEALED))?,
        })
    }
}

fn key(team: &TeamId) -> Item {
    item::key(&format!("{SHIFT}{team}"), NOTE)
}

impl Store {
    /// The note of a team, if there is one.
    pub async fn shift_note(
        &self,
        team: &TeamId,
        now: Timestamp,
    ) -> Result<Option<ShiftNote>, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(key(team)))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        let is_kept = |item: &Item| item::moment(item, attr::EXPIRES).is_ok_and(|end| end > now);
        found.filter(is_kept).map(ShiftNote::try_from).transpose()
    }

    /// Puts a note in the place of the one with this edition (0 for none), if nobody left another one since.
    pub async fn leave_shift_note(
        &self,
        (team, seen): (&TeamId, u64),
        sealed: &Sealed,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let mut note = key(team);
        let mut put = |name: &str, value| note.insert(name.to_owned(), value);
        put(attr::SEALED, item::bytes(sealed.as_bytes()));
        put(attr::ACTOR, text(by.actor.as_str()));
        put(attr::AT, number(by.at.as_second()));
        put(attr::EDITION, number(seen + 1));
        let expires = by.at.checked_add(KEPT).unwrap_or(Timestamp::MAX);
        put(attr::EXPIRES, number(expires.as_second()));
        let put = Put::builder()
            .table_name(&self.table)
            .set_item(Some(note))
            .condition_expression(
                "attribute_not_exists(pk) OR #edition = :seen OR #expires <= :now",
            )
            .set_expression_attribute_names(Some(item::names(&[attr::EDITION, attr::EXPIRES])))
            .expression_attribute_values(":seen", number(seen))
            .expression_attribute_values(":now", number(by.at.as_second()))
            .build()
            .map_err(client::not_built)?;
        let write = self.client.transact_write_items();
        let write = write.transact_items(TransactWriteItem::builder().put(put).build());
        match write.send().await.map_err(client::failure) {
            Ok(_) => Ok(()),
            // The answer to the first try can get lost on the way.
            Err(error) => match self.shift_note(team, by.at).await? {
                Some(note) if note.sealed == *sealed => Ok(()),
                _ => Err(error),
            },
        }
    }

    /// Puts the note of a team into another seal, if nobody left another one since and the keys are still these.
    pub async fn reseal_shift_note(
        &self,
        (team, seen): (&TeamId, &ShiftNote),
        (sealed, readers): (&Sealed, &Readers),
    ) -> Result<(), StoreError> {
        let names = [attr::SEALED, attr::SEALED_FOR, attr::EDITION];
        let update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(key(team)))
            .update_expression("SET #sealed = :sealed, #sealed_for = :mark")
            .condition_expression("#edition = :seen AND #sealed = :before")
            .set_expression_attribute_names(Some(item::names(&names)))
            .expression_attribute_values(":sealed", item::bytes(sealed.as_bytes()))
            .expression_attribute_values(":mark", text(readers.mark()))
            .expression_attribute_values(":seen", number(seen.edition))
            .expression_attribute_values(":before", item::bytes(seen.sealed.as_bytes()))
            .build()
            .map_err(client::not_built)?;
        let write = self.client.transact_write_items();
        let write = write
            .transact_items(TransactWriteItem::builder().update(update).build())
            .transact_items(self.still(readers)?);
        write.send().await.map(drop).map_err(client::failure)
    }

    /// Ticks the note with this edition as read.
    pub async fn read_shift_note(
        &self,
        (team, seen): (&TeamId, u64),
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let update = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(key(team)))
            .update_expression("SET #read_by = :by, #seen = :at")
            .condition_expression("#edition = :seen AND attribute_not_exists(#read_by)")
            .set_expression_attribute_names(Some(item::names(&[
                attr::READ_BY,
                attr::SEEN,
                attr::EDITION,
            ])))
            .expression_attribute_values(":by", text(by.actor.as_str()))
            .expression_attribute_values(":at", number(by.at.as_second()))
            .expression_attribute_values(":seen", number(seen));
        update.send().await.map(drop).map_err(client::failure)
    }
}
