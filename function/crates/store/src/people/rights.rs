//! The audit of rights: who let whom in, changed what they may do, or put them out; and who entered.
//!
//! It is a [chain](crate::chain), outlives what it is about, and names people by their ids only.

use jiff::Timestamp;

use super::PersonId;
use crate::chain::{self, BrokenChain, Head, Link};
use crate::item::{self, Item, attr, counted, moment, number, read, text};
use crate::verify::{Noted, Partition, Stretch};
use crate::{Store, StoreError, client};

/// The partition of the chain.
const CHAIN: &str = "rights";

/// Before the number, the sort key of an entry.
const ENTRY: &str = "entry#";

fn sort_key(number: u64) -> String {
    format!("{ENTRY}{number:012}")
}

/// Sorts after every entry.
fn last() -> String {
    format!("{ENTRY}~")
}

/// Something that happens to somebody's rights.
#[derive(Debug, Clone, Copy)]
pub struct RightsEvent<'a> {
    /// Who did it; nobody when it was done at the machine that holds a key file.
    pub by: Option<&'a PersonId>,
    /// To whom.
    pub person: &'a PersonId,
    /// What, in a word.
    pub what: &'static str,
    /// Roles, teams or keys; never a name or a text.
    pub about: &'a str,
    /// When.
    pub at: Timestamp,
}

/// An entry of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightsEntry {
    /// Its place; the first is 1.
    pub number: u64,
    /// Who did it; nobody when it was done at the machine that holds a key file.
    pub by: Option<PersonId>,
    /// To whom.
    pub person: PersonId,
    /// What, in a word.
    pub what: String,
    /// Roles, teams or keys.
    pub about: String,
    /// When.
    pub at: Timestamp,
    /// The hash of the entry before.
    pub before: String,
    /// The hash of this one.
    pub hash: String,
}

impl RightsEntry {
    pub(super) fn after(head: &Head, event: &RightsEvent<'_>) -> Self {
        let mut entry = Self {
            number: head.number + 1,
            by: event.by.cloned(),
            person: event.person.clone(),
            what: event.what.to_owned(),
            about: event.about.to_owned(),
            at: event.at,
            before: head.hash.clone(),
            hash: String::new(),
        };
        entry.hash = entry.computed();
        entry
    }
}

impl Link for RightsEntry {
    fn place(&self) -> (u64, &str) {
        (self.number, &self.before)
    }

    fn hash(&self) -> &str {
        &self.hash
    }

    fn computed(&self) -> String {
        chain::hash(&[
            &self.before,
            &self.number.to_string(),
            self.by.as_ref().map_or("", PersonId::as_str),
            self.person.as_str(),
            &self.what,
            &self.about,
            &self.at.as_second().to_string(),
        ])
    }
}

/// Whether entries, newest first, are the whole part of the chain that ends before a number.
pub fn verify_part(before: Option<u64>, entries: &[RightsEntry]) -> Result<(), BrokenChain> {
    let newest = entries.first().map_or(0, |entry| entry.number);
    match before {
        Some(before) if newest + 1 != before => Err(BrokenChain(newest + 1)),
        _ => chain::verify_part(entries),
    }
}

impl Store {
    /// The end of the chain.
    pub(super) async fn head(&self) -> Result<Head, StoreError> {
        let ask = self.ask_partition(CHAIN).scan_index_forward(false).limit(1);
        let read = ask.send().await.map_err(client::failure)?;
        let last = read.items.unwrap_or_default();
        let Some(last) = last.first() else {
            return Ok(Head::default());
        };
        let last = RightsEntry::try_from(last)?;
        Ok(Head {
            number: last.number,
            hash: last.hash,
        })
    }

    /// The newest entries, or those before a number, newest first.
    pub async fn rights_before(
        &self,
        before: Option<u64>,
        most: usize,
    ) -> Result<Vec<RightsEntry>, StoreError> {
        let end = before.map_or_else(last, sort_key);
        let ask = self
            .ask_partition(CHAIN)
            .key_condition_expression("pk = :pk AND sk < :end")
            .expression_attribute_values(":end", text(end))
            .scan_index_forward(false)
            .limit(i32::try_from(most).unwrap_or(i32::MAX));
        let found = ask.send().await.map_err(client::failure)?.items;
        let found = found.unwrap_or_default();
        found.iter().map(RightsEntry::try_from).collect()
    }

    /// Follows the chain.
    pub async fn verify_rights(
        &self,
        stretch: Stretch<'_>,
    ) -> Result<Result<Noted, BrokenChain>, StoreError> {
        let partition = Partition {
            name: CHAIN,
            end: &last(),
        };
        self.follow::<RightsEntry>(&partition, stretch, None).await
    }

