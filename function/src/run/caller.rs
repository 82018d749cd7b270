//! Who sent a request, on Lambda: there is no connection to look at, but the event says it.

use axum::Router;
use axum::extract::Request;
use axum::middleware::map_request;
use intake::guard::Caller;
use lambda_http::RequestExt;
use lambda_http::request::RequestContext;

/// Tells a router the address of every client.
pub(super) fn told_by_lambda(router: Router) -> Router {
    router.layer(map_request(async |mut request: Request| {
        let caller = caller(&request);
        request.extensions_mut().insert(caller);
        request
    }))
}

fn caller<B>(request: &axum::http::Request<B>) -> Caller {
    match request.request_context_ref() {
        Some(RequestContext::ApiGatewayV2(context)) => {
            Caller::read(context.http.source_ip.as_deref())
        }
        Some(RequestContext::ApiGatewayV1(context)) => {
            Caller::read(context.identity.source_ip.as_deref())
        }
        // A load balancer adds the address that it sees at the end, and nobody else can call the function.
        Some(RequestContext::Alb(_)) => Caller::last_of(request.headers(), "x-forwarded-for"),
        _ => Caller::read(None),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(event: &Value) -> Caller {
        caller(&lambda_http::request::from_str(&event.to_string()).unwrap())
    }

    fn load_balancer() -> Value {
        json!({
            "requestContext": { "elb": { "targetGroupArn": "arn:x" } },
            "httpMethod": "POST",
            "path": "/api/forms/vraag",
            "queryStringParameters": {},
            "headers": { "content-type": "application/x-www-form-urlencoded" },
            "body": "vraag=x",
            "isBase64Encoded": false
        })
    }

    #[test]
    fn where_a_request_came_from_is_what_lambda_says() {
        let rest_api = json!({
            "resource": "/{proxy+}",
            "path": "/api/forms/vraag",
            "httpMethod": "POST",
            "headers": { "Host": "x.execute-api.eu-west-1.amazonaws.com" },
            "multiValueHeaders": {},
            "requestContext": {
                "accountId": "1", "resourceId": "x", "stage": "prod", "requestId": "x", "apiId": "x", "httpMethod": "POST",
                "path": "/prod/api/forms/vraag", "resourcePath": "/{proxy+}", "protocol": "HTTP/1.1",
                "identity": { "sourceIp": "203.0.113.7" }
            },
            "body": "vraag=x",
            "isBase64Encoded": false
        });
        assert_eq!(read(&rest_api), Caller::read(Some("203.0.113.7")));
        // In front of a load balancer anybody can write the first addresses.
        let mut balanced = load_balancer();
        balanced["headers"]["x-forwarded-for"] = json!("10.0.0.1, 203.0.113.8");
        assert_eq!(read(&balanced), Caller::read(Some("203.0.113.8")));
        assert_eq!(read(&load_balancer()), Caller::read(None));
    }
}
