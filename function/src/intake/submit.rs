//! Taking a submission.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use serde_json::json;

use super::Intake;
use crate::audience::{self, Audience};
use crate::clock::Hour;
use crate::form::{self, Answers, Form, HONEYPOT_FIELD, LANGUAGE_FIELD, Profile, Submitted};
use crate::letter::{Letter, Suspicion};
use crate::pages::ReceiptPage;
use crate::problem::{Given, What};
use crate::receipt::Receipt;
use crate::request::{self, Id};
use crate::store::{NewSubmission, Status};

/// `POST /api/forms/{id}`
pub(super) async fn submit(
    State(intake): State<Intake>,
    Id(id): Id,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let sent = request::read(&parts.headers, body).await;
    let audience = intake
        .audience(&parts.headers)
        .speaking(sent.fields.get(LANGUAGE_FIELD));
    let Some(form) = intake.state.assets.forms.get(&id) else {
        return What::NoSuchForm
            .given(Given::Loose(sent.fields))
            .answer(&audience);
    };
    let result = match sent.refused {
        Some(what) => Err(what),
        None => take(&intake, &audience, form, &sent.fields).await,
    };
    result.unwrap_or_else(|what| refuse(what, id, sent.fields).answer(&audience))
}

/// What could be read goes back into the form; when nothing could, an empty form would only look like a loss.
fn refuse(what: What, id: String, fields: Submitted) -> crate::problem::Problem {
    match what {
        What::Malformed | What::Timeout | What::FarTooLarge | What::Unsupported => what.into(),
        what => what.given(Given::Form(id, fields)),
    }
}

async fn take(
    intake: &Intake,
    audience: &Audience,
    form: &Form,
    submitted: &Submitted,
) -> Result<Response<Body>, What> {
    let answers =
        form::validate(form, &intake.state.assets.facts, submitted).map_err(What::Invalid)?;
    let suspicion = suspicion(submitted);
    let urgent = intake.signals.found_in_answers(form, &answers);
    let profile = outcome(form, &answers).cloned();
    let receipt = Receipt::generate().map_err(|error| internal(&error))?;
    let new = seal(
        intake,
        form,
        (&receipt, urgent),
        &Letter::new(&audience.lang, answers, suspicion),
    )?;
    let done = Done {
        form,
        receipt: &receipt,
        new: &new,
        profile: profile.as_ref(),
    };
    // The page is made before the submission is stored: if that failed afterwards, nobody would have the receipt.
    let response = done.answer(audience)?;
    intake.state.store.insert(&new).await?;
    Ok(response)
}

fn internal(error: &dyn std::error::Error) -> What {
    tracing::error!(%error, "a submission could not be prepared");
    What::Internal
}

/// People do not see this field; whoever fills it in fills in everything.
fn suspicion(submitted: &Submitted) -> Option<Suspicion> {
    let filled = submitted
        .get(HONEYPOT_FIELD)
        .is_some_and(|value| !value.trim().is_empty());
    filled.then_some(Suspicion::Honeypot)
}

fn outcome<'a>(form: &'a Form, answers: &Answers) -> Option<&'a Profile> {
    let (field, quiz) = form.quiz()?;
    quiz.profile(answers.text(&field.name)?)
}

fn seal(
    intake: &Intake,
    form: &Form,
    (receipt, urgent): (&Receipt, bool),
    letter: &Letter,
) -> Result<NewSubmission, What> {
    let received = Hour::of(intake.state.clock.now());
    let municipality = form
        .municipality_field()
        .and_then(|field| letter.answers.text(&field.name))
        .map(str::to_owned);
    let text = letter.to_json().map_err(|error| internal(&error))?;
    Ok(NewSubmission {
        id: receipt.lookup_id(),
        form: form.id.clone(),
        kind: form.kind,
        municipality,
        received,
        status: if letter.suspicion.is_some() {
            Status::Spam
        } else {
            Status::New
        },
        urgent,
        expires: received.plus_days(form.retention_days),
        recipient: receipt
            .answer_recipient()
            .map_err(|error| internal(&error))?,
        sealed: intake
            .state
            .assets
            .recipients
            .seal(&text)
            .map_err(|error| internal(&error))?,
    })
}

/// What the sender gets to see once it is stored.
struct Done<'a> {
    form: &'a Form,
    receipt: &'a Receipt,
    new: &'a NewSubmission,
    profile: Option<&'a Profile>,
}

impl Done<'_> {
    fn answer(&self, audience: &Audience) -> Result<Response<Body>, What> {
        let receipt = self.receipt.reveal();
        if audience.json {
            let expires = self
                .new
                .expires
                .to_zoned(jiff::tz::TimeZone::UTC)
                .date()
                .to_string();
            let mut body =
                json!({ "receipt": *receipt, "urgent": self.new.urgent, "expires": expires });
            if let Some(profile) = self.profile {
                body["profile"] = profile.value.clone().into();
            }
            return Ok(audience::json(StatusCode::CREATED, &body));
        }
        let page = audience.pages.receipt(&ReceiptPage {
            lang: &audience.lang,
            facts: &audience.assets.facts,
            form: self.form,
            receipt: &receipt,
            urgent: self.new.urgent,
            expires: self.new.expires,
            profile: self.profile,
        })?;
        Ok(audience.page(StatusCode::CREATED, &page))
    }
}
