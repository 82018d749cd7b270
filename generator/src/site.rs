//! The typed site: every page with its place, and every reference resolved.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use function::form::Form;

use crate::content::{
    Common, Config, Date, Front, FrontMatter, Kind, Location, Municipalities, Reference, Section,
    Sources, TextFile, locate, split,
};
use crate::diagnostic::{Diagnostic, Place, Problem, nearest};
use crate::map::Borders;
use crate::markdown::{self, Call};
use crate::references;

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// Include drafts and pages that are to appear later.
    pub drafts: bool,
    /// The day that `publish_on` is compared with.
    pub today: Date,
    /// Instead of `base_url` of `site.toml`.
    pub base_url: Option<String>,
}

/// One page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The file it comes from.
    pub file: TextFile,
    /// Its place.
    pub location: Location,
    /// Its language.
    pub lang: String,
    /// Its address from the root of the site: `/tips/luisteren/`.
    pub url: String,
    /// The common keys.
    pub common: Common,
    /// The keys of its type.
    pub front: Front,
    /// Byte range of the markdown in the file.
    pub body: Range<usize>,
    /// The shortcodes its markdown calls.
    pub calls: Vec<Call>,
}

impl Page {
    /// Path below `content/`, as links name it: `tips/luisteren.md`.
    pub fn path(&self) -> &str {
        self.file.below("content")
    }

    /// Type of page.
    pub fn kind(&self) -> Kind {
        self.location.kind
    }

    /// The slug of the municipality the page belongs to.
    pub fn municipality(&self) -> Option<&str> {
        match self.municipality_reference() {
            Some(reference) => Some(&reference.slug),
            None => self.location.municipality.as_deref(),
        }
    }

    /// The municipality its front matter names.
    pub fn municipality_reference(&self) -> Option<&Reference> {
        match &self.front {
            Front::Verhaal(front) => front.gemeente.as_ref(),
            Front::Vraag(front) => front.gemeente.as_ref(),
            Front::Praktijk(front) => front.gemeente.as_ref(),
            _ => None,
        }
    }

    /// The working factors a practice names.
    pub fn factors(&self) -> &[Reference] {
        match &self.front {
            Front::Praktijk(front) => &front.factoren,
            _ => &[],
        }
    }

    /// Whether the page has this topic.
    pub fn has_topic(&self, slug: &str) -> bool {
        self.common
            .onderwerpen
            .iter()
            .any(|topic| topic.slug == slug)
    }
}

/// The index of a page in [`Site::pages`].
pub type PageId = usize;

/// The whole site.
pub struct Site {
    /// The settings.
    pub config: Config,
    /// Where the site will stand, without a slash at the end.
    pub base_url: String,
    /// The pages, in the order of their paths.
    pub pages: Vec<Page>,
    /// The form definitions, by id, with their files.
    pub forms: BTreeMap<String, (TextFile, Form)>,
    /// All Dutch municipalities.
    pub municipalities: Municipalities,
    /// The borders for the map.
    pub borders: Option<Arc<Borders>>,
    /// Files beside pages: path below `content/`, and bytes.
    files: Vec<(String, Arc<[u8]>)>,
    config_file: TextFile,
    /// Paths of pages that could not be read. What is wrong with them is said
    /// once; a link to one is not wrong, too.
    broken: HashSet<String>,
    by_path: HashMap<String, PageId>,
    by_url: HashMap<String, PageId>,
    terms: HashMap<(Kind, String), PageId>,
}

impl Site {
    /// The page a link `@/path` means, in `lang` when there is a translation.
    pub fn page_at(&self, path: &str, lang: &str) -> Option<&Page> {
        let translated = path
            .strip_suffix(".md")
            .and_then(|stem| self.by_path.get(&format!("{stem}.{lang}.md")));
        translated
            .or_else(|| self.by_path.get(path))
            .map(|id| &self.pages[*id])
    }

