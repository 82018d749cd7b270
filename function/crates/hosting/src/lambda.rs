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
    let raw = request.raw_http_path();
    let path = if raw.is_empty() {
        request.uri().path()
    } else {
        raw
    };
    let path = stage(&request)
        .and_then(|stage| path.strip_prefix('/')?.strip_prefix(stage.as_str()))
        .filter(|rest| rest.starts_with('/'))
        .unwrap_or(path);
    if path == request.uri().path() {
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

/// The stage of an HTTP API whose own address was asked: there, and only there, the raw path begins with it.
fn stage(request: &Request) -> Option<String> {
    let Some(RequestContext::ApiGatewayV2(context)) = request.request_context_ref() else {
        return None;
    };
    let own = context.domain_name.as_ref()?.contains(".execute-api.");
    let stage = context.stage.as_ref().filter(|stage| *stage != "$default");
    stage.filter(|_| own).cloned()
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

    /// Of an HTTP API (version 2), or of a function URL, which is the same.
    fn http_api(stage: &str, domain: &str) -> Value {
        let path = match stage {
            "$default" => "/api/forms/vraag".to_owned(),
            stage => format!("/{stage}/api/forms/vraag"),
        };
        json!({
            "version": "2.0", "routeKey": "$default", "rawPath": path, "rawQueryString": "",
            "cookies": ["a=b"],
            "headers": { "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": "203.0.113.7" },
            "requestContext": {
                "accountId": "anonymous", "apiId": "x", "domainName": domain, "domainPrefix": "x", "requestId": "x",
                "http": { "method": "POST", "path": path, "protocol": "HTTP/1.1", "sourceIp": "203.0.113.7", "userAgent": "x" },
                "routeKey": "$default", "stage": stage, "time": "30/Nov/2026:12:00:00 +0000", "timeEpoch": 1_796_000_000_000_u64
            },
            "body": BODY, "isBase64Encoded": false
        })
    }

    /// The event with its body as bytes, which a service does when the type is none of text.
    fn encoded(mut event: Value) -> Value {
        event["body"] = "dnJhYWc9RWVuK2dld29uZSt2cmFhZytvdmVyK3NjaG9vbA==".into();
        event["isBase64Encoded"] = true.into();
        event
    }

    fn with_many_values(mut event: Value) -> Value {
        let headers = event["headers"].take();
        let many = headers.as_object().into_iter().flatten();
        let many = many.map(|(name, value)| (name.clone(), json!([value])));
        event["multiValueHeaders"] = many.collect();
        event["multiValueQueryStringParameters"] = json!({});
        event
    }

    #[tokio::test]
    async fn every_kind_of_event_is_served_under_the_same_address() {
        let events = [
            load_balancer(),
            with_many_values(load_balancer()),
            rest_api(),
            http_api("$default", "x.execute-api.eu-west-1.amazonaws.com"),
            http_api("prod", "x.execute-api.eu-west-1.amazonaws.com"),
            http_api("$default", "x.lambda-url.eu-west-1.on.aws"),
        ];
        for event in events.clone().into_iter().chain(events.map(encoded)) {
            let response = answered(&event).await.unwrap();
            assert_eq!(response.status(), 200, "{event}");
            let body = axum::body::to_bytes(response.into_body(), 1000)
                .await
                .unwrap();
            assert_eq!(body, format!("/api/forms/vraag {BODY}"));
        }
    }

    #[tokio::test]
    async fn a_request_without_a_body_is_one_all_the_same() {
        let events = [
            load_balancer(),
            rest_api(),
            http_api("$default", "x.lambda-url.eu-west-1.on.aws"),
        ];
        for mut event in events {
            event["body"] = Value::Null;
            let response = answered(&event).await.unwrap();
            assert_eq!(response.status(), 200, "{event}");
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
