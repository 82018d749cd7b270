//! What can only be seen when pages are typed and rendered: a question without
//! an answer, a colour that is none, a page without description.

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::habits;
use crate::unparsed_markdown;
use crate::unwritten;
use content::characters::{self, is_blank};
use content::{Front, Kind};
use diagnostics::{Diagnostic, Problem, Reason};
use markdown::Rendered;
use render::{has_answer, is_answer};
use site::{Page, Site};

/// Looks at every page; `bodies` has the rendered markdown of each.
pub fn look_over(site: &Site, bodies: &[Arc<Rendered>]) -> Vec<Diagnostic> {
    let pages = site.pages.par_iter().zip(bodies);
    let mut found: Vec<Diagnostic> = pages
        .flat_map_iter(|(page, body)| look_over_page(page, body))
        .collect();
    found.extend(unwritten::untranslated(site, bodies));
    found
}

/// Looks at one page.
pub fn look_over_page(page: &Page, body: &Rendered) -> Vec<Diagnostic> {
    [
        answer(page, body),
        description(page),
        two_versions(page),
        turning(page),
    ]
    .into_iter()
    .chain(colours(page))
    .flatten()
    .chain(unparsed_markdown::look(page, body))
    .chain(habits::look(page))
    .chain(unwritten::look(page))
    .collect()
}

fn answer(page: &Page, body: &Rendered) -> Option<Diagnostic> {
    if page.kind() != Kind::Question {
        return None;
    }
    let answers = body
        .headings
        .iter()
        .filter(|heading| is_answer(&heading.title));
    let levels: Vec<u8> = answers.map(|heading| heading.level).collect();
    // A deeper one is a heading within the answer.
    let others = levels.iter().skip(1).filter(|level| **level <= levels[0]);
    let fault = match (levels.is_empty(), others.count()) {
        (true, _) => "none",
        (false, 0) if has_answer(body) => return None,
        (false, 0) => "empty",
        _ => "twice",
    };
    let place = if fault == "none" {
        page.body.start..page.body.start
    } else {
        last_answer(page)
    };
    let problem = Problem::NoAnswer { fault };
    Some(Diagnostic::error(problem, page.file.place(place)))
}

/// The line of the last heading above an answer.
fn last_answer(page: &Page) -> Range<usize> {
    let body = &page.file.text[page.body.clone()];
    let mut end = page.body.end;
    for line in body.split_inclusive('\n').rev() {
        let start = end - line.len();
        if line.starts_with('#') && is_answer(line.trim().trim_matches('#')) {
            return start..start + line.trim_end().len();
        }
        end = start;
    }
    page.body.start..page.body.start
}

/// Where somebody has to choose between two versions, both would be on the page.
fn two_versions(page: &Page) -> Option<Diagnostic> {
    const MARK: &str = "\n<<<<<<< ";
    let body = &page.file.text[page.body.clone()];
    let start = page.body.start + body.find(MARK)? + 1;
    let line = page.file.text[start..].lines().next().unwrap_or_default();
    let place = page.file.place(start..start + line.len());
    Some(Diagnostic::error(Problem::TwoVersions, place))
}

/// Characters that turn words around: what somebody reads is in another order than what is there.
fn turning(page: &Page) -> Option<Diagnostic> {
    let (at, count) = characters::turning(&page.file.text)?;
    let length = page.file.text[at..]
        .chars()
        .next()
        .map_or(0, char::len_utf8);
    let place = page.file.place(at..at + length);
    Some(Diagnostic::warning(Problem::TurningSigns { count }, place))
}

fn description(page: &Page) -> Option<Diagnostic> {
    page.common
        .description
        .as_ref()
        .is_none_or(|text| is_blank(text))
        .then(|| Diagnostic::warning(Problem::NoDescription, page.file.top()))
}

fn colours(page: &Page) -> [Option<Diagnostic>; 2] {
    let Front::Municipality(front) = &page.front else {
        return [None, None];
    };
    let tokens = &front.tokens;
    [
        ("accent", &tokens.accent),
        ("accent_contrast", &tokens.accent_contrast),
    ]
    .map(|(key, colour)| {
        let colour = colour.as_ref()?;
        if is_colour(colour) {
            return None;
        }
        let at = page.file.text.find(colour.as_str()).unwrap_or_default();
        Some(Diagnostic::error(
            Problem::WrongValue {
                key: format!("tokens.{key}"),
                reason: Reason::of("colour", colour),
            },
            page.file.place(at..at + colour.len()),
        ))
    })
}

fn is_colour(text: &str) -> bool {
    text.len() == 7
        && text.starts_with('#')
        && text[1..].bytes().all(|byte| byte.is_ascii_hexdigit())
}
