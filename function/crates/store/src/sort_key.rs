//! The order of the queue: first acute questions and then those that ask for attention, the newest of each on top; then the
//! other questions and follow-ups, oldest first; then answered ones with a page that waits to be collected, for its author or for a
//! second pair of eyes, contributions and sign-ups.
//!
//! The index sorts by this text: a place (`0#`, `05#`, `1#`, …), the hour of the last question, and marks. For urgent ones the
//! hour is the number of hours until a far end, so that the newest sorts first. The marks (`#v.3fa91c22`) say what a list needs
//! and the index does not hold: that it is a follow-up, and who has it.
//!
//! Older versions had the places `0#`, `1#` and `2#` only, no marks, and before that the hour itself in urgent ones
//! (`0#2026-…`). [`super::Store::update_queue`] or the next change renews these.

use std::fmt;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{Entry, Status, Urgency};
use clock::Hour;
use forms::Kind;

/// Seconds in an hour.
const HOUR: i64 = 3600;
/// More hours than there will be (the year 13378), counted from 1970.
const FAR_END: i64 = 99_999_999;
/// Between the place of an urgent sort key and its hours: it sorts before any year.
const INVERTED: &str = "0";
/// Before the marks, which follow the hour.
const MARKS: char = '#';
/// The mark of a follow-up.
const FOLLOW_UP: &str = "v";
/// Before the mark of the assignee.
const HOLDER: char = '.';
/// Sorts behind everything that a sort key can go on with.
const BEHIND: &str = "~";

/// A group within a status. Sort keys begin with it, so that each group can be read and counted by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Questions in which somebody's life may be in danger now.
    Acute,
    /// Questions that somebody should read soon.
    Attention,
    /// Other first questions.
    Plain,
    /// Answered, with a page that waits to be collected: what finds those without reading all that was ever answered.
    Approved,
    /// Answered, with a page that waits until its author agrees.
    ForAuthor,
    /// Answered, with a page that waits for a second pair of eyes.
    ForEyes,
    /// Thank-yous, tips and whatever else people contribute.
    Contribution,
    /// Sign-ups.
    Signup,
    /// Questions of whoever had an answer before, or added to their question. They wait among the first questions, by an hour
    /// of their own.
    FollowUp,
}

use Place::{
    Acute, Approved, Attention, Contribution, FollowUp, ForAuthor, ForEyes, Plain, Signup,
};

/// With the beginning of its sort keys, in the order of the index.
const PLACES: [(Place, &str); 9] = [
    (Acute, "0#"),
    (Attention, "05#"),
    (Plain, "1#"),
    (Approved, "2#"),
    (ForAuthor, "25#"),
    (ForEyes, "27#"),
    (Contribution, "3#"),
    (Signup, "4#"),
    (FollowUp, "5#"),
];

impl Place {
    /// The places that a status has. Sign-ups of an older version are among the plain ones.
    pub(super) fn of(status: Status) -> &'static [Self] {
        use Status::{
            Active, Answered, Claimed, Closed, Declined, Escalated, Intake, New, Published,
            Rejected, Spam, Training,
        };
        match status {
            Intake | Training | Active | Declined => &[Plain, Signup],
            Answered => &[
                Acute,
                Attention,
                Plain,
                FollowUp,
                Approved,
                ForAuthor,
                ForEyes,
                Contribution,
            ],
            Claimed | Escalated | Published | Rejected => {
                &[Acute, Attention, Plain, FollowUp, Contribution]
            }
            New | Spam | Closed => &[Acute, Attention, Plain, FollowUp, Contribution, Signup],
        }
    }

    /// Whether the newest sorts first in it.
    pub(super) fn newest_leads(self) -> bool {
        matches!(self, Acute | Attention)
    }

    /// The beginning of its sort keys.
    pub(super) fn prefix(self) -> &'static str {
        let mut places = PLACES.iter();
        let found = places.find(|(place, _)| *place == self);
        found.map_or("1#", |(_, prefix)| prefix)
    }

    /// Names it in a cursor.
    pub(super) fn digits(self) -> &'static str {
        self.prefix().trim_end_matches('#')
    }

    /// Between which sort keys the ones are that were asked in this hour or later.
    pub(super) fn since(self, since: Option<Hour>) -> (String, String) {
        let prefix = self.prefix();
        let since = since.unwrap_or(Hour::of(Timestamp::UNIX_EPOCH));
        let own = SortKey::at(self, since).to_string();
        if self.newest_leads() {
            (format!("{prefix}{INVERTED}"), format!("{own}{BEHIND}"))
        } else {
            (own, format!("{prefix}{BEHIND}"))
        }
    }

    /// Between which sort keys the ones are that were asked before this hour.
    pub(super) fn before(self, end: Hour) -> (String, String) {
        let prefix = self.prefix();
        let own = SortKey::at(self, end).to_string();
        if self.newest_leads() {
            // Only what sorts behind the hour with all its marks is older.
            (format!("{own}{BEHIND}"), format!("{prefix}{BEHIND}"))
        } else {
            (prefix.to_owned(), own)
        }
    }
}

