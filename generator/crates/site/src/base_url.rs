//! Where the site is, and what that makes of the addresses of its pages and files.

use std::fmt;

use url::Url;

use content::decode;

/// The address of the site: of a host, or of a path on it, as the project sites of Git hosts have.
///
/// Every address on a page begins with [`Self::url`]. Paths of the output, and addresses that editors write, are within the
/// site, and have no such path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    /// Without a slash at the end.
    host: String,
    /// Empty, or begins with a slash; without one at the end.
    path: String,
}

impl BaseUrl {
    /// That of `site.toml`, or of `--base-url`. What cannot be one has been reported.
    pub fn new(address: &str) -> Self {
        match Url::parse(address).ok().filter(Url::has_host) {
            Some(url) => Self {
                host: url.origin().ascii_serialization(),
                path: url.path().trim_end_matches('/').to_owned(),
            },
            None => Self {
                host: address.trim_end_matches('/').to_owned(),
                path: String::new(),
            },
        }
    }

    /// The same path on another host.
    #[must_use]
    pub fn on(self, host: &str) -> Self {
        let host = host.to_owned();
        Self { host, ..self }
    }

    /// What is before every address to make it absolute.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The path of the site on its host: empty, or `/site`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The address of something within the site: `/tips/` is `/site/tips/`.
    pub fn url(&self, within: &str) -> String {
        format!("{}{within}", self.path)
    }

    /// The absolute form of an address of the site.
    pub fn absolute(&self, url: &str) -> String {
        format!("{}{url}", self.host)
    }

    /// The part of an address that is within the site; none for what is elsewhere on its host.
    pub fn within<'u>(&self, url: &'u str) -> Option<&'u str> {
        url.strip_prefix(&self.path)
            .filter(|rest| rest.starts_with('/'))
    }

    /// The path in the output of the file at an address: `/site/tips/` is `site/tips/index.html`.
    pub fn file(&self, url: &str) -> String {
        let path = decode(self.within(url).unwrap_or(url));
        let index = if path.ends_with('/') {
            "index.html"
        } else {
            ""
        };
        format!("site{path}{index}")
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.host, self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::BaseUrl;

    #[test]
    fn addresses_are_below_the_path() {
        let below = BaseUrl::new("https://x.github.io/één site/");
        assert_eq!(
            below.to_string(),
            "https://x.github.io/%C3%A9%C3%A9n%20site"
        );
        let url = below.url("/tips/");
        assert_eq!(url, "/%C3%A9%C3%A9n%20site/tips/");
        assert_eq!(below.within(&url), Some("/tips/"));
        assert_eq!(below.within("/%C3%A9%C3%A9n%20sites/"), None);
        assert_eq!(below.file(&url), "site/tips/index.html");
        let other = below.on("http://127.0.0.1:8080");
        assert_eq!(
            other.absolute(&other.url("/a.css")),
            "http://127.0.0.1:8080/%C3%A9%C3%A9n%20site/a.css"
        );
    }

    #[test]
    fn a_host_of_its_own_has_no_path() {
        for address in ["https://klein.example", "https://klein.example/"] {
            let base = BaseUrl::new(address);
            assert_eq!(base.to_string(), "https://klein.example");
            assert_eq!(base.url("/oud.html"), "/oud.html");
            assert_eq!(base.file("/oud.html"), "site/oud.html");
            assert_eq!(base.within("/tips/"), Some("/tips/"));
        }
    }
}
