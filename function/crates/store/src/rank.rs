//! The order of the queue: urgent questions, the newest on top; then the rest, the oldest on top; then, among what is
//! answered, what waits to be collected.
//!
//! A rank is text that the index sorts. It begins with its place (`0#`, `1#` or `2#`); the hour of the last question
//! follows, for urgent ones as the hours that are left until a far end, so that the newest sorts first. Urgent ones of
//! earlier have the hour itself (`0#2026-…`): they sort after the others until [`super::Store::set_ranks_right`] or the next change
//! gives them a new one.

use std::fmt;

use jiff::Timestamp;

use super::{Entry, Status};
use clock::Hour;

/// Seconds in an hour.
const HOUR: i64 = 3600;
/// More hours than there will be (the year 13378), counted from 1970.
const FAR_END: i64 = 99_999_999;
/// What an urgent rank has between its place and the hours that are left: it sorts before any year.
const INVERTED: &str = "0";

/// Where something stands among those of its status. It is the beginning of its rank, so that each place can be read by
/// itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// To be looked at first.
    Urgent,
    /// The rest.
    Plain,
    /// Answered, with a page that waits to be collected: what finds those without reading all that was ever answered.
    Approved,
}

impl Place {
    /// Where submissions of this status may stand.
    pub(super) fn of(status: Status) -> &'static [Self] {
        if status == Status::Answered {
            &[Self::Urgent, Self::Plain, Self::Approved]
        } else {
            &[Self::Urgent, Self::Plain]
        }
    }

    /// Whether the newest sorts first in it.
    pub(super) fn newest_leads(self) -> bool {
        self == Self::Urgent
    }

    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Urgent => "0#",
            Self::Plain => "1#",
            Self::Approved => "2#",
        }
    }
}

/// The rank of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rank {
    place: Place,
    hour: Hour,
}

impl Rank {
    /// Of what is not done.
    pub(super) fn new(urgent: bool, hour: Hour) -> Self {
        let place = if urgent { Place::Urgent } else { Place::Plain };
        Self { place, hour }
    }

    /// Of a submission, with a page that waits to be collected or without.
    pub(super) fn of(entry: &Entry, approved: bool) -> Self {
        if approved {
            let (place, hour) = (Place::Approved, entry.asked);
            Self { place, hour }
        } else {
            Self::new(entry.urgent, entry.asked)
        }
    }

    /// Reads a rank, of today or of earlier.
    pub(super) fn parse(rank: &str) -> Option<Self> {
        let place = [Place::Urgent, Place::Plain, Place::Approved]
            .into_iter()
            .find(|place| rank.starts_with(place.prefix()))?;
        let rest = &rank[place.prefix().len()..];
        let hour = match rest.strip_prefix(INVERTED) {
            Some(left) if place.newest_leads() => hour_before_end(left)?,
            _ => Hour::parse(rest)?,
        };
        Some(Self { place, hour })
    }

    pub(super) fn place(self) -> Place {
        self.place
    }

    pub(super) fn hour(self) -> Hour {
        self.hour
    }
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.place.prefix())?;
        if self.place.newest_leads() {
            let left = FAR_END - self.hour.start().as_second().div_euclid(HOUR);
            write!(f, "{INVERTED}{:08}", left.clamp(0, FAR_END))
        } else {
            self.hour.fmt(f)
        }
    }
}

fn hour_before_end(left: &str) -> Option<Hour> {
    let hours = FAR_END.checked_sub(left.parse().ok()?)?;
    let start = Timestamp::from_second(hours.checked_mul(HOUR)?).ok()?;
    Some(Hour::of(start))
}

/// Between which ranks the arrivals of an hour and later are.
pub(super) fn range(urgent: bool, since: Option<Hour>) -> (String, String) {
    let since = since.unwrap_or(Hour::of(Timestamp::UNIX_EPOCH));
    let rank = Rank::new(urgent, since);
    let prefix = rank.place.prefix();
    if rank.place.newest_leads() {
        (format!("{prefix}{INVERTED}"), rank.to_string())
    } else {
        (rank.to_string(), format!("{prefix}~"))
    }
}

impl Entry {
    /// Sorts as the queue does: urgent ones first, the newest of them on top, then who waits longest.
    pub fn by_urgency(&self) -> impl Ord + use<> {
        let hour = self.asked.start().as_second();
        (!self.urgent, if self.urgent { -hour } else { hour })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(text: &str) -> Hour {
        Hour::parse(text).unwrap()
    }

    #[test]
    fn the_newest_urgent_one_leads_and_then_who_waits_longest() {
        let (early, late) = (hour("2026-11-21T09"), hour("2026-11-21T14"));
        let mut ranks = [
            Rank::new(false, late).to_string(),
            "0#2026-11-21T14".to_owned(),
            Rank::new(true, early).to_string(),
            Rank::new(false, early).to_string(),
            Rank::new(true, late).to_string(),
        ];
        ranks.sort();
        assert_eq!(
            ranks,
            [
                "0#099501313",
                "0#099501318",
                "0#2026-11-21T14",
                "1#2026-11-21T09",
                "1#2026-11-21T14",
            ]
        );
    }

    #[test]
    fn ranks_of_today_and_of_earlier_are_read() {
        let at = hour("2026-11-21T14");
        for (text, place) in [
            ("0#2026-11-21T14", Place::Urgent),
            (&*Rank::new(true, at).to_string(), Place::Urgent),
            ("1#2026-11-21T14", Place::Plain),
            ("2#2026-11-21T14", Place::Approved),
        ] {
            let rank = Rank::parse(text).unwrap();
            assert_eq!((rank.place(), rank.hour()), (place, at), "{text}");
        }
        for wrong in ["", "0#", "0#0", "0#0x", "3#2026-11-21T14", "1#gisteren"] {
            assert_eq!(Rank::parse(wrong), None, "{wrong}");
        }
    }
}
