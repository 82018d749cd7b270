//! Since when somebody was not here, by what the audit says. Pure.

use jiff::{SignedDuration, Timestamp};
use store::{PersonId, TrailEntry};

/// Whoever did nothing for so long was away.
const AWAY: SignedDuration = SignedDuration::from_hours(4);
/// Nobody reads about more.
const LONGEST: SignedDuration = SignedDuration::from_hours(14 * 24);
/// For whoever was not here in that time.
const FIRST: SignedDuration = SignedDuration::from_hours(24);

/// When somebody did something last, before what they are doing now. `entries` are the newest of their team, newest first.
pub(crate) fn last_here(entries: &[TrailEntry], me: &PersonId, now: Timestamp) -> Timestamp {
    let mine = entries.iter().filter(|entry| entry.author.is(me));
    let mut later = now;
    for entry in mine {
        if later.duration_since(entry.at) > AWAY {
            let earliest = now.checked_sub(LONGEST).unwrap_or(now);
            return entry.at.max(earliest);
        }
        later = entry.at;
    }
    now.checked_sub(FIRST).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sealing::receipt::LookupId;
    use store::Author;

    fn entry(who: &PersonId, at: &str) -> TrailEntry {
        TrailEntry {
            number: 1,
            day: "2026-11-21".parse().unwrap(),
            author: Author::Person(who.clone()),
            submission: LookupId::parse(&"0a".repeat(16)).unwrap(),
            what: "claimed".into(),
            version: 2,
            at: at.parse().unwrap(),
            before: String::new(),
            hash: String::new(),
        }
    }

    #[test]
    fn somebody_was_last_here_before_a_pause() {
        let [me, other] = [1, 2].map(PersonId::from_bits);
        let now: Timestamp = "2026-11-21T14:00:00Z".parse().unwrap();
        let last = |entries: &[TrailEntry]| last_here(entries, &me, now).to_string();
        assert_eq!(last(&[]), "2026-11-20T14:00:00Z");
        assert_eq!(
            last(&[entry(&other, "2026-11-21T08:00:00Z")]),
            "2026-11-20T14:00:00Z"
        );
        let entries = [
            // What they do today is not what they missed.
            entry(&me, "2026-11-21T13:30:00Z"),
            entry(&other, "2026-11-21T12:30:00Z"),
            entry(&me, "2026-11-21T10:30:00Z"),
            entry(&me, "2026-11-19T16:00:00Z"),
            entry(&me, "2026-11-19T15:00:00Z"),
        ];
        assert_eq!(last(&entries), "2026-11-19T16:00:00Z");
        assert_eq!(
            last(&[entry(&me, "2026-09-01T16:00:00Z")]),
            "2026-11-07T14:00:00Z"
        );
    }
}
