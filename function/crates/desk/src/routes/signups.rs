//! The way of a sign-up: each step changes the record in the register in the same transaction, so that neither says something
//! else than the other.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use super::actions::{Declining, done_in_queue};
use crate::Desk;
use crate::forms::ActionForm;
use crate::register;
use crate::workflow::{Move, leaves_at};
use forms::broker::{Card, Dates};
use sealing::receipt::LookupId;
use sealing::{AnswerRecipient, Sealed};
use store::{
    Broker, BrokerChange, BrokerEntry, BrokerState, RecordBack, SignUpStep, Status, StoreError,
    Submission,
};
use unsealing::open_with_any;

/// A record as it is, where there is one, and as it is to be.
type Records = (Option<Broker>, Broker);

/// The version of a record that nobody changed since it was made.
const FIRST: u64 = 1;

/// What undoing a step does to a record.
enum Undone {
    Untouched,
    Changed(Box<Records>),
    /// The step had made it.
    Removed(BrokerEntry),
}

fn change_of<'a>((before, after): &'a Records, what: &'a str) -> BrokerChange<'a> {
    BrokerChange {
        seen: before.as_ref(),
        next: after,
        what,
        sign_up_until: None,
    }
}

impl Desk {
    /// Brings a sign-up to its next state, or back. Its sender reads of it after ten minutes, as of every move.
    pub(super) async fn move_sign_up(
        &self,
        (pressed, next): (Move, Status),
        seen: &Submission,
        sent: &ActionForm,
    ) -> Response<Body> {
        let message = if pressed == Move::Decline {
            match self.declining(seen, sent) {
                Ok(message) => Some(message),
                Err(Declining::Refused(notice)) => {
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    return self.refused(status, (seen, sent), notice).await;
                }
                Err(Declining::Failed(error)) => {
                    let address = sent.view.address_of(seen);
                    return self.done(Err(error), (seen, sent), &address).await;
                }
            }
        } else {
            None
        };
        let leaves = message.as_ref().map(|message| message.leaves);
        // That nobody talks with them yet is news as well.
        let is_news = pressed.sender_reads().is_some() || pressed == Move::GiveBack;
        let told = || is_news.then(|| leaves_at(self.clock.now()));
        let step = SignUpStep {
            next,
            told: leaves.or_else(told),
            message: message.as_ref(),
        };
        let record = self.record_in(seen, next).await;
        let store = self.store_for(seen, sent);
        let result = match &record {
            Ok(record) => {
                let record = record.as_ref().map(|both| change_of(both, next.as_str()));
                store
                    .step_of_sign_up(seen, (step, record), &self.by())
                    .await
            }
            Err(_) => Ok(()),
        };
        let address = if pressed.stays() {
            sent.view.address_of(seen)
        } else {
            done_in_queue(&sent.view.after(pressed).queue_address(), seen)
        };
        self.after_record(record.map(drop).and(result), (seen, sent), &address)
            .await
    }

    /// Undoes the last step of a sign-up, and what it changed in the register. Once the register went on, that is where somebody
    /// goes on.
    pub(super) async fn undo_sign_up(
        &self,
        seen: &Submission,
        sent: &ActionForm,
    ) -> Response<Body> {
        let record = match &seen.before {
            Some(before) => self.record_before(seen, before.status).await,
            None => Ok(Undone::Untouched),
        };
        let store = self.store_for(seen, sent);
        let result = match &record {
            Ok(record) => {
                let record = match record {
                    Undone::Untouched => None,
                    Undone::Changed(both) => Some(RecordBack::Changed(change_of(both, "undone"))),
                    Undone::Removed(entry) => Some(RecordBack::Removed(entry)),
                };
                store.undo_with_broker(seen, record, &self.by()).await
            }
            Err(_) => Ok(()),
        };
        let address = sent.view.address_of(seen);
        self.after_record(record.map(drop).and(result), (seen, sent), &address)
            .await
    }

    async fn after_record(
        &self,
        result: Result<(), StoreError>,
        both: (&Submission, &ActionForm),
        address: &str,
    ) -> Response<Body> {
        if matches!(result, Err(StoreError::Unreadable(_))) {
            let status = StatusCode::CONFLICT;
            return self.refused(status, both, "closed-seal").await;
        }
        self.done(result, both, address).await
    }

