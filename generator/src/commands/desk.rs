//! `brokers desk`

use std::path::Path;

use super::serve::say;
use super::{key_file, runtime};
use crate::audit::{self, Checked};
use crate::cli::Desk;
use crate::console::{Console, print};
use crate::failure::{Failure, refused};
use crate::serve::{self, Event};
use diagnostics::Message;
use forms::team::TeamId;
use store::{BrokenChain, Head};

pub(super) fn run(root: &Path, arguments: &Desk, console: &Console) -> Result<(), Failure> {
    match &arguments.export {
        _ if arguments.verify_audit => verify_audit(root, arguments, console),
        Some(file) => export(file, arguments, console),
        None => {
            let key_file = key_file(root, console)?;
            let tell = |event: Event<'_>| say(event, console);
            runtime()?.block_on(serve::desk(&key_file, arguments, &tell))
        }
    }
}

/// The audit holds ids only, so whoever answers for the data may check it. Every chain is checked, also after a broken one.
fn verify_audit(root: &Path, arguments: &Desk, console: &Console) -> Result<(), Failure> {
    let audit = runtime()?.block_on(audit::check(root, arguments))?;
    let kept = audit.keep();
    let mut broken = Vec::new();
    for chain in &audit.chains {
        match &chain.found {
            Ok(head) => console.say(whole(chain, head)),
            Err(BrokenChain(number)) => broken.push(changed(chain, *number).at(&audit.path)),
        }
    }
    let mut broken = broken.into_iter();
    let first = broken.next();
    for other in broken {
        console.say(other);
    }
    if let Some(first) = first {
        return Err(refused(first));
    }
    kept?;
    console.hint(Message::new("desk-audit-noted").at(&audit.path));
    Ok(())
}

/// How a whole chain is told.
fn whole(chain: &Checked, head: &Head) -> Message {
    let key = match (&chain.team, head.number) {
        (None, 0) => "desk-audit-empty",
        (Some(_), 0) => "desk-audit-team-empty",
        (None, _) => "desk-audit-whole",
        (Some(_), _) => "desk-audit-team-whole",
    };
    let count = usize::try_from(head.number).unwrap_or(usize::MAX);
    let before = chain.before.as_ref().filter(|_| !chain.is_whole);
    let new = before.map_or(0, |before| head.number - before.number);
    of_team(Message::new(key), chain)
        .with("count", count)
        .with("hash", head.hash.clone())
        .with("part", if before.is_some() { "new" } else { "all" })
        .with("new", usize::try_from(new).unwrap_or(usize::MAX))
        .with(
            "day",
            before.map_or_else(String::new, |note| note.whole.clone()),
        )
}

/// How a broken chain is told: when it was still right there, if that was noted.
fn changed(chain: &Checked, number: u64) -> Message {
    let noted = chain.before.as_ref().filter(|note| number <= note.number);
    let key = match (&chain.team, noted) {
        (None, None) => "desk-audit-broken",
        (None, Some(_)) => "desk-audit-rewritten",
        (Some(_), None) => "desk-audit-team-broken",
        (Some(_), Some(_)) => "desk-audit-team-rewritten",
    };
    of_team(Message::new(key), chain)
        .with("number", number.to_string())
        .with(
            "day",
            noted.map_or_else(String::new, |note| note.checked.clone()),
        )
}

fn of_team(message: Message, chain: &Checked) -> Message {
    let team = chain.team.as_ref().map_or("", TeamId::as_str);
    message.with("team", team.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audit_without_entries_has_no_last_one() {
        let head = Head {
            number: 0,
            hash: String::new(),
        };
        let chain = Checked {
            team: None,
            before: None,
            is_whole: true,
            found: Ok(head.clone()),
        };
        let said = format!("{:?}", whole(&chain, &head));
        assert!(said.contains("\"desk-audit-empty\""), "{said}");
    }
}
