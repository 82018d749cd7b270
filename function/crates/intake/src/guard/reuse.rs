//! Counts the different messages from one page.
//!
//! People resend a page, with or without a correction. A machine fetches a token once and sends one new text after
//! another with it. Only digests of pages and messages are kept.

use std::collections::HashMap;

use super::Digest;

/// A message, and two corrections of it.
const ENOUGH: usize = 3;
/// How many pages are remembered at most: some hundred bytes each, so a megabyte.
const REMEMBERED: usize = 8192;

/// The messages of each page.
#[derive(Default)]
pub(super) struct Reuse(HashMap<Digest, Vec<Digest>>);

impl Reuse {
    /// Whether this message is one too many for its page. A repeated message is not counted again.
    pub(super) fn too_many(&mut self, page: Digest, message: Digest) -> bool {
        self.make_room();
        let messages = self.0.entry(page).or_default();
        if messages.contains(&message) {
            return false;
        }
        if messages.len() < ENOUGH {
            messages.push(message);
            return false;
        }
        true
    }

    /// First go the pages that people could have sent, then all: a bound on memory matters more than a count.
    fn make_room(&mut self) {
        if self.0.len() >= REMEMBERED {
            self.0.retain(|_, messages| messages.len() >= ENOUGH);
        }
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_counts_for_a_message_and_two_corrections() {
        let mut reuse = Reuse::default();
        for message in [1, 2, 1, 3, 2] {
            assert!(!reuse.too_many([1; 16], [message; 16]), "{message}");
        }
        assert!(reuse.too_many([1; 16], [4; 16]));
        assert!(!reuse.too_many([1; 16], [3; 16]));
        assert!(!reuse.too_many([2; 16], [4; 16]));
    }

    #[test]
    fn many_pages_take_bounded_room_and_a_busy_one_is_kept_longest() {
        let mut reuse = Reuse::default();
        for message in 0..4 {
            reuse.too_many([255; 16], [message; 16]);
        }
        for page in 0..20_000_u128 {
            reuse.too_many(page.to_be_bytes(), [1; 16]);
        }
        assert!(reuse.0.len() <= REMEMBERED);
        assert!(reuse.too_many([255; 16], [9; 16]));
    }
}
