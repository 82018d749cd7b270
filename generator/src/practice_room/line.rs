//! The line on every page that says that this is a practice room; and figures that leave it are marked as made up.

use std::iter;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderValue, Response, header};
use axum::middleware::map_response;
use axum::response::IntoResponse;
use axum::routing::get;
use diagnostics::Reporter;
use diagnostics::words::Lang;
use pulldown_cmark_escape::escape_html;

const STYLE: &str = include_str!("line.css");
const ADDRESS: &str = "/__brokers/practice.css";
/// No page is larger.
const LARGEST: usize = 8 * 1024 * 1024;

/// Before the name of a file that is downloaded, and what goes before it here.
const NAME: &str = "filename=\"";
const PREFIX: &str = "oefenruimte-";

/// The line, in one language.
pub(crate) struct Line {
    lang: String,
    text: String,
}

impl Line {
    /// In every language that the program speaks; first that of whoever started it, for pages in any other.
    pub(crate) fn in_every_language(own: &Reporter) -> Vec<Self> {
        let others = [Lang::Nl, Lang::En].map(|lang| Reporter::new(lang, false));
        let said = |reporter: &Reporter| Self {
            lang: reporter.tell(&"error-page-language".into()),
            text: reporter.tell(&"practice-line".into()),
        };
        iter::once(own).chain(&others).map(said).collect()
    }
}

/// These routes, with the line on every page of them.
pub(super) fn with_line(router: Router, lines: Vec<Line>) -> Router {
    let lines: Arc<[Line]> = lines.into();
    let style = async || ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], STYLE);
    let mark = move |response| {
        let lines = Arc::clone(&lines);
        async move { marked(response, &lines).await }
    };
    router.route(ADDRESS, get(style)).layer(map_response(mark))
}

async fn marked(response: Response<Body>, lines: &[Line]) -> Response<Body> {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is = |wanted: &[u8]| kind.is_some_and(|kind| kind.as_bytes().starts_with(wanted));
    let mark: fn(Vec<u8>, &[Line]) -> Vec<u8> = if is(b"text/html") {
        put_on
    } else if is(b"application/toml") {
        made_up
    } else {
        return with_name(response);
    };
    let (mut parts, body) = response.into_parts();
    let Ok(page) = to_bytes(body, LARGEST).await else {
        return axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let page = mark(page.to_vec(), lines);
    if parts.headers.contains_key(header::CONTENT_LENGTH) {
        let length = HeaderValue::from(page.len());
        parts.headers.insert(header::CONTENT_LENGTH, length);
    }
    with_name(Response::from_parts(parts, Body::from(page)))
}

/// A file for a page of the site says that nobody counted this.
fn made_up(file: Vec<u8>, _: &[Line]) -> Vec<u8> {
    const MARK: &str = "voorbeeld = true\n";
    match String::from_utf8(file) {
        Ok(text) if !text.contains(MARK) => {
            let head = "\n[[team]]\n";
            text.replace(head, &format!("{head}{MARK}")).into()
        }
        Ok(text) => text.into(),
        Err(error) => error.into_bytes(),
    }
}

/// What is downloaded has no page around it: its name says where it comes from.
fn with_name(mut response: Response<Body>) -> Response<Body> {
    let headers = response.headers_mut();
    let named = headers.get(header::CONTENT_DISPOSITION);
    let named = named.and_then(|value| value.to_str().ok());
    let named = named.map(|value| value.replacen(NAME, &format!("{NAME}{PREFIX}"), 1));
    if let Some(value) = named.and_then(|value| HeaderValue::from_str(&value).ok()) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Puts the line at the beginning of the page. What has no beginning is left as it is.
fn put_on(mut page: Vec<u8>, lines: &[Line]) -> Vec<u8> {
    const END_OF_HEAD: &[u8] = b"</head>";
    let Some(head) = find(&page, END_OF_HEAD, 0) else {
        return page;
    };
    let Some(body) = find(&page, b"<body", head).and_then(|at| find(&page, b">", at)) else {
        return page;
    };
    let Some(line) = line_for(lines, &page[..head]) else {
        return page;
    };
    let mut said = String::new();
    // Writing to a String cannot fail.
    let _ = escape_html(&mut said, &line.text);
    let lang = &line.lang;
    let aside = format!("\n<aside class=\"practice-room\" lang=\"{lang}\"><p>{said}</p></aside>");
    page.splice(body + 1..=body, aside.bytes());
    let style = format!("<link rel=\"stylesheet\" href=\"{ADDRESS}\">\n");
    page.splice(head..head, style.bytes());
    page
}

/// The line in the language of a page, which its head begins with.
fn line_for<'a>(lines: &'a [Line], head: &[u8]) -> Option<&'a Line> {
    let is_of_page = |line: &&Line| {
        let named = format!("<html lang=\"{}\"", line.lang);
        find(head, named.as_bytes(), 0).is_some()
    };
    lines.iter().find(is_of_page).or(lines.first())
}

fn find(page: &[u8], part: &[u8], from: usize) -> Option<usize> {
    let rest = page.get(from..)?;
    let at = rest.windows(part.len()).position(|window| window == part)?;
    Some(from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_it_in_its_name() {
        let mut file = Response::new(Body::empty());
        let name = HeaderValue::from_static("attachment; filename=\"cijfers.csv\"");
        file.headers_mut().insert(header::CONTENT_DISPOSITION, name);
        let file = with_name(file);
        assert_eq!(
            file.headers()[header::CONTENT_DISPOSITION],
            "attachment; filename=\"oefenruimte-cijfers.csv\""
        );
    }

    #[test]
    fn a_page_says_it_first() {
        let line = |lang: &str, text: &str| Line {
            lang: lang.into(),
            text: text.into(),
        };
        let lines = [line("nl", "Oefenen <hier>"), line("en", "Practice")];
        let page = "<html><head><title>T</title></head><body class=\"a\"><h1>T</h1></body></html>";
        let said = put_on(page.into(), &lines);
        assert_eq!(
            String::from_utf8(said).expect("text"),
            "<html><head><title>T</title><link rel=\"stylesheet\" href=\"/__brokers/practice.css\">\n</head><body class=\"a\">\n\
             <aside class=\"practice-room\" lang=\"nl\"><p>Oefenen &lt;hier&gt;</p></aside><h1>T</h1></body></html>"
        );
        assert_eq!(put_on(b"plain".into(), &lines), b"plain");
        for (lang, begins) in [
            ("nl", "lang=\"nl\"><p>Oefenen"),
            ("en", "lang=\"en\"><p>Practice"),
            ("ar", "lang=\"nl\"><p>Oefenen"),
        ] {
            let page = page.replace("<html>", &format!("<html lang=\"{lang}\" dir=\"auto\">"));
            let said = String::from_utf8(put_on(page.into(), &lines)).expect("text");
            assert!(said.contains(begins), "{said}");
        }
    }

    #[test]
    fn figures_that_nobody_counted_say_so_once() {
        let made_up = |file: &str| String::from_utf8(made_up(file.into(), &[])).expect("text");
        let marked = made_up("# Cijfers\n\n[[team]]\nnaam = \"[[team]]\"\n");
        assert_eq!(
            marked,
            "# Cijfers\n\n[[team]]\nvoorbeeld = true\nnaam = \"[[team]]\"\n"
        );
        assert_eq!(made_up(&marked), marked);
    }
}
