//! Where the built site comes from: made of the content here, or by `brokers build` elsewhere.

use std::path::{Path, PathBuf};

use content::HostSettings;
use diagnostics::{Diagnostic, Message, Progress, Severity};
use files::LOCAL;
use files::apart::{Refused, check_apart};
use files::output::Place;
use jiff::Timestamp;
use serde::Deserialize;
use site::Options;

use crate::cli::Host;
use crate::failure::{Failure, refused};
use crate::pipeline::Built;
use crate::readiness::{self, Unready};
use crate::{output, pipeline};

/// Where the built site comes from.
pub(super) enum Source<'a> {
    /// It is built here, into `dist`.
    Content { content: Content<'a>, dist: PathBuf },
    /// `brokers build` made it.
    Ready(PathBuf),
}

/// What the site is built of.
pub(super) struct Content<'a> {
    root: PathBuf,
    base_url: Option<&'a str>,
    /// A demonstration may be shown as one.
    demonstration: bool,
}

impl<'a> Source<'a> {
    pub(super) fn new(root: PathBuf, arguments: &'a Host, dist: PathBuf) -> Result<Self, Failure> {
        if let Some(ready) = &arguments.dist {
            return Ok(Self::Ready(ready.clone()));
        }
        match check_apart(&root, &dist) {
            // Where local state is, a data folder is fine.
            Err(Refused::AmongSources { folder, .. }) if folder == LOCAL => {}
            other => other?,
        }
        let content = Content {
            root,
            base_url: arguments.base_url.as_deref(),
            demonstration: arguments.demonstration,
        };
        Ok(Self::Content { content, dist })
    }

    /// The folder with the content, where the site is built here.
    pub(super) fn root(&self) -> Option<&Path> {
        match self {
            Self::Content { content, .. } => Some(&content.root),
            Self::Ready(_) => None,
        }
    }

    /// The folder of the built site.
    pub(super) fn dist(&self) -> &Path {
        match self {
            Self::Content { dist, .. } | Self::Ready(dist) => dist,
        }
    }

    /// Whether an earlier build is there that can be served.
    pub(super) fn has_earlier(&self) -> bool {
        self.dist().join("site").is_dir()
    }

    /// Builds the site, and says when it is outdated. `prepare` sees what was built before it is put in its place; when that
    /// fails, what was there stays.
    pub(super) fn build<T>(
        &self,
        now: Timestamp,
        pictures: &Progress,
        prepare: impl FnOnce(&Path) -> Result<T, Failure>,
    ) -> Result<(T, Timestamp), Failure> {
        match self {
            Self::Content { content, dist } => {
                let place = Place::take(dist, || ())?;
                let built = content.build(now, pictures)?;
                let made = output::write_and(&built, &place, true, |folder, _| prepare(folder))?;
                Ok((made, built.snapshot.site.outdated_at()))
            }
            Self::Ready(dist) => Ok((prepare(dist)?, Timestamp::MAX)),
        }
    }
}

impl Content<'_> {
    fn build(&self, now: Timestamp, pictures: &Progress) -> Result<Built, Failure> {
        let options = Options {
            drafts: false,
            now,
            base_url: self.base_url.map(str::to_owned),
            host: None,
        };
        let built =
            pipeline::run(&self.root, &options, &[], pictures).map_err(Failure::Problems)?;
        readiness::check(&built, self.demonstration).map_err(unready)?;
        let base_url = &built.snapshot.site.base_url;
        if !base_url.path().is_empty() {
            return Err(refused(
                Message::new("host-below-path").with("url", base_url.to_string()),
            ));
        }
        Ok(built)
    }
}

/// The repository that `site.toml` names. What the repository says of itself later is not followed: whoever may change a page
/// should not be able to lead the machine elsewhere.
pub(super) fn repository(root: &Path, arguments: &Host) -> Result<Option<HostSettings>, Failure> {
    /// The one table that counts here.
    #[derive(Default, Deserialize)]
    struct Settings {
        host: Option<HostSettings>,
    }
    if arguments.dist.is_some() {
        return Ok(None);
    }
    let text = files::read(&root.join("content/site.toml")).unwrap_or_default();
    // What cannot be read at all is said, with its place, by the first build.
    let settings: Settings = toml::from_slice(&text).unwrap_or_default();
    match settings.host {
        Some(host) if !content::is_usable(&host) => {
            let (Ok((_, found)) | Err(found)) = content::load(root, &builtin::theme());
            let is_error = |one: &Diagnostic| one.severity == Severity::Error;
            Err(Failure::Problems(
                found.into_iter().filter(is_error).collect(),
            ))
        }
        host => Ok(host),
    }
}

/// Visitors must be able to tell what is real, and who is behind it.
fn unready(unready: Unready) -> Failure {
    match unready {
        Unready::Demonstration => refused("host-demonstration"),
        Unready::NoSender => refused("host-no-sender"),
        Unready::ExampleAddress(address) => {
            refused(Message::new("host-example-address").with("address", address))
        }
        Unready::LeftOver(found) => Failure::Problems(found),
    }
}
