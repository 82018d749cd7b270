//! Taking a submission.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use serde_json::json;

use super::Intake;
use super::danger;
use super::spam_score::{self, Evidence, SpamVerdict};
use crate::guard::{Crowd, Flood, SourceKey};
use crate::sender::Sender;
use clock::Hour;
use forms::facts::ELSEWHERE;
use forms::letter::Letter;
use forms::personal_data::{self, Found};
use forms::{
    self, Answers, BACK_FIELD, CHANGE_FIELD, CONFIRM_FIELD, Form, Kind, LANGUAGE_FIELD, PAGE_FIELD,
    Profile, Submitted, TOKEN_FIELD, WORK_FIELD, YES,
};
use pages::{FormContext, ReceiptPage, helplines_as_json};
use sealing::receipt::{LookupId, Receipt};
use store::{NewSubmission, Status, StoreError, Urgency};
use web::audience::{self, Audience};
use web::error_response::{EchoedInput, ErrorKind};
use web::request::Id;
use zeroize::Zeroizing;

/// `POST /api/forms/{id}`
pub(super) async fn submit(
    State(intake): State<Intake>,
    Id(id): Id,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let form = intake.state.assets.forms.get(&id);
    let names = form.map(Form::names).unwrap_or_default();
    let budget = &intake.budget;
    let mut sent = budget.read_form(&names, &parts.headers, body).await;
    let mut audience = intake
        .audience(&parts.headers)
        .speaking(language_of(form, &sent.fields));
    if let Some(form) = form {
        if !audience.json {
            sent.fields = sent.fields.with_names(&names);
        }
        let has = |name: &str| form.has(name);
        sent.fields = sent.fields.mended(has, |name| form.is_typed(name));
    }
    let urgency = danger::urgency_of(&intake.state.assets.signals, form, &sent.fields);
    audience.in_danger = urgency.is_some();
    let Some(form) = form else {
        return ErrorKind::NoSuchForm
            .echoing(EchoedInput::Loose(sent.fields))
            .answer(&audience);
    };
    // A page that comes back keeps its token, because it is still the same page.
    let token = sent.fields.get(TOKEN_FIELD);
    let page = token.and_then(|token| intake.state.guard.read_token(token));
    if let (Some(token), Some(_)) = (token, page) {
        token.clone_into(&mut audience.token);
    }
    let twice = forms::twice(form, &sent.fields);
    if !twice.is_empty() && !audience.json {
        let names: Vec<&str> = twice.iter().map(|error| error.field.as_str()).collect();
        sent.fields = sent.fields.joined(&names);
        sent.refused = sent
            .refused
            .or_else(|| Some(ErrorKind::Invalid(twice.clone())));
    }
    let submit = SubmitRequest {
        intake: &intake,
        audience: &audience,
        form,
        urgency,
        fields: &sent.fields,
        sender: Sender::of(&intake.state.guard, &parts, page),
    };
    let result = match sent.refused {
        Some(kind) => Err(kind),
        None => submit.answer().await,
    };
    let anonymous = form.anonymous;
    if matches!(result, Err(ErrorKind::Withdrawn)) {
        // The old token would lead to the withdrawn submission again. The button on the new page means another one.
        audience.token = intake.state.guard.token().unwrap_or_default();
    }
    let response = result.unwrap_or_else(|kind| refuse(kind, id, sent.fields).answer(&audience));
    cached(response, audience.json, anonymous)
}

/// The language of the page, if its form is written in that: half a page in another language helps nobody.
pub(super) fn language_of<'f>(form: Option<&Form>, fields: &'f Submitted) -> Option<&'f str> {
    let asked = fields.get(LANGUAGE_FIELD);
    asked.filter(|lang| form.is_none_or(|form| form.speaks(lang)))
}

/// The back button leads through the pages of a form without loss, and back to the code, which nobody can request again.
/// No other page of an anonymous form is cached: there leaving without a trace matters more, and the quick exit removes the
/// code, too.
fn cached(response: Response<Body>, json: bool, anonymous: bool) -> Response<Body> {
    let arrived = response.status() == StatusCode::CREATED;
    if json || (anonymous && !arrived) {
        response
    } else {
        audience::keepable(response)
    }
}

/// Echoes the readable fields in the form, or as plain text if they have no names. Without any, an empty form would
/// look like a loss.
fn refuse(kind: ErrorKind, id: String, fields: Submitted) -> web::error_response::ErrorResponse {
    let unread = matches!(
        kind,
        ErrorKind::Malformed | ErrorKind::Timeout | ErrorKind::FarTooLarge | ErrorKind::Unsupported
    );
    if fields.is_unnamed() {
        kind.echoing(EchoedInput::Loose(fields))
    } else if unread && fields.is_empty() {
        kind.into()
    } else {
        kind.echoing(EchoedInput::Form(id, fields))
    }
}

