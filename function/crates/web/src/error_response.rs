//! From what went wrong to what people and programs get to see. No other module makes an answer of an error.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use serde_json::{Value, json};

use crate::audience::{Audience, HTML, json as json_response, respond};
use characters::twin;
use forms::{FieldError, Form, PAGE_FIELD, Submitted, given_back, validate};
use pages::{
    Embed, ErrorPage, FormContext, LookupPage, Page, PagesError, UnsentFollowUp, helplines_as_json,
};
use sealing::receipt::{CHARACTERS, ReceiptError};
use store::StoreError;

/// The page when not even the error page can be rendered.
const LAST_RESORT: &str = "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Er ging bij ons iets mis</title></head>\
<body><main><h1>Er ging bij ons iets mis</h1><p>Dat ligt aan ons, niet aan jou. Laad deze pagina opnieuw: je browser vraagt dan of hij je tekst nog een keer mag versturen.</p>\
<p>Heb je nu hulp nodig? Bel 112 bij gevaar, 113 als je aan zelfmoord denkt, of de Kindertelefoon: 0800-0432.</p></main></body></html>\n";

/// How many seconds an engine that does not answer gets to come back: "half a minute" in the words.
const UNAVAILABLE_FOR: u32 = 30;

/// An error, and the input to echo.
#[derive(Debug)]
pub struct ErrorResponse {
    /// Decides the status and the text.
    pub kind: ErrorKind,
    /// Shown again on the page.
    pub input: EchoedInput,
}

/// The kinds of errors that a client can see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorKind {
    /// There is no such page.
    NotFound,
    /// There is no such form.
    NoSuchForm,
    /// Nothing belongs to this code: unknown, expired and withdrawn look alike.
    NoSuchReceipt,
    /// The page exists, but not for this method.
    MethodNotAllowed,
    /// The same page was sent before, and its submission was withdrawn.
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
    /// Some fields are invalid.
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

/// The input that the response echoes, as far as it could be read.
#[derive(Debug, Default)]
pub enum EchoedInput {
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
    /// A code, another question in the thread that it leads to, and whether it says what is to be different on a page for the site.
    FollowUp(String, String, bool),
}

impl From<ErrorKind> for ErrorResponse {
    fn from(kind: ErrorKind) -> Self {
        Self {
            kind,
            input: EchoedInput::Nothing,
        }
    }
}

