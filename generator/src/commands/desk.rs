//! `brokers desk`

use std::path::Path;

use super::serve::say;
use super::{key_file, runtime};
use crate::cli::Desk;
use crate::console::{Console, print};
use crate::failure::{Failure, refused};
use crate::serve::{self, Audit, Event};
use diagnostics::Message;
use store::BrokenChain;

pub(super) fn run(root: &Path, arguments: &Desk, console: &Console) -> Result<(), Failure> {
    match &arguments.export {
        _ if arguments.verify_audit => verify_audit(arguments, console),
        Some(file) => export(file, arguments, console),
        None => {
            let key_file = key_file(root, console)?;
            let tell = |event: Event<'_>| say(event, console);
            runtime()?.block_on(serve::desk(&key_file, arguments, &tell))
        }
    }
}

/// The audit holds ids only, so whoever answers for the data may check it. Every chain is checked, also after a broken one.
fn verify_audit(arguments: &Desk, console: &Console) -> Result<(), Failure> {
    let Audit { rights, trails } = runtime()?.block_on(serve::audit(arguments.data.as_deref()))?;
    let rights = (
        String::new(),
        ["desk-audit-whole", "desk-audit-broken"],
        rights,
    );
    let keys = ["desk-audit-team-whole", "desk-audit-team-broken"];
    let trails = trails.into_iter();
    let trails = trails.map(|(team, followed)| (team.to_string(), keys, followed));
    let mut broken = Vec::new();
    for (team, [whole, changed], followed) in std::iter::once(rights).chain(trails) {
        match followed {
            Ok(head) => {
                let count = usize::try_from(head.number).unwrap_or(usize::MAX);
                let message = Message::new(whole).with("count", count);
                console.say(message.with("hash", head.hash).with("team", team));
            }
            Err(BrokenChain(number)) => {
                let message = Message::new(changed);
                broken.push(
                    message
                        .with("number", number.to_string())
                        .with("team", team),
                );
            }
        }
    }
    let mut broken = broken.into_iter();
    let first = broken.next();
    for other in broken {
        console.say(other);
    }
    first.map_or(Ok(()), |first| Err(refused(first)))
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
