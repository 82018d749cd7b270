//! Which external links a site has, and where.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::Places;
use content::TextFile;
use markdown::is_remote;
use render::Snapshot;

/// Keys that hold an address nobody follows: the site itself may not be there
/// yet.
const NOT_LINKS: [&str; 1] = ["base_url"];

/// The links of every text, of its front matter, of `site.toml`, and of the templates.
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
    for file in snapshot.engine.template_files() {
        for (address, span) in template_links(&file.text) {
            add(file, &address, span);
        }
    }
    let settings = site.config_file();
    for (address, span) in toml_links(&settings.text) {
        add(settings, &address, span);
    }
    places
}

/// The links that a template has in full. One that is put together on a page is known there.
fn template_links(template: &str) -> Vec<(String, Range<usize>)> {
    const LINK: &str = "href=\"";
    let links = template.match_indices(LINK).filter_map(|(at, _)| {
        let start = at + LINK.len();
        let address = template[start..].split('"').next()?;
        let is_comment = template[..at].rfind("{#") > template[..at].rfind("#}");
        let is_whole = is_remote(address) && !address.contains(['{', '}']);
        (is_whole && !is_comment).then(|| {
            let span = start..start + address.len();
            (address.replace("&amp;", "&"), span)
        })
    });
    links.collect()
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

    #[test]
    fn templates_have_links_of_their_own() {
        let text = "{# href=\"https://weg.nl\" #}<a href=\"https://a.nl/?b=1&amp;c=2\">a</a><a href=\"/b/\">b</a>\
                    <a href=\"https://wa.me/?text={{ title }}\">c</a><a href=\"{{ url }}\">d</a><link href=\"http://e.nl\">";
        let found: Vec<_> = template_links(text)
            .into_iter()
            .map(|(address, span)| (address, &text[span]))
            .collect();
        assert_eq!(
            found,
            [
                (
                    "https://a.nl/?b=1&c=2".to_owned(),
                    "https://a.nl/?b=1&amp;c=2"
                ),
                ("http://e.nl".to_owned(), "http://e.nl"),
            ]
        );
    }
}
