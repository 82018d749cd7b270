//! A broker in the register: somebody who signed up, from the intake on, for as long as they take part.
//!
//! The record is an item of its own beside the sign-up, in the same partition: whoever has the code of the sign-up finds it
//! there, also when the sign-up itself has expired, and withdrawing removes both. What identifies somebody is sealed to the
//! team. The index lists it in a partition of its own (`team#brokers`), where the sort key says the state and a day.

use std::str::FromStr;

use aws_sdk_dynamodb::types::AttributeValue;
use jiff::Timestamp;
use jiff::civil::Date;

use super::item::{self, Item, attr, number, text};
use super::{Status, StoreError, TeamSeal};
use forms::team::TeamId;
use sealing::receipt::LookupId;
use sealing::{AnswerRecipient, Sealed};

/// The sort key of a record in the partition of its sign-up.
const SORT: &str = "broker";
/// After the team, the partition of the index.
const PARTITION: &str = "#brokers";

/// How far somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BrokerState {
    /// The team talks with them.
    Intake,
    /// They take part in the training.
    Training,
    /// They are a broker.
    Active,
    /// They are a broker who takes a break.
    Paused,
    /// They stopped. The record stays a while, so that this can be undone.
    Stopped,
    /// They got no place, or the sign-up was closed.
    Declined,
}

impl BrokerState {
    /// All of them, in the order of the register.
    pub const ALL: [Self; 6] = [
        Self::Intake,
        Self::Training,
        Self::Active,
        Self::Paused,
        Self::Stopped,
        Self::Declined,
    ];

    /// The word in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Training => "training",
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Stopped => "stopped",
            Self::Declined => "declined",
        }
    }

    /// The state of somebody whose sign-up is in this status; none where nobody is in the register.
    pub fn of(status: Status) -> Option<Self> {
        match status {
            Status::Intake => Some(Self::Intake),
            Status::Training => Some(Self::Training),
            Status::Active => Some(Self::Active),
            Status::Declined | Status::Closed => Some(Self::Declined),
            _ => None,
        }
    }

    /// Whether they are a broker now: then they are asked every year whether they still take part.
    pub fn takes_part(self) -> bool {
        matches!(self, Self::Active | Self::Paused)
    }

    /// Whether the register decides about them, and not the sign-up any more.
    pub fn is_broker(self) -> bool {
        self.takes_part() || self == Self::Stopped
    }

    /// Whether somebody may go from here to `next` without their sign-up being changed. To the same state means that they
    /// confirmed it.
    pub fn may_become(self, next: Self) -> bool {
        self.is_broker() && next.is_broker() && (self != Self::Stopped || next == Self::Active)
    }
}

impl FromStr for BrokerState {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|state| state.as_str() == word)
            .ok_or(())
    }
}

/// What is known of a broker without a key, as lists read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokerEntry {
    /// The id of the sign-up, and so of the record.
    pub id: LookupId,
    /// The team that it is sealed to.
    pub team: TeamId,
    /// The municipality they signed up for.
    pub municipality: Option<String>,
    /// How far they are.
    pub state: BrokerState,
    /// Of brokers the day on which they are asked whether they still take part; of others the day since when it is so.
    pub day: Date,
    /// When it is gone.
    pub expires: Timestamp,
    /// Counts its changes; 0 before it is stored.
    pub version: u64,
    /// For which keys all of it was sealed when it was sealed again last.
    pub sealed_for: Option<String>,
}

/// A stored record.
#[derive(Debug, Clone)]
pub struct Broker {
    /// What is known without a key.
    pub entry: BrokerEntry,
    /// To whom dates are sealed, besides the team.
    pub recipient: AnswerRecipient,
    /// Their name, sealed to the team: a list opens no more than that.
    pub name: Sealed,
    /// How to reach them and what was talked about, sealed to the team.
    pub card: Sealed,
    /// Appointment and trainings, sealed to the team and to the receipt, where there are any.
    pub dates: Option<Sealed>,
}

