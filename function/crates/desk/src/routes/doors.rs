//! The ways in: the link of this machine, a passkey, a recovery code, an invitation.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri};
use zeroize::Zeroizing;

use super::cookies;
use super::place::ReturnAddress;
use crate::Desk;
use crate::views::{AcceptPage, RecoveryNext, entry_error};
use forms::Submitted;
use people::{Answer, Challenge, Name, Origin, PeopleError, Secrets, SessionCookie, Token};
use store::PersonId;
use web::audience::respond;
use web::redirect::redirect;
use web::request::{self, parameter};

/// The field with the token of a link.
const TOKEN: &str = "token";
/// The field with a name.
pub(super) const NAME: &str = "naam";

/// `GET /desk/enter`: with the token of a link a button only, so that a program that previews links does not use it.
pub(super) async fn enter_page(State(desk): State<Desk>, uri: Uri) -> Response<Body> {
    let token = parameter(&uri, TOKEN);
    if token.is_empty() {
        return desk.view().sign_in(StatusCode::OK, "", None);
    }
    desk.enter_page(&token, ("", None)).await
}

/// `POST /desk/enter`: with the link of this machine.
pub(super) async fn enter(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let typed = sent.get(TOKEN).unwrap_or_default();
    let Some(token) = Token::parse(typed).filter(|token| desk.links.works(token)) else {
        return desk.view().message(StatusCode::UNAUTHORIZED, "used");
    };
    let name = sent.get(NAME).unwrap_or_default();
    let arrival = match sent.get("persoon").and_then(PersonId::parse) {
        Some(known) => Ok(Arrival::Known(known)),
        None => Name::parse(name)
            .map(Arrival::New)
            .map_err(PeopleError::Name),
    };
    let entered = match arrival {
        // From here on nobody else can use it.
        Ok(arrival) if desk.links.take(&token) => desk.arrive(arrival, &headers).await,
        Ok(_) => Err(PeopleError::Used),
        Err(error) => Err(error),
    };
    match entered {
        Ok(session) => desk.welcome(&headers, &session),
        Err(PeopleError::Used) => desk.view().message(StatusCode::UNAUTHORIZED, "used"),
        Err(error) => {
            desk.links.put_back(&token);
            match error {
                PeopleError::Name(bad) => desk.enter_page(typed, (name, Some(bad))).await,
                error => desk.view().people_error(&error),
            }
        }
    }
}

/// Somebody at the door of this machine.
enum Arrival {
    Known(PersonId),
    New(Name),
}

/// `POST /desk/passkey`: what the script needs to ask for a passkey.
pub(super) async fn begin_signing_in(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let begun = match desk.origin(&headers) {
        Ok(origin) => {
            let name = sent.get(NAME).unwrap_or_default();
            desk.people.begin_signing_in(name, &origin).await
        }
        Err(error) => Err(error),
    };
    desk.challenge(begun)
}

/// `POST /desk/sign-in`
pub(super) async fn sign_in(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let entered = match (secrets(&sent), desk.origin(&headers)) {
        (Some(secrets), Ok(origin)) => desk.people_on(&headers).sign_in(&secrets, &origin).await,
        (None, _) => Err(PeopleError::Wrong),
        (_, Err(error)) => Err(error),
    };
    match entered {
        Ok(session) => {
            // A session that was locked is replaced by this one.
            if let Some(before) = cookies::session(&headers)
                && let Err(error) = desk.people.leave(&before).await
            {
                tracing::error!(%error, "a session ends later than it should");
            }
            desk.welcome(&headers, &session)
        }
        Err(error) => {
            let name = sent.get(NAME).unwrap_or_default();
            match entry_error(&error) {
                Some((status, key)) => desk.view().sign_in(status, name, Some(key)),
                None => desk.view().people_error(&error),
            }
        }
    }
}

/// `GET /desk/recover`
pub(super) async fn recover_page(State(desk): State<Desk>) -> Response<Body> {
    desk.view().recover(StatusCode::OK, ("", ""), None)
}

/// `POST /desk/recover`: in with a recovery code, to the next one, and from there to one's account for a new passkey.
pub(super) async fn recover(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let field = |name: &str| sent.get(name).unwrap_or_default();
    let (name, code) = (field(NAME), field("herstelcode"));
    match desk.people_on(&headers).recover(name, code).await {
        Ok((session, next)) => {
            let mut response = desk.view().recovery(&next, RecoveryNext::Recovered);
            cookies::begin(&mut response, &headers, &session);
            response
        }
        Err(error) => match entry_error(&error) {
            Some((status, key)) => desk.view().recover(status, (name, code), Some(key)),
            None => desk.view().people_error(&error),
        },
    }
}

/// `GET /desk/accept?token=…`
pub(super) async fn accept_page(
    State(desk): State<Desk>,
    headers: HeaderMap,
    uri: Uri,
) -> Response<Body> {
    let token = parameter(&uri, TOKEN);
    desk.accept_page(&headers, &token, None).await
}

/// `POST /desk/accept/passkey`: what the script needs to make a passkey.
pub(super) async fn begin_accepting(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let token = Token::parse(sent.get(TOKEN).unwrap_or_default());
    let begun = match (token, desk.origin(&headers)) {
        (Some(token), Ok(origin)) => desk.people.begin_accepting(&token, &origin).await,
        (None, _) => Err(PeopleError::Used),
        (_, Err(error)) => Err(error),
    };
    desk.challenge(begun)
}

