//! The typed site to bytes: templates, contexts, assets. No reading, no writing.
//!
//! From low to high: `theme`, `context::model` and `context::build`, `machine` and `bodies`, `pages`, `plan`, `snapshot`.

pub mod headers;

mod answer;
mod bodies;
mod context;
mod export;
mod machine;
mod pages;
mod plan;
mod snapshot;
mod theme;

pub use answer::{has_answer, is_answer};
pub use bodies::{bodies, body};
pub use export::signals;
pub use machine::search_documents::Document;
pub use pages::{is_frame, register_site_globals};
pub use plan::Plan;
pub use plan::job::Job;
pub use snapshot::Snapshot;
pub use theme::{Assets, Engine};

use content::Sources;
use diagnostics::Diagnostic;
use site::Site;

/// Loads the theme of a site. `recipients` are the moderators' public keys.
pub fn load_theme(
    site: &Site,
    sources: &Sources,
    recipients: Vec<String>,
) -> Result<Engine, Vec<Diagnostic>> {
    let addresses = context::build::page_addresses(site);
    let styles = context::build::style_context(site);
    let facts = export::facts(site, recipients);
    Engine::new(sources, addresses, facts, &styles)
}
