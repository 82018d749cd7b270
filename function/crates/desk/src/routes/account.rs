//! One's own account: passkeys, the recovery code, sessions.

use axum::Extension;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, Response, StatusCode, Uri};

use super::cookies;
use super::done;
use super::doors::{read, secrets};
use crate::views::{AccountPage, RecoveryNext, entry_error};
use crate::{AtDesk, device};
use people::PeopleError;
use web::redirect::redirect;

const HERE: &str = "/desk/account";
/// What can just have been done, as an address says it, and the message key.
const DONE: [(&str, &str); 6] = [
    ("sleutel-gemaakt", "account-done-added"),
    ("sleutel-weg", "account-done-removed"),
    ("sessie-weg", "account-done-ended"),
    ("dienst", "account-done-duty"),
    ("dienst-af", "account-done-duty-ended"),
    ("herstelcode", "account-done-recovered"),
];

/// `GET /desk/account`
pub(super) async fn show(
    Extension(at): Extension<AtDesk>,
    headers: HeaderMap,
    uri: Uri,
) -> Response<Body> {
    let done = done::said(&uri, &DONE);
    at.account_page(&headers, StatusCode::OK, (None, done))
        .await
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
            let people = at.desk.people_on(&headers);
            people.add_passkey(&at.inside, &secrets, &origin).await
        }
        (None, _) => Err(PeopleError::Wrong),
        (_, Err(error)) => Err(error),
    };
    at.after(&headers, added, "sleutel-gemaakt").await
}

/// `POST /desk/account/passkeys/remove`
pub(super) async fn remove(Extension(at): Extension<AtDesk>, request: Request) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let which = sent.get("sleutel").unwrap_or_default();
    let removed = at.desk.people.remove_passkey(&at.inside, which).await;
    at.after(&headers, removed, "sleutel-weg").await
}

/// `POST /desk/account/recovery`: a new recovery code, shown once. A page that is loaded again makes no other one.
pub(super) async fn renew_recovery(
    Extension(at): Extension<AtDesk>,
    request: Request,
) -> Response<Body> {
    let (headers, sent) = read(request).await;
    let known = sent.get("code").unwrap_or_default();
    match at.desk.people.renew_recovery(&at.inside, known).await {
        Ok(code) => at.desk.view().recovery(&code, RecoveryNext::Renewed),
        Err(PeopleError::Used) => {
            let error = Some("account-recovery-again");
            let status = StatusCode::CONFLICT;
            at.account_page(&headers, status, (error, None)).await
        }
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
        other => at.after(&headers, other, "sessie-weg").await,
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
    let done = if on_duty { "dienst" } else { "dienst-af" };
    at.after(&headers, changed, done).await
}

/// `GET /desk/welcome`: what somebody who reads nothing can do here.
pub(super) async fn welcome(Extension(at): Extension<AtDesk>) -> Response<Body> {
    let edits = at.desk.editor.is_some();
    at.desk.view().welcome(&at.me, &at.inside.person, edits)
}

impl AtDesk {
    /// The page after a change; `done` says in its address what was done.
    async fn after(
        &self,
        headers: &HeaderMap,
        result: Result<(), PeopleError>,
        done: &str,
    ) -> Response<Body> {
        match result {
            Ok(()) => redirect(&done::address(HERE, done)),
            Err(error) => match entry_error(&error) {
                Some((status, key)) => self.account_page(headers, status, (Some(key), None)).await,
                None => self.desk.view().people_error(&error),
            },
        }
    }

    async fn account_page(
        &self,
        headers: &HeaderMap,
        status: StatusCode,
        (error, done): (Option<&'static str>, Option<&'static str>),
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
                    passkeys: &self.inside.passkeys(&mine),
                    sessions: &self.desk.people.open_sessions(&self.inside, &mine),
                    device: device::of(headers),
                    error,
                    done,
                },
            ),
            (Err(error), _) | (_, Err(error)) => self.desk.view().people_error(&error),
        }
    }
}
