//! The figures of a team: made of its counters, and only what may be shown. Pure.
//!
//! They are of quarters that are made of whole weeks, and of weeks that have ended. So no period is part of another one, and nobody
//! sees a number go up by the question that came in just now.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use ::forms::Kind;
use ::forms::hiding::{LEAST, alone, hide};
use jiff::{SignedDuration, Timestamp};
use store::{Counter, Measure, Outcome, Week, With, Within};

/// Weeks of a quarter; the last one has the week that is left over.
const WEEKS: i8 = 13;
/// For what happens more often than else: these weeks are compared with those before them.
const RECENT: i64 = 4;
const EARLIER: i64 = 12;
/// In the place of a topic, where none was chosen.
pub(crate) const NO_TOPIC: &str = "-";
const WITHIN_A_DAY: &str = "day";
const IN_TIME: &str = "in-time";
const LATE: &str = "late";
/// In the place of a word, where nobody said with whom an answer was made.
const UNSAID: &str = "unsaid";

/// A quarter of a year of whole weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Period {
    pub(crate) year: i16,
    /// From 1.
    pub(crate) quarter: i8,
}

/// What a list of figures is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    Weeks,
    Topics,
    /// How soon somebody began, against what is promised.
    Begun,
    /// How soon there was an answer, against what is promised.
    Answered,
    Outcomes,
    /// With whom answers were made.
    With,
    /// Whether answers helped.
    Helped,
    /// Whether pages of the site helped.
    PagesHelped,
    /// Of which kind of page that was said.
    PageKinds,
    /// What else people send in, by form.
    Contributions,
    /// What came of that.
    ContributionOutcomes,
}

/// A list of figures that add up.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct List {
    pub(crate) subject: Subject,
    /// A word for each, and its number where it is shown.
    pub(crate) rows: Vec<(String, Option<u64>)>,
    pub(crate) total: Option<u64>,
}

/// A number by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Single {
    Helped,
    /// Answers that became a page of the site.
    Published,
    /// Thank-yous that reached whoever they are for.
    PassedOn,
    SignUps,
    Active,
}

/// A topic that a municipality asks about more often than before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rise {
    pub(crate) municipality: String,
    pub(crate) topic: String,
}

/// What may be shown of a period.
#[derive(Debug)]
pub(crate) struct Figures {
    pub(crate) lists: Vec<List>,
    pub(crate) singles: Vec<(Single, Option<u64>)>,
}

/// The week that ended last.
pub(crate) fn last_week(now: Timestamp) -> Week {
    weeks_ago(now, 1)
}

fn weeks_ago(now: Timestamp, weeks: i64) -> Week {
    let ago = SignedDuration::from_hours(weeks * 7 * 24);
    Week::of(now.checked_sub(ago).unwrap_or(now))
}

/// The weeks that [`rises`] compares.
pub(crate) fn weeks_to_compare(now: Timestamp) -> (Week, Week) {
    (weeks_ago(now, RECENT + EARLIER), last_week(now))
}

impl Period {
    pub(crate) fn of(week: Week) -> Self {
        Self {
            year: week.year,
            quarter: ((week.number - 1) / WEEKS).min(3) + 1,
        }
    }

    /// The quarter before it.
    pub(crate) fn before(self) -> Self {
        match self.quarter {
            1 => Self {
                year: self.year - 1,
                quarter: 4,
            },
            quarter => Self {
                quarter: quarter - 1,
                ..self
            },
        }
    }

    /// Its first week, and the last one that can be in it.
    pub(crate) fn weeks(self) -> (Week, Week) {
        let last = match self.quarter {
            4 => 53,
            quarter => quarter * WEEKS,
        };
        let week = |number| Week {
            year: self.year,
            number,
        };
        (week((self.quarter - 1) * WEEKS + 1), week(last))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.quarter)
    }
}

impl FromStr for Period {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        let (year, quarter) = word.split_once('-').ok_or(())?;
        let period = Self {
            year: year.parse().map_err(drop)?,
            quarter: quarter.parse().map_err(drop)?,
        };
        let fits = (2000..=9998).contains(&period.year) && (1..=4).contains(&period.quarter);
        fits.then_some(period).ok_or(())
    }
}

