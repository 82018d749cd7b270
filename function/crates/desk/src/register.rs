//! The register of brokers: which days count, what the list shows, and the checklist of the intake. Pure.
//!
//! A broker is asked once a year whether they still take part. The list says so a month before; whoever is not asked in the
//! ninety days after it is removed, and until then the list says on which day.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use clock::dutch;
use forms::broker::{BeforeStep, Card};
use store::{BrokerEntry, BrokerState};

/// The points of the intake, one a line. Their words are `checklist-…`.
const CHECKLIST: &str = include_str!("../../../templates/desk/checklist.txt");
/// So many days after the day on which a broker should have confirmed, the record is gone.
pub(crate) const GRACE: i32 = 90;
/// So many days before that day, the list asks for it.
const ASK_BEFORE: i32 = 30;
/// So many days the record stays of somebody who stopped, so that a slip can be undone.
pub(crate) const STOPPED_STAYS: i32 = 30;

/// The points of the intake, in their order.
pub(crate) fn checklist() -> impl Iterator<Item = &'static str> {
    CHECKLIST.lines().filter(|line| !line.is_empty())
}

/// The day that it is in the Netherlands.
pub(crate) fn today(now: Timestamp) -> Date {
    now.to_zoned(dutch()).date()
}

/// A year later: when somebody who confirms today is asked again.
pub(crate) fn next_year(today: Date) -> Date {
    today.checked_add(1.year()).unwrap_or(Date::MAX)
}

/// Up to this day, those who are to be asked now.
pub(crate) fn asked_until(today: Date) -> Date {
    days_after(today, ASK_BEFORE)
}

fn days_after(day: Date, days: i32) -> Date {
    day.checked_add(days.days()).unwrap_or(Date::MAX)
}

/// The record of somebody who is in a state from today on. `until` is when their sign-up goes: as long as somebody is no broker
/// yet, the record goes with it.
pub fn in_state(
    entry: &BrokerEntry,
    state: BrokerState,
    (today, until): (Date, Option<Timestamp>),
) -> BrokerEntry {
    let asked = next_year(today);
    let (day, last) = match state {
        BrokerState::Active | BrokerState::Paused => (asked, Some(days_after(asked, GRACE))),
        BrokerState::Stopped => (today, Some(days_after(today, STOPPED_STAYS))),
        BrokerState::Intake | BrokerState::Training | BrokerState::Declined => (today, None),
    };
    // Whole days only, as pages say them.
    let last = last.and_then(|last| last.to_zoned(TimeZone::UTC).ok());
    let last = last.map(|last| last.timestamp());
    BrokerEntry {
        state,
        day,
        expires: last.or(until).unwrap_or(entry.expires),
        version: entry.version + 1,
        // Another desk may seal to other keys.
        sealed_for: None,
        ..entry.clone()
    }
}

/// What undoing its step needs to know of a record.
pub(crate) fn before_step(entry: &BrokerEntry, card: &Card) -> BeforeStep {
    BeforeStep {
        state: entry.state.as_str().to_owned(),
        day: entry.day.to_string(),
        expires: entry.expires.as_second(),
        confirmed: card.confirmed.clone(),
    }
}

/// The record as it was before its last step, if that can be undone.
pub(crate) fn undone(entry: &BrokerEntry, card: &Card) -> Option<(BrokerEntry, Card)> {
    let before = card.before.as_ref()?;
    let entry = BrokerEntry {
        state: before.state.parse().ok()?,
        day: before.day.parse().ok()?,
        expires: Timestamp::from_second(before.expires).ok()?,
        version: entry.version + 1,
        sealed_for: None,
        ..entry.clone()
    };
    let mut back = card.clone();
    back.confirmed.clone_from(&before.confirmed);
    back.before = None;
    Some((entry, back))
}

/// How far it is with the yearly question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    /// Later.
    Later,
    /// The day comes near.
    Soon,
    /// The day is over.
    Late,
}

impl Due {
    pub(crate) fn of(entry: &BrokerEntry, today: Date) -> Self {
        if !entry.state.takes_part() || entry.day > asked_until(today) {
            Self::Later
        } else if entry.day >= today {
            Self::Soon
        } else {
            Self::Late
        }
    }
}

