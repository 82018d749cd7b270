//! Follow-ups: whoever has the code of a thread can add to it, before and after an answer.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use serde_json::json;

use super::opened::opened;
use super::read_page::{self, CHANGE, PAGE};
use super::receipts::{self, FollowUpDraft, QUESTION, ReceiptRequest};
use super::{CODE, Intake};
use clock::Hour;
use forms::letter::Letter;
use forms::personal_data::{self, Found};
use forms::{
    self, Answer, Answers, CHANGE_FIELD, CONFIRM_FIELD, FieldError, FieldType, Form, Reason,
    TOKEN_FIELD, YES,
};
use pages::{AskerPage, FOLLOW_UP_LONGEST as LONGEST, FormContext, helplines_as_json};
use sealing::receipt::{MessageTag, Receipt};
use store::{Attribution, Entry, FollowUp, Machine, StoreError, Submission};
use web::audience;
use web::error_response::ErrorKind;

/// A moderator may change the thread in the moment in which somebody adds to it.
const TRIES: usize = 5;

/// `POST /api/receipts/follow-up`
pub(super) async fn follow_up(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let (request, start) = ReceiptRequest::begin(&intake, request).await;
    let result = match &request.receipt {
        Ok(receipt) => add_follow_up(&intake, &request, receipt).await,
        Err(kind) => Err(kind.clone()),
    };
    request.end(&intake, start, result).await
}

async fn add_follow_up(
    intake: &Intake,
    request: &ReceiptRequest,
    receipt: &Receipt,
) -> Result<Response<Body>, ErrorKind> {
    let found = intake
        .state
        .store
        .find(&receipt.lookup_id(), intake.state.clock.now())
        .await?;
    let typed = request.fields.get(QUESTION).unwrap_or_default();
    let message = Message::of(request, receipt, typed.trim());
    if message.is_in(&found) {
        // A double click, or a page that was sent again: it has arrived.
        return arrived(request, receipt, (&found.entry, StatusCode::OK), &[]);
    }
    if let Err(reason) = check(typed) {
        let error = FieldError {
            field: QUESTION.into(),
            reason,
        };
        if request.audience.json {
            return Err(ErrorKind::Invalid(vec![error]));
        }
        let draft = FollowUpDraft {
            text: typed,
            error: Some(&error),
            about_page: is_about_page(request),
            ..FollowUpDraft::default()
        };
        return receipts::show(intake, (&request.audience, receipt), &found, &draft);
    }
    let telling = personal_data::find(typed);
    if !request.audience.json {
        let said_yes = |name: &str| request.fields.get(name) == Some(YES);
        if said_yes(CHANGE_FIELD) {
            return again(intake, (request, receipt), (&found, typed));
        }
        if !telling.is_empty() && !said_yes(CONFIRM_FIELD) {
            return warn(request, receipt, (typed, &telling));
        }
    }
    let entry = found.entry.clone();
    match add(intake, (request, receipt), &message, found).await? {
        None => arrived(request, receipt, (&entry, StatusCode::CREATED), &telling),
        Some(_) if request.audience.json => Err(ErrorKind::NotAdded),
        Some(full) => again(intake, (request, receipt), (&full, typed)),
    }
}

/// A follow-up, with the tag that identifies it when it is sent again.
struct Message<'a> {
    text: &'a str,
    tag: MessageTag,
    from_a_page: bool,
}

impl<'a> Message<'a> {
    fn of(request: &ReceiptRequest, receipt: &Receipt, text: &'a str) -> Self {
        let page = request.page.as_ref().map_or(&[][..], |page| &page.nonce);
        Self {
            text,
            tag: receipt.message_tag(page, text),
            from_a_page: request.page.is_some(),
        }
    }

    fn is_in(&self, found: &Submission) -> bool {
        found.holds(&self.tag, self.from_a_page)
    }
}

