//! `brokers keys revoke`: takes a public key out of use by name.
//!
//! The key goes from every list that something is sealed to, to `revoked` in `site.toml`. There it stays, so that no desk with an older copy of the site
//! can give its holder access again.

use std::path::PathBuf;

use sealing::{Recipients, SealError};

use super::{SITE, site_text};
use crate::failure::{Failure, refused};
use crate::identity::{self, IdentityError, KeyFile};
use content::recipients::{self, KeyList, ListedKey, NamedKey};
use diagnostics::Message;
use files as fs;

/// A key that can be taken out of use.
pub(crate) struct Revocation {
    site: PathBuf,
    text: String,
    key: String,
    /// The key with whose it is, in each list that it is in.
    pub(crate) gone: Vec<ListedKey>,
    /// Who can read from then on what it can read now.
    pub(crate) rest: Vec<ListedKey>,
}

impl Revocation {
    /// Sees whether the key can go; nothing is changed yet.
    pub(crate) fn of(key_file: &KeyFile, key: &str) -> Result<Self, Failure> {
        let site = key_file.root().join(SITE);
        let text = site_text(&site)?;
        let named = recipients::read(&text)?;
        check(key, &named)?;
        let revoked = recipients::read_revoked(&text)?;
        if revoked.iter().any(|one| one.key == key) {
            let message = Message::new("revoke-already").with("key", key.to_owned());
            return Err(refused(message));
        }
        let (gone, others): (Vec<_>, Vec<_>) =
            named.into_iter().partition(|one| one.key.key == key);
        if let Some(alone) = gone.iter().find(|one| is_last(&one.list, &others)) {
            return Err(refused(last(&alone.list)));
        }
        if others.is_empty() {
            return Err(refused("revoke-last"));
        }
        let rest = rest(&gone, others);
        if is_of_this_machine(key_file, key)? {
            return Err(refused("revoke-own"));
        }
        Ok(Self {
            site,
            text,
            key: key.to_owned(),
            gone,
            rest,
        })
    }

    /// Changes `site.toml`; returns the key.
    pub(crate) fn carry_out(self) -> Result<String, Failure> {
        let mut gone = self.gone.into_iter().map(|one| one.key);
        let gone = gone.next().unwrap_or_else(|| NamedKey {
            key: self.key.clone(),
            name: String::new(),
        });
        let changed = recipients::revoked(&self.text, &gone)?;
        fs::replace(&self.site, changed.as_bytes())?;
        Ok(self.key)
    }
}

/// Whether nobody could read what is sealed to this list any more. Recovery may go: nobody works with it.
fn is_last(list: &KeyList, others: &[ListedKey]) -> bool {
    *list != KeyList::Recovery && !others.iter().any(|one| one.list == *list)
}

fn last(list: &KeyList) -> Message {
    match list {
        KeyList::Team(id) => Message::new("revoke-last-of-team").with("team", id.clone()),
        KeyList::National | KeyList::Recovery => "revoke-last".into(),
    }
}

/// Who else is in the lists that the key is in. One of recovery opens everything, and one that is in no list may have.
fn rest(gone: &[ListedKey], others: Vec<ListedKey>) -> Vec<ListedKey> {
    let everything = gone.is_empty() || gone.iter().any(|one| one.list == KeyList::Recovery);
    let is_concerned = |one: &ListedKey| {
        everything || one.list == KeyList::Recovery || gone.iter().any(|gone| gone.list == one.list)
    };
    others.into_iter().filter(is_concerned).collect()
}

/// A secret key is never shown again, and what is no key at all is most often half of one.
fn check(key: &str, named: &[ListedKey]) -> Result<(), Failure> {
    match Recipients::parse(&[key]) {
        Ok(_) => Ok(()),
        Err(SealError::SecretAmongRecipients) => Err(refused("revoke-secret")),
        Err(_) => {
            let known: Vec<_> = named
                .iter()
                .map(|one| format!("  {} {}", one.key.key, one.key.name))
                .collect();
            Err(refused(
                Message::new("revoke-no-key")
                    .with("key", key.to_owned())
                    .with("known", known.join("\n")),
            ))
        }
    }
}

fn is_of_this_machine(key_file: &KeyFile, key: &str) -> Result<bool, Failure> {
    match identity::load(key_file) {
        Ok(held) => Ok(identity::of_today(&held)
            .values()
            .any(|today| today.to_public() == key)),
        // Whoever looks after the site need not have a key.
        Err(IdentityError::Missing(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
