//! Makes the typed site out of what was read.

use std::sync::Arc;

use forms::FormProblem;
use jiff::Timestamp;
use rayon::prelude::*;

use crate::addresses;
use crate::references;
use crate::{Forms, HiddenPage, Options, Page, Site, SiteParts};
use content::{
    Config, Document, FrontMatter, Location, Parsed, Section, Sources, TextFile, bad_setting,
    better_language, better_place, check_base_url, locate, odd_name, read_form, split,
};
use diagnostics::{Diagnostic, Problem, nearest};

/// Makes the site out of what was read; reports every problem it meets beside
/// those of what could not be read.
pub fn assemble(
    sources: &Sources,
    unread: Vec<Diagnostic>,
    options: &Options,
) -> (Site, Vec<Diagnostic>) {
    let reader = FrontMatter::default();
    let parsed: Vec<Result<Page, Broken>> = sources
        .markdown
        .par_iter()
        .map(|file| read_page(file, &sources.config, &reader))
        .collect();
    let mut diagnostics = unread;
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
    let base_url = base_url(sources, options, &mut diagnostics);
    let parts = SiteParts {
        pages,
        halves,
        hidden,
        forms,
        broken_forms,
        sources,
        base_url,
        now: options.now,
    };
    let site = Site::new(parts, &diagnostics);
    let found: Vec<Vec<Diagnostic>> = site
        .pages
        .par_iter()
        .chain(site.halves.par_iter())
        .map(|page| references::check(page, &site))
        .collect();
    diagnostics.extend(found.into_iter().flatten());
    diagnostics.extend(addresses::check(&site));
    (site, diagnostics)
}

/// The address of the site: what was asked for, or else what the settings say.
fn base_url<'a>(
    sources: &'a Sources,
    options: &'a Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> &'a str {
    let Some(given) = options.base_url.as_deref() else {
        return &sources.config.base_url;
    };
    let invalid = check_base_url(given).err();
    let problem = invalid.map(|why| bad_setting("--base-url", given, why));
    diagnostics.extend(problem.map(Diagnostic::global));
    given
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

/// Reads one page; what is wrong with it is reported at once.
pub fn read_page(file: &TextFile, config: &Config, reader: &FrontMatter) -> Result<Page, Broken> {
    let path = file.below("content");
    let at_top = |problem| Broken::from(Diagnostic::error(problem, file.top()));
    if let Some((name, better)) = odd_name(path) {
        return Err(at_top(Problem::OddName {
            name: name.escape_debug().to_string(),
            better,
        }));
    }
    if let Some(better) = better_language(path, &config.languages) {
        return Err(at_top(Problem::WrongEnding {
            path: file.path.clone(),
            better,
        }));
    }
    let Some(location) = locate(path) else {
        let folder = path.split('/').next().unwrap_or_default();
        return Err(at_top(Problem::UnknownFolder {
            path: path.to_owned(),
            better: better_place(path),
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
        .map_err(|(problem, span)| Diagnostic::error(*problem, file.place(span)))?;
    let parsed = reader.parse(location.kind, file, &document);
    let page = |parsed| page_of(file, (location, lang), (document, parsed), config);
    match parsed {
        Ok(parsed) => Ok(page(parsed)),
        Err(invalid) => Err(Broken {
            half: Some(Arc::new(page(invalid.partial))),
            found: invalid.diagnostics,
        }),
    }
}

fn page_of(
    file: &TextFile,
    (location, lang): (Location, String),
    (document, parsed): (Document, Parsed),
    config: &Config,
) -> Page {
    let path = location.path();
    let url = if lang == config.default_language() {
        path
    } else {
        format!("/{lang}{path}")
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
