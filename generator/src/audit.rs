//! Checking the audit, and the note of what was found whole.
//!
//! Whoever can write a store can compute its chains anew, and would change a note in the store as well. So the note is a file of this
//! machine. With it, only what came later is read; and a chain that no longer leads through the noted entry was rewritten.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use diagnostics::Message;
use files::LOCAL;
use forms::team::TeamId;
use serde::{Deserialize, Serialize};
use store::{BrokenChain, Head, Noted, Store, StoreError, Stretch};

use crate::cli::Desk;
use crate::failure::{Failure, refused};
use crate::stores;
use crate::today::today;

const FILE: &str = "audit.json";
/// Of the shape of the file.
const VERSION: u32 = 1;

/// The file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Notes {
    version: u32,
    /// By the name of the store.
    stores: BTreeMap<String, Chains>,
}

/// What was found in one store.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chains {
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<Note>,
    /// The audit of submissions, by team.
    teams: BTreeMap<String, Note>,
}

/// An entry up to which a chain was whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Note {
    pub(crate) number: u64,
    hash: String,
    /// Its sort key.
    place: String,
    /// The day on which this was noted.
    pub(crate) checked: String,
    /// The day on which the chain was last read from its first entry.
    pub(crate) whole: String,
}

/// How one chain was found.
#[derive(Debug)]
pub(crate) struct Checked {
    /// Whose; none for the audit of rights.
    pub(crate) team: Option<TeamId>,
    /// What was noted of it before.
    pub(crate) before: Option<Note>,
    /// Whether it was read from its first entry.
    pub(crate) is_whole: bool,
    pub(crate) found: Result<Head, BrokenChain>,
}

/// How all chains of a store were found, and the note of it, which is still to be kept.
#[derive(Debug)]
pub(crate) struct Audit {
    pub(crate) chains: Vec<Checked>,
    pub(crate) path: PathBuf,
    notes: Notes,
}

impl Notes {
    fn read(path: &Path) -> Result<Self, Failure> {
        if !path.exists() {
            return Ok(Self {
                version: VERSION,
                stores: BTreeMap::new(),
            });
        }
        let unreadable = || refused(Message::new("desk-audit-note-unreadable").at(path));
        let notes: Self = serde_json::from_slice(&files::read(path)?).map_err(|_| unreadable())?;
        if notes.version == VERSION {
            Ok(notes)
        } else {
            Err(unreadable())
        }
    }
}

impl Chains {
    fn of(&self, team: Option<&TeamId>) -> Option<&Note> {
        match team {
            None => self.rights.as_ref(),
            Some(team) => self.teams.get(team.as_str()),
        }
    }

    fn keep(&mut self, team: Option<&TeamId>, note: Note) {
        match team {
            None => self.rights = Some(note),
            Some(team) => {
                self.teams.insert(team.to_string(), note);
            }
        }
    }
}

impl Note {
    fn entry(&self) -> Noted {
        Noted {
            head: Head {
                number: self.number,
                hash: self.hash.clone(),
            },
            place: self.place.clone(),
        }
    }
}

impl Audit {
    /// Writes the note of every chain that is whole; that of a broken one stays as it was.
    pub(crate) fn keep(&self) -> Result<(), Failure> {
        if let Some(folder) = self.path.parent() {
            files::create_private_dir(folder)?;
        }
        let text = serde_json::to_string_pretty(&self.notes)?;
        Ok(files::replace_private(&self.path, text.as_bytes())?)
    }
}

/// Follows every chain of the audit in a store: from its first entry when `arguments` say so or nothing was noted of it, and
/// otherwise on from what was noted.
pub(crate) async fn check(root: &Path, arguments: &Desk) -> Result<Audit, Failure> {
    let path = root.join(LOCAL).join(FILE);
    let mut notes = Notes::read(&path)?;
    let data = arguments.data.as_deref();
    let (name, store) = stores::named(data).await?;
    // Of a folder, however it was named.
    let name = data.map_or(name, |data| files::real(data).display().to_string());
    let known = notes.stores.entry(name).or_default();
    let today = today(root).0.to_string();
    let mut chains = Vec::new();
    for team in all_of(&store, known).await? {
        let before = known.of(team.as_ref()).cloned();
        let is_whole = arguments.whole || before.is_none();
        let found = follow(&store, team.as_ref(), before.as_ref(), is_whole).await?;
        if let Ok(Noted { head, place }) = found.clone()
            && head.number > 0
        {
            let read = before.as_ref().filter(|_| !is_whole);
            let whole = read.map_or_else(|| today.clone(), |note| note.whole.clone());
            let note = Note {
                number: head.number,
                hash: head.hash,
                place,
                checked: today.clone(),
                whole,
            };
            known.keep(team.as_ref(), note);
        }
        chains.push(Checked {
            team,
            before,
            is_whole,
            found: found.map(|noted| noted.head),
        });
    }
    Ok(Audit {
        chains,
        path,
        notes,
    })
}

/// The audit of rights, and that of every team that has one, or had one when it was noted.
async fn all_of(store: &Store, known: &Chains) -> Result<Vec<Option<TeamId>>, StoreError> {
    let mut teams: BTreeSet<TeamId> = store.trails().await?.into_iter().collect();
    teams.extend(known.teams.keys().filter_map(|team| team.parse().ok()));
    let teams = teams.into_iter().map(Some);
    Ok(std::iter::once(None).chain(teams).collect())
}

async fn follow(
    store: &Store,
    team: Option<&TeamId>,
    before: Option<&Note>,
    is_whole: bool,
) -> Result<Result<Noted, BrokenChain>, StoreError> {
    let noted = before.map(Note::entry);
    let stretch = match &noted {
        Some(noted) if !is_whole => Stretch::After(noted),
        noted => Stretch::Whole(noted.as_ref()),
    };
    match team {
        None => store.verify_rights(stretch).await,
        Some(team) => store.verify_trail(team, stretch).await,
    }
}
