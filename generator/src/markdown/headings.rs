//! Headings: their ids, their order, and the table of contents.

use std::collections::HashMap;

use pulldown_cmark::{Event, HeadingLevel, Tag};
use serde::Serialize;

use super::notes::is_note_id;
use crate::diagnostic::Problem;

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
}

impl Headings {
    /// A heading begins. The title of the page is level 1, so the first
    /// heading may be at most 2; after that at most one deeper than the last.
    pub(super) fn open(&mut self, level: HeadingLevel, id: Option<&str>) -> Option<Problem> {
        let level = level as u8;
        let last = self.list.last().map_or(1, |heading| heading.level);
        self.open = Some(Open {
            level,
            id: id.map(str::to_owned),
            text: String::new(),
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
            open.text.push_str(&words.replace('\0', "\u{fffd}"));
        }
    }

    /// The heading ends: its id goes into the event that began it.
    pub(super) fn close(&mut self, events: &mut [Event<'_>], ids: &mut Ids) {
        let Some(open) = self.open.take() else {
            return;
        };
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

    pub(super) fn into_list(self) -> Vec<Heading> {
        self.list
    }
}

impl Ids {
    fn unique(&mut self, wanted: String) -> String {
        let wanted = if wanted.is_empty() {
            "kop".to_owned()
        } else if is_note_id(&wanted) {
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
