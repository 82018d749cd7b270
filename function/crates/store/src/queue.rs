//! Reading the queue: by team and status, in its order, and on from where an earlier page ended (keyset paging).

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::types::Select;
use futures_util::future::try_join_all;
use jiff::Timestamp;

use super::ask;
use super::item::{self, Item, attr, number, text};
use super::sort_key::{Place, SortKey};
use super::{Entry, Order, QueueFilter, QueuePart, Status, Store, StoreError, TABLE, client};
use sealing::receipt::LookupId;

/// How many entries of the index one read takes at most: some 300 bytes each, so 300 KB.
const READ: usize = 1000;
/// How many reads one look at the queue takes at most. It bounds the work when most of it has expired: `DynamoDB` deletes
/// that within two days.
const READS: usize = 20;

/// A place in a lane, from which it can be read on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Position {
    sort_key: String,
    id: LookupId,
}

/// How far a page of the queue was read, by lane. The next page goes on from there, whatever was done or came in meanwhile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cursor(BTreeMap<String, Position>);

/// A page of the queue.
#[derive(Debug, Clone, Default)]
pub struct Queue {
    /// In the order that was asked for.
    pub entries: Vec<Entry>,
    /// Whether there is more than was asked for.
    pub more: bool,
    /// Where the next page begins.
    pub next: Cursor,
}

/// How many there are, as far as somebody counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// So many.
    pub count: usize,
    /// And perhaps more.
    pub more: bool,
}

impl Counted {
    /// With others.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            more: self.more || other.more,
        }
    }
}

/// The entries that were read of a lane, each with its place.
#[derive(Debug, Default)]
pub(super) struct LaneRead {
    pub(super) entries: Vec<Entry>,
    positions: Vec<Position>,
    /// Where to read on after all of them; none at the end of the lane.
    pub(super) end: Option<Position>,
}

/// What the index holds of a part in the order in which its pages come.
#[derive(Debug, Clone, Copy)]
struct Lane<'a> {
    part: QueuePart<'a>,
    /// Without one, all places but that of follow-ups, as they are sorted.
    place: Option<Place>,
}

impl<'a> Lane<'a> {
    /// The lanes that are merged to read a part in `order`. What waits comes as the index is sorted; what is done comes newest
    /// first, for which each place is read in its own direction.
    fn of(part: QueuePart<'a>, order: Order, only: &QueueFilter<'_>) -> Vec<Self> {
        let lane = |place| Self { part, place };
        let all = Place::of(part.status);
        let is_part = only.places.is_some()
            || !only.asked_before.is_empty()
            || (only.answered.is_some() && part.status == Status::Answered);
        match order {
            Order::OldestFirst if !is_part => {
                let mut lanes = vec![lane(None)];
                // Its hours are among those of the others.
                let apart = all.iter().filter(|place| **place == Place::FollowUp);
                lanes.extend(apart.map(|place| lane(Some(*place))));
                lanes
            }
            _ => {
                let wanted = all
                    .iter()
                    .filter(|place| only.places_of(part.status, **place));
                wanted.map(|place| lane(Some(*place))).collect()
            }
        }
    }

    /// What is to be read of it, in this order.
    fn ask(
        &self,
        ask: QueryFluentBuilder,
        (only, order): (&QueueFilter<'_>, Order),
    ) -> QueryFluentBuilder {
        let Some(place) = self.place else {
            let first = Place::Acute.digits().to_owned();
            return ask::between(ask, (first, Place::FollowUp.digits().to_owned()));
        };
        let forward = order == Order::OldestFirst || place.newest_leads();
        let ask = match only.before(self.part.team) {
            Some(hour) => ask::between(ask, place.before(hour)),
            None => ask::placed(ask, place),
        };
        ask.scan_index_forward(forward)
    }

    /// Names it in a cursor.
    fn name(&self) -> String {
        let place = self.place.map_or("", Place::digits);
        format!("{}.{}.{place}", self.part.team, self.part.status.as_str())
    }
}

/// The lanes with their places, as they stand in an address.
impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, (lane, place)) in self.0.iter().enumerate() {
            let comma = if number == 0 { "" } else { "," };
            write!(f, "{comma}{lane}:{}:{}", place.sort_key, place.id)?;
        }
        Ok(())
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let pair = |part: &str| {
            let mut parts = part.splitn(3, ':');
            let lane = parts.next()?.to_owned();
            let sort_key = parts.next()?;
            SortKey::parse(sort_key)?;
            let position = Position {
                sort_key: sort_key.to_owned(),
                id: LookupId::parse(parts.next()?)?,
            };
            Some((lane, position))
        };
        let parts = text.split(',').filter(|part| !part.is_empty());
        parts.map(pair).collect::<Option<_>>().map(Self).ok_or(())
    }
}

