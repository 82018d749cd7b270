//! Which day it is.

use std::path::Path;

use content::{Date, SiteSettings};
use jiff::Timestamp;

/// Today, on the clocks of a site; of Amsterdam as long as its settings cannot be read.
pub(crate) fn today(root: &Path) -> Date {
    /// The one key that says which clocks.
    #[derive(Default, serde::Deserialize)]
    struct Settings {
        #[serde(default)]
        site: SiteSettings,
    }
    let text = files::read(&root.join("content/site.toml")).unwrap_or_default();
    let settings: Option<Settings> = toml::from_slice(&text).ok();
    settings.unwrap_or_default().site.day_of(Timestamp::now())
}