    /// Whether there is a file at this path that could not be read.
    pub fn is_broken(&self, path: &str) -> bool {
        self.broken.contains(path)
    }

    /// The index of [`Self::page_at`].
    pub fn id_at(&self, path: &str, lang: &str) -> Option<PageId> {
        let page = self.page_at(path, lang)?;
        self.by_path.get(page.path()).copied()
    }

    /// A place in `site.toml`.
    pub fn config_place(&self, span: Range<usize>) -> Place {
        self.config_file.place(span)
    }

    /// The address of a file beside a page, when there is such a file.
    pub fn file_url(&self, folder: &str, name: &str) -> Option<String> {
        let path = format!("{folder}/{name}");
        self.files
            .iter()
            .any(|(known, _)| *known == path)
            .then(|| self.url_of_file(&path))
    }

    /// The names of the files beside a page.
    pub fn files_in<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        self.files
            .iter()
            .filter_map(move |(path, _)| path.strip_prefix(folder)?.strip_prefix('/'))
    }

    /// All files beside pages: address, and bytes.
    pub fn files(&self) -> impl Iterator<Item = (String, &Arc<[u8]>)> {
        self.files
            .iter()
            .map(|(path, bytes)| (self.url_of_file(path), bytes))
    }

    /// A file in the folder of a bundle stands below the address of its page;
    /// any other keeps its path.
    fn url_of_file(&self, path: &str) -> String {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let bundle = ["index.md", "_index.md"]
            .iter()
            .find_map(|index| self.by_path.get(&format!("{folder}/{index}")));
        match bundle {
            Some(id) => format!("{}{name}", self.pages[*id].url),
            None => format!("/{path}"),
        }
    }

    /// The page with this address.
    pub fn page_with_url(&self, url: &str) -> Option<&Page> {
        self.by_url.get(url).map(|id| &self.pages[*id])
    }

    /// The paths that links can name.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().map(Page::path)
    }

    /// The page of a municipality, topic or factor.
    pub fn term(&self, kind: Kind, slug: &str) -> Option<&Page> {
        self.terms
            .get(&(kind, slug.to_owned()))
            .map(|id| &self.pages[*id])
    }

    /// The pages of one type in one language, in the order lists show them:
    /// by `volgorde`, then the newest first, then by title.
    pub fn of_kind(&self, kind: Kind, lang: &str) -> Vec<PageId> {
        let mut ids: Vec<PageId> = (0..self.pages.len())
            .filter(|id| self.pages[*id].kind() == kind && self.pages[*id].lang == lang)
            .collect();
        ids.sort_by(|a, b| order(&self.pages[*a]).cmp(&order(&self.pages[*b])));
        ids
    }
}

fn order(page: &Page) -> (u32, std::cmp::Reverse<Option<Date>>, String, &str) {
    (
        page.common.volgorde.unwrap_or(u32::MAX),
        std::cmp::Reverse(page.common.date),
        page.common.title.to_lowercase(),
        page.path(),
    )
}

/// Makes the site out of what was read; reports every problem it meets.
pub fn assemble(sources: &Sources, options: &Options) -> (Site, Vec<Diagnostic>) {
    let reader = FrontMatter::default();
    let parsed: Vec<Result<Page, Vec<Diagnostic>>> = sources
        .markdown
        .par_iter()
        .map(|file| read_page(file, &sources.config, &reader))
        .collect();
    let mut diagnostics = Vec::new();
    let mut pages = Vec::new();
    for result in parsed {
        match result {
            Ok(page) if is_visible(&page, options) => pages.push(page),
            Ok(_) => {}
            Err(found) => diagnostics.extend(found),
        }
    }
    let forms = read_forms(&sources.forms, &mut diagnostics);
    let base_url = options
        .base_url
        .as_ref()
        .unwrap_or(&sources.config.base_url);
    let mut site = Site {
        config: sources.config.clone(),
        base_url: base_url.trim_end_matches('/').to_owned(),
        by_path: HashMap::with_capacity(pages.len()),
        by_url: HashMap::with_capacity(pages.len()),
        terms: HashMap::new(),
        pages,
        forms,
        files: sources.files.clone(),
        config_file: sources.config_file.clone(),
        municipalities: sources.municipalities.clone(),
        borders: sources.borders.clone(),
        broken: broken_paths(&diagnostics),
    };
    site.index(&mut diagnostics);
    let found: Vec<Vec<Diagnostic>> = site
        .pages
        .par_iter()
        .map(|page| references::check(page, &site))
        .collect();
    diagnostics.extend(found.into_iter().flatten());
    (site, diagnostics)
}

