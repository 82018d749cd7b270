//! `brokers keys revoke`: takes a public key out of use by name.
//!
//! The key goes from `recipients` to `revoked` in `site.toml`. There it stays, so that no desk with an older copy of the site
//! can give its holder access again.

use std::path::Path;

use sealing::{Recipients, SealError};

use super::{IdentityError, SITE, load, name_or_none, refuse, site_text};
use crate::cli::Revoke;
use crate::commands::{Console, Failure};
use content::recipients::{self, NamedKey};
use files as fs;

/// Says whose it is, asks, changes `site.toml`, and says how to go on.
pub(crate) fn revoke(root: &Path, arguments: &Revoke, console: &Console) -> Result<(), Failure> {
    let site = root.join(SITE);
    let text = site_text(&site)?;
    let named = recipients::read(&text)?;
    let key = arguments.key.trim();
    check(key, &named)?;
    if recipients::read_revoked(&text)?
        .iter()
        .any(|one| one.key == key)
    {
        let args = vec![("key", key.to_owned())];
        return Err(Failure::Message("revoke-already", args));
    }
    let (gone, rest): (Vec<_>, Vec<_>) = named.into_iter().partition(|one| one.key == key);
    if rest.is_empty() {
        return refuse("revoke-last");
    }
    if is_of_this_machine(root, key)? {
        return refuse("revoke-own");
    }
    let gone = gone.into_iter().next();
    say_whose(gone.as_ref(), &rest, console);
    if !arguments.yes && !console.confirms("revoke-ask") {
        return refuse("revoke-unchanged");
    }
    let gone = gone.unwrap_or_else(|| NamedKey {
        key: key.to_owned(),
        name: String::new(),
    });
    let changed = recipients::revoked(&text, &gone)?;
    fs::replace(&site, changed.as_bytes())?;
    console.say("revoke-done", &[("key", key.to_owned().into())]);
    console.say("revoke-next", &[]);
    Ok(())
}

/// A secret key is never shown again, and what is no key at all is most often half of one.
fn check(key: &str, named: &[NamedKey]) -> Result<(), Failure> {
    match Recipients::parse(&[key]) {
        Ok(_) => Ok(()),
        Err(SealError::SecretAmongRecipients) => refuse("revoke-secret"),
        Err(_) => {
            let known: Vec<_> = named
                .iter()
                .map(|one| format!("  {} {}", one.key, one.name))
                .collect();
            let args = vec![("key", key.to_owned()), ("known", known.join("\n"))];
            Err(Failure::Message("revoke-no-key", args))
        }
    }
}

fn is_of_this_machine(root: &Path, key: &str) -> Result<bool, Failure> {
    match load(root) {
        Ok(identities) => Ok(identities
            .first()
            .is_some_and(|today| today.to_public() == key)),
        // Whoever looks after the site need not have a key.
        Err(IdentityError::Missing(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn say_whose(gone: Option<&NamedKey>, rest: &[NamedKey], console: &Console) {
    match gone {
        None => console.say("revoke-absent", &[]),
        Some(NamedKey { name, .. }) if name.is_empty() => console.say("revoke-nameless", &[]),
        Some(NamedKey { name, .. }) => {
            console.say("revoke-whose", &[("name", name.clone().into())]);
        }
    }
    console.say("revoke-rest", &[]);
    for one in rest {
        let args = [
            ("key", one.key.clone().into()),
            ("name", name_or_none(&one.name, console).into()),
        ];
        console.say("rotate-reader", &args);
    }
}
