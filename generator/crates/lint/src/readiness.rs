//! What keeps a site from being published as a real one, and what would make a visitor trust it less. None of it is
//! wrong while somebody works on a site, so it is said as a note.

use content::{Kind, Spans, is_example_address};
use diagnostics::{Diagnostic, Place, Problem, Severity};
use site::Site;

/// Why this site is not yet one to publish.
pub(crate) fn notes(site: &Site) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    if site.config.site.demonstratie {
        let spans = Spans::of(&site.config_file().text);
        let place = site.config_place(spans.at(&["site", "demonstratie"]));
        notes.push(note(Problem::Demonstration, Some(place)));
    } else if site.config.afzender.is_none() {
        notes.push(note(Problem::NoSender, Some(site.config_file().top())));
    }
    notes.extend(example_address(site));
    notes.extend(mostly_composed(site).map(|problem| note(problem, None)));
    notes
}

/// Every canonical link and feed would lead nowhere. On a demonstration it is no more than a note.
fn example_address(site: &Site) -> Option<Diagnostic> {
    let value = site.config.base_url.clone();
    if !is_example_address(&value) {
        return None;
    }
    let spans = Spans::of(&site.config_file().text);
    let place = site.config_place(spans.at(&["base_url"]));
    let problem = Problem::ExampleAddress { value };
    Some(if site.config.site.demonstratie {
        note(problem, Some(place))
    } else {
        Diagnostic::warning(problem, place)
    })
}

/// A site that is mostly made up says little about what happens anywhere.
fn mostly_composed(site: &Site) -> Option<Problem> {
    let main = site.config.default_language();
    let told = [Kind::Story, Kind::Question]
        .into_iter()
        .flat_map(|kind| site.index.of_kind(kind, main))
        .map(|id| &site.pages[*id]);
    let (composed, total) = told.fold((0, 0), |(composed, total), page| {
        (composed + usize::from(page.is_composed()), total + 1)
    });
    (composed * 2 > total).then_some(Problem::MostlyComposed { composed, total })
}

fn note(problem: Problem, place: Option<Place>) -> Diagnostic {
    Diagnostic {
        severity: Severity::Note,
        problem,
        place,
    }
}
