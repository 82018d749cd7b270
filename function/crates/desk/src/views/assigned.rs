//! What a list says to one person above its rows.

use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use serde::Serialize;
use tera::Context;

use super::{LANG, QueuePage, View};
use clock::dutch;
use forms::label::Label;
use store::Entry;

/// Something that is with who looks, of which they are told.
pub(crate) struct Assigned {
    pub(crate) entry: Entry,
    /// None if it has none, or our keys do not open it.
    pub(crate) label: Option<Label>,
    /// Who handed it over, until it was opened.
    pub(crate) by: Option<String>,
    /// What they wrote with it.
    pub(crate) note: Option<String>,
    /// By when they were asked to look at it.
    pub(crate) due: Option<Timestamp>,
}

/// By when somebody looks at it.
#[derive(Serialize)]
pub(super) struct DueView {
    text: String,
    /// Whether that day is over.
    late: bool,
}

#[derive(Serialize)]
struct AssignedView {
    id: String,
    words: String,
    what: String,
    note: Option<String>,
    due: Option<DueView>,
}

#[derive(Serialize)]
struct NoteView {
    team: String,
    text: String,
}

/// Whether that day has come, or is over.
pub(crate) fn due_soon(due: Option<Timestamp>, now: Timestamp) -> bool {
    let day = |at: Timestamp| at.to_zoned(dutch()).date();
    due.is_some_and(|due| day(due) <= day(now))
}

impl View<'_> {
    pub(super) fn insert_assigned(&self, context: &mut Context, page: &QueuePage) {
        let assigned = page.assigned.iter().map(|one| {
            let mut args = FluentArgs::new();
            args.set("name", one.by.clone().unwrap_or_default());
            let key = match one.by {
                Some(_) => "assigned-by",
                None => "assigned-due",
            };
            AssignedView {
                id: one.entry.id.to_string(),
                words: self.called(&one.entry, one.label.as_ref()),
                what: self.views.strings.get(LANG, key, &args),
                note: one.note.clone(),
                due: self.due(one.due),
            }
        });
        context.insert("assigned", &assigned.collect::<Vec<_>>());
        let notes = page.shift_notes.iter().map(|(team, by)| {
            let mut args = FluentArgs::new();
            args.set("name", by.clone());
            NoteView {
                team: team.to_string(),
                text: self.views.strings.get(LANG, "shift-note-waits", &args),
            }
        });
        context.insert("shift_notes", &notes.collect::<Vec<_>>());
    }

    /// "uiterlijk 2 december 2026", "had gemoeten op 28 november 2026".
    pub(super) fn due(&self, due: Option<Timestamp>) -> Option<DueView> {
        let due = due?;
        let late = due < self.now;
        let mut args = FluentArgs::new();
        args.set("date", self.views.strings.date(LANG, due));
        let key = match (late, due_soon(Some(due), self.now)) {
            (true, _) => "due-late",
            (false, true) => "due-today",
            (false, false) => "due-by",
        };
        Some(DueView {
            text: self.views.strings.get(LANG, key, &args),
            late,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_come_from_its_first_minute_on() {
        let due: Timestamp = "2026-11-21T22:59:00Z".parse().unwrap();
        for (now, soon) in [
            ("2026-11-20T22:59:59Z", false),
            ("2026-11-20T23:00:00Z", true),
            ("2026-11-23T09:00:00Z", true),
        ] {
            assert_eq!(due_soon(Some(due), now.parse().unwrap()), soon, "{now}");
        }
        assert!(!due_soon(None, due));
    }
}
