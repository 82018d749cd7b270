//! What a page still has from the file it began as, of `brokers new` or of the
//! editor in the browser, and translations that are still in the main language.

use std::collections::HashMap;
use std::sync::Arc;

use content::Kind;
use diagnostics::{Diagnostic, Problem};
use editor::scaffold;
use markdown::Rendered;
use site::{Page, Site};

/// A warning for each text of a new file that nobody replaced; a draft may still have it.
pub(crate) fn look(page: &Page) -> Vec<Diagnostic> {
    if page.common.draft {
        return Vec::new();
    }
    let (front, body) = page.file.text.split_at(page.body.start);
    let written: Vec<&str> = scaffold::body_of(page.kind())
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let mut found = left_over_values(page, front);
    found.extend(empty_headings(page, body, front.len()));
    let mut at = front.len();
    for line in body.split_inclusive('\n') {
        let start = line.len() - line.trim_start().len();
        let text = written
            .iter()
            .find(|text| line[start..].starts_with(**text));
        found.extend(text.map(|text| left_over(page, at + start, text)));
        at += line.len();
    }
    found
}

/// Headings of a new file that have nothing below them. An answer that is not there is said by itself.
fn empty_headings(page: &Page, body: &str, mut at: usize) -> Vec<Diagnostic> {
    let is_heading = |line: &str| line.starts_with('#');
    let given: Vec<&str> = match page.kind() {
        Kind::Question => Vec::new(),
        kind => scaffold::body_of(kind)
            .lines()
            .filter(|line| is_heading(line))
            .collect(),
    };
    let mut found = Vec::new();
    let mut lines = body.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let mut below = lines.clone().filter(|line| !line.trim().is_empty());
        let text = line.trim_end();
        if given.contains(&text) && below.next().is_none_or(is_heading) {
            found.push(left_over(page, at, text));
        }
        at += line.len();
    }
    found
}

/// Values of keys as the new file had them. Hardly any page has one, so that is asked first.
fn left_over_values(page: &Page, front: &str) -> Vec<Diagnostic> {
    let quoted = scaffold::VALUES
        .into_iter()
        .filter(|value| front.contains(value))
        .map(|value| (scaffold::quote(value), value));
    let quoted: Vec<(String, &str)> = quoted.collect();
    if quoted.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    for line in front.split_inclusive('\n') {
        let is_comment = line.trim_start().starts_with('#');
        let mut values = quoted.iter().filter(|_| !is_comment);
        let value = values.find_map(|(quoted, value)| Some((line.find(quoted)? + 1, value)));
        found.extend(value.map(|(start, value)| left_over(page, at + start, value)));
        at += line.len();
    }
    found
}

fn left_over(page: &Page, start: usize, text: &str) -> Diagnostic {
    let place = page.file.place(start..start + text.len());
    let text = text.to_owned();
    Diagnostic::warning(Problem::TemplateText { text }, place)
}

/// A warning for each translation that says the same as the page in the main language.
pub fn untranslated(site: &Site, bodies: &[Arc<Rendered>]) -> Vec<Diagnostic> {
    if site.config.languages.len() < 2 {
        return Vec::new();
    }
    let main = site.config.default_language();
    let pages = || site.pages.iter().zip(bodies);
    let originals: HashMap<&str, &Rendered> = pages()
        .filter(|(page, _)| page.lang == main)
        .map(|(page, body)| (page.path(), &**body))
        .collect();
    pages()
        .filter(|(page, _)| page.lang != main)
        .filter_map(|(page, body)| {
            let lang = page.location.lang.as_ref()?;
            let path = page.path().strip_suffix(&format!(".{lang}.md"))?;
            let original = originals.get(format!("{path}.md").as_str())?;
            let is_text = body.html.split('<').any(has_words);
            let start = page.body.start;
            (is_text && body.html == original.html).then(|| {
                let lang = lang.clone();
                let problem = Problem::Untranslated { lang };
                Diagnostic::warning(problem, page.file.place(start..start))
            })
        })
        .collect()
}

/// Whether there are words after a tag: what is only a picture or a form is the same in any language.
fn has_words(after: &str) -> bool {
    let text = after.split_once('>').map_or(after, |(_, text)| text);
    text.split_whitespace().count() > 2
}
