//! The page of one broker, and what of it can be taken along.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use fluent_bundle::FluentArgs;
use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use serde_json::{Value, json};
use tera::Context;

use super::history::EventView;
use super::{Interruption, LANG, View};
use crate::calendar::Event;
use crate::forms::{BrokerForm, BrokerStep, LONGEST_REMARKS, MeetingForm};
use crate::register::{self, Due, checklist};
use forms::broker::{Card, Dates, Meeting};
use forms::letter::Letter;
use people::Name;
use store::{Author, BrokerEntry, BrokerState, History, PersonId, Submission};

/// Somebody in the register, opened.
pub(crate) struct BrokerPage<'a> {
    pub(crate) me: &'a Name,
    pub(crate) entry: &'a BrokerEntry,
    /// As it is stored.
    pub(crate) card: &'a Card,
    /// As they are stored.
    pub(crate) dates: &'a Dates,
    /// Whether there is a record.
    pub(crate) is_stored: bool,
    /// The sign-up, while it is there.
    pub(crate) sign_up: Option<&'a Submission>,
    pub(crate) history: &'a History,
    /// What the fields show.
    pub(crate) form: &'a BrokerForm,
    /// Before `-text`, the message key of what to say above the page.
    pub(crate) notice: Option<&'static str>,
}

#[derive(Serialize)]
struct PointView {
    id: &'static str,
    label: String,
    ticked: bool,
    /// Who ticked it, and when.
    by: Option<String>,
}

#[derive(Serialize)]
struct StepView {
    value: &'static str,
    label: String,
}

/// Something that is stored and that the fields do not show.
#[derive(Serialize)]
struct OtherView {
    label: String,
    stored: String,
}

