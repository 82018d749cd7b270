//! Makes the typed site out of what was read.

use std::sync::Arc;

use forms::FormProblem;
use jiff::Timestamp;
use rayon::prelude::*;

use crate::addresses;
use crate::references;
use crate::{BaseUrl, Forms, HiddenPage, Options, Page, Site, SiteParts};
use content::{
    Config, Document, FrontMatter, Location, Parsed, Section, Sources, Spans, TextFile,
    bad_setting, better_page_name, better_place, check_base_url, locate, named_for_language,
    odd_name, read_form, split, without_language,
};
use diagnostics::{Diagnostic, Problem, nearest};

/// Makes the site out of what was read; reports every problem it meets beside
/// those of what could not be read.
pub fn assemble(
    sources: &Sources,
    unread: Vec<Diagnostic>,
    options: &Options,
) -> (Site, Vec<Diagnostic>) {
    let mut diagnostics = unread;
    let base_url = base_url(sources, options, &mut diagnostics);
    let reader = PageReader::new(&sources.config, &base_url);
    let parsed: Vec<Result<Page, Broken>> = sources
        .markdown
        .par_iter()
        .map(|file| reader.read(file))
        .collect();
    let mut pages = Vec::new();
    let mut halves = Vec::new();
    let mut hidden = Vec::new();
    for result in parsed {
        match result {
            Ok(mut page) => {
                let is_public = is_public(&page, options.now, &sources.config);
                page.is_preview = !is_public;
                if is_public || options.drafts {
                    pages.push(Arc::new(page));
                } else {
                    hidden.push(HiddenPage::of(&page));
                }
            }
            Err(broken) => {
                // Nobody sees a hidden page yet, so what is wrong with it may wait.
                if let Some(page) = broken.hidden(options, &sources.config) {
                    hidden.push(page);
                } else {
                    diagnostics.extend(broken.found);
                    halves.extend(broken.half);
                }
            }
        }
    }
    let languages = &sources.config.languages;
    let (forms, broken_forms) = read_forms(&sources.forms, languages, &mut diagnostics);
    let parts = SiteParts {
        pages,
        halves,
        hidden,
        forms,
        broken_forms,
        sources,
        base_url: base_url.clone(),
        now: options.now,
    };
    let site = Site::new(parts, &diagnostics);
    diagnostics.extend(forms_below_path(&site, options));
    let pages = site.pages.par_iter().chain(site.halves.par_iter());
    diagnostics.par_extend(pages.flat_map_iter(|page| references::check(page, &site)));
    diagnostics.extend(addresses::check(&site));
    diagnostics.extend(references::check_search_words(&site));
    diagnostics.extend(references::check_text_modules(&site));
    (site, diagnostics)
}

/// The address of the site: what was asked for, or else what the settings say.
fn base_url(sources: &Sources, options: &Options, diagnostics: &mut Vec<Diagnostic>) -> BaseUrl {
    let given = options.base_url.as_deref();
    if let Some((given, why)) = given.and_then(|given| Some((given, check_base_url(given).err()?)))
    {
        let problem = bad_setting("--base-url", given, why);
        diagnostics.push(Diagnostic::global(problem));
    }
    let base_url = BaseUrl::new(given.unwrap_or(&sources.config.base_url));
    match &options.host {
        Some(host) => base_url.on(host),
        None => base_url,
    }
}

/// The function answers at `/api` of the host. A site below a path shares that host with others, so it can have no forms.
fn forms_below_path(site: &Site, options: &Options) -> Option<Diagnostic> {
    let path = site.base_url.path();
    let asks = |page: &&Arc<Page>| {
        let mut calls = page.calls.iter();
        calls.any(|call| ["formulier", "bonnetje"].contains(&call.name.as_str()))
    };
    let form = site.forms.values().next().map(|(file, _)| &file.path);
    let page = || site.pages.iter().find(asks).map(|page| &page.file.path);
    let file = form.or_else(page).filter(|_| !path.is_empty())?.clone();
    let below = path.to_owned();
    let problem = Problem::FormsBelowPath { below, file };
    if options.base_url.is_some() {
        return Some(Diagnostic::global(problem));
    }
    let span = Spans::of(&site.config_file().text).at(&["base_url"]);
    Some(Diagnostic::error(problem, site.config_place(span)))
}

/// Whether visitors may see a page by now.
pub fn is_public(page: &Page, now: Timestamp, config: &Config) -> bool {
    let from = page.common.publish_on;
    !page.common.draft && from.is_none_or(|from| from.in_zone(&config.time_zone()) <= now)
}

