//! The page for the site that whoever asked wanted to read first: with the code they read exactly the text that would be
//! published, and agree, decline, or say what is to be different. Without their yes it is not published.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use serde_json::json;

use super::Intake;
use super::read_page::{CHANGE, PAGE, ReadPage};
use super::receipts::{self, FollowUpDraft, ReceiptRequest, VERSION};
use super::sign_up::Found;
use clock::Hour;
use pages::{AskerPage, SaidOfPage};
use sealing::receipt::Receipt;
use store::{Attribution, Machine, StoreError, Submission};
use web::audience::{self, Audience};
use web::error_response::ErrorKind;

/// A moderator may change something in the moment in which its author says what they think.
const TRIES: usize = 5;

/// `POST /api/receipts/page`
pub(super) async fn say(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let (request, start) = ReceiptRequest::begin(&intake, request).await;
    let result = match &request.receipt {
        Ok(receipt) => answer(&intake, &request, receipt).await,
        Err(kind) => Err(kind.clone()),
    };
    request.end(&intake, start, result).await
}

async fn answer(
    intake: &Intake,
    request: &ReceiptRequest,
    receipt: &Receipt,
) -> Result<Response<Body>, ErrorKind> {
    let audience = &request.audience;
    let found = match Found::by(intake, receipt).await? {
        Found::Other(found) => found,
        Found::SignUp(sign_up) => {
            return sign_up.show(audience, receipt, intake.state.clock.now());
        }
    };
    let code = receipt.reveal();
    let asker = AskerPage {
        lang: &audience.lang,
        facts: &audience.assets.facts,
        receipt: &code,
        municipality: None,
        urgent: found.entry.is_urgent() || audience.in_danger,
    };
    match request.fields.get(PAGE) {
        Some("akkoord") => agree(intake, (request, receipt), (*found, asker)).await,
        Some("liever-niet") => decline(intake, (request, receipt), (*found, asker)).await,
        Some(CHANGE) if found.page_for_author().is_some() && found.may_follow_up() => {
            if audience.json {
                return Ok(audience::json(StatusCode::OK, &json!({ "page": "asked" })));
            }
            let page = audience.pages.page_change(&asker, &audience.token)?;
            Ok(audience.page(StatusCode::OK, &page))
        }
        _ => receipts::show(
            intake,
            (audience, receipt),
            &found,
            &FollowUpDraft::default(),
        ),
    }
}

/// Agrees to the page that was read. Another one in its place is shown instead, and nothing is agreed to.
async fn agree(
    intake: &Intake,
    (request, receipt): (&ReceiptRequest, &Receipt),
    (mut found, asker): (Submission, AskerPage<'_>),
) -> Result<Response<Body>, ErrorKind> {
    let audience = &request.audience;
    let read = request.fields.get(VERSION).unwrap_or_default();
    for _ in 0..TRIES {
        let now = ReadPage::of(receipt, &found);
        let Some(page) = now.filter(|page| page.version == read) else {
            let draft = FollowUpDraft {
                page_changed: true,
                ..FollowUpDraft::default()
            };
            return receipts::show(intake, (audience, receipt), &found, &draft);
        };
        if page.said == SaidOfPage::Agreed {
            return said(audience, &asker, SaidOfPage::Agreed);
        }
        let by = by(intake);
        match intake
            .state
            .store
            .author_agrees(&found, page.hash, &by)
            .await
        {
            Ok(()) => return said(audience, &asker, SaidOfPage::Agreed),
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
        found = again(intake, receipt).await?;
    }
    Err(StoreError::Conflict.into())
}

/// Whatever the page says by now, its author does not want it.
async fn decline(
    intake: &Intake,
    (request, receipt): (&ReceiptRequest, &Receipt),
    (mut found, asker): (Submission, AskerPage<'_>),
) -> Result<Response<Body>, ErrorKind> {
    let audience = &request.audience;
    for _ in 0..TRIES {
        if found.is_declined_by_author() {
            return said(audience, &asker, SaidOfPage::Declined);
        }
        if found.page_for_author().is_none() {
            return receipts::show(
                intake,
                (audience, receipt),
                &found,
                &FollowUpDraft::default(),
            );
        }
        match intake
            .state
            .store
            .author_declines(&found, &by(intake))
            .await
        {
            Ok(()) => return said(audience, &asker, SaidOfPage::Declined),
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
        found = again(intake, receipt).await?;
    }
    Err(StoreError::Conflict.into())
}

async fn again(intake: &Intake, receipt: &Receipt) -> Result<Submission, StoreError> {
    let now = intake.state.clock.now();
    intake.state.store.find(&receipt.lookup_id(), now).await
}

/// To the hour: nothing else that is stored about a sender is more precise.
fn by(intake: &Intake) -> Attribution<'static> {
    Attribution {
        actor: Machine::Asker.into(),
        at: Hour::of(intake.state.clock.now()).start(),
    }
}

fn said(
    audience: &Audience,
    asker: &AskerPage<'_>,
    said: SaidOfPage,
) -> Result<Response<Body>, ErrorKind> {
    if audience.json {
        let body = json!({ "page": said.as_str() });
        return Ok(audience::json(StatusCode::OK, &body));
    }
    let page = audience.pages.page_said(asker, said)?;
    Ok(audience.page(StatusCode::OK, &page))
}
