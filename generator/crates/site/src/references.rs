//! Checks that every municipality, topic and factor a page names exists.

use crate::values;
use crate::{HiddenPage, Page, Site};
use content::characters::is_blank;
use content::{Front, Kind, MunicipalityFront, Spanned, TextFile, decode};
use diagnostics::{Diagnostic, Problem, nearest};
use forms::team::TeamId;

/// What is wrong with the references of one page.
pub fn check(page: &Page, site: &Site) -> Vec<Diagnostic> {
    let topics = page.common.onderwerpen.iter().map(|one| (Kind::Topic, one));
    let factors = page.factors().iter().map(|one| (Kind::Factor, one));
    let municipality = page
        .municipality_reference()
        .map(|one| (Kind::Municipality, one));
    let mut diagnostics: Vec<Diagnostic> = topics
        .chain(factors)
        .chain(municipality)
        .filter_map(|(kind, reference)| check_term(&page.file, site, kind, reference))
        .collect();
    if let Front::Municipality(front) = &page.front {
        diagnostics.extend(check_code(page, site, front));
    }
    diagnostics.extend(check_image(page, site));
    diagnostics.extend(values::check(page, site));
    diagnostics.extend(check_home(page, site));
    diagnostics
}

/// The topics that the list of search words leads to must exist, and the site must have its languages.
pub fn check_search_words(site: &Site) -> Vec<Diagnostic> {
    let words = &site.search_words;
    let Some(file) = &words.file else {
        return Vec::new();
    };
    let named = words.groups.iter().flat_map(|group| &group.onderwerpen);
    let unknown = named.filter_map(|topic| check_term(file, site, Kind::Topic, topic));
    let known = &site.config.languages;
    let languages = words.groups.iter().filter_map(|group| group.taal.as_ref());
    let foreign = languages.filter(|taal| !known.contains(&taal.value));
    let foreign = foreign.map(|taal| {
        let problem = Problem::UnknownChoice {
            key: "taal".to_owned(),
            value: taal.value.clone(),
            nearest: nearest(&taal.value, known.iter().map(String::as_str)),
            known: known.join(", "),
        };
        Diagnostic::error(problem, file.place(taal.span.clone()))
    });
    unknown.chain(foreign).collect()
}

/// The teams that text modules are for must exist.
pub fn check_text_modules(site: &Site) -> Vec<Diagnostic> {
    let modules = &site.text_modules;
    let Some(file) = &modules.file else {
        return Vec::new();
    };
    let teams = site.config.teams.iter().map(|team| &*team.id.value);
    let national = TeamId::national();
    let known: Vec<&str> = std::iter::once(national.as_str()).chain(teams).collect();
    let named = modules.modules.iter().flat_map(|module| &module.teams);
    let unknown = named.filter(|team| !known.contains(&&*team.value));
    let problem = |team: &Spanned<String>| {
        let problem = Problem::UnknownChoice {
            key: "teams".to_owned(),
            value: team.value.clone(),
            nearest: nearest(&team.value, known.iter().copied()),
            known: known.join(", "),
        };
        Diagnostic::error(problem, file.place(team.span.clone()))
    };
    unknown.map(problem).collect()
}

/// A page of a municipality needs that municipality, and a translation the page
/// that it translates.
fn check_home(page: &Page, site: &Site) -> Option<Diagnostic> {
    let main = site.config.default_language();
    let is_there = |path: &str| {
        site.id_of(path).is_some() || site.is_broken(path) || site.hidden_at(path, main).is_some()
    };
    let whole = format!("{}.md", page.stem());
    // The first of the languages may be named, too.
    if page.lang != main && !is_there(&whole) {
        let problem = Problem::LoneTranslation { path: whole };
        return Some(Diagnostic::warning(problem, page.file.top()));
    }
    let slug = page.location.municipality.as_ref();
    let slug = slug.filter(|_| page.kind() == Kind::MunicipalPage)?;
    if site.term(Kind::Municipality, slug).is_some()
        || site.is_broken(&path_of(Kind::Municipality, slug))
    {
        return None;
    }
    let problem = unknown_term(Kind::Municipality, slug, site);
    Some(Diagnostic::error(problem, page.file.top()))
}

/// Why a link `@/path` leads nowhere: the page is not to be seen yet, or there is none.
pub fn unknown_page(path: &str, site: &Site, lang: &str) -> Problem {
    let target = format!("@/{path}");
    match hidden_page(path, site, lang) {
        Some(page) => {
            let (why, day) = page.reason();
            Problem::HiddenLink { target, why, day }
        }
        None => Problem::UnknownLink {
            target,
            nearest: nearest(path, site.paths()).map(|found| format!("@/{found}")),
        },
    }
}

/// A page at this path that visitors do not see yet, however the path is written: encoded, or without its ending.
pub fn hidden_page<'s>(path: &str, site: &'s Site, lang: &str) -> Option<&'s HiddenPage> {
    let path = decode(path);
    let path = path.split('#').next().unwrap_or_default();
    let hidden = site.hidden_at(path, lang);
    hidden.or_else(|| site.hidden_at(&format!("{}.md", path.trim_end_matches('/')), lang))
}

