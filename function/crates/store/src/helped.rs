//! Whether an answer or a page helped, as those say it who read it: counters by week, and nothing about who said it.
//!
//! They have partitions of their own, so that the intake, which may add to these, reaches no counter of the desk. The answer
//! with its submission only remembers that somebody said it, and not what.

use std::fmt;
use std::str::FromStr;

use aws_sdk_dynamodb::types::{TransactWriteItem, Update};
use jiff::Timestamp;

use super::item::{self, Item, attr, number};
use super::measure::Week;
use super::{Entry, Store, StoreError, Submission, client};
use forms::Kind;
use forms::team::TeamId;

/// Before the team, the partition of its counters.
const HELPED: &str = "helped#";
/// The partition of the counters of pages.
const PAGES: &str = "helped-pages";
/// In the place of a municipality.
const NOWHERE: &str = "-";
/// Others may add to the same counter in the same moment.
const TRIES: usize = 5;

/// What somebody says who read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Helped {
    /// It did.
    Yes,
    /// Not really.
    No,
}

/// How often that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpCount {
    /// In which week.
    pub week: Week,
    /// Of what: the municipality of a question, where it has one; the address of a page.
    pub about: Option<String>,
    /// What was said.
    pub helped: Helped,
    /// How many said it.
    pub count: u64,
}

impl fmt::Display for Helped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Yes => "yes",
            Self::No => "no",
        })
    }
}

impl FromStr for Helped {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word {
            "yes" => Ok(Self::Yes),
            "no" => Ok(Self::No),
            _ => Err(()),
        }
    }
}

impl TryFrom<&Item> for HelpCount {
    type Error = StoreError;

    fn try_from(item: &Item) -> Result<Self, StoreError> {
        let unreadable = StoreError::Unreadable(attr::SORT);
        let parts: Vec<_> = item::read(item, attr::SORT)?.split('#').collect();
        let [week, about, helped] = *parts else {
            return Err(unreadable);
        };
        let (Ok(week), Ok(helped)) = (week.parse(), helped.parse()) else {
            return Err(unreadable);
        };
        Ok(Self {
            week,
            about: (about != NOWHERE).then(|| about.to_owned()),
            helped,
            count: item::counted(item, attr::COUNT)?,
        })
    }
}

fn partition(team: &TeamId) -> String {
    format!("{HELPED}{team}")
}

fn sort_key(week: Week, about: &str, helped: Helped) -> String {
    format!("{week}#{about}#{helped}")
}

impl Store {
    /// Counts whether the answer of a submission helped: once, however often it is said.
    pub async fn rate(
        &self,
        seen: &Submission,
        helped: Helped,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let Entry {
            id,
            team,
            municipality,
            ..
        } = &seen.entry;
        let about = municipality.as_deref().unwrap_or(NOWHERE);
        let counter = (partition(team), sort_key(Week::of(at), about, helped));
        for _ in 1..TRIES {
            let writes = vec![self.rated(seen)?, self.more(&counter, 1)?];
            let write = self.client.transact_write_items();
            let write = write.set_transact_items(Some(writes));
            match write.send().await.map_err(client::failure) {
                Err(StoreError::Conflict) => {}
                result => return result.map(drop),
            }
            if self.find(id, at).await?.answered.is_rated {
                return Ok(());
            }
        }
        Err(StoreError::Conflict)
    }

    /// Counts whether a page helped.
    pub async fn rate_page(
        &self,
        page: &str,
        helped: Helped,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let add = self
            .client
            .update_item()
            .table_name(&self.table)
            .set_key(Some(item::key(
                PAGES,
                &sort_key(Week::of(at), page, helped),
            )))
            .update_expression("ADD #count :one")
            .set_expression_attribute_names(Some(item::names(&[attr::COUNT])))
            .expression_attribute_values(":one", number(1));
        add.send().await.map_err(client::failure).map(drop)
    }

    /// What was said of the answers of a team in these weeks, by municipality.
    pub async fn ratings(
        &self,
        team: &TeamId,
        (first, last): (Week, Week),
    ) -> Result<Vec<HelpCount>, StoreError> {
        let weeks = (first.to_string(), last.to_string());
        let items = self.partition_between(&partition(team), weeks).await?;
        items.iter().map(HelpCount::try_from).collect()
    }

    /// What was said of pages in these weeks, by address.
    pub async fn page_ratings(
        &self,
        (first, last): (Week, Week),
    ) -> Result<Vec<HelpCount>, StoreError> {
        let weeks = (first.to_string(), last.to_string());
        let items = self.partition_between(PAGES, weeks).await?;
        items.iter().map(HelpCount::try_from).collect()
    }

    /// Adds to what was said of the answers of a team, or of pages where no team is given, without anybody who said it: for a
    /// practice room.
    pub async fn add_to_ratings(
        &self,
        team: Option<&TeamId>,
        counts: &[HelpCount],
    ) -> Result<(), StoreError> {
        let partition = team.map_or_else(|| PAGES.to_owned(), partition);
        for counts in counts.chunks(50) {
            let adds = counts.iter().map(|each| {
                let about = each.about.as_deref().unwrap_or(NOWHERE);
                let sort = sort_key(each.week, about, each.helped);
                self.more(&(partition.clone(), sort), each.count)
            });
            let adds: Vec<_> = adds.collect::<Result<_, _>>()?;
            let write = self.client.transact_write_items();
            let write = write.set_transact_items(Some(adds));
            write.send().await.map_err(client::failure)?;
        }
        Ok(())
    }

    /// The submission remembers that somebody said it. That is no change of it: a page at the desk stays as it is.
    fn rated(&self, seen: &Submission) -> Result<TransactWriteItem, StoreError> {
        let names = item::names(&[attr::RATED, attr::ANSWER]);
        let update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(item::submission_key(&seen.entry.id)))
            .update_expression("SET #rated = :yes")
            .condition_expression("attribute_exists(#answer) AND attribute_not_exists(#rated)")
            .set_expression_attribute_names(Some(names))
            .expression_attribute_values(
                ":yes",
                aws_sdk_dynamodb::types::AttributeValue::Bool(true),
            )
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }

    fn more(
        &self,
        (partition, sort): &(String, String),
        count: u64,
    ) -> Result<TransactWriteItem, StoreError> {
        let update = Update::builder()
            .table_name(&self.table)
            .set_key(Some(item::key(partition, sort)))
            .update_expression("ADD #count :count")
            .set_expression_attribute_names(Some(item::names(&[attr::COUNT])))
            .expression_attribute_values(":count", number(count))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }
}

impl Submission {
    /// Whether its sender can say now if the answer helped: there is one, and they did not say it before.
    pub fn may_be_rated(&self) -> bool {
        let is_question = self.entry.kind == Kind::Question;
        let is_answered = self.answer.is_some() && !self.asks && !self.declines;
        is_question && is_answered && !self.answered.is_rated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_is_read_as_it_is_written() {
        let at: Timestamp = "2026-11-18T12:00:00Z".parse().unwrap();
        for (about, helped) in [("-", Helped::Yes), ("/tips/luisteren/", Helped::No)] {
            let mut item = item::key(PAGES, &sort_key(Week::of(at), about, helped));
            item.insert(attr::COUNT.into(), number(3));
            let read = HelpCount::try_from(&item).unwrap();
            let expected = HelpCount {
                week: Week::of(at),
                about: (about != NOWHERE).then(|| about.to_owned()),
                helped,
                count: 3,
            };
            assert_eq!(read, expected);
        }
    }
}
