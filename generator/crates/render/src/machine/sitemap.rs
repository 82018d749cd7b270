//! The sitemap (sitemaps.org).

use std::fmt::Write;

use quick_xml::escape::escape;

use crate::context::build::NOT_FOUND;
use site::{Page, Site};

/// The most addresses one sitemap may have (sitemaps.org).
const SITEMAP_LIMIT: usize = 50_000;
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// How many files the sitemap has: one, or for a very large site one that
/// lists the others.
pub(crate) fn sitemaps(site: &Site) -> usize {
    let count = pages(site).count() + site.generated_sections().count();
    match count.div_ceil(SITEMAP_LIMIT) {
        0 | 1 => 1,
        parts => parts + 1,
    }
}

/// `sitemap.xml`, `sitemap-1.xml`, …
pub(crate) fn sitemap_name(part: usize) -> String {
    match part {
        0 => "sitemap.xml".to_owned(),
        part => format!("sitemap-{part}.xml"),
    }
}

/// One file of the sitemap.
pub(crate) fn sitemap(site: &Site, part: usize) -> String {
    let parts = sitemaps(site);
    let mut text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned();
    // Writing to a String cannot fail.
    if part == 0 && parts > 1 {
        let _ = writeln!(text, "<sitemapindex xmlns=\"{SITEMAP}\">");
        for part in 1..parts {
            let address = format!("{}/{}", site.base_url, sitemap_name(part));
            let _ = writeln!(text, "<sitemap><loc>{}</loc></sitemap>", escape(&address));
        }
        text.push_str("</sitemapindex>\n");
        return text;
    }
    let _ = writeln!(
        text,
        "<urlset xmlns=\"{SITEMAP}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">"
    );
    let sections = site.generated_sections().map(|section| {
        let url = address(site, &site.section_url(section));
        format!("<url><loc>{url}</loc></url>\n")
    });
    let skipped = part.saturating_sub(1) * SITEMAP_LIMIT;
    pages(site)
        .map(|page| entry(page, site))
        .chain(sections)
        .skip(skipped)
        .take(SITEMAP_LIMIT)
        .for_each(|entry| text.push_str(&entry));
    text.push_str("</urlset>\n");
    text
}

/// The pages that search engines may show.
fn pages(site: &Site) -> impl Iterator<Item = &Page> {
    site.pages
        .iter()
        .map(|page| &**page)
        .filter(|page| page.location.slug != NOT_FOUND && !page.is_preview)
}

fn entry(page: &Page, site: &Site) -> String {
    let mut text = format!("<url><loc>{}</loc>", address(site, &page.url));
    // Writing to a String cannot fail.
    if let Some(day) = page.common.updated.max(page.common.date) {
        let _ = write!(text, "<lastmod>{}</lastmod>", day.0);
    }
    let translations = if site.config.languages.len() > 1 {
        let pages = site.translations(page).into_iter();
        pages.filter(|page| !page.is_preview).collect()
    } else {
        Vec::new()
    };
    if translations.len() > 1 {
        // The main language is for people who read none of them.
        let main = site.config.default_language();
        let default = translations.iter().find(|page| page.lang == main);
        let all = translations.iter().map(|page| (page.lang.as_str(), *page));
        for (lang, page) in all.chain(default.map(|page| ("x-default", *page))) {
            let _ = write!(
                text,
                "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>",
                address(site, &page.url)
            );
        }
    }
    text.push_str("</url>\n");
    text
}

fn address(site: &Site, url: &str) -> String {
    escape(site.base_url.absolute(url)).into_owned()
}
