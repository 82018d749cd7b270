//! The Lambda runtime: requests and scheduled events arrive through the same handler.

use axum::Router;
use axum::body::Body;
use axum::http::Response;
use lambda_http::request::RequestContext;
use lambda_http::tower::Service;
use lambda_http::{Error, Request, RequestExt, service_fn};
use serde_json::{Value, json};

use super::{HostingError, Program};
use notifications::Notifier;

pub(super) async fn serve(
    Program {
        router, notifiers, ..
    }: Program,
) -> Result<(), HostingError> {
    let answer = |request| answer(router.clone(), &notifiers, request);
    let served = lambda_http::run(service_fn(answer)).await;
    served.map_err(|error| HostingError::Lambda(error.to_string()))
}

/// An event that cannot be handled is an error and not an empty response, so that its sender gets a 5xx and an alarm
/// can count it. The same holds for a failed round.
async fn answer(
    mut router: Router,
    notifiers: &[Notifier],
    request: Request,
) -> Result<Response<Body>, Error> {
    // An API, a load balancer and a function URL wrap every request in an event of theirs, so nobody outside can send
    // another kind.
    let is_request = !matches!(
        request.request_context_ref(),
        Some(RequestContext::PassThrough)
    );
    if is_request {
        return Ok(router.call(without_stage(request)).await?);
    }
    if notifiers.is_empty() || !is_scheduled(request.body()) {
        tracing::error!(
            "an event came that is no request of an HTTP API, a REST API, a load balancer or a function URL, nor that of the schedule; it was refused"
        );
        return Err("the event is neither a request nor that of the schedule".into());
    }
    Notifier::rounds(notifiers).await?;
    tracing::debug!("looked for news");
    Ok(Response::default())
}

/// Removes the name of an API stage from the path.
fn without_stage(mut request: Request) -> Request {
    let path = request.raw_http_path();
    if path.is_empty() || path == request.uri().path() {
        return request;
    }
    let path_and_query = match request.uri().query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    if let Ok(address) = path_and_query.parse() {
        *request.uri_mut() = address;
    }
    request
}

/// Whether an event is the one that the schedule in `function/template.yaml` sends.
fn is_scheduled(event: &[u8]) -> bool {
    let event = serde_json::from_slice::<Value>(event);
    event.is_ok_and(|event| event == json!({ "notify": "now" }))
}

#[cfg(test)]
mod tests {
    use axum::routing::post;

    use super::*;

    const BODY: &str = "vraag=Een+gewone+vraag+over+school";

    async fn answered(event: &Value) -> Result<Response<Body>, Error> {
        let echo = post(async |request: axum::extract::Request| {
            let (parts, body) = request.into_parts();
            let body = axum::body::to_bytes(body, 1000).await.unwrap_or_default();
            let body = String::from_utf8_lossy(&body).into_owned();
            format!("{} {body}", parts.uri.path())
        });
        let router = Router::new().route("/api/forms/{id}", echo);
        let request = lambda_http::request::from_str(&event.to_string())?;
        answer(router, &[], request).await
    }

    fn load_balancer() -> Value {
        json!({
            "requestContext": { "elb": { "targetGroupArn": "arn:x" } },
            "httpMethod": "POST",
            "path": "/api/forms/vraag",
            "queryStringParameters": {},
            "headers": { "content-type": "application/x-www-form-urlencoded", "accept": "application/json" },
            "body": BODY,
            "isBase64Encoded": false
        })
    }

    fn rest_api() -> Value {
        json!({
            "resource": "/{proxy+}",
            "path": "/api/forms/vraag",
            "httpMethod": "POST",
            "headers": { "Content-Type": "application/x-www-form-urlencoded", "Host": "x.execute-api.eu-west-1.amazonaws.com" },
            "multiValueHeaders": { "Content-Type": ["application/x-www-form-urlencoded"] },
            "requestContext": {
                "accountId": "1", "resourceId": "x", "stage": "prod", "requestId": "x", "apiId": "x", "httpMethod": "POST",
                "path": "/prod/api/forms/vraag", "resourcePath": "/{proxy+}", "protocol": "HTTP/1.1",
                "identity": { "sourceIp": "203.0.113.7" }
            },
            "body": BODY,
            "isBase64Encoded": false
        })
    }

    #[tokio::test]
    async fn load_balancers_and_rest_apis_are_served_under_the_same_address() {
        for event in [load_balancer(), rest_api()] {
            let response = answered(&event).await.unwrap();
            assert_eq!(response.status(), 200, "{event}");
            let body = axum::body::to_bytes(response.into_body(), 1000)
                .await
                .unwrap();
            assert_eq!(body, format!("/api/forms/vraag {BODY}"));
        }
    }

    #[tokio::test]
    async fn what_is_no_request_is_an_error_and_no_empty_answer() {
        let kinds = [
            json!({ "Records": [{ "eventSource": "aws:sqs", "body": "x" }] }),
            json!({ "notify": "now" }),
            json!({}),
        ];
        for event in kinds {
            assert!(answered(&event).await.is_err(), "{event}");
        }
    }
}
