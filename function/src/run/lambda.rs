//! Under Lambda, requests and the schedule come in by the same door.

use axum::Router;
use axum::body::Body;
use axum::http::Response;
use lambda_http::request::RequestContext;
use lambda_http::tower::Service;
use lambda_http::{Error, Request, RequestExt, service_fn};

use super::{App, RunError};
use crate::notify::Notifier;

/// What the schedule of `function/template.yaml` sends.
const SCHEDULED: &str = r#"{"notify":"now"}"#;

pub(super) async fn serve(App { router, notifier }: App) -> Result<(), RunError> {
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
    if is_scheduled(&request) {
        let round = notifier.round().await.inspect_err(
            |error| tracing::error!(%error, "moderators could not be told; the next round tries again"),
        )?;
        tracing::debug!(?round, "looked for news");
        return Ok(Response::default());
    }
    Ok(router.call(request).await?)
}

/// Nobody outside can send such an event: what comes in through an API or a function URL is always wrapped in one of
/// theirs.
fn is_scheduled(request: &Request) -> bool {
    matches!(
        request.request_context_ref(),
        Some(RequestContext::PassThrough)
    ) && request.body().as_ref() == SCHEDULED.as_bytes()
}
