//! Links to pages, headings and addresses of the site.

use std::sync::Arc;

use rayon::prelude::*;

use diagnostics::{Diagnostic, Problem, nearest};
use markdown::Rendered;
use render::Plan;
use site::{Page, Site};

/// Checks every link of a site; `bodies` has the markdown of its pages, `halves` that of its halves.
pub fn check_all(
    site: &Site,
    bodies: &[Arc<Rendered>],
    halves: &[Arc<Rendered>],
    plan: &Plan,
) -> Vec<Diagnostic> {
    let addresses = site
        .pages
        .par_iter()
        .zip(bodies)
        .flat_map_iter(|(page, rendered)| check_addresses(page, rendered, site, plan));
    let of_halves = site
        .halves
        .par_iter()
        .zip(halves)
        .flat_map_iter(|(page, rendered)| check_anchors(page, rendered, site, bodies));
    let mut found = check_all_anchors(site, bodies);
    found.par_extend(of_halves.chain(addresses));
    found.extend(check_menus(site, plan));
    found
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
        .filter(|to| !is_right(&to.value))
        .map(|to| {
            let problem = unknown_address(&to.value, site);
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
    nearest(&site.address(address), urls)
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
