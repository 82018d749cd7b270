//! Whether a submission looks like one of a machine. It is a score: no single thing that happens to people makes their
//! question spam, and spam is only another list at the desk.

use crate::guard::{Crowd, PageToken, Traffic, Work};
use forms::letter::Suspicion;
use forms::{Answers, FieldType, Form, HONEYPOT_FIELD, Submitted};

/// From this weight on a submission goes to the list of spam.
const SPAM: u8 = 3;
/// Nobody reads a page and types a question in less time.
const TOO_FAST: i64 = 3;
/// Anybody types fewer characters than this in no time: a cry says nothing about who typed it.
const SOON_TYPED: usize = 40;
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
    /// How much came from its place without a page token, if it has none.
    pub(super) crowd: Crowd,
    /// Nothing where the site asks for no work.
    pub(super) work: Option<Work>,
    /// Whether its page brought more messages than anybody corrects one.
    pub(super) overused: bool,
}

/// What a submission looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looks {
    /// As people send it.
    Ordinary,
    /// As machines send it all the time, and people now and then.
    Suspicious,
}

/// What it looks like, and the reasons to take it for spam; none unless they weigh enough together.
pub(super) fn judge(submitted: &Submitted, signs: &Signs, text: &str) -> (Looks, Vec<Suspicion>) {
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
    // Whoever comes back to correct what they just sent does so quickly, and it looks like what they sent.
    let correction = seen == Some(Suspicion::SeenBefore);
    let reasons = [
        // People do not see this field; whoever fills it in fills in everything.
        filled(HONEYPOT_FIELD).then_some(Suspicion::Honeypot),
        (age.is_some_and(|age| age < TOO_FAST && !correction)
            && text.chars().count() >= SOON_TYPED)
            .then_some(Suspicion::TooFast),
        // Without scripts there is neither a time nor work, and together they weigh no more than one of them.
        (age.is_none() || work == Some(Work::None)).then_some(Suspicion::NoToken),
        seen,
        traffic.flood.then_some(Suspicion::Flood),
        (links >= MANY_LINKS).then_some(Suspicion::ManyLinks),
        (work == Some(Work::Wrong)).then_some(Suspicion::WrongWork),
        (work == Some(Work::Used)).then_some(Suspicion::UsedWork),
        signs.overused.then_some(Suspicion::ReusedPage),
        match signs.crowd {
            Crowd::Quiet => None,
            Crowd::Busy => Some(Suspicion::BusyPlace),
            Crowd::Crowded | Crowd::Full { .. } => Some(Suspicion::CrowdedPlace),
        },
    ];
    let reasons: Vec<_> = reasons.into_iter().flatten().collect();
    match looks(&reasons, work == Some(Work::Done)) {
        Looks::Ordinary => (Looks::Ordinary, Vec::new()),
        Looks::Suspicious => (Looks::Suspicious, reasons),
    }
}

/// Work makes up for what happens to people, and not for what only machines do.
fn looks(reasons: &[Suspicion], worked: bool) -> Looks {
    let all = reasons.iter().map(|reason| reason.weight());
    if all.clone().any(|weight| weight >= SPAM) {
        return Looks::Suspicious;
    }
    let relief = if worked { RELIEF } else { 0 };
    if all.sum::<u8>().saturating_sub(relief) >= SPAM {
        Looks::Suspicious
    } else {
        Looks::Ordinary
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

#[cfg(test)]
mod tests {
    use super::*;
    use Looks::{Ordinary, Suspicious};
    use forms::letter::Suspicion::{
        BusyPlace, CrowdedPlace, Flood, Honeypot, ManyLinks, NoToken, ReusedPage, SeenBefore,
        SeenOften, TooFast, WrongWork,
    };

    #[test]
    fn work_lightens_what_happens_to_people_and_excuses_no_machine() {
        for (reasons, without, with) in [
            (vec![], Ordinary, Ordinary),
            (vec![NoToken], Ordinary, Ordinary),
            (vec![Flood, NoToken], Suspicious, Ordinary),
            (vec![Flood, SeenBefore], Suspicious, Ordinary),
            (vec![Flood, TooFast], Suspicious, Suspicious),
            (vec![ManyLinks, SeenBefore], Suspicious, Ordinary),
            (vec![Honeypot], Suspicious, Suspicious),
            (vec![SeenOften], Suspicious, Suspicious),
            (vec![ReusedPage], Suspicious, Suspicious),
            (vec![WrongWork], Ordinary, Ordinary),
            (vec![WrongWork, NoToken], Suspicious, Ordinary),
            (vec![NoToken, BusyPlace], Ordinary, Ordinary),
            (vec![NoToken, CrowdedPlace], Suspicious, Ordinary),
        ] {
            assert_eq!(looks(&reasons, false), without, "{reasons:?}");
            assert_eq!(looks(&reasons, true), with, "{reasons:?}");
        }
    }
}
