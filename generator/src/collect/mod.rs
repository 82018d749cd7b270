//! `brokers collect`: the pages that moderators approved at the desk become files in `content/vragen/`, and those that their
//! sender took back go.
//!
//! A file is written before the store hears of it, so that a page is never lost; and a file that is there already
//! counts as written, so that it is never made twice. Nothing in it leads back to the person who asked.

mod at_desk;
mod page;
mod preview;
mod tame;
mod target;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use content::Spanned;
use forms::publication::{PageHash, Placed, PlacedFile, Publication};
use forms::team::TeamId;
use jiff::Timestamp;
use sealing::{Recipients, Sealed};
use store::{Actor, Attribution, Entry, Machine, Store, StoreError, Submission, TakenBack};
use unsealing::{Identity, open_with_any};

use crate::failure::{Failure, refused};
use crate::identity::{self, Held, KeyFile};
use crate::stores;
use diagnostics::Message;
use page::Written;
use site::assemble;
use site::{Options, Site};
use target::Folder;

pub(crate) use at_desk::{FromDesk, collect as at_desk};
pub(crate) use page::Omitted;
pub(crate) use preview::FromFiles;
pub(crate) use target::Target;

/// Where published questions are.
const FOLDER: &str = "content/vragen";
/// How often something may change in the moment in which it is collected.
const TRIES: usize = 5;

