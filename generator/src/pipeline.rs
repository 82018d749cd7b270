//! The stages in their order: read, assemble, render. `build`, `check` and
//! `serve` all go through [`run`].

use std::path::Path;

use crate::checks;
use crate::content;
use crate::diagnostic::{self, Diagnostic, Problem};
use crate::output::Output;
use crate::render::{self, Engine};
use crate::site::{self, Options, Site};

/// A site that could be built.
pub struct Built {
    /// Every file, in memory.
    pub output: Output,
    /// How many pages were written by people.
    pub pages: usize,
    /// What somebody should look at.
    pub warnings: Vec<Diagnostic>,
}

/// Builds the site below `root` in memory. Either it is whole, or every error
/// and warning is returned.
///
/// `more_recipients` are public keys beside those in `site.toml`: `serve` adds
/// the key of this machine.
pub fn run(
    root: &Path,
    options: &Options,
    more_recipients: &[String],
) -> Result<Built, Vec<Diagnostic>> {
    let sources = content::load(root)?;
    let (site, mut diagnostics) = site::assemble(&sources, options);
    let recipients: Vec<String> = site
        .config
        .recipients
        .iter()
        .map(|key| key.slug.clone())
        .chain(more_recipients.iter().cloned())
        .collect();
    check_recipients(&site, &recipients, &mut diagnostics);
    let facts = render::facts(&site, recipients);
    let mut engine = match Engine::new(&site, &sources, facts, &render::style_context(&site)) {
        Ok(engine) => engine,
        Err(found) => {
            diagnostics.extend(found);
            diagnostic::sort(&mut diagnostics);
            return Err(diagnostics);
        }
    };
    diagnostics.extend(render::introduce(&site, &mut engine));
    let (bodies, found) = render::bodies(&site, &engine);
    diagnostics.extend(found);
    diagnostics.extend(checks::look_over(&site, &bodies));
    if diagnostic::has_errors(&diagnostics) {
        diagnostic::sort(&mut diagnostics);
        return Err(diagnostics);
    }
    let (output, found) = render::render(&site, &engine, &bodies);
    diagnostics.extend(found);
    diagnostic::sort(&mut diagnostics);
    if diagnostic::has_errors(&diagnostics) {
        return Err(diagnostics);
    }
    Ok(Built {
        output,
        pages: site.pages.len(),
        warnings: diagnostics,
    })
}

/// Every public key must be one; without any, forms cannot be taken in.
fn check_recipients(site: &Site, recipients: &[String], diagnostics: &mut Vec<Diagnostic>) {
    for key in &site.config.recipients {
        if let Err(error) = function::seal::Recipients::parse(&[key.slug.as_str()]) {
            diagnostics.push(Diagnostic::error(
                Problem::BadRecipient {
                    reason: error.to_string(),
                },
                site.config_place(key.span.clone()),
            ));
        }
    }
    if recipients.is_empty() && !site.forms.is_empty() {
        diagnostics.push(Diagnostic::warning(
            Problem::NoRecipients,
            site.config_place(0..0),
        ));
    }
}
