//! Which hints count together. What somebody writes three sentences further on is about something else: a long message is
//! not more urgent because it is long.

use std::collections::{HashMap, HashSet};

/// With how many points a text is urgent.
const URGENT: i32 = 10;
/// How many points more a long text needs at most: it has more sentences that could come to ten by chance.
const MORE_IF_LONG: usize = 8;
/// How many words a text has that is not long yet, and for how many words after that it needs a point more.
const SHORT: usize = 24;
const WORDS_A_POINT: usize = 6;
/// How many words apart hints of a sentence count together at most, for those who write without full stops.
const WINDOW: usize = 30;
/// From how many points on a hint counts in the sentences beside its own, too. Small ones are words that everybody
/// uses: over two sentences they would make anything urgent.
pub(super) const REACHING: i32 = 5;

/// A hint that stands in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hint {
    /// The word it begins with.
    pub at: usize,
    /// Before which word it ends.
    pub end: usize,
    /// The sentence of that word.
    pub sentence: usize,
    /// Which hint it is.
    pub number: usize,
    /// What it counts.
    pub points: i32,
}

/// With how many points a text of so many words is urgent.
pub(super) fn urgent_from(words: usize) -> i32 {
    let more = (words.saturating_sub(SHORT) / WORDS_A_POINT).min(MORE_IF_LONG);
    URGENT + i32::try_from(more).unwrap_or_default()
}

/// The most points of a sentence, with what reaches over from one beside it. The hints are in order.
pub(super) fn most(hints: &[Hint]) -> i32 {
    let sentences: Vec<&[Hint]> = hints.chunk_by(|a, b| a.sentence == b.sentence).collect();
    let near = |at: Option<usize>, own: &[Hint]| {
        let beside = at.and_then(|at| sentences.get(at));
        let beside = beside.filter(|beside| beside[0].sentence.abs_diff(own[0].sentence) == 1);
        beside.map_or(0, |beside| reaching(beside, own))
    };
    let points = sentences.iter().enumerate().map(|(at, own)| {
        let points = within(own);
        if points <= 0 {
            return points;
        }
        points + near(at.checked_sub(1), own).max(near(Some(at + 1), own))
    });
    points.max().unwrap_or_default()
}

/// What the hints of a sentence count in the one beside it, which has its own. That is never more than they count in
/// their own: what is a joke there, is one seen from here.
fn reaching(hints: &[Hint], own: &[Hint]) -> i32 {
    let mut counted: HashSet<usize> = own.iter().map(|hint| hint.number).collect();
    let reaching = hints.iter().filter(|hint| hint.points >= REACHING);
    let reaching: i32 = reaching
        .filter(|hint| counted.insert(hint.number))
        .map(|hint| hint.points)
        .sum();
    reaching.min(within(hints)).max(0)
}

/// The most points of hints of one sentence that stand near one another, each once.
fn within(hints: &[Hint]) -> i32 {
    let mut times: HashMap<usize, usize> = HashMap::new();
    let (mut first, mut sum, mut most) = (0, 0, i32::MIN);
    for hint in hints {
        // There is no more to come before the first hint falls out.
        if hints[first].at + WINDOW < hint.at {
            most = most.max(sum);
        }
        while hints[first].at + WINDOW < hint.at {
            let left = hints[first];
            let count = times.entry(left.number).or_default();
            *count -= 1;
            if *count == 0 {
                sum -= left.points;
            }
            first += 1;
        }
        let count = times.entry(hint.number).or_default();
        *count += 1;
        if *count == 1 {
            sum += hint.points;
        }
    }
    most.max(sum)
}
