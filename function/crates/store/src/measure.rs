//! What is counted of what happens, and the weeks it is counted in.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use super::Status;
use clock::{Hour, dutch};

const DAY: i64 = 24;

/// A week from Monday to Sunday, as ISO 8601 numbers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Week {
    /// The year that most of its days are in.
    pub year: i16,
    /// The first is 1.
    pub number: i8,
}

/// How long something took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Within {
    /// At most a day.
    Day,
    /// At most three.
    ThreeDays,
    /// At most a week.
    Week,
    /// Longer.
    Longer,
}

/// What came of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It was answered.
    Answered,
    /// It could not be answered.
    Rejected,
    /// It was closed without an answer.
    Closed,
    /// A sign-up became a broker.
    Active,
    /// A sign-up was declined.
    Declined,
}

/// With whom an answer was made, as the moderator who sends it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum With {
    /// With a social broker.
    Broker,
    /// By a professional, or with one.
    Professional,
    /// By the team itself.
    Team,
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// One came in.
    Received,
    /// One came in of a municipality.
    From(String),
    /// Somebody began with one, so long after it came in.
    Begun(Within),
    /// Somebody began with one later than it should have been answered.
    BegunLate,
    /// Somebody with more knowledge was asked.
    Helped,
    /// One was answered, so long after it was asked.
    Answered(Within),
    /// One was answered later than promised.
    AnsweredLate,
    /// One was answered, and a moderator said with whom.
    With(With),
    /// Something came of one.
    Outcome(Outcome),
    /// A page of the site was made of one.
    Published,
    /// One reached whoever it is for.
    PassedOn,
}

impl Week {
    /// The week of a moment, in Dutch time.
    pub fn of(at: Timestamp) -> Self {
        let date = at.to_zoned(dutch()).date().iso_week_date();
        Self {
            year: date.year(),
            number: date.week(),
        }
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.number)
    }
}

impl FromStr for Week {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        let (year, number) = word.split_once("-W").ok_or(())?;
        let week = Self {
            year: year.parse().map_err(drop)?,
            number: number.parse().map_err(drop)?,
        };
        (1..=53).contains(&week.number).then_some(week).ok_or(())
    }
}

impl Within {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Day, Self::ThreeDays, Self::Week, Self::Longer];

    pub(super) fn between(from: Hour, to: Timestamp) -> Self {
        match to.duration_since(from.start()).as_hours() {
            hours if hours <= DAY => Self::Day,
            hours if hours <= 3 * DAY => Self::ThreeDays,
            hours if hours <= 7 * DAY => Self::Week,
            _ => Self::Longer,
        }
    }

    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "1d",
            Self::ThreeDays => "3d",
            Self::Week => "7d",
            Self::Longer => "more",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.as_str() == word)
    }
}

impl With {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Broker, Self::Professional, Self::Team];

    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Broker => "broker",
            Self::Professional => "professional",
            Self::Team => "team",
        }
    }

    /// The one with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.as_str() == word)
    }
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Answered,
        Self::Rejected,
        Self::Closed,
        Self::Active,
        Self::Declined,
    ];

    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Rejected => "rejected",
            Self::Closed => "closed",
            Self::Active => "active",
            Self::Declined => "declined",
        }
    }

    /// What a status without an answer means.
    pub(super) fn of(status: Status) -> Option<Self> {
        Some(match status {
            Status::Rejected => Self::Rejected,
            Status::Closed => Self::Closed,
            Status::Active => Self::Active,
            Status::Declined => Self::Declined,
            _ => return None,
        })
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Received => f.write_str("received"),
            Self::From(municipality) => write!(f, "from.{municipality}"),
            Self::Begun(within) => write!(f, "begun.{}", within.as_str()),
            Self::BegunLate => f.write_str("begun.late"),
            Self::Helped => f.write_str("helped"),
            Self::Answered(within) => write!(f, "after.{}", within.as_str()),
            Self::AnsweredLate => f.write_str("after.late"),
            Self::With(with) => write!(f, "with.{}", with.as_str()),
            Self::Outcome(outcome) => write!(f, "outcome.{}", outcome.as_str()),
            Self::Published => f.write_str("published"),
            Self::PassedOn => f.write_str("passed-on"),
        }
    }
}

impl FromStr for Measure {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        let found = match word.split_once('.') {
            None => match word {
                "received" => Some(Self::Received),
                "helped" => Some(Self::Helped),
                "published" => Some(Self::Published),
                "passed-on" => Some(Self::PassedOn),
                _ => None,
            },
            Some(("from", municipality)) => Some(Self::From(municipality.to_owned())),
            Some(("begun", "late")) => Some(Self::BegunLate),
            Some(("begun", within)) => Within::parse(within).map(Self::Begun),
            Some(("after", "late")) => Some(Self::AnsweredLate),
            Some(("after", within)) => Within::parse(within).map(Self::Answered),
            Some(("with", word)) => With::parse(word).map(Self::With),
            Some(("outcome", word)) => {
                let mut all = Outcome::ALL.into_iter();
                let found = all.find(|each| each.as_str() == word);
                found.map(Self::Outcome)
            }
            Some(_) => None,
        };
        found.ok_or(())
    }
}
