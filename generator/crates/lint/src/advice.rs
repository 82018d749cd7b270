//! What `brokers check` says beside errors: hard texts, pages nobody links to,
//! files nobody uses, translations that are missing.

use std::collections::HashSet;
use std::sync::Arc;

use crate::readability::measure;
use crate::readiness;
use content::{Audience, Front, Kind, Spans, TextFile, decode, is_text};
use diagnostics::{Diagnostic, Problem, Severity};
use markdown::{Call, Rendered};
use render::{Snapshot, is_frame};
use site::Page;

/// How many of many files a message names; JSON has them all.
const NAMED: usize = 5;

/// "Vrij makkelijk" by Flesch-Douma: what a fourteen-year-old reads with ease.
const FOR_YOUNG_PEOPLE: i64 = 70;
/// "Standaard" begins at 60; what is below 50 is "moeilijk" for anybody.
const FOR_ANYBODY: i64 = 50;

/// Everything worth saying about a site that builds; `hidden` are the pages that visitors do not see yet.
pub fn advise(snapshot: &Snapshot, hidden: &[TextFile]) -> Vec<Diagnostic> {
    let site = &snapshot.site;
    let pages = site.pages.iter().zip(&snapshot.bodies);
    let mut advice: Vec<Diagnostic> = pages
        .filter_map(|(page, body)| hard_to_read(page, body))
        .collect();
    advice.extend(orphans(snapshot, hidden));
    advice.extend(unused_files(snapshot, hidden));
    advice.extend(missing_translations(snapshot));
    advice.extend(replaced_frames(snapshot));
    advice.extend(readiness::notes(site));
    advice
}

fn hard_to_read(page: &Page, body: &Rendered) -> Option<Diagnostic> {
    let limit = if is_for_young_people(page) {
        FOR_YOUNG_PEOPLE
    } else {
        FOR_ANYBODY
    };
    // The formula is for Dutch.
    let found = measure(&body.html).filter(|found| page.lang == "nl" && found.score < limit)?;
    let problem = Problem::HardToRead {
        score: found.score,
        limit,
        longest: found.longest_sentence,
        words: found.hard_words.join(", "),
    };
    let start = page.body.start;
    Some(Diagnostic::warning(problem, page.file.place(start..start)))
}

fn is_for_young_people(page: &Page) -> bool {
    match (page.kind(), &page.front) {
        (_, Front::Tip(front)) => front.voor.contains(&Audience::Jongere),
        (Kind::Home | Kind::Topic | Kind::Question | Kind::Story, _) => true,
        _ => page
            .calls
            .iter()
            .any(|call| call.name == "formulier" || call.name == "bonnetje"),
    }
}

/// Pages that no page, menu or template links to. Every other type of page is
/// in a list.
fn orphans(snapshot: &Snapshot, hidden: &[TextFile]) -> Vec<Diagnostic> {
    let site = &snapshot.site;
    let linked: HashSet<&str> = snapshot
        .bodies
        .iter()
        .flat_map(|body| &body.links)
        .map(String::as_str)
        .chain(
            site.pages
                .iter()
                .flat_map(|page| page.calls.iter().filter_map(target)),
        )
        .collect();
    let in_menu = |path: &str| {
        let config = &site.config;
        let mut items = config.navigation.iter().chain(&config.footer);
        items.any(|item| item.to.value.strip_prefix("@/") == Some(path))
    };
    site.pages
        .iter()
        .filter(|page| page.kind() == Kind::Page && page.location.lang.is_none())
        .filter(|page| !linked.contains(page.path()) && !in_menu(page.path()))
        .filter(|page| {
            !snapshot.engine.mentions(page.path()) && page.location.slug != "niet-gevonden"
        })
        .filter(|page| naming(hidden, &format!("@/{}", page.path())).is_none())
        .map(|page| {
            note(
                Problem::Orphan {
                    url: page.url.clone(),
                },
                page,
            )
        })
        .collect()
}

/// The page a shortcode links to.
fn target(call: &Call) -> Option<&str> {
    call.text("to")?.strip_prefix("@/")
}

