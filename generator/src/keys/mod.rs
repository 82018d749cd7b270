//! The moderators' keys: made, changed for another, and taken out of use.
//!
//! At every moment of a change somebody can open whatever is stored. The new secret half is on disk before anything is
//! sealed to its public half, and the old one goes only when nothing in the store needs it any more.

mod identity;
mod recipients;

use std::path::Path;

use function::desk::held;
use function::seal::open::Identity;

pub(crate) use identity::{FOLDER, load, load_or_make};
pub use identity::{IdentityError, new_identity};

use crate::commands::{Console, Failure};
use crate::fs;
use crate::serve::stores;

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
        return refuse("Er is maar één sleutel. Er valt niets af te ronden.");
    };
    let named = recipients::read(&site_text(&root.join(SITE))?)?;
    if !named.contains(&today.to_public()) {
        return refuse(
            "De sleutel van nu staat niet bij recipients in content/site.toml. Er is niets veranderd. \
             Zet hem daar, bouw en zet de site online, en rond dan pas af.",
        );
    }
    if publics(older).iter().any(|key| named.contains(key)) {
        return refuse(
            "Bij recipients in content/site.toml staat nog een oude sleutel. Er is niets veranderd. \
             Haal die weg, bouw en zet de site online, zet aan de balie alles opnieuw op slot, en rond dan pas af.",
        );
    }
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(nothing_needs_more_than(today, root, console))?;
    let aside = identity::retire_older(root)?;
    console.say("rotate-finished", &[("path", shown(&aside))]);
    Ok(())
}

/// Looks into every store there is. Without one nobody can tell what still needs an old key.
async fn nothing_needs_more_than(
    key: &Identity,
    root: &Path,
    console: &Console,
) -> Result<(), Failure> {
    let stores = stores(root).await?;
    if stores.is_empty() {
        return refuse(
            "Er is geen opslag om in te kijken, dus niemand weet of er nog iets op slot zit met de oude sleutel. \
             Er is niets veranderd. Zeg met SUBMISSIONS_TABLE (en AWS_ENDPOINT_URL_DYNAMODB) waar de vragen staan.",
        );
    }
    for (name, store) in stores {
        let closed = held::closed_to(&store, key, jiff::Timestamp::now()).await;
        let closed = closed.map_err(|error| Failure::Other(format!("{name}: {error}")))?;
        if closed > 0 {
            return refuse(&format!(
                "In {name} gaat nog niet alles open met de sleutel van nu (aantal: {closed}). Er is niets veranderd. \
                 Kies aan de balie Beheer, “Zet alles opnieuw op slot”, en probeer het daarna nog eens."
            ));
        }
        console.say("rotate-looked", &[("name", name.into())]);
    }
    Ok(())
}

fn publics(identities: &[Identity]) -> Vec<String> {
    identities.iter().map(Identity::to_public).collect()
}

fn site_text(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path)?;
    String::from_utf8(bytes)
        .map_err(|_| Failure::Other(format!("{} is geen UTF-8.", path.display())))
}

fn shown(path: &Path) -> fluent_bundle::FluentValue<'static> {
    path.display().to_string().into()
}

fn refuse<T>(why: &str) -> Result<T, Failure> {
    Err(Failure::Other(why.to_owned()))
}
