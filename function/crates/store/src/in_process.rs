//! An engine in this process. The client speaks to it as to any other, but over no port: nobody else on the machine can.

use std::fmt;
use std::sync::Arc;

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;

/// The header that names the operation, after the version of the API.
const TARGET: &str = "x-amz-target";

/// An engine in this process.
pub trait Engine: Send + Sync + 'static {
    /// The status and the JSON of its answer. It may take as long as a disk does.
    fn answer(&self, operation: &str, body: &str) -> (u16, String);
}

#[derive(Clone)]
struct Line(Arc<dyn Engine>);

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Line(…)")
    }
}

/// The client of the SDK for this engine.
pub(super) fn client(engine: Arc<dyn Engine>) -> SharedHttpClient {
    let line = SharedHttpConnector::new(Line(engine));
    http_client_fn(move |_, _| line.clone())
}

impl HttpConnector for Line {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let engine = Arc::clone(&self.0);
        HttpConnectorFuture::new(async move {
            // Disks take their time, and others are not to wait for them.
            let answered = tokio::task::spawn_blocking(move || ask(&*engine, &request)).await;
            answered.unwrap_or_else(|error| Err(ConnectorError::other(error.into(), None)))
        })
    }
}

fn ask(engine: &dyn Engine, request: &HttpRequest) -> Result<HttpResponse, ConnectorError> {
    let target = request.headers().get(TARGET).unwrap_or_default();
    let operation = target
        .split_once('.')
        .map_or("", |(_, operation)| operation);
    let body = request.body().bytes().unwrap_or_default();
    let body = std::str::from_utf8(body).map_err(|error| ConnectorError::user(error.into()))?;
    let (status, json) = engine.answer(operation, body);
    let status =
        StatusCode::try_from(status).map_err(|error| ConnectorError::user(error.into()))?;
    Ok(HttpResponse::new(status, SdkBody::from(json)))
}
