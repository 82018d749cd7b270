//! The notification state: which arrivals moderators were notified of, and which are new.
//!
//! There is no list of pending notifications. New submissions are in the queue already, and one item of the table
//! records which of them were notified. So submissions take the same path with and without notifications, and a failed
//! notification loses nothing: it is sent again.

use std::collections::BTreeSet;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::ask;
use super::item::{self, Item, attr, number, text};
use super::{
    Entry, Place, Queue, QueueFilter, QueuePart, Status, Store, StoreError, client, queue,
};
use clock::Hour;
use forms::team::TeamId;

/// The partition of the items, and the sort key of the one for whoever has none of their own.
pub(crate) const KEY: &str = "told";
/// The beginning of the sort key of a team that is notified apart.
const TEAM: &str = "team#";
/// A prefix of a hash identifies a submission: among a few thousand, a collision has odds of one in 10^12.
const MENTION: usize = 8;
/// Nothing appears in the index so long after its hour: a request takes seconds, and clocks differ by seconds.
const SETTLES: SignedDuration = SignedDuration::from_hours(1);

/// A submission in the version that was notified. A follow-up changes the version, and is notified again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention([u8; MENTION]);

/// The arrivals that moderators may have to be notified of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrivals {
    /// New, and to be looked at first.
    Urgent,
    /// New, and not urgent.
    Rest,
    /// Urgent, and in the list of spam because there was a flood: somebody may be in the middle of it.
    UrgentSpam,
}

/// Which arrivals moderators were notified of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotificationState {
    /// The team that is notified apart, or the national one for everybody else.
    pub team: TeamId,
    /// Everything before this hour was notified; later arrivals only if they are mentioned.
    pub since: Option<Hour>,
    /// The arrivals of the last notification.
    pub mentioned: BTreeSet<Mention>,
    /// The beginning of the period of the last notification.
    pub period: Option<Timestamp>,
    /// How many messages there were.
    pub messages: u64,
    /// Of how many alarms they told.
    pub alarms: u64,
    /// Until when somebody is busy telling.
    pub busy: Option<Timestamp>,
    /// Counts its changes.
    version: u64,
}

impl Entry {
    /// Identifies this version in the notification state.
    pub fn mention(&self) -> Mention {
        let hash = Sha256::digest(format!("{} {}", self.id, self.version));
        let mut mention = [0; MENTION];
        mention.copy_from_slice(&hash[..MENTION]);
        Mention(mention)
    }
}

impl Arrivals {
    /// Where they are.
    fn places(self) -> (Status, &'static [Place]) {
        const URGENT: &[Place] = &[Place::Acute, Place::Attention];
        const REST: &[Place] = &[
            Place::Plain,
            Place::FollowUp,
            Place::Contribution,
            Place::Signup,
        ];
        match self {
            Self::Urgent => (Status::New, URGENT),
            Self::Rest => (Status::New, REST),
            Self::UrgentSpam => (Status::Spam, URGENT),
        }
    }
}

impl NotificationState {
    /// The hour from which to look for new arrivals. Never in the future: a wrong clock must not hide arrivals for
    /// years.
    pub fn look_from(&self, now: Timestamp) -> Option<Hour> {
        self.since.map(|since| since.min(settled(now)))
    }

    /// Marks that a notifier is busy until then, or that none is.
    #[must_use]
    pub fn busy_until(&self, until: Option<Timestamp>) -> Self {
        Self {
            busy: until,
            ..self.clone()
        }
    }

    /// The state after notifying of all `seen`, which is everything new since [`Self::look_from`].
    #[must_use]
    pub fn and(&self, seen: &[Entry], period: Timestamp, now: Timestamp) -> Self {
        Self {
            team: self.team.clone(),
            since: Some(settled(now)),
            mentioned: seen.iter().map(Entry::mention).collect(),
            period: Some(period),
            messages: self.messages + 1,
            alarms: self.alarms,
            busy: None,
            version: self.version,
        }
    }

    /// The state after telling of so many alarms.
    #[must_use]
    pub fn told_of(&self, alarms: u64) -> Self {
        Self {
            alarms,
            ..self.clone()
        }
    }
}

