//! The static files of a theme that are more than bytes: the web manifest, and style sheets that name other files.

use std::sync::Arc;

use super::assets::Assets;
use content::{Sources, TextFile, json_error};
use diagnostics::{Diagnostic, Problem, nearest};

/// What a theme says of its icons and colours.
pub(crate) const MANIFEST: &str = "site.webmanifest";

/// Looks at the web manifest, and at the files that style sheets name.
pub(crate) fn check(sources: &Sources, assets: &Assets) -> Vec<Diagnostic> {
    let file = |name: &str| file(sources, name);
    let manifest = file(MANIFEST).and_then(|file| bad_manifest(&file));
    let missing = assets.missing().iter().map(|missing| {
        let problem = Problem::UnknownAsset {
            name: missing.name.clone(),
            nearest: nearest(&missing.name, assets.names()),
        };
        match file(&missing.style) {
            Some(file) => Diagnostic::error(problem, file.place(missing.span.clone())),
            // A style sheet that is a template has no such place.
            None => Diagnostic::global(problem),
        }
    });
    manifest.into_iter().chain(missing).collect()
}

/// A static file of the theme, when it is text.
fn file(sources: &Sources, name: &str) -> Option<TextFile> {
    let (_, bytes) = sources.assets.iter().find(|(path, _)| path == name)?;
    let folder = if name.starts_with("components/") {
        ""
    } else {
        "static/"
    };
    Some(TextFile {
        path: sources.theme_paths.get(&format!("{folder}{name}"))?.clone(),
        text: Arc::from(std::str::from_utf8(bytes).ok()?),
    })
}

fn bad_manifest(file: &TextFile) -> Option<Diagnostic> {
    match serde_json::from_str::<serde_json::Map<_, serde_json::Value>>(&file.text) {
        Ok(_) => None,
        Err(error) => Some(json_error(file, &error)),
    }
}

/// The name of the site that an address is on, without `www.`: what a reader knows it by. An address that is none stays as it is.
pub(crate) fn host(address: &str) -> String {
    let url = url::Url::parse(address).ok();
    let host = url.as_ref().and_then(url::Url::host_str);
    let host = host.unwrap_or(address);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_site_goes_by_its_name() {
        for (address, name) in [
            ("https://www.film.example/kijk?v=1", "film.example"),
            ("https://film.example:8443/", "film.example"),
            ("geen adres", "geen adres"),
        ] {
            assert_eq!(host(address), name);
        }
    }
}
