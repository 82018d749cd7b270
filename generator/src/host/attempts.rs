//! What became of the last attempts to make the site: for the editors, who want to know what became of what they saved.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// The looks at what the site is made of, by number, and what the last attempt came to.
#[derive(Debug, Default)]
pub(super) struct Attempts(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// The last look that began.
    begun: u64,
    /// The last look whose site was made, or could not be.
    ended: u64,
    /// What is wrong, where the last attempt failed; empty where only the log may say it.
    failure: Option<Vec<String>>,
}

/// What became of something.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Became {
    NotYet,
    Made,
    Failed(Vec<String>),
}

impl Attempts {
    /// Somebody begins to look. What was there before this is seen by it.
    pub(super) fn look(&self) -> u64 {
        let mut state = self.state();
        state.begun += 1;
        state.begun
    }

    /// The last look that began: what is there by now is seen by every later one.
    pub(super) fn last(&self) -> u64 {
        self.state().begun
    }

    /// What was looked at is what was tried before.
    pub(super) fn nothing_new(&self, look: u64) {
        self.state().end(Some(look));
    }

    /// The site is made of the newest that there is. It was made without a look when only the day is another.
    pub(super) fn made(&self, look: Option<u64>) {
        let mut state = self.state();
        state.end(look);
        state.failure = None;
    }

    /// The site could not be made.
    pub(super) fn failed(&self, look: Option<u64>, problems: Vec<String>) {
        let mut state = self.state();
        state.end(look);
        state.failure = Some(problems);
    }

    /// What is wrong, when the last attempt failed.
    pub(super) fn failure(&self) -> Option<Vec<String>> {
        self.state().failure.clone()
    }

    /// What became of what was there when `look` was the last.
    pub(super) fn since(&self, look: u64) -> Became {
        let state = self.state();
        match &state.failure {
            _ if state.ended <= look => Became::NotYet,
            None => Became::Made,
            Some(problems) => Became::Failed(problems.clone()),
        }
    }

    /// Nothing panics while it holds this.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn end(&mut self, look: Option<u64>) {
        self.ended = self.ended.max(look.unwrap_or(0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_look_after_the_save_says_what_became_of_it() {
        let attempts = Attempts::default();
        let before = attempts.look();
        let saved = attempts.last();
        attempts.made(Some(before));
        assert_eq!(attempts.since(saved), Became::NotYet);
        // Midnight: the same content is made again.
        attempts.made(None);
        assert_eq!(attempts.since(saved), Became::NotYet);
        // A look that was given up.
        attempts.look();
        let after = attempts.look();
        attempts.failed(Some(after), vec!["regel 3".into()]);
        let failed = Became::Failed(vec!["regel 3".into()]);
        assert_eq!(attempts.since(saved), failed);
        // Nothing was mended since.
        attempts.nothing_new(attempts.look());
        assert_eq!(attempts.since(after), failed);
        attempts.made(Some(attempts.look()));
        assert_eq!(attempts.since(after), Became::Made);
        assert_eq!(attempts.failure(), None);
    }
}
