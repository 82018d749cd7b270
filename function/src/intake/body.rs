//! Reading what was sent, within bounds of size and time, and without losing more of it than must be.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;

use crate::form::{JsonError, Submitted};
use crate::problem::What;

/// What a submission may have: 64 KiB.
pub(super) const LIMIT: usize = 64 * 1024;
/// What is still read to give it back: 1 MiB.
const READABLE: usize = 1024 * 1024;
/// What is thrown away so that the answer gets through: a browser that is still sending does not read. 16 MiB.
const PATIENCE: usize = 16 * 1024 * 1024;
/// Enough for 64 KiB on the slowest mobile network (2.5 kB/s).
const TIME: Duration = Duration::from_secs(30);

/// What was sent.
#[derive(Debug, Default)]
pub(super) struct Sent {
    /// The fields, as far as they could be read.
    pub(super) fields: Submitted,
    /// Why it cannot be taken all the same.
    pub(super) refused: Option<What>,
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
pub(super) async fn read(headers: &HeaderMap, body: Body) -> Sent {
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
    if bytes.len() > LIMIT {
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
