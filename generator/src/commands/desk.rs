//! `brokers desk`

use std::path::Path;

use super::runtime;
use super::serve::say;
use crate::cli::Desk;
use crate::console::{Console, print};
use crate::failure::{Failure, refused};
use crate::serve;
use diagnostics::Message;
use store::BrokenChain;

pub(super) fn run(root: &Path, arguments: &Desk, console: &Console) -> Result<(), Failure> {
    match &arguments.export {
        _ if arguments.verify_audit => verify_audit(arguments, console),
        Some(file) => export(file, arguments, console),
        None => runtime()?.block_on(serve::desk(root, arguments, &|event| {
            say(event, console);
        })),
    }
}

/// The audit of rights holds ids only, so whoever answers for the data may check it.
fn verify_audit(arguments: &Desk, console: &Console) -> Result<(), Failure> {
    match runtime()?.block_on(serve::audit(arguments.data.as_deref()))? {
        Ok(head) => {
            let whole = Message::new("desk-audit-whole")
                .with("count", usize::try_from(head.number).unwrap_or(usize::MAX));
            console.say(whole.with("hash", head.hash));
            Ok(())
        }
        Err(BrokenChain(number)) => Err(refused(
            Message::new("desk-audit-broken").with("number", number.to_string()),
        )),
    }
}

/// A list without content needs no key: whoever answers for the data may make it.
fn export(file: &Path, arguments: &Desk, console: &Console) -> Result<(), Failure> {
    let (count, table) = runtime()?.block_on(serve::inventory(arguments.data.as_deref()))?;
    if file == Path::new("-") {
        print(table.trim_end());
        return Ok(());
    }
    files::write_here(file, table.as_bytes())?;
    console.say(Message::new("desk-exported").with("count", count).at(file));
    Ok(())
}
