//! How far long work is, on a terminal; nothing is said in a pipe.

use std::io::{IsTerminal, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{Message, Reporter};

/// Not more often than this; a terminal that scrolls is slower than the work.
const PAUSE: Duration = Duration::from_millis(100);

/// Counts the steps of something; may be shared by threads.
pub struct Progress {
    reporter: Arc<Reporter>,
    /// Gets `done`, `steps` and `what` the last step was about.
    key: &'static str,
    is_terminal: bool,
    state: Mutex<State>,
}

struct State {
    steps: usize,
    done: usize,
    began: Instant,
    shown: Option<Instant>,
}

impl Progress {
    /// Says the message `key` now and then.
    pub fn new(reporter: &Arc<Reporter>, key: &'static str) -> Self {
        Self {
            reporter: Arc::clone(reporter),
            key,
            is_terminal: std::io::stderr().is_terminal(),
            state: Mutex::new(State {
                steps: 0,
                done: 0,
                began: Instant::now(),
                shown: None,
            }),
        }
    }

    /// Begins to count, up to `steps`.
    pub fn begin(&self, steps: usize) {
        *self.state.lock().unwrap_or_else(PoisonError::into_inner) = State {
            steps,
            done: 0,
            began: Instant::now(),
            shown: None,
        };
    }

    /// One more is done. What is over at once is not worth a word.
    pub fn step(&self, what: &str) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.done += 1;
        let since = state.shown.unwrap_or(state.began);
        if self.is_terminal && since.elapsed() > PAUSE {
            state.shown = Some(Instant::now());
            let message = Message::new(self.key)
                .with("done", state.done)
                .with("steps", state.steps)
                .with("what", what.to_owned());
            show(&format!("\r\u{1b}[K{}", self.reporter.tell(&message)));
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