/// What the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Everybody.
    All,
    /// Who is to be asked whether they still take part.
    Due,
    /// Everybody in one state.
    In(BrokerState),
}

impl Part {
    /// In the order of the page.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let states = BrokerState::ALL.map(Self::In);
        [Self::All, Self::Due].into_iter().chain(states)
    }

    /// Its name in addresses and, after `register-`, in message keys.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::All => "alle",
            Self::Due => "bevestigen",
            Self::In(BrokerState::Intake) => "intake",
            Self::In(BrokerState::Training) => "training",
            Self::In(BrokerState::Active) => "actief",
            Self::In(BrokerState::Paused) => "pauze",
            Self::In(BrokerState::Stopped) => "gestopt",
            Self::In(BrokerState::Declined) => "geen-plek",
        }
    }

    pub(crate) fn parse(word: &str) -> Self {
        let mut all = Self::all();
        all.find(|part| part.as_str() == word).unwrap_or(Self::All)
    }

    pub(crate) fn holds(self, entry: &BrokerEntry, today: Date) -> bool {
        match self {
            Self::All => true,
            Self::Due => Due::of(entry, today) != Due::Later,
            Self::In(state) => entry.state == state,
        }
    }
}

/// Whether a name is found by what was typed: each word of it is somewhere in the name.
pub(crate) fn is_found(name: &str, typed: &str) -> bool {
    let name = name.to_lowercase();
    let typed = typed.to_lowercase();
    let mut words = typed.split_whitespace();
    words.all(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use forms::team::TeamId;
    use sealing::receipt::LookupId;

    use super::*;

    fn entry(state: BrokerState, day: &str) -> BrokerEntry {
        BrokerEntry {
            id: LookupId::parse(&"0a".repeat(16)).unwrap(),
            team: TeamId::national(),
            municipality: None,
            state,
            day: day.parse().unwrap(),
            expires: Timestamp::UNIX_EPOCH,
            version: 3,
            sealed_for: Some("x".into()),
        }
    }

    #[test]
    fn a_broker_is_asked_after_a_year_and_stays_ninety_days_longer() {
        let before = entry(BrokerState::Training, "2026-11-01");
        let today = "2026-11-21".parse().unwrap();
        let active = in_state(&before, BrokerState::Active, (today, None));
        assert_eq!(active.day.to_string(), "2027-11-21");
        assert_eq!(active.expires.to_string(), "2028-02-19T00:00:00Z");
        assert_eq!((active.version, active.sealed_for), (4, None));
        let stopped = in_state(&before, BrokerState::Stopped, (today, None));
        assert_eq!(stopped.expires.to_string(), "2026-12-21T00:00:00Z");
        // A leap day comes back on the last of February.
        assert_eq!(
            next_year("2028-02-29".parse().unwrap()).to_string(),
            "2029-02-28"
        );
    }

    #[test]
    fn the_list_asks_a_month_before_and_never_forgets() {
        let active = entry(BrokerState::Active, "2027-11-21");
        for (today, due) in [
            ("2027-10-21", Due::Later),
            ("2027-10-22", Due::Soon),
            ("2027-11-21", Due::Soon),
            ("2027-11-22", Due::Late),
        ] {
            assert_eq!(Due::of(&active, today.parse().unwrap()), due, "{today}");
        }
        let stopped = entry(BrokerState::Stopped, "2026-01-01");
        assert_eq!(Due::of(&stopped, "2027-11-22".parse().unwrap()), Due::Later);
    }

    #[test]
    fn a_name_is_found_by_any_of_its_words() {
        for (typed, found) in [
            ("sam", true),
            ("JANS sam", true),
            ("", true),
            ("sem", false),
        ] {
            assert_eq!(is_found("Sam Jansen", typed), found, "{typed}");
        }
    }

    #[test]
    fn every_part_is_found_by_its_word() {
        for part in Part::all() {
            assert_eq!(Part::parse(part.as_str()), part);
        }
        assert_eq!(Part::parse("onzin"), Part::All);
    }
}
