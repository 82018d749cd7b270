//! The history of a submission in sentences: who did what and when, never the text.

use fluent_bundle::FluentArgs;
use jiff::{Timestamp, ToSpan};
use serde::Serialize;

use super::{LANG, View, Views};
use clock::Hour;
use store::{AuditEntry, Author, Looks, Machine, Submission};

#[derive(Serialize)]
pub(super) struct EventView {
    what: String,
    when: String,
}

impl View<'_> {
    /// All events, newest first.
    pub(super) fn history(
        &self,
        submission: &Submission,
        changes: &[AuditEntry],
    ) -> Vec<EventView> {
        let first = EventView {
            what: self.views.message("history-arrived"),
            when: self.views.hour(submission.entry.received),
        };
        // Within one version, notes and seals have an order of their own.
        let mut events: Vec<_> = changes.iter().collect();
        events.sort_by_key(|event| event.at);
        let events = events.into_iter().rev();
        let events = events.map(|event| self.event(event));
        events.chain(std::iter::once(first)).collect()
    }

    /// Who looked, and how often: "Samira, 3 keer, voor het laatst vandaag 14:05".
    pub(super) fn looks(&self, looks: &[Looks]) -> Vec<String> {
        let words = |each: &Looks| {
            let mut args = FluentArgs::new();
            args.set("who", self.person(&each.person));
            args.set("count", each.count);
            args.set("when", self.views.moment(each.last, self.now));
            self.views.strings.get(LANG, "history-looks", &args)
        };
        looks.iter().map(words).collect()
    }

    pub(super) fn event(&self, event: &AuditEntry) -> EventView {
        let (what, when) = self.happened(&event.author, &event.what, event.at);
        EventView { what, when }
    }

    /// Who did what, and when.
    pub(super) fn happened(&self, author: &Author, what: &str, at: Timestamp) -> (String, String) {
        let mut args = FluentArgs::new();
        args.set("who", self.author(author));
        let key = format!("history-{what}");
        // The time of a sender is known to the hour only.
        let when = if author.machine() == Some(Machine::Asker) {
            self.views.hour(Hour::of(at))
        } else {
            self.views.moment(at, self.now)
        };
        (self.views.strings.get(LANG, &key, &args), when)
    }

    /// One event in the middle of a sentence: "Opgepakt door Samira (vandaag 14:05)".
    pub(super) fn event_in_words(&self, event: &AuditEntry) -> String {
        let EventView { what, when } = self.event(event);
        format!("{what} ({when})")
    }
}

impl Views {
    /// "vandaag 14:05", "gisteren 9:30", "21 november 2026, 14:05".
    pub(super) fn moment(&self, at: Timestamp, now: Timestamp) -> String {
        let local = at.to_zoned(self.zone.clone());
        let today = now.to_zoned(self.zone.clone()).date();
        let time = local.strftime("%-H:%M").to_string();
        let day = local.date();
        let key = if day == today {
            "when-today"
        } else if today.checked_sub(1.day()).is_ok_and(|before| before == day) {
            "when-yesterday"
        } else {
            "when-earlier"
        };
        let mut args = FluentArgs::new();
        args.set("time", time);
        args.set("day", i64::from(day.day()));
        args.set("month", self.message(&format!("month-{}", day.month())));
        args.set("year", day.year().to_string());
        self.strings.get(LANG, key, &args)
    }
}
