//! Bounds what is said of one page.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use super::Located;
use diagnostics::Problem;

/// How many of one kind are said of a page. A page with thousands is one that was pasted from elsewhere: the first few
/// say what is wrong, and the rest would take longer to say than anybody reads.
const MOST_ALIKE: usize = 50;

/// What was found more often than it is said.
#[derive(Default)]
pub(super) struct Alike {
    counts: HashMap<Discriminant<Problem>, usize>,
    left_out: usize,
}

impl Alike {
    /// Whether one more is said.
    pub(super) fn takes(&mut self, problem: &Problem) -> bool {
        let count = self.counts.entry(discriminant(problem)).or_default();
        *count += 1;
        let takes = *count <= MOST_ALIKE;
        self.left_out += usize::from(!takes);
        takes
    }

    /// Says how many were left out, at the last one that was not.
    pub(super) fn report(&self, problems: &mut Vec<Located>) {
        if let (true, Some((_, place))) = (self.left_out > 0, problems.last()) {
            let place = place.clone();
            let count = self.left_out;
            problems.push((Problem::ManyMore { count }, place));
        }
    }
}
