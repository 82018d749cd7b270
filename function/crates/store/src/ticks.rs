//! What was done of the list for acute ones: which step, by whom and when. A list that only grows, so that two colleagues who
//! tick at the same time both keep their ticks. It names steps and holds no text.

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem};
use jiff::Timestamp;

use super::item::{self, Item, attr, number, text};
use super::{Attribution, Author, Entry, Store, StoreError, client};

/// A step that was ticked, or whose tick was taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The name of the step.
    pub step: String,
    /// Whether it is done.
    pub done: bool,
    /// Who said so.
    pub by: Author,
    /// When.
    pub at: Timestamp,
}

impl Tick {
    fn to_attribute(&self) -> AttributeValue {
        AttributeValue::M(Item::from([
            (attr::STEP.to_owned(), text(&*self.step)),
            (attr::DONE.to_owned(), AttributeValue::Bool(self.done)),
            (attr::ACTOR.to_owned(), text(self.by.as_str())),
            (attr::AT.to_owned(), number(self.at.as_second())),
        ]))
    }

    pub(super) fn read(value: &AttributeValue) -> Result<Self, StoreError> {
        let tick = value
            .as_m()
            .map_err(|_| StoreError::Unreadable(attr::TICKS))?;
        Ok(Self {
            step: item::read(tick, attr::STEP)?.to_owned(),
            done: item::flag(tick, attr::DONE).unwrap_or_default(),
            by: Author::person_or_name(item::read(tick, attr::ACTOR)?),
            at: item::moment(tick, attr::AT)?,
        })
    }
}

impl Store {
    /// Keeps which steps are done or not any more, once for each request. The audit says that the list was changed.
    pub async fn tick(
        &self,
        entry: &Entry,
        changes: &[(&str, bool)],
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        let ticks = changes.iter().map(|(step, done)| {
            let tick = Tick {
                step: (*step).to_owned(),
                done: *done,
                by: by.actor.into(),
                at: by.at,
            };
            tick.to_attribute()
        });
        let update = self
            .of_work(entry)
            .update_expression(
                "SET #expires = :expires, #ticks = list_append(if_not_exists(#ticks, :none), :ticks)",
            )
            .set_expression_attribute_names(Some(item::names(&[attr::TICKS, attr::EXPIRES])))
            .expression_attribute_values(":expires", number(entry.expires.as_second()))
            .expression_attribute_values(":none", AttributeValue::L(Vec::new()))
            .expression_attribute_values(":ticks", AttributeValue::L(ticks.collect()))
            .build()
            .map_err(client::not_built)?;
        let addition = TransactWriteItem::builder().update(update).build();
        self.add_beside(entry, addition, ("checked", by)).await
    }
}