    /// The whole chain, oldest first.
    pub async fn rights(&self) -> Result<Vec<RightsEntry>, StoreError> {
        let found = self.partition(CHAIN).await?;
        found.iter().map(RightsEntry::try_from).collect()
    }
}

impl From<&RightsEntry> for Item {
    fn from(entry: &RightsEntry) -> Self {
        let mut item = item::key(CHAIN, &sort_key(entry.number));
        let by = entry.by.as_ref().map_or("", PersonId::as_str);
        item.insert(attr::ACTOR.into(), text(by));
        item.insert(attr::PERSON.into(), text(entry.person.as_str()));
        item.insert(attr::WHAT.into(), text(&entry.what));
        item.insert(attr::ABOUT.into(), text(&entry.about));
        item.insert(attr::AT.into(), number(entry.at.as_second()));
        item.insert(attr::NUMBER.into(), number(entry.number));
        item.insert(attr::BEFORE.into(), text(&entry.before));
        item.insert(attr::HASH.into(), text(&entry.hash));
        item
    }
}

impl TryFrom<&Item> for RightsEntry {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        let by = read(item, attr::ACTOR)?;
        Ok(Self {
            number: counted(item, attr::NUMBER)?,
            by: PersonId::parse(by),
            person: PersonId::parse(read(item, attr::PERSON)?)
                .ok_or(StoreError::Unreadable(attr::PERSON))?,
            what: read(item, attr::WHAT)?.to_owned(),
            about: read(item, attr::ABOUT)?.to_owned(),
            at: moment(item, attr::AT)?,
            before: read(item, attr::BEFORE)?.to_owned(),
            hash: read(item, attr::HASH)?.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verify(entries: &[RightsEntry]) -> Result<Head, BrokenChain> {
        chain::follow(Head::default(), entries)
    }

    fn chain(length: u64) -> Vec<RightsEntry> {
        let person = PersonId::from_bits(7);
        let mut entries = Vec::new();
        for _ in 0..length {
            let event = RightsEvent {
                by: None,
                person: &person,
                what: "entered",
                about: "",
                at: Timestamp::UNIX_EPOCH,
            };
            let head = verify(&entries).unwrap();
            entries.push(RightsEntry::after(&head, &event));
        }
        entries
    }

    #[test]
    fn a_whole_chain_is_whole() {
        assert_eq!(verify(&[]), Ok(Head::default()));
        let entries = chain(3);
        let head = verify(&entries).unwrap();
        assert_eq!((head.number, &head.hash), (3, &entries[2].hash));
    }

    #[test]
    fn a_part_is_whole_to_the_place_where_it_is_read_on() {
        let mut part = chain(5);
        part.reverse();
        assert_eq!(verify_part(None, &part), Ok(()));
        assert_eq!(verify_part(Some(6), &part[..3]), Ok(()));
        assert_eq!(verify_part(Some(3), &part[3..]), Ok(()));
        assert_eq!(verify_part(Some(1), &[]), Ok(()));
        // The entries between two pages are gone.
        assert_eq!(verify_part(Some(6), &part[1..]), Err(BrokenChain(5)));
        assert_eq!(verify_part(Some(3), &[]), Err(BrokenChain(1)));
        // The first one follows nothing.
        let mut last = part[4].clone();
        last.before = "x".into();
        last.hash = last.computed();
        assert_eq!(verify_part(Some(2), &[last]), Err(BrokenChain(1)));
    }

    #[test]
    fn every_kind_of_break_is_found_where_it_is() {
        let whole = chain(5);
        let mut changed = whole.clone();
        changed[2].about = "beheerder".into();
        assert_eq!(verify(&changed), Err(BrokenChain(3)));
        // A forger who computes the hash again breaks the next one.
        changed[2].hash = changed[2].computed();
        assert_eq!(verify(&changed), Err(BrokenChain(4)));
        let mut dropped = whole.clone();
        dropped.remove(1);
        assert_eq!(verify(&dropped), Err(BrokenChain(2)));
        assert_eq!(verify(&whole[1..]), Err(BrokenChain(1)));
        let mut swapped = whole.clone();
        swapped.swap(3, 4);
        assert_eq!(verify(&swapped), Err(BrokenChain(4)));
        let mut twice = whole;
        twice.insert(1, twice[0].clone());
        assert_eq!(verify(&twice), Err(BrokenChain(2)));
    }
}
