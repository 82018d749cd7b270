//! One published question as a file: front matter, the question as text, the answer as markdown.

use std::fmt::Write;

use forms::age::Age;
use forms::publication::{PageHash, Publication};

use super::tame;
use content::{Date, Kind};
use editor::scaffold::quote;
use site::Site;
use site::age::is_known;

/// What search engines and cards have room for.
const LONGEST_DESCRIPTION: usize = 155;
/// A file name that can still be read at a glance.
const LONGEST_SLUG: usize = 60;
/// Names that mean something else in a folder of content.
const TAKEN: [&str; 2] = ["index", "pagina"];

/// A file that is to be written.
pub(super) struct Written {
    /// The name to try first.
    pub(super) slug: String,
    pub(super) text: String,
    /// What moderators chose and the site does not have.
    pub(super) omitted: Vec<Omitted>,
}

/// Something that the site does not have, and that would be an error on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Omitted {
    Topic(String),
    Municipality(String),
    Age(String),
    Link(String),
}

/// Makes the file, so that `check` finds nothing in it.
pub(super) fn write(page: &Publication, site: &Site, today: Date) -> Written {
    let mut omitted = Vec::new();
    let topics: Vec<_> = page
        .topics
        .iter()
        .filter(|slug| {
            let known = site.term(Kind::Topic, slug).is_some();
            if !known {
                omitted.push(Omitted::Topic((*slug).clone()));
            }
            known
        })
        .map(|slug| quote(slug))
        .collect();
    let town = page.municipality.as_deref().filter(|slug| {
        let known = site.term(Kind::Municipality, slug).is_some();
        if !known {
            omitted.push(Omitted::Municipality((*slug).to_owned()));
        }
        known
    });
    let title = tame::one_line(&page.title);
    let mut text = format!("+++\ntitle = {}\ndate = {}\n", quote(&title), today.0);
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "description = {}",
        quote(&description(&page.question))
    );
    let _ = writeln!(text, "onderwerpen = [{}]", topics.join(", "));
    match &page.age {
        Some(Age::Years(age)) => {
            let _ = writeln!(text, "leeftijd = {age}");
        }
        Some(Age::Group(group)) if is_known(site, group) => {
            let _ = writeln!(text, "leeftijdsgroep = {}", quote(group));
        }
        Some(Age::Group(group)) => omitted.push(Omitted::Age(group.clone())),
        None => {}
    }
    if let Some(town) = town {
        let _ = writeln!(text, "gemeente = {}", quote(town));
    }
    let _ = writeln!(
        text,
        "beantwoord_door = \"{}\"\n+++\n",
        page.answered_by.as_str()
    );
    let (answer, links) = tame::answer(&page.answer, site);
    omitted.extend(links.into_iter().map(Omitted::Link));
    let question = tame::question(&page.question);
    let _ = writeln!(text, "{question}\n\n## Antwoord\n\n{answer}");
    Written {
        slug: slug(&title),
        text,
        omitted,
    }
}

/// Whether two files are the same page, whatever day they were made on.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    undated(one) == undated(other)
}

/// Tells whether a file is the one that was made, whatever day that was.
pub(super) fn hash(text: &str) -> String {
    PageHash::of(undated(text).join("\n").as_bytes()).to_string()
}

fn undated(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| !line.starts_with("date = "));
    lines.collect()
}

/// The first sentences of the question, as many as fit; a long first one up to a word.
fn description(question: &str) -> String {
    let text = tame::one_line(question);
    let mut whole = String::new();
    for sentence in text.split_inclusive(['.', '!', '?']) {
        if whole.chars().count() + sentence.trim_end().chars().count() > LONGEST_DESCRIPTION {
            break;
        }
        whole.push_str(sentence);
    }
    if !whole.trim().is_empty() {
        return whole.trim().to_owned();
    }
    let start: String = text.chars().take(LONGEST_DESCRIPTION - 1).collect();
    let words = start.rsplit_once(' ').map_or(&*start, |(words, _)| words);
    format!("{words}…")
}

fn slug(title: &str) -> String {
    let slug = slug::slugify(title);
    let short = match slug.get(..LONGEST_SLUG) {
        // An ASCII name can be cut anywhere, but a word reads better whole.
        Some(start) => start.rsplit_once('-').map_or(start, |(words, _)| words),
        None => &slug,
    };
    if short.is_empty() || TAKEN.contains(&short) {
        return format!("vraag-{short}").trim_end_matches('-').to_owned();
    }
    short.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_what_fits() {
        assert_eq!(description("Kort.\n\nEn nog iets?"), "Kort. En nog iets?");
        let long = description(&format!("Een zin. {}.", "woord ".repeat(60).trim()));
        assert_eq!(long, "Een zin.");
        let one = description(&"woord ".repeat(60));
        assert!(one.ends_with("woord…") && one.chars().count() <= LONGEST_DESCRIPTION);
        assert!(description(&"x".repeat(400)).chars().count() <= LONGEST_DESCRIPTION);
    }

    #[test]
    fn a_name_is_short_and_means_nothing_else() {
        for (title, expected) in [
            ("Hoe gaat het? \"Goed\" + +++", "hoe-gaat-het-goed"),
            ("Index", "vraag-index"),
            ("?!", "vraag"),
            ("../../etc/passwd", "etc-passwd"),
        ] {
            assert_eq!(slug(title), expected);
        }
        assert!(slug(&"woord ".repeat(40)).len() <= LONGEST_SLUG);
        assert!(slug(&"x".repeat(400)).len() <= LONGEST_SLUG);
    }

    #[test]
    fn the_day_makes_no_other_page() {
        assert!(is_same(
            "a\ndate = 2026-11-25\nb",
            "a\ndate = 2026-11-26\nb\n"
        ));
        assert!(!is_same(
            "a\ndate = 2026-11-25\nb",
            "a\ndate = 2026-11-25\nc"
        ));
    }
}