/// The first hour in which something may still appear.
fn settled(now: Timestamp) -> Hour {
    Hour::of(now.checked_sub(SETTLES).unwrap_or(now))
}

impl Store {
    /// Reads the notification state of a team that is notified apart, or of everybody else.
    pub async fn notification_state(&self, team: &TeamId) -> Result<NotificationState, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(key_of(team)))
            .consistent_read(true);
        let found = ask.send().await.map_err(client::failure)?.item;
        let none = || NotificationState {
            team: team.clone(),
            ..NotificationState::default()
        };
        let read = |item| NotificationState::read(team, item);
        found.as_ref().map_or_else(|| Ok(none()), read)
    }

    /// Stores `state`, unless it has changed since it was read. Returns the stored state.
    pub async fn remember(
        &self,
        state: &NotificationState,
    ) -> Result<NotificationState, StoreError> {
        let next = NotificationState {
            version: state.version + 1,
            ..state.clone()
        };
        let put = self
            .client
            .put_item()
            .table_name(&self.table)
            .set_item(Some(Item::from(&next)))
            .condition_expression("attribute_not_exists(pk) OR #version = :seen")
            .expression_attribute_names("#version", attr::VERSION)
            .expression_attribute_values(":seen", number(state.version));
        put.send().await.map_err(client::failure)?;
        Ok(next)
    }

    /// At most `limit` submissions of a team that arrived in an hour and later, newest first. It reads no others.
    pub async fn arrivals(
        &self,
        (team, part): (&TeamId, Arrivals),
        since: Option<Hour>,
        now: Timestamp,
        limit: usize,
    ) -> Result<Queue, StoreError> {
        let (status, places) = part.places();
        let everything = QueueFilter::default();
        let mut arrived = Queue::default();
        for place in places {
            let query = self.query(QueuePart::new(team, status), now);
            // Newest first, in every place.
            let query =
                ask::between(query, place.since(since)).scan_index_forward(place.newest_leads());
            let read = queue::read(&query, (limit, &everything), None).await?;
            arrived.more |= read.end.is_some();
            arrived.entries.extend(read.entries);
        }
        if arrived.entries.len() > limit {
            arrived.more = true;
            arrived
                .entries
                .sort_by_key(|entry| std::cmp::Reverse((entry.urgency, entry.asked)));
            arrived.entries.truncate(limit);
        }
        Ok(arrived)
    }
}

fn key_of(team: &TeamId) -> Item {
    if team.is_national() {
        item::key(KEY, KEY)
    } else {
        item::key(KEY, &format!("{TEAM}{team}"))
    }
}

impl From<&NotificationState> for Item {
    fn from(state: &NotificationState) -> Self {
        let mut item = key_of(&state.team);
        let mut put = |name: &str, value| item.insert(name.to_owned(), value);
        let mentioned: Vec<u8> = state.mentioned.iter().flat_map(|one| one.0).collect();
        put(attr::MENTIONED, item::bytes(&mentioned));
        put(attr::MESSAGES, number(state.messages));
        put(attr::COUNT, number(state.alarms));
        put(attr::VERSION, number(state.version));
        if let Some(since) = state.since {
            put(attr::SINCE, text(since.to_string()));
        }
        if let Some(period) = state.period {
            put(attr::PERIOD, number(period.as_second()));
        }
        if let Some(busy) = state.busy {
            put(attr::BUSY, number(busy.as_second()));
        }
        item
    }
}

impl NotificationState {
    fn read(team: &TeamId, item: &Item) -> Result<Self, StoreError> {
        let moment = |name| item.get(name).map(|_| item::moment(item, name)).transpose();
        let since = item.get(attr::SINCE).map(|_| {
            Hour::parse(item::read(item, attr::SINCE)?).ok_or(StoreError::Unreadable(attr::SINCE))
        });
        Ok(Self {
            team: team.clone(),
            since: since.transpose()?,
            mentioned: mentioned(item)?,
            period: moment(attr::PERIOD)?,
            messages: item::counted(item, attr::MESSAGES)?,
            // Earlier versions knew no alarms.
            alarms: item::counted(item, attr::COUNT).unwrap_or_default(),
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
