//! `brokers collect`: the pages that moderators approved at the desk become files in `content/vragen/`.
//!
//! A file is written before the store hears of it, so that a page is never lost; and a file that stands there already
//! counts as written, so that it is never made twice. Nothing in it leads back to whoever asked.

mod page;
mod tame;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentValue;
use forms::publication::Publication;
use jiff::Timestamp;
use store::{Attribution, Machine, Store, StoreError, Submission};
use unsealing::{Identity, open_with_any};

use crate::cli::Collect;
use crate::commands::{Console, Failure};
use crate::keys;
use crate::serve;
use files as fs;
use page::{Omitted, Written};
use site::assemble;
use site::{Options, Site};

/// Where published questions are.
const FOLDER: &str = "content/vragen";
/// How often something may change in the moment in which it is collected.
const TRIES: usize = 5;

/// Writes the approved pages, or lists them.
pub(crate) fn run(root: &Path, arguments: &Collect, console: &Console) -> Result<(), Failure> {
    let identities = keys::load(root)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let store = serve::one_store(root).await?;
        let collector = Collector {
            root,
            console,
            site: site(root)?,
            identities,
            store,
            dry_run: arguments.dry_run,
        };
        collector.run().await
    })
}

/// The site as it stands: what a page may name and link to. What is wrong elsewhere in it is for `check` to say.
fn site(root: &Path) -> Result<Site, Failure> {
    let (sources, unread) = content::load(root).map_err(Failure::Problems)?;
    let options = Options {
        drafts: false,
        now: Timestamp::now(),
        base_url: None,
    };
    Ok(assemble::assemble(&sources, unread, &options).0)
}

struct Collector<'a> {
    root: &'a Path,
    console: &'a Console,
    site: Site,
    identities: Vec<Identity>,
    store: Store,
    dry_run: bool,
}

/// Where a page goes.
enum Place {
    New(PathBuf),
    /// It stands there already, since a run that did not come to its end.
    There(PathBuf),
}

impl Collector<'_> {
    async fn run(&self) -> Result<(), Failure> {
        let (mut done, mut closed) = (0_usize, 0_usize);
        let mut planned = BTreeSet::new();
        for entry in self.store.approved(Timestamp::now()).await? {
            let seen = match self.store.find(&entry.id, Timestamp::now()).await {
                Ok(seen) => seen,
                // Taken back or expired meanwhile.
                Err(StoreError::NotFound) => continue,
                Err(error) => return Err(error.into()),
            };
            if seen.publication.is_none() {
                continue;
            }
            let Some(publication) = self.open(&seen) else {
                closed += 1;
                continue;
            };
            done += usize::from(self.collect(seen, &publication, &mut planned).await?);
        }
        self.finish(done, closed)
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
            self.say("collect-would", &path, &[]);
            self.say_omitted(&written.omitted);
            planned.insert(path);
            return Ok(true);
        }
        let (path, is_new) = match place {
            Place::New(path) => (path, true),
            Place::There(path) => (path, false),
        };
        if is_new && !fs::place_new(&self.root.join(&path), written.text.as_bytes())? {
            let path = path.display().to_string();
            return Err(Failure::Message("collect-just-made", vec![("path", path)]));
        }
        match self.settle(seen, publication).await {
            Ok(true) => {}
            Ok(false) => {
                if is_new {
                    fs::remove_file(&self.root.join(&path))?;
                }
                self.say("collect-taken-back", &path, &[]);
                return Ok(false);
            }
            Err(error) => {
                self.say("collect-unsettled", &path, &[]);
                return Err(error.into());
            }
        }
        let key = if is_new {
            "collect-written"
        } else {
            "collect-there"
        };
        self.say(key, &path, &[]);
        self.say_omitted(&written.omitted);
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
            // Something changed: whoever asked may have asked on, or keys were changed. The page is the same.
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
            let address = format!("/vragen/{slug}/");
            let taken = self.site.page_with_url(&address).is_some()
                || full.with_extension("").exists()
                || planned.contains(&path);
            if !taken {
                return Ok(Place::New(path));
            }
        }
        Err(Failure::Message("collect-no-name", Vec::new()))
    }

    fn finish(&self, done: usize, closed: usize) -> Result<(), Failure> {
        if done == 0 && closed == 0 {
            self.console.say("collect-nothing", &[]);
        } else if done > 0 && self.dry_run {
            self.console
                .say("collect-would-done", &[("count", done.into())]);
        } else if done > 0 {
            self.console.say("collect-done", &[("count", done.into())]);
        }
        if closed == 0 {
            return Ok(());
        }
        let args = vec![("count", closed.to_string())];
        Err(Failure::Message("collect-closed", args))
    }

    fn say_omitted(&self, omitted: &[Omitted]) {
        for one in omitted {
            let (key, what) = match one {
                Omitted::Topic(slug) => ("collect-no-topic", slug),
                Omitted::Municipality(slug) => ("collect-no-town", slug),
                Omitted::Link(address) => ("collect-no-link", address),
            };
            self.console.say(key, &[("what", what.as_str().into())]);
        }
    }

    fn say(&self, key: &str, path: &Path, more: &[(&str, FluentValue<'_>)]) {
        let mut args = vec![("path", path.display().to_string().into())];
        args.extend(more.iter().cloned());
        self.console.say(key, &args);
    }
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test that fails should stop right there")]
mod tests;
