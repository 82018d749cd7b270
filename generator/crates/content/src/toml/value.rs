//! Values that need more than a plain type: dates, and values that know their place.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, civil};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, de};
use toml::value::Datetime;

/// A calendar date, written in TOML as `2026-03-14` without quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Date(pub civil::Date);

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = Datetime::deserialize(deserializer)?;
        let date = found.date.and_then(day).map(Self);
        date.ok_or_else(|| de::Error::custom("not a date"))
    }
}

/// When something is to appear: a day, or a day and a time, written in TOML as `2026-03-14` or `2026-03-14T18:00:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The beginning of the day when no time was written.
    at: civil::DateTime,
    has_time: bool,
    /// How far ahead of UTC, in minutes, when that was written.
    offset: Option<i16>,
}

impl Moment {
    /// Its `format` in a JSON Schema: neither `date` nor `date-time` takes both. Readers leave out formats that they do not know.
    pub const FORMAT: &str = "moment";

    /// The moment on the clocks of a time zone.
    pub fn in_zone(&self, zone: &TimeZone) -> Timestamp {
        let written = self.offset.and_then(|minutes| {
            let offset = Offset::from_seconds(i32::from(minutes) * 60).ok()?;
            offset.to_timestamp(self.at).ok()
        });
        let on_clocks = || {
            let zoned = self.at.to_zoned(zone.clone()).ok();
            zoned.map_or(Timestamp::MAX, |zoned| zoned.timestamp())
        };
        written.unwrap_or_else(on_clocks)
    }
}

impl fmt::Display for Moment {
    /// As somebody writes it: `2026-03-14`, or `2026-03-14 18:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, time) = (self.at.date(), self.at.time());
        write!(f, "{day}")?;
        if self.has_time {
            write!(f, " {:02}:{:02}", time.hour(), time.minute())?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let found = Datetime::deserialize(deserializer)?;
        moment(&found).ok_or_else(|| de::Error::custom("not a date"))
    }
}

fn moment(found: &Datetime) -> Option<Moment> {
    let date = day(found.date?)?;
    let time = match found.time {
        Some(time) => civil::Time::new(
            i8::try_from(time.hour).ok()?,
            i8::try_from(time.minute).ok()?,
            i8::try_from(time.second.unwrap_or(0).min(59)).ok()?,
            0,
        )
        .ok()?,
        None => civil::Time::midnight(),
    };
    let offset = found.offset.map(|offset| match offset {
        toml::value::Offset::Z => 0,
        toml::value::Offset::Custom { minutes } => minutes,
    });
    Some(Moment {
        at: date.to_datetime(time),
        has_time: found.time.is_some(),
        offset,
    })
}

fn day(date: toml::value::Date) -> Option<civil::Date> {
    civil::Date::new(
        i16::try_from(date.year).ok()?,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
    )
    .ok()
}

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": Self::FORMAT })
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

/// A value with its place in the file, so that a wrong one can be pointed at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value as written.
    pub value: T,
    /// Byte range in the file (not in the front matter).
    pub span: Range<usize>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = toml::Spanned::<T>::deserialize(deserializer)?;
        Ok(Self {
            span: spanned.span(),
            value: spanned.into_inner(),
        })
    }
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Front {
        publish_on: Moment,
    }

    #[test]
    fn a_moment_is_on_the_clocks_of_its_zone() {
        let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").expect("a rule");
        for (written, at, said) in [
            ("2026-01-10", "2026-01-09T23:00:00Z", "2026-01-10"),
            ("2026-07-10", "2026-07-09T22:00:00Z", "2026-07-10"),
            (
                "2026-07-10T18:30:00",
                "2026-07-10T16:30:00Z",
                "2026-07-10 18:30",
            ),
            (
                "2026-07-10 18:30:00",
                "2026-07-10T16:30:00Z",
                "2026-07-10 18:30",
            ),
            (
                "2026-07-10T18:30:00Z",
                "2026-07-10T18:30:00Z",
                "2026-07-10 18:30",
            ),
            (
                "2026-07-10T18:30:00-05:00",
                "2026-07-10T23:30:00Z",
                "2026-07-10 18:30",
            ),
        ] {
            let front: Front = toml::from_str(&format!("publish_on = {written}")).expect(written);
            let expected: Timestamp = at.parse().expect("a time");
            assert_eq!(front.publish_on.in_zone(&zone), expected, "{written}");
            assert_eq!(front.publish_on.to_string(), said, "{written}");
        }
        for wrong in ["'2026-01-10'", "18:30:00", "5"] {
            assert!(toml::from_str::<Front>(&format!("publish_on = {wrong}")).is_err());
        }
    }
}
