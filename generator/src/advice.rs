//! What `brokers check` says beside errors: hard texts, pages nobody links to,
//! pictures nobody uses, translations that are missing.

use std::collections::HashSet;

use crate::content::{Audience, Front, Kind, Spans};
use crate::diagnostic::{Diagnostic, Problem, Severity};
use crate::markdown::{Call, Rendered};
use crate::readability::measure;
use crate::render::{Snapshot, is_frame};
use crate::site::Page;

/// How many of many files a message names; JSON has them all.
const NAMED: usize = 5;

/// "Vrij makkelijk" by Flesch-Douma: what a fourteen-year-old reads with ease.
const FOR_YOUNG_PEOPLE: i64 = 70;
/// "Standaard" begins at 60; what is below 50 is "moeilijk" for anybody.
const FOR_ANYBODY: i64 = 50;

/// Everything worth saying about a site that builds.
pub fn advise(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let site = &snapshot.site;
    let pages = site.pages.iter().zip(&snapshot.bodies);
    let mut advice: Vec<Diagnostic> = pages
        .filter_map(|(page, body)| hard_to_read(page, body))
        .collect();
    advice.extend(orphans(snapshot));
    advice.extend(unused_images(snapshot));
    advice.extend(missing_translations(snapshot));
    advice.extend(replaced_frames(snapshot));
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
        (Kind::Home | Kind::Onderwerp | Kind::Vraag | Kind::Verhaal, _) => true,
        _ => page
            .calls
            .iter()
            .any(|call| call.name == "formulier" || call.name == "bonnetje"),
    }
}

/// Pages that no page, menu or template links to. Every other type of page is
/// in a list.
fn orphans(snapshot: &Snapshot) -> Vec<Diagnostic> {
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
        items.any(|item| item.to.slug.strip_prefix("@/") == Some(path))
    };
    site.pages
        .iter()
        .filter(|page| page.kind() == Kind::Pagina && page.location.lang.is_none())
        .filter(|page| !linked.contains(page.path()) && !in_menu(page.path()))
        .filter(|page| {
            !snapshot.engine.mentions(page.path()) && page.location.slug != "niet-gevonden"
        })
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

fn unused_images(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let used: HashSet<&str> = snapshot
        .bodies
        .iter()
        .flat_map(|body| &body.images)
        .map(String::as_str)
        .collect();
    let of_pages: HashSet<&str> = snapshot
        .site
        .pages
        .iter()
        .filter_map(|page| page.common.image.as_ref())
        .map(|image| image.src.as_str())
        .collect();
    snapshot
        .site
        .files_by_path()
        .filter(|(_, url)| {
            let name = url.rsplit('/').next().unwrap_or_default();
            is_picture(name) && !used.contains(url.as_str()) && !of_pages.contains(name)
        })
        .map(|(path, url)| Diagnostic {
            severity: Severity::Warning,
            problem: Problem::UnusedImage {
                src: url,
                path: format!("content/{path}"),
            },
            place: None,
        })
        .collect()
}

fn is_picture(name: &str) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    matches!(
        extension.as_str(),
        "jpg" | "jpeg" | "png" | "webp" | "avif" | "gif" | "svg"
    )
}

/// Pages that stand where the sign of a municipality would, with its QR code.
fn replaced_frames(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let pages = snapshot.site.pages.iter();
    pages
        .filter(|page| page.kind() == Kind::Gemeentepagina && page.location.lang.is_none())
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
