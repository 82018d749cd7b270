//! The audit of submissions: who looked at which, and who changed what. Never the text, and people by their ids only.
//!
//! Each team has one [chain](crate::chain). It outlives the submissions, of which it holds the id. Its end is an item of its own,
//! which the intake may read: it may not query. Every entry is one transaction with what it is about, so none is missing; when two
//! desks add one at the same moment, one of them tries again.
//!
//! A submission keeps its own audit as well, for its page, until it expires: an entry for each change, and one for each person
//! who looked, with how often.

use std::fmt;
use std::str::FromStr;

use aws_sdk_dynamodb::types::{AttributeValue, Put, TransactWriteItem, Update};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::actor::{Author, Machine};
use super::chain::{self, BrokenChain, Head, Link};
use super::item::{self, Item, attr, counted, moment, number, read, text};
use super::verify::{Noted, Partition, Stretch};
use super::writes::Writes;
use super::{Attribution, PersonId, Sight, Store, StoreError, client};
use clock::Hour;
use forms::team::TeamId;
use sealing::receipt::LookupId;

/// Before the team, the partition of its chain.
const TRAIL: &str = "trail#";
/// The sort key of the end of a chain. Entries sort before it.
const HEAD: &str = "head";
/// The partition that lists the teams that have one, so that a chain cannot go as a whole.
const TRAILS: &str = "trails";
/// What the chain calls a look.
pub const LOOKED: &str = "looked";
/// What the chain calls a look at somebody in the register of brokers.
pub const LOOKED_AT_BROKER: &str = "looked-at-broker";

/// An entry of the chain of a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailEntry {
    /// Its place; the first is 1.
    pub number: u64,
    /// The day that it is sorted by: that of `at`, or of the entry before where a clock was behind.
    pub day: Date,
    /// Who did it.
    pub author: Author,
    /// To which submission.
    pub submission: LookupId,
    /// What: a word of the audit of submissions, or [`LOOKED`].
    pub what: String,
    /// The version that came of it, or that was looked at.
    pub version: u64,
    /// When.
    pub at: Timestamp,
    /// The hash of the entry before.
    pub before: String,
    /// The hash of this one.
    pub hash: String,
}

/// Somebody who looked at a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looks {
    /// Who.
    pub person: PersonId,
    /// How often.
    pub count: u64,
    /// When they did last.
    pub last: Timestamp,
}

/// Something that happens to a submission.
pub(crate) struct Happening<'a> {
    /// The team that has it from then on.
    pub(crate) team: &'a TeamId,
    pub(crate) submission: &'a LookupId,
    pub(crate) what: &'a str,
    pub(crate) version: u64,
    pub(crate) by: &'a Attribution<'a>,
}

/// A place in a chain, to read on from there: a day and a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrailPlace {
    day: Date,
    number: u64,
}

/// The stored end of a chain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct End {
    head: Head,
    /// The day of its last entry.
    day: Option<Date>,
}

impl fmt::Display for TrailPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.day, self.number)
    }
}

impl FromStr for TrailPlace {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (day, number) = text.split_once('.').ok_or(())?;
        Ok(Self {
            day: day.parse().map_err(drop)?,
            number: number.parse().map_err(drop)?,
        })
    }
}

impl TrailPlace {
    /// Sorts as the numbers do, because no entry has an earlier day than the one before it.
    fn sort_key(self) -> String {
        format!("{}#{:012}", self.day, self.number)
    }
}

impl TrailEntry {
    fn after(end: &End, what: &Happening<'_>) -> Self {
        let day = what.by.at.to_zoned(TimeZone::UTC).date();
        let mut entry = Self {
            number: end.head.number + 1,
            day: end.day.map_or(day, |before| before.max(day)),
            author: what.by.actor.into(),
            submission: what.submission.clone(),
            what: what.what.to_owned(),
            version: what.version,
            at: what.by.at,
            before: end.head.hash.clone(),
            hash: String::new(),
        };
        entry.hash = entry.computed();
        entry
    }

    /// Where it is.
    pub fn found_at(&self) -> TrailPlace {
        TrailPlace {
            day: self.day,
            number: self.number,
        }
    }

    fn item(&self, team: &TeamId) -> Item {
        let mut item = item::key(&partition(team), &self.found_at().sort_key());
        item.insert(attr::ACTOR.into(), text(self.author.as_str()));
        let machine = self.author.machine().is_some();
        item.insert(attr::MACHINE.into(), AttributeValue::Bool(machine));
        item.insert(attr::SUBMISSION.into(), text(self.submission.as_str()));
        item.insert(attr::WHAT.into(), text(&self.what));
        item.insert(attr::VERSION.into(), number(self.version));
        item.insert(attr::AT.into(), number(self.at.as_second()));
        item.insert(attr::NUMBER.into(), number(self.number));
        item.insert(attr::BEFORE.into(), text(&self.before));
        item.insert(attr::HASH.into(), text(&self.hash));
        item
    }
}

