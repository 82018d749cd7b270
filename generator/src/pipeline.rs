//! The stages in their order: read, assemble, render. `build`, `check` and
//! `serve` all go through [`run`]; what they do with the [`Snapshot`] differs:
//! write all of it, look at all of it, or hand out one page at a time.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use crate::teams;
use content::{InvalidValue, Sources, Spanned, TextFile, bad_setting, is_contact};
use diagnostics::{Diagnostic, Problem, Progress, Reason};
use drawings::Studio;
use lint::{checks, links};
use render::{Job, Plan, Snapshot};
use site::assemble;
use site::references;
use site::{Options, Site};

/// A site that can be rendered, and what somebody should look at.
#[derive(Clone)]
pub(crate) struct Built {
    /// Everything a file can be made of.
    pub snapshot: Snapshot,
    /// Warnings.
    pub warnings: Vec<Diagnostic>,
    /// The pages that visitors do not see yet and that are left out.
    pub hidden: Vec<TextFile>,
}

impl Built {
    /// The warnings, with those that only rendering it shows.
    pub(crate) fn all_warnings(&self) -> Vec<Diagnostic> {
        let mut warnings = self.warnings.clone();
        warnings.extend(self.snapshot.engine.missing_links());
        warnings
    }
}

/// Builds the site below `root` in memory, up to the last step: rendering its
/// templates. Either it is whole, or every error and warning is returned.
///
/// `more_recipients` are public keys beside those in `site.toml`: `serve` adds
/// the key of this machine. Photos take long, so `progress` counts each.
pub(crate) fn run(
    root: &Path,
    options: &Options,
    more_recipients: &[String],
    progress: &Progress,
) -> Result<Built, Vec<Diagnostic>> {
    let (mut sources, unread) = read(root)?;
    let (pictures, found) = images::prepare(root, &mut sources, progress);
    let (mut site, mut diagnostics) = assemble::assemble(&sources, unread, options);
    site.pictures = Arc::new(pictures);
    diagnostics.extend(found);
    let own = site.config.recipients.iter().map(|key| key.value.clone());
    let recipients: BTreeSet<String> = own.chain(more_recipients.iter().cloned()).collect();
    let recipients: Vec<String> = recipients.into_iter().collect();
    diagnostics.extend(teams::check(&site, &recipients));
    check_signals(&site, &mut diagnostics);
    diagnostics.extend(check_contact(&site));
    diagnostics.extend(check_logo(&site));
    let studio = site.config.site.deelplaatjes;
    let studio = studio.then(|| Studio::new(root, &sources.fonts)).flatten();
    let engine = match render::load_theme(&site, &sources, recipients) {
        Ok(engine) => engine.with_studio(studio),
        Err(found) => {
            diagnostics.extend(found);
            diagnostics::sort(&mut diagnostics);
            return Err(diagnostics);
        }
    };
    diagnostics.extend(render::register_site_globals(&site, &engine));
    let (bodies, found) = render::bodies(&site.pages, &site, &engine);
    diagnostics.extend(found);
    let (halves, found) = render::bodies(&site.halves, &site, &engine);
    diagnostics.extend(found);
    diagnostics.extend(checks::look_over(&site, &bodies));
    let (plan, found) = Plan::new(&site, &engine);
    diagnostics.extend(found);
    let plan = Arc::new(plan);
    diagnostics.extend(links::check_all(&site, &bodies, &halves, &plan));
    diagnostics::sort(&mut diagnostics);
    if diagnostics::has_errors(&diagnostics) {
        return Err(diagnostics);
    }
    let main = site.config.default_language();
    let hidden = sources.markdown.into_iter();
    let hidden = hidden.filter(|file| site.hidden_at(file.below("content"), main).is_some());
    let hidden = hidden.collect();
    let snapshot = Snapshot {
        site,
        engine: Arc::new(engine),
        bodies,
        plan,
    };
    Ok(Built {
        snapshot,
        warnings: diagnostics,
        hidden,
    })
}

