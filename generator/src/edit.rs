//! One changed page in a site that stands: what `serve` does at every save.
//!
//! Pages are rendered when somebody looks at them, so an edit only has to
//! bring the typed site up to date. Most edits change one page and nothing
//! that others depend on but its text, title, date or topics; those are done
//! here. Everything else (a new file, a template, `site.toml`, a municipality)
//! is a build from the start.

use std::path::Path;
use std::sync::Arc;

use crate::pipeline::Built;
use content::{FrontMatter, Kind, TextFile, composed};
use diagnostics::Diagnostic;
use files as fs;
use lint::{checks, links};
use markdown::Call;
use site::assemble::{is_public, read_page};
use site::references;
use site::{Options, Page, PageId};

/// What an edit came to.
pub enum Edited {
    /// The site with the page changed.
    Done(Box<Built>),
    /// The page is wrong now.
    Wrong(Vec<Diagnostic>),
    /// More than one page changed: build from the start.
    Larger,
}

/// Takes over the file at `path` (from the root, such as
/// `content/tips/luisteren.md`), when that is all that changed.
pub fn edit(built: &Built, root: &Path, path: &str, options: &Options) -> Edited {
    let snapshot = &built.snapshot;
    let Some(id) = path
        .strip_prefix("content/")
        .and_then(|below| snapshot.site.id_of(below))
    else {
        return Edited::Larger;
    };
    let Ok(text) = fs::read(&root.join(path)).map(String::from_utf8) else {
        return Edited::Larger; // It is gone; the build says what that breaks.
    };
    let Ok(text) = text else {
        return Edited::Larger;
    };
    let file = TextFile {
        path: composed(path).into_owned(),
        text: text.into(),
    };
    let mut page = match read_page(&file, &snapshot.site.config, &FrontMatter::default()) {
        Ok(page) => page,
        Err(broken) => return Edited::Wrong(broken.found),
    };
    page.is_preview = !is_public(&page, options.now, &snapshot.site.config);
    let old = &snapshot.site.pages[id];
    if !keeps_its_place(old, &page) || page.is_preview != old.is_preview {
        return Edited::Larger;
    }
    replace(built, id, page)
}

/// Whether nothing changed that decides which files there are or what the
/// function and the menus know.
fn keeps_its_place(old: &Page, new: &Page) -> bool {
    !matches!(new.kind(), Kind::Municipality | Kind::Topic | Kind::Factor)
        && aliases(old).eq(aliases(new))
        // A feed exists as soon as one page in it has a date.
        && old.common.date.is_some() == new.common.date.is_some()
        && old.common.updated.is_some() == new.common.updated.is_some()
        && forms(old).eq(forms(new))
        && old.municipality() == new.municipality()
        && old
            .common
            .onderwerpen
            .iter()
            .map(|topic| &topic.value)
            .eq(new.common.onderwerpen.iter().map(|topic| &topic.value))
}

fn aliases(page: &Page) -> impl Iterator<Item = &str> {
    page.common.aliases.iter().map(|alias| alias.value.as_str())
}

/// The shortcodes of which menus and municipal pages must know.
fn forms(page: &Page) -> impl Iterator<Item = &Call> {
    page.calls.iter().filter(|call| call.name == "formulier")
}

fn replace(built: &Built, id: PageId, page: Page) -> Edited {
    let snapshot = &built.snapshot;
    let site = snapshot.site.with_page(id, page);
    let page = &site.pages[id];
    let mut found = references::check(page, &site);
    let (body, wrong) = render::body(page, &site, &snapshot.engine, None);
    found.extend(wrong);
    found.extend(checks::look_over_page(page, &body));
    let mut bodies = snapshot.bodies.clone();
    let headings_changed = bodies[id].headings != body.headings;
    bodies[id] = Arc::new(body);
    if headings_changed {
        found.extend(links::check_all_anchors(&site, &bodies));
    } else {
        found.extend(links::check_anchors(page, &bodies[id], &site, &bodies));
    }
    found.extend(links::check_addresses(
        page,
        &bodies[id],
        &site,
        &snapshot.plan,
    ));
    if diagnostics::has_errors(&found) {
        diagnostics::sort(&mut found);
        return Edited::Wrong(found);
    }
    let mut edited = built.clone();
    // What was said of this page before no longer holds.
    let file = page.file.path.clone();
    edited.warnings.retain(|warning| {
        warning
            .place
            .as_ref()
            .is_none_or(|place| place.file != file)
    });
    edited.warnings.extend(found);
    edited.snapshot.site = site;
    edited.snapshot.bodies = bodies;
    Edited::Done(Box::new(edited))
}
