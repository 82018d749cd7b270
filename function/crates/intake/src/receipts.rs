//! Looking up a submission by its receipt: its status, its answer, and withdrawal.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use serde_json::json;
use tokio::time::Instant;

use super::opened::opened;
use super::read_page::{PAGE, ReadPage, is_about_page};
use super::sign_up::Found;
use super::{CODE, Intake, danger, forget};
use crate::guard::{PageToken, SourceKey};
use clock::Hour;
use forms::facts::SiteFacts;
use forms::letter::Letter;
use forms::promise::{Promise, Unit};
use forms::{FieldError, Kind, LANGUAGE_FIELD, Reason, Submitted, TOKEN_FIELD, YES};
use pages::{AnswerPage, AskerPage, Author, FollowUpField, Message, Rating, SitePage};
use sealing::receipt::Receipt;
use store::{Attribution, Entry, Machine, Said, Status, StoreError, Submission, Urgency};
use web::audience::{self, Audience};
use web::error_response::{EchoedInput, ErrorKind};

/// The field with the next question.
pub(super) const QUESTION: &str = "vervolg";
/// The field with the button that says whether something helped.
pub(super) const HELPED: &str = "hielp";
/// The field that says which page was read.
pub(super) const VERSION: &str = "versie";
/// The field that says that somebody is sure.
const CONFIRM: &str = "confirm";
/// All fields of a page that a code leads to, besides those that every page has.
const NAMES: [&str; 6] = [CODE, QUESTION, CONFIRM, HELPED, PAGE, VERSION];
/// A moderator may change a submission in the moment in which its sender withdraws it.
const TRIES: usize = 5;

/// `POST /api/receipts`
pub(super) async fn look_up(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let (request, start) = ReceiptRequest::begin(&intake, request).await;
    let result = match &request.receipt {
        Ok(receipt) => answer(&intake, &request.audience, receipt).await,
        Err(kind) => Err(kind.clone()),
    };
    request.end(&intake, start, result).await
}

/// `POST /api/receipts/withdraw`
pub(super) async fn withdraw(State(intake): State<Intake>, request: Request) -> Response<Body> {
    let (request, start) = ReceiptRequest::begin(&intake, request).await;
    let sure = request.fields.get(CONFIRM) == Some(YES);
    let result = match &request.receipt {
        Ok(receipt) => withdraw_submission(&intake, &request.audience, receipt, sure).await,
        Err(kind) => Err(kind.clone()),
    };
    request.end(&intake, start, result).await
}

/// A request with a receipt, or with an invalid one. The response takes equally long for right and wrong codes, and
/// longer after many wrong ones from the same source.
pub(super) struct ReceiptRequest {
    pub(super) audience: Audience,
    /// How urgent the typed text is.
    pub(super) urgency: Option<Urgency>,
    pub(super) fields: Submitted,
    pub(super) receipt: Result<Receipt, ErrorKind>,
    /// The page that it came from, where that has a token.
    pub(super) page: Option<PageToken>,
    code: String,
    source: Option<SourceKey>,
}

/// As far as a code is looked for. Nobody puts more words before one, and looking through a megabyte takes seconds.
const SEARCHED: usize = 4000;

fn is_name(name: &str) -> bool {
    NAMES.contains(&name) || name.starts_with('_')
}

fn beginning(text: &str) -> &str {
    text.char_indices()
        .nth(SEARCHED)
        .map_or(text, |(end, _)| &text[..end])
}

