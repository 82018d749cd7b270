//! The files of a target, and what it knows of itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use object_store::Attributes;
use serde::{Deserialize, Serialize};

/// A file as the target will have it.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(super) bytes: Arc<[u8]>,
    /// Type, cache control, encoding; none where the target keeps none.
    pub(super) attributes: Attributes,
    /// Of content and attributes together: a header that changed counts.
    pub(super) hash: String,
}

/// A file to send.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    pub(crate) file: File,
    pub(crate) is_new: bool,
}

/// Stands in the target as `.brokers-publish.json`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct State {
    /// The hash of each file that was published; none while it may be being
    /// changed.
    pub(super) files: BTreeMap<String, Option<String>>,
    #[serde(default)]
    pub(super) lease: Option<Lease>,
}

/// Somebody is publishing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lease {
    /// Which machine; a random number, because the file can be read by anybody.
    pub(super) editor: String,
    /// Seconds since 1970.
    pub(super) until: u64,
}
