//! Which external links a site has, and where.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::Places;
use crate::content::TextFile;
use crate::markdown::is_remote;
use crate::render::Snapshot;

/// Keys that hold an address nobody follows: the site itself may not be there
/// yet.
const NOT_LINKS: [&str; 1] = ["base_url"];

/// The links of every text, of its front matter, and of `site.toml`.
pub(super) fn links(snapshot: &Snapshot) -> Places {
    let site = &snapshot.site;
    let mut places = Places::new();
    let mut add = |file: &TextFile, address: &str, span: Range<usize>| {
        // An anchor is the browser's affair: the page is asked for once.
        let url = address.split('#').next().unwrap_or_default();
        let known = places.entry(url.to_owned()).or_default();
        known.push(file.place(span));
    };
    for (page, body) in site.pages.iter().zip(&snapshot.bodies) {
        let front = &page.file.text[..page.body.start];
        for (address, span) in front_matter_links(front) {
            add(&page.file, &address, span);
        }
        for link in &body.external {
            add(&page.file, &link.address, link.span.clone());
        }
    }
    let settings = site.config_file();
    for (address, span) in toml_links(&settings.text) {
        add(settings, &address, span);
    }
    places
}

/// Front matter with the delimiters around it; they are blanked, so that places
/// stay true.
fn front_matter_links(front: &str) -> Vec<(String, Range<usize>)> {
    if !front.contains("://") {
        return Vec::new();
    }
    let lines = front.split_inclusive('\n').map(|line| {
        if line.trim_start_matches('\u{feff}').trim_end() == "+++" {
            " ".repeat(line.len())
        } else {
            line.to_owned()
        }
    });
    toml_links(&lines.collect::<String>())
}

/// Every string that is a web address, whatever its key.
fn toml_links(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let (table, _) = DeTable::parse_recoverable(text);
    in_table(table.get_ref(), &mut found);
    found
}

fn in_table(table: &DeTable<'_>, found: &mut Vec<(String, Range<usize>)>) {
    for (key, value) in table {
        if !NOT_LINKS.contains(&key.get_ref().as_ref()) {
            in_value(value.get_ref(), value.span(), found);
        }
    }
}

fn in_value(value: &DeValue<'_>, span: Range<usize>, found: &mut Vec<(String, Range<usize>)>) {
    match value {
        DeValue::String(text) if is_remote(text) => found.push((text.to_string(), span)),
        DeValue::Array(items) => {
            for item in items {
                in_value(item.get_ref(), item.span(), found);
            }
        }
        DeValue::Table(table) => in_table(table, found),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_under_every_key_with_their_place() {
        let text = "+++\nbron = { title = \"x\", url = \"https://a.nl/b\" }\nlijst = [\"http://c.nl\", \"d\"]\n+++\n";
        let found: Vec<_> = front_matter_links(text)
            .into_iter()
            .map(|(address, span)| (address, &text[span]))
            .collect();
        assert_eq!(
            found,
            [
                ("https://a.nl/b".to_owned(), "\"https://a.nl/b\""),
                ("http://c.nl".to_owned(), "\"http://c.nl\""),
            ]
        );
        assert_eq!(toml_links("base_url = \"https://x.nl\""), []);
    }
}