/// Files beside pages that nothing on the site uses: they are published all the same.
fn unused_files(snapshot: &Snapshot, hidden: &[TextFile]) -> Vec<Diagnostic> {
    let site = &snapshot.site;
    let shown: HashSet<&str> = snapshot
        .bodies
        .iter()
        .flat_map(|body| &body.images)
        .map(String::as_str)
        .collect();
    let of_pages: HashSet<String> = site
        .pages
        .iter()
        .filter_map(|page| site.file_url(page.folder(), &page.common.image.as_ref()?.src))
        .chain(site.logo_url())
        .collect();
    let mut left: Vec<(&str, String)> = site
        .files_by_path()
        .filter(|(_, url)| !shown.contains(url.as_str()) && !of_pages.contains(url))
        .collect();
    if !left.is_empty() {
        let named = named_addresses(&snapshot.bodies);
        left.retain(|(_, url)| !named.contains(&decode(url)));
    }
    left.into_iter()
        .map(|(path, url)| {
            let name = path.rsplit('/').next().unwrap_or_default();
            let draft = naming(hidden, name);
            Diagnostic {
                severity: if draft.is_some() {
                    Severity::Note
                } else {
                    Severity::Warning
                },
                problem: unused(path, url, draft),
                place: None,
            }
        })
        .collect()
}

/// The first of these pages that has a name in its text.
fn naming(hidden: &[TextFile], name: &str) -> Option<String> {
    let found = hidden.iter().find(|file| decode(&file.text).contains(name));
    found.map(|file| file.path.clone())
}

/// Every address of this site that the text of a page has in it, without what
/// comes after `#` or `?`.
fn named_addresses(bodies: &[Arc<Rendered>]) -> HashSet<String> {
    bodies
        .iter()
        .flat_map(|body| body.html.split('"').filter(|text| text.starts_with('/')))
        .map(|address| address.replace("&amp;", "&").replace("&#x27;", "'"))
        .filter_map(|address| address.split(['#', '?']).next().map(decode))
        .collect()
}

fn unused(path: &str, src: String, draft: Option<String>) -> Problem {
    let name = path.rsplit('/').next().unwrap_or_default().to_owned();
    let path = format!("content/{path}");
    if is_picture(&name) {
        return Problem::UnusedImage { src, path, draft };
    }
    let looks = match path.split('/').nth(1) {
        Some("formulieren") => "form",
        _ if is_text(&name) => "text",
        _ => "other",
    };
    let better = format!(
        "{}.md",
        name.rsplit_once('.').map_or(&*name, |(stem, _)| stem)
    );
    let target = if name.contains([' ', '(', ')']) {
        format!("<{name}>")
    } else {
        name
    };
    Problem::UnusedFile {
        src,
        path,
        target: target.into_boxed_str(),
        looks,
        better: better.into_boxed_str(),
        draft: draft.map(String::into_boxed_str),
    }
}

fn is_picture(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    matches!(
        extension.as_str(),
        "jpg" | "jpeg" | "png" | "webp" | "avif" | "gif" | "svg"
    )
}

/// Pages at the address that a municipality's poster with its QR code would have.
fn replaced_frames(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let pages = snapshot.site.pages.iter();
    pages
        .filter(|page| page.kind() == Kind::MunicipalPage && page.location.lang.is_none())
        .filter(|page| is_frame(&page.url, &snapshot.engine))
        .map(|page| {
            let url = page.url.clone();
            Diagnostic::warning(Problem::ReplacesFrame { url }, page.file.top())
        })
        .collect()
}

/// One line per language: which pages it does not have.
fn missing_translations(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let site = &snapshot.site;
    let main = site.config.default_language();
    let spans = Spans::of(&site.config_file().text);
    let languages = site.config.languages.iter().enumerate();
    languages
        .filter(|(_, lang)| *lang != main)
        .filter_map(|(index, lang)| {
            let missing: Vec<&str> = site
                .pages
                .iter()
                .filter(|page| page.lang == main)
                .filter(|page| {
                    site.translations(page)
                        .iter()
                        .all(|other| other.lang != **lang)
                })
                .map(|page| page.path())
                .collect();
            (!missing.is_empty()).then(|| Diagnostic {
                severity: Severity::Note,
                problem: Problem::MissingTranslations {
                    lang: lang.clone(),
                    count: missing.len(),
                    some: missing[..missing.len().min(NAMED)].join(", "),
                    pages: missing.join(", "),
                },
                place: Some(site.config_place(spans.at(&["languages", &index.to_string()]))),
            })
        })
        .collect()
}

fn note(problem: Problem, page: &Page) -> Diagnostic {
    Diagnostic {
        severity: Severity::Note,
        problem,
        place: Some(page.file.top()),
    }
}