impl Broker {
    /// Every seal in it.
    pub fn seals(&self) -> impl Iterator<Item = TeamSeal<'_>> {
        let of_team = [&self.name, &self.card].map(|sealed| (sealed, false));
        let dates = self.dates.iter().map(|sealed| (sealed, true));
        let all = of_team.into_iter().chain(dates);
        all.map(|(sealed, shared)| TeamSeal { sealed, shared })
    }

    /// All of it in other seals.
    pub fn sealed_again<E>(
        &self,
        again: impl Fn(TeamSeal<'_>) -> Result<Sealed, E>,
    ) -> Result<Self, E> {
        let seal = |sealed, shared| again(TeamSeal { sealed, shared });
        let dates = self.dates.as_ref();
        Ok(Self {
            name: seal(&self.name, false)?,
            card: seal(&self.card, false)?,
            dates: dates.map(|dates| seal(dates, true)).transpose()?,
            ..self.clone()
        })
    }

    /// The item, as it is to be stored.
    pub(super) fn item(&self) -> Item {
        let entry = &self.entry;
        let mut item = key(&entry.id);
        let mut put = |name: &str, value| item.insert(name.to_owned(), value);
        put(attr::TEAM, text(entry.team.as_str()));
        if let Some(municipality) = &entry.municipality {
            put(attr::MUNICIPALITY, text(municipality));
        }
        put(attr::QUEUE, text(partition(&entry.team)));
        put(attr::QUEUE_SORT, text(entry.sort_key()));
        put(attr::EXPIRES, number(entry.expires.as_second()));
        put(attr::VERSION, number(entry.version));
        put(attr::RECIPIENT, text(self.recipient.to_string()));
        put(attr::LABEL, item::bytes(self.name.as_bytes()));
        put(attr::SEALED, item::bytes(self.card.as_bytes()));
        if let Some(dates) = &self.dates {
            put(attr::DATES, item::bytes(dates.as_bytes()));
        }
        if let Some(mark) = &entry.sealed_for {
            put(attr::SEALED_FOR, text(mark));
        }
        item
    }
}

impl BrokerEntry {
    fn sort_key(&self) -> String {
        format!("{}#{}", self.state.as_str(), self.day)
    }
}

impl TryFrom<&Item> for BrokerEntry {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        let unreadable = || StoreError::Unreadable(attr::QUEUE_SORT);
        let sort_key = item::read(item, attr::QUEUE_SORT)?;
        let (state, day) = sort_key.split_once('#').ok_or_else(unreadable)?;
        let team = item::read(item, attr::QUEUE)?.strip_suffix(PARTITION);
        let team = team.and_then(|team| team.parse().ok());
        Ok(Self {
            id: item::id(item).ok_or(StoreError::Unreadable(attr::PARTITION))?,
            team: team.ok_or(StoreError::Unreadable(attr::QUEUE))?,
            municipality: item::read(item, attr::MUNICIPALITY).ok().map(str::to_owned),
            state: state.parse().map_err(|()| unreadable())?,
            day: day.parse().map_err(|_| unreadable())?,
            expires: item::moment(item, attr::EXPIRES)?,
            version: item::counted(item, attr::VERSION)?,
            sealed_for: item::read(item, attr::SEALED_FOR).ok().map(str::to_owned),
        })
    }
}

impl TryFrom<Item> for Broker {
    type Error = StoreError;

    fn try_from(mut item: Item) -> Result<Self, StoreError> {
        let entry = BrokerEntry::try_from(&item)?;
        let recipient = item::read(&item, attr::RECIPIENT)?;
        let recipient = recipient
            .parse()
            .map_err(|_| StoreError::Unreadable(attr::RECIPIENT))?;
        let mut sealed =
            |name: &'static str| item::sealed(&mut item, name).ok_or(StoreError::Unreadable(name));
        Ok(Self {
            entry,
            recipient,
            name: sealed(attr::LABEL)?,
            card: sealed(attr::SEALED)?,
            dates: sealed(attr::DATES).ok(),
        })
    }
}

pub(super) fn key(id: &LookupId) -> Item {
    item::key(&item::partition(id), SORT)
}

/// In the place of a record that is gone: nothing but when this goes as well. A change that comes late finds it, and fails.
pub(super) fn nothing(id: &LookupId, expires: Timestamp) -> Item {
    let mut item = key(id);
    item.insert(attr::EXPIRES.into(), number(expires.as_second()));
    item
}

/// Whether an item is what a record left.
pub(super) fn is_nothing(item: &Item) -> bool {
    !item.contains_key(attr::QUEUE)
}

/// The partition of the index with the brokers of a team.
pub(super) fn partition(team: &TeamId) -> String {
    format!("{team}{PARTITION}")
}

/// What the sort keys of a state are between, up to the end of a day.
pub(super) fn until(state: BrokerState, day: Date) -> [AttributeValue; 2] {
    let state = state.as_str();
    [text(format!("{state}#")), text(format!("{state}#{day}"))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brokers_pause_stop_and_come_back_and_nobody_skips_the_training() {
        use BrokerState::{Active, Declined, Intake, Paused, Stopped, Training};
        for (from, to, allowed) in [
            (Active, Paused, true),
            (Active, Active, true),
            (Paused, Paused, true),
            (Paused, Active, true),
            (Paused, Stopped, true),
            (Stopped, Active, true),
            (Stopped, Paused, false),
            (Stopped, Stopped, false),
            (Intake, Active, false),
            (Training, Active, false),
            (Active, Training, false),
            (Active, Declined, false),
        ] {
            assert_eq!(from.may_become(to), allowed, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn every_state_has_its_word() {
        for state in BrokerState::ALL {
            assert_eq!(state.as_str().parse(), Ok(state));
        }
    }
}