/// A file that is no page of the site.
pub struct Broken {
    /// Why.
    pub found: Vec<Diagnostic>,
    /// What could be read of it: the rest of the file may have mistakes, too,
    /// and an editor wants to know of all of them.
    half: Option<Arc<Page>>,
}

impl Broken {
    /// The page, when visitors do not see it anyhow.
    fn hidden(&self, options: &Options, config: &Config) -> Option<HiddenPage> {
        let half = self.half.as_ref().filter(|_| !options.drafts)?;
        (!is_public(half, options.now, config)).then(|| HiddenPage::of(half))
    }
}

impl From<Diagnostic> for Broken {
    fn from(found: Diagnostic) -> Self {
        Self {
            found: vec![found],
            half: None,
        }
    }
}

/// Makes pages out of files.
pub struct PageReader<'a> {
    config: &'a Config,
    base_url: &'a BaseUrl,
    front_matter: FrontMatter,
}

impl<'a> PageReader<'a> {
    /// For the site with these settings, at this address.
    pub fn new(config: &'a Config, base_url: &'a BaseUrl) -> Self {
        let front_matter = FrontMatter::default();
        Self {
            config,
            base_url,
            front_matter,
        }
    }

    /// Reads one page; what is wrong with it is reported at once.
    pub fn read(&self, file: &TextFile) -> Result<Page, Broken> {
        let (location, lang) =
            place(file, self.config).map_err(|problem| Diagnostic::error(problem, file.top()))?;
        let document = split(&file.text)
            .map_err(|(problem, span)| Diagnostic::error(*problem, file.place(span)))?;
        let parsed = self.front_matter.parse(location.kind, file, &document);
        let page = |parsed| self.page(file, (location, lang), (document, parsed));
        match parsed {
            Ok(parsed) => Ok(page(parsed)),
            Err(invalid) => Err(Broken {
                half: Some(Arc::new(page(invalid.partial))),
                found: invalid.diagnostics,
            }),
        }
    }

    fn page(
        &self,
        file: &TextFile,
        (location, lang): (Location, String),
        (document, parsed): (Document, Parsed),
    ) -> Page {
        let path = location.path();
        let url = if lang == self.config.default_language() {
            self.base_url.url(&path)
        } else {
            self.base_url.url(&format!("/{lang}{path}"))
        };
        Page {
            file: file.clone(),
            lang,
            url,
            location,
            sort_title: parsed.common.title.to_lowercase(),
            common: parsed.common,
            front: parsed.front,
            calls: markdown::calls(&file.text[document.body.clone()]),
            body: document.body,
            is_preview: false,
        }
    }
}

/// The place of a page in the site and its language, by the path of its file.
fn place(file: &TextFile, config: &Config) -> Result<(Location, String), Problem> {
    let path = file.below("content");
    if let Some((name, better)) = odd_name(path) {
        let name = name.escape_debug().to_string();
        return Err(Problem::OddName { name, better });
    }
    if let Some(better) = named_for_language(path, &config.languages) {
        let path = path.to_owned();
        return Err(Problem::NamedLanguage { path, better });
    }
    if let Some(better) = better_page_name(path, &config.languages) {
        let path = file.path.clone();
        return Err(Problem::WrongEnding { path, better });
    }
    let Some(location) = locate(path) else {
        let folder = path.split('/').next().unwrap_or_default();
        return Err(Problem::UnknownFolder {
            path: path.to_owned(),
            better: better_place(path),
            nearest: nearest(folder, Section::ALL.map(Section::folder))
                .filter(|found| found != folder),
        });
    };
    let main = config.default_language();
    let lang = location.lang.clone().unwrap_or_else(|| main.to_owned());
    if !config.languages.contains(&lang) {
        let known = config.languages.join(", ");
        let better = without_language(path, &lang);
        return Err(Problem::UnknownLanguage {
            lang,
            better,
            known,
        });
    }
    Ok((location, lang))
}

/// The forms, and the names of those that could not be read: what asks for them
/// is not wrong as well.
fn read_forms(
    files: &[TextFile],
    languages: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Forms, Vec<String>) {
    let mut forms = Forms::new();
    let mut broken = Vec::new();
    for file in files {
        let read = read_form(file, languages);
        diagnostics.extend(read.found);
        match read.form {
            Some(form) if forms.contains_key(&form.id) => {
                let (key, value) = ("id", form.id);
                let problem = Problem::BadForm(FormProblem::Twice { key, value });
                diagnostics.push(Diagnostic::error(problem, file.top()));
            }
            Some(form) => {
                forms.insert(form.id.clone(), (file.clone(), form));
            }
            None => broken.extend(read.id),
        }
    }
    (forms, broken)
}
