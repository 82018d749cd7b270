//! How often something came from a source in the last hour.

use std::collections::HashMap;

use super::{HOUR, SourceKey};

/// How many sources are counted at most: 28 bytes each, so a few megabytes.
const SOURCES: usize = 65_536;

/// Per source when its hour began, and how much came since.
#[derive(Default)]
pub(super) struct HourlyCounts(HashMap<SourceKey, (i64, u32)>);

impl HourlyCounts {
    /// Counts a submission. Returns how many came before it in this hour, and in how many seconds the hour ends.
    pub(super) fn add(&mut self, source: SourceKey, now: i64) -> (u32, u32) {
        self.make_room(now);
        let (start, count) = self.0.entry(source).or_insert((now, 0));
        if now - *start >= HOUR {
            (*start, *count) = (now, 0);
        }
        let before = *count;
        *count = count.saturating_add(1);
        let left = u32::try_from(*start + HOUR - now).unwrap_or(1).max(1);
        (before, left)
    }

    pub(super) fn give_back(&mut self, source: SourceKey) {
        if let Some((_, count)) = self.0.get_mut(&source) {
            *count = count.saturating_sub(1);
        }
    }

    pub(super) fn count(&self, source: SourceKey, now: i64) -> u32 {
        match self.0.get(&source) {
            Some((start, count)) if now - start < HOUR => *count,
            _ => 0,
        }
    }

    /// Removes finished hours first, then sources that came once, then everything: bounded memory matters more than a
    /// count.
    fn make_room(&mut self, now: i64) {
        if self.0.len() < SOURCES {
            return;
        }
        self.0.retain(|_, (start, _)| now - *start < HOUR);
        if self.0.len() >= SOURCES {
            self.0.retain(|_, (_, count)| *count > 1);
        }
        if self.0.len() >= SOURCES {
            self.0.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_has_its_own_hour() {
        let mut counts = HourlyCounts::default();
        let (one, two) = ([1; 16], [2; 16]);
        assert_eq!(counts.add(one, 1000), (0, 3600));
        assert_eq!(counts.add(one, 1600), (1, 3000));
        assert_eq!(counts.add(two, 1600), (0, 3600));
        counts.give_back(one);
        assert_eq!(counts.add(one, 1700), (1, 2900));
        assert_eq!(counts.count(one, 1700), 2);
        assert_eq!(counts.add(one, 4600), (0, 3600));
        assert_eq!(counts.count(one, 4600), 1);
    }

    #[test]
    fn a_million_sources_take_no_more_room_than_the_bound() {
        let mut counts = HourlyCounts::default();
        for number in 0..200_000_u128 {
            assert_eq!(counts.add(number.to_be_bytes(), 0), (0, 3600));
        }
        assert!(counts.0.len() <= SOURCES);
    }
}
