//! Links to pages, headings and addresses of the site.

use std::sync::Arc;

use rayon::prelude::*;

use content::{composed, decode};
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
    let wrong = |to: &str| match to {
        to if to.starts_with("@/") => None, // Checked when menus are made.
        to if to.starts_with('/') => {
            let is_there = plan.has_address(to) || site.is_broken_url(to);
            (!is_there).then(|| unknown_address(to, site))
        }
        to if markdown::is_remote(to) || to.starts_with("mailto:") || to.starts_with("tel:") => {
            markdown::incomplete(to).or_else(|| hidden_elsewhere(to, site))
        }
        to => Some(markdown::incomplete(to).unwrap_or_else(|| unknown_address(to, site))),
    };
    items
        .map(|item| &item.to)
        .filter_map(|to| Some((wrong(&to.value)?, to)))
        .map(|(problem, to)| Diagnostic::error(problem, site.config_place(to.span.clone())))
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

/// A page of this site that visitors do not see yet, named by its whole address.
fn hidden_elsewhere(address: &str, site: &Site) -> Option<Problem> {
    let host = site.base_url.host();
    let path = address.get(host.len()..)?;
    let is_here = address.get(..host.len())?.eq_ignore_ascii_case(host);
    let within = site.base_url.within(path).filter(|_| is_here)?;
    let (why, day) = site.hidden_with_url(within)?.reason();
    let target = address.to_owned();
    Some(Problem::HiddenLink { target, why, day })
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
    let wrong = wrong.map(|link| (unknown_address(&link.address, site), link));
    let elsewhere = rendered.external.iter();
    let hidden = elsewhere.filter_map(|link| Some((hidden_elsewhere(&link.address, site)?, link)));
    wrong
        .chain(hidden)
        .map(|(problem, link)| Diagnostic::error(problem, page.file.place(link.span.clone())))
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
        // A browser decodes it, too.
        let decoded = decode(&link.anchor);
        let is_it = |id: &str| id == link.anchor || composed(id) == decoded;
        if headings.iter().any(|heading| is_it(&heading.id)) {
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
