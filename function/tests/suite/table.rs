//! The table is described once: what `create_table` makes and what the deployment makes are that.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_dynamodb::error::ProvideErrorMetadata;
use aws_sdk_dynamodb::types::{BillingMode, KeySchemaElement, KeyType, TimeToLiveStatus};
use saphyr::{LoadableYamlNode, Yaml};
use store::TABLE;

use crate::world::World;

const TEMPLATE: &str = include_str!("../../template.yaml");

pub(crate) fn client(world: &World) -> Client {
    let config = aws_sdk_dynamodb::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .region(Region::from_static("eu-central-1"))
        .credentials_provider(Credentials::new("local", "local", None, None, "test"))
        .endpoint_url(world.engine_address());
    Client::from_conf(config.build())
}

fn names(schema: &[KeySchemaElement]) -> Vec<(&str, &KeyType)> {
    schema
        .iter()
        .map(|key| (key.attribute_name(), key.key_type()))
        .collect()
}

#[test]
fn the_commands_for_operators_make_what_is_described() {
    let operators = include_str!("../../../docs/operators.md");
    let lines = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    assert!(lines(operators).contains(&lines(&TABLE.create_commands("submissions"))));
}

#[tokio::test]
async fn what_is_made_is_what_is_described() {
    let world = World::new().await;
    let client = client(&world);
    let described = client.describe_table().table_name(&world.table).send();
    let table = described.await.unwrap().table.unwrap();
    assert_eq!(
        names(table.key_schema()),
        [
            (TABLE.keys[0], &KeyType::Hash),
            (TABLE.keys[1], &KeyType::Range)
        ]
    );
    let billing = table.billing_mode_summary().unwrap().billing_mode();
    assert_eq!(billing, Some(&BillingMode::PayPerRequest));
    let [index] = table.global_secondary_indexes() else {
        panic!("not one index: {table:?}");
    };
    assert_eq!(index.index_name(), Some(TABLE.queue.name));
    assert_eq!(
        names(index.key_schema()),
        [
            (TABLE.queue.keys[0], &KeyType::Hash),
            (TABLE.queue.keys[1], &KeyType::Range)
        ]
    );
    let mut holds = index.projection().unwrap().non_key_attributes().to_vec();
    let mut described = TABLE.queue.holds.to_vec();
    holds.sort();
    described.sort_unstable();
    assert_eq!(holds, described);
}

#[tokio::test]
async fn time_to_live_is_on_and_so_are_backups_where_the_engine_has_them() {
    let world = World::new().await;
    let client = client(&world);
    let live = client.describe_time_to_live().table_name(&world.table);
    let live = live.send().await.unwrap().time_to_live_description.unwrap();
    assert_eq!(
        (live.time_to_live_status(), live.attribute_name()),
        (Some(&TimeToLiveStatus::Enabled), Some(TABLE.expires))
    );
    let backups = client.describe_continuous_backups();
    match backups.table_name(&world.table).send().await {
        Ok(backups) => {
            let backups = backups.continuous_backups_description.unwrap();
            let recovery = backups.point_in_time_recovery_description.unwrap();
            let status = recovery.point_in_time_recovery_status.unwrap();
            assert_eq!(status.as_str(), "ENABLED");
        }
        Err(error) => assert_eq!(error.code(), Some("UnknownOperationException")),
    }
}

fn words(list: &Yaml<'_>) -> Vec<String> {
    let words = list.as_sequence().unwrap().iter();
    words
        .map(|word| word.as_str().unwrap().to_owned())
        .collect()
}

/// `[(name, role)]` of a key schema.
fn keys(schema: &Yaml<'_>) -> Vec<(String, String)> {
    let keys = schema.as_sequence().unwrap().iter();
    let word = |key: &Yaml<'_>, name: &str| key[name].as_str().unwrap().to_owned();
    keys.map(|key| (word(key, "AttributeName"), word(key, "KeyType")))
        .collect()
}

fn roles([hash, range]: [&str; 2]) -> Vec<(String, String)> {
    vec![(hash.into(), "HASH".into()), (range.into(), "RANGE".into())]
}

