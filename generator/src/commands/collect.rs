//! `brokers collect`

use std::path::Path;

use super::key_file;
use crate::cli::Collect;
use crate::collect::{self, Collected, Omitted, Step};
use crate::console::Console;
use crate::failure::{Failure, refused};
use diagnostics::Message;

pub(super) fn run(root: &Path, arguments: &Collect, console: &Console) -> Result<(), Failure> {
    let dry_run = arguments.dry_run;
    let options = (arguments.data.as_deref(), dry_run);
    let key_file = key_file(root, console)?;
    let tell = |step: Step<'_>| say(step, console);
    let Collected {
        done,
        removed,
        closed,
    } = collect::run(&key_file, options, &tell)?;
    match (done, removed + closed) {
        (0, 0) => console.say("collect-nothing"),
        (0, _) => {}
        _ if dry_run => console.say(Message::new("collect-would-done").with("count", done)),
        _ => console.say(Message::new("collect-done").with("count", done)),
    }
    if closed == 0 {
        return Ok(());
    }
    // As text, so that no language groups its digits.
    let count = closed.to_string();
    Err(refused(Message::new("collect-closed").with("count", count)))
}

fn say(step: Step<'_>, console: &Console) {
    console.say(match step {
        Step::Would(path) => Message::new("collect-would").at(path),
        Step::Written(path) => Message::new("collect-written").at(path),
        Step::There(path) => Message::new("collect-there").at(path),
        Step::TakenBack(path) => Message::new("collect-taken-back").at(path),
        Step::WouldRemove(path) => Message::new("collect-would-remove").at(path),
        Step::Removed(path) => Message::new("collect-removed").at(path),
        Step::Changed(path) => Message::new("collect-changed").at(path),
        Step::Unsettled(path) => Message::new("collect-unsettled").at(path),
        Step::NotAgreed => Message::new("collect-not-agreed"),
        Step::Omitted(omitted) => {
            let (key, what) = match omitted {
                Omitted::Topic(slug) => ("collect-no-topic", slug),
                Omitted::Municipality(slug) => ("collect-no-town", slug),
                Omitted::Age(group) => ("collect-no-age", group),
                Omitted::Link(address) => ("collect-no-link", address),
            };
            Message::new(key).with("what", what.clone())
        }
    });
}
