//! Which files the output has, and what each is made of. Nothing is rendered
//! yet: `build` renders all of them, `serve` only the one somebody looks at.

use std::collections::BTreeMap;
use std::sync::Arc;

use function::form::{FieldType, Form};

use super::discovery;
use super::engine::Engine;
use super::feeds::{self, Feed};
use super::frame::frames;
use super::generated::generated_sections;
use super::views::{NOT_FOUND, form_pages};
use crate::content::{Front, Kind, Section, decode};
use crate::editor;
use crate::headers::Headers;
use crate::images::Picture;
use crate::site::{Page, PageId, Site};

/// How many items a page of a list shows.
pub(super) const PAGE_SIZE: usize = 20;

/// What a file is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// A page, or a further page of its list; they count from 1.
    Page {
        /// The page.
        id: PageId,
        /// Which page of its list.
        number: usize,
    },
    /// An old address of a page.
    Redirect(PageId),
    /// The list of a section that has no `_index.md`.
    Section {
        /// The section.
        section: Section,
        /// Which page of its list.
        number: usize,
    },
    /// The home page of a site that has no `_index.md`.
    Home,
    /// A form page with a municipality filled in.
    MunicipalForm {
        /// The municipality.
        municipality: PageId,
        /// The page that holds the form.
        page: PageId,
    },
    /// The picture frame of a municipality.
    Frame(PageId),
    /// An Atom feed.
    Feed(Feed),
    /// A part of the sitemap; 0 is the whole, or the list of the parts.
    Sitemap(usize),
    /// The page around the function's answers, in a language.
    Shell(String),
    /// A file of the editor in the browser.
    Editor(&'static str),
    /// A file that is there already.
    Bytes(Arc<[u8]>),
}

/// The files of a site by path (`site/…` and `function/…`), sorted.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    jobs: BTreeMap<String, Job>,
}

impl Plan {
    /// Lists every file.
    pub fn new(site: &Site, engine: &Engine) -> Self {
        let mut plan = Self::default();
        for (id, page) in site.pages.iter().enumerate() {
            plan.add_page(site, id, page);
        }
        plan.add_generated(site);
        plan.add_municipal_forms(site);
        for (id, url) in frames(site, engine) {
            plan.add(format!("site/{}", file_of_url(&url)), Job::Frame(id));
        }
        for (path, bytes) in engine.assets().files() {
            plan.add(format!("site/{path}"), Job::Bytes(Arc::clone(bytes)));
        }
        for (url, bytes) in site.files() {
            plan.add(
                format!("site{}", decode(&url)),
                Job::Bytes(Arc::clone(bytes)),
            );
        }
        for size in site.pictures.values().flat_map(Picture::files) {
            let bytes = Arc::clone(&size.bytes);
            plan.add(format!("site/{}", size.path), Job::Bytes(bytes));
        }
        for path in editor::paths() {
            plan.add(format!("site/beheer/{path}"), Job::Editor(path));
        }
        plan.add_function(site, engine);
        plan.add_for_machines(site, engine);
        plan
    }

    fn add(&mut self, path: String, job: Job) {
        self.jobs.insert(path, job);
    }

    /// What the file at this path is made of.
    pub fn get(&self, path: &str) -> Option<&Job> {
        self.jobs.get(path)
    }

    /// Whether something answers at an address of the site (`/tips/luisteren/`);
    /// the function and the desk answer for their own.
    pub fn has_address(&self, address: &str) -> bool {
        let path = address.split(['#', '?']).next().unwrap_or_default();
        let path = decode(path);
        let path = path.trim_start_matches('/');
        ["api/", "desk"].iter().any(|own| path.starts_with(own))
            || self.jobs.contains_key(&format!("site/{path}"))
            || self
                .jobs
                .contains_key(&format!("site/{}", file_of_folder(path)))
    }

