//! `POST /webhook`: the host of the repository says that something was pushed.
//!
//! Nothing of what it sends is used. Whoever knows the secret makes the next pull come at once, and no more than that.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tokio::sync::{Notify, Semaphore};

/// Where it is.
pub(super) const PATH: &str = "/webhook";

/// The HMAC-SHA256 of the body in hexadecimal digits, as GitHub, Forgejo and Gitea send it.
const SIGNATURES: [&str; 3] = [
    "x-hub-signature-256",
    "x-forgejo-signature",
    "x-gitea-signature",
];
/// The secret itself, as GitLab sends it.
const TOKEN: &str = "x-gitlab-token";
/// A push of hundreds of commits; a longer one is found by the next pull.
const LARGEST: usize = 1024 * 1024;
/// How long one may take to arrive.
const TIME: Duration = Duration::from_secs(10);
/// How many arrive at the same time.
const AT_ONCE: usize = 4;
/// How many are looked at in a minute, right or wrong.
const A_MINUTE: u32 = 60;
const MINUTE: Duration = Duration::from_mins(1);
/// Shorter than this can be guessed.
pub(super) const SHORTEST_SECRET: usize = 16;

/// Takes in what the host of the repository sends.
pub(super) struct Webhook {
    secret: String,
    pushed: Arc<Notify>,
    room: Semaphore,
    /// When the minute began, and how many came since.
    minute: Mutex<(Instant, u32)>,
}

impl Webhook {
    /// One that tells `pushed`.
    pub(super) fn new(secret: String, pushed: Arc<Notify>) -> Self {
        Self {
            secret,
            pushed,
            room: Semaphore::new(AT_ONCE),
            minute: Mutex::new((Instant::now(), 0)),
        }
    }

    pub(super) async fn answer(&self, request: Request) -> Response {
        let Ok(_room) = self.room.try_acquire() else {
            return later();
        };
        if !self.is_in_time(Instant::now()) {
            return later();
        }
        let (parts, body) = request.into_parts();
        let status = match self.read(&parts.headers, body).await {
            Ok(body) if self.is_signed(&parts.headers, &body) => {
                self.pushed.notify_one();
                StatusCode::ACCEPTED
            }
            Ok(_) => StatusCode::UNAUTHORIZED,
            Err(status) => status,
        };
        let words = status.canonical_reason().unwrap_or_default();
        (status, [(header::CACHE_CONTROL, "no-store")], words).into_response()
    }

    /// The body, of somebody who at least says that they know the secret.
    async fn read(&self, headers: &HeaderMap, body: Body) -> Result<Vec<u8>, StatusCode> {
        let mut names = SIGNATURES.iter().chain([&TOKEN]);
        if !names.any(|name| headers.contains_key(*name)) {
            return Err(StatusCode::UNAUTHORIZED);
        }
        let read = tokio::time::timeout(TIME, to_bytes(body, LARGEST)).await;
        let read = read.map_err(|_| StatusCode::REQUEST_TIMEOUT)?;
        let body = read.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE)?;
        Ok(body.to_vec())
    }

    fn is_signed(&self, headers: &HeaderMap, body: &[u8]) -> bool {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        if let Some(token) = text(TOKEN) {
            // Compared as hashes: how long it takes says nothing of how much was right.
            let (own, asked) = (self.mac(self.secret.as_bytes()), self.mac(token.as_bytes()));
            let (Some(own), Some(asked)) = (own, asked) else {
                return false;
            };
            return asked.verify_slice(&own.finalize().into_bytes()).is_ok();
        }
        SIGNATURES.iter().any(|name| {
            let given = text(name).and_then(digits);
            given.is_some_and(|given| {
                let mac = self.mac(body);
                mac.is_some_and(|mac| mac.verify_slice(&given).is_ok())
            })
        })
    }

    fn mac(&self, bytes: &[u8]) -> Option<Hmac<Sha256>> {
        // Any length of key will do.
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).ok()?;
        mac.update(bytes);
        Some(mac)
    }

    fn is_in_time(&self, now: Instant) -> bool {
        let mut minute = self.minute.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(minute.0) >= MINUTE {
            *minute = (now, 0);
        }
        minute.1 += 1;
        minute.1 <= A_MINUTE
    }
}

