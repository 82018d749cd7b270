//! The readers: the public keys that everything of a team is sealed to, with their owners.
//!
//! A seal does not say whose keys open it, so for each team one item of the table lists them. A re-seal changes this list, and each
//! new seal is conditional on it. So a desk with an older build can neither take access away nor give it back to a
//! revoked key.

use std::collections::BTreeMap;
use std::fmt::Write;

use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, TransactWriteItem};
use sha2::{Digest, Sha256};

use super::item::{self, Item, attr, number, text};
use super::{Store, StoreError, client};
use forms::team::TeamId;

/// The partition of the items, and the sort key of the national team's.
const KEY: &str = "readers";
/// The beginning of the sort key of any other team's.
const TEAM: &str = "team#";
/// How often a concurrent change is retried.
const TRIES: usize = 5;
/// A prefix of a hash identifies a set of keys.
const MARK: usize = 8;

/// The public keys of a team that are in use and that were, each with a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readers {
    /// The team.
    pub team: TeamId,
    /// The keys that everything is sealed to, with their owners.
    pub keys: BTreeMap<String, String>,
    /// Revoked keys, which never return.
    pub revoked: BTreeMap<String, String>,
    /// Whether a re-seal to these keys was begun, and not everything is done yet.
    pub unfinished: bool,
    /// Counts its changes; nothing was ever remembered when it is 0.
    version: u64,
}

impl Readers {
    /// Identifies this set of keys. Stored with everything that is sealed to exactly these.
    pub fn mark(&self) -> String {
        let keys: Vec<&str> = self.keys.keys().map(String::as_str).collect();
        let hash = Sha256::digest(keys.join("\n"));
        hash[..MARK].iter().fold(String::new(), |mut mark, byte| {
            // Writing to a string cannot fail.
            let _ = write!(mark, "{byte:02x}");
            mark
        })
    }

    /// Whether nobody remembered anything yet.
    pub fn is_unknown(&self) -> bool {
        self.version == 0
    }

    /// Another text after every change.
    pub fn stamp(&self) -> String {
        format!("{}-{}", self.version, self.mark())
    }

    /// The list with other keys, and more revoked ones.
    #[must_use]
    pub fn becoming(&self, keys: BTreeMap<String, String>, gone: BTreeMap<String, String>) -> Self {
        let mut revoked = self.revoked.clone();
        revoked.extend(gone);
        Self {
            team: self.team.clone(),
            unfinished: self.unfinished || keys != self.keys,
            keys,
            revoked,
            version: self.version,
        }
    }

    /// The list once everything is sealed to its keys.
    #[must_use]
    pub fn finished(&self) -> Self {
        Self {
            unfinished: false,
            ..self.clone()
        }
    }

    /// The list with additional `keys`, except revoked ones.
    #[must_use]
    pub fn and(&self, keys: &BTreeMap<String, String>) -> Self {
        let mut next = self.clone();
        for (key, name) in keys {
            if !next.revoked.contains_key(key) {
                let known = next.keys.entry(key.clone()).or_default();
                if !name.is_empty() {
                    known.clone_from(name);
                }
            }
        }
        next
    }
}

impl Store {
    /// The stored list of readers of a team.
    pub async fn readers(&self, team: &TeamId) -> Result<Readers, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(key_of(team)))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        let none = || Readers {
            team: team.clone(),
            ..Readers::default()
        };
        let read = |item| Readers::read(team, item);
        found.as_ref().map_or_else(|| Ok(none()), read)
    }

    /// Stores `readers`, unless they have changed since they were read. Returns the stored list.
    pub async fn remember_readers(&self, readers: &Readers) -> Result<Readers, StoreError> {
        let next = Readers {
            version: readers.version + 1,
            ..readers.clone()
        };
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(Item::from(&next)))
            .condition_expression("attribute_not_exists(pk) OR #version = :seen")
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":seen", number(readers.version));
        match put.send().await.map_err(client::failure) {
            Ok(_) => Ok(next),
            // When an answer gets lost on the way, the SDK tries again and finds what it wrote itself.
            Err(StoreError::Conflict) if self.readers(&next.team).await? == next => Ok(next),
            Err(error) => Err(error),
        }
    }

    /// Adds `keys` to the list of a team. Everybody who seals announces their keys, so that no re-seal forgets them.
    pub async fn announce(
        &self,
        team: &TeamId,
        keys: &BTreeMap<String, String>,
    ) -> Result<(), StoreError> {
        for _ in 0..TRIES {
            let known = self.readers(team).await?;
            let next = known.and(keys);
            if next == known {
                return Ok(());
            }
            match self.remember_readers(&next).await {
                Ok(_) => return Ok(()),
                Err(StoreError::Conflict) => {}
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::Conflict)
    }

    /// A part of a transaction: those who can read are still these.
    pub(super) fn still(&self, readers: &Readers) -> Result<TransactWriteItem, StoreError> {
        let check = ConditionCheck::builder()
            .table_name(&self.table)
            .set_key(Some(key_of(&readers.team)))
            .condition_expression("#version = :readers")
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":readers", number(readers.version))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().condition_check(check).build())
    }
}

impl From<&Readers> for Item {
    fn from(readers: &Readers) -> Self {
        let named = |keys: &BTreeMap<String, String>| {
            let pairs = keys.iter();
            AttributeValue::M(pairs.map(|(key, name)| (key.clone(), text(name))).collect())
        };
        let mut item = key_of(&readers.team);
        item.insert(attr::KEYS.to_owned(), named(&readers.keys));
        item.insert(attr::REVOKED.to_owned(), named(&readers.revoked));
        let unfinished = AttributeValue::Bool(readers.unfinished);
        item.insert(attr::UNFINISHED.to_owned(), unfinished);
        item.insert(attr::VERSION.to_owned(), number(readers.version));
        item
    }
}

fn key_of(team: &TeamId) -> Item {
    if team.is_national() {
        item::key(KEY, KEY)
    } else {
        item::key(KEY, &format!("{TEAM}{team}"))
    }
}

impl Readers {
    fn read(team: &TeamId, item: &Item) -> Result<Self, StoreError> {
        Ok(Self {
            team: team.clone(),
            keys: named(item, attr::KEYS)?,
            revoked: named(item, attr::REVOKED)?,
            // Earlier versions did not note it.
            unfinished: item::flag(item, attr::UNFINISHED).unwrap_or_default(),
            version: item::counted(item, attr::VERSION)?,
        })
    }
}

fn named(item: &Item, name: &'static str) -> Result<BTreeMap<String, String>, StoreError> {
    let map = item.get(name).and_then(|value| value.as_m().ok());
    let pairs = map.into_iter().flatten();
    let pair = |(key, value): (&String, &AttributeValue)| {
        let value = value.as_s().ok()?;
        Some((key.clone(), value.clone()))
    };
    let read: Option<_> = pairs.map(pair).collect();
    map.and(read).ok_or(StoreError::Unreadable(name))
}
