//! What happens while the site is served.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use diagnostics::{Diagnostic, Progress, Reason, Reporter};

/// Something to say, as it happens.
pub(crate) enum Event<'a> {
    /// There was no key, so one was made here.
    KeyMade(&'a Path),
    /// The store could not take in who reads along.
    NotAnnounced,
    /// Site, forms and desk answer.
    SiteReady {
        /// The address, without a slash at its end.
        base: &'a str,
        /// The invitation to the desk.
        desk: String,
        store: &'a Path,
    },
    /// All of it is a practice room, in this folder.
    Practice(&'a Path),
    /// The desk alone answers.
    DeskReady {
        /// The invitation to the desk.
        desk: String,
        store: String,
    },
    /// The browser does not open by itself.
    NoBrowser { url: String, error: Reason },
    /// The system cannot tell what changes.
    Looking,
    /// Problems that have not been said yet.
    Found(&'a [Diagnostic]),
    /// So many pages are left out.
    Hidden(usize),
    /// Another version of the site is served.
    Rebuilt(Duration),
    /// The site cannot be shown now.
    Broken(Duration),
}

/// The receiver of events.
pub(crate) type Tell<'a> = &'a dyn Fn(Event<'_>);

/// Somebody who looks on.
#[derive(Clone, Copy)]
pub(crate) struct Onlooker<'a> {
    pub(crate) tell: Tell<'a>,
    /// For problems that are shown in the browser.
    pub(crate) reporter: &'a Arc<Reporter>,
    /// Counts the pictures of each build.
    pub(crate) pictures: &'a Progress,
}
