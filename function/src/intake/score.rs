//! Whether a submission looks like one of a machine. It is a score: no single thing that happens to people makes their
//! question spam, and spam is only another list at the desk.

use crate::form::{Answers, FieldType, Form, HONEYPOT_FIELD, Submitted};
use crate::guard::{PageToken, Traffic};
use crate::letter::Suspicion;

/// From this weight on a submission goes to the list of spam.
const SPAM: u8 = 3;
/// Nobody reads a page and types a question in less time.
const TOO_FAST: i64 = 3;
/// From this many nearly equal messages in an hour on, it is no coincidence and no school class either.
const OFTEN: usize = 5;
/// A person shows one or two links.
const MANY_LINKS: usize = 3;

/// The reasons to take it for spam; none unless they weigh enough together.
pub(super) fn suspicions(
    submitted: &Submitted,
    token: Option<PageToken>,
    traffic: Traffic,
    text: &str,
) -> Vec<Suspicion> {
    let age = token.and_then(|token| token.age);
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
        age.is_none().then_some(Suspicion::NoToken),
        seen,
        traffic.flood.then_some(Suspicion::Flood),
        (links >= MANY_LINKS).then_some(Suspicion::ManyLinks),
    ];
    let reasons: Vec<_> = reasons.into_iter().flatten().collect();
    if reasons.iter().map(|reason| reason.weight()).sum::<u8>() >= SPAM {
        reasons
    } else {
        Vec::new()
    }
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
