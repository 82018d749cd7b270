//! The page of one broker: everything that is kept about them, by its only form. Each look is in the audit first.

use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header};

use super::auth;
use super::broker_form::read;
use crate::calendar;
use crate::forms::{BrokerForm, BrokerStep};
use crate::register;
use crate::views::{BrokerPage, Interruption};
use crate::{AtDesk, Desk};
use forms::Kind;
use forms::broker::{Card, Dates};
use jiff::Timestamp;
use people::Name;
use sealing::AnswerRecipient;
use sealing::receipt::LookupId;
use store::{
    Author, Broker, BrokerChange, BrokerEntry, BrokerState, History, PersonId, StoreError,
    Submission,
};
use web::audience::respond;
use web::redirect::redirect;
use web::request::{self, Id, parameter};

/// The parameter that says that a change is stored.
const DONE: &str = "gedaan";
/// Somebody is sure.
const SURE: &str = "zeker";

/// Somebody in the register, opened; or somebody whose sign-up is dealt with and who has no record yet.
pub(super) struct Known {
    /// As it is in the store, or would be: with version 0 while it is not.
    pub(super) entry: BrokerEntry,
    pub(super) stored: Option<Broker>,
    pub(super) sign_up: Option<Submission>,
    recipient: AnswerRecipient,
    pub(super) card: Card,
    pub(super) dates: Dates,
}

/// `GET /desk/brokers/{id}`
pub(super) async fn show(
    Extension(AtDesk { desk, me, .. }): Extension<AtDesk>,
    Id(id): Id,
    uri: Uri,
) -> Response<Body> {
    let notice = parameter(&uri, DONE) == "ja";
    let notice = notice.then_some("broker-done");
    match desk.known(&id).await {
        Ok(known) => {
            let form = BrokerForm::of(known.entry.version, &known.card, &known.dates);
            desk.broker_page(StatusCode::OK, (&known, &me), (&form, notice))
                .await
        }
        Err(error) => desk.broker_error(&error),
    }
}

/// `GET` of an address that takes only forms.
pub(super) async fn redirect_here(Id(id): Id) -> Response<Body> {
    match LookupId::parse(&id) {
        Some(id) => redirect(&format!("/desk/brokers/{id}")),
        None => redirect("/desk/brokers"),
    }
}

/// `POST /desk/brokers/{id}`
pub(super) async fn change(
    Extension(at): Extension<AtDesk>,
    Id(id): Id,
    request: Request,
) -> Response<Body> {
    let form = read(request).await;
    at.desk.change_broker((&id, &at.me), &form).await
}

/// `POST /desk/brokers/{id}/leave`: keeps what was typed, and leaves.
pub(super) async fn leave(
    Extension(at): Extension<AtDesk>,
    Id(id): Id,
    headers: HeaderMap,
    request: Request,
) -> Response<Body> {
    let form = BrokerForm {
        step: BrokerStep::Leave,
        ..read(request).await
    };
    let kept = at.desk.change_broker((&id, &at.me), &form).await;
    if kept.status() == StatusCode::SEE_OTHER {
        auth::end_session(&at.desk, &headers).await
    } else {
        kept
    }
}

/// `GET /desk/brokers/{id}/dates.ics`: what was agreed on, for a calendar.
pub(super) async fn dates(
    Extension(AtDesk { desk, .. }): Extension<AtDesk>,
    Id(id): Id,
) -> Response<Body> {
    let known = match desk.known(&id).await {
        Ok(known) => known,
        Err(error) => return desk.broker_error(&error),
    };
    if let Err(error) = desk.record_sight(&known).await {
        return desk.view().store_error(&error);
    }
    let events = desk.view().events_of(&known.entry, &known.dates);
    let body = calendar::file(&events, desk.clock.now());
    download("text/calendar; charset=utf-8", "afspraken.ics", body)
}

/// `POST /desk/brokers/{id}/export`: everything that is kept about somebody, for whoever asks for it about themselves.
pub(super) async fn export(
    Extension(AtDesk { desk, .. }): Extension<AtDesk>,
    Id(id): Id,
) -> Response<Body> {
    match desk.exported(&id).await {
        Ok(body) => download("application/json", "gegevens.json", body),
        Err(error) => desk.broker_error(&error),
    }
}