    /// The record of somebody as it is, and as it was before the last step of their sign-up.
    async fn record_before(&self, seen: &Submission, status: Status) -> Result<Undone, StoreError> {
        let Some(broker) = self.stored_broker(&seen.entry.id).await? else {
            return Ok(Undone::Untouched);
        };
        let Some(state) = BrokerState::of(status) else {
            let is_untouched = broker.entry.version == FIRST;
            // What somebody wrote into it meanwhile is not thrown away.
            return Ok(if is_untouched {
                Undone::Removed(broker.entry)
            } else {
                Undone::Untouched
            });
        };
        // Nobody has left the register by being given back.
        let state_now = BrokerState::of(seen.entry.status);
        let is_of_sign_up = state_now.is_none_or(|state| state == broker.entry.state);
        if !is_of_sign_up {
            return Err(StoreError::NotAllowed {
                from: seen.entry.status,
                to: status,
            });
        }
        let mut card = self
            .opened_card(&broker)
            .ok_or(StoreError::Unreadable("sealed"))?;
        // They were no broker yet if this is what made them one.
        if broker.entry.state == BrokerState::Active && card.since == card.confirmed {
            card.since = None;
            card.confirmed = None;
        }
        let today = (register::today(self.clock.now()), Some(seen.entry.expires));
        let entry = register::in_state(&broker.entry, state, today);
        let dates = self.opened_dates(&broker);
        let after = self.sealed_broker(entry, &seen.recipient, (&card, &dates))?;
        Ok(Undone::Changed(Box::new((Some(broker), after))))
    }

    /// The record of somebody as it is, and as it is to be when their sign-up goes to `next`; none where that needs no record.
    async fn record_in(
        &self,
        seen: &Submission,
        next: Status,
    ) -> Result<Option<Records>, StoreError> {
        let Some(state) = BrokerState::of(next) else {
            return Ok(None);
        };
        let before = self.stored_broker(&seen.entry.id).await?;
        if before.is_none() && state == BrokerState::Declined {
            return Ok(None);
        }
        let card = match &before {
            Some(broker) => self.opened_card(broker),
            None => self.card_of(seen),
        };
        let mut card = card.ok_or(StoreError::Unreadable("sealed"))?;
        let dates = before.as_ref().map(|broker| self.opened_dates(broker));
        let today = register::today(self.clock.now());
        if state == BrokerState::Active {
            let day = today.to_string();
            card.since.get_or_insert_with(|| day.clone());
            card.confirmed = Some(day);
        }
        let known = before.as_ref().map(|broker| broker.entry.clone());
        let entry = known.unwrap_or_else(|| self.no_entry(seen));
        let entry = register::in_state(&entry, state, (today, Some(seen.entry.expires)));
        let dates = dates.unwrap_or_default();
        let after = self.sealed_broker(entry, &seen.recipient, (&card, &dates))?;
        Ok(Some((before, after)))
    }

    /// The record of an id, where there is one.
    pub(super) async fn stored_broker(&self, id: &LookupId) -> Result<Option<Broker>, StoreError> {
        match self.store.broker(id, self.clock.now()).await {
            Ok(found) => Ok(Some(found)),
            Err(StoreError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What the register would say of a sign-up that has no record yet.
    pub(super) fn no_entry(&self, seen: &Submission) -> BrokerEntry {
        let entry = &seen.entry;
        BrokerEntry {
            id: entry.id.clone(),
            team: entry.team.clone(),
            municipality: entry.municipality.clone(),
            state: BrokerState::of(entry.status).unwrap_or(BrokerState::Intake),
            day: register::today(self.clock.now()),
            expires: entry.expires,
            version: 0,
            sealed_for: None,
        }
    }

    /// What a sign-up says about its sender, if one of our keys opens it.
    pub(super) fn card_of(&self, seen: &Submission) -> Option<Card> {
        let letter = self.open(&seen.sealed)?;
        let form = self.assets.forms.get(&seen.entry.form);
        Some(Card::of(form, &letter))
    }

    pub(super) fn opened_card(&self, broker: &Broker) -> Option<Card> {
        let opened = open_with_any(&self.keys, &broker.card).ok()?;
        Card::from_json(&opened).ok()
    }

    pub(super) fn opened_dates(&self, broker: &Broker) -> Dates {
        let opened = broker.dates.as_ref();
        let opened = opened.and_then(|dates| open_with_any(&self.keys, dates).ok());
        let dates = opened.and_then(|opened| Dates::from_json(&opened).ok());
        dates.unwrap_or_default()
    }

    pub(super) fn opened_name(&self, name: &Sealed) -> Option<String> {
        let opened = open_with_any(&self.keys, name).ok()?;
        String::from_utf8(opened.to_vec()).ok()
    }

    /// A record as it is to be stored.
    pub(super) fn sealed_broker(
        &self,
        entry: BrokerEntry,
        recipient: &AnswerRecipient,
        (card, dates): (&Card, &Dates),
    ) -> Result<Broker, StoreError> {
        let unready = StoreError::Unreadable("sealed");
        let to = &self.assets.teams.of_team(&entry.team).recipients;
        let (Ok(text), Ok(agreed)) = (card.to_json(), dates.to_json()) else {
            return Err(unready);
        };
        let name = to.seal(card.name.as_bytes());
        let agreed = (!dates.is_empty()).then(|| to.seal_with(recipient, &agreed));
        let (Ok(name), Ok(card), Ok(dates)) = (name, to.seal(&text), agreed.transpose()) else {
            return Err(unready);
        };
        Ok(Broker {
            entry,
            recipient: recipient.clone(),
            name,
            card,
            dates,
        })
    }
}
