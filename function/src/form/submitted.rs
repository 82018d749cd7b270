//! What came in, before it is checked.

use std::fmt;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::YES;

/// The names and values of a request in the order in which they came. Whatever arrived can be read: the decoder repairs
/// rather than refuses, because a page has to be able to give people back what they typed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Submitted(Vec<(String, String)>);

/// Why a JSON body cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// Not JSON at all.
    #[error("the body is not JSON")]
    Syntax,
    /// JSON, but not an object of texts, lists of texts, numbers and booleans.
    #[error("the body is not an object of fields")]
    Shape,
}

impl Submitted {
    /// Reads `application/x-www-form-urlencoded`. Bytes that are not UTF-8 become U+FFFD.
    pub fn from_form(body: &[u8]) -> Self {
        form_urlencoded::parse(body)
            .map(|(name, value)| (name.into_owned(), clean(&value)))
            .collect()
    }

    /// Reads a JSON object. `{"quiz": {"q1": "a"}}` is the same as `{"quiz.q1": "a"}`; `true` is a given consent.
    pub fn from_json(body: &[u8]) -> Result<Self, JsonError> {
        let value: Value = serde_json::from_slice(body).map_err(|_| JsonError::Syntax)?;
        let Value::Object(fields) = value else {
            return Err(JsonError::Shape);
        };
        let mut submitted = Self::default();
        for (name, value) in &fields {
            match value {
                Value::Object(inner) => {
                    for (question, value) in inner {
                        submitted.push_json(&format!("{name}.{question}"), value)?;
                    }
                }
                other => submitted.push_json(name, other)?,
            }
        }
        Ok(submitted)
    }

    fn push_json(&mut self, name: &str, value: &Value) -> Result<(), JsonError> {
        match value {
            Value::Array(values) => {
                for value in values {
                    if value.is_array() {
                        return Err(JsonError::Shape);
                    }
                    self.push_json(name, value)?;
                }
            }
            Value::Null | Value::Bool(false) => {}
            Value::Bool(true) => self.0.push((name.into(), YES.into())),
            Value::Number(number) => self.0.push((name.into(), number.to_string())),
            Value::String(text) => self.0.push((name.into(), clean(text))),
            Value::Object(_) => return Err(JsonError::Shape),
        }
        Ok(())
    }

    /// The first value of that name, as it was typed.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All values of that name.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.iter()
            .filter(move |(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// What was filled in, as bytes that are the same only when everything is the same. Names that start with `_` belong
    /// to the page and not to who filled it in.
    pub fn digest_of(&self, form: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        let filled = self.iter().filter(|(name, _)| !name.starts_with('_'));
        for part in std::iter::once(form).chain(filled.flat_map(|(name, value)| [name, value])) {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }

    /// All names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (&**name, &**value))
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Submitted {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }
}

impl fmt::Debug for Submitted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}

/// Browsers send a line end as CR LF, which would count double. Control characters cannot be typed, only sent by
/// machines, and have no place in a page.
fn clean(value: &str) -> String {
    value
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .filter(|c| !noncharacter(*c))
        .collect()
}

/// Code points that Unicode keeps free for ever; HTML does not allow them in a page.
fn noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}