/// One form on its way in.
struct SubmitRequest<'a> {
    intake: &'a Intake,
    audience: &'a Audience,
    form: &'a Form,
    /// How urgent the text is.
    urgency: Option<Urgency>,
    fields: &'a Submitted,
    sender: Sender,
}

impl SubmitRequest<'_> {
    async fn answer(&self) -> Result<Response<Body>, ErrorKind> {
        if !self.audience.json
            && let Some(page) = self.between()?
        {
            return Ok(page);
        }
        if self.audience.json {
            let stray = forms::stray(self.form, self.fields);
            if !stray.is_empty() {
                return Err(ErrorKind::Invalid(stray));
            }
        }
        let answers = forms::validate(self.form, &self.intake.state.assets.facts, self.fields)
            .map_err(ErrorKind::Invalid)?;
        let found = self.found(&answers);
        if !found.is_empty() && !self.audience.json && self.fields.get(CONFIRM_FIELD) != Some(YES) {
            let page =
                self.audience
                    .pages
                    .confirm(self.form, &self.context(self.asked()), &found)?;
            return Ok(self.audience.page(StatusCode::UNPROCESSABLE_ENTITY, &page));
        }
        self.take(answers, &found).await
    }

    /// The page of a form with several, or the form once more to change something; none when it is to be sent.
    fn between(&self) -> Result<Option<Response<Body>>, ErrorKind> {
        let ticked = |name: &str| self.fields.get(name) == Some(YES);
        let asked = self.asked();
        let last = self.form.pages().len() - 1;
        let next = if ticked(CHANGE_FIELD) {
            asked
        } else if ticked(BACK_FIELD) {
            asked.saturating_sub(1)
        } else if self.fields.get(PAGE_FIELD).is_none() || asked >= last {
            return Ok(None);
        } else {
            let checked = forms::validate(self.form, &self.intake.state.assets.facts, self.fields);
            let mut errors = checked.err().unwrap_or_default();
            errors.retain(|error| self.form.page_of(&error.field) <= asked);
            if !errors.is_empty() {
                return Err(ErrorKind::Invalid(errors));
            }
            asked + 1
        };
        let page = self
            .audience
            .pages
            .form_page(self.form, &self.context(next))?;
        Ok(Some(self.audience.page(StatusCode::OK, &page)))
    }

    /// The page that was sent.
    fn asked(&self) -> usize {
        let asked = self
            .fields
            .get(PAGE_FIELD)
            .and_then(|page| page.parse::<usize>().ok());
        asked.unwrap_or_default().min(self.form.pages().len() - 1)
    }

    fn context(&self, page: usize) -> FormContext<'_> {
        FormContext {
            values: Some(self.fields),
            token: &self.audience.token,
            page,
            urgent: self.audience.in_danger,
            ..FormContext::blank(&self.audience.lang, &self.audience.assets.facts)
        }
    }

    /// Text that may identify somebody, in a form that does not ask for it.
    fn found(&self, answers: &Answers) -> Vec<Found> {
        if self.form.anonymous {
            personal_data::find(&spam_score::free_text(self.form, answers))
        } else {
            Vec::new()
        }
    }

    async fn take(&self, answers: Answers, found: &[Found]) -> Result<Response<Body>, ErrorKind> {
        let guard = &self.intake.state.guard;
        let text = spam_score::free_text(self.form, &answers);
        let profile = outcome(self.form, &answers).cloned();
        let receipt = self.receipt(&text)?;
        let id = receipt.lookup_id();
        let (evidence, counted) = self.evidence(&text, &id);
        let (verdict, suspicions) = spam_score::judge(self.fields, &evidence, &text);
        let urgency = self.urgency_of_question();
        let urgent = urgency.is_some();
        let prepared = PreparedSubmission {
            urgency,
            spam: verdict == SpamVerdict::Suspicious && !(urgent && self.stays_open(&evidence)),
            letter: Letter::new(self.language(), answers, suspicions),
            profile: profile.as_ref(),
            found,
        };
        if let Crowd::Full { retry_after } = evidence.crowd
            && !urgent
        {
            guard.give_back(counted);
            return self.there(&prepared, &receipt, retry_after).await;
        }
        let stored = self.store(&prepared, &receipt).await;
        if !matches!(stored, Ok((_, true))) {
            // Nothing new is kept, so nothing counts.
            guard.give_back(counted);
        }
        if stored.is_err() {
            guard.give_back_work(self.work(), &id);
        }
        stored.map(|(response, _)| response)
    }

    /// The language in which its sender reads, whatever languages the form has.
    fn language(&self) -> &str {
        let asked = self.fields.get(LANGUAGE_FIELD);
        self.intake.state.assets.facts.language(asked)
    }

    /// Only questions can be urgent: sign-ups and contributions tell about others, and about long ago.
    fn urgency_of_question(&self) -> Option<Urgency> {
        self.urgency.filter(|_| self.form.kind == Kind::Question)
    }

    /// The evidence besides the content, and the source under which it was counted.
    fn evidence(&self, text: &str, id: &LookupId) -> (Evidence, Option<SourceKey>) {
        let guard = &self.intake.state.guard;
        let page = self.sender.page;
        let overused = page.is_some_and(|page| guard.overused(&page, id));
        let has_page = page.is_some_and(|page| page.age.is_some()) && !overused;
        let counted = self.sender.source.filter(|_| !has_page);
        let mut evidence = Evidence {
            token: page,
            alike: guard.alike(text),
            flood: false,
            crowd: guard.arrives(counted),
            work: self.asks_work().then(|| guard.check_work(self.work(), id)),
            overused,
        };
        evidence.flood = guard.floods(spam_score::origin(self.fields, &evidence, text));
        (evidence, counted)
    }

    /// Whether something urgent that looks suspicious stays in the open queue: always, but for a flood of it.
    fn stays_open(&self, evidence: &Evidence) -> bool {
        let flood = match (evidence.overused, evidence.flood) {
            (true, _) => Flood::OnePage,
            (false, true) => Flood::Everywhere,
            (false, false) => return true,
        };
        self.intake.state.guard.leave_open(flood)
    }

    /// A page that is sent again gets its receipt, also when whatever is new has to wait.
    async fn there(
        &self,
        prepared: &PreparedSubmission<'_>,
        receipt: &Receipt,
        retry_after: u32,
    ) -> Result<Response<Body>, ErrorKind> {
        let (store, now) = (&self.intake.state.store, self.intake.state.clock.now());
        match store.find(&receipt.lookup_id(), now).await {
            Ok(there) => Ok(self.done(prepared, receipt, there.entry.expires)),
            Err(_) => Err(ErrorKind::TooMany { retry_after }),
        }
    }

    fn asks_work(&self) -> bool {
        self.intake.state.assets.facts.proof_of_work
    }

    /// The proof of work of the browser.
    fn work(&self) -> &str {
        self.fields.get(WORK_FIELD).unwrap_or_default()
    }

    /// The answer, and whether anything was stored: a page that is sent again finds what it stored before.
    async fn store(
        &self,
        prepared: &PreparedSubmission<'_>,
        receipt: &Receipt,
    ) -> Result<(Response<Body>, bool), ErrorKind> {
        let store = &self.intake.state.store;
        let new = self.seal(prepared, receipt)?;
        match self
            .insert(&new, || self.done(prepared, receipt, new.expires))
            .await
        {
            (Ok(()), response) => return Ok((response, true)),
            (Err(StoreError::Conflict), _) => {}
            (Err(error), _) => return Err(error.into()),
        }
        match store.find(&new.id, self.intake.state.clock.now()).await {
            Ok(there) => Ok((self.done(prepared, receipt, there.entry.expires), false)),
            // It was there and has expired, so this is another one after all.
            Err(StoreError::NotFound) => {
                let receipt = Receipt::generate().map_err(|error| internal(&error))?;
                let new = self.seal(prepared, &receipt)?;
                store.insert(&new).await?;
                Ok((self.done(prepared, &receipt, new.expires), true))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Stores the submission. Meanwhile, the response is rendered and the next envelope prepared.
    async fn insert<T>(
        &self,
        new: &NewSubmission,
        answer: impl FnOnce() -> T,
    ) -> (Result<(), StoreError>, T) {
        let meanwhile = async {
            // Lets the request go out first, so that an engine on the same processor can start.
            tokio::task::yield_now().await;
            let answer = answer();
            self.intake.prepare_next(&new.team);
            answer
        };
        tokio::join!(biased; self.intake.state.store.insert(new), meanwhile)
    }

    /// The receipt of this page with this content; see [`crate::guard`].
    fn receipt(&self, typed: &str) -> Result<Receipt, ErrorKind> {
        let content = self.fields.digest_of(&self.form.id);
        if let Some(page) = self.sender.page {
            return Ok(Receipt::derived(&page.nonce, &content));
        }
        let from = (self.sender.source, self.sender.browser.as_deref());
        let guard = &self.intake.state.guard;
        let seed = guard.seed(from, &content, typed);
        let seed = seed.map_err(|error| internal(&error))?;
        Ok(Receipt::derived(&seed, &content))
    }

    fn seal(
        &self,
        prepared: &PreparedSubmission<'_>,
        receipt: &Receipt,
    ) -> Result<NewSubmission, ErrorKind> {
        let received = Hour::of(self.intake.state.clock.now());
        let letter = &prepared.letter;
        let municipality = self.municipality(&letter.answers);
        let text = letter.to_json().map_err(|error| internal(&error))?;
        let to = self.intake.state.assets.teams.of_municipality(municipality);
        let envelope = self.intake.envelope(to);
        let sealed = envelope.and_then(|envelope| envelope.seal(&text));
        let recipient = receipt
            .answer_recipient()
            .map_err(|error| internal(&error))?;
        let own = self.own_words(&letter.answers);
        let own = own.map(|words| recipient.seal(words.as_bytes()));
        Ok(NewSubmission {
            id: receipt.lookup_id(),
            form: self.form.id.clone(),
            kind: self.form.kind,
            municipality: municipality.map(str::to_owned),
            team: to.team.clone(),
            received,
            status: if prepared.spam {
                Status::Spam
            } else {
                Status::New
            },
            urgency: prepared.urgency,
            expires: received.plus_days(self.form.retention_days),
            recipient,
            sealed: sealed.map_err(|error| internal(&error))?,
            own: own.transpose().map_err(|error| internal(&error))?,
        })
    }

    /// What its sender can read again with the code. Of a sign-up that is nothing: a code that somebody finds must not lead
    /// to a name and a telephone number.
    fn own_words(&self, answers: &Answers) -> Option<Zeroizing<String>> {
        if self.form.kind == Kind::Signup {
            return None;
        }
        let words = Zeroizing::new(spam_score::free_text(self.form, answers));
        (!words.is_empty()).then_some(words)
    }

    /// The chosen municipality, if the form asks for it and it takes part.
    fn municipality<'a>(&self, answers: &'a Answers) -> Option<&'a str> {
        let field = self.form.municipality_field()?;
        answers.text(&field.name).filter(|slug| *slug != ELSEWHERE)
    }

    /// The response after storing. It cannot fail, because nobody else has the code.
    fn done(
        &self,
        prepared: &PreparedSubmission<'_>,
        receipt: &Receipt,
        expires: Timestamp,
    ) -> Response<Body> {
        let (audience, receipt) = (self.audience, receipt.reveal());
        if audience.json {
            let date = expires.to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
            let mut body = json!({ "receipt": *receipt, "urgent": prepared.urgency.is_some(), "expires": date });
            if audience.in_danger {
                body["helplines"] = helplines_as_json(&audience.lang, &audience.assets.facts);
            }
            if let Some(profile) = prepared.profile {
                body["profile"] = profile.value.clone().into();
            }
            if !prepared.found.is_empty() {
                let kinds: Vec<_> = prepared.found.iter().map(|one| one.kind.as_str()).collect();
                body["identifying"] = kinds.into();
            }
            return audience::json(StatusCode::CREATED, &body);
        }
        let (page, broken) = audience.pages.receipt_in_any_case(&ReceiptPage {
            lang: &audience.lang,
            facts: &audience.assets.facts,
            form: self.form,
            municipality: self.municipality(&prepared.letter.answers),
            receipt: &receipt,
            urgent: audience.in_danger,
            expires,
            profile: prepared.profile,
        });
        if let Some(error) = broken {
            tracing::error!(%error, "the theme's page with the receipt does not work; the built-in one was shown");
        }
        audience.page(StatusCode::CREATED, &page)
    }
}

/// A submission before it is sealed, and what its sender learns about it.
struct PreparedSubmission<'a> {
    urgency: Option<Urgency>,
    spam: bool,
    letter: Letter,
    profile: Option<&'a Profile>,
    found: &'a [Found],
}

fn internal(error: &dyn std::error::Error) -> ErrorKind {
    tracing::error!(%error, "a submission could not be prepared");
    ErrorKind::Internal
}

fn outcome<'a>(form: &'a Form, answers: &Answers) -> Option<&'a Profile> {
    let (field, quiz) = form.quiz()?;
    quiz.profile(answers.text(&field.name)?)
}
