//! What a receipt leads to: the status, the answer, and the way to withdraw.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use serde_json::json;
use tokio::time::Instant;

use super::{Intake, danger, forget};
use crate::guard::{Mark, PageToken};
use clock::Hour;
use forms::{FieldError, LANGUAGE_FIELD, Reason, Submitted, TOKEN_FIELD, YES};
use pages::{AnswerPage, FollowUpField, HolderPage};
use sealing::Sealed;
use sealing::receipt::Receipt;
use store::{By, Machine, Status, StoreError, Submission};
use web::audience::{self, Audience};
use web::problem::{Given, What};

/// The field with the code.
pub(super) const CODE: &str = "code";
/// The field with the next question.
pub(super) const QUESTION: &str = "vervolg";
/// The field that says that somebody is sure.
const CONFIRM: &str = "confirm";
/// A moderator may change a submission in the moment in which its sender withdraws it.
const TRIES: usize = 5;

/// `POST /api/receipts`
pub(super) async fn look_up(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let (visit, start) = Visit::begin(&intake, request).await;
    let result = match &visit.receipt {
        Ok(receipt) => answer(&intake, &visit.audience, receipt).await,
        Err(what) => Err(what.clone()),
    };
    visit.end(&intake, start, result).await
}

/// `POST /api/receipts/withdraw`
pub(super) async fn withdraw(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let (visit, start) = Visit::begin(&intake, request).await;
    let sure = visit.fields.get(CONFIRM) == Some(YES);
    let result = match &visit.receipt {
        Ok(receipt) => take_back(&intake, &visit.audience, receipt, sure).await,
        Err(what) => Err(what.clone()),
    };
    visit.end(&intake, start, result).await
}

/// Somebody with a code, or with what should be one. The answer takes the same time for a right and a wrong code, and
/// longer the more wrong ones came from there.
pub(super) struct Visit {
    pub(super) audience: Audience,
    pub(super) fields: Submitted,
    pub(super) receipt: Result<Receipt, What>,
    /// The page that it came from, where that has a token.
    pub(super) page: Option<PageToken>,
    code: String,
    mark: Option<Mark>,
}

/// As far as a code is looked for. Nobody puts more words before one, and looking through a megabyte takes seconds.
const SEARCHED: usize = 4000;

fn beginning(text: &str) -> &str {
    text.char_indices()
        .nth(SEARCHED)
        .map_or(text, |(end, _)| &text[..end])
}

impl Visit {
    pub(super) async fn begin(intake: &Intake, request: Request) -> (Self, Instant) {
        let start = Instant::now();
        let (parts, body) = request.into_parts();
        let mut sent = intake.budget.read_form(&parts.headers, body).await;
        let twice = [CODE, QUESTION].map(|name| sent.fields.is_ambiguous(name));
        // Nothing of it is left out: which one is meant, only its sender knows.
        if twice != [false, false] {
            sent.fields = sent.fields.joined(&[CODE, QUESTION]);
        }
        let code = sent.fields.get(CODE).unwrap_or_default().to_owned();
        let asks_on = sent.fields.get(QUESTION).is_some();
        let (receipt, code) = match (sent.refused, Receipt::parse(beginning(&code))) {
            // Much was typed, and not as a code.
            (Some(What::TooLarge), Ok(_)) if asks_on => (Err(What::TooLarge), code),
            // A code is short. Giving back a megabyte in a field of one line helps nobody.
            (Some(What::TooLarge | What::FarTooLarge), _) => {
                (Err(What::FarTooLarge), String::new())
            }
            (Some(what), _) => (Err(what), code),
            (None, Ok(_)) if twice[1] => (Err(asked_twice()), code),
            (None, parsed) => (parsed.map_err(What::BadCode), code),
        };
        let language = sent.fields.get(LANGUAGE_FIELD);
        let mut audience = intake.audience(&parts.headers).speaking(language);
        audience.in_danger = danger::found_in(&intake.state.assets.signals, None, &sent.fields);
        // A page that comes back keeps its token: it is still the same page.
        let token = sent.fields.get(TOKEN_FIELD);
        let page = token.and_then(|token| intake.state.guard.read_token(token));
        if let (Some(token), Some(_)) = (token, page) {
            token.clone_into(&mut audience.token);
        }
        let visit = Self {
            audience,
            receipt,
            page,
            code,
            mark: intake.state.guard.mark(&parts),
            fields: sent.fields,
        };
        (visit, start)
    }

