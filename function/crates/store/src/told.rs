//! What moderators have been told about, and what came in since: all of the store that a notifier sees.
//!
//! There is no list of things to tell. What is new stands in the queue already; one item of the table remembers what of
//! it was told. So the way of a submission is the same with and without a notifier, and nothing that fails in telling
//! can lose anything: what is not remembered is told again.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::item::{self, Item, attr, number, text};
use super::{Entry, Queue, Status, Store, StoreError, client, rank};
use clock::Hour;

/// The key of the one item.
pub(super) const KEY: &str = "told";
/// The first bytes of a hash tell submissions apart: among a few thousand, two that are alike have odds of one in 10^12.
const MENTION: usize = 8;
/// Nothing appears in the index so long after its hour: a request takes seconds, and clocks differ by seconds.
const SETTLES: SignedDuration = SignedDuration::from_hours(1);

/// A submission that was told about, in the state of then: when somebody asks on, it is told about again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention([u8; MENTION]);

/// What moderators may have to be told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrivals {
    /// New, and to be looked at first.
    Urgent,
    /// New, and not urgent.
    Rest,
    /// Urgent, and in the list of spam because there was a flood: somebody may be in the middle of it.
    UrgentSpam,
}

/// What moderators have been told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// What came in before this hour was told; of the rest, only what is mentioned.
    pub since: Option<Hour>,
    /// What was told when something was told last.
    pub mentioned: BTreeSet<Mention>,
    /// The beginning of the period in which something was told last.
    pub period: Option<Timestamp>,
    /// How many messages there were.
    pub messages: u64,
    /// Until when somebody is busy telling.
    pub busy: Option<Timestamp>,
    /// Counts its changes.
    version: u64,
}

impl Entry {
    /// What to remember when it was told about.
    pub fn mention(&self) -> Mention {
        let hash = Sha256::digest(format!("{} {}", self.id, self.version));
        let mut mention = [0; MENTION];
        mention.copy_from_slice(&hash[..MENTION]);
        Mention(mention)
    }
}

impl Told {
    /// The hour from which on to look for what is new. A clock that was wrong once must not make us look away for years.
    pub fn look_from(&self, now: Timestamp) -> Option<Hour> {
        self.since.map(|since| since.min(settled(now)))
    }

    /// The same, with somebody at it until then.
    #[must_use]
    pub fn busy_until(&self, until: Option<Timestamp>) -> Self {
        Self {
            busy: until,
            ..self.clone()
        }
    }

    /// What is remembered once all of `seen`, which is everything new since [`Self::look_from`], has been told.
    #[must_use]
    pub fn and(&self, seen: &[Entry], period: Timestamp, now: Timestamp) -> Self {
        Self {
            since: Some(settled(now)),
            mentioned: seen.iter().map(Entry::mention).collect(),
            period: Some(period),
            messages: self.messages + 1,
            busy: None,
            version: self.version,
        }
    }
}

/// The first hour in which something may still appear.
fn settled(now: Timestamp) -> Hour {
    Hour::of(now.checked_sub(SETTLES).unwrap_or(now))
}

impl Store {
    /// What moderators have been told.
    pub async fn told(&self) -> Result<Told, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::key(KEY, KEY)))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        found.as_ref().map_or(Ok(Told::default()), Told::try_from)
    }

    /// Remembers `told`, unless somebody else remembered something since it was read. Gives what is remembered now.
    pub async fn remember(&self, told: &Told) -> Result<Told, StoreError> {
        let next = Told {
            version: told.version + 1,
            ..told.clone()
        };
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(Item::from(&next)))
            .condition_expression("attribute_not_exists(pk) OR #version = :seen")
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":seen", number(told.version));
        put.send().await.map_err(client::failure)?;
        Ok(next)
    }

    /// At most `limit` submissions of a part of the queue, of an hour and later; newest first. It reads no others.
    pub async fn arrivals(
        &self,
        part: Arrivals,
        since: Option<Hour>,
        now: Timestamp,
        limit: usize,
    ) -> Result<Queue, StoreError> {
        let (status, urgent) = match part {
            Arrivals::Urgent => (Status::New, true),
            Arrivals::Rest => (Status::New, false),
            Arrivals::UrgentSpam => (Status::Spam, true),
        };
        let (from, to) = rank::range(urgent, since);
        let query = self
            .query(status, now)
            .key_condition_expression("#status = :status AND #rank BETWEEN :from AND :to")
            .expression_attribute_names("#rank", attr::RANK)
            .expression_attribute_values(":from", text(from))
            .expression_attribute_values(":to", text(to))
            // Newest first, in both places.
            .scan_index_forward(urgent);
        super::read(&query, limit).await
    }
}

impl From<&Told> for Item {
    fn from(told: &Told) -> Self {
        let mut item = item::key(KEY, KEY);
        let mut put = |name: &str, value| item.insert(name.to_owned(), value);
        let mentioned: Vec<u8> = told.mentioned.iter().flat_map(|one| one.0).collect();
        put(attr::MENTIONED, item::bytes(&mentioned));
        put(attr::MESSAGES, number(told.messages));
        put(attr::VERSION, number(told.version));
        if let Some(since) = told.since {
            put(attr::SINCE, text(since.to_string()));
        }
        if let Some(period) = told.period {
            put(attr::PERIOD, number(period.as_second()));
        }
        if let Some(busy) = told.busy {
            put(attr::BUSY, number(busy.as_second()));
        }
        item
    }
}

impl TryFrom<&Item> for Told {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        let moment = |name| item.get(name).map(|_| item::moment(item, name)).transpose();
        let since = item.get(attr::SINCE).map(|_| {
            Hour::parse(item::read(item, attr::SINCE)?).ok_or(StoreError::Unreadable(attr::SINCE))
        });
        Ok(Self {
            since: since.transpose()?,
            mentioned: mentioned(item)?,
            period: moment(attr::PERIOD)?,
            messages: item::counted(item, attr::MESSAGES)?,
            busy: moment(attr::BUSY)?,
            version: item::counted(item, attr::VERSION)?,
        })
    }
}

fn mentioned(item: &Item) -> Result<BTreeSet<Mention>, StoreError> {
    let Some(AttributeValue::B(bytes)) = item.get(attr::MENTIONED) else {
        return Err(StoreError::Unreadable(attr::MENTIONED));
    };
    let (mentions, rest) = bytes.as_ref().as_chunks::<MENTION>();
    if rest.is_empty() {
        Ok(mentions.iter().copied().map(Mention).collect())
    } else {
        Err(StoreError::Unreadable(attr::MENTIONED))
    }
}
