//! What was counted in earlier weeks, for the figures.

use ::store::{Counter, HelpCount, Helped, Measure, Outcome, Week, With, Within};
use forms::Kind;
use jiff::SignedDuration;

use super::Failure;
use super::filling::Filling;
use super::room::{Counts, HelpedWeeks, Room, Weeks};

/// The form of questions, of sign-ups and of contributions.
const FORMS: [(&str, Kind); 3] = [
    ("vraag", Kind::Question),
    ("aanmelden", Kind::Signup),
    ("bijdrage", Kind::Contribution),
];
/// Of how many pages of a kind somebody said whether they helped.
const RATED: usize = 2;

impl Filling<'_> {
    /// Adds what there was in earlier weeks to the counters.
    pub(super) async fn count(&self, room: &Room) -> Result<(), Failure> {
        let team = &self.to().team;
        for counts in &room.counts {
            let counters = self.of_topic(counts)?;
            self.store.add_to_counters(team, &counters).await?;
        }
        let counters = self.of_weeks(&room.weeks)?;
        self.store.add_to_counters(team, &counters).await?;
        let HelpedWeeks { answers, pages } = &room.helped;
        let said = self.said(answers, None)?;
        self.store.add_to_ratings(Some(team), &said).await?;
        let rated = &self.assets.facts.rated_pages;
        for kind in ["vraag", "tip"] {
            let of_kind = rated.iter().filter(|page| page.kind == kind);
            for page in of_kind.take(RATED) {
                let said = self.said(pages, Some(&page.url))?;
                self.store.add_to_ratings(None, &said).await?;
            }
        }
        Ok(())
    }

    /// The week so many weeks ago.
    fn week(&self, ago: i64) -> Result<Week, Failure> {
        let ago = SignedDuration::from_hours(ago * 7 * 24);
        Ok(Week::of(self.now.checked_sub(ago)?))
    }

    fn of_topic(&self, counts: &Counts) -> Result<Vec<Counter>, Failure> {
        let municipality = self.assets.facts.municipalities.first();
        let (form, kind) = FORMS[0];
        let mut counters = Vec::new();
        for (ago, asked) in (1..).zip(&counts.questions) {
            let week = self.week(ago)?;
            let from = municipality.map(|each| (Measure::From(each.slug.clone()), *asked));
            let measures = measures(*asked, ago).into_iter().chain(from);
            counters.extend(
                measures
                    .filter(|(_, count)| *count > 0)
                    .map(|(measure, count)| Counter {
                        week,
                        form: form.to_owned(),
                        kind,
                        topic: Some(counts.topic.clone()),
                        measure,
                        count,
                    }),
            );
        }
        Ok(counters)
    }

    fn of_weeks(&self, weeks: &Weeks) -> Result<Vec<Counter>, Failure> {
        let [questions, sign_ups, contributions] = FORMS;
        let of = [
            (questions, Measure::Helped, &weeks.helped),
            (questions, Measure::Outcome(Outcome::Closed), &weeks.closed),
            (
                questions,
                Measure::Outcome(Outcome::Rejected),
                &weeks.rejected,
            ),
            (sign_ups, Measure::Received, &weeks.sign_ups),
            (sign_ups, Measure::Outcome(Outcome::Active), &weeks.brokers),
            (contributions, Measure::Received, &weeks.contributions),
        ];
        let mut counters = Vec::new();
        for ((form, kind), measure, counts) in of {
            for (ago, count) in (1..).zip(counts) {
                counters.push(Counter {
                    week: self.week(ago)?,
                    form: form.to_owned(),
                    kind,
                    topic: None,
                    measure: measure.clone(),
                    count: *count,
                });
            }
        }
        counters.retain(|counter| counter.count > 0);
        Ok(counters)
    }

    /// How many said each week that something helped, and how many that it did not.
    fn said(&self, weeks: &[[u64; 2]], about: Option<&str>) -> Result<Vec<HelpCount>, Failure> {
        let mut said = Vec::new();
        for (ago, [yes, no]) in (1..).zip(weeks) {
            let week = self.week(ago)?;
            let both = [(Helped::Yes, *yes), (Helped::No, *no)];
            said.extend(both.map(|(helped, count)| HelpCount {
                week,
                about: about.map(str::to_owned),
                helped,
                count,
            }));
        }
        said.retain(|each| each.count > 0);
        Ok(said)
    }
}

/// What came of so many questions of a topic, so many weeks ago. Now and then somebody waited longer, or a professional helped.
fn measures(asked: i64, ago: i64) -> Vec<(Measure, i64)> {
    let now_and_then = |weeks: i64| i64::from(asked > 1 && ago % weeks == 0);
    let (often, sometimes, seldom) = (now_and_then(2), now_and_then(3), now_and_then(4));
    let slow = asked / 3;
    let answered = asked - asked / 6;
    let slowly = answered / 3;
    let with_broker = (answered - often - sometimes + 1) / 2;
    vec![
        (Measure::Received, asked),
        (
            Measure::Begun(Within::Day),
            asked - slow - sometimes - seldom,
        ),
        (Measure::Begun(Within::ThreeDays), slow),
        (Measure::Begun(Within::Week), sometimes),
        (Measure::Begun(Within::Longer), seldom),
        (Measure::BegunLate, seldom),
        (
            Measure::Answered(Within::Day),
            answered - slowly - often - seldom,
        ),
        (Measure::Answered(Within::ThreeDays), slowly),
        (Measure::Answered(Within::Week), often),
        (Measure::Answered(Within::Longer), seldom),
        (Measure::AnsweredLate, seldom),
        (Measure::Outcome(Outcome::Answered), answered),
        (Measure::With(With::Broker), with_broker),
        (Measure::With(With::Professional), often),
        (Measure::With(With::Team), sometimes),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_told_of_questions_than_there_were() {
        let sum = |measures: &[(Measure, i64)], is: fn(&Measure) -> bool| -> i64 {
            let found = measures.iter().filter(|(measure, _)| is(measure));
            found.map(|(_, count)| count).sum()
        };
        for asked in 0..12 {
            for ago in 1..14 {
                let told = measures(asked, ago);
                assert!(told.iter().all(|(_, count)| *count >= 0), "{asked} {ago}");
                let begun = sum(&told, |measure| matches!(measure, Measure::Begun(_)));
                let answered = sum(&told, |measure| matches!(measure, Measure::Answered(_)));
                let outcome = sum(&told, |measure| matches!(measure, Measure::Outcome(_)));
                let with = sum(&told, |measure| matches!(measure, Measure::With(_)));
                assert_eq!((begun, answered), (asked, outcome), "{asked} {ago}");
                assert!(with <= answered, "{asked} {ago}");
            }
        }
    }
}
