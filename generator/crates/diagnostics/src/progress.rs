//! How far long work is, on a terminal; nothing is said in a pipe.

use std::io::{IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Not more often than this; a terminal that scrolls is slower than the work.
const PAUSE: Duration = Duration::from_millis(100);

/// Counts the steps of something; may be shared by threads.
pub struct Progress {
    steps: usize,
    is_terminal: bool,
    state: Mutex<State>,
}

struct State {
    done: usize,
    began: Instant,
    shown: Option<Instant>,
}

impl Progress {
    /// Begins to count.
    pub fn new(steps: usize) -> Self {
        Self {
            steps,
            is_terminal: std::io::stderr().is_terminal(),
            state: Mutex::new(State {
                done: 0,
                began: Instant::now(),
                shown: None,
            }),
        }
    }

    /// One more is done. `say` gets what is done and how many there are; what
    /// is over at once is not worth a word.
    pub fn step(&self, say: impl FnOnce(usize, usize) -> String) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.done += 1;
        let since = state.shown.unwrap_or(state.began);
        if self.is_terminal && since.elapsed() > PAUSE {
            state.shown = Some(Instant::now());
            show(&format!("\r\u{1b}[K{}", say(state.done, self.steps)));
        }
    }

    /// Takes the line away again.
    pub fn end(&self) {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.shown.is_some() {
            show("\r\u{1b}[K");
        }
    }
}

fn show(text: &str) {
    let mut out = std::io::stderr().lock();
    // When nobody can read it any more there is nothing left to do.
    let _ = write!(out, "{text}").and_then(|()| out.flush());
}