/// Why the municipality with this name cannot be named in `site.toml`, if it cannot.
pub fn unknown_municipality(slug: &str, site: &Site) -> Option<Problem> {
    let kind = Kind::Municipality;
    let is_there = site.term(kind, slug).is_some() || site.is_broken(&path_of(kind, slug));
    (!is_there).then(|| unknown_term(kind, slug, site))
}

/// Why the topic with this name cannot be named in a text, if it cannot.
pub fn check_topic(slug: &str, site: &Site) -> Option<Problem> {
    let kind = Kind::Topic;
    let is_there = site.term(kind, slug).is_some() || site.is_broken(&path_of(kind, slug));
    (!is_there).then(|| unknown_term(kind, slug, site))
}

/// Why a municipality, topic or factor cannot be named.
fn unknown_term(kind: Kind, slug: &str, site: &Site) -> Problem {
    let what = kind.name().to_owned();
    let slug = slug.to_owned();
    match site.hidden_at(&path_of(kind, &slug), site.config.default_language()) {
        Some(page) => {
            let (why, day) = page.reason();
            Problem::HiddenReference {
                what,
                slug,
                why,
                day,
            }
        }
        None => Problem::UnknownReference {
            nearest: nearest(&slug, site.slugs(kind)),
            what,
            slug,
        },
    }
}

/// Endings of what browsers show where a picture is, and of what is refused as a picture.
const PICTURES: [&str; 14] = [
    "jpg", "jpeg", "jfif", "png", "webp", "gif", "svg", "heic", "heif", "avif", "tif", "tiff",
    "bmp", "dng",
];
const FILMS: [&str; 14] = [
    "mp4", "m4v", "mov", "webm", "avi", "mkv", "mpg", "mpeg", "ogv", "mp3", "m4a", "wav", "ogg",
    "3gp",
];
const DOCUMENTS: [&str; 13] = [
    "pdf", "doc", "docx", "odt", "ppt", "pptx", "odp", "xls", "xlsx", "ods", "txt", "html", "zip",
];

/// Why a file cannot be shown as a picture: no browser would, whatever is in it.
pub fn no_picture(src: &str) -> Option<Problem> {
    let name = src.rsplit('/').next().unwrap_or_default();
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let is_one = |known: &[&str]| {
        ending
            .as_deref()
            .is_some_and(|ending| known.contains(&ending))
    };
    if is_one(&PICTURES) {
        return None;
    }
    let looks = if ending.is_none() {
        "bare"
    } else if is_one(&FILMS) {
        "film"
    } else if is_one(&DOCUMENTS) {
        "document"
    } else {
        "other"
    };
    let src = src.to_owned();
    Some(Problem::NoPicture { src, looks })
}

/// The picture of the page must be a file beside it, with words for who cannot
/// see it.
fn check_image(page: &Page, site: &Site) -> Option<Diagnostic> {
    let image = page.common.image.as_ref()?;
    let src = image.src.clone();
    let folder = page.folder();
    let problem = if site.file_url(folder, &src).is_none() {
        let nearest = nearest(&src, site.files_in(folder));
        Problem::MissingImage { src, nearest }
    } else if let Some(problem) = no_picture(&src) {
        problem
    } else if is_blank(&image.alt) {
        Problem::MissingAlt { src }
    } else {
        return None;
    };
    let at = page.file.text.find(&image.src).unwrap_or_default();
    let span = at..at + image.src.len();
    Some(Diagnostic::error(problem, page.file.place(span)))
}

fn check_term(
    file: &TextFile,
    site: &Site,
    kind: Kind,
    reference: &Spanned<String>,
) -> Option<Diagnostic> {
    let slug = &reference.value;
    if site.term(kind, slug).is_some() || site.is_broken(&path_of(kind, slug)) {
        return None;
    }
    let problem = unknown_term(kind, slug, site);
    Some(Diagnostic::error(
        problem,
        file.place(reference.span.clone()),
    ))
}

/// Where the page of a term has its file.
fn path_of(kind: Kind, slug: &str) -> String {
    match kind {
        Kind::Municipality => format!("gemeenten/{slug}/_index.md"),
        Kind::Topic => format!("onderwerpen/{slug}.md"),
        _ => format!("factoren/{slug}.md"),
    }
}

/// The code must be in the list of municipalities. One that no longer exists
/// is not in it; then the municipality it became part of must be.
fn check_code(page: &Page, site: &Site, front: &MunicipalityFront) -> Option<Diagnostic> {
    let list = &site.municipalities;
    if list.is_empty() {
        return None;
    }
    let (wanted, nearest) = match &front.opgegaan_in {
        Some(present) if list.by_name(&present.value).is_none() => {
            (present, nearest(&present.value, list.names()))
        }
        None if list.by_code(&front.cbs.value).is_none() => {
            let by_name = list.by_name(&front.name);
            (&front.cbs, by_name.map(|known| known.cbs.clone()))
        }
        _ => return None,
    };
    let problem = Problem::UnknownMunicipality {
        value: wanted.value.clone(),
        nearest,
    };
    Some(Diagnostic::error(
        problem,
        page.file.place(wanted.span.clone()),
    ))
}
