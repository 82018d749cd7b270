//! Which files the output has, and what each is made of. Nothing is rendered
//! yet: `build` renders all of them, `serve` only the one somebody looks at.

pub(crate) mod job;
mod sources;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::job::{Entry, Job, Source};
use self::sources::Clash;
use crate::context::build::{NOT_FOUND, PAGE_SIZE, form_pages, numbered, share_image};
use crate::export;
use crate::headers::Headers;
use crate::machine::{feeds, sitemap, well_known};
use crate::pages::frames;
use crate::theme::Engine;
use content::{Front, Kind, Section, decode};
use diagnostics::{Diagnostic, Problem};
use files::compress;
use images::Picture;
use site::addresses;
use site::index::Index;
use site::{Page, PageId, Site};

/// The files of a site by path (`site/…` and `function/…`), sorted.
#[derive(Debug, Default)]
pub struct Plan {
    entries: BTreeMap<String, Entry>,
    clashes: Vec<Clash>,
}

impl Plan {
    /// Lists every file. Two sources of one file are reported: only one of them could be seen.
    pub fn new(site: &Site, engine: &Engine) -> (Self, Vec<Diagnostic>) {
        let mut plan = Self::list(site, engine);
        let mut clashes = std::mem::take(&mut plan.clashes);
        clashes.extend(sources::clashes(&plan.entries));
        let (own, others): (Vec<Clash>, Vec<Clash>) =
            clashes.into_iter().partition(Clash::is_of_the_site);
        let diagnose = |clash: &Clash| sources::diagnose(clash, site);
        let mut found: Vec<Diagnostic> = others.iter().filter_map(diagnose).collect();
        // Of two pages at one address the site makes everything twice; the pages are what somebody can change.
        if found.is_empty() {
            found.extend(own.iter().filter_map(diagnose));
        }
        found.extend(Self::reserved(site));
        (plan, found)
    }

    /// Whether a site has the same files before and after an edit, made of the same.
    pub(crate) fn is_same(before: &Site, after: &Site, engine: &Engine) -> bool {
        // Which files a page has follows from that page and the index alone.
        let has_same_index = Arc::ptr_eq(&before.index, &after.index);
        let pages = before.pages.iter().zip(&after.pages).enumerate();
        let mut changed =
            pages.filter(|(_, (one, other))| !has_same_index || !Arc::ptr_eq(one, other));
        changed.all(|(id, (one, other))| {
            of_page(id, one, before) == of_page(id, other, after)
                && share_image(one, engine) == share_image(other, engine)
        }) && Self::without_pages(before, engine).entries
            == Self::without_pages(after, engine).entries
    }

    fn list(site: &Site, engine: &Engine) -> Self {
        let mut plan = Self::default();
        for (id, page) in site.pages.iter().enumerate() {
            for (path, entry) in of_page(id, page, site) {
                plan.add(path, entry.job, entry.source);
            }
            if let Some(url) = share_image(page, engine) {
                plan.add_made(format!("site{}", decode(&url)), Job::SharePicture(id));
            }
        }
        plan.add_without_pages(site, engine);
        plan
    }

    fn without_pages(site: &Site, engine: &Engine) -> Self {
        let mut plan = Self::default();
        plan.add_without_pages(site, engine);
        plan
    }

    /// Every file that is not made of one page.
    fn add_without_pages(&mut self, site: &Site, engine: &Engine) {
        self.add_generated(site);
        self.add_municipal_forms(site);
        for (id, url) in frames(site, engine) {
            self.add_made(site.base_url.file(&url), Job::Frame(id));
        }
        for (path, bytes) in engine.assets().files() {
            self.add_made(format!("site/{path}"), Job::Bytes(Arc::clone(bytes)));
        }
        for (path, url, bytes) in site.files() {
            let job = Job::Bytes(Arc::clone(bytes));
            let source = Source::File(path.to_owned());
            self.add(site.base_url.file(&url), job, source);
        }
        for size in site.pictures.values().flat_map(Picture::files) {
            let job = Job::Bytes(Arc::clone(&size.bytes));
            self.add(format!("site/{}", size.path), job, Source::Picture);
        }
        for path in editor::paths() {
            self.add_made(format!("site/beheer/{path}"), Job::Editor(path));
        }
        self.add_function(site, engine);
        self.add_for_machines(site, engine);
    }

