//! The moderators' keys: made, changed for another, and taken out of use.
//!
//! At every moment of a change somebody can open whatever is stored. The new secret half is on disk before anything is
//! sealed to its public half, and the old one goes only when nothing in the store needs it any more.

mod identity;
mod revoke;

use std::path::Path;

use desk::inventory;
use unsealing::Identity;

pub(crate) use identity::{FOLDER, load, load_or_make};
pub use identity::{IdentityError, new_identity};
pub(crate) use revoke::revoke;

use crate::commands::{Console, Failure};
use crate::serve::stores;
use content::recipients::{self, NamedKey};
use files as fs;

const SITE: &str = "content/site.toml";

/// `brokers keys rotate`: a new pair, to which everything is sealed from the next build on.
pub(crate) fn rotate(root: &Path, console: &Console) -> Result<(), Failure> {
    let old = publics(&load(root)?);
    let site = root.join(SITE);
    let text = site_text(&site)?;
    let new = Identity::generate();
    let public = new.to_public();
    // What cannot be written is found out before anything is.
    let changed = recipients::replaced(&text, &old, &public)?;
    let path = identity::put_first(root, &new)?;
    fs::replace(&site, changed.as_bytes())?;
    console.say("rotate-done", &[("path", shown(&path))]);
    console.show(&public);
    console.say("rotate-next", &[]);
    Ok(())
}

/// `brokers keys rotate --finish`: takes the older keys out of use, unless something still needs them.
pub(crate) fn finish(root: &Path, console: &Console) -> Result<(), Failure> {
    let identities = load(root)?;
    let Some((today, older)) = identities
        .split_first()
        .filter(|(_, older)| !older.is_empty())
    else {
        return refuse("rotate-one-key");
    };
    let named = recipients::read(&site_text(&root.join(SITE))?)?;
    let stands_there = |key: &String| named.iter().any(|one| one.key == *key);
    if !stands_there(&today.to_public()) {
        return refuse("rotate-not-listed");
    }
    if publics(older).iter().any(stands_there) {
        return refuse("rotate-old-listed");
    }
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(nothing_needs_more_than(today, &named, (root, console)))?;
    say_readers(&named, today, console);
    let aside = identity::retire_older(root)?;
    console.say("rotate-finished", &[("path", shown(&aside))]);
    Ok(())
}

/// Looks into every store there is. Without one nobody can tell what still needs an old key.
async fn nothing_needs_more_than(
    key: &Identity,
    named: &[NamedKey],
    (root, console): (&Path, &Console),
) -> Result<(), Failure> {
    let stores = stores(root).await?;
    if stores.is_empty() {
        return refuse("rotate-no-store");
    }
    for (name, store) in stores {
        let unreadable = |error| Failure::Other(format!("{name}: {error}"));
        let now = jiff::Timestamp::now();
        let closed = inventory::closed_to(&store, key, now).await;
        let closed = closed.map_err(unreadable)?;
        if closed > 0 {
            let args = vec![("store", name), ("count", closed.to_string())];
            return Err(Failure::Message("rotate-closed", args));
        }
        let crowded = inventory::crowded(&store, named.len(), now).await;
        let crowded = crowded.map_err(unreadable)?;
        if crowded > 0 {
            let args = vec![("store", name), ("count", crowded.to_string())];
            return Err(Failure::Message("rotate-crowded", args));
        }
        let readers = store.readers().await.map_err(unreadable)?;
        let unlisted = |key: &&String| !named.iter().any(|one| one.key == **key);
        for key in readers.keys.keys().filter(unlisted) {
            let whose = readers.keys.get(key).cloned().unwrap_or_default();
            let args = [
                ("key", key.clone().into()),
                ("name", name_or_none(&whose, console).into()),
                ("store", name.clone().into()),
            ];
            console.say("rotate-unlisted", &args);
        }
        console.say("rotate-looked", &[("name", name.into())]);
    }
    Ok(())
}

/// Every key that opens what is held, with what is known of it: whoever takes one out of use sees which others there are.
fn say_readers(named: &[NamedKey], today: &Identity, console: &Console) {
    let own = today.to_public();
    console.say("rotate-readers", &[]);
    for one in named {
        let key = if one.key == own {
            "rotate-reader-own"
        } else {
            "rotate-reader"
        };
        let args = [
            ("key", one.key.clone().into()),
            ("name", name_or_none(&one.name, console).into()),
        ];
        console.say(key, &args);
    }
    console.say("rotate-check", &[]);
}

fn name_or_none(name: &str, console: &Console) -> String {
    if name.is_empty() {
        console.words("rotate-nameless")
    } else {
        name.to_owned()
    }
}

fn publics(identities: &[Identity]) -> Vec<String> {
    identities.iter().map(Identity::to_public).collect()
}

fn site_text(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path)?;
    String::from_utf8(bytes)
        .map_err(|_| Failure::Message("keys-not-utf8", vec![("path", path.display().to_string())]))
}

fn shown(path: &Path) -> fluent_bundle::FluentValue<'static> {
    path.display().to_string().into()
}

fn refuse<T>(why: &'static str) -> Result<T, Failure> {
    Err(Failure::Message(why, Vec::new()))
}
