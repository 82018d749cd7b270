//! The submitted fields, before validation.

use std::fmt;

use sha2::{Digest, Sha256};

use super::YES;
use super::decode;
use super::json::Json;

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
    /// Reads `application/x-www-form-urlencoded`, as far as it can be read (see [`decode::text`]). A piece without `=` has no
    /// name: whoever wrote the body by hand may have forgotten it, and a name is nowhere given back.
    pub fn from_form(body: &[u8]) -> Self {
        let pieces = body.split(|byte| *byte == b'&');
        let pairs = pieces.filter(|piece| !piece.is_empty()).map(|piece| {
            let mut parts = piece.splitn(2, |byte| *byte == b'=');
            let first = decode::form_value(parts.next().unwrap_or_default());
            match parts.next() {
                Some(value) => (first, decode::form_value(value)),
                None => (String::new(), first),
            }
        });
        Self::from_pairs(pairs)
    }

    /// Reads what a page with `enctype="text/plain"` sends: lines `name=value`, with nothing escaped. Only what begins with one
    /// of these names begins a field; other lines belong to the one before.
    pub fn from_lines(body: &[u8], is_name: impl Fn(&str) -> bool) -> Self {
        let text = clean(&decode::text(body));
        let mut pairs: Vec<(String, String)> = Vec::new();
        for line in text.split_inclusive('\n') {
            match (line.split_once('='), pairs.last_mut()) {
                (Some((name, value)), _) if is_name(name.trim()) => {
                    pairs.push((name.trim().to_owned(), value.to_owned()));
                }
                (_, Some((_, value))) => value.push_str(line),
                (_, None) => pairs.push((String::new(), line.to_owned())),
            }
        }
        for (_, value) in &mut pairs {
            let length = value.strip_suffix('\n').map_or(value.len(), str::len);
            value.truncate(length);
        }
        Self(pairs)
    }

    /// With pieces that are no field of their own put back behind the text that they were cut from: `vraag=Tom & Jerry`, where
    /// nobody escaped the `&`. No page of the site sends that.
    #[must_use]
    pub fn mended(self, is_name: impl Fn(&str) -> bool, is_text: impl Fn(&str) -> bool) -> Self {
        if self.is_unnamed() {
            return self;
        }
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (name, value) in self.0 {
            let cut = name.is_empty() && !is_name(value.trim())
                || name.trim() != name && !is_name(name.trim());
            match pairs.last_mut() {
                Some((before, text)) if cut && is_text(before) => {
                    let joint = if name.is_empty() { "" } else { "=" };
                    for part in ["&", &name, joint, &value] {
                        text.push_str(part);
                    }
                }
                // A name alone is a field with nothing in it.
                _ if name.is_empty() => pairs.push((value, name)),
                _ => pairs.push((name, value)),
            }
        }
        Self(pairs)
    }

    /// Names and values from another parser, normalised in the same way.
    pub fn from_pairs(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let cleaned = pairs.into_iter().map(|(name, value)| (name, clean(&value)));
        cleaned.collect()
    }

    /// Text without fields, as far as it can be read, to echo it.
    pub fn unnamed(bytes: &[u8]) -> Self {
        let text = clean(&decode::text(bytes));
        let some = (!text.trim().is_empty()).then(|| (String::new(), text));
        some.into_iter().collect()
    }

    /// Whether nothing was sent.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether there is nothing but a text that belongs to no field.
    pub fn is_unnamed(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|(name, _)| name.is_empty())
    }

    /// With all values of each of these names under it as one text, so that a page with one field for them shows them all.
    #[must_use]
    pub fn joined(mut self, names: &[&str]) -> Self {
        for name in names {
            let values: Vec<String> = self.all(name).map(str::to_owned).collect();
            let first = self.0.iter().position(|(known, _)| known == name);
            self.0.retain(|(known, _)| known != name);
            if let Some(at) = first {
                self.0.insert(at, ((*name).to_owned(), values.join("\n\n")));
            }
        }
        self
    }

    /// With the names that are one of these but for capitals and spaces written as they should be. What came under the right
    /// name stays alone.
    #[must_use]
    pub fn with_names(mut self, names: &[&str]) -> Self {
        for name in names {
            let is_given = self.get(name).is_some_and(|value| !value.trim().is_empty());
            let is_meant =
                |known: &str| known != *name && known.trim().to_lowercase() == name.to_lowercase();
            if is_given || !self.0.iter().any(|(known, _)| is_meant(known)) {
                continue;
            }
            self.0.retain(|(known, _)| known.as_str() != *name);
            for (known, _) in &mut self.0 {
                if is_meant(known) {
                    (*name).clone_into(known);
                }
            }
        }
        self
    }

    /// Whether different values came under a name.
    pub fn is_ambiguous(&self, name: &str) -> bool {
        let mut values = self.all(name);
        let first = values.next();
        values.any(|other| Some(other) != first)
    }

    /// Reads a JSON object. `{"quiz": {"q1": "a"}}` equals `{"quiz.q1": "a"}`; `true` is a given consent. A repeated
    /// name keeps both values.
    pub fn from_json(body: &[u8]) -> Result<Self, JsonError> {
        let value: Json =
            serde_json::from_str(&decode::text(body)).map_err(|_| JsonError::Syntax)?;
        let Json::Object(fields) = value else {
            return Err(JsonError::Shape);
        };
        let mut submitted = Self::default();
        for (name, value) in &fields {
            match value {
                Json::Object(inner) => {
                    for (question, value) in inner {
                        submitted.push_json(&format!("{name}.{question}"), value)?;
                    }
                }
                other => submitted.push_json(name, other)?,
            }
        }
        Ok(submitted)
    }

    fn push_json(&mut self, name: &str, value: &Json) -> Result<(), JsonError> {
        match value {
            Json::List(values) => {
                for value in values {
                    if matches!(value, Json::List(_)) {
                        return Err(JsonError::Shape);
                    }
                    self.push_json(name, value)?;
                }
            }
            Json::Null | Json::Bool(false) => {}
            Json::Bool(true) => self.0.push((name.into(), YES.into())),
            Json::Number(number) => self.0.push((name.into(), number.to_string())),
            Json::Text(text) => self.0.push((name.into(), clean(text))),
            Json::Object(_) => return Err(JsonError::Shape),
        }
        Ok(())
    }

    /// The first value of a name, unchanged.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All values of that name.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.iter()
            .filter(move |(known, _)| *known == name)
            .map(|(_, value)| value)
    }

    /// A digest of all fields of the form. Names that start with `_` belong to the page, and are left out.
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
