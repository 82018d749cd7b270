//! Whether a site may be shown to visitors as a real one.

use content::is_example_address;
use diagnostics::{Diagnostic, Problem, Severity};

use crate::pipeline::Built;

/// Why a site may not be shown yet.
pub(crate) enum Unready {
    /// It is a demonstration, and nobody said that it may be shown as one.
    Demonstration,
    /// Nothing says who is behind it.
    NoSender,
    /// Every canonical link and feed would lead to this address, where nothing is.
    ExampleAddress(String),
    /// Texts that were meant to be replaced.
    LeftOver(Vec<Diagnostic>),
}

/// Visitors must be able to tell what is real, and who is behind it.
pub(crate) fn check(built: &Built, may_be_demonstration: bool) -> Result<(), Unready> {
    let site = &built.snapshot.site;
    match (site.config.site.demonstratie, &site.config.afzender) {
        (true, _) if !may_be_demonstration => return Err(Unready::Demonstration),
        (false, None) => return Err(Unready::NoSender),
        _ => {}
    }
    let address = site.base_url.to_string();
    if is_example_address(&address) {
        return Err(Unready::ExampleAddress(address));
    }
    let is_left_over = |found: &&Diagnostic| matches!(found.problem, Problem::TemplateText { .. });
    let left_over = built.warnings.iter().filter(is_left_over);
    let as_error = |found: &Diagnostic| Diagnostic {
        severity: Severity::Error,
        ..found.clone()
    };
    let left_over: Vec<_> = left_over.map(as_error).collect();
    if left_over.is_empty() {
        Ok(())
    } else {
        Err(Unready::LeftOver(left_over))
    }
}
