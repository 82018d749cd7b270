//! Who can read what is held: the public keys that everything is sealed to, with whose they are.
//!
//! A seal does not say whose keys open it, so one item of the table remembers them. It is changed by whoever seals everything
//! again, on condition that nobody changed it in between; each new seal is on the same condition. So a desk with an older
//! build can neither take somebody's access away nor give it back to a key that was taken out of use.

use std::collections::BTreeMap;
use std::fmt::Write;

use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, TransactWriteItem};
use sha2::{Digest, Sha256};

use super::item::{self, Item, attr, number, text};
use super::{Store, StoreError, client};

/// The key of the one item.
const KEY: &str = "readers";
/// How often somebody else may remember something in the same moment.
const TRIES: usize = 5;
/// The first bytes of a hash tell sets of keys apart.
const MARK: usize = 8;

/// The public keys that are in use and that were, each with a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readers {
    /// What everything is to be sealed to, with whose key it is.
    pub keys: BTreeMap<String, String>,
    /// What was taken out of use, and does not come back.
    pub revoked: BTreeMap<String, String>,
    /// Counts its changes; nothing was ever remembered when it is 0.
    version: u64,
}

impl Readers {
    /// Stands beside what was sealed to these keys and to no others.
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

    /// The same with other keys, and with more that are out of use.
    #[must_use]
    pub fn becoming(&self, keys: BTreeMap<String, String>, gone: BTreeMap<String, String>) -> Self {
        let mut revoked = self.revoked.clone();
        revoked.extend(gone);
        Self {
            keys,
            revoked,
            version: self.version,
        }
    }

    /// The same with those `keys` that are not known yet. None of them comes back from `revoked`.
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
    /// Who can read what is held, as far as somebody remembered it.
    pub async fn readers(&self) -> Result<Readers, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::key(KEY, KEY)))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        found
            .as_ref()
            .map_or(Ok(Readers::default()), Readers::try_from)
    }

    /// Remembers `readers`, unless somebody else remembered something since they were read. Gives what is remembered now.
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
            Err(StoreError::Conflict) if self.readers().await? == next => Ok(next),
            Err(error) => Err(error),
        }
    }

    /// Remembers that `keys` are sealed to as well, where that is not known yet. Whoever seals says so, so that nobody seals
    /// everything again without them.
    pub async fn announce(&self, keys: &BTreeMap<String, String>) -> Result<(), StoreError> {
        for _ in 0..TRIES {
            let known = self.readers().await?;
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
            .set_key(Some(item::key(KEY, KEY)))
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
        let mut item = item::key(KEY, KEY);
        item.insert(attr::KEYS.to_owned(), named(&readers.keys));
        item.insert(attr::REVOKED.to_owned(), named(&readers.revoked));
        item.insert(attr::VERSION.to_owned(), number(readers.version));
        item
    }
}

impl TryFrom<&Item> for Readers {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        Ok(Self {
            keys: named(item, attr::KEYS)?,
            revoked: named(item, attr::REVOKED)?,
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
