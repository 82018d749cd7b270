//! Headings: their ids, their order, and the table of contents.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag};
use serde::Serialize;

use super::Renderer;
use super::notes::is_note_id;
use content::characters;
use diagnostics::Problem;

/// How many words a line above `---` may have to be taken for a heading.
const HEADING_WORDS: usize = 8;
/// Ids that forms and answers of the function have, which are on pages as well.
const OF_FUNCTION: [&str; 6] = [
    "unsent-title",
    "helplines-title",
    "error-summary",
    "receipt-title",
    "answer-title",
    "follow-up-title",
];

/// A heading of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 1 to 6; the title of the page is 1.
    pub level: u8,
    /// The anchor.
    pub id: String,
    /// The text.
    pub title: String,
}

#[derive(Default)]
pub(super) struct Headings {
    list: Vec<Heading>,
    open: Option<Open>,
}

/// Every id of a page, with the number that the next one of that name gets.
#[derive(Default)]
pub(super) struct Ids(HashMap<String, usize>);

struct Open {
    level: u8,
    id: Option<String>,
    text: String,
    /// Words between braces that are no id: they come after the others.
    braces: Option<String>,
}

impl Headings {
    /// A heading begins. The title of the page is level 1, so the first
    /// heading may be at most 2; after that at most one deeper than the last.
    fn open(
        &mut self,
        level: HeadingLevel,
        id: Option<&str>,
        braces: Option<String>,
    ) -> Option<Problem> {
        let level = level as u8;
        let last = self.list.last().map_or(1, |heading| heading.level);
        self.open = Some(Open {
            level,
            id: id.map(str::to_owned),
            text: String::new(),
            braces,
        });
        if level == 1 {
            return Some(Problem::TopHeading);
        }
        (level > last + 1).then_some(Problem::SkippedHeading {
            from: last,
            to: level,
            wanted: "#".repeat(usize::from(last) + 1),
        })
    }

    pub(super) fn text(&mut self, words: &str) {
        if let Some(open) = &mut self.open {
            open.text.push_str(&characters::clean(words));
        }
    }

    /// The heading ends: its id goes into the event that began it.
    pub(super) fn close(&mut self, events: &mut Vec<Event<'_>>, ids: &mut Ids) {
        let Some(mut open) = self.open.take() else {
            return;
        };
        if let Some(braces) = open.braces.take() {
            let words = format!("{}{braces}", if open.text.is_empty() { "" } else { " " });
            open.text.push_str(&words);
            events.push(Event::Text(words.into()));
        }
        let id = ids.unique(open.id.unwrap_or_else(|| slug::slugify(&open.text)));
        let start = events.iter_mut().rev().find_map(|event| match event {
            Event::Start(Tag::Heading { id, .. }) => Some(id),
            _ => None,
        });
        if let Some(start) = start {
            *start = Some(id.clone().into());
        }
        self.list.push(Heading {
            level: open.level,
            id,
            title: open.text,
        });
    }

    /// Whether the heading that is open has no words so far.
    fn is_blank(&self) -> bool {
        let is_blank = |open: &Open| characters::is_blank(&open.text) && open.braces.is_none();
        self.open.as_ref().is_some_and(is_blank)
    }

    /// Those with words: a table of contents can name no others.
    pub(super) fn into_list(self) -> Vec<Heading> {
        let mut list = self.list;
        list.retain(|heading| !characters::is_blank(&heading.title));
        list
    }
}

/// Whether a heading would take an id of the theme, which begin with `_`, or of a form.
fn is_taken(id: &str) -> bool {
    id.starts_with('_')
        || id.starts_with("f-")
        || id.starts_with("answer-")
        || OF_FUNCTION.contains(&id)
}

/// The text between the braces at the end of a heading.
fn braces(heading: &str) -> Option<&str> {
    let start = heading.rfind('{')?;
    let end = start + heading[start..].find('}')?;
    Some(&heading[start..=end])
}

/// An id in braces before the one that counts: it stays text.
fn second_id(heading: &str) -> Option<&str> {
    let last = heading.rfind("{#")?;
    let first = heading[..last].rfind("{#")?;
    braces(&heading[..last]).filter(|text| heading[first..].starts_with(text))
}