impl ErrorKind {
    /// The error with the input to echo.
    pub fn echoing(self, input: EchoedInput) -> ErrorResponse {
        ErrorResponse { kind: self, input }
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

impl From<StoreError> for ErrorKind {
    /// The cause goes to the log, and only there.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NoSuchReceipt,
            StoreError::Withdrawn => Self::Withdrawn,
            StoreError::Unavailable(_) | StoreError::NoTable | StoreError::Conflict => {
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

impl From<PagesError> for ErrorKind {
    fn from(error: PagesError) -> Self {
        tracing::error!(%error, "a page could not be made");
        Self::Internal
    }
}

impl ErrorResponse {
    /// The answer.
    pub fn answer(&self, audience: &Audience) -> Response<Body> {
        let status = self.kind.status();
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
        if let Some(seconds) = self.kind.retry_after() {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }

    fn page(&self, audience: &Audience) -> Result<Page, PagesError> {
        let (lang, facts) = (audience.lang.as_str(), &audience.assets.facts);
        if let (
            ErrorKind::BadCode(error),
            EchoedInput::Code(typed) | EchoedInput::TakenBack(typed),
        ) = (&self.kind, &self.input)
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
        match &self.input {
            EchoedInput::Nothing => self.embed(audience, Embed::Nothing),
            EchoedInput::Code(typed) | EchoedInput::TakenBack(typed) => {
                self.embed(audience, Embed::Lookup(typed))
            }
            EchoedInput::FollowUp(code, typed, about_page) => match self.kind {
                ErrorKind::BadCode(_) | ErrorKind::NoSuchReceipt => {
                    self.embed(audience, Embed::Unsent(code, typed))
                }
                _ => {
                    let token = &audience.token;
                    let unsent = UnsentFollowUp {
                        code,
                        typed,
                        token,
                        about_page: *about_page,
                    };
                    self.embed(audience, Embed::FollowUp(unsent))
                }
            },
            EchoedInput::Loose(submitted) => self.typed(audience, submitted),
            EchoedInput::Blank(id) => match audience.assets.forms.get(id) {
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
            EchoedInput::Form(id, submitted) => match audience.assets.forms.get(id) {
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
        let submitted = &given_back(form, submitted);
        let errors = match &self.kind {
            ErrorKind::Invalid(errors) => errors.clone(),
            // The field messages say where to shorten.
            ErrorKind::TooLarge => validate(form, facts, submitted).err().unwrap_or_default(),
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
        // Errors on other pages are shown when those pages come.
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
        match self.kind {
            ErrorKind::Invalid(_) => audience.pages.form_page(form, &context),
            _ => self.embed(audience, Embed::Form(form, &context)),
        }
    }

    /// Echoes the input of an unknown form. Choices and hidden fields are short; free text is long.
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
        audience.pages.error_page(&ErrorPage {
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
            &format!("problem-{}-title", self.kind.name()),
        )
    }

    fn text(&self, audience: &Audience) -> String {
        let plain = |key: &str| audience.pages.strings().plain(&audience.lang, key);
        match (&self.kind, &self.input) {
            (ErrorKind::Unavailable, EchoedInput::Form(..) | EchoedInput::FollowUp(..)) => {
                plain("problem-unavailable-text")
            }
            (ErrorKind::Unavailable, _) => plain("problem-unavailable-plain-text"),
            (ErrorKind::Internal, EchoedInput::Form(..) | EchoedInput::FollowUp(..)) => {
                plain("problem-internal-typed-text")
            }
            // As after a double click. The text is the same for every unknown code.
            (ErrorKind::NoSuchReceipt, EchoedInput::TakenBack(_)) => {
                plain("problem-taken-back-text")
            }
            (ErrorKind::Malformed, _) if audience.json => plain("problem-malformed-json"),
            (ErrorKind::Withdrawn, _) if audience.json => plain("problem-withdrawn-json"),
            // The input is on the page, so nobody needs to go back for it.
            (
                ErrorKind::Malformed | ErrorKind::Timeout | ErrorKind::Unsupported,
                EchoedInput::Form(..),
            ) => plain("problem-read-in-part-text"),
            (
                ErrorKind::Malformed
                | ErrorKind::Timeout
                | ErrorKind::Unsupported
                | ErrorKind::NotFound
                | ErrorKind::MethodNotAllowed,
                EchoedInput::Loose(_),
            ) => plain("problem-loose-text"),
            (ErrorKind::MethodNotAllowed, EchoedInput::Form(..)) => {
                plain("problem-read-in-part-text")
            }
            (ErrorKind::TooLarge | ErrorKind::FarTooLarge, _) if audience.json => {
                plain("problem-too-large-json")
            }
            (ErrorKind::TooMany { retry_after }, _) => {
                let mut args = fluent_bundle::FluentArgs::new();
                args.set("minutes", retry_after.div_ceil(60));
                let key = "problem-too-many-text";
                audience.pages.strings().get(&audience.lang, key, &args)
            }
            _ if self.asks_code_again(audience) => plain("problem-code-again-text"),
            _ => plain(&format!("problem-{}-text", self.kind.name())),
        }
    }

    /// A page with an answer was loaded again, and it is not shown again without the code.
    fn asks_code_again(&self, audience: &Audience) -> bool {
        !audience.json
            && self.kind == ErrorKind::MethodNotAllowed
            && matches!(self.input, EchoedInput::Code(_))
    }

    /// RFC 9457.
    fn json(&self, audience: &Audience) -> Value {
        let mut problem = json!({
            "type": format!("urn:social-brokers:problem:{}", self.kind.name()),
            "title": self.title(audience),
            "status": self.kind.status().as_u16(),
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
        match (&self.kind, &self.input) {
            (ErrorKind::Invalid(errors), EchoedInput::Form(id, _)) => {
                let Some(form) = audience.assets.forms.get(id) else {
                    return Vec::new();
                };
                let message = |error| audience.pages.error_message(&audience.lang, form, error);
                errors
                    .iter()
                    .map(|error| json!({ "field": error.field, "message": message(error) }))
                    .collect()
            }
            (ErrorKind::Invalid(errors), EchoedInput::FollowUp(..)) => {
                let message = |error: &FieldError| audience.pages.reason(&audience.lang, error);
                errors
                    .iter()
                    .map(|error| json!({ "field": error.field, "message": message(error) }))
                    .collect()
            }
            (ErrorKind::BadCode(error), _) => {
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
        ReceiptError::Character { character, at } => {
            args.set("sign", character.to_string());
            args.set("at", at);
            match twin(character) {
                // It looks as it should, so saying which one it is helps nobody.
                Some(latin) => {
                    args.set("latin", latin.to_string());
                    "error-code-alphabet"
                }
                None => "error-code-character",
            }
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
