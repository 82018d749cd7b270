//! The practice room of `brokers serve --demo`: a desk full of made-up submissions, in a folder of its own, from which nothing
//! leaves.
//!
//! No other store can be meant by mistake: its path is fixed, it holds a note that says what it is, and where the environment
//! names a table the room does not open.

mod brokers;
mod counts;
mod fill;
mod filling;
mod line;
mod room;
mod send;
mod steps;
mod welcome;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use forms::facts::SiteFacts;
use pages::assets::Assets;
use pages::teams::Teams;
use sealing::SealError;
use settings::Settings;

use crate::failure::{Failure, refused};
use crate::identity::KeyFile;
use crate::stores;
use diagnostics::Message;

pub(crate) use fill::fill;
pub(crate) use line::Line;
pub(crate) use welcome::Welcome;

/// The folder, below that of local state.
const FOLDER: &str = "demo";
/// The note in it. A store without one is somebody's, and stays as it is.
const NOTE: &str = "oefenruimte.txt";
const NOTE_TEXT: &str = "Dit is de oefenruimte van `brokers serve --demo`. Alles hierin is verzonnen.\n\
Opnieuw beginnen? Stop brokers, en verwijder deze map.\n";

/// What is around the routes of a practice room.
pub(crate) struct Around {
    pub(crate) lines: Vec<Line>,
    /// None while the site has mistakes.
    pub(crate) welcome: Option<Welcome>,
}

impl Around {
    pub(crate) fn routes(self, router: Router) -> Router {
        let router = match self.welcome {
            Some(welcome) => welcome::with_welcome(router, Arc::new(welcome)),
            None => router,
        };
        line::with_line(router, self.lines)
    }
}

fn folder(root: &Path) -> PathBuf {
    root.join(files::LOCAL).join(FOLDER)
}

/// The file of its store.
pub(crate) fn store(root: &Path) -> PathBuf {
    stores::in_folder(&folder(root))
}

/// Opens the room, and gives its key file. Refuses wherever something real could be meant.
pub(crate) fn open(root: &Path) -> Result<KeyFile, Failure> {
    if Settings::store_from_env()?.is_some() {
        return Err(refused("practice-table"));
    }
    let (folder, store) = (folder(root), store(root));
    let note = folder.join(NOTE);
    for path in [&root.join(files::LOCAL), &folder, &store, &note] {
        if path.is_symlink() {
            return Err(refused(Message::new("practice-elsewhere").at(path)));
        }
    }
    if store.exists() && !note.exists() {
        return Err(refused(Message::new("practice-not-one").at(&store)));
    }
    files::create_private_dir(&folder)?;
    if !note.exists() {
        files::write_private(&note, NOTE_TEXT.as_bytes())?;
    }
    Ok(KeyFile::of_practice(root, folder))
}

/// A site whose only reader is the room itself: nothing in it is sealed to a key of somebody real.
pub(crate) fn read_here(facts: &SiteFacts, own: &str) -> SiteFacts {
    SiteFacts {
        recipients: vec![own.to_owned()],
        recovery: Vec::new(),
        teams: Vec::new(),
        ..facts.clone()
    }
}

/// The same for everything that the forms and the desk know of the site.
pub(crate) fn assets_read_here(assets: &mut Assets, own: &str) -> Result<(), SealError> {
    assets.facts = read_here(&assets.facts, own);
    assets.teams = Teams::of(&assets.facts)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_that_is_no_practice_room_stays_as_it_is() {
        let root = tempfile::tempdir().expect("temporary folder");
        let root = root.path();
        let real = root.join(".brokers/demo/store.sqlite");
        std::fs::create_dir_all(real.parent().expect("a folder")).expect("made");
        std::fs::write(&real, "real").expect("written");
        assert!(open(root).is_err());
        assert_eq!(std::fs::read(&real).expect("there"), b"real");
        std::fs::remove_file(&real).expect("removed");
        assert!(open(root).is_ok());
        // Its own store is there the next time.
        std::fs::write(&real, "made here").expect("written");
        assert!(open(root).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_leads_to_no_real_store() {
        let root = tempfile::tempdir().expect("temporary folder");
        let root = root.path();
        let real = root.join(".brokers/store.sqlite");
        std::fs::create_dir_all(root.join(".brokers/demo")).expect("made");
        std::fs::write(&real, "real").expect("written");
        open(root).expect("a room");
        let linked = root.join(".brokers/demo/store.sqlite");
        std::os::unix::fs::symlink(&real, &linked).expect("linked");
        assert!(open(root).is_err());
        assert_eq!(std::fs::read(&real).expect("there"), b"real");
    }
}
