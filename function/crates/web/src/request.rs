//! Reads request bodies within limits of size, time and memory, and loses as little of them as possible.

mod budget;
mod multipart;
mod undeclared;

use std::convert::Infallible;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use http_body_util::BodyExt;

use crate::error_response::ErrorKind;
use forms::Submitted;
use undeclared::Found;

pub use budget::{Budget, Reservation};

/// The limit of a submission: 64 KiB.
const LIMIT: usize = 64 * 1024;
/// Bodies up to 1 MiB are read, to echo them.
const READABLE: usize = 1024 * 1024;
/// Larger bodies are drained up to 16 MiB: a browser that is still sending does not read the response.
const PATIENCE: usize = 16 * 1024 * 1024;
/// Enough for 64 KiB on the slowest mobile network (2.5 kB/s).
const TIME: Duration = Duration::from_secs(30);
/// By so much the room for a body grows.
const STEP: usize = 16 * 1024;

/// A request body.
#[derive(Debug, Default)]
pub struct Sent {
    /// The fields, as far as they could be read; or a text without a name, where fields could not.
    pub fields: Submitted,
    /// Why it is refused.
    pub refused: Option<ErrorKind>,
    /// The room that it takes, for as long as this lives.
    _reservation: Reservation,
}

/// Reads a form or JSON.
pub async fn read(headers: &HeaderMap, body: Body) -> Sent {
    read_up_to(LIMIT, headers, body).await
}

/// Like [`read`], with another limit in bytes.
pub async fn read_up_to(limit: usize, headers: &HeaderMap, body: Body) -> Sent {
    Budget::default().read((limit, &[]), headers, body).await
}

impl Budget {
    /// Reads what visitors send. A body that says of itself what it is with one of these `names` is taken whatever its content
    /// type.
    pub async fn read_form(&self, names: &[&str], headers: &HeaderMap, body: Body) -> Sent {
        self.read((LIMIT, names), headers, body).await
    }

    async fn read(
        &self,
        (limit, names): (usize, &[&str]),
        headers: &HeaderMap,
        body: Body,
    ) -> Sent {
        let mut kept = Kept::default();
        let collected = tokio::time::timeout(TIME, kept.collect(self, body)).await;
        let broken = collected.unwrap_or(Err(ErrorKind::Timeout)).err();
        let (fields, refused) = fields(headers, &kept.bytes, names);
        let too_large = (kept.bytes.len() > limit).then_some(ErrorKind::TooLarge);
        Sent {
            fields,
            refused: broken.or(too_large).or(refused),
            _reservation: kept.reservation,
        }
    }
}

/// The readable fields of a body, and why it is refused.
fn fields(headers: &HeaderMap, bytes: &[u8], names: &[&str]) -> (Submitted, Option<ErrorKind>) {
    if is_packed(headers) {
        // What is read of it would be noise.
        return (Submitted::default(), Some(ErrorKind::Unsupported));
    }
    let refused_as = match media_type(headers).as_str() {
        "application/x-www-form-urlencoded" if !undeclared::is_no_form(bytes) => {
            match multipart::read_by_itself(bytes) {
                Some(parts) => return of_parts(parts),
                None => return (Submitted::from_form(bytes), None),
            }
        }
        "application/x-www-form-urlencoded" | "application/json" => ErrorKind::Malformed,
        "multipart/form-data" => match multipart::read(content_type(headers), bytes) {
            Some(parts) => return of_parts(parts),
            None => ErrorKind::Unsupported,
        },
        _ => ErrorKind::Unsupported,
    };
    match undeclared::read(bytes, names) {
        Some(Found::Fields(fields)) => (fields, None),
        Some(Found::Parts(parts)) => of_parts(parts),
        None => (Submitted::unnamed(bytes), Some(refused_as)),
    }
}

fn of_parts(parts: multipart::Parts) -> (Submitted, Option<ErrorKind>) {
    let refused = if parts.files {
        Some(ErrorKind::Unsupported)
    } else {
        (!parts.whole).then_some(ErrorKind::Malformed)
    };
    (parts.fields, refused)
}

/// The part of a body that has been read.
#[derive(Default)]
struct Kept {
    bytes: Vec<u8>,
    reservation: Reservation,
}

impl Kept {
    async fn collect(&mut self, budget: &Budget, mut body: Body) -> Result<(), ErrorKind> {
        let mut total: usize = 0;
        let mut keeps = true;
        while let Some(frame) = body.frame().await {
            let Ok(data) = frame.map_err(|_| ErrorKind::Malformed)?.into_data() else {
                continue;
            };
            total = total.saturating_add(data.len());
            if total > PATIENCE {
                return Err(ErrorKind::FarTooLarge);
            }
            keeps = keeps && total <= READABLE && self.push(budget, &data).await;
            if !keeps {
                *self = Self::default();
            }
        }
        if keeps {
            Ok(())
        } else {
            Err(ErrorKind::FarTooLarge)
        }
    }

    /// False when there is no room for it.
    async fn push(&mut self, budget: &Budget, data: &Bytes) -> bool {
        let length = self.bytes.len() + data.len();
        if length > self.bytes.capacity() {
            let room = length.next_multiple_of(STEP);
            if !self.reservation.grow(budget, length).await {
                return false;
            }
            self.bytes.reserve_exact(room - self.bytes.len());
        }
        self.bytes.extend_from_slice(data);
        true
    }
}

fn content_type(headers: &HeaderMap) -> &str {
    let value = headers.get(header::CONTENT_TYPE);
    value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// Whether the body is compressed, which browsers never do with a form.
fn is_packed(headers: &HeaderMap) -> bool {
    let encodings = headers.get_all(header::CONTENT_ENCODING).iter();
    let mut names = encodings.flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    names.any(|name| !matches!(name.trim_ascii(), b"" | b"identity"))
}

fn media_type(headers: &HeaderMap) -> String {
    let kind = content_type(headers).split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

/// The `{id}` of an address. Invalid text becomes an unknown id.
pub struct Id(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let id = Path::<String>::from_request_parts(parts, state).await;
        Ok(Self(id.map(|Path(id)| id).unwrap_or_default()))
    }
}

/// A parameter behind the question mark of an address; empty when it is not there.
pub fn parameter(uri: &Uri, name: &str) -> String {
    form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes())
        .find(|(known, _)| known == name)
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}
