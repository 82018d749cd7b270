//! The update of a submission that every change is: conditional on the version that was read.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{AttributeValue, TransactWriteItem, Update};
use jiff::Timestamp;

use super::item::{self, attr, number};
use super::{Entry, Store, StoreError, Turn, client};

/// What an update does.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) sets: Vec<(&'static str, AttributeValue)>,
    pub(super) removes: Vec<&'static str>,
    /// Goes to the end of the thread.
    pub(super) turn: Option<Turn>,
    /// It must happen before the message leaves, and this is the time.
    pub(super) before_leaving: Option<Timestamp>,
}

impl Parts {
    pub(super) fn set(&mut self, name: &'static str, value: AttributeValue) {
        self.sets.push((name, value));
    }

    /// The update of the submission of `entry`, if that is still as it was read.
    pub(super) fn of(self, store: &Store, entry: &Entry) -> Result<TransactWriteItem, StoreError> {
        let mut names: Vec<_> = self.sets.iter().map(|(name, _)| *name).collect();
        let mut assigned: Vec<_> = names
            .iter()
            .map(|name| format!("#{name} = :{name}"))
            .collect();
        let mut values: HashMap<_, _> = self
            .sets
            .into_iter()
            .map(|(name, value)| (format!(":{name}"), value))
            .collect();
        values.insert(":seen".to_owned(), number(entry.version));
        let mut condition = "#version = :seen".to_owned();
        if let Some(turn) = &self.turn {
            assigned.push("#thread = list_append(if_not_exists(#thread, :none), :turn)".to_owned());
            names.push(attr::THREAD);
            values.insert(":none".to_owned(), AttributeValue::L(Vec::new()));
            let turn = AttributeValue::L(vec![item::turn(turn)]);
            values.insert(":turn".to_owned(), turn);
        }
        if let Some(now) = self.before_leaving {
            condition.push_str(" AND #visible_from > :now");
            values.insert(":now".to_owned(), number(now.as_second()));
            if !self.removes.contains(&attr::VISIBLE_FROM) {
                names.push(attr::VISIBLE_FROM);
            }
        }
        let mut expression = format!("SET {}", assigned.join(", "));
        let removed: Vec<_> = self.removes.iter().map(|name| format!("#{name}")).collect();
        if !removed.is_empty() {
            expression = format!("{expression} REMOVE {}", removed.join(", "));
        }
        names.extend(self.removes);
        let update = Update::builder()
            .table_name(&store.table)
            .set_key(Some(item::submission_key(&entry.id)))
            .update_expression(expression)
            .condition_expression(condition)
            .set_expression_attribute_names(Some(item::names(&names)))
            .set_expression_attribute_values(Some(values))
            .build()
            .map_err(client::not_built)?;
        Ok(TransactWriteItem::builder().update(update).build())
    }
}
