//! The way of a sign-up: each step changes the record in the register in the same transaction, so that neither says something
//! else than the other.

use axum::body::Body;
use axum::http::{Response, StatusCode};

use crate::Desk;
use crate::forms::ActionForm;
use crate::register;
use crate::workflow::Move;
use forms::broker::{Card, Dates};
use sealing::receipt::LookupId;
use sealing::{AnswerRecipient, Sealed};
use store::{Broker, BrokerChange, BrokerEntry, BrokerState, Status, StoreError, Submission};
use unsealing::open_with_any;

impl Desk {
    /// Brings a sign-up to its next state, or back.
    pub(super) async fn move_sign_up(
        &self,
        (pressed, next): (Move, Status),
        seen: &Submission,
        sent: &ActionForm,
    ) -> Response<Body> {
        let (store, by) = (self.store_for(seen, sent), self.by());
        let result = match self.record_in(seen, next).await {
            Ok(Some((before, after))) => {
                let change = BrokerChange {
                    seen: before.as_ref(),
                    next: &after,
                    what: next.as_str(),
                    sign_up_until: None,
                };
                store
                    .set_status_with_broker(seen, (next, change), &by)
                    .await
            }
            Ok(None) => store.set_status(seen, next, &by).await,
            Err(StoreError::Unreadable(_)) => {
                let status = StatusCode::CONFLICT;
                return self.refused(status, (seen, sent), "closed-seal").await;
            }
            Err(error) => Err(error),
        };
        let address = if pressed.stays() {
            sent.view.address_of(seen)
        } else {
            sent.view.after(pressed).queue_address()
        };
        self.done(result, (seen, sent), &address).await
    }

    /// The record of somebody as it is, and as it is to be when their sign-up goes to `next`; none where that needs no record.
    async fn record_in(
        &self,
        seen: &Submission,
        next: Status,
    ) -> Result<Option<(Option<Broker>, Broker)>, StoreError> {
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
