//! Files at addresses that are agreed: robots.txt, security.txt, the web manifest, and redirects for hosts.

use std::fmt::Write;

use serde_json::{Value as Json, json};

use crate::context::build::direction;
use crate::theme::{Engine, MANIFEST};
use site::{Site, addresses};

/// The files that are the same whatever the pages say: path below the output
/// folder, and bytes.
pub(crate) fn files(site: &Site, engine: &Engine) -> Vec<(String, Vec<u8>)> {
    let robots = format!(
        "User-agent: *\nDisallow: /api/\nDisallow: /desk/\nDisallow: {}\n\nSitemap: {}/sitemap.xml\n",
        site.base_url.url("/beheer/"),
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
    .filter_map(|(name, text)| Some((name, text?.into_bytes())))
    .chain(icon(engine).map(|icon| ("favicon.ico", icon)))
    .map(|(name, bytes)| (format!("site/{name}"), bytes))
    .collect()
}

/// The icon for whoever asks for it without reading the page; none when the theme has no drawing of it, or none that
/// can be drawn.
fn icon(engine: &Engine) -> Option<Vec<u8>> {
    let drawing = engine.assets().bytes("favicon.svg")?;
    drawings::icon(std::str::from_utf8(drawing).ok()?).ok()
}

/// Old addresses, for static hosts that answer them with a real redirect
/// (Netlify, Cloudflare Pages); on any other host the page there does.
fn redirects(site: &Site) -> Option<String> {
    let mut text = String::new();
    for page in &site.pages {
        for alias in &page.common.aliases {
            let address = addresses::address_of(&alias.value).unwrap_or_default();
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{} {} 301", site.base_url.url(&address), page.url);
        }
    }
    (!text.is_empty()).then_some(text)
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

/// Where to report a vulnerability of the site: an address, or a page of the site.
fn contact(site: &Site) -> Option<String> {
    let contact = &site.config.security_contact.as_ref()?.value;
    let Some(path) = contact.strip_prefix("@/") else {
        return Some(contact.clone());
    };
    let page = site.page_at(path, site.config.default_language())?;
    Some(site.base_url.absolute(&page.url))
}

/// The theme's manifest, with the site's name and the icons' real addresses.
fn manifest(site: &Site, engine: &Engine) -> Option<Json> {
    let lang = site.config.default_language();
    let root = site.base_url.url("/");
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
        ("id", json!(root)),
        ("start_url", json!(root)),
        ("scope", json!(root)),
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