/// What becomes of one page.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'a> {
    /// It would be written.
    Would(&'a Path),
    /// It was written.
    Written(&'a Path),
    /// It is there already.
    There(&'a Path),
    /// It was withdrawn in this very moment.
    TakenBack(&'a Path),
    /// It was withdrawn later, and would be removed.
    WouldRemove(&'a Path),
    /// It was withdrawn later, and is removed.
    Removed(&'a Path),
    /// It was withdrawn later, and somebody changed the file: it stays until somebody looks.
    Changed(&'a Path),
    /// It is there, and the store does not know it yet.
    Unsettled(&'a Path),
    /// It is not the text that its author read and agreed to, so it is not written.
    NotAgreed,
    /// Something of it was left out.
    Omitted(&'a Omitted),
}

/// Hears of each step.
type Tell<'a> = &'a (dyn Fn(Step<'_>) + Sync);

/// What came of collecting.
#[derive(Default)]
pub(crate) struct Collected {
    /// How many pages there are more, or would be.
    pub(crate) done: usize,
    /// How many there are less, or would be.
    pub(crate) removed: usize,
    /// How many the keys of this machine do not open.
    pub(crate) closed: usize,
}

/// Writes the approved pages, or only tells of them.
pub(crate) fn run(
    key_file: &KeyFile,
    (data, dry_run): (Option<&Path>, bool),
    tell: Tell<'_>,
) -> Result<Collected, Failure> {
    let root = key_file.root();
    let held = identity::load(key_file)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let site = site(root)?;
        let collector = Collector {
            store: stores::one(root, data).await?,
            target: &Folder(root),
            tell,
            teams: teams(&site, &held)?,
            site,
            identities: &identity::identities(&held),
            actor: Machine::Collect.into(),
            dry_run,
        };
        collector.run().await
    })
}

/// The site as it is: what a page may name and link to. What is wrong elsewhere in it is for `check` to say.
fn site(root: &Path) -> Result<Site, Failure> {
    let (sources, unread) = content::load(root, &builtin::theme()).map_err(Failure::Problems)?;
    let options = Options {
        drafts: false,
        now: Timestamp::now(),
        base_url: None,
        host: None,
    };
    Ok(assemble::assemble(&sources, unread, &options).0)
}

struct Collector<'a> {
    target: &'a dyn Target,
    tell: Tell<'a>,
    site: Site,
    identities: &'a [Identity],
    /// The teams whose pages are collected, each with to whom something of it is sealed.
    teams: Vec<(TeamId, Recipients)>,
    store: Store,
    /// Who collects, for the audit.
    actor: Actor<'a>,
    dry_run: bool,
}

/// The teams whose key this machine has, each with its keys. A site without teams has the national one only.
fn teams(site: &Site, held: &[Held]) -> Result<Vec<(TeamId, Recipients)>, Failure> {
    let config = &site.config;
    let own: BTreeSet<_> = held.iter().map(|held| held.identity.to_public()).collect();
    let with_recovery = |keys: &[Spanned<String>]| -> BTreeSet<String> {
        let keys = keys.iter().chain(&config.recovery);
        keys.map(|key| key.value.trim().to_owned()).collect()
    };
    let opens = |keys: &BTreeSet<String>| !keys.is_disjoint(&own);
    let mut teams = Vec::new();
    let mut add = |team: TeamId, mut keys: BTreeSet<String>| -> Result<(), Failure> {
        // The key of this machine opens what it writes, also if `site.toml` does not list it.
        let of_team = held.iter().filter(|held| held.team == team);
        keys.extend(of_team.map(|held| held.identity.to_public()));
        let keys: Vec<_> = keys.into_iter().collect();
        teams.push((team, Recipients::parse(&keys)?));
        Ok(())
    };
    let national = with_recovery(&config.recipients);
    let reads_national = held.iter().any(|held| held.team.is_national());
    if config.teams.is_empty() || reads_national || opens(&national) {
        add(TeamId::national(), national)?;
    }
    for team in &config.teams {
        let keys = with_recovery(&team.recipients);
        if let (true, Ok(id)) = (opens(&keys), TeamId::of_a_team(&team.id.value)) {
            add(id, keys)?;
        }
    }
    Ok(teams)
}

/// Why a page is not written.
#[derive(Debug, PartialEq, Eq)]
enum NotOpened {
    /// No key of this machine opens it.
    Sealed,
    /// It is not the text that its author agreed to.
    OtherText,
}

/// Where a page goes.
enum Place {
    New(PathBuf),
    /// It is there already, since a run that did not come to its end.
    There(PathBuf),
}

impl Collector<'_> {
    async fn run(&self) -> Result<Collected, Failure> {
        let mut collected = Collected::default();
        self.remove_taken_back(&mut collected).await?;
        let mut planned = BTreeSet::new();
        for entry in self.approved().await? {
            let seen = match self.store.find(&entry.id, Timestamp::now()).await {
                Ok(seen) => seen,
                // Taken back or expired meanwhile.
                Err(StoreError::NotFound) => continue,
                Err(error) => return Err(error.into()),
            };
            // Its answer can still be called back, or somebody is to read it first.
            let is_waited_for = seen.waits_for_author() || seen.waiting_page_eyes().is_some();
            if seen.publication.is_none() || seen.leaving.is_some() || is_waited_for {
                continue;
            }
            match self.open(&seen) {
                Ok(publication) => {
                    let is_more = self.collect(seen, &publication, &mut planned).await?;
                    collected.done += usize::from(is_more);
                }
                Err(NotOpened::Sealed) => collected.closed += 1,
                Err(NotOpened::OtherText) => (self.tell)(Step::NotAgreed),
            }
        }
        Ok(collected)
    }

    /// What waits of its teams.
    async fn approved(&self) -> Result<Vec<Entry>, StoreError> {
        let mut approved = Vec::new();
        for (team, _) in &self.teams {
            approved.extend(self.store.approved(team, Timestamp::now()).await?);
        }
        Ok(approved)
    }

    /// To whom something of a team is sealed.
    fn readers(&self, team: &TeamId) -> Result<&Recipients, StoreError> {
        let found = self.teams.iter().find(|(known, _)| known == team);
        // It went to another team in this moment.
        found
            .map(|(_, readers)| readers)
            .ok_or(StoreError::Conflict)
    }

    /// Whether there is a page more, or would be.
    async fn collect(
        &self,
        seen: Submission,
        publication: &Publication,
        planned: &mut BTreeSet<PathBuf>,
    ) -> Result<bool, Failure> {
        let written = page::write(publication, &self.site, self.site.today);
        let place = self.place(&written, planned).await?;
        if self.dry_run {
            let (Place::New(path) | Place::There(path)) = place;
            (self.tell)(Step::Would(&path));
            self.tell_omitted(&written.omitted);
            planned.insert(path);
            return Ok(true);
        }
        let (path, is_new) = match place {
            Place::New(path) => (path, true),
            Place::There(path) => (path, false),
        };
        let text = written.text.as_bytes();
        if is_new && !self.target.place_new(&path, text).await? {
            return Err(refused(Message::new("collect-just-made").at(&path)));
        }
        match self.settle(seen, publication, (&path, &written)).await {
            Ok(true) => {}
            Ok(false) => {
                if is_new {
                    self.target.remove(&path, text).await?;
                }
                (self.tell)(Step::TakenBack(&path));
                return Ok(false);
            }
            Err(error) => {
                (self.tell)(Step::Unsettled(&path));
                return Err(error);
            }
        }
        (self.tell)(if is_new {
            Step::Written(&path)
        } else {
            Step::There(&path)
        });
        self.tell_omitted(&written.omitted);
        Ok(true)
    }

    /// Tells the store. `false` when the page is not to be there after all: it was withdrawn in this very moment.
    async fn settle(
        &self,
        mut seen: Submission,
        publication: &Publication,
        file: (&Path, &Written),
    ) -> Result<bool, Failure> {
        let by = Attribution {
            actor: self.actor,
            at: Timestamp::now(),
        };
        for _ in 0..TRIES {
            let placed = self.placed(&seen, file)?;
            let settled = if self.target.has_review() {
                self.store.collected_for_review(&seen, &placed, &by).await
            } else {
                self.store.collected(&seen, &placed, &by).await
            };
            match settled {
                Err(StoreError::Conflict) => {}
                result => return Ok(result.map(|()| true)?),
            }
            // Something changed: the person who asked may have asked on, or keys were changed. The page is the same.
            seen = match self.store.find(&seen.entry.id, by.at).await {
                Ok(now) if self.open(&now).as_ref() == Ok(publication) => now,
                Ok(_) | Err(StoreError::NotFound) => return Ok(false),
                Err(error) => return Err(error.into()),
            };
        }
        Err(StoreError::Conflict.into())
    }

    /// The files that were made of a submission, with this one.
    fn placed(
        &self,
        seen: &Submission,
        (path, written): (&Path, &Written),
    ) -> Result<Sealed, Failure> {
        let before = seen.placed.as_ref().and_then(|sealed| self.files(sealed));
        let mut placed = before.unwrap_or_default();
        let path = path.to_string_lossy().into_owned();
        placed.files.retain(|file| file.path != path);
        placed.files.push(PlacedFile {
            path,
            hash: page::hash(&written.text),
        });
        Ok(self.readers(&seen.entry.team)?.seal(&placed.to_json()?)?)
    }

    fn files(&self, sealed: &Sealed) -> Option<Placed> {
        let opened = open_with_any(self.identities, sealed).ok()?;
        Placed::from_json(&opened).ok()
    }

    /// Removes the files whose sender took back what they were made of.
    async fn remove_taken_back(&self, collected: &mut Collected) -> Result<(), Failure> {
        for (team, _) in &self.teams {
            for gone in self.store.taken_back(team, Timestamp::now()).await? {
                match self.files(&gone.placed) {
                    Some(placed) => {
                        collected.removed += self.remove_files(&gone, &placed).await?;
                    }
                    None => collected.closed += 1,
                }
            }
        }
        Ok(())
    }

    /// How many files there are less. One that somebody changed stays, and is told each time.
    async fn remove_files(&self, gone: &TakenBack, placed: &Placed) -> Result<usize, Failure> {
        let (mut removed, mut left) = (0, 0);
        for file in &placed.files {
            let path = Path::new(&file.path);
            // Nothing else than what was collected is removed.
            if path.parent() != Some(Path::new(FOLDER)) {
                continue;
            }
            let Some(there) = self.target.read(path).await? else {
                left += usize::from(!self.target.is_all_of_it());
                continue;
            };
            if page::hash(&String::from_utf8_lossy(&there)) != file.hash {
                (self.tell)(Step::Changed(path));
                left += 1;
                continue;
            }
            removed += 1;
            if self.dry_run {
                (self.tell)(Step::WouldRemove(path));
                continue;
            }
            self.target.remove(path, &there).await?;
            (self.tell)(Step::Removed(path));
        }
        if left == 0 && !self.dry_run {
            self.store.files_are_gone(gone).await?;
        }
        Ok(removed)
    }

    fn open(&self, seen: &Submission) -> Result<Publication, NotOpened> {
        let sealed = seen.publication.as_ref().ok_or(NotOpened::Sealed)?;
        let opened = open_with_any(self.identities, sealed).map_err(|_| NotOpened::Sealed)?;
        let author = seen.author.as_ref();
        if author.is_some_and(|author| author.agreed != Some(PageHash::of(&opened))) {
            return Err(NotOpened::OtherText);
        }
        Publication::from_json(&opened).map_err(|_| NotOpened::Sealed)
    }

    /// The first name that is free, or that holds this very page: a later day of collecting makes no other page of it.
    async fn place(
        &self,
        written: &Written,
        planned: &BTreeSet<PathBuf>,
    ) -> Result<Place, Failure> {
        for number in 1.. {
            let slug = match number {
                1 => written.slug.clone(),
                _ => format!("{}-{number}", written.slug),
            };
            let path = Path::new(FOLDER).join(format!("{slug}.md"));
            if let Some(there) = self.target.read(&path).await? {
                if page::is_same(&String::from_utf8_lossy(&there), &written.text) {
                    return Ok(Place::There(path));
                }
                continue;
            }
            let address = self.site.base_url.url(&format!("/vragen/{slug}/"));
            let taken = planned.contains(&path)
                || self.site.page_with_url(&address).is_some()
                || self.target.has_folder(&path.with_extension("")).await?;
            if !taken {
                return Ok(Place::New(path));
            }
        }
        Err(refused("collect-no-name"))
    }

    fn tell_omitted(&self, omitted: &[Omitted]) {
        for one in omitted {
            (self.tell)(Step::Omitted(one));
        }
    }
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test that fails should stop right there")]
mod tests;
