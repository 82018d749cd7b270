//! Why something is declined: a short list for each kind, in the words that its sender reads. Those are messages of the
//! visitor's locales (`decline-<kind>-<reason>`); what the desk calls them is in its own (`reason-<kind>-<reason>`).

use forms::Kind;

/// In characters: what a moderator adds in their own words.
pub(crate) const LONGEST_EXPLANATION: usize = 1000;

/// The reasons for something of this kind, in the order of the page.
pub(crate) fn reasons(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Question => &[
            "more-help",
            "unclear",
            "other-subject",
            "hurtful",
            "no-question",
        ],
        Kind::Contribution => &["recognisable", "not-fitting", "unclear", "hurtful"],
        Kind::Signup => &["no-place", "not-here", "unreachable", "not-fitting"],
    }
}

/// The reason that a form names, if there is such a one.
pub(crate) fn find(kind: Kind, typed: &str) -> Option<&'static str> {
    let mut known = reasons(kind).iter().copied();
    known.find(|reason| *reason == typed)
}

/// The key of the sentence that the sender reads.
pub(crate) fn sentence_key(kind: Kind, reason: &str) -> String {
    format!("decline-{}-{reason}", kind.as_str())
}

/// The key of what the desk calls it.
pub(crate) fn name_key(kind: Kind, reason: &str) -> String {
    format!("reason-{}-{reason}", kind.as_str())
}

/// The message of a reason: its sentence, and what a moderator adds.
pub(crate) fn message(sentence: &str, explanation: &str) -> String {
    match explanation.trim() {
        "" => sentence.to_owned(),
        more => format!("{sentence}\n\n{more}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_its_sentence_and_its_name() {
        let (visitor, desk) = (
            strings::Strings::visitor().unwrap(),
            strings::Strings::desk().unwrap(),
        );
        for kind in [Kind::Question, Kind::Contribution, Kind::Signup] {
            for reason in reasons(kind) {
                assert!(visitor.contains(&sentence_key(kind, reason)), "{reason}");
                assert!(desk.contains(&name_key(kind, reason)), "{reason}");
                assert_eq!(find(kind, reason), Some(*reason));
            }
        }
        assert_eq!(find(Kind::Question, "recognisable"), None);
    }
}
