//! Taking a submission.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, HeaderName, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use jiff::Timestamp;
use serde_json::json;

use super::Intake;
use super::danger;
use super::score::{self, Looks, Signs};
use crate::guard::{Crowd, Flood, Mark, PageToken};
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
use store::{NewSubmission, Status, StoreError};
use web::audience::{self, Audience};
use web::problem::{Given, What};
use web::request::Id;

/// `POST /api/forms/{id}`
pub(super) async fn submit(
    State(intake): State<Intake>,
    Id(id): Id,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let mut sent = intake.budget.read_form(&parts.headers, body).await;
    let mut audience = intake
        .audience(&parts.headers)
        .speaking(sent.fields.get(LANGUAGE_FIELD));
    let form = intake.state.assets.forms.get(&id);
    audience.in_danger = danger::found_in(&intake.state.assets.signals, form, &sent.fields);
    let Some(form) = form else {
        return What::NoSuchForm
            .given(Given::Loose(sent.fields))
            .answer(&audience);
    };
    // A page that comes back keeps its token: it is still the same page.
    let token = sent.fields.get(TOKEN_FIELD);
    let page = token.and_then(|token| intake.state.guard.read_token(token));
    if let (Some(token), Some(_)) = (token, page) {
        token.clone_into(&mut audience.token);
    }
    let twice = forms::twice(form, &sent.fields);
    if !twice.is_empty() && !audience.json {
        let names: Vec<&str> = twice.iter().map(|error| error.field.as_str()).collect();
        sent.fields = sent.fields.joined(&names);
        sent.refused = sent.refused.or_else(|| Some(What::Invalid(twice.clone())));
    }
    let call = Call {
        intake: &intake,
        audience: &audience,
        form,
        fields: &sent.fields,
        sender: Sender {
            mark: intake.state.guard.mark(&parts),
            browser: browser(&parts.headers),
            page,
        },
    };
    let result = match sent.refused {
        Some(what) => Err(what),
        None => call.answer().await,
    };
    let anonymous = form.anonymous;
    if matches!(result, Err(What::Withdrawn)) {
        // With the token of the page it would be the submission that was withdrawn. Whoever presses the button on the page
        // that comes now means another one.
        audience.token = intake.state.guard.token().unwrap_or_default();
    }
    let response = result.unwrap_or_else(|what| refuse(what, id, sent.fields).answer(&audience));
    // The button "back" of a browser leads through the pages of a form and loses nothing, and it leads back to the code,
    // which nobody can send again. No other page of an anonymous form is kept: there leaving without a trace matters more,
    // and whoever leaves by the link for it takes the code along.
    let arrived = response.status() == StatusCode::CREATED;
    if audience.json || (anonymous && !arrived) {
        response
    } else {
        audience::keepable(response)
    }
}

/// What could be read goes back into the form, or stands on the page where it could not be told to which field it belongs;
/// when there is nothing, an empty form would only look like a loss.
fn refuse(what: What, id: String, fields: Submitted) -> web::problem::Problem {
    let unread = matches!(
        what,
        What::Malformed | What::Timeout | What::FarTooLarge | What::Unsupported
    );
    if fields.is_unnamed() {
        what.given(Given::Loose(fields))
    } else if unread && fields.is_empty() {
        what.into()
    } else {
        what.given(Given::Form(id, fields))
    }
}

/// What a browser says about itself. It goes into a digest in memory and nowhere else.
fn browser(headers: &HeaderMap) -> Vec<u8> {
    let said = |name: HeaderName| headers.get(name).map_or(&b""[..], HeaderValue::as_bytes);
    [said(USER_AGENT), b"\n", said(ACCEPT_LANGUAGE)].concat()
}

/// Who sends, as far as anyone may know for a moment.
struct Sender {
    mark: Option<Mark>,
    browser: Vec<u8>,
    page: Option<PageToken>,
}

/// One form on its way in.
struct Call<'a> {
    intake: &'a Intake,
    audience: &'a Audience,
    form: &'a Form,
    fields: &'a Submitted,
    sender: Sender,
}

