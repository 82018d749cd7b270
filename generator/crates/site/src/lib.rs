//! The typed site: every page with its place, and every reference resolved.

pub mod addresses;
pub mod age;
pub mod assemble;
mod base_url;
pub mod index;
mod page;
pub mod references;
mod tips;
pub mod values;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use forms::Form;
use jiff::Timestamp;

pub use base_url::BaseUrl;
pub use page::{HiddenPage, Page};

use crate::index::Index;
use content::map::Borders;
use content::{
    Config, Date, Kind, Municipalities, SearchWords, Section, Sources, TextFile, TextModules,
    composed, decode, encode, locate,
};
use diagnostics::{Diagnostic, Place, Problem, Severity};
use images::{Picture, Pictures};

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// Include drafts and pages that are to appear later.
    pub drafts: bool,
    /// The moment that `publish_on` is compared with; the time zone of the site says which day that is.
    pub now: Timestamp,
    /// Instead of `base_url` of `site.toml`.
    pub base_url: Option<String>,
    /// Instead of the host of that: where `serve` answers.
    pub host: Option<String>,
}

/// The index of a page in [`Site::pages`].
pub type PageId = usize;

/// What a site is put together from.
pub(crate) struct SiteParts<'a> {
    pub(crate) pages: Vec<Arc<Page>>,
    pub(crate) halves: Vec<Arc<Page>>,
    pub(crate) hidden: Vec<HiddenPage>,
    pub(crate) forms: Forms,
    /// The names of forms that could not be read.
    pub(crate) broken_forms: Vec<String>,
    pub(crate) sources: &'a Sources,
    pub(crate) base_url: BaseUrl,
    pub(crate) now: Timestamp,
}

/// The form definitions, by id, with their files.
pub type Forms = BTreeMap<String, (TextFile, Form)>;

/// The whole site. Cloning it is cheap: what is large is shared.
#[derive(Clone)]
pub struct Site {
    /// The settings.
    pub config: Arc<Config>,
    /// Where the site will be.
    pub base_url: BaseUrl,
    /// The pages, in the order of their paths.
    pub pages: Vec<Arc<Page>>,
    /// What could be read of files with wrong front matter: no pages, but the
    /// rest of what is wrong with them is said in the same run.
    pub halves: Arc<Vec<Arc<Page>>>,
    /// The drafts and pages for later that there are beside those.
    pub hidden: Arc<Vec<HiddenPage>>,
    /// The form definitions, by id, with their files.
    pub forms: Arc<Forms>,
    /// The day of the build.
    pub today: Date,
    /// What was made of the pictures beside pages.
    pub pictures: Arc<Pictures>,
    /// All Dutch municipalities.
    pub municipalities: Arc<Municipalities>,
    /// What people type in other words than the site.
    pub search_words: Arc<SearchWords>,
    /// Pieces of text for answers.
    pub text_modules: Arc<TextModules>,
    /// Which pages are in which list.
    pub index: Arc<Index>,
    /// The borders for the map.
    pub borders: Option<Arc<Borders>>,
    /// Files beside pages: path below `content/`, and bytes.
    files: Arc<Vec<(String, Arc<[u8]>)>>,
    config_file: TextFile,
    /// Paths of pages that could not be read. What is wrong with them is said
    /// once; a link to one is not wrong, too.
    broken: Arc<HashSet<String>>,
    lookups: Arc<Lookups>,
}

#[derive(Default)]
struct Lookups {
    by_path: HashMap<String, PageId>,
    by_url: HashMap<String, PageId>,
    terms: HashMap<(Kind, String), PageId>,
}

impl Lookups {
    fn of(pages: &[Arc<Page>], main: &str) -> Self {
        let mut lookups = Self::default();
        for (id, page) in pages.iter().enumerate() {
            lookups.by_path.insert(page.path().to_owned(), id);
            let is_term = matches!(page.kind(), Kind::Municipality | Kind::Topic | Kind::Factor);
            if is_term && page.lang == main {
                let term = (page.kind(), page.location.slug.clone());
                lookups.terms.insert(term, id);
            }
            // Two pages on one address are reported when all files are known.
            lookups.by_url.entry(page.url.clone()).or_insert(id);
        }
        lookups
    }
}

impl Site {
    /// Puts the parts together. What has been found wrong tells which pages could not be read.
    pub(crate) fn new(parts: SiteParts<'_>, diagnostics: &[Diagnostic]) -> Self {
        let SiteParts {
            pages,
            halves,
            hidden,
            forms,
            broken_forms,
            sources,
            base_url,
            now,
        } = parts;
        let mut broken = broken_paths(diagnostics);
        broken.extend(broken_forms.iter().map(|id| form_path(id)));
        let main = sources.config.default_language();
        Self {
            config: Arc::new(sources.config.clone()),
            base_url,
            index: Arc::new(Index::new(&pages, &sources.config.languages)),
            lookups: Arc::new(Lookups::of(&pages, main)),
            pages,
            halves: Arc::new(halves),
            hidden: Arc::new(hidden),
            forms: Arc::new(forms),
            today: sources.config.day_of(now),
            pictures: Arc::default(),
            files: Arc::new(sources.files.clone()),
            config_file: sources.config_file.clone(),
            municipalities: Arc::new(sources.municipalities.clone()),
            search_words: Arc::new(sources.search_words.clone()),
            text_modules: Arc::new(sources.text_modules.clone()),
            borders: sources.borders.clone(),
            broken: Arc::new(broken),
        }
    }

