//! Whether a submission looks like one of a machine. It is a score: no single thing that happens to people makes their
//! question spam, and spam is only another list at the desk.

use crate::guard::{Crowd, Origin, PageToken, ProofOfWork};
use forms::letter::Suspicion;
use forms::{Answers, FieldType, Form, HONEYPOT_FIELD, Submitted};

/// From this weight on a submission goes to the list of spam.
const SPAM: u8 = 3;
/// In seconds. Nobody reads a page and types a question in less time.
const TOO_FAST: i64 = 3;
/// Anybody types fewer characters than this in no time: a cry says nothing about who typed it.
const SOON_TYPED: usize = 40;
/// From this many nearly equal messages in an hour on, it is no coincidence and no school class either.
const OFTEN: usize = 5;
/// A person shows one or two links.
const MANY_LINKS: usize = 3;

/// Proof of work lowers the score by this.
const RELIEF: u8 = 1;

/// Everything known about a submission besides its content.
pub(super) struct Evidence {
    pub(super) token: Option<PageToken>,
    /// How many recent submissions were nearly identical.
    pub(super) alike: usize,
    /// Whether it is part of a flood.
    pub(super) flood: bool,
    /// How much came from its place without a page token, if it has none.
    pub(super) crowd: Crowd,
    /// Nothing where the site asks for no work.
    pub(super) work: Option<ProofOfWork>,
    /// Whether its page brought more messages than anybody corrects one.
    pub(super) overused: bool,
}

/// Whether a submission looks like spam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpamVerdict {
    /// As people send it.
    Ordinary,
    /// As machines send it all the time, and people now and then.
    Suspicious,
}

/// The verdict with its reasons. There are no reasons unless they weigh enough together.
pub(super) fn judge(
    submitted: &Submitted,
    evidence: &Evidence,
    text: &str,
) -> (SpamVerdict, Vec<Suspicion>) {
    let reasons = reasons(submitted, evidence, text);
    match verdict(&reasons, evidence.work == Some(ProofOfWork::Done)) {
        SpamVerdict::Ordinary => (SpamVerdict::Ordinary, Vec::new()),
        SpamVerdict::Suspicious => (SpamVerdict::Suspicious, reasons),
    }
}

/// How it came: as from a page only if nothing about it is as machines send it. People correct what they sent, and some
/// have no scripts.
pub(super) fn origin(submitted: &Submitted, evidence: &Evidence, text: &str) -> Origin {
    let Some(token) = evidence.token else {
        return Origin::NoPage;
    };
    let reasons = reasons(submitted, evidence, text);
    let unsigned = token.age.is_none();
    let is_of_people = |reason: &Suspicion| match reason {
        Suspicion::SeenBefore | Suspicion::BusyPlace | Suspicion::CrowdedPlace => true,
        Suspicion::NoToken => unsigned,
        _ => false,
    };
    match (reasons.iter().all(is_of_people), unsigned) {
        (false, _) => Origin::NoPage,
        (true, true) => Origin::UnsignedPage,
        (true, false) => Origin::Page,
    }
}

/// Everything that looks like a machine, however little it weighs.
fn reasons(submitted: &Submitted, evidence: &Evidence, text: &str) -> Vec<Suspicion> {
    let work = evidence.work;
    let age = evidence.token.and_then(|token| token.age);
    let filled = |name: &str| {
        submitted
            .get(name)
            .is_some_and(|value| !value.trim().is_empty())
    };
    let links = text.matches("http://").count() + text.matches("https://").count();
    let seen = match evidence.alike {
        0 => None,
        alike if alike < OFTEN => Some(Suspicion::SeenBefore),
        _ => Some(Suspicion::SeenOften),
    };
    // People who correct a message resend it quickly, and it resembles the first one.
    let correction = seen == Some(Suspicion::SeenBefore);
    let reasons = [
        // People do not see this field. Machines fill in everything.
        filled(HONEYPOT_FIELD).then_some(Suspicion::Honeypot),
        (age.is_some_and(|age| age < TOO_FAST && !correction)
            && text.chars().count() >= SOON_TYPED)
            .then_some(Suspicion::TooFast),
        // Without scripts there is neither a time nor work, and together they weigh no more than one of them.
        (age.is_none() || work == Some(ProofOfWork::None)).then_some(Suspicion::NoToken),
        seen,
        evidence.flood.then_some(Suspicion::Flood),
        (links >= MANY_LINKS).then_some(Suspicion::ManyLinks),
        (work == Some(ProofOfWork::Invalid)).then_some(Suspicion::InvalidWork),
        (work == Some(ProofOfWork::Used)).then_some(Suspicion::UsedWork),
        evidence.overused.then_some(Suspicion::ReusedPage),
        match evidence.crowd {
            Crowd::Quiet => None,
            Crowd::Busy => Some(Suspicion::BusyPlace),
            Crowd::Crowded | Crowd::Full { .. } => Some(Suspicion::CrowdedPlace),
        },
    ];
    reasons.into_iter().flatten().collect()
}

/// Work makes up for what happens to people, and not for what only machines do.
fn verdict(reasons: &[Suspicion], worked: bool) -> SpamVerdict {
    let all = reasons.iter().map(|reason| reason.weight());
    if all.clone().any(|weight| weight >= SPAM) {
        return SpamVerdict::Suspicious;
    }
    let relief = if worked { RELIEF } else { 0 };
    if all.sum::<u8>().saturating_sub(relief) >= SPAM {
        SpamVerdict::Suspicious
    } else {
        SpamVerdict::Ordinary
    }
}

/// The free text of a form, without choices: many people choose the same.
pub(super) fn free_text(form: &Form, answers: &Answers) -> String {
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
    use SpamVerdict::{Ordinary, Suspicious};
    use forms::letter::Suspicion::{
        BusyPlace, CrowdedPlace, Flood, Honeypot, InvalidWork, ManyLinks, NoToken, ReusedPage,
        SeenBefore, SeenOften, TooFast,
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
            (vec![InvalidWork], Ordinary, Ordinary),
            (vec![InvalidWork, NoToken], Suspicious, Ordinary),
            (vec![NoToken, BusyPlace], Ordinary, Ordinary),
            (vec![NoToken, CrowdedPlace], Suspicious, Ordinary),
        ] {
            assert_eq!(verdict(&reasons, false), without, "{reasons:?}");
            assert_eq!(verdict(&reasons, true), with, "{reasons:?}");
        }
    }
}
