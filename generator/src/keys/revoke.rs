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
        return refuse(&format!(
            "{key} is al ingetrokken: hij staat bij revoked in content/site.toml. Er is niets veranderd."
        ));
    }
    let (gone, rest): (Vec<_>, Vec<_>) = named.into_iter().partition(|one| one.key == key);
    if rest.is_empty() {
        return refuse(
            "Dit is de enige sleutel bij recipients: zonder een andere kan niemand meer iets lezen. Er is niets veranderd. \
             Maak eerst een nieuwe met `brokers keys rotate` of `brokers keys new`.",
        );
    }
    if is_of_this_machine(root, key)? {
        return refuse(
            "Dit is de sleutel van deze machine: na het intrekken leest de balie hier niets meer. Er is niets veranderd. \
             Wissel hem met `brokers keys rotate`, of trek hem in op de machine van een collega.",
        );
    }
    let gone = gone.into_iter().next();
    say_whose(gone.as_ref(), &rest, console);
    if !arguments.yes && !console.confirms("revoke-ask") {
        return refuse("Er is niets veranderd. Met --yes wordt er niets gevraagd.");
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
        Err(SealError::SecretAmongRecipients) => refuse(
            "Dit is een geheime sleutel. Er is niets veranderd. Geef de openbare helft, die met age1 begint, \
             en bewaar deze regel nergens: wie hem ziet, kan lezen wat die sleutel leest.",
        ),
        Err(_) => {
            let known: Vec<_> = named
                .iter()
                .map(|one| format!("  {} {}", one.key, one.name))
                .collect();
            refuse(&format!(
                "{key} is geen openbare sleutel. Er is niets veranderd. Bij recipients in content/site.toml staan:\n{}",
                known.join("\n")
            ))
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