    /// The same site with one page changed; that page keeps its place.
    #[must_use]
    pub fn with_page(&self, id: PageId, page: Page) -> Self {
        let mut site = self.clone();
        let moved = !index::stands_the_same(&site.pages[id], &page);
        site.pages[id] = Arc::new(page);
        if moved {
            site.index = Arc::new(Index::new(&site.pages, &site.config.languages));
        }
        site
    }

    /// The page a link `@/path` means, in `lang` when there is a translation.
    pub fn page_at(&self, path: &str, lang: &str) -> Option<&Page> {
        let path = &*composed(path);
        let translated = path
            .strip_suffix(".md")
            .and_then(|stem| self.lookups.by_path.get(&format!("{stem}.{lang}.md")));
        translated
            .or_else(|| self.lookups.by_path.get(path))
            .map(|id| &*self.pages[*id])
    }

    /// A page at this path that visitors do not see yet, in `lang` when there is only that.
    pub fn hidden_at(&self, path: &str, lang: &str) -> Option<&HiddenPage> {
        let path = &*composed(path);
        let translated = path
            .strip_suffix(".md")
            .map(|stem| format!("{stem}.{lang}.md"));
        let is_at = |path: &str| self.hidden.iter().find(|page| page.path == path);
        is_at(path).or_else(|| translated.and_then(|path| is_at(&path)))
    }

    /// The page at this address within the site that visitors do not see yet.
    pub fn hidden_with_url(&self, within: &str) -> Option<&HiddenPage> {
        let url = self.base_url.url(within);
        let wanted = decode(url.split(['#', '?']).next().unwrap_or_default());
        let wanted = wanted.trim_end_matches('/');
        let mut pages = self.hidden.iter();
        pages.find(|page| decode(&page.url).trim_end_matches('/') == wanted)
    }

    /// Whether what is shown is of yesterday: another day has begun, or a page is to appear by now.
    pub fn is_outdated(&self, now: Timestamp) -> bool {
        let zone = self.config.time_zone();
        let appears = |page: &HiddenPage| {
            !page.is_draft && page.from.is_some_and(|from| from.in_zone(&zone) <= now)
        };
        self.config.day_of(now) != self.today || self.hidden.iter().any(appears)
    }

    /// When what is shown now becomes outdated: at the end of the day, or when a page appears before that.
    pub fn outdated_at(&self) -> Timestamp {
        let zone = self.config.time_zone();
        let tomorrow = self.today.0.tomorrow().ok();
        let midnight = tomorrow.and_then(|day| day.to_zoned(zone.clone()).ok());
        let midnight = midnight.map_or(Timestamp::MAX, |midnight| midnight.timestamp());
        let pages = self.hidden.iter().filter(|page| !page.is_draft);
        let appear = pages.filter_map(|page| page.from.map(|from| from.in_zone(&zone)));
        appear.fold(midnight, Timestamp::min)
    }

    /// The page made from the file at this path below `content/`.
    pub fn id_of(&self, path: &str) -> Option<PageId> {
        self.lookups.by_path.get(&*composed(path)).copied()
    }

    /// Whether there is a file at this path that could not be read.
    pub fn is_broken(&self, path: &str) -> bool {
        self.broken.contains(&*composed(path))
    }

    /// Whether the page at this address within the site is one that could not be read.
    pub fn is_broken_url(&self, url: &str) -> bool {
        let of = |path: &str| locate(path).map(|location| location.path());
        let url = decode(url);
        let has = |page: &str| decode(page).trim_end_matches('/') == url.trim_end_matches('/');
        self.broken
            .iter()
            .any(|path| of(path).is_some_and(|page| has(&page)))
    }

    /// The index of [`Self::page_at`].
    pub fn id_at(&self, path: &str, lang: &str) -> Option<PageId> {
        let page = self.page_at(path, lang)?;
        self.lookups.by_path.get(page.path()).copied()
    }

    /// Whether there is a form of this name that could not be read.
    pub fn is_broken_form(&self, id: &str) -> bool {
        self.is_broken(&form_path(id))
    }

    /// `site.toml`.
    pub fn config_file(&self) -> &TextFile {
        &self.config_file
    }

    /// A place in `site.toml`.
    pub fn config_place(&self, span: Range<usize>) -> Place {
        self.config_file.place(span)
    }

    /// The address of a file beside a page, when there is such a file.
    pub fn file_url(&self, folder: &str, name: &str) -> Option<String> {
        let path = beside(folder, name);
        self.files
            .iter()
            .any(|(known, _)| *known == path)
            .then(|| self.url_of_file(&path))
    }