impl Figures {
    /// Of the counters of these weeks, in a site with these topics.
    pub(crate) fn of(counters: &[Counter], weeks: &[Week], topics: &[&str]) -> Self {
        let within = |counter: &&Counter| weeks.contains(&counter.week);
        let counters: Vec<&Counter> = counters.iter().filter(within).collect();
        let questions = |is: &dyn Fn(&Counter) -> bool| {
            sum(counters
                .iter()
                .filter(|counter| counter.kind == Kind::Question && is(counter)))
        };
        let received = |counter: &Counter| counter.measure == Measure::Received;
        let of_week = weeks.iter().map(|week| {
            let count = questions(&|counter| received(counter) && counter.week == *week);
            (week.to_string(), count)
        });
        let known = |topic: &str| topics.contains(&topic);
        let of_topic = topics.iter().map(|topic| {
            let is = |counter: &Counter| counter.topic.as_deref() == Some(*topic);
            let count = questions(&|counter| received(counter) && is(counter));
            ((*topic).to_owned(), count)
        });
        let without =
            questions(&|counter| received(counter) && !counter.topic.as_deref().is_some_and(known));
        let none = (NO_TOPIC.to_owned(), without);
        let all = Within::ALL;
        let begun = all.map(|within| questions(&|each| each.measure == Measure::Begun(within)));
        let answered =
            all.map(|within| questions(&|each| each.measure == Measure::Answered(within)));
        // Not what was answered: that is the total of other lists, so a hidden row would follow from it.
        let outcomes = [Outcome::Closed, Outcome::Rejected].map(|outcome| {
            let count = questions(&|each| each.measure == Measure::Outcome(outcome));
            (outcome.as_str().to_owned(), count)
        });
        let with = With::ALL.map(|with| {
            let count = questions(&|each| each.measure == Measure::With(with));
            (with.as_str().to_owned(), count)
        });
        let begun_late = questions(&|each| each.measure == Measure::BegunLate);
        let answered_late = questions(&|each| each.measure == Measure::AnsweredLate);
        let lists = vec![
            List::of(Subject::Weeks, of_week.collect()),
            List::of(Subject::Topics, of_topic.chain([none]).collect()),
            List::of(Subject::Begun, times(begun, begun_late)),
            List::of(Subject::Answered, times(answered, answered_late)),
            List::of(Subject::With, with_unsaid(with, answered.iter().sum())),
            List::of(Subject::Outcomes, outcomes.into()),
        ];
        Self {
            lists,
            singles: singles(&counters),
        }
    }
}

/// Numbers that no list has.
fn singles(counters: &[&Counter]) -> Vec<(Single, Option<u64>)> {
    let count = |kind: Kind, measure: &Measure| {
        let of = counters.iter();
        alone(sum(
            of.filter(|each| each.kind == kind && each.measure == *measure)
        ))
    };
    let active = Measure::Outcome(Outcome::Active);
    vec![
        (Single::Helped, count(Kind::Question, &Measure::Helped)),
        (
            Single::Published,
            count(Kind::Question, &Measure::Published),
        ),
        (
            Single::PassedOn,
            count(Kind::Contribution, &Measure::PassedOn),
        ),
        (Single::SignUps, count(Kind::Signup, &Measure::Received)),
        (Single::Active, count(Kind::Signup, &active)),
    ]
}

/// How soon, in one list: beside a list of days, one of what was in time would tell how many are between its bounds and those
/// of the promise.
fn times(counts: [u64; 4], late: u64) -> Vec<(String, u64)> {
    let total: u64 = counts.iter().sum();
    let late = late.min(total);
    let [within_a_day, ..] = counts;
    // Where less than a day is promised, some of these are late.
    let day = within_a_day.min(total - late);
    let rows = [
        (WITHIN_A_DAY, day),
        (IN_TIME, total - late - day),
        (LATE, late),
    ];
    rows.map(|(word, count)| (word.to_owned(), count)).into()
}

/// Of the answers, those of which nobody said with whom they were made.
fn with_unsaid(said: [(String, u64); 3], answered: u64) -> Vec<(String, u64)> {
    let told: u64 = said.iter().map(|(_, count)| count).sum();
    let unsaid = (UNSAID.to_owned(), answered.saturating_sub(told));
    said.into_iter().chain([unsaid]).collect()
}

/// What was taken back in another week does not make a number less than nothing.
pub(crate) fn sum<'a>(counters: impl Iterator<Item = &'a &'a Counter>) -> u64 {
    let total: i64 = counters.map(|counter| counter.count).sum();
    u64::try_from(total).unwrap_or_default()
}

impl List {
    pub(crate) fn of(subject: Subject, rows: Vec<(String, u64)>) -> Self {
        let counts: Vec<_> = rows.iter().map(|(_, count)| *count).collect();
        let shown = hide(&counts);
        let words = rows.into_iter().map(|(word, _)| word);
        Self {
            subject,
            rows: words.zip(shown.cells).collect(),
            total: shown.total,
        }
    }
}

