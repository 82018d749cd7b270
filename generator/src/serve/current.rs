//! What is being served right now: the last build, or why there is none.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use axum::Router;
use clock::Clock;
use desk::{self, DeskState};
use forms::facts::SiteFacts;
use intake::{self, IntakeState};
use pages::Pages;
use pages::assets::Assets;
use serde_json::json;

use super::Machine;
use crate::pipeline::Built;
use crate::practice_room;
use diagnostics::{Diagnostic, Message, Reporter};
use render::Snapshot;

/// One build, with the routers that belong to it.
pub(crate) struct Current {
    /// Tells browsers that something changed, style sheets apart.
    version: String,
    pub(super) state: State,
    reporter: Arc<Reporter>,
}

pub(super) enum State {
    Whole(Box<Whole>),
    /// The page that says what is wrong, and what was whole before, so that
    /// mending one page is one page's work.
    Broken {
        page: String,
        before: Option<Box<Before>>,
    },
}

/// What was whole before something went wrong.
pub(super) struct Before {
    pub(super) whole: Whole,
    /// The file of the page that is wrong, from the root, when it is one page.
    wrong: Option<String>,
}

/// A site with the routers that belong to it.
#[derive(Clone)]
pub(super) struct Whole {
    pub(super) built: Built,
    /// `/api` and `/desk`.
    pub(super) function: Router,
    /// The search index. Made when somebody asks for it, so that an edit stays
    /// quick.
    search: Arc<OnceLock<Index>>,
}

/// The files of the search index by path.
type Index = BTreeMap<String, Vec<u8>>;

impl Whole {
    fn new(built: Built, function: Router) -> Self {
        Self {
            built,
            function,
            search: Arc::default(),
        }
    }

    /// A file of the search index. The first call after a change takes its time.
    pub(super) fn search_file(&self, path: &str) -> Option<&[u8]> {
        let index = self
            .search
            .get_or_init(|| search::files(&self.built.snapshot));
        index.get(path).map(Vec::as_slice)
    }
}

impl Current {
    /// What a build gave. When that is nothing, what was whole before goes on
    /// answering for forms and desk.
    pub(super) fn new(
        result: Result<Built, Vec<Diagnostic>>,
        machine: &Machine,
        reporter: &Arc<Reporter>,
        (before, version): (Option<&Self>, u64),
    ) -> Self {
        let broken = |page| State::Broken {
            page,
            before: before.and_then(|before| before.kept(None)),
        };
        let state = match result {
            Ok(built) => match function_router(&built.snapshot, machine) {
                Ok(function) => State::Whole(Box::new(Whole::new(built, function))),
                Err(Unusable::Problems(found)) => broken(problem_page(&found, reporter)),
                Err(Unusable::Other(reason)) => broken(failure_page(&reason, reporter)),
            },
            Err(found) => broken(problem_page(&found, reporter)),
        };
        Self {
            version: version_name(version),
            state,
            reporter: Arc::clone(reporter),
        }
    }

    /// The site that an edit of the file at `path` can start from: the one that
    /// is served, or, when that very file is what is wrong, the one before.
    pub(super) fn before_edit(&self, path: &str) -> Option<&Built> {
        match &self.state {
            State::Whole(whole) => Some(&whole.built),
            State::Broken {
                before: Some(before),
                ..
            } if before.wrong.as_deref() == Some(path) => Some(&before.whole.built),
            State::Broken { .. } => None,
        }
    }

    /// What the function knows of the site, when it is whole.
    pub(super) fn facts(&self) -> Option<&SiteFacts> {
        self.whole()
            .map(|whole| whole.built.snapshot.engine.facts())
    }

    /// What forms and desk know of the site, when there are any.
    pub(super) fn assets(&self, machine: &Machine) -> Option<Assets> {
        let snapshot = &self.last()?.snapshot;
        let has_forms = !snapshot.site.forms.is_empty();
        has_forms.then(|| assets(snapshot, machine).ok()).flatten()
    }

    /// The desk of a site that has keys out of use.
    pub(super) fn desk_after_revoking(&self, machine: &Machine) -> Option<DeskState> {
        let any = self.facts().is_some_and(|facts| !facts.revoked.is_empty());
        let assets = any.then(|| self.assets(machine)).flatten();
        assets.map(|assets| desk_state(Arc::new(assets), machine))
    }

    /// The same in the eyes of a browser but for its style sheets, as long as
    /// both can be shown.
    pub(super) fn only_in_style(mut self, before: &Self) -> Self {
        if let (State::Whole(_), State::Whole(_)) = (&self.state, &before.state) {
            self.version.clone_from(&before.version);
        }
        self
    }

    /// What a browser learns: which version this is, and which style sheets it
    /// has.
    pub(super) fn news(&self) -> String {
        let styles: Vec<String> = match &self.state {
            State::Whole(whole) => whole.built.snapshot.plan.iter(),
            State::Broken { .. } => {
                return json!({ "version": self.version, "styles": [] }).to_string();
            }
        }
        .filter(|(path, _)| path.ends_with(".css"))
        .filter_map(|(path, _)| path.strip_prefix("site").map(str::to_owned))
        .collect();
        json!({ "version": self.version, "styles": styles }).to_string()
    }

    /// The version, as pages carry it.
    pub(super) fn version(&self) -> &str {
        &self.version
    }