impl ReceiptRequest {
    pub(super) async fn begin(intake: &Intake, request: Request) -> (Self, Instant) {
        let start = Instant::now();
        let (parts, body) = request.into_parts();
        let mut sent = intake.budget.read_form(&NAMES, &parts.headers, body).await;
        sent.fields = sent.fields.with_names(&[CODE, QUESTION]);
        sent.fields = sent.fields.mended(is_name, |name| name == QUESTION);
        let twice = [CODE, QUESTION].map(|name| sent.fields.is_ambiguous(name));
        // Nothing of it is left out: which one is meant, only its sender knows.
        if twice != [false, false] {
            sent.fields = sent.fields.joined(&[CODE, QUESTION]);
        }
        let code = sent.fields.get(CODE).unwrap_or_default().to_owned();
        let asks_on = sent.fields.get(QUESTION).is_some();
        let (receipt, code) = match (sent.refused, Receipt::parse(beginning(&code))) {
            // Much was typed, and not as a code.
            (Some(ErrorKind::TooLarge), Ok(_)) if asks_on => (Err(ErrorKind::TooLarge), code),
            // A code is short. Giving back a megabyte in a field of one line helps nobody.
            (Some(ErrorKind::TooLarge | ErrorKind::FarTooLarge), _) => {
                (Err(ErrorKind::FarTooLarge), String::new())
            }
            (Some(kind), _) => (Err(kind), code),
            (None, Ok(_)) if twice[1] => (Err(ambiguous_question()), code),
            (None, parsed) => (parsed.map_err(ErrorKind::BadCode), code),
        };
        let language = sent.fields.get(LANGUAGE_FIELD);
        let mut audience = intake.audience(&parts.headers).speaking(language);
        let urgency = danger::urgency_of(&intake.state.assets.signals, None, &sent.fields);
        audience.in_danger = urgency.is_some();
        // A page that comes back keeps its token, because it is still the same page.
        let token = sent.fields.get(TOKEN_FIELD);
        let page = token.and_then(|token| intake.state.guard.read_token(token));
        if let (Some(token), Some(_)) = (token, page) {
            token.clone_into(&mut audience.token);
        }
        let request = Self {
            audience,
            urgency,
            receipt,
            page,
            code,
            source: intake.state.guard.source(&parts),
            fields: sent.fields,
        };
        (request, start)
    }

    pub(super) async fn end(
        self,
        intake: &Intake,
        start: Instant,
        result: Result<Response<Body>, ErrorKind>,
    ) -> Response<Body> {
        let guard = &intake.state.guard;
        let pause = guard.pause(self.source);
        if matches!(result, Err(ErrorKind::NoSuchReceipt)) {
            guard.guessed_wrong(self.source);
        }
        let asked = self
            .fields
            .get(QUESTION)
            .filter(|text| !text.trim().is_empty());
        let input = match asked {
            Some(text) => {
                let about_page = is_about_page(&self.fields);
                EchoedInput::FollowUp(self.code, text.to_owned(), about_page)
            }
            None if self.fields.is_unnamed() => EchoedInput::Loose(self.fields),
            None if self.fields.get(CONFIRM) == Some(YES) => EchoedInput::TakenBack(self.code),
            None => EchoedInput::Code(self.code),
        };
        let response = result.unwrap_or_else(|kind| kind.echoing(input).answer(&self.audience));
        tokio::time::sleep_until(start + pause).await;
        response
    }
}

/// Two different questions came where there is room for one.
fn ambiguous_question() -> ErrorKind {
    ErrorKind::Invalid(vec![FieldError {
        field: QUESTION.into(),
        reason: Reason::Twice,
    }])
}

async fn answer(
    intake: &Intake,
    audience: &Audience,
    receipt: &Receipt,
) -> Result<Response<Body>, ErrorKind> {
    match Found::by(intake, receipt).await? {
        Found::Other(found) => {
            let draft = FollowUpDraft::default();
            show(intake, (audience, receipt), &found, &draft)
        }
        Found::SignUp(sign_up) => sign_up.show(audience, receipt, intake.state.clock.now()),
    }
}

/// The text of a follow-up, and what is invalid in it.
#[derive(Default)]
pub(super) struct FollowUpDraft<'a> {
    pub(super) text: &'a str,
    pub(super) error: Option<&'a FieldError>,
    /// Whether it says what is to be different on the page for the site.
    pub(super) about_page: bool,
    /// Whether that page is another one than its author had read.
    pub(super) page_changed: bool,
}

