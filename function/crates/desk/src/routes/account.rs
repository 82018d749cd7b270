//! One's own account: passkeys, the recovery code, sessions.

use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Response, StatusCode};

use super::cookies;
use super::doors::{read, secrets};
use crate::AtDesk;
use crate::views::{AccountPage, entry_error};
use people::PeopleError;
use web::redirect::redirect;

const HERE: &str = "/desk/account";

/// `GET /desk/account`
pub(super) async fn show(Extension(at): Extension<AtDesk>, headers: HeaderMap) -> Response<Body> {
    at.account_page(&headers, StatusCode::OK, None).await
}

/// `POST /desk/account/passkey`: what the script needs to make a passkey.
pub(super) async fn begin_adding(
    Extension(at): Extension<AtDesk>,
    headers: HeaderMap,
) -> Response<Body> {
    let begun = match at.desk.origin(&headers) {
        Ok(origin) => at.desk.people.begin_adding(&at.inside, &origin).await,
        Err(error) => Err(error),
    };
    at.desk.challenge(begun)
}

/// `POST /desk/account/passkeys`
pub(super) async fn add(Extension(at): Extension<AtDesk>, request: Request) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let added = match (secrets(&sent), at.desk.origin(&headers)) {
        (Some(secrets), Ok(origin)) => {
            let people = &at.desk.people;
            people.add_passkey(&at.inside, &secrets, &origin).await
        }
        (None, _) => Err(PeopleError::Wrong),
        (_, Err(error)) => Err(error),
    };
    at.after(&headers, added).await
}

/// `POST /desk/account/passkeys/remove`
pub(super) async fn remove(Extension(at): Extension<AtDesk>, request: Request) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let which = sent.get("sleutel").unwrap_or_default();
    let removed = at.desk.people.remove_passkey(&at.inside, which).await;
    at.after(&headers, removed).await
}

/// `POST /desk/account/recovery`: a new recovery code, shown once.
pub(super) async fn renew_recovery(Extension(at): Extension<AtDesk>) -> Response<Body> {
    match at.desk.people.renew_recovery(&at.inside).await {
        Ok(code) => at.desk.view().recovery(&code),
        Err(error) => at.desk.view().people_error(&error),
    }
}

/// `POST /desk/account/sessions`: ends one session, or all of them.
pub(super) async fn end_sessions(
    Extension(at): Extension<AtDesk>,
    request: Request,
) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let (people, me) = (&at.desk.people, &at.inside);
    let ended = match sent.get("sessie").unwrap_or_default() {
        "alle" => people.end_sessions(me, &me.person.id, None).await,
        one => people.end_session(&me.person.id, one).await,
    };
    match ended {
        Ok(()) if sent.get("sessie") == Some("alle") => {
            let mut response = at.desk.view().message(StatusCode::OK, "left");
            cookies::end(&mut response, &headers);
            response
        }
        other => at.after(&headers, other).await,
    }
}

/// `POST /desk/account/duty`: begins or ends one's own duty.
pub(super) async fn change_duty(
    Extension(at): Extension<AtDesk>,
    request: Request,
) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let on_duty = sent.get("dienst") == Some("ja");
    let changed = at.desk.people.change_duty(&at.inside, on_duty).await;
    at.after(&headers, changed).await
}

/// `GET /desk/welcome`: what somebody who reads nothing can do here.
pub(super) async fn welcome(Extension(at): Extension<AtDesk>) -> Response<Body> {
    let edits = at.desk.editor.is_some();
    at.desk.view().welcome(&at.me, &at.inside.person, edits)
}

impl AtDesk {
    async fn after(&self, headers: &HeaderMap, result: Result<(), PeopleError>) -> Response<Body> {
        match result {
            Ok(()) => redirect(HERE),
            Err(error) => match entry_error(&error) {
                Some((status, key)) => self.account_page(headers, status, Some(key)).await,
                None => self.desk.view().people_error(&error),
            },
        }
    }

    async fn account_page(
        &self,
        headers: &HeaderMap,
        status: StatusCode,
        error: Option<&'static str>,
    ) -> Response<Body> {
        let passphrase = people::suggested_passphrase();
        match (self.desk.people.mine(&self.inside).await, passphrase) {
            (Ok(mine), Ok(passphrase)) => self.desk.view().account(
                status,
                &AccountPage {
                    mine: &mine,
                    me: &self.me,
                    session: &self.inside.session,
                    passkeys_work: self.desk.origin(headers).is_ok(),
                    passphrase: &passphrase,
                    error,
                },
            ),
            (Err(error), _) | (_, Err(error)) => self.desk.view().people_error(&error),
        }
    }
}
