//! Text modules: pieces of text that moderators put into an answer. Some have blanks, `[between brackets]`, to be filled in.

use std::ops::Range;

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

/// Where the blanks of a text are: brackets on one line, with something in them, that are no link.
fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('[').filter_map(|(at, _)| {
        let inside = &text[at + 1..];
        let end = inside.find(['[', ']', '\n'])?;
        let rest = inside[end..].strip_prefix(']')?;
        let is_blank = (1..=LONGEST_BLANK).contains(&inside[..end].trim().chars().count());
        let is_link = rest.starts_with('(');
        (is_blank && !is_link).then_some(at..at + end + 2)
    })
}

/// The blanks of a text.
pub fn blanks(text: &str) -> impl Iterator<Item = &str> {
    places(text).map(|place| &text[place])
}

/// The first blank of a text.
pub fn first_blank(text: &str) -> Option<&str> {
    blanks(text).next()
}

/// A text in pieces, one after the other, and whether each is a blank.
pub fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for place in places(text) {
        pieces.extend([
            (&text[end..place.start], false),
            (&text[place.clone()], true),
        ]);
        end = place.end;
    }
    pieces.push((&text[end..], false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
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
    fn a_text_in_pieces_is_the_whole_text() {
        let text = "Dag [wie], zie [wat](https://a.example) en [wat].";
        let found = pieces(text);
        assert_eq!(
            found,
            [
                ("Dag ", false),
                ("[wie]", true),
                (", zie [wat](https://a.example) en ", false),
                ("[wat]", true),
                (".", false)
            ]
        );
        assert_eq!(pieces("[een][een]"), [("[een]", true); 2]);
        assert_eq!(pieces("Gewoon"), [("Gewoon", false)]);
        assert!(pieces("").is_empty());
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
