//! The built site, with the headers that the generator wrote for hosts.

use std::collections::HashMap;
use std::convert::Infallible;
use std::path::Path;

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    CONTENT_TYPE, ETAG, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, LOCATION, RANGE,
    VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use content::decode;
use files::compress;
use rayon::prelude::*;
use render::headers::content_type;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tower::ServiceExt;
use tower_http::services::ServeDir;
use walkdir::WalkDir;

use crate::failure::Failure;

/// Old addresses, one a line: from, to, status.
const REDIRECTS: &str = "_redirects";
/// For hosts that read headers from the site itself. They send none of these two.
const HEADERS: &str = "_headers";
const NOT_FOUND: &str = "404.html";

/// A built site.
pub(super) struct Files {
    serve: ServeDir,
    /// A mark of each file's content, by its path below the site.
    marks: HashMap<String, Mark>,
    /// The first that matches holds.
    rules: Vec<Rule>,
    redirects: HashMap<String, HeaderValue>,
    /// The pages for addresses that lead nowhere, by the folder of their language; the main one last.
    not_found: Vec<(String, Vec<u8>)>,
}

/// What tells one version of a file from another.
struct Mark {
    etag: HeaderValue,
    is_compressed: bool,
}

/// The headers of all addresses that begin alike.
struct Rule {
    begin: String,
    headers: HeaderMap,
}

/// `headers.json`, as `brokers build` writes it.
#[derive(Deserialize)]
struct HeadersFile {
    rules: Vec<RuleText>,
}

#[derive(Deserialize)]
struct RuleText {
    r#match: String,
    headers: HashMap<String, String>,
}

impl Files {
    /// Reads what is to be known of a built site before anybody asks. It is at `dist` now, and will be served from `served`.
    pub(super) fn read(dist: &Path, served: &Path) -> Result<Self, Failure> {
        let site = dist.join("site");
        let redirects = std::fs::read_to_string(site.join(REDIRECTS)).unwrap_or_default();
        let rules = files::read(&dist.join("headers.json"))?;
        let rules: HeadersFile = serde_json::from_slice(&rules)?;
        let marks = marks(&site)?;
        Ok(Self {
            not_found: not_found(&site, &marks)?,
            marks,
            rules: rules.rules.into_iter().map(Rule::from).collect(),
            redirects: redirects.lines().filter_map(redirect).collect(),
            serve: ServeDir::new(served.join("site"))
                .precompressed_br()
                .precompressed_gzip(),
        })
    }

    /// The file at an address, the way static hosts do it: `/tips/` is `tips/index.html`, and `/tips` leads there.
    pub(super) async fn answer(&self, request: Request) -> Response {
        let path = decode(request.uri().path());
        let mut response = if matches!(*request.method(), Method::GET | Method::HEAD) {
            self.find(&path, request).await
        } else {
            let mut refused = StatusCode::METHOD_NOT_ALLOWED.into_response();
            let allowed = HeaderValue::from_static("GET, HEAD");
            refused.headers_mut().insert("allow", allowed);
            refused
        };
        let rule = self.rules.iter().find(|rule| path.starts_with(&rule.begin));
        if let Some(rule) = rule {
            response.headers_mut().extend(rule.headers.clone());
        }
        response
    }

    async fn find(&self, path: &str, mut request: Request) -> Response {
        if let Some(to) = self.redirects.get(path.trim_end_matches('/')) {
            return (StatusCode::MOVED_PERMANENTLY, [(LOCATION, to.clone())]).into_response();
        }
        let file = file_of(path);
        if [HEADERS, REDIRECTS].contains(&file.as_str()) {
            return self.no_such_page(path);
        }
        let Some(mark) = self.marks.get(&file) else {
            return self.elsewhere(path, &request);
        };
        let asked = request.headers_mut();
        if let Some(known) = asked.get(IF_NONE_MATCH) {
            if mark.is_among(known) {
                return mark.on(StatusCode::NOT_MODIFIED.into_response());
            }
            // A date says less than the mark.
            asked.remove(IF_MODIFIED_SINCE);
        }
        if asked.remove(IF_RANGE).is_some() {
            // The whole file is always right.
            asked.remove(RANGE);
        }
        let mut response = self.serve(request).await;
        if let Ok(kind) = HeaderValue::from_str(&content_type(&file)) {
            response.headers_mut().insert(CONTENT_TYPE, kind);
        }
        mark.on(response)
    }

    /// No file has this address, but a folder may: that leads to its page.
    fn elsewhere(&self, path: &str, request: &Request) -> Response {
        let is_folder =
            !path.ends_with('/') && self.marks.contains_key(&file_of(&format!("{path}/")));
        if !is_folder {
            return self.no_such_page(path);
        }
        // Only a path can follow: two slashes would name another host.
        let to = format!("/{}/", request.uri().path().trim_start_matches('/'));
        match HeaderValue::from_str(&to) {
            Ok(to) => (StatusCode::PERMANENT_REDIRECT, [(LOCATION, to)]).into_response(),
            Err(_) => self.no_such_page(path),
        }
    }

