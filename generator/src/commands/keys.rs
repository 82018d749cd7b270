//! `brokers keys`

use std::path::Path;

use super::key_file;
use crate::cli::{Keys, KeysNew as New, Passphrase, Revoke, Rotate};
use crate::console::{Console, print};
use crate::failure::{Failure, refused};
use crate::identity::{self, KeyFile};
use crate::keys::{self, Revocation};
use content::recipients::{KeyList, NamedKey};
use diagnostics::Message;
use forms::team::TeamId;
use people::SHORTEST_PASSPHRASE;

pub(super) fn run(root: &Path, command: &Keys, console: &Console) -> Result<(), Failure> {
    let key_file = &key_file(root, console)?;
    match command {
        Keys::New(New { team: None }) => new(key_file, console),
        Keys::New(New { team: Some(team) }) => new_for_team(key_file, team, console),
        Keys::Rotate(Rotate { finish, team, data }) => {
            let team = team.clone().unwrap_or_default();
            if *finish {
                self::finish(key_file, (&team, data.as_deref()), console)
            } else {
                rotate(key_file, &team, console)
            }
        }
        Keys::Show => show(key_file, console),
        Keys::Passphrase(Passphrase { remove }) => passphrase(key_file, *remove, console),
        Keys::Revoke(arguments) => revoke(key_file, arguments, console),
    }
}

fn new(key_file: &KeyFile, console: &Console) -> Result<(), Failure> {
    let (path, public) = identity::new_identity(key_file, &TeamId::national())?;
    console.say("keys-done");
    console.say("keys-public");
    print(&public);
    console.say(Message::new("keys-secret").at(&path));
    Ok(())
}

fn new_for_team(key_file: &KeyFile, team: &TeamId, console: &Console) -> Result<(), Failure> {
    let (path, public) = keys::new_for_team(key_file, team)?;
    console.say("keys-done");
    console.say(Message::new("keys-public-of-team").with("team", team.to_string()));
    print(&public);
    console.say(Message::new("keys-secret").at(&path));
    Ok(())
}

/// The public half of today of each team.
fn show(key_file: &KeyFile, console: &Console) -> Result<(), Failure> {
    let held = identity::load(key_file)?;
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

fn rotate(key_file: &KeyFile, team: &TeamId, console: &Console) -> Result<(), Failure> {
    let (path, public) = keys::rotate(key_file, team)?;
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
    key_file: &KeyFile,
    (team, data): (&TeamId, Option<&Path>),
    console: &Console,
) -> Result<(), Failure> {
    let finished = keys::finish(key_file, team, data)?;
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

/// Puts a passphrase on the key file, changes it or takes it off.
fn passphrase(key_file: &KeyFile, remove: bool, console: &Console) -> Result<(), Failure> {
    let next = if remove {
        None
    } else {
        let typed = console.secret("passphrase-new").unwrap_or_default();
        if typed.chars().count() < SHORTEST_PASSPHRASE {
            let shortest = SHORTEST_PASSPHRASE.to_string();
            return Err(refused(
                Message::new("passphrase-short").with("shortest", shortest),
            ));
        }
        if console.secret("passphrase-again").as_ref() != Some(&typed) {
            return Err(refused("passphrase-other"));
        }
        Some(typed)
    };
    let done = if remove {
        "passphrase-removed"
    } else {
        "passphrase-done"
    };
    let path = key_file.lock_with(next)?;
    console.say(Message::new(done).at(&path));
    Ok(())
}

/// Says whose key it is, asks, and says how to go on.
fn revoke(key_file: &KeyFile, arguments: &Revoke, console: &Console) -> Result<(), Failure> {
    let revocation = Revocation::of(key_file, arguments.key.trim())?;
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
