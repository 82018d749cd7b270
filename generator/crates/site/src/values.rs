//! Values of front matter that are of the right type and cannot be all the same:
//! an empty title, an age of 150, a colour that nobody can read.

use std::ops::Range;

use crate::{Page, Site, age};
use content::characters::is_blank;
use content::{
    Contact, Front, InvalidValue, MunicipalityFront, PracticeFront, Spans, Tokens, bad_setting,
    web_address,
};
use diagnostics::{Diagnostic, Problem, nearest};
use markdown::script;

/// The oldest that people get.
const OLDEST: u8 = 120;
/// The first year a practice can be about.
const FIRST_YEAR: u16 = 1900;
/// Before it there were no pages to date, and so many years ahead nobody plans one.
const FIRST_DATE: i16 = 1950;
const YEARS_AHEAD: i16 = 20;
/// WCAG 2.2, 1.4.3: text on its background.
const READABLE: f64 = 4.5;

/// The values that cannot be: the keys that lead to each, and what is wrong with it.
#[derive(Default)]
struct Invalid(Vec<(Vec<&'static str>, Problem)>);

/// What is wrong with the values of one page. What is not in its file was not
/// read, and has been reported.
pub(crate) fn check(page: &Page, site: &Site) -> Vec<Diagnostic> {
    let mut invalid = Invalid::default();
    invalid.text(&["title"], &page.common.title);
    dates(page, site, &mut invalid);
    match &page.front {
        Front::Municipality(front) => municipality(front, site, &mut invalid),
        Front::Tip(front) if front.voor.is_empty() => {
            invalid.value(&["voor"], "", "empty-list", "");
        }
        Front::Question(front) => {
            let years = front.leeftijd.filter(|years| *years > OLDEST);
            if let Some(years) = years {
                invalid.value(
                    &["leeftijd"],
                    &years.to_string(),
                    "range",
                    &format!("0–{OLDEST}"),
                );
            }
            let group = front.leeftijdsgroep.as_ref();
            if let Some(group) = group.filter(|group| !age::is_known(site, &group.value)) {
                invalid
                    .0
                    .push((vec!["leeftijdsgroep"], no_group(&group.value, site)));
            }
        }
        Front::Practice(front) => practice(front, site, &mut invalid),
        Front::Person(front) => invalid.text(&["rol"], &front.rol),
        Front::Story(front) => {
            if let Some(video) = &front.video {
                invalid.address(&["video", "url"], &video.url);
            }
        }
        _ => {}
    }
    if invalid.0.is_empty() {
        return Vec::new();
    }
    // The lines around the front matter are blanked, so that places are places of the file.
    let text = page.file.text[..page.body.start].replace("+++", "   ");
    let spans = Spans::of(&text);
    let places = invalid
        .0
        .into_iter()
        .map(|(path, problem)| (spans.at(&path), problem));
    // Of a file that cannot be read at all there are only empty values.
    let is_read = |span: &Range<usize>, problem: &Problem| match problem {
        Problem::BadSetting {
            fault: "empty" | "needed" | "empty-list",
            ..
        } => !text[span.clone()].contains(char::is_alphanumeric),
        _ => true,
    };
    places
        .filter(|(span, problem)| !span.is_empty() && is_read(span, problem))
        .map(|(span, problem)| Diagnostic::error(problem, page.file.place(span)))
        .collect()
}

/// An age group that no form of the site has.
fn no_group(group: &str, site: &Site) -> Problem {
    let known: Vec<_> = age::groups(site)
        .into_iter()
        .map(|(value, _)| value)
        .collect();
    Problem::UnknownChoice {
        key: "leeftijdsgroep".to_owned(),
        value: group.to_owned(),
        nearest: nearest(group, known.iter().copied()),
        known: known.join(", "),
    }
}

/// A year with a mistake in it, and a change before there was anything to change.
fn dates(page: &Page, site: &Site, invalid: &mut Invalid) {
    let common = &page.common;
    let years = FIRST_DATE..=site.today.0.year() + YEARS_AHEAD;
    for (key, date) in [("date", common.date), ("updated", common.updated)] {
        if let Some(date) = date.filter(|date| !years.contains(&date.0.year())) {
            invalid.value(&[key], &date.0.to_string(), "year", "");
        }
    }
    if let (Some(date), Some(updated)) = (common.date, common.updated)
        && updated < date
    {
        invalid.value(&["updated"], &updated.0.to_string(), "before-date", "");
    }
}

impl Invalid {
    fn value(&mut self, path: &[&'static str], value: &str, fault: &'static str, better: &str) {
        let better = (!better.is_empty()).then(|| better.to_owned());
        let problem = bad_setting(&path.join("."), value, InvalidValue { fault, better });
        self.0.push((path.to_vec(), problem));
    }

    fn text(&mut self, path: &[&'static str], text: &str) {
        if is_blank(text) {
            self.value(path, "", "needed", "");
        }
    }

    /// A page on another site.
    fn address(&mut self, path: &[&'static str], address: &str) {
        if let Some(problem) = script(address) {
            self.0.push((path.to_vec(), problem));
        } else if let Err(why) = web_address(address) {
            let problem = bad_setting(&path.join("."), address, why);
            self.0.push((path.to_vec(), problem));
        }
    }

    fn contact(&mut self, contact: Option<&Contact>) {
        if let Some(url) = contact.and_then(|contact| contact.url.as_ref()) {
            self.address(&["contact", "url"], url);
        }
    }
}

fn municipality(front: &MunicipalityFront, site: &Site, invalid: &mut Invalid) {
    invalid.text(&["name"], &front.name);
    invalid.contact(front.contact.as_ref());
    let provinces = || site.municipalities.provinces();
    let name = front.provincie.as_str();
    if !site.municipalities.is_empty() && provinces().all(|known| known != name) {
        let mut known: Vec<&str> = provinces().collect();
        known.sort_unstable();
        known.dedup();
        let problem = Problem::UnknownChoice {
            key: "provincie".to_owned(),
            value: name.to_owned(),
            nearest: nearest(name, known.iter().copied()),
            known: known.join(", "),
        };
        invalid.0.push((vec!["provincie"], problem));
    }
    for problem in front
        .agenda
        .iter()
        .filter_map(|event| script(event.url.as_deref()?))
    {
        invalid.0.push((vec!["agenda"], problem));
    }
    colours(&front.tokens, invalid);
}

fn practice(front: &PracticeFront, site: &Site, invalid: &mut Invalid) {
    invalid.contact(front.contact.as_ref());
    if let Some(url) = front.bron.as_ref().and_then(|source| source.url.as_ref()) {
        invalid.address(&["bron", "url"], url);
    }
    // Somebody may plan a year ahead.
    let last = u16::try_from(site.today.0.year() + 1).unwrap_or(u16::MAX);
    if let Some(year) = front
        .jaar
        .filter(|year| !(FIRST_YEAR..=last).contains(year))
    {
        let range = format!("{FIRST_YEAR}–{last}");
        invalid.value(&["jaar"], &year.to_string(), "range", &range);
    }
}

/// The main colour is that of text on white, and of surfaces with text on them.
fn colours(tokens: &Tokens, invalid: &mut Invalid) {
    const WHITE: [f64; 3] = [1.0; 3];
    let colour = |text: &Option<String>| text.as_deref().and_then(channels);
    let Some(accent) = colour(&tokens.accent) else {
        return; // A colour that is none is said elsewhere.
    };
    let on_accent = match &tokens.accent_contrast {
        None => Some(WHITE),
        text => colour(text),
    };
    for (key, text, other) in [
        ("accent", &tokens.accent, Some(WHITE)),
        ("accent_contrast", &tokens.accent_contrast, on_accent),
    ] {
        let ratio = other.map_or(READABLE, |other| contrast(accent, other));
        if let Some(text) = text
            && ratio < READABLE
        {
            invalid.value(&["tokens", key], text, "contrast", &format!("{ratio:.1}"));
        }
    }
}

fn channels(text: &str) -> Option<[f64; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| {
        let byte = u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()?;
        Some(f64::from(byte) / 255.0)
    };
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// The contrast ratio of WCAG 2.2.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(channels: [f64; 3]) -> f64 {
    let linear = channels.map(|value| {
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, other, expected) in [
            ("#000000", "#ffffff", "21.0"),
            ("#767676", "#ffffff", "4.5"),
            ("#ffff00", "#ffffff", "1.1"),
        ] {
            let ratio = contrast(channels(one).unwrap(), channels(other).unwrap());
            assert_eq!(format!("{ratio:.1}"), expected, "{one} {other}");
        }
        assert_eq!(channels("rood"), None);
        assert_eq!(channels("#éé12"), None);
    }
}
