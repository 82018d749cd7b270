//! What happens while a host runs.

use std::net::SocketAddr;
use std::path::Path;

use crate::failure::Failure;

/// Something to say, as it happens.
pub(crate) enum Event<'a> {
    /// It answers.
    Ready {
        /// Where the proxy finds it.
        address: SocketAddr,
        /// Where visitors find the site, when that is known.
        site: Option<&'a str>,
        /// Where moderators find the desk; none on a site without forms.
        desk: Option<String>,
        /// The repository that is followed.
        repository: Option<&'a str>,
        /// Whether its host can say that something was pushed.
        has_webhook: bool,
        store: &'a Path,
    },
    /// The store could not take in who reads along.
    NotAnnounced,
    /// The site was made again.
    Renewed,
    /// It was made from this commit.
    Commit(&'a str),
    /// It could not be made, and the one of before is served.
    KeptEarlier {
        failure: &'a Failure,
        /// The commit that it should have been made from, when that is a new one.
        commit: Option<&'a str>,
    },
    /// The repository cannot be reached.
    Unreachable(&'a Failure),
    /// It can be reached again.
    Reachable,
    /// Everything that had begun is finished.
    Stopped,
}

/// The receiver of events.
pub(crate) type Tell<'a> = &'a dyn Fn(Event<'_>);
