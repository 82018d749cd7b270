//! What the page of a sign-up says besides its status: what was agreed on, and how long a broker is kept.

use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::Pages;
use forms::broker::Meeting;

/// A conversation or a training that was agreed on.
#[derive(Clone, Copy)]
pub struct Planned<'a> {
    /// Whether it is a training.
    pub training: bool,
    /// When and where.
    pub meeting: &'a Meeting,
}

/// How long a broker is kept in the register.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// The day on which they are asked whether they still take part; none if they stopped.
    pub asked: Option<Date>,
    /// When their record is gone.
    pub gone: Timestamp,
}

#[derive(Serialize)]
pub(super) struct PlannedView<'a> {
    label: String,
    when: String,
    place: &'a str,
}

impl Pages {
    pub(super) fn planned<'p>(&self, lang: &str, planned: &Planned<'p>) -> PlannedView<'p> {
        let Planned { training, meeting } = planned;
        let label = if *training {
            "planned-training"
        } else {
            "planned-appointment"
        };
        let mut args = FluentArgs::new();
        let day: Option<Date> = meeting.day.parse().ok();
        let day = day.map(|day| self.day(lang, day));
        args.set("day", day.unwrap_or_else(|| meeting.day.clone()));
        args.set("time", meeting.time.clone());
        PlannedView {
            label: self.strings.plain(lang, label),
            when: self.strings.get(lang, "planned-when", &args),
            place: &meeting.place,
        }
    }

    pub(super) fn kept(&self, lang: &str, kept: Kept) -> String {
        let mut args = FluentArgs::new();
        args.set("gone", self.strings.date(lang, kept.gone));
        let Some(asked) = kept.asked else {
            return self.strings.get(lang, "broker-kept-stopped", &args);
        };
        args.set("asked", self.day(lang, asked));
        self.strings.get(lang, "broker-kept", &args)
    }

    fn day(&self, lang: &str, day: Date) -> String {
        let start = day.to_zoned(TimeZone::UTC).map(|start| start.timestamp());
        start.map_or_else(|_| day.to_string(), |start| self.strings.date(lang, start))
    }
}