    async fn serve(&self, request: Request) -> Response {
        let served: Result<_, Infallible> = self.serve.clone().oneshot(request).await;
        match served {
            Ok(response) => response.map(Body::new),
            Err(never) => match never {},
        }
    }

    fn no_such_page(&self, path: &str) -> Response {
        let status = StatusCode::NOT_FOUND;
        let mut pages = self.not_found.iter();
        match pages.find(|(folder, _)| path.starts_with(folder)) {
            Some((_, page)) => {
                let kind = HeaderValue::from_static("text/html; charset=utf-8");
                (status, [(CONTENT_TYPE, kind)], page.clone()).into_response()
            }
            // A site without such a page has no words for it.
            None => (status, status.as_str().to_owned()).into_response(),
        }
    }
}

impl Mark {
    fn of(bytes: &[u8], is_compressed: bool) -> Option<Self> {
        let hash = Sha256::digest(bytes);
        let hash = hash
            .iter()
            .take(12)
            .fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        // A weak one: compressed or not, it is the same page.
        let etag = HeaderValue::from_str(&format!("W/\"{hash}\"")).ok()?;
        Some(Self {
            etag,
            is_compressed,
        })
    }

    /// Whether it is one of those that a browser has.
    fn is_among(&self, known: &HeaderValue) -> bool {
        let strong = |mark: &str| mark.trim().trim_start_matches("W/").to_owned();
        let (Ok(known), Ok(own)) = (known.to_str(), self.etag.to_str()) else {
            return false;
        };
        known
            .split(',')
            .any(|one| one.trim() == "*" || strong(one) == strong(own))
    }

    /// An answer with this mark.
    fn on(&self, mut response: Response) -> Response {
        let headers = response.headers_mut();
        headers.insert(ETAG, self.etag.clone());
        if self.is_compressed {
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        }
        response
    }
}

impl From<RuleText> for Rule {
    fn from(text: RuleText) -> Self {
        let headers = text.headers.into_iter().filter_map(|(name, value)| {
            let name: HeaderName = name.parse().ok()?;
            Some((name, HeaderValue::from_str(&value).ok()?))
        });
        Self {
            begin: text.r#match.trim_end_matches('*').to_owned(),
            headers: headers.collect(),
        }
    }
}

/// The path of the file at an address, below the site.
fn file_of(path: &str) -> String {
    let below = path.trim_start_matches('/');
    if path.ends_with('/') {
        format!("{below}index.html")
    } else {
        below.to_owned()
    }
}

/// A line of `_redirects`.
fn redirect(line: &str) -> Option<(String, HeaderValue)> {
    let mut words = line.split_whitespace();
    let (from, to) = (words.next()?, words.next()?);
    let from = decode(from).trim_end_matches('/').to_owned();
    Some((from, HeaderValue::from_str(to).ok()?))
}

/// Reads the page of each language for addresses that lead nowhere.
fn not_found(
    site: &Path,
    marks: &HashMap<String, Mark>,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let folders = marks.keys().filter_map(|path| path.strip_suffix(NOT_FOUND));
    let is_folder = |folder: &&str| {
        folder.is_empty() || (folder.ends_with('/') && folder.matches('/').count() == 1)
    };
    let mut folders: Vec<_> = folders.filter(is_folder).collect();
    // The longer ones come first: every address begins like the main one.
    folders.sort_by_key(|folder| std::cmp::Reverse(folder.len()));
    let read = folders.into_iter().map(|folder| {
        let page = files::read(&site.join(folder).join(NOT_FOUND))?;
        Ok((format!("/{folder}"), page))
    });
    read.collect()
}

/// Marks of all files of the site, but those that are another one compressed.
fn marks(site: &Path) -> Result<HashMap<String, Mark>, Failure> {
    let found: Vec<_> = WalkDir::new(site).into_iter().collect::<Result<_, _>>()?;
    let read = found.par_iter().filter_map(|entry| {
        let below = entry.path().strip_prefix(site).ok()?.to_str()?;
        let below = below.replace(std::path::MAIN_SEPARATOR, "/");
        let is_copy = compress::whole(&below).is_some_and(|whole| site.join(whole).is_file());
        if !entry.file_type().is_file() || is_copy {
            return None;
        }
        let bytes = match files::read(entry.path()) {
            Ok(bytes) => bytes,
            Err(error) => return Some(Err(Failure::from(error))),
        };
        let is_compressed = site.join(format!("{below}.br")).is_file();
        Some(Ok((below, Mark::of(&bytes, is_compressed)?)))
    });
    read.collect()
}