    /// Adds a file; the first one at a path stays, and another one there is a clash.
    fn add(&mut self, path: String, job: Job, source: Source) {
        let entry = Entry { job, source };
        match self.entries.get(&path) {
            Some(first) => self.clashes.extend(Clash::same(&path, first, &entry)),
            None => {
                self.entries.insert(path, entry);
            }
        }
    }

    /// Adds a file that nobody wrote.
    fn add_made(&mut self, path: String, job: Job) {
        self.add(path, job, Source::Site);
    }

    /// Files beside pages at addresses that the function, the desk or the editor answers for.
    fn reserved(site: &Site) -> Vec<Diagnostic> {
        let within = |url: &str| site.base_url.within(url).map(ToOwned::to_owned);
        let files = site
            .files_by_path()
            .filter_map(|(path, url)| Some((path, within(&url)?)));
        files
            .filter(|(_, url)| addresses::is_owned(url))
            .map(|(path, url)| {
                Diagnostic::global(Problem::SameOutput {
                    path: format!("content/{path}"),
                    url,
                    other: None,
                    how: "same",
                })
            })
            .collect()
    }

    /// Files that compressed copies of others would replace: `kaart.svg.gz` beside `kaart.svg`.
    pub fn check_compressed(&self) -> Vec<Diagnostic> {
        let files = self.entries.iter().filter_map(|(path, entry)| {
            let Source::File(file) = &entry.source else {
                return None;
            };
            let whole = compress::whole(path)?;
            self.entries.contains_key(whole).then_some((path, file))
        });
        files
            .map(|(path, file)| {
                Diagnostic::global(Problem::SameOutput {
                    path: format!("content/{file}"),
                    url: path.strip_prefix("site").unwrap_or(path).to_owned(),
                    other: None,
                    how: "compressed",
                })
            })
            .collect()
    }

    /// What the file at this path is made of.
    pub fn get(&self, path: &str) -> Option<&Job> {
        self.entries.get(path).map(|entry| &entry.job)
    }

    /// Whether something answers at an address within the site (`/tips/luisteren/`); the function and the desk answer for
    /// their own.
    pub fn has_address(&self, address: &str) -> bool {
        let path = address.split(['#', '?']).next().unwrap_or_default();
        let path = decode(path);
        let path = path.trim_start_matches('/');
        ["api/", "desk"].iter().any(|own| path.starts_with(own))
            || self.entries.contains_key(&format!("site/{path}"))
            || self
                .entries
                .contains_key(&format!("site/{}", file_of_folder(path)))
    }

    /// Every file.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Job)> {
        self.entries.iter().map(|(path, entry)| (path, &entry.job))
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn add_generated(&mut self, site: &Site) {
        let main = site.config.default_language();
        for section in site.generated_sections() {
            let count = site
                .index
                .of_kind(section.kind(), main)
                .len()
                .div_ceil(PAGE_SIZE)
                .max(1);
            let url = site.section_url(section);
            for number in 1..=count {
                let path = site.base_url.file(&numbered(&url, number));
                self.add_made(path, Job::Section { section, number });
            }
        }
        if site.page_at("_index.md", main).is_none() {
            self.add_made("site/index.html".to_owned(), Job::Home);
        }
    }

    /// Every form page once more for every municipality that takes part: `/kerkrade/vraag/`. A
    /// page the municipality wrote itself wins.
    fn add_municipal_forms(&mut self, site: &Site) {
        let main = site.config.default_language();
        let forms = form_pages(site, main);
        let forms: Vec<PageId> = forms
            .into_iter()
            .filter(|(_, form)| form.municipality_field().is_some())
            .map(|(id, _)| id)
            .collect();
        for municipality in site.index.of_kind(Kind::Municipality, main).iter().copied() {
            let own = &site.pages[municipality];
            let takes_part = matches!(&own.front, Front::Municipality(front) if front.takes_part());
            for page in forms.iter().copied().filter(|_| takes_part) {
                let url = format!("{}{}/", own.url, site.pages[page].location.name());
                if site.page_with_url(&url).is_none() {
                    let job = Job::MunicipalForm { municipality, page };
                    self.add_made(site.base_url.file(&url), job);
                }
            }
        }
    }

