//! Restricts what is read of the index.

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;

use super::QueueFilter;
use super::item::{attr, text};
use super::sort_key::Place;

/// Restricts a query to one place of the queue.
pub(super) fn placed(ask: QueryFluentBuilder, place: Place) -> QueryFluentBuilder {
    ask.key_condition_expression("#queue = :queue AND begins_with(#rank, :rank)")
        .expression_attribute_names("#rank", attr::QUEUE_SORT)
        .expression_attribute_values(":rank", text(place.prefix()))
}

/// Restricts a query to what sorts between two keys.
pub(super) fn between(ask: QueryFluentBuilder, (from, to): (String, String)) -> QueryFluentBuilder {
    ask.key_condition_expression("#queue = :queue AND #rank BETWEEN :from AND :to")
        .expression_attribute_names("#rank", attr::QUEUE_SORT)
        .expression_attribute_values(":from", text(from))
        .expression_attribute_values(":to", text(to))
}

/// Restricts a query to one municipality or form. The filter replaces the one that excludes expired entries, and
/// repeats it.
pub(super) fn only(mut ask: QueryFluentBuilder, only: QueueFilter<'_>) -> QueryFluentBuilder {
    let mut filter = "#expires > :now".to_owned();
    let wanted = [
        (attr::MUNICIPALITY, only.municipality),
        (attr::FORM, only.form),
    ];
    for (name, value) in wanted {
        if let Some(value) = value {
            filter = format!("{filter} AND #{name} = :{name}");
            ask = ask
                .expression_attribute_names(format!("#{name}"), name)
                .expression_attribute_values(format!(":{name}"), text(value));
        }
    }
    ask.filter_expression(filter)
}
