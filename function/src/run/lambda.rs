//! Under Lambda, requests and the schedule come in by the same door.

use axum::Router;
use axum::body::Body;
use axum::http::Response;
use lambda_http::request::RequestContext;
use lambda_http::tower::Service;
use lambda_http::{Error, Request, RequestExt, service_fn};
use serde_json::{Value, json};

use super::{App, RunError};
use crate::notify::Notifier;

pub(super) async fn serve(
    App {
        router, notifier, ..
    }: App,
) -> Result<(), RunError> {
    let served = match notifier {
        None => lambda_http::run(router).await,
        Some(notifier) => {
            let answer = |request| answer(router.clone(), &notifier, request);
            lambda_http::run(service_fn(answer)).await
        }
    };
    served.map_err(|error| RunError::Lambda(error.to_string()))
}

/// A round that fails is an error of the function, so that an alarm can count it.
async fn answer(
    mut router: Router,
    notifier: &Notifier,
    request: Request,
) -> Result<Response<Body>, Error> {
    // What comes in through an API or a function URL is always wrapped in one of their events, so nobody outside can send
    // one of another kind.
    let is_request = !matches!(
        request.request_context_ref(),
        Some(RequestContext::PassThrough)
    );
    if is_request {
        return Ok(router.call(request).await?);
    }
    if !is_scheduled(request.body()) {
        return Err("the event is neither a request nor that of the schedule".into());
    }
    let round = notifier.round().await.inspect_err(
        |error| tracing::error!(%error, "moderators could not be told; the next round tries again"),
    )?;
    tracing::debug!(?round, "looked for news");
    Ok(Response::default())
}

/// What the schedule of `function/template.yaml` sends.
fn is_scheduled(event: &[u8]) -> bool {
    let event = serde_json::from_slice::<Value>(event);
    event.is_ok_and(|event| event == json!({ "notify": "now" }))
}