fn is_visible(page: &Page, options: &Options) -> bool {
    options.drafts
        || (!page.common.draft
            && page
                .common
                .publish_on
                .is_none_or(|day| day <= options.today))
}

fn read_page(
    file: &TextFile,
    config: &Config,
    reader: &FrontMatter,
) -> Result<Page, Vec<Diagnostic>> {
    let path = file.below("content");
    let at_top = |problem| vec![Diagnostic::error(problem, file.place(0..0))];
    let Some(location) = locate(path) else {
        let folder = path.split('/').next().unwrap_or_default();
        return Err(at_top(Problem::UnknownFolder {
            path: path.to_owned(),
            nearest: nearest(folder, Section::ALL.map(Section::folder))
                .filter(|found| found != folder),
        }));
    };
    let lang = location
        .lang
        .clone()
        .unwrap_or_else(|| config.default_language().to_owned());
    if !config.languages.contains(&lang) {
        return Err(at_top(Problem::UnknownLanguage {
            lang,
            known: config.languages.join(", "),
        }));
    }
    let document = split(&file.text)
        .map_err(|(problem, span)| vec![Diagnostic::error(problem, file.place(span))])?;
    let parsed = reader.parse(location.kind, file, &document)?;
    let path = location.path();
    let url = if lang == config.default_language() {
        path
    } else {
        format!("/{lang}{path}")
    };
    Ok(Page {
        file: file.clone(),
        lang,
        url,
        location,
        common: parsed.common,
        front: parsed.front,
        calls: markdown::calls(&file.text[document.body.clone()]),
        body: document.body,
    })
}

fn read_forms(
    files: &[TextFile],
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, (TextFile, Form)> {
    let mut forms = BTreeMap::new();
    for file in files {
        match Form::parse(&file.text) {
            Ok(form) => {
                forms.insert(form.id.clone(), (file.clone(), form));
            }
            Err(error) => diagnostics.push(Diagnostic::error(
                Problem::BadForm {
                    reason: error.message,
                },
                file.place(error.span.unwrap_or(0..0)),
            )),
        }
    }
    forms
}

/// Paths below `content/` of the files something is wrong with.
fn broken_paths(diagnostics: &[Diagnostic]) -> HashSet<String> {
    diagnostics
        .iter()
        .filter_map(|found| found.place.as_ref())
        .filter_map(|place| Some(place.file.strip_prefix("content/")?.to_owned()))
        .collect()
}

impl Site {
    /// Fills the look-ups; two pages on one address are reported.
    fn index(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        for (id, page) in self.pages.iter().enumerate() {
            self.by_path.insert(page.path().to_owned(), id);
            let is_term = matches!(page.kind(), Kind::Gemeente | Kind::Onderwerp | Kind::Factor);
            if is_term && page.lang == self.config.default_language() {
                self.terms
                    .insert((page.kind(), page.location.slug.clone()), id);
            }
            if let Some(first) = self.by_url.get(&page.url) {
                diagnostics.push(Diagnostic::error(
                    Problem::SameUrl {
                        url: page.url.clone(),
                        other: self.pages[*first].file.path.clone(),
                    },
                    page.file.place(0..0),
                ));
            } else {
                self.by_url.insert(page.url.clone(), id);
            }
        }
    }
}