    pub(super) async fn end(
        self,
        intake: &Intake,
        start: Instant,
        result: Result<Response<Body>, What>,
    ) -> Response<Body> {
        let guard = &intake.state.guard;
        let pause = guard.pause(self.mark);
        if matches!(result, Err(What::NoSuchReceipt)) {
            guard.guessed_wrong(self.mark);
        }
        let asked = self
            .fields
            .get(QUESTION)
            .filter(|text| !text.trim().is_empty());
        let given = match asked {
            Some(text) => Given::FollowUp(self.code, text.to_owned()),
            None if self.fields.is_unnamed() => Given::Loose(self.fields),
            None if self.fields.get(CONFIRM) == Some(YES) => Given::TakenBack(self.code),
            None => Given::Code(self.code),
        };
        let response = result.unwrap_or_else(|what| what.given(given).answer(&self.audience));
        tokio::time::sleep_until(start + pause).await;
        response
    }
}

/// Two different questions came where there is room for one.
fn asked_twice() -> What {
    What::Invalid(vec![FieldError {
        field: QUESTION.into(),
        reason: Reason::Twice,
    }])
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
    show(audience, receipt, &found, &Asking::default())
}

/// What somebody is asking on, and what is not right with it.
#[derive(Default)]
pub(super) struct Asking<'a> {
    pub(super) text: &'a str,
    pub(super) error: Option<&'a FieldError>,
}

/// The page with the status, the answers and what can be done.
pub(super) fn show(
    audience: &Audience,
    receipt: &Receipt,
    found: &Submission,
    asking: &Asking<'_>,
) -> Result<Response<Body>, What> {
    let answer = opened(receipt, found.answer.as_ref())?;
    let earlier = found
        .thread
        .iter()
        .map(|turn| opened(receipt, turn.answer.as_ref()))
        .collect::<Result<Vec<_>, _>>()?;
    let earlier: Vec<_> = earlier.into_iter().flatten().collect();
    let shown = shown(found.entry.status);
    let reveal = receipt.reveal();
    let can_ask = found.may_follow_up();
    if audience.json {
        let body = json!({
            "status": shown.as_str(),
            "answer": answer,
            "earlier": earlier,
            "follow_up": can_ask,
            "expires": found.entry.expires.to_zoned(jiff::tz::TimeZone::UTC).date().to_string(),
        });
        return Ok(audience::json(StatusCode::OK, &body));
    }
    let kind = found.entry.kind;
    let status = found.words_at(shown);
    let page = audience.pages.answer(&AnswerPage {
        lang: &audience.lang,
        facts: &audience.assets.facts,
        receipt: &reveal,
        kind,
        status: &status,
        waiting: shown.is_open(),
        urgent: found.entry.urgent || audience.in_danger,
        token: &audience.token,
        answer: answer.as_deref(),
        earlier: &earlier,
        expires: found.entry.expires,
        follow_up: can_ask.then_some(FollowUpField {
            typed: asking.text,
            error: asking.error,
        }),
        full: found.is_full(),
        unsent: if can_ask { "" } else { asking.text.trim() },
    })?;
    let status = if asking.error.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    Ok(audience.page(status, &page))
}

pub(super) fn opened(receipt: &Receipt, sealed: Option<&Sealed>) -> Result<Option<String>, What> {
    let Some(sealed) = sealed else {
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
        let found = intake.state.store.find(&receipt.lookup_id(), now).await?;
        return ask(audience, receipt, &found);
    }
    // To the hour: nothing else that is stored about a sender is more precise.
    let by = By {
        actor: Machine::Asker.into(),
        at: Hour::of(now).start(),
    };
    let mut tries = 0;
    loop {
        let found = intake.state.store.find(&receipt.lookup_id(), now).await?;
        match intake.state.store.delete(&found, &by).await {
            Ok(()) => return gone(audience, &found),
            Err(StoreError::Conflict) if tries < TRIES => tries += 1,
            Err(error) => return Err(error.into()),
        }
    }
}

fn ask(audience: &Audience, receipt: &Receipt, found: &Submission) -> Result<Response<Body>, What> {
    if audience.json {
        let body = json!({ "withdrawn": false, "confirm": YES });
        return Ok(audience::json(StatusCode::OK, &body));
    }
    let page = audience.pages.withdraw(&HolderPage {
        lang: &audience.lang,
        facts: &audience.assets.facts,
        receipt: &receipt.reveal(),
        urgent: found.entry.urgent,
    })?;
    Ok(audience.page(StatusCode::OK, &page))
}

fn gone(audience: &Audience, found: &Submission) -> Result<Response<Body>, What> {
    if audience.json {
        let body = json!({ "withdrawn": true });
        return Ok(forget(audience::json(StatusCode::OK, &body)));
    }
    let page = audience.pages.withdrawn(&HolderPage {
        lang: &audience.lang,
        facts: &audience.assets.facts,
        receipt: "",
        urgent: found.entry.urgent,
    })?;
    Ok(forget(audience.page(StatusCode::OK, &page)))
}
