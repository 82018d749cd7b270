//! `brokers collect`: the pages that moderators approved at the desk become files in `content/vragen/`.
//!
//! A file is written before the store hears of it, so that a page is never lost; and a file that is there already
//! counts as written, so that it is never made twice. Nothing in it leads back to the person who asked.

mod page;
mod tame;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use content::Spanned;
use forms::publication::Publication;
use forms::team::TeamId;
use jiff::Timestamp;
use store::{Attribution, Entry, Machine, Store, StoreError, Submission};
use unsealing::{Identity, open_with_any};

use crate::failure::{Failure, refused};
use crate::identity::{self, KeyFile};
use crate::stores;
use diagnostics::Message;
use files as fs;
use page::Written;
use site::assemble;
use site::{Options, Site};

pub(crate) use page::Omitted;

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
    /// It is there, and the store does not know it yet.
    Unsettled(&'a Path),
    /// Something of it was left out.
    Omitted(&'a Omitted),
}

/// What came of collecting.
pub(crate) struct Collected {
    /// How many pages there are more, or would be.
    pub(crate) done: usize,
    /// How many the keys of this machine do not open.
    pub(crate) closed: usize,
}

/// Writes the approved pages, or only tells of them.
pub(crate) fn run(
    key_file: &KeyFile,
    (data, dry_run): (Option<&Path>, bool),
    tell: &dyn Fn(Step<'_>),
) -> Result<Collected, Failure> {
    let root = key_file.root();
    let held = identity::load(key_file)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let store = stores::one(root, data).await?;
        let collector = Collector {
            root,
            tell,
            site: site(root)?,
            identities: identity::identities(&held),
            reads_national: held.iter().any(|held| held.team.is_national()),
            store,
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
    root: &'a Path,
    tell: &'a dyn Fn(Step<'_>),
    site: Site,
    identities: Vec<Identity>,
    /// Whether one of them is of the national team, also if `site.toml` does not list it.
    reads_national: bool,
    store: Store,
    dry_run: bool,
}

/// Where a page goes.
enum Place {
    New(PathBuf),
    /// It is there already, since a run that did not come to its end.
    There(PathBuf),
}

impl Collector<'_> {
    async fn run(&self) -> Result<Collected, Failure> {
        let (mut done, mut closed) = (0_usize, 0_usize);
        let mut planned = BTreeSet::new();
        for entry in self.approved().await? {
            let seen = match self.store.find(&entry.id, Timestamp::now()).await {
                Ok(seen) => seen,
                // Taken back or expired meanwhile.
                Err(StoreError::NotFound) => continue,
                Err(error) => return Err(error.into()),
            };
            // Its answer can still be called back.
            if seen.publication.is_none() || seen.leaving.is_some() {
                continue;
            }
            let Some(publication) = self.open(&seen) else {
                closed += 1;
                continue;
            };
            done += usize::from(self.collect(seen, &publication, &mut planned).await?);
        }
        Ok(Collected { done, closed })
    }

    /// What waits of the teams whose key this machine has. A site without teams has the national one only.
    async fn approved(&self) -> Result<Vec<Entry>, StoreError> {
        let mut approved = Vec::new();
        for team in self.teams() {
            approved.extend(self.store.approved(&team, Timestamp::now()).await?);
        }
        Ok(approved)
    }

    fn teams(&self) -> Vec<TeamId> {
        let config = &self.site.config;
        let own: BTreeSet<_> = self.identities.iter().map(Identity::to_public).collect();
        let opens = |keys: &[Spanned<String>]| {
            let mut keys = keys.iter().chain(&config.recovery);
            keys.any(|key| own.contains(key.value.trim()))
        };
        let others = config.teams.iter().filter(|team| opens(&team.recipients));
        let others = others.filter_map(|team| TeamId::of_a_team(&team.id.value).ok());
        let is_national =
            config.teams.is_empty() || self.reads_national || opens(&config.recipients);
        let national = is_national.then(TeamId::national);
        national.into_iter().chain(others).collect()
    }

    /// Whether there is a page more, or would be.
    async fn collect(
        &self,
        seen: Submission,
        publication: &Publication,
        planned: &mut BTreeSet<PathBuf>,
    ) -> Result<bool, Failure> {
        let written = page::write(publication, &self.site, self.site.today);
        let place = self.place(&written, planned)?;
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
        if is_new && !fs::place_new(&self.root.join(&path), written.text.as_bytes())? {
            return Err(refused(Message::new("collect-just-made").at(&path)));
        }
        match self.settle(seen, publication).await {
            Ok(true) => {}
            Ok(false) => {
                if is_new {
                    fs::remove_file(&self.root.join(&path))?;
                }
                (self.tell)(Step::TakenBack(&path));
                return Ok(false);
            }
            Err(error) => {
                (self.tell)(Step::Unsettled(&path));
                return Err(error.into());
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
    ) -> Result<bool, StoreError> {
        let by = Attribution {
            actor: Machine::Collect.into(),
            at: Timestamp::now(),
        };
        for _ in 0..TRIES {
            match self.store.collected(&seen, &by).await {
                Err(StoreError::Conflict) => {}
                result => return result.map(|()| true),
            }
            // Something changed: the person who asked may have asked on, or keys were changed. The page is the same.
            seen = match self.store.find(&seen.entry.id, by.at).await {
                Ok(now) if self.open(&now).as_ref() == Some(publication) => now,
                Ok(_) | Err(StoreError::NotFound) => return Ok(false),
                Err(error) => return Err(error),
            };
        }
        Err(StoreError::Conflict)
    }

    fn open(&self, seen: &Submission) -> Option<Publication> {
        let opened = open_with_any(&self.identities, seen.publication.as_ref()?).ok()?;
        Publication::from_json(&opened).ok()
    }

    /// The first name that is free, or that holds this very page: a later day of collecting makes no other page of it.
    fn place(&self, written: &Written, planned: &BTreeSet<PathBuf>) -> Result<Place, Failure> {
        for number in 1.. {
            let slug = match number {
                1 => written.slug.clone(),
                _ => format!("{}-{number}", written.slug),
            };
            let path = Path::new(FOLDER).join(format!("{slug}.md"));
            let full = self.root.join(&path);
            if full.exists() {
                let there = fs::read(&full)?;
                if page::is_same(&String::from_utf8_lossy(&there), &written.text) {
                    return Ok(Place::There(path));
                }
                continue;
            }
            let address = self.site.base_url.url(&format!("/vragen/{slug}/"));
            let taken = self.site.page_with_url(&address).is_some()
                || full.with_extension("").exists()
                || planned.contains(&path);
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
