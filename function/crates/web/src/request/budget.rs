//! Bounds the memory for all request bodies.
//!
//! A sender may pause for half a minute. Two hundred of them, each with a megabyte, would exhaust the memory. So the
//! first kilobytes of each request are free, which is enough for a question. More waits until there is room, and bodies
//! over the limit are echoed only while there is room.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::LIMIT;

/// Free for every request: more than most questions are long.
const FREE: usize = 8 * 1024;
/// For all that is within the limit of a submission.
const WITHIN: usize = 16 * 1024 * 1024;
/// For all that is over it.
const OVER: usize = 8 * 1024 * 1024;
/// The size of one permit.
const UNIT: usize = 1024;

/// The memory for all bodies. Clones share it.
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
pub struct Reservation {
    within: Option<OwnedSemaphorePermit>,
    over: Option<OwnedSemaphorePermit>,
}

impl Reservation {
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

fn missing(reservation: Option<&OwnedSemaphorePermit>, bytes: usize) -> u32 {
    let reservation = reservation.map_or(0, OwnedSemaphorePermit::num_permits);
    u32::try_from(bytes.div_ceil(UNIT).saturating_sub(reservation)).unwrap_or(u32::MAX)
}

fn add(reservation: &mut Option<OwnedSemaphorePermit>, more: OwnedSemaphorePermit) {
    match reservation {
        Some(reservation) => reservation.merge(more),
        None => *reservation = Some(more),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_over_the_limit_is_bounded_and_comes_free_again() {
        let budget = Budget::default();
        let mut reservation = Vec::new();
        for _ in 0..200 {
            let mut one = Reservation::default();
            // Without room the body is discarded.
            if one.grow(&budget, 1_000_000).await {
                reservation.push(one);
            }
            // A question still gets through.
            assert!(Reservation::default().grow(&budget, FREE).await);
            assert!(Reservation::default().grow(&budget, LIMIT).await);
        }
        assert_eq!(
            reservation.len(),
            OVER / UNIT / (1_000_000 - LIMIT).div_ceil(UNIT)
        );
        drop(reservation);
        assert!(Reservation::default().grow(&budget, 1_000_000).await);
        assert_eq!(budget.over.available_permits(), OVER / UNIT);
        assert_eq!(budget.within.available_permits(), WITHIN / UNIT);
    }
}
