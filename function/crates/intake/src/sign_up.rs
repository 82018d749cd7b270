//! What the sender of a sign-up reads: how far it is, what was agreed on, and, once they are in the register, how long they are
//! kept there. The record of a broker outlives the sign-up; the code of the sign-up leads to both.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use serde_json::json;

use super::Intake;
use super::opened::opened;
use clock::dutch;
use forms::Kind;
use forms::broker::{Dates, Meeting};
use pages::{AnswerPage, Author as PageAuthor, Kept, Message, Planned, Rating};
use sealing::receipt::Receipt;
use store::{Attribution, Broker, BrokerState, Status, Store, StoreError, Submission};
use web::audience::{self, Audience};
use web::error_response::ErrorKind;

/// What a receipt leads to.
pub(super) enum Found {
    /// A sign-up, or what became of it.
    SignUp(SignUp),
    /// Anything else.
    Other(Box<Submission>),
}

/// A sign-up with the record of its sender. At least one of them is there.
pub(super) struct SignUp {
    submission: Option<Box<Submission>>,
    broker: Option<Box<Broker>>,
}

impl Found {
    pub(super) async fn by(intake: &Intake, receipt: &Receipt) -> Result<Self, StoreError> {
        let (store, now) = (&intake.state.store, intake.state.clock.now());
        let id = receipt.lookup_id();
        let submission = match store.find(&id, now).await {
            Ok(found) if found.entry.kind != Kind::Signup => {
                return Ok(Self::Other(Box::new(found)));
            }
            Ok(found) => Some(Box::new(found)),
            Err(StoreError::NotFound) => None,
            Err(error) => return Err(error),
        };
        let broker = match store.broker(&id, now).await {
            Ok(broker) => Some(Box::new(broker)),
            Err(StoreError::NotFound) if submission.is_some() => None,
            Err(error) => return Err(error),
        };
        Ok(Self::SignUp(SignUp { submission, broker }))
    }

    pub(super) fn is_urgent(&self) -> bool {
        matches!(self, Self::Other(found) if found.entry.is_urgent())
    }

    /// Whether a page was made of it for the site.
    pub(super) fn is_on_site(&self) -> bool {
        matches!(self, Self::Other(found) if found.placed.is_some())
    }

    /// Deletes all of it.
    pub(super) async fn withdraw(
        &self,
        store: &Store,
        by: &Attribution<'_>,
    ) -> Result<(), StoreError> {
        match self {
            Self::Other(found) => store.delete(found, by).await,
            Self::SignUp(sign_up) => match (&sign_up.submission, &sign_up.broker) {
                (Some(found), _) => store.delete(found, by).await,
                (None, Some(broker)) => {
                    let what = ("withdrawn", by);
                    store.remove_broker(&broker.entry, None, what).await
                }
                (None, None) => Err(StoreError::NotFound),
            },
        }
    }
}

impl SignUp {
    pub(super) fn show(
        &self,
        audience: &Audience,
        receipt: &Receipt,
        now: Timestamp,
    ) -> Result<Response<Body>, ErrorKind> {
        let broker = self.broker.as_ref();
        let in_register = broker.filter(|broker| self.reads_of(broker.entry.state));
        let expires = match (in_register, &self.submission, broker) {
            (Some(broker), ..) | (None, None, Some(broker)) => broker.entry.expires,
            (None, Some(found), _) => found.entry.expires,
            (None, None, None) => return Err(ErrorKind::NoSuchReceipt),
        };
        let dates = self.dates(receipt, now)?;
        let reason = self.reason(receipt)?;
        let planned = planned(&dates);
        let (word, key) = self.status(!planned.is_empty());
        if audience.json {
            let body = json!({
                "status": word,
                "answer": null,
                "question": null,
                "reason": reason,
                "earlier": [],
                "messages": [],
                "follow_up": false,
                "expires": day_of(expires),
                "appointment": dates.appointment,
                "trainings": dates.trainings,
            });
            return Ok(audience::json(StatusCode::OK, &body));
        }
        let kept = in_register.map(|broker| Kept {
            asked: broker.entry.state.takes_part().then_some(broker.entry.day),
            gone: broker.entry.expires,
        });
        let open = self.submission.as_ref();
        let open = open.is_some_and(|found| found.status_for_sender().is_open());
        let waiting = in_register.is_none() && open;
        let said = reason.as_ref().map(|_| PageAuthor::TeamDeclining);
        let by = PageAuthor::TeamDeclining;
        let messages = Vec::from_iter(reason.map(|text| Message { by, text }));
        let page = audience.pages.answer(&AnswerPage {
            rating: Rating::Closed,
            lang: &audience.lang,
            facts: &audience.assets.facts,
            receipt: &receipt.reveal(),
            kind: Kind::Signup,
            status: &key,
            waiting,
            unread: waiting,
            promised: "",
            urgent: audience.in_danger,
            token: &audience.token,
            messages: &messages,
            said,
            expires,
            follow_up: None,
            site_page: None,
            full: false,
            unsent: "",
            on_site: false,
            planned: &planned,
            kept,
        })?;
        Ok(audience.page(StatusCode::OK, &page))
    }

