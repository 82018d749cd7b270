//! The history of a submission in sentences: who did what and when, never the text.

use fluent_bundle::FluentArgs;
use jiff::{Timestamp, ToSpan};
use serde::Serialize;

use super::{LANG, View, Views};
use clock::Hour;
use store::{AuditEntry, Machine, Submission};

#[derive(Serialize)]
pub(super) struct EventView {
    what: String,
    when: String,
}

impl View<'_> {
    /// All events, newest first.
    pub(super) fn history(&self, submission: &Submission, audit: &[AuditEntry]) -> Vec<EventView> {
        let first = EventView {
            what: self.views.message("history-arrived"),
            when: self.views.hour(submission.entry.received),
        };
        // Within one version, notes and seals have an order of their own.
        let mut events: Vec<_> = audit.iter().collect();
        events.sort_by_key(|event| event.at);
        let events = events.into_iter().rev();
        let events = events.map(|event| self.views.event(event, self.now));
        events.chain(std::iter::once(first)).collect()
    }
}

impl Views {
    fn event(&self, event: &AuditEntry, now: Timestamp) -> EventView {
        let machine = Machine::parse(&event.actor).filter(|_| event.by_machine);
        let who = machine.map_or_else(
            || event.actor.clone(),
            |machine| self.message(&format!("who-{}", machine.as_str())),
        );
        let mut args = FluentArgs::new();
        args.set("who", who);
        EventView {
            what: self
                .strings
                .get(LANG, &format!("history-{}", event.what), &args),
            // The time of a sender is known to the hour only.
            when: if machine == Some(Machine::Asker) {
                self.hour(Hour::of(event.at))
            } else {
                self.moment(event.at, now)
            },
        }
    }

    /// One event in the middle of a sentence: "Opgepakt door Samira (vandaag 14:05)".
    pub(super) fn event_in_words(&self, event: &AuditEntry, now: Timestamp) -> String {
        let EventView { what, when } = self.event(event, now);
        format!("{what} ({when})")
    }

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
