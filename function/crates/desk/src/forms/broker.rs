//! The form on the page of a broker: everything that is kept about them. It is one form, and each of its buttons keeps all of
//! it, so that none can lose what was typed.

use ::forms::Submitted;
use ::forms::broker::{Card, Dates, Meeting, Tick};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::Serialize;
use store::{BrokerState, PersonId};

use crate::register::checklist;

const VERSION: &str = "versie";
const STEP: &str = "stap";
/// How many trainings somebody can have.
const MOST_TRAININGS: usize = 8;
/// In characters.
pub(crate) const LONGEST_LINE: usize = 200;
/// In characters.
pub(crate) const LONGEST_REMARKS: usize = 2000;

/// What a button of the page is for, besides keeping what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BrokerStep {
    /// Nothing else.
    Save,
    /// Somebody takes part, takes a break or stops from now on. The same state means that they confirmed it.
    Become(BrokerState),
    /// Undo the last of these.
    Undo,
    /// Go on to the sign-up.
    SignUp,
    /// Leave the desk.
    Leave,
}

impl BrokerStep {
    /// The steps of the page.
    pub(crate) const ALL: [Self; 6] = [
        Self::Save,
        Self::Become(BrokerState::Active),
        Self::Become(BrokerState::Paused),
        Self::Become(BrokerState::Stopped),
        Self::Undo,
        Self::SignUp,
    ];

    /// The value of the button.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Save => "bewaar",
            Self::Become(BrokerState::Paused) => "pauze",
            Self::Become(BrokerState::Stopped) => "gestopt",
            Self::Become(_) => "doet-mee",
            Self::Undo => "ongedaan",
            Self::SignUp => "aanmelding",
            Self::Leave => "weg",
        }
    }

    fn parse(word: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|step| step.as_str() == word).unwrap_or(Self::Save)
    }
}

/// A date with a place, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct MeetingForm {
    pub(crate) day: String,
    pub(crate) time: String,
    pub(crate) place: String,
    /// What it is not: no day, or no time.
    pub(crate) wrong: bool,
}

/// The form as it was sent, or as it is stored.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct BrokerForm {
    /// The version that the page showed.
    pub(crate) version: u64,
    #[serde(skip)]
    pub(crate) step: BrokerStep,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    pub(crate) languages: String,
    pub(crate) reachable: String,
    pub(crate) remarks: String,
    /// The points that were talked about.
    pub(crate) points: Vec<String>,
    pub(crate) appointment: MeetingForm,
    pub(crate) trainings: Vec<MeetingForm>,
    /// The name is missing, or a text is too long: after `broker-wrong-`, the message key.
    pub(crate) wrong: Option<&'static str>,
}

impl MeetingForm {
    fn of(meeting: &Meeting) -> Self {
        Self {
            day: meeting.day.clone(),
            time: meeting.time.clone(),
            place: meeting.place.clone(),
            wrong: false,
        }
    }

    fn is_empty(&self) -> bool {
        [&self.day, &self.time, &self.place]
            .iter()
            .all(|typed| typed.trim().is_empty())
    }

    /// None where nothing was typed, and an error where it is not a moment.
    fn meeting(&self) -> Result<Option<Meeting>, ()> {
        if self.is_empty() {
            return Ok(None);
        }
        let day: Date = self.day.trim().parse().map_err(drop)?;
        let time: Time = self.time.trim().parse().map_err(drop)?;
        if self.place.chars().count() > LONGEST_LINE {
            return Err(());
        }
        Ok(Some(Meeting {
            day: day.to_string(),
            time: time.strftime("%H:%M").to_string(),
            place: self.place.trim().to_owned(),
        }))
    }
}

impl BrokerForm {
    /// As it is stored.
    pub(crate) fn of(version: u64, card: &Card, dates: &Dates) -> Self {
        let appointment = dates.appointment.as_ref().map(MeetingForm::of);
        Self {
            version,
            step: BrokerStep::Save,
            name: card.name.clone(),
            email: card.email.clone(),
            phone: card.phone.clone(),
            languages: card.languages.clone(),
            reachable: card.reachable.clone(),
            remarks: card.remarks.clone(),
            points: card.ticks.iter().map(|tick| tick.point.clone()).collect(),
            appointment: appointment.unwrap_or_default(),
            trainings: dates.trainings.iter().map(MeetingForm::of).collect(),
            wrong: None,
        }
    }