impl Cursor {
    /// Whether it is the beginning.
    pub fn is_start(&self) -> bool {
        self.0.is_empty()
    }
}

impl Position {
    fn of(item: &Item) -> Option<Self> {
        Some(Self {
            sort_key: item::read(item, attr::QUEUE_SORT).ok()?.to_owned(),
            id: item::id(item)?,
        })
    }

    /// The key of the index from which an engine reads on.
    fn key(&self, part: QueuePart<'_>) -> Item {
        let mut key = item::submission_key(&self.id);
        key.insert(attr::QUEUE.to_owned(), text(part.to_string()));
        key.insert(attr::QUEUE_SORT.to_owned(), text(&self.sort_key));
        key
    }
}

impl LaneRead {
    fn keep(&mut self, item: &Item, only: &QueueFilter<'_>) {
        // One that cannot be read must not hide the others.
        if let (Some(entry), Some(position)) = (super::entry(item), Position::of(item))
            && only.admits(&entry)
        {
            self.entries.push(entry);
            self.positions.push(position);
        }
    }

    /// Whether there is more after the first `count` entries.
    fn goes_on_after(&self, count: usize) -> bool {
        count < self.entries.len() || self.end.is_some()
    }

    /// The place after the first `count` entries; none if that is the beginning of what was read.
    fn place_after(&self, count: usize) -> Option<&Position> {
        let end = self.end.as_ref().filter(|_| count == self.entries.len());
        end.or_else(|| self.positions.get(count.checked_sub(1)?))
    }
}

impl Store {
    /// A page of the queue: at most `limit` submissions of these parts that have not expired, in one order.
    pub async fn queue_page(
        &self,
        parts: &[QueuePart<'_>],
        only: QueueFilter<'_>,
        (order, now, limit): (Order, Timestamp, usize),
        from: &Cursor,
    ) -> Result<Queue, StoreError> {
        let lanes = parts.iter().flat_map(|part| Lane::of(*part, order, &only));
        let lanes: Vec<_> = lanes.collect();
        let read_lane = async |lane: &Lane<'_>| {
            let ask = ask::only(self.query(lane.part, now), only);
            let ask = lane.ask(ask, (&only, order));
            let start = from.0.get(&lane.name()).map(|place| place.key(lane.part));
            read(&ask, (limit, &only), start).await
        };
        let reads = try_join_all(lanes.iter().map(read_lane)).await?;
        let mut page = Queue {
            next: from.clone(),
            ..Queue::default()
        };
        let (entries, taken) = merge(&reads, order, limit);
        for ((lane, read), taken) in lanes.iter().zip(&reads).zip(taken) {
            page.more |= read.goes_on_after(taken);
            if let Some(place) = read.place_after(taken) {
                page.next.0.insert(lane.name(), place.clone());
            }
        }
        page.entries = entries;
        Ok(page)
    }

    /// At most `limit` submissions of a part that have not expired, from the beginning.
    pub async fn queue(
        &self,
        part: QueuePart<'_>,
        order: Order,
        now: Timestamp,
        limit: usize,
    ) -> Result<Queue, StoreError> {
        let everything = QueueFilter::default();
        let start = Cursor::default();
        self.queue_page(&[part], everything, (order, now, limit), &start)
            .await
    }

    /// Every submission of a part that has not expired, however many reads it takes.
    pub async fn all(&self, part: QueuePart<'_>, now: Timestamp) -> Result<Vec<Entry>, StoreError> {
        every(&self.query(part, now)).await
    }

    /// Every submission of every team that has not expired, also of teams that are not there any more. It reads the whole index.
    pub async fn everything(&self, now: Timestamp) -> Result<Vec<Entry>, StoreError> {
        let mut all = Vec::new();
        let mut start = None;
        loop {
            let scan = self
                .client
                .scan()
                .table_name(&self.table)
                .index_name(TABLE.queue.name)
                .filter_expression("#expires > :now")
                .expression_attribute_names("#expires", attr::EXPIRES)
                .expression_attribute_values(":now", number(now.as_second()))
                .set_exclusive_start_key(start.take());
            let read = scan.send().await.map_err(client::failure)?;
            all.extend(read.items().iter().filter_map(super::entry));
            start = read.last_evaluated_key;
            if start.is_none() {
                return Ok(all);
            }
        }
    }

