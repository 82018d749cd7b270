//! A response, with checks.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Response, StatusCode};
use serde_json::Value;

pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) async fn read(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8(bytes.to_vec()).unwrap();
        keep(&body);
        Self {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    #[track_caller]
    pub(crate) fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Self {
        assert!(self.body.contains(part), "no {part:?} in {}", self.body);
        self
    }

    #[track_caller]
    pub(crate) fn lacks(self, part: &str) -> Self {
        assert!(!self.body.contains(part), "{part:?} is in {}", self.body);
        self
    }

    /// A whole page of the site: its shell, one heading, and no answer of a framework.
    #[track_caller]
    pub(crate) fn shows_a_page(self) -> Self {
        assert_eq!(self.header("content-type"), "text/html; charset=utf-8");
        assert!(
            self.body.starts_with("<!DOCTYPE html>") && self.body.trim_end().ends_with("</html>"),
            "{}",
            self.body
        );
        assert_eq!(self.body.matches("<h1").count(), 1, "{}", self.body);
        assert!(
            !self.body.contains("brokers:"),
            "a marker is left in {}",
            self.body
        );
        self
    }

    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }

    /// The code on the page or in the JSON.
    #[track_caller]
    pub(crate) fn receipt(&self) -> String {
        if self.body.starts_with('{') {
            return self.json()["receipt"].as_str().unwrap().to_owned();
        }
        self.between("<p class=\"receipt__code\" translate=\"no\">", "</p>")
            .to_owned()
    }

    #[track_caller]
    pub(crate) fn between(&self, start: &str, end: &str) -> &str {
        let rest = self
            .body
            .split_once(start)
            .unwrap_or_else(|| panic!("no {start:?} in {}", self.body))
            .1;
        rest.split_once(end).unwrap().0
    }
}

/// With `FUNCTION_PAGES` set to a folder, every page that a test sees is written there, for a checker of HTML (vnu).
fn keep(page: &str) {
    if let (Some(folder), true) = (
        std::env::var_os("FUNCTION_PAGES"),
        page.starts_with("<!DOCTYPE"),
    ) {
        let mut hasher = DefaultHasher::new();
        page.hash(&mut hasher);
        let path = PathBuf::from(folder).join(format!("{:016x}.html", hasher.finish()));
        std::fs::write(path, page).unwrap();
    }
}