    /// Every file.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Job)> {
        self.jobs.iter()
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.jobs.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.jobs.is_empty()
    }

    /// A page with the further pages of its list, its old addresses, and for
    /// the page of lost visitors the name that static hosts look for.
    fn add_page(&mut self, site: &Site, id: PageId, page: &Page) {
        let count = length_of_list(site, page).div_ceil(PAGE_SIZE).max(1);
        for number in 1..=count {
            let path = file_of_url(&numbered(&page.url, number));
            self.add(format!("site/{path}"), Job::Page { id, number });
        }
        if page.kind() == Kind::Pagina && page.location.slug == NOT_FOUND {
            let folder = page.url.trim_end_matches("niet-gevonden/");
            self.add(format!("site{folder}404.html"), Job::Page { id, number: 1 });
        }
        for alias in &page.common.aliases {
            self.add(
                format!("site/{}", file_of_alias(&alias.slug)),
                Job::Redirect(id),
            );
        }
    }

    fn add_generated(&mut self, site: &Site) {
        let main = site.config.default_language();
        for section in generated_sections(site) {
            let count = site
                .index
                .of_kind(section.kind(), main)
                .len()
                .div_ceil(PAGE_SIZE)
                .max(1);
            let url = format!("/{}/", section.url_prefix().unwrap_or_default());
            for number in 1..=count {
                let path = file_of_url(&numbered(&url, number));
                self.add(format!("site/{path}"), Job::Section { section, number });
            }
        }
        if site.page_at("_index.md", main).is_none() {
            self.add("site/index.html".to_owned(), Job::Home);
        }
    }

    /// Every form page once more for every municipality: `/kerkrade/vraag/`. A
    /// page the municipality wrote itself wins.
    fn add_municipal_forms(&mut self, site: &Site) {
        let main = site.config.default_language();
        let forms = form_pages(site, main);
        let forms: Vec<PageId> = forms
            .into_iter()
            .filter(|(_, form)| asks_municipality(form))
            .map(|(id, _)| id)
            .collect();
        for municipality in site.index.of_kind(Kind::Gemeente, main).iter().copied() {
            let town = &site.pages[municipality];
            let exists =
                matches!(&town.front, Front::Gemeente(front) if front.opgegaan_in.is_none());
            for page in forms.iter().copied().filter(|_| exists) {
                let url = format!("{}{}/", town.url, site.pages[page].location.name());
                if site.page_with_url(&url).is_none() {
                    let job = Job::MunicipalForm { municipality, page };
                    self.add(format!("site/{}", file_of_url(&url)), job);
                }
            }
        }
    }

    /// Feeds, what search engines look for, and the headers.
    fn add_for_machines(&mut self, site: &Site, engine: &Engine) {
        for feed in feeds::all(site) {
            self.add(format!("site{}", decode(&feed.url())), Job::Feed(feed));
        }
        for part in 0..discovery::sitemaps(site) {
            let name = discovery::sitemap_name(part);
            self.add(format!("site/{name}"), Job::Sitemap(part));
        }
        let has = |folder: &str| self.jobs.keys().any(|path| path.starts_with(folder));
        let files = Headers::new(&site.config).files(has);
        for (path, bytes) in discovery::files(site, engine).into_iter().chain(files) {
            self.add(path, Job::Bytes(bytes.into()));
        }
    }

    fn add_function(&mut self, site: &Site, engine: &Engine) {
        for (path, bytes) in super::function_output::files(site, engine) {
            self.add(format!("function/{path}"), Job::Bytes(bytes.into()));
        }
        for lang in &site.config.languages {
            self.add(
                format!("function/shells/{lang}.html"),
                Job::Shell(lang.clone()),
            );
        }
    }
}

/// How many items the longest list on a page has.
fn length_of_list(site: &Site, page: &Page) -> usize {
    let (lang, slug) = (&page.lang, page.location.slug.as_str());
    match (page.kind(), page.location.section) {
        (Kind::Section, Some(Section::Gemeenten | Section::Factoren | Section::Onderwerpen)) => 0,
        (Kind::Section, Some(section)) => site.index.of_kind(section.kind(), lang).len(),
        (Kind::Onderwerp, _) => [Kind::Verhaal, Kind::Tip, Kind::Vraag]
            .map(|kind| site.index.about(kind, lang, slug).len())
            .into_iter()
            .max()
            .unwrap_or_default(),
        (Kind::Gemeente, _) => [Kind::Verhaal, Kind::Vraag, Kind::Praktijk]
            .map(|kind| site.index.within(kind, lang, slug).len())
            .into_iter()
            .max()
            .unwrap_or_default(),
        _ => 0,
    }
}

/// `/verhalen/` and 2 make `/verhalen/pagina/2/`; the first page is the list itself.
pub(super) fn numbered(url: &str, number: usize) -> String {
    if number == 1 {
        url.to_owned()
    } else {
        format!("{url}pagina/{number}/")
    }
}

/// `tips/luisteren` and `tips/luisteren/` → `tips/luisteren/index.html`
fn file_of_folder(path: &str) -> String {
    match path.trim_end_matches('/') {
        "" => "index.html".to_owned(),
        path => format!("{path}/index.html"),
    }
}

/// `/tips/luisteren/` → `tips/luisteren/index.html`
pub(super) fn file_of_url(url: &str) -> String {
    format!("{}index.html", decode(url).trim_start_matches('/'))
}

/// An old address: `/oud/` and `/oud` are folders, `/oud.html` is a file.
fn file_of_alias(alias: &str) -> String {
    let path = decode(alias);
    let path = path.trim_matches('/');
    match path.rsplit_once('.') {
        Some((_, "html")) => path.to_owned(),
        _ if path.is_empty() => "index.html".to_owned(),
        _ => format!("{path}/index.html"),
    }
}

fn asks_municipality(form: &Form) -> bool {
    form.fields
        .iter()
        .any(|field| matches!(field.field_type, FieldType::Municipality))
}