/// The page with the status, the answers and what can be done.
pub(super) fn show(
    intake: &Intake,
    (audience, receipt): (&Audience, &Receipt),
    found: &Submission,
    draft: &FollowUpDraft<'_>,
) -> Result<Response<Body>, ErrorKind> {
    let messages = conversation(receipt, found)?;
    let shown = found.status_for_sender();
    let reveal = receipt.reveal();
    let can_ask = found.may_follow_up();
    let read = ReadPage::of(receipt, found);
    if audience.json {
        let body = as_json(found, &messages, read.as_ref());
        return Ok(audience::json(StatusCode::OK, &body));
    }
    let age = read.as_ref().and_then(|read| read.age(audience));
    let site_page = read.as_ref().map(|read| SitePage::Read {
        page: &read.page,
        age: age.as_deref(),
        version: &read.version,
        said: read.said,
        changed: draft.page_changed,
    });
    let declined = found.is_declined_by_author().then_some(SitePage::Declined);
    let kind = found.entry.kind;
    let status = found.words_at(shown);
    let now = intake.state.clock.now();
    let page = audience.pages.answer(&AnswerPage {
        lang: &audience.lang,
        facts: &audience.assets.facts,
        receipt: &reveal,
        kind,
        status: &status,
        waiting: shown.is_open(),
        unread: shown == Status::New,
        promised: promised(&audience.assets.facts, &found.entry, (shown, now)),
        urgent: found.entry.is_urgent() || audience.in_danger,
        rating: Rating::of(found.may_be_rated()),
        token: &audience.token,
        messages: &messages,
        said: said(found).map(|said| author(said.asks, said.declines)),
        expires: found.entry.expires,
        follow_up: can_ask.then_some(FollowUpField {
            typed: draft.text,
            error: draft.error,
            about_page: draft.about_page,
        }),
        site_page: site_page.or(declined),
        full: found.is_full(),
        unsent: if can_ask { "" } else { draft.text.trim() },
        on_site: found.placed.is_some(),
        planned: &[],
        kept: None,
    })?;
    let status = if draft.error.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    Ok(audience.page(status, &page))
}

/// How soon there is an answer, as the receipt said it; nothing once that time is over, or when it takes longer.
fn promised<'a>(facts: &'a SiteFacts, entry: &Entry, (shown, now): (Status, Timestamp)) -> &'a str {
    let waits = entry.kind == Kind::Question && matches!(shown, Status::New | Status::Claimed);
    if !waits || facts.demonstration {
        return "";
    }
    let within = facts.answer_within(entry.municipality.as_deref());
    let days = Promise::parse(within).map_or(FEW, days_of);
    if entry.asked.plus_days(days) < now {
        ""
    } else {
        within
    }
}

/// So many days are "a few", and a promise that cannot be counted.
const FEW: u16 = 5;

/// The days that a promise takes at most, with the weekends in it.
fn days_of(promise: Promise) -> u16 {
    let Some(count) = promise.count else {
        return FEW;
    };
    match promise.unit {
        Unit::Hours => count / 24 + 1,
        Unit::Days => count,
        Unit::Workdays => count + 2 * (count / 5 + 1),
        Unit::Weeks => 7 * count,
    }
}

fn as_json(
    found: &Submission,
    messages: &[Message],
    site_page: Option<&ReadPage>,
) -> serde_json::Value {
    let said = said(found);
    let asks = said.is_some_and(|said| said.asks);
    let declines = said.is_some_and(|said| said.declines);
    let mut by_team: Vec<&str> = by_team(messages).collect();
    let last = said.and_then(|_| by_team.pop());
    let mut body = json!({
        "status": found.status_for_sender().as_str(),
        "answer": last.filter(|_| !asks && !declines),
        "question": last.filter(|_| asks),
        "reason": last.filter(|_| declines),
        "earlier": by_team,
        "messages": messages.iter().map(in_json).collect::<Vec<_>>(),
        "follow_up": found.may_follow_up(),
        "expires": found.entry.expires.to_zoned(jiff::tz::TimeZone::UTC).date().to_string(),
    });
    if let Some(read) = site_page {
        body["page"] = read.in_json();
    }
    body
}

