//! Whether a submission looks like one of a machine. It is a score: no single thing that happens to people makes their
//! question spam, and spam is only another list at the desk.

use crate::form::{Answers, FieldType, Form, HONEYPOT_FIELD, Submitted};
use crate::guard::{PageToken, Traffic, Work};
use crate::letter::Suspicion;

/// From this weight on a submission goes to the list of spam.
const SPAM: u8 = 3;
/// Nobody reads a page and types a question in less time.
const TOO_FAST: i64 = 3;
/// From this many nearly equal messages in an hour on, it is no coincidence and no school class either.
const OFTEN: usize = 5;
/// A person shows one or two links.
const MANY_LINKS: usize = 3;

/// How much lighter everything weighs for who did some work.
const RELIEF: u8 = 1;

/// What is known of a submission besides its content.
pub(super) struct Signs {
    pub(super) token: Option<PageToken>,
    pub(super) traffic: Traffic,
    /// Nothing where the site asks for no work.
    pub(super) work: Option<Work>,
}

/// The reasons to take it for spam; none unless they weigh enough together.
pub(super) fn suspicions(submitted: &Submitted, signs: &Signs, text: &str) -> Vec<Suspicion> {
    let (traffic, work) = (signs.traffic, signs.work);
    let age = signs.token.and_then(|token| token.age);
    let filled = |name: &str| {
        submitted
            .get(name)
            .is_some_and(|value| !value.trim().is_empty())
    };
    let links = text.matches("http://").count() + text.matches("https://").count();
    let seen = match traffic.alike {
        0 => None,
        alike if alike < OFTEN => Some(Suspicion::SeenBefore),
        _ => Some(Suspicion::SeenOften),
    };
    let reasons = [
        // People do not see this field; whoever fills it in fills in everything.
        filled(HONEYPOT_FIELD).then_some(Suspicion::Honeypot),
        age.is_some_and(|age| age < TOO_FAST)
            .then_some(Suspicion::TooFast),
        // Without scripts there is neither a time nor work, and together they weigh no more than one of them.
        (age.is_none() || work == Some(Work::None)).then_some(Suspicion::NoToken),
        seen,
        traffic.flood.then_some(Suspicion::Flood),
        (links >= MANY_LINKS).then_some(Suspicion::ManyLinks),
        (work == Some(Work::Wrong)).then_some(Suspicion::WrongWork),
        (work == Some(Work::Used)).then_some(Suspicion::UsedWork),
    ];
    let reasons: Vec<_> = reasons.into_iter().flatten().collect();
    if is_spam(&reasons, work == Some(Work::Done)) {
        reasons
    } else {
        Vec::new()
    }
}

/// Work makes up for what happens to people, and not for what only machines do.
fn is_spam(reasons: &[Suspicion], worked: bool) -> bool {
    let all = reasons.iter().map(|reason| reason.weight());
    let only_machines = all.clone().any(|weight| weight >= SPAM);
    let relief = if worked { RELIEF } else { 0 };
    only_machines || all.sum::<u8>().saturating_sub(relief) >= SPAM
}

/// Everything that somebody typed, as one text. What was chosen says nothing: many choose the same.
pub(super) fn typed(form: &Form, answers: &Answers) -> String {
    let fields = form
        .fields
        .iter()
        .filter(|field| matches!(field.field_type, FieldType::Text | FieldType::LongText));
    let texts: Vec<_> = fields
        .filter_map(|field| answers.text(&field.name))
        .collect();
    texts.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::Suspicion::{
        Flood, Honeypot, ManyLinks, NoToken, SeenBefore, SeenOften, TooFast, WrongWork,
    };

    #[test]
    fn work_lightens_what_happens_to_people_and_excuses_no_machine() {
        for (reasons, without, with) in [
            (vec![], false, false),
            (vec![NoToken], false, false),
            (vec![Flood, NoToken], true, false),
            (vec![Flood, SeenBefore], true, false),
            (vec![Flood, TooFast], true, true),
            (vec![ManyLinks, SeenBefore], true, false),
            (vec![Honeypot], true, true),
            (vec![SeenOften], true, true),
            (vec![WrongWork], false, false),
            (vec![WrongWork, NoToken], true, false),
        ] {
            assert_eq!(is_spam(&reasons, false), without, "{reasons:?}");
            assert_eq!(is_spam(&reasons, true), with, "{reasons:?}");
        }
    }
}