    /// The site, when there is one to be seen.
    pub(super) fn built(&self) -> Option<&Built> {
        match &self.state {
            State::Whole(whole) => Some(&whole.built),
            State::Broken { .. } => None,
        }
    }

    /// The last site that was whole.
    pub(super) fn last(&self) -> Option<&Built> {
        self.whole().map(|whole| &whole.built)
    }

    fn whole(&self) -> Option<&Whole> {
        match &self.state {
            State::Whole(whole) => Some(whole),
            State::Broken { before, .. } => before.as_ref().map(|before| &before.whole),
        }
    }

    /// The same with one page changed. Forms and shells do not depend on it.
    pub(super) fn edited(&self, built: Built, version: u64) -> Self {
        let state = match self.whole() {
            Some(whole) => State::Whole(Box::new(Whole::new(built, whole.function.clone()))),
            None => State::Broken {
                page: String::new(),
                before: None,
            },
        };
        Self {
            version: version_name(version),
            state,
            reporter: Arc::clone(&self.reporter),
        }
    }

    /// One page is wrong now; what was whole is kept for when it is mended.
    pub(super) fn wrong(&self, path: &str, found: &[Diagnostic], version: u64) -> Self {
        Self {
            version: version_name(version),
            state: State::Broken {
                page: self.problem_page(found),
                before: self.kept(Some(path)),
            },
            reporter: Arc::clone(&self.reporter),
        }
    }

    /// What is whole, for the time in which something is wrong.
    fn kept(&self, wrong: Option<&str>) -> Option<Box<Before>> {
        let whole = self.whole()?.clone();
        let wrong = wrong.map(str::to_owned);
        Some(Box::new(Before { whole, wrong }))
    }

    /// The page for a mistake that only shows when a page is rendered.
    pub(super) fn problem_page(&self, found: &[Diagnostic]) -> String {
        problem_page(found, &self.reporter)
    }
}

/// The process id makes a restarted server's versions other ones.
fn version_name(version: u64) -> String {
    format!("{}-{version}", std::process::id())
}

/// Why there are no forms and no desk.
enum Unusable {
    Problems(Vec<Diagnostic>),
    Other(String),
}

impl<E: std::error::Error> From<E> for Unusable {
    fn from(error: E) -> Self {
        Self::Other(error.to_string())
    }
}

/// Intake and desk over this build's forms and shells.
fn function_router(snapshot: &Snapshot, machine: &Machine) -> Result<Router, Unusable> {
    if snapshot.site.forms.is_empty() {
        // Nothing can be sent in, so there is nothing to take in or to read.
        return Ok(Router::new());
    }
    let assets = Arc::new(assets(snapshot, machine)?);
    let pages = Pages::new(&assets.templates)?;
    let intake = IntakeState {
        assets: Arc::clone(&assets),
        pages: Arc::new(pages),
        store: machine.store.clone(),
        guard: machine.guard.clone(),
        clock: Clock::system(),
    };
    let desk = desk_state(assets, machine);
    Ok(intake::router(intake).merge(desk::router(desk)))
}

fn desk_state(assets: Arc<Assets>, machine: &Machine) -> DeskState {
    DeskState {
        pages: machine.desk_pages.clone(),
        store: machine.store.clone(),
        assets,
        key_file: machine.key_file.clone(),
        links: machine.links.clone(),
        address: machine.desk_address.clone(),
        mail: machine.mail.clone(),
        collector: machine.collector.clone(),
        preview: machine.preview.clone(),
        clock: Clock::system(),
    }
}

/// What forms and desk know of the site.
fn assets(snapshot: &Snapshot, machine: &Machine) -> Result<Assets, Unusable> {
    let mut files = Vec::new();
    for (path, _) in snapshot.plan.iter() {
        if let Some(below) = path.strip_prefix("function/")
            && let Some(made) = snapshot.file(path)
        {
            files.push((below, made.map_err(Unusable::Problems)?));
        }
    }
    let mut assets = Assets::from_files(files)?;
    if let (true, Some(own)) = (machine.is_practice_room, &machine.own) {
        practice_room::assets_read_here(&mut assets, own)?;
    }
    Ok(assets)
}

/// What is wrong, as a page.
fn problem_page(found: &[Diagnostic], reporter: &Reporter) -> String {
    let texts: Vec<String> = found.iter().map(|one| reporter.text(one)).collect();
    error_page(&texts, reporter)
}

/// What a library says, as a page.
fn failure_page(reason: &str, reporter: &Reporter) -> String {
    let message = Message::new("failed").because(reason.to_owned());
    error_page(&[reporter.tell(&message)], reporter)
}

/// A whole page; everything in it is escaped.
fn error_page(texts: &[String], reporter: &Reporter) -> String {
    let mut problems = String::new();
    for text in texts {
        problems.push_str("<pre>");
        // Writing to a String cannot fail.
        let _ = pulldown_cmark_escape::escape_html(&mut problems, &strip_colour(text));
        problems.push_str("</pre>\n");
    }
    let words = |key: &'static str| reporter.tell(&key.into());
    let (lang, title, text) = (
        words("error-page-language"),
        words("error-page-title"),
        words("error-page-text"),
    );
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/__brokers/error.css\">\n</head>\n<body>\n\
         <h1>{title}</h1>\n<p>{text}</p>\n{problems}</body>\n</html>\n"
    )
}

/// Takes the terminal's colour codes out.
fn strip_colour(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain.push_str(rest);
    plain
}
