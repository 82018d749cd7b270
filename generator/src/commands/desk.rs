//! `brokers desk`

use std::path::Path;

use super::runtime;
use super::serve::say;
use crate::cli::Desk;
use crate::console::Console;
use crate::failure::Failure;
use crate::serve;
use diagnostics::Message;

pub(super) fn run(root: &Path, arguments: &Desk, console: &Console) -> Result<(), Failure> {
    match &arguments.export {
        Some(file) => export(file, console),
        None => runtime()?.block_on(serve::desk(root, arguments.addr, &|event| {
            say(event, console);
        })),
    }
}

/// A list without content needs no key: whoever answers for the data may make it.
fn export(file: &Path, console: &Console) -> Result<(), Failure> {
    let (count, table) = runtime()?.block_on(serve::inventory())?;
    if file == Path::new("-") {
        console.show(table.trim_end());
        return Ok(());
    }
    files::write_here(file, table.as_bytes())?;
    console.say(Message::new("desk-exported").with("count", count).at(file));
    Ok(())
}
