//! `brokers keys`

use std::path::Path;

use crate::cli::{Keys, Revoke, Rotate};
use crate::console::Console;
use crate::failure::{Failure, refused};
use crate::identity;
use crate::keys::{self, Revocation};
use content::recipients::NamedKey;
use diagnostics::Message;

pub(super) fn run(root: &Path, command: &Keys, console: &Console) -> Result<(), Failure> {
    match command {
        Keys::New => new(root, console),
        Keys::Rotate(Rotate { finish: false }) => rotate(root, console),
        Keys::Rotate(Rotate { finish: true }) => finish(root, console),
        Keys::Revoke(arguments) => revoke(root, arguments, console),
    }
}

fn new(root: &Path, console: &Console) -> Result<(), Failure> {
    let (path, public) = identity::new_identity(root)?;
    console.say("keys-done");
    console.say("keys-public");
    console.show(&public);
    console.say(Message::new("keys-secret").at(&path));
    Ok(())
}

fn rotate(root: &Path, console: &Console) -> Result<(), Failure> {
    let (path, public) = keys::rotate(root)?;
    console.say(Message::new("rotate-done").at(&path));
    console.show(&public);
    console.say("rotate-next");
    Ok(())
}

fn finish(root: &Path, console: &Console) -> Result<(), Failure> {
    let finished = keys::finish(root)?;
    for looked in finished.looked {
        for key in &looked.unlisted {
            let message = reader("rotate-unlisted", key, console);
            console.say(message.with("store", looked.store.clone()));
        }
        console.say(Message::new("rotate-looked").with("name", looked.store));
    }
    console.say("rotate-readers");
    for one in &finished.readers {
        let key = if one.key == finished.own {
            "rotate-reader-own"
        } else {
            "rotate-reader"
        };
        console.say(reader(key, one, console));
    }
    console.say("rotate-check");
    console.say(Message::new("rotate-finished").at(&finished.aside));
    Ok(())
}

/// Says whose key it is, asks, and says how to go on.
fn revoke(root: &Path, arguments: &Revoke, console: &Console) -> Result<(), Failure> {
    let revocation = Revocation::of(root, arguments.key.trim())?;
    console.say(match &revocation.gone {
        None => Message::new("revoke-absent"),
        Some(NamedKey { name, .. }) if name.is_empty() => Message::new("revoke-nameless"),
        Some(NamedKey { name, .. }) => Message::new("revoke-whose").with("name", name.clone()),
    });
    console.say("revoke-rest");
    for one in &revocation.rest {
        console.say(reader("rotate-reader", one, console));
    }
    if !arguments.yes && !console.confirms("revoke-ask") {
        return Err(refused("revoke-unchanged"));
    }
    let key = revocation.carry_out()?;
    console.say(Message::new("revoke-done").with("key", key));
    console.say("revoke-next");
    Ok(())
}

/// A message about a key, with what is known of whose it is.
fn reader(message: &'static str, one: &NamedKey, console: &Console) -> Message {
    let name = match &*one.name {
        "" => console.words("rotate-nameless"),
        name => name.to_owned(),
    };
    Message::new(message)
        .with("key", one.key.clone())
        .with("name", name)
}
