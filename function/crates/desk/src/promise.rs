//! By when a team promised to answer. The promise is a phrase that young people read ("drie werkdagen"); here it becomes an hour
//! before which a question should have been answered by now.

use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp, ToSpan, Zoned};

use clock::{Hour, dutch};
use forms::facts::SiteFacts;
use forms::promise::{Promise, Unit};
use forms::team::TeamId;

/// What teams promise at least that say nothing, or nothing that can be counted.
const USUAL: (u16, Unit) = (3, Unit::Workdays);

/// What was asked before this hour is older than the team promised.
pub(crate) fn due_before(facts: &SiteFacts, team: &TeamId, now: Timestamp) -> Hour {
    let mut teams = facts.teams.iter();
    let own = teams.find(|known| known.id == *team);
    let own = own.map(|team| &*team.answer_within);
    let said = own.filter(|own| !own.is_empty());
    let promise = Promise::parse(said.unwrap_or(&facts.answer_within));
    let counted = promise.and_then(|promise| Some((promise.count?, promise.unit)));
    let (count, unit) = counted.unwrap_or(USUAL);
    Hour::of(before(i64::from(count), unit, now))
}

/// The moment that was so long ago.
fn before(count: i64, unit: Unit, now: Timestamp) -> Timestamp {
    match unit {
        Unit::Hours => earlier(now, count),
        Unit::Days => earlier(now, 24 * count),
        Unit::Workdays => workdays_before(now, count).unwrap_or(now),
        Unit::Weeks => earlier(now, 7 * 24 * count),
    }
}

fn earlier(now: Timestamp, hours: i64) -> Timestamp {
    now.checked_sub(SignedDuration::from_hours(hours))
        .unwrap_or(now)
}

/// Weekends are left out, as if Monday followed on Friday.
fn workdays_before(now: Timestamp, count: i64) -> Result<Timestamp, jiff::Error> {
    let mut at = now.to_zoned(dutch());
    // In a weekend it is as late as when it began.
    while !is_workday(&at.checked_sub(1.nanosecond())?) {
        at = at.checked_sub(1.nanosecond())?.start_of_day()?;
    }
    let mut left = count;
    while left > 0 {
        at = at.checked_sub(1.day())?;
        left -= i64::from(is_workday(&at));
    }
    Ok(at.timestamp())
}

fn is_workday(at: &Zoned) -> bool {
    !matches!(at.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weekend_does_not_count() {
        let before = |count: i64, unit: Unit, now: &str| {
            let now: Timestamp = now.parse().unwrap();
            Hour::of(before(count, unit, now)).to_string()
        };
        let monday = "2026-11-23T11:20:00Z";
        assert_eq!(before(1, Unit::Workdays, monday), "2026-11-20T11");
        assert_eq!(before(2, Unit::Workdays, monday), "2026-11-19T11");
        assert_eq!(before(1, Unit::Days, monday), "2026-11-22T11");
        assert_eq!(before(3, Unit::Hours, monday), "2026-11-23T08");
        // From Friday evening to the first hour of Monday nothing gets late. Midnight here is 23 hours in UTC.
        for weekend in [
            "2026-11-20T23:00:00Z",
            "2026-11-21T11:20:00Z",
            "2026-11-22T22:59:59Z",
        ] {
            let before = before(1, Unit::Workdays, weekend);
            assert_eq!(before, "2026-11-19T23", "{weekend}");
        }
    }
}
