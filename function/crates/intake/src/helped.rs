//! "Hielp dit?": whoever read an answer or a page says so with one button. What is kept is a number by week, and nothing about
//! who pressed. Nobody is refused: what is too much is not counted, and the page says that.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use serde_json::json;

use super::receipts::{self, FollowUpDraft, HELPED, ReceiptRequest};
use super::sign_up::Found;
use super::{Intake, MisroutedRequest, allowing, danger};
use forms::facts::RatedPage;
use forms::{LANGUAGE_FIELD, Submitted};
use pages::{HelpedPage, RatedThing, helplines_as_json};
use sealing::receipt::Receipt;
use store::{Helped, StoreError};
use web::audience::{self, Audience};
use web::error_response::{EchoedInput, ErrorKind, ErrorResponse};

/// The field with the address of the page.
const PAGE: &str = "pagina";

/// `POST /api/helped`: of a page.
pub(super) async fn rate_page(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let names = [HELPED, PAGE];
    let sent = intake.budget.read_form(&names, &parts.headers, body).await;
    let language = sent.fields.get(LANGUAGE_FIELD);
    let mut audience = intake.audience(&parts.headers).speaking(language);
    let urgency = danger::urgency_of(&intake.state.assets.signals, None, &sent.fields);
    audience.in_danger = urgency.is_some();
    if let Some(kind) = sent.refused {
        return ErrorResponse::from(kind).answer(&audience);
    }
    let page = sent.fields.get(PAGE).unwrap_or_default();
    let rated = audience.assets.facts.rated_page(page);
    let (Some(helped), Some(RatedPage { url, title, .. })) = (helped(&sent.fields), rated) else {
        let input = EchoedInput::Loose(sent.fields);
        return ErrorKind::NotFound.echoing(input).answer(&audience);
    };
    let state = &intake.state;
    let source = state.guard.source(&parts);
    let is_counted = state
        .guard
        .takes_rating(source, (url, helped == Helped::Yes))
        && {
            let added = state.store.rate_page(url, helped, state.clock.now()).await;
            added.inspect_err(log).is_ok()
        };
    let thing = RatedThing::Page { url, title };
    said(&audience, (helped, is_counted), thing).unwrap_or_else(|kind| {
        let error = ErrorResponse::from(kind);
        error.answer(&audience)
    })
}

/// `POST /api/receipts/helped`: of the answer that belongs to a code.
pub(super) async fn rate_answer(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let (request, start) = ReceiptRequest::begin(&intake, request).await;
    let result = match &request.receipt {
        Ok(receipt) => rate(&intake, &request, receipt).await,
        Err(kind) => Err(kind.clone()),
    };
    request.end(&intake, start, result).await
}

/// Anything else than sending it.
pub(super) async fn page_instead(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let stray = MisroutedRequest::read(&intake, request).await;
    let input = stray.loose();
    let error = ErrorKind::MethodNotAllowed.echoing(input);
    allowing(error.answer(&stray.audience), "POST")
}

async fn rate(
    intake: &Intake,
    request: &ReceiptRequest,
    receipt: &Receipt,
) -> Result<Response<Body>, ErrorKind> {
    let audience = &request.audience;
    let now = intake.state.clock.now();
    let found = match Found::by(intake, receipt).await? {
        Found::Other(found) => found,
        Found::SignUp(sign_up) => return sign_up.show(audience, receipt, now),
    };
    let can_be_said = found.answered.is_rated || found.may_be_rated();
    let Some(helped) = helped(&request.fields).filter(|_| can_be_said) else {
        return receipts::show(
            intake,
            (audience, receipt),
            &found,
            &FollowUpDraft::default(),
        );
    };
    // Said before: the same page, and nothing is counted twice.
    let is_counted = found.answered.is_rated || {
        match intake.state.store.rate(&found, helped, now).await {
            Err(StoreError::NotFound) => return Err(ErrorKind::NoSuchReceipt),
            added => added.inspect_err(log).is_ok(),
        }
    };
    let thing = RatedThing::Answer {
        code: &receipt.reveal(),
        follow_up: found.may_follow_up(),
        urgent: found.entry.is_urgent(),
    };
    said(audience, (helped, is_counted), thing)
}

fn helped(fields: &Submitted) -> Option<Helped> {
    match fields.get(HELPED)? {
        "ja" => Some(Helped::Yes),
        "nee" => Some(Helped::No),
        _ => None,
    }
}

fn log(error: &StoreError) {
    tracing::warn!(%error, "whether something helped was not counted");
}

/// The page afterwards, with what somebody can do now whom it did not help.
fn said(
    audience: &Audience,
    (helped, is_counted): (Helped, bool),
    thing: RatedThing<'_>,
) -> Result<Response<Body>, ErrorKind> {
    let (lang, facts) = (&*audience.lang, &audience.assets.facts);
    if audience.json {
        let mut body = json!({ "helped": helped == Helped::Yes, "counted": is_counted });
        if helped == Helped::No {
            body["helplines"] = helplines_as_json(lang, facts);
        }
        return Ok(audience::json(StatusCode::OK, &body));
    }
    let page = audience.pages.helped(&HelpedPage {
        lang,
        facts,
        token: &audience.token,
        helped: helped == Helped::Yes,
        is_counted,
        thing,
    })?;
    Ok(audience.page(StatusCode::OK, &page))
}
