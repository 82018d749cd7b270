//! The way of a sign-up, and what the register keeps of its sender.

use ::store::{
    Attribution, Broker, BrokerChange, BrokerEntry, BrokerState, SignUpStep, Status, Store,
    StoreError, Submission,
};
use clock::dutch;
use forms::broker::{Card, Dates, Meeting, Tick};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::Failure;
use super::filling::{Filling, leaves_at};
use super::room::{Meet, Sent, Step, What};
use super::steps::reason;

/// A sign-up as it is, all that becomes of it, and what is done with it now.
type Doing<'a> = (&'a Submission, &'a Sent, &'a Step);

impl Filling<'_> {
    /// Brings a sign-up to its next state, and the record of its sender with it.
    pub(super) async fn step_of_sign_up(
        &self,
        store: &Store,
        (seen, sent, step): Doing<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), Failure> {
        let (next, state) = match step.what {
            What::Intake => (Status::Intake, BrokerState::Intake),
            What::Training => (Status::Training, BrokerState::Training),
            What::Activate => (Status::Active, BrokerState::Active),
            _ => (Status::Declined, BrokerState::Declined),
        };
        let message = if next == Status::Declined {
            let text = reason(&seen.entry, step)?;
            Some(self.message(seen, &text, by.at)?)
        } else {
            None
        };
        let before = record(store, seen, by.at).await?;
        // Somebody with whom nobody talked is not in the register.
        let is_known = before.is_some() || next != Status::Declined;
        let after = self.record(state, (seen, sent), (before.as_ref(), by.at))?;
        let change = BrokerChange {
            seen: before.as_ref(),
            next: &after,
            what: next.as_str(),
            sign_up_until: None,
        };
        let step = SignUpStep {
            next,
            told: Some(leaves_at(by.at)),
            message: message.as_ref(),
        };
        let both = (step, is_known.then_some(change));
        Ok(store.step_of_sign_up(seen, both, by).await?)
    }

    /// Somebody who was a broker takes a break, or stops.
    pub(super) async fn step_of_broker(
        &self,
        store: &Store,
        (seen, sent, step): Doing<'_>,
        by: &Attribution<'_>,
    ) -> Result<(), Failure> {
        let (state, what) = match step.what {
            What::Pause => (BrokerState::Paused, "broker-paused"),
            _ => (BrokerState::Stopped, "broker-stopped"),
        };
        let before = record(store, seen, by.at).await?;
        let after = self.record(state, (seen, sent), (before.as_ref(), by.at))?;
        let until = seen.entry.expires.min(after.entry.expires);
        let stops = state == BrokerState::Stopped;
        let change = BrokerChange {
            seen: before.as_ref(),
            next: &after,
            what,
            sign_up_until: stops.then_some((seen, until)),
        };
        Ok(store.keep_broker(change, by).await?)
    }

    /// The record of somebody who is in a state from then on.
    fn record(
        &self,
        state: BrokerState,
        (seen, sent): (&Submission, &Sent),
        (before, at): (Option<&Broker>, Timestamp),
    ) -> Result<Broker, Failure> {
        let entry = &seen.entry;
        let today = day_of(at);
        let new = || BrokerEntry {
            id: entry.id.clone(),
            team: entry.team.clone(),
            municipality: entry.municipality.clone(),
            state,
            day: today,
            expires: entry.expires,
            version: 0,
            sealed_for: None,
        };
        let known = before.map_or_else(new, |broker| broker.entry.clone());
        let (card, dates) = self.known_of(sent, at)?;
        let to = &self.to().recipients;
        let agreed = (!dates.is_empty()).then(|| dates.to_json()).transpose()?;
        let agreed = agreed.map(|agreed| to.seal_with(&seen.recipient, &agreed));
        Ok(Broker {
            entry: desk::in_state(&known, state, (today, Some(entry.expires))),
            recipient: seen.recipient.clone(),
            name: to.seal(card.name.as_bytes())?,
            card: to.seal(&card.to_json()?)?,
            dates: agreed.transpose()?,
        })
    }

    /// What is known of somebody by then.
    fn known_of(&self, sent: &Sent, at: Timestamp) -> Result<(Card, Dates), Failure> {
        let field = |name: &str| sent.fields.get(name).cloned().unwrap_or_default();
        let mut card = Card::called(field("naam"));
        card.email = field("email");
        let mut dates = Dates::default();
        let steps = sent.steps.iter().map(|step| (self.ago(step.hours), step));
        for (then, step) in steps.filter(|(then, _)| *then <= at) {
            if matches!(step.what, What::Activate) {
                let day = day_of(then).to_string();
                card.since = Some(day.clone());
                card.confirmed = Some(day);
            }
            let Some(known) = &step.card else { continue };
            card.languages.clone_from(&known.languages);
            card.reachable.clone_from(&known.reachable);
            card.remarks.clone_from(&known.remarks);
            if let Some(person) = self.person(step.who) {
                card.ticks.extend(known.talked.iter().map(|point| Tick {
                    point: point.clone(),
                    by: person.as_str().to_owned(),
                    at: then.as_second(),
                }));
            }
            let meeting = |meet: &Meet| self.meeting(meet);
            let appointment = known.appointment.as_ref().map(meeting).transpose()?;
            let trainings = known.trainings.iter().map(meeting);
            dates = Dates {
                appointment,
                trainings: trainings.collect::<Result<_, Failure>>()?,
            };
        }
        Ok((card, dates))
    }

    fn meeting(&self, meet: &Meet) -> Result<Meeting, Failure> {
        Ok(Meeting {
            day: self.day(meet.days)?.to_string(),
            time: meet.time.clone(),
            place: meet.place.clone(),
        })
    }

    /// The day in so many days.
    fn day(&self, days: i64) -> Result<Date, Failure> {
        Ok(day_of(self.now).checked_add(days.days())?)
    }

    /// The end of that day.
    pub(super) fn end_of_day(&self, days: i64) -> Result<Timestamp, Failure> {
        let end = self.day(days)?.at(23, 59, 0, 0).to_zoned(dutch())?;
        Ok(end.timestamp())
    }
}

async fn record(
    store: &Store,
    seen: &Submission,
    at: Timestamp,
) -> Result<Option<Broker>, Failure> {
    match store.broker(&seen.entry.id, at).await {
        Ok(found) => Ok(Some(found)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn day_of(at: Timestamp) -> Date {
    at.to_zoned(dutch()).date()
}
