//! Numbers that stand for fewer than five people are not shown, and do not follow from the others. The desk hides by this rule,
//! and the generator looks once more at what a site publishes. Pure.
//!
//! A list whose total is shown gives away a single hidden cell. So where the hidden ones together are fewer than five, are one
//! alone, or can only all be four, the one before them is hidden as well. Lists of one page are about different things (topics, weeks), so that
//! they have nothing but their total in common, and no list follows from another.

/// What stands for fewer is not shown.
pub const LEAST: u64 = 5;
/// The most that is hidden for itself.
const MOST: u64 = LEAST - 1;

/// A list of numbers that add up, as far as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Each of them; none where it is hidden.
    pub cells: Vec<Option<u64>>,
    /// What they add up to; none where that is hidden, too.
    pub total: Option<u64>,
}

/// A number by itself, with which no other adds up.
pub fn alone(count: u64) -> Option<u64> {
    (count >= LEAST).then_some(count)
}

/// Why the numbers of a list may not be shown as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// They do not add up to the total.
    Sum,
    /// What is hidden follows from the total.
    Follows,
}

/// What is wrong with a list that somebody may have changed since it was hidden. Each number by itself is for [`alone`].
pub fn fault(cells: &[Option<u64>], total: u64) -> Option<Fault> {
    let shown = cells.iter().flatten();
    let shown = shown.fold(0_u64, |sum, cell| sum.saturating_add(*cell));
    let hidden = cells.iter().filter(|cell| cell.is_none()).count();
    match total.checked_sub(shown) {
        None => Some(Fault::Sum),
        Some(left) if hidden == 0 => (left != 0).then_some(Fault::Sum),
        // One alone is what is left, and those that are fewer than five together are nearly known.
        Some(left) if hidden == 1 || left < LEAST => Some(Fault::Follows),
        Some(_) => None,
    }
}

/// The numbers of a list as they are shown.
pub fn hide(counts: &[u64]) -> Shown {
    let total: u64 = counts.iter().sum();
    let mut cells: Vec<_> = counts.iter().map(|count| alone(*count)).collect();
    if total < LEAST {
        return Shown { cells, total: None };
    }
    let few: Vec<_> = (0..counts.len())
        .filter(|at| cells[*at].is_none())
        .collect();
    let together: u64 = few.iter().map(|at| counts[*at]).sum();
    let is_known = few.len() == 1 || together < LEAST || few.iter().all(|at| counts[*at] == MOST);
    if let Some(last) = few.last().filter(|_| is_known) {
        // Which one goes with them depends on where it is and not on its number: that would tell something about theirs.
        let all = counts.len();
        let mut before = (1..all).map(|step| (last + all - step) % all);
        if let Some(other) = before.find(|at| cells[*at].is_some()) {
            cells[other] = None;
        }
    }
    Shown {
        cells,
        total: Some(total),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_follow_from_the_others_is_hidden_as_well() {
        for (counts, cells, total) in [
            (vec![12, 40, 7], vec![Some(12), Some(40), Some(7)], Some(59)),
            // One alone is the total less the others.
            (vec![12, 40, 3], vec![Some(12), None, None], Some(55)),
            (vec![3, 12, 40], vec![None, Some(12), None], Some(55)),
            // Two that are nobody are known to be nobody.
            (
                vec![0, 12, 0, 40],
                vec![None, None, None, Some(40)],
                Some(52),
            ),
            // Two that are eight are four each.
            (vec![4, 4, 40], vec![None, None, None], Some(48)),
            (vec![4, 3, 40], vec![None, None, Some(40)], Some(47)),
            (vec![2, 1], vec![None, None], None),
            (vec![9], vec![Some(9)], Some(9)),
            (vec![], vec![], None),
        ] {
            assert_eq!(hide(&counts), Shown { cells, total }, "{counts:?}");
        }
    }

    #[test]
    fn what_somebody_filled_in_again_is_noticed() {
        let few = Some(Fault::Follows);
        for (cells, total, expected) in [
            (&[Some(12), Some(40), Some(7)][..], 59, None),
            (&[Some(12), None, None], 55, None),
            (&[None, None, None], 48, None),
            // The desk had hidden the second one.
            (&[Some(12), Some(40), None], 55, few),
            (&[Some(12), Some(40), None], 92, few),
            (&[Some(12), None, None], 16, few),
            (&[Some(12), None], 12, few),
            (&[Some(12), Some(40)], 55, Some(Fault::Sum)),
            (&[Some(12), Some(40), None], 50, Some(Fault::Sum)),
            (&[], 5, Some(Fault::Sum)),
        ] {
            assert_eq!(fault(cells, total), expected, "{cells:?} of {total}");
        }
    }

    /// Every way in which the hidden cells can add up to what is left.
    fn fillings(hidden: usize, left: u64) -> Vec<Vec<u64>> {
        match hidden {
            0 => vec![Vec::new()].into_iter().filter(|_| left == 0).collect(),
            1 => vec![vec![left]],
            _ => (0..=left)
                .flat_map(|first| {
                    let rest = fillings(hidden - 1, left - first).into_iter();
                    rest.map(move |rest| [vec![first], rest].concat())
                })
                .collect(),
        }
    }

    proptest! {
        /// Somebody who knows every number that is shown and how it is decided which are tries every list that would look the
        /// same. No hidden number is the same in all of these.
        #[test]
        fn no_subtraction_finds_a_hidden_number(counts in prop::collection::vec(0_u64..14, 1..6)) {
            let shown = hide(&counts);
            for (cell, count) in shown.cells.iter().zip(&counts) {
                prop_assert!(cell.is_none_or(|cell| cell == *count && cell >= LEAST));
            }
            let Some(total) = shown.total else {
                prop_assert!(shown.cells.iter().all(Option::is_none));
                return Ok(());
            };
            prop_assert_eq!(fault(&shown.cells, total), None);
            let hidden: Vec<_> = (0..counts.len()).filter(|at| shown.cells[*at].is_none()).collect();
            let known: u64 = shown.cells.iter().flatten().sum();
            let looks_the_same = |filling: &Vec<u64>| {
                let mut tried = counts.clone();
                for (at, count) in hidden.iter().zip(filling) {
                    tried[*at] = *count;
                }
                hide(&tried) == shown
            };
            let fillings = fillings(hidden.len(), total - known);
            let possible: Vec<_> = fillings.into_iter().filter(looks_the_same).collect();
            for at in 0..hidden.len() {
                let values: BTreeSet<_> = possible.iter().map(|filling| filling[at]).collect();
                prop_assert!(values.len() > 1, "{counts:?} gives away {values:?}");
            }
        }
    }
}
