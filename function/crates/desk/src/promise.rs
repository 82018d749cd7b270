//! By when a team promised to answer. The promise is a phrase that young people read ("drie werkdagen"); here it becomes an hour
//! before which a question should have been answered by now.

use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp, ToSpan, Zoned};

use clock::{Hour, dutch};
use forms::facts::SiteFacts;
use forms::team::TeamId;

/// How soon an answer was promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Promise {
    Hours(i64),
    Days(i64),
    Workdays(i64),
}

/// What teams promise at least that say nothing, or nothing that can be counted.
const USUAL: Promise = Promise::Workdays(3);
const WORDS: [&str; 12] = [
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
];

/// What was asked before this hour is older than the team promised.
pub(crate) fn due_before(facts: &SiteFacts, team: &TeamId, now: Timestamp) -> Hour {
    let mut teams = facts.teams.iter();
    let own = teams.find(|known| known.id == *team);
    let own = own.map(|team| &*team.answer_within);
    let said = own.filter(|own| !own.is_empty());
    let promise = Promise::parse(said.unwrap_or(&facts.answer_within));
    Hour::of(promise.unwrap_or(USUAL).before(now))
}

impl Promise {
    /// The last number with a unit in a phrase: of "twee of drie werkdagen" the later one.
    fn parse(phrase: &str) -> Option<Self> {
        let phrase = phrase.to_lowercase().replace('é', "e");
        let words: Vec<&str> = phrase.split(|c: char| !c.is_alphanumeric()).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let mut pairs = words.windows(2).rev();
        pairs.find_map(|pair| Self::of(number(pair[0])?, pair[1]))
    }

    fn of(count: i64, unit: &str) -> Option<Self> {
        Some(match unit {
            "uur" | "uren" => Self::Hours(count),
            "dag" | "dagen" => Self::Days(count),
            "werkdag" | "werkdagen" => Self::Workdays(count),
            "week" | "weken" => Self::Days(7 * count),
            _ => return None,
        })
    }

    /// The moment that was so long ago.
    fn before(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Hours(count) => earlier(now, count),
            Self::Days(count) => earlier(now, 24 * count),
            Self::Workdays(count) => workdays_before(now, count).unwrap_or(now),
        }
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

fn number(word: &str) -> Option<i64> {
    let word = if word == "1" { "een" } else { word };
    let written = WORDS.iter().position(|known| *known == word);
    let written = written.and_then(|at| i64::try_from(at + 1).ok());
    written
        .or_else(|| word.parse().ok())
        .filter(|count| (1..=999).contains(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_read_from_its_phrase() {
        for (phrase, expected) in [
            ("drie werkdagen", Some(Promise::Workdays(3))),
            ("één week", Some(Promise::Days(7))),
            ("24 uur", Some(Promise::Hours(24))),
            ("twee of drie dagen", Some(Promise::Days(3))),
            (
                "binnen 5 werkdagen, meestal eerder",
                Some(Promise::Workdays(5)),
            ),
            ("zo snel als het kan", None),
            ("0 dagen", None),
            ("", None),
        ] {
            assert_eq!(Promise::parse(phrase), expected, "{phrase}");
        }
    }

    #[test]
    fn the_weekend_does_not_count() {
        let before = |promise: Promise, now: &str| {
            let now: Timestamp = now.parse().unwrap();
            Hour::of(promise.before(now)).to_string()
        };
        let monday = "2026-11-23T11:20:00Z";
        assert_eq!(before(Promise::Workdays(1), monday), "2026-11-20T11");
        assert_eq!(before(Promise::Workdays(2), monday), "2026-11-19T11");
        assert_eq!(before(Promise::Days(1), monday), "2026-11-22T11");
        assert_eq!(before(Promise::Hours(3), monday), "2026-11-23T08");
        // From Friday evening to the first hour of Monday nothing gets late. Midnight here is 23 hours in UTC.
        for weekend in [
            "2026-11-20T23:00:00Z",
            "2026-11-21T11:20:00Z",
            "2026-11-22T22:59:59Z",
        ] {
            let before = before(Promise::Workdays(1), weekend);
            assert_eq!(before, "2026-11-19T23", "{weekend}");
        }
    }
}