/// The next pull comes within a minute anyway.
fn later() -> Response {
    let status = StatusCode::TOO_MANY_REQUESTS;
    (status, [(header::RETRY_AFTER, "60")]).into_response()
}

/// The bytes of a signature, with or without `sha256=` before it.
fn digits(signature: &str) -> Option<Vec<u8>> {
    let text = signature.strip_prefix("sha256=").unwrap_or(signature);
    if !text.is_ascii() || text.len() % 2 != 0 {
        return None;
    }
    let pairs = (0..text.len()).step_by(2);
    let bytes = pairs.map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok());
    bytes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "een-lang-geheim-van-niemand";
    const BODY: &str = "{\"ref\":\"refs/heads/main\"}";

    fn signature(secret: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length");
        mac.update(BODY.as_bytes());
        let bytes = mac.finalize().into_bytes();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    async fn ask(webhook: &Webhook, name: &str, value: &str) -> u16 {
        let request = Request::post(PATH).header(name, value);
        let request = request.body(Body::from(BODY)).expect("request");
        webhook.answer(request).await.status().as_u16()
    }

    fn webhook() -> Webhook {
        Webhook::new(SECRET.to_owned(), Arc::default())
    }

    #[tokio::test]
    async fn only_who_knows_the_secret_is_heard() {
        let (right, wrong) = (signature(SECRET), signature("een-ander-geheim-van-iemand"));
        for (name, value, status) in [
            ("x-hub-signature-256", format!("sha256={right}"), 202),
            ("x-forgejo-signature", right.clone(), 202),
            ("x-gitea-signature", right.clone(), 202),
            ("x-gitlab-token", SECRET.to_owned(), 202),
            ("x-hub-signature-256", format!("sha256={wrong}"), 401),
            (
                "x-hub-signature-256",
                format!("sha256={}", &right[2..]),
                401,
            ),
            ("x-hub-signature-256", "sha256=".to_owned(), 401),
            ("x-hub-signature-256", "sha256=zz".to_owned(), 401),
            ("x-hub-signature", format!("sha1={right}"), 401),
            ("x-gitlab-token", right.clone(), 401),
            ("x-gitlab-token", String::new(), 401),
            ("x-gitlab-token", SECRET[1..].to_owned(), 401),
            ("x-iets-anders", right.clone(), 401),
        ] {
            assert_eq!(
                ask(&webhook(), name, &value).await,
                status,
                "{name}: {value}"
            );
        }
    }

    #[tokio::test]
    async fn one_that_is_right_is_told_once() {
        let webhook = webhook();
        ask(&webhook, "x-gitlab-token", "verkeerd").await;
        let heard = tokio::time::timeout(Duration::from_millis(20), webhook.pushed.notified());
        assert!(heard.await.is_err());
        ask(&webhook, "x-gitlab-token", SECRET).await;
        ask(&webhook, "x-gitlab-token", SECRET).await;
        webhook.pushed.notified().await;
        let heard = tokio::time::timeout(Duration::from_millis(20), webhook.pushed.notified());
        assert!(heard.await.is_err());
    }

    #[tokio::test]
    async fn a_flood_is_turned_away_until_the_minute_is_over() {
        let webhook = webhook();
        for _ in 0..A_MINUTE {
            assert_eq!(ask(&webhook, "x-gitlab-token", "verkeerd").await, 401);
        }
        assert_eq!(ask(&webhook, "x-gitlab-token", SECRET).await, 429);
        assert!(webhook.is_in_time(Instant::now() + MINUTE));
    }

    #[tokio::test]
    async fn what_is_too_long_is_not_read() {
        let long = vec![b'x'; LARGEST + 1];
        let request = Request::post(PATH).header(TOKEN, SECRET);
        let request = request.body(Body::from(long)).expect("request");
        assert_eq!(webhook().answer(request).await.status().as_u16(), 413);
    }
}
