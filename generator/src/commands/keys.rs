//! `brokers keys`

use std::path::Path;

use crate::cli::{Keys, KeysNew as New, Revoke, Rotate};
use crate::console::{Console, print};
use crate::failure::{Failure, refused};
use crate::identity;
use crate::keys::{self, Revocation};
use content::recipients::{KeyList, NamedKey};
use diagnostics::Message;
use forms::team::TeamId;

pub(super) fn run(root: &Path, command: &Keys, console: &Console) -> Result<(), Failure> {
    match command {
        Keys::New(New { team: None }) => new(root, console),
        Keys::New(New { team: Some(team) }) => new_for_team(root, team, console),
        Keys::Rotate(Rotate { finish, team, data }) => {
            let team = team.clone().unwrap_or_default();
            if *finish {
                self::finish(root, (&team, data.as_deref()), console)
            } else {
                rotate(root, &team, console)
            }
        }
        Keys::Show => show(root, console),
        Keys::Revoke(arguments) => revoke(root, arguments, console),
    }
}

fn new(root: &Path, console: &Console) -> Result<(), Failure> {
    let (path, public) = identity::new_identity(root, &TeamId::national())?;
    console.say("keys-done");
    console.say("keys-public");
    print(&public);
    console.say(Message::new("keys-secret").at(&path));
    Ok(())
}

fn new_for_team(root: &Path, team: &TeamId, console: &Console) -> Result<(), Failure> {
    let (path, public) = keys::new_for_team(root, team)?;
    console.say("keys-done");
    console.say(Message::new("keys-public-of-team").with("team", team.to_string()));
    print(&public);
    console.say(Message::new("keys-secret").at(&path));
    Ok(())
}

/// The public half of today of each team.
fn show(root: &Path, console: &Console) -> Result<(), Failure> {
    let held = identity::load(root)?;
    for (team, identity) in identity::of_today(&held) {
        console.say(if team.is_national() {
            Message::new("keys-public")
        } else {
            Message::new("keys-show-team").with("team", team.to_string())
        });
        print(&identity.to_public());
    }
    Ok(())
}

fn rotate(root: &Path, team: &TeamId, console: &Console) -> Result<(), Failure> {
    let (path, public) = keys::rotate(root, team)?;
    if team.is_national() {
        console.say(Message::new("rotate-done").at(&path));
        print(&public);
        console.say("rotate-next");
        return Ok(());
    }
    let team = team.to_string();
    let done = Message::new("rotate-done-of-team").with("team", team.clone());
    console.say(done.at(&path));
    print(&public);
    console.say(Message::new("rotate-next-of-team").with("team", team));
    Ok(())
}

fn finish(
    root: &Path,
    (team, data): (&TeamId, Option<&Path>),
    console: &Console,
) -> Result<(), Failure> {
    let finished = keys::finish(root, team, data)?;
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
    let mut names = revocation.gone.iter().map(|one| &one.key.name);
    console.say(match names.next() {
        None => Message::new("revoke-absent"),
        Some(name) if name.is_empty() => Message::new("revoke-nameless"),
        Some(name) => Message::new("revoke-whose").with("name", name.clone()),
    });
    for one in &revocation.gone {
        match &one.list {
            KeyList::National => {}
            KeyList::Recovery => console.say("revoke-of-recovery"),
            KeyList::Team(id) => {
                console.say(Message::new("revoke-of-team").with("team", id.clone()));
            }
        }
    }
    console.say("revoke-rest");
    for one in &revocation.rest {
        console.say(reader("rotate-reader", &one.key, console));
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