    /// The word for programs, and the message for people.
    fn status(&self, has_plans: bool) -> (&'static str, String) {
        let state = self.broker.as_ref().map(|broker| broker.entry.state);
        match (state, &self.submission) {
            (Some(state), _) if self.reads_of(state) => {
                let word = state.as_str();
                (word, format!("status-signup-{word}"))
            }
            (_, Some(found)) => {
                let status = found.status_for_sender();
                let key = found.words_at(status);
                let plans = has_plans && status == Status::Intake;
                let key = if plans { format!("{key}-planned") } else { key };
                (status.as_str(), key)
            }
            (state, None) => {
                let word = state.map_or("closed", BrokerState::as_str);
                (word, format!("status-signup-{word}"))
            }
        }
    }

    /// Whether they read that they are, or were, a broker. What the sign-up says comes first as long as it changed just now.
    fn reads_of(&self, state: BrokerState) -> bool {
        let sign_up = self.submission.as_ref();
        let is_told = sign_up.is_none_or(|found| found.status_for_sender() == Status::Active);
        state.is_broker() && is_told
    }

    /// Why there is no place for them, from when on they read that.
    fn reason(&self, receipt: &Receipt) -> Result<Option<String>, ErrorKind> {
        let declined = self.submission.as_ref().filter(|found| {
            found.status_for_sender() == Status::Declined && found.said().is_some()
        });
        opened(receipt, declined.and_then(|found| found.answer.as_ref()))
    }

    /// What is still to come of what was agreed on.
    fn dates(&self, receipt: &Receipt, now: Timestamp) -> Result<Dates, ErrorKind> {
        let sign_up = self.submission.as_ref();
        let status = sign_up.map(|found| found.status_for_sender());
        let goes_on = |state| match state {
            BrokerState::Stopped => false,
            BrokerState::Declined => {
                status.is_some_and(|it| !matches!(it, Status::Declined | Status::Closed))
            }
            _ => true,
        };
        let broker = self.broker.as_ref();
        let broker = broker.filter(|broker| goes_on(broker.entry.state));
        let sealed = broker.and_then(|broker| broker.dates.as_ref());
        let Some(text) = opened(receipt, sealed)? else {
            return Ok(Dates::default());
        };
        let mut dates = Dates::from_json(text.as_bytes()).map_err(|error| {
            tracing::error!(%error, "the dates of a broker cannot be read");
            ErrorKind::Internal
        })?;
        // Days are written so that they sort as text.
        let today = now.to_zoned(dutch()).date().to_string();
        let comes = |meeting: &Meeting| meeting.day >= today;
        dates.appointment = dates.appointment.filter(comes);
        dates.trainings.retain(comes);
        Ok(dates)
    }
}

fn planned(dates: &Dates) -> Vec<Planned<'_>> {
    let of = |training| move |meeting| Planned { training, meeting };
    let appointment = dates.appointment.iter().map(of(false));
    let trainings = dates.trainings.iter().map(of(true));
    appointment.chain(trainings).collect()
}

fn day_of(at: Timestamp) -> String {
    at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}
