//! Where the built site comes from: made of the content here, or by `brokers build` elsewhere.

use std::path::{Path, PathBuf};

use diagnostics::{Message, Progress};
use files::LOCAL;
use files::output::{Place, Refused, check_apart};
use jiff::Timestamp;
use site::Options;

use crate::cli::Host;
use crate::failure::{Failure, refused};
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
    root: &'a Path,
    base_url: Option<&'a str>,
    /// A demonstration may be shown as one.
    demonstration: bool,
}

impl<'a> Source<'a> {
    pub(super) fn new(root: &'a Path, arguments: &'a Host, dist: PathBuf) -> Result<Self, Failure> {
        if let Some(ready) = &arguments.dist {
            return Ok(Self::Ready(ready.clone()));
        }
        match check_apart(root, &dist) {
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

    /// Builds the site, and says when it is outdated.
    pub(super) fn build(&self, now: Timestamp, pictures: &Progress) -> Result<Timestamp, Failure> {
        match self {
            Self::Content { content, dist } => content.build(dist, now, pictures),
            Self::Ready(_) => Ok(Timestamp::MAX),
        }
    }
}

impl Content<'_> {
    fn build(
        &self,
        dist: &Path,
        now: Timestamp,
        pictures: &Progress,
    ) -> Result<Timestamp, Failure> {
        let options = Options {
            drafts: false,
            now,
            base_url: self.base_url.map(str::to_owned),
            host: None,
        };
        let place = Place::take(dist, || ())?;
        let built = pipeline::run(self.root, &options, &[], pictures).map_err(Failure::Problems)?;
        let site = &built.snapshot.site;
        readiness::check(&built, self.demonstration).map_err(unready)?;
        if !site.base_url.path().is_empty() {
            return Err(refused(
                Message::new("host-below-path").with("url", site.base_url.to_string()),
            ));
        }
        output::write(&built, &place, true)?;
        Ok(site.outdated_at())
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
