//! How much of what is being sent may be in memory at once.
//!
//! A sender may stop in the middle and say nothing for half a minute. One that does is no matter; two hundred, each with a
//! megabyte, would take the memory of the machine. What a question needs is always there: the first kilobytes of each
//! request are free. More waits until there is room, and what is over the limit anyway is given back only while there is.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::LIMIT;

/// What every request may have: more than most questions are long.
const FREE: usize = 8 * 1024;
/// For all that is within the limit of a submission.
const WITHIN: usize = 16 * 1024 * 1024;
/// For all that is over it.
const OVER: usize = 8 * 1024 * 1024;
/// What one permit stands for.
const UNIT: usize = 1024;

/// The room for the bodies of all requests together. Clones are the same room.
#[derive(Clone)]
pub struct Budget {
    within: Arc<Semaphore>,
    over: Arc<Semaphore>,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            within: Arc::new(Semaphore::new(WITHIN / UNIT)),
            over: Arc::new(Semaphore::new(OVER / UNIT)),
        }
    }
}

/// The room that one body takes. It is free again when this is dropped.
#[derive(Debug, Default)]
pub struct Held {
    within: Option<OwnedSemaphorePermit>,
    over: Option<OwnedSemaphorePermit>,
}

impl Held {
    /// Makes room for a body of `length` bytes, if need be by waiting; false when there is none for so much.
    pub(super) async fn grow(&mut self, budget: &Budget, length: usize) -> bool {
        let within = missing(self.within.as_ref(), length.clamp(FREE, LIMIT) - FREE);
        if within > 0 {
            let Ok(more) = Arc::clone(&budget.within).acquire_many_owned(within).await else {
                return false;
            };
            add(&mut self.within, more);
        }
        let over = missing(self.over.as_ref(), length.saturating_sub(LIMIT));
        if over > 0 {
            let Ok(more) = Arc::clone(&budget.over).try_acquire_many_owned(over) else {
                return false;
            };
            add(&mut self.over, more);
        }
        true
    }
}

fn missing(held: Option<&OwnedSemaphorePermit>, bytes: usize) -> u32 {
    let held = held.map_or(0, OwnedSemaphorePermit::num_permits);
    u32::try_from(bytes.div_ceil(UNIT).saturating_sub(held)).unwrap_or(u32::MAX)
}

fn add(held: &mut Option<OwnedSemaphorePermit>, more: OwnedSemaphorePermit) {
    match held {
        Some(held) => held.merge(more),
        None => *held = Some(more),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_over_the_limit_is_bounded_and_comes_free_again() {
        let budget = Budget::default();
        let mut held = Vec::new();
        for _ in 0..200 {
            let mut one = Held::default();
            // What there is no room for is thrown away.
            if one.grow(&budget, 1_000_000).await {
                held.push(one);
            }
            // A question comes through all the same.
            assert!(Held::default().grow(&budget, FREE).await);
            assert!(Held::default().grow(&budget, LIMIT).await);
        }
        assert_eq!(held.len(), OVER / UNIT / (1_000_000 - LIMIT).div_ceil(UNIT));
        drop(held);
        assert!(Held::default().grow(&budget, 1_000_000).await);
        assert_eq!(budget.over.available_permits(), OVER / UNIT);
        assert_eq!(budget.within.available_permits(), WITHIN / UNIT);
    }
}
