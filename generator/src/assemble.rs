//! Makes the typed site out of what was read.

use std::sync::Arc;

use function::form::Form;
use rayon::prelude::*;

use crate::content::{Config, FrontMatter, Section, Sources, TextFile, locate, split};
use crate::diagnostic::{Diagnostic, Problem, nearest};
use crate::site::{Forms, Options, Page, Parts, Site};
use crate::{markdown, references};

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
            Ok(page) if is_visible(&page, options) => pages.push(Arc::new(page)),
            Ok(_) => {}
            Err(found) => diagnostics.extend(found),
        }
    }
    let forms = read_forms(&sources.forms, &mut diagnostics);
    let base_url = options
        .base_url
        .as_deref()
        .unwrap_or(&sources.config.base_url);
    let parts = Parts {
        pages,
        forms,
        sources,
        base_url,
        today: options.today,
    };
    let site = Site::new(parts, &mut diagnostics);
    let found: Vec<Vec<Diagnostic>> = site
        .pages
        .par_iter()
        .map(|page| references::check(page, &site))
        .collect();
    diagnostics.extend(found.into_iter().flatten());
    (site, diagnostics)
}

pub(crate) fn is_visible(page: &Page, options: &Options) -> bool {
    options.drafts
        || (!page.common.draft
            && page
                .common
                .publish_on
                .is_none_or(|day| day <= options.today))
}

/// Reads one page; what is wrong with it is reported at once.
pub(crate) fn read_page(
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
        sort_title: parsed.common.title.to_lowercase(),
        common: parsed.common,
        front: parsed.front,
        calls: markdown::calls(&file.text[document.body.clone()]),
        body: document.body,
    })
}

fn read_forms(files: &[TextFile], diagnostics: &mut Vec<Diagnostic>) -> Forms {
    let mut forms = Forms::new();
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
