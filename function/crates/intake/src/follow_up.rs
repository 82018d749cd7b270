//! Asking on: whoever has a code adds to the thread that it leads to, before an answer and after it.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use serde_json::json;

use super::Intake;
use super::receipts::{self, Asking, QUESTION, Visit};
use clock::Hour;
use forms::letter::Letter;
use forms::personal_data::{self, Found};
use forms::{
    self, Answer, Answers, CHANGE_FIELD, CONFIRM_FIELD, FieldError, FieldType, Form, Reason,
    TOKEN_FIELD, YES,
};
use pages::{FOLLOW_UP_LONGEST as LONGEST, FormContext, HolderPage, helplines_as_json};
use sealing::receipt::{MessageTag, Receipt};
use store::{By, FollowUp, Machine, StoreError, Submission};
use web::audience;
use web::problem::What;

/// A moderator may change the thread in the moment in which somebody adds to it.
const TRIES: usize = 5;

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
    let found = intake
        .state
        .store
        .find(&receipt.lookup_id(), intake.state.clock.now())
        .await?;
    let typed = visit.fields.get(QUESTION).unwrap_or_default();
    let message = Message::of(visit, receipt, typed.trim());
    if message.is_in(&found) {
        // A double click, or a page that was sent again: it has arrived.
        return arrived(visit, receipt, StatusCode::OK, &[]);
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
    let telling = personal_data::find(typed);
    if !visit.audience.json {
        let said_yes = |name: &str| visit.fields.get(name) == Some(YES);
        if said_yes(CHANGE_FIELD) {
            return again(visit, receipt, (&found, typed));
        }
        if !telling.is_empty() && !said_yes(CONFIRM_FIELD) {
            return warn(visit, receipt, (typed, &telling));
        }
    }
    match add(intake, (visit, receipt), &message, found).await? {
        None => arrived(visit, receipt, StatusCode::CREATED, &telling),
        Some(_) if visit.audience.json => Err(What::NotAdded),
        Some(full) => again(visit, receipt, (&full, typed)),
    }
}

/// What is to be added, and what recognises it when it is sent again.
struct Message<'a> {
    text: &'a str,
    tag: MessageTag,
    from_a_page: bool,
}

impl<'a> Message<'a> {
    fn of(visit: &Visit, receipt: &Receipt, text: &'a str) -> Self {
        let page = visit.page.as_ref().map_or(&[][..], |page| &page.nonce);
        Self {
            text,
            tag: receipt.message_tag(page, text),
            from_a_page: visit.page.is_some(),
        }
    }

    fn is_in(&self, found: &Submission) -> bool {
        found.holds(&self.tag, self.from_a_page)
    }
}

/// Adds it, whatever a moderator does in that moment. Gives the thread back when nothing more can be added to it.
async fn add(
    intake: &Intake,
    (visit, receipt): (&Visit, &Receipt),
    message: &Message<'_>,
    mut found: Submission,
) -> Result<Option<Submission>, What> {
    let (store, now) = (&intake.state.store, intake.state.clock.now());
    // To the hour: nothing else that is stored about a sender is more precise.
    let by = By {
        actor: Machine::Asker.into(),
        at: Hour::of(now).start(),
    };
    for _ in 0..TRIES {
        if !found.takes_more(visit.audience.in_danger) {
            return Ok(Some(found));
        }
        let new = sealed(intake, visit, receipt, (&found, message))?;
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
    let context = FormContext {
        urgent: audience.in_danger,
        ..FormContext::blank(&audience.lang, &audience.assets.facts)
    };
    let inputs = [
        (receipts::CODE, &**code),
        (QUESTION, typed),
        (TOKEN_FIELD, &audience.token),
    ];
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
    visit: &Visit,
    receipt: &Receipt,
    (found, message): (&Submission, &Message<'_>),
) -> Result<FollowUp, What> {
    let assets = &intake.state.assets;
    let form = assets.forms.get(&found.entry.form);
    let mut letter = Letter::new(
        &visit.audience.lang,
        answers(form, message.text),
        Vec::new(),
    );
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
        urgent: visit.audience.in_danger,
        received,
        tag: message.tag,
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

/// It is in the thread: since now (201), or since before (200).
fn arrived(
    visit: &Visit,
    receipt: &Receipt,
    status: StatusCode,
    telling: &[Found],
) -> Result<Response<Body>, What> {
    let audience = &visit.audience;
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
    let page = audience.pages.followed_up(&HolderPage {
        lang: &audience.lang,
        facts: &audience.assets.facts,
        receipt: &receipt.reveal(),
        urgent: audience.in_danger,
    })?;
    Ok(audience.page(status, &page))
}
