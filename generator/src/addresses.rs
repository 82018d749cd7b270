//! Addresses that are in use already, and old addresses that cannot be one.

use std::collections::HashMap;

use crate::content::{Reference, Section, decode, encode};
use crate::diagnostic::{Diagnostic, Problem};
use crate::site::{Page, Site};

/// First parts of addresses that belong to the function, the desk, the editor
/// in the browser, and what the generator makes.
const RESERVED: [&str; 6] = ["api", "desk", "beheer", "assets", "pagefind", "__brokers"];

/// Every page whose address is taken, and every old address that leads nowhere
/// or away from something. Two pages on one address have been reported.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let mut diagnostics: Vec<Diagnostic> = site
        .pages
        .iter()
        .filter(|page| is_taken(&page.url, site))
        .map(|page| {
            let url = page.url.clone();
            Diagnostic::error(Problem::TakenUrl { url }, page.file.top())
        })
        .collect();
    let mut seen: HashMap<String, &Page> = HashMap::new();
    for page in &site.pages {
        for alias in &page.common.aliases {
            let problem = check_alias(alias, site, &seen);
            if let Some(address) = address_of(&alias.slug) {
                seen.insert(address, page);
            }
            let place = page.file.place(alias.span.clone());
            diagnostics.extend(problem.map(|problem| Diagnostic::error(problem, place)));
        }
    }
    diagnostics
}

fn check_alias(alias: &Reference, site: &Site, seen: &HashMap<String, &Page>) -> Option<Problem> {
    let text = &alias.slug;
    let Some(address) = address_of(text) else {
        let alias = text.clone();
        return Some(Problem::BadAlias { alias });
    };
    let other = match (site.page_with_url(&address), seen.get(&address).copied()) {
        (Some(page), _) | (None, Some(page)) => page.file.path.clone(),
        (None, None) if is_taken(&address, site) => address,
        (None, None) => return None,
    };
    Some(Problem::TakenAlias {
        alias: text.clone(),
        other,
    })
}

/// An old address as pages have theirs: `/oud` and `oud` are `/oud/`. `None`
/// for what is no address of this site.
pub(crate) fn address_of(alias: &str) -> Option<String> {
    let decoded = decode(alias);
    let parts = decoded.trim_matches('/');
    let is_odd = |part: &str| part.is_empty() || part == "." || part == "..";
    let has_odd_sign = alias.contains(['?', '#', ':', '\\']) || alias.contains(char::is_control);
    if has_odd_sign || parts.split('/').any(is_odd) {
        return None;
    }
    let is_file = parts.ends_with(".html");
    Some(format!(
        "/{}{}",
        encode(parts),
        if is_file { "" } else { "/" }
    ))
}

/// Whether no page can have this as the whole of its address: it belongs to a list or to the site itself.
pub(crate) fn is_reserved(path: &str) -> bool {
    let of_section = |section: Section| section.url_prefix() == Some(path);
    RESERVED.contains(&path) || Section::ALL.into_iter().any(of_section)
}

/// Whether something that is no page of `content/` stands there.
fn is_taken(url: &str, site: &Site) -> bool {
    let path = url.trim_matches('/');
    let first = path.split('/').next().unwrap_or_default();
    let is_own_list = |section: Section| {
        let file = format!("{}/_index.md", section.folder());
        section.url_prefix() == Some(path) && site.id_of(&file).is_none()
    };
    RESERVED.contains(&first) || Section::ALL.into_iter().any(is_own_list)
}

#[cfg(test)]
mod tests {
    use super::address_of;

    #[test]
    fn old_addresses_are_written_in_several_ways() {
        for (alias, address) in [
            ("/oud/", Some("/oud/")),
            ("oud", Some("/oud/")),
            ("/oud/meer", Some("/oud/meer/")),
            ("/oud.html", Some("/oud.html")),
            ("/één keer", Some("/%C3%A9%C3%A9n%20keer/")),
            ("/een%20keer/", Some("/een%20keer/")),
            ("/%2e%2e/weg/", None),
            ("/../weg/", None),
            ("/a//b/", None),
            ("/", None),
            ("", None),
            ("https://elders.nl/x", None),
            ("/a?b=1", None),
            ("/a\\b", None),
        ] {
            assert_eq!(address_of(alias).as_deref(), address, "{alias}");
        }
    }
}