impl TryFrom<&Item> for TrailEntry {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        let unreadable = StoreError::Unreadable;
        let day = read(item, attr::SORT)?.split('#').next();
        let actor = read(item, attr::ACTOR)?;
        let author = if item::flag(item, attr::MACHINE).unwrap_or_default() {
            Machine::parse(actor).map(Author::Machine)
        } else {
            PersonId::parse(actor).map(Author::Person)
        };
        Ok(Self {
            number: counted(item, attr::NUMBER)?,
            day: day
                .and_then(|day| day.parse().ok())
                .ok_or(unreadable(attr::SORT))?,
            author: author.ok_or(unreadable(attr::ACTOR))?,
            submission: LookupId::parse(read(item, attr::SUBMISSION)?)
                .ok_or(unreadable(attr::SUBMISSION))?,
            what: read(item, attr::WHAT)?.to_owned(),
            version: counted(item, attr::VERSION)?,
            at: moment(item, attr::AT)?,
            before: read(item, attr::BEFORE)?.to_owned(),
            hash: read(item, attr::HASH)?.to_owned(),
        })
    }
}

impl Link for TrailEntry {
    fn place(&self) -> (u64, &str) {
        (self.number, &self.before)
    }

    fn hash(&self) -> &str {
        &self.hash
    }

    fn computed(&self) -> String {
        let kind = if self.author.machine().is_some() {
            "machine"
        } else {
            "person"
        };
        chain::hash(&[
            &self.before,
            &self.number.to_string(),
            kind,
            self.author.as_str(),
            self.submission.as_str(),
            &self.what,
            &self.version.to_string(),
            &self.at.as_second().to_string(),
        ])
    }
}

/// Whether entries, newest first, are a whole part of a chain.
pub fn verify_part(entries: &[TrailEntry]) -> Result<(), BrokenChain> {
    chain::verify_part(entries)
}

fn partition(team: &TeamId) -> String {
    format!("{TRAIL}{team}")
}

fn looks_key(id: &LookupId, person: &PersonId) -> Item {
    item::key(
        &item::partition(id),
        &format!("{}{person}", item::LOOKS_PREFIX),
    )
}

impl Store {
    /// Makes these changes or none, together with the next entry of the chain of the team. `Conflict` means that one of the
    /// changes was too late.
    pub(crate) async fn recorded(
        &self,
        writes: impl Into<Writes>,
        what: &Happening<'_>,
    ) -> Result<(), StoreError> {
        let Writes { changes, counted } = writes.into();
        let mut tried = 0;
        loop {
            let mut all = changes.clone();
            all.extend(counted.iter().cloned());
            all.extend(self.next_of_trail(std::slice::from_ref(what)).await?);
            let write = self
                .client
                .transact_write_items()
                .set_transact_items(Some(all));
            tried += 1;
            match write.send().await {
                // Somebody else added an entry meanwhile.
                Err(error)
                    if tried < chain::TRIES && client::lost_only_after(&error, changes.len()) =>
                {
                    tokio::time::sleep(chain::pause(tried)).await;
                }
                result => return result.map(drop).map_err(client::failure),
            }
        }
    }

