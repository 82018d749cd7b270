//! The markdown of pages, rendered.

mod resolver;

use std::sync::Arc;

use rayon::prelude::*;

use self::resolver::PageResolver;
use crate::theme::Engine;
use diagnostics::Diagnostic;
use markdown::Rendered;
use site::{Page, Site};

/// Renders the markdown of pages: one result for each, in their order.
pub fn bodies(
    pages: &[Arc<Page>],
    site: &Site,
    engine: &Engine,
) -> (Vec<Arc<Rendered>>, Vec<Diagnostic>) {
    let (bodies, found): (Vec<_>, Vec<_>) = pages
        .par_iter()
        .map(|page| {
            let (rendered, found) = body(page, site, engine, None);
            (Arc::new(rendered), found)
        })
        .unzip();
    (bodies, found.into_iter().flatten().collect())
}

/// Renders one page's markdown; `municipality` fills in forms.
pub fn body(
    page: &Page,
    site: &Site,
    engine: &Engine,
    municipality: Option<&str>,
) -> (Rendered, Vec<Diagnostic>) {
    let resolver = PageResolver {
        page,
        site,
        engine,
        municipality,
    };
    let (rendered, problems) = markdown::render(&page.file.text, page.body.clone(), &resolver);
    let diagnostics = problems
        .into_iter()
        .map(|(problem, span)| {
            let place = page.file.place(span);
            if problem.is_advice() {
                Diagnostic::warning(problem, place)
            } else {
                Diagnostic::error(problem, place)
            }
        })
        .collect();
    (rendered, diagnostics)
}