    /// How many there are of a part, counted up to `most`.
    pub async fn count(
        &self,
        part: QueuePart<'_>,
        now: Timestamp,
        most: usize,
    ) -> Result<usize, StoreError> {
        let ask = self.query(part, now).limit(whole(most));
        let ask = ask.select(Select::Count);
        let counted = ask.send().await.map_err(client::failure)?.count;
        Ok(usize::try_from(counted).unwrap_or_default())
    }

    /// How many there are in the places of a filter, counted up to `most` in each. Whose they are is not looked at.
    pub async fn counted(
        &self,
        part: QueuePart<'_>,
        only: QueueFilter<'_>,
        (now, most): (Timestamp, usize),
    ) -> Result<Counted, StoreError> {
        let order = Order::OldestFirst;
        let count = async |lane: Lane<'_>| {
            let ask = ask::only(self.query(part, now), only);
            let ask = lane.ask(ask, (&only, order)).limit(whole(most));
            let ask = ask.select(Select::Count);
            let counted = ask.send().await.map_err(client::failure)?;
            Ok::<_, StoreError>(Counted {
                count: usize::try_from(counted.count).unwrap_or_default(),
                more: counted.last_evaluated_key.is_some(),
            })
        };
        let lanes = Lane::of(part, order, &only);
        let counted = try_join_all(lanes.into_iter().map(count)).await?;
        Ok(counted.into_iter().fold(Counted::default(), Counted::and))
    }

    /// A look at the index. What has expired is read but left out.
    pub(super) fn query(&self, part: impl fmt::Display, now: Timestamp) -> QueryFluentBuilder {
        self.client
            .query()
            .table_name(&self.table)
            .index_name(TABLE.queue.name)
            .key_condition_expression("#queue = :queue")
            .filter_expression("#expires > :now")
            .expression_attribute_names("#queue", attr::QUEUE)
            .expression_attribute_names("#expires", attr::EXPIRES)
            .expression_attribute_values(":queue", text(part.to_string()))
            .expression_attribute_values(":now", number(now.as_second()))
    }
}

/// The first `limit` entries of all lanes, and how many of each lane are among them.
fn merge(reads: &[LaneRead], order: Order, limit: usize) -> (Vec<Entry>, Vec<usize>) {
    let reads_with_number = reads.iter().enumerate();
    let mut all: Vec<(usize, &Entry, &Position)> = reads_with_number
        .flat_map(|(lane, read)| {
            let found = read.entries.iter().zip(&read.positions);
            found.map(move |(entry, position)| (lane, entry, position))
        })
        .collect();
    // Both sorts are stable, and each lane is in this order already.
    match order {
        Order::OldestFirst => all.sort_by_cached_key(|(_, _, position)| {
            let sort_key = SortKey::parse(&position.sort_key);
            sort_key.map(|sort_key| sort_key.by_urgency())
        }),
        Order::NewestFirst => all.sort_by_key(|(_, entry, _)| std::cmp::Reverse(entry.asked)),
    }
    all.truncate(limit);
    let mut taken = vec![0; reads.len()];
    for (lane, _, _) in &all {
        taken[*lane] += 1;
    }
    let entries = all.into_iter().map(|(_, entry, _)| entry.clone());
    (entries.collect(), taken)
}

/// At most `limit` entries that a filter admits.
pub(super) async fn read(
    ask: &QueryFluentBuilder,
    (limit, only): (usize, &QueueFilter<'_>),
    mut start: Option<Item>,
) -> Result<LaneRead, StoreError> {
    let mut lane = LaneRead::default();
    // One more than the limit shows whether there are more.
    let mut wanted = limit + 1;
    for _ in 0..READS {
        let ask = ask.clone().limit(whole(wanted.min(READ)));
        let ask = ask.set_exclusive_start_key(start.take());
        let read = ask.send().await.map_err(client::failure)?;
        for item in read.items.as_deref().unwrap_or_default() {
            lane.keep(item, only);
        }
        if lane.entries.len() > limit {
            lane.entries.truncate(limit);
            lane.positions.truncate(limit);
            lane.end = lane.positions.last().cloned();
            return Ok(lane);
        }
        start = read.last_evaluated_key;
        if start.is_none() {
            return Ok(lane);
        }
        wanted = READ;
    }
    lane.end = start.as_ref().and_then(Position::of);
    Ok(lane)
}

/// Every entry, however many reads it takes.
pub(super) async fn every(ask: &QueryFluentBuilder) -> Result<Vec<Entry>, StoreError> {
    let items = every_item(ask).await?;
    Ok(items.iter().filter_map(super::entry).collect())
}

/// Everything in the index that a query finds.
pub(super) async fn every_item(ask: &QueryFluentBuilder) -> Result<Vec<Item>, StoreError> {
    client::every_item(&ask.clone().limit(whole(READ))).await
}

fn whole(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
