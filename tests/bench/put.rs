//! What a submission costs at the very least: a receipt with its key, a seal to one moderator, another to the receipt, and
//! one `PutItem` through Amazon's SDK. Nothing is checked, nothing is compared with the words of danger, and there is no page.
//! `tests/bench/run function` measures it beside the function, with the same libraries.
//!
//!     put            (PORT, SUBMISSIONS_TABLE and AWS_ENDPOINT_URL_DYNAMODB say where)

use std::collections::HashMap;
use std::error::Error;
use std::net::Ipv4Addr;

use aws_config::{BehaviorVersion, Region};
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::Credentials;
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use sealing::Recipients;
use sealing::receipt::Receipt;
use unsealing::Identity;

#[derive(Clone)]
struct Table {
    client: Client,
    name: String,
    recipients: Recipients,
}

type Failure = Box<dyn Error + Send + Sync>;

fn item(recipients: &Recipients, typed: &str) -> Result<HashMap<String, AttributeValue>, Failure> {
    let receipt = Receipt::generate()?;
    let sealed = recipients.seal(typed.as_bytes())?.as_bytes().to_vec();
    let key = format!("sub#{}", receipt.lookup_id());
    let recipient = receipt.answer_recipient()?;
    let own = recipient.seal(typed.as_bytes())?.as_bytes().to_vec();
    let answers_to = recipient.to_string();
    let text = |text: &str| AttributeValue::S(text.to_owned());
    Ok(HashMap::from([
        ("pk".into(), AttributeValue::S(key)),
        ("sk".into(), text("submission")),
        ("form".into(), text("vraag")),
        ("kind".into(), text("question")),
        ("received".into(), text("2026-11-21T14")),
        ("status".into(), text("new")),
        ("rank".into(), text("1#2026-11-21T14")),
        ("urgent".into(), AttributeValue::Bool(false)),
        ("expires".into(), AttributeValue::N("1811271600".into())),
        ("version".into(), AttributeValue::N("1".into())),
        ("recipient".into(), AttributeValue::S(answers_to)),
        ("sealed".into(), AttributeValue::B(Blob::new(sealed))),
        ("own".into(), AttributeValue::B(Blob::new(own))),
    ]))
}

async fn put(State(table): State<Table>, typed: String) -> StatusCode {
    let Ok(item) = item(&table.recipients, &typed) else {
        return StatusCode::INTERNAL_SERVER_ERROR;
    };
    let put = table.client.put_item().table_name(&table.name);
    let put = put
        .set_item(Some(item))
        .condition_expression("attribute_not_exists(pk)");
    match put.send().await {
        Ok(_) => StatusCode::CREATED,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let config = aws_config::defaults(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(std::env::var("AWS_ENDPOINT_URL_DYNAMODB")?)
        .region(Region::from_static("eu-central-1"))
        .credentials_provider(Credentials::new("local", "local", None, None, "local"))
        .load()
        .await;
    let table = Table {
        client: Client::new(&config),
        name: std::env::var("SUBMISSIONS_TABLE")?,
        recipients: Recipients::parse(&[Identity::generate().to_public()])?,
    };
    let router = Router::new()
        .route("/api/forms/{id}", post(put))
        .with_state(table);
    let port = std::env::var("PORT")?.parse()?;
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    web::listen::serve(listener, router, std::future::pending()).await;
    Ok(())
}
