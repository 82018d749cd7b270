//! Messages to a program: a `POST` of JSON to an address.

use std::fmt;
use std::fmt::Write as _;
use std::sync::Arc;

use axum::http::header;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode, Url};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

use super::attempt::{Hidden, SendError, is_local};
use super::digest::Message;
use super::problem::Fault;
use super::variables::SHORTEST_SECRET;
use sealing::hmac_sha256;

/// The header with the signature: `sha256=` and the HMAC-SHA256 of the body in hexadecimal digits.
const SIGNATURE: &str = "x-signature-256";

/// An address, and the secret that shows the other side that it is us.
#[derive(Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Often a secret itself.
    url: Url,
    secret: Option<String>,
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut webhook = f.debug_struct("Webhook");
        webhook.field("url", &Hidden);
        webhook.field("secret", &self.secret.as_ref().map(|_| Hidden));
        webhook.finish()
    }
}

impl Webhook {
    pub(super) fn parse(url: Url) -> Result<Self, Fault> {
        if url.scheme() == "http" && !is_local(&url) {
            return Err(Fault::WithoutTls);
        }
        Ok(Self { url, secret: None })
    }

    pub(super) fn sign_with(&mut self, secret: String) -> Result<(), Fault> {
        if secret.len() < SHORTEST_SECRET {
            return Err(Fault::ShortSecret);
        }
        self.secret = Some(secret);
        Ok(())
    }

    pub(super) async fn send(&self, message: &Message) -> Result<(), SendError> {
        let mut request = client()?
            .post(self.url.clone())
            .header(header::CONTENT_TYPE, "application/json")
            .body(message.json.clone());
        if let Some(secret) = &self.secret {
            request = request.header(SIGNATURE, sign(secret.as_bytes(), message.json.as_bytes()));
        }
        let answer = request.send().await.map_err(failure)?.status();
        if answer.is_success() {
            return Ok(());
        }
        let words = format!("the webhook answers {}", answer.as_u16());
        let passing = answer.is_server_error()
            || matches!(
                answer,
                StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS
            );
        Err(if passing {
            SendError::passing(words)
        } else {
            SendError::lasting(words)
        })
    }
}

/// Made when there is something to send: it reads the certificates of the machine. A redirect is not followed, because
/// the address was chosen and another one was not.
fn client() -> Result<Client, SendError> {
    let fail = |error: &dyn fmt::Display| SendError::lasting(error.to_string());
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    // Named here instead of once for the process, so that nothing depends on initialisation order.
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| fail(&error))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(Policy::none())
        .user_agent("social-brokers")
        .build()
        .map_err(|error| fail(&error))
}

fn sign(secret: &[u8], body: &[u8]) -> String {
    let mut signature = "sha256=".to_owned();
    for byte in hmac_sha256(secret, body) {
        // Writing to a String cannot fail.
        let _ = write!(signature, "{byte:02x}");
    }
    signature
}

/// Without the address.
fn failure(error: reqwest::Error) -> SendError {
    let words = if error.is_connect() {
        "the webhook cannot be reached"
    } else {
        "the webhook breaks off"
    };
    tracing::debug!(error = %error.without_url(), "the webhook failed");
    SendError::passing(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test case 2 of RFC 4231.
    #[test]
    fn the_signature_is_an_hmac() {
        let signature = sign(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(
            signature,
            "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }
}
