//! The order of the queue: first urgent questions, newest first; then the others, oldest first; then answered ones with
//! a page that waits to be collected.
//!
//! The index sorts by this text. It begins with a place (`0#`, `1#` or `2#`), followed by the hour of the last
//! question. For urgent ones it is the number of hours until a far end, so that the newest sorts first. Older versions
//! stored the hour itself (`0#2026-…`): these sort after the others until [`super::Store::update_sort_keys`] or the
//! next change renews them.

use std::fmt;

use jiff::Timestamp;

use super::{Entry, Status};
use clock::Hour;

/// Seconds in an hour.
const HOUR: i64 = 3600;
/// More hours than there will be (the year 13378), counted from 1970.
const FAR_END: i64 = 99_999_999;
/// Between the place of an urgent sort key and its hours: it sorts before any year.
const INVERTED: &str = "0";

/// A group within a status. Sort keys begin with it, so that each group can be queried.
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
    /// The places that this status has.
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

    /// Names it in a cursor.
    pub(super) fn digit(self) -> &'static str {
        match self {
            Self::Urgent => "0",
            Self::Plain => "1",
            Self::Approved => "2",
        }
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
pub(super) struct SortKey {
    place: Place,
    hour: Hour,
}

impl SortKey {
    /// For a submission that still waits.
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

    /// Reads a sort key in the current or an older format.
    pub(super) fn parse(sort_key: &str) -> Option<Self> {
        let place = [Place::Urgent, Place::Plain, Place::Approved]
            .into_iter()
            .find(|place| sort_key.starts_with(place.prefix()))?;
        let rest = &sort_key[place.prefix().len()..];
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

impl fmt::Display for SortKey {
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
    let sort_key = SortKey::new(urgent, since);
    let prefix = sort_key.place.prefix();
    if sort_key.place.newest_leads() {
        (format!("{prefix}{INVERTED}"), sort_key.to_string())
    } else {
        (sort_key.to_string(), format!("{prefix}~"))
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
        let mut sort_keys = [
            SortKey::new(false, late).to_string(),
            "0#2026-11-21T14".to_owned(),
            SortKey::new(true, early).to_string(),
            SortKey::new(false, early).to_string(),
            SortKey::new(true, late).to_string(),
        ];
        sort_keys.sort();
        assert_eq!(
            sort_keys,
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
            (&*SortKey::new(true, at).to_string(), Place::Urgent),
            ("1#2026-11-21T14", Place::Plain),
            ("2#2026-11-21T14", Place::Approved),
        ] {
            let sort_key = SortKey::parse(text).unwrap();
            assert_eq!((sort_key.place(), sort_key.hour()), (place, at), "{text}");
        }
        for wrong in ["", "0#", "0#0", "0#0x", "3#2026-11-21T14", "1#gisteren"] {
            assert_eq!(SortKey::parse(wrong), None, "{wrong}");
        }
    }
}