    /// Feeds, what search engines look for, and the headers.
    fn add_for_machines(&mut self, site: &Site, engine: &Engine) {
        for feed in feeds::all(site) {
            self.add_made(site.base_url.file(&feed.url()), Job::Feed(feed));
        }
        for part in 0..sitemap::sitemaps(site) {
            let name = sitemap::sitemap_name(part);
            self.add_made(format!("site/{name}"), Job::Sitemap(part));
        }
        let has = |folder: &str| self.entries.keys().any(|path| path.starts_with(folder));
        let files = Headers::new(&site.config).files(&site.base_url, has);
        for (path, bytes) in well_known::files(site, engine).into_iter().chain(files) {
            self.add_made(path, Job::Bytes(bytes.into()));
        }
    }

    fn add_function(&mut self, site: &Site, engine: &Engine) {
        for (path, bytes) in export::files(engine) {
            self.add_made(format!("function/{path}"), Job::Bytes(bytes.into()));
        }
        for (id, (file, _)) in site.forms.iter() {
            let job = Job::Bytes(file.text.as_bytes().into());
            let source = Source::Form(file.path.clone());
            self.add(format!("function/formulieren/{id}.toml"), job, source);
        }
        for lang in &site.config.languages {
            let job = Job::Shell(lang.clone());
            self.add_made(format!("function/shells/{lang}.html"), job);
        }
    }
}

/// A page with the further pages of its list, its old addresses, and for
/// the page of lost visitors the name that static hosts look for.
fn of_page(id: PageId, page: &Page, site: &Site) -> Vec<(String, Entry)> {
    let base_url = &site.base_url;
    let count = length_of_list(page, &site.index).div_ceil(PAGE_SIZE).max(1);
    let file = |path: String, job: Job| {
        let source = Source::Page(id);
        (path, Entry { job, source })
    };
    let mut files: Vec<(String, Entry)> = (1..=count)
        .map(|number| {
            let path = base_url.file(&numbered(&page.url, number));
            file(path, Job::Page { id, number })
        })
        .collect();
    if page.kind() == Kind::Page && page.location.slug == NOT_FOUND {
        let folder = page.url.trim_end_matches("niet-gevonden/");
        let job = Job::Page { id, number: 1 };
        files.push(file(base_url.file(&format!("{folder}404.html")), job));
    }
    for (index, alias) in page.common.aliases.iter().enumerate() {
        // One that cannot be an address has been reported.
        if let Some(address) = addresses::address_of(&alias.value) {
            let entry = Entry {
                job: Job::Redirect(id),
                source: Source::Alias(id, index),
            };
            files.push((base_url.file(&base_url.url(&address)), entry));
        }
    }
    files
}

/// How many items the longest list on a page has.
fn length_of_list(page: &Page, index: &Index) -> usize {
    let (lang, slug) = (&page.lang, page.location.slug.as_str());
    match (page.kind(), page.location.section) {
        (Kind::Section, Some(Section::Municipalities | Section::Factors | Section::Topics)) => 0,
        (Kind::Section, Some(section)) => index.of_kind(section.kind(), lang).len(),
        (Kind::Topic, _) => [Kind::Story, Kind::Tip, Kind::Question]
            .map(|kind| index.about(kind, lang, slug).len())
            .into_iter()
            .max()
            .unwrap_or_default(),
        (Kind::Municipality, _) => [Kind::Story, Kind::Question, Kind::Practice, Kind::Person]
            .map(|kind| index.within(kind, lang, slug).len())
            .into_iter()
            .max()
            .unwrap_or_default(),
        _ => 0,
    }
}

/// `tips/luisteren` and `tips/luisteren/` → `tips/luisteren/index.html`
fn file_of_folder(path: &str) -> String {
    match path.trim_end_matches('/') {
        "" => "index.html".to_owned(),
        path => format!("{path}/index.html"),
    }
}
