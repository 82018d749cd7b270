//! Breaks a title into lines: SVG does not.

use std::collections::HashMap;

use serde::Serialize;
use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};

/// How wide a line may be, in units of the picture.
const ROOM: f32 = 1040.0;
/// Sizes of letters, and how many lines of each fit. A title that needs more ends in "…".
const SIZES: [(u16, usize); 5] = [(92, 3), (80, 4), (68, 4), (58, 5), (48, 6)];

/// A title as lines of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lines {
    /// The size of the letters, in units of the picture.
    pub size: u16,
    /// The lines, from above.
    pub lines: Vec<String>,
}

/// How wide each character of each font is, as a part of the size of the letters.
#[derive(Default)]
pub(super) struct Widths(Vec<Font>);

type Font = HashMap<char, f32>;

impl Widths {
    /// Adds the characters of a font. A file that is no font adds none.
    pub(super) fn add(&mut self, font: &[u8]) {
        let Ok(font) = skrifa::FontRef::new(font) else {
            return;
        };
        let metrics = font.glyph_metrics(Size::new(1.0), LocationRef::default());
        let characters = font.charmap().mappings().filter_map(|(code, glyph)| {
            Some((char::from_u32(code)?, metrics.advance_width(glyph)?))
        });
        self.0.push(characters.collect());
    }

    /// Whether one font has all of a text: a line of several fonts loses letters where its direction changes.
    pub(super) fn has_all(&self, text: &str) -> bool {
        self.0.iter().any(|font| has_all(font, text))
    }

    pub(super) fn lines(&self, title: &str) -> Lines {
        let none = Font::new();
        let font = self.0.iter().find(|font| has_all(font, title));
        let font = font.or(self.0.first()).unwrap_or(&none);
        let fitting = SIZES.into_iter().find_map(|(size, most)| {
            let lines = broken(font, title, size);
            (lines.len() <= most).then_some(Lines { size, lines })
        });
        fitting.unwrap_or_else(|| {
            let (size, most) = SIZES[SIZES.len() - 1];
            let mut lines = broken(font, title, size);
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                // Room for the sign itself; a letter less is always enough.
                last.pop();
                last.push('…');
            }
            Lines { size, lines }
        })
    }
}

fn has_all(font: &Font, text: &str) -> bool {
    text.chars()
        .all(|character| character.is_whitespace() || font.contains_key(&character))
}

/// As many words to a line as fit; a word that is wider than a line is cut.
fn broken(font: &Font, title: &str, size: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let room = ROOM / f32::from(size);
    let space = width(font, " ");
    let mut used = 0.0;
    for word in title.split_whitespace() {
        let wide = width(font, word);
        match lines.last_mut() {
            Some(line) if used + space + wide <= room => {
                line.push(' ');
                line.push_str(word);
                used += space + wide;
            }
            _ => {
                let parts = cut(font, word, room);
                used = parts.last().map_or(0.0, |part| width(font, part));
                lines.extend(parts);
            }
        }
    }
    lines
}

/// The parts of a word that each fit on a line.
fn cut(font: &Font, word: &str, room: f32) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut used = 0.0;
    for character in word.chars() {
        let wide = width(font, character.encode_utf8(&mut [0; 4]));
        if used + wide > room && used > 0.0 {
            parts.push(String::new());
            used = 0.0;
        }
        if let Some(part) = parts.last_mut() {
            part.push(character);
        }
        used += wide;
    }
    parts
}

fn width(font: &Font, text: &str) -> f32 {
    // A character that the font does not have is as wide as most.
    text.chars()
        .map(|character| font.get(&character).copied().unwrap_or(0.6))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every letter is half as wide as it is high.
    fn widths() -> Widths {
        let letters = " abcdefghijklmnopqrstuvwxyz".chars();
        Widths(vec![letters.map(|letter| (letter, 0.5)).collect()])
    }

    #[test]
    fn a_short_title_is_large_and_a_long_one_smaller() {
        let lines = widths().lines("wat kan ik doen");
        assert_eq!(
            (lines.size, lines.lines),
            (92, vec!["wat kan ik doen".to_owned()])
        );
        let long = "woord ".repeat(20);
        let lines = widths().lines(&long);
        assert!(lines.size < 92, "{lines:?}");
        assert_eq!(lines.lines.join(" "), long.trim());
        let room = ROOM / f32::from(lines.size);
        assert!(
            lines
                .lines
                .iter()
                .all(|line| width(&widths().0[0], line) <= room)
        );
    }

    #[test]
    fn what_does_not_fit_is_cut() {
        let word = "a".repeat(60);
        let lines = widths().lines(&word);
        assert_eq!(lines.lines.concat(), word);
        let lines = widths().lines(&"woord ".repeat(200));
        let last = lines.lines.last().expect("lines");
        assert_eq!((lines.size, lines.lines.len()), (48, 6));
        assert!(last.ends_with('…'), "{last}");
    }

    #[test]
    fn a_title_without_words_has_no_lines() {
        assert_eq!(widths().lines(" ").lines, Vec::<String>::new());
        assert!(!widths().has_all("عربي") && widths().has_all("ja of nee\n"));
    }
}