/// `POST /desk/brokers/{id}/remove`
pub(super) async fn remove(
    Extension(AtDesk { desk, me, .. }): Extension<AtDesk>,
    Id(id): Id,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let sent = request::read(&parts.headers, body).await;
    let known = match desk.known(&id).await {
        Ok(known) => known,
        Err(error) => return desk.broker_error(&error),
    };
    let shown = sent.fields.get("versie").and_then(|it| it.parse().ok());
    let form = BrokerForm::of(known.entry.version, &known.card, &known.dates);
    let (Some(stored), true) = (&known.stored, sent.fields.get(SURE) == Some("ja")) else {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let notice = Some("broker-not-sure");
        return desk
            .broker_page(status, (&known, &me), (&form, notice))
            .await;
    };
    let by = desk.by();
    let what = ("broker-removed", &by);
    let removed = if shown == Some(stored.entry.version) {
        let sign_up = known.sign_up.as_ref();
        desk.store.remove_broker(&stored.entry, sign_up, what).await
    } else {
        Err(StoreError::Conflict)
    };
    match removed {
        Ok(()) => desk.view().message(StatusCode::OK, "broker-removed"),
        // The answer to the first try can get lost on the way.
        Err(error) => match desk.known(&id).await {
            Err(StoreError::NotFound) => desk.view().message(StatusCode::OK, "broker-removed"),
            Ok(known) => {
                let form = BrokerForm::of(known.entry.version, &known.card, &known.dates);
                let notice = Some("broker-conflict");
                let status = StatusCode::CONFLICT;
                desk.broker_page(status, (&known, &me), (&form, notice))
                    .await
            }
            Err(_) => desk.view().store_error(&error),
        },
    }
}