    /// As it was sent.
    pub(crate) fn read(fields: &Submitted) -> Self {
        let field = |name: &str| fields.get(name).unwrap_or_default().to_owned();
        let all = |name: &str| fields.all(name).map(str::to_owned).collect::<Vec<_>>();
        let [days, times, places] = ["training-dag", "training-tijd", "training-plek"].map(all);
        let rows = days.into_iter().zip(times).zip(places);
        let trainings = rows.map(|((day, time), place)| MeetingForm {
            day,
            time,
            place,
            wrong: false,
        });
        Self {
            version: field(VERSION).parse().unwrap_or_default(),
            step: BrokerStep::parse(&field(STEP)),
            name: field("naam"),
            email: field("email"),
            phone: field("telefoon"),
            languages: field("talen"),
            reachable: field("bereikbaar"),
            remarks: field("bijzonderheden"),
            points: all("besproken"),
            appointment: MeetingForm {
                day: field("afspraak-dag"),
                time: field("afspraak-tijd"),
                place: field("afspraak-plek"),
                wrong: false,
            },
            trainings: trainings.filter(|row| !row.is_empty()).collect(),
            wrong: None,
        }
    }

    /// What is stored from now on, or the form with what is wrong in it.
    pub(crate) fn apply(
        &self,
        seen: &Card,
        (who, now): (&PersonId, Timestamp),
    ) -> Result<(Card, Dates), Box<Self>> {
        let mut checked = self.clone();
        let lines = [
            &self.name,
            &self.email,
            &self.phone,
            &self.languages,
            &self.reachable,
        ];
        let is_long = |text: &&String| text.chars().count() > LONGEST_LINE;
        if self.name.trim().is_empty() {
            checked.wrong = Some("name");
        } else if lines.iter().any(is_long)
            || self.remarks.chars().count() > LONGEST_REMARKS
            || self.trainings.len() > MOST_TRAININGS
        {
            checked.wrong = Some("long");
        }
        let appointment = self.appointment.meeting();
        checked.appointment.wrong = appointment.is_err();
        let trainings: Vec<_> = self.trainings.iter().map(MeetingForm::meeting).collect();
        for (row, read) in checked.trainings.iter_mut().zip(&trainings) {
            row.wrong = read.is_err();
        }
        let trainings: Result<Vec<_>, ()> = trainings.into_iter().collect();
        match (checked.wrong, appointment, trainings) {
            (None, Ok(appointment), Ok(trainings)) => {
                let mut trainings: Vec<_> = trainings.into_iter().flatten().collect();
                trainings
                    .sort_by(|one, other| (&one.day, &one.time).cmp(&(&other.day, &other.time)));
                let dates = Dates {
                    appointment,
                    trainings,
                };
                Ok((self.card(seen, (who, now)), dates))
            }
            _ => Err(Box::new(checked)),
        }
    }

    fn card(&self, seen: &Card, (who, now): (&PersonId, Timestamp)) -> Card {
        let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let ticked = checklist().filter(|point| self.points.iter().any(|one| one == point));
        // Who said it first stays.
        let ticks = ticked.map(|point| {
            let known = seen.ticks.iter().find(|tick| tick.point == point);
            known.cloned().unwrap_or_else(|| Tick {
                point: point.to_owned(),
                by: who.as_str().to_owned(),
                at: now.as_second(),
            })
        });
        let mut card = seen.clone();
        card.name = line(&self.name);
        card.email = line(&self.email);
        card.phone = line(&self.phone);
        card.languages = line(&self.languages);
        card.reachable = line(&self.reachable);
        self.remarks.trim().clone_into(&mut card.remarks);
        card.ticks = ticks.collect();
        card
    }
}
