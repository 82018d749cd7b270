//! Values of front matter that need more than a plain type: dates, and
//! references that remember where they stand.

use std::borrow::Cow;
use std::ops::Range;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};

/// A calendar date, written in TOML as `2026-03-14` without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Date(pub jiff::civil::Date);

/// How an error says that a date was wanted; [`super::front_matter`] knows it.
pub(super) const DATE_EXPECTED: &str = "a date such as 2026-03-14";

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Any TOML value is taken first, so that text in quotes gets a message
        // about dates and not one about TOML's own types.
        let value = toml::Value::deserialize(deserializer)?;
        let date = match &value {
            toml::Value::Datetime(found) => found.date,
            _ => None,
        };
        date.and_then(|date| {
            jiff::civil::Date::new(
                i16::try_from(date.year).ok()?,
                i8::try_from(date.month).ok()?,
                i8::try_from(date.day).ok()?,
            )
            .ok()
        })
        .map(Self)
        .ok_or_else(|| de::Error::custom(format_args!("{DATE_EXPECTED}, found {value}")))
    }
}

impl JsonSchema for Date {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// A slug that names a municipality, topic or factor, with its place in the
/// file, so that an unknown one can be pointed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The slug as written.
    pub slug: String,
    /// Byte range in the file (not in the front matter).
    pub span: Range<usize>,
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = toml::Spanned::<String>::deserialize(deserializer)?;
        Ok(Self {
            span: spanned.span(),
            slug: spanned.into_inner(),
        })
    }
}

impl JsonSchema for Reference {
    fn schema_name() -> Cow<'static, str> {
        "Reference".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}
