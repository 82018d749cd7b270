//! What a receipt leads to: the status, the answer, and the way to withdraw.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use serde_json::json;

use super::Intake;
use crate::audience::{self, Audience};
use crate::clock::Hour;
use crate::form::{LANGUAGE_FIELD, Submitted, YES};
use crate::pages::AnswerPage;
use crate::problem::{Given, What};
use crate::receipt::Receipt;
use crate::request;
use crate::store::{By, Status, StoreError, Submission};

/// The field with the code.
const CODE: &str = "code";
/// The field that says that somebody is sure.
const CONFIRM: &str = "confirm";
/// A moderator may change a submission in the moment in which its sender withdraws it.
const TRIES: usize = 5;
/// How the audit calls the holder of a receipt.
const SENDER: &str = "sender";

/// `POST /api/receipts`
pub(super) async fn look_up(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let (audience, read) = read(&intake, request).await;
    let (what, code) = match read {
        Ok((receipt, code, _)) => match answer(&intake, &audience, &receipt).await {
            Ok(response) => return response,
            Err(what) => (what, code),
        },
        Err(refused) => refused,
    };
    what.given(Given::Code(code)).answer(&audience)
}

/// `POST /api/receipts/withdraw`
pub(super) async fn withdraw(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let (audience, read) = read(&intake, request).await;
    let (what, code) = match read {
        Ok((receipt, code, sure)) => match take_back(&intake, &audience, &receipt, sure).await {
            Ok(response) => return response,
            Err(what) => (what, code),
        },
        Err(refused) => refused,
    };
    what.given(Given::Code(code)).answer(&audience)
}

/// The receipt, the code as it was typed, and whether the sender is sure; or why not, and the code.
type Read = Result<(Receipt, String, bool), (What, String)>;

async fn read(intake: &Intake, request: Request) -> (Audience, Read) {
    let (parts, body) = request.into_parts();
    let sent = request::read(&parts.headers, body).await;
    let audience = intake
        .audience(&parts.headers)
        .speaking(sent.fields.get(LANGUAGE_FIELD));
    (audience, parse(sent.refused, &sent.fields))
}

fn parse(refused: Option<What>, fields: &Submitted) -> Read {
    let code = fields.get(CODE).unwrap_or_default().to_owned();
    match refused {
        // A code is short. Giving back a megabyte in a field of one line helps nobody.
        Some(What::TooLarge | What::FarTooLarge) => Err((What::FarTooLarge, String::new())),
        Some(what) => Err((what, code)),
        None => match Receipt::parse(&code) {
            Ok(receipt) => Ok((receipt, code, fields.get(CONFIRM) == Some(YES))),
            Err(error) => Err((What::BadCode(error), code)),
        },
    }
}

async fn answer(
    intake: &Intake,
    audience: &Audience,
    receipt: &Receipt,
) -> Result<Response<Body>, What> {
    let found = intake
        .state
        .store
        .find(&receipt.lookup_id(), intake.state.clock.now())
        .await?;
    let answer = opened(receipt, &found)?;
    let shown = shown(found.entry.status);
    let reveal = receipt.reveal();
    if audience.json {
        let body = json!({
            "status": shown.as_str(),
            "answer": answer,
            "expires": found.entry.expires.to_zoned(jiff::tz::TimeZone::UTC).date().to_string(),
        });
        return Ok(audience::json(StatusCode::OK, &body));
    }
    let kind = found.entry.kind;
    let page = audience.pages.answer(&AnswerPage {
        lang: &audience.lang,
        facts: &audience.assets.facts,
        receipt: &reveal,
        kind,
        status: &format!("status-{}-{}", kind.as_str(), shown.as_str()),
        waiting: shown.is_open(),
        answer: answer.as_deref(),
        expires: found.entry.expires,
    })?;
    Ok(audience.page(StatusCode::OK, &page))
}

fn opened(receipt: &Receipt, found: &Submission) -> Result<Option<String>, What> {
    let Some(sealed) = &found.answer else {
        return Ok(None);
    };
    let opened = receipt.open(sealed).map_err(|error| {
        tracing::error!(%error, "an answer does not open");
        What::Internal
    })?;
    Ok(Some(String::from_utf8_lossy(&opened).into_owned()))
}

/// Somebody whose message was taken for spam by mistake must not hear so; it can still come back from there.
fn shown(status: Status) -> Status {
    if status == Status::Spam {
        Status::New
    } else {
        status
    }
}

async fn take_back(
    intake: &Intake,
    audience: &Audience,
    receipt: &Receipt,
    sure: bool,
) -> Result<Response<Body>, What> {
    let now = intake.state.clock.now();
    if !sure {
        intake.state.store.find(&receipt.lookup_id(), now).await?;
        return ask(audience, receipt);
    }
    // To the hour: nothing else that is stored about a sender is more precise.
    let by = By {
        actor: SENDER,
        at: Hour::of(now).start(),
    };
    let mut tries = 0;
    loop {
        let found = intake.state.store.find(&receipt.lookup_id(), now).await?;
        match intake.state.store.delete(&found, &by).await {
            Ok(()) => return gone(audience),
            Err(StoreError::Conflict) if tries < TRIES => tries += 1,
            Err(error) => return Err(error.into()),
        }
    }
}

fn ask(audience: &Audience, receipt: &Receipt) -> Result<Response<Body>, What> {
    if audience.json {
        let body = json!({ "withdrawn": false, "confirm": YES });
        return Ok(audience::json(StatusCode::OK, &body));
    }
    let page =
        audience
            .pages
            .withdraw(&audience.lang, &audience.assets.facts, &receipt.reveal())?;
    Ok(audience.page(StatusCode::OK, &page))
}

fn gone(audience: &Audience) -> Result<Response<Body>, What> {
    if audience.json {
        return Ok(audience::json(
            StatusCode::OK,
            &json!({ "withdrawn": true }),
        ));
    }
    let page = audience
        .pages
        .withdrawn(&audience.lang, &audience.assets.facts)?;
    Ok(audience.page(StatusCode::OK, &page))
}
