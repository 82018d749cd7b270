//! The typed site to bytes: templates, contexts, assets. No reading, no writing.

pub mod headers;

mod assets;
mod cards;
mod constants;
mod context;
mod country;
mod discovery;
mod engine;
mod extra;
mod feeds;
mod findable;
mod frame;
mod function_output;
mod functions;
mod generated;
mod language_switch;
mod languages;
mod linked_data;
mod lists;
mod minify;
mod pages;
mod parts;
mod plan;
mod related;
mod resolver;
mod snapshot;
mod sources;
mod templates;
mod theme;
mod towns;
mod trouble;
mod views;

pub use assets::Assets;
pub use engine::Engine;
pub use findable::Document;
pub use frame::is_frame;
pub use function_output::{facts, signals};
pub use pages::introduce;
pub use plan::{Job, Plan};
pub use snapshot::Snapshot;
pub use towns::style_context;

use std::sync::Arc;

use rayon::prelude::*;

use diagnostics::{Diagnostic, Problem, nearest};
use markdown::Rendered;
use resolver::PageResolver;
use site::{Page, Site};

/// Renders the markdown of every page, and checks the links to headings when
/// all headings are known. One result per page of the site, in its order.
pub fn bodies(site: &Site, engine: &Engine) -> (Vec<Arc<Rendered>>, Vec<Diagnostic>) {
    let results: Vec<(Rendered, Vec<Diagnostic>)> = site
        .pages
        .par_iter()
        .map(|page| body(page, site, engine, None))
        .collect();
    let mut diagnostics = Vec::new();
    let mut bodies = Vec::with_capacity(results.len());
    for (rendered, found) in results {
        bodies.push(Arc::new(rendered));
        diagnostics.extend(found);
    }
    diagnostics.extend(check_all_anchors(site, &bodies));
    for half in site.halves.iter() {
        let (rendered, found) = body(half, site, engine, None);
        diagnostics.extend(found);
        diagnostics.extend(check_anchors(half, &rendered, site, &bodies));
    }
    (bodies, diagnostics)
}

/// Checks the links by address (`/tips/luisteren/`) of every page.
pub fn check_all_addresses(site: &Site, bodies: &[Arc<Rendered>], plan: &Plan) -> Vec<Diagnostic> {
    site.pages
        .iter()
        .zip(bodies)
        .flat_map(|(page, rendered)| check_addresses(page, rendered, site, plan))
        .chain(check_menus(site, plan))
        .collect()
}

/// Checks the links of the menus that name no page: addresses of this site must
/// be there, and any other begins with the name of a protocol.
fn check_menus(site: &Site, plan: &Plan) -> Vec<Diagnostic> {
    let items = site.config.navigation.iter().chain(&site.config.footer);
    let is_right = |to: &str| match to {
        to if to.starts_with("@/") => true, // Checked when menus are made.
        to if to.starts_with('/') => plan.has_address(to) || site.is_broken_url(to),
        to => markdown::is_remote(to) || to.starts_with("mailto:") || to.starts_with("tel:"),
    };
    items
        .map(|item| &item.to)
        .filter(|to| !is_right(&to.slug))
        .map(|to| {
            let problem = unknown_address(&to.slug, site);
            Diagnostic::error(problem, site.config_place(to.span.clone()))
        })
        .collect()
}

/// Why an address leads nowhere: its page is not to be seen yet, or there is none.
fn unknown_address(address: &str, site: &Site) -> Problem {
    let target = address.to_owned();
    match site.hidden_with_url(address) {
        Some(page) => {
            let (why, day) = page.reason();
            Problem::HiddenLink { target, why, day }
        }
        None => Problem::UnknownLink {
            target,
            nearest: page_at(address, site),
        },
    }
}

/// The page whose address is most like this one, as a link to it is written.
fn page_at(address: &str, site: &Site) -> Option<String> {
    let urls = site.pages.iter().map(|page| page.url.as_str());
    nearest(address, urls)
        .and_then(|url| site.page_with_url(&url))
        .map(|page| format!("@/{}", page.path()))
}

/// Checks the links by address of one page; the better way to write one is
/// suggested.
pub fn check_addresses(
    page: &Page,
    rendered: &Rendered,
    site: &Site,
    plan: &Plan,
) -> Vec<Diagnostic> {
    let wrong = rendered
        .local
        .iter()
        .filter(|link| !plan.has_address(&link.address) && !site.is_broken_url(&link.address));
    wrong
        .map(|link| {
            let problem = unknown_address(&link.address, site);
            Diagnostic::error(problem, page.file.place(link.span.clone()))
        })
        .collect()
}

/// Checks every link to a heading.
pub fn check_all_anchors(site: &Site, bodies: &[Arc<Rendered>]) -> Vec<Diagnostic> {
    site.pages
        .par_iter()
        .zip(bodies)
        .flat_map_iter(|(page, rendered)| check_anchors(page, rendered, site, bodies))
        .collect()
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

/// Whether this is the heading above the answer of a published question.
pub fn is_answer(title: &str) -> bool {
    title.trim().eq_ignore_ascii_case("antwoord")
}

/// Whether there are words below that heading.
pub fn has_answer(body: &Rendered) -> bool {
    !lists::split_answer(body).1.trim().is_empty()
}

/// Checks the links to headings of one page.
pub fn check_anchors(
    page: &Page,
    rendered: &Rendered,
    site: &Site,
    bodies: &[Arc<Rendered>],
) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for link in &rendered.anchors {
        let (target, headings) = match &link.path {
            None => (page.path(), &rendered.headings),
            Some(path) => {
                let Some(id) = site.id_at(path, &page.lang) else {
                    continue; // An unknown page has been reported already.
                };
                (path.as_str(), &bodies[id].headings)
            }
        };
        if headings.iter().any(|heading| heading.id == link.anchor) {
            continue;
        }
        let problem = Problem::UnknownAnchor {
            target: target.to_owned(),
            anchor: link.anchor.clone(),
            nearest: nearest(
                &link.anchor,
                headings.iter().map(|heading| heading.id.as_str()),
            ),
        };
        diagnostics.push(Diagnostic::error(
            problem,
            page.file.place(link.span.clone()),
        ));
    }
    diagnostics
}
