//! Every page of the site as a file: which template, with which lists.

use rayon::prelude::*;
use tera::{Context, Value};

use super::engine::Engine;
use super::function_output;
use super::lists::split_answer;
use super::related::Related;
use super::views::{NOT_FOUND, Views};
use crate::content::Kind;
use crate::diagnostic::{self, Diagnostic, Problem};
use crate::markdown::Rendered;
use crate::output::Output;
use crate::site::{Page, PageId, Site};

/// A path below the folder of the site, and its bytes.
pub(super) type File = (String, Vec<u8>);
pub(super) type Files = Result<Vec<File>, Vec<Diagnostic>>;

/// Tells templates about the site; menus that lead nowhere are reported.
pub fn introduce(site: &Site, engine: &mut Engine) -> Vec<Diagnostic> {
    let views = Views {
        site,
        engine,
        bodies: &[],
    };
    let (context, diagnostics) = views.site_context(site.config.default_language());
    let value = Value::from_serializable(&context);
    engine.set_site(value);
    diagnostics
}

/// Renders everything. `bodies` has the markdown of each page of the site.
pub fn render(site: &Site, engine: &Engine, bodies: &[Rendered]) -> (Output, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let renderer = Renderer {
        views: Views {
            site,
            engine,
            bodies,
        },
        related: Related::new(site),
    };
    let mut output = Output::default();
    let mut results: Vec<Files> = (0..site.pages.len())
        .into_par_iter()
        .map(|id| renderer.files_of(id))
        .collect();
    results.push(renderer.sections_without_file());
    results.push(renderer.forms_of_municipalities());
    results.push(renderer.frames());
    results.push(renderer.home_without_file());
    for result in results {
        match result {
            Ok(files) => files
                .into_iter()
                .for_each(|(path, bytes)| output.add(format!("site/{path}"), bytes)),
            Err(found) => diagnostics.extend(found),
        }
    }
    for (path, bytes) in engine.assets().files() {
        output.add(format!("site/{path}"), bytes.clone());
    }
    for (url, bytes) in site.files() {
        output.add(format!("site{url}"), bytes.clone());
    }
    match function_output::files(&renderer.views) {
        Ok(files) => files
            .into_iter()
            .for_each(|(path, bytes)| output.add(format!("function/{path}"), bytes)),
        Err(error) => diagnostics.push(engine.diagnostic(&error, "shell")),
    }
    diagnostics.extend(engine.missing_links());
    diagnostic::sort(&mut diagnostics);
    diagnostics.dedup_by(|a, b| a.problem == b.problem && is_template(&a.problem));
    (output, diagnostics)
}

/// One broken template breaks many pages in one way; say it once.
fn is_template(problem: &Problem) -> bool {
    matches!(problem, Problem::Template { .. })
}

/// `/tips/luisteren/` → `tips/luisteren/index.html`
pub(super) fn file_of_url(url: &str) -> String {
    format!("{}index.html", url.trim_start_matches('/'))
}

/// Renders pages of one site.
pub(super) struct Renderer<'a> {
    pub(super) views: Views<'a>,
    pub(super) related: Related,
}

impl<'a> Renderer<'a> {
    pub(super) fn site(&self) -> &'a Site {
        self.views.site
    }

    /// The files of one page: itself, its old addresses, and for the page of
    /// lost visitors the name that static hosts look for.
    fn files_of(&self, id: PageId) -> Files {
        let page = &self.site().pages[id];
        let context = self.context_of(id);
        let html = self.finish(page, &self.template_of(page), &context)?;
        let mut files = vec![(file_of_url(&page.url), html.clone())];
        if page.kind() == Kind::Pagina && page.location.slug == NOT_FOUND {
            files.push((
                format!("{}404.html", language_prefix(self.site(), &page.lang)),
                html,
            ));
        }
        for alias in &page.common.aliases {
            files.push((file_of_alias(alias), self.redirect(id)?));
        }
        Ok(files)
    }

    fn template_of(&self, page: &Page) -> String {
        match page.kind() {
            Kind::Section => self.list_template(&page.location.slug),
            Kind::Gemeentepagina => "pagina.html".to_owned(),
            kind => format!("{}.html", kind.name()),
        }
    }

    /// `lijst_tips.html` when the theme has it, or else `lijst.html`.
    pub(super) fn list_template(&self, section: &str) -> String {
        let own = format!("lijst_{section}.html");
        if self.views.engine.has_template(&own) {
            own
        } else {
            "lijst.html".to_owned()
        }
    }

    fn finish(
        &self,
        page: &Page,
        template: &str,
        context: &Context,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        self.views
            .engine
            .render(template, context)
            .map(String::into_bytes)
            .map_err(|error| vec![self.views.engine.diagnostic(&error, page.path())])
    }

    fn redirect(&self, id: PageId) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let page = &self.site().pages[id];
        let mut context = Context::new();
        context.insert("lang", &page.lang);
        context.insert("page", &self.views.page(page, &self.views.bodies[id]));
        context.insert("to", &page.url);
        self.finish(page, "redirect.html", &context)
    }

    fn context_of(&self, id: PageId) -> Context {
        let page = &self.site().pages[id];
        let mut context = Context::new();
        context.insert("lang", &page.lang);
        context.insert("page", &self.views.page(page, &self.views.bodies[id]));
        match page.kind() {
            Kind::Home => self.home(&page.lang, &mut context),
            Kind::Section => {
                if let Some(section) = page.location.section {
                    self.list(section, &page.lang, &mut context);
                }
            }
            Kind::Gemeente => self.municipality(page, &mut context),
            Kind::Verhaal => {
                self.insert_related(id, &mut context);
                self.insert_neighbours(id, &mut context);
            }
            Kind::Vraag => {
                self.insert_related(id, &mut context);
                let (question, answer) = split_answer(&self.views.bodies[id]);
                context.insert("question", question);
                context.insert("answer", answer);
            }
            Kind::Tip => self.insert_related(id, &mut context),
            Kind::Praktijk => {
                self.insert_related(id, &mut context);
                let factors: Vec<_> = page
                    .factors()
                    .iter()
                    .filter_map(|factor| self.views.term(Kind::Factor, &factor.slug, &page.lang))
                    .map(|page| self.views.factor(page))
                    .collect();
                context.insert("factors", &factors);
            }
            Kind::Onderwerp => self.topic(page, &mut context),
            Kind::Factor => self.factor(id, &mut context),
            Kind::Pagina | Kind::Gemeentepagina => {}
        }
        context
    }
}

fn language_prefix(site: &Site, lang: &str) -> String {
    if lang == site.config.default_language() {
        String::new()
    } else {
        format!("{lang}/")
    }
}

/// An old address: `/oud/` and `/oud` are folders, `/oud.html` is a file.
fn file_of_alias(alias: &str) -> String {
    let path = alias.trim_matches('/');
    if path
        .rsplit_once('.')
        .is_some_and(|(_, extension)| extension == "html")
    {
        path.to_owned()
    } else if path.is_empty() {
        "index.html".to_owned()
    } else {
        format!("{path}/index.html")
    }
}
