//! A site ready to be rendered: all or part of it, now or later.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::context::build::{CardCache, Views, municipalities};
use crate::export;
use crate::machine::search_documents::{self, Document};
use crate::pages::{self, Renderer};
use crate::plan::Plan;
use crate::plan::job::Job;
use crate::theme::Engine;
use diagnostics::{Diagnostic, Problem, Problems, Reason};
use files::output::Output;
use markdown::Rendered;
use site::Site;

/// Everything a file can be made of. What is large is shared, so that a
/// snapshot after an edit is cheap.
#[derive(Clone)]
pub struct Snapshot {
    /// The typed site.
    pub site: Site,
    /// Templates, words, assets.
    pub engine: Arc<Engine>,
    /// The markdown of each page of the site, rendered.
    pub bodies: Vec<Arc<Rendered>>,
    /// Which files there are.
    pub plan: Arc<Plan>,
}

impl Snapshot {
    /// The file at a path below the output folder; `None` when there is none.
    pub fn file(&self, path: &str) -> Option<Result<Cow<'_, [u8]>, Vec<Diagnostic>>> {
        let cards = CardCache::of(&self.site);
        self.plan
            .get(path)
            .map(|job| make(job, &self.renderer(&cards)))
    }

    /// Whether all that is made from the site as a whole is what it would be made from `site`: what every page shares, and
    /// which files there are. Then only the pages that changed need to be rendered again.
    pub fn is_shared_with(&self, site: &Site) -> bool {
        shared(&self.site, &self.engine) == shared(site, &self.engine)
            && Plan::is_same(&self.site, site, &self.engine)
    }

    fn renderer<'s>(&'s self, cards: &'s CardCache) -> Renderer<'s> {
        Renderer {
            views: Views {
                site: &self.site,
                engine: &self.engine,
                bodies: &self.bodies,
                cards,
            },
        }
    }

    /// Renders every file and hands each to `take`, in parallel and in no
    /// order. Every problem of a template is reported.
    pub fn render_each<E>(
        &self,
        take: impl Fn(&str, &[u8]) -> Result<(), E> + Sync,
    ) -> Result<(), E>
    where
        E: From<Problems> + Send,
    {
        let jobs: Vec<(&String, &Job)> = self.plan.iter().collect();
        let cards = CardCache::of(&self.site);
        let renderer = self.renderer(&cards);
        let problems = jobs
            .par_iter()
            .map(|(path, job)| match make(job, &renderer) {
                Ok(bytes) => take(path, &bytes).map(|()| Vec::new()),
                Err(found) => Ok(found),
            })
            .try_reduce(Vec::new, |mut all, found| {
                all.extend(found);
                Ok(all)
            })?;
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Problems(tidy(problems)).into())
        }
    }

    /// The pages that can be found, as the search index gets them.
    pub fn documents(&self) -> Vec<Document> {
        search_documents::documents(self.renderer(&CardCache::default()).views)
    }

    /// Every file, in memory.
    pub fn output(&self) -> Result<Output, Vec<Diagnostic>> {
        let output = Mutex::new(Output::default());
        self.render_each(|path, bytes| {
            let mut output = output.lock().unwrap_or_else(PoisonError::into_inner);
            output.add(path, bytes);
            Ok::<_, Problems>(())
        })
        .map_err(|Problems(found)| found)?;
        Ok(output.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Renders everything and keeps nothing: only what is wrong counts.
    pub fn check(&self) -> Result<(), Vec<Diagnostic>> {
        self.render_each(|_, _| Ok(()))
            .map_err(|Problems(found)| found)
    }
}

/// What is made once of a site, for all its pages: what the function knows, what templates see as `site`, and the
/// municipalities that style sheets and shortcodes show.
fn shared(site: &Site, engine: &Engine) -> Vec<tera::Value> {
    let facts = export::facts(site, engine.facts().recipients.clone());
    let languages = site.config.languages.iter();
    let of_languages = languages.flat_map(|lang| {
        let (globals, _) = pages::site_globals(site, engine, lang);
        [
            globals,
            tera::Value::from_serializable(&municipalities(site, lang)),
        ]
    });
    [tera::Value::from_serializable(&facts)]
        .into_iter()
        .chain(of_languages)
        .collect()
}

/// The bytes of a file; those that are there already are not copied.
fn make<'s>(job: &'s Job, renderer: &Renderer<'_>) -> Result<Cow<'s, [u8]>, Vec<Diagnostic>> {
    match job {
        Job::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
        Job::Editor(path) => Ok(editor::file(path, renderer.site())),
        Job::SharePicture(id) => renderer.drawn(*id),
        job => renderer.make(job).map(|html| Cow::Owned(html.into_bytes())),
    }
}

/// One broken template breaks many pages in one way, and every language; say it once.
fn tidy(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |found: &Diagnostic| match &found.problem {
        Problem::Template {
            template,
            reason,
            page,
        } => (template.clone(), reason.clone(), page.clone()),
        other => (format!("{other:?}"), Reason::default(), None),
    };
    let without_page = |found: &Diagnostic| {
        let (template, reason, _) = key(found);
        let place = found.place.as_ref();
        let is_template = matches!(found.problem, Problem::Template { .. });
        let place = place.filter(|_| !is_template);
        let place = place.map(|place| (place.file.clone(), place.span.start));
        (template, reason, place)
    };
    problems.sort_by_key(key);
    problems.dedup_by(|a, b| without_page(a) == without_page(b));
    diagnostics::sort(&mut problems);
    problems
}
