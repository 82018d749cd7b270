//! Tells a flood from a peak.
//!
//! On an evening on which the whole country writes, more arrives in a minute than any machine sends to a quiet site, so
//! a number alone says nothing. What differs is how it comes: of people, most have a page with a token, because their
//! browser asked for one while they typed. A machine that posts to the address has none. So it is a flood when what has
//! no page clearly outnumbers what has one, and part of it is only what has none.
//!
//! A token that another process signed, or a script that could not reach us, is believed as long as there are no more
//! than people could send: a machine gets a real one with one request, so doubting them would hit people only.

use std::collections::VecDeque;

/// More arrivals without a page in a minute than the young people of a city send.
const FLOOD: usize = 120;
/// What has no page outnumbers what has one by this at least. At a peak a third comes from browsers without scripts at
/// most, which is half of the others.
const OUTNUMBERS: usize = 2;
/// Twice what the whole country sends in the busiest minute: 20 a second.
const MOST_UNSIGNED: usize = 2 * 20 * 60;
/// Seconds that are looked back.
const WINDOW: i64 = 60;

/// How a submission came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// From a page of ours, as people send it.
    Page,
    /// With a token whose signature cannot be checked here.
    UnsignedPage,
    /// Without a page, or as machines send it.
    NoPage,
}

/// How much came in each of the last sixty seconds, by origin. Nothing else is remembered, so it takes the same room at
/// any speed.
#[derive(Default)]
pub(super) struct Arrivals(VecDeque<(i64, [usize; 3])>);

impl Arrivals {
    /// Counts an arrival, and says whether it is part of a flood.
    pub(super) fn add(&mut self, origin: Origin, now: i64) -> bool {
        self.0.retain(|(at, _)| (0..WINDOW).contains(&(now - *at)));
        if self.0.back().is_none_or(|(at, _)| *at != now) {
            self.0.push_back((now, [0; 3]));
        }
        if let Some((_, counts)) = self.0.back_mut() {
            counts[origin as usize] += 1;
        }
        let count = |origin: Origin| -> usize {
            self.0
                .iter()
                .map(|(_, counts)| counts[origin as usize])
                .sum()
        };
        let (own, unsigned) = (count(Origin::Page), count(Origin::UnsignedPage));
        let invented = unsigned > MOST_UNSIGNED;
        let believed = if invented { 0 } else { unsigned };
        let with = own + believed;
        let without = count(Origin::NoPage) + unsigned - believed;
        let flood = without > FLOOD && without > OUTNUMBERS * with;
        match origin {
            Origin::Page => false,
            Origin::UnsignedPage => flood && invented,
            Origin::NoPage => flood,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Origin::{NoPage, Page, UnsignedPage};
    use super::*;

    /// How many of each origin are part of a flood, when so many of them come every second for three minutes.
    fn part(every_second: [(Origin, usize); 3]) -> [usize; 3] {
        let mut arrivals = Arrivals::default();
        let mut part = [0; 3];
        for now in 0..180 {
            for (origin, count) in every_second {
                for _ in 0..count {
                    part[origin as usize] += usize::from(arrivals.add(origin, now));
                }
            }
        }
        assert!(arrivals.0.len() <= 60);
        part
    }

    #[test]
    fn no_peak_is_a_flood_however_high_and_in_how_many_processes() {
        for (own, unsigned, none) in [
            (13, 0, 7),
            (133, 0, 67),
            // Four processes, so three in four tokens are of another one.
            (3, 10, 7),
            // A process that has just started knows no token at all.
            (0, 14, 6),
            (0, 0, 2),
        ] {
            let every_second = [(Page, own), (UnsignedPage, unsigned), (NoPage, none)];
            assert_eq!(part(every_second), [0; 3], "{every_second:?}");
        }
    }

    #[test]
    fn a_flood_takes_nobody_along_who_has_a_page() {
        let at_night = part([(Page, 0), (UnsignedPage, 0), (NoPage, 30)]);
        assert_eq!(at_night, [0, 0, 30 * 180 - FLOOD]);
        let at_the_peak = part([(Page, 9), (UnsignedPage, 4), (NoPage, 60)]);
        assert_eq!(at_the_peak[..2], [0, 0]);
        assert!(at_the_peak[2] > 60 * 175, "{at_the_peak:?}");
    }

    #[test]
    fn more_invented_tokens_than_people_have_are_a_flood() {
        let [own, unsigned, none] = part([(Page, 1), (UnsignedPage, 50), (NoPage, 0)]);
        assert_eq!((own, none), (0, 0));
        assert!(unsigned > 50 * 120, "{unsigned}");
    }

    #[test]
    fn a_clock_that_goes_back_forgets_and_does_no_harm() {
        let mut arrivals = Arrivals::default();
        for _ in 0..FLOOD {
            assert!(!arrivals.add(NoPage, 1000));
        }
        assert!(!arrivals.add(NoPage, 10));
        assert!(!arrivals.add(NoPage, 1000));
    }
}
