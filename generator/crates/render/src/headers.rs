//! The response headers of the site, described once: `serve` sends them,
//! `build` writes them for hosts, and `publish` gives them to an object store.

use serde::Serialize;
use url::Url;

use content::{Beheer, Config};
use site::BaseUrl;

/// A header: name in lower case, value.
pub type Header = (&'static str, String);

/// Where a page needs more than the common policy: path below the site, what
/// is added to which directive.
const EXCEPTIONS: &[(&str, &[(&str, &str)])] = &[
    // The editor sets its styles from its script, and shows photos before they
    // are saved. No visitor comes here.
    (
        EDITOR,
        &[
            ("style-src", "'unsafe-inline'"),
            ("img-src", "blob:"),
            ("media-src", "blob:"),
            ("connect-src", "blob:"),
            ("connect-src", "data:"),
        ],
    ),
];

/// The editor in the browser; search engines leave it alone.
const EDITOR: &str = "beheer/";
const NOT_FOR_SEARCH: (&str, &str) = ("x-robots-tag", "noindex, nofollow");

/// What a site with nothing of the kind asks for, refused to everybody.
const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), \
    browsing-topics=(), interest-cohort=()";

/// How long a browser insists on https: a year. Subdomains are left alone,
/// because they can be a municipality's.
const HSTS: &str = "max-age=31536000";

/// Files here have a fingerprint in their name, so another content is another
/// address.
const FINGERPRINTED: &str = "assets/";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// May be kept, but must be asked for again: an edit is seen at once.
const REVALIDATE: &str = "no-cache";

/// How long a file may be kept. `path` is below the site: `tips/index.html`.
pub fn cache_control(path: &str) -> &'static str {
    if path.starts_with(FINGERPRINTED) {
        FOR_EVER
    } else {
        REVALIDATE
    }
}

/// The type of a file, with the character set where it is text.
pub fn content_type(path: &str) -> String {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("webmanifest") => return "application/manifest+json".to_owned(),
        Some("xml") if path.ends_with("atom.xml") => {
            return "application/atom+xml; charset=utf-8".to_owned();
        }
        _ => {}
    }
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let kind = kind.as_ref();
    if kind.starts_with("text/") || matches!(kind, "application/json" | "application/xml") {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_owned()
    }
}

/// The headers of one site.
#[derive(Debug, Clone, Default)]
pub struct Headers {
    /// Where the editor talks to, as sources of its policy.
    editor_talks_to: Vec<String>,
}

/// The headers of all addresses that match a pattern.
#[derive(Debug, Serialize)]
struct Rule {
    r#match: String,
    headers: serde_json::Map<String, serde_json::Value>,
}

impl Headers {
    /// For the site with these settings.
    pub fn new(config: &Config) -> Self {
        let mut editor_talks_to: Vec<String> = config
            .beheer
            .iter()
            .flat_map(Beheer::addresses)
            .filter_map(|address| Some(Url::parse(address).ok()?.origin().ascii_serialization()))
            .collect();
        editor_talks_to.dedup();
        Self { editor_talks_to }
    }

    /// The headers that keep a visitor safe; the same for every kind of file,
    /// because a drawing can be opened as a document, too.
    pub fn security(&self, path: &str) -> Vec<Header> {
        let editor = path.starts_with(EDITOR);
        // Logging in at the host of the repository is a window that answers.
        let opener = if editor && !self.editor_talks_to.is_empty() {
            "same-origin-allow-popups"
        } else {
            "same-origin"
        };
        let mut headers = vec![
            ("content-security-policy", self.policy(path)),
            ("x-content-type-options", "nosniff".to_owned()),
            ("x-frame-options", "DENY".to_owned()),
            ("referrer-policy", "no-referrer".to_owned()),
            ("permissions-policy", PERMISSIONS.to_owned()),
            ("cross-origin-opener-policy", opener.to_owned()),
            ("strict-transport-security", HSTS.to_owned()),
        ];
        if editor {
            let (name, value) = NOT_FOR_SEARCH;
            headers.push((name, value.to_owned()));
        }
        headers
    }

    /// Every header of a file but its type.
    pub fn of(&self, path: &str) -> Vec<Header> {
        let mut headers = vec![("cache-control", cache_control(path).to_owned())];
        headers.extend(self.security(path));
        headers
    }