/// The words of a heading that is one because of the line below it, and the character of that line.
fn underlined(heading: &str) -> Option<(&str, char)> {
    let (words, line) = heading.trim_end().rsplit_once('\n')?;
    // In a quotation or a list there are marks before it.
    let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
    let sign = line.chars().next().filter(|sign| "=-".contains(*sign))?;
    line.chars()
        .all(|c| c == sign)
        .then(|| (words.trim(), sign))
}

/// Whether words are more likely a sentence than a heading.
fn is_sentence(words: &str) -> bool {
    words.ends_with(['.', ',', ';', ':', '!'])
        || words.contains('\n')
        || words.split_whitespace().count() > HEADING_WORDS
}

impl Renderer<'_> {
    /// A heading begins. Its braces name an id, and nothing else: what else is in them stays text.
    pub(super) fn open_heading(
        &mut self,
        level: HeadingLevel,
        (id, is_id_only): (Option<&str>, bool),
        span: &Range<usize>,
    ) {
        let source = self.original[span.clone()].trim_end();
        let braces = braces(source).filter(|_| !is_id_only).map(str::to_owned);
        let underlined = underlined(source)
            .filter(|(words, sign)| *sign == '=' || is_sentence(words))
            .map(|(words, _)| {
                let line = source.lines().next_back().unwrap_or_default();
                let line = line.trim_start_matches([' ', '\t', '>']);
                Problem::UnderlinedHeading {
                    text: words.lines().next().unwrap_or_default().to_owned(),
                    line: line.trim_end().to_owned(),
                }
            });
        let second = second_id(source).filter(|_| is_id_only).map(str::to_owned);
        if let Some(text) = second.or_else(|| {
            let text = braces.as_ref()?;
            text.contains(['=', '.', '#']).then(|| text.clone())
        }) {
            let at = self.place_of(&text, span);
            self.problem(Problem::HeadingBraces { text }, &at);
        }
        let id = id.filter(|_| is_id_only);
        let wrong = self.headings.open(level, id, braces);
        if let Some(problem) = underlined.or(wrong) {
            self.problem(problem, span);
        }
    }

    /// The heading ends. A picture or a shortcode in it is something to see.
    pub(super) fn close_heading(&mut self, span: &Range<usize>, out: &mut Vec<Event<'_>>) {
        let source = &self.original[span.clone()];
        let has_more = source.contains("![") || source.contains("{{") || source.contains("{%");
        if self.headings.is_blank() && !has_more {
            self.problem(Problem::EmptyHeading, span);
        }
        self.headings.close(out, &mut self.shared.ids);
    }
}

impl Ids {
    fn unique(&mut self, wanted: String) -> String {
        let wanted = if wanted.is_empty() {
            "kop".to_owned()
        } else if is_note_id(&wanted) || is_taken(&wanted) {
            format!("kop-{wanted}")
        } else {
            wanted
        };
        let mut number = self.0.get(&wanted).copied().unwrap_or(1);
        let mut id = wanted.clone();
        while self.0.contains_key(&id) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        self.0.insert(wanted, number);
        self.0.entry(id.clone()).or_insert(1);
        id
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::is_taken;

    /// The ids that templates write out, by the attribute; those of components are arguments, which they prefix.
    fn ids(folder: &str) -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files = walkdir::WalkDir::new(folder).into_iter();
        let files = files.map(|entry| entry.expect("a readable folder").into_path());
        let templates =
            files.filter(|path| path.extension().is_some_and(|ending| ending == "html"));
        let mut found = Vec::new();
        for path in
            templates.filter(|path| !path.components().any(|part| part.as_os_str() == "desk"))
        {
            let text = std::fs::read_to_string(&path).expect("text");
            for (at, start) in text.match_indices(" id=\"") {
                let is_argument = text[..at].rfind("{{") > text[..at].rfind("}}");
                let id = text[at + start.len()..]
                    .split('"')
                    .next()
                    .unwrap_or_default();
                if !is_argument {
                    found.push(id.to_owned());
                }
            }
        }
        assert!(found.len() > 5, "{found:?}");
        found
    }

    #[test]
    fn no_heading_can_have_an_id_of_the_theme_or_of_a_form() {
        let theme = ids("../../../themes/basis/templates");
        let function = ids("../../../function/templates");
        for id in theme.iter().chain(&function) {
            // The ids of fields are made by the function, and begin with `f-`.
            let is_field = ["{{ field.id", "{{ option.id"]
                .iter()
                .any(|start| id.starts_with(start));
            assert!(is_field || is_taken(id), "{id}");
        }
    }
}
