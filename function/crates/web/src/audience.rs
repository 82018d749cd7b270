//! The recipient of a response: a person who reads a page in some language, or a program that reads JSON.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};

use pages::assets::Assets;
use pages::{Page, Pages};

/// HTML as everything here sends it.
pub const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

/// The recipient of a response, and everything needed to render it.
#[derive(Clone)]
pub struct Audience {
    /// The site.
    pub assets: Arc<Assets>,
    /// The pages.
    pub pages: Arc<Pages>,
    /// The language of the page; one that the site has.
    pub lang: String,
    /// Whether the answer is JSON.
    pub json: bool,
    /// The token for a form on the page; empty when there is none to give.
    pub token: String,
    /// Whether the request has danger words: then every response begins with help.
    pub in_danger: bool,
}

impl Audience {
    /// An audience in the default language of the site, with the form of answer that `Accept` asks for.
    pub fn of(assets: &Arc<Assets>, pages: &Arc<Pages>, headers: &HeaderMap) -> Self {
        Self {
            lang: assets.facts.default_language.clone(),
            assets: Arc::clone(assets),
            pages: Arc::clone(pages),
            json: prefers_json(headers),
            token: String::new(),
            in_danger: false,
        }
    }

    /// Switches to the language of the page, if the site has it.
    #[must_use]
    pub fn speaking(mut self, lang: Option<&str>) -> Self {
        self.assets.facts.language(lang).clone_into(&mut self.lang);
        self
    }

    /// A page in the site's shell. Without a shell, which [`Assets`] rules out, the bare content is still a page.
    pub fn page(&self, status: StatusCode, page: &Page) -> Response<Body> {
        let main = page.main.as_str();
        let html = match self.assets.shell(&self.lang) {
            Some(shell) => shell.page(&page.title, main),
            None => main.to_owned(),
        };
        respond(status, HTML, html)
    }
}

/// A JSON answer.
pub fn json(status: StatusCode, value: &serde_json::Value) -> Response<Body> {
    let kind = if status.is_success() {
        JSON
    } else {
        PROBLEM_JSON
    };
    respond(status, kind, value.to_string())
}

/// An answer that no cache keeps.
pub fn respond(status: StatusCode, kind: HeaderValue, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Lets the browser show this response again when its user goes back. Other caches do not store it.
pub fn keepable(mut response: Response<Body>) -> Response<Body> {
    let policy = HeaderValue::from_static("private, no-cache");
    response.headers_mut().insert(CACHE_CONTROL, policy);
    response
}

/// Whether `Accept` prefers JSON to HTML. Browsers name HTML; programs that name nothing get HTML too.
fn prefers_json(headers: &HeaderMap) -> bool {
    let mut html: f32 = 0.0;
    let mut json: f32 = 0.0;
    for accept in headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
    {
        for range in accept.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let name = parts.next().unwrap_or_default().to_ascii_lowercase();
            let quality = parts
                .find_map(|p| p.strip_prefix("q="))
                .and_then(|q| q.parse().ok())
                .unwrap_or(1.0);
            match name.as_str() {
                "application/json" | "application/problem+json" => json = json.max(quality),
                "text/html" | "application/xhtml+xml" => html = html.max(quality),
                _ => {}
            }
        }
    }
    json > html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_comes_only_where_it_is_asked_for() {
        for (accept, expected) in [
            ("", false),
            ("*/*", false),
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                false,
            ),
            ("application/json", true),
            ("APPLICATION/JSON", true),
            ("application/problem+json, */*;q=0.1", true),
            ("text/html, application/json;q=0.5", false),
            ("text/html;q=0.4, application/json;q=0.5", true),
            ("application/json;q=nan", false),
            ("application/json;q=0", false),
        ] {
            let headers =
                HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(accept))]);
            assert_eq!(prefers_json(&headers), expected, "{accept}");
        }
    }
}
