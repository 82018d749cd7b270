//! Counters of what happens: by team, week, form, topic and outcome. They hold no content and no id, and outlive submissions.
//!
//! A change of a submission adds to them in its own transaction, when the store was told what is counted of it: whoever cannot
//! open a submission does not know its topic, and counts nothing.

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem, Update};
use jiff::Timestamp;

use super::alteration::{Change, parts};
use super::item::{self, attr, number, text};
use super::measure::{Measure, Outcome, Week, With, Within};
use super::writes::Writes;
use super::{Attribution, Entry, Status, Store, StoreError, Submission, client};
use clock::Hour;
use forms::Kind;
use forms::team::TeamId;

/// Before the team, the partition of its counters.
const COUNTERS: &str = "counters#";
/// In the place of a topic.
const NO_TOPIC: &str = "-";

/// What a change counts of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting {
    /// Its first topic.
    pub topic: Option<String>,
    /// Whatever was asked before this hour waited longer than its team promised.
    pub promised: Hour,
    /// With whom the answer is made that is given now, where a moderator says it.
    pub with: Option<With>,
}

/// A counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counter {
    /// Of which week.
    pub week: Week,
    /// The id of the form.
    pub form: String,
    /// The kind of the form.
    pub kind: Kind,
    /// The topic, where there was one.
    pub topic: Option<String>,
    /// What is counted.
    pub measure: Measure,
    /// How many. What was counted in another week can be taken back in this one.
    pub count: i64,
}

impl Counter {
    /// Forms, topics and municipalities have letters, digits and hyphens in their ids, and nothing else.
    fn sort_key(&self) -> String {
        let topic = self.topic.as_deref().unwrap_or(NO_TOPIC);
        format!("{}#{}#{topic}#{}", self.week, self.form, self.measure)
    }

    fn add(&self, store: &Store, team: &TeamId) -> Result<TransactWriteItem, StoreError> {
        let update = Update::builder()
            .table_name(&store.table)
            .set_key(Some(item::key(&partition(team), &self.sort_key())))
            .update_expression("ADD #count :count SET #kind = :kind")
            .set_expression_attribute_names(Some(item::names(&[attr::COUNT, attr::KIND])))
            .expression_attribute_values(":count", number(self.count))
            .expression_attribute_values(":kind", text(self.kind.as_str()))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }
}

impl TryFrom<&item::Item> for Counter {
    type Error = StoreError;

    fn try_from(item: &item::Item) -> Result<Self, StoreError> {
        let unreadable = StoreError::Unreadable(attr::SORT);
        let parts: Vec<_> = item::read(item, attr::SORT)?.split('#').collect();
        let [week, form, topic, measure] = *parts else {
            return Err(unreadable);
        };
        let (Ok(week), Ok(measure)) = (week.parse(), measure.parse()) else {
            return Err(unreadable);
        };
        let kind = item::read(item, attr::KIND)?.parse();
        Ok(Self {
            week,
            form: form.to_owned(),
            kind: kind.map_err(|()| StoreError::Unreadable(attr::KIND))?,
            topic: (topic != NO_TOPIC).then(|| topic.to_owned()),
            measure,
            count: item::counted(item, attr::COUNT)?,
        })
    }
}

fn partition(team: &TeamId) -> String {
    format!("{COUNTERS}{team}")
}

/// What was counted of a submission before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Nothing,
    Received,
    Begun,
}

impl Stage {
    fn of(seen: &Submission) -> Self {
        match seen.counted {
            0 => Self::Nothing,
            1 => Self::Received,
            _ => Self::Begun,
        }
    }

    /// What is counted once a change is made. Spam is nothing that somebody asked.
    fn after(self, seen: &Submission, next: Status) -> Self {
        let begins = !matches!(next, Status::New | Status::Spam);
        match next {
            Status::Spam => self,
            _ if begins && (seen.entry.status == Status::New || self == Self::Begun) => Self::Begun,
            _ => self.max(Self::Received),
        }
    }
}

impl Store {
    /// This store for changes of one submission, of which this is counted.
    #[must_use]
    pub fn counting(self, counting: Counting) -> Self {
        Self {
            counting: Some(counting),
            ..self
        }
    }

    /// The counters of a team in these weeks.
    pub async fn counters(
        &self,
        team: &TeamId,
        (first, last): (Week, Week),
    ) -> Result<Vec<Counter>, StoreError> {
        let weeks = (first.to_string(), last.to_string());
        let items = self.partition_between(&partition(team), weeks).await?;
        items.iter().map(Counter::try_from).collect()
    }

    /// Adds to counters without a change that they count: for a practice room.
    pub async fn add_to_counters(
        &self,
        team: &TeamId,
        counters: &[Counter],
    ) -> Result<(), StoreError> {
        for counters in counters.chunks(50) {
            let adds = counters.iter().map(|counter| counter.add(self, team));
            let adds: Vec<_> = adds.collect::<Result<_, _>>()?;
            let write = self.client.transact_write_items();
            let write = write.set_transact_items(Some(adds));
            write.send().await.map_err(client::failure)?;
        }
        Ok(())
    }

    /// Counts a page that was made of a submission. Whoever makes it can be a machine that knows no topic.
    pub(super) fn count_published(
        &self,
        entry: &Entry,
        at: Timestamp,
    ) -> Result<TransactWriteItem, StoreError> {
        let counter = Counter {
            week: Week::of(at),
            form: entry.form.clone(),
            kind: entry.kind,
            topic: None,
            measure: Measure::Published,
            count: 1,
        };
        counter.add(self, &entry.team)
    }