fn download(kind: &'static str, name: &str, body: String) -> Response<Body> {
    let mut response = respond(StatusCode::OK, HeaderValue::from_static(kind), body);
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

impl Desk {
    /// Somebody by the id in an address. Whom another team knows is not there.
    pub(super) async fn known(&self, id: &str) -> Result<Known, StoreError> {
        let id = LookupId::parse(id).ok_or(StoreError::NotFound)?;
        let sign_up = match self.find(id.as_str()).await {
            Ok(found) if found.entry.kind == Kind::Signup => Some(found),
            Ok(_) | Err(StoreError::NotFound) => None,
            Err(error) => return Err(error),
        };
        let mut stored = self.stored_broker(&id).await?;
        if let (None, Some(found)) = (&stored, &sign_up)
            && BrokerState::of(found.entry.status) == Some(BrokerState::Active)
        {
            self.adopt(found).await;
            stored = self.stored_broker(&id).await?;
        }
        let stored = stored.filter(|broker| self.held.contains(&broker.entry.team));
        let closed = StoreError::Unreadable("sealed");
        if let Some(broker) = stored {
            return Ok(Known {
                entry: broker.entry.clone(),
                recipient: broker.recipient.clone(),
                card: self.opened_card(&broker).ok_or(closed)?,
                dates: self.opened_dates(&broker),
                stored: Some(broker),
                sign_up,
            });
        }
        let found = sign_up.ok_or(StoreError::NotFound)?;
        if BrokerState::of(found.entry.status).is_none() {
            return Err(StoreError::NotFound);
        }
        Ok(Known {
            entry: self.no_entry(&found),
            recipient: found.recipient.clone(),
            card: self.card_of(&found).ok_or(closed)?,
            dates: Dates::default(),
            stored: None,
            sign_up: Some(found),
        })
    }

    fn broker_error(&self, error: &StoreError) -> Response<Body> {
        match error {
            StoreError::Unreadable(_) => self.view().message(StatusCode::CONFLICT, "broker-closed"),
            StoreError::NotFound => self.view().message(StatusCode::NOT_FOUND, "broker-gone"),
            error => self.view().store_error(error),
        }
    }

    async fn record_sight(&self, known: &Known) -> Result<(), StoreError> {
        let Some(who) = &self.who else {
            return Err(StoreError::NotFound);
        };
        let recorded = self.people.look(who, &known.entry).await;
        recorded.map_err(auth::store_error)
    }

    async fn broker_page(
        &self,
        status: StatusCode,
        (known, me): (&Known, &Name),
        (form, notice): (&BrokerForm, Option<&'static str>),
    ) -> Response<Body> {
        if let Err(error) = self.record_sight(known).await {
            tracing::error!(%error, "a look cannot be recorded, so nothing is shown");
            let id = known.entry.id.as_str();
            return self
                .view()
                .broker_interrupted(Interruption::Unavailable, id, form);
        }
        let history = self.store.history(&known.entry.id).await;
        let history = history.unwrap_or_else(|error| {
            tracing::error!(%error, "a history is left out");
            History::default()
        });
        let ticks = known.card.ticks.iter();
        let tickers = ticks.filter_map(|tick| PersonId::parse(&tick.by).map(Author::Person));
        let looks = history.looks.iter();
        let changes = history.changes.iter();
        let authors: Vec<_> = tickers
            .chain(looks.map(|each| Author::Person(each.person.clone())))
            .chain(changes.map(|change| change.author.clone()))
            .collect();
        let page = BrokerPage {
            me,
            entry: &known.entry,
            card: &known.card,
            dates: &known.dates,
            is_stored: known.stored.is_some(),
            sign_up: known.sign_up.as_ref(),
            history: &history,
            form,
            notice,
        };
        self.naming(&authors).await.view().broker(status, &page)
    }

    /// Keeps what was typed, with what the button says. Typed text comes back until it is kept.
    async fn change_broker(&self, (id, me): (&str, &Name), form: &BrokerForm) -> Response<Body> {
        let known = match self.known(id).await {
            Ok(known) => known,
            Err(error) => return self.broker_failed(&error, id, form),
        };
        let Some(who) = &self.who else {
            return self.broker_failed(&StoreError::NotFound, id, form);
        };
        let now = self.clock.now();
        let (card, dates) = match form.apply(&known.card, (who, now)) {
            Ok(applied) => applied,
            Err(wrong) => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                let notice = Some("broker-wrong");
                return self
                    .broker_page(status, (&known, me), (&wrong, notice))
                    .await;
            }
        };
        let wanted = match form.step {
            BrokerStep::Become(state) => Some(state),
            _ => None,
        };
        let is_as_typed = same(&known.card, &card) && known.dates == dates;
        let confirms = wanted
            .is_some_and(|state| state == known.entry.state && form.version == known.entry.version);
        let is_in_state = match form.step {
            BrokerStep::Undo => known.card.before.is_none(),
            _ => wanted.is_none_or(|state| state == known.entry.state && !confirms),
        };
        if is_as_typed && is_in_state && known.stored.is_some() {
            return broker_done(&known.entry, form.step);
        }
        let possible = wanted.is_none_or(|state| known.entry.state.may_become(state));
        if form.version != known.entry.version || !possible {
            return self
                .broker_conflict((&known, me), (form, "broker-conflict"))
                .await;
        }
        let next = self.next_record(&known, form.step, (card, &dates));
        let result = match &next {
            Ok(next) => {
                let change = BrokerChange {
                    seen: known.stored.as_ref(),
                    next,
                    what: what_of(form.step, known.entry.state),
                    sign_up_until: self.sign_up_until(&known, &next.entry),
                };
                self.store.keep_broker(change, &self.by()).await
            }
            Err(_) => Err(StoreError::Unreadable("sealed")),
        };
        match result {
            Ok(()) => broker_done(&known.entry, form.step),
            Err(error) => self.broker_undecided((id, me), form, &error).await,
        }
    }

    /// The record as it is to be.
    fn next_record(
        &self,
        known: &Known,
        step: BrokerStep,
        (mut card, dates): (Card, &Dates),
    ) -> Result<Broker, StoreError> {
        let today = register::today(self.clock.now());
        let undone = register::undone(&known.entry, &card).filter(|_| step == BrokerStep::Undo);
        if let Some((entry, card)) = undone {
            return self.sealed_broker(entry, &known.recipient, (&card, dates));
        }
        let entry = if let BrokerStep::Become(state) = step {
            card.before = Some(register::before_step(&known.entry, &card));
            if state.takes_part() {
                card.confirmed = Some(today.to_string());
            }
            register::in_state(&known.entry, state, (today, None))
        } else {
            card.before = None;
            BrokerEntry {
                version: known.entry.version + 1,
                sealed_for: None,
                ..known.entry.clone()
            }
        };
        self.sealed_broker(entry, &known.recipient, (&card, dates))
    }

    /// Whoever stops is forgotten as a whole, their sign-up with the record. Whoever comes back has it as long as the form says.
    fn sign_up_until<'a>(
        &self,
        known: &'a Known,
        next: &BrokerEntry,
    ) -> Option<(&'a Submission, Timestamp)> {
        let sign_up = known.sign_up.as_ref()?;
        let entry = &sign_up.entry;
        if next.state == BrokerState::Stopped {
            return Some((sign_up, entry.expires.min(next.expires)));
        }
        let comes_back = known.entry.state == BrokerState::Stopped;
        let form = self.assets.forms.get(&entry.form).filter(|_| comes_back)?;
        Some((sign_up, entry.received.plus_days(form.retention_days)))
    }

    /// After an error of the store nobody knows what is stored before looking again.
    async fn broker_undecided(
        &self,
        (id, me): (&str, &Name),
        form: &BrokerForm,
        error: &StoreError,
    ) -> Response<Body> {
        let Ok(now) = self.known(id).await else {
            return self.broker_failed(error, id, form);
        };
        if now.entry.version == form.version {
            let not_stored = Interruption::NotStored;
            return self.view().broker_interrupted(not_stored, id, form);
        }
        let who = self.who.as_ref();
        let applied = who.and_then(|who| form.apply(&now.card, (who, self.clock.now())).ok());
        let is_kept =
            applied.is_some_and(|(card, dates)| same(&now.card, &card) && now.dates == dates);
        let is_in_state = match form.step {
            BrokerStep::Become(state) => now.entry.state == state,
            _ => true,
        };
        if is_kept && is_in_state {
            return broker_done(&now.entry, form.step);
        }
        self.broker_conflict((&now, me), (form, "broker-conflict"))
            .await
    }

    /// Somebody changed it since the page was shown: what was typed stays in the fields, and what is stored stands beside it.
    async fn broker_conflict(
        &self,
        both: (&Known, &Name),
        (form, notice): (&BrokerForm, &'static str),
    ) -> Response<Body> {
        let form = BrokerForm {
            version: both.0.entry.version,
            ..form.clone()
        };
        self.broker_page(StatusCode::CONFLICT, both, (&form, Some(notice)))
            .await
    }

    fn broker_failed(&self, error: &StoreError, id: &str, form: &BrokerForm) -> Response<Body> {
        let interruption = Interruption::of(error, crate::workflow::Action::Note);
        self.view().broker_interrupted(interruption, id, form)
    }

    async fn exported(&self, id: &str) -> Result<String, StoreError> {
        let known = self.known(id).await?;
        self.record_sight(&known).await?;
        let history = self.store.history(&known.entry.id).await?;
        let work = self.store.work(&known.entry.id).await?;
        let notes = work.notes.iter().map(|note| {
            let text = self.open_message(&note.sealed);
            (note.at, text.unwrap_or_default())
        });
        let notes: Vec<_> = notes.collect();
        let letter = known.sign_up.as_ref();
        let letter = letter.and_then(|found| self.open(&found.sealed));
        self.store.record_export(&known.entry, &self.by()).await?;
        let page = BrokerPage {
            me: &Name::team(),
            entry: &known.entry,
            card: &known.card,
            dates: &known.dates,
            is_stored: known.stored.is_some(),
            sign_up: known.sign_up.as_ref(),
            history: &history,
            form: &BrokerForm::of(known.entry.version, &known.card, &known.dates),
            notice: None,
        };
        Ok(self.view().broker_export(&page, (letter.as_ref(), &notes)))
    }
}

/// What was typed is kept.
fn broker_done(entry: &BrokerEntry, step: BrokerStep) -> Response<Body> {
    match step {
        BrokerStep::SignUp => redirect(&format!("/desk/{}", entry.id)),
        _ => redirect(&format!("/desk/brokers/{}?{DONE}=ja", entry.id)),
    }
}

/// Whether two cards say the same, but for who ticked a point and when.
fn same(one: &Card, other: &Card) -> bool {
    let points = |card: &Card| -> Vec<String> {
        let mut points: Vec<_> = card.ticks.iter().map(|tick| tick.point.clone()).collect();
        points.sort_unstable();
        points
    };
    let mut other_with_ticks = other.clone();
    other_with_ticks.ticks.clone_from(&one.ticks);
    points(one) == points(other) && *one == other_with_ticks
}

/// As the audit calls it.
fn what_of(step: BrokerStep, from: BrokerState) -> &'static str {
    match step {
        BrokerStep::Become(state) if state == from => "broker-confirmed",
        BrokerStep::Become(BrokerState::Paused) => "broker-paused",
        BrokerStep::Become(BrokerState::Stopped) => "broker-stopped",
        BrokerStep::Become(_) => "broker-active",
        BrokerStep::Undo => "broker-undone",
        BrokerStep::Save | BrokerStep::SignUp | BrokerStep::Leave => "broker-changed",
    }
}