    /// The address of the picture of who is behind the site, when there is such a file.
    pub fn logo_url(&self) -> Option<String> {
        let logo = &self.config.afzender.as_ref()?.logo.as_ref()?.value;
        let (folder, name) = logo.rsplit_once('/').unwrap_or(("", logo));
        self.file_url(folder, name)
    }

    /// What was made of a picture beside a page.
    pub fn picture(&self, folder: &str, name: &str) -> Option<&Picture> {
        self.pictures.get(&beside(folder, name))
    }

    /// The names of the files beside a page.
    pub fn files_in<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        self.files.iter().filter_map(move |(path, _)| match folder {
            "" => Some(path.as_str()),
            folder => path.strip_prefix(folder)?.strip_prefix('/'),
        })
    }

    /// All files beside pages: path below `content/`, address, and bytes.
    pub fn files(&self) -> impl Iterator<Item = (&str, String, &Arc<[u8]>)> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), self.url_of_file(path), bytes))
    }

    /// All files beside pages: path below `content/`, and address.
    pub fn files_by_path(&self) -> impl Iterator<Item = (&str, String)> {
        self.files
            .iter()
            .map(|(path, _)| (path.as_str(), self.url_of_file(path)))
    }

    /// A file in the folder of a bundle is below the address of its page;
    /// any other keeps its path.
    fn url_of_file(&self, path: &str) -> String {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let bundle = ["index.md", "_index.md"]
            .iter()
            .find_map(|index| self.lookups.by_path.get(&format!("{folder}/{index}")));
        match bundle {
            Some(id) => format!("{}{}", self.pages[*id].url, encode(name)),
            None => self.base_url.url(&format!("/{}", encode(path))),
        }
    }

    /// An address as an editor writes it: one that begins with a slash is within the site.
    pub fn address(&self, written: &str) -> String {
        if written.starts_with('/') && !written.starts_with("//") {
            self.base_url.url(written)
        } else {
            written.to_owned()
        }
    }

    /// The page with this address.
    pub fn page_with_url(&self, url: &str) -> Option<&Page> {
        self.lookups.by_url.get(url).map(|id| &*self.pages[*id])
    }

    /// The paths that links can name.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.pages.iter().map(|page| page.path())
    }

    /// The names of all municipalities, topics or factors.
    pub fn slugs(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.pages
            .iter()
            .filter(move |page| page.kind() == kind)
            .map(|page| page.location.slug.as_str())
    }

    /// The page of a municipality, topic or factor.
    pub fn term(&self, kind: Kind, slug: &str) -> Option<&Page> {
        self.lookups
            .terms
            .get(&(kind, composed(slug).into_owned()))
            .map(|id| &*self.pages[*id])
    }

    /// The sections that have no `_index.md`; their lists exist all the same.
    pub fn generated_sections(&self) -> impl Iterator<Item = Section> {
        let main = self.config.default_language();
        Section::ALL.into_iter().filter(move |section| {
            let path = format!("{}/_index.md", section.folder());
            let has_list =
                section.has_empty_list() || !self.index.of_kind(section.kind(), main).is_empty();
            let has_address = section.url_prefix().is_some();
            has_address && has_list && self.page_at(&path, main).is_none()
        })
    }

    /// The address of the list of a section that has no page.
    pub fn section_url(&self, section: Section) -> String {
        let prefix = section.url_prefix().unwrap_or_default();
        self.base_url.url(&format!("/{prefix}/"))
    }

    /// The translations of a page, itself among them, in the order of the languages.
    pub fn translations(&self, page: &Page) -> Vec<&Page> {
        self.config
            .languages
            .iter()
            .filter_map(|lang| {
                let path = if *lang == self.config.default_language() {
                    format!("{}.md", page.stem())
                } else {
                    format!("{}.{lang}.md", page.stem())
                };
                self.lookups.by_path.get(&path).map(|id| &*self.pages[*id])
            })
            .collect()
    }
}

/// The path of a file in a folder; beside the home page there is no folder.
fn beside(folder: &str, name: &str) -> String {
    let name = composed(name);
    match folder {
        "" => name.into_owned(),
        folder => format!("{folder}/{name}"),
    }
}

/// Where a form has its file.
fn form_path(id: &str) -> String {
    format!("formulieren/{id}.toml")
}

/// Paths below `content/` of the files that have a mistake; of a file in the wrong place, the path it should have.
fn broken_paths(diagnostics: &[Diagnostic]) -> HashSet<String> {
    let errors = diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error);
    errors.filter_map(broken_path).collect()
}

fn broken_path(found: &Diagnostic) -> Option<String> {
    let below = |path: &str| path.strip_prefix("content/").map(str::to_owned);
    match &found.problem {
        Problem::Unreadable { path, .. } => below(path),
        Problem::WrongEnding { path, better } => {
            let folder = path.rsplit_once('/')?.0;
            below(&format!("{folder}/{better}"))
        }
        Problem::NamedLanguage { better, .. } => Some(better.clone()),
        Problem::UnknownFolder {
            path,
            better,
            nearest,
        } => better.clone().or_else(|| {
            let rest = path.split_once('/')?.1;
            Some(format!("{}/{rest}", nearest.as_ref()?))
        }),
        _ => below(&found.place.as_ref()?.file),
    }
}