/// Says who has a submission, as far as a list needs to know: the beginning of a hash of their name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HolderMark(String);

impl HolderMark {
    /// How many letters it has. Nobody has so many colleagues that two have the same.
    const LENGTH: usize = 8;

    /// Of the name under which a submission is somebody's.
    pub fn of(name: &str) -> Self {
        let hash = Sha256::digest(name);
        let mut first = [0; Self::LENGTH / 2];
        first.copy_from_slice(&hash[..Self::LENGTH / 2]);
        Self(format!("{:08x}", u32::from_be_bytes(first)))
    }

    fn parse(text: &str) -> Option<Self> {
        let is_one = text.len() == Self::LENGTH && text.bytes().all(|b| b.is_ascii_hexdigit());
        is_one.then(|| Self(text.to_owned()))
    }
}

/// The sort key of a submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SortKey {
    place: Place,
    hour: Hour,
    follow_up: bool,
    holder: Option<HolderMark>,
}

impl SortKey {
    fn at(place: Place, hour: Hour) -> Self {
        Self {
            place,
            hour,
            follow_up: false,
            holder: None,
        }
    }

    /// Of a submission that arrives.
    pub(super) fn new(kind: Kind, urgency: Option<Urgency>, hour: Hour) -> Self {
        Self::at(place_of(kind, urgency, false), hour)
    }

    /// Of a submission.
    pub(super) fn of(entry: &Entry) -> Self {
        let place = if entry.page_for_eyes {
            ForEyes
        } else if entry.approved {
            Approved
        } else if entry.waits_for_author {
            ForAuthor
        } else {
            place_of(entry.kind, entry.urgency, entry.follow_up)
        };
        Self {
            follow_up: entry.follow_up,
            holder: entry.holder.clone(),
            ..Self::at(place, entry.asked)
        }
    }

    /// Reads a sort key in the current or an older format.
    pub(super) fn parse(sort_key: &str) -> Option<Self> {
        let mut places = PLACES.iter();
        let (place, prefix) = places.find(|(_, prefix)| sort_key.starts_with(prefix))?;
        let rest = &sort_key[prefix.len()..];
        let (hour, marks) = rest.split_once(MARKS).unwrap_or((rest, ""));
        let hour = match hour.strip_prefix(INVERTED) {
            Some(left) if place.newest_leads() => hour_before_end(left)?,
            _ => Hour::parse(hour)?,
        };
        let (follow_up, holder) = marks.split_once(HOLDER).unwrap_or((marks, ""));
        Some(Self {
            follow_up: follow_up == FOLLOW_UP,
            holder: HolderMark::parse(holder),
            ..Self::at(*place, hour)
        })
    }

    pub(super) fn place(&self) -> Place {
        self.place
    }

    pub(super) fn hour(&self) -> Hour {
        self.hour
    }

    pub(super) fn is_follow_up(&self) -> bool {
        self.follow_up
    }

    pub(super) fn holder(&self) -> Option<&HolderMark> {
        self.holder.as_ref()
    }

    /// Sorts as a list of work does. It is the order of the index, but for follow-ups, which wait among the first questions.
    pub(super) fn by_urgency(&self) -> impl Ord + use<> {
        let place = if self.place == FollowUp {
            Plain
        } else {
            self.place
        };
        let hour = self.hour.start().as_second();
        (place, if place.newest_leads() { -hour } else { hour })
    }
}