    /// The update of a change, and what it adds to the counters.
    pub(super) fn counted_update(
        &self,
        seen: &Submission,
        change: &Change<'_>,
        by: &Attribution<'_>,
    ) -> Result<Writes, StoreError> {
        let mut parts = parts(seen, change, by);
        let Some(counting) = &self.counting else {
            return Ok(vec![parts.of(self, &seen.entry)?].into());
        };
        let stage = Stage::of(seen).after(seen, change.next);
        if stage != Stage::of(seen) {
            parts.set(attr::COUNTED, AttributeValue::N((stage as u8).to_string()));
        }
        let with = counting.with_whom(seen, change);
        if with != seen.answered.with {
            match with {
                Some(with) => parts.set(attr::WITH, text(with.as_str())),
                None => parts.removes.push(attr::WITH),
            }
        }
        let counters = counting.of_change(seen, (change, stage), by.at);
        let adds = counters
            .iter()
            .map(|counter| counter.add(self, &seen.entry.team));
        Ok(Writes {
            counted: adds.collect::<Result<_, _>>()?,
            changes: vec![parts.of(self, &seen.entry)?],
        })
    }
}

impl Counting {
    /// With whom the answer was made, once the change is made. What is told about the first answer stays with it: only that one
    /// counts.
    fn with_whom(&self, seen: &Submission, change: &Change<'_>) -> Option<With> {
        let answers = change.answer.is_some() && !change.asks;
        if answers && !seen.has_answer() && seen.leaving.is_none() {
            self.with
        } else {
            seen.answered.with
        }
    }

    fn of_change(
        &self,
        seen: &Submission,
        (change, stage): (&Change<'_>, Stage),
        at: Timestamp,
    ) -> Vec<Counter> {
        let entry = &seen.entry;
        let before = Stage::of(seen);
        let is_late = entry.asked < self.promised;
        let mut counters = Vec::new();
        let mut add = |week: Week, measure: Measure, count: i64| {
            counters.push(Counter {
                week,
                form: entry.form.clone(),
                kind: entry.kind,
                topic: self.topic.clone(),
                measure,
                count,
            });
        };
        if before == Stage::Nothing && stage > before {
            let week = Week::of(entry.received.start());
            add(week, Measure::Received, 1);
            if let Some(municipality) = &entry.municipality {
                add(week, Measure::From(municipality.clone()), 1);
            }
        }
        let week = Week::of(at);
        if stage == Stage::Begun && before < Stage::Begun {
            add(week, Measure::Begun(Within::between(entry.asked, at)), 1);
            if is_late {
                add(week, Measure::BegunLate, 1);
            }
        }
        if change.next == Status::Escalated && entry.status != Status::Escalated {
            add(week, Measure::Helped, 1);
        }
        match (seen.passed_on, change.passed_on) {
            (false, true) => add(week, Measure::PassedOn, 1),
            (true, false) => add(week, Measure::PassedOn, -1),
            _ => {}
        }
        if let Some((outcome, count)) = outcome(seen, change) {
            add(week, Measure::Outcome(outcome), count);
            if outcome == Outcome::Answered {
                let within = Within::between(entry.asked, at);
                add(week, Measure::Answered(within), count);
                if is_late {
                    add(week, Measure::AnsweredLate, count);
                }
                if let Some(with) = self.with_whom(seen, change) {
                    add(week, Measure::With(with), count);
                }
            }
        }
        counters
    }
}

/// What comes of a submission by a change, or what does not any more.
fn outcome(seen: &Submission, change: &Change<'_>) -> Option<(Outcome, i64)> {
    let Entry { status, .. } = seen.entry;
    if change.next == status {
        return None;
    }
    // Only the first answer counts, and it does not while it can be called back and is.
    if seen.has_answer() {
        return None;
    }
    if change.next == Status::Answered {
        Some((Outcome::Answered, 1))
    } else if status == Status::Answered {
        change.recalls.then_some((Outcome::Answered, -1))
    } else if let Some(outcome) = Outcome::of(change.next) {
        Some((outcome, 1))
    } else {
        Outcome::of(status).map(|outcome| (outcome, -1))
    }
}

impl Submission {
    /// Whether its asker could ever read an answer, and not only a question of the team.
    fn has_answer(&self) -> bool {
        // A message that says why it was rejected is none, also after it was taken up again.
        let said = self.answer.is_some() && !self.asks && !self.declines;
        let mut turns = self.thread.iter();
        said || turns.any(|turn| turn.answer.is_some() && !turn.asks && !turn.declines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_measure_is_read_as_it_is_written() {
        let mut all = vec![
            Measure::Received,
            Measure::From("kerkrade".into()),
            Measure::BegunLate,
            Measure::Helped,
            Measure::AnsweredLate,
            Measure::Published,
            Measure::PassedOn,
        ];
        all.extend(Within::ALL.map(Measure::Begun));
        all.extend(Within::ALL.map(Measure::Answered));
        all.extend(With::ALL.map(Measure::With));
        all.extend(Outcome::ALL.map(Measure::Outcome));
        for measure in all {
            assert_eq!(measure.to_string().parse(), Ok(measure));
        }
        assert_eq!("outcome.gek".parse::<Measure>(), Err(()));
    }

    #[test]
    fn a_week_is_of_dutch_days() {
        // Monday begins an hour earlier here than in UTC.
        for (at, week) in [
            ("2026-11-22T22:59:00Z", "2026-W47"),
            ("2026-11-22T23:00:00Z", "2026-W48"),
            ("2027-01-02T12:00:00Z", "2026-W53"),
        ] {
            let found = Week::of(at.parse().unwrap());
            assert_eq!(found.to_string(), week);
            assert_eq!(week.parse(), Ok(found));
        }
        assert_eq!("2026-W54".parse::<Week>(), Err(()));
    }
}
