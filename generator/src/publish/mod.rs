//! `brokers publish`: brings a target (a bucket, a folder) to the state of the
//! site, so that a visitor never meets half of it.
//!
//! The target keeps a [`model::State`] of its own: the files there, by hash.
//! Only what differs is sent: fingerprinted assets first, then other files,
//! new pages, changed pages, and removals last. Before anything is sent the
//! state says which files are about to change, so that after a broken
//! connection nothing is taken for what it is not; and it carries a lease, so
//! that two editors never mix two versions.

mod error;
mod model;
mod plan;
mod send;
mod session;
mod target;

use std::path::Path;

use diagnostics::Progress;
use files::output::Output;
use render::headers::Headers;
use session::{Editor, Session};
use target::Target;

pub(crate) use error::Error;
pub(crate) use plan::Plan;
pub(crate) use target::Address;

/// What is to be published, where and how.
pub(crate) struct Request<'a> {
    /// The site's folder.
    pub(crate) root: &'a Path,
    pub(crate) address: &'a Address,
    pub(crate) headers: &'a Headers,
    /// Send text compressed.
    pub(crate) compress: bool,
    /// Replace files that somebody else put there.
    pub(crate) take_over: bool,
    /// Change nothing.
    pub(crate) dry_run: bool,
}

/// Brings the target up to date; returns what was sent, or would be.
pub(crate) async fn run(
    request: &Request<'_>,
    output: &mut Output,
    progress: &Progress,
) -> Result<Plan, Error> {
    let target = if request.dry_run {
        Target::look(request.address)?
    } else {
        Target::open(request.address)?
    };
    let wanted = plan::files(output, &target, request.headers, request.compress);
    let (state, version) = target.load().await?;
    let present = target.present().await?;
    let plan = Plan::new(wanted, &state, &present);
    if !request.take_over {
        refuse_foreign(&plan, &target, plan.foreign(&state, &present)).await?;
    }
    if request.dry_run || plan.is_empty() {
        return Ok(plan);
    }
    let editor = Editor::of(request.root)?;
    let session = Session::begin(&target, (state, version), &editor, &plan).await?;
    progress.begin(plan.steps());
    let sent = send::run(&plan, &target, session, progress).await;
    progress.end();
    sent.map(|()| plan)
}

/// Nothing that somebody else put there is overwritten; a file that is the same already is no loss to anybody.
async fn refuse_foreign(plan: &Plan, target: &Target, found: Vec<&str>) -> Result<(), Error> {
    let mut foreign = Vec::new();
    for path in found {
        let is_same = match plan.upload(path) {
            Some(upload) => target.has(path, &upload.file.bytes).await?,
            None => false,
        };
        if !is_same {
            foreign.push(path.to_owned());
        }
    }
    if foreign.is_empty() {
        Ok(())
    } else {
        Err(Error::Foreign(foreign))
    }
}
