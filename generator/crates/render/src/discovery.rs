//! What machines look for: robots.txt, the sitemap, security.txt and the web
//! manifest.

use std::fmt::Write;

use quick_xml::escape::escape;
use serde_json::{Value as Json, json};

use super::engine::Engine;
use super::generated::generated_sections;
use super::languages::direction;
use super::views::NOT_FOUND;
use site::addresses;
use site::{Page, Site};

/// The most addresses one sitemap may have (sitemaps.org).
const SITEMAP_LIMIT: usize = 50_000;
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
/// What a theme says of its icons and colours.
pub(super) const MANIFEST: &str = "site.webmanifest";

/// The files that are the same whatever the pages say: path below the output
/// folder, and bytes.
pub(super) fn files(site: &Site, engine: &Engine) -> Vec<(String, Vec<u8>)> {
    let robots = format!(
        "User-agent: *\nDisallow: /api/\nDisallow: /desk/\nDisallow: /beheer/\n\nSitemap: {}/sitemap.xml\n",
        site.base_url
    );
    let manifest = manifest(site, engine).map(|manifest| format!("{manifest:#}\n"));
    [
        ("robots.txt", Some(robots)),
        ("_redirects", redirects(site)),
        (".well-known/security.txt", security(site)),
        (MANIFEST, manifest),
    ]
    .into_iter()
    .filter_map(|(name, text)| Some((format!("site/{name}"), text?.into_bytes())))
    .collect()
}

/// Old addresses, for static hosts that answer them with a real redirect
/// (Netlify, Cloudflare Pages); on any other host the page there does.
fn redirects(site: &Site) -> Option<String> {
    let mut text = String::new();
    for page in &site.pages {
        for alias in &page.common.aliases {
            let address = addresses::address_of(&alias.value).unwrap_or_default();
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{address} {} 301", page.url);
        }
    }
    (!text.is_empty()).then_some(text)
}

/// How many files the sitemap has: one, or for a very large site one that
/// lists the others.
pub(super) fn sitemaps(site: &Site) -> usize {
    let count = pages(site).count() + generated_sections(site).count();
    match count.div_ceil(SITEMAP_LIMIT) {
        0 | 1 => 1,
        parts => parts + 1,
    }
}

/// `sitemap.xml`, `sitemap-1.xml`, …
pub(super) fn sitemap_name(part: usize) -> String {
    match part {
        0 => "sitemap.xml".to_owned(),
        part => format!("sitemap-{part}.xml"),
    }
}

/// One file of the sitemap.
pub(super) fn sitemap(site: &Site, part: usize) -> String {
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
    let sections = generated_sections(site).map(|section| {
        let prefix = section.url_prefix().unwrap_or_default();
        format!(
            "<url><loc>{}</loc></url>\n",
            address(site, &format!("/{prefix}/"))
        )
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
        // The main language is for whoever reads none of them.
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
    escape(format!("{}{url}", site.base_url)).into_owned()
}

/// RFC 9116. It must say until when it holds, at most a year ahead: the first
/// of this month next year, so that it changes once a month and not each day.
fn security(site: &Site) -> Option<String> {
    let contact = contact(site)?;
    let today = site.today.0;
    Some(format!(
        "Contact: {contact}\nExpires: {:04}-{:02}-01T00:00:00Z\nPreferred-Languages: {}\n\
         Canonical: {}/.well-known/security.txt\n",
        i32::from(today.year()) + 1,
        today.month(),
        site.config.languages.join(", "),
        site.base_url,
    ))
}

/// Who to tell about a hole in the security of the site: an address, or a page of the site.
fn contact(site: &Site) -> Option<String> {
    let contact = &site.config.security_contact.as_ref()?.value;
    let Some(path) = contact.strip_prefix("@/") else {
        return Some(contact.clone());
    };
    let page = site.page_at(path, site.config.default_language())?;
    Some(format!("{}{}", site.base_url, page.url))
}

/// The theme's manifest, with the site's name and the icons' real addresses.
fn manifest(site: &Site, engine: &Engine) -> Option<Json> {
    let lang = site.config.default_language();
    let assets = engine.assets();
    let Ok(Json::Object(theme)) = serde_json::from_slice(assets.bytes(MANIFEST)?) else {
        return None;
    };
    let mut manifest = serde_json::Map::new();
    for (key, value) in [
        ("name", json!(site.config.title)),
        ("short_name", json!(site.config.title)),
        ("description", json!(site.config.tagline)),
        ("lang", json!(lang)),
        ("dir", json!(direction(lang))),
        ("id", json!("/")),
        ("start_url", json!("/")),
        ("scope", json!("/")),
    ] {
        manifest.insert(key.to_owned(), value);
    }
    manifest.extend(theme);
    if let Some(Json::Array(icons)) = manifest.get_mut("icons") {
        for icon in icons {
            let url = icon["src"].as_str().and_then(|src| assets.url(src));
            if let Some(url) = url.map(str::to_owned) {
                icon["src"] = url.into();
            }
        }
    }
    Some(Json::Object(manifest))
}
