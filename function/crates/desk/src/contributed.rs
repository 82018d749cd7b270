//! What people send in beside questions and sign-ups: thank-yous, tips, practices. Pure.
//!
//! The two lists have no total in common: something comes of a thank-you in another week than the one it came in.

use ::forms::Kind;
use store::{Counter, Measure, Outcome, Week};

use crate::figures::{List, Subject, sum};

/// How many of each form, and what came of them.
pub(crate) fn of_contributions(
    counters: &[Counter],
    weeks: &[Week],
    forms: &[&str],
) -> Option<[List; 2]> {
    if forms.is_empty() {
        return None;
    }
    let count = |form: Option<&str>, measure: Measure| {
        let counters: Vec<_> = counters
            .iter()
            .filter(|each| each.kind == Kind::Contribution && weeks.contains(&each.week))
            .filter(|each| each.measure == measure && form.is_none_or(|form| each.form == form))
            .collect();
        sum(counters.iter())
    };
    let received = forms.iter().map(|form| {
        let count = count(Some(form), Measure::Received);
        ((*form).to_owned(), count)
    });
    let outcomes = [Outcome::Answered, Outcome::Closed, Outcome::Rejected].map(|outcome| {
        let count = count(None, Measure::Outcome(outcome));
        (outcome.as_str().to_owned(), count)
    });
    Some([
        List::of(Subject::Contributions, received.collect()),
        List::of(Subject::ContributionOutcomes, outcomes.into()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_in_beside_questions_is_counted_by_form() {
        let weeks = ["2026-W40"].map(|week| week.parse().unwrap());
        let sent = |form: &str, measure: Measure, count| Counter {
            week: "2026-W40".parse().unwrap(),
            form: form.into(),
            kind: Kind::Contribution,
            topic: None,
            measure,
            count,
        };
        let counters = [
            sent("bedankje", Measure::Received, 9),
            sent("bijdrage", Measure::Received, 6),
            sent("weg", Measure::Received, 7),
            sent("bedankje", Measure::Outcome(Outcome::Closed), 8),
            Counter {
                kind: Kind::Question,
                ..sent("bedankje", Measure::Received, 40)
            },
        ];
        let forms = ["bedankje", "bijdrage"];
        let [by_form, outcomes] = of_contributions(&counters, &weeks, &forms).unwrap();
        assert_eq!(by_form.total, Some(15));
        assert_eq!(by_form.rows[0], ("bedankje".into(), Some(9)));
        assert_eq!(outcomes.total, Some(8));
        // Eight of eight would say that none was answered.
        assert!(outcomes.rows.iter().all(|(_, count)| count.is_none()));
        assert!(of_contributions(&counters, &weeks, &[]).is_none());
    }
}
