//! Carries a plan out.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use futures_util::{StreamExt, TryStreamExt, stream};

use super::Error;
use super::plan::Plan;
use super::state::Session;
use super::target::Target;
use crate::commands::Console;

/// Requests at a time: enough to fill a home connection, few enough for any
/// host.
const AT_ONCE: usize = 16;

/// Sends and removes everything, phase by phase. Whatever happens, the state
/// in the target says what was done.
pub(super) async fn run(
    plan: &Plan,
    target: &Target,
    mut session: Session<'_>,
    progress: &mut Progress<'_>,
) -> Result<(), Error> {
    let sent = all(plan, target, &mut session, progress).await;
    progress.end();
    match sent {
        Ok(()) => session.end().await,
        // Nobody else's state may be touched.
        Err(Error::Overtaken) => Err(Error::Overtaken),
        Err(error) => {
            // If the connection is gone this fails, too. Then the state still
            // says that these files are unsure, which is true; the first error
            // is the one to tell.
            let _ = session.end().await;
            Err(error)
        }
    }
}

async fn all(
    plan: &Plan,
    target: &Target,
    session: &mut Session<'_>,
    progress: &mut Progress<'_>,
) -> Result<(), Error> {
    for phase in &plan.phases {
        let mut sent = stream::iter(phase)
            .map(|upload| async move {
                target.put(&upload.file).await?;
                Ok::<_, Error>(&upload.file)
            })
            .buffer_unordered(AT_ONCE);
        while let Some(file) = sent.try_next().await? {
            session.still_holds()?;
            session.sent(&file.path, &file.hash).await?;
            progress.step();
        }
    }
    let mut removed = stream::iter(&plan.removals)
        .map(|path| async move {
            target.remove(path).await?;
            Ok::<_, Error>(path)
        })
        .buffer_unordered(AT_ONCE);
    while let Some(path) = removed.try_next().await? {
        session.still_holds()?;
        session.removed(path).await?;
        progress.step();
    }
    Ok(())
}

/// Counts on a terminal; says nothing in a pipe.
pub(super) struct Progress<'a> {
    console: &'a Console,
    steps: usize,
    done: usize,
    shown: Option<Instant>,
    is_terminal: bool,
}

impl<'a> Progress<'a> {
    pub(super) fn new(plan: &Plan, console: &'a Console) -> Self {
        Self {
            console,
            steps: plan.steps(),
            done: 0,
            shown: None,
            is_terminal: std::io::stderr().is_terminal(),
        }
    }

    fn step(&mut self) {
        const PAUSE: Duration = Duration::from_millis(100);
        self.done += 1;
        let is_due = self.shown.is_none_or(|shown| shown.elapsed() > PAUSE);
        if self.is_terminal && (is_due || self.done == self.steps) {
            self.shown = Some(Instant::now());
            let args = [("done", self.done.into()), ("steps", self.steps.into())].into();
            let text = self.console.reporter().say("publish-progress", &args);
            show(&format!("\r{text}"));
        }
    }

    fn end(&self) {
        if self.shown.is_some() {
            // Back to the beginning of the line, and that line emptied.
            show("\r\u{1b}[K");
        }
    }
}

fn show(text: &str) {
    let mut out = std::io::stderr().lock();
    // When nobody can read it any more there is nothing left to do.
    let _ = write!(out, "{text}").and_then(|()| out.flush());
}
