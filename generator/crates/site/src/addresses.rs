//! Addresses that are in use already, and old addresses that cannot be one.

use crate::{BaseUrl, Page, Site};
use content::{Section, decode, encode};
use diagnostics::{Diagnostic, Problem};

/// First parts of addresses that belong to the function, the desk, the editor
/// in the browser, and what the generator makes.
const RESERVED: [&str; 6] = ["api", "desk", "beheer", "assets", "zoekindex", "__brokers"];

/// The longest name that disks take, in bytes.
const LONGEST_NAME: usize = 255;

/// Every page and old address at a place that belongs to another part of the site, and every old address that cannot be
/// one. Two sources of one file are found when all files are known.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    site.pages
        .iter()
        .flat_map(|page| check_page(page, &site.base_url))
        .collect()
}

/// The same for one page.
pub fn check_page(page: &Page, base_url: &BaseUrl) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if let Some(url) = base_url.within(&page.url).filter(|url| is_owned(url)) {
        let url = url.to_owned();
        let problem = Problem::TakenUrl { url };
        diagnostics.push(Diagnostic::error(problem, page.file.top()));
    }
    for alias in &page.common.aliases {
        let place = page.file.place(alias.span.clone());
        let problem = check_alias(&alias.value);
        diagnostics.extend(problem.map(|problem| Diagnostic::error(problem, place)));
    }
    diagnostics
}

fn check_alias(text: &str) -> Option<Problem> {
    let alias = text.to_owned();
    match address_of(text) {
        None => Some(Problem::BadAlias { alias }),
        Some(address) if is_owned(&address) => Some(Problem::TakenAlias {
            alias,
            other: address,
            how: "same",
        }),
        Some(_) => None,
    }
}

/// Whether the function, the desk, the editor or the generator answers for everything below the first part of an address
/// within the site.
/// Hosts and disks may not know capitals from small letters.
pub fn is_owned(url: &str) -> bool {
    let first = url.trim_start_matches('/').split('/').next();
    first.is_some_and(|first| RESERVED.contains(&first.to_lowercase().as_str()))
}

/// An old address, within the site, as pages have theirs: `/oud` and `oud` are `/oud/`. `None` for what is no address of
/// this site.
pub fn address_of(alias: &str) -> Option<String> {
    let decoded = decode(alias);
    let parts = decoded.trim_matches('/');
    let is_odd =
        |part: &str| part.is_empty() || part == "." || part == ".." || part.len() > LONGEST_NAME;
    // A star matches many addresses in the rules of hosts, and an old address is one.
    // What names a file of content/ is no address, and a slash that is written as %2F is none either.
    let has_odd_sign = alias.contains(['?', '#', ':', '\\', '*'])
        || alias.starts_with('@')
        || alias.to_ascii_lowercase().contains("%2f")
        || decoded.contains(['\\', '*'])
        || decoded.contains(char::is_control);
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
pub fn is_reserved(path: &str) -> bool {
    let of_section = |section: Section| section.url_prefix() == Some(path);
    RESERVED.contains(&path) || Section::ALL.into_iter().any(of_section)
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
            ("/oud/*", None),
            ("@/tips/x.md", None),
            ("/a%2Fb/", None),
            ("/@naam/", Some("/@naam/")),
            ("/cafe\u{301}", Some("/caf%C3%A9/")),
        ] {
            assert_eq!(address_of(alias).as_deref(), address, "{alias}");
        }
    }
}