fn place_of(kind: Kind, urgency: Option<Urgency>, follow_up: bool) -> Place {
    match (kind, urgency) {
        (Kind::Signup, _) => Signup,
        (Kind::Contribution, _) => Contribution,
        (Kind::Question, Some(Urgency::Acute)) => Acute,
        (Kind::Question, Some(Urgency::Attention)) => Attention,
        (Kind::Question, None) if follow_up => FollowUp,
        (Kind::Question, None) => Plain,
    }
}

impl fmt::Display for SortKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.place.prefix())?;
        if self.place.newest_leads() {
            let left = FAR_END - self.hour.start().as_second().div_euclid(HOUR);
            write!(f, "{INVERTED}{:08}", left.clamp(0, FAR_END))?;
        } else {
            self.hour.fmt(f)?;
        }
        let follow_up = if self.follow_up { FOLLOW_UP } else { "" };
        match &self.holder {
            Some(HolderMark(mark)) => write!(f, "{MARKS}{follow_up}{HOLDER}{mark}"),
            None if self.follow_up => write!(f, "{MARKS}{follow_up}"),
            None => Ok(()),
        }
    }
}

fn hour_before_end(left: &str) -> Option<Hour> {
    let hours = FAR_END.checked_sub(left.parse().ok()?)?;
    let start = Timestamp::from_second(hours.checked_mul(HOUR)?).ok()?;
    Some(Hour::of(start))
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
        let question = |urgency, hour| SortKey::new(Kind::Question, urgency, hour).to_string();
        let mut sort_keys = [
            SortKey::new(Kind::Signup, None, early).to_string(),
            question(None, late),
            question(Some(Urgency::Attention), late),
            "0#2026-11-21T14".to_owned(),
            question(Some(Urgency::Acute), early),
            SortKey::new(Kind::Contribution, None, early).to_string(),
            question(None, early),
            question(Some(Urgency::Attention), early),
            question(Some(Urgency::Acute), late),
        ];
        sort_keys.sort();
        assert_eq!(
            sort_keys,
            [
                "0#099501313",
                "0#099501318",
                "0#2026-11-21T14",
                "05#099501313",
                "05#099501318",
                "1#2026-11-21T09",
                "1#2026-11-21T14",
                "3#2026-11-21T09",
                "4#2026-11-21T09",
            ]
        );
    }

    #[test]
    fn sort_keys_of_today_and_of_earlier_are_read() {
        let at = hour("2026-11-21T14");
        let mark = HolderMark::of("Samira");
        for (text, place) in [
            ("0#2026-11-21T14", Acute),
            ("0#099501313", Acute),
            ("05#099501313#v", Attention),
            ("1#2026-11-21T14", Plain),
            ("2#2026-11-21T14#v", Approved),
            ("5#2026-11-21T14#v", FollowUp),
        ] {
            let sort_key = SortKey::parse(text).unwrap();
            assert_eq!((sort_key.place(), sort_key.hour()), (place, at), "{text}");
            assert_eq!(sort_key.is_follow_up(), text.ends_with('v'), "{text}");
        }
        let held = SortKey {
            holder: Some(mark.clone()),
            ..SortKey::at(Plain, at)
        };
        let read = SortKey::parse(&held.to_string()).unwrap();
        assert_eq!((read.holder(), read.is_follow_up()), (Some(&mark), false));
        for wrong in ["", "0#", "0#0", "0#0x", "6#2026-11-21T14", "1#gisteren"] {
            assert_eq!(SortKey::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_ranges_of_a_place_hold_what_they_say() {
        let hours = [hour("2026-11-21T09"), hour("2026-11-21T14")];
        for (place, _) in PLACES {
            let marked = hours.map(|hour| SortKey {
                follow_up: true,
                ..SortKey::at(place, hour)
            });
            let within = |(from, to): (String, String)| {
                marked.clone().map(|key| {
                    let key = key.to_string();
                    from <= key && key <= to
                })
            };
            assert_eq!(within(place.since(None)), [true, true], "{place:?}");
            assert_eq!(
                within(place.since(Some(hours[1]))),
                [false, true],
                "{place:?}"
            );
            assert_eq!(within(place.before(hours[1])), [true, false], "{place:?}");
        }
    }
}
