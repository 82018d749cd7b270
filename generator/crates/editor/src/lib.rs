//! The editor in the browser, `/beheer/`: Sveltia CMS, with a configuration made
//! from the types that front matter is checked against.
//!
//! Everything it needs is part of this program, so that a browser asks nobody
//! else for anything. `generator/beheer/README.md` says where it comes from.

pub mod scaffold;
pub mod schemas;

mod config;
mod fields;

use std::borrow::Cow;

use site::Site;

/// Where the bytes of a file are.
enum Source {
    /// Here, as they are.
    Plain(&'static [u8]),
    /// Here, in Brotli: the script would be four times as large in the repository.
    Packed(&'static [u8]),
    /// Made from the site.
    Configuration,
}

macro_rules! own {
    ($path:literal) => {
        Source::Plain(include_bytes!(concat!("../../../beheer/", $path)))
    };
}

/// The files by their path below `beheer/`.
const FILES: &[(&str, Source)] = &[
    ("index.html", own!("index.html")),
    ("beheer.css", own!("beheer.css")),
    ("beheer.js", own!("beheer.js")),
    ("guard.js", own!("guard.js")),
    ("host.js", own!("host.js")),
    ("notice.js", own!("notice.js")),
    ("unsaved.js", own!("unsaved.js")),
    ("logo.svg", own!("logo.svg")),
    ("config.json", Source::Configuration),
    (
        "sveltia-cms.js",
        Source::Packed(include_bytes!("../../../beheer/vendor/sveltia-cms.js.br")),
    ),
    ("smol-toml.js", own!("vendor/smol-toml.js")),
    ("licenties.txt", own!("vendor/licenties.txt")),
    (
        "assets/material-symbols-outlined.woff2",
        own!("vendor/material-symbols-outlined.woff2"),
    ),
    ("assets/noto-mono.woff2", own!("vendor/noto-mono.woff2")),
    (
        "assets/source-sans-3.woff2",
        own!("vendor/source-sans-3.woff2"),
    ),
];

/// The paths of all files, below `beheer/`.
pub fn paths() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(path, _)| *path)
}

/// One of the files in [`paths`]; any other is empty.
pub fn file(path: &str, site: &Site) -> Cow<'static, [u8]> {
    match FILES.iter().find(|(known, _)| *known == path) {
        Some((_, Source::Plain(bytes))) => Cow::Borrowed(bytes),
        Some((_, Source::Packed(bytes))) => Cow::Owned(unpacked(bytes)),
        Some((_, Source::Configuration)) => {
            Cow::Owned(format!("{:#}\n", config::of(site)).into_bytes())
        }
        None => Cow::Borrowed(&[]),
    }
}

fn unpacked(mut packed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(packed.len() * 5);
    // What is packed is part of the program; a test unpacks it.
    let _ = brotli::BrotliDecompress(&mut packed, &mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    /// What `renew` wrote down, and what is there.
    #[test]
    fn what_comes_from_elsewhere_is_what_was_recorded() {
        let sums = include_str!("../../../beheer/vendor/SHA256SUMS");
        let mut recorded = 0;
        for (name, source) in FILES {
            let (bytes, name) = match source {
                Source::Packed(bytes) => (bytes, format!("{name}.br")),
                Source::Plain(bytes) => (bytes, name.replace("assets/", "")),
                Source::Configuration => continue,
            };
            let hash = Sha256::digest(bytes);
            let hash: String = hash
                .iter()
                .fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
            let line = format!("{hash}  {name}");
            if sums.lines().any(|known| known == line) {
                recorded += 1;
            } else {
                let own = [
                    "index.html",
                    "beheer.css",
                    "beheer.js",
                    "guard.js",
                    "host.js",
                    "notice.js",
                    "unsaved.js",
                    "logo.svg",
                ];
                assert!(own.contains(&name.as_str()), "{name}");
            }
        }
        assert_eq!(recorded, sums.lines().count());
    }

    #[test]
    fn the_script_comes_out_whole_and_asks_for_fonts_that_are_there() {
        let Some((_, Source::Packed(packed))) =
            FILES.iter().find(|(path, _)| *path == "sveltia-cms.js")
        else {
            panic!("the script is packed");
        };
        let script = String::from_utf8(unpacked(packed)).expect("text");
        assert!(script.len() > 2_000_000, "{}", script.len());
        let fonts: Vec<&str> = paths().filter(|path| path.ends_with(".woff2")).collect();
        assert_eq!(fonts.len(), 3);
        for font in fonts {
            assert!(script.contains(font), "{font}");
        }
    }
}
