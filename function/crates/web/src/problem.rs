//! From what went wrong to what people and programs get to see. No other module makes an answer of an error.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use serde_json::{Value, json};

use crate::audience::{Audience, HTML, json as json_response, respond};
use forms::{FieldError, Form, PAGE_FIELD, Submitted, validate};
use pages::{
    Embed, FormContext, LookupPage, Page, PagesError, ProblemPage, UnsentFollowUp,
    helplines_as_json,
};
use sealing::receipt::{CHARACTERS, ReceiptError};
use store::StoreError;

/// What a page shows when even the page about the problem cannot be made. It never says more than this.
const LAST_RESORT: &str = "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Er ging bij ons iets mis</title></head>\
<body><main><h1>Er ging bij ons iets mis</h1><p>Dat ligt aan ons, niet aan jou. Laad deze pagina opnieuw: je browser vraagt dan of hij je tekst nog een keer mag versturen.</p>\
<p>Heb je nu hulp nodig? Bel 112 bij gevaar, 113 als je aan zelfmoord denkt, of de Kindertelefoon: 0800-0432.</p></main></body></html>\n";

/// How many seconds an engine that does not answer gets to come back: "half a minute" in the words.
const UNAVAILABLE_FOR: u32 = 30;

/// What went wrong, and what to give back of what was typed.
#[derive(Debug)]
pub struct Problem {
    /// What went wrong.
    pub what: What,
    /// What was typed.
    pub given: Given,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// There is no such page.
    NotFound,
    /// There is no such form.
    NoSuchForm,
    /// Nothing belongs to this code: unknown, expired and withdrawn look alike.
    NoSuchReceipt,
    /// The page exists, but not for this method.
    MethodNotAllowed,
    /// The same page was sent before, and what came of it was withdrawn.
    Withdrawn,
    /// The body cannot be read.
    Malformed,
    /// The body took too long to arrive.
    Timeout,
    /// The body is over the limit, but could be read.
    TooLarge,
    /// The body is so far over the limit that it was not read.
    FarTooLarge,
    /// The body is neither a form nor JSON.
    Unsupported,
    /// Some fields are not right.
    Invalid(Vec<FieldError>),
    /// The code is no code.
    BadCode(ReceiptError),
    /// Too much comes from one place; after so many seconds there is room again.
    TooMany {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// Nothing more can be added to this thread.
    NotAdded,
    /// The store does not answer.
    Unavailable,
    /// Something of ours does not work.
    Internal,
}

/// What was typed, as far as it could be read.
#[derive(Debug, Default)]
pub enum Given {
    /// Nothing.
    #[default]
    Nothing,
    /// An empty form is wanted.
    Blank(String),
    /// The form of this id, filled in.
    Form(String, Submitted),
    /// Something that belongs to no form.
    Loose(Submitted),
    /// A code.
    Code(String),
    /// A code whose submission was to be taken back.
    TakenBack(String),
    /// A code, and another question in the thread that it leads to.
    FollowUp(String, String),
}

impl From<What> for Problem {
    fn from(what: What) -> Self {
        Self {
            what,
            given: Given::Nothing,
        }
    }
}

impl What {
    /// With what was typed.
    pub fn given(self, given: Given) -> Problem {
        Problem { what: self, given }
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::NoSuchForm | Self::NoSuchReceipt => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Timeout => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge | Self::FarTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid(_) | Self::BadCode(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotAdded | Self::Withdrawn => StatusCode::CONFLICT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// After how many seconds a new try makes sense.
    fn retry_after(&self) -> Option<u32> {
        match self {
            Self::TooMany { retry_after } => Some(*retry_after),
            Self::Unavailable => Some(UNAVAILABLE_FOR),
            _ => None,
        }
    }

    /// Its name in messages (`problem-<name>-title`) and in the type of a JSON problem.
    fn name(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::NoSuchForm => "no-such-form",
            Self::NoSuchReceipt => "no-such-receipt",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::Withdrawn => "withdrawn",
            Self::Malformed => "malformed",
            Self::Timeout => "timeout",
            Self::TooLarge => "too-large",
            Self::FarTooLarge => "far-too-large",
            Self::Unsupported => "unsupported",
            Self::Invalid(_) | Self::BadCode(_) => "invalid",
            Self::NotAdded => "not-added",
            Self::TooMany { .. } => "too-many",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }
}

impl From<StoreError> for What {
    /// The cause goes to the log, and only there.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NoSuchReceipt,
            StoreError::Withdrawn => Self::Withdrawn,
            StoreError::Unavailable(_) | StoreError::Conflict => {
                tracing::error!(%error, "the store failed");
                Self::Unavailable
            }
            // `store` asks for nothing that could become too large, so this is a mistake of ours; shorter does fit.
            StoreError::TooLarge => {
                tracing::error!(%error, "the store refused");
                Self::TooLarge
            }
            StoreError::NotAllowed { .. } | StoreError::Unreadable(_) => {
                tracing::error!(%error, "the store holds something unexpected");
                Self::Internal
            }
        }
    }
}

impl From<PagesError> for What {
    fn from(error: PagesError) -> Self {
        tracing::error!(%error, "a page could not be made");
        Self::Internal
    }
}

impl Problem {
    /// The answer.
    pub fn answer(&self, audience: &Audience) -> Response<Body> {
        let status = self.what.status();
        let mut response = if audience.json {
            json_response(status, &self.json(audience))
        } else {
            match self.page(audience) {
                Ok(page) => audience.page(status, &page),
                Err(error) => {
                    tracing::error!(%error, "the page about a problem could not be made");
                    respond(status, HTML, LAST_RESORT)
                }
            }
        };
        if let Some(seconds) = self.what.retry_after() {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }

    fn page(&self, audience: &Audience) -> Result<Page, PagesError> {
        let (lang, facts) = (audience.lang.as_str(), &audience.assets.facts);
        if let (What::BadCode(error), Given::Code(typed) | Given::TakenBack(typed)) =
            (&self.what, &self.given)
        {
            let error = code_message(audience, *error);
            return audience.pages.lookup(&LookupPage {
                lang,
                facts,
                typed,
                error: &error,
                urgent: audience.in_danger,
            });
        }
        match &self.given {
            Given::Nothing => self.embed(audience, Embed::Nothing),
            Given::Code(typed) | Given::TakenBack(typed) => {
                self.embed(audience, Embed::Lookup(typed))
            }
            Given::FollowUp(code, typed) => match self.what {
                What::BadCode(_) | What::NoSuchReceipt => {
                    self.embed(audience, Embed::Unsent(code, typed))
                }
                _ => {
                    let token = &audience.token;
                    let unsent = UnsentFollowUp { code, typed, token };
                    self.embed(audience, Embed::FollowUp(unsent))
                }
            },
            Given::Loose(submitted) => self.typed(audience, submitted),
            Given::Blank(id) => match audience.assets.forms.get(id) {
                Some(form) => self.embed(
                    audience,
                    Embed::Form(
                        form,
                        &FormContext {
                            token: &audience.token,
                            ..FormContext::blank(lang, facts)
                        },
                    ),
                ),
                None => self.embed(audience, Embed::Nothing),
            },
            Given::Form(id, submitted) => match audience.assets.forms.get(id) {
                Some(form) => self.form(audience, form, submitted),
                None => self.typed(audience, submitted),
            },
        }
    }

    fn form(
        &self,
        audience: &Audience,
        form: &Form,
        submitted: &Submitted,
    ) -> Result<Page, PagesError> {
        let (lang, facts) = (audience.lang.as_str(), &audience.assets.facts);
        let errors = match &self.what {
            What::Invalid(errors) => errors.clone(),
            // The counts beside the fields say where it can be shorter.
            What::TooLarge => validate(form, facts, submitted).err().unwrap_or_default(),
            _ => Vec::new(),
        };
        let page = errors.first().map_or_else(
            || {
                submitted
                    .get(PAGE_FIELD)
                    .and_then(|page| page.parse().ok())
                    .unwrap_or_default()
            },
            |error| form.page_of(&error.field),
        );
        // What is not right on another page is said when that page comes.
        let errors: Vec<_> = errors
            .into_iter()
            .filter(|error| form.page_of(&error.field) == page)
            .collect();
        let context = FormContext {
            values: Some(submitted),
            errors: &errors,
            token: &audience.token,
            page,
            urgent: audience.in_danger,
            ..FormContext::blank(lang, facts)
        };
        match self.what {
            What::Invalid(_) => audience.pages.form_page(form, &context),
            _ => self.embed(audience, Embed::Form(form, &context)),
        }
    }

    /// What was typed in a form that is not there. Choices and hidden fields are short; what people write is long.
    fn typed(&self, audience: &Audience, submitted: &Submitted) -> Result<Page, PagesError> {
        let texts: Vec<_> = submitted
            .iter()
            .filter(|(name, value)| !name.starts_with('_') && !value.trim().is_empty())
            .map(|(_, value)| value)
            .collect();
        self.embed(audience, Embed::Typed(&texts))
    }

    fn embed(&self, audience: &Audience, embed: Embed<'_>) -> Result<Page, PagesError> {
        let title = self.title(audience);
        let text = self.text(audience);
        audience.pages.problem(&ProblemPage {
            lang: &audience.lang,
            facts: &audience.assets.facts,
            title: &title,
            text: &text,
            urgent: audience.in_danger,
            embed,
        })
    }

    fn title(&self, audience: &Audience) -> String {
        if self.asks_code_again(audience) {
            return audience
                .pages
                .strings()
                .plain(&audience.lang, "problem-code-again-title");
        }
        audience.pages.strings().plain(
            &audience.lang,
            &format!("problem-{}-title", self.what.name()),
        )
    }

    fn text(&self, audience: &Audience) -> String {
        let plain = |key: &str| audience.pages.strings().plain(&audience.lang, key);
        match (&self.what, &self.given) {
            (What::Unavailable, Given::Form(..) | Given::FollowUp(..)) => {
                plain("problem-unavailable-text")
            }
            (What::Unavailable, _) => plain("problem-unavailable-plain-text"),
            (What::Internal, Given::Form(..) | Given::FollowUp(..)) => {
                plain("problem-internal-typed-text")
            }
            // As after a double click. It says the same of every code that leads to nothing.
            (What::NoSuchReceipt, Given::TakenBack(_)) => plain("problem-taken-back-text"),
            (What::Malformed, _) if audience.json => plain("problem-malformed-json"),
            (What::Withdrawn, _) if audience.json => plain("problem-withdrawn-json"),
            // What was typed is on the page, so nobody needs to go back for it.
            (What::Malformed | What::Timeout | What::Unsupported, Given::Form(..)) => {
                plain("problem-read-in-part-text")
            }
            (
                What::Malformed
                | What::Timeout
                | What::Unsupported
                | What::NotFound
                | What::MethodNotAllowed,
                Given::Loose(_),
            ) => plain("problem-loose-text"),
            (What::MethodNotAllowed, Given::Form(..)) => plain("problem-read-in-part-text"),
            (What::TooLarge | What::FarTooLarge, _) if audience.json => {
                plain("problem-too-large-json")
            }
            (What::TooMany { retry_after }, _) => {
                let mut args = fluent_bundle::FluentArgs::new();
                args.set("minutes", retry_after.div_ceil(60));
                let key = "problem-too-many-text";
                audience.pages.strings().get(&audience.lang, key, &args)
            }
            _ if self.asks_code_again(audience) => plain("problem-code-again-text"),
            _ => plain(&format!("problem-{}-text", self.what.name())),
        }
    }

    /// A page with an answer was loaded again, and it is not shown again without the code.
    fn asks_code_again(&self, audience: &Audience) -> bool {
        !audience.json
            && self.what == What::MethodNotAllowed
            && matches!(self.given, Given::Code(_))
    }

    /// RFC 9457.
    fn json(&self, audience: &Audience) -> Value {
        let mut problem = json!({
            "type": format!("urn:social-brokers:problem:{}", self.what.name()),
            "title": self.title(audience),
            "status": self.what.status().as_u16(),
            "detail": self.text(audience),
        });
        if audience.in_danger {
            problem["urgent"] = true.into();
            problem["helplines"] = helplines_as_json(&audience.lang, &audience.assets.facts);
        }
        let errors = self.json_errors(audience);
        if !errors.is_empty() {
            problem["errors"] = errors.into();
        }
        problem
    }

    fn json_errors(&self, audience: &Audience) -> Vec<Value> {
        match (&self.what, &self.given) {
            (What::Invalid(errors), Given::Form(id, _)) => {
                let Some(form) = audience.assets.forms.get(id) else {
                    return Vec::new();
                };
                let message = |error| audience.pages.error_message(&audience.lang, form, error);
                errors
                    .iter()
                    .map(|error| json!({ "field": error.field, "message": message(error) }))
                    .collect()
            }
            (What::Invalid(errors), Given::FollowUp(..)) => {
                let message = |error: &FieldError| audience.pages.reason(&audience.lang, error);
                errors
                    .iter()
                    .map(|error| json!({ "field": error.field, "message": message(error) }))
                    .collect()
            }
            (What::BadCode(error), _) => {
                vec![json!({ "field": "code", "message": code_message(audience, *error) })]
            }
            _ => Vec::new(),
        }
    }
}

fn code_message(audience: &Audience, error: ReceiptError) -> String {
    let mut args = fluent_bundle::FluentArgs::new();
    let key = match error {
        ReceiptError::Empty => "error-code-missing",
        ReceiptError::Character { sign, at } => {
            args.set("sign", sign.to_string());
            args.set("at", at);
            "error-code-character"
        }
        ReceiptError::Several => "error-code-several",
        ReceiptError::NoneAmongWords | ReceiptError::Randomness => "error-code-none",
        ReceiptError::Length { length } => {
            args.set("length", length);
            if length < CHARACTERS {
                "error-code-short"
            } else {
                "error-code-long"
            }
        }
    };
    audience.pages.strings().get(&audience.lang, key, &args)
}
