//! Reading what was sent, within bounds of size and time, and without losing more of it than must be.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use http_body_util::BodyExt;

use crate::form::{JsonError, Submitted};
use crate::problem::What;

/// What a submission may have: 64 KiB.
const LIMIT: usize = 64 * 1024;
/// What is still read to give it back: 1 MiB.
const READABLE: usize = 1024 * 1024;
/// What is thrown away so that the answer gets through: a browser that is still sending does not read. 16 MiB.
const PATIENCE: usize = 16 * 1024 * 1024;
/// Enough for 64 KiB on the slowest mobile network (2.5 kB/s).
const TIME: Duration = Duration::from_secs(30);

/// What was sent.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    /// The fields, as far as they could be read.
    pub(crate) fields: Submitted,
    /// Why it cannot be taken all the same.
    pub(crate) refused: Option<What>,
}

impl Sent {
    fn refused(what: What) -> Self {
        Self {
            fields: Submitted::default(),
            refused: Some(what),
        }
    }
}

/// Reads a form or JSON.
pub(crate) async fn read(headers: &HeaderMap, body: Body) -> Sent {
    read_up_to(LIMIT, headers, body).await
}

/// The same, for a page with more on it; `limit` is in bytes.
pub(crate) async fn read_up_to(limit: usize, headers: &HeaderMap, body: Body) -> Sent {
    let Ok(read) = tokio::time::timeout(TIME, collect(body)).await else {
        return Sent::refused(What::Timeout);
    };
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(what) => return Sent::refused(what),
    };
    let mut sent = match media_type(headers).as_str() {
        "application/x-www-form-urlencoded" => Sent {
            fields: Submitted::from_form(&bytes),
            refused: None,
        },
        "application/json" => match Submitted::from_json(&bytes) {
            Ok(fields) => Sent {
                fields,
                refused: None,
            },
            Err(JsonError::Syntax | JsonError::Shape) => Sent::refused(What::Malformed),
        },
        _ => Sent::refused(What::Unsupported),
    };
    if bytes.len() > limit {
        sent.refused = Some(What::TooLarge);
    }
    sent
}

async fn collect(mut body: Body) -> Result<Bytes, What> {
    let mut bytes = Vec::new();
    let mut total: usize = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| What::Malformed)?.into_data() else {
            continue;
        };
        total = total.saturating_add(data.len());
        if total <= READABLE {
            bytes.extend_from_slice(&data);
        } else if total > PATIENCE {
            return Err(What::FarTooLarge);
        } else {
            bytes = Vec::new();
        }
    }
    if total > READABLE {
        Err(What::FarTooLarge)
    } else {
        Ok(bytes.into())
    }
}

fn media_type(headers: &HeaderMap) -> String {
    let value = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    value
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// The `{id}` of an address. What cannot be read as text is an id that nothing has, rather than an error of its own.
pub(crate) struct Id(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let id = Path::<String>::from_request_parts(parts, state).await;
        Ok(Self(id.map(|Path(id)| id).unwrap_or_default()))
    }
}

/// A parameter behind the question mark of an address; empty when it is not there.
pub(crate) fn parameter(uri: &Uri, name: &str) -> String {
    form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}
