//! What earlier versions of the program made and wrote.

use aws_sdk_dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, GlobalSecondaryIndex, KeySchemaElement,
    KeyType, Projection, ProjectionType, ScalarAttributeType,
};
use clock::Hour;
use sealing::receipt::LookupId;
use store::{Store, StoreSettings};

use super::World;
use crate::table::client;

fn keys(names: [&str; 2]) -> Vec<KeySchemaElement> {
    let roles = [KeyType::Hash, KeyType::Range];
    names
        .into_iter()
        .zip(roles)
        .map(|(name, role)| {
            let key = KeySchemaElement::builder().attribute_name(name);
            key.key_type(role).build().unwrap()
        })
        .collect()
}

fn text(name: &str) -> AttributeDefinition {
    AttributeDefinition::builder()
        .attribute_name(name)
        .attribute_type(ScalarAttributeType::S)
        .build()
        .unwrap()
}

impl World {
    /// This world on a table of before there were teams: its queue has an index by status alone.
    pub(crate) async fn on_an_earlier_table(mut self) -> Self {
        self.table = format!("{}-earlier", self.table);
        let holds = [
            "form",
            "kind",
            "municipality",
            "received",
            "urgent",
            "expires",
            "version",
        ];
        let index = GlobalSecondaryIndex::builder()
            .index_name("queue")
            .set_key_schema(Some(keys(["status", "rank"])))
            .projection(
                Projection::builder()
                    .projection_type(ProjectionType::Include)
                    .set_non_key_attributes(Some(holds.map(str::to_owned).into()))
                    .build(),
            );
        client(&self)
            .create_table()
            .table_name(&self.table)
            .billing_mode(BillingMode::PayPerRequest)
            .set_attribute_definitions(Some(["pk", "sk", "status", "rank"].map(text).into()))
            .set_key_schema(Some(keys(["pk", "sk"])))
            .global_secondary_indexes(index.build().unwrap())
            .send()
            .await
            .unwrap();
        let settings = StoreSettings::local(self.engine_address(), &self.table);
        self.store = Store::connect(&settings).await;
        self
    }

    /// Makes a stored question what an earlier version stored: with its rank and its mark, without a team.
    pub(crate) async fn writes_as_before(&self, id: &LookupId, received: Hour) {
        let change = "SET #rank = :rank, urgent = :urgent REMOVE team, #queue";
        self.update(
            id,
            change,
            &[
                (":rank", AttributeValue::S(format!("0#{received}"))),
                (":urgent", AttributeValue::Bool(true)),
            ],
        )
        .await;
    }

    /// An earlier version changes the status: it knows nothing of the queue of a team.
    pub(crate) async fn claims_as_before(&self, id: &LookupId) {
        let change = "SET #status = :status, version = :version";
        self.update(
            id,
            change,
            &[
                (":status", AttributeValue::S("claimed".into())),
                (":version", AttributeValue::N("2".into())),
            ],
        )
        .await;
    }

    async fn update(&self, id: &LookupId, change: &str, values: &[(&str, AttributeValue)]) {
        let mut update = client(self)
            .update_item()
            .table_name(&self.table)
            .key("pk", AttributeValue::S(format!("sub#{id}")))
            .key("sk", AttributeValue::S("submission".into()))
            .update_expression(change);
        for name in ["rank", "queue", "status"] {
            if change.contains(&format!("#{name}")) {
                update = update.expression_attribute_names(format!("#{name}"), name);
            }
        }
        for (name, value) in values {
            update = update.expression_attribute_values(*name, value.clone());
        }
        update.send().await.unwrap();
    }
}