/// The two lists of an `!If`: where the condition holds, and elsewhere.
fn cases<'y>(value: &'y Yaml<'y>) -> [&'y [Yaml<'y>]; 2] {
    let Yaml::Tagged(_, cases) = value else {
        panic!("no !If: {value:?}");
    };
    [1, 2].map(|case| cases[case].as_sequence().unwrap().as_slice())
}

#[test]
fn the_deployment_makes_the_same_table() {
    let template = Yaml::load_from_str(TEMPLATE).unwrap().remove(0);
    let table = &template["Resources"]["Submissions"]["Properties"];
    assert_eq!(table["BillingMode"].as_str(), Some("PAY_PER_REQUEST"));
    assert_eq!(keys(&table["KeySchema"]), roles(TABLE.keys));
    // While a table of before there were teams is brought over, it has its earlier index beside the same one.
    let [with_earlier, indexes] = cases(&table["GlobalSecondaryIndexes"]);
    assert_eq!(indexes.len(), 1);
    assert_eq!(with_earlier.len(), 2);
    assert_eq!(with_earlier[0], indexes[0]);
    assert_eq!(indexes[0]["IndexName"].as_str(), Some(TABLE.queue.name));
    assert_eq!(keys(&indexes[0]["KeySchema"]), roles(TABLE.queue.keys));
    assert_eq!(
        words(&indexes[0]["Projection"]["NonKeyAttributes"]),
        TABLE.queue.holds
    );
    let [with_earlier, defined] = cases(&table["AttributeDefinitions"]);
    assert_eq!(&with_earlier[..defined.len()], defined);
    let defined: Vec<_> = defined
        .iter()
        .map(|one| {
            assert_eq!(one["AttributeType"].as_str(), Some("S"));
            one["AttributeName"].as_str().unwrap()
        })
        .collect();
    assert_eq!(defined, [TABLE.keys, TABLE.queue.keys].concat());
    let live = &table["TimeToLiveSpecification"];
    assert_eq!(live["AttributeName"].as_str(), Some(TABLE.expires));
    assert_eq!(live["Enabled"].as_bool(), Some(true));
    let backups = &table["PointInTimeRecoverySpecification"];
    assert_eq!(backups["PointInTimeRecoveryEnabled"].as_bool(), Some(true));
    assert_eq!(
        backups["RecoveryPeriodInDays"].as_integer(),
        Some(i64::from(TABLE.backup_days))
    );
}

/// The rights of the function on the table.
pub(crate) fn rights() -> Vec<String> {
    rights_of("FunctionRole")
}

/// The rights of the notifier on the table.
pub(crate) fn notifier_rights() -> Vec<String> {
    rights_of("NotifierRole")
}

/// In lower case, without the name of the service.
fn rights_of(role: &str) -> Vec<String> {
    let template = Yaml::load_from_str(TEMPLATE).unwrap().remove(0);
    let policy = &template["Resources"][role]["Properties"]["Policies"][0];
    let statements = policy["PolicyDocument"]["Statement"].as_sequence().unwrap();
    let rights = statements.iter().flat_map(|one| words(&one["Action"]));
    let mut rights: Vec<_> = rights
        .filter_map(|right| Some(right.strip_prefix("dynamodb:")?.to_ascii_lowercase()))
        .collect();
    rights.sort();
    rights
}

#[tokio::test]
async fn the_deployment_sends_the_policy_of_the_function_for_pages_too() {
    let template = Yaml::load_from_str(TEMPLATE).unwrap().remove(0);
    let headers = &template["Resources"]["SiteHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]
        ["SecurityHeadersConfig"];
    let site = headers["ContentSecurityPolicy"]["ContentSecurityPolicy"]
        .as_str()
        .unwrap();
    let world = World::new().await;
    let reply = world.stranger().gets("/api/health").await.is(200);
    let function = reply.header("content-security-policy");
    assert_eq!(site, function);
    assert_eq!(
        headers["ReferrerPolicy"]["ReferrerPolicy"].as_str(),
        Some(reply.header("referrer-policy"))
    );
}
