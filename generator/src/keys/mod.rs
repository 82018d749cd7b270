//! The moderators' keys, changed for others and taken out of use.
//!
//! At every moment of a change somebody can open whatever is stored. The new secret half is on disk before anything is
//! sealed to its public half, and the old one goes only when nothing in the store needs it any more.

mod revoke;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use desk::inventory;
use forms::team::TeamId;
use store::{Store, StoreError};
use unsealing::Identity;

pub(crate) use revoke::Revocation;

use crate::failure::{Failure, refused};
use crate::identity::{self, Held, KeyFile};
use crate::stores;
use content::recipients::{self, KeyList, ListedKey, NamedKey};
use diagnostics::Message;
use files as fs;

const SITE: &str = "content/site.toml";

/// `brokers keys new --team`: a pair for a team that `site.toml` names, with its public half there. Returns the file of the
/// secret half, and the public half.
pub(crate) fn new_for_team(
    key_file: &KeyFile,
    team: &TeamId,
) -> Result<(PathBuf, String), Failure> {
    let site = key_file.root().join(SITE);
    let text = site_text(&site)?;
    // What cannot be written is found out before anything is.
    recipients::replaced(&text, team, &[], "")?;
    let (path, public) = identity::new_identity(key_file, team)?;
    let changed = recipients::replaced(&text, team, &[], &public)?;
    fs::replace(&site, changed.as_bytes())?;
    Ok((path, public))
}

/// `brokers keys rotate`: a new pair, to which everything of the team is sealed from the next build on. Returns the file of the
/// secret half, and the public half.
pub(crate) fn rotate(key_file: &KeyFile, team: &TeamId) -> Result<(PathBuf, String), Failure> {
    let old = publics(&identity::load_of(key_file, team)?);
    let site = key_file.root().join(SITE);
    let text = site_text(&site)?;
    let new = Held {
        team: team.clone(),
        identity: Identity::generate(),
    };
    let public = new.identity.to_public();
    // What cannot be written is found out before anything is.
    let changed = recipients::replaced(&text, team, &old, &public)?;
    let path = identity::put_first(key_file, &new)?;
    fs::replace(&site, changed.as_bytes())?;
    Ok((path, public))
}

/// The older keys are out of use.
pub(crate) struct Finished {
    /// The stores that were looked into.
    pub(crate) looked: Vec<Looked>,
    /// Every key that opens what the team has: whoever takes one out of use sees which others there are.
    pub(crate) readers: Vec<NamedKey>,
    /// The one of this machine among them.
    pub(crate) own: String,
    /// Where the older keys are kept.
    pub(crate) aside: PathBuf,
}

/// A store in which nothing needs an older key.
pub(crate) struct Looked {
    pub(crate) store: String,
    /// Keys that could open what it holds, and are no longer in `site.toml`.
    pub(crate) unlisted: Vec<NamedKey>,
}

/// `brokers keys rotate --finish`: takes the older keys out of use, unless something still needs them.
///
/// The store of a host is looked into as well when its data folder is named.
pub(crate) fn finish(
    key_file: &KeyFile,
    team: &TeamId,
    data: Option<&Path>,
) -> Result<Finished, Failure> {
    let root = key_file.root();
    let identities = identity::load_of(key_file, team)?;
    let Some((today, older)) = identities
        .split_first()
        .filter(|(_, older)| !older.is_empty())
    else {
        return Err(refused("rotate-one-key"));
    };
    let named = keys_of(&recipients::read(&site_text(&root.join(SITE))?)?, team);
    let is_listed = |key: &String| named.iter().any(|one| one.key == *key);
    if !is_listed(&today.to_public()) {
        return Err(refused("rotate-not-listed"));
    }
    if publics(older).iter().any(is_listed) {
        return Err(refused("rotate-old-listed"));
    }
    let runtime = tokio::runtime::Runtime::new()?;
    let reads = Reads {
        team,
        today,
        named: &named,
    };
    let looked = runtime.block_on(look(root, data, &reads))?;
    Ok(Finished {
        looked,
        own: today.to_public(),
        readers: named,
        aside: identity::retire_older(key_file, team)?,
    })
}

/// The keys that open what a team has: its own, and those of recovery.
fn keys_of(listed: &[ListedKey], team: &TeamId) -> Vec<NamedKey> {
    let opens = |list: &KeyList| match list {
        KeyList::National => team.is_national(),
        KeyList::Team(id) => id == team.as_str(),
        KeyList::Recovery => true,
    };
    let mut seen = BTreeSet::new();
    let listed = listed.iter().filter(|one| opens(&one.list));
    let listed = listed.filter(|one| seen.insert(&one.key.key));
    listed.map(|one| one.key.clone()).collect()
}

/// Who is to read what a team has.
struct Reads<'a> {
    team: &'a TeamId,
    /// The key of this machine.
    today: &'a Identity,
    /// All of them, as `site.toml` names them.
    named: &'a [NamedKey],
}

/// Looks into every store there is. Without one nobody can tell what still needs an old key.
async fn look(root: &Path, data: Option<&Path>, reads: &Reads<'_>) -> Result<Vec<Looked>, Failure> {
    let stores = stores::all(root, data).await?;
    if stores.is_empty() {
        return Err(refused("rotate-no-store"));
    }
    let mut looked = Vec::new();
    for (name, store) in stores {
        let unlisted = match unlisted(&store, reads).await {
            Ok(Ok(unlisted)) => unlisted,
            Ok(Err(needed)) => return Err(refused(needed.with("store", name))),
            Err(error) => {
                let sentence = format!("{name}: {error}");
                return Err(refused(Message::new("failed").because(sentence)));
            }
        };
        let store = name;
        looked.push(Looked { store, unlisted });
    }
    Ok(looked)
}

/// Keys that could open what a store holds and are not named any more; or why the older ones are still needed.
async fn unlisted(
    store: &Store,
    reads: &Reads<'_>,
) -> Result<Result<Vec<NamedKey>, Message>, StoreError> {
    let (team, named) = (reads.team, reads.named);
    let now = jiff::Timestamp::now();
    let closed = inventory::closed_to(store, team, reads.today, now).await?;
    if closed > 0 {
        let message = Message::new("rotate-closed");
        return Ok(Err(message.with("count", closed.to_string())));
    }
    let crowded = inventory::crowded(store, team, named.len(), now).await?;
    if crowded > 0 {
        let message = Message::new("rotate-crowded");
        return Ok(Err(message.with("count", crowded.to_string())));
    }
    let readers = store.readers(team).await?.keys.into_iter();
    let readers = readers.map(|(key, name)| NamedKey { key, name });
    let is_unlisted = |one: &NamedKey| !named.iter().any(|known| known.key == one.key);
    Ok(Ok(readers.filter(is_unlisted).collect()))
}

fn publics(identities: &[Identity]) -> Vec<String> {
    identities.iter().map(Identity::to_public).collect()
}

fn site_text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(fs::read(path)?).map_err(|_| refused(Message::new("keys-not-utf8").at(path)))
}