/// Adds it, whatever a moderator does in that moment. Gives the thread back when nothing more can be added to it.
async fn add(
    intake: &Intake,
    (request, receipt): (&ReceiptRequest, &Receipt),
    message: &Message<'_>,
    mut found: Submission,
) -> Result<Option<Submission>, ErrorKind> {
    let (store, now) = (&intake.state.store, intake.state.clock.now());
    // To the hour: nothing else that is stored about a sender is more precise.
    let by = Attribution {
        actor: Machine::Asker.into(),
        at: Hour::of(now).start(),
    };
    for _ in 0..TRIES {
        if !found.takes_more(request.audience.in_danger) {
            return Ok(Some(found));
        }
        let new = sealed(intake, request, receipt, (&found, message))?;
        match store.follow_up(&found, &new, &by).await {
            Ok(()) => return Ok(None),
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
        found = store.find(&receipt.lookup_id(), now).await?;
        if message.is_in(&found) {
            return Ok(None);
        }
    }
    Err(StoreError::Conflict.into())
}

/// Whether it says what is to be different on the page for the site.
fn is_about_page(request: &ReceiptRequest) -> bool {
    read_page::is_about_page(&request.fields)
}

/// The page with the typed text, to change it or to send it again.
fn again(
    intake: &Intake,
    (request, receipt): (&ReceiptRequest, &Receipt),
    (found, typed): (&Submission, &str),
) -> Result<Response<Body>, ErrorKind> {
    let draft = FollowUpDraft {
        text: typed,
        about_page: is_about_page(request),
        ..FollowUpDraft::default()
    };
    receipts::show(intake, (&request.audience, receipt), found, &draft)
}

/// The page that asks whether text that may identify somebody should stay.
fn warn(
    request: &ReceiptRequest,
    receipt: &Receipt,
    (typed, telling): (&str, &[Found]),
) -> Result<Response<Body>, ErrorKind> {
    let audience = &request.audience;
    let code = receipt.reveal();
    let context = FormContext {
        urgent: audience.in_danger,
        ..FormContext::blank(&audience.lang, &audience.assets.facts)
    };
    let mut inputs = vec![
        (CODE, &**code),
        (QUESTION, typed),
        (TOKEN_FIELD, &audience.token),
    ];
    if is_about_page(request) {
        inputs.push((PAGE, CHANGE));
    }
    let page = audience
        .pages
        .confirm_follow_up(&context, &inputs, telling)?;
    Ok(audience.page(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

fn check(typed: &str) -> Result<(), Reason> {
    let length = typed.trim().chars().count();
    match length {
        _ if !typed.chars().any(forms::is_seen) => Err(Reason::Missing),
        _ if length > LONGEST as usize => Err(Reason::TooLong {
            max: LONGEST,
            length,
        }),
        _ => Ok(()),
    }
}

fn sealed(
    intake: &Intake,
    request: &ReceiptRequest,
    receipt: &Receipt,
    (found, message): (&Submission, &Message<'_>),
) -> Result<FollowUp, ErrorKind> {
    let assets = &intake.state.assets;
    let form = assets.forms.get(&found.entry.form);
    let mut letter = Letter::new(
        &request.audience.lang,
        answers(form, message.text),
        Vec::new(),
    );
    // An answer of before answers were sealed to the team as well.
    let unread = found.answer.as_ref().filter(|answer| answer.keys() == 1);
    letter.earlier = opened(receipt, unread)?;
    let fail = |error: &dyn std::error::Error| {
        tracing::error!(%error, "a follow-up question could not be prepared");
        ErrorKind::Internal
    };
    let text = letter.to_json().map_err(|error| fail(&error))?;
    let received = Hour::of(intake.state.clock.now());
    // A team that is not there any more cannot read it, so the whole question moves to who can.
    let to = assets.teams.of_team(&found.entry.team);
    Ok(FollowUp {
        sealed: to
            .recipients
            .seal_with(&found.recipient, &text)
            .map_err(|error| fail(&error))?,
        team: to.team.clone(),
        urgency: request.urgency,
        received,
        tag: message.tag,
        expires: form.map_or(found.entry.expires, |form| {
            received.plus_days(form.retention_days)
        }),
        changes_page: is_about_page(request),
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

/// It is in the thread: since now (201), or since before (200).
fn arrived(
    request: &ReceiptRequest,
    receipt: &Receipt,
    (entry, status): (&Entry, StatusCode),
    telling: &[Found],
) -> Result<Response<Body>, ErrorKind> {
    let audience = &request.audience;
    if audience.json {
        let added = status == StatusCode::CREATED;
        let urgent = audience.in_danger;
        let mut body = json!({ "follow_up": true, "added": added, "urgent": urgent });
        if urgent {
            body["helplines"] = helplines_as_json(&audience.lang, &audience.assets.facts);
        }
        if !telling.is_empty() {
            let kinds: Vec<_> = telling.iter().map(|one| one.kind.as_str()).collect();
            body["identifying"] = kinds.into();
        }
        return Ok(audience::json(status, &body));
    }
    let page = audience.pages.followed_up(&AskerPage {
        lang: &audience.lang,
        facts: &audience.assets.facts,
        receipt: &receipt.reveal(),
        municipality: entry.municipality.as_deref(),
        urgent: audience.in_danger,
    })?;
    Ok(audience.page(status, &page))
}