/// `POST /desk/accept`
pub(super) async fn accept(State(desk): State<Desk>, request: Request) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let typed = sent.get(TOKEN).unwrap_or_default();
    let accepted = match (Token::parse(typed), secrets(&sent), desk.origin(&headers)) {
        (Some(token), Some(secrets), Ok(origin)) => {
            let people = desk.people_on(&headers);
            people.accept(&token, &secrets, &origin).await
        }
        (None, ..) => Err(PeopleError::Used),
        (_, None, _) => Err(PeopleError::Wrong),
        (.., Err(error)) => Err(error),
    };
    match accepted {
        Ok((session, recovery)) => {
            let mut response = desk.view().recovery(&recovery, RecoveryNext::Accepted);
            cookies::begin(&mut response, &headers, &session);
            response
        }
        Err(error) => match entry_error(&error) {
            Some((_, key)) => desk.accept_page(&headers, typed, Some(key)).await,
            None => desk.view().people_error(&error),
        },
    }
}

impl Desk {
    async fn arrive(
        &self,
        arrival: Arrival,
        headers: &HeaderMap,
    ) -> Result<SessionCookie, PeopleError> {
        let people = self.people_on(headers);
        match arrival {
            Arrival::Known(person) => people.enter_again_here(&person).await,
            Arrival::New(name) => people.enter_first_here(name).await,
        }
    }

    async fn enter_page(
        &self,
        token: &str,
        (name, error): (&str, Option<people::BadName>),
    ) -> Response<Body> {
        // Whoever has no link learns no names.
        let works = Token::parse(token).is_some_and(|token| self.links.works(&token));
        let known = if works {
            self.people.known_here().await
        } else {
            Ok(Vec::new())
        };
        match known {
            Ok(known) => self.view().enter(token, &known, (name, error)),
            Err(error) => self.view().people_error(&error),
        }
    }

    async fn accept_page(
        &self,
        headers: &HeaderMap,
        token: &str,
        error: Option<&'static str>,
    ) -> Response<Body> {
        let person = match Token::parse(token) {
            Some(token) => self.people.invited(&token).await,
            None => Err(PeopleError::Used),
        };
        // Where no passkey can be made, the invitation is not used up either.
        let made = person.and_then(|person| {
            self.origin(headers)?;
            Ok((person, people::suggested_passphrase()?))
        });
        match made {
            Ok((newcomer, passphrase)) => self.view().accept(&AcceptPage {
                newcomer: &newcomer,
                token,
                passphrase: &passphrase,
                error,
            }),
            Err(PeopleError::Used) => self
                .view()
                .message(StatusCode::UNAUTHORIZED, "invitation-used"),
            Err(error) => self.view().people_error(&error),
        }
    }

    /// Whoever has just come in is where they were before.
    fn welcome(&self, headers: &HeaderMap, session: &SessionCookie) -> Response<Body> {
        let back = ReturnAddress::remembered(self, headers);
        let mut response = redirect(back.as_ref().map_or("/desk", |ReturnAddress(back)| back));
        cookies::begin(&mut response, headers, session);
        if back.is_some() {
            cookies::set(&mut response, &ReturnAddress::removal());
        }
        response
    }

    /// Where browsers see this desk.
    pub(super) fn origin(&self, headers: &HeaderMap) -> Result<Origin, PeopleError> {
        let host = cookies::host(headers);
        match &self.address {
            Some(address) => Origin::parse(address),
            None if cookies::is_on_loopback(headers) => Origin::parse(&format!("http://{host}")),
            None => Origin::parse(&format!("https://{host}")),
        }
    }

    /// A challenge for the script, or a sentence that it shows.
    pub(super) fn challenge(&self, begun: Result<Challenge, PeopleError>) -> Response<Body> {
        let kind = HeaderValue::from_static("application/json");
        match begun {
            Ok(challenge) => match serde_json::to_vec(&challenge) {
                Ok(json) => respond(StatusCode::OK, kind, json),
                Err(_) => respond(StatusCode::INTERNAL_SERVER_ERROR, kind, "{}"),
            },
            Err(error) => {
                let (status, message) = self.view().error_in_words(&error);
                let json = serde_json::json!({ "message": message });
                respond(status, kind, json.to_string())
            }
        }
    }
}

/// Reads a small form.
pub(super) async fn read(request: Request) -> (HeaderMap, Submitted) {
    let (parts, body) = request.into_parts();
    let sent = request::read(&parts.headers, body).await;
    (parts.headers, sent.fields)
}

/// What a page with a passkey sends.
pub(super) fn secrets(sent: &Submitted) -> Option<Secrets> {
    let field = |name: &str| sent.get(name).unwrap_or_default();
    Some(Secrets {
        answer: Answer {
            ceremony: Token::parse(field("ceremonie"))?,
            credential: field("sleutel").to_owned(),
            prf: people::prf(field("prf")),
        },
        passphrase: Zeroizing::new(field("wachtzin").to_owned()),
        name: field("sleutelnaam").to_owned(),
    })
}
