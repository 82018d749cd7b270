//! One changed page in a site that is built: what `serve` does at every save.
//!
//! Pages are rendered when somebody looks at them, so an edit only has to
//! bring the typed site up to date. Most edits leave all as it was that is made
//! of the site as a whole: what the function knows, what every template sees,
//! which files there are. Those are done here; any other edit, and everything
//! that is no page (a template, `site.toml`), is a build from the start.

use std::path::Path;
use std::sync::Arc;

use crate::pipeline::Built;
use content::{TextFile, composed};
use diagnostics::{Diagnostic, Problem};
use files as fs;
use lint::{checks, links, unwritten};
use site::assemble::{PageReader, is_public};
use site::{Options, PageId, Site, addresses, references};

/// What an edit came to.
pub(crate) enum Edited {
    /// The site with the page changed.
    Done(Box<Built>),
    /// The page is wrong now.
    Wrong(Vec<Diagnostic>),
    /// More than one page changed: build from the start.
    Larger,
}

/// Takes over the file at `path` (from the root, such as
/// `content/tips/luisteren.md`), when that is all that changed.
pub(crate) fn edit(built: &Built, root: &Path, path: &str, options: &Options) -> Edited {
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
    let reader = PageReader::new(&snapshot.site.config, &snapshot.site.base_url);
    let mut page = match reader.read(&file) {
        Ok(page) => page,
        Err(broken) => return Edited::Wrong(broken.found),
    };
    page.is_preview = !is_public(&page, options.now, &snapshot.site.config);
    if page.is_preview != snapshot.site.pages[id].is_preview {
        return Edited::Larger;
    }
    let site = snapshot.site.with_page(id, page);
    if snapshot.is_shared_with(&site) {
        replace(built, id, site)
    } else {
        Edited::Larger
    }
}

/// Takes over a site in which one page is another, and nothing that pages share.
fn replace(built: &Built, id: PageId, site: Site) -> Edited {
    let snapshot = &built.snapshot;
    let page = &site.pages[id];
    let mut found = references::check(page, &site);
    found.extend(addresses::check_page(page, &site.base_url));
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
    found.extend(unwritten::untranslated(&site, &bodies));
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
        let place = warning.place.as_ref();
        // A translation is compared with the page that it translates.
        place.is_none_or(|place| place.file != file)
            && !matches!(warning.problem, Problem::Untranslated { .. })
    });
    edited.warnings.extend(found);
    edited.snapshot.site = site;
    edited.snapshot.bodies = bodies;
    Edited::Done(Box::new(edited))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::{Edited, edit};
    use crate::console::Console;
    use crate::pipeline::{self, Built};
    use crate::serve::tests::small_site;
    use diagnostics::words::Lang;
    use diagnostics::{Diagnostic, Problem};
    use site::Options;

    fn built(root: &Path, options: &Options) -> Built {
        let pictures = Console::new(Lang::Nl).progress("pictures-progress");
        pipeline::run(root, options, &[], &pictures).unwrap_or_else(|found| panic!("{found:?}"))
    }

    fn options() -> Options {
        Options {
            drafts: false,
            now: "2026-03-14T12:00:00Z".parse().expect("a time"),
            base_url: None,
            host: None,
        }
    }

    /// Every file, as somebody who looks at it gets it.
    fn output(built: &Built) -> BTreeMap<String, Vec<u8>> {
        let snapshot = &built.snapshot;
        let paths = snapshot.plan.iter().map(|(path, _)| path.clone());
        paths
            .map(|path| {
                let file = snapshot.file(&path).expect("planned").expect("rendered");
                let bytes = file.into_owned();
                (path, bytes)
            })
            .collect()
    }

    /// A small edit gives what a build from the start would; one of what pages share is no small edit.
    #[test]
    fn an_edit_is_shown_everywhere() {
        const TIP: &str = "content/tips/luisteren.md";
        const FORM: &str = "content/paginas/vraag.md";
        const MUNICIPALITY: &str = "content/gemeenten/kerkrade/_index.md";
        let folder = small_site();
        let root = folder.path();
        let options = options();
        let search = root.join("content/paginas/zoeken.md");
        std::fs::write(search, "+++\ntitle = 'Zoeken'\ndescription = 'Z'\n+++\n").expect("written");
        for (path, from, to, is_small) in [
            (TIP, "Omdat het helpt.", "Omdat het *echt* helpt.", true),
            // It is in `site.json`: the desk names what helped.
            (TIP, "\"Luisteren\"", "\"Eerst luisteren\"", false),
            (TIP, "[\"gevoel\"]", "[]", true),
            (TIP, "voor =", "aliases = [\"/oud/\"]\nvoor =", false),
            (TIP, "voor =", "date = 2026-03-01\nvoor =", false),
            (TIP, "voor =", "draft = true\nvoor =", false),
            (FORM, "Vraag het anoniem.", "Vraag het.", true),
            // It is in menus and on the pages of the function.
            (FORM, "Stel je vraag", "Vraag maar", false),
            (FORM, "formulier(id=\"vraag\")", "bonnetje()", false),
            (
                "content/paginas/antwoord.md",
                "Tekst.",
                "{{ bonnetje() }}",
                false,
            ),
            ("content/paginas/zoeken.md", "Zoeken", "Zoek maar", false),
            (MUNICIPALITY, "Over Kerkrade.", "Alles over Kerkrade.", true),
            (MUNICIPALITY, "Een gemeente", "Een stad", false),
            (
                "content/onderwerpen/gevoel.md",
                "title = \"",
                "title = \"Over ",
                false,
            ),
        ] {
            let before = built(root, &options);
            let text = std::fs::read_to_string(root.join(path)).expect("read");
            let changed = text.replacen(from, to, 1);
            assert_ne!(changed, text, "{path}: {from}");
            std::fs::write(root.join(path), changed).expect("written");
            let edited = edit(&before, root, path, &options);
            assert_eq!(matches!(edited, Edited::Done(_)), is_small, "{path}: {to}");
            if let Edited::Done(edited) = edited {
                assert!(
                    output(&edited) == output(&built(root, &options)),
                    "{path}: {to}"
                );
            }
            std::fs::write(root.join(path), text).expect("written");
        }
    }

    #[test]
    fn a_translation_is_compared_with_the_page_of_now() {
        let folder = small_site();
        let root = folder.path();
        let options = options();
        let write =
            |path: &str, text: &str| std::fs::write(root.join(path), text).expect("written");
        let read = |path: &str| std::fs::read_to_string(root.join(path)).expect("read");
        let settings = read("content/site.toml");
        write(
            "content/site.toml",
            &settings.replace("[\"nl\"]", "[\"nl\", \"en\"]"),
        );
        let tip = read("content/tips/luisteren.md").replace("helpt.", "helpt. Echt.");
        write("content/tips/luisteren.md", &tip);
        write("content/tips/luisteren.en.md", &tip);
        let untranslated = |built: &Built| {
            let is_one =
                |found: &&Diagnostic| matches!(found.problem, Problem::Untranslated { .. });
            built.warnings.iter().filter(is_one).count()
        };
        let before = built(root, &options);
        assert_eq!(untranslated(&before), 1);
        write("content/tips/luisteren.md", &tip.replace("Echt.", "Heus."));
        let Edited::Done(after) = edit(&before, root, "content/tips/luisteren.md", &options) else {
            panic!("a small edit");
        };
        assert_eq!(untranslated(&after), 0);
    }
}