impl Call<'_> {
    async fn answer(&self) -> Result<Response<Body>, What> {
        if !self.audience.json
            && let Some(page) = self.between()?
        {
            return Ok(page);
        }
        if self.audience.json {
            let stray = forms::stray(self.form, self.fields);
            if !stray.is_empty() {
                return Err(What::Invalid(stray));
            }
        }
        let answers = forms::validate(self.form, &self.intake.state.assets.facts, self.fields)
            .map_err(What::Invalid)?;
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
    fn between(&self) -> Result<Option<Response<Body>>, What> {
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
                return Err(What::Invalid(errors));
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

    /// What may tell who somebody is, where nobody is asked to say so.
    fn found(&self, answers: &Answers) -> Vec<Found> {
        if self.form.anonymous {
            personal_data::find(&score::typed(self.form, answers))
        } else {
            Vec::new()
        }
    }

    async fn take(&self, answers: Answers, found: &[Found]) -> Result<Response<Body>, What> {
        let guard = &self.intake.state.guard;
        let text = score::typed(self.form, &answers);
        let profile = outcome(self.form, &answers).cloned();
        let receipt = self.receipt(&text)?;
        let id = receipt.lookup_id();
        let (signs, counted) = self.signs(&text, &id);
        let (looks, suspicions) = score::judge(self.fields, &signs, &text);
        let urgent = self.is_urgent();
        let mail = Mail {
            urgent,
            spam: looks == Looks::Suspicious && !(urgent && self.stays_open(&signs)),
            letter: Letter::new(&self.audience.lang, answers, suspicions),
            profile: profile.as_ref(),
            found,
        };
        if let Crowd::Full { retry_after } = signs.crowd
            && !urgent
        {
            guard.give_back(counted);
            return self.there(&mail, &receipt, retry_after).await;
        }
        let stored = self.store(&mail, &receipt).await;
        if !matches!(stored, Ok((_, true))) {
            // Nothing new is kept, so nothing counts.
            guard.give_back(counted);
        }
        if stored.is_err() {
            guard.give_back_work(self.work(), &id);
        }
        stored.map(|(response, _)| response)
    }

    /// Words of danger mark questions only: sign-ups and thank-yous tell about others, and about long ago.
    fn is_urgent(&self) -> bool {
        self.audience.in_danger && self.form.kind == Kind::Question
    }

    /// What is known of it besides its content, and the place under which it was counted.
    fn signs(&self, text: &str, id: &LookupId) -> (Signs, Option<Mark>) {
        let guard = &self.intake.state.guard;
        let page = self.sender.page;
        let overused = page.is_some_and(|page| guard.overused(&page, id));
        let has_page = page.is_some_and(|page| page.age.is_some()) && !overused;
        let counted = self.sender.mark.filter(|_| !has_page);
        let signs = Signs {
            token: page,
            traffic: guard.traffic(text),
            crowd: guard.arrives(counted),
            work: self.asks_work().then(|| guard.work(self.work(), id)),
            overused,
        };
        (signs, counted)
    }

    /// Whether something urgent that looks suspicious stays in the open queue: always, but for a flood of it.
    fn stays_open(&self, signs: &Signs) -> bool {
        let flood = match (signs.overused, signs.traffic.flood) {
            (true, _) => Flood::OnePage,
            (false, true) => Flood::Everywhere,
            (false, false) => return true,
        };
        self.intake.state.guard.leave_open(flood)
    }

    /// A page that is sent again gets its receipt, also when whatever is new has to wait.
    async fn there(
        &self,
        mail: &Mail<'_>,
        receipt: &Receipt,
        retry_after: u32,
    ) -> Result<Response<Body>, What> {
        let (store, now) = (&self.intake.state.store, self.intake.state.clock.now());
        match store.find(&receipt.lookup_id(), now).await {
            Ok(there) => Ok(self.done(mail, receipt, there.entry.expires)),
            Err(_) => Err(What::TooMany { retry_after }),
        }
    }

    fn asks_work(&self) -> bool {
        self.intake.state.assets.facts.proof_of_work
    }

    /// What its browser says it worked out.
    fn work(&self) -> &str {
        self.fields.get(WORK_FIELD).unwrap_or_default()
    }

    /// The answer, and whether anything was stored: a page that is sent again finds what it stored before.
    async fn store(
        &self,
        mail: &Mail<'_>,
        receipt: &Receipt,
    ) -> Result<(Response<Body>, bool), What> {
        let store = &self.intake.state.store;
        let new = self.seal(mail, receipt)?;
        match self
            .insert(&new, || self.done(mail, receipt, new.expires))
            .await
        {
            (Ok(()), response) => return Ok((response, true)),
            (Err(StoreError::Conflict), _) => {}
            (Err(error), _) => return Err(error.into()),
        }
        match store.find(&new.id, self.intake.state.clock.now()).await {
            Ok(there) => Ok((self.done(mail, receipt, there.entry.expires), false)),
            // It was there and has expired, so this is another one after all.
            Err(StoreError::NotFound) => {
                let receipt = Receipt::generate().map_err(|error| internal(&error))?;
                let new = self.seal(mail, &receipt)?;
                store.insert(&new).await?;
                Ok((self.done(mail, &receipt, new.expires), true))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Stores it. While the store is busy there is time to make the answer, and to get ready for who comes next.
    async fn insert<T>(
        &self,
        new: &NewSubmission,
        answer: impl FnOnce() -> T,
    ) -> (Result<(), StoreError>, T) {
        let meanwhile = async {
            // First the request goes out, and an engine on the same processor gets to work.
            tokio::task::yield_now().await;
            let answer = answer();
            self.intake
                .spare
                .restock(&self.intake.state.assets.recipients);
            answer
        };
        tokio::join!(biased; self.intake.state.store.insert(new), meanwhile)
    }

    /// The receipt of this page with this content; see [`crate::guard`].
    fn receipt(&self, typed: &str) -> Result<Receipt, What> {
        let content = self.fields.digest_of(&self.form.id);
        if let Some(page) = self.sender.page {
            return Ok(Receipt::derived(&page.nonce, &content));
        }
        let seed = self.intake.state.guard.seed(
            self.sender.mark,
            &[&content, &self.sender.browser],
            typed.chars().count(),
        );
        let seed = seed.map_err(|error| internal(&error))?;
        Ok(Receipt::derived(&seed, &content))
    }

    fn seal(&self, mail: &Mail<'_>, receipt: &Receipt) -> Result<NewSubmission, What> {
        let received = Hour::of(self.intake.state.clock.now());
        let letter = &mail.letter;
        let municipality = self.form.municipality_field();
        let text = letter.to_json().map_err(|error| internal(&error))?;
        let recipients = &self.intake.state.assets.recipients;
        let envelope = self.intake.spare.take(recipients);
        let sealed = envelope.and_then(|envelope| envelope.seal(&text));
        Ok(NewSubmission {
            id: receipt.lookup_id(),
            form: self.form.id.clone(),
            kind: self.form.kind,
            municipality: municipality
                .and_then(|field| letter.answers.text(&field.name))
                .filter(|slug| *slug != ELSEWHERE)
                .map(str::to_owned),
            received,
            status: if mail.spam { Status::Spam } else { Status::New },
            urgent: mail.urgent,
            expires: received.plus_days(self.form.retention_days),
            recipient: receipt
                .answer_recipient()
                .map_err(|error| internal(&error))?,
            sealed: sealed.map_err(|error| internal(&error))?,
        })
    }

    /// What the sender gets to see once it is stored. It cannot fail: nobody else has the code.
    fn done(&self, mail: &Mail<'_>, receipt: &Receipt, expires: Timestamp) -> Response<Body> {
        let (audience, receipt) = (self.audience, receipt.reveal());
        if audience.json {
            let date = expires.to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
            let mut body = json!({ "receipt": *receipt, "urgent": mail.urgent, "expires": date });
            if audience.in_danger {
                body["helplines"] = helplines_as_json(&audience.lang, &audience.assets.facts);
            }
            if let Some(profile) = mail.profile {
                body["profile"] = profile.value.clone().into();
            }
            if !mail.found.is_empty() {
                let kinds: Vec<_> = mail.found.iter().map(|one| one.kind.as_str()).collect();
                body["identifying"] = kinds.into();
            }
            return audience::json(StatusCode::CREATED, &body);
        }
        let (page, broken) = audience.pages.receipt_in_any_case(&ReceiptPage {
            lang: &audience.lang,
            facts: &audience.assets.facts,
            form: self.form,
            receipt: &receipt,
            urgent: audience.in_danger,
            expires,
            profile: mail.profile,
        });
        if let Some(error) = broken {
            tracing::error!(%error, "the theme's page with the receipt does not work; the built-in one was shown");
        }
        audience.page(StatusCode::CREATED, &page)
    }
}

/// What is to be stored, before it is sealed, and what its sender hears about it.
struct Mail<'a> {
    urgent: bool,
    spam: bool,
    letter: Letter,
    profile: Option<&'a Profile>,
    found: &'a [Found],
}

fn internal(error: &dyn std::error::Error) -> What {
    tracing::error!(%error, "a submission could not be prepared");
    What::Internal
}

fn outcome<'a>(form: &'a Form, answers: &Answers) -> Option<&'a Profile> {
    let (field, quiz) = form.quiz()?;
    quiz.profile(answers.text(&field.name)?)
}
