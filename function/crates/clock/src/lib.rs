//! The time, which tests can set.

use std::fmt;
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// A source of the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Self {
        Self::of(Timestamp::now)
    }

    /// A clock that asks `now`.
    pub fn of(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

/// Where moderators are: their clocks show this time. A machine without a list of the world's time zones knows it by the
/// rule that holds today.
pub fn dutch() -> TimeZone {
    TimeZone::get("Europe/Amsterdam")
        .or_else(|_| TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3"))
        .unwrap_or(TimeZone::UTC)
}

/// A whole hour (UTC). Arrivals are kept no more precisely, so that nobody can match one with a visit elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hour(Timestamp);

/// Seconds in an hour.
const HOUR: i64 = 3600;

impl Hour {
    /// The hour in which `moment` lies.
    pub fn of(moment: Timestamp) -> Self {
        let seconds = moment.as_second();
        Self(Timestamp::from_second(seconds - seconds.rem_euclid(HOUR)).unwrap_or(moment))
    }

    /// When it began.
    pub fn start(self) -> Timestamp {
        self.0
    }

    /// The start of this hour, a number of days later.
    pub fn plus_days(self, days: u16) -> Timestamp {
        let days = SignedDuration::from_hours(i64::from(days) * 24);
        self.0.checked_add(days).unwrap_or(Timestamp::MAX)
    }

    /// Reads what `Display` wrote.
    pub fn parse(text: &str) -> Option<Self> {
        format!("{text}:00:00Z").parse().ok().map(Self::of)
    }
}

impl fmt::Display for Hour {
    /// Sorts as text: `2026-11-21T14`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%Y-%m-%dT%H"))
    }
}
