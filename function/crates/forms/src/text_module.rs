//! Text modules: pieces of text that moderators put into an answer. Some have blanks, `[between brackets]`, to be filled in.

use serde::{Deserialize, Serialize};

/// A piece of text for answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextModule {
    /// What it is called at the desk.
    pub title: String,
    /// The text, in the markdown of answers.
    pub text: String,
    /// The ids of the teams that it is for; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<String>,
}

/// A blank longer than this is a text between brackets. In characters.
const LONGEST_BLANK: usize = 120;

/// The first blank of a text: brackets on one line, with something in them, that are no link.
pub fn first_blank(text: &str) -> Option<&str> {
    text.match_indices('[').find_map(|(at, _)| {
        let inside = &text[at + 1..];
        let end = inside.find(['[', ']', '\n'])?;
        let rest = inside[end..].strip_prefix(']')?;
        let is_blank = (1..=LONGEST_BLANK).contains(&inside[..end].trim().chars().count());
        let is_link = rest.starts_with('(');
        (is_blank && !is_link).then_some(&text[at..at + end + 2])
    })
}

/// The beginning of a blank without an end, or an end without a beginning.
pub fn open_blank(text: &str) -> Option<&str> {
    for line in text.lines() {
        let mut open = None;
        for (at, character) in line.char_indices() {
            match (character, open) {
                ('[', Some(before)) => return Some(&line[before..]),
                ('[', None) => open = Some(at),
                (']', None) => return Some(&line[..=at]),
                (']', Some(_)) => open = None,
                _ => {}
            }
        }
        if let Some(at) = open {
            return Some(&line[at..]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_brackets_with_words_that_lead_nowhere() {
        for (text, blank) in [
            ("Dag [wat die vertelde], fijn.", Some("[wat die vertelde]")),
            ("Dag […]", Some("[…]")),
            ("Zie [de tip](https://a.example) en [hier]", Some("[hier]")),
            ("Zie [de tip](https://a.example).", None),
            ("Niets [] te [ ] zien", None),
            ("Een [ open\n] eind", None),
            ("[[dubbel]]", Some("[dubbel]")),
            ("Gewone tekst (tussen haakjes)", None),
        ] {
            assert_eq!(first_blank(text), blank, "{text}");
        }
        assert_eq!(first_blank(&format!("[{}]", "x".repeat(121))), None);
    }

    #[test]
    fn a_blank_that_does_not_close_is_found_where_it_begins() {
        for (text, open) in [
            ("Dag [naam], fijn [dat", Some("[dat")),
            ("Dag naam], fijn", Some("Dag naam]")),
            ("Dag [naam [weer]", Some("[naam [weer]")),
            ("Dag [naam\nen zo]", Some("[naam")),
            ("Dag [naam] en [meer]", None),
        ] {
            assert_eq!(open_blank(text), open, "{text}");
        }
    }
}