/// Everything that was said and can be read, oldest first. What the asker wrote before it was sealed to the receipt as well
/// only the team reads.
fn conversation(receipt: &Receipt, found: &Submission) -> Result<Vec<Message>, ErrorKind> {
    let message = |by: Author, text: String| Message { by, text };
    let mut messages = Vec::new();
    let own = opened(receipt, found.own.as_ref())?;
    messages.extend(own.map(|text| message(Author::Asker, text)));
    for turn in &found.thread {
        let answer = opened(receipt, turn.answer.as_ref())?;
        messages.extend(answer.map(|text| message(author(turn.asks, turn.declines), text)));
        let question = turn.question.as_ref().filter(|_| turn.shared);
        if let Some(letter) = opened(receipt, question)? {
            let letter = Letter::from_json(letter.as_bytes()).map_err(|error| {
                tracing::error!(%error, "a message in a thread cannot be read");
                ErrorKind::Internal
            })?;
            let text = letter.answers.texts().collect::<Vec<_>>().join("\n\n");
            messages.push(message(Author::Asker, text));
        }
    }
    let answer = opened(receipt, found.answer.as_ref())?;
    let by = author(found.asks, found.declines);
    messages.extend(answer.map(|text| message(by, text)));
    Ok(messages)
}

/// What the page is about, of what the team wrote. Once somebody looks at it again, that is not why it was declined.
fn said(found: &Submission) -> Option<Said<'_>> {
    let is_open = found.status_for_sender().is_open();
    found.said().filter(|said| !(said.declines && is_open))
}

fn author(asks: bool, declines: bool) -> Author {
    if declines {
        Author::TeamDeclining
    } else if asks {
        Author::TeamAsking
    } else {
        Author::Team
    }
}

fn by_team(messages: &[Message]) -> impl Iterator<Item = &str> {
    let by_team = messages.iter().filter(|one| one.by != Author::Asker);
    by_team.map(|message| message.text.as_str())
}

fn in_json(message: &Message) -> serde_json::Value {
    let by = match message.by {
        Author::Asker => "you",
        Author::Team | Author::TeamAsking | Author::TeamDeclining => "team",
    };
    json!({ "by": by, "text": message.text })
}

async fn withdraw_submission(
    intake: &Intake,
    audience: &Audience,
    receipt: &Receipt,
    sure: bool,
) -> Result<Response<Body>, ErrorKind> {
    let now = intake.state.clock.now();
    if !sure {
        let found = Found::by(intake, receipt).await?;
        return ask(audience, receipt, &found);
    }
    // To the hour: nothing else that is stored about a sender is more precise.
    let by = Attribution {
        actor: Machine::Asker.into(),
        at: Hour::of(now).start(),
    };
    let mut tries = 0;
    loop {
        let found = Found::by(intake, receipt).await?;
        match found.withdraw(&intake.state.store, &by).await {
            Ok(()) => return gone(audience, &found),
            Err(StoreError::Conflict) if tries < TRIES => tries += 1,
            Err(error) => return Err(error.into()),
        }
    }
}

fn ask(audience: &Audience, receipt: &Receipt, found: &Found) -> Result<Response<Body>, ErrorKind> {
    if audience.json {
        let body = json!({ "withdrawn": false, "confirm": YES });
        return Ok(audience::json(StatusCode::OK, &body));
    }
    let reveal = receipt.reveal();
    let asker = AskerPage {
        lang: &audience.lang,
        facts: &audience.assets.facts,
        receipt: &reveal,
        municipality: None,
        urgent: found.is_urgent(),
    };
    let page = audience.pages.withdraw(&asker, found.is_on_site())?;
    Ok(audience.page(StatusCode::OK, &page))
}

fn gone(audience: &Audience, found: &Found) -> Result<Response<Body>, ErrorKind> {
    if audience.json {
        let body = json!({ "withdrawn": true });
        return Ok(forget(audience::json(StatusCode::OK, &body)));
    }
    let asker = AskerPage {
        lang: &audience.lang,
        facts: &audience.assets.facts,
        receipt: "",
        municipality: None,
        urgent: found.is_urgent(),
    };
    let page = audience.pages.withdrawn(&asker, found.is_on_site())?;
    Ok(forget(audience.page(StatusCode::OK, &page)))
}