    /// Records that somebody is shown a submission or a broker; its version stays. Gives whether it is the first time in this hour.
    pub async fn look(
        &self,
        seen: impl Into<Sight<'_>>,
        person: &PersonId,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let seen = seen.into();
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(looks_key(seen.id, person)));
        let before = ask.send().await.map_err(client::failure)?.item;
        let before = before.and_then(|item| moment(&item, attr::SEEN).ok());
        let update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(looks_key(seen.id, person)))
            .update_expression("ADD #count :one SET #seen = :at, #expires = :expires")
            .set_expression_attribute_names(Some(item::names(&[
                attr::COUNT,
                attr::SEEN,
                attr::EXPIRES,
            ])))
            .expression_attribute_values(":one", number(1))
            .expression_attribute_values(":at", number(at.as_second()))
            .expression_attribute_values(":expires", number(seen.expires.as_second()))
            .build()
            .map_err(client::not_built)?;
        let by = Attribution {
            actor: person.into(),
            at,
        };
        let what = Happening {
            team: seen.team,
            submission: seen.id,
            what: seen.what,
            version: seen.version,
            by: &by,
        };
        let update = TransactWriteItem::builder().update(update).build();
        self.recorded(vec![update], &what).await?;
        Ok(before.is_none_or(|before| Hour::of(before) != Hour::of(at)))
    }

    /// The newest entries of the chain of a team, or those before a place, newest first.
    pub async fn trail(
        &self,
        team: &TeamId,
        before: Option<TrailPlace>,
        limit: i32,
    ) -> Result<Vec<TrailEntry>, StoreError> {
        let end = before.map_or_else(|| HEAD.to_owned(), TrailPlace::sort_key);
        let ask = self
            .ask_partition(&partition(team))
            .key_condition_expression("pk = :pk AND sk < :end")
            .expression_attribute_values(":end", text(end))
            .scan_index_forward(false)
            .limit(limit);
        let found = ask.send().await.map_err(client::failure)?.items;
        found
            .unwrap_or_default()
            .iter()
            .map(TrailEntry::try_from)
            .collect()
    }

    /// The entries of the chain of a team of these days, oldest first.
    pub async fn trail_of_days(
        &self,
        team: &TeamId,
        (first, last): (Date, Date),
    ) -> Result<Vec<TrailEntry>, StoreError> {
        let days = (first.to_string(), last.to_string());
        let items = self.partition_between(&partition(team), days).await?;
        items.iter().map(TrailEntry::try_from).collect()
    }

    /// The teams that have a chain.
    pub async fn trails(&self) -> Result<Vec<TeamId>, StoreError> {
        let listed = self.partition(TRAILS).await?;
        let team = |item: &Item| {
            let team = read(item, attr::SORT)?;
            team.parse().map_err(|_| StoreError::Unreadable(attr::SORT))
        };
        listed.iter().map(team).collect()
    }

    /// Follows the chain of a team, and compares its end with the stored one.
    pub async fn verify_trail(
        &self,
        team: &TeamId,
        stretch: Stretch<'_>,
    ) -> Result<Result<Noted, BrokenChain>, StoreError> {
        // The end is read first: what is added meanwhile is no break.
        let end = self.trail_end(team).await?.head;
        let partition = Partition {
            name: &partition(team),
            end: HEAD,
        };
        let followed = self
            .follow::<TrailEntry>(&partition, stretch, Some(&end))
            .await?;
        let reached = match followed {
            Ok(reached) => reached,
            broken => return Ok(broken),
        };
        // Entries were dropped from the end, or the stored end was changed.
        let meanwhile = self.trail_end(team).await?.head;
        let head = &reached.head;
        let reaches = (end.number..=meanwhile.number).contains(&head.number);
        let ends_so = head.number != end.number || *head == end;
        Ok(if reaches && ends_so {
            Ok(reached)
        } else {
            Err(BrokenChain(head.number + 1))
        })
    }

    async fn trail_end(&self, team: &TeamId) -> Result<End, StoreError> {
        let ask = self
            .client
            .get_item()
            .table_name(&self.table)
            .set_key(Some(item::key(&partition(team), HEAD)))
            .consistent_read(true);
        let Some(found) = ask.send().await.map_err(client::failure)?.item else {
            return Ok(End::default());
        };
        let day = read(&found, attr::SINCE)?;
        Ok(End {
            head: Head {
                number: counted(&found, attr::NUMBER)?,
                hash: read(&found, attr::HASH)?.to_owned(),
            },
            day: Some(
                day.parse()
                    .map_err(|_| StoreError::Unreadable(attr::SINCE))?,
            ),
        })
    }

    /// What the next entries of the chain of a team write. All of them are about submissions of one team.
    pub(crate) async fn next_of_trail(
        &self,
        happenings: &[Happening<'_>],
    ) -> Result<Vec<TransactWriteItem>, StoreError> {
        let Some(Happening { team, .. }) = happenings.first() else {
            return Ok(Vec::new());
        };
        let before = self.trail_end(team).await?;
        let (mut end, mut writes) = (before.clone(), Vec::new());
        for what in happenings {
            let entry = TrailEntry::after(&end, what);
            writes.push(self.put_new(entry.item(team))?);
            end = End {
                day: Some(entry.day),
                head: Head {
                    number: entry.number,
                    hash: entry.hash,
                },
            };
        }
        let mut head = item::key(&partition(team), HEAD);
        head.insert(attr::NUMBER.into(), number(end.head.number));
        head.insert(attr::HASH.into(), text(&end.head.hash));
        let day = end.day.map(|day| day.to_string());
        head.insert(attr::SINCE.into(), text(day.unwrap_or_default()));
        let head = Put::builder()
            .table_name(&self.table)
            .set_item(Some(head))
            .condition_expression("attribute_not_exists(pk) OR #number = :number")
            .expression_attribute_names("#number", attr::NUMBER)
            .expression_attribute_values(":number", number(before.head.number))
            .build()
            .map_err(client::not_built)?;
        writes.push(TransactWriteItem::builder().put(head).build());
        if before.head.number == 0 {
            writes.push(self.put(item::key(TRAILS, team.as_str()))?);
        }
        Ok(writes)
    }
}
