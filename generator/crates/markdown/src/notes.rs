//! Footnotes: they are together at the end of the page, each with a way back to where it was named.
//!
//! A label holds within one text, and what a shortcode holds is a text of its own; a number is given once on a page.

use std::collections::HashMap;
use std::fmt::Write;

use pulldown_cmark::{CowStr, Event};

use super::{Renderer, Resolver, to_html};

/// The first part of the id of a footnote; its number follows.
const ID: &str = "noot-";

/// The footnotes of a page whose text has ended.
#[derive(Default)]
pub(super) struct Notes {
    /// The number that was given last.
    last: usize,
    ended: Vec<Note>,
}

/// The footnotes of one text.
#[derive(Default)]
pub(super) struct Labels {
    /// Places in the list.
    places: HashMap<String, usize>,
    /// In the order in which they were met: named or written.
    list: Vec<Note>,
    /// The notes that are being written: their place in the list, and the number of events before them.
    open: Vec<(usize, usize)>,
}

#[derive(Default)]
struct Note {
    /// Given when it is first named.
    number: Option<usize>,
    /// How often it is named.
    references: usize,
    html: Option<String>,
}

/// Whether a heading would take the id of a footnote.
pub(super) fn is_note_id(id: &str) -> bool {
    id.strip_prefix(ID)
        .is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
}

impl Notes {
    /// The section at the end of the page; nothing when there are no footnotes.
    pub(super) fn section(mut self, resolver: &dyn Resolver) -> String {
        if self.ended.is_empty() {
            return String::new();
        }
        self.ended.sort_by_key(|note| note.number);
        let title = escaped(&resolver.say("notes-title", 0));
        let mut html = format!(
            "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"{title}\">\n<h2 class=\"notes__title\">{title}</h2>\n<ol>\n"
        );
        for note in self.ended {
            note.write(&mut html, resolver);
        }
        html.push_str("</ol>\n</section>\n");
        html
    }
}

impl Note {
    fn write(self, html: &mut String, resolver: &dyn Resolver) {
        let number = self.number.unwrap_or_default();
        let label = escaped(&resolver.say("note-back", number));
        let mut back = String::new();
        // Writing to a String cannot fail.
        for time in 1..=self.references {
            let id = back_id(number, time);
            let _ = write!(
                back,
                " <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"{label}\">↩</a>"
            );
        }
        let text = self.html.unwrap_or_default();
        let text = text.trim_end();
        let _ = write!(html, "<li id=\"{ID}{number}\">");
        // The way back comes after the last word.
        match text.strip_suffix("</p>") {
            Some(words) => html.extend([words, &back, "</p>"]),
            None => html.extend([text, &back]),
        }
        html.push_str("</li>\n");
    }
}

impl Labels {
    /// The place of a note in the list.
    fn place(&mut self, label: &str) -> usize {
        if let Some(known) = self.places.get(label) {
            return *known;
        }
        let place = self.add();
        self.places.insert(label.to_owned(), place);
        place
    }

    fn add(&mut self) -> usize {
        self.list.push(Note::default());
        self.list.len() - 1
    }

    /// The text has ended. A note that nobody names comes last; it has no way back.
    pub(super) fn end(self, notes: &mut Notes) {
        for mut note in self.list {
            if note.number.is_none() {
                notes.last += 1;
                note.number = Some(notes.last);
            }
            notes.ended.push(note);
        }
    }
}

impl Renderer<'_> {
    /// A footnote is named here.
    pub(super) fn note_reference(&mut self, label: &str, out: &mut Vec<Event<'_>>) {
        if self.images.is_open() {
            return; // The words for a picture are no place to go to.
        }
        let place = self.labels.place(label);
        let note = &mut self.labels.list[place];
        let notes = &mut self.shared.notes;
        let number = *note.number.get_or_insert_with(|| {
            notes.last += 1;
            notes.last
        });
        let html = if self.links > 0 {
            format!("<sup>{number}</sup>") // A link cannot stand in a link.
        } else {
            note.references += 1;
            let id = back_id(number, note.references);
            let label = escaped(&self.resolver.say("note-reference", number));
            format!(
                "<sup><a href=\"#{ID}{number}\" id=\"{id}\" role=\"doc-noteref\" aria-label=\"{label}\">{number}</a></sup>"
            )
        };
        out.push(Event::InlineHtml(html.into()));
    }

    /// A footnote begins; `at` is the number of events before it.
    pub(super) fn begin_note(&mut self, label: &CowStr<'_>, at: usize) {
        let mut place = self.labels.place(label);
        let is_written = self.labels.list[place].html.is_some();
        let is_open = self.labels.open.iter().any(|(open, _)| *open == place);
        if is_written || is_open {
            // Twice the same label: nothing that was written gets lost.
            place = self.labels.add();
        }
        self.labels.open.push((place, at));
    }

    /// A footnote ends: it is taken out of the text.
    pub(super) fn end_note(&mut self, out: &mut Vec<Event<'_>>) {
        if let Some((place, at)) = self.labels.open.pop() {
            let events = out.drain(at.min(out.len())..).collect();
            let mut html = String::new();
            to_html(events, &mut html);
            self.labels.list[place].html = Some(html);
        }
    }
}

/// The id of the place where a note is named for the first, second, … time.
fn back_id(number: usize, time: usize) -> String {
    match time {
        1 => format!("{ID}{number}-terug"),
        time => format!("{ID}{number}-terug-{time}"),
    }
}

fn escaped(words: &str) -> String {
    let mut html = String::new();
    // Writing to a String cannot fail.
    let _ = pulldown_cmark_escape::escape_html(&mut html, words);
    html
}