/// Which topics a municipality asked about at least twice as often in the last weeks as in those before. No number goes with it:
/// together with those of other lists it could say something about few.
pub(crate) fn rises(counters: &[Counter], now: Timestamp) -> Vec<Rise> {
    let recent: Vec<_> = (1..=RECENT).map(|weeks| weeks_ago(now, weeks)).collect();
    let last = last_week(now);
    let mut found: BTreeMap<Rise, (i64, i64)> = BTreeMap::new();
    let mut before: BTreeMap<&str, i64> = BTreeMap::new();
    for counter in counters.iter().filter(|each| each.kind == Kind::Question) {
        let Measure::From(municipality) = &counter.measure else {
            continue;
        };
        let is_recent = recent.contains(&counter.week);
        if !is_recent {
            *before.entry(municipality).or_default() += counter.count;
        }
        let Some(topic) = counter.topic.clone().filter(|_| counter.week <= last) else {
            continue;
        };
        let municipality = municipality.clone();
        let rise = Rise {
            municipality,
            topic,
        };
        let (now, then) = found.entry(rise).or_default();
        *(if is_recent { now } else { then }) += counter.count;
    }
    let least = i64::try_from(LEAST).unwrap_or(i64::MAX);
    let rises = found.into_iter().filter(|(rise, (now, then))| {
        // Where hardly anything was asked before, everything is more often.
        let is_known = before
            .get(&*rise.municipality)
            .is_some_and(|all| *all >= least);
        is_known && *now >= least && now * EARLIER >= 2 * then * RECENT
    });
    rises.map(|(rise, _)| rise).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counter(week: &str, topic: &str, measure: Measure, count: i64) -> Counter {
        Counter {
            week: week.parse().unwrap(),
            form: "vraag".into(),
            kind: Kind::Question,
            topic: Some(topic.into()),
            measure,
            count,
        }
    }

    #[test]
    fn every_week_is_in_one_quarter() {
        for number in 1..=53 {
            let week = Week { year: 2026, number };
            let period = Period::of(week);
            let (first, last) = period.weeks();
            assert!((first..=last).contains(&week), "{week}");
            assert_eq!(period.to_string().parse(), Ok(period));
            assert!(period.before().weeks().1 < first);
        }
        assert_eq!("2026-5".parse::<Period>(), Err(()));
    }

    #[test]
    fn lists_add_up_and_hide_what_stands_for_few() {
        let weeks = ["2026-W40", "2026-W41"].map(|week| week.parse().unwrap());
        let counters = [
            counter("2026-W40", "school", Measure::Received, 20),
            counter("2026-W41", "school", Measure::Received, 9),
            counter("2026-W41", "geld", Measure::Received, 3),
            counter("2026-W41", "weg", Measure::Received, 6),
            counter("2026-W39", "school", Measure::Received, 100),
            counter("2026-W40", "school", Measure::Answered(Within::Day), 12),
            counter("2026-W40", "school", Measure::AnsweredLate, 1),
            counter(
                "2026-W40",
                "school",
                Measure::Outcome(Outcome::Answered),
                12,
            ),
            counter("2026-W41", "school", Measure::Outcome(Outcome::Closed), -2),
        ];
        let figures = Figures::of(&counters, &weeks, &["school", "geld"]);
        let list = |subject| {
            let mut lists = figures.lists.iter();
            lists.find(|list| list.subject == subject).unwrap()
        };
        assert_eq!(list(Subject::Weeks).total, Some(38));
        let shown: Vec<_> = list(Subject::Topics).rows.iter().map(|row| row.1).collect();
        // "school" is hidden for the sake of "geld"; what has no topic of this site is the last.
        assert_eq!(shown, [None, None, Some(6)]);
        assert_eq!(list(Subject::Answered).total, Some(12));
        let late = list(Subject::Answered).rows.last().unwrap();
        assert_eq!(*late, ("late".into(), None));
    }

    /// A list of days and one of the promise, which were both shown once, have 13 within a day and 16 in time in this case: so
    /// three were answered after a day and still in time.
    #[test]
    fn how_soon_is_one_list_in_which_a_promise_has_no_bounds_of_its_own() {
        for (counts, late, expected) in [
            ([13, 8, 6, 5], 16, [13, 3, 16]),
            ([13, 0, 0, 0], 0, [13, 0, 0]),
            // Six hours are promised.
            ([13, 7, 0, 0], 11, [9, 0, 11]),
            // Counted in another week, and taken back in this one.
            ([2, 0, 0, 0], 5, [0, 0, 2]),
        ] {
            let rows = times(counts, late);
            let found: Vec<_> = rows.iter().map(|(_, count)| *count).collect();
            assert_eq!(found, expected);
            let [_, in_time, _] = List::of(Subject::Answered, rows).rows.try_into().unwrap();
            assert!(in_time.1.is_none_or(|shown| shown >= LEAST));
        }
    }

    #[test]
    fn what_rises_is_said_without_a_number_and_above_the_limit_only() {
        let now: Timestamp = "2026-11-30T12:00:00Z".parse().unwrap();
        let from = |week: &str, topic: &str, count| {
            counter(week, topic, Measure::From("kerkrade".into()), count)
        };
        let mut counters = vec![
            from("2026-W40", "school", 6),
            from("2026-W47", "school", 5),
            from("2026-W40", "geld", 30),
            from("2026-W47", "geld", 9),
            from("2026-W48", "liefde", 4),
        ];
        let said = |counters: &[Counter]| {
            let found = rises(counters, now).into_iter();
            found.map(|rise| rise.topic).collect::<Vec<_>>()
        };
        assert_eq!(said(&counters), ["school"]);
        // This week has not ended.
        counters.push(from("2026-W49", "liefde", 9));
        assert_eq!(said(&counters), ["school"]);
        counters.push(from("2026-W46", "liefde", 1));
        assert_eq!(said(&counters), ["liefde", "school"]);
    }
}
