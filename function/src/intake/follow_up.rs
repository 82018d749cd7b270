//! Asking on: whoever got an answer asks another question in the same thread, with the same code.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use serde_json::json;

use super::Intake;
use super::receipts::{self, Asking, Visit};
use crate::audience;
use crate::clock::Hour;
use crate::form::{
    self, Answer, Answers, CHANGE_FIELD, CONFIRM_FIELD, FieldError, FieldType, Form, Reason, YES,
};
use crate::letter::Letter;
use crate::pages::FOLLOW_UP_LONGEST as LONGEST;
use crate::problem::What;
use crate::receipt::Receipt;
use crate::sensitive::{self, Found};
use crate::store::{By, FollowUp, Machine, StoreError, Submission};

/// The field with the next question.
pub(super) const QUESTION: &str = "vervolg";
/// Fewer characters are no question.
const SHORTEST: usize = 2;

/// `POST /api/receipts/follow-up`
pub(super) async fn follow_up(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let (visit, start) = Visit::begin(&intake, request).await;
    let result = match &visit.receipt {
        Ok(receipt) => ask_on(&intake, &visit, receipt).await,
        Err(what) => Err(what.clone()),
    };
    visit.end(&intake, start, result).await
}

async fn ask_on(intake: &Intake, visit: &Visit, receipt: &Receipt) -> Result<Response<Body>, What> {
    let (store, now) = (&intake.state.store, intake.state.clock.now());
    let found = store.find(&receipt.lookup_id(), now).await?;
    let typed = visit.fields.get(QUESTION).unwrap_or_default();
    if !found.may_follow_up() {
        // A double click, or a page that was sent again: it has arrived, and this is how it stands. Nobody can know
        // whether it is the same text once more: what arrived is sealed.
        return again(visit, receipt, (&found, typed));
    }
    if let Err(reason) = check(typed) {
        let error = FieldError {
            field: QUESTION.into(),
            reason,
        };
        if visit.audience.json {
            return Err(What::Invalid(vec![error]));
        }
        let asking = Asking {
            text: typed,
            error: Some(&error),
        };
        return receipts::show(&visit.audience, receipt, &found, &asking);
    }
    let telling = sensitive::find(typed);
    if !visit.audience.json {
        let said_yes = |name: &str| visit.fields.get(name) == Some(YES);
        if said_yes(CHANGE_FIELD) {
            return again(visit, receipt, (&found, typed));
        }
        if !telling.is_empty() && !said_yes(CONFIRM_FIELD) {
            return warn(visit, receipt, (typed, &telling));
        }
    }
    let new = sealed(intake, visit, receipt, (&found, typed.trim()))?;
    // To the hour: nothing else that is stored about a sender is more precise.
    let by = By {
        actor: Machine::Asker.into(),
        at: Hour::of(now).start(),
    };
    match store.follow_up(&found, &new, &by).await {
        Ok(()) | Err(StoreError::Conflict) => {}
        Err(error) => return Err(error.into()),
    }
    // Whatever happened meanwhile, this is how it stands now.
    let now = store.find(&receipt.lookup_id(), now).await?;
    if now.may_follow_up() {
        // A moderator changed it in that moment, and the question is not in it: it is kept on the page.
        return again(visit, receipt, (&now, typed));
    }
    arrived(visit, receipt, (new.urgent, &telling))
}

/// The page with what was typed, to change it or to send it again.
fn again(
    visit: &Visit,
    receipt: &Receipt,
    (found, typed): (&Submission, &str),
) -> Result<Response<Body>, What> {
    let asking = Asking {
        text: typed,
        error: None,
    };
    receipts::show(&visit.audience, receipt, found, &asking)
}

/// The page that asks whether what may tell who somebody is should stay.
fn warn(
    visit: &Visit,
    receipt: &Receipt,
    (typed, telling): (&str, &[Found]),
) -> Result<Response<Body>, What> {
    let audience = &visit.audience;
    let code = receipt.reveal();
    let page = audience.pages.confirm_follow_up(
        (&audience.lang, &audience.assets.facts),
        &[(receipts::CODE, &code), (QUESTION, typed)],
        telling,
    )?;
    Ok(audience.page(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

fn check(typed: &str) -> Result<(), Reason> {
    let length = typed.trim().chars().count();
    match length {
        _ if !typed.chars().any(form::is_seen) => Err(Reason::Missing),
        1..SHORTEST => Err(Reason::TooShort { min: 2, length }),
        _ if length > LONGEST as usize => Err(Reason::TooLong {
            max: LONGEST,
            length,
        }),
        _ => Ok(()),
    }
}

fn sealed(
    intake: &Intake,
    visit: &Visit,
    receipt: &Receipt,
    (found, question): (&Submission, &str),
) -> Result<FollowUp, What> {
    let assets = &intake.state.assets;
    let form = assets.forms.get(&found.entry.form);
    let mut letter = Letter::new(&visit.audience.lang, answers(form, question), Vec::new());
    letter.earlier = receipts::opened(receipt, found.answer.as_ref())?;
    let fail = |error: &dyn std::error::Error| {
        tracing::error!(%error, "a follow-up question could not be prepared");
        What::Internal
    };
    let text = letter.to_json().map_err(|error| fail(&error))?;
    let received = Hour::of(intake.state.clock.now());
    Ok(FollowUp {
        sealed: assets
            .recipients
            .seal(&text)
            .map_err(|error| fail(&error))?,
        urgent: assets.signals.found_in(question),
        received,
        expires: form.map_or(found.entry.expires, |form| {
            received.plus_days(form.retention_days)
        }),
    })
}

/// Under the name of the field in which the first question was typed, so that the desk has a label for it.
fn answers(form: Option<&Form>, question: &str) -> Answers {
    let name = form.and_then(|form| {
        let long = form
            .fields
            .iter()
            .find(|field| field.field_type == FieldType::LongText);
        long.map(|field| field.name.clone())
    });
    Answers::of([(
        name.unwrap_or_else(|| QUESTION.into()),
        Answer::Text(question.into()),
    )])
}

fn arrived(
    visit: &Visit,
    receipt: &Receipt,
    (urgent, telling): (bool, &[Found]),
) -> Result<Response<Body>, What> {
    let audience = &visit.audience;
    if audience.json {
        let mut body = json!({ "follow_up": true, "urgent": urgent });
        if !telling.is_empty() {
            let kinds: Vec<_> = telling.iter().map(|one| one.kind.as_str()).collect();
            body["identifying"] = kinds.into();
        }
        return Ok(audience::json(StatusCode::CREATED, &body));
    }
    let page = audience.pages.followed_up(
        &audience.lang,
        &audience.assets.facts,
        (&receipt.reveal(), urgent),
    )?;
    Ok(audience.page(StatusCode::CREATED, &page))
}