/// The first page of a file that the site does not have, as it would be with it. None where that cannot be made. Photos are left
/// out: they take seconds, and a question has none.
pub(crate) fn page_with(
    root: &Path,
    options: &Options,
    more: impl FnOnce(&Site) -> TextFile,
) -> Option<String> {
    let (mut sources, unread) = read(root).ok()?;
    let file = more(&assemble::assemble(&sources, unread.clone(), options).0);
    let path = file.below("content").to_owned();
    sources.markdown.push(file);
    let (site, _) = assemble::assemble(&sources, unread, options);
    let id = site.id_of(&path)?;
    let engine = render::load_theme(&site, &sources, Vec::new()).ok()?;
    render::register_site_globals(&site, &engine);
    let mut bodies = vec![Arc::default(); site.pages.len()];
    bodies[id] = Arc::new(render::body(&site.pages[id], &site, &engine, None).0);
    let (plan, _) = Plan::new(&site, &engine);
    let is_it = |job: &Job| *job == Job::Page { id, number: 1 };
    let output = plan.iter().find(|(_, job)| is_it(job))?.0.clone();
    let snapshot = Snapshot {
        site,
        engine: Arc::new(engine),
        bodies,
        plan: Arc::new(plan),
    };
    let made = snapshot.file(&output)?.ok()?;
    String::from_utf8(made.into_owned()).ok()
}

/// Reads a site, with what it does not have itself from inside the program: its theme, and the words of danger.
fn read(root: &Path) -> Result<(Sources, Vec<Diagnostic>), Vec<Diagnostic>> {
    let (mut sources, unread) = content::load(root, &builtin::theme())?;
    if sources.config.signals.is_empty() {
        sources.config.signals = built_in_signals();
    }
    Ok((sources, unread))
}

/// The words of danger that come with the program: a site that has no lists of its own notices danger, too.
fn built_in_signals() -> BTreeMap<String, Vec<Spanned<String>>> {
    /// The one key of the settings that has them.
    #[derive(Default, serde::Deserialize)]
    struct Settings {
        signals: BTreeMap<String, Vec<Spanned<String>>>,
    }
    let text = builtin::of_demo("site.toml").unwrap_or_default();
    // The lists are checked with the content that they are part of.
    let settings: Option<Settings> = toml::from_slice(&text).ok();
    settings.unwrap_or_default().signals
}

/// Every entry of the lists of words of danger must be understood: one that is not would be silent where it should help.
fn check_signals(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let lists = render::signals(&site.config);
    let bad = signals::Signals::new(&lists).err();
    for found in bad.into_iter().flatten() {
        let entry = site
            .config
            .signals
            .get(&found.language)
            .and_then(|list| list.get(found.index));
        diagnostics.push(Diagnostic::error(
            Problem::BadSignal {
                reason: signal_reason(&found.reason),
            },
            site.config_place(entry.map_or(0..0, |entry| entry.span.clone())),
        ));
    }
}

fn signal_reason(reason: &signals::Reason) -> Reason {
    use signals::Reason as Bad;
    let (why, what) = match reason {
        Bad::Empty => ("signal-empty", ""),
        Bad::LooseGap => ("signal-gap", ""),
        Bad::Points(written) => ("signal-points", written.as_str()),
        Bad::NoWord(written) => ("signal-word", written.as_str()),
        Bad::GroupName(name) => ("signal-name", name.as_str()),
        Bad::UnknownGroup(name) => ("signal-group", name.as_str()),
        Bad::GroupTwice(name) => ("signal-twice", name.as_str()),
    };
    Reason {
        reason: reason.to_string(),
        ..Reason::of(why, what)
    }
}

/// Anyone who finds a vulnerability must be able to report it: by mail, on a page elsewhere, or on one of the site.
fn check_contact(site: &Site) -> Option<Diagnostic> {
    let contact = site.config.security_contact.as_ref()?;
    let target = &contact.value;
    let main = site.config.default_language();
    let problem = match target.strip_prefix("@/") {
        Some(path) if site.page_at(path, main).is_some() || site.is_broken(path) => return None,
        Some(path) => references::unknown_page(path, site, main),
        None if is_contact(target) => return None,
        None => {
            let fault = "contact";
            let better = target.contains('@').then(|| format!("mailto:{target}"));
            bad_setting("security_contact", target, InvalidValue { fault, better })
        }
    };
    Some(Diagnostic::error(
        problem,
        site.config_place(contact.span.clone()),
    ))
}

/// The picture of who is behind the site is a file below `content/`.
fn check_logo(site: &Site) -> Option<Diagnostic> {
    let logo = site.config.afzender.as_ref()?.logo.as_ref()?;
    let problem = bad_setting("afzender.logo", &logo.value, "logo");
    let is_missing = site.logo_url().is_none();
    is_missing.then(|| Diagnostic::error(problem, site.config_place(logo.span.clone())))
}