impl View<'_> {
    pub(crate) fn broker(&self, status: StatusCode, page: &BrokerPage<'_>) -> Response<Body> {
        let BrokerPage { entry, form, .. } = *page;
        let id = entry.id.as_str();
        let mut context = Context::new();
        context.insert("inside", &true);
        context.insert("me", page.me.as_str());
        context.insert("work", &format!("brokers/{id}"));
        context.insert("id", id);
        context.insert("title", &self.broker_name(Some(&page.card.name)));
        context.insert("tab", &self.broker_tab(id));
        context.insert("state", entry.state.as_str());
        let state = format!("broker-state-{}", entry.state.as_str());
        context.insert("status", &self.views.message(&state));
        let place = entry.municipality.as_deref().map(|slug| self.place(slug));
        context.insert("place", &place);
        context.insert("team", &self.team_name(&entry.team));
        context.insert("when", &self.broker_when(entry));
        let due = Due::of(entry, register::today(self.now)) != Due::Later;
        context.insert("due", &due);
        let spoken = |day: &Option<String>| {
            let day: Option<Date> = day.as_ref().and_then(|day| day.parse().ok());
            day.map(|day| self.day(day))
        };
        context.insert("since", &spoken(&page.card.since));
        context.insert("confirmed", &spoken(&page.card.confirmed));
        context.insert("is_stored", &page.is_stored);
        context.insert("sign_up", &page.sign_up.is_some());
        context.insert("steps", &self.steps(entry.state));
        context.insert("has_dates", &!page.dates.is_empty());
        let notice = page
            .notice
            .map(|key| self.views.message(&format!("{key}-text")));
        context.insert("notice", &notice);
        self.insert_last_step(&mut context, page);
        context.insert("good", &(page.notice == Some("broker-done")));
        let others = if status == StatusCode::CONFLICT {
            self.others(page)
        } else {
            Vec::new()
        };
        context.insert("others", &others);
        self.insert_broker_form(&mut context, form, Some(page.card));
        let changes = self.events(&page.history.changes);
        context.insert("history", &changes);
        context.insert("looks", &self.looks(&page.history.looks));
        context.insert("stays", &register::STOPPED_STAYS);
        context.insert("grace", &register::GRACE);
        self.views.render(status, "desk/broker.html", context)
    }

    /// The last step, as long as it can be undone: nobody changed anything since.
    fn insert_last_step(&self, context: &mut Context, page: &BrokerPage<'_>) {
        let changes = page.history.changes.iter();
        let last = changes
            .filter(|change| change.what.starts_with("broker-"))
            .max_by_key(|change| (change.version, change.at));
        let last = last.filter(|_| page.card.before.is_some());
        context.insert("last_step", &last.map(|last| self.event_in_words(last)));
        context.insert("undo", BrokerStep::Undo.as_str());
    }

    /// The page after an interruption: all that was typed, in its fields, and the button that was pressed.
    pub(crate) fn broker_interrupted(
        &self,
        interruption: Interruption,
        id: &str,
        form: &BrokerForm,
    ) -> Response<Body> {
        let key = interruption.key();
        let mut context = Context::new();
        let inside = !matches!(interruption, Interruption::Outside | Interruption::Locked);
        context.insert("inside", &inside);
        context.insert("id", id);
        context.insert("title", &self.views.message(&format!("{key}-title")));
        context.insert("text", &self.views.message(&format!("{key}-text")));
        let gone = interruption == Interruption::Gone;
        context.insert("again", &(!gone).then(|| self.step(form.step)));
        self.insert_broker_form(&mut context, form, None);
        self.views
            .render(interruption.status(), "desk/broker-kept.html", context)
    }

    /// What can be pressed for somebody in this state.
    fn steps(&self, state: BrokerState) -> Vec<StepView> {
        let possible = |step: &BrokerStep| match step {
            BrokerStep::Become(next) => state.may_become(*next) && *step != BrokerStep::Save,
            _ => false,
        };
        let steps = BrokerStep::ALL.into_iter().filter(possible);
        let view = |step: BrokerStep| {
            let label = match (step, state) {
                (BrokerStep::Become(BrokerState::Active), BrokerState::Active) => "broker-confirm",
                (BrokerStep::Become(BrokerState::Active), _) => "broker-again",
                (BrokerStep::Become(BrokerState::Paused), BrokerState::Paused) => {
                    "broker-still-paused"
                }
                (BrokerStep::Become(BrokerState::Paused), _) => "broker-pause",
                _ => "broker-stop",
            };
            StepView {
                value: step.as_str(),
                label: self.views.message(label),
            }
        };
        steps.map(view).collect()
    }

    /// A button where the state of the record is unknown.
    fn step(&self, step: BrokerStep) -> StepView {
        let label = match step {
            BrokerStep::Become(BrokerState::Paused) => "broker-pause",
            BrokerStep::Become(BrokerState::Stopped) => "broker-stop",
            BrokerStep::Become(_) => "broker-confirm",
            BrokerStep::Undo => "action-undo",
            _ => "broker-save",
        };
        let mut args = FluentArgs::new();
        args.set("action", self.views.message(label));
        StepView {
            value: step.as_str(),
            label: self.views.strings.get(LANG, "again", &args),
        }
    }

    fn insert_broker_form(&self, context: &mut Context, form: &BrokerForm, card: Option<&Card>) {
        let points = checklist().map(|point| {
            let tick = card.and_then(|card| card.ticks.iter().find(|tick| tick.point == point));
            let by = tick.map(|tick| {
                let who = PersonId::parse(&tick.by).map(Author::Person);
                let at = Timestamp::from_second(tick.at).unwrap_or(self.now);
                let mut args = FluentArgs::new();
                let somebody = || self.views.message("who-somebody");
                args.set("who", who.map_or_else(somebody, |who| self.author(&who)));
                args.set("when", self.views.moment(at, self.now));
                self.views.strings.get(LANG, "checklist-by", &args)
            });
            PointView {
                id: point,
                label: self.views.message(&format!("checklist-{point}")),
                ticked: form.points.iter().any(|one| one == point),
                by,
            }
        });
        context.insert("points", &points.collect::<Vec<_>>());
        context.insert("form", form);
        let mut trainings = form.trainings.clone();
        // One more can be added at a time.
        trainings.push(MeetingForm::default());
        context.insert("trainings", &trainings);
        let wrong = form
            .wrong
            .map(|key| self.views.message(&format!("broker-wrong-{key}")));
        context.insert("wrong", &wrong);
        context.insert("longest", &LONGEST_REMARKS);
    }

    /// What a colleague stored that the fields do not show.
    fn others(&self, page: &BrokerPage<'_>) -> Vec<OtherView> {
        let stored = BrokerForm::of(page.entry.version, page.card, page.dates);
        let typed = page.form;
        let points = |form: &BrokerForm| {
            let ticked = checklist().filter(|point| form.points.iter().any(|one| one == point));
            let words = ticked.map(|point| self.views.message(&format!("checklist-{point}")));
            words.collect::<Vec<_>>().join("; ")
        };
        let dates = |rows: &[MeetingForm]| {
            let rows = rows
                .iter()
                .map(|row| format!("{} {} {}", row.day, row.time, row.place));
            rows.collect::<Vec<_>>().join("; ")
        };
        let appointment = |form: &BrokerForm| dates(std::slice::from_ref(&form.appointment));
        let pairs = [
            ("broker-name", stored.name.clone(), typed.name.clone()),
            ("broker-email", stored.email.clone(), typed.email.clone()),
            ("broker-phone", stored.phone.clone(), typed.phone.clone()),
            (
                "broker-languages",
                stored.languages.clone(),
                typed.languages.clone(),
            ),
            (
                "broker-reachable",
                stored.reachable.clone(),
                typed.reachable.clone(),
            ),
            (
                "broker-remarks",
                stored.remarks.clone(),
                typed.remarks.clone(),
            ),
            ("checklist-title", points(&stored), points(typed)),
            (
                "broker-appointment",
                appointment(&stored),
                appointment(typed),
            ),
            (
                "broker-trainings",
                dates(&stored.trainings),
                dates(&typed.trainings),
            ),
        ];
        let differ = pairs
            .into_iter()
            .filter(|(_, stored, typed)| stored != typed);
        differ
            .map(|(label, stored, _)| OtherView {
                label: self.views.message(label),
                stored,
            })
            .collect()
    }

    /// The events of a history, newest first.
    fn events(&self, changes: &[store::AuditEntry]) -> Vec<EventView> {
        let mut events: Vec<_> = changes.iter().collect();
        events.sort_by_key(|event| event.at);
        events
            .into_iter()
            .rev()
            .map(|event| self.event(event))
            .collect()
    }

    /// What was agreed on, for a calendar.
    pub(crate) fn events_of(&self, entry: &BrokerEntry, dates: &Dates) -> Vec<Event> {
        let appointment = dates
            .appointment
            .iter()
            .map(|one| ("calendar-appointment", one));
        let trainings = dates.trainings.iter().map(|one| ("calendar-training", one));
        let events = appointment.chain(trainings).enumerate();
        // The id leads nowhere without a key of the desk; a part of it is enough to tell appointments apart.
        let short: String = entry.id.as_str().chars().take(12).collect();
        events
            .filter_map(|(number, (key, meeting))| {
                let start = moment(meeting, self)?;
                Some(Event {
                    id: format!("{short}-{number}@social-brokers"),
                    summary: self.views.message(key),
                    place: meeting.place.clone(),
                    start,
                    end: start.checked_add(1.hour()).ok()?,
                })
            })
            .collect()
    }

    /// Everything that is kept about somebody, as JSON.
    pub(crate) fn broker_export(
        &self,
        page: &BrokerPage<'_>,
        (letter, notes): (Option<&Letter>, &[(Timestamp, String)]),
    ) -> String {
        let BrokerPage {
            entry, card, dates, ..
        } = *page;
        let sign_up = page.sign_up.map(|found| {
            let answers = letter.map(|letter| self.answers_in_words(found, letter));
            json!({
                "form": found.entry.form,
                "received": found.entry.received.to_string(),
                "status": found.entry.status.as_str(),
                "expires": found.entry.expires.to_string(),
                "answers": answers,
            })
        });
        let notes = notes
            .iter()
            .map(|(at, text)| json!({ "at": at.to_string(), "text": text }));
        let history = page.history.changes.iter();
        let history =
            history.map(|change| json!({ "at": change.at.to_string(), "what": change.what }));
        let points = card
            .ticks
            .iter()
            .map(|tick| self.views.message(&format!("checklist-{}", tick.point)));
        let body = json!({
            "version": 1,
            "made": self.now.to_string(),
            "broker": {
                "name": card.name,
                "email": card.email,
                "phone": card.phone,
                "languages": card.languages,
                "reachable": card.reachable,
                "remarks": card.remarks,
                "talked_about": points.collect::<Vec<_>>(),
                "state": entry.state.as_str(),
                "since": card.since,
                "confirmed": card.confirmed,
                "municipality": entry.municipality,
                "team": entry.team.as_str(),
                "expires": entry.expires.to_string(),
                "appointment": dates.appointment,
                "trainings": dates.trainings,
            },
            "sign_up": sign_up,
            "notes": notes.collect::<Vec<_>>(),
            "history": history.collect::<Vec<_>>(),
            "looks": page.history.looks.iter().map(|each| each.count).sum::<u64>(),
        });
        let pretty = serde_json::to_string_pretty(&body);
        pretty.unwrap_or_else(|_| Value::Null.to_string())
    }
}

/// When a meeting is, as the clocks of the desk show it.
fn moment(meeting: &Meeting, view: &View<'_>) -> Option<Timestamp> {
    let day: Date = meeting.day.parse().ok()?;
    let time: Time = meeting.time.parse().ok()?;
    let at = DateTime::from_parts(day, time).to_zoned(view.views.zone.clone());
    at.ok().map(|at| at.timestamp())
}
