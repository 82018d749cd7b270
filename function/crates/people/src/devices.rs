//! Which passkeys and sessions somebody has, by the names that tell them apart, and taking a passkey away.

use jiff::Timestamp;
use sealing::Sealed;
use store::{Belongings, Credential, Lock, PersonId, Session, Write};
use unsealing::Identity;

use crate::entrance::{Inside, can_open_again, is_idle};
use crate::passkeys::Secrets;
use crate::{NamesKey, People, PeopleError, names};

/// How many sessions end in one transaction: of one passkey, in half a day, more than anybody begins.
const AT_ONCE: usize = 50;
/// In characters.
const LONGEST_NAME: usize = 60;

/// A passkey, as its owner and administrators see it.
#[derive(Debug, Clone)]
pub struct KnownPasskey {
    /// Its id, in hexadecimal.
    pub id: String,
    /// What it is called, where that is known and can be read.
    pub name: Option<String>,
    /// When it was made.
    pub made: Timestamp,
    /// When somebody last signed in with it.
    pub used: Option<Timestamp>,
}

/// A session that is open.
#[derive(Debug, Clone)]
pub struct OpenSession {
    /// The hash of its token.
    pub hash: String,
    /// The device, in words, where that is known.
    pub device: Option<String>,
    /// When it began.
    pub begun: Timestamp,
    /// When it was used last.
    pub seen: Timestamp,
}

fn passkeys(found: &Belongings, key: Option<&Identity>) -> Vec<KnownPasskey> {
    let opened = |name: &Sealed| names::opened_words(name, key?);
    let mut known: Vec<_> = found
        .credentials
        .iter()
        .map(|one| KnownPasskey {
            id: one.id.clone(),
            name: one.name.as_ref().and_then(opened),
            made: one.made,
            used: one.used,
        })
        .collect();
    known.sort_by_key(|one| one.made);
    known
}

impl NamesKey {
    /// The passkeys of a colleague.
    pub fn passkeys(&self, found: &Belongings) -> Vec<KnownPasskey> {
        passkeys(found, self.0.as_ref())
    }
}

impl Inside {
    /// The passkeys of whoever is inside.
    pub fn passkeys(&self, mine: &Belongings) -> Vec<KnownPasskey> {
        passkeys(mine, Some(&self.own))
    }
}

impl People {
    /// Everything that somebody has.
    pub async fn belongings(&self, id: &PersonId) -> Result<Belongings, PeopleError> {
        Ok(self.store.belongings(id, self.clock.now()).await?)
    }

    /// The sessions of whoever is inside that are open: not those that nobody used for so long that they ask for the passkey again.
    pub fn open_sessions(&self, me: &Inside, mine: &Belongings) -> Vec<OpenSession> {
        let now = self.clock.now();
        let is_over = |one: &Session| is_idle(one, now) && can_open_again(mine);
        let open = mine
            .sessions
            .iter()
            .filter(|one| one.hash == me.session || !is_over(one));
        let opened = |device: &Sealed| names::opened_words(device, &me.own);
        let mut open: Vec<_> = open
            .map(|one| OpenSession {
                hash: one.hash.clone(),
                device: one.device.as_ref().and_then(opened),
                begun: one.begun,
                seen: one.seen,
            })
            .collect();
        open.sort_by_key(|one| one.begun);
        open
    }

    /// A passkey that was made, with its name: as it was typed, or the device.
    pub(crate) async fn called(
        &self,
        made: Credential,
        secrets: &Secrets,
        own: &Identity,
    ) -> Result<Credential, PeopleError> {
        let typed: String = secrets.name.chars().filter(|c| !c.is_control()).collect();
        let words = match typed.trim() {
            "" => self.device.as_deref().unwrap_or_default(),
            typed => typed,
        };
        if words.is_empty() {
            return Ok(made);
        }
        let words: String = words.chars().take(LONGEST_NAME).collect();
        let mut to = vec![own.to_public()];
        to.extend(self.store.names().await?.map(|names| names.public));
        let to: Vec<_> = to.iter().map(String::as_str).collect();
        Ok(Credential {
            name: Some(names::sealed_words(&words, &to)?),
            ..made
        })
    }

    /// Takes away a passkey of one's own. The last one stays. Other sessions that were begun with it end.
    pub async fn remove_passkey(&self, me: &Inside, credential: &str) -> Result<(), PeopleError> {
        let mine = self.mine(me).await?;
        if mine.credentials.len() < 2 {
            return Err(PeopleError::LastOne);
        }
        self.drop_passkey(me, &mine, credential).await
    }

    /// Takes away a passkey of a colleague, such as one that got lost, also their last one. The sessions that were begun with it
    /// end.
    pub async fn take_passkey(
        &self,
        by: &Inside,
        id: &PersonId,
        credential: &str,
    ) -> Result<(), PeopleError> {
        if by.person.id == *id {
            return self.remove_passkey(by, credential).await;
        }
        let found = self.belongings(id).await?;
        self.drop_passkey(by, &found, credential).await
    }

    async fn drop_passkey(
        &self,
        by: &Inside,
        found: &Belongings,
        credential: &str,
    ) -> Result<(), PeopleError> {
        if !found.credentials.iter().any(|one| one.id == credential) {
            // It was taken away already.
            return Ok(());
        }
        let (id, lock) = (&found.person.id, Lock::Passkey(credential.to_owned()));
        let is_own = by.person.id == *id;
        let mut writes = vec![
            Write::Person(&found.person),
            Write::DropCredential(id, credential),
            Write::Unwrap(id, &lock),
        ];
        if !is_own {
            writes.push(Write::Still(&by.person));
        }
        // Of a session of an earlier version nobody knows what it was begun with.
        let may_be_of_it = |one: &&Session| {
            one.hash != by.session && one.entered_by.as_deref().is_none_or(|id| id == credential)
        };
        let sessions = found.sessions.iter().filter(may_be_of_it);
        let sessions = sessions.map(|one| Write::EndSession(id, &one.hash));
        writes.extend(sessions.take(AT_ONCE));
        let what = if is_own {
            "passkey-removed"
        } else {
            "passkey-taken"
        };
        let event = self.event(Some(&by.person.id), id, what, "");
        Ok(self.store.change_people(&writes, &event).await?)
    }
}