    /// What a page needs more than others.
    fn exceptions(path: &str) -> &'static [(&'static str, &'static str)] {
        EXCEPTIONS
            .iter()
            .find(|(folder, _)| path.starts_with(folder))
            .map_or(&[][..], |(_, more)| more)
    }

    fn policy(&self, path: &str) -> String {
        let mut more: Vec<(&str, &str)> = Self::exceptions(path).to_vec();
        if path.starts_with(EDITOR) {
            let hosts = self.editor_talks_to.iter();
            more.extend(hosts.map(|host| ("connect-src", host.as_str())));
        }
        pages::csp::policy(&more)
    }

    /// `site/_headers` (read by static hosts such as Netlify and Cloudflare
    /// Pages) and `headers.json` (for anyone who sets up another host).
    ///
    /// `has` says whether the output has files below a path.
    pub fn files(&self, base_url: &BaseUrl, has: impl Fn(&str) -> bool) -> [(String, Vec<u8>); 2] {
        let folders: Vec<String> = EXCEPTIONS
            .iter()
            .map(|(folder, _)| (*folder).to_owned())
            .filter(|folder| has(&format!("site/{folder}")))
            .chain([FINGERPRINTED.to_owned()])
            .collect();
        let rules: Vec<Rule> = folders
            .iter()
            .map(String::as_str)
            .chain([""])
            .map(|folder| self.rule(folder, base_url))
            .collect();
        let list = serde_json::json!({
            "about": "Response headers per address. The first rule that matches holds; each is complete.",
            "rules": rules,
        });
        [
            (
                "site/_headers".to_owned(),
                self.for_static_hosts(&folders, base_url).into_bytes(),
            ),
            (
                "headers.json".to_owned(),
                format!("{list:#}\n").into_bytes(),
            ),
        ]
    }

    fn rule(&self, folder: &str, base_url: &BaseUrl) -> Rule {
        Rule {
            r#match: pattern(folder, base_url),
            headers: self
                .of(folder)
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.into()))
                .collect(),
        }
    }

    /// These hosts add up all rules that match, so a folder only names what is
    /// different there, after taking the general value away (`!`).
    fn for_static_hosts(&self, folders: &[String], base_url: &BaseUrl) -> String {
        use std::fmt::Write;
        let general = self.of("");
        let mut text = format!("{}\n", pattern("", base_url));
        for (name, value) in &general {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "  {name}: {value}");
        }
        for folder in folders {
            let _ = writeln!(text, "{}", pattern(folder, base_url));
            for header in self.of(folder) {
                if !general.contains(&header) {
                    let _ = writeln!(text, "  ! {}\n  {}: {}", header.0, header.0, header.1);
                }
            }
        }
        text
    }
}

/// Every address in a folder; the star stands for everything.
fn pattern(folder: &str, base_url: &BaseUrl) -> String {
    base_url.url(&format!("/{folder}*"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(path: &str, name: &str) -> String {
        Headers::default()
            .of(path)
            .into_iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
            .expect(name)
    }

    #[test]
    fn only_fingerprinted_files_are_kept_for_ever() {
        assert!(cache_control("assets/css/site.0a1b2c3d4e.css").contains("immutable"));
        for path in ["index.html", "kerkrade/foto.jpg", "atom.xml", "assets.html"] {
            assert_eq!(cache_control(path), "no-cache", "{path}");
        }
    }

    #[test]
    fn no_page_may_run_anything_inline() {
        for path in ["index.html", "zoeken/index.html", "assets/a.svg"] {
            let policy = value(path, "content-security-policy");
            assert!(!policy.contains("unsafe-inline"), "{path}");
            assert!(!policy.contains("'unsafe-eval'"), "{path}");
            assert!(policy.starts_with("default-src 'none'"), "{path}");
        }
    }

    #[test]
    fn no_page_may_compile_anything() {
        for path in ["index.html", "zoeken/index.html", "en/zoeken/index.html"] {
            assert!(
                !value(path, "content-security-policy").contains("wasm"),
                "{path}"
            );
        }
    }

    #[test]
    fn the_editor_is_hidden_and_talks_to_its_repository_only() {
        let folder = "beheer/index.html";
        assert_eq!(value(folder, "x-robots-tag"), "noindex, nofollow");
        let without = value(folder, "content-security-policy");
        assert!(without.contains("script-src 'self';"));
        assert!(without.contains("connect-src 'self' blob: data:;"));
        let headers = Headers {
            editor_talks_to: vec!["https://api.github.com".to_owned()],
        };
        let connect = "connect-src 'self' blob: data: https://api.github.com;";
        assert!(headers.policy(folder).contains(connect));
        assert!(!headers.policy("index.html").contains("github"));
    }

    #[test]
    fn text_says_its_character_set() {
        assert_eq!(content_type("a/index.html"), "text/html; charset=utf-8");
        assert_eq!(
            content_type("verhalen/atom.xml"),
            "application/atom+xml; charset=utf-8"
        );
        assert_eq!(content_type("foto.webp"), "image/webp");
        assert_eq!(
            content_type("site.webmanifest"),
            "application/manifest+json"
        );
    }

    #[test]
    fn a_folder_names_what_is_different_there() {
        let base_url = BaseUrl::new("https://klein.example");
        let [(_, text), _] = Headers::default().files(&base_url, |folder| folder == "site/beheer/");
        let text = String::from_utf8(text).expect("text");
        let (general, special) = text.split_once("/beheer/*\n").expect("a rule of its own");
        assert!(general.starts_with("/*\n  cache-control: no-cache\n"));
        assert!(special.starts_with("  ! content-security-policy\n  content-security-policy: "));
        assert!(special.ends_with(
            "/assets/*\n  ! cache-control\n  cache-control: public, max-age=31536000, immutable\n"
        ));
    }
}
