//! `brokers keys revoke`: takes a public key out of use by name.
//!
//! The key goes from `recipients` to `revoked` in `site.toml`. There it stays, so that no desk with an older copy of the site
//! can give its holder access again.

use std::path::{Path, PathBuf};

use sealing::{Recipients, SealError};

use super::{SITE, site_text};
use crate::failure::{Failure, refused};
use crate::identity::{self, IdentityError};
use content::recipients::{self, NamedKey};
use diagnostics::Message;
use files as fs;

/// A key that can be taken out of use.
pub(crate) struct Revocation {
    site: PathBuf,
    text: String,
    key: String,
    /// The key among the recipients, with whose it is.
    pub(crate) gone: Option<NamedKey>,
    /// Who can read from then on.
    pub(crate) rest: Vec<NamedKey>,
}

impl Revocation {
    /// Sees whether the key can go; nothing is changed yet.
    pub(crate) fn of(root: &Path, key: &str) -> Result<Self, Failure> {
        let site = root.join(SITE);
        let text = site_text(&site)?;
        let named = recipients::read(&text)?;
        check(key, &named)?;
        let revoked = recipients::read_revoked(&text)?;
        if revoked.iter().any(|one| one.key == key) {
            let message = Message::new("revoke-already").with("key", key.to_owned());
            return Err(refused(message));
        }
        let (gone, rest): (Vec<_>, Vec<_>) = named.into_iter().partition(|one| one.key == key);
        if rest.is_empty() {
            return Err(refused("revoke-last"));
        }
        if is_of_this_machine(root, key)? {
            return Err(refused("revoke-own"));
        }
        Ok(Self {
            site,
            text,
            key: key.to_owned(),
            gone: gone.into_iter().next(),
            rest,
        })
    }

    /// Changes `site.toml`; returns the key.
    pub(crate) fn carry_out(self) -> Result<String, Failure> {
        let gone = self.gone.unwrap_or_else(|| NamedKey {
            key: self.key.clone(),
            name: String::new(),
        });
        let changed = recipients::revoked(&self.text, &gone)?;
        fs::replace(&self.site, changed.as_bytes())?;
        Ok(self.key)
    }
}

/// A secret key is never shown again, and what is no key at all is most often half of one.
fn check(key: &str, named: &[NamedKey]) -> Result<(), Failure> {
    match Recipients::parse(&[key]) {
        Ok(_) => Ok(()),
        Err(SealError::SecretAmongRecipients) => Err(refused("revoke-secret")),
        Err(_) => {
            let known: Vec<_> = named
                .iter()
                .map(|one| format!("  {} {}", one.key, one.name))
                .collect();
            Err(refused(
                Message::new("revoke-no-key")
                    .with("key", key.to_owned())
                    .with("known", known.join("\n")),
            ))
        }
    }
}

fn is_of_this_machine(root: &Path, key: &str) -> Result<bool, Failure> {
    match identity::load(root) {
        Ok(identities) => Ok(identities
            .first()
            .is_some_and(|today| today.to_public() == key)),
        // Whoever looks after the site need not have a key.
        Err(IdentityError::Missing(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
